"""Archives: what is in them is found; what is a bomb, a trap or damage ends with a reason; nothing is written to disk."""

import bz2
import gzip
import io
import lzma
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.intake.find import Found, find
from backchannel.intake.limits import MIB, Limits
from backchannel.intake.reasons import Reason, Refused
from backchannel.intake.tarred import leaves
from backchannel.intake.unpacking import Budget, Unpacked, whole

FILES = {"a.txt": b"first", "b/c d.txt": b"second " * 1000, "b/e.txt": b""}


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], layout: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=layout) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def kept(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def read_all(path: Path, limits: Limits | None = None) -> list[tuple[str, bytes | Reason]]:
    """What is found at ``path``: its place in the archive, and its bytes or the reason for none."""
    answers: list[tuple[str, bytes | Reason]] = []
    for found in find([path], limits or Limits()):
        place = found.display.removeprefix(str(path)).removeprefix(" ▸ ")
        try:
            answers.append((place, found.read()))
        except Refused as refused:
            answers.append((place, refused.reason))
    return answers


PACKINGS: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "stored.zip": lambda files: zipped(files, zipfile.ZIP_STORED),
    "deflated.zip": zipped,
    "bzip2.zip": lambda files: zipped(files, zipfile.ZIP_BZIP2),
    "pax.tar": tarred,
    "gnu.tar": lambda files: tarred(files, tarfile.GNU_FORMAT),
    "ustar.tar": lambda files: tarred(files, tarfile.USTAR_FORMAT),
    "a.tar.gz": lambda files: gzip.compress(tarred(files)),
    "a.tgz": lambda files: gzip.compress(tarred(files)),
    "a.tar.bz2": lambda files: bz2.compress(tarred(files)),
    "a.tar.xz": lambda files: lzma.compress(tarred(files)),
    "zip in front of which a program stands.exe": lambda files: b"MZ" * 3000 + zipped(files),
}


@pytest.mark.parametrize("name", [name for name in PACKINGS if not name.endswith(".exe")])
def test_every_file_in_an_archive_is_found_with_its_bytes(tmp_path: Path, name: str) -> None:
    assert read_all(kept(tmp_path, name, PACKINGS[name](FILES))) == list(FILES.items())


@pytest.mark.parametrize("name", ["deflated.zip", "a.tar.gz"])
def test_a_file_asked_for_late_is_read_all_the_same(tmp_path: Path, name: str) -> None:
    path = kept(tmp_path, name, PACKINGS[name](FILES))
    late = list(find([path]))
    assert [found.read() for found in reversed(late)] == list(reversed(FILES.values()))
    assert late[0].read() == late[0].read() == b"first"


def test_an_archive_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    assert read_all(kept(tmp_path, "letter.txt", zipped(FILES))) == list(FILES.items())


def test_a_single_compressed_file_is_found_under_its_own_name(tmp_path: Path) -> None:
    assert read_all(kept(tmp_path, "speech.txt.gz", gzip.compress(b"words"))) == [("speech.txt", b"words")]
    assert read_all(kept(tmp_path, "two.txt.xz", lzma.compress(b"one ") + lzma.compress(b"two"))) == [
        ("two.txt", b"one two")
    ]


def test_archives_in_archives_are_opened(tmp_path: Path) -> None:
    inner = gzip.compress(tarred({"deep.txt": b"deep"}))
    path = kept(tmp_path, "outer.zip", zipped({"in.tgz": inner, "beside.txt": b"beside"}))
    assert read_all(path) == [("in.tgz ▸ deep.txt", b"deep"), ("beside.txt", b"beside")]


@pytest.mark.parametrize("entry", ["[Content_Types].xml", "mimetype", "META-INF/container.xml"])
def test_a_document_that_is_a_zip_inside_is_one_document(tmp_path: Path, entry: str) -> None:
    document = zipped({entry: b"x", "word/other.xml": b"<x/>"})
    assert read_all(kept(tmp_path, "letter.docx", document)) == [("", document)]
    assert read_all(kept(tmp_path, "all.zip", zipped({"letter.docx": document}))) == [("letter.docx", document)]


