"""What the reading pane shows: a window of a source's text, and all that was read from that stretch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, select

from backchannel.casefile import Case
from backchannel.casefile.judging import Standing, judgements, standing
from backchannel.casefile.leaves import Section, content, head, items
from backchannel.casefile.tables import actor, block, leaf, mention
from backchannel.record.actor import Post
from backchannel.record.claim import Claim
from backchannel.record.finding import Finding, Loaded
from backchannel.record.judgement import Judgement
from backchannel.record.quotation import Quotation
from backchannel.record.source import Source
from backchannel.record.text import Block, Page
from backchannel.views.sources import SourceRow, source_row

WINDOW = 60_000
"""Code points of text in one window, about 10,000 words: most documents are one window, and it stays under 300 ms."""
MOST = 400_000
_posts: TypeAdapter[tuple[Post, ...]] = TypeAdapter(tuple[Post, ...])


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim, what people's judgements on it come to, and those in force, oldest first."""

    claim: Claim
    standing: Standing
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class MentionShown:
    """A mention inside the window; ``actor`` is the actor's id."""

    start: int
    end: int
    kind: str
    actor: str


@dataclass(frozen=True, slots=True)
class ActorShown:
    """An actor of this source that the window names or that one of its claims or quotations needs.

    ``mentions`` counts the whole source.
    """

    id: str
    kind: str
    name: str
    country: str | None
    sector: str | None
    mentions: int
    found_by: str
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Pane:
    """A window of a source. All offsets are code points of the whole text; ``text == whole[start:end]``.

    ``before`` and ``after`` are the code points to ask for to get the windows beside this one, None at the ends.
    Blocks, claims, … are those that overlap the window, in text order; a claim at its edge may reach beyond it.
    """

    row: SourceRow
    source: Source
    characters: int
    start: int
    end: int
    text: str
    before: int | None
    after: int | None
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    actors: tuple[ActorShown, ...]
    mentions: tuple[MentionShown, ...]
    claims: tuple[JudgedClaim, ...]
    quotations: tuple[Quotation, ...]
    loaded: tuple[Loaded, ...]
    findings: tuple[Finding, ...]


def reading(case: Case, source_id: str, *, at: int = 0, size: int = WINDOW) -> Pane:
    """The window of ``source_id`` that holds code point ``at``, starting at a block; NoSuchThing, ValueError.

    Windows lie at fixed places for a given ``size``, so going forth and back shows the same stretches.
    """
    if at < 0 or not 1 <= size <= MOST:
        raise ValueError(f"a window holds 1 to {MOST} code points, from 0 on")
    row = source_row(case, source_id)
    with case.reading() as connection:
        stored = case.find(connection, source_id)
        start, end = _window(connection, stored.source_no, stored.characters, at, size)
        found = _Leaves(connection, stored.record_no, start, end)
        claims: list[Claim] = found.items(Section.CLAIMS, lambda c: (c.passage.start, c.passage.end))
        judged = judgements(connection, [claim.id for claim in claims])
        quotations = found.items(Section.QUOTATIONS, lambda q: (q.content.start, q.content.end))
        mentions = _mentions(connection, stored.source_no, start, end)
        actors = _actors(connection, stored.source_no, mentions, claims, quotations)
        return Pane(
            row=row,
            source=head(found.bodies(Section.HEAD)[0][2]).source,
            characters=stored.characters,
            start=start,
            end=end,
            text=found.text(),
            before=_window(connection, stored.source_no, stored.characters, start - 1, size)[0] if start else None,
            after=end if end < stored.characters else None,
            blocks=tuple(found.items(Section.BLOCKS, lambda b: (b.start, b.end))),
            pages=tuple(found.items(Section.PAGES, lambda p: (p.start, p.end))),
            actors=actors,
            mentions=mentions,
            claims=tuple(
                JudgedClaim(claim, standing(judged.get(claim.id, ())), judged.get(claim.id, ())) for claim in claims
            ),
            quotations=tuple(quotations),
            loaded=tuple(found.items(Section.LOADED, lambda w: (w.words.start, w.words.end))),
            findings=tuple(
                one
                for one in found.all(Section.FINDINGS)
                if any(p.start < end and p.end > start for p in one.passages)
                or (not one.passages and {claim.id for claim in claims} & set(one.claims))
            ),
        )


