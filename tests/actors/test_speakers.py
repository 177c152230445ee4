"""The first person, and what only the speaker's own state can be meant by."""

from backchannel.world.world import World
from tests.actors.scene import Scene

_SPEECH = (
    "Statement by Mr. Olav Berg, representative of Norway\n\nMr. Chair, my Government protested in May. We wrote to Denmark. "
    "The Prime Minister sent a letter, and I carried it. “We regret it,” the Danes said."
)


def _speech() -> Scene:
    return (
        Scene(_SPEECH)
        .say("Olav Berg", title="representative of Norway", of=1, country="NOR")
        .say("Norway", names="state", grammar="nmod", country="NOR")
        .say("my Government", "role", "government_body")
        .he("We")
        .say("Denmark", names="state", grammar="obl", country="DNK")
        .say("The Prime Minister", "role")
        .he("I")
        .he("We")
    )


def test_the_first_person_of_a_speech_is_its_speaker_and_the_state_he_speaks_for(world: World) -> None:
    berg, norway, government, we, denmark, minister, i, quoted = _speech().actors(world)
    assert government is not None
    assert (government.kind, government.name, government.country) == ("government_body", "Government", "NOR")
    assert we is norway
    assert we is not None
    assert "state of the text's speaker" in we.found_by
    assert i is berg
    assert minister is not None
    assert (minister.name, minister.country) == ("Prime Minister", "NOR")
    assert denmark is not None
    assert denmark.country == "DNK"
    assert quoted is None


def test_without_a_head_the_first_person_is_nobody(world: World) -> None:
    scene = Scene("Norway is far. We wrote to the Prime Minister.").say("Norway", names="state", country="NOR")
    scene.he("We").say("the Prime Minister", "role", grammar="obl")
    assert scene.actors(world)[1:] == [None, None]


def test_an_embassy_writes_for_its_ministry_and_meets_ministers_of_the_state_it_sits_in(world: World) -> None:
    scene = Scene(
        "Embassy Oslo, May 2, 1956\n\nTo: Department of State\n\nI saw the Prime Minister today. He thanked us warmly.",
        published="1956-05-02",
    )
    scene.he("I").say("the Prime Minister", "role", grammar="obj").he("us", "obj")
    i, minister, us = scene.actors(world)
    assert [actor.country for actor in (i, minister, us) if actor] == ["USA", "NOR", "USA"]


def test_a_parliament_and_its_capital_tell_whose_the_government_is(world: World) -> None:
    scene = Scene(
        "House of Commons, Ottawa\n\nMr. Paul Marr (Minister of Foreign Affairs):\n\nThe government sold nothing. We looked."
    )
    scene.say("House of Commons", names="government_body", country="GBR").say("Ottawa", names="place", country="CAN")
    scene.say("Paul Marr", title="Minister of Foreign Affairs", of=3, country="USA")
    scene.say("Foreign Affairs", names="medium", grammar="nmod", country="USA")
    scene.say("The government", "role", "government_body").he("We")
    house, _, marr, magazine, government, we = scene.actors(world)
    assert [actor.country for actor in (house, marr, government, we) if actor] == ["CAN"] * 4
    assert magazine is None


def test_a_list_of_those_present_tells_their_states(world: World) -> None:
    scene = Scene(
        "PARTICIPANTS\n\nForeign: Dr. Klaus Rehm, State Secretary, Bonn; Mr. Jan Voss\n\nUnited States: Mr. Harold Pyle, "
        "ambassador to Poland\n\nSUBJECT: Talks\n\nMr. Pyle saw Erik Lund.",
        published="1969",
    )
    scene.say("Klaus Rehm").say("Bonn", names="place", country="DEU").say("Jan Voss")
    scene.say("United States", names="state", country="USA").say("Harold Pyle").say(
        "Poland", names="state", country="POL"
    )
    scene.say("Pyle").say("Erik Lund", grammar="obj")
    told = scene.actors(world)
    assert [actor.country if actor else None for actor in told] == [
        "DEU",
        "DEU",
        None,
        "USA",
        "USA",
        "POL",
        "USA",
        None,
    ]


def test_a_family_name_alone_has_the_state_that_its_one_bearer_led_then(world: World) -> None:
    told = Scene("Ulbricht wrote to Brezhnev.", published="1969-05-01").say("Ulbricht").say("Brezhnev", grammar="obl")
    assert [actor.country for actor in told.actors(world) if actor] == ["DDR", "SUN"]
    undated = Scene("Ulbricht wrote to Brezhnev.").say("Ulbricht").say("Brezhnev", grammar="obl")
    assert [actor.country for actor in undated.actors(world) if actor] == [None, None]


def test_he_is_nobody_where_the_sentence_before_is_about_somebody_unknown(world: World) -> None:
    scene = Scene("The King hated Lord Byng. An officer suspected me. He threatened me.")
    scene.say("Byng", grammar="obj").say("An officer", "role").he("He")
    assert scene.actors(world)[1:] == [None, None]


def test_a_statement_by_an_envoy_to_a_state_is_not_that_state_s(world: World) -> None:
    scene = Scene(
        "Statement by the Ambassador to Norway\n\nWe have waited for a good answer to all our notes since May."
    )
    scene.say("Norway", names="state", country="NOR").he("We")
    norway, we = scene.actors(world)
    assert we is None or we is not norway
