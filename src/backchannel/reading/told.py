"""A time as the words tell it, and what its readers share: the groups of a form, and the time that a value makes."""

import re
from dataclasses import dataclass
from typing import Literal

from backchannel.reading.date_forms import MONTHS, NUMBERS, ORDINALS
from backchannel.reading.days import part
from backchannel.record.edtf import bounds

Kind = Literal["absolute", "partial", "deictic", "relative"]


@dataclass(frozen=True, slots=True)
class Told:
    """A time found at ``start``–``end`` (code points). ``edtf`` is None where the words alone give none.

    ``month``/``day``/``weekday``/``season`` hold what a partial time gives; ``shift`` and ``unit`` what a counted one does
    (unit D W M Y, shift None where vague). ``open`` is "before", "after" or "" for times told as a limit; ``within`` is the
    part of the period ("early"); ``until`` is the last day where ``day`` begins several ("August 12–14").
    """

    start: int
    end: int
    kind: Kind
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    open: str = ""
    within: str = ""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    shift: int | None = None
    unit: str = ""
    until: int | None = None


def absolute(match: "re.Match[str]", edtf: str, within: str = "", end: int | None = None) -> Told | None:
    """The absolute time of a form found; None where the calendar has no such day."""
    try:
        earliest, latest = part(edtf, within) if within else bounds(edtf)
    except ValueError:
        return None
    return Told(match.start(), end or match.end(), "absolute", edtf, earliest, latest, within=within)


class Groups:
    """The groups of one form, None where the form has no such group."""

    __slots__ = ("groups",)

    def __init__(self, match: "re.Match[str]") -> None:
        self.groups = match.groupdict()

    def __call__(self, name: str) -> str | None:
        return self.groups.get(name)

    def month(self, name: str = "M") -> int:
        return MONTHS[(self(name) or "").lower().rstrip(".")]

    def day(self, name: str = "d") -> int:
        said = self(name) or "0"
        if said[0].isdigit():
            return int(re.sub(r"\D", "", said))
        tens, _, ones = (
            said.lower().removesuffix("of").strip().removesuffix("day").strip().replace("-", " ").partition(" ")
        )
        return {"twenty": 20, "thirty": 30}.get(tens, 0) + ORDINALS.get(ones, 0) if ones else ORDINALS.get(tens, 30)

    def part(self) -> str:
        word = (self("part") or "").lower()
        if not word:
            return ""
        if "mid" in word:
            return "mid"
        return "early" if re.search("early|begin|start|first|opening", word) else "late"


def counted(word: str | None) -> int | None:
    """The number that a word or figures tell; None where it is vague ("several")."""
    if not word:
        return None
    if word.isdigit():
        return int(word)
    return NUMBERS.get(word.lower())
