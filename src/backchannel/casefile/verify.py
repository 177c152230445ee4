"""Prove a case whole: every record, index row, job, judgement, event and original, against hashes made when it was stored.

SQLite's own integrity check sees only about a third of flipped bits, so what matters carries a hash of its own.
"""

import hashlib
import json
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from backchannel.casefile import audit, sqlite, tables
from backchannel.casefile.case import Case, leaves_of
from backchannel.casefile.errors import CaseError
from backchannel.casefile.folding import fold
from backchannel.casefile.groups import index_rows, record_row, source_row
from backchannel.casefile.jobs import seal
from backchannel.casefile.leaves import join
from backchannel.casefile.meanings import broken
from backchannel.record.canonical import sha256_hex
from backchannel.record.check import faults
from backchannel.record.schema import NotARecord, record_from_json

_FROM_BACKUP = "Work on a copy; take this case from a backup, or read the originals into a new case."
_READ_AGAIN = "The record itself is whole: read the originals into a new case to have the index made again."
_CHUNK = 1 << 20
GRACE_SECONDS = 3600
"""For so long an original may lie there without a row: far longer than any group waits for its commit."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was stored: what, where in the case, and what to do next."""

    what: str
    where: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Verified:
    """``faults`` is empty for a whole case. ``events`` and ``head`` name the end of the audit chain: written down
    elsewhere, they prove later that nothing was taken away.
    """

    faults: tuple[Fault, ...]
    records: int
    originals: int
    judgements: int
    events: int
    head: str


def verify(case: Case, *, originals: bool = True, progress: Callable[[int, int], None] | None = None) -> Verified:
    """Check all of ``case``; never raises for damage, which is what it reports. ``progress`` gets (records done, all)."""
    found: list[Fault] = []
    counts = {"records": 0, "originals": 0, "judgements": 0}
    chain: tuple[int, str] = (0, "")
    steps: list[tuple[str, Callable[[Connection], Iterator[Fault]]]] = [
        ("database", _database),
        ("audit", _chain),
        ("jobs", _jobs),
        ("judgements", lambda c: _judgements(c, counts)),
        ("records", lambda c: _records(c, counts, progress)),
    ]
    for where, step in steps:
        found.extend(_guarded(case, where, step))
    found.extend(_words(case))
    if originals:
        found.extend(_guarded(case, "originals", lambda c: _originals(c, case, counts)))
    try:
        with case.reading() as connection:
            chain = audit.head(connection)
    except (CaseError, DBAPIError) as error:
        found.append(Fault(str(error), "audit", _FROM_BACKUP))
    return Verified(tuple(found), counts["records"], counts["originals"], counts["judgements"], *chain)


def _guarded(case: Case, where: str, step: Callable[[Connection], Iterator[Fault]]) -> Iterator[Fault]:
    """The step's faults; a database that cannot even be read there is one more."""
    found: list[Fault] = []
    try:
        with case.reading() as connection:
            found.extend(step(connection))
    except (CaseError, DBAPIError, ValueError, TypeError) as error:
        found.append(Fault(f"It could not be read: {error}", where, _FROM_BACKUP))
    yield from found


def _database(connection: Connection) -> Iterator[Fault]:
    for said in sqlite.checks(connection):
        yield Fault(said, "database", _FROM_BACKUP)


def _words(case: Case) -> Iterator[Fault]:
    for words in sqlite.FTS_TABLES:
        try:
            with case.changing() as connection:
                sqlite.check_words(connection, words)
        except (CaseError, DBAPIError) as error:
            yield Fault(f"The full-text index differs from the words it was made from: {error}", words, _READ_AGAIN)


def _chain(connection: Connection) -> Iterator[Fault]:
    for seq, said in audit.broken(connection):
        yield Fault(f"The audit chain does not hold: {said}.", f"audit {seq}", _FROM_BACKUP)


def _jobs(connection: Connection) -> Iterator[Fault]:
    job = tables.job
    for row in connection.execute(select(job).order_by(job.c.no)).mappings():
        if seal(dict(row)) != row["seal"]:
            yield Fault("A row of the account of files is not as it was written.", f"job {row['no']}", _FROM_BACKUP)


def _judgements(connection: Connection, counts: dict[str, int]) -> Iterator[Fault]:
    """Every judgement is an event, every such event is a judgement, and they say the same."""
    said = {event.seq: event.payload for event in audit.events(connection) if event.kind == "judged"}
    table = tables.judgement
    for row in connection.execute(select(table).order_by(table.c.seq)).mappings():
        counts["judgements"] += 1
        where = f"judgement {row['seq']}"
        payload = said.pop(row["seq"], None)
        if payload is None or payload != row["body"]:
            yield Fault("A judgement does not say what the audit chain says it says.", where, _FROM_BACKUP)
            continue
        told = json.loads(payload)
        if any(told[name] != row[name] for name in ("id", "decision", "subject", "other", "by", "at")):
            yield Fault("A judgement is filed under something other than what it says.", where, _FROM_BACKUP)
    for seq in said:
        yield Fault("A judgement that the audit chain tells of is gone.", f"audit {seq}", _FROM_BACKUP)


