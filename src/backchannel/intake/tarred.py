"""Members of a tar (POSIX ustar and pax, GNU, old V7), read forwards and once; links and devices are named, not made.

Written out rather than left to ``tarfile``: that one holds every header in memory, reads extension headers of any size,
stops without a word at a damaged header, and loops on negative sizes before Python 3.13.6 (CVE-2025-8194).
"""

from collections.abc import Iterator

from backchannel.intake.limits import MIB
from backchannel.intake.reasons import Reason, Refused
from backchannel.intake.unpacking import Budget, Member, Stream

BLOCK = 512
# Extension headers hold a long name or a few attributes; nothing honest comes near this.
_MOST_EXTENSION = MIB
_FILES, _LINKS = b"0\x007", b"12"


def is_tar(head: bytes) -> bool:
    """Whether ``head``, the first 512 bytes or more, is a tar header: its checksum must be right."""
    return len(head) >= BLOCK and any(head[:BLOCK]) and _checksum_holds(head[:BLOCK])


def members(stream: Stream, budget: Budget) -> Iterator[Member]:
    """The files in ``stream``, in order. Raises Refused: malformed, truncated, limit_exceeded."""
    forward = _Forward(stream)
    long: dict[str, str] = {}
    while any(header := forward.exactly(BLOCK, at_end=True)):
        if not _checksum_holds(header):
            raise Refused(Reason.malformed, "a header in the tar has a wrong checksum")
        kind = header[156:157]
        size = _number(header[124:136])
        if kind in b"xgLK" and kind:
            if size > _MOST_EXTENSION:
                raise Refused(Reason.limit_exceeded, f"a name or attribute of {size:,} bytes")
            _extend(long, kind, forward.exactly(size))
            forward.skip(-size % BLOCK)
            continue
        name = long.pop("path", None) or _name(header)
        link = long.pop("linkpath", None) or _text(header[157:257])
        size = int(long.pop("size", size))
        sparse = kind == b"S" or any(key.startswith("GNU.sparse") for key in long)
        if kind == b"S":
            more = header[482]
            while more:
                more = forward.exactly(BLOCK)[504]
        long.clear()
        if kind == b"5" or (kind in b"0\x00" and name.endswith("/")):
            forward.skip(_padded(size))
            continue
        budget.entry()
        data = _Data(forward, size)
        yield Member(name, size, data.itself, _why_not(kind, name, link, sparse))
        data.finish()
        forward.skip(-size % BLOCK)


def _why_not(kind: bytes, name: str, link: str, sparse: bool) -> Refused | None:
    if sparse:
        return Refused(Reason.unknown_format, "a file with holes (sparse)")
    if kind in _FILES:
        return None
    if kind in _LINKS:
        return Refused(Reason.path_escapes if leaves(name, link) else Reason.not_a_file, f"a link to {link}")
    return Refused(Reason.not_a_file, "a device, a pipe or something of no known kind")


def leaves(name: str, link: str) -> bool:
    """Whether ``link``, told by the member ``name``, points out of the archive."""
    link = link.replace("\\", "/")
    if link.startswith("/") or link[1:2] == ":":
        return True
    depth = 0
    for step in (*name.split("/")[:-1], *link.split("/")):
        depth += -1 if step == ".." else step not in ("", ".")
        if depth < 0:
            return True
    return False


class _Forward:
    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def some(self, size: int) -> bytes:
        piece = self._stream.read(min(size, MIB))
        if not piece:
            raise Refused(Reason.truncated, "the tar ends in the middle of a file")
        return piece

    def exactly(self, size: int, *, at_end: bool = False) -> bytes:
        """``size`` bytes; nothing at the end of the stream, if that may be."""
        data = bytearray()
        while len(data) < size:
            piece = self._stream.read(size - len(data))
            if not piece:
                if at_end and not data:
                    return b""
                raise Refused(Reason.truncated, "the tar ends in the middle of a header")
            data += piece
        return bytes(data)

    def skip(self, size: int) -> None:
        while size > 0:
            size -= len(self.some(size))


class _Data:
    def __init__(self, forward: _Forward, size: int) -> None:
        self._forward, self._left = forward, size

    def read(self, size: int, /) -> bytes:
        if not self._left or not size:
            return b""
        piece = self._forward.some(min(size, self._left))
        self._left -= len(piece)
        return piece

    def itself(self) -> "_Data":
        return self

    def finish(self) -> None:
        self._forward.skip(self._left)
        self._left = 0


def _padded(size: int) -> int:
    return size + -size % BLOCK


def _checksum_holds(header: bytes) -> bool:
    told = header[148:156].strip(b"\0 ")
    if not told or not all(48 <= digit < 56 for digit in told):
        return False
    return int(told, 8) == sum(header) - sum(header[148:156]) + 8 * 32


def _number(field: bytes) -> int:
    """Octal digits, or GNU's base 256 where the first bit is set. Raises Refused(malformed), also for less than nothing."""
    if field[0] & 0x80:
        value = int.from_bytes(field, "big", signed=False) - (0x80 << 8 * (len(field) - 1))
        if field[0] & 0x40:
            raise Refused(Reason.malformed, "a size below nothing")
        return value
    digits = field.strip(b"\0 ")
    if not all(48 <= digit < 56 for digit in digits):
        raise Refused(Reason.malformed, "a size that is no number")
    return int(digits or b"0", 8)


def _name(header: bytes) -> str:
    name, prefix = _text(header[:100]), _text(header[345:500])
    return f"{prefix}/{name}" if prefix and header[257:263] == b"ustar\0" else name


def _text(field: bytes) -> str:
    return field.split(b"\0", 1)[0].decode("utf-8", "surrogateescape")


def _extend(long: dict[str, str], kind: bytes, data: bytes) -> None:
    """Take a long name, or pax attributes ("30 path=…\\n"), for the member that follows."""
    if kind in b"LK":
        long["path" if kind == b"L" else "linkpath"] = _text(data)
        return
    place = 0
    while place < len(data) and data[place]:
        digits, blank, _ = data[place : place + 20].partition(b" ")
        if not blank or not digits.isdigit() or int(digits) <= len(digits) + 1:
            raise Refused(Reason.malformed, "an attribute in the tar has no length")
        key, _, value = data[place + len(digits) + 1 : place + int(digits) - 1].partition(b"=")
        place += int(digits)
        word = value.decode("utf-8", "surrogateescape")
        if key == b"size" and not (word.isascii() and word.isdigit() and len(word) < 20):
            raise Refused(Reason.malformed, "a size that is no number")
        if kind == b"x":  # attributes for all members ("g") say nothing of one member's name or size
            long[key.decode("utf-8", "replace")] = word
