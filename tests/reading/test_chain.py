"""Who says so, by the grammar: the tellers of an event, their kinds and cues.

The network's part is set by hand: it is sure of the trigger and leaves every teller open. Words and trees are the model's.
"""

import pytest

from backchannel.reading.analysis import Part, Sighting
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.claim import ClaimType
from backchannel.record.source import Source
from backchannel.world.world import World
from tests.reading.texts import text_of

Told = list[tuple[str, str | None, str | None]]


def hops(model: Model, world: World, words: str, trigger: str, saying: tuple[str, ClaimType] | None = None) -> Told:
    """Kind, words and cue of each hop of the event at ``trigger``; ``saying`` is a second event and its type."""
    text = text_of(words)
    (sentence,) = model.analyse(text)
    at = [(trigger, "CONSULT"), saying] if saying else [(trigger, "CONSULT")]
    sentence.sightings = []
    for form, kind in at:
        head = next(index for index, own in enumerate(sentence.words) if own.form == form)
        parts: dict[int, dict[Part, float]] = {}
        for index, own in enumerate(sentence.words):
            parts[index] = {"teller": 0.0, "cue": 0.0}
            if own.upos in ("PROPN", "NOUN"):
                parts[index]["actor"] = 3.0
        sentence.sightings.append(
            Sighting(head, 8.0, {kind: 0.0}, None, {"asserted": 0.0}, {"unstated": 0.0}, parts)  # type: ignore[dict-item]
        )
    reading = read(text, Source("src_x", text.sha256, "text/plain", "x.txt"), (sentence,), world)
    claim = next(claim for claim in reading.claims if claim.trigger.words.split()[0] == trigger)
    return [(h.kind, h.words.words if h.words else None, h.cue.words if h.cue else None) for h in claim.chain]


@pytest.mark.parametrize(
    ("words", "trigger", "kind"),
    [
        ("A colonel said that Norway had met Chile in Oslo.", "met", "official"),
        ("Officials said that Norway had met Chile in Oslo.", "met", "unnamed"),
        ("An adviser to the king said that Norway had met Chile in Oslo.", "met", "unnamed"),
        ("A military source said that Norway had met Chile in Oslo.", "met", "unnamed"),
        ("The prime minister's office said that Norway had met Chile in Oslo.", "met", "official"),
        ("The charge sheet says that Norway met Chile in Oslo.", "met", "document"),
        ("A newspaper said that Norway had met Chile in Oslo.", "met", "medium"),
        ("A spokesman said that Norway had met Chile in Oslo.", "met", "unnamed"),
        ("The spokesman said that Norway had met Chile in Oslo.", "met", "official"),
    ],
)
def test_the_noun_of_a_teller_gives_his_kind(model: Model, world: World, words: str, trigger: str, kind: str) -> None:
    assert [hop[0] for hop in hops(model, world, words, trigger)] == [kind]


def test_the_person_named_beside_his_office_tells(model: Model, world: World) -> None:
    told = hops(model, world, "The party's leader, Erik Lindqvist, said that Norway had met Chile.", "met")
    assert [(kind, words and "Erik Lindqvist" in words) for kind, words, _ in told] == [("person", True)]


def test_a_relative_pronoun_tells_for_its_noun(model: Model, world: World) -> None:
    told = hops(model, world, "We spoke to Erik Lindqvist, who said that Norway had met Chile.", "met")
    assert [(kind, words) for kind, words, _ in told] == [("person", "Erik Lindqvist")]


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("It is believed that Norway met Chile in Oslo.", "believed"),
        ("Norway is rumoured to have met Chile in Oslo.", "rumoured"),
        ("It is said that Norway met Chile in Oslo.", "said"),
    ],
)
def test_what_is_believed_or_rumoured_is_told_by_nobody_named(model: Model, world: World, words: str, cue: str) -> None:
    assert hops(model, world, words, "met") == [("unnamed", None, cue)]


def test_who_believes_is_no_teller_of_the_passive_kind(model: Model, world: World) -> None:
    assert hops(model, world, "Norway and Chile were understood by the crowd and met in Oslo.", "met") == []


