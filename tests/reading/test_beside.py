"""Who stood beside an event: go-betweens, hosts, and those for whom it was done.

The network's part is set by hand: it is sure of the trigger and takes every name for an actor. Words and trees are
the model's.
"""

import pytest

from backchannel.reading.analysis import Part, Sighting
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.claim import ClaimType
from backchannel.record.source import Source
from backchannel.world.world import World
from tests.reading.texts import text_of


def sides(
    model: Model,
    world: World,
    words: str,
    trigger: str,
    kind: ClaimType = "CONSULT",
    seen: dict[str, float] | None = None,
) -> set[tuple[str, str]]:
    """Role and words of those beside the event at ``trigger``; ``seen`` are the odds of a go-between by word."""
    text = text_of(words)
    (sentence,) = model.analyse(text)
    parts: dict[int, dict[Part, float]] = {}
    for index, own in enumerate(sentence.words):
        if own.upos == "PROPN":
            parts[index] = {"actor": 2.0}
        if seen and own.form in seen:
            parts[index] = {"intermediary": seen[own.form]}
    head = next(index for index, own in enumerate(sentence.words) if own.form == trigger)
    sentence.sightings = [Sighting(head, 8.0, {kind: 0.0}, None, {"asserted": 0.0}, {"unstated": 0.0}, parts)]
    reading = read(text, Source("src_x", text.sha256, "text/plain", "x.txt"), (sentence,), world)
    claim = next(claim for claim in reading.claims if claim.trigger.words.startswith(trigger))
    return {
        (party.role, reading.mentions[party.mention].passage.words)
        for party in claim.participants
        if party.mention is not None and party.role in ("intermediary", "host", "beneficiary")
    }


@pytest.mark.parametrize(
    ("words", "trigger", "kind", "expected"),
    [
        ("Erik Lund, speaking for Norway, thanked Chile.", "thanked", "SUPPORT", {("beneficiary", "Norway")}),
        ("Erik Lund, for Norway, thanked Chile.", "thanked", "SUPPORT", {("beneficiary", "Norway")}),
        ("Norway and Chile traded prisoners, with Peru as broker.", "traded", "RETREAT", {("intermediary", "Peru")}),
        ("Norway and Chile held a meeting arranged by Peru.", "meeting", "CONSULT", {("intermediary", "Peru")}),
        ("Norway and Chile attended talks hosted by Peru.", "talks", "CONSULT", {("host", "Peru")}),
        ("Norway sent Erik Lund to Lima.", "sent", "CONSULT", {("intermediary", "Erik Lund")}),
        ("Norway sent an emissary to Lima.", "sent", "CONSULT", {("intermediary", "an emissary")}),
        ("Erik Lund shuttled between Norway and Chile.", "shuttled", "CONSULT", {("intermediary", "Erik Lund")}),
        ("Erik Lund, the mediator, spoke with Norway.", "spoke", "CONSULT", {("intermediary", "Erik Lund")}),
        ("Peru conveyed Norway's congratulations to Chile.", "congratulations", "SUPPORT", {("intermediary", "Peru")}),
    ],
)
def test_those_who_stand_beside_are_read_off_the_grammar(
    model: Model, world: World, words: str, trigger: str, kind: ClaimType, expected: set[tuple[str, str]]
) -> None:
    assert sides(model, world, words, trigger, kind) == expected


@pytest.mark.parametrize(
    ("words", "trigger", "kind"),
    [
        ("Erik Lund, minister for Norway, thanked Chile.", "thanked", "SUPPORT"),
        ("Norway traded prisoners with Peru.", "traded", "RETREAT"),
        ("Norway read a letter arranged by Peru.", "read", "STATEMENT"),
        ("Norway sent a letter to Lima.", "sent", "CONSULT"),
        ("Norway invaded Chile at the invitation of Peru.", "invaded", "ASSAULT"),
        ("Peru conveyed its congratulations to Chile.", "congratulations", "SUPPORT"),
        ("Norway and Chile signed the treaty in the presence of Peru.", "signed", "AGREE"),
    ],
)
def test_others_named_near_stand_not_beside(
    model: Model, world: World, words: str, trigger: str, kind: ClaimType
) -> None:
    assert sides(model, world, words, trigger, kind) == set()


def test_a_noun_that_no_table_knows_stands_beside_where_the_network_sees_it(model: Model, world: World) -> None:
    words = "Norway paid Chile through a botanist."
    assert sides(model, world, words, "paid", "AID") == set()
    assert sides(model, world, words, "paid", "AID", {"botanist": 0.0}) == {("intermediary", "a botanist")}


def test_who_is_named_inside_anothers_name_does_not_stand_beside(model: Model, world: World) -> None:
    words = "Erik Lund, chairman of the Peruvian Front, thanked Chile."
    assert sides(model, world, words, "thanked", "SUPPORT", {"Front": 0.0}) == set()
