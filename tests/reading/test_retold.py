"""In the minutes of a talk, a speaker's words go on until somebody else speaks."""

from backchannel.reading.draft import Reading
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.source import Source, SourceKind
from backchannel.world.world import World
from tests.reading.texts import text_of


def told(model: Model, world: World, kind: SourceKind, *blocks: str) -> dict[str, list[str]]:
    """The tellers of each claim by its trigger."""
    text = text_of(*blocks)
    source = Source("src_x", text.sha256, "text/plain", "x.txt", kind=kind)
    reading: Reading = read(text, source, model.analyse(text), world)
    return {claim.trigger.words: [hop.who for hop in claim.chain] for claim in reading.claims}


TALK = (
    "Ambassador Lund said that Norway was worried. Sweden had armed the rebels in May.",
    "Denmark had attacked Chad in June.",
)


def test_what_follows_a_saying_in_retold_tenses_is_the_speakers(model: Model, world: World) -> None:
    assert told(model, world, "memorandum_of_conversation", *TALK)["armed"] == ["Lund"]


def test_another_paragraph_is_not_the_speakers(model: Model, world: World) -> None:
    assert told(model, world, "memorandum_of_conversation", *TALK)["attacked"] == []


def test_a_writer_of_an_essay_tells_in_his_own_voice(model: Model, world: World) -> None:
    assert told(model, world, "essay", *TALK)["armed"] == []