@pytest.mark.parametrize("wrap", [zipped, tarred])
def test_junk_in_archives_is_counted_and_not_read(tmp_path: Path, wrap: Callable[[dict[str, bytes]], bytes]) -> None:
    path = kept(
        tmp_path, "mac", wrap({"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "a/Thumbs.db": b"x", "a.txt": b"a"})
    )
    assert [answer for _, answer in read_all(path)] == [Reason.hidden, Reason.hidden, Reason.hidden, b"a"]


HOSTILE = (
    "../../up.txt",
    "/abs.txt",
    "C:\\win.txt",
    "\\\\server\\share.txt",
    "a/../../b.txt",
    "x" * 10_000,
    "r\u202etxt.exe",
)


@pytest.mark.parametrize("wrap", [zipped, tarred])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_path_in_an_archive_is_only_a_name(
    tmp_path: Path, name: str, wrap: Callable[[dict[str, bytes]], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "deep" / "deeper"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    path = kept(folder, "a.zip", wrap({name: b"words"}))
    before = sorted(tmp_path.rglob("*"))
    ((place, answer),) = read_all(path)
    assert answer == b"words"
    assert "\u202e" not in place
    assert sorted(tmp_path.rglob("*")) == before


def test_links_and_devices_in_a_tar_are_named_and_never_made(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind, target in (
            ("out", tarfile.SYMTYPE, "../../etc/passwd"), ("abs", tarfile.LNKTYPE, "/etc/passwd"),
            ("in", tarfile.SYMTYPE, "file"), ("pipe", tarfile.FIFOTYPE, ""), ("disk", tarfile.BLKTYPE, ""),
        ):  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
        info = tarfile.TarInfo("file")
        info.size = 5
        archive.addfile(info, io.BytesIO(b"words"))
    assert read_all(kept(tmp_path, "links.tar", out.getvalue())) == [
        ("out", Reason.path_escapes), ("abs", Reason.path_escapes), ("in", Reason.not_a_file),
        ("pipe", Reason.not_a_file), ("disk", Reason.not_a_file), ("file", b"words"),
    ]  # fmt: skip


def test_a_link_in_a_zip_is_named_and_never_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, target in (("out", "/etc/passwd"), ("in", "a.txt")):
            info = zipfile.ZipInfo(name)
            info.create_system, info.external_attr = 3, 0o120777 << 16
            archive.writestr(info, target)
    assert read_all(kept(tmp_path, "l.zip", out.getvalue())) == [
        ("out", Reason.path_escapes),
        ("in", Reason.not_a_file),
    ]


@given(st.lists(st.sampled_from(["..", ".", "a", "b"]), max_size=8), st.lists(st.sampled_from(["..", "a"]), max_size=8))
def test_a_link_leaves_exactly_where_the_path_does(name: list[str], link: list[str]) -> None:
    joined = [*name[:-1], *link]
    depth, left = 0, False
    for step in joined:
        depth += {"..": -1, ".": 0}.get(step, 1)
        left = left or depth < 0
    assert leaves("/".join(name), "/".join(link)) is left


def test_a_zip_of_zeros_is_stopped_early(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = bytes(MIB)
    packed = b"".join(packer.compress(block) for _ in range(64)) + packer.flush()
    crc = 0
    for _ in range(64):
        crc = zlib.crc32(block, crc)
    path = kept(tmp_path, "bomb.zip", raw_zip([("zeros.txt", packed, crc, 64 * MIB, 8)]))
    answers = read_all(path)
    assert answers[0] == ("zeros.txt", Reason.limit_exceeded)
    assert path.stat().st_size < MIB


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_stream_of_zeros_is_stopped_early(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = kept(tmp_path, "zeros.txt.x", pack(bytes(32 * MIB)))
    assert [answer for _, answer in read_all(path)][:1] == [Reason.limit_exceeded]


def test_files_read_before_the_bomb_stay_read(tmp_path: Path) -> None:
    path = kept(tmp_path, "a.tar.gz", gzip.compress(tarred({"a.txt": b"a", "zeros": bytes(32 * MIB), "z.txt": b"z"})))
    answers = read_all(path)
    assert answers[0] == ("a.txt", b"a")
    assert answers[1] == ("zeros", Reason.limit_exceeded)
    assert answers[-1][1] is Reason.limit_exceeded


def test_nesting_is_bounded(tmp_path: Path) -> None:
    data = b"words"
    for _ in range(7):
        data = zipped({"in": data})
    assert [answer for _, answer in read_all(kept(tmp_path, "n.zip", data))] == [Reason.limit_exceeded]
    data = b"words"
    for _ in range(5):
        data = zipped({"in": data})
    assert [answer for _, answer in read_all(kept(tmp_path, "n.zip", data))] == [b"words"]


def test_a_bomb_of_nested_archives_shares_one_budget(tmp_path: Path) -> None:
    data = bytes(64)
    for _ in range(4):
        data = zipped({f"{n}": data for n in range(8)})
    answers = read_all(kept(tmp_path, "42.zip", data), Limits(archive_entries=1_000))
    assert answers[-1][1] is Reason.limit_exceeded
    assert 500 < len(answers) <= 1_010


@pytest.mark.parametrize("wrap", [zipped, tarred])
def test_too_many_entries_stop_the_archive_and_keep_those_before(
    tmp_path: Path, wrap: Callable[[dict[str, bytes]], bytes]
) -> None:
    path = kept(tmp_path, "many", wrap({f"{n}.txt": b"x" for n in range(50)}))
    answers = read_all(path, Limits(archive_entries=20))
    assert [answer for _, answer in answers] == [b"x"] * 20 + [Reason.limit_exceeded]


def test_a_million_headers_are_not_all_listed(tmp_path: Path) -> None:
    header = tarred({"a": b""})[:512]
    path = kept(tmp_path, "million.tar.gz", gzip.compress(header * 200_000, 1))
    answers = read_all(path)
    assert len(answers) <= 10_001
    assert answers[-1][1] is Reason.limit_exceeded


def raw_zip(
    entries: list[tuple[str, bytes, int, int, int]], *, shared: bool = False, count: int | None = None
) -> bytes:
    """A zip written by hand: name, packed bytes, checksum, size, method. ``shared``: all entries lie at one place."""
    body, directory = b"", b""
    for name, packed, crc, size, method in entries:
        raw = name.encode()
        at = 0 if shared else len(body)
        local = (
            struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, method, 0, 0, crc, len(packed), size, len(raw), 0) + raw + packed
        )
        body = body if shared and body else body + local
        directory += struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, method, 0, 0, crc, len(packed), size, len(raw), 0, 0, 0, 0, 0, at
        ) + raw  # fmt: skip
    total = count if count is not None else len(entries)
    return body + directory + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, total, total, len(directory), len(body), 0)


def test_entries_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    entry = (b"words", zlib.crc32(b"words"), 5, 0)
    sound = raw_zip([("a.txt", *entry), ("b.txt", *entry)])
    assert [answer for _, answer in read_all(kept(tmp_path, "sound.zip", sound))] == [b"words", b"words"]
    shared = raw_zip([(f"{n}.txt", *entry) for n in range(3)], shared=True)
    assert [answer for _, answer in read_all(kept(tmp_path, "shared.zip", shared))] == [Reason.malformed]


def test_an_entry_that_quotes_the_next_ones_header_is_refused(tmp_path: Path) -> None:
    """The quoted overlap of CVE-2024-0450: the first entry's stored bytes are the second's local header and data."""
    inner = zipped({"b.txt": b"words" * 100}, zipfile.ZIP_STORED)
    local = inner[: inner.index(b"PK\1\2")]
    outer = (
        struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 0, zlib.crc32(local), len(local), len(local), 5, 0) + b"a.txt"
    )
    directory = b""
    for name, crc, size, at in (
        (b"a.txt", zlib.crc32(local), len(local), 0), (b"b.txt", zlib.crc32(b"words" * 100), 500, len(outer)),
    ):  # fmt: skip
        directory += (
            struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 0, crc, size, size, 5, 0, 0, 0, 0, 0, at) + name
        )
    body = outer + local
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 2, 2, len(directory), len(body), 0)
    assert [a for _, a in read_all(kept(tmp_path, "q.zip", body + directory + end))] == [Reason.malformed]


def test_a_directory_that_lies_about_its_number_of_entries_is_still_bounded(tmp_path: Path) -> None:
    entry = (b"x", zlib.crc32(b"x"), 1, 0)
    lying = raw_zip([(f"{n}.txt", *entry) for n in range(60)], count=1)
    answers = read_all(kept(tmp_path, "lying.zip", lying), Limits(archive_entries=20))
    assert len(answers) == 21
    assert answers[-1][1] is Reason.limit_exceeded


def test_a_large_zip_says_its_numbers_in_64_bits(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for number in range(65_600):
            archive.writestr(zipfile.ZipInfo(f"{number}"), b"")
    path = kept(tmp_path, "many.zip", out.getvalue())
    assert sum(1 for found in find([path], Limits(archive_entries=70_000)) if found.refused is None) == 65_600
    data, name, crc = b"words", b"a.txt", zlib.crc32(b"words")
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 45, 0, 0, 0, 0, crc, 5, 5, len(name), 0) + name + data
    mark = 0xFFFFFFFF
    extra = struct.pack("<HHQQQ", 1, 24, 5, 5, 0)
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\1\2", 45, 45, 0, 0, 0, 0, crc, mark, mark, len(name), len(extra), 0, 0, 0, 0, mark
    )  # fmt: skip
    directory = entry + name + extra
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(directory), len(local), 0)
    assert read_all(kept(tmp_path, "64.zip", local + directory + end)) == [("a.txt", b"words")]


