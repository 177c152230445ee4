"""Full-text matches on SQLite: which rows, best first, how many; ranked only among the first few thousand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    column,
    exists,
    func,
    literal_column,
    select,
    table,
)

from backchannel.casefile.folding import NEAR_YEARS
from backchannel.casefile.querying import Query
from backchannel.casefile.tables import actor, block, claim, participant, source

Within = Literal["texts", "claims", "actors"]
Notes = Literal["with", "without", "only"]
"""Whether footnotes and source notes are looked through: a stamp in a source note matches many a word of the field."""
ClaimOrder = Literal["time", "recent", "text"]
"""By time as told, earliest or latest first, or source by source in the order of the text."""
MOST_RANKED = 5_000
"""Matches that are looked at; beyond it the count is told as "5,000+". Ranking all matches of a very common word takes
seconds on millions of rows, ranking the first 5,000 some 20 ms (bench/search.py)."""
MOST_NAMED = 50_000
"""Rows of actors that are added up to the actors found: one row a source and actor, and cheap."""

_block_words = table("block_words", column("rowid"))
_claim_words = table("claim_words", column("rowid"))
_actor_names = table("actor_names", column("rowid"))


@dataclass(frozen=True, slots=True)
class Filters:
    """What a match must also be. Countries are three-letter codes; ``years`` are first and last, both included;
    ``sources`` are numbers of sources. Empty means any.

    Texts: ``types``, the countries, ``openness`` and ``stances`` ask for a block that holds such a claim, ``years`` for the
    source's date; ``notes`` are notes and source notes. Actors: only ``countries`` and ``sources`` mean something.
    """

    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    actor_countries: tuple[str, ...] = ()
    recipient_countries: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    sources: tuple[int, ...] = ()
    source_kinds: tuple[str, ...] = ()
    furniture: bool = False
    openness: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    notes: Notes = "with"

    @property
    def of_claims(self) -> bool:
        """Whether any of it asks about claims."""
        return bool(
            self.types
            or self.countries
            or self.actor_countries
            or self.recipient_countries
            or self.openness
            or self.stances
        )


@dataclass(frozen=True, slots=True)
class Matches:
    """Row numbers of the page asked for, best first, of ``total``; ``capped`` where there are more than were looked at."""

    rows: tuple[int, ...] = ()
    total: int = 0
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Which of the matches, counted from 0."""

    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as named in the case: one kind, name and country, added up over the sources."""

    kind: str
    name: str
    country: str | None
    sources: int
    mentions: int


def match_texts(connection: Connection, query: Query, filters: Filters, page: Page) -> Matches:
    """Rows of ``block``. Furniture is left out unless asked for."""
    tags = [*_claim_tags(filters), *_source_tags(filters, "p")]
    without = [] if filters.furniture else ["kfurniture"]
    if filters.notes == "only":
        tags.append(["knote"])
    elif filters.notes == "without":
        without.append("knote")
    wanted = _expression(query, tags, without, "words")
    if wanted is None:
        return Matches()
    found = _ranked(_block_words)
    if filters.of_claims:
        found = found.where(exists().where(claim.c.block_no == _block_words.c.rowid, *_of_claim(filters)))
    if filters.years is not None:
        first, last = filters.years
        found = (
            found.join(block, block.c.no == _block_words.c.rowid)
            .join(source, source.c.no == block.c.source_no)
            .where(source.c.published_from <= last, source.c.published_to >= first)
        )
    return _best(connection, found, wanted, page)


def match_claims(connection: Connection, query: Query, filters: Filters, page: Page) -> Matches:
    """Rows of ``claim``. A claim whose time may lie in the years asked for is in."""
    tags = [*_claim_tags(filters), *_source_tags(filters, None)]
    if filters.years is not None:
        tags.append(_year_tags(filters.years, ""))
    wanted = _expression(query, tags, (), "words")
    if wanted is None:
        return Matches()
    found = _ranked(_claim_words)
    if filters.years is not None or filters.source_kinds or filters.openness or filters.stances:
        found = found.join(claim, claim.c.no == _claim_words.c.rowid).where(*_manner(filters))
    if filters.years is not None:
        found = found.where(*_in_years(filters.years))
    if filters.source_kinds:
        found = found.join(source, source.c.no == claim.c.source_no).where(source.c.kind.in_(filters.source_kinds))
    return _best(connection, found, wanted, page)


def list_claims(
    connection: Connection, query: Query, filters: Filters, order: ClaimOrder, page: Page | None = None
) -> Matches:
    """Rows of ``claim`` in ``order``, of all claims where neither words nor filters are given; all rows if ``page`` is None.

    As ``match_claims``, but not ranked, so never capped. Claims without a time come last.
    """
    if query.without and not query.groups:
        return Matches()
    found, words = _fitting(select(claim.c.no), query, filters)
    total = connection.execute(select(func.count()).select_from(found.subquery()), words).scalar_one()
    time = func.coalesce(claim.c.earliest, claim.c.latest)
    found = found.order_by(
        *{
            "time": (time.is_(None), time, func.coalesce(claim.c.latest, claim.c.earliest)),
            "recent": (time.is_(None), func.coalesce(claim.c.latest, claim.c.earliest).desc(), time.desc()),
            "text": (claim.c.source_no, claim.c.trigger_start),
        }[order],
        claim.c.no,
    )
    if page is not None:
        found = found.offset(page.offset).limit(page.limit)
    return Matches(tuple(connection.execute(found, words).scalars()), total)


def claim_places(connection: Connection, filters: Filters) -> list[tuple[int, int]]:
    """Number of the source and code point of the trigger of every claim that fits."""
    found, words = _fitting(select(claim.c.source_no, claim.c.trigger_start), Query(()), filters)
    return [(no, at) for no, at in connection.execute(found, words)]


def _fitting(found: Select[Any], query: Query, filters: Filters) -> tuple[Select[Any], dict[str, str]]:
    """``found``, of claims, narrowed to those that fit, and what its parameters are."""
    found = found.where(*_of_claim(filters))
    tags = [*_claim_tags(filters), *_source_tags(filters, None)]
    if filters.years is not None:
        tags.append(_year_tags(filters.years, ""))
        found = found.where(*_in_years(filters.years))
    wanted = _expression(query, tags, (), "words")
    if wanted is not None:
        found = found.where(claim.c.no.in_(select(_claim_words.c.rowid).where(_matches(_claim_words))))
    if filters.source_kinds:
        found = found.join(source, source.c.no == claim.c.source_no).where(source.c.kind.in_(filters.source_kinds))
    return found, {} if wanted is None else {"wanted": wanted}


def match_actors(connection: Connection, query: Query, filters: Filters, most: int) -> tuple[list[Named], int]:
    """The first ``most`` actors by mentions, and how many there are."""
    wanted = _expression(query, [], (), "name")
    if wanted is None:
        return [], 0
    rows = select(_actor_names.c.rowid.label("no")).where(_matches(_actor_names)).limit(MOST_NAMED).subquery()
    grouped = (
        select(
            actor.c.kind,
            actor.c.name,
            actor.c.country,
            func.count(actor.c.source_no.distinct()).label("sources"),
            func.sum(actor.c.mentions).label("mentions"),
            func.count().over().label("all"),
        )
        .join_from(rows, actor, actor.c.no == rows.c.no)
        .group_by(actor.c.kind, actor.c.name, actor.c.country)
        .order_by(func.sum(actor.c.mentions).desc(), actor.c.name)
        .limit(most)
    )
    countries = (*filters.countries, *filters.actor_countries, *filters.recipient_countries)
    if countries:
        grouped = grouped.where(actor.c.country.in_(countries))
    if filters.sources:
        grouped = grouped.where(actor.c.source_no.in_(filters.sources))
    found = connection.execute(grouped, {"wanted": wanted}).all()
    return [Named(*row[:5]) for row in found], found[0].all if found else 0


def _in_years(years: tuple[int, int]) -> tuple[ColumnElement[bool], ...]:
    """A time that may lie in the years; both are included."""
    first, last = years
    return (
        func.coalesce(claim.c.earliest, claim.c.latest) <= f"{last:04}-12-31",
        func.coalesce(claim.c.latest, claim.c.earliest) >= f"{first:04}-01-01",
    )


def _matches(words: Any) -> ColumnElement[bool]:
    matched: ColumnElement[bool] = literal_column(words.name).op("MATCH", is_comparison=True)(bindparam("wanted"))
    return matched


def _ranked(words: Any) -> Select[Any]:
    """bm25 over the words alone: the tags' column weighs nothing."""
    rank = func.bm25(literal_column(words.name), 1.0, 0.0).label("rank")
    return select(words.c.rowid.label("no"), rank).select_from(words).where(_matches(words))


