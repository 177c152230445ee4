"""What rules and network make of one sentence together.

The network's part is set by hand; words and trees are the model's.
"""

from backchannel.reading.analysis import Sentence, Sighting
from backchannel.reading.draft import DraftClaim, Reading
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.source import Source
from backchannel.record.text import Text
from backchannel.world.world import World
from tests.reading.texts import text_of


def word(sentence: Sentence, form: str) -> int:
    return next(index for index, own in enumerate(sentence.words) if own.form == form)


def sighting(sentence: Sentence, trigger: str, sure: float, **told: object) -> Sighting:
    """An asserted CONSULT at ``trigger``, changed by ``told``; parts by the words that play them."""
    parts = {word(sentence, form): odds for form, odds in dict(told.pop("parts", {})).items()}  # type: ignore[call-overload]
    made = Sighting(word(sentence, trigger), sure, {"CONSULT": 0.0}, None, {"asserted": 0.0}, {"unstated": 0.0}, parts)
    for name, value in told.items():
        setattr(made, name, value)
    return made


def analysed(model: Model, words: str) -> tuple[Text, Sentence]:
    text = text_of(words)
    (sentence,) = model.analyse(text)
    sentence.sightings = []
    return text, sentence


def told(text: Text, sentence: Sentence, world: World) -> tuple[Reading, tuple[DraftClaim, ...]]:
    reading = read(text, Source("src_x", text.sha256, "text/plain", "x.txt"), (sentence,), world)
    return reading, reading.claims


def parties(reading: Reading, claim: DraftClaim) -> set[tuple[str, str]]:
    return {
        (party.role, reading.mentions[party.mention].passage.words)
        for party in claim.participants
        if party.mention is not None
    }


def test_an_event_that_no_rule_knows_is_told_where_the_network_is_sure(model: Model, world: World) -> None:
    text, sentence = analysed(model, "Norway stonewalled Chile in Oslo.")
    assert told(text, sentence, world)[1] == ()
    sentence.sightings = [
        sighting(
            sentence,
            "stonewalled",
            4.0,
            types={"REJECT": 0.0},
            parts={"Norway": {"actor": 4.0}, "Chile": {"recipient": 3.0}},
        )
    ]
    reading, (claim,) = told(text, sentence, world)
    assert (claim.type, claim.trigger.words) == ("REJECT", "stonewalled")
    assert parties(reading, claim) == {("actor", "Norway"), ("recipient", "Chile")}


def test_nothing_is_told_where_the_network_doubts_and_no_rule_speaks(model: Model, world: World) -> None:
    text, sentence = analysed(model, "Norway stonewalled Chile in Oslo.")
    sentence.sightings = [sighting(sentence, "stonewalled", -2.0, parts={"Norway": {"actor": 4.0}})]
    assert told(text, sentence, world)[1] == ()


def test_a_rule_tips_the_balance_where_the_network_is_of_two_minds(model: Model, world: World) -> None:
    text, sentence = analysed(model, "Norway visited Chile.")
    sentence.sightings = [sighting(sentence, "visited", 0.0, parts={"Norway": {"actor": 1.0}})]
    _, claims = told(text, sentence, world)
    assert [claim.trigger.words for claim in claims] == ["visited"]


def test_an_event_of_nobody_in_politics_is_no_claim_however_sure_the_network(model: Model, world: World) -> None:
    text, sentence = analysed(model, "The dog attacked the cat.")
    sentence.sightings = [
        sighting(
            sentence, "attacked", 6.0, types={"ASSAULT": 0.0}, parts={"dog": {"actor": 5.0}, "cat": {"recipient": 5.0}}
        )
    ]
    assert told(text, sentence, world)[1] == ()


def test_the_network_takes_a_party_from_a_rule_that_errs(model: Model, world: World) -> None:
    text, sentence = analysed(model, "Norway met Chile and Peru.")
    sentence.sightings = [
        sighting(
            sentence,
            "met",
            6.0,
            parts={"Norway": {"actor": 5.0}, "Chile": {"actor": 5.0}, "Peru": {"actor": -4.0}},
        )
    ]
    reading, (claim,) = told(text, sentence, world)
    assert parties(reading, claim) == {("actor", "Norway"), ("actor", "Chile")}


def test_stance_and_its_words_are_the_networks_where_it_is_surer(model: Model, world: World) -> None:
    text, sentence = analysed(model, "Norway spurned a visit to Chile.")
    sentence.sightings = [
        sighting(
            sentence,
            "visit",
            5.0,
            stances={"denied": 0.0},
            parts={"Norway": {"actor": 4.0}, "Chile": {"recipient": 4.0}, "spurned": {"stance": 3.0}},
        )
    ]
    _, claims = told(text, sentence, world)
    (visit,) = [claim for claim in claims if claim.trigger.words == "visit"]
    assert visit.stance.value == "denied"
    assert visit.stance.words is not None
    assert visit.stance.words.words == "spurned"
