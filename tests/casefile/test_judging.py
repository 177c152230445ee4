"""What people decided is added, never changed."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from backchannel.casefile import Case, NoSuchThing, history, judge, judgements, take_back, verify
from backchannel.casefile.judging import standing
from backchannel.casefile.sqlite import APPEND_ONLY

from .reading import READING, filled, put
from .records import record


def in_force(case: Case, subject: str) -> list[str]:
    with case.reading() as connection:
        return [one.decision for one in judgements(connection, [subject]).get(subject, ())]


def test_a_judgement_taken_back_is_out_of_force_and_on_record(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    claim = record(1)[1].claims[0].id
    first = judge(case, "accept", claim, "Ana")
    assert in_force(case, claim) == ["accept"]
    back = take_back(case, first.id, "Ben", reason="The date is another.")
    assert in_force(case, claim) == []
    take_back(case, back.id, "Ana")
    assert in_force(case, claim) == ["accept"]
    with case.reading() as connection:
        told = history(connection, claim)
    assert [(one.decision, one.by) for one in told] == [("accept", "Ana"), ("take_back", "Ben"), ("take_back", "Ana")]
    assert verify(case).faults == ()


def test_the_latest_decision_stands(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    claim = record(1)[1].claims[0].id
    judge(case, "accept", claim, "Ana")
    last = judge(case, "reject", claim, "Ben")
    judge(case, "verdict", claim, "Ben", reason="Two dispatches disagree.", evidence=("quo_x",))
    with case.reading() as connection:
        assert standing(judgements(connection, [claim])[claim]) == "rejected"
    take_back(case, last.id, "Ben")
    with case.reading() as connection:
        assert standing(judgements(connection, [claim])[claim]) == "accepted"
        assert standing(()) == "open"


def test_same_and_different_are_found_from_either_side(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    one, other = (claim.id for claim in record(1)[1].claims[:2])
    judge(case, "same", one, "Ana", other=other)
    assert in_force(case, one) == in_force(case, other) == ["same"]


@pytest.mark.parametrize(
    ("decision", "by"), [("accept", " "), ("same", "Ana"), ("different", "Ana"), ("correct", "Ana"), ("verdict", "Ana")]
)
def test_a_judgement_that_lacks_what_it_needs_is_refused(tmp_path: Path, decision: str, by: str) -> None:
    case = filled(tmp_path, [1])
    with pytest.raises(ValueError, match="needs"):
        judge(case, decision, "clm_x", by)  # type: ignore[arg-type]
    with case.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM judgement").scalar() == 0


def test_nothing_can_be_taken_back_that_was_never_decided(tmp_path: Path) -> None:
    with pytest.raises(NoSuchThing):
        take_back(filled(tmp_path, [1]), "jdg_nothing", "Ana")


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid + 100"])
def test_append_only_tables_refuse_every_change(tmp_path: Path, table: str, statement: str) -> None:
    case = filled(tmp_path, [1])
    judge(case, "accept", record(1)[1].claims[0].id, "Ana")
    with pytest.raises(DBAPIError, match="append-only"), case.changing() as connection:
        connection.exec_driver_sql(statement.format(table))
    case.close()
    stranger = sqlite3.connect(tmp_path / "case.db")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        stranger.execute(statement.format(table))
    stranger.close()
    assert verify(Case.open(tmp_path)).faults == ()


def decide(folder: str, by: str, count: int) -> None:
    with Case.open(folder) as case:
        for number in range(count):
            judge(case, "accept", f"clm_{number}", by)


def test_people_deciding_at_once_while_a_reading_runs_break_no_chain(tmp_path: Path) -> None:
    filled(tmp_path, [1]).close()
    spawn = multiprocessing.get_context("spawn")
    people = [spawn.Process(target=decide, args=(str(tmp_path), name, 15)) for name in ("Ana", "Ben", "Cem")]
    for person in people:
        person.start()
    case = Case.open(tmp_path)
    with case.writer(READING) as writer:
        for seed in range(100, 160):
            put(writer, f"/papers/{seed}.txt", *record(seed))
            writer.flush()
    for person in people:
        person.join()
        assert person.exitcode == 0
    found = verify(case)
    assert found.faults == ()
    assert found.judgements == 45
