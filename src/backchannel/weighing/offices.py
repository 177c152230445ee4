"""Offices that one person holds at a time, as titles tell them and as the world's tables word them.

Only these are weighed: of a minister or ambassador whose portfolio or post is not told, nobody can say who held it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from backchannel.world.atoms import folded

_PATTERNS = (
    ("secretary general of the United Nations", r"(?:u\.?n\.?|united nations) secretary[- ]general"
     r"|secretary[- ]general of the (?:u\.?n\.?|united nations)"),
    ("national security adviser", r"national security advis[eo]r|assistant to the president for national security affairs"),
    ("director of central intelligence", r"director of central intelligence"),
    ("secretary of state", r"(?:u\.?s\.? |american )?secretary of state"),
    ("secretary of defense", r"(?:u\.?s\.? |american )?secretary of defen[sc]e"),
    ("foreign minister", r"(?:foreign minister|minister (?:of|for) (?:foreign|external) affairs"
     r"|external affairs minister|foreign secretary|secretary of state for foreign affairs)"),
    ("defense minister", r"defen[sc]e minister|minister (?:of|for) defen[sc]e"),
    ("prime minister", r"prime minister|premier"),
    ("vice president", r"vice[- ]president"),
    ("president", r"president"),
    ("chancellor", r"chancellor"),
    ("king", r"king|shah|emperor"),
)  # fmt: skip
_COMPILED = tuple((key, re.compile(rf"(?:{pattern})")) for key, pattern in _PATTERNS)
TITLE = re.compile(
    r"\b(?:" + "|".join(f"(?:{pattern})" for key, pattern in _PATTERNS if key != "king") + r")$", re.IGNORECASE
)
"""A title at the end of the words before a name. Kings are left out: they are called so all their lives and after."""
_NOT_HELD = re.compile(
    r"(?:\b(?:former|ex|then[- ]future|future|later|late|acting|deputy|vice|under|assistant|interim|designate|elect"
    r"|honou?rary|first|one-time|onetime|erstwhile|old|would-be|incoming|outgoing|shadow|candidate|provisional|exiled?|self-styled"
    r"|co|second|permanent|minister[- ]counsel\w+|parliamentary|lord|of the|for the|to the|by the|’s|'s)[- ]*)$",
    re.IGNORECASE,
)
"""Words before a title that make it another post, or another's, or no post of that day."""
SOLE = frozenset(key for key, _ in _PATTERNS)
LEADS = frozenset(["president", "prime minister", "chancellor", "king"])
"""Offices that a list of leaders calls only "head of state or government"."""
NONE_OF = {
    "USA": frozenset(["prime minister", "foreign minister", "chancellor", "king"]),
    "GBR": frozenset(["president"]),
    "CAN": frozenset(["president"]),
    "AUS": frozenset(["president"]),
    "NZL": frozenset(["president"]),
    "JPN": frozenset(["president"]),
    "SAU": frozenset(["president"]),
    "JOR": frozenset(["president"]),
}
"""Offices that a state never had by that name in the times that the tables of posts cover. Written for this check."""
ONE_ONLY = {"USA": frozenset(["president", "vice president", "secretary of state", "secretary of defense"])}
"""Offices of a state of which nobody holds two; who is known to hold one at a time holds none of the others."""
LEADER = "head of state or government"
OF_ONE_STATE = {
    "secretary of state": "USA",
    "secretary of defense": "USA",
    "director of central intelligence": "USA",
    "national security adviser": "USA",
}


@lru_cache(maxsize=8192)
def told_before(words: str) -> tuple[str, int] | None:
    """The office that the words before a name end with and where it starts in them: "the Israeli Foreign Minister " is
    ("foreign minister", 12). None where no such title stands there, or it is another's, or of another time."""
    stripped = words.rstrip()
    match = TITLE.search(stripped)
    if match is None:
        return None
    title = match.group()
    if not title[0].isupper() and "-" not in title and not title.islower():
        return None
    before = stripped[: match.start()]
    if _NOT_HELD.search(before):
        return None
    key = _key(folded(title))
    return (key, match.start()) if key else None


@dataclass(frozen=True, slots=True)
class Behind:
    """A title behind a name: the office, the words of whose it is ("" where none), and how many code points it takes."""

    office: str
    whose: str
    length: int


_APPOSED = re.compile(
    r", (?P<then>(?:then|now|at (?:that|the) time|by then) )?(?P<the>the )?(?P<whose>(?:[A-Z][\w.]*(?:['’]s)? ){0,2}?)"
    r"(?P<title>(?i:" + "|".join(f"(?:{pattern})" for key, pattern in _PATTERNS if key != "king") + r"))"
    r"(?: of (?:the )?(?P<of>[A-Z]\w+(?: [A-Z]\w+)?))?"
    r"(?P<close>,(?! (?:and|or|the|a|an|[A-Z]\w*|under|from|until|in|during|between|since)\b)|[.;)]|$)"
)


@lru_cache(maxsize=8192)
def told_behind(words: str) -> Behind | None:
    """The office that the words behind a name begin with: ", then Secretary of State, " or ", the Foreign Minister of
    Egypt, ". None where another person of a list may begin there, and for a post of another time."""
    match = _APPOSED.match(words)
    if match is None or not (match["then"] or match["the"] or match["title"][0].isupper()):
        return None
    whose = (match["of"] or match["whose"] or "").strip().removesuffix("’s").removesuffix("'s")
    key = _key(folded(match["title"]))
    return Behind(key, whose, match.start("close")) if key else None


def _key(title: str) -> str | None:
    return next((key for key, pattern in _COMPILED if pattern.fullmatch(title)), None)


_ELSEWHERE = re.compile(
    r"\b(?:deputy|vice (?!president)|under|assistant|acting|former|special|to the|office of|wife|staff|aide|member|bank"
    r"|session|assembly|university|council|senate|board|compan|corporation|part(?:y|ies)|congress|commission|institute|committee"
    r"|federation|association|province|state of|designate|elect)"
)
"""Words of a table's office that make it another post than the bare title says."""


@lru_cache(maxsize=8192)
def held_as(office: str) -> str | None:
    """The office that a table's wording tells ("British Prime Minister", "President of the United States"); None where it
    is none of those weighed here. "Deputy", "assistant to" and the like are other posts."""
    words = folded(office).replace("’", "'").strip(" ,.")
    if words in ("general secretary", "leader", "chairman"):
        return None
    whole = _key(words)
    if whole:
        return whole
    if _ELSEWHERE.search(words):
        return None
    for key, pattern in _COMPILED:
        if re.fullmatch(rf"(?:[\w'.]+ ){{0,2}}(?:{pattern.pattern})(?:,? of (?:the )?[\w .']+)?", words):
            return key
    return None


_LINKS = re.compile(r"\b(?:of|the)\b|[,.]", re.IGNORECASE)


def owner_of(office: str) -> str:
    """What is left of a table's wording of an office beside the office: "Soviet", "United States", "" or "Ford Motors"."""
    key = held_as(office)
    left = office
    for name, pattern in _PATTERNS:
        if name == key:
            left = re.sub(pattern, " ", office, count=1, flags=re.IGNORECASE)
    return " ".join(_LINKS.sub(" ", left).split())
