"""What became of every document found: the sum that always comes out, and the files behind each of its numbers."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, func, select

from backchannel.casefile import Case
from backchannel.casefile.jobs import WAITING, JobState
from backchannel.casefile.tables import job, source

Number = Literal["all", "read", "partly_read", "duplicate", "skipped", "failed", "waiting", "opened"]
"""What can be looked behind: a number of the sum, all of it, or the files that were opened for the documents in them."""
MOST = 500


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """So many documents ended in ``state`` for this reason (a code of the closed list; None where none is needed)."""

    state: JobState
    reason: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Accounting:
    """``found == read + partly_read + duplicate + skipped + failed + waiting``, always.

    Counts are of documents. A file not opened yet counts as one; once opened it counts as the documents it holds, and
    ``opened`` says how many such files there are.
    """

    found: int
    read: int
    partly_read: int
    duplicate: int
    skipped: int
    failed: int
    waiting: int
    opened: int
    reasons: tuple[ReasonCount, ...]
    sources: int

    @property
    def equation(self) -> str:
        """The sum in words, as the command line and the workbench print it."""
        parts = [
            f"{self.read:,} read",
            f"{self.partly_read:,} partly read",
            f"{self.duplicate:,} duplicate",
            f"{self.skipped:,} skipped",
            f"{self.failed:,} failed",
        ]
        if self.waiting:
            parts.append(f"{self.waiting:,} waiting")
        return f"{self.found:,} found = {' + '.join(parts)}"


@dataclass(frozen=True, slots=True)
class FileRow:
    """A document of the account: ``source_id`` where it was read, or is a duplicate of; ``first_path`` of the other one."""

    no: int
    path: str
    state: JobState
    reason: str | None
    detail: str | None
    source_id: str | None
    first_path: str | None
    size: int | None
    tries: int


@dataclass(frozen=True, slots=True)
class FilesPage:
    """``rows`` from ``offset`` on, of ``total``."""

    rows: tuple[FileRow, ...]
    total: int
    offset: int


def accounting(case: Case) -> Accounting:
    """The sum as it stands at this moment."""
    with case.reading() as connection:
        rows = connection.execute(
            select(job.c.state, job.c.reason, func.count())
            .group_by(job.c.state, job.c.reason)
            .order_by(job.c.state, func.count().desc(), job.c.reason)
        ).all()
        known = connection.execute(select(func.count()).select_from(source)).scalar_one()
    of = {
        state: sum(count for s, _, count in rows if s == state)
        for state in ("read", "partly_read", "duplicate", "skipped", "failed", "found", "running", "opened")
    }
    return Accounting(
        found=sum(count for state, _, count in rows if state != "opened"),
        read=of["read"],
        partly_read=of["partly_read"],
        duplicate=of["duplicate"],
        skipped=of["skipped"],
        failed=of["failed"],
        waiting=of["found"] + of["running"],
        opened=of["opened"],
        reasons=tuple(ReasonCount(state, reason, count) for state, reason, count in rows if state != "opened"),
        sources=known,
    )


def files_behind(
    case: Case, state: Number, reason: str | None = None, *, offset: int = 0, limit: int = 100
) -> FilesPage:
    """The documents that a number of the sum counts, in the order found; all reasons where ``reason`` is None."""
    if offset < 0 or not 1 <= limit <= MOST:
        raise ValueError(f"a page holds 1 to {MOST} files, from 0 on")
    first = job.alias("first")
    fits = _of(state) if reason is None else _of(state) & (job.c.reason == reason)
    with case.reading() as connection:
        total = connection.execute(select(func.count()).select_from(job).where(fits)).scalar_one()
        rows = connection.execute(
            select(
                job.c.no,
                job.c.path,
                job.c.state,
                job.c.reason,
                job.c.detail,
                source.c.id,
                first.c.path,
                job.c.size,
                job.c.tries,
            )
            .select_from(
                job.outerjoin(source, source.c.no == job.c.source_no).outerjoin(first, first.c.no == job.c.twin_no)
            )
            .where(fits)
            .order_by(job.c.no)
            .offset(offset)
            .limit(limit)
        ).all()
    return FilesPage(tuple(FileRow(*row) for row in rows), total, offset)


def _of(state: Number) -> ColumnElement[bool]:
    if state == "all":
        return job.c.state != "opened"
    return job.c.state.in_(WAITING) if state == "waiting" else job.c.state == state
