"""The years that a text tells beside a name: in a history of a century, who held a post is asked of the paragraph's years."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from backchannel.record.text import Text

_YEAR = re.compile(r"(?<![\d.,/$£€])(?:1[5-9]\d\d|20[0-4]\d)(?![\d%]|[.,]\d)")
_BACK = 2
"""Paragraphs back that a year may stand where the person's own tells none: further back, another time is mostly told."""
_MOST = 6
"""More years than these beside one person, and no time is told."""
_SPAN = 12
"""Years further apart than this are of no one time: some careers, but few governments, last as long."""


class Years:
    """The years told in one text, paragraph by paragraph."""

    def __init__(self, text: Text) -> None:
        blocks = [block for block in text.blocks if block.kind != "furniture"]
        self._starts = [block.start for block in blocks]
        self._told = [
            frozenset(int(found.group()) for found in _YEAR.finditer(text.content, block.start, block.end))
            for block in blocks
        ]

    def beside(self, places: Iterable[int]) -> Iterator[tuple[int, ...]]:
        """The years told in the paragraph of each of these ``places`` (offsets), else in the last one before that tells
        any; each set of years once, and none that lie too far apart to be one time."""
        given: set[frozenset[int]] = set()
        for place in places:
            at = bisect_right(self._starts, place) - 1
            near = next((self._told[n] for n in range(at, max(-1, at - 1 - _BACK), -1) if self._told[n]), None)
            if near is None or near in given:
                continue
            given.add(near)
            if len(near) <= _MOST and max(near) - min(near) <= _SPAN:
                yield tuple(sorted(near))
