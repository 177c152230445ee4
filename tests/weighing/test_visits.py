"""Trips told twice and deeds told in an order: texts written for these tests, in plain words of several kinds."""

import pytest

from tests.weighing.test_findings import kinds, record


@pytest.mark.parametrize(
    "words",
    [
        "President Ford visited Jakarta, Indonesia, on December 5, 1975.\n\nThe visit to Tokyo took place on December 5, "
        "1975.\n",
        "Secretary Rogers arrived in Beirut on 3 May 1971.\n\nThe trip to Rome began on 3 May 1971.\n",
        "Kissinger flew from Tel Aviv to Damascus on 4 May 1974.\n\nThe visit to Lagos took place on 4 May 1974.\n",
        "Secretary of State Dulles visited Cairo from 11 to 13 May 1953.\n\nDulles visited Athens from 11 to 13 May 1953.\n",
        "On 3 May 1961 President Kennedy met Prime Minister Macmillan in London, England.\n\nPresident Kennedy met Macmillan "
        "in Paris on 3 May 1961.\n",
    ],
)
def test_two_towns_on_one_day_stand_side_by_side(words: str) -> None:
    """The state told beside its town is no second place."""
    assert kinds(words) == ["two_places"]


@pytest.mark.parametrize(
    "words",
    [
        "President Ford visited Jakarta, Indonesia, on December 5, 1975.\n\nThe visit to Jakarta took place on December "
        "5, 1975.\n",
        "Henry Kissinger visited China on 3 May 1973.\n\nThe visit to Beijing took place on 3 May 1973.\n",
        "Secretary Rogers arrived in Beirut on 3 May 1971.\n\nThe trip began on 1 May 1971.\n",
        "Kissinger flew from Tel Aviv to Damascus on 4 May 1974.\n\nThe trip to Damascus began on 4 May 1974.\n",
        "Kissinger flew from Tel Aviv to Damascus on 4 May 1974.\n\nThe visit to Tel Aviv ended on 4 May 1974.\n",
    ],
)
def test_a_town_and_its_state_are_one_place_and_a_trip_is_longer_than_a_visit(words: str) -> None:
    """Nothing stands against anything here."""
    assert kinds(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Henry Kissinger visited Rabat on 4 May 1974, after he visited Lisbon on 6 June 1974.\n",
        "President Carter met Sadat on 4 April 1977 before he met Rabin on 7 March 1977.\n",
        "Before he flew to Moscow on 22 May 1972, Nixon visited Beijing on 21 June 1972.\n",
        "Eden flew to Paris on 3 May 1961, two weeks after he had met de Gaulle on 9 June 1961.\n",
        "Prior to meeting de Gaulle on 3 June 1961, Kennedy visited Vienna on 5 June 1961.\n",
        "On 5 June 1967, after Egypt had closed the straits on 22 July 1967, Israel attacked Egypt.\n",
        "Dulles flew to Bonn on 7 May 1955. Two days later, on 4 May 1955, he returned to Washington.\n",
    ],
)
def test_order_is_weighed_whoever_the_pronoun_stands_for(words: str) -> None:
    """The subject named in the other clause, a distance before "after", and the clause that opens the sentence."""
    assert kinds(words) == ["order"]


@pytest.mark.parametrize(
    "words",
    [
        "Henry Kissinger visited Rabat on 4 June 1974, after he visited Lisbon on 6 May 1974.\n",
        "President Carter met Sadat on 4 April 1977, the day after the vote, and wrote to Rabin on 7 May 1977.\n",
        "After the talks in Cairo, Nixon visited Moscow on 22 May 1972. He met Sadat on 3 June 1974.\n",
        "Dulles flew to Bonn on 7 May 1955. Two days later, on 9 May 1955, he returned to Washington.\n",
        "Dulles flew to Bonn on 7 May 1955. He knew the text of 3 March 1954. Two days later, on 5 March 1954, he left.\n",
        "On 5 June 1967, after Egypt had closed the straits on 22 May 1967, Israel attacked Egypt.\n",
        "The envoy left Paris on 9 June 1961. After a month, on 9 July 1961, he visited Rome.\n",
    ],
)
def test_an_order_that_the_times_bear_out_gives_no_finding(words: str) -> None:
    """Nor does an "after" that leads into a phrase without a time of its own."""
    assert kinds(words) == []


def test_the_state_told_behind_its_capital_makes_it_the_town() -> None:
    """ "Kiev, Ukraine" is a place, and nobody who acts."""
    (claim,) = record("Secretary of State Warren Christopher visited Kiev, Ukraine, on January 12, 1994.\n").claims
    assert [where.place for where in claim.where] == ["Kiev", "Ukraine"]
    assert [party.role for party in claim.participants] == ["actor"]


@pytest.mark.parametrize(
    "words", ["3 March 1971, a Monday", "3 March 1971 (Monday)", "Monday, 3 March 1971", "March 3, 1971, Monday"]
)
def test_a_weekday_may_stand_behind_its_day(words: str) -> None:
    """3 March 1971 was a Wednesday; another's Monday is not its."""
    assert kinds(f"Jordan met Israel in Cairo on {words}.\n") == ["weekday"]
    assert kinds(f"Jordan met Israel in Cairo on {words.replace('Monday', 'Wednesday')}.\n") == []
    assert kinds("Jordan met Israel in Cairo on 3 March 1971, Monday’s talks having failed.\n") == []


def test_a_state_and_its_government_deny_alike() -> None:
    """Who sent arms is France, who denies is its government; the rebels are those of both sentences."""
    told = (
        "France secretly sent arms to the rebels in 1968.\n\nThe French government denied sending arms to the rebels.\n"
    )
    assert kinds(told) == ["denied_by"]
    assert kinds(told.replace("to the rebels.", "to the students.")) == []


def test_a_president_who_is_told_or_sent_something_held_his_office_then() -> None:
    """ "to President Nixon" names Nixon as president as "President Nixon" does."""
    assert kinds("The cable was handed to President Nixon on 12 June 1963.\n") == ["not_in_office"]
    assert kinds("The cable was handed to President Nixon on 12 June 1971.\n") == []
    assert kinds("The Assistant to the President, Arthur Burns, met President Nixon on 3 May 1969.\n") == []


def test_a_given_name_is_no_rank() -> None:
    """Dean Rusk was Secretary of State until 1969."""
    assert kinds("On 4 May 1975, Secretary of State Dean Rusk arrived in Cairo for talks with Egypt.\n") == [
        "not_in_office"
    ]
    assert kinds("On 4 May 1965, Secretary of State Dean Rusk arrived in Cairo for talks with Egypt.\n") == []


def test_their_meeting_is_the_meeting_told_before() -> None:
    """Whose it is need not be told apart again."""
    told = "Sadat met Begin in Jerusalem on 20 November 1977.\n\n"
    assert kinds(told + "Their meeting took place on 4 March 1976.\n") == ["two_dates"]
    assert kinds(told + "Their meeting took place on 20 November 1977.\n") == []
