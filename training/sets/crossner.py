"""CrossNER politics: entities in sentences of Wikipedia about politics."""

from pathlib import Path

from training import kinds
from training.examples import Example, forms_of
from training.labels import OUTSIDE, UNKNOWN
from training.sets.spans import Span, bare, kinds_of, masks

COARSE = {
    "politician": "person",
    "person": "person",
    "politicalparty": "party",
    "organisation": "organisation",
    "country": "location",
    "location": "location",
    "event": "event",
    "election": "event",
}


def sentences(path: Path) -> list[tuple[list[str], list[tuple[int, int, str]]]]:
    """Words, and entities as (first, last, type as CrossNER has it)."""
    result = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        words: list[str] = []
        found: list[tuple[int, int, str]] = []
        for line in block.splitlines():
            word, _, tag = line.partition("\t")
            place, _, kind = tag.strip().partition("-")
            if place == "B":
                found.append((len(words), len(words), kind))
            elif place == "I" and found:
                found[-1] = (found[-1][0], len(words), found[-1][2])
            words.append(word)
        if words:
            result.append((words, found))
    return result


def read(path: Path) -> list[Example]:
    """Examples with names; "misc" entities are unknown unless they are words for peoples."""
    examples = []
    for words, found in sentences(path):
        elsewhere = [OUTSIDE] * len(words)
        spans = []
        for first, last, kind in found:
            if kind in COARSE:
                start, end = bare(words, first, last) if COARSE[kind] == "person" else (first, last)
                spans.append(Span(start, end, kinds_of(COARSE[kind], tuple(words[start : end + 1]))))
            else:
                elsewhere[first : last + 1] = [UNKNOWN] * (last - first + 1)
        for index, word in enumerate(words):
            if kinds.is_title(word) and word[:1].isupper() and elsewhere[index] == OUTSIDE:
                elsewhere[index] = UNKNOWN
        examples.append(Example(forms_of(words), tags={"names": masks(words, spans, elsewhere)}))
    return examples
