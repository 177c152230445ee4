"""One group of outcomes as one transaction: planned in memory on what is stored, then carried out, all of it or none.

Planning outside the transaction is safe because the writer's lock makes it the only one to change these tables, and it
keeps the time short for which a judgement has to wait.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, tuple_, update

from backchannel.casefile import audit, sqlite, tables
from backchannel.casefile.folding import Folded, years_of
from backchannel.casefile.jobs import COLUMNS, DONE, Job, JobState, seal
from backchannel.casefile.meanings import meaning_rows

_NUMBERED = (
    tables.source,
    tables.record,
    tables.leaf,
    tables.block,
    tables.actor,
    tables.claim,
    tables.quotation,
    tables.finding,
    tables.meaning,
    tables.job,
)
_MANY = 400


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A document (or file) whose outcome is committed: it survives whatever comes."""

    job_no: int
    member: str | None
    state: JobState
    source_id: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to be written of one document: ``values`` are the job's columns that change."""

    job: Job
    member: str | None
    values: dict[str, Any]
    folded: Folded | None = None


class Plan:
    """Made from the stored state; ``idle`` if nothing would change."""

    def __init__(
        self, connection: Connection, group: Sequence[Outcome], members: Mapping[int, set[str]], reading: str
    ) -> None:
        self._reading = reading
        self._members = members
        self._last = {table.name: connection.execute(select(func.max(table.c.no))).scalar() or 0 for table in _NUMBERED}
        self._first = dict(self._last)
        self._rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self._described: list[dict[str, Any]] = []
        self._reread: list[int] = []
        self._meant_anew: list[int] = []
        self._standing: list[dict[str, Any]] = []
        self._event: list[list[str]] = []
        self._load(connection, group)
        done: dict[int, Acknowledged] = {}
        for outcome in group:
            row = self._settle(outcome, connection)
            if row["state"] in DONE:
                source_id = outcome.folded.source.id if outcome.folded else None
                done[row["no"]] = Acknowledged(outcome.job.no, outcome.member, row["state"], source_id)
        self.acknowledged = tuple(done.values())
        self._new_jobs = [row for no, row in self._jobs.items() if no not in self._stored]
        self._changed_jobs = [row for no, row in self._jobs.items() if row != self._stored.get(no, row)]

    @property
    def idle(self) -> bool:
        """Whether all of it is stored already."""
        return not (self._new_jobs or self._changed_jobs or self._rows)

    def _load(self, connection: Connection, group: Sequence[Outcome]) -> None:
        job, source, record = tables.job, tables.source, tables.record
        self._jobs: dict[int, dict[str, Any]] = {}
        self._stored: dict[int, dict[str, Any]] = {}
        self._children: dict[tuple[int, str], int] = {}
        self._parents: set[int] = set()
        self._sources: dict[str, int] = {}
        self._records: set[tuple[int, str]] = set()
        self._read: set[int] = set()
        self._meant: set[tuple[int, str]] = set()
        self._owner: dict[int, int] = {}
        for part in _parts(sorted({outcome.job.no for outcome in group})):
            self._know(connection.execute(select(job).where(job.c.no.in_(part))).mappings())
            parents = connection.execute(select(job.c.container_no).where(job.c.container_no.in_(part)).distinct())
            self._parents.update(parents.scalars())
        for pairs in _parts(sorted({(o.job.no, o.member) for o in group if o.member is not None})):
            self._know(
                connection.execute(select(job).where(tuple_(job.c.container_no, job.c.member).in_(pairs))).mappings()
            )
        for ids in _parts(sorted({o.folded.source.id for o in group if o.folded})):
            for no, name in connection.execute(select(source.c.no, source.c.id).where(source.c.id.in_(ids))):
                self._sources[name] = no
        for numbers in _parts(sorted(self._sources.values())):
            for no, sha256 in connection.execute(
                select(record.c.source_no, record.c.sha256).where(record.c.source_no.in_(numbers))
            ):
                self._records.add((no, sha256))
                self._read.add(no)
            meant = select(tables.meaning.c.source_no, tables.meaning.c.maker).distinct()
            self._meant.update(
                (no, maker) for no, maker in connection.execute(meant.where(tables.meaning.c.source_no.in_(numbers)))
            )
            owners = connection.execute(
                select(job).where(job.c.source_no.in_(numbers), job.c.state.in_(("read", "partly_read")))
            ).mappings()
            for row in owners:
                self._know([row])
                self._owner[row["source_no"]] = row["no"]

    def _know(self, rows: Any) -> None:
        for found in rows:
            row = {name: found[name] for name in COLUMNS}
            self._jobs.setdefault(row["no"], row)
            self._stored.setdefault(row["no"], row)
            if row["container_no"] is not None:
                self._children[row["container_no"], row["member"]] = row["no"]

    def _next(self, table: Table) -> int:
        self._last[table.name] += 1
        return self._last[table.name]

    def _settle(self, outcome: Outcome, connection: Connection) -> dict[str, Any]:
        row = self._jobs[outcome.job.no] if outcome.member is None else self._child(outcome.job, outcome.member)
        values = dict(outcome.values)
        if outcome.folded is not None:
            source_no = self._sources.get(outcome.folded.source.id)
            owner = None if source_no is None else self._owner.get(source_no)
            if source_no is None or owner in (None, row["no"]) or self._jobs[owner]["reading"] != self._reading:
                source_no = self._enter(outcome.folded)
            # Else the same document was read at another place: what is kept stays as it was read there, name and all.
            values["source_no"] = source_no
            if outcome.member is not None:
                values["sha256"] = outcome.folded.source.sha256
            owner = self._owner.setdefault(source_no, row["no"])
            if owner != row["no"]:
                values |= {
                    "state": "duplicate",
                    "reason": "same_document",
                    "detail": self._jobs[owner]["path"],
                    "twin_no": owner,
                }
        if outcome.job.no in self._parents and outcome.member is None and values.get("state") in DONE:
            self._drop_gone(outcome.job, connection, opened=values["state"] == "opened")
        if (
            row["source_no"] != values.get("source_no", row["source_no"])
            and self._owner.get(row["source_no"]) == row["no"]
        ):
            del self._owner[row["source_no"]]  # the file holds something else now
        row = {**row, **values}
        self._jobs[row["no"]] = row
        return row

    def _child(self, job: Job, member: str) -> dict[str, Any]:
        no = self._children.get((job.no, member))
        if no is None:
            no = self._next(tables.job)
            self._children[job.no, member] = no
            return {
                **dict.fromkeys(COLUMNS),
                "no": no,
                "container_no": job.no,
                "member": member,
                "path": f"{job.path}/{member}",
                "state": "found",
                "tries": 0,
            }
        return self._jobs[no]

    def _drop_gone(self, job: Job, connection: Connection, *, opened: bool) -> None:
        """Documents that an earlier state of the file held and this one does not; none, where it was not ``opened``."""
        if opened and job.no not in self._members:
            return
        here = self._members[job.no] if opened else set()
        rows = tables.job
        for found in connection.execute(select(rows).where(rows.c.container_no == job.no)).mappings():
            if found["member"] not in here:
                self._know([found])
                self._jobs[found["no"]] = {
                    **self._jobs[found["no"]],
                    "state": "skipped",
                    "reason": "no_longer_in_file",
                    "reading": self._reading,
                }

    def _enter(self, folded: Folded) -> int:
        """The source's number; its rows are added to the plan unless this very record is stored."""
        source_no = self._sources.get(folded.source.id)
        about = source_row(folded)
        if source_no is None:
            source_no = self._next(tables.source)
            self._sources[folded.source.id] = source_no
            self._rows["source"].append({"no": source_no, **about})
        if (source_no, folded.sha256) in self._records:
            if folded.meanings is not None and (source_no, folded.meanings.maker) not in self._meant:
                self._meant_anew.append(source_no)
                self._mean(folded, source_no)
            return source_no
        if source_no in self._read:
            self._described.append({"key": source_no, **{f"new_{k}": v for k, v in about.items() if k != "id"}})
            self._reread.append(source_no)
        self._records.add((source_no, folded.sha256))
        self._read.add(source_no)
        record_no = self._next(tables.record)
        self._rows["record"].append({"no": record_no, "source_no": source_no, **record_row(folded)})
        self._standing.append({"source_no": source_no, "record_no": record_no})
        self._rows["leaf"].extend(
            {
                "no": self._next(tables.leaf),
                "record_no": record_no,
                "section": int(leaf.section),
                "start": leaf.start,
                "end": leaf.end,
                "body": leaf.body,
            }
            for leaf in folded.leaves
        )
        for table, rows in index_rows(folded, source_no, self._last).items():
            self._rows[table].extend(rows)
        self._mean(folded, source_no)
        self._event.append([folded.source.id, folded.sha256])
        return source_no

    def _mean(self, folded: Folded, source_no: int) -> None:
        if folded.meanings is None:
            return
        self._meant.add((source_no, folded.meanings.maker))
        for row in meaning_rows(folded.meanings):
            self._rows["meaning"].append({"no": self._next(tables.meaning), "source_no": source_no, **row})

    def carry_out(self, connection: Connection) -> None:
        """Write the plan inside the caller's transaction."""
        for source_no in self._reread:
            _remove_index(connection, source_no)
        for part in _parts(self._meant_anew):
            connection.execute(delete(tables.meaning).where(tables.meaning.c.source_no.in_(part)))
        for table in tables.metadata.sorted_tables:
            rows = self._rows.get(table.name)
            if rows:
                connection.execute(insert(table), rows)
        if self._described:
            names = [name for name in self._described[0] if name != "key"]
            connection.execute(
                update(tables.source)
                .where(tables.source.c.no == bindparam("key"))
                .values({name.removeprefix("new_"): bindparam(name) for name in names}),
                self._described,
            )
        if self._standing:
            numbers = [row["source_no"] for row in self._standing]
            for part in _parts(numbers):
                connection.execute(delete(tables.standing).where(tables.standing.c.source_no.in_(part)))
            connection.execute(insert(tables.standing), list({r["source_no"]: r for r in self._standing}.values()))
        sqlite.add_words(connection, {name: self._first[name] for name in ("block", "claim", "actor")})
        if self._new_jobs:
            connection.execute(insert(tables.job), [{**row, "seal": seal(row)} for row in self._new_jobs])
        update_jobs(connection, self._changed_jobs)
        if self._event:
            audit.append(connection, "read", self._reading, {"records": self._event})


