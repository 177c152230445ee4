"""The bytes as received are kept unchanged under their hash, whole or not at all."""

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from backchannel.casefile import Case, OutOfSpace, StorageFailed, verify
from backchannel.casefile.originals import Originals
from backchannel.record.canonical import sha256_hex

from .reading import READING, filled, put
from .records import record


def test_bytes_come_back_under_their_hash_and_cannot_be_written_over(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    data = b"\x00\xff letter"
    sha256 = originals.keep(data)
    originals.settle()
    assert sha256 == sha256_hex(data)
    assert originals.read(sha256) == data
    assert originals.path(sha256) == tmp_path / sha256[:2] / sha256
    assert stat.S_IMODE(originals.path(sha256).stat().st_mode) == 0o444
    assert list(originals.names()) == [sha256]
    assert sha256 in originals
    assert sha256_hex(b"other") not in originals


def test_the_same_bytes_again_touch_nothing(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    path = originals.path(originals.keep(b"letter"))
    before = path.stat()
    originals.keep(b"letter")
    assert path.stat() == before


@pytest.mark.parametrize("name", ["", "..", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n"])
def test_only_a_hash_names_an_original(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        Originals(tmp_path).path(name)


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize(("number", "expected"), [(errno.ENOSPC, OutOfSpace), (errno.EIO, StorageFailed)])
def test_whichever_call_fails_every_original_is_whole_or_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, expected: type[Exception]
) -> None:
    """Fail the first, second, … call until a reading ends without meeting the failure."""
    real = getattr(os, call)
    for at in range(1, 40):
        folder = tmp_path / f"{call}-{at}"
        case = Case.create(folder)
        left = at

        def failing(*values: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                raise OSError(number, os.strerror(number))
            return real(*values, **named)

        failed = False
        with monkeypatch.context() as patch:
            patch.setattr(os, call, failing)
            try:
                with case.writer(READING) as writer:
                    for seed in range(3):
                        put(writer, f"/papers/{seed}.txt", *record(seed))
            except expected:
                failed = True
        assert verify(case).faults == ()
        assert not list(case.originals.leftovers())
        if not failed:
            break
        with case.writer(READING) as writer:
            for seed in range(3):
                put(writer, f"/papers/{seed}.txt", *record(seed))
        assert len(case.source_ids()) == 3
        assert verify(case).faults == ()
    assert at > 3
    assert not failed


def test_what_a_killed_writer_left_half_is_swept_by_the_next(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    sha256 = next(case.originals.names())
    half = case.originals.path(sha256).parent / f".{sha256[:16]}.0badcafe.part"
    half.write_bytes(b"half a lett")
    assert list(case.originals.leftovers()) == [half]
    with case.writer(READING):
        pass
    assert not half.exists()
    assert list(case.originals.names()) == [sha256]
