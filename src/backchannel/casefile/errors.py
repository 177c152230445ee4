"""What can go wrong with a case, each said in three parts: what happened, why, and what to do next."""

import errno
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_LOW_ROOM = 16 * 1024 * 1024
"""Bytes free below which a disk I/O error is told as a full disk: one group's write-ahead log is of this order."""


class CaseError(Exception):
    """Has the three parts as ``what``, ``why`` and ``next_step``; ``str()`` joins them."""

    def __init__(self, what: str, why: str, next_step: str) -> None:
        super().__init__(what, why, next_step)
        self.what = what
        self.why = why
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.what} {self.why} {self.next_step}"


class NotACase(CaseError):
    """The folder is no case, or its database is not of the shape that this program makes."""


class CaseExists(CaseError):
    """A case was to be made where one is."""


class NewerCase(CaseError):
    """A later version of the program wrote this case."""


class CaseLocked(CaseError):
    """Another process is writing to this case."""


class CaseBusy(CaseError):
    """The database stayed locked for the whole time that was allowed."""


class OutOfSpace(CaseError):
    """The disk is full, or the file may not grow further."""


class StorageFailed(CaseError):
    """The disk or file system reported an error."""


class CaseDamaged(CaseError):
    """What is stored is not what was written."""


class NotKept(CaseError):
    """A record was handed in before the bytes it was read from."""


class NoSuchThing(CaseError):
    """The case holds nothing under that id."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the database's and the system's errors inside the block into this module's; ``path`` is the case's folder."""
    try:
        yield
    except DBAPIError as error:
        said = _of_database(path, error.orig)
        if said is None:
            raise
        raise said from error
    except sqlite3.Error as error:
        said = _of_database(path, error)
        if said is None:
            raise
        raise said from error
    except zlib.error as error:
        raise unlike(path, f"A part of a record cannot be unpacked ({error})") from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise _full(path, str(error)) from error
        if error.errno == errno.EIO:
            raise _failed(path, str(error)) from error
        raise


def _of_database(path: Path, error: BaseException | None) -> CaseError | None:
    """The code is SQLite's own result code (its low byte); other databases' errors are left as they are."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        if isinstance(error, sqlite3.DatabaseError) and "file is not a database" in str(error):
            return _damaged(path, str(error))
        return None
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return _full(path, str(error))
        case sqlite3.SQLITE_IOERR:
            low = path.exists() and shutil.disk_usage(path).free < _LOW_ROOM
            return _full(path, str(error)) if low else _failed(path, str(error))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return CaseBusy(
                f"The case {path} could not be written to.",
                "Another process held its database for longer than ten seconds.",
                "Wait until the other reading has ended, then try again.",
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _damaged(path, str(error))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return StorageFailed(
                f"The database of the case {path} could not be opened for this.",
                f"The system says: {error}.",
                "Check that the folder is there and that you may write to it.",
            )
        case _:
            return None


def unlike(path: Path, why: str) -> CaseDamaged:
    """What is said where a record is not the one that was stored; ``path`` is the case's folder, ``why`` has no full stop."""
    return CaseDamaged(
        f"A record of the case {path} is damaged and was not given out.",
        f"{why}.",
        "Run `backchannel verify` on a copy of the case to see what else is; then go back to a backup or read the originals "
        "into a new case.",
    )


def _full(path: Path, said: str) -> OutOfSpace:
    return OutOfSpace(
        f"The case {path} could not grow.",
        f"The disk is full or a size limit was reached ({said}).",
        "Free some space and run the same command again; all that was acknowledged is kept.",
    )


def _failed(path: Path, said: str) -> StorageFailed:
    return StorageFailed(
        f"The case {path} could not be written to or read.",
        f"The disk reported an error, or a limit on file size was reached ({said}).",
        "Check the disk and the free space, run `backchannel verify`, then the same command again.",
    )


def _damaged(path: Path, said: str) -> CaseDamaged:
    return CaseDamaged(
        f"The database of the case {path} is damaged.",
        f"SQLite says: {said}.",
        "Work on a copy: run `backchannel verify` on it, or go back to a backup.",
    )
