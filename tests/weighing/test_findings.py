"""What is laid beside what: findings of texts written for these tests, read with the model and the tables that ship."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.check import faults
from backchannel.record.finding import Finding
from backchannel.record.ids import finding_id
from backchannel.record.record import Record
from backchannel.weighing.spans import between, date_before, of_edtf, shown
from backchannel.weighing.weigh import weigh


@cache
def reader() -> Reader:
    """Loaded once."""
    return Reader.load()


@cache
def record(words: str) -> Record:
    """The record of a plain text."""
    (document,) = take_in(words.encode(), "text.txt").documents
    return reader().read(document).record


def kinds(words: str) -> list[str]:
    """The kinds of the findings, in text order."""
    return [finding.kind for finding in record(words).findings]


def only(words: str) -> Finding:
    """The one finding of a text."""
    (finding,) = record(words).findings
    return finding


CLASHES = (
    "On March 3, 1971, Defense Minister Abba Eban met President Richard Nixon in Washington.\n",
    "In May 1999, Gamal Abdel Nasser visited Moscow.\n",
    "In June 1965 Bangladesh signed a treaty with India.\n",
    "The United States recognized Albania on July 28, 1922.\n\nThe United States recognized Albania on July 28, 1923.\n",
    "Jordan recognized Israel on May 3, 1950, after the United States had signed a treaty with Jordan on June 6, 1951.\n",
    "Jordan met Israel in Cairo on Tuesday, March 3, 1971.\n",
    "Israel and Iran secretly signed an agreement in 1958.\n\nIran denied that it had signed an agreement with Israel.\n",
)


def test_a_title_beside_another_holder_names_both_terms() -> None:
    """Eban was foreign minister then, and the tables name who was defense minister."""
    finding = only(CLASHES[0])
    assert finding.kind == "not_in_office"
    assert [passage.words for passage in finding.passages] == ["March 3, 1971", "Defense Minister Abba Eban"]
    assert "Abba Eban as foreign minister from February 1966" in finding.says
    assert "Moshe Dayan as defense minister" in finding.says
    assert all(fact.source for fact in finding.facts)


@pytest.mark.parametrize(
    "words",
    [
        "On March 3, 1971, Foreign Minister Abba Eban met President Richard Nixon in Washington.\n",
        "On March 3, 1976, former President Richard Nixon met Chairman Mao Zedong in Beijing.\n",
        "On March 3, 1955, Vice President Richard Nixon visited Havana.\n",
        "World Bank President Robert McNamara visited Manila on May 10, 1979.\n",
        "On January 25, 1969, Secretary of State William Rogers met the ambassador of Norway.\n",
    ],
)
def test_a_title_that_the_tables_bear_out_or_leave_open_gives_no_finding(words: str) -> None:
    """Held then, held before and called so, another post of a like name, or a week after taking it up."""
    assert kinds(words) == []


def test_an_office_that_a_state_does_not_have_is_named() -> None:
    """The United States has no prime minister; the post that the tables have stands beside it."""
    finding = only("Prime Minister Henry Kissinger visited Paris on December 19, 1973.\n")
    assert finding.kind == "no_such_office"
    assert "Secretary of State" in finding.says or "secretary of state" in finding.says


def test_a_deed_after_a_death_gives_the_life() -> None:
    """The time, the name and the life with its source."""
    finding = only(CLASHES[1])
    assert finding.kind == "not_alive"
    assert "28 September 1970" in finding.says
    assert finding.facts[0].source


def test_a_state_acts_only_while_it_is() -> None:
    """Named before its founding it is a finding; a land's name ("India") before the state is none."""
    assert kinds(CLASHES[2]) == ["state_not_existing"]
    assert kinds("In June 1975 Bangladesh signed a treaty with India.\n") == []
    assert kinds("In June 1945 India signed the Charter of the United Nations with Norway.\n") == []


def test_one_recognition_with_two_days_is_a_finding_and_a_second_recognition_none() -> None:
    """Where a text tells that relations ended, there may have been two."""
    assert kinds(CLASHES[3]) == ["two_dates"]
    assert kinds(CLASHES[3] + "\nRelations were severed in 1939 and resumed in 1991.\n") == []


