"""The mistakes planted in the sample case: which are found, and which a reader still has to find."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.finding import Finding

GUIDE = Path(__file__).parents[2] / "docs" / "manual" / "first-case.md"


@cache
def findings() -> dict[str, tuple[Finding, ...]]:
    """The findings of each document of the sample, by the number that its name begins with."""
    reader = Reader.load()
    found: dict[str, tuple[Finding, ...]] = {}
    for path in sorted(files("backchannel.sample").iterdir(), key=lambda path: path.name):
        if path.name[0].isdigit():
            records = [reader.read(document).record for document in take_in(path.read_bytes(), path.name).documents]
            found[path.name[0]] = tuple(finding for record in records for finding in record.findings)
    return found


def test_the_planted_offices_and_years_of_the_essay_are_found() -> None:
    """A president before his term by the year, another of the same family name, and two titles between two dates."""
    essay = findings()["1"]
    assert [finding.kind for finding in essay] == ["not_in_office"] * 4
    told = [{passage.words for passage in finding.passages} for finding in essay]
    assert told == [
        {"President Richard Nixon", "1968"},
        {"President Yahya Khan", "1968"},
        {"foreign minister, Zhou Enlai", "October 1970", "July 1970"},
        {"Henry Kissinger, then Secretary of State", "October 1970", "July 1970"},
    ]
    assert all(finding.claims for finding in essay), "each can be reached from a claim"
    assert "Lyndon B. Johnson as president" in essay[0].says
    assert "Ayub Khan as president" in essay[1].says
    assert "between the times “October 1970” and “July 1970”" in essay[2].says
    assert "William P. Rogers as secretary of state" in essay[3].says


def test_the_entry_out_of_order_in_the_chronology_is_found() -> None:
    """It stands between its neighbours, which are named."""
    (finding,) = findings()["6"]
    assert finding.kind == "order"
    assert [passage.words for passage in finding.passages] == ["8 December 1970", "April 1972", "27 April 1971"]


def test_documents_without_a_planted_mistake_have_no_finding_nor_has_one_that_only_others_contradict() -> None:
    """What two documents tell apart is left to the reader."""
    assert {number for number, found in findings().items() if found} == {"1", "6"}


def test_the_guide_says_which_planted_mistakes_are_found() -> None:
    """As many rows say that the program finds them as it does; the rest are the reader's."""
    rows = re.findall(r"^\| \d.*\| (found|yours) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows.count("found") == sum(len(found) for found in findings().values())
    assert rows.count("yours") == 2
