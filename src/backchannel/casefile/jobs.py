"""The account of every document found: where it lies, what became of it, and why."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

JobState = Literal["found", "running", "read", "partly_read", "duplicate", "skipped", "failed", "opened"]
DONE: frozenset[str] = frozenset({"read", "partly_read", "duplicate", "skipped", "failed", "opened"})
"""States that a second reading leaves alone. ``opened`` is a file that holds documents: they count, it does not."""
WAITING: frozenset[str] = frozenset({"found", "running"})
RACY_NS = 2_000_000_000
"""A file changed less than this before it was looked at may change again within one tick of the file system's clock
(two seconds on FAT), so its times prove nothing and its bytes are hashed again. The rule is git's for its index."""


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file as the directory shows it. Times in nanoseconds; ``seen_ns`` is when it was looked at."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    seen_ns: int

    @classmethod
    def of(cls, path: Path, *, now_ns: int) -> "FileSeen":
        """Look at ``path``; OSError as the system gives it."""
        stat = path.stat()
        return cls(str(path), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, now_ns)

    @property
    def place(self) -> bytes:
        """The path's own bytes, which is what tells two odd names apart."""
        return os.fsencode(self.path)

    @property
    def shown(self) -> str:
        """The path for people: bytes that are no UTF-8, and whatever would break a line or move a cursor, are escaped."""
        told = os.fsencode(self.path).decode("utf-8", "backslashreplace")
        return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in told)


@dataclass(frozen=True, slots=True)
class Job:
    """One row of the account. A document inside a file has ``container`` and ``member``; a file has neither.

    ``settled`` is True where nothing needs to be done: the same reading has dealt with this very file, which has not
    changed since by the evidence of size, mtime and ctime.
    """

    no: int
    path: str
    state: JobState
    reason: str | None = None
    detail: str | None = None
    source_no: int | None = None
    container_no: int | None = None
    member: str | None = None
    sha256: str | None = None
    size: int | None = None
    tries: int = 0
    reading: str | None = None
    settled: bool = False


COLUMNS = (
    "no",
    "place",
    "container_no",
    "member",
    "path",
    "size",
    "mtime_ns",
    "ctime_ns",
    "seen_ns",
    "sha256",
    "state",
    "reason",
    "detail",
    "source_no",
    "twin_no",
    "tries",
    "reading",
)
"""The sealed columns of the table, in its order."""


def seal(row: Mapping[str, Any]) -> bytes:
    """Eight bytes over all that the row says, so that ``verify`` sees a changed bit: rows of this table do change."""
    return blake2b(repr(tuple(row[name] for name in COLUMNS)).encode("utf-8", "surrogatepass"), digest_size=8).digest()


def unchanged(row: Mapping[str, Any], seen: FileSeen) -> bool:
    """Whether the file is surely the one that ``row`` tells of."""
    return (
        row["size"] == seen.size
        and row["mtime_ns"] == seen.mtime_ns
        and row["ctime_ns"] == seen.ctime_ns
        and row["seen_ns"] is not None
        and max(seen.mtime_ns, seen.ctime_ns) + RACY_NS < row["seen_ns"]
    )


def job_of(row: Mapping[str, Any], *, settled: bool = False) -> Job:
    """The Job that a row of the table tells of."""
    return Job(
        row["no"],
        row["path"],
        row["state"],
        row["reason"],
        row["detail"],
        row["source_no"],
        row["container_no"],
        row["member"],
        row["sha256"],
        row["size"],
        row["tries"],
        row["reading"],
        settled,
    )
