"""Words that judge rather than state, each with the reason it is marked. Never a score of anybody."""

from functools import cache

from backchannel.reading.phrases import Phrases
from backchannel.reading.tree import Tree
from backchannel.record.finding import Loaded
from backchannel.record.passage import cut


@cache
def _phrases() -> Phrases:
    return Phrases("loaded")


def find_loaded(content: str, tree: Tree) -> list[Loaded]:
    """All judging words of a sentence, in text order."""
    sentence = tree.sentence
    return [
        Loaded(cut(content, start, end), why)
        for start, end, why in _phrases().find(content, sentence.start, sentence.end, tree.forms)
    ]
