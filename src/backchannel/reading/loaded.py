"""Words that judge rather than state, each with the reason it is marked. Never a score of anybody."""

import re
from functools import cache

from backchannel.reading.lexicon import lines
from backchannel.record.finding import Loaded
from backchannel.record.passage import cut


@cache
def _phrases() -> tuple["re.Pattern[str]", dict[str, str]]:
    why: dict[str, str] = {}
    for reason, phrases in lines("loaded"):
        for phrase in phrases.split(";"):
            why.setdefault(phrase, reason)
    longest = sorted(why, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE), why


def find_loaded(content: str, start: int, end: int) -> list[Loaded]:
    """All judging words in ``content[start:end]``, in text order."""
    pattern, why = _phrases()
    return [
        Loaded(cut(content, match.start(), match.end()), why[match.group().lower()])
        for match in pattern.finditer(content, start, end)
    ]
