"""The state of a person whose title does not tell it."""

from backchannel.world.world import World
from tests.actors.scene import Scene


def test_a_holder_known_by_two_names_is_one_person(world: World) -> None:
    scene = Scene("Prime Minister Inonu waited.", published="1964-06-05").say("Inonu", title="Prime Minister")
    (person,) = scene.actors(world)
    assert person is not None
    assert person.country == "TUR"
    assert "title held then" in person.found_by


def test_an_office_that_one_state_alone_has_tells_the_state(world: World) -> None:
    scene = Scene("Tobias Quellmark, Assistant Secretary of State for NEA, came.")
    scene.say("Tobias Quellmark", title="Assistant Secretary of State for NEA")
    (person,) = scene.actors(world)
    assert person is not None
    assert person.country == "USA"
    assert "office that one state alone has by that name" in person.found_by


def test_a_name_borne_by_servants_of_one_state_tells_it_where_the_text_names_that_state(world: World) -> None:
    scene = Scene("Erkin wrote to Ankara. Turkey waited.", published="1964-05-11").say("Erkin")
    scene.say("Turkey", names="state", country="TUR")
    person, _ = scene.actors(world)
    assert person is not None
    assert person.country == "TUR"
    assert "all of that name who served then, of a state told here" in person.found_by


def test_where_the_text_does_not_name_the_state_a_name_alone_tells_nothing(world: World) -> None:
    (person,) = Scene("Erkin wrote a letter.", published="1964-05-11").say("Erkin").actors(world)
    assert person is not None
    assert person.country is None


def test_whose_name_stands_alone_under_an_embassys_telegram_is_of_its_state(world: World) -> None:
    head = "Telegram From the Embassy in Greece to the Department of State"
    content = f"{head}\n\nThe talks on the harbour went on until late in the evening.\n\nQuellmark"
    scene = Scene(content).say("Quellmark")
    (person,) = scene.actors(world)
    assert person is not None
    assert person.country == "USA"
    assert "signs the embassy's telegram" in person.found_by
