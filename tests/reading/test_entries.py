"""Entries of a chronology are dated by their labels and these by the line above; a dateline is part of no sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.reading.entries import heading_at, label_at, prose_at
from backchannel.reading.read import times_of
from backchannel.reading.times import Settled
from backchannel.record.edtf import bounds
from backchannel.record.source import Source
from backchannel.record.text import BlockKind
from tests.reading.texts import text_of


def times(*blocks: str | tuple[BlockKind, str], published: str | None = None) -> list[Settled]:
    text = text_of(*blocks)
    return times_of(text, Source("src_x", text.sha256, "text/plain", "x.txt", published=published))


def told(*blocks: str | tuple[BlockKind, str]) -> list[tuple[str | None, str | None]]:
    return [(time.when.edtf, time.rule) for time in times(*blocks)]


@pytest.mark.parametrize(
    ("entry", "edtf"),
    [
        ("3 March: Norway recalls its envoy.", "1921-03-03"),
        ("Mar. 3 — Norway recalls its envoy.", "1921-03-03"),
        ("Thursday, 3 March: Norway recalls its envoy.", "1921-03-03"),
        ("late May: Norway recalls its envoy.", "1921-05"),
        ("May (n.d.): Norway recalls its envoy.", "1921-05"),
        ("April–May: Norway recalls its envoy.", "1921-04/1921-05"),
        ("c. 4 June: Norway recalls its envoy.", "1921-06-04~"),
        ("night of 30 June – 1 July: Norway recalls its envoy.", "1921-06-30/1921-07-01"),
        ("7–9 August: Norway recalls its envoy.", "1921-08-07/1921-08-09"),
        ("3 March. Norway recalls its envoy.", "1921-03-03"),
        ("9 to 11 July. “Norway” is asked.", "1921-07-09/1921-07-11"),
    ],
)
def test_a_year_on_a_line_of_its_own_dates_the_entries_below(entry: str, edtf: str) -> None:
    assert told("1921", entry) == [(edtf, "year of the heading above")]
    assert told(("heading", "The year 1921"), entry)[0][0] == edtf


def test_the_next_year_on_a_line_takes_over_and_years_told_in_an_entry_do_not() -> None:
    found = told(
        "1921", "3 March: Norway leaves the pact of 1907.", "4 April: Norway returns.", "1922", "5 May: A vote."
    )
    assert [edtf for edtf, _ in found] == ["1921-03-03", "1907", "1921-04-04", "1922-05-05"]


def test_a_month_on_a_line_of_its_own_takes_its_year_and_gives_both() -> None:
    found = told("March 1921", "3 — Norway recalls its envoy.", "April", "5 April: Norway votes.")
    assert found == [("1921-03-03", "month of the heading above"), ("1921-04-05", "year of the heading above")]
    assert told("March", "3 — Norway recalls its envoy.") == []


def test_a_label_without_a_year_takes_that_of_the_label_before_unless_the_year_may_have_ended() -> None:
    found = told("3 March 1921: A strike.", "9 April: A vote.", "2 January: A visit.")
    assert found == [("1921-03-03", None), ("1921-04-09", "year of the entry before"), (None, None)]


def test_a_label_that_nothing_dates_gives_no_day() -> None:
    assert told("31 February: A strike.", "9 April: A vote.")[-1] == (None, None)


@pytest.mark.parametrize(
    "words",
    [
        "In March Norway recalled its envoy.",
        "March was cold: nobody came.",
        "1921 men were taken.",
        "12: the number of envoys.",
        "May God help them: they are few.",
        "March. Norway recalled its envoy.",
        "12. Norway recalled its envoy.",
        "3 March. nobody came.",
    ],
)
def test_a_sentence_that_begins_with_a_date_or_a_number_has_no_label(words: str) -> None:
    assert prose_at(words, 0, len(words)) == 0


@pytest.mark.parametrize(
    ("words", "prose"),
    [
        ("OSLO, May 3, 1971 — Norway recalled its envoy.", "Norway recalled"),
        ("OSLO, May 3 (Reuters) - Norway recalled its envoy.", "Norway recalled"),
        ("Port-of-Spain, Trinidad, 3 May 1971 – Trinidad voted.", "Trinidad voted"),
        ("N'ZERTA, Monday, Sept. 4 -- Trinidad voted.", "Trinidad voted"),
        ("REYKJAVIK — Iceland closed its ports.", "Iceland closed"),
        ("Norway — which had no envoy — voted.", "Norway — which"),
        ("Oslo, May 3, 1971—6 p.m.", "Oslo"),
        ("NATO — The alliance of the west — voted.", "NATO — The"),
    ],
)
def test_a_dateline_stands_before_the_prose(words: str, prose: str) -> None:
    assert words[prose_at(words, 0, len(words)) :].startswith(prose)


def test_a_heading_with_other_words_is_no_year() -> None:
    for words in ("1921: a year of strikes", "Norway 1921", "Chronology, 1921–1923", "12"):
        assert heading_at(words, 0, len(words), None) is None


@given(st.integers(1600, 2050), st.integers(1, 12), st.integers(1, 28))
def test_the_day_of_a_label_is_the_one_written(year: int, month: int, day: int) -> None:
    names = "January February March April May June July August September October November December".split()
    (time,) = times(str(year), f"{day} {names[month - 1]}: The envoy left.")
    assert time.when.edtf == f"{year:04d}-{month:02d}-{day:02d}"
    assert (time.when.earliest, time.when.latest) == bounds(time.when.edtf)


@given(st.text())
def test_no_text_breaks_the_readers_of_labels(content: str) -> None:
    label = label_at(content, 0, len(content))
    assert 0 <= prose_at(content, 0, len(content)) <= len(content)
    assert label is None or 0 <= label.start < label.end <= label.prose <= label.block_end
