"""All claims of a case can be listed, by time or by source, without a word to look for; and taken away as a sheet."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.casefile import Case
from backchannel.record.claim import Hop, Openness, Stance, Where
from backchannel.record.ids import claim_id
from backchannel.views.claims import ClaimsAsked, claims, every_claim
from backchannel.views.sheet import COLUMNS, guarded, sheet
from tests.casefile.reading import READING, filled, put
from tests.casefile.records import record

SEEDS = range(30)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return filled(tmp_path_factory.mktemp("claims") / "case", SEEDS, sentences=5)


def test_without_words_or_filters_every_claim_is_listed_once(case: Case) -> None:
    pages = [claims(case, ClaimsAsked(offset=at, limit=40)) for at in range(0, 160, 40)]
    ids = [row.line.id for page in pages for row in page.rows]
    assert sorted(ids) == sorted(claim.id for seed in SEEDS for claim in record(seed, sentences=5)[1].claims)
    assert {page.total for page in pages} == {150}
    assert sorted(line.id for line in every_claim(case, ClaimsAsked())) == sorted(ids)


def test_a_line_has_the_words_and_parties_of_its_record(case: Case) -> None:
    told = {
        claim.id: (read, claim) for seed in SEEDS for read in [record(seed, sentences=5)[1]] for claim in read.claims
    }
    for row in claims(case, ClaimsAsked(limit=500)).rows:
        read, claim = told[row.line.id]
        names = {actor.id: actor.name for actor in read.actors}
        assert (row.line.passage, row.line.deed) == (claim.passage.words, claim.trigger.words)
        assert read.text.content[row.line.start : row.line.end] == row.line.passage
        assert [(one.role, one.name) for one in row.line.parties] == [
            (one.role, names[one.actor or ""]) for one in claim.participants
        ]
        assert (row.line.source_id, row.line.title) == (read.source.id, read.source.title)


def test_claims_stand_in_the_order_of_time_or_of_the_text(case: Case) -> None:
    def rows(order: str) -> list[str]:
        return [row.line.earliest or "" for row in claims(case, ClaimsAsked(order=order, limit=500)).rows]  # type: ignore[arg-type]

    assert rows("time") == sorted(rows("time"))
    assert rows("recent") == sorted(rows("recent"), reverse=True)
    first = [row.line.id for row in claims(case, ClaimsAsked(order="text", limit=5)).rows]
    assert first == [claim.id for claim in record(0, sentences=5)[1].claims]


def test_filters_and_words_narrow_the_list(case: Case) -> None:
    every = [claim for seed in SEEDS for claim in record(seed, sentences=5)[1].claims]
    aid = claims(case, ClaimsAsked(types=("AID",), countries=("RUR",)))
    assert aid.total == sum(c.type == "AID" and "RUR" in {p.country for p in c.participants} for c in every)
    years = claims(case, ClaimsAsked(years=(1950, 1959), limit=500))
    assert years.total == sum("1950" <= c.when.edtf <= "1959" for c in every if c.when and c.when.edtf)
    words = claims(case, ClaimsAsked(typed="zurich accused"))
    assert words.total == sum("Zürich" in c.passage.words and "accused" in c.passage.words for c in every)
    assert claims(case, ClaimsAsked(typed="-zurich")).total == 0


def test_what_was_secret_private_or_denied_is_listed_alone(tmp_path: Path) -> None:
    case = _told_otherwise(tmp_path)
    assert claims(case, ClaimsAsked(openness=("secret", "private"))).total == 1
    assert claims(case, ClaimsAsked(stances=("denied",))).total == 1
    assert claims(case, ClaimsAsked(openness=("secret",), stances=("denied",))).total == 0


def test_the_sheet_has_a_row_a_claim_with_all_that_is_told(tmp_path: Path) -> None:
    case = _told_otherwise(tmp_path)
    text = "".join(sheet(case, ClaimsAsked(order="text"), address="http://127.0.0.1:8700"))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    read = record(1)[1]
    assert [row["words"] for row in rows] == [claim.passage.words for claim in read.claims]
    first, second = rows[:2]
    assert (first["openness"], first["told_by"], first["place"]) == (
        "secret",
        "the Courier “met” › not named",
        "Zürich; Bern",
    )
    assert second["stance"] == "denied"
    for row, claim in zip(rows, read.claims, strict=True):
        assert read.text.content[int(row["start"]) : int(row["end"])] == row["words"]
        assert row["actor_country"] == claim.participants[0].country
        assert row["edtf"] == (claim.when.edtf if claim.when else "")
        assert row["link"] == f"http://127.0.0.1:8700/#/source/{read.source.id}?claim={row['claim']}"


def test_no_cell_of_a_sheet_is_taken_for_a_formula(tmp_path: Path) -> None:
    data, read = record(1)
    read = replace(read, source=replace(read.source, title="=HYPERLINK(A1)", author="@SUM(1)"))
    case = Case.create(tmp_path / "case")
    with case.writer(READING) as writer:
        put(writer, "/papers/1.txt", data, read)
    (row, *_) = csv.DictReader(io.StringIO("".join(sheet(case, ClaimsAsked())), newline=""))
    assert (row["title"], row["author"]) == ("'=HYPERLINK(A1)", "'@SUM(1)")


@given(st.text())
def test_a_guarded_cell_is_its_words_or_begins_with_an_apostrophe(cell: str) -> None:
    assert guarded(cell).removeprefix("'") == cell.removeprefix("'")
    assert guarded(cell)[:1] not in set("=+-@\t\r\n＝＋－＠")


def _told_otherwise(folder: Path) -> Case:
    """A case of one document: its first claim secret and told by others, its second denied."""
    data, read = record(1)
    one, two, *rest = read.claims
    one = replace(
        one,
        openness=Openness("secret"),
        chain=(
            Hop("the Courier", None, "medium", None, replace(one.trigger, words="met")),
            Hop("", None, "unnamed", None, None),
        ),
        where=(Where(one.trigger, "Zürich"), Where(one.trigger, "Bern")),
    )
    two = replace(two, stance=Stance("denied"))
    told = tuple(replace(claim, id=claim_id(read.text.sha256, claim)) for claim in (one, two, *rest))
    case = Case.create(folder / "case")
    with case.writer(READING) as writer:
        put(writer, "/papers/1.txt", data, replace(read, claims=told, findings=()))
    return case
