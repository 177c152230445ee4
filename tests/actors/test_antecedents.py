"""Whom "it" and "they" mean, read from plain sentences by the reader that ships."""

import hashlib

from backchannel.actors.resolve import Resolved, resolve
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.source import Source
from backchannel.record.text import Block, Text
from backchannel.world.world import World


def told(content: str, model: Model, world: World) -> tuple[list[tuple[str, str]], Resolved]:
    """Each pronoun and whom it was given to, by name ("A + B" for two, "" for nobody), and all that was told."""
    digest = hashlib.sha256(content.encode()).hexdigest()
    text = Text(digest, content, (Block(0, len(content), "paragraph"),))
    source = Source("src_x", digest, "text/plain", "x.txt")
    sentences = model.analyse(text)
    mentions = read(text, source, sentences, world).mentions
    resolved = resolve(text, mentions, world, source, sentences)
    names = {actor.id: actor.name for actor in resolved.actors}
    found = []
    for number, mention in enumerate(mentions):
        if mention.kind == "pronoun":
            one = resolved.actor_of[number]
            meant = [one] if one else list(resolved.both.get(number, ((), ""))[0])
            found.append((mention.passage.words, " + ".join(names[id_] for id_ in meant)))
    return found, resolved


def test_a_state_that_acts_is_taken_up_by_it(model: Model, world: World) -> None:
    found, _ = told("Norway rejected the proposal of the committee. It recalled its ambassador.", model, world)
    assert found == [("It", "Norway"), ("its", "Norway")]


def test_a_thing_that_is_no_actor_may_be_meant_by_it(model: Model, world: World) -> None:
    found, _ = told(
        "Sweden sent a letter through a courier. The letter was long, and it was never answered.", model, world
    )
    assert found == [("it", "")]


def test_it_that_stands_for_nothing_is_given_to_nobody(model: Model, world: World) -> None:
    words = "Portugal left the talks. To put it this way, nobody would return. It was clear that Portugal had lost."
    found, _ = told(words, model, world)
    assert [name for _, name in found if name] == []


def test_it_is_never_a_person(model: Model, world: World) -> None:
    found, _ = told("Tobias Quellmark arrived in Vienna. It was raining.", model, world)
    assert dict(found)["It"] == ""


def test_they_are_the_many_who_acted(model: Model, world: World) -> None:
    found, _ = told("The rebels crossed the river at night. They burned two villages.", model, world)
    assert found == [("They", "rebels")]


def test_they_may_be_two_who_are_joined(model: Model, world: World) -> None:
    found, resolved = told("Denmark and Finland signed the treaty. They will open their borders.", model, world)
    assert found == [("They", "Denmark + Finland"), ("their", "Denmark + Finland")]
    assert {rule for _, rule in resolved.both.values()} <= {"pronoun: both joined before it", "pronoun: taken up again"}


def test_the_ally_that_somebody_sought_is_not_who_sought_it(model: Model, world: World) -> None:
    found, _ = told("The Hungarians waited. The nearest ally they could find was Austria.", model, world)
    assert found == [("they", "Hungarians")]


def test_an_unnamed_group_taken_up_again_is_one_actor(model: Model, world: World) -> None:
    found, resolved = told("Three diplomats left the embassy. They were arrested at the gate.", model, world)
    ((words, name),) = found
    assert (words, name) == ("They", "Three diplomats")
    group = next(actor for actor in resolved.actors if actor.name == "Three diplomats")
    assert group.kind == "people"
    assert "told without a name, and taken up again" in group.found_by


def test_the_evidence_of_a_pronoun_is_named(model: Model, world: World) -> None:
    _, resolved = told("Norway rejected the proposal. It recalled its ambassador.", model, world)
    norway = next(actor for actor in resolved.actors if actor.name == "Norway")
    assert "pronoun: weightiest subject before it" in norway.found_by


def test_it_that_takes_part_in_an_event_is_rather_an_actor(model: Model, world: World) -> None:
    content = "There was a recent announcement by the British Government that it would no longer provide aid to Greece."
    text = Text(hashlib.sha256(content.encode()).hexdigest(), content, (Block(0, len(content), "paragraph"),))
    source = Source("src_x", text.sha256, "text/plain", "x.txt")
    sentences = model.analyse(text)
    mentions = read(text, source, sentences, world).mentions
    at = next(number for number, told in enumerate(mentions) if told.passage.words == "it")

    def meant(parties: tuple[int, ...]) -> str | None:
        resolved = resolve(text, mentions, world, source, sentences, parties)
        countries = {actor.id: actor.country for actor in resolved.actors}
        return countries.get(resolved.actor_of[at] or "")

    assert meant(()) is None
    assert meant((at,)) == "GBR"
