"""Looking for words in texts, claims and actors, with the places of the matches marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from backchannel.casefile import Case
from backchannel.casefile.matching import Filters, Notes, Page, Within, match_actors, match_claims, match_texts
from backchannel.casefile.querying import Query, parse
from backchannel.casefile.tables import block, source
from backchannel.views.claims import unsure
from backchannel.views.keys import actor_key
from backchannel.views.lines import ClaimLine, lines
from backchannel.views.snippets import Snippet, snippet

MOST = 200
"""Hits a page at most."""


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """``typed`` is what a person typed: words, "phrases", -without, begin*, OR. Countries are three-letter codes; ``years``
    are first and last, both included; ``sources`` are source ids.

    Claims are filtered by their own type, parties, openness, stance and time. Texts are filtered by what they hold a claim
    of (type, countries, openness, stance) and by when the source was published (years).
    """

    typed: str
    within: Within = "texts"
    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    actor_countries: tuple[str, ...] = ()
    recipient_countries: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    sources: tuple[str, ...] = ()
    source_kinds: tuple[str, ...] = ()
    furniture: bool = False
    openness: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    notes: Notes = "with"
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One match. ``start`` and ``end`` are the block's (or the claim's) code points in the source's text.

    ``unsure_date``: it is here because its time may fall in the years asked for, not because it must. For an actor
    ``key`` is what ``dossier`` takes, and ``sources`` and ``mentions`` count where it is named.
    """

    kind: Within
    snippet: Snippet
    source_id: str | None = None
    title: str | None = None
    file_name: str | None = None
    part: str | None = None
    published: str | None = None
    start: int | None = None
    end: int | None = None
    block_kind: str | None = None
    claim_id: str | None = None
    line: ClaimLine | None = None
    unsure_date: bool = False
    key: str | None = None
    actor_kind: str | None = None
    country: str | None = None
    sources: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``total`` matches, or at least so many where ``capped`` ("5,000+"). Best first."""

    hits: tuple[Hit, ...]
    total: int
    capped: bool
    offset: int


def search(case: Case, asked: SearchAsked) -> SearchPage:
    """A page of matches; whatever is typed is answered. ValueError if page or years make no sense."""
    if asked.offset < 0 or not 1 <= asked.limit <= MOST:
        raise ValueError(f"a page holds 1 to {MOST} hits, from 0 on")
    if asked.years is not None and not 0 <= asked.years[0] <= asked.years[1] <= 9999:
        raise ValueError("years go from 0 to 9999, the first not after the last")
    query = parse(asked.typed)
    with case.reading() as connection:
        filters = _filters(connection, asked)
        if filters is None:
            return SearchPage((), 0, False, asked.offset)
        if asked.within == "actors":
            named, total = match_actors(connection, query, filters, asked.offset + asked.limit)
            return SearchPage(
                tuple(
                    Hit(
                        "actors",
                        snippet(one.name, None, query),
                        key=actor_key(one.kind, one.name, one.country),
                        actor_kind=one.kind,
                        country=one.country,
                        sources=one.sources,
                        mentions=one.mentions,
                    )
                    for one in named[asked.offset :]
                ),
                total,
                False,
                asked.offset,
            )
        match = match_texts if asked.within == "texts" else match_claims
        matches = match(connection, query, filters, Page(asked.offset, asked.limit))
        show = _texts if asked.within == "texts" else _claims
        hits = show(connection, matches.rows, query, asked.years)
    return SearchPage(hits, matches.total, matches.capped, asked.offset)


def _filters(connection: Connection, asked: SearchAsked) -> Filters | None:
    """None where sources are named that the case does not hold: then nothing can match."""
    numbers: tuple[int, ...] = ()
    if asked.sources:
        numbers = tuple(connection.execute(select(source.c.no).where(source.c.id.in_(asked.sources))).scalars())
        if not numbers:
            return None
    return Filters(
        asked.types,
        asked.countries,
        asked.actor_countries,
        asked.recipient_countries,
        asked.years,
        numbers,
        asked.source_kinds,
        asked.furniture,
        asked.openness,
        asked.stances,
        asked.notes,
    )


def _texts(connection: Connection, rows: Sequence[int], query: Query, years: tuple[int, int] | None) -> tuple[Hit, ...]:
    found = {
        row["no"]: row
        for row in connection.execute(
            select(
                block.c.no,
                block.c.start,
                block.c.end,
                block.c.kind,
                block.c.words,
                source.c.id,
                source.c.title,
                source.c.file_name,
                source.c.part,
                source.c.published,
                source.c.published_from,
                source.c.published_to,
            )
            .join_from(block, source, source.c.no == block.c.source_no)
            .where(block.c.no.in_(rows))
        ).mappings()
    }
    return tuple(
        Hit(
            "texts",
            snippet(row["words"], row["start"], query),
            source_id=row["id"],
            title=row["title"],
            file_name=row["file_name"],
            part=row["part"],
            published=row["published"],
            start=row["start"],
            end=row["end"],
            block_kind=row["kind"],
            unsure_date=_unsure(row["published_from"], row["published_to"], years),
        )
        for row in (found[no] for no in rows)
    )


def _claims(
    connection: Connection, rows: Sequence[int], query: Query, years: tuple[int, int] | None
) -> tuple[Hit, ...]:
    return tuple(
        Hit(
            "claims",
            snippet(line.passage, line.start, query),
            source_id=line.source_id,
            title=line.title,
            file_name=line.file_name,
            part=line.part,
            published=line.published,
            start=line.start,
            end=line.end,
            claim_id=line.id,
            line=line,
            unsure_date=unsure(line, years),
        )
        for line in lines(connection, rows)
    )


def _unsure(first: int | None, last: int | None, years: tuple[int, int] | None) -> bool:
    """Whether a time that overlaps ``years`` may also lie outside of them."""
    if years is None or first is None or last is None:
        return False
    return first < years[0] or last > years[1]