def index_rows(folded: Folded, source_no: int, last: dict[str, int]) -> dict[str, list[dict[str, Any]]]:
    """Rows of the index tables for one record; ``last`` holds the highest number used in each table and is moved on."""
    base = {name: last[name] + 1 for name in ("block", "actor", "claim", "quotation", "finding")}
    last["block"] += len(folded.blocks)
    last["actor"] += len(folded.actors)
    last["claim"] += len(folded.claims)
    last["quotation"] += len(folded.quotations)
    last["finding"] += len(folded.findings)

    def actor_no(at: int | None) -> int | None:
        return None if at is None else base["actor"] + at

    own = f"s{source_no} "
    return {
        "block": [
            {
                "no": base["block"] + at,
                "source_no": source_no,
                "ordinal": ordinal,
                "start": start,
                "end": end,
                "kind": kind,
                "words": words,
                "tags": own + tags,
            }
            for at, (ordinal, start, end, kind, words, tags) in enumerate(folded.blocks)
        ],
        "actor": [
            {
                "no": base["actor"] + at,
                "source_no": source_no,
                "id": name_id,
                "kind": kind,
                "name": name,
                "country": country,
                "sector": sector,
                "mentions": mentions,
                "found_by": found_by,
                "posts": posts,
            }
            for at, (name_id, kind, name, country, sector, mentions, found_by, posts) in enumerate(folded.actors)
        ],
        "mention": [
            {"source_no": source_no, "start": start, "end": end, "actor_no": base["actor"] + at, "kind": kind}
            for start, end, at, kind in folded.mentions
        ],
        "claim": [
            {
                "no": base["claim"] + at,
                "source_no": source_no,
                "id": row.id,
                "block_no": None if row.block is None else base["block"] + row.block,
                "type": row.type,
                "mode": row.mode,
                "start": row.start,
                "end": row.end,
                "words": row.words,
                "trigger_start": row.trigger_start,
                "trigger_end": row.trigger_end,
                "edtf": row.edtf,
                "earliest": row.earliest,
                "latest": row.latest,
                "openness": row.openness,
                "stance": row.stance,
                "tags": own + row.tags,
            }
            for at, row in enumerate(folded.claims)
        ],
        "participant": [
            {
                "claim_no": base["claim"] + claim,
                "ordinal": ordinal,
                "role": role,
                "actor_no": actor_no(at),
                "country": country,
                "sector": sector,
            }
            for claim, ordinal, role, at, country, sector in folded.participants
        ],
        "quotation": [
            {
                "no": base["quotation"] + at,
                "source_no": source_no,
                "id": quotation_id,
                "start": start,
                "end": end,
                "direct": direct,
                "speaker_no": actor_no(speaker),
            }
            for at, (quotation_id, start, end, direct, speaker) in enumerate(folded.quotations)
        ],
        "finding": [
            {"no": base["finding"] + at, "source_no": source_no, "id": finding_id, "kind": kind}
            for at, (finding_id, kind) in enumerate(folded.findings)
        ],
    }


