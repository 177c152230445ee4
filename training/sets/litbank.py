"""LitBank: entities in a hundred novels. Only its proper names teach; "the old man" is no name."""

import re
from pathlib import Path

from training import kinds
from training.examples import Example, forms_of
from training.labels import OUTSIDE, UNKNOWN
from training.sets.spans import Span, bare, kinds_of, masks

_COARSE = {"PER": "person", "GPE": "location", "LOC": "location", "FAC": "location", "ORG": "organisation"}


def read(folder: Path) -> list[Example]:
    """Sentences with at least one proper name (the others would teach that novels have few)."""
    examples = []
    for path in sorted((folder / "coref" / "brat").glob("*.txt")):
        examples += _document(path.read_text(encoding="utf-8"), path.with_suffix(".ann").read_text(encoding="utf-8"))
    return examples


def _document(text: str, marks: str) -> list[Example]:
    entities = []
    for line in marks.splitlines():
        found = re.match(r"T\d+\tPROP_(\w+) (\d+) (\d+)\t", line)
        if found and found[1] in _COARSE:
            entities.append((int(found[2]), int(found[3]), _COARSE[found[1]]))
    entities.sort(key=lambda entity: (entity[0] - entity[1], entity[0]))  # the longest first
    examples = []
    position = 0
    for line in text.split("\n"):
        inside = [entity for entity in entities if position <= entity[0] and entity[1] <= position + len(line)]
        if inside:
            examples.append(_sentence(line, position, inside))
        position += len(line) + 1
    return [example for example in examples if example is not None and 3 < len(example.forms) <= 120]


def _sentence(line: str, position: int, entities: list[tuple[int, int, str]]) -> Example | None:
    places = [(found.start() + position, found.end() + position) for found in re.finditer(r"\S+", line)]
    words = [line[start - position : end - position] for start, end in places]
    taken = [False] * len(words)
    spans: list[Span] = []
    for start, end, kind in entities:
        inside = [index for index, (a, b) in enumerate(places) if a >= start and b <= end]
        if not inside or any(taken[index] for index in inside):
            continue
        first, last = _proper(words, inside[0], inside[-1], kind)
        if first is None or last is None:
            continue
        spans.append(Span(first, last, kinds_of(kind, tuple(words[first : last + 1]))))
        for index in inside:
            taken[index] = True
    elsewhere = [
        UNKNOWN if word[:1].isupper() and word != "I" and index and words[index - 1] not in "“‘.!?" else OUTSIDE
        for index, word in enumerate(words)
    ]
    return Example(forms_of(words), tags={"names": masks(words, spans, elsewhere)}) if spans else None


def _proper(words: list[str], first: int, last: int, kind: str) -> tuple[int | None, int | None]:
    """The capitalised part of a mention, without titles; none if that is more than the name ("the house of Usher")."""
    while first <= last and not words[first][:1].isupper():
        first += 1
    while last >= first and not words[last][:1].isupper():
        last -= 1
    if first > last or last - first > 4:
        return None, None
    if kind == "person":
        first, last = bare(words, first, last)
        if kinds.is_title(words[first]) or any(word.islower() and len(word) > 3 for word in words[first : last + 1]):
            return None, None
    return first, last
