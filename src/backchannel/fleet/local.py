"""Many documents on one machine: a parser child, reader processes, one writer.

What is found is entered into the account first. The bytes are hashed, and what the case holds already is left alone; the
rest is kept, parsed behind fences, read by the readers and written by the one writer, which acknowledges after its commit.
To stop is safe at any moment, and a second run goes on where the first one was.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from backchannel.casefile.case import Case
from backchannel.casefile.errors import OutOfSpace
from backchannel.casefile.groups import Acknowledged
from backchannel.casefile.jobs import FileSeen, Job, JobState
from backchannel.casefile.writing import Writer
from backchannel.fleet.readers import TRIES, Outcome, Readers
from backchannel.intake.child import Parser
from backchannel.intake.document import Taken
from backchannel.intake.find import LEFT_ASIDE, Found, find
from backchannel.intake.limits import DEFAULT, Limits
from backchannel.intake.reasons import Reason, Refused
from backchannel.pipeline import reading_name
from backchannel.record.canonical import sha256_hex

BACKLOG = 400
"""Documents parsed ahead of the readers: one FRUS volume. More would only be held in memory."""
SMALL = 256 * 1024
"""A single file below this is read in this process: starting readers takes longer than reading it."""
ROOM = 64 * 1024 * 1024
"""Bytes that must be free beyond the originals before a run starts: a first group of records and its log."""
ENTRY = 256
"""Files entered into the account in one commit."""


@dataclass(frozen=True, slots=True)
class Options:
    """``workers``: reader processes, None for one a core. ``limits``: of finding and parsing."""

    workers: int | None = None
    limits: Limits = DEFAULT


@dataclass(slots=True)
class Progress:
    """How far a run is. Bytes are of files on disk. ``states`` counts documents acknowledged in this run.

    ``under_way`` are the bytes read of documents that are being read; ``longest`` is the longest of these, as it can be
    shown, with ``longest_words``; empty where none is in hand.
    """

    bytes_found: int = 0
    bytes_done: float = 0.0
    under_way: float = 0.0
    longest: str = ""
    longest_words: int = 0
    words: int = 0
    claims: int = 0
    documents: int = 0
    states: dict[str, int] = field(default_factory=dict)
    known: int = 0

    @property
    def share(self) -> float:
        """How much of all bytes is done, from 0 to 1."""
        return min(1.0, (self.bytes_done + self.under_way) / self.bytes_found) if self.bytes_found else 0.0


@dataclass(slots=True)
class _File:
    """A file on disk in work: what it still waits for."""

    job: Job
    seen: FileSeen
    size: int
    holds_many: bool = False
    pending: int = 0
    closed: bool = False
    members: int = 0


@dataclass(frozen=True, slots=True)
class _Ticket:
    """What an outcome belongs to."""

    file: _File
    member: str | None
    share: float
    words: int
    title: str = ""


def default_workers() -> int:
    """One reader a core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


def read_into(
    case: Case, paths: Iterable[Path | str], options: Options, tell: Callable[[Progress], None] = lambda _: None
) -> Progress:
    """Read all that lies under ``paths`` into ``case``; ``tell`` is called as the run goes on.

    Raises CaseLocked, OutOfSpace, StorageFailed; KeyboardInterrupt passes through after what was handed in is committed.
    """
    places = [os.fspath(path) for path in paths]
    progress = Progress(bytes_found=_bytes_under(places))
    _check_room(case, progress.bytes_found)
    workers = default_workers() if options.workers is None else options.workers
    if options.workers is None and len(places) == 1 and Path(places[0]).is_file() and progress.bytes_found < SMALL:
        workers = 0

    def acknowledged(outcomes: tuple[Acknowledged, ...]) -> None:
        for outcome in outcomes:
            if outcome.state not in ("running", "opened", "found"):
                progress.states[outcome.state] = progress.states.get(outcome.state, 0) + 1
        tell(progress)

    with (
        Parser(options.limits) as parser,
        Readers(workers, lambda: run.tell()) as readers,
        case.writer(reading_name(), acknowledged=acknowledged) as writer,
    ):
        run = _Run(case, writer, parser, readers, progress, tell)
        for found in _entered(find(places, options.limits), writer):
            run.take(*found)
        run.finish()
    tell(progress)
    return progress


def _check_room(case: Case, needed: int) -> None:
    """OutOfSpace where not even the originals would fit: better told now than after an hour."""
    free = shutil.disk_usage(case.folder).free
    if needed and free < needed + ROOM:
        raise OutOfSpace(
            f"Nothing was read into {case.folder}.",
            f"The files have {needed:,} bytes, of which a copy is kept, and the disk has {free:,} bytes free.",
            "Make room, or make the case on another disk.",
        )


