"""People judge claims: with a name, in a few words if they like, and nothing is ever lost by taking it back."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backchannel.casefile import Case, verify
from tests.casefile.reading import READING, put
from tests.casefile.records import record

from .affair import AFFAIR, DATA, MET
from .conftest import Door, served

OTHERS = [record(seed, sentences=6)[1] for seed in range(5)]
"""A source for each test that counts: what one judges, another does not see."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of its own: what is judged here shows nowhere else."""
    folder = tmp_path_factory.mktemp("judged") / "case"
    with Case.create(folder) as case, case.writer(READING) as writer:
        put(writer, "/papers/dinner.html", DATA, AFFAIR)
        for seed in range(len(OTHERS)):
            put(writer, f"/papers/{seed}.txt", *record(seed, sentences=6))
    return folder


@pytest.fixture(scope="module")
def desk(folder: Path) -> Iterator[Door]:
    """The workbench of that case, entered."""
    yield from served(folder)


def ask(door: Door, path: str) -> Any:
    status, _, body = door.ask(path)
    assert status == 200, body
    return json.loads(body)


def send(door: Door, path: str, **said: object) -> tuple[int, Any]:
    ours = (("Content-Type", "application/json"), ("Origin", door.address))
    status, _, body = door.ask(path, method="POST", headers=ours, body=json.dumps(said).encode())
    return status, json.loads(body)


def judged(door: Door, claim: str, decision: str, by: str = "Ana Karst", **more: object) -> Any:
    status, said = send(door, f"/api/claims/{claim}/judgements", decision=decision, by=by, **more)
    assert status == 201, said
    return said


def test_a_judgement_is_kept_with_its_name_and_shown_with_the_claim(desk: Door, folder: Path) -> None:
    source, claim = OTHERS[0].source.id, OTHERS[0].claims[0]
    said = judged(desk, claim.id, "accept", by="  Ana Karst ", reason="It stands in the minutes.")
    assert (said["claim"], said["standing"]) == (claim.id, "accepted")
    (kept,) = said["judgements"]
    assert (kept["by"], kept["decision"], kept["reason"]) == ("Ana Karst", "accept", "It stands in the minutes.")
    assert ask(desk, f"/api/sources/{source}/stretch?start=0")["decided"] == [said]
    assert ask(desk, "/api/judges")["names"][0] == "Ana Karst"
    with Case.open(folder) as case:
        report = verify(case)
    assert report.faults == ()
    assert report.judgements >= 1


def test_each_decision_comes_to_its_own_standing_and_a_verdict_leaves_it_open(desk: Door) -> None:
    one, other = OTHERS[1].claims[:2]
    for decision, comes_to, more in (
        ("accept", "accepted", {}),
        ("reject", "rejected", {}),
        ("unsure", "unsure", {}),
        ("verdict", "unsure", {"reason": "Two papers disagree."}),
        ("correct", "corrected", {"change": {"when": "1954"}}),
    ):
        assert judged(desk, one.id, decision, **more)["standing"] == comes_to
    assert judged(desk, other.id, "verdict", reason="Seen in no other paper.")["standing"] == "open"


def test_the_counts_and_the_filter_tell_what_is_judged(desk: Door) -> None:
    source, claims = OTHERS[2].source.id, OTHERS[2].claims
    judged(desk, claims[0].id, "accept")
    judged(desk, claims[1].id, "reject")
    judged(desk, claims[2].id, "verdict", reason="To be looked at again.")
    spread = ask(desk, f"/api/sources/{source}/claims")
    counts = {one["standing"]: one["count"] for one in spread["standings"]}
    assert counts == {"open": len(claims) - 2, "accepted": 1, "rejected": 1, "corrected": 0, "unsure": 0}
    accepted = ask(desk, f"/api/sources/{source}/claims?standing=accepted")
    assert accepted["starts"] == [claims[0].trigger.start]
    assert accepted["standings"] == spread["standings"]
    still = ask(desk, f"/api/sources/{source}/claims?standing=open")
    assert len(still["starts"]) == len(claims) - 2


def test_lists_and_the_sheet_carry_what_was_judged(desk: Door) -> None:
    claim = OTHERS[4].claims[0]
    said = judged(desk, claim.id, "unsure", reason="=1+1 is no date.")
    rows = ask(desk, "/api/claims?limit=500")["rows"]
    assert next(row["line"]["decided"] for row in rows if row["line"]["id"] == claim.id) == said
    assert any(row["line"]["decided"] is None for row in rows)
    status, _, body = desk.ask("/api/claims.csv")
    assert status == 200
    sheet = {row["claim"]: row for row in csv.DictReader(io.StringIO(body.decode("utf-8-sig")))}
    (kept,) = said["judgements"]
    assert sheet[claim.id]["standing"] == "unsure"
    assert sheet[claim.id]["judgements"] == f"unsure, Ana Karst, {kept['at']}: =1+1 is no date."