def update_jobs(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write changed rows of the account, sealed anew."""
    if not rows:
        return
    job = tables.job
    names = COLUMNS[5:]
    connection.execute(
        update(job)
        .where(job.c.no == bindparam("key"))
        .values({name: bindparam(f"new_{name}") for name in (*names, "seal")}),
        [{"key": row["no"], "new_seal": seal(row), **{f"new_{name}": row[name] for name in names}} for row in rows],
    )


def _remove_index(connection: Connection, source_no: int) -> None:
    sqlite.remove_words(connection, source_no)
    claims = select(tables.claim.c.no).where(tables.claim.c.source_no == source_no)
    for table in tables.INDEXED:
        mine = table.c.claim_no.in_(claims) if table is tables.participant else table.c.source_no == source_no
        connection.execute(delete(table).where(mine))


def record_row(folded: Folded) -> dict[str, Any]:
    """Columns of ``record`` that the record itself gives."""
    return {
        "sha256": folded.sha256,
        "format": folded.format,
        "backchannel": folded.backchannel,
        "reader": folded.reader,
        "characters": folded.characters,
        "words": folded.words,
        "actors": len(folded.actors),
        "claims": len(folded.claims),
        "quotations": len(folded.quotations),
        "findings": len(folded.findings),
    }


def source_row(folded: Folded) -> dict[str, Any]:
    """Columns of ``source`` that the record itself gives."""
    first, last = years_of(folded.source.published)
    return {**asdict(folded.source), "published_from": first, "published_to": last}


def _parts(items: Sequence[Any]) -> list[Sequence[Any]]:
    return [items[at : at + _MANY] for at in range(0, len(items), _MANY)]
