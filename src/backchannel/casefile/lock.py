"""One writer a case: a lock that the operating system holds and lets go of when the process ends, however it ends."""

import json
import os
import socket
import sys
import threading
from pathlib import Path
from types import TracebackType

from backchannel.casefile.errors import CaseLocked

_held: set[str] = set()
_guard = threading.Lock()
"""POSIX record locks do not keep a process out of its own lock, so the process keeps a list of its own."""


class WriterLock:
    """A context manager on ``<case>/writer.lock``. Raises CaseLocked at once, naming the holder, when it is taken.

    POSIX record locks (``lockf``) are used rather than ``flock`` because a forked child does not inherit them: a worker
    that outlives a killed parent keeps nobody out.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "writer.lock"
        self._key = os.path.realpath(self._path)
        self._file: int | None = None

    def __enter__(self) -> "WriterLock":
        with _guard:
            if self._key in _held:
                raise self._taken({"pid": os.getpid(), "host": socket.gethostname()})
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _take(file)
            except OSError:
                holder = _holder(file)
                os.close(file)
                raise self._taken(holder) from None
            _held.add(self._key)
        self._file = file
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, json.dumps({"pid": os.getpid(), "host": socket.gethostname()}).encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is None:
            return
        with _guard:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None
            _held.discard(self._key)

    def _taken(self, holder: dict[str, object]) -> CaseLocked:
        who = f"process {holder['pid']} on {holder['host']}" if holder else "another process"
        return CaseLocked(
            f"The case {self._path.parent} cannot be written to now.",
            f"It is being written to by {who}.",
            "Wait until that has ended, or stop it; reading and searching the case stay possible.",
        )


def _holder(file: int) -> dict[str, object]:
    try:
        os.lseek(file, 0, os.SEEK_SET)
        told = json.loads(os.read(file, 4096))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) and {"pid", "host"} <= told.keys() else {}


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """The locked byte lies beyond the holder's name, which must stay readable to others."""

    def _take(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
