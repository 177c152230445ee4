"""Names taken apart, spellings that are one name, and titles that are one office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.actors.office import excludes, may_be, office_of
from backchannel.actors.person_name import agree, taken_apart
from backchannel.actors.spelling import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hussein", "husayn"),
        ("zafarullah", "zafrulla"),
        ("musharraf", "musharaf"),
        ("khrushchev", "khruschev"),
        ("sadat", "sadat"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("hussein", "hassan"), ("johnson", "johnston"), ("dulles", "dallas"), ("kim", "kin")]
)
def test_other_names_are_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)


@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12), st.text(alphabet="aeioukhs", max_size=12)
)
def test_alike_does_not_care_which_comes_first(one: str, other: str) -> None:
    assert alike(one, one)
    if other:
        assert alike(one, other) == alike(other, one)


def test_titles_particles_and_suffixes_are_no_parts_of_a_name() -> None:
    name = taken_apart("General Sir Anwar al-Sadat, Jr.")
    assert name is not None
    assert name.parts == ("anwar", "sadat")
    assert name.gender == "m"


def test_a_listed_name_is_read_in_its_own_order() -> None:
    name = taken_apart("Aaron, David L.")
    assert name is not None
    assert name.parts == ("david", "l", "aaron")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("John Foster Dulles", "J. F. Dulles", True),
        ("John Foster Dulles", "Foster Dulles", True),
        ("John Foster Dulles", "Allen Dulles", False),
        ("Bill Casey", "William J. Casey", True),
        ("John F. Kennedy", "Robert Kennedy", False),
        ("Mrs. Anna Boyd", "Mr. A. Boyd", False),
        ("Mohammad Ali Jinnah", "Ali Jinnah", True),
    ],
)
def test_full_names_agree_only_if_their_given_names_do(one: str, other: str, same: bool) -> None:
    first, second = taken_apart(one), taken_apart(other)
    assert first is not None
    assert second is not None
    assert (agree(first, second) > 0) is same


@given(st.text(max_size=40))
def test_any_words_can_be_taken_apart(words: str) -> None:
    name = taken_apart(words)
    assert name is None or all(name.parts)


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("the then Pakistani Foreign Minister", "Pakistani"),
        ("Minister of Foreign Affairs", ""),
        ("Minister for External Affairs", ""),
    ],
)
def test_one_office_has_many_wordings(title: str, owner: str) -> None:
    office = office_of(title, owner)
    assert office is not None
    assert office.words == ("foreign", "minister")


def test_a_minister_may_be_a_foreign_minister_and_no_deputy() -> None:
    minister, foreign, deputy = (
        office_of("the minister"),
        office_of("Foreign Minister"),
        office_of("Deputy Foreign Minister"),
    )
    assert minister is not None
    assert foreign is not None
    assert deputy is not None
    assert may_be(minister, foreign)
    assert not may_be(foreign, deputy)


def test_a_king_is_no_ambassador() -> None:
    king, ambassador = office_of("King"), office_of("Ambassador to France")
    assert king is not None
    assert ambassador is not None
    assert excludes(king, ambassador)
