"""A source before its words: who wrote it, how long it is, and the stretches in which its text is asked for."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import func, select

from backchannel.casefile import Case
from backchannel.casefile.errors import NoSuchThing
from backchannel.casefile.leaves import Section, head
from backchannel.casefile.tables import block, claim, leaf, quotation, source
from backchannel.record.source import Source
from backchannel.views.sources import SourceRow, source_row

STRETCH = 12_000
"""Code points of a stretch, some 2,000 words or five screens: one answer is small, and one stretch ahead hides the wait."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A window of ``reading(case, source, at=start, size=STRETCH)``, with the claims and quotations that begin in it."""

    start: int
    end: int
    claims: int
    quotations: int


@dataclass(frozen=True, slots=True)
class ClaimTypeCount:
    """How many claims of one type."""

    type: str
    count: int


@dataclass(frozen=True, slots=True)
class Outline:
    """``stretches`` follow each other without gap or overlap; ``claim_types`` most first."""

    row: SourceRow
    source: Source
    stretches: tuple[Stretch, ...]
    claim_types: tuple[ClaimTypeCount, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The source in which a claim or quotation stands, and the code point of its first word there."""

    source_id: str
    start: int


def outline(case: Case, source_id: str) -> Outline:
    """The outline of ``source_id``; NoSuchThing. Reads no text, so it takes as long for a book as for a letter."""
    row = source_row(case, source_id)
    with case.reading() as connection:
        stored = case.find(connection, source_id)
        starts = connection.execute(
            select(block.c.start).where(block.c.source_no == stored.source_no).order_by(block.c.start)
        ).scalars()
        edges = _edges(list(starts), stored.characters)
        triggers = connection.execute(
            select(claim.c.trigger_start, claim.c.type).where(claim.c.source_no == stored.source_no)
        ).all()
        said = connection.execute(select(quotation.c.start).where(quotation.c.source_no == stored.source_no)).scalars()
        body = connection.execute(
            select(leaf.c.body).where(leaf.c.record_no == stored.record_no, leaf.c.section == int(Section.HEAD))
        ).scalar_one()
    claims = sorted(start for start, _ in triggers)
    quotations = sorted(said)
    types = sorted(Counter(kind for _, kind in triggers).items(), key=lambda pair: (-pair[1], pair[0]))
    return Outline(
        row,
        head(body).source,
        tuple(
            Stretch(start, end, _within(claims, start, end), _within(quotations, start, end))
            for start, end in pairwise(edges)
        ),
        tuple(ClaimTypeCount(kind, count) for kind, count in types),
    )


def place(case: Case, item_id: str) -> Place:
    """Where the claim or quotation with that id stands; NoSuchThing."""
    start = {claim: claim.c.trigger_start, quotation: quotation.c.start}
    with case.reading() as connection:
        for table in (claim, quotation):
            row = connection.execute(
                select(source.c.id, func.min(start[table]))
                .join_from(table, source, source.c.no == table.c.source_no)
                .where(table.c.id == item_id)
                .group_by(source.c.id)
            ).first()
            if row is not None:
                return Place(*row)
    raise NoSuchThing(
        f"No claim or quotation {item_id} was found.",
        f"The case {case.folder} holds none under that id; a later reading of the source may have told it otherwise.",
        "Open the source and look for its words.",
    )


def _edges(starts: Sequence[int], characters: int) -> list[int]:
    """Where the windows of ``reading`` begin, and the end of the last: see ``_window`` there."""
    edges = {0, characters}
    for near in range(STRETCH, characters, STRETCH):
        at = bisect_right(starts, near) - 1
        edges.add(starts[at] if at >= 0 else 0)
    return sorted(edges)


def _within(places: Sequence[int], start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)
