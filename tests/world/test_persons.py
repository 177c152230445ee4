"""Persons, their lives and their posts are known with the source of each."""

from backchannel.world import tables
from backchannel.world.persons import LISTED_UNTIL, Held, fact_of_life, fact_of_post
from backchannel.world.world import World


def test_a_person_is_found_under_any_spelling_of_the_tables(world: World) -> None:
    for words in ("Zafrulla Khan", "Muhammad Zafarullah Khan", "Mohammed Zafarullah Khan"):
        assert [p.name for p in world.persons(words)] == ["Muhammad Zafarullah Khan"]


def test_who_held_an_office_in_a_year(world: World) -> None:
    assert [p.name for p, _ in world.holders("foreign minister", "ISR", 1970)] == ["Abba Eban"]
    assert [p.name for p, _ in world.holders("Secretary of State", "USA", 1955)] == ["John Foster Dulles"]
    assert world.holders("foreign minister", "ISR", 1850) == ()


def test_a_post_is_held_within_its_years_and_open_where_they_are_not_told(world: World) -> None:
    (eban,) = world.persons("Abba Eban")
    minister = next(h for h in eban.posts if h.office == "foreign minister")
    assert minister.dated
    assert [minister.held_in(year) for year in (1965, 1966, 1974, 1975)] == [False, True, True, False]
    assert any(h.held_in(1900) is None for p in world.bearers("smith") for h in p.posts)


def test_the_dead_are_not_alive_and_the_unknown_are_not_said_to_be(world: World) -> None:
    (bhutto,) = world.persons("Benazir Bhutto")
    assert bhutto.lived(1993) is True
    assert bhutto.lived(2008) is False
    assert world.persons("Benazir Bhutto", 2008) == ()


def test_facts_are_sentences_with_a_source(world: World) -> None:
    (bhutto,) = world.persons("Benazir Bhutto")
    fact = fact_of_post(bhutto, bhutto.posts[0])
    assert fact.says == "Benazir Bhutto was prime minister (PAK) from 1988-12-02 to 1990-08-06."
    assert fact.source
    life = fact_of_life(bhutto)
    assert life is not None
    assert life.says == "Benazir Bhutto was born 1953-06-21 and died 2007-12-27."


def test_the_index_finds_every_key_and_nothing_else() -> None:
    index = tables.Sorted(tables.raw("persons_index"))
    rows = tables.raw("persons")
    for line in tables.rows("persons_index")[::97]:
        key, _, offsets = line.partition("\t")
        assert index.get(key) == offsets
        assert all(offset == "0" or rows[int(offset) - 1 : int(offset)] == b"\n" for offset in offsets.split(","))
    assert index.get("no such part") is None
    assert index.get("") is None


def test_who_leads_a_state_when_the_list_ends_led_it_in_the_years_before() -> None:
    held = Held("head of state or government", "UGA", "1986-01-29", None, None, "list")
    assert [held.held_in(year) for year in (1985, 1986, 2019, LISTED_UNTIL)] == [False, True, True, True]
    assert held.held_in(LISTED_UNTIL + 1) is None, "who came after is not in the list"