def _best(connection: Connection, found: Select[Any], wanted: str, page: Page) -> Matches:
    """Sorted inside SQLite: fetching 5,000 rows to sort them here takes longer than the search itself."""
    looked_at = found.limit(MOST_RANKED + 1).subquery()
    best = (
        select(looked_at.c.no, func.count().over())
        .order_by(looked_at.c.rank, looked_at.c.no)
        .offset(page.offset)
        .limit(page.limit)
    )
    rows = connection.execute(best, {"wanted": wanted}).all()
    if not rows and page.offset:
        total = connection.execute(select(func.count()).select_from(looked_at), {"wanted": wanted}).scalar_one()
    else:
        total = rows[0][1] if rows else 0
    return Matches(tuple(no for no, _ in rows), min(total, MOST_RANKED), total > MOST_RANKED)


def _expression(query: Query, tags: Iterable[list[str]], without: Iterable[str], words: str) -> str | None:
    """The whole FTS5 expression; each of ``tags`` is a list of which one must be there. None: nothing is asked for."""
    typed = query.fts()
    parts = [f"({words} : ({typed}))"] if typed else []
    if query.without and not typed:
        return None
    parts.extend(f"(tags : ({' OR '.join(_quoted(tag) for tag in group)}))" for group in tags)
    if not parts:
        return None
    wanted = " AND ".join(parts)
    for tag in without:
        wanted = f"({wanted}) NOT (tags : ({_quoted(tag)}))"
    return wanted


