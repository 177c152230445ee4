"""A country is asked for by any of its names, and one that is not there is told, not passed over."""

from pathlib import Path

import pytest

from backchannel.atlas import WorldAtlas
from backchannel.casefile import Case
from backchannel.views.countries import CountryAsked, countries, country
from tests.casefile.reading import filled
from tests.casefile.records import STATES, record


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return filled(tmp_path_factory.mktemp("countries") / "case", range(20), sentences=3)


def test_the_list_has_every_country_of_the_case_by_name_with_its_claims(case: Case) -> None:
    listed = countries(case)
    assert {(one.code, one.name) for one in listed} == {(code, name) for name, code in STATES}
    assert [one.name for one in listed] == ["Borduria", "Grand Fenwick", "Ruritania", "São Rafael", "Syldavia"]
    for one in listed:
        assert one.claims == sum(
            one.code in {party.country for party in claim.participants}
            for seed in range(20)
            for claim in record(seed, sentences=3)[1].claims
        )


def test_a_name_and_a_code_will_do_whatever_their_case_and_accents(case: Case) -> None:
    held = countries(case)
    for typed in ("São Rafael", "sao rafael", "sra", "SRA", "  the Sao Rafael "):
        assert country(typed, held) == CountryAsked(typed, "SRA", "São Rafael", True)


def test_a_country_that_the_case_has_not_is_told_from_one_that_nobody_knows(case: Case) -> None:
    held = countries(case)
    atlas = WorldAtlas()
    assert country("Britain", held, atlas) == CountryAsked("Britain", "GBR", "United Kingdom", False)
    assert country("CHI", held, atlas) == CountryAsked("CHI", None, None, False)
    assert country("Britain", held) == CountryAsked("Britain", None, None, False)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("china", "CHN"),
        ("Red China", "CHN"),
        ("USSR", "SUN"),
        ("Germany", "DEU"),
        ("uk", "GBR"),
        ("pak", "PAK"),
        ("?", None),
    ],
)
def test_the_tables_know_a_country_by_its_many_names(typed: str, code: str | None) -> None:
    assert WorldAtlas().codes(typed)[:1] == ((code,) if code else ())


def test_an_empty_case_has_no_country(tmp_path: Path) -> None:
    assert countries(Case.create(tmp_path / "case"), WorldAtlas()) == ()
