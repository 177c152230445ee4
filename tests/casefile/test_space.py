"""A full disk or a failing one is told plainly, and costs nothing that was acknowledged."""

import errno
import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from backchannel.casefile import Acknowledged, Case, OutOfSpace, StorageFailed, verify
from backchannel.casefile.errors import CaseBusy, CaseDamaged, told
from backchannel.views.accounting import accounting

from .reading import READING, put
from .records import record

DOCUMENTS = 40


@pytest.mark.parametrize("seed", range(6))
def test_a_database_that_may_not_grow_keeps_what_was_acknowledged_and_goes_on_later(tmp_path: Path, seed: int) -> None:
    case = Case.create(tmp_path)
    acknowledged: list[Acknowledged] = []
    with case.changing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    room = pages + random.Random(seed).randrange(20, 120)

    def read() -> None:
        with case.writer(READING, acknowledged=acknowledged.extend) as writer:
            for number in range(DOCUMENTS):
                put(writer, f"/papers/{number}.txt", *record(number, sentences=20))
                if number % 4 == 3:
                    writer.flush()

    limit = f"PRAGMA max_page_count = {room}"
    with pytest.MonkeyPatch.context() as patch:  # every new connection gets the limit, as every write meets a full disk
        from backchannel.casefile import sqlite

        settle = sqlite._settle

        def limited(connection: sqlite3.Connection, *, writing: bool) -> None:
            settle(connection, writing=writing)
            connection.execute(limit)

        patch.setattr(sqlite, "_settle", limited)
        case.close()
        case = Case.open(tmp_path)
        with pytest.raises(OutOfSpace, match="Free some space"):
            read()
        case.close()
    case = Case.open(tmp_path)
    assert verify(case).faults == ()
    assert {one.source_id for one in acknowledged} <= set(case.source_ids())
    read()
    assert accounting(case).read == DOCUMENTS
    assert verify(case).faults == ()


FILL = """
import resource, signal, sys
from backchannel.casefile import Case, OutOfSpace, StorageFailed
from tests.casefile.reading import READING, put
from tests.casefile.records import record
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    with Case.open(sys.argv[1]).writer(READING) as writer:
        for number in range(400):
            put(writer, f"/papers/{number}.txt", *record(number, sentences=20))
            writer.flush()
except (OutOfSpace, StorageFailed) as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize("limit", [400_000, 800_000, 1_500_000])
def test_a_limit_on_file_size_is_told_and_costs_nothing(tmp_path: Path, limit: int) -> None:
    Case.create(tmp_path).close()
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(tmp_path), str(limit)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() in ("OutOfSpace", "StorageFailed"), done.stderr
    with Case.open(tmp_path) as case:
        assert verify(case).faults == ()


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, OutOfSpace), (errno.EFBIG, OutOfSpace), (errno.EDQUOT, OutOfSpace), (errno.EIO, StorageFailed)],
)
def test_the_system_s_errors_are_told_in_our_words(tmp_path: Path, number: int, expected: type[Exception]) -> None:
    with pytest.raises(expected) as said, told(tmp_path):
        raise OSError(number, os.strerror(number))
    assert said.value.what  # type: ignore[attr-defined]
    assert os.strerror(number) in said.value.why  # type: ignore[attr-defined]
    assert said.value.next_step  # type: ignore[attr-defined]


def test_other_errors_are_left_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(PermissionError), told(tmp_path):
        raise PermissionError(errno.EACCES, "no")


def test_a_locked_and_a_damaged_database_are_told_apart(tmp_path: Path) -> None:
    database = tmp_path / "x.db"
    one = sqlite3.connect(database, isolation_level=None)
    one.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CaseBusy), told(tmp_path):
        sqlite3.connect(database, timeout=0).execute("SELECT * FROM sqlite_master")
    one.execute("ROLLBACK")
    one.close()
    database.write_bytes(b"no database " * 100)
    with pytest.raises(CaseDamaged), told(tmp_path):
        sqlite3.connect(database).execute("SELECT * FROM sqlite_master")
