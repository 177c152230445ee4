"""Whether an event was public, private or secret: the words of a sentence that say so."""

from functools import cache
from typing import cast

from backchannel.reading.phrases import Phrases
from backchannel.reading.tree import Tree
from backchannel.record.claim import OpennessValue


@cache
def _phrases() -> Phrases:
    return Phrases("secrecy")


def signs(content: str, tree: Tree) -> list[tuple[int, int, OpennessValue]]:
    """All words of openness in a sentence: start, end (code points of the text), value, in text order."""
    sentence = tree.sentence
    return [
        (start, end, cast(OpennessValue, value))
        for start, end, value in _phrases().find(content, sentence.start, sentence.end, tree.forms)
    ]
