"""Which sources a case holds, and what was read of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Select, func, or_, select
from sqlalchemy import case as either

from backchannel.casefile import Case
from backchannel.casefile.jobs import JobState
from backchannel.casefile.tables import finding, job, record, source, standing

Order = Literal["added", "title", "kind", "author", "published", "words", "claims", "quotations", "findings", "state"]
MOST = 500
"""Rows a page at most."""


@dataclass(frozen=True, slots=True)
class SourcesAsked:
    """Which sources, in which order. Every word of ``text`` must stand in title, author, publisher, file name or part
    ("d56" of a volume); case does not matter for ASCII. A part that is just what was typed comes first.
    """

    order: Order = "added"
    descending: bool = False
    offset: int = 0
    limit: int = 100
    text: str | None = None
    kind: str | None = None
    state: JobState | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How many findings of one kind."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source. ``state`` is that of the file it came from: None where that file now holds something else. ``path`` is
    where it was found first; ``published`` is EDTF; ``findings`` counts by kind, most first.
    """

    id: str
    title: str | None
    file_name: str
    part: str | None
    kind: str
    author: str | None
    publisher: str | None
    published: str | None
    language: str | None
    classification: str | None
    reliability: str
    media_type: str
    path: str | None
    state: JobState | None
    reason: str | None
    detail: str | None
    characters: int
    words: int
    actors: int
    claims: int
    quotations: int
    findings: tuple[FindingCount, ...]
    reader: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """``rows`` from ``offset`` on, of ``total`` that fit."""

    rows: tuple[SourceRow, ...]
    total: int
    offset: int


def sources(case: Case, asked: SourcesAsked | None = None) -> SourcesPage:
    """A page of sources; ValueError if ``asked`` makes no sense."""
    asked = asked or SourcesAsked()
    if asked.offset < 0 or not 1 <= asked.limit <= MOST:
        raise ValueError(f"a page holds 1 to {MOST} sources, from 0 on")
    with case.reading() as connection:
        total = connection.execute(_fitting(asked, select(func.count()))).scalar_one()
        column = {
            "added": source.c.no,
            "title": func.coalesce(source.c.title, source.c.file_name),
            "kind": source.c.kind,
            # Who publishes a volume is no author of the papers in it.
            "author": func.coalesce(source.c.author, either((source.c.part.is_(None), source.c.publisher))),
            "published": source.c.published,
            "words": record.c.words,
            "claims": record.c.claims,
            "quotations": record.c.quotations,
            "findings": record.c.findings,
            "state": job.c.state,
        }[asked.order]
        order = [column.is_(None), column.desc() if asked.descending else column.asc(), source.c.no]
        if asked.text:
            words = [word.lower() for word in _words(asked.text)]
            order.insert(0, either((func.lower(source.c.part).in_(words), 0), else_=1))
        rows = (
            connection.execute(
                _fitting(asked, select(*_COLUMNS)).order_by(*order).offset(asked.offset).limit(asked.limit)
            )
            .mappings()
            .all()
        )
        counts = _findings(connection, [row["no"] for row in rows])
    return SourcesPage(tuple(_row(row, counts.get(row["no"], ())) for row in rows), total, asked.offset)


@dataclass(frozen=True, slots=True)
class ValueCount:
    """How many sources have this value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """What there is to filter by, most first, over all sources."""

    kinds: tuple[ValueCount, ...]
    states: tuple[ValueCount, ...]


def source_counts(case: Case) -> SourceCounts:
    """How many sources of each kind and state the case holds."""
    with case.reading() as connection:
        kinds, states = (
            tuple(
                ValueCount(value, count)
                for value, count in connection.execute(
                    select(column, func.count())
                    .select_from(_joined())
                    .where(column.is_not(None))
                    .group_by(column)
                    .order_by(func.count().desc(), column)
                )
            )
            for column in (source.c.kind, job.c.state)
        )
    return SourceCounts(kinds, states)


def source_row(case: Case, source_id: str) -> SourceRow:
    """One source; NoSuchThing."""
    with case.reading() as connection:
        stored = case.find(connection, source_id)
        row = connection.execute(
            select(*_COLUMNS).select_from(_joined()).where(source.c.no == stored.source_no)
        ).mappings()
        counts = _findings(connection, [stored.source_no])
        return _row(row.one(), counts.get(stored.source_no, ()))


_COLUMNS = (
    source.c.no,
    source.c.id,
    source.c.title,
    source.c.file_name,
    source.c.part,
    source.c.kind,
    source.c.author,
    source.c.publisher,
    source.c.published,
    source.c.language,
    source.c.classification,
    source.c.reliability,
    source.c.media_type,
    job.c.path,
    job.c.state,
    job.c.reason,
    job.c.detail,
    record.c.characters,
    record.c.words,
    record.c.actors,
    record.c.claims,
    record.c.quotations,
    record.c.reader,
)


_NAMING = (source.c.title, source.c.author, source.c.publisher, source.c.file_name, source.c.part)
"""What a source is looked up by."""


def _words(typed: str) -> list[str]:
    """The words typed; a list prints "volume.xml, d56", so a comma behind one is not part of it."""
    return [word for word in (one.strip(",;") for one in typed.split()) if word]


def _joined() -> Any:
    return (
        source.join(standing, standing.c.source_no == source.c.no)
        .join(record, record.c.no == standing.c.record_no)
        .outerjoin(job, (job.c.source_no == source.c.no) & job.c.state.in_(("read", "partly_read")))
    )


def _fitting(asked: SourcesAsked, query: Select[Any]) -> Select[Any]:
    query = query.select_from(_joined())
    for word in _words(asked.text or ""):
        query = query.where(or_(*(column.icontains(word, autoescape=True) for column in _NAMING)))
    for column, value in ((source.c.kind, asked.kind), (job.c.state, asked.state), (source.c.language, asked.language)):
        if value is not None:
            query = query.where(column == value)
    return query


def _findings(connection: Any, numbers: Sequence[int]) -> dict[int, tuple[FindingCount, ...]]:
    rows = connection.execute(
        select(finding.c.source_no, finding.c.kind, func.count())
        .where(finding.c.source_no.in_(numbers))
        .group_by(finding.c.source_no, finding.c.kind)
        .order_by(func.count().desc(), finding.c.kind)
    )
    found: dict[int, list[FindingCount]] = {}
    for source_no, kind, count in rows:
        found.setdefault(source_no, []).append(FindingCount(kind, count))
    return {number: tuple(counts) for number, counts in found.items()}


def _row(row: Any, counts: tuple[FindingCount, ...]) -> SourceRow:
    values = {name: value for name, value in row.items() if name != "no"}
    return SourceRow(**values, findings=counts)
