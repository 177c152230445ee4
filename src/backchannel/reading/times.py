"""What a partial or counted time means where it stands: by the day of writing, or by the time told last. Each way has a name.

Rules, as they appear in ``Claim.inferred["when"]``: ``year of the time before`` (a day or month without its year
takes the year told last), ``month of the time before``, ``year of the time after`` ("in January and again in May
1885"), ``year of the heading above``, ``month of the heading above``, ``year of the entry before``, ``year of the
source's date``, ``latest before the source's date``, ``next after the source's date``, ``counted from the source's
date``, ``counted from the time before``. Nothing is taken over where nothing was told, and no result is finer than
what the words and the anchor give together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from backchannel.reading.days import exists, part, shifted
from backchannel.reading.entries import Calendar, Label, dated
from backchannel.reading.told import Told
from backchannel.record.edtf import bounds
from backchannel.record.passage import cut
from backchannel.record.when import Relation, When

_LETTER = {"D": "D", "W": "W", "M": "M", "Y": "Y", "H": "H"}


@dataclass(frozen=True, slots=True)
class Settled:
    """A time with what it means; ``rule`` names the rule that supplied what the words do not say.

    ``entry`` is where the prose begins and ends that the time dates as the label of an entry, None for all other times.
    """

    start: int
    end: int
    when: When
    rule: str | None
    relative: bool = False
    entry: tuple[int, int] | None = None


@dataclass(slots=True)
class Anchor:
    """The time told last, and the day of writing (EDTF both), as reading moves down the text.

    ``heading`` is the year or month on a line of its own above, ``entry`` the date of the last label below it.
    ``near`` says whether what is told is news to the writer, as in a report or a cable; ``own`` whether it is mostly of the
    writer's own days, as there and in a speech. ``fresh`` is set where the time told last stands in the same block.
    """

    published: str | None = None
    last: str | None = None
    heading: str | None = None
    entry: str | None = None
    near: bool = True
    own: bool = False
    fresh: bool = False

    def under(self, heading: str) -> None:
        """Moves below a line that is only the year or month ``heading`` (EDTF)."""
        self.heading = self.last = heading
        self.entry = None

    def told(self, edtf: str) -> None:
        """Moves on past a time told. Of a span or set within one month or year only that month or year is counted from."""
        if "/" in edtf or edtf[0] in "{[":
            first, last = bounds(edtf)
            if first is None or last is None or first[:4] != last[:4]:
                return
            edtf = first[:7] if first[:7] == last[:7] else first[:4]
        self.last = edtf
        self.fresh = True

    def stale(self) -> bool:
        """Whether the time told last is of a block before and years before the day of writing: a paper that named 1945 once
        and goes on with "19 July" mostly means its own year."""
        if self.fresh or not self.own or self.last is None or self.published is None or self.last == self.heading:
            return False
        first, written = self.last[:4], self.published[:4]
        return first.isdigit() and written.isdigit() and int(first) + 2 <= int(written)


def labelled(content: str, label: Label, anchor: Anchor) -> Settled:
    """What the label of an entry means at ``anchor``; moves the anchor on."""
    when, rule = dated(content, label, Calendar(anchor.heading, anchor.entry))
    if when.edtf is not None:
        anchor.entry = when.edtf
        anchor.told(when.edtf)
    return Settled(label.start, label.end, when, rule, entry=(label.prose, label.block_end))


# Between two times that share the year of the second; "again" and a bare "and" join two times of one thing.
_SHARED = re.compile(
    r"(?:\s*,)?\s*(?P<and>and|or|then|and\s+then|but)\s+(?P<again>(?:again|once\s+more|also)\s*)?(?P<case>in|on|from|by)?\s*(?:the\s+)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)


def settled(content: str, times: Sequence[Told], anchor: Anchor) -> list[Settled]:
    """``times`` of one block, in order, settled; moves the anchor on.

    A day or month joined to one with its year is of that year, where it stands before it in the calendar. Two times of
    one thing are one time: a set ("in January and again in May 1885") or a span ("between May 1884 and March 1886").
    """
    found: list[Settled] = []
    joined: Settled | None = None
    for told, after in zip_longest(times, times[1:]):
        first = joined
        joined = None
        year = _year_after(content, told, after) if after is not None else None
        if year is None:
            here = settle(content, told, anchor)
        else:
            here = replace(settle(content, told, Anchor(last=year)), rule="year of the time after")
        if first is not None:
            here = _one_of_two(content, first, here)
            if here.start == first.start:
                found.pop()
        found.append(here)
        if after is not None and (year is not None or told.kind == after.kind == "absolute"):
            joined = here
    return found


def _one_of_two(content: str, first: Settled, second: Settled) -> Settled:
    """Both times as one set or span where the words join them, else the second."""
    one, two = first.when.edtf, second.when.edtf
    link = _SHARED.fullmatch(content, first.end, second.start)
    if link is None or link["and"].lower() != "and" or one is None or two is None or not one < two:
        return second
    if not (one + two).replace("-", "").isdigit() or len(one) != len(two):
        return second
    if _BETWEEN.search(content, max(0, first.start - 10), first.start):
        edtf = f"{one}/{two}"
    elif link["again"] or (not link["case"] and first.rule is not None):
        edtf = f"{{{one},{two}}}"
    else:
        return second
    earliest, latest = bounds(edtf)
    words = cut(content, first.start, second.end)
    return Settled(first.start, second.end, When(words, edtf, earliest, latest), first.rule)


def _year_after(content: str, told: Told, after: Told) -> str | None:
    """The year of the time right after, where the two are joined and the words give the first none."""
    if told.kind != "partial" or told.month is None or after.kind != "absolute" or after.edtf is None or after.open:
        return None
    if not after.edtf[:4].isdigit() or not after.edtf[5:7].isdigit() or "/" in after.edtf:
        return None
    if _SHARED.fullmatch(content, told.end, after.start) is None:
        return None
    first = f"{after.edtf[:4]}-{told.month:02d}" + (f"-{told.day:02d}" if told.day else "")
    return after.edtf[:4] if first <= after.edtf and int(after.edtf[5:7]) <= 12 else None


def settle(content: str, told: Told, anchor: Anchor) -> Settled:
    """What ``told`` means at ``anchor``; moves the anchor on."""
    words = cut(content, told.start, told.end)
    if told.kind == "absolute":
        if told.edtf is not None and told.open == "":
            anchor.told(told.edtf)
        relation = Relation(told.open) if told.open else None
        return Settled(told.start, told.end, When(words, told.edtf, told.earliest, told.latest, relation), None)
    if told.kind == "partial":
        edtf, rule = _partial(content, told, anchor)
        if edtf is not None and told.shift is not None:
            edtf = shifted(edtf, told.shift, told.unit)
    elif told.kind == "deictic":
        edtf, rule = _from_writing(content, told, anchor)
    else:
        edtf, rule = _counted(told, anchor.last), "counted from the time before"
    relation = _relation(told)
    if edtf is None:
        return Settled(
            told.start, told.end, When(words, None, None, None, relation or Relation("unsettled")), None, True
        )
    earliest, latest = part(edtf, told.within) if told.within else bounds(edtf)
    if told.kind != "deictic" or (told.unit == "Y" and told.month is not None):
        anchor.told(edtf)
    return Settled(told.start, told.end, When(words, edtf, earliest, latest, relation), rule, told.kind == "relative")


# What makes a bare weekday one to come, and what leaves it open; both in its own clause.
_COMING = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:due|to|scheduled|expected)|plans?\s+to)\b|[’']ll\b", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:would|should|could|might|may|to\s+have)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.,;:!?—\n\"“”]")
# A weekday of a story that was last this many days before the writing may be one of then.
_STALE = 62
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _from_writing(content: str, told: Told, anchor: Anchor) -> tuple[str | None, str]:
    """A time counted from the day of writing. A bare weekday is the last one, or the next where its clause says "will"."""
    rule = "counted from the source's date"
    if told.unit != "weekday" or told.shift is not None:
        return _counted(told, anchor.published), rule
    lead = _CLAUSE.split(content[max(0, told.start - 90) : told.start])[-1]
    if _COMING.search(lead):
        return _counted(replace(told, shift=1), anchor.published), "next after the source's date"
    if _OPEN.search(lead) or (not anchor.near and _stale(anchor)):
        return None, rule
    return _counted(told, anchor.published), rule


def _stale(anchor: Anchor) -> bool:
    """Whether the time told last is well before the day of writing."""
    if anchor.last is None or anchor.published is None or not _DAY.fullmatch(anchor.published):
        return False
    latest = bounds(anchor.last)[1]
    return latest is not None and date.fromisoformat(latest) + timedelta(days=_STALE) < date.fromisoformat(
        anchor.published[:10]
    )


def _relation(told: Told) -> Relation | None:
    if told.kind != "relative":
        return None
    if told.open == "after" and told.shift is None and told.unit:
        return Relation("after", None, None)
    shift = told.shift
    if told.unit in _LETTER and shift is not None:
        amount = abs(shift)
        distance = f"PT{amount}H" if told.unit == "H" else f"P{amount}{told.unit}"
        kind = "within" if told.open == "within" else "same" if shift == 0 else "before" if shift < 0 else "after"
        return Relation(kind, None, distance if shift else None)
    if told.open in ("before", "after"):
        return Relation(told.open, None, None)
    if told.shift is None and not told.unit:
        return Relation("time of day", None, None)
    return Relation("same" if told.shift == 0 else "before" if (told.shift or 0) < 0 else "after", None, None)


_DUE = re.compile(r"\b(?:for|by|until|till|before|planned|due|set|proposed|next|future)\b", re.IGNORECASE)


def _partial(content: str, told: Told, anchor: Anchor) -> tuple[str | None, str | None]:
    """A day or month without its year."""
    base, rule = None if anchor.stale() else anchor.last, "year of the time before"
    if base is not None and base == anchor.heading:
        rule = "year of the heading above"
    elif base is not None and anchor.near and anchor.published is not None and base[:4] > anchor.published[:4]:
        # A year to come was told last; what is told as done was not done in it.
        lead = _CLAUSE.split(content[max(0, told.start - 90) : told.start])[-1]
        if not (_COMING.search(lead) or _OPEN.search(lead) or _DUE.search(lead)):
            base = None
    if base is None or "X" in base[:4]:
        base, rule = anchor.published, "year of the source's date"
    if base is None or "X" in base[:4]:
        return None, None
    year = int(base[:4])
    if (
        told.month is not None
        and rule == "year of the source's date"
        and len(base) >= 7
        and told.month > int(base[5:7])
    ):
        year, rule = year - 1, "latest before the source's date"
    if told.month is not None:
        edtf = _days(told, f"{year:04d}-{told.month:02d}", year)
        return edtf, rule if edtf is not None else None
    if told.day is not None and len(base) >= 7 and int(base[5:7]) <= 12:
        month = int(base[5:7])
        if exists(year, month, told.day):
            return f"{year:04d}-{month:02d}-{told.day:02d}", rule.replace("year", "month")
    return None, None


def _days(told: Told, month: str, year: int) -> str | None:
    """The day or days of ``month`` that are told; the month where none is, None where it has no such day."""
    if told.month is None or told.day is None:
        return month
    if not exists(year, told.month, told.until or told.day):
        return None
    first = f"{month}-{told.day:02d}"
    return f"{first}/{month}-{told.until:02d}" if told.until is not None else first


def _counted(told: Told, base: str | None) -> str | None:
    """``base`` shifted by what is told, no finer than either; None where nothing is told to count from."""
    if base is None or not base[:4].isdigit() or base[0] in "{[" or "/" in base:
        return None
    base = base.rstrip("~?%")
    if told.unit == "weekday":
        return _weekday(told, base)
    shift = told.shift
    if shift is None or told.open == "within":
        return None
    year = int(base[:4])
    fine = len(base)
    if told.season is not None:
        return _season(told, year, base)
    if told.month is not None and told.unit == "month":
        return _month(told, year, base)
    if told.unit == "Y" and told.month is not None:
        return _days(told, f"{year + shift:04d}-{told.month:02d}", year + shift)
    if told.unit == "Y":
        if told.open in ("before", "after") and fine < 7 and told.kind == "relative" and shift == 0:
            return f"{year:04d}"
        return f"{year + shift:04d}" if 1 <= year + shift <= 9999 else None
    if told.unit == "decade":
        return f"{(year // 10 + shift):03d}X"
    if told.unit == "M":
        if fine < 7 or int(base[5:7]) > 12:
            return None
        total = year * 12 + int(base[5:7]) - 1 + shift
        return f"{total // 12:04d}-{total % 12 + 1:02d}"
    if fine < 10:
        return base if shift == 0 and told.unit in ("D", "W") and fine == 7 and int(base[5:7]) <= 12 else None
    day = date.fromisoformat(base)
    if told.unit == "D":
        return (day + timedelta(days=shift)).isoformat()
    if told.unit == "W":
        if told.open in ("before", "after") and abs(shift) > 0:
            return (day + timedelta(weeks=shift)).isoformat()[:7]
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return None


def _season(told: Told, year: int, base: str) -> str | None:
    """ "the following spring": the next one after the anchor; "that summer": the anchor's year's."""
    number, shift = told.season, told.shift or 0
    assert number is not None
    if shift == 0:
        return f"{year:04d}-{number}"
    month = int(base[5:7]) if len(base) >= 7 and int(base[5:7]) <= 12 else None
    if month is None:
        return (
            f"{year + (1 if shift > 0 else -1):04d}-{number}"
            if len(base) == 4 and number in (21, 24) and shift > 0
            else None
        )
    begins = {21: 3, 22: 6, 23: 9, 24: 12}[number]
    if shift > 0:
        return f"{year if month < begins else year + 1:04d}-{number}"
    return f"{year if month >= begins + 3 else year - 1:04d}-{number}"


def _month(told: Told, year: int, base: str) -> str | None:
    month, shift = told.month, told.shift or 0
    assert month is not None
    here = int(base[5:7]) if len(base) >= 7 and int(base[5:7]) <= 12 else None
    if shift == 0:
        return f"{year:04d}-{month:02d}"
    if here is None:
        return None
    if shift > 0:
        return f"{year if month > here else year + 1:04d}-{month:02d}"
    return f"{year if month < here else year - 1:04d}-{month:02d}"


def _weekday(told: Told, base: str) -> str | None:
    """The weekday nearest before the day of writing (the usual sense in news), or after it where "next" says so."""
    if len(base) < 10 or told.weekday is None:
        return None
    day = date.fromisoformat(base)
    if told.shift == 1:
        return (day + timedelta(days=(told.weekday - day.weekday() - 1) % 7 + 1)).isoformat()
    back = (day.weekday() - told.weekday) % 7
    if told.shift == -1 and back == 0:
        back = 7
    return (day - timedelta(days=back)).isoformat()
