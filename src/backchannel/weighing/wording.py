"""What a claim is about, in the words that two tellings of one event share."""

import re
from dataclasses import dataclass

from backchannel.record.claim import Claim, Participant
from backchannel.record.passage import Passage
from backchannel.weighing.scene import plain


@dataclass(frozen=True, slots=True)
class Once:
    """An event that two parties have once: types it is read as, words of its trigger and of its thing."""

    types: frozenset[str]
    trigger: re.Pattern[str]
    thing: re.Pattern[str] | None
    parties: int


ONCE = {
    "recognition": Once(frozenset(["SUPPORT"]), re.compile(r"recogni[sz]\w+", re.IGNORECASE), None, 2),
    "relations": Once(
        frozenset(["SUPPORT"]),
        re.compile(r"establish(?:ed|ment)$", re.IGNORECASE),
        re.compile(r"\b(?:diplomatic|consular) relations\b", re.IGNORECASE),
        2,
    ),
    "war": Once(
        frozenset(["THREATEN", "ASSAULT"]),
        re.compile(r"declar\w+", re.IGNORECASE),
        re.compile(r"\bwar\b", re.IGNORECASE),
        2,
    ),
    "severance": Once(
        frozenset(["SANCTION", "RETREAT"]),
        re.compile(r"sever\w*|broke\w*|break\w*|cut|rupture\w*", re.IGNORECASE),
        re.compile(r"\brelations\b", re.IGNORECASE),
        2,
    ),
    "treaty": Once(
        frozenset(["AGREE"]),
        re.compile(r"sign\w*|conclu\w+", re.IGNORECASE),
        re.compile(r"\b(?:treaty|convention|pact|protocol|accord|agreement|armistice|memorandum)\b", re.IGNORECASE),
        2,
    ),
}
"""What may be laid side by side when told with two times. Meetings and votes happen often and are left out."""


BETWEEN_STATES = frozenset(["recognition", "relations", "war", "severance"])
"""Acts of states, whose parties are told apart by their codes."""


def once(claim: Claim) -> str | None:
    """Which of the events that happen once ``claim`` tells; None for all others."""
    about = " ".join(part for part in (claim.thing.words.words if claim.thing else "", claim.trigger.words))
    for name, event in ONCE.items():
        if claim.type in event.types and event.trigger.search(claim.trigger.words):
            if event.thing is not None and not event.thing.search(about):
                continue
            return name
    return None


_FILLER = frozenset(
    "a an the of and between with on for to in its their his her u s american new first that this".split()
)
_WORD = re.compile(r"[^\W_]+")


def thing_words(claim: Claim) -> frozenset[str]:
    """The words of the thing, without articles and links."""
    words = claim.thing.words.words if claim.thing else ""
    return frozenset(word for word in (m.group().lower() for m in _WORD.finditer(words)) if word not in _FILLER)


def same_thing(one: Claim, other: Claim) -> bool:
    """Whether two claims name one thing: the same words, or no thing at all where the event needs none.

    An agreement needs a name of its own: "an agreement" twice may be two agreements.
    """
    here, there = thing_words(one), thing_words(other)
    if once(one) == "treaty":
        return here == there and len(here) > 2
    if once(one) == "recognition":
        return here == there or not here or not there
    return here == there


@dataclass(frozen=True, slots=True)
class Amount:
    """A number told of a thing, its unit folded, and the words."""

    value: float
    unit: str
    words: Passage


_ROUND = re.compile(
    r"\b(?:about|some|nearly|almost|around|roughly|approximately|over|under|up to|at least|at most|more|less|fewer|another|"
    r"additional|than|first|second|initial)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_WORDS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_SCALE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


def amount_of(claim: Claim) -> Amount | None:
    """The exact number that ``claim`` tells of its thing, or of those whom it expels, frees or takes; None where it's
    rounded ("about 200") or none is told."""
    thing = claim.thing
    if thing is None or thing.amount is None or thing.unit is None:
        return _counted(claim)
    if _ROUND.search(thing.words.words):
        return None
    words = plain(thing.words.words).lower()
    told = thing.amount.lower()
    if told in _SCALE:
        # "40 million dollars": the amount is told by its scale, the number stands before it.
        before = re.search(rf"([\w.,]+) {told}\b", words)
        told = before[1] if before is not None else told
    value = number(told)
    if value is None:
        return None
    for scale, factor in _SCALE.items():
        if re.search(rf"{re.escape(told)}\s+{scale}\b", words):
            value *= factor
    return Amount(value, thing.unit.lower().removesuffix("s"), thing.words)


_COUNTED = frozenset(["SANCTION", "RETREAT", "COERCE"])
"""Types of deeds whose recipients are counted once for a day. Of the killed and wounded there are several counts a day."""


def counted(claim: Claim, party: Participant) -> re.Match[str] | None:
    """The number and the noun where ``party`` is told as a number of people ("105 Soviet diplomats")."""
    if claim.type not in _COUNTED or party.role != "recipient" or party.words is None:
        return None
    return _PEOPLE.fullmatch(plain(party.words.words))


_PEOPLE = re.compile(
    r"(?:the |all )?(?P<number>\d+(?:,\d{3})*|[a-z]+) (?P<unit>(?:[\w-]+ )?[a-z]+s|(?:[\w-]+ )?[a-z]*men)"
)


def _counted(claim: Claim) -> Amount | None:
    found = [(match, p.words) for p in claim.participants if (match := counted(claim, p)) and p.words is not None]
    if len(found) != 1:
        return None
    ((match, words),) = found
    value = number(match["number"])
    return Amount(value, match["unit"].lower(), words) if value is not None else None


def number(words: str) -> float | None:
    """A number in figures or one of the small ones in words; None for anything else."""
    match = _NUMBER.fullmatch(words.strip("$£€"))
    if match:
        return float(match.group().replace(",", ""))
    small = _WORDS.get(words.lower())
    return float(small) if small is not None else None


_EVENT = {
    "recognition": "the recognition",
    "relations": "the beginning of relations",
    "war": "the declaration of war",
    "severance": "the break of relations",
    "treaty": "one agreement",
    "visit": "one visit",
}
_TYPE = {
    "CONSULT": "a meeting",
    "AGREE": "an agreement",
    "AID": "aid",
    "COOPERATE": "cooperation",
    "SUPPORT": "support",
}


def event_words(claim: Claim) -> str:
    """The event as a noun with its parties in the words of the text."""
    parties = " and ".join(
        dict.fromkeys(plain(party.words.words) for party in claim.participants if party.words is not None)
    )
    noun = _EVENT.get("visit" if claim.mode == "visit" else once(claim) or "") or _TYPE.get(claim.type, "an act")
    return f"{noun} of {parties}" if parties else noun