def _bytes_under(places: list[str]) -> int:
    """Bytes of all files under ``places``, for the time left; links are not followed, what can't be seen counts nothing."""
    total = 0
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        try:
            if os.path.isdir(place):  # noqa: PTH112 - names that are no UTF-8 stay as they are
                with os.scandir(place) as entries:
                    waiting += [entry.path for entry in entries if not entry.is_symlink()]
            else:
                total += os.stat(place).st_size  # noqa: PTH116
        except OSError:
            continue
    return total


def _entered(leaves: Iterator[Found], writer: Writer) -> Iterator[tuple[Found, Job, FileSeen | None]]:
    """Each leaf with its file's job. Plain files are entered into the account a batch at a time; an archive's leaves are
    given while the walk stands at them, since only then their bytes are cheap."""
    batch: list[tuple[Found, FileSeen]] = []
    archive: tuple[str, Job, FileSeen] | None = None
    for leaf in leaves:
        if leaf.member is None:
            archive = None
            batch.append((leaf, _seen(leaf)))
            if len(batch) >= ENTRY:
                yield from _jobs_of(batch, writer)
                batch = []
            continue
        if archive is None or archive[0] != leaf.path:
            yield from _jobs_of(batch, writer)
            batch = []
            seen = _seen(leaf)
            archive = (leaf.path, writer.found([seen])[0], seen)
        yield leaf, archive[1], archive[2]
    yield from _jobs_of(batch, writer)


def _jobs_of(batch: list[tuple[Found, FileSeen]], writer: Writer) -> Iterator[tuple[Found, Job, FileSeen | None]]:
    jobs = writer.found([seen for _, seen in batch])
    for (leaf, seen), job in zip(batch, jobs, strict=True):
        yield leaf, job, seen


def _seen(leaf: Found) -> FileSeen:
    """The file as it lies there now; one that can't be looked at is entered with nothing but its name."""
    try:
        return FileSeen.of(Path(leaf.path), now_ns=time.time_ns())
    except OSError:
        return FileSeen(leaf.path, leaf.size or 0, 0, 0, 0)


