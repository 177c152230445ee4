"""What a request, promise or refusal is about is not told as done."""

import pytest

from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.source import Source
from backchannel.world.world import World
from tests.reading.texts import text_of


@pytest.mark.parametrize(
    ("words", "trigger", "stance"),
    [
        ("Ben Gurion telegraphed Jinnah to recognise Israel.", "recognise", "asked"),
        ("Sweden refused to recognise Israel.", "recognise", "denied"),
        ("Denmark promised to send arms to Chad.", "send", "planned"),
        ("Denmark met Sweden and recognised Israel.", "recognised", "asserted"),
    ],
)
def test_an_infinitive_has_the_stance_that_the_word_above_it_gives(
    words: str, trigger: str, stance: str, model: Model, world: World
) -> None:
    text = text_of(words)
    reading = read(text, Source("src_x", text.sha256, "text/plain", "x.txt"), model.analyse(text), world)
    (claim,) = [claim for claim in reading.claims if claim.trigger.words == trigger]
    assert claim.stance.value == stance


def test_not_exclusively_denies_nothing(model: Model, world: World) -> None:
    text = text_of("Denmark did not exclusively arm Chad in May, it armed Niger too.")
    reading = read(text, Source("src_x", text.sha256, "text/plain", "x.txt"), model.analyse(text), world)
    assert {claim.stance.value for claim in reading.claims} == {"asserted"}
