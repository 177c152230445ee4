"""How the tests read documents into a case: as the pipeline does, with records of our own making."""

import time
from collections.abc import Iterable
from pathlib import Path

from backchannel.casefile import Case, FileSeen, Folded, Job, Writer
from backchannel.record.record import Record

from .records import record

READING = "backchannel 0.1.0, test-1"


def old_file(path: str, data: bytes, *, age_seconds: float = 60) -> FileSeen:
    """A file that has lain there for a minute."""
    now = time.time_ns()
    changed = now - int(age_seconds * 1e9)
    return FileSeen(path, len(data), changed, changed, now)


def put(writer: Writer, path: str, data: bytes, read: Record | Folded, *, file: FileSeen | None = None) -> Job:
    """One file that is one document."""
    file = file or old_file(path, data)
    (job,) = writer.found([file])
    if job.settled:
        return job
    sha256 = writer.keep(data)
    if not writer.same_bytes(job, file, sha256):
        writer.start(job, file, sha256)
        writer.add(job, read)
    return job


def filled(folder: Path, seeds: Iterable[int], *, sentences: int = 4) -> Case:
    """A new case with a file for each seed."""
    case = Case.create(folder)
    with case.writer(READING) as writer:
        for seed in seeds:
            data, read = record(seed, sentences=sentences)
            put(writer, f"/papers/{seed}.txt", data, read)
    return case
