"""Times as told: found in running text, valued by their words, and never finer than these."""

from datetime import date

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from backchannel.reading.dates import find_times
from backchannel.reading.days import part, shifted, stretch
from backchannel.reading.times import Anchor, Settled, settle
from backchannel.reading.times import settled as together
from backchannel.record.edtf import bounds


def settled(content: str, published: str | None = None) -> list[Settled]:
    anchor = Anchor(published)
    return [settle(content, told, anchor) for told in find_times(content, 0, len(content))]


def values(content: str, published: str | None = None) -> list[tuple[str, str | None]]:
    return [(content[time.start : time.end], time.when.edtf) for time in settled(content, published)]


@pytest.mark.parametrize(
    ("content", "words", "edtf"),
    [
        ("They signed on 07 May 2006 in Oslo.", "07 May 2006", "2006-05-07"),
        ("They signed on May 7, 1954.", "May 7, 1954", "1954-05-07"),
        ("the cable of July 9, 1971, 4 p.m., said", "July 9, 1971", "1971-07-09"),
        ("091200Z JUL 71", "091200Z JUL 71", "1971-07-09"),
        ("from 3 to 5 June 1967", "3 to 5 June 1967", "1967-06-03/1967-06-05"),
        ("May 7 and 8, 1954, were quiet", "May 7 and 8, 1954", "{1954-05-07,1954-05-08}"),
        ("in June 2003", "June 2003", "2003-06"),
        ("in early 1953", "early 1953", "1953"),
        ("in the spring of 1998", "the spring of 1998", "1998-21"),
        ("at midsummer 1971", "midsummer 1971", "1971-22"),
        ("in the 1990s", "the 1990s", "199X"),
        ("the war of 1914–18", "1914–18", "1914/1918"),
        ("in the nineteenth century", "the nineteenth century", "18XX"),
        ("about 1955 he left", "about 1955", "1955~"),
        ("in the run-up to January 2008", "in the run-up to January 2008", "../2008-01"),
        (
            "in the run-up to the Danish election in January 2008",
            "in the run-up to the Danish election in January 2008",
            "../2008-01",
        ),
        ("Received at 1015 June 6, 1967.", "June 6, 1967", "1967-06-06"),
        ("Algiers, October 31, 1975, 1825Z.", "October 31, 1975", "1975-10-31"),
        ("In 1648 May 15 was a Friday.", "1648 May 15", "1648-05-15"),
        ("after 1953", "after 1953", "1953/.."),
        ("12/5/1979", "12/5/1979", "[1979-05-12,1979-12-05]"),
        ("2/30/1979 and 23/5/1979", "23/5/1979", "1979-05-23"),
        ("They met in 1921 October.", "1921 October", "1921-10"),
        ("It was signed on Oct14, 1921.", "Oct14, 1921", "1921-10-14"),
        ("the file of 1921-Oct-14", "1921-Oct-14", "1921-10-14"),
        ("about 1921-Oct-14 or later", "1921-Oct-14", "1921-10-14"),
        ("It closed on 1985 03 16.", "1985 03 16", "1985-03-16"),
        ("It cost 4,218.26 May 1921 prices", "May 1921", "1921-05"),
        ("signed on 23.04.1985 in Bern", "23.04.1985", "1985-04-23"),
        ("signed on 3-4-1985 in Bern", "3-4-1985", "[1985-03-04,1985-04-03]"),
        ("from March to June in 1921", "March to June in 1921", "1921-03/1921-06"),
        ("November to February 1921", "November to February 1921", "1920-11/1921-02"),
        ("28 December–4 January 1921", "28 December–4 January 1921", "1920-12-28/1921-01-04"),
        ("3 May 1920 to 4 June 1921", "3 May 1920 to 4 June 1921", "1920-05-03/1921-06-04"),
        ("from 1914 till 1918", "from 1914 till 1918", "1914/1918"),
        ("in Q3 1988", "Q3 1988", "1988-07/1988-09"),
        ("the 2nd quarter of 1988", "the 2nd quarter of 1988", "1988-04/1988-06"),
        ("in the third month of 1921", "the third month of 1921", "1921-03"),
        ("the first five months of 1921", "the first five months of 1921", "1921-01/1921-05"),
        ("the last day of February 1924", "the last day of February 1924", "1924-02-29"),
        ("Done this twenty-third day of May, 1921", "twenty-third day of May, 1921", "1921-05-23"),
        ("three days before 2 May 1921", "three days before 2 May 1921", "1921-04-29"),
        ("two weeks after May 7, 1921", "two weeks after May 7, 1921", "1921-05-21~"),
        ("some four months after May 1921", "some four months after May 1921", "1921-09~"),
        ("the year before 1921", "the year before 1921", "1920"),
        ("for ten years after 1921", "ten years after 1921", "1921/1931"),
        ("several weeks before 7 May 1921", "several weeks before 7 May 1921", "../1921-05-07"),
        ("in 2140 it expires", "2140", "2140"),
    ],
)
def test_a_time_has_the_value_that_its_words_give(content: str, words: str, edtf: str) -> None:
    assert (words, edtf) in values(content)


