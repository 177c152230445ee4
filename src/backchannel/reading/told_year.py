"""The year that a text is about, as far as one year says which states there were."""

import re

from backchannel.record.source import Source
from backchannel.record.text import Text

_YEAR = re.compile(r"(?<![\d.,/$£€])(?:1[5-9]\d\d|20[0-4]\d)(?![\d%]|[.,]\d)")
_LEAST = 3
_SPAN = 40
"""An undated text tells of one time if it names at least so many years, all within so many years of each other: chosen so
that a state rarely changes its name more than once between them, not tuned on any corpus."""


def year_of(text: Text, source: Source) -> int | None:
    """The year of the source; else the middle one of the years that an undated text tells, if they lie close together."""
    told = (source.published or "")[:4]
    if told.isdigit():
        return int(told)
    years = sorted(
        int(found.group())
        for block in text.blocks
        if block.kind not in ("furniture", "note")
        for found in _YEAR.finditer(text.content, block.start, block.end)
    )
    if len(years) < _LEAST or years[-1] - years[0] > _SPAN:
        return None
    return years[(len(years) - 1) // 2]
