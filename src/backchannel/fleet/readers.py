"""Reader processes on one machine: documents go in, folded records come out, in whatever order they are ready.

A reader that is killed (by the system for want of memory, say) costs nothing but time: what was being read is read again,
one document at a time so that the blame is exact, and a document that kills its reader three times is given up.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from ctypes import Array, c_double
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Self

from backchannel.casefile.folding import Folded, fold
from backchannel.intake.document import Document
from backchannel.intake.reasons import Reason, Refused
from backchannel.pipeline import Reader
from backchannel.reading.share import Tell, unheard

IN_HAND = 4
"""Documents a reader that the pool holds at a time: enough to keep it busy, few enough to lose."""
TRIES = 3
"""A document that killed its reader this often, alone, is given up (RELIABILITY: re-run at most three times)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``ticket`` is what the document was handed in under. ``folded`` is None where it could not be read: ``failure`` says
    why."""

    ticket: int
    folded: Folded | None
    warnings: tuple[str, ...] = ()
    failure: tuple[Reason, str] | None = None


@dataclass(slots=True)
class _Task:
    ticket: int
    document: Document
    tries: int = 0
    slot: int = 0


Shares = Array[c_double]
"""Memory that parent and readers see: how much of each document in hand is read, by its slot. One reader writes to a slot at
a time, and nothing but what is shown rests on it, so there is no lock that a killed reader could keep."""
_reader: Reader | None = None
_shares: Shares | None = None


def _begin(shares: Shares) -> None:
    """In each new process: Ctrl-C is the parent's business, and without a parent there is nothing left to do. In ``shares``,
    which the parent sees, stands how much of each document in hand is read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    global _reader, _shares
    _shares = shares
    _reader = Reader.load()


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes started inside are born deaf to Ctrl-C, also while they are still importing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(ticket: int, document: Document, slot: int) -> Outcome:
    assert _reader is not None, "the process was begun"
    shares = _shares

    def tell(share: float) -> None:
        if shares is not None:
            shares[slot] = share

    return read_here(_reader, ticket, document, tell)


def read_here(reader: Reader, ticket: int, document: Document, tell: Tell = unheard) -> Outcome:
    """Read and fold ``document`` in this process. A fault of the reader's is an outcome too: the others must go on."""
    try:
        done = reader.read(document, tell, meant=True)
    except Refused as refused:
        return Outcome(ticket, None, failure=(refused.reason, refused.detail))
    return Outcome(ticket, fold(done.record, done.meanings), done.warnings)


class Readers:
    """``workers`` processes, or none: then documents are read in this one, which starts faster for a document or two, and
    ``heard`` is called as the reading of one goes on."""

    def __init__(self, workers: int, heard: Callable[[], None] = lambda: None) -> None:
        self._workers = workers
        self._heard = heard
        self._now: dict[int, float] = {}
        self._shares: Shares = get_context("spawn").RawArray(c_double, max(1, IN_HAND * workers))
        self._free = list(range(IN_HAND * workers))
        self._pool: Executor | None = None
        self._here: Reader | None = None
        self._running: dict[Future[Outcome], _Task] = {}
        self._suspects: deque[_Task] = deque()
        self._ready: deque[_Task] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    @property
    def waiting(self) -> int:
        """Documents handed in and not yet given out."""
        return len(self._running) + len(self._suspects) + len(self._ready)

    def under_way(self) -> dict[int, float]:
        """How much is read of each document that is being read, by its ticket; of one that waits for a reader, nothing."""
        return self._now or {task.ticket: self._shares[task.slot] for task in self._running.values()}

    def hand_in(self, ticket: int, document: Document) -> None:
        """Take ``document`` up for reading; returns at once."""
        self._ready.append(_Task(ticket, document))
        self._submit()

    def outcomes(self, seconds: float) -> Iterator[Outcome]:
        """What is ready, waiting at most ``seconds`` for the first."""
        if self._workers == 0:
            while self._ready:
                task = self._ready.popleft()
                if self._here is None:
                    self._here = Reader.load()

                def tell(share: float, ticket: int = task.ticket) -> None:
                    self._now = {ticket: share}
                    self._heard()

                outcome = read_here(self._here, task.ticket, task.document, tell)
                self._now = {}
                yield outcome
            return
        done, _ = wait(self._running, timeout=seconds, return_when=FIRST_COMPLETED)
        broken = False
        for future in done:
            task = self._running[future]
            try:
                outcome = future.result()
            except BrokenProcessPool:
                broken = True
                continue
            del self._running[future]
            self._free.append(task.slot)
            yield outcome
        if broken:
            yield from self._blamed()
        self._submit()

    def _blamed(self) -> Iterator[Outcome]:
        """The pool is gone with all that it was reading: who did it is told by reading the suspects one by one."""
        alone = len(self._running) == 1
        lost = list(self._running.values())
        self._end()
        for task in lost:
            task.tries += 1
            if alone and task.tries >= TRIES:
                yield Outcome(task.ticket, None, failure=(Reason.worker_killed, f"{task.tries} times"))
            else:
                self._suspects.append(task)

    def _submit(self) -> None:
        if self._workers == 0:
            return
        if self._suspects:
            if not self._running:
                self._start(self._suspects.popleft())
            return
        # The pool's own queue is kept short: what it holds is lost with it, and read again.
        while self._ready and len(self._running) < IN_HAND * self._workers:
            self._start(self._ready.popleft())

    def _start(self, task: _Task) -> None:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(self._shares,)
            )
        try:
            with _deaf():
                future = self._pool.submit(_read, task.ticket, task.document, self._free[-1])
            task.slot = self._free.pop()
            self._shares[task.slot] = 0.0
            self._running[future] = task
        except BrokenProcessPool:  # it broke since the last look; ``outcomes`` will find the others
            (self._suspects if self._running else self._ready).append(task)
            if not self._running:
                self._end()

    def _end(self) -> None:
        """Stops the processes at once; what they were doing is dropped."""
        pool, self._pool = self._pool, None
        self._running.clear()
        self._free = list(range(IN_HAND * self._workers))
        if pool is None:
            return
        processes = list((getattr(pool, "_processes", None) or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()