@pytest.mark.parametrize(
    "content",
    [
        "He may march on the capital.",
        "1,953 men were taken prisoner.",
        "They counted 1953 men at the border.",
        "The Black September group and April Glaspie were named.",
        "See resolution 1973 and No. 1984.",
        "It cost $1950.",
        "(File 293.1111/5 and 120.1580/4.)",
        "Be there by 2140 without fail.",
        "The number 133-03-03-2020 was dialled.",
        "They left on the last day of the congress.",
        "In the last decade of the millennium much changed.",
    ],
)
def test_words_and_numbers_that_only_look_like_times_are_none(content: str) -> None:
    assert values(content) == []


def test_early_and_late_narrow_the_days_and_leave_the_year() -> None:
    (time,) = settled("It began in late 1972.")
    assert (time.when.edtf, time.when.earliest, time.when.latest) == ("1972", "1972-07-01", "1972-12-31")


@pytest.mark.parametrize(
    ("content", "words", "edtf", "days"),
    [
        ("in the first week of May 1921", "the first week of May 1921", "1921-05", ("1921-05-01", "1921-05-13")),
        ("the third week of May 1921", "the third week of May 1921", "1921-05", ("1921-05-09", "1921-05-27")),
        ("in the last week of May 1921", "the last week of May 1921", "1921-05", ("1921-05-19", "1921-05-31")),
        ("the first two weeks of 1921", "the first two weeks of 1921", "1921", ("1921-01-01", "1921-01-20")),
        ("the closing days of 1921", "the closing days of 1921", "1921", ("1921-07-01", "1921-12-31")),
        ("until the first week of May 1921", "until the first week of May 1921", "../1921-05", (None, "1921-05-13")),
    ],
)
def test_a_week_narrows_the_days_and_leaves_the_month(
    content: str, words: str, edtf: str, days: tuple[str | None, str]
) -> None:
    (time,) = settled(content)
    assert (content[time.start : time.end], time.when.edtf) == (words, edtf)
    assert (time.when.earliest, time.when.latest) == days


def test_a_week_of_a_month_takes_the_year_told_before_and_is_not_the_writers_last_week() -> None:
    _, second = settled("He came in March 1921. They met in the last week of April.", "1934-02-03")
    assert (second.when.edtf, second.when.earliest, second.when.latest) == ("1921-04", "1921-04-18", "1921-04-30")
    assert values("He was told last week of the plan.", "1967-06-07") == [("last week", "1967-05-29/1967-06-04")]


def test_days_counted_from_a_day_without_its_year_take_the_year_told_before() -> None:
    _, second = settled("He came in March 1921. Three days after 30 April he left.")
    assert (second.when.edtf, second.rule) == ("1921-05-03", "year of the time before")


def test_two_days_joined_by_and_are_of_the_year_told_whatever_their_order() -> None:
    assert values("notes of May 12 and January 23, 1921") == [
        ("May 12 and January 23, 1921", "{1921-05-12,1921-01-23}")
    ]


def test_three_numbers_are_a_day_only_where_a_word_says_so() -> None:
    assert values("Rows 1985 03 16 were struck out.") == [("1985", "1985")]


def test_a_month_after_its_year_is_no_verb_and_no_name() -> None:
    assert [edtf for _, edtf in values("In 1921 May resigned; in 1923 may he return.")] == ["1921", "1923"]


def test_a_day_without_its_year_takes_the_year_told_before_and_says_so() -> None:
    first, second = settled("He came in March 1961. On 4 April he left.")
    assert (first.rule, second.rule) == (None, "year of the time before")
    assert second.when.edtf == "1961-04-04"


def test_a_day_of_an_unnamed_month_is_not_invented() -> None:
    (time,) = settled("He left on the 8th.")
    assert (time.when.edtf, time.when.earliest, time.when.latest) == (None, None, None)


def test_days_in_a_row_without_their_year_keep_their_end() -> None:
    assert values("They met August 12–14 in Oslo.", "1971-10-05") == [("August 12–14", "1971-08-12/1971-08-14")]
    assert values("They met on 3 to 5 May.", "1971-10-05") == [("3 to 5 May", "1971-05-03/1971-05-05")]


def test_a_month_of_last_year_is_counted_from_the_day_of_writing() -> None:
    assert values("They met in August last year.", "1971-10-05") == [("August last year", "1970-08")]
    assert values("They met on 9 August of last year.", "1971-10-05") == [("9 August of last year", "1970-08-09")]
    assert values("They met in August last year.") == [("August last year", None)]
    told = values("They met on 16 July of this year and again on the following day.", "1974-10-03")
    assert [edtf for _, edtf in told] == ["1974-07-16", "1974-07-17"]


def test_last_week_counts_from_the_day_of_writing_and_needs_one() -> None:
    assert values("They met last week.", "1967-06-07") == [("last week", "1967-05-29/1967-06-04")]
    assert values("They met last week.") == [("last week", None)]
    assert values("They met yesterday evening.", "1967-06-07") == [("yesterday evening", "1967-06-06")]


