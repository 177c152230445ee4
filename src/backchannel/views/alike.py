"""Sentences that tell the like: of what somebody asks, or of the sentence in which a claim stands, in other documents.

How near two sentences lie gives an order and nothing else: it is not shown, and says nothing on whether a thing is so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, select

from backchannel.casefile import Case, NoSuchThing
from backchannel.casefile.matching import Filters, claim_places
from backchannel.casefile.meanings import Near, nearest, unread, vector_at
from backchannel.casefile.querying import folded, words_of
from backchannel.casefile.tables import block, claim, source
from backchannel.views.claims import unsure
from backchannel.views.keys import named
from backchannel.views.lines import ClaimLine, Party, lines

MOST = 200
"""Sentences that are listed at most. All sentences of a case are near or far, so a list ends where nobody reads on."""
ELSEWHERE = 10
"""Sentences of other documents that are listed beside a claim."""
NEAR = 0.625
"""How near (cosine) a sentence of another document must lie to be listed beside a claim: the lowest step of 0.025 at which
seven of ten pairs tell of the same event on ECB+ train (895 sentences of 574 news reports, all reports compared with each
other). There precision is 71.2 % and recall 40.0 % of pairs; on ECB+ dev, which was not looked at to choose it, 72.9 %
and 47.8 %. Of the ten nearest that are listed, 80 % are right on dev, the first 93 %, and of the sentences whose event
another report tells, 87 % get at least one that tells it (python -m training.evaluate).
"""


class Sense(Protocol):
    """Makes the vector of what somebody asks."""

    @property
    def maker(self) -> str:
        """What the vectors are made by: those of other makers cannot be compared with them."""
        ...

    def vector(self, words: str) -> bytes:
        """The vector of ``words``."""
        ...


@dataclass(frozen=True, slots=True)
class AlikeAsked:
    """What the sentences looked for should tell, in words of one's own. Each must hold a claim that fits all of the rest;
    countries are three-letter codes, ``years`` are first and last, both included.
    """

    typed: str
    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    openness: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 20

    @property
    def filters(self) -> Filters:
        """The same for the store."""
        return Filters(self.types, self.countries, years=self.years, openness=self.openness, stances=self.stances)


@dataclass(frozen=True, slots=True)
class Alike:
    """A sentence, where it stands (code points), and the claims that it holds. ``unsure_date``: none of them must fall in
    the years asked for, one may.
    """

    words: str
    start: int
    end: int
    source_id: str
    title: str | None
    file_name: str
    part: str | None
    author: str | None
    published: str | None
    claims: tuple[ClaimLine, ...]
    unsure_date: bool = False


@dataclass(frozen=True, slots=True)
class AlikePage:
    """``hits`` from ``offset`` on, nearest first, of ``total`` that are listed out of ``compared`` sentences. ``unread``
    counts the sources that were read before sentences were kept for this: they have to be read again.
    """

    hits: tuple[Alike, ...]
    total: int
    offset: int
    compared: int
    unread: int


@dataclass(frozen=True, slots=True)
class ToldElsewhere:
    """A sentence of another document. ``parties`` and ``countries`` are what its claims have in common with the one asked
    about: names as they stand there, and countries of which no such name is. ``times`` are those of its times (EDTF) that
    overlap with that one's. ``same_words``: it is the same, word for word.
    """

    sentence: Alike
    parties: tuple[str, ...]
    countries: tuple[str, ...]
    times: tuple[str, ...]
    same_words: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The nearest sentences of other documents, nearest first, of ``total`` near enough. ``known`` is False where the claim's
    own document was read before sentences were kept for this; ``unread`` counts all such sources.
    """

    rows: tuple[ToldElsewhere, ...]
    total: int
    known: bool
    unread: int


def alike(case: Case, asked: AlikeAsked, sense: Sense) -> AlikePage:
    """A page of the sentences that tell the like; none where nothing is asked. ValueError if page or years make no sense."""
    if asked.offset < 0 or not 1 <= asked.limit <= MOST:
        raise ValueError(f"a page holds 1 to {MOST} sentences, from 0 on")
    if asked.years is not None and not 0 <= asked.years[0] <= asked.years[1] <= 9999:
        raise ValueError("years go from 0 to 9999, the first not after the last")
    with case.reading() as connection:
        left = unread(connection, sense.maker)
        if not asked.typed.strip():
            return AlikePage((), 0, asked.offset, 0, left)
        filters = asked.filters
        holding = claim_places(connection, filters) if filters != Filters() else None
        found = nearest(connection, sense.maker, sense.vector(asked.typed), MOST, holding=holding)
        page = found.rows[asked.offset : asked.offset + asked.limit]
        hits = _sentences(connection, page, None if holding is None else frozenset(holding), asked.years)
    return AlikePage(hits, len(found.rows), asked.offset, found.looked_at, left)


