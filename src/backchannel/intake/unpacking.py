"""Streams out of archives, and the budget that every archive has. Nothing is ever written to disk."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from backchannel.intake.limits import MIB, Limits
from backchannel.intake.reasons import Reason, Refused

_CHUNK = 64 << 10
# An xz stream names its dictionary's size itself; -9, the largest preset, needs 65 MiB.
_XZ_MEMORY = 96 * MIB


class Stream(Protocol):
    """Bytes in order: ``read`` gives up to ``size`` of them, and nothing only at the end."""

    def read(self, size: int, /) -> bytes: ...


class Budget:
    """What one outermost archive of ``packed`` bytes may still cost, everything nested in it together.

    Only what was compressed counts as expanded: a plain tar cannot hold more than its own bytes.
    """

    def __init__(self, limits: Limits, packed: int) -> None:
        self.limits = limits
        self._packed = max(packed, 1)
        self._entries = 0
        self._expanded = 0

    def entry(self) -> None:
        """Count one member. Raises Refused(limit_exceeded) at the one that is too many."""
        self._entries += 1
        if self._entries > self.limits.archive_entries:
            raise Refused(Reason.limit_exceeded, f"more than {self.limits.archive_entries:,} files")

    def expand(self, size: int) -> None:
        """Count ``size`` bytes that came out of a decompressor. Raises Refused(limit_exceeded) when that is too much."""
        self._expanded += size
        limits = self.limits
        if self._expanded > limits.archive_expanded_bytes:
            raise Refused(Reason.limit_exceeded, f"more than {limits.archive_expanded_bytes:,} bytes unpacked")
        if self._expanded > max(limits.archive_ratio_from, limits.archive_ratio * self._packed):
            detail = f"it unpacks to more than {limits.archive_ratio} times its {self._packed:,} bytes"
            raise Refused(Reason.limit_exceeded, detail)


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """One file in an archive. ``open`` gives its bytes; in a tar that has to be asked before the next member is.

    ``size`` is what the archive says, None where it does not. ``refused`` says why there are no bytes.
    """

    name: str
    size: int | None
    open: Callable[[], Stream]
    refused: Refused | None = None


class Unpacked:
    """The bytes that a compressed stream unpacks to; several compressed streams in a row are one, as for gzip and xz.

    Raises Refused: malformed, truncated, or limit_exceeded when the budget is used up.
    """

    def __init__(self, packed: Stream, method: str, budget: Budget, *, many: bool = True) -> None:
        self._packed, self._method, self._budget, self._many = packed, method, budget, many
        self._one = _decompressor(method)
        self._waiting = b""
        self._ended = False

    def read(self, size: int, /) -> bytes:
        while not self._ended:
            if self._one.eof and not self._next():
                break
            if not self._waiting and self._hungry():
                self._waiting = self._packed.read(_CHUNK)
                if not self._waiting:
                    raise Refused(Reason.truncated, "the compressed data end too early")
            try:
                piece = self._some(min(size, 1 << 20))
            except (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError, MemoryError) as error:
                raise Refused(Reason.malformed, f"the compressed data are damaged ({error})") from error
            if piece:
                self._budget.expand(len(piece))
                return piece
        return b""

    def _hungry(self) -> bool:
        return bool(getattr(self._one, "needs_input", True))

    def _some(self, size: int) -> bytes:
        piece: bytes = self._one.decompress(self._waiting, size)
        self._waiting = getattr(self._one, "unconsumed_tail", b"")
        return piece

    def _next(self) -> bool:
        """Begin the stream that follows directly, if there is one; padding and rubbish behind the last is left."""
        rest = self._one.unused_data or self._waiting
        if len(rest) < 6:
            rest += self._packed.read(_CHUNK)
        if not self._many or not rest.startswith(_MAGIC[self._method]):
            self._ended = True
            return False
        self._one, self._waiting = _decompressor(self._method), rest
        return True


_MAGIC = {"gz": b"\x1f\x8b", "bz2": b"BZh", "xz": b"\xfd7zXZ\x00", "deflate": b"\x00never", "lzma": b"\x00never"}


def _decompressor(method: str) -> Any:  # the three libraries share no type
    match method:
        case "gz":
            return zlib.decompressobj(31)
        case "deflate":
            return zlib.decompressobj(-15)
        case "bz2":
            return bz2.BZ2Decompressor()
        case _:
            return lzma.LZMADecompressor(memlimit=_XZ_MEMORY)


class Peekable:
    """A stream whose beginning can be looked at first."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self._kept = stream, b""

    def peek(self, size: int) -> bytes:
        """The next ``size`` bytes, fewer only at the end; they stay to be read."""
        while len(self._kept) < size and (piece := self._stream.read(size - len(self._kept))):
            self._kept += piece
        return self._kept[:size]

    def read(self, size: int, /) -> bytes:
        if self._kept:
            piece, self._kept = self._kept[:size], self._kept[size:]
            return piece
        return self._stream.read(size)


def pieces(stream: Stream, size: int = 1 << 20) -> Iterator[bytes]:
    """All of ``stream``, in pieces of at most ``size`` bytes."""
    while piece := stream.read(size):
        yield piece


def whole(stream: Stream, most: int) -> bytes:
    """All of ``stream``. Raises Refused(limit_exceeded) past ``most`` bytes."""
    data = bytearray()
    for piece in pieces(stream):
        data += piece
        if len(data) > most:
            raise Refused(Reason.limit_exceeded, f"more than {most:,} bytes")
    return bytes(data)
