"""Vectors of sentences lie in the case beside the record, and the nearest of them are found."""

import random
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert

from backchannel.casefile import Case, Folded, fold, verify
from backchannel.casefile.meanings import CHUNK, meaning_rows, nearest, unread, vector_at
from backchannel.casefile.tables import meaning
from backchannel.record.canonical import canonical_json
from backchannel.record.meanings import WIDTH, Meanings
from backchannel.record.record import Record

from .reading import READING, filled, put
from .records import record

MAKER = "test, 1"


def vector(seed: int) -> bytes:
    """Some vector, of a length near to that of real ones."""
    rng = random.Random(seed)
    return bytes(round(rng.gauss(0, 26)) % 256 if abs(rng.gauss(0, 26)) < 127 else 0 for _ in range(WIDTH))


def meant(read: Record, seed: int, maker: str = MAKER) -> Folded:
    """The record with a vector for each sentence that holds a claim."""
    places = tuple((claim.passage.start, claim.passage.end) for claim in read.claims)
    return fold(read, Meanings(maker, places, b"".join(vector(seed * 100 + at) for at in range(len(places)))))


def case_of(folder: Path, seeds: range, maker: str = MAKER) -> Case:
    """A case with a file for each seed, read with vectors."""
    case = Case.create(folder)
    with case.writer(READING) as writer:
        for seed in seeds:
            data, read = record(seed)
            put(writer, f"/papers/{seed}.txt", data, meant(read, seed, maker))
    return case


def test_a_sentence_is_nearest_to_itself_and_the_order_is_that_of_the_products(tmp_path: Path) -> None:
    case = case_of(tmp_path / "case", range(5))
    asked = vector(203)
    with case.reading() as connection:
        found = nearest(connection, MAKER, asked, 50)
    assert found.looked_at == len(found.rows) == 20
    _, read = record(2)
    first = found.rows[0]
    assert (first.start, first.end) == (read.claims[3].passage.start, read.claims[3].passage.end)
    likenesses = [row.likeness for row in found.rows]
    assert likenesses == sorted(likenesses, reverse=True)
    whole = [one - 256 if one > 127 else one for one in asked]
    assert first.likeness == sum(one * one for one in whole) / 512**2


def test_a_source_is_left_out_and_only_places_asked_for_are_compared(tmp_path: Path) -> None:
    case = case_of(tmp_path / "case", range(5))
    own = case.stored(record(2)[1].source.id).source_no
    claim = record(4)[1].claims[1]
    other = case.stored(record(4)[1].source.id).source_no
    with case.reading() as connection:
        without = nearest(connection, MAKER, vector(203), 50, without=own)
        held = nearest(connection, MAKER, vector(203), 50, holding=[(other, claim.trigger.start)])
        none = nearest(connection, MAKER, vector(203), 50, holding=[])
        near = nearest(connection, MAKER, vector(203), 1, least=0.2)
    assert without.looked_at == 16
    assert own not in {row.source_no for row in without.rows}
    assert [(row.source_no, row.start) for row in held.rows] == [(other, claim.passage.start)]
    assert (none.rows, none.looked_at) == ((), 0)
    assert (len(near.rows), near.near, near.looked_at) == (1, 1, 20)


def test_chunks_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(tmp_path / "case", range(9))
    with case.reading() as connection:
        whole = nearest(connection, MAKER, vector(1), 10)
        monkeypatch.setattr("backchannel.casefile.meanings.CHUNK", 8)
        assert nearest(connection, MAKER, vector(1), 10) == whole
    assert CHUNK > 8


def test_a_sentence_is_found_by_a_place_in_it_in_rows_of_many(tmp_path: Path) -> None:
    places = tuple((at * 10, at * 10 + 9) for at in range(600))
    case = filled(tmp_path / "case", [1])
    bodies = [vector(at % 7) for at in range(600)]
    with case.changing() as connection:
        rows = list(meaning_rows(Meanings(MAKER, places, b"".join(bodies))))
        assert len(rows) == 3
        connection.execute(insert(meaning), [{"no": at, "source_no": 1, **row} for at, row in enumerate(rows)])
    with case.reading() as connection:
        assert vector_at(connection, 1, 5995) == (MAKER, bodies[599], 5990, 5999)
        assert vector_at(connection, 1, 2563) == (MAKER, bodies[256], 2560, 2569)
        assert vector_at(connection, 1, 5999) is None


def test_vectors_change_no_record_and_a_case_with_them_is_whole(tmp_path: Path) -> None:
    case = case_of(tmp_path / "case", range(3))
    _, expected = record(1)
    assert case.record_json(expected.source.id) == canonical_json(expected)
    assert not verify(case).faults


@pytest.mark.parametrize("column", ["vectors", "places", "maker"])
def test_a_changed_vector_is_told(tmp_path: Path, column: str) -> None:
    case_of(tmp_path / "case", range(2)).close()
    connection = sqlite3.connect(tmp_path / "case" / "case.db")
    (body,) = connection.execute(f"SELECT {column} FROM meaning WHERE no = 2").fetchone()
    changed = "another" if column == "maker" else bytes([body[0] ^ 1]) + body[1:]
    connection.execute(f"UPDATE meaning SET {column} = ? WHERE no = 2", (changed,))
    connection.commit()
    connection.close()
    with Case.open(tmp_path / "case") as case:
        assert ["vectors" in fault.what for fault in verify(case).faults] == [True]


def test_a_case_from_before_goes_on_and_says_how_much_has_to_be_read_again(tmp_path: Path) -> None:
    """The first schema had no such table: the case is brought up to date, is whole, and what is read again is found."""
    folder = tmp_path / "case"
    filled(folder, range(3)).close()
    connection = sqlite3.connect(folder / "case.db")
    connection.executescript("DROP TABLE meaning; UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    with Case.open(folder) as case:
        with case.reading() as connection_:
            assert connection_.exec_driver_sql("SELECT kind FROM audit").scalars().all() == ["made", "read", "migrated"]
            assert unread(connection_, MAKER) == 3
            assert nearest(connection_, MAKER, vector(1), 10).rows == ()
        assert not verify(case).faults
        with case.writer("a later reading") as writer:
            data, read = record(1)
            put(writer, "/papers/1.txt", data, meant(read, 1))
        with case.reading() as connection_:
            assert unread(connection_, MAKER) == 2
            assert unread(connection_, "another maker") == 3
            assert len(nearest(connection_, MAKER, vector(1), 10).rows) == 4
        assert not verify(case).faults


def test_a_later_reading_replaces_the_vectors(tmp_path: Path) -> None:
    case = case_of(tmp_path / "case", range(2))
    for reading, reader, maker in (("second", "test-1", "test, 2"), ("third", "test-2", "test, 3")):
        with case.writer(reading) as writer:
            data, read = record(1, reader=reader)
            put(writer, "/papers/1.txt", data, meant(read, 7, maker))
        with case.reading() as connection:
            makers = connection.exec_driver_sql("SELECT source_no, maker FROM meaning ORDER BY no").all()
        assert [tuple(row) for row in makers] == [(1, MAKER), (2, maker)]
        assert not verify(case).faults
