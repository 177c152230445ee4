"""Whom "the two countries", "both sides" and "the two ministers" mean, read by the reader that ships."""

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.world.world import World
from tests.actors.scene import Scene


def meant(words: str, pair: str, reader: Reader) -> set[str]:
    """The names of the actors for whom the words ``pair`` stand in the record."""
    (document,) = take_in(words.encode(), "x.txt").documents
    record = reader.read(document).record
    return {actor.name for actor in record.actors for mention in actor.mentions if mention.words.lower() == pair}


def test_the_two_countries_are_the_two_named_before(reader: Reader) -> None:
    words = "Bolivia asked Paraguay for a truce. The two countries signed it in June."
    assert meant(words, "the two countries", reader) == {"Bolivia", "Paraguay"}


def test_three_named_before_are_no_two(reader: Reader) -> None:
    words = "Bolivia, Paraguay and Chile sent envoys. The two countries signed it in June."
    assert meant(words, "the two countries", reader) == set()


def test_who_urges_both_sides_is_not_one_of_them(reader: Reader) -> None:
    words = "Bolivia attacked Paraguay at dawn. Chile urged both sides to withdraw."
    assert meant(words, "both sides", reader) == {"Bolivia", "Paraguay"}


def test_one_side_alone_makes_no_pair(reader: Reader) -> None:
    words = "The rain fell for a week. Chile urged both sides to withdraw."
    assert meant(words, "both sides", reader) == set()


def test_the_two_ministers_are_those_who_hold_such_a_post(reader: Reader) -> None:
    words = (
        "Foreign Minister Orrin Vask received Foreign Minister Tobias Quellmark and General Ada Holm in May. "
        "The two ministers walked in the garden."
    )
    assert meant(words, "the two ministers", reader) == {"Orrin Vask", "Tobias Quellmark"}


def test_what_two_did_has_both_as_parties_and_names_the_rule(reader: Reader) -> None:
    words = "Bolivia asked Paraguay for a truce. The two countries signed a treaty in June."
    (document,) = take_in(words.encode(), "x.txt").documents
    claim = next(c for c in reader.read(document).record.claims if c.trigger.words == "signed")
    parties = [(party.role, party.country) for party in claim.participants]
    assert parties == [("actor", "BOL"), ("actor", "PRY")]
    assert all(p.words is not None and p.words.words == "The two countries" for p in claim.participants)
    assert claim.inferred["participants.actor"] == "the two states named before"


def test_who_is_named_beside_a_pair_is_none_of_it(reader: Reader) -> None:
    words = (
        "The rain fell for a week. Envoys of Peru met officials of both governments, and Brazil arranged it. "
        "Chile urged both sides to withdraw."
    )
    assert meant(words, "both sides", reader) == set()


def test_two_neighbours_are_states(world: World) -> None:
    scene = Scene("Chad accused Sudan. Libya offered talks between the two neighbours.")
    scene.say("Chad", names="state", country="TCD").say("Sudan", names="state", grammar="obj", country="SDN")
    scene.say("Libya", names="state", country="LBY").say("the two neighbours", "role", "person", "obl", plural=True)
    resolved = scene.resolved(world)
    names = {actor.id: actor.name for actor in resolved.actors}
    assert [names[one] for one in resolved.both[3][0]] == ["Chad", "Sudan"]


def test_the_two_countries_are_those_last_spoken_of_as_two(world: World) -> None:
    scene = Scene(
        "Chad accused Sudan. Libya urged both countries to talk. France said so too. The two countries signed a pact."
    )
    scene.say("Chad", names="state", country="TCD").say("Sudan", names="state", grammar="obj", country="SDN")
    scene.say("Libya", names="state", country="LBY").say("both countries", "role", "state", "obj", plural=True)
    scene.say("France", names="state", country="FRA").say("The two countries", "role", "state", plural=True)
    resolved = scene.resolved(world)
    names = {actor.id: actor.name for actor in resolved.actors}
    assert [names[one] for one in resolved.both[5][0]] == ["Chad", "Sudan"]


def test_the_two_foreign_ministers_are_those_of_the_two_states_named(world: World) -> None:
    scene = Scene("Kenya and Uganda made peace. The two foreign ministers signed.")
    scene.say("Kenya", names="state", country="KEN").say("Uganda", names="state", grammar="conj", country="UGA")
    scene.say("The two foreign ministers", "role", "person", plural=True)
    resolved = scene.resolved(world)
    found = [actor for actor in resolved.actors if actor.id in resolved.both[2][0]]
    assert {actor.country for actor in found} == {"KEN", "UGA"}
    assert all(actor.kind == "person" for actor in found)


def test_officials_of_both_governments_are_those_of_each(world: World) -> None:
    scene = Scene("Kenya and Uganda quarrelled. Envoys met officials of both governments.")
    scene.say("Kenya", names="state", country="KEN").say("Uganda", names="state", grammar="conj", country="UGA")
    scene.say("officials", "role", "person", "obj", plural=True)
    scene.say("both governments", "role", "government_body", "nmod", plural=True)
    resolved = scene.resolved(world)
    found = [actor for actor in resolved.actors if actor.id in resolved.both[2][0]]
    assert {actor.country for actor in found} == {"KEN", "UGA"}


def test_a_mediator_is_none_of_the_pair_spoken_of_right_before(world: World) -> None:
    scene = Scene(
        "Russia and Japan were tired. The cost led both countries to seek peace. Japan asked Norway to help, and envoys of "
        "the two nations met."
    )
    scene.say("Russia", names="state", country="RUS").say("Japan", names="state", grammar="conj", country="JPN")
    scene.say("both countries", "role", "state", "obj", plural=True)
    scene.say("Japan", names="state", country="JPN").say("Norway", names="state", grammar="obj", country="NOR")
    scene.say("the two nations", "role", "state", "nmod", plural=True)
    resolved = scene.resolved(world)
    names = {actor.id: actor.name for actor in resolved.actors}
    assert {names[one] for one in resolved.both[5][0]} == {"Russia", "Japan"}