def test_a_locked_file_in_a_zip_says_so_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"open", "b.txt": b"locked"}))
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.rindex(signature) + offset] |= 1
    answers = read_all(kept(tmp_path, "half.zip", bytes(data)))
    assert answers == [("a.txt", b"open"), ("b.txt", Reason.encrypted)]


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"words and more words"}, zipfile.ZIP_STORED))
    data[data.index(b"words")] ^= 1
    assert read_all(kept(tmp_path, "flip.zip", bytes(data))) == [("a.txt", Reason.malformed)]


@pytest.mark.parametrize("name", ["deflated.zip", "pax.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
def test_an_archive_cut_off_anywhere_ends_with_a_reason(tmp_path: Path, name: str) -> None:
    data = PACKINGS[name]({"a.txt": os.urandom(3000), "b.txt": os.urandom(3000)})
    for cut in range(1, len(data), max(1, len(data) // 40)):
        for _, answer in read_all(kept(tmp_path, "cut", data[:cut])):
            assert isinstance(answer, bytes | Reason)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(PACKINGS)), st.data())
def test_no_damage_brings_the_walk_down(
    tmp_path_factory: pytest.TempPathFactory, name: str, chance: st.DataObject
) -> None:
    data = bytearray(PACKINGS[name](FILES))
    for _ in range(chance.draw(st.integers(1, 6))):
        data[chance.draw(st.integers(0, len(data) - 1))] = chance.draw(st.integers(0, 255))
    for _, answer in read_all(kept(tmp_path_factory.getbasetemp(), "damaged", bytes(data))):
        assert isinstance(answer, bytes | Reason)


def test_a_huge_attribute_in_a_tar_is_refused(tmp_path: Path) -> None:
    header = bytearray(tarred({"a": b""}, tarfile.USTAR_FORMAT)[:512])
    header[156:157] = b"x"
    header[124:136] = b"77777777777\0"
    header[148:156] = b" " * 8
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    answers = read_all(kept(tmp_path, "huge.tar", bytes(header) + bytes(4096)))
    assert [answer for _, answer in answers] == [Reason.limit_exceeded]


def test_an_archive_without_files_says_so(tmp_path: Path) -> None:
    assert read_all(kept(tmp_path, "none.zip", zipped({}))) == [("", Reason.empty)]


def test_names_in_a_tar_may_be_long_or_no_utf_8(tmp_path: Path) -> None:
    long = "folder/" * 60 + "file.txt"
    for layout in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        assert read_all(kept(tmp_path, "long.tar", tarred({long: b"words"}, layout))) == [(long, b"words")]
    assert read_all(kept(tmp_path, "bad.tar", tarred({"caf\udce9.txt": b"words"}, tarfile.GNU_FORMAT))) == [
        ("caf\\xe9.txt", b"words")
    ]


@given(st.binary(max_size=5000), st.integers(1, 700))
def test_unpacking_gives_back_what_was_packed(data: bytes, size: int) -> None:
    for method, pack in (("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)):
        stream = Unpacked(io.BytesIO(pack(data) + pack(data)), method, Budget(Limits(), len(data)))
        pieces = bytearray()
        while piece := stream.read(size):
            assert len(piece) <= size
            pieces += piece
        assert bytes(pieces) == data + data
        assert whole(Unpacked(io.BytesIO(pack(data)), method, Budget(Limits(), 1)), 6000) == data


def test_found_names_the_member_and_where_the_archive_lies(tmp_path: Path) -> None:
    path = kept(tmp_path, "dump.zip", zipped({"a/b.html": b"<p>x</p>"}))
    (found,) = find([path])
    assert isinstance(found, Found)
    assert (found.display, found.name, found.path, found.size) == (f"{path} ▸ a/b.html", "b.html", str(path), 8)
