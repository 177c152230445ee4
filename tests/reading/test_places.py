"""Where it was done, with a name or without one."""

from backchannel.reading.model import Model
from backchannel.world.world import World
from tests.reading.test_parties import Told


def where(words: str, trigger: str, model: Model, world: World) -> list[tuple[str, str | None]]:
    """The places of the claim, each with the one that the tables know by these words."""
    return [(place.words.words, place.place) for place in Told(words, model, world).claim(trigger).where]


def test_a_place_without_a_name_is_told_by_its_words(model: Model, world: World) -> None:
    assert where("The rebels met the French consul in an abandoned villa.", "met", model, world) == [
        ("abandoned villa", None)
    ]


def test_a_place_with_a_name_goes_by_it(model: Model, world: World) -> None:
    assert where("Norwegian envoys met Chadian rebels in Paris.", "met", model, world) == [("Paris", "Paris")]


def test_a_noun_that_is_no_place_is_none(model: Model, world: World) -> None:
    assert where("Norway promised in a letter to help Chad.", "promised", model, world) == []
