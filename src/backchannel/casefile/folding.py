"""A record made ready for the store: compressed leaves and index rows. Pure, so that worker processes can do it.

Numbers of rows are local (the first actor of the record is 0); the writer shifts them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from backchannel.casefile.leaves import Leaf, cut, pieces
from backchannel.record.canonical import canonical_json
from backchannel.record.claim import Claim
from backchannel.record.meanings import Meanings
from backchannel.record.record import Record
from backchannel.record.source import Source
from backchannel.record.text import Text

PIECE = 16_384
"""Code points: a longer block becomes several rows, cut at white space, so that no row grows past what a screen can use."""
_YEAR = re.compile(r"(-?)Y?(\d{3})([\dXx])")
NEAR_YEARS, NEAR_DECADES = 12, 30
"""A time that spans more years (decades) than this gets the one tag ``ywide`` (``dwide``) instead of one for each."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim's index row; ``block`` counts this record's block rows, ``words`` is None where they stand in the block."""

    id: str
    block: int | None
    type: str
    mode: str | None
    start: int
    end: int
    words: str | None
    trigger_start: int
    trigger_end: int
    edtf: str | None
    earliest: str | None
    latest: str | None
    openness: str
    stance: str
    tags: str


@dataclass(frozen=True, slots=True)
class Folded:
    """All rows of one record. Each tuple has its table's columns from ``start`` or ``id`` on, in the order of tables.py."""

    source: Source
    sha256: str
    format: int
    backchannel: str
    reader: str
    characters: int
    words: int
    leaves: tuple[Leaf, ...]
    blocks: tuple[tuple[int, int, int, str, str, str], ...]
    actors: tuple[tuple[str, str, str, str | None, str | None, int, str, str | None], ...]
    mentions: tuple[tuple[int, int, int, str], ...]
    claims: tuple["ClaimRow", ...]
    participants: tuple[tuple[int, int, str, int | None, str | None, str | None], ...]
    quotations: tuple[tuple[str, int, int, bool, int | None], ...]
    findings: tuple[tuple[str, str], ...]
    meanings: Meanings | None = None


def fold(record: Record, meanings: Meanings | None = None) -> Folded:
    """``record`` as rows, with the vectors of its sentences where they were made.

    UnicodeEncodeError if its text holds lone surrogates, which no UTF-8 store can take.
    """
    leaves = cut(record)
    actor_at = {actor.id: at for at, actor in enumerate(record.actors)}
    rows = _blocks(record.text)
    starts = [row[1] for row in rows]
    tags: list[set[str]] = [set() for _ in rows]
    claims: list[ClaimRow] = []
    participants: list[tuple[int, int, str, int | None, str | None, str | None]] = []
    for at, claim in enumerate(record.claims):
        own = claim_tags(claim)
        place = bisect_right(starts, claim.passage.start) - 1
        inside = place >= 0 and claim.passage.end <= rows[place][2] and "\0" not in rows[place][4]
        if place >= 0:
            tags[place].update(own)
        claims.append(_claim(claim, place if place >= 0 else None, None if inside else claim.passage.words, own))
        participants.extend(
            (at, order, p.role, actor_at.get(p.actor) if p.actor else None, p.country, p.sector)
            for order, p in enumerate(claim.participants)
        )
    about = source_tags(record.source)
    return Folded(
        source=record.source,
        sha256=_hash(leaves),
        format=record.format,
        backchannel=record.backchannel,
        reader=record.reader,
        characters=len(record.text.content),
        words=word_count(record.text.content),
        leaves=leaves,
        blocks=tuple(
            (*row, " ".join((f"k{row[3].replace('_', '')}", *about, *sorted(own))))
            for row, own in zip(rows, tags, strict=True)
        ),
        actors=tuple(
            (
                a.id,
                a.kind,
                a.name,
                a.country,
                a.sector,
                len(a.mentions),
                a.found_by,
                canonical_json(a.posts).decode() if a.posts else None,
            )
            for a in record.actors
        ),
        mentions=tuple(
            dict.fromkeys((m.start, m.end, at, m.kind) for at, a in enumerate(record.actors) for m in a.mentions)
        ),
        claims=tuple(claims),
        participants=tuple(participants),
        quotations=tuple(
            (
                q.id,
                q.content.start,
                q.content.end,
                q.direct,
                actor_at.get(q.speaker.actor) if q.speaker and q.speaker.actor else None,
            )
            for q in record.quotations
        ),
        findings=tuple((f.id, f.kind) for f in record.findings),
        meanings=meanings,
    )


