"""What a person may put in the place of what was read, and what is refused in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.record import edtf
from backchannel.record.correction import CLOSED, FIELDS, LISTS, checked, names


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("type", " AGREE ", "AGREE"),
        ("stance", "denied", "denied"),
        ("openness", "secret", "secret"),
        ("when", " 1953-05 ", "1953-05"),
        ("when", "1953 / 1955", "1953/1955"),
        ("when", "", ""),
        ("participants.recipient", " Ruritania \n\nAnna Karst\nRuritania", "Ruritania\nAnna Karst"),
        ("participants.host", "", ""),
        ("chain", "The Courier\nthe minister", "The Courier\nthe minister"),
        ("thing", " forty rifles ", "forty rifles"),
    ],
)
def test_a_correction_is_kept_in_one_form(field: str, value: str, kept: str) -> None:
    assert checked(field, value) == kept  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("type", "HUG", "“HUG” is none of AGREE"),
        ("type", "", "is none of"),
        ("openness", "hidden", "public, private, secret, unstated"),
        ("stance", "true", "asserted, denied"),
        ("when", "in May", "“in May” is not a time as it is written here"),
        ("when", " Christmas 1993/1994", "“Christmas 1993/1994” is not a time"),
        ("when", "1953-13", "no such month"),
        ("when", "1953-21-04", "no such month"),
        ("when", "1953-02-30", "no such day"),
        ("when", "1955/1953", "ends before it begins"),
        ("when", "../..", "no span of time"),
        ("when", "1953/1954/1955", "no span of time"),
        ("when", "[1953,1954", "does not close"),
        ("when", "[]", "is not a time"),
    ],
)
def test_what_does_not_fit_is_refused_and_says_why(field: str, value: str, said: str) -> None:
    with pytest.raises(ValueError, match=said.replace("[", r"\[")):
        checked(field, value)  # type: ignore[arg-type]


def test_every_field_is_a_list_of_values_a_time_names_or_words() -> None:
    assert set(CLOSED) | LISTS <= set(FIELDS)
    assert not set(CLOSED) & LISTS
    assert set(FIELDS) - set(CLOSED) - LISTS == {"when", "thing"}


@given(st.dates().map(lambda day: day.isoformat()))
def test_every_day_of_the_calendar_is_taken_as_it_is(day: str) -> None:
    assert checked("when", day) == day
    assert edtf.bounds(day) == (day, day)


@given(st.text(max_size=40))
def test_a_time_is_taken_with_its_days_or_refused_never_anything_else(typed: str) -> None:
    try:
        kept = edtf.checked(typed)
    except ValueError:
        return
    edtf.bounds(kept)
    assert edtf.checked(kept) == kept


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1), unique=True, max_size=5))
def test_names_come_back_as_they_went_in(typed: list[str]) -> None:
    assert list(names(checked("where", "\n".join(typed)))) == typed
