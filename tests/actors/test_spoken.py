"""Whose state a speech is of that has no head."""

from backchannel.actors.spoken import spoken_for
from backchannel.world.world import World


def spoken(words: str, world: World, quoted: tuple[tuple[int, int], ...] = ()) -> tuple[str, str] | None:
    return spoken_for(words, quoted, (), world, 1994)


def test_who_speaks_on_behalf_of_a_government_speaks_for_its_state(world: World) -> None:
    words = "I greet you on behalf of the Government of Peru. My delegation will vote in favour."
    assert spoken(words, world) == ("PER", "the speaker's words “on behalf of the Government of Peru”")


def test_my_country_may_be_named_beside(world: World) -> None:
    found = spoken("My country, Jordan, has said so before.", world)
    assert found is not None
    assert found[0] == "JOR"


def test_two_states_told_alike_leave_it_open(world: World) -> None:
    words = (
        "We speak on behalf of the Government of Peru. My delegation adds this on behalf of the Government of Chile."
    )
    assert spoken(words, world) is None


def test_a_text_that_speaks_for_no_country_is_nobodys_speech(world: World) -> None:
    assert spoken("He spoke on behalf of the Government of Peru and left.", world) is None


def test_quoted_words_are_anothers(world: World) -> None:
    words = "“My country, Jordan, has said so before,” he wrote."
    assert spoken(words, world, ((0, words.index("”") + 1),)) is None


def test_a_delegation_named_once_is_not_the_speakers(world: World) -> None:
    assert spoken("My delegation heard the Norwegian delegation with interest.", world) is None
