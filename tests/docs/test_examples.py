"""The examples are whole: each text has its list, its judgements and a page that shows all three, and the index adds up.

What the reading is worth is not tested here, and no byte of it is frozen: a page tells which reading it was made with.
"""

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"


def _program() -> ModuleType:
    """scripts/examples.py, which is no package."""
    spec = importlib.util.spec_from_file_location("examples", ROOT / "scripts" / "examples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["examples"] = module
    spec.loader.exec_module(module)
    return module


examples = _program()
TEN = examples.names()
ALL = (*TEN, "essay")


def _page(name: str) -> str:
    return (EXAMPLES / f"{name}.md").read_text(encoding="utf-8")


def _rows(part: str) -> list[list[str]]:
    """The cells of the table in ``part``, without its head."""
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in lines[2:]]


def _expected_and_read(name: str) -> tuple[list[list[str]], list[list[str]]]:
    """The two tables of a page: what a careful person reads, and what was read."""
    before, after = _page(name).split("## What was read", 1)
    return _rows(before.split("## What a careful person reads", 1)[1]), _rows(after)


def _verdict(cell: str) -> str:
    """The verdict in "**partly: when, where**"."""
    return cell.replace("*", "").partition(":")[0]


def test_there_are_ten_texts_each_with_a_list_judgements_and_a_page() -> None:
    """Nothing is left over on either side."""
    assert len(TEN) == 10
    for folder, suffix in (("expected", ".md"), ("judged", ".tsv")):
        assert {path.stem for path in (EXAMPLES / folder).iterdir() if path.suffix == suffix} == set(ALL)
    assert {path.stem for path in EXAMPLES.glob("*.md")} == {*ALL, "index", "hundred"}


@pytest.mark.parametrize("name", TEN)
def test_a_page_shows_its_text_whole(name: str) -> None:
    """Letter for letter, and short enough to be read beside its tables."""
    text = (EXAMPLES / "texts" / f"{name}.txt").read_text(encoding="utf-8")
    assert f"```text\n{text.rstrip(chr(10))}\n```" in _page(name)
    assert 120 <= len(text.split()) <= 300


@pytest.mark.parametrize("name", TEN)
def test_the_words_of_every_expected_line_stand_in_the_text(name: str) -> None:
    """A careful person points at words, too."""
    text = " ".join((EXAMPLES / "texts" / f"{name}.txt").read_text(encoding="utf-8").split()).casefold()
    lines = examples.wanted((EXAMPLES / "expected" / f"{name}.md").read_text(encoding="utf-8"))
    assert lines
    absent = [line.cells[1] for line in lines if line.cells[1].casefold() not in text]
    assert absent == []


@pytest.mark.parametrize("name", TEN)
def test_every_claim_shown_points_at_its_words(name: str) -> None:
    """Trigger and offset: the text, as it is taken in, has those words there."""
    (document,) = take_in((EXAMPLES / "texts" / f"{name}.txt").read_bytes(), f"{name}.txt").documents
    text = document.text.content
    for row in _expected_and_read(name)[1]:
        words, _, start = row[0].strip("`").rpartition("@")
        found = text[int(start) :].replace(",", "")
        assert " ".join(found.split()).startswith(words), row[0]


@pytest.mark.parametrize("name", ALL)
def test_every_expected_line_is_on_the_page_with_a_judgement(name: str) -> None:
    """In order and none dropped; one that nobody has judged since the reading changed says so."""
    lines = examples.wanted((EXAMPLES / "expected" / f"{name}.md").read_text(encoding="utf-8"))
    table = _expected_and_read(name)[0]
    assert [row[0] for row in table] == [line.number for line in lines] == [str(at) for at in range(1, len(lines) + 1)]
    assert {_verdict(row[10]) for row in table} <= {*examples.EXPECTED, examples.NOT_YET}
    for row in table:
        assert (row[9] == "—") == (_verdict(row[10]) in ("missed", examples.NOT_YET)), row


@pytest.mark.parametrize("name", ALL)
def test_the_counts_of_a_page_are_those_of_its_tables(name: str) -> None:
    """The head adds up, and every claim that was read is shown once."""
    told = examples.counts_told(_page(name))
    expected, read = _expected_and_read(name)
    counted: Counter[str] = Counter(_verdict(row[10]) for row in expected)
    extra = [_verdict(row[-2].replace("extra, ", "extra ")) for row in read if row[-2].startswith("**extra")]
    assert told["expected"] == len(expected) == sum(counted.values())
    assert {verdict: told[verdict] for verdict in counted} == dict(counted)
    assert told["read"] == len(read)
    assert {verdict: told[verdict] for verdict in set(extra)} == dict(Counter(extra))


def test_the_index_adds_up_the_pages() -> None:
    """A line a text with the counts of its page; the sum is that of the ten."""
    rows = {
        re.sub(r"\[.*?\]\((.*)\.md\)", r"\1", row[0]): row[1:] for row in _rows(_page("index").split("\nFields")[0])
    }
    counts = {name: [examples.counts_told(_page(name))[column] for column, _ in examples.COUNTED] for name in ALL}
    for name in ALL:
        assert [int(cell) for cell in rows[name]] == counts[name], name
    total = [sum(column) for column in zip(*(counts[name] for name in TEN), strict=True)]
    assert [int(cell.strip("*")) for cell in rows["**the ten texts**"]] == total


@pytest.mark.parametrize("name", ALL)
def test_judgements_are_of_known_kinds_and_name_lines_that_exist(name: str) -> None:
    """A judgement of no line would be lost without a word."""
    table = (EXAMPLES / "judged" / f"{name}.tsv").read_text(encoding="utf-8")
    given = examples.judged(table, name)
    lines = examples.wanted((EXAMPLES / "expected" / f"{name}.md").read_text(encoding="utf-8"))
    assert set(given.expected) <= {line.number for line in lines}
    for subject, verdict in given.expected.items():
        assert bool(verdict.keys) == (verdict.value != "missed"), subject


def test_a_judgement_falls_away_when_its_claim_is_read_otherwise() -> None:
    """The key holds all that the page shows, so nobody's judgement is given to a claim that he has not seen."""
    page = examples.load(TEN[0], Reader.load())
    assert page.record.claims
    claim = page.record.claims[0]
    now = examples.key(claim, page.record)
    before = now[:-6] + "000000"
    line = page.wanted[0]
    for named, value in ((now, "right"), (before, examples.NOT_YET)):
        page.judged.expected[line.number] = examples.Verdict("right", (named,), (), "")
        assert page.verdict(line).value == value


def test_a_row_that_is_no_judgement_is_refused_with_its_line() -> None:
    """Partly must say which field; right must say none."""
    for row in (
        "expected\t1\tpartly\ta@1#000000\t-\t-",
        "expected\t1\tright\ta@1#000000\twhen\t-",
        "extra\ta@1#000000\tfine\t-\t-\t-",
    ):
        with pytest.raises(ValueError, match=r"x\.tsv, line 1"):
            examples.judged(row, "x.tsv")
