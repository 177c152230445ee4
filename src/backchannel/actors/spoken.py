"""Whose state a speech without a head is of, by its own words ("on behalf of the Government of Peru", "my country, Peru").

Each way of saying it weighs as often as it is said; a second state that weighs more than half as much leaves it open. Tuned
on every third speech of the UN General Debate, whose files name the state; ``training/evaluate/who.py`` measures the others.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from backchannel.reading.draft import Mentioned
from backchannel.world.world import World

_STATE = r"(?P<state>(?:[Tt]he\s+)?[A-ZÀ-Þ][\w’'-]+(?:\s+(?:of\s+(?:the\s+)?|and\s+|the\s+)?[A-ZÀ-Þ][\w’'-]+)*)"
_OWN = re.compile(r"\b(?:[Mm]y|[Oo]ur)\s+(?:own\s+)?(?:[Cc]ountry|[Dd]elegation|[Gg]overnment|[Nn]ation|[Pp]eople)\b")
_WAYS = (
    (
        3,
        re.compile(
            r"\b(?:on|in)\s+(?:the\s+)?behalf\s+of\s+(?:[\w’' ,]{0,50}?"
            r"\b(?:[Gg]overnment|[Pp]eople|[Dd]elegation|[Nn]ation)\b[\w ]{0,30}?)\s+of\s+" + _STATE
        ),
    ),
    (4, re.compile(r"\b(?:[Mm]y|[Oo]ur)\s+(?:own\s+)?(?:country|delegation|[Gg]overnment|nation|people),\s+" + _STATE)),
    (
        2,
        re.compile(
            r"\b[Tt]he\s+(?:delegation|Government)\s+of\s+"
            + _STATE
            + r"\s+(?:wishes|would\s+like|believes|considers|welcomes|"
            r"supports|hopes|is\s+convinced|congratulates|has\s+always|will|attaches|reaffirms)\b"
        ),
    ),
    (2, re.compile(r"\b[Tt]he\s+(?P<state>[A-Z]\w+)\s+delegation\b")),
    (3, re.compile(r"\b[Ww]e\s+in\s+" + _STATE)),
)
_LEAD = 2.0
_LEAST = 3
_NAMED, _NAMED_LEAD = 8, 2.5
"""Sentences with "we" or "my" that name the speaker's state, at the least, and how many times those of any other: with 4 and
2 three times as many speeches were given the wrong state."""
_OWNED = 3
"""Times that a speaker without other signs says "my country" or the like: a memorandum may tell of another's once."""
_ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Madame?|Sir)\.?,?\s+(?:President|Chair\w*|Speaker|Secretary-General)\b|\bExcellenc"
)
_FIRST = frozenset(["we", "us", "our", "ours", "i", "my", "me"])


def spoken_for(
    content: str, quoted: Sequence[tuple[int, int]], mentions: Sequence[Mentioned], world: World, year: int | None
) -> tuple[str, str] | None:
    """The state that the text's first person speaks for and the words that tell it; None where nothing does, where two states
    may be meant, or where nobody speaks for a country at all ("my Government", "our delegation")."""

    def outside(at: int) -> bool:
        return not any(start < at < end for start, end in quoted)

    own = sum(outside(found.start()) for found in _OWN.finditer(content))
    if not own:
        return None
    votes: Counter[str] = Counter()
    words: dict[str, str] = {}
    for weight, way in _WAYS:
        for found in way.finditer(content):
            country = _state(found["state"], world, year) if outside(found.start()) else None
            if country is not None:
                votes[country] += weight
                words.setdefault(country, " ".join(found.group().split()).rstrip("."))
    best = _first(votes, _LEAD)
    if best is not None:
        return best, f"the speaker's words “{words[best]}”"
    if votes or own < _OWNED or not any(outside(found.start()) for found in _ADDRESSED.finditer(content)):
        return None
    most = _first(_named_with_us(mentions), _NAMED_LEAD, _NAMED)
    return (most, "named far more often than any other where the speaker says “we”") if most is not None else None


def _first(votes: Counter[str], lead: float, least: int = _LEAST) -> str | None:
    ranked = sorted(votes.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] < lead * ranked[1][1]):
        return None
    return ranked[0][0]


def _named_with_us(mentions: Sequence[Mentioned]) -> Counter[str]:
    """In how many sentences with a first person each state is named."""
    states: dict[int, set[str]] = defaultdict(set)
    ours: set[int] = set()
    for told in mentions:
        if told.kind == "pronoun" and told.passage.words.lower() in _FIRST:
            ours.add(told.sentence)
        elif told.kind in ("name", "demonym") and told.country is not None and told.names != "place":
            states[told.sentence].add(told.country)
    return Counter(country for sentence in sorted(ours) for country in sorted(states.get(sentence, ())))


def _state(words: str, world: World, year: int | None) -> str | None:
    """The state that the first of ``words`` name."""
    pieces = re.sub(r"^[Tt]he\s+", "", words).split()
    for size in range(len(pieces), 0, -1):
        for known in world.named(" ".join(pieces[:size]).rstrip("."), year):
            if known.kind == "state" and known.country is not None:
                return known.country
    return None
