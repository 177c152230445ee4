"""In the minutes of a talk, and in telegrams that report one, a speaker's words go on until somebody else speaks."""

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


def test_a_telegram_reports_a_talk_as_minutes_do(model: Model, world: World) -> None:
    retold = "Ambassador Lund said that Norway was worried. Sweden had armed the rebels and would attack Chad."
    assert told(model, world, "cable", retold)["armed"] == ["Lund"]


def test_what_a_telegram_concludes_or_instructs_is_its_own(model: Model, world: World) -> None:
    concluded = "Ambassador Lund may conclude that Norway is worried. Sweden had armed the rebels in May."
    assert told(model, world, "cable", concluded)["armed"] == []
    instructed = "Ambassador Lund said that Norway was worried. You should tell Denmark that Chad attacked."
    assert told(model, world, "cable", instructed)["tell"] == []


def test_a_saying_before_the_speakers_own_leaves_him_the_floor(model: Model, world: World) -> None:
    retold = "Ambassador Lund said that Norway was worried. Home had told Sweden so. Denmark would attack Chad."
    assert told(model, world, "cable", retold)["attack"] == ["Lund"]


def test_what_the_writer_of_a_telegram_adds_is_his_own(model: Model, world: World) -> None:
    added = "Ambassador Lund said that Norway was worried. I should meet Minister Holm in Oslo."
    assert told(model, world, "cable", added)["meet"] == []