def _claim(claim: Claim, place: int | None, words: str | None, tags: list[str]) -> ClaimRow:
    when = claim.when
    return ClaimRow(
        claim.id,
        place,
        claim.type,
        claim.mode,
        claim.passage.start,
        claim.passage.end,
        words,
        claim.trigger.start,
        claim.trigger.end,
        when.edtf if when else None,
        when.earliest if when else None,
        when.latest if when else None,
        claim.openness.value,
        claim.stance.value,
        " ".join(tags),
    )


def claim_tags(claim: Claim) -> list[str]:
    """Short tokens to filter by inside the full-text index: type, countries by role, years and decades of its time."""
    tags = {f"t{claim.type.lower()}"}
    for participant in claim.participants:
        if participant.country:
            country = participant.country.lower()
            tags.add(f"c{country}")
            if participant.role in ("actor", "recipient"):
                tags.add(f"{participant.role[0]}{country}")
    if claim.when is not None:
        tags.update(year_tags(year_of(claim.when.earliest), year_of(claim.when.latest)))
    return sorted(tags)


def source_tags(source: Source) -> list[str]:
    """The same for a source: its kind and the years it may have been published in (``p1963``)."""
    first, last = years_of(source.published)
    return [
        f"g{source.kind.replace('_', '')}",
        *(f"p{tag}" for tag in year_tags(first, last)),
    ]


def year_tags(first: int | None, last: int | None) -> list[str]:
    """``y1953`` for each year and ``d195`` for each decade; an end that is not known counts as the other end."""
    if first is None and last is None:
        return []
    first = last if first is None else first
    last = first if last is None else last
    assert first is not None
    assert last is not None
    years = [f"y{year}" for year in range(first, last + 1)] if last - first <= NEAR_YEARS else ["ywide"]
    decades = range(first // 10, last // 10 + 1)
    return [*years, *([f"d{decade}" for decade in decades] if len(decades) <= NEAR_DECADES else ["dwide"])]


def year_of(day: str | None) -> int | None:
    """The year of an ISO 8601 day (negative before year 0), or None."""
    found = re.match(r"(-?\d{4,})", day) if day else None
    return int(found[1]) if found else None


def years_of(edtf: str | None) -> tuple[int | None, int | None]:
    """First and last year that an EDTF string names (``195X`` is 1950–1959); (None, None) if it names none."""
    found = _YEAR.findall(edtf.split("T")[0] if edtf else "")
    if edtf and "/" not in edtf:
        found = found[:1]
    years = [
        int(f"{sign}{three}{digit}")
        for sign, three, last in found
        for digit in (("0", "9") if last in "Xx" else (last,))
    ]
    return (min(years), max(years)) if years else (None, None)


def word_count(content: str, step: int = 1 << 20) -> int:
    """Words between white space, counted stretch by stretch: the list of all words of a huge text would fill the memory."""
    count = 0
    for start in range(0, len(content), step):
        stretch = content[start : start + step]
        count += len(stretch.split())
        if start and not stretch[0].isspace() and not content[start - 1].isspace():
            count -= 1
    return count


def _hash(leaves: tuple[Leaf, ...]) -> str:
    digest = sha256()
    for piece in pieces((leaf.section, leaf.body) for leaf in leaves):
        digest.update(piece)
    return digest.hexdigest()


def _blocks(text: Text) -> list[tuple[int, int, int, str, str]]:
    """(ordinal, start, end, kind, words) of every block, long ones in pieces."""
    return [
        (at, start, end, block.kind, text.content[start:end])
        for at, block in enumerate(text.blocks)
        for start, end in _pieces(text.content, block.start, block.end)
    ]


def _pieces(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > PIECE:
        edge = start + PIECE
        while edge > start + PIECE // 2 and not content[edge - 1].isspace():
            edge -= 1
        yield start, edge
        start = edge
    yield start, end
