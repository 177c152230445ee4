"""Spans of names to bit masks, with what the words themselves tell added."""

from collections.abc import Sequence
from dataclasses import dataclass

from training import kinds
from training.labels import OUTSIDE, UNKNOWN, bit, span_masks

_PEOPLE = span_masks(("people",), 2)
_TITLE = span_masks(("title",), 2)
# What the three-way schemes (PER, LOC, ORG) leave unmarked though it is a name to us.
UNMARKED = OUTSIDE | sum(bit("names", f"{place}-{kind}") for place in "BI" for kind in ("event", "title", "people"))


@dataclass(frozen=True, slots=True)
class Span:
    """Words ``first`` to ``last`` (included) are a name of one of ``kinds``."""

    first: int
    last: int
    kinds: tuple[str, ...]


def kinds_of(coarse: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The record's kinds for a teacher's person, location, organisation, party, event, or a kind of the record."""
    match coarse:
        case "location":
            return (kinds.place_kind(words),)
        case "organisation":
            return (kinds.body_kind(words),)
        case _:
            return (coarse,)


def bare(words: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """A person's span without the titles before the name ("Mr. Bennet" → "Bennet"); never empty."""
    start = first
    while start < last and kinds.is_title(words[start]):
        start += 1
    return start, last


def masks(words: Sequence[str], spans: Sequence[Span], elsewhere: Sequence[int]) -> tuple[int, ...]:
    """Masks of a sentence. ``elsewhere`` is what holds for each word outside the spans; there, words for peoples are
    marked as such, and title words right before a person are a title. Spans must not overlap."""
    result = list(elsewhere)
    taken = [False] * len(words)
    for span in spans:
        length = span.last - span.first + 1
        result[span.first : span.last + 1] = span_masks(span.kinds, length)
        taken[span.first : span.last + 1] = [True] * length
    for index, word in enumerate(words):
        if taken[index]:
            continue
        if kinds.is_people(word):
            result[index] = _PEOPLE[0]
        elif result[index] == OUTSIDE and kinds.is_title(word):
            result[index] = OUTSIDE | _TITLE[0] | _TITLE[1]  # only our own corpus marks offices in small letters
    for span in spans:
        if span.kinds == ("person",):
            start = span.first
            while start > 0 and not taken[start - 1] and kinds.is_title(words[start - 1]):
                start -= 1
            for index in range(start, span.first):
                result[index] = _TITLE[min(index - start, 1)]
                taken[index] = True
    return tuple(result)


def proper(words: Sequence[str], xpos: Sequence[str]) -> list[int]:
    """For a treebank without names: a word that is no proper noun is outside, a proper noun may be anything."""
    return [UNKNOWN if tag in ("NNP", "NNPS") else OUTSIDE for tag in xpos[: len(words)]]
