"""Who does what the items of a list tell, named once above it."""

from backchannel.reading.draft import Reading
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.source import Source
from backchannel.world.world import World
from tests.reading.texts import text_of


def doers(trigger: str, model: Model, world: World, *blocks: str) -> set[str]:
    text = text_of(*blocks)
    reading: Reading = read(text, Source("src_x", text.sha256, "text/plain", "x.txt"), model.analyse(text), world)
    return {
        reading.mentions[party.mention].passage.words
        for claim in reading.claims
        if claim.trigger.words == trigger
        for party in claim.participants
        if party.role == "actor" and party.mention is not None
    }


_RESOLUTION = (
    "The General Assembly,",
    "1. Condemns the Soviet invasion of Hungary;",
    "2. Calls upon Israel to withdraw its troops;",
)


def test_the_body_named_above_does_what_the_items_tell(model: Model, world: World) -> None:
    assert doers("Condemns", model, world, *_RESOLUTION) == {"General Assembly"}
    assert doers("Calls", model, world, *_RESOLUTION) == {"General Assembly"}


def test_items_may_be_lettered(model: Model, world: World) -> None:
    blocks = ("The National Security Council:", "a. Noted the report.", "b. Condemned the Soviet invasion of Hungary.")
    assert doers("Condemned", model, world, *blocks) == {"National Security Council"}


def test_a_paragraph_with_its_own_subject_ends_the_list(model: Model, world: World) -> None:
    blocks = (*_RESOLUTION, "Norway protested in Moscow.", "Condemned the Soviet invasion of Hungary.")
    assert doers("Condemned", model, world, *blocks) == set()


def test_a_line_that_tells_something_opens_no_list(model: Model, world: World) -> None:
    blocks = ("The Norwegian Council met in Oslo:", "Condemned the Soviet invasion of Hungary.")
    assert doers("Condemned", model, world, *blocks) == set()
