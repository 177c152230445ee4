"""Brief marks: how a person marks sentences of other people's texts without copying them.

    =12
    met | CONSULT/visit | a Kissinger | a Dobrynin | p Paris | t yesterday
    asked | REQUEST/assist | a minister | r Italy | o aircraft
    deliver | AID | a Italy | r minister | o aircraft | !asked asked | ^official minister : asked
    =13 -

A sentence's number, then a line for each event: trigger, type and mode, then the roles (letters of ``labels.ROLE_OF_LETTER``)
with their words exactly as the sentence has them, ``!stance words``, ``@openness words`` and ``^kind teller : cue``,
outermost first. ``-`` says that the sentence was read and tells no event. Words that come more than once mean the
place nearest to the trigger;
``words#2`` is the second place. A line is one of the stand-off layer when it is resolved (``standoff.py``).
"""

import re
from collections.abc import Iterator
from typing import Any, get_args

from backchannel.record.claim import HopKind, OpennessValue, StanceValue
from training.corpus.labels import MODES, ROLE_OF_LETTER, TYPES

Found = tuple[int, int]
_NUMBERED = re.compile(r"(.*?)#(\d+)", re.DOTALL)
_EDGE = re.compile(r"\w")


class BriefError(ValueError):
    """What is wrong with a line of marks, in words."""


def blocks(marks: str) -> Iterator[tuple[int, int, list[str]]]:
    """(sentence, line number, its event lines) in the order written. Raises BriefError."""
    number: int | None = None
    began = 0
    lines: list[str] = []
    for place, line in enumerate([*marks.splitlines(), "=0"], 1):
        line = line.strip()
        if not line or line.startswith("//"):
            continue
        if line.startswith("="):
            if number is not None:
                yield number, began, lines
            head = line[1:].split()
            if not head or not head[0].isdigit():
                raise BriefError(f"line {place}: {line!r} numbers no sentence")
            number, began, lines = int(head[0]), place, []
        elif number is None:
            raise BriefError(f"line {place}: an event before any sentence")
        else:
            lines.append(line)


def event(line: str, sentence: str) -> dict[str, Any]:
    """The event of one line as the layer keeps it, offsets from the start of ``sentence``. Raises BriefError."""
    fields = [field.strip() for field in line.split("|")]
    if len(fields) < 2:
        raise BriefError(f"{line!r} has no type")
    start, end = _find(fields[0], sentence, 0)
    name, _, mode = fields[1].partition("/")
    kind = next((known for known in TYPES if known == name), None)
    if kind is None:
        raise BriefError(f"unknown type {name!r}")
    if mode and mode not in MODES[kind]:
        raise BriefError(f"{kind} has no mode {mode!r}; it has {', '.join(sorted(MODES[kind])) or 'none'}")
    made: dict[str, Any] = {"trigger": [start, end], "type": kind}
    if mode:
        made["mode"] = mode
    roles: list[list[Any]] = []
    chain: list[list[Any]] = []
    for field in fields[2:]:
        if not field:
            continue
        sign, rest = field[0], field[1:].strip()
        if sign in "!@":
            value, _, words = rest.partition(" ")
            known = get_args(StanceValue if sign == "!" else OpennessValue)
            if value not in known:
                raise BriefError(f"unknown {'stance' if sign == '!' else 'openness'} {value!r}")
            key = "stance" if sign == "!" else "openness"
            made[key] = value
            if words.strip():
                roles.append([key, *_find(words, sentence, start)])
        elif sign == "^":
            chain.append(_hop(rest, sentence, start))
        elif sign in ROLE_OF_LETTER and field[1:2] == " ":
            roles.append([ROLE_OF_LETTER[sign], *_find(rest, sentence, start)])
        else:
            raise BriefError(f"cannot read {field!r}")
    if roles:
        made["roles"] = sorted(roles, key=lambda role: (role[1], role[2], role[0]))
    if chain:
        made["chain"] = chain
    return made


def _hop(field: str, sentence: str, near: int) -> list[Any]:
    kind, _, rest = field.partition(" ")
    if kind not in get_args(HopKind):
        raise BriefError(f"unknown kind of teller {kind!r}; it is one of {', '.join(get_args(HopKind))}")
    teller, _, cue = rest.partition(":")
    return [
        kind,
        list(_find(teller, sentence, near)) if teller.strip() not in ("", "-") else None,
        list(_find(cue, sentence, near)) if cue.strip() not in ("", "-") else None,
    ]


def _find(words: str, sentence: str, near: int) -> Found:
    """Where ``words`` stand as whole words, the place nearest to ``near`` unless numbered."""
    words = words.strip()
    chosen = 0
    numbered = _NUMBERED.fullmatch(words)
    if numbered:
        words, chosen = numbered[1].strip(), int(numbered[2])
    places = [
        found.start()
        for found in re.finditer(re.escape(words), sentence)
        if not (_EDGE.match(sentence[found.start() - 1 : found.start()]) and _EDGE.match(words))
        and not (_EDGE.match(sentence[found.end() : found.end() + 1]) and _EDGE.match(words[-1:]))
    ]
    if not words or not places:
        raise BriefError(f"{words!r} does not stand in the sentence as whole words")
    if chosen > len(places):
        raise BriefError(f"{words!r} stands there {len(places)} times, not {chosen}")
    start = places[chosen - 1] if chosen else min(places, key=lambda place: abs(place - near))
    return start, start + len(words)