def test_a_later_time_is_a_relation_and_no_finer_than_its_anchor() -> None:
    _, later = settled("The war ended in 1953. Two months later they met.")
    assert later.when.relation is not None
    assert (later.when.relation.kind, later.when.relation.distance) == ("after", "P2M")
    assert later.when.edtf is None


def test_the_next_day_after_a_known_day_is_a_day() -> None:
    assert values("They landed on 31 December 1960. The next day they left.")[1] == ("The next day", "1961-01-01")


def test_the_following_sunday_counts_from_the_time_before_and_next_sunday_from_the_writing() -> None:
    assert values("On 4 June 1970 they came. The following Sunday they left.", "1971-03-01")[1][1] == "1970-06-07"
    assert values("They leave next Sunday.", "1971-03-01")[0][1] == "1971-03-07"


def test_a_weekday_is_the_last_one_or_the_coming_one_or_is_left_open() -> None:
    (last,) = settled("They met on Tuesday.", "1971-03-02")
    (coming,) = settled("They will meet on Tuesday.", "1971-03-02")
    (unsure,) = settled("He said he would resign on Tuesday.", "1971-03-02")
    assert (last.when.edtf, last.rule) == ("1971-03-02", "counted from the source's date")
    assert (coming.when.edtf, coming.rule) == ("1971-03-09", "next after the source's date")
    assert unsure.when.edtf is None


def test_a_weekday_of_an_old_story_is_not_one_of_the_writers_week() -> None:
    anchor = Anchor("1998-05-06", near=False)
    content = "On 3 March 1921 he came. On Tuesday he left."
    assert [settle(content, told, anchor).when.edtf for told in find_times(content, 0, len(content))] == [
        "1921-03-03",
        None,
    ]


@pytest.mark.parametrize(
    ("content", "words", "edtf", "rule"),
    [
        (
            "in March and again in July 1921",
            "March and again in July 1921",
            "{1921-03,1921-07}",
            "year of the time after",
        ),
        ("on 3 March or on 9 April 1921", "3 March", "1921-03-03", "year of the time after"),
        ("between March 1921 and July 1923 nobody", "March 1921 and July 1923", "1921-03/1923-07", None),
        ("in March 1921 and July 1923", "July 1923", "1923-07", None),
        ("in December and again in March 1922", "March 1922", "1922-03", None),
    ],
)
def test_two_times_that_are_joined_share_the_year(content: str, words: str, edtf: str, rule: str | None) -> None:
    found = together(content, find_times(content, 0, len(content)), Anchor())
    assert (words, edtf, rule) in [(content[t.start : t.end], t.when.edtf, t.rule) for t in found]


def test_what_follows_a_week_or_a_span_is_no_day() -> None:
    content = "They came on 3 May 1950. The following week she came. Ten days later they left."
    assert [edtf for _, edtf in values(content)] == ["1950-05-03", "1950-05-08/1950-05-14", None]
    content = (
        "They came in May 1950. They met from 3 to 5 June 1967. Two months later they left. On 9 November he died."
    )
    assert [edtf for _, edtf in values(content)][2:] == ["1967-08", "1967-11-09"]


@given(st.text())
def test_no_text_breaks_the_finder_and_every_time_lies_inside_it(content: str) -> None:
    last = 0
    for time in settled(content, "1990-05-01"):
        assert last <= time.start < time.end <= len(content)
        last = time.end


EDTF = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.integers(1000, 2100).map(str),
    st.integers(100, 209).map(lambda decade: f"{decade}X"),
    st.integers(10, 20).map(lambda century: f"{century}XX"),
    st.tuples(st.integers(1000, 2100), st.integers(21, 23)).map(lambda pair: f"{pair[0]}-{pair[1]}"),
)


@given(EDTF)
def test_our_days_are_those_of_the_edtf_package(edtf: str) -> None:
    try:
        known = parse_edtf(edtf)
    except EDTFParseException:
        pytest.fail(f"{edtf} is no EDTF")
    first, last = known.lower_strict(), known.upper_strict()
    assert bounds(edtf) == tuple(f"{d.tm_year:04d}-{d.tm_mon:02d}-{d.tm_mday:02d}" for d in (first, last))


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(3000, 1, 1)), st.integers(-400, 400))
def test_days_counted_forward_and_back_come_home(day: date, count: int) -> None:
    there = shifted(day.isoformat(), count, "D")
    assert there is not None
    assert shifted(there, -count, "D") == day.isoformat()
    assert shifted(day.isoformat()[:7], count, "D") is None


@given(st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 12))
def test_months_of_a_year_lie_inside_it(year: int, place: int, count: int) -> None:
    edtf = stretch(str(year), "month", place, count)
    assert (edtf is None) == (place + count > 13)
    assert edtf is None or all(str(day).startswith(str(year)) for day in bounds(edtf))


@given(EDTF, st.sampled_from(["early", "mid", "late", "week 1", "week 2", "week last", "week 1-2"]))
def test_a_part_of_a_period_lies_inside_it(edtf: str, which: str) -> None:
    if len(edtf) > 7:
        return
    first, last = part(edtf, which)
    earliest, latest = bounds(edtf)
    assert earliest is not None
    assert latest is not None
    assert earliest <= first <= last <= latest
