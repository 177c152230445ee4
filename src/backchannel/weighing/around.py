"""The times told before and behind words that have none of their own: a story goes on between two of its dates."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from backchannel.record.passage import Passage
from backchannel.weighing.scene import Scene, when_words
from backchannel.weighing.spans import Span

REACH = 900
"""Code points from the time before to the time behind, a paragraph or two; further apart they frame nothing."""
_YEAR = re.compile(r"(?<![\d,.–—-])[12]\d{3}(?!\d|,\d|s\b|['’]s\b)")
_DIGITS = re.compile(r"\d{4}")
_BACKWARD = re.compile(
    r"\b(?:had|ha(?:s|ve) been|ago|earlier|once|used to|decades?|century|generation|years|since|former\w*|predecessors?"
    r"|successors?|succeed\w*|previous\w*|histor\w+|memoirs?|remember\w*|recall\w*|would|will|now|today|later|late|before"
    r"|after|until|under|first|last|then[- ](?!Secretary|President|Prime|Foreign|Defen|Chancellor|National|Director|Vice"
    r"|Premier)|anniversary|wrote|writes|writing|article|book|interview\w*|old|young|legacy|born|died|war|fifties|sixties"
    r"|seventies|eighties|nineties|thirties|forties|twenties)\b|['’]d\b|\b\d{3}0s\b|['’]\d\ds?\b|\[\d|\n\s*\n?\d",
    re.IGNORECASE,
)
"""Words with which a text leaves the time that it tells of; where one stands between the two times, nothing is said."""


@dataclass(frozen=True, slots=True)
class Around:
    """The words of the time before and of the time behind, and the years of both as one span."""

    words: tuple[Passage, Passage]
    span: Span


def times_around(scene: Scene, start: int, end: int) -> Around | None:
    """What frames ``start`` to ``end``: the nearest year before and behind, both those of claims that the text dates and
    asserts, in the same year or the next, with no word between them that leads to another time."""
    years = _years(scene)
    at = bisect_left(years, start)
    if not 0 < at < len(years):
        return None
    dated = _dated(scene)
    before, behind = dated.get(years[at - 1]), dated.get(years[at])
    if before is None or behind is None or years[at] < end or years[at] - years[at - 1] > REACH:
        return None
    (words, one), (other_words, other) = before, behind
    first, last = min(one.first.year, other.first.year), max(one.last.year, other.last.year)
    leading = _BACKWARD.finditer(scene.content, words.end, other_words.start)
    if last - first > 1 or any(scene.own_words(scene.passage(*match.span())) for match in leading):
        return None
    return Around((words, other_words), Span(date(first, 1, 1), date(last, 12, 31)))


def _years(scene: Scene) -> list[int]:
    return scene.once("years", lambda: [match.start() for match in _YEAR.finditer(scene.content)])


def _dated(scene: Scene) -> dict[int, tuple[Passage, Span]]:
    """Each year of the text that dates a claim: its words and days."""

    def find() -> dict[int, tuple[Passage, Span]]:
        told: dict[int, tuple[Passage, Span]] = {}
        for claim, span in scene.plainly_dated():
            words = when_words(claim)
            for match in _DIGITS.finditer(words.words):
                told[words.start + match.start()] = (words, span)
        return told

    return scene.once("dated years", find)
