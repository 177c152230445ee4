"""The one writer of a case: documents go in by groups, each document whole or not at all, and are acknowledged after the
commit that holds them.
"""

import time
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from backchannel.casefile import tables
from backchannel.casefile.errors import NotKept, told
from backchannel.casefile.folding import Folded, fold
from backchannel.casefile.groups import Acknowledged, Outcome, Plan, update_jobs
from backchannel.casefile.jobs import COLUMNS, DONE, FileSeen, Job, JobState, job_of, seal, unchanged
from backchannel.casefile.lock import WriterLock
from backchannel.record.record import Record

if TYPE_CHECKING:
    from backchannel.casefile.case import Case

GROUP = 64
"""Documents a commit. A synced commit costs about 4 ms: 64 documents of a thousand words make that a rounding error."""
GROUP_SECONDS = 0.25
GROUP_WORDS = 400_000
"""A group of long documents is committed earlier, so that no more than some 100 MB wait in memory."""
_LOOK_UP = 500


class Writer:
    """Use as a context manager; what was handed in whole is committed on leaving, also after Ctrl-C."""

    def __init__(
        self, case: "Case", reading: str, acknowledged: Callable[[tuple[Acknowledged, ...]], None] | None
    ) -> None:
        self._case = case
        self._reading = reading
        self._tell = acknowledged
        self._lock = WriterLock(case.folder)
        self._waiting: list[Outcome] = []
        self._waiting_words = 0
        self._since = 0.0
        self._members: dict[int, set[str]] = {}
        self._taken_over: dict[int, set[str]] = {}

    def __enter__(self) -> "Writer":
        self._lock.__enter__()
        try:
            with told(self._case.folder):
                self._case.originals.sweep()
            self._take_up()
        except BaseException:
            self._lock.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None or kind is KeyboardInterrupt:
                self.flush()
        finally:
            self._lock.__exit__(None, None, None)

    def _take_up(self) -> None:
        """What was running when an earlier writer ended is found again."""
        job = tables.job
        with self._case.reading() as connection:
            left = connection.execute(select(job).where(job.c.state == "running")).mappings().all()
        if left:
            with self._case.changing() as connection:
                update_jobs(connection, [{**row, "state": "found"} for row in left])

    def found(self, files: Iterable[FileSeen]) -> list[Job]:
        """Enter files into the account, committed at once; their jobs in the same order.

        A file that changed since it was settled is found anew. OutOfSpace, StorageFailed.
        """
        seen = list(files)
        known: dict[bytes, dict[str, Any]] = {}
        job = tables.job
        with self._case.reading() as connection:
            for at in range(0, len(seen), _LOOK_UP):
                places = [file.place for file in seen[at : at + _LOOK_UP]]
                rows = connection.execute(select(job).where(job.c.place.in_(places))).mappings()
                known.update((row["place"], dict(row)) for row in rows)
            number = connection.execute(select(func.max(job.c.no))).scalar() or 0
        fresh: list[dict[str, Any]] = []
        jobs: list[Job] = []
        for file in seen:
            row = known.get(file.place)
            if row is None:
                number += 1
                row = _new_row(number, file.shown, place=file.place, size=file.size)
                known[file.place] = row
                fresh.append(row)
            settled = row["state"] in DONE and row["reading"] == self._reading and unchanged(row, file)
            jobs.append(job_of(row, settled=settled))
        if fresh:
            with self._case.changing() as connection:
                connection.execute(insert(job), [{**row, "seal": seal(row)} for row in fresh])
        return jobs

    def same_bytes(self, job: Job, file: FileSeen, sha256: str) -> bool:
        """Whether nothing needs reading because these very bytes were settled under this reading: here earlier (the file
        was only touched), or at another path, of which this becomes a duplicate. The outcome waits for its commit.
        """
        rows = tables.job
        with self._case.reading() as connection:
            same = (
                connection.execute(
                    select(rows)
                    .where(
                        rows.c.sha256 == sha256,
                        rows.c.container_no.is_(None),
                        rows.c.reading == self._reading,
                        rows.c.state.in_(DONE),
                        rows.c.twin_no.is_(None),
                    )
                    .order_by(rows.c.no)
                    .limit(2)
                )
                .mappings()
                .all()
            )
        if any(row["no"] == job.no for row in same):
            self._hand_in(Outcome(job, None, _file_values(file, sha256)))
            return True
        first = next(iter(same), None)
        if first is None or first["state"] in ("failed", "skipped"):
            return False
        self._hand_in(
            Outcome(
                job,
                None,
                {
                    **_file_values(file, sha256),
                    "state": "duplicate",
                    "reason": "same_bytes",
                    "detail": first["path"],
                    "source_no": first["source_no"],
                    "twin_no": first["no"],
                    "reading": self._reading,
                },
            )
        )
        return True

    def start(self, job: Job, file: FileSeen, sha256: str) -> None:
        """Reading of this file begins; a file that was begun before is noted so at once, before it can kill us again."""
        self._members[job.no] = self._taken_over.pop(job.no, set())
        self._hand_in(Outcome(job, None, {**_file_values(file, sha256), "state": "running", "tries": job.tries + 1}))
        if job.tries:
            self.flush()

    def settled_members(self, job: Job, sha256: str) -> frozenset[str]:
        """Documents inside this file that an earlier run under the same reading dealt with, before it was stopped.

        Empty unless the file was begun with the same bytes then; ask before ``start``. They count as handed in: read the
        others, then say ``opened``.
        """
        if job.sha256 != sha256:
            return frozenset()
        rows = tables.job
        with self._case.reading() as connection:
            done = connection.execute(
                select(rows.c.member).where(
                    rows.c.container_no == job.no, rows.c.reading == self._reading, rows.c.state.in_(DONE)
                )
            ).scalars()
            settled = frozenset(done)
        self._taken_over[job.no] = set(settled)
        return settled

    def keep(self, data: bytes) -> str:
        """Store an original; its SHA-256. Before any record that was read from it. OutOfSpace, StorageFailed."""
        with told(self._case.folder):
            return self._case.originals.keep(data)

    def add(
        self,
        job: Job,
        record: Record | Folded,
        *,
        member: str | None = None,
        state: JobState = "read",
        reason: str | None = None,
        detail: str | None = None,
    ) -> None:
        """Hand in a document that was read (or partly read, with a reason). ``member`` names it inside the job's file where
        that holds many; then say ``opened`` after the last. NotKept if its original is not there.
        """
        folded = record if isinstance(record, Folded) else fold(record)
        if folded.source.sha256 not in self._case.originals:
            raise NotKept(
                f"The record of {folded.source.file_name} was not stored.",
                f"Its original {folded.source.sha256} is not kept in {self._case.folder}.",
                "Keep the bytes first; this is a defect of the program that called.",
            )
        values = {"state": state, "reason": reason, "detail": detail, "reading": self._reading, "twin_no": None}
        self._hand_in(Outcome(job, member, values, folded))

    def refuse(
        self,
        job: Job,
        state: JobState,
        reason: str,
        detail: str | None = None,
        *,
        member: str | None = None,
        file: FileSeen | None = None,
    ) -> None:
        """A file, or a document inside it, that was skipped or failed; ``reason`` is a code of the closed list.

        ``file`` is for one that was refused by its looks alone, without ``start``: it is then settled until it changes.
        """
        values = {
            "state": state,
            "reason": reason,
            "detail": detail,
            "reading": self._reading,
            "source_no": None,
            "twin_no": None,
        }
        if file is not None:
            values |= _file_values(file, None)
        self._hand_in(Outcome(job, member, values))

    def opened(self, job: Job) -> None:
        """All documents of this file were handed in: from now on they count, and the file does not."""
        self._hand_in(
            Outcome(
                job,
                None,
                {
                    "state": "opened",
                    "reason": None,
                    "detail": None,
                    "reading": self._reading,
                    "source_no": None,
                    "twin_no": None,
                },
            )
        )

    def tick(self) -> None:
        """Commit if the group has waited long enough; call it while waiting for documents."""
        if self._waiting and time.monotonic() - self._since >= GROUP_SECONDS:
            self.flush()

    def _hand_in(self, outcome: Outcome) -> None:
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(outcome)
        if outcome.member is not None:
            self._members.setdefault(outcome.job.no, set()).add(outcome.member)
        if outcome.folded is not None:
            self._waiting_words += outcome.folded.words
        if len(self._waiting) >= GROUP or self._waiting_words >= GROUP_WORDS:
            self.flush()
        else:
            self.tick()

    def flush(self) -> None:
        """Commit all that waits, then acknowledge it. OutOfSpace, StorageFailed: then none of the group is stored."""
        if not self._waiting:
            return
        group, self._waiting, self._waiting_words = self._waiting, [], 0
        with told(self._case.folder):
            self._case.originals.settle()
        with self._case.reading() as connection:
            plan = Plan(connection, group, self._members, self._reading)
        if not plan.idle:
            with self._case.changing() as connection:
                plan.carry_out(connection)
        if self._tell is not None and plan.acknowledged:
            self._tell(plan.acknowledged)


def _file_values(file: FileSeen, sha256: str | None) -> dict[str, Any]:
    return {
        "size": file.size,
        "mtime_ns": file.mtime_ns,
        "ctime_ns": file.ctime_ns,
        "seen_ns": file.seen_ns,
        "sha256": sha256,
    }


def _new_row(number: int, path: str, **values: Any) -> dict[str, Any]:
    return {**dict.fromkeys(COLUMNS), "no": number, "path": path, "state": "found", "tries": 0, **values}
