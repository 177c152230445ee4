"""Members of a zip, told by its central directory (APPNOTE.TXT 6.3.10) and streamed; nothing is written to disk.

Written out rather than left to ``zipfile``: that one makes an object of every entry before the first can be counted,
and patch levels before 3.11.8 and 3.12.2 unpack entries that overlap (CVE-2024-0450).
"""

import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from backchannel.intake.reasons import Reason, Refused
from backchannel.intake.tarred import leaves
from backchannel.intake.unpacking import Budget, Member, Stream, Unpacked

_END, _END64, _LOCATOR64, _ENTRY, _LOCAL = b"PK\5\6", b"PK\6\6", b"PK\6\7", b"PK\1\2", b"PK\3\4"
_METHODS = {0: "stored", 8: "deflate", 12: "bz2"}
_MAX_COMMENT = 0xFFFF
_MAX_LINK = 4096
# Formats that are a zip inside: one document, not a container. By what their first lines of entries must hold.
_DOCUMENT_ENTRIES = ("[Content_Types].xml", "mimetype", "META-INF/container.xml", "word/document.xml")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the central directory."""

    name: str
    method: int
    flags: int
    crc: int
    packed: int
    size: int
    offset: int
    mode: int


def is_zip(head: bytes) -> bool:
    """Whether ``head`` begins as a zip does."""
    return head[:4] in (_LOCAL, _END, _END64)


def is_document(file: IO[bytes]) -> bool:
    """Whether this zip is one document (DOCX and its kin, EPUB, OpenDocument). False where it cannot be told."""
    try:
        return any(entry.name in _DOCUMENT_ENTRIES for _, entry in zip(range(64), _entries(file), strict=False))
    except Refused:
        return False


def members(file: IO[bytes], budget: Budget) -> Iterator[Member]:
    """The files in ``file``. Raises Refused: malformed, truncated, limit_exceeded; at once for entries that overlap."""
    entries = []
    too_many = None
    try:
        for entry in _entries(file):
            if not entry.name.endswith(("/", "\\")) or entry.size:
                budget.entry()
                entries.append(entry)
    except Refused as refused:
        if refused.reason is not Reason.limit_exceeded:
            raise
        too_many = refused  # those before it are still read
    starts = _no_overlap(file, entries)
    for entry, start in zip(entries, starts, strict=True):
        opened = _opener(file, entry, start, budget)
        yield Member(entry.name, entry.size, opened, _why_not(entry, opened))
    if too_many is not None:
        raise too_many


def _why_not(entry: Entry, opened: Callable[[], Stream]) -> Refused | None:
    if entry.flags & 0x41:
        return Refused(Reason.encrypted, "a password is asked for")
    if stat.S_IFMT(entry.mode) not in (0, stat.S_IFREG, stat.S_IFLNK):
        return Refused(Reason.not_a_file, "a device or a pipe")
    if entry.method not in _METHODS:
        return Refused(Reason.unknown_format, f"packed by method {entry.method}, which is not read")
    if stat.S_ISLNK(entry.mode):
        try:
            link = opened().read(_MAX_LINK).decode("utf-8", "surrogateescape")
        except Refused as refused:
            return refused
        return Refused(Reason.path_escapes if leaves(entry.name, link) else Reason.not_a_file, f"a link to {link}")
    return None


def _opener(file: IO[bytes], entry: Entry, start: int, budget: Budget) -> Callable[[], Stream]:
    def opened() -> Stream:
        packed = _Range(file, start, entry.packed)
        method = _METHODS[entry.method]
        return _Checked(packed if method == "stored" else Unpacked(packed, method, budget, many=False), entry)

    return opened


class _Range:
    """A stretch of the file; other members may be read between two pieces."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        self._file, self._at, self._end = file, start, start + size

    def read(self, size: int, /) -> bytes:
        self._file.seek(self._at)
        piece = self._file.read(min(size, self._end - self._at))
        self._at += len(piece)
        return piece


class _Checked:
    """A member's bytes, held to the size and the checksum that the directory tells."""

    def __init__(self, stream: Stream, entry: Entry) -> None:
        self._stream, self._entry, self._size, self._crc = stream, entry, 0, 0

    def read(self, size: int, /) -> bytes:
        piece = self._stream.read(size)
        self._size += len(piece)
        self._crc = zlib.crc32(piece, self._crc)
        if self._size > self._entry.size:
            raise Refused(
                Reason.malformed, f"it unpacks to more than the {self._entry.size:,} bytes it is said to have"
            )
        if not piece and size and (self._size < self._entry.size or self._crc != self._entry.crc):
            raise Refused(Reason.malformed, "size or checksum are not those in the archive's directory")
        return piece