def _records(
    connection: Connection, counts: dict[str, int], progress: Callable[[int, int], None] | None
) -> Iterator[Fault]:
    source, record, standing = tables.source, tables.record, tables.standing
    told = {
        (source_id, sha256)
        for event in audit.events(connection)
        if event.kind == "read"
        for source_id, sha256 in json.loads(event.payload)["records"]
    }
    rows = (
        connection.execute(
            select(record, source.c.id.label("source_id"), standing.c.record_no.label("standing"))
            .join_from(record, source, source.c.no == record.c.source_no, isouter=True)
            .join(standing, standing.c.source_no == record.c.source_no, isouter=True)
            .order_by(record.c.no)
        )
        .mappings()
        .all()
    )
    newest = {row["source_no"]: row["no"] for row in rows}
    for row in rows:
        counts["records"] += 1
        where = f"record {row['no']} (source {row['source_id']})"
        if (row["source_id"], row["sha256"]) not in told:
            yield Fault("The audit chain does not tell of this record.", where, _FROM_BACKUP)
        told.discard((row["source_id"], row["sha256"]))
        try:
            yield from _record(connection, row, where, index=row["standing"] == row["no"])
        except (zlib.error, NotARecord, UnicodeDecodeError, DBAPIError) as error:
            yield Fault(f"A record cannot be read any more: {error}", where, _FROM_BACKUP)
        if row["standing"] != newest[row["source_no"]]:
            yield Fault("Of this source another record than the newest is shown.", where, _FROM_BACKUP)
        if progress is not None:
            progress(counts["records"], len(rows))
    for source_id, sha256 in sorted(told):
        yield Fault("A record that the audit chain tells of is gone.", f"{sha256} of source {source_id}", _FROM_BACKUP)
    alone = select(source.c.id).where(source.c.no.not_in(select(record.c.source_no)))
    for source_id in connection.execute(alone).scalars():
        yield Fault("A source has no record.", f"source {source_id}", _FROM_BACKUP)
    for table in tables.INDEXED:
        if table is not tables.participant:
            yield from _strays(connection, table)


def _strays(connection: Connection, table: Any) -> Iterator[Fault]:
    """Index rows filed under a source that has no record: no record's check would meet them."""
    known = select(tables.standing.c.source_no)
    stray = connection.execute(
        select(func.count()).select_from(table).where(table.c.source_no.not_in(known))
    ).scalar_one()
    if stray:
        yield Fault(f"{stray} rows of the index belong to no source.", table.name, _READ_AGAIN)


def _record(connection: Connection, row: Any, where: str, *, index: bool) -> Iterator[Fault]:
    body = join(leaves_of(connection, row["no"]))
    if sha256_hex(body) != row["sha256"]:
        yield Fault("A record is not the one that was stored.", where, _FROM_BACKUP)
        return
    read = record_from_json(body)
    for said in faults(read):
        yield Fault(f"A record does not hold together: {said}.", where, _FROM_BACKUP)
    folded = fold(read)
    if any(row[name] != value for name, value in record_row(folded).items()) or read.source.id != row["source_id"]:
        yield Fault("A record is filed with numbers that are not its own.", where, _READ_AGAIN)
    if not index:
        return
    source_no = row["source_no"]
    source = connection.execute(select(tables.source).where(tables.source.c.no == source_no)).mappings().first()
    if source is None:  # two roads led here, and one of them ends on a damaged page
        yield Fault("The source of a record cannot be found any more.", where, _FROM_BACKUP)
    elif any(source[name] != value for name, value in source_row(folded).items()):
        yield Fault("A source is described otherwise than its record does.", where, _READ_AGAIN)
    if broken(connection, source_no, len(read.text.content)):
        yield Fault("The vectors of a source's sentences are not as they were stored.", where, _READ_AGAIN)
    kept = {t.name: _rows(connection, t, source_no) for t in tables.INDEXED if t is not tables.meaning}
    last = {name: rows[0]["no"] - 1 if rows and "no" in rows[0] else 0 for name, rows in kept.items()}
    for name, rows in index_rows(folded, source_no, last).items():
        expected = sorted(rows, key=_key) if name == "mention" else rows
        if expected != kept[name]:
            yield Fault("Rows of the index are not those of the record.", f"{name} of {where}", _READ_AGAIN)


def _rows(connection: Connection, table: Any, source_no: int) -> list[dict[str, Any]]:
    query = select(table)
    if table is tables.participant:
        mine = select(tables.claim.c.no).where(tables.claim.c.source_no == source_no)
        query = query.where(table.c.claim_no.in_(mine))
    else:
        query = query.where(table.c.source_no == source_no)
    return [dict(row) for row in connection.execute(query.order_by(*table.primary_key.columns)).mappings()]


def _key(row: dict[str, Any]) -> tuple[int, int, int]:
    return row["start"], row["end"], row["actor_no"]


def _originals(connection: Connection, case: Case, counts: dict[str, int]) -> Iterator[Fault]:
    job = tables.job
    wanted = set(connection.execute(select(tables.source.c.sha256).distinct()).scalars())
    known = wanted | set(connection.execute(select(job.c.sha256).distinct().where(job.c.sha256.is_not(None))).scalars())
    here = set(case.originals.names())
    for sha256 in sorted(here):
        counts["originals"] += 1
        where = str(case.originals.path(sha256))
        try:
            if _hash(case.originals.path(sha256)) != sha256:
                yield Fault("An original is not the file that was received.", where, _FROM_BACKUP)
        except OSError as error:
            yield Fault(f"An original cannot be read: {error}", where, _FROM_BACKUP)
        if sha256 not in known and _old(case.originals.path(sha256)):
            yield Fault("No file of the account has these bytes.", where, "It may be removed; a reading was cut short.")
    for sha256 in sorted(wanted - here):
        yield Fault("An original is gone.", f"originals/{sha256[:2]}/{sha256}", _FROM_BACKUP)


def _old(path: Path) -> bool:
    """Bytes are stored before the account tells of them: what a killed reading left behind is taken up by the next."""
    try:
        return time.time() - path.stat().st_mtime > GRACE_SECONDS
    except OSError:
        return True


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            digest.update(part)
    return digest.hexdigest()