def test_two_visits_are_two_visits() -> None:
    """Only "the visit" looks back at the one told before."""
    told = "President Dwight Eisenhower visited Ankara from December 6 to December 7, 1959.\n\n"
    assert kinds(told + "President Eisenhower visited Ankara from January 6 to January 7, 1960.\n") == []
    assert kinds(told + "The visit to Ankara took place from January 6 to January 7, 1960.\n") == ["two_dates"]
    assert kinds(told + "The visit to Madrid took place from December 6 to December 7, 1959.\n") == ["two_places"]


def test_two_amounts_of_one_delivery_stand_side_by_side() -> None:
    """Same parties, same day, same thing."""
    one = "The United States delivered 50 tanks to Iran on March 3, 1958.\n\n"
    assert kinds(one + "The United States delivered 500 tanks to Iran on March 3, 1958.\n") == ["two_numbers"]
    assert kinds(one + "The United States delivered 500 tanks to Iran on June 9, 1958.\n") == []


def test_order_is_weighed_where_both_times_are_told() -> None:
    """After is after."""
    assert kinds(CLASHES[4]) == ["order"]
    assert kinds(CLASHES[4].replace("1951", "1949")) == []


def test_a_weekday_is_held_against_the_calendar() -> None:
    """3 March 1971 was a Wednesday."""
    assert "is a Wednesday" in only(CLASHES[5]).says
    assert kinds(CLASHES[5].replace("Tuesday", "Wednesday")) == []


def test_a_denial_stands_beside_what_the_text_asserts_in_secret() -> None:
    """Both are told; who denies is named; a plain "did not" of another time is no denial."""
    finding = only(CLASHES[6])
    assert finding.kind == "denied_by"
    assert "secret" in finding.says
    assert "Iran denied it" in finding.says


def test_a_year_that_has_to_be_supplied_is_no_evidence() -> None:
    """ "June 23" may be of any year."""
    assert kinds("The conference of May 1958 failed.\n\nOn June 23 President John Kennedy visited Berlin.\n") == []


@pytest.mark.parametrize("words", CLASHES)
def test_a_finding_points_at_exact_words_and_judges_nobody(words: str) -> None:
    """Passages stand in the text, ids are made from content, claims are of the record, and no verdict is in a sentence."""
    told = record(words)
    assert faults(told) == []
    assert told.findings
    for finding in told.findings:
        assert finding.id == finding_id(finding)
        assert set(finding.claims) <= {claim.id for claim in told.claims}
        assert not {"true", "false", "wrong", "lie", "error", "claimed"} & set(finding.says.lower().split())


@pytest.mark.parametrize("words", CLASHES)
def test_weighing_twice_gives_the_same_findings(words: str) -> None:
    """Also of a record that already has some."""
    assert weigh(record(words), reader().world) == record(words).findings


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_spans_are_apart_only_where_they_share_no_day(a: object, b: object, c: object, d: object) -> None:
    """Symmetric, and 0 exactly where some day is in both."""
    one, other = between(*sorted((str(a), str(b)))), between(*sorted((str(c), str(d))))
    assert one is not None
    assert other is not None
    assert one.apart(other) == other.apart(one)
    shared = one.first <= other.last and other.first <= one.last
    assert (one.apart(other) == 0) == shared


@given(st.dates())
def test_a_day_of_the_tables_is_one_day_and_shown_with_its_month_in_words(day: object) -> None:
    """ISO in, one day out."""
    span = of_edtf(str(day))
    assert span is not None
    assert span.days == 1
    assert shown(str(day)).split()[0] == str(span.first.day)


def test_a_date_right_before_a_title_opens_its_sentence() -> None:
    """ "Following his election in November 1960, President …" dates the election."""
    opening = "On 3 March 1971, "
    found = date_before(opening, len(opening))
    assert found is not None
    assert opening[found[0] : found[1]] == "3 March 1971"
    other = "Following his election in November 1960, "
    assert date_before(other, len(other)) is None