def _entries(file: IO[bytes]) -> Iterator[Entry]:
    start, end, shift = _directory(file)
    at = start
    while at < end:
        file.seek(at)
        head = file.read(46)
        if len(head) < 46 or head[:4] != _ENTRY:
            raise Refused(Reason.malformed, "the archive's directory is damaged")
        flags, method = struct.unpack_from("<HH", head, 8)
        crc, packed, size, name_size, extra_size, note_size = struct.unpack_from("<3I3H", head, 16)
        (outside, offset) = struct.unpack_from("<II", head, 38)
        raw, extra = file.read(name_size), file.read(extra_size)
        if len(raw) < name_size or len(extra) < extra_size:
            raise Refused(Reason.truncated, "the archive's directory ends too early")
        packed, size, offset = _large(extra, packed, size, offset)
        made_by = head[5]
        mode = outside >> 16 if made_by in (3, 19) else 0  # Unix and macOS keep the file's mode there
        yield Entry(_name(raw, flags), method, flags, crc, packed, size, offset + shift, mode)
        at += 46 + name_size + extra_size + note_size


def _directory(file: IO[bytes]) -> tuple[int, int, int]:
    """Where the central directory begins and ends, and by how much everything is shifted (a program put in front)."""
    length = file.seek(0, 2)
    file.seek(max(0, length - _MAX_COMMENT - 22))
    tail = file.read()
    place = tail.rfind(_END)
    while place >= 0 and place + 22 > len(tail):
        place = tail.rfind(_END, 0, place)
    if place < 0:
        raise Refused(Reason.truncated, "the zip has no directory at its end")
    at = length - len(tail) + place
    size, start = struct.unpack_from("<II", tail, place + 12)
    end = at
    if at >= 20:
        file.seek(at - 20)
        locator = file.read(20)
        if locator[:4] == _LOCATOR64:
            (end64,) = struct.unpack_from("<Q", locator, 8)
            file.seek(min(end64, length))
            head = file.read(56)
            if len(head) == 56 and head[:4] == _END64:
                size, start = struct.unpack_from("<QQ", head, 40)
                end = end64
    shift = end - size - start
    if size > end or shift < 0:
        raise Refused(Reason.malformed, "the zip's directory lies outside the file")
    return end - size, end, shift


def _large(extra: bytes, packed: int, size: int, offset: int) -> tuple[int, int, int]:
    """The three numbers with those of the Zip64 field put in where they are only a mark."""
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        field = extra[place + 4 : place + 4 + length]
        place += 4 + length
        if kind == 1:
            values = [value for (value,) in struct.iter_unpack("<Q", field[: len(field) // 8 * 8])]
            size, packed, offset = (
                values.pop(0) if value == 0xFFFFFFFF and values else value for value in (size, packed, offset)
            )
    return packed, size, offset


def _name(raw: bytes, flags: int) -> str:
    """UTF-8 where it is that, said or not (many tools do not say it); else the code page of the first PCs, as the rule is."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "surrogateescape") if flags & 0x800 else raw.decode("cp437")


def _no_overlap(file: IO[bytes], entries: list[Entry]) -> list[int]:
    """Where each entry's data begin. Raises Refused(malformed) where two entries share bytes: only bombs do."""
    starts, ranges = [], []
    for entry in entries:
        file.seek(entry.offset)
        local = file.read(30)
        if len(local) < 30 or local[:4] != _LOCAL:
            raise Refused(Reason.malformed, f"no file lies where the directory says that {entry.name} is")
        name_size, extra_size = struct.unpack_from("<HH", local, 26)
        start = entry.offset + 30 + name_size + extra_size
        starts.append(start)
        ranges.append((entry.offset, start + entry.packed))
    ranges.sort()
    length = file.seek(0, 2)
    last = 0
    for begin, end in ranges:
        if begin < last:
            raise Refused(Reason.malformed, "files in the zip share the same bytes, as those of a bomb do")
        if end > length:
            raise Refused(Reason.truncated, "the zip ends before its last file does")
        last = end
    return starts