def _window(connection: Connection, source_no: int, characters: int, at: int, size: int) -> tuple[int, int]:
    """Edges: multiples of ``size`` moved back to the start of the block (piece) there; the ends are the text's own."""
    at = min(at, max(characters - 1, 0))
    slot = at // size
    while True:
        start = _edge(connection, source_no, slot * size) if slot else 0
        end = _edge(connection, source_no, (slot + 1) * size) if (slot + 1) * size < characters else characters
        if at < start:
            slot -= 1
        elif at >= end and end < characters:
            slot += 1
        else:
            return start, end


def _edge(connection: Connection, source_no: int, near: int) -> int:
    found: int | None = connection.execute(
        select(func.max(block.c.start)).where(block.c.source_no == source_no, block.c.start <= near)
    ).scalar()
    return found or 0


class _Leaves:
    """The leaves of one record that overlap a window."""

    def __init__(self, connection: Connection, record_no: int, start: int, end: int) -> None:
        self._connection, self._record_no, self._start, self._end = connection, record_no, start, end

    def bodies(self, section: Section, *, everywhere: bool = False) -> Sequence[Any]:
        query = (
            select(leaf.c.start, leaf.c.end, leaf.c.body)
            .where(leaf.c.record_no == self._record_no, leaf.c.section == int(section))
            .order_by(leaf.c.no)
        )
        if section is not Section.HEAD and not everywhere:
            query = query.where(leaf.c.start < self._end, leaf.c.end > self._start)
        return self._connection.execute(query).all()

    def text(self) -> str:
        parts = []
        for start, end, body in self.bodies(Section.CONTENT):
            parts.append(content(body)[max(self._start - start, 0) : min(self._end, end) - start])
        return "".join(parts)

    def items(self, section: Section, span: Any) -> list[Any]:
        return [
            item
            for _, _, body in self.bodies(section)
            for item in items(section, body)
            if span(item)[0] < self._end and span(item)[1] > self._start
        ]

    def all(self, section: Section) -> Iterable[Any]:
        for _, _, body in self.bodies(section, everywhere=True):
            yield from items(section, body)


def _mentions(connection: Connection, source_no: int, start: int, end: int) -> tuple[MentionShown, ...]:
    rows = connection.execute(
        select(mention.c.start, mention.c.end, mention.c.kind, actor.c.id)
        .join_from(mention, actor, actor.c.no == mention.c.actor_no)
        .where(mention.c.source_no == source_no, mention.c.start >= start, mention.c.start < end)
        .order_by(mention.c.start, mention.c.end)
    )
    return tuple(MentionShown(*row) for row in rows)


def _actors(
    connection: Connection,
    source_no: int,
    mentions: Iterable[MentionShown],
    claims: Iterable[Claim],
    quotations: Iterable[Quotation],
) -> tuple[ActorShown, ...]:
    wanted = {one.actor for one in mentions}
    for claim in claims:
        wanted.update(p.actor for p in claim.participants if p.actor)
        wanted.update(hop.actor for hop in claim.chain if hop.actor)
    for quotation in quotations:
        for party in (quotation.speaker, quotation.addressee, quotation.medium):
            if party is not None and party.actor:
                wanted.add(party.actor)
    found: list[tuple[int, ActorShown]] = []
    ids = sorted(wanted)
    for at in range(0, len(ids), 400):
        rows = connection.execute(
            select(
                actor.c.no,
                actor.c.id,
                actor.c.kind,
                actor.c.name,
                actor.c.country,
                actor.c.sector,
                actor.c.mentions,
                actor.c.found_by,
                actor.c.posts,
            ).where(actor.c.source_no == source_no, actor.c.id.in_(ids[at : at + 400]))
        )
        found.extend((row[0], ActorShown(*row[1:-1], posts=_posts.validate_json(row[-1] or b"[]"))) for row in rows)
    return tuple(shown for _, shown in sorted(found, key=lambda pair: pair[0]))