def _quoted(tag: str) -> str:
    return '"' + "".join(letter for letter in tag if letter.isalnum() or letter == "-") + '"'


def _claim_tags(filters: Filters) -> list[list[str]]:
    return [
        [f"{letter}{value.lower()}" for value in values]
        for letter, values in (
            ("t", filters.types),
            ("c", filters.countries),
            ("a", filters.actor_countries),
            ("r", filters.recipient_countries),
        )
        if values
    ]


def _source_tags(filters: Filters, year: str | None) -> list[list[str]]:
    tags = []
    if filters.sources:
        tags.append([f"s{no}" for no in filters.sources])
    if year is not None:
        if filters.source_kinds:
            tags.append([f"g{kind.replace('_', '')}" for kind in filters.source_kinds])
        if filters.years is not None:
            tags.append(_year_tags(filters.years, year))
    return tags


def _year_tags(years: tuple[int, int], before: str) -> list[str]:
    """Tags of which everything that overlaps ``years`` has one; some others have too, so a comparison must follow."""
    first, last = years
    if last - first <= NEAR_YEARS:
        return [*(f"{before}y{year}" for year in range(first, last + 1)), f"{before}ywide"]
    return [*(f"{before}d{decade}" for decade in range(first // 10, last // 10 + 1)), f"{before}dwide"]


def _of_claim(filters: Filters) -> list[ColumnElement[bool]]:
    """One and the same claim must have all of it."""
    wanted = _manner(filters)
    if filters.types:
        wanted.append(claim.c.type.in_([value.upper() for value in filters.types]))
    for role, values in (
        (None, filters.countries),
        ("actor", filters.actor_countries),
        ("recipient", filters.recipient_countries),
    ):
        if values:
            party = exists().where(
                participant.c.claim_no == claim.c.no, participant.c.country.in_([value.upper() for value in values])
            )
            wanted.append(party if role is None else party.where(participant.c.role == role))
    return wanted


def _manner(filters: Filters) -> list[ColumnElement[bool]]:
    """How openly it was done, and whether the text asserts it: of the claim itself."""
    wanted: list[ColumnElement[bool]] = []
    if filters.openness:
        wanted.append(claim.c.openness.in_(filters.openness))
    if filters.stances:
        wanted.append(claim.c.stance.in_(filters.stances))
    return wanted