def elsewhere(case: Case, source_id: str, claim_id: str) -> Elsewhere:
    """What other documents tell that lies near to the sentence of the source's claim; NoSuchThing."""
    with case.reading() as connection:
        stored = case.find(connection, source_id)
        own = connection.execute(
            select(claim.c.no, claim.c.trigger_start).where(
                claim.c.source_no == stored.source_no, claim.c.id == claim_id
            )
        ).first()
        if own is None:
            raise NoSuchThing(
                f"No claim {claim_id} was found.",
                "Its source holds none under that id; a later reading may have told it otherwise.",
                "Open the source and look for its words.",
            )
        made = vector_at(connection, stored.source_no, own.trigger_start)
        if made is None:
            return Elsewhere((), 0, False, 0)
        maker, vector, start, end = made
        found = nearest(connection, maker, vector, ELSEWHERE, without=stored.source_no, least=NEAR)
        (line,) = lines(connection, [own.no])
        words = _words(connection, stored.source_no, start, end)
        rows = tuple(_compared(line, words, one) for one in _sentences(connection, found.rows))
        return Elsewhere(rows, found.near, True, unread(connection, maker))


def _compared(line: ClaimLine, words: str, other: Alike) -> ToldElsewhere:
    """``other`` with what its claims have in common with ``line``."""
    own_names = {_alike_name(party) for party in line.parties} - {None}
    own_countries = {party.country for party in line.parties if party.country}
    theirs = [party for one in other.claims for party in one.parties]
    shared = [party for party in theirs if _alike_name(party) in own_names]
    countries = {party.country for party in theirs if party.country in own_countries}
    countries -= {party.country for party in shared}
    times = [one.edtf for one in other.claims if one.edtf and _overlap(line, one)]
    return ToldElsewhere(
        other,
        tuple(dict.fromkeys(str(party.name) for party in shared)),
        tuple(sorted(str(country) for country in countries)),
        tuple(dict.fromkeys(times)),
        _bare(words) == _bare(other.words),
    )


def _alike_name(party: Party) -> tuple[str, str | None, str] | None:
    """Kind, country and name; of a person the last word of it, since a chronology's "Nixon" is an essay's "Richard Nixon".
    It is shown as a name in common, not as one and the same person."""
    if party.key is None:
        return None
    kind, name, country = named(party.key)
    last = _bare(name)[-1:] if kind == "person" else _bare(name)
    return (kind, country, " ".join(last)) if last else None


def _overlap(one: ClaimLine, other: ClaimLine) -> bool:
    """Whether both times have both ends and share a day."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def _bare(words: str) -> list[str]:
    return [folded(words[start:end]) for start, end in words_of(words)]


def _sentences(
    connection: Connection,
    rows: Sequence[Near],
    fitting: frozenset[tuple[int, int]] | None = None,
    years: tuple[int, int] | None = None,
) -> tuple[Alike, ...]:
    """The sentences with all that a list prints; of their claims only those that begin at ``fitting`` places."""
    numbers = [[no for no, at in _claims_in(connection, row) if _fits(fitting, row, at)] for row in rows]
    told = iter(lines(connection, [no for own in numbers for no in own]))
    claims = [tuple(next(told) for _ in own) for own in numbers]
    about = {
        row["no"]: row
        for row in connection.execute(select(source).where(source.c.no.in_({one.source_no for one in rows}))).mappings()
    }
    return tuple(
        Alike(
            words=_words(connection, row.source_no, row.start, row.end),
            start=row.start,
            end=row.end,
            source_id=about[row.source_no]["id"],
            title=about[row.source_no]["title"],
            file_name=about[row.source_no]["file_name"],
            part=about[row.source_no]["part"],
            author=about[row.source_no]["author"],
            published=about[row.source_no]["published"],
            claims=own,
            unsure_date=bool(own) and all(unsure(line, years) for line in own),
        )
        for row, own in zip(rows, claims, strict=True)
    )


def _fits(fitting: frozenset[tuple[int, int]] | None, row: Near, at: int) -> bool:
    return fitting is None or (row.source_no, at) in fitting


def _claims_in(connection: Connection, row: Near) -> Sequence[tuple[int, int]]:
    """Number and place of the trigger of each claim whose trigger stands in the sentence, in text order."""
    found = connection.execute(
        select(claim.c.no, claim.c.trigger_start)
        .where(claim.c.source_no == row.source_no, claim.c.trigger_start >= row.start, claim.c.trigger_start < row.end)
        .order_by(claim.c.trigger_start, claim.c.no)
    )
    return [(no, at) for no, at in found]


def _words(connection: Connection, source_no: int, start: int, end: int) -> str:
    """The words of a stretch that lies in one block, which the store may keep in pieces."""
    pieces = connection.execute(
        select(block.c.start, block.c.words)
        .where(block.c.source_no == source_no, block.c.start < end, block.c.end > start)
        .order_by(block.c.start)
    )
    return "".join(words[max(start - at, 0) : end - at] for at, words in pieces)
