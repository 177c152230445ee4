"""Bodies, services, groups, media and places are found under the names that people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.world import tables
from backchannel.world.world import World


@pytest.mark.parametrize(
    ("words", "kind", "country", "sector"),
    [
        ("the Quai d'Orsay", "government_body", "FRA", "GOV"),
        ("the Quai d’Orsay", "government_body", "FRA", "GOV"),
        ("Foggy Bottom", "government_body", "USA", "GOV"),
        ("Langley", "service", "USA", "SPY"),
        ("Scotland Yard", "service", "GBR", "COP"),
        ("Whitehall", "government_body", "GBR", "GOV"),
        ("MOSSAD", "service", "ISR", "SPY"),
        ("the ISI", "service", "PAK", "SPY"),
        ("the Afghan Mujahideen", "armed_group", "AFG", "REB"),
        ("PLO", "organisation", "PSE", "REB"),
        ("Ma’ariv", "medium", "ISR", "JRN"),
        ("Yediot Acharonot", "medium", "ISR", "JRN"),
        ("NATO", "organisation", None, "MIL"),
        ("Pakistan’s People’s Party", "party", "PAK", "PTY"),
        ("Israeli Defence Force", "government_body", "ISR", "MIL"),
    ],
)
def test_a_name_or_seat_tells_whose_body_it_is(
    world: World, words: str, kind: str, country: str | None, sector: str
) -> None:
    known = world.named(words)[0]
    assert (known.kind, known.country, known.sector) == (kind, country, sector)


def test_a_seat_is_said_to_be_one(world: World) -> None:
    assert world.named("the Kremlin", 1975)[0].use == "seat"
    assert world.named("the Kremlin", 1975)[0].country == "SUN"
    assert world.named("the Kremlin", 2015)[0].country == "RUS"


def test_an_army_is_somebodys_only_if_other_words_say_whose(world: World) -> None:
    known = world.named("army")[0]
    assert (known.use, known.country) == ("generic", None)


def test_a_word_that_is_a_newspaper_too_is_one_only_where_a_newspaper_may_stand(world: World) -> None:
    def found(sentence: str) -> list[str]:
        return [f.known[0].id for f in world.find(sentence.split())]

    assert found("He left at Dawn") == []
    assert found("Dawn came slowly") == []
    assert found("He told the newspaper Dawn") == ["medium/pak-dawn"]


def test_the_longest_name_is_taken(world: World) -> None:
    (found,) = world.find("the Popular Front for the Liberation of Palestine".split())
    assert found.known[0].name == "Popular Front for the Liberation of Palestine"


def test_a_city_lies_in_a_state(world: World) -> None:
    assert world.place("Lahore")[0].country == "PAK"
    assert world.place("Sharm el-Sheikh")[0].country == "EGY"


@pytest.mark.parametrize(
    ("name", "year", "country"),
    [
        ("Odessa", 1975, "SUN"),
        ("Odessa", 1995, "UKR"),
        ("Dhaka", 1965, "PAK"),
        ("Dresden", 1970, "DDR"),
        ("Dresden", 1995, "DEU"),
    ],
)
def test_a_city_lay_in_the_state_of_the_time(world: World, name: str, year: int, country: str) -> None:
    assert country in {known.country for known in world.place(name, year)}


def test_every_row_has_a_source(world: World) -> None:
    sources = tables.rows("sources")
    for row in tables.rows("known"):
        assert sources[int(row.rsplit("\t", 1)[1])]


def test_every_name_leads_to_a_row() -> None:
    rows = tables.rows("known")
    for line in tables.rows("names"):
        for entry in line.partition("\t")[2][1:].split(";"):
            assert not entry or rows[int(entry.split(",")[0])]


@given(st.lists(st.text(max_size=12), max_size=12))
def test_whatever_the_words_findings_lie_within_them_in_order(forms: list[str]) -> None:
    end = -1
    for found in SHARED.find(forms):
        assert end <= found.first <= found.last < len(forms)
        assert found.known
        end = found.last


SHARED = World.load()
