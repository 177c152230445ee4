"""Whatever is changed behind the program's back, verify sees it."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from backchannel.casefile import Case, CaseDamaged, CaseError, judge, verify
from backchannel.casefile.audit import hash_of

from .reading import filled
from .records import record

FLIPS = 120


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of a dozen documents with judgements, folded into one file."""
    folder = tmp_path_factory.mktemp("verify") / "case"
    with filled(folder, range(12)) as case:
        for seed in range(5):
            judge(case, "accept", record(seed)[1].claims[0].id, "Ana", reason="It stands in the dispatch.")
    connection = sqlite3.connect(folder / "case.db")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return folder


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    """A copy to damage."""
    shutil.copytree(whole, tmp_path / "case")
    return tmp_path / "case"


def seen(folder: Path) -> bool:
    """Whether opening or verifying tells of damage; anything but a CaseError or a fault is a defect."""
    try:
        with Case.open(folder) as case:
            return bool(verify(case).faults)
    except CaseError:
        return True


def behind_its_back(folder: Path, *statements: str) -> None:
    """Change the database as a stranger would: triggers taken off and put back."""
    connection = sqlite3.connect(folder / "case.db")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert connection.execute(statement).rowcount != 0
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


def test_a_whole_case_has_no_fault(whole: Path) -> None:
    with Case.open(whole) as case:
        found = verify(case)
    assert found.faults == ()
    assert (found.records, found.originals, found.judgements) == (12, 12, 5)
    assert found.events >= 7
    assert len(found.head) == 64


def payload_bytes(database: Path) -> list[int]:
    """Offsets of bytes inside row content: strings and blobs of our tables, found by their bytes in the file."""
    connection = sqlite3.connect(database)
    data = database.read_bytes()
    places: list[int] = []
    for table in ("leaf", "block", "claim", "source", "actor", "record", "job", "judgement", "audit", "participant"):
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1 LIMIT 40"):
            for value in row:
                needle = value.encode() if isinstance(value, str) else value
                if isinstance(needle, bytes) and len(needle) >= 8:
                    at = data.find(needle[:600])
                    if at >= 0:
                        places.extend(range(at, at + min(len(needle), 600)))
    connection.close()
    return places


def test_a_flipped_bit_in_a_row_is_seen(whole: Path, tmp_path: Path) -> None:
    rng = random.Random(6)
    data = (whole / "case.db").read_bytes()
    places = payload_bytes(whole / "case.db")
    assert len(places) > 5_000
    missed = []
    shutil.copytree(whole, tmp_path / "case")
    for _ in range(FLIPS):
        at, bit = rng.choice(places), rng.randrange(8)
        damaged = bytearray(data)
        damaged[at] ^= 1 << bit
        for left in ("case.db-wal", "case.db-shm"):
            (tmp_path / "case" / left).unlink(missing_ok=True)
        (tmp_path / "case" / "case.db").write_bytes(damaged)
        if not seen(tmp_path / "case"):
            missed.append((at, bit))
    assert len(missed) <= FLIPS // 100, missed


@pytest.mark.parametrize("number", range(12))
def test_a_zeroed_page_that_holds_rows_is_seen(copy: Path, number: int) -> None:
    database = copy / "case.db"
    data = bytearray(database.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    connection = sqlite3.connect(database)
    pages = [
        row[0]
        for row in connection.execute(
            "SELECT pageno FROM dbstat WHERE name IN ('leaf', 'block', 'claim', 'audit', 'job', 'source', 'judgement') "
            "AND pagetype IN ('leaf', 'overflow') ORDER BY pageno"
        )
    ]
    connection.close()
    page = random.Random(number).choice(pages)
    data[(page - 1) * size : page * size] = bytes(size)
    database.write_bytes(data)
    assert seen(copy)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_database_is_seen(copy: Path, part: float) -> None:
    data = (copy / "case.db").read_bytes()
    (copy / "case.db").write_bytes(data[: int(len(data) * part)])
    assert seen(copy)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claim SET type = 'ASSAULT' WHERE no = 3",
        "UPDATE claim SET latest = '1999-12-31' WHERE no = 4",
        "DELETE FROM mention WHERE start = (SELECT min(start) FROM mention)",
        "UPDATE participant SET role = 'host' WHERE claim_no = 2",
        "UPDATE source SET author = 'Somebody Else' WHERE no = 1",
        "UPDATE standing SET record_no = 2 WHERE source_no = 1",
        "UPDATE job SET state = 'skipped' WHERE no = 1",
        "UPDATE block SET words = replace(words, 'envoy', 'agent') WHERE no = 2",
        "UPDATE judgement SET by = 'Bob' WHERE seq = (SELECT max(seq) FROM judgement)",
        "UPDATE judgement SET body = replace(body, 'accept', 'reject') WHERE seq = (SELECT max(seq) FROM judgement)",
        "DELETE FROM judgement WHERE seq = (SELECT max(seq) FROM judgement)",
        "DELETE FROM finding",
        "UPDATE actor SET country = 'XXX' WHERE no = 1",
        "UPDATE record SET reader = 'another' WHERE no = 1",
        "UPDATE source SET no = 99 WHERE no = 3",
    ],
)
def test_a_changed_row_is_seen(copy: Path, statement: str) -> None:
    behind_its_back(copy, statement)
    assert seen(copy)


