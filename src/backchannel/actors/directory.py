"""Lists of persons with the family name first: "Quellmark, Tobias, Envoy", a line a person, in the order of the alphabet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from backchannel.reading.draft import Mentioned
from backchannel.record.passage import cut
from backchannel.record.text import Text
from backchannel.world.atoms import folded

_ENTRY = re.compile(
    r"\W{0,3}(?P<name>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)?, "
    r"[^\W\d_a-z][\w’'-]*\.?(?:[ -](?:de |del |von |al-|el-)?[^\W\d_a-z][\w’'-]*\.?){0,3}(?:, (?:Jr|Sr|II|III)\b\.?)?)"
    r"(?=,|;| \(|$)"
)
_LEAST = 4
"""Lines in a row that make a list; three may stand in any letter's head ("Paris, France, …")."""
_ORDERED = 0.8
"""Of the lines in a row, how many follow their neighbour in the alphabet at the least."""


def in_full(text: Text, mentions: Sequence[Mentioned]) -> list[Mentioned]:
    """``mentions`` (text order), where in such lists the first mention of an entry has the whole name for its passage.

    What else was taken for a name inside these words ("Dillon", "Jr.") names nothing any more.
    """
    told = list(mentions)
    first = 0
    for start, end in directory(text):
        while first < len(told) and told[first].passage.end <= start:
            first += 1
        within = []
        for number in range(first, len(told)):
            if told[number].passage.start >= end:
                break
            if (
                start <= told[number].passage.start
                and told[number].passage.end <= end
                and told[number].kind != "pronoun"
            ):
                within.append(number)
        if not any(told[number].names == "person" for number in within):
            continue
        title = next((title for number in within if (title := told[number].title) and title.start >= end), None)
        whole = replace(
            told[within[0]],
            passage=cut(text.content, start, end),
            kind="name",
            names="person",
            country=None,
            title=title,
        )
        told[within[0]] = whole
        for number in within[1:]:
            told[number] = replace(told[number], kind="name", names="event", title=None)
    return told


def directory(text: Text) -> Iterator[tuple[int, int]]:
    """Where the names of persons stand in lists with the family name first, from family name to suffix, in text order."""
    run: list[tuple[int, int]] = []
    for start, end in _lines(text):
        found = _ENTRY.match(text.content, start, end)
        if found is not None:
            run.append(found.span("name"))
        elif end - start > _LONG:
            yield from _list(text.content, run)
            run = []
    yield from _list(text.content, run)


_LONG = 400
"""A line longer than this is no entry and ends a list; shorter ones may be entries in other words ("Vask, King of Oz")."""


def _list(content: str, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    families = [folded(content[start:end].partition(",")[0]) for start, end in run]
    ordered = sum(one <= other for one, other in pairwise(families))
    return run if len(run) >= _LEAST and ordered >= _ORDERED * (len(run) - 1) else []


def _lines(text: Text) -> Iterator[tuple[int, int]]:
    for block in text.blocks:
        at = block.start
        for line in text.content[block.start : block.end].split("\n"):
            yield at, at + len(line)
            at += len(line) + 1