def test_an_as_clause_tells_of_the_clause_around_it(model: Model, world: World) -> None:
    told = hops(model, world, "Norway met Chile in Oslo, as a diplomat recalled, and signed nothing.", "met")
    assert told == [("unnamed", "a diplomat", "recalled")]


def test_an_as_clause_of_manner_tells_nothing(model: Model, world: World) -> None:
    assert hops(model, world, "Norway met Chile in Oslo, as ministers had hoped.", "met") == []


def test_who_lays_a_deed_to_somebody_tells_of_it(model: Model, world: World) -> None:
    told = hops(model, world, "Norway blamed Chile for shelling the harbour.", "shelling", ("blamed", "ACCUSE"))
    assert told == [("official", "Norway", "blamed")]


def test_who_thanks_for_a_deed_tells_nothing(model: Model, world: World) -> None:
    told = hops(model, world, "Norway thanked Chile for opening the harbour.", "opening", ("thanked", "SUPPORT"))
    assert told == []


def test_a_paper_that_quotes_stands_behind_whom_it_quotes(model: Model, world: World) -> None:
    told = hops(model, world, "The newspaper quoted a colonel as saying that Norway had met Chile.", "met")
    assert [kind for kind, _, _ in told] == ["medium", "official"]


def test_a_claim_told_in_a_noun_has_its_owner_as_teller(model: Model, world: World) -> None:
    told = hops(model, world, "Chile read Norway's claim that ministers had met in Oslo.", "met")
    assert told == [("official", "Norway", "claim")]


@pytest.mark.parametrize("words", ["Norway announced that it would shell the harbour."])
def test_what_one_will_do_himself_is_promised_not_told(model: Model, world: World, words: str) -> None:
    assert hops(model, world, words, "shell") == []


def test_what_another_will_do_is_told(model: Model, world: World) -> None:
    assert hops(model, world, "Norway announced that Chile would shell the harbour.", "shell") == [
        ("official", "Norway", "announced")
    ]


@pytest.mark.parametrize(
    ("kind", "told"), [("THREATEN", []), ("AGREE", []), ("STATEMENT", [("official", "Norway", "warned")])]
)
def test_a_threat_or_promise_tells_of_no_deed(model: Model, world: World, kind: ClaimType, told: Told) -> None:
    words = "Norway warned that Chile would be attacked."
    assert hops(model, world, words, "attacked", ("warned", kind)) == told


def test_a_relative_pronoun_gives_the_words_of_its_noun_to_a_direct_quotation(model: Model, world: World) -> None:
    text = text_of("She sent us a note that says: “Norway met Chile in Oslo last week.”")
    reading = read(text, Source("src_x", text.sha256, "text/plain", "x.txt"), model.analyse(text), world)
    (quotation,) = reading.quotations
    assert quotation.speaker_words is not None
    assert quotation.speaker_words.words != "that"


@pytest.mark.parametrize(
    "words", ["Norway will meet Chile in Oslo, it is understood.", "Norway, it is understood, will meet Chile in Oslo."]
)
def test_it_is_understood_between_commas_tells(model: Model, world: World, words: str) -> None:
    assert hops(model, world, words, "meet") == [("unnamed", None, "understood")]


def test_another_deed_told_beside_is_no_teller(model: Model, world: World) -> None:
    assert hops(model, world, "Norway met Chile in Oslo; a republic was proclaimed.", "met") == []


def test_a_paper_that_quotes_somebody_stands_behind_him(model: Model, world: World) -> None:
    words = "Minister Holm was quoted by the newspaper Dagbladet as saying that Chad had attacked Niger."
    assert [kind for kind, *_ in hops(model, world, words, "attacked")] == ["medium", "person"]


def test_what_is_called_a_paper_or_an_agency_is_a_medium(model: Model, world: World) -> None:
    for words in (
        "Chad attacked Niger, the state news agency SANA reported.",
        "Chad attacked Niger, the Turkish daily Vikublad wrote on Monday.",
        "Chad attacked Niger, the weekly Vikublad reported.",
    ):
        assert [kind for kind, *_ in hops(model, world, words, "attacked")] == ["medium"], words
