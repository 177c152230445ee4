"""A colleague who gets the file sees what was accepted, rejected and corrected, by whom and when; what was read is whole."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from backchannel.casefile import Case, judge, take_back
from backchannel.exchange.records import every_judgement, judged_from_json, records
from backchannel.record.canonical import canonical_json
from backchannel.record.ids import made_from
from backchannel.record.judgement import Judgement
from backchannel.record.schema import record_from_json
from backchannel.views.claims import ClaimsAsked
from backchannel.views.sheet import sheet
from tests.casefile.reading import filled
from tests.casefile.records import record

READ = record(1)[1]
ONE, TWO, THREE = (claim.id for claim in READ.claims[:3])


def lines(case: Case) -> dict[str, dict[str, Any]]:
    return {one["source"]["id"]: one for one in map(json.loads, records(case))}


def rows(case: Case) -> dict[str, dict[str, str]]:
    return {row["claim"]: row for row in csv.DictReader(io.StringIO("".join(sheet(case, ClaimsAsked(order="text")))))}


def test_a_line_tells_who_decided_what_and_when_in_the_order_of_the_text(tmp_path: Path) -> None:
    case = filled(tmp_path, [1, 2])
    second = judge(case, "reject", TWO, "Ben Osk", reason="Another visit.")
    first = judge(case, "accept", ONE, "Ana Karst")
    told = lines(case)
    judged = told[READ.source.id]["judged"]
    in_text = [claim["id"] for claim in told[READ.source.id]["claims"] if claim["id"] in (ONE, TWO)]
    assert [one["claim"] for one in judged] == in_text
    by_claim = {one["claim"]: one for one in judged}
    assert (by_claim[ONE]["standing"], by_claim[TWO]["standing"]) == ("accepted", "rejected")
    (kept,) = by_claim[TWO]["judgements"]
    assert (kept["by"], kept["at"], kept["reason"]) == ("Ben Osk", second.at, "Another visit.")
    assert by_claim[ONE]["judgements"][0]["at"] == first.at
    assert told[record(2)[1].source.id]["judged"] == []


def test_a_correction_stands_beside_what_was_read_and_changes_nothing_of_it(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    before = case.record_json(READ.source.id)
    judge(case, "correct", ONE, "Ana Karst", change={"type": "AGREE", "when": "1954"}, reason="The minutes say so.")
    later = judge(case, "correct", ONE, "Ben Osk", change={"when": ""}, reason="No year is told.")
    judge(case, "accept", ONE, "Ben Osk")
    (line,) = records(case)
    read = json.loads(line)
    (judged,) = read.pop("judged")
    assert json.dumps(read, ensure_ascii=False, separators=(",", ":")).encode() == before
    assert judged["standing"] == "accepted"
    assert [(one["field"], one["value"], one["by"]) for one in judged["corrected"]] == [
        ("type", "AGREE", "Ana Karst"),
        ("when", "", "Ben Osk"),
    ]
    assert judged["corrected"][1]["at"] == later.at
    assert record_from_json(line) == READ


def test_what_was_taken_back_is_in_the_history_and_corrects_nothing(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    judge(case, "correct", ONE, "Ana Karst", change={"when": "1953"})
    second = judge(case, "correct", ONE, "Ben Osk", change={"when": "1954"})
    take_back(case, second.id, "Ben Osk", reason="The first was right.")
    (judged,) = lines(case)[READ.source.id]["judged"]
    assert [(one["value"], one["by"]) for one in judged["corrected"]] == [("1953", "Ana Karst")]
    assert [one["decision"] for one in judged["judgements"]] == ["correct", "correct", "take_back"]
    assert judged["judgements"][2]["subject"] == second.id


def test_judgements_read_back_from_a_line_are_those_that_were_made(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    made = [
        judge(case, "correct", ONE, "Ána “A.” Karst", change={"participants.recipient": "Ruritania\nBorduria"}),
        judge(case, "verdict", ONE, "Ben Osk", reason="Zwei Zeilen\nund 𝄞", evidence=("quo_x",)),
    ]
    (line,) = records(case)
    (judged,) = judged_from_json(json.dumps(json.loads(line)["judged"]))
    assert judged.judgements == tuple(made)
    # An id is made of all that a judgement says: a file in which somebody changed a name or a word does not add up.
    assert all(one.id == made_from("jdg", canonical_json(replace(one, id=""))) for one in judged.judgements)


def test_every_judgement_goes_out_also_of_a_claim_that_is_read_no_more(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    first = judge(case, "accept", ONE, "Ana Karst")
    back = take_back(case, first.id, "Ana Karst")
    gone = judge(case, "reject", "clm_of_an_earlier_reading", "Ben Osk")
    out = [json.loads(line) for line in every_judgement(case)]
    assert [Judgement(**{**one, "evidence": tuple(one["evidence"])}) for one in out] == [first, back, gone]


def test_the_sheet_has_a_column_for_each_field_that_was_corrected(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    before = rows(case)[ONE]
    made = judge(
        case,
        "correct",
        ONE,
        "Ana Karst",
        change={
            "type": "AGREE",
            "participants.recipient": "Ruritania\nAnna Karst",
            "participants.host": "",
            "when": "1953~",
            "where": "=SUM(1)",
            "chain": "The Courier\nthe minister",
        },
        reason="See the minutes.",
    )
    row = rows(case)[ONE]
    assert {name: row[name] for name in before if row[name] != before[name]} == {
        "standing": "corrected",
        "judged_by": "Ana Karst",
        "judged_at": made.at,
        "judgements": row["judgements"],
        "corrected_type": "AGREE",
        "corrected_recipient": "Ruritania; Anna Karst",
        "corrected_host": "(none)",
        "corrected_edtf": "1953~",
        "corrected_place": "'=SUM(1)",
        "corrected_told_by": "The Courier › the minister",
    }
    assert row["judgements"].startswith(f"correct, Ana Karst, {made.at}: ")
    assert "participants.host: (none)" in row["judgements"]
    assert "\n" not in row["judgements"]


def test_the_sheet_names_who_decided_what_stands_now(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    judge(case, "accept", ONE, "Ana Karst")
    last = judge(case, "reject", ONE, "Ben Osk")
    judge(case, "verdict", ONE, "Cyr Dahl", reason="To be asked.")
    judge(case, "verdict", TWO, "Cyr Dahl", reason="To be asked.")
    table = rows(case)
    assert (table[ONE]["standing"], table[ONE]["judged_by"], table[ONE]["judged_at"]) == (
        "rejected",
        "Ben Osk",
        last.at,
    )
    assert (table[TWO]["standing"], table[TWO]["judged_by"]) == ("open", "")
    assert (table[THREE]["standing"], table[THREE]["judgements"]) == ("", "")
