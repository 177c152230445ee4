"""States are found by name, demonym, capital and abbreviation, at the time the words tell of."""

import pytest

from backchannel.world.world import World


def codes(world: World, sentence: str, year: int | None = None) -> list[str]:
    return [found.known[0].id for found in world.find(sentence.split(), year)]


def test_us_is_a_state_only_in_capitals(world: World) -> None:
    assert codes(world, "They told us that the US would help us") == ["USA"]


def test_turkey_is_a_state_only_with_its_capital(world: World) -> None:
    assert codes(world, "Turkey sent turkey , Chad and Jordan sent china") == ["TUR", "TCD", "JOR"]


def test_names_of_states_that_are_no_words_are_found_in_lower_case(world: World) -> None:
    assert codes(world, "why pakistan never trusted the israelis") == ["PAK", "ISR"]


def test_accents_and_dots_do_not_matter(world: World) -> None:
    assert codes(world, "U.S.S.R. , Cote d'Ivoire and Côte d’Ivoire") == ["SUN", "CIV", "CIV"]


def test_both_sides_of_a_hyphen_are_found_however_it_was_cut(world: World) -> None:
    assert codes(world, "the Sino-Soviet border and the Indo - Pakistan war") == ["CHN", "SUN", "IND", "PAK"]


def test_a_combining_form_alone_names_nothing(world: World) -> None:
    assert codes(world, "An Anglo came") == []


@pytest.mark.parametrize(
    ("words", "year", "code"),
    [
        ("Russia", 1912, "RUS"),
        ("Russia", 1975, "SUN"),
        ("Russia", 2014, "RUS"),
        ("Turkey", 1912, "OTT"),
        ("Korea", 1905, "KRE"),
        ("Korea", 1951, "KOR"),
        ("the Czechs", 1968, "CSK"),
        ("the Czechs", 1999, "CZE"),
        ("Prussian", 1850, "PRU"),
    ],
)
def test_the_same_word_names_another_state_at_another_time(world: World, words: str, year: int, code: str) -> None:
    assert world.named(words, year)[0].id == code


def test_a_capital_is_one_only_in_its_years(world: World) -> None:
    assert [k.id for k in world.capital("Karachi", 1955)] == ["PAK"]
    assert world.capital("Karachi", 1990) == ()
    assert {k.id for k in world.capital("Bonn", 1970)} == {"DEU"}


def test_a_demonym_is_told_from_a_name(world: World) -> None:
    assert [k.id for k in world.demonym("Israelis")] == ["ISR"]
    assert world.demonym("Israel") == ()


def test_an_abbreviation_of_several_governments_keeps_them_all(world: World) -> None:
    assert {"ISR", "IND", "IDN", "IRN"} <= {k.country for k in world.named("GOI")}


def test_states_know_when_they_existed(world: World) -> None:
    union = world.state("SUN")
    assert union is not None
    assert (union.from_, union.to) == ("1922-12-30", "1991-12-26")
    assert world.state("QQQ") is None