@pytest.mark.parametrize("change", ["a flipped bit", "another record's"])
def test_a_damaged_record_is_never_given_out(copy: Path, change: str) -> None:
    connection = sqlite3.connect(copy / "case.db")
    mine, other = (
        connection.execute("SELECT body FROM leaf WHERE record_no = ? AND section = 1", (number,)).fetchone()[0]
        for number in (3, 4)
    )
    connection.close()
    body = bytes([*mine[:20], mine[20] ^ 1, *mine[21:]]) if change == "a flipped bit" else other
    behind_its_back(copy, f"UPDATE leaf SET body = x'{body.hex()}' WHERE record_no = 3 AND section = 1")
    with Case.open(copy) as case:
        ids = case.source_ids()
        with pytest.raises(CaseDamaged, match="damaged and was not given out"):
            case.record_json(ids[2])
        assert case.record(ids[3]).source.id == ids[3]


def test_a_record_taken_out_with_all_its_rows_is_seen(copy: Path) -> None:
    behind_its_back(
        copy,
        "PRAGMA foreign_keys = OFF",
        "DELETE FROM leaf WHERE record_no = 12",
        "DELETE FROM standing WHERE source_no = 12",
        "DELETE FROM record WHERE no = 12",
    )
    with Case.open(copy) as case:
        assert any("is gone" in fault.what for fault in verify(case).faults)


def test_an_event_rewritten_with_a_fresh_hash_breaks_the_chain_after_it(copy: Path) -> None:
    connection = sqlite3.connect(copy / "case.db")
    seq, at, _, kind, payload, previous = connection.execute(
        "SELECT seq, at, \"by\", kind, payload, previous FROM audit WHERE kind = 'judged' ORDER BY seq LIMIT 1"
    ).fetchone()
    connection.close()
    fresh = hash_of(seq, at, "Bob", kind, payload, previous)
    behind_its_back(copy, f"UPDATE audit SET \"by\" = 'Bob', hash = '{fresh}' WHERE seq = {seq}")
    with Case.open(copy) as case:
        assert any("does not follow" in fault.what for fault in verify(case).faults)


def test_an_event_taken_out_is_seen(copy: Path) -> None:
    behind_its_back(copy, "PRAGMA foreign_keys = OFF", "DELETE FROM audit WHERE seq = 2")
    with Case.open(copy) as case:
        assert any("audit chain" in fault.what for fault in verify(case).faults)


def test_a_changed_original_and_a_missing_one_are_seen(copy: Path) -> None:
    originals = sorted(path for path in (copy / "originals").glob("*/*"))
    originals[0].chmod(0o644)
    originals[0].write_bytes(originals[0].read_bytes() + b" ")
    originals[1].unlink()
    with Case.open(copy) as case:
        told = [fault.what for fault in verify(case).faults]
        assert sorted(told) == ["An original is gone.", "An original is not the file that was received."]
        assert verify(case, originals=False).faults == ()


def test_the_head_tells_a_case_that_was_cut_short(copy: Path) -> None:
    with Case.open(copy) as case:
        before = verify(case)
    behind_its_back(
        copy,
        "DELETE FROM judgement WHERE seq = (SELECT max(seq) FROM audit)",
        "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
    )
    with Case.open(copy) as case:
        after = verify(case)
    assert after.faults == ()  # the end of a chain can be cut unseen: that is what the head is written down for
    assert after.head != before.head
    assert after.events == before.events - 1