def test_a_correction_shows_beside_what_was_read_until_it_is_taken_back(desk: Door) -> None:
    source, claim = OTHERS[1].source.id, OTHERS[1].claims[2]
    said = judged(
        desk, claim.id, "correct", change={"when": " 1953 / 1954 ", "type": "AGREE"}, reason="See the minutes."
    )
    (kept,) = said["judgements"]
    assert kept["change"] == {"type": "AGREE", "when": "1953/1954"}
    again = judged(desk, claim.id, "correct", by="Ben Osk", change={"when": ""})
    assert [(one["field"], one["value"], one["by"]) for one in again["corrected"]] == [
        ("type", "AGREE", "Ana Karst"),
        ("when", "", "Ben Osk"),
    ]
    stretch = ask(desk, f"/api/sources/{source}/stretch?start=0")
    assert next(one for one in stretch["decided"] if one["claim"] == claim.id) == again
    read = next(one for one in stretch["claims"] if one["id"] == claim.id)
    assert read["type"] == claim.type
    _, left = send(desk, f"/api/judgements/{again['judgements'][1]['id']}/take-back", by="Ben Osk")
    assert left["corrected"] == said["corrected"]
    assert {one["reason"] for one in left["corrected"]} == {"See the minutes."}


def test_a_time_that_is_none_is_refused_in_plain_words(desk: Door) -> None:
    _, problem = send(
        desk, f"/api/claims/{MET.id}/judgements", decision="correct", by="Ana", change={"when": "1953-02-30"}
    )
    assert "“1953-02-30”: the calendar has no such day" in problem["why"]


def test_what_is_taken_back_is_out_of_force_and_stays_on_record(desk: Door, folder: Path) -> None:
    claim = OTHERS[3].claims[0].id
    first = judged(desk, claim, "accept")["judgements"][0]["id"]
    judged(desk, claim, "reject", by="Ben Osk")
    status, said = send(desk, f"/api/judgements/{first}/take-back", by="Ana Karst", reason="Wrong line.")
    assert (status, said["standing"]) == (201, "rejected")
    assert [one["by"] for one in said["judgements"]] == ["Ben Osk"]
    told = ask(desk, f"/api/claims/{claim}/judgements")["judgements"]
    assert [(one["decision"], one["by"]) for one in told] == [
        ("accept", "Ana Karst"),
        ("reject", "Ben Osk"),
        ("take_back", "Ana Karst"),
    ]
    again, problem = send(desk, f"/api/judgements/{first}/take-back", by="Ana Karst")
    assert again == 409
    assert "already" in problem["why"]
    undone, said = send(desk, f"/api/judgements/{told[2]['id']}/take-back", by="Ana Karst")
    assert (undone, len(said["judgements"])) == (201, 2)
    with Case.open(folder) as case:
        assert verify(case).faults == ()


@pytest.mark.parametrize(
    "said",
    [
        {"decision": "accept"},
        {"decision": "accept", "by": "   "},
        {"decision": "accept", "by": "x" * 121},
        {"decision": "true", "by": "Ana"},
        {"decision": "take_back", "by": "Ana"},
        {"decision": "verdict", "by": "Ana"},
        {"decision": "correct", "by": "Ana"},
        {"decision": "correct", "by": "Ana", "change": {}},
        {"decision": "correct", "by": "Ana", "change": {"id": "clm_other"}},
        {"decision": "correct", "by": "Ana", "change": {"type": "HUG"}},
        {"decision": "correct", "by": "Ana", "change": {"when": "1953", "stance": ""}},
        {"decision": "correct", "by": "Ana", "change": {"when": "sometime in May"}},
        {"decision": "accept", "by": "Ana", "change": {"when": "1954"}},
        {"decision": "accept", "by": "Ana", "at": "1999-01-01T00:00:00Z"},
    ],
)
def test_a_judgement_that_lacks_something_is_refused_in_three_parts(desk: Door, said: dict[str, object]) -> None:
    status, problem = send(desk, f"/api/claims/{MET.id}/judgements", **said)
    assert status == 422
    assert all(problem[part].strip() for part in ("what", "why", "next"))
    assert ask(desk, f"/api/claims/{MET.id}/judgements")["judgements"] == []


def test_only_what_is_in_the_case_is_judged_or_taken_back(desk: Door) -> None:
    assert send(desk, "/api/claims/clm_none/judgements", decision="accept", by="Ana")[0] == 404
    assert send(desk, "/api/judgements/jdg_none/take-back", by="Ana")[0] == 404
    assert desk.ask("/api/claims/clm_none/judgements")[0] == 404


def test_a_judgement_from_elsewhere_than_our_page_is_refused(desk: Door) -> None:
    body = json.dumps({"decision": "accept", "by": "Mallory"}).encode()
    for headers in (
        (("Content-Type", "application/json"), ("Origin", "http://evil.test")),
        (("Content-Type", "text/plain"), ("Origin", desk.address)),
        (("Content-Type", "application/json"),),
    ):
        status, _, _ = desk.ask(f"/api/claims/{MET.id}/judgements", method="POST", headers=headers, body=body)
        assert status == 403
    assert "Mallory" not in ask(desk, "/api/judges")["names"]
