"""Whether an event was public, private or secret: the words of a sentence that say so."""

import re
from functools import cache
from typing import cast

from backchannel.reading.phrases import Phrases
from backchannel.reading.tree import Tree
from backchannel.record.claim import OpennessValue

# Phrases with room for what nobody can list: who does not know, what the cover is, how large the crowd.
_SECRET = (
    r"without (?:[\w’'-]+ ){1,3}knowledge",
    r"without (?:telling|informing|notifying|announcing|a word to)",
    r"unknown to|unbeknown(?:st)? to|kept (?:secret )?from|hidden (?:from|in|under|inside|beneath|behind|among)",
    r"behind (?:the|his|her|its|their) backs?|behind (?:[\w-]+ ){0,2}[\w-]+(?:'s|’s|s'|s’) backs?",
    r"under (?:an? |the )?(?:assumed|false|borrowed|another) (?:names?|identit(?:y|ies))",
    r"(?:under|in) (?:the )?(?:cover|pretext|pretence|pretense|colour|color|guise|cloak) of",
    r"(?:in|by|with|from) (?:an? |two |three )?unmarked \w+",
)
_PRIVATE = (
    r"out of (?:the )?(?:hearing|earshot|sight) of",
    r"without (?:an?|any|his|her|its|their)? ?(?:escort|interpreters?|aides|note-?takers?|witnesses|entourage)",
    r"in (?:the )?(?:strict|strictest|deepest|utmost|complete) confidence",
    r"in the privacy of|with (?:nobody|no one) else (?:present|in the room)",
)
_PUBLIC = (
    r"(?:before|in front of) (?:[\w,-]+ ){0,4}(?:crowds?|cameras|photographers|people|guests|audience|reporters|press)",
    r"(?:to|told|addressed|addressing|harangued) (?:an? |the |his |her |their )?(?:[\w-]+ )?"
    r"(?:crowds?|rally|rallies|stadium|congregation|audience)",
    r"(?:in|during) (?:an? |his |her |its |their |the )?(?:[\w-]+ ){0,2}(?:speech|sermon|interview|broadcast|address|tweet)",
    r"(?:on|over) (?:[\w-]+ ){0,2}(?:television|radio|wireless|tv|loudspeakers?)",
    r"from (?:an? |the |this |every |his |her )(?:[\w-]+ )?(?:pulpit|rostrum|podium|tribune|balcony|platform)",
    r"(?:address|message) to the (?:nation|people)",
    r"(?:news|press) conferences?",
)
_GAPS: dict[OpennessValue, re.Pattern[str]] = {
    "secret": re.compile(r"\b(?:" + "|".join(_SECRET) + r")\b", re.IGNORECASE),
    "private": re.compile(r"\b(?:" + "|".join(_PRIVATE) + r")\b", re.IGNORECASE),
    "public": re.compile(r"\b(?:" + "|".join(_PUBLIC) + r")\b", re.IGNORECASE),
}


@cache
def _phrases() -> Phrases:
    return Phrases("secrecy")


def signs(content: str, tree: Tree) -> list[tuple[int, int, OpennessValue]]:
    """All words of openness in a sentence: start, end (code points of the text), value, in text order."""
    start, end = tree.sentence.start, tree.sentence.end
    found: list[tuple[int, int, OpennessValue]] = [
        (match.start(), match.end(), value)
        for value, gap in _GAPS.items()
        for match in gap.finditer(content, start, end)
    ]
    wide = list(found)
    found.extend(
        (first, last, cast(OpennessValue, value))
        for first, last, value in _phrases().find(content, start, end, tree.forms)
        if not any(s <= first and last <= e for s, e, _ in wide)
    )
    return sorted(one for one in found if not stamped(content, one[0], one[1]))


def stamped(content: str, start: int, end: int) -> bool:
    """Whether the words are a stamp in brackets, "(SECRET)": how a paper is classed, not how anything was done."""
    word = content[start:end]
    return (
        word.isupper()
        and content[max(0, start - 1) : start] in ("(", "[")
        and content[end : end + 1] in (")", "]", "/")
    )
