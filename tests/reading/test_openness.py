"""Whether an event was public, private or secret, by the words of its sentence.

The network's part is set by hand: it is sure of the trigger and thinks nothing of openness. Words and trees are the model's.
"""

import pytest

from backchannel.reading.analysis import Part, Sighting
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.claim import ClaimType
from backchannel.record.source import Source
from backchannel.world.world import World
from tests.reading.texts import text_of


def openness(
    model: Model, world: World, words: str, trigger: str, kind: ClaimType = "CONSULT", seen: str | None = None
) -> tuple[str, str | None]:
    """Value and words of the openness of the event at ``trigger``; the network takes ``seen`` for a word of it."""
    text = text_of(words)
    (sentence,) = model.analyse(text)
    parts: dict[int, dict[Part, float]] = {}
    for index, own in enumerate(sentence.words):
        if own.upos == "PROPN":
            parts[index] = {"actor": 3.0}
        if own.form == seen:
            parts.setdefault(index, {})["openness"] = 2.0
    head = next(index for index, own in enumerate(sentence.words) if own.form == trigger)
    even = {"unstated": -1.0, "public": -1.5, "private": -1.5, "secret": -1.5}
    sentence.sightings = [Sighting(head, 8.0, {kind: 0.0}, None, {"asserted": 0.0}, even, parts)]  # type: ignore[arg-type]
    reading = read(text, Source("src_x", text.sha256, "text/plain", "x.txt"), (sentence,), world)
    (claim,) = reading.claims
    return claim.openness.value, claim.openness.words.words if claim.openness.words else None


@pytest.mark.parametrize(
    ("words", "trigger", "value", "shown"),
    [
        ("Norway met Chile without the cabinet's knowledge.", "met", "secret", "without the cabinet's knowledge"),
        ("Norway sent arms to Chile without telling Lima.", "sent", "secret", "without telling"),
        ("Norway met Chile behind the minister's back.", "met", "secret", "behind the minister's back"),
        ("Norway met Chile under an assumed name.", "met", "secret", "under an assumed name"),
        ("Norway met Chile under the pretext of a hunt.", "met", "secret", "under the pretext of"),
        ("Norway spoke with Chile in the strictest confidence.", "spoke", "private", "in the strictest confidence"),
        ("Norway met Chile out of earshot of the guards.", "met", "private", "out of earshot of"),
        ("Norway met Chile without interpreters.", "met", "private", "without interpreters"),
        ("Norway thanked Chile before a large crowd.", "thanked", "public", "before a large crowd"),
        ("Norway thanked Chile in a long radio address.", "thanked", "public", "in a long radio address"),
        ("Norway thanked Chile on state television.", "thanked", "public", "on state television"),
        ("Norway thanked Chile from the pulpit.", "thanked", "public", "from the pulpit"),
    ],
)
def test_phrases_with_room_show_openness(
    model: Model, world: World, words: str, trigger: str, value: str, shown: str
) -> None:
    assert openness(model, world, words, trigger) == (value, shown)


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Norway told Chile by radio to wait.", "told"),
        ("Norway met the public works minister of Chile.", "met"),
        ("Norway alone met the Chilean envoy.", "met"),
        ("Norway met Chile before the war.", "met"),
        ("Norway and Chile exchanged letters, which should not be made public.", "exchanged"),
        ("Norway told Chile of the public impression.", "told"),
        ("Norway told reporters that Chile would wait.", "told"),
    ],
)
def test_words_that_only_look_like_openness_show_none(model: Model, world: World, words: str, trigger: str) -> None:
    assert openness(model, world, words, trigger) == ("unstated", None)


def test_how_a_paper_is_classed_is_not_how_it_was_done(model: Model, world: World) -> None:
    stamped = "Norway sold rifles to Chad, as told in Appendix D (SECRET) of this paper."
    assert openness(model, world, stamped, "sold", "AID", seen="SECRET") == ("unstated", None)
    told = "Norway sold rifles to Chad in secret."
    assert openness(model, world, told, "sold", "AID")[0] == "secret"


def test_those_who_talk_alone_talk_in_private(model: Model, world: World) -> None:
    assert openness(model, world, "Norway and Chile talked alone.", "talked") == ("private", "alone")


def test_a_phrase_that_the_grammar_hangs_elsewhere_is_the_events_where_the_network_sees_it(
    model: Model, world: World
) -> None:
    words = "Norway, waving a letter at a news conference, thanked Chile."
    assert openness(model, world, words, "thanked") == ("unstated", None)
    assert openness(model, world, words, "thanked", seen="news") == ("public", "news conference")


def test_an_envoy_declared_unwelcome_is_not_told_in_public_by_the_verb_alone(model: Model, world: World) -> None:
    assert (
        openness(model, world, "Norway declared the envoy of Chile unwelcome.", "declared", "SANCTION")[0] == "unstated"
    )
    assert openness(model, world, "Norway declared a truce with Chile.", "declared", "RETREAT")[0] == "public"


def test_openness_without_words_takes_a_network_that_is_sure(model: Model, world: World) -> None:
    text = text_of("Norway stonewalled Chile in Oslo.")
    (sentence,) = model.analyse(text)
    for unstated, value in ((-1.5, "unstated"), (-4.5, "public")):
        values = {"unstated": unstated, "public": -0.4}
        parts: dict[int, dict[Part, float]] = {0: {"actor": 3.0}, 2: {"recipient": 3.0}}
        sentence.sightings = [Sighting(1, 8.0, {"REJECT": 0.0}, None, {"asserted": 0.0}, values, parts)]  # type: ignore[arg-type]
        (claim,) = read(text, Source("src_x", text.sha256, "text/plain", "x.txt"), (sentence,), world).claims
        assert claim.openness.value == value
