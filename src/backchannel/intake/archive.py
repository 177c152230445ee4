"""Containers: which files are one, and the leaves inside them, however deep."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from backchannel.intake import tarred, zipped
from backchannel.intake.junk import is_junk
from backchannel.intake.reasons import Reason, Refused
from backchannel.intake.unpacking import Budget, Member, Peekable, Stream, Unpacked, whole

_PACKED = {b"\x1f\x8b\x08": "gz", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz"}
_ENDINGS = {"gz": (".gz", ".gzip"), "bz2": (".bz2", ".bz"), "xz": (".xz",)}
HEAD = tarred.BLOCK


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A file inside an archive, or a reason why an archive or a part of it gives none.

    ``names`` are the members' names from the outermost archive inwards, as the archives write them; ``key`` their
    numbers. ``read`` gives the bytes, as long as the walk stands at this leaf (``Stale`` after that).
    """

    names: tuple[str, ...]
    key: tuple[int, ...]
    size: int | None
    read: Callable[[], bytes]
    refused: Refused | None = None


class Stale(Exception):
    """The walk has gone on, so the bytes of that leaf are no longer at hand."""


def kind_of(head: bytes) -> str | None:
    """What kind of container begins with ``head`` (512 bytes or all there is): zip, tar, gz, bz2, xz, or None."""
    if zipped.is_zip(head):
        return "zip"
    for magic, kind in _PACKED.items():
        if head.startswith(magic):
            return kind
    return "tar" if tarred.is_tar(head) else None


def is_container(file: IO[bytes]) -> str | None:
    """The kind of container that ``file`` is; None for a document, also one that is a zip inside, as DOCX and EPUB are."""
    file.seek(0)
    kind = kind_of(file.read(HEAD))
    if kind == "zip" and zipped.is_document(file):
        return None
    return kind


def leaves(file: IO[bytes], name: str, budget: Budget) -> Iterator[Leaf]:
    """Every file in the container ``file``, archives within it opened in turn.

    A container that cannot be opened, or not to its end, gives a leaf with the reason; those before it stay good. A
    member's path is only a string, so one that climbs out with ``..`` is read like any other: it leads nowhere. Links
    and devices are given with a reason and never followed or made.
    """
    kind = is_container(file)
    assert kind is not None
    yield from _leaves(file, kind, name, budget, ())


def _leaves(file: IO[bytes], kind: str, name: str, budget: Budget, at: tuple[tuple[int, str], ...]) -> Iterator[Leaf]:
    found = False
    try:
        for number, member in enumerate(_members(file, kind, name, budget)):
            found = True
            yield from _leaf(member, budget, (*at, (number, member.name)))
        if not found:
            raise Refused(Reason.empty, "the archive holds no file")
    except Refused as refused:
        yield _failed(refused, at)


def _leaf(member: Member, budget: Budget, at: tuple[tuple[int, str], ...]) -> Iterator[Leaf]:
    if is_junk(member.name):
        yield _failed(Refused(Reason.hidden, "the system or a program keeps it for itself"), at, member.size)
        return
    if member.refused is not None:
        yield _failed(member.refused, at, member.size)
        return
    limits = budget.limits
    try:
        stream = Peekable(member.open())
        kind = kind_of(stream.peek(HEAD))
        if kind is not None:
            nested = io.BytesIO(whole(stream, limits.nested_archive_bytes))
            if kind != "zip" or not zipped.is_document(nested):
                if len(at) >= limits.archive_depth:
                    raise Refused(Reason.limit_exceeded, f"archives more than {limits.archive_depth} deep")
                yield from _leaves(nested, kind, member.name, budget, at)
                return
            nested.seek(0)
            stream = Peekable(nested)
    except Refused as refused:
        yield _failed(refused, at, member.size)
        if refused.reason is Reason.limit_exceeded:
            budget.expand(0)  # when the whole archive is past its limit, not only this member, the walk ends here
        return
    turn = _Turn(stream, limits.file_bytes)
    try:
        yield Leaf(tuple(n for _, n in at), tuple(i for i, _ in at), member.size, turn.read)
    finally:
        turn.over = True


class _Turn:
    """A leaf's bytes while the walk stands at it."""

    def __init__(self, stream: Stream, most: int) -> None:
        self._stream, self._most, self.over = stream, most, False

    def read(self) -> bytes:
        if self.over:
            raise Stale
        self.over = True
        return whole(self._stream, self._most)


def _failed(refused: Refused, at: tuple[tuple[int, str], ...], size: int | None = None) -> Leaf:
    def read() -> bytes:
        raise refused

    return Leaf(tuple(n for _, n in at), tuple(i for i, _ in at), size, read, refused)


def _members(file: IO[bytes], kind: str, name: str, budget: Budget) -> Iterator[Member]:
    if kind == "zip":
        yield from zipped.members(file, budget)
        return
    file.seek(0)
    stream = Peekable(file if kind == "tar" else Unpacked(file, kind, budget))
    if kind == "tar" or tarred.is_tar(stream.peek(HEAD)):
        yield from tarred.members(stream, budget)
        return
    budget.entry()
    yield Member(_without_ending(name, kind), None, lambda: stream)


def _without_ending(name: str, kind: str) -> str:
    """The name of what a compressed file holds: "speech.txt" for "a/speech.txt.gz"."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    for ending in _ENDINGS[kind]:
        if last.lower().endswith(ending) and len(last) > len(ending):
            return last[: -len(ending)]
    return last
