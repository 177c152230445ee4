"""Whether an event was public, private or secret, from words that stand with it."""

import re
from functools import cache

from backchannel.reading.lexicon import lines
from backchannel.record.claim import OpennessValue


@cache
def _phrases() -> tuple["re.Pattern[str]", dict[str, OpennessValue]]:
    value: dict[str, OpennessValue] = {}
    for openness, phrases in lines("secrecy"):
        for phrase in phrases.split(";"):
            value.setdefault(phrase, openness)  # type: ignore[arg-type]  # the table is held to OpennessValue by a test
    longest = sorted(value, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE), value


def signs(content: str, start: int, end: int) -> list[tuple[int, int, OpennessValue]]:
    """All words of openness in ``content[start:end]``: start, end, value, in text order."""
    pattern, value = _phrases()
    return [(m.start(), m.end(), value[m.group().lower()]) for m in pattern.finditer(content, start, end)]
