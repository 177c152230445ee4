"""Parsing in a child process: whatever a file does, it ends with a reason and the parent goes on."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import backchannel
from backchannel.intake import wire
from backchannel.intake.document import Taken
from backchannel.intake.limits import DEFAULT, Limits
from backchannel.intake.reasons import Reason, Refused
from backchannel.record.canonical import sha256_hex

_TAKE_IN = "backchannel.intake.open:take_in"
_BOOT = (
    "import json, sys; told = json.loads(sys.argv[-1]); "
    # Behind the standard library and before all else: the child must run the very code that its parent runs.
    "at = next((n for n, p in enumerate(sys.path) if p.endswith('site-packages')), len(sys.path)); "
    "sys.path[at:at] = told['folders']; "
    "from backchannel.intake.server import main; main()"
)
# What the child's environment may hold: nothing of the person's. The rest only keeps Python's answers the same.
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"}
# The language classifier's matrix library starts threads as it loads, which the child may not.
_ENVIRONMENT |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_CLOSE_SECONDS = 2.0


class CannotStart(Exception):
    """The child did not come up: the installation is broken or the system has no room, which no file is to blame for.

    Has the three parts of an error as ``what``, ``why`` and ``next_step``; ``str()`` joins them.
    """

    def __init__(self, why: str, next_step: str) -> None:
        self.what = "Reading stopped: the process that takes the text out of files could not be started."
        self.why = why
        self.next_step = next_step
        super().__init__(why, next_step)

    def __str__(self) -> str:
        return f"{self.what} {self.why} {self.next_step}"


class Parser:
    """Parses files one at a time in a child process of its own; not to be shared between threads.

    ``parse`` is the dotted name of the function that the child calls (tests name hostile ones; a document never can),
    ``folders`` are further places where the child may find modules. ``start`` returns at once, so that the child comes
    up while the parent does something else; ``take_in`` starts it where that was not done. A child that broke a limit
    is killed and replaced for the next file, and every child after ``limits.files_per_child`` files.
    """

    def __init__(
        self, limits: Limits = DEFAULT, *, parse: str = _TAKE_IN, folders: tuple[str, ...] = (), started: bool = True
    ) -> None:
        self.limits = limits
        self._parse = parse
        self._folders = (str(Path(backchannel.__file__).parent.parent), *folders)
        self._child: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._files = 0
        self.fences: tuple[str, ...] = ()
        if started:
            self.start()

    def start(self) -> None:
        """Start a child, unless one runs, and return without waiting for it. CannotStart where the system refuses."""
        if self._child is not None and self._child.poll() is None:
            return
        self._drop()
        told = {
            "limits": asdict(self.limits),
            "parse": self._parse,
            "folders": self._folders,
            "parent": os.getpid(),
            "main_thread": threading.current_thread() is threading.main_thread(),
        }
        environment = _ENVIRONMENT | {name: os.environ[name] for name in _KEPT if name in os.environ}
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter, with arguments made here
                [sys.executable, "-I", "-X", "utf8", "-c", _BOOT, json.dumps(told)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=os.sep,
                env=environment,
                start_new_session=sys.platform != "win32",
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        except OSError as error:
            raise CannotStart(
                f"The system says: {error}.",
                "Check that Python is still where it was, that memory and processes are to be had, and run the same command "
                "again; what was read into a case is kept.",
            ) from error
        self._ready, self._files = False, 0

    def take_in(self, data: bytes, name: str, *, media_type: str | None = None, path: str | None = None) -> Taken:
        """As ``intake.open.take_in``, from behind the fences.

        Raises Refused: the parser's own reason, or time_exceeded, memory_exceeded, output_exceeded, parser_crashed,
        worker_killed, limit_exceeded; CannotStart where no child comes up at all.
        """
        if len(data) > self.limits.file_bytes:
            detail = f"{len(data):,} bytes; at most {self.limits.file_bytes:,} are taken"
            raise Refused(Reason.limit_exceeded, detail)
        if self._files >= self.limits.files_per_child:
            self.close()
        self._wait_until_ready()
        try:
            letter, payload = self._exchange(name, data, media_type, path)
            self._files += 1
            if letter == wire.TAKEN:
                return wire.decode(payload, sha256_hex(data))
            raise wire.read_refusal(payload)
        except wire.Garbled as garbled:
            self._drop()
            raise Refused(Reason.parser_crashed, f"what the parser sent makes no sense ({garbled})") from garbled
        except Refused as refused:
            if refused.reason in (Reason.memory_exceeded, Reason.parser_crashed):
                self._drop()  # it may have been left in any state
            raise
        except BaseException:  # Ctrl-C in mid-answer: the rest of that answer must not become the next file's
            self._drop()
            raise

    def close(self) -> None:
        """Let the child end; kill it if it does not within two seconds."""
        child = self._child
        if child is not None and child.stdin is not None:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):  # if it does not end, it is killed next
                child.stdin.close()
                child.wait(_CLOSE_SECONDS)
        self._drop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _wait_until_ready(self) -> None:
        for _ in range(2):  # a child that ended between two files is replaced once
            self.start()
            if self._ready:
                return
            assert self._child is not None
            with _Deadline(self._child, self.limits.start_seconds):
                try:
                    frame = wire.receive(_pipe(self._child.stdout), 1 << 16)
                except (wire.Garbled, OSError):
                    frame = None
            if frame is not None and frame[0] == wire.READY:
                self.fences = tuple(json.loads(frame[1])["fences"])
                self._ready = True
                return
            said = _pipe(self._child.stderr).read(4_000).decode("utf-8", "replace")
            self._drop()
        last = said.strip().splitlines()[-1] if said.strip() else ""
        raise CannotStart(
            f"{sys.executable} says: {last}" if last else f"{sys.executable} ended without a word.",
            "Install Backchannel again, in a fresh environment if need be, and run the same command again; what was read "
            "into a case is kept.",
        )

    def _exchange(self, name: str, data: bytes, media_type: str | None, path: str | None) -> tuple[bytes, bytes]:
        child = self._child
        assert child is not None
        with _Deadline(child, self.limits.wall_seconds) as deadline:
            try:
                wire.ask(_pipe(child.stdin), name, data, media_type, path)
                frame = wire.receive(_pipe(child.stdout), self.limits.output_bytes)
            except (OSError, wire.Garbled):
                frame = None
            except Refused:  # too much output
                self._drop()
                raise
        if frame is not None:
            if deadline.passed:  # the answer was just in time, but the child is no more
                self._drop()
            return frame
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_CLOSE_SECONDS)  # its pipe is at an end, so it is about to have an exit status of its own
        ended = self._drop()
        if deadline.passed:
            raise Refused(Reason.time_exceeded, f"not done after {self.limits.wall_seconds:g} seconds")
        raise _why(ended, self.limits)

    def _drop(self) -> int | None:
        """Kill the child and all it may have started; its exit status."""
        child, self._child, self._ready = self._child, None, False
        if child is None:
            return None
        _kill(child)
        for pipe in (child.stdin, child.stdout, child.stderr):
            with contextlib.suppress(OSError):  # what was still to be flushed has nobody left to read it
                _pipe(pipe).close()
        return child.wait()


class _Deadline:
    """Kills ``child`` when ``seconds`` have passed and the block has not ended; ``passed`` tells whether it did."""

    def __init__(self, child: "subprocess.Popen[bytes]", seconds: float) -> None:
        self.passed = False
        self._child = child
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def _end(self) -> None:
        self.passed = True
        _kill(self._child)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _kill(child: "subprocess.Popen[bytes]") -> None:
    if child.returncode is not None:
        return
    try:
        if sys.platform != "win32":
            os.killpg(child.pid, signal.SIGKILL)  # it leads a session of its own
        else:
            child.kill()
    except OSError:
        child.kill()  # it has not become a leader yet, or is gone: both are fine


def _why(ended: int | None, limits: Limits) -> Refused:
    """What a child's exit status says of the file it was parsing."""
    if sys.platform == "win32" or ended is None or ended >= 0:
        return Refused(Reason.parser_crashed, f"the parser ended with status {ended}")
    number = -ended
    if number in (signal.SIGXCPU, signal.SIGALRM):
        return Refused(Reason.time_exceeded, f"not done after {limits.cpu_seconds} seconds of CPU time")
    name = signal.Signals(number).name if number in set(signal.Signals) else str(number)
    if number in (signal.SIGKILL, signal.SIGTERM):
        return Refused(Reason.worker_killed, f"the parser was ended from outside by {name}")
    return Refused(Reason.parser_crashed, f"the parser was ended by {name}")


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
