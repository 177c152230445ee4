"""Whom a document's own editors name: their mark-up joins names better than any rule, and their list says who it is."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from backchannel.actors.acquaintance import OF_ALL
from backchannel.actors.office import HEADS
from backchannel.actors.written import tidy
from backchannel.reading.draft import Mentioned
from backchannel.record.named import Named
from backchannel.world.world import World

NAMED = "named so by the document's editors"
LISTED = "state by the editors' list of persons"
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’.-][^\W\d_]+)*|[;,]")
_TOWARD = frozenset(["to", "in", "with", "at", "for"])
_AFFAIRS = frozenset("affairs desk division section branch".split())
"""What an office deals with is named before these ("Officer in Charge of Syria Affairs")."""
_NEAR = 5
"""Words that one phrase may go on behind the state: "Soviet First Deputy Foreign Minister" has four."""
_SERVES = frozenset("member office department bureau staff usn usaf usmc embassy".split())
"""What a list tells instead of an office."""
_RULERS = frozenset(["minister", "premier", "president", "king", "chancellor", "shah"])
_WITHOUT = frozenset(["USA"])
"""States that have no ministers at home."""
_MINISTERS = frozenset(
    [("minister", "of"), ("minister", "for"), ("prime", "minister"), ("foreign", "minister"), ("defense", "minister")]
)
_OF_BODY = re.compile(
    r"[^;]*?\b(?:Secretary[-–— ]General\b|United Nations (?:official|Under Secretary|Mediator|Representative (?:in|for|on)))"
)
"""Servants of a body of several states, by what a list tells first."""
_HOLDS = frozenset(["minister", "secretary", "ambassador", "president", "premier", "chancellor", "chargé"])
"""Who serves the state named before him, whatever his affairs."""
_SENT = frozenset(["delegation", "embassy", "legation", "mission"])
_FAR = 8
"""Words in which what an office deals with ends: "Vietnam, Laos, and Cambodia Affairs"."""
_OWNING = re.compile(r"['’]s$")
_ASIDE = re.compile(r"\s*(?:\([^)]*\)|“[^”]*”|\"[^\"]*\")")


def named_by_editors(mentions: Sequence[Mentioned], named: Sequence[Named]) -> dict[int, Named]:
    """The person whom the editors name at each mention, by its number; ``named`` is in text order, none within another.

    What the text tells as a state ("Iran, Morocco and Jordan") is one, though the mark-up has a person of that name.
    """
    starts = [one.start for one in named]
    found: dict[int, Named] = {}
    for number, told in enumerate(mentions):
        at = bisect_right(starts, told.passage.end - 1) - 1
        if told.kind == "name" and told.names != "state" and at >= 0 and told.passage.start < named[at].end:
            found[number] = named[at]
    return found


def in_order(listed: str) -> str:
    """A listed name as it is spoken: "Wilton B. Persons" of "Persons, Maj. Gen. Wilton B. (Jerry)"."""
    family, *given = _ASIDE.sub(" ", listed).split(", ")
    return tidy(" ".join([*given[:1], family, *given[1:]]))


def state_listed(about: str, world: World, year: int | None) -> str | None:
    """The state of an office of which a list says ``about``: of "British Ambassador to France" Britain. None where the words
    don't tell it."""
    forms = _WORD.findall(about)
    for found in world.find(forms, year):
        known = found.known[0]
        if known.country is None or known.use in ("capital", "seat"):
            continue
        before = [form for form in forms[: found.first] if form.lower() != "the"][-2:]
        if before[-1:] and before[-1].lower() in _TOWARD:
            continue
        behind = _phrase(forms[found.last + 1 :])
        dealt = _dealt([form.lower() for form in forms[found.last + 1 : found.last + 1 + _FAR]])
        if known.kind != "state":
            told = _named_with_state(forms[found.first : found.last + 1], world)
        elif dealt:
            told = False
        elif before[-1:] == [","] and known.use == "name" and _rules(forms[: found.first]):
            told = True  # "Minister of Interior, Republic of Vietnam"; who is sent somewhere is told with "to" or "in".
        elif before[-1:] == ["of"] and known.use == "name":
            told = before[0][:1].isupper() or before[0] in HEADS
        elif known.use == "adjective" and (found.first == 0 or (behind[:1] and behind[0] in _SENT)):
            told = True
        else:
            told = any(part in HEADS for form in behind for part in form.split("-")) or bool(world.find(behind, year))
        if told:
            return known.country
    return None


def _dealt(behind: Sequence[str]) -> bool:
    """Whether a state is what an office deals with, by the words behind it: "Syria Affairs", but not "Egyptian Minister of
    Foreign Affairs"."""
    end = next((place for place, form in enumerate(behind) if form in _AFFAIRS), None)
    return end is not None and not any(form in _HOLDS for form in behind[:end])


def _rules(forms: Sequence[str]) -> bool:
    """Whether the last office told there, behind the last semicolon, is that of a minister or of a head of state or
    government."""
    clause = max((place for place, form in enumerate(forms) if form == ";"), default=-1) + 1
    heads = [form.lower() for form in forms[clause:] if form.lower() in HEADS]
    return heads[-1:] != [] and heads[-1] in _RULERS


def _named_with_state(forms: Sequence[str], world: World) -> bool:
    """Whether a body is named together with its state ("British Foreign Office")."""
    return any(known.kind == "state" for form in forms for known in world.named(form)[:1])


def state_of_list(about: str, home: str, world: World) -> str | None:
    """``home``, the state whose papers hold the list, for whoever is told without a state ("Ambassador to France",
    "Under Secretary"); None for envoys to it, for servants of all states, and where no office is told."""
    if envoy_to(about, home, world) or OF_ALL.search(about) or _OF_BODY.match(about):
        return None
    forms = [_OWNING.sub("", form).lower() for form in _WORD.findall(about)]
    pairs = pairwise(form for form in forms if form != "the")
    if home in _WITHOUT and "embassy" not in forms and any(pair in _MINISTERS for pair in pairs):
        return None
    return home if any(part in HEADS | _SERVES for form in forms for part in form.split("-")) else None


def envoy_to(about: str, state: str, world: World) -> bool:
    """Whether a list says of somebody that he served in ``state`` or was sent to it."""
    forms = _WORD.findall(about)
    return any(
        found.known[0].id == state
        and found.known[0].use == "name"
        and _TOWARD & {form.lower() for form in forms[max(0, found.first - 2) : found.first]}
        and forms[found.last + 1 : found.last + 2] != ["Embassy"]
        for found in world.find(forms)
    )


def _phrase(forms: Sequence[str]) -> list[str]:
    """The first few of ``forms``, folded, as far as one phrase goes."""
    end = next((place for place, form in enumerate(forms) if form in (",", ";", "and", "to", "in")), len(forms))
    return [form.lower() for form in forms[: min(end, _NEAR)]]