class _Run:
    """One run's work in hand."""

    def __init__(
        self,
        case: Case,
        writer: Writer,
        parser: Parser,
        readers: Readers,
        progress: Progress,
        tell: Callable[[Progress], None],
    ) -> None:
        self._case = case
        self._writer = writer
        self._parser = parser
        self._readers = readers
        self._progress = progress
        self._tell = tell
        self._tickets: dict[int, _Ticket] = {}
        self._next = 0
        self._archive: _File | None = None
        self._settled: frozenset[str] = frozenset()

    def tell(self) -> None:
        """What is under way, to whom it may concern."""
        progress, tickets = self._progress, self._tickets
        shares = self._readers.under_way()
        progress.under_way = sum(tickets[number].share * share for number, share in shares.items())
        longest = max(
            (tickets[n] for n, share in shares.items() if share), key=lambda ticket: ticket.words, default=None
        )
        progress.longest = longest.title if longest is not None else ""
        progress.longest_words = longest.words if longest is not None else 0
        self._tell(progress)

    def take(self, leaf: Found, job: Job, seen: FileSeen | None) -> None:
        """One leaf: settle it at once, or parse it and hand its documents to the readers."""
        assert seen is not None
        if leaf.member is None:
            self._end_archive()
            self._plain(leaf, job, seen)
        else:
            self._member(leaf, job, seen)
        while self._readers.waiting > BACKLOG:
            self._collect(0.2)
            self.tell()
        self._collect(0.0)
        self.tell()

    def finish(self) -> None:
        """Wait for all that was handed in."""
        self._end_archive()
        while self._readers.waiting:
            self._collect(0.2)
            self.tell()
        self._writer.flush()

    def _plain(self, leaf: Found, job: Job, seen: FileSeen) -> None:
        if job.settled:
            self._progress.known += 1
            self._progress.bytes_done += seen.size
            return
        file = _File(job, seen, seen.size)
        if leaf.refused is not None:
            self._refuse(file, leaf.refused, None)
            self._progress.bytes_done += seen.size
            return
        try:
            data = leaf.read()
        except Refused as refused:
            self._refuse(file, refused, None)
            self._progress.bytes_done += seen.size
            return
        sha256 = sha256_hex(data)
        if self._writer.same_bytes(job, seen, sha256):
            self._progress.known += 1
            self._progress.bytes_done += seen.size
            return
        self._settled = self._writer.settled_members(job, sha256)
        self._writer.start(job, seen, sha256)
        taken = self._parsed(file, leaf, data, None)
        if taken is None:
            self._progress.bytes_done += seen.size
            return
        file.holds_many = len(taken.documents) + len(taken.reasons) > 1 or any(d.source.part for d in taken.documents)
        self._hand_in(file, taken, None, seen.size)
        self._close(file)

    def _member(self, leaf: Found, job: Job, seen: FileSeen) -> None:
        assert leaf.member is not None
        if job.settled:
            if self._archive is None or self._archive.job.no != job.no:
                self._end_archive()
                self._archive = _File(job, seen, seen.size, holds_many=True)
                self._progress.known += 1
                self._progress.bytes_done += seen.size
            return
        if self._archive is None or self._archive.job.no != job.no:
            self._end_archive()
            self._archive = _File(job, seen, seen.size, holds_many=True)
            # The archive itself is known by its size and times: to hash it would be to read it twice.
            mark = f"archive:{seen.size}:{seen.mtime_ns}"
            self._settled = self._writer.settled_members(job, mark)
            self._writer.start(job, seen, mark)
        file = self._archive
        if any(member == leaf.member or member.startswith(f"{leaf.member}#") for member in self._settled):
            self._progress.known += 1
            return
        try:
            data = leaf.read()
        except Refused as refused:
            self._refuse(file, refused, leaf.member)
            return
        taken = self._parsed(file, leaf, data, leaf.member)
        if taken is not None:
            self._hand_in(file, taken, leaf.member, 0)

    def _end_archive(self) -> None:
        file, self._archive = self._archive, None
        if file is not None and not file.job.settled:
            self._progress.bytes_done += file.size
            self._close(file)

    def _parsed(self, file: _File, leaf: Found, data: bytes, member: str | None) -> Taken | None:
        """The documents of ``data``, whose original is kept first; None where it was refused, which is then entered."""
        self._writer.keep(data)
        for _ in range(TRIES):
            try:
                return self._parser.take_in(data, leaf.name, path=leaf.display)
            except Refused as refused:
                last = refused
                if refused.reason is not Reason.worker_killed:  # only what came from outside is worth another try
                    break
        self._refuse(file, last, member)
        return None

    def _hand_in(self, file: _File, taken: Taken, member: str | None, size: int) -> None:
        letters = sum(len(document.text.content) for document in taken.documents) or 1
        for document in taken.documents:
            part = _joined(member, document.source.part) if file.holds_many else None
            if part is not None and part in self._settled:
                self._progress.known += 1
                self._progress.bytes_done += size * len(document.text.content) / letters
                continue
            self._next += 1
            file.pending += 1
            self._tickets[self._next] = _Ticket(
                file,
                part,
                size * len(document.text.content) / letters,
                len(document.text.content.split()),
                document.source.file_name if part is None else f"{document.source.file_name}, {part}",
            )
            self._readers.hand_in(self._next, document)
        for refusal in taken.reasons:
            self._refuse(file, Refused(refusal.reason, refusal.detail), _joined(member, refusal.part))

    def _collect(self, seconds: float) -> None:
        for outcome in self._readers.outcomes(seconds):
            self._settle(outcome)
        self._writer.tick()

    def _settle(self, outcome: Outcome) -> None:
        ticket = self._tickets.pop(outcome.ticket)
        file = ticket.file
        if outcome.folded is None:
            reason, detail = outcome.failure or (Reason.worker_killed, "")
            self._refuse(file, Refused(reason, detail), ticket.member)
        else:
            state: JobState = "partly_read" if outcome.warnings else "read"
            reason_word, _, detail = (outcome.warnings[0] if outcome.warnings else "").partition(": ")
            if len(outcome.warnings) > 1:
                detail = "; ".join((detail, *outcome.warnings[1:]))
            self._writer.add(
                file.job,
                outcome.folded,
                member=ticket.member,
                state=state,
                reason=reason_word or None,
                detail=detail or None,
            )
            self._progress.documents += 1
            self._progress.words += ticket.words
            self._progress.claims += len(outcome.folded.claims)
        self._progress.bytes_done += ticket.share
        file.pending -= 1
        self._opened_if_done(file)

    def _refuse(self, file: _File, refused: Refused, member: str | None) -> None:
        state: JobState = "skipped" if refused.reason in LEFT_ASIDE else "failed"
        if member is not None:
            file.holds_many = True
        self._writer.refuse(file.job, state, refused.reason.value, refused.detail or None, member=member)

    def _close(self, file: _File) -> None:
        file.closed = True
        self._opened_if_done(file)

    def _opened_if_done(self, file: _File) -> None:
        if file.closed and file.holds_many and not file.pending:
            self._writer.opened(file.job)


def _joined(member: str | None, part: str | None) -> str | None:
    """The way to a document inside its file: ``letters.zip``'s ``1954.xml``, and in that document ``d12``."""
    if member is None or part is None:
        return member if part is None else part
    return f"{member}#{part}"
