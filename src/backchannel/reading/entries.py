"""What stands before the prose of a block and dates it: the label of an entry in a chronology, the dateline of a report.

"29 September: Italy declares war" is dated by its label, and the label by the year on the line above the entries.
Neither is part of a sentence: the words after it are read as if they stood alone.
"""

import re
from dataclasses import dataclass

from backchannel.reading.date_forms import MONTHS
from backchannel.reading.days import exists, part
from backchannel.record.edtf import bounds
from backchannel.record.passage import cut
from backchannel.record.when import Relation, When

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d)"
_TO = r"\s*(?:-|–|—|to|/)\s*"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+"
# In order of precedence; each form of a label with its own groups: d M y and, for a span, d2 M2.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<y>[12]\d{3})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|3[01]))?(?!\d)",
        rf"(?P<d>{_DAY})\s+(?P<M>{_MONTH}){_TO}(?P<d2>{_DAY})\s+(?P<M2>{_MONTH})(?:,?\s+(?P<y>{_YEAR}))?",
        rf"(?P<M>{_MONTH})\s+(?P<d>{_DAY}){_TO}(?P<M2>{_MONTH})\s+(?P<d2>{_DAY})(?:,?\s+(?P<y>{_YEAR}))?",
        rf"(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?\s+(?P<M>{_MONTH})(?:,?\s+(?P<y>{_YEAR}))?",
        rf"(?P<M>{_MONTH})\s+(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?(?:,?\s+(?P<y>{_YEAR}))?",
        rf"(?P<M>{_MONTH}){_TO}(?P<M2>{_MONTH})(?:,?\s+(?P<y>{_YEAR}))?",
        rf"(?P<M>{_MONTH})(?:,?\s+(?P<y>{_YEAR}))?",
        rf"(?P<y>{_YEAR})",
        rf"(?P<d>{_DAY})",
    )
)
_LEAD = re.compile(
    rf"(?:[•*–—-]\s*)?(?:{_WEEKDAY})?(?P<words>(?P<ca>(?:c\.|ca\.?|circa|about|around|on\s+or\s+about)\s*)?"
    r"(?:(?:the\s+)?(?:night|evening|morning|afternoon|day)\s+of\s+(?:the\s+)?)?"
    r"(?:(?:the\s+)?(?P<part>early|mid|late|end|beginning|start|middle)[\s-]+(?:of\s+)?)?)",
    re.IGNORECASE,
)
_NOTE = r"(?:\s*\((?:n\.?\s?d\.?|no\s+date|undated|no\s+day|day\s+unknown|date\s+uncertain|\?)\))?"
_TAIL = re.compile(_NOTE + r"(?:\s*:\s+|\s+[–—-]\s+|\s*[—–]\s+|\.\s?[–—]\s*)(?=\S)", re.IGNORECASE)
_STOP = re.compile(r"\.\s+(?=[\"“‘'(]?[^\W\d_a-z])")
"""A label of a day, or of a month with its year, may end with a full stop: "1 August 1969. Norway recalls its envoy"."""
_HEADING = re.compile(
    rf"\W{{0,3}}(?:(?:the\s+year\s+)?(?P<y>{_YEAR})|(?P<M>{_MONTH}),?(?:\s+(?P<my>{_YEAR}))?)\W{{0,3}}"
    r"(?:\(cont(?:inued|\.)\)|cont(?:inued|\.))?\W{0,2}",
    re.IGNORECASE,
)
_PLACE = r"[A-Z][\w.'’-]*(?:\s[A-Z(][\w.'’)-]*){0,3}"
_SHORT = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_SHORT_DAY = rf"(?:(?:[A-Z][a-z]+day,?\s+)?(?:{_SHORT}\s+\d{{1,2}}|\d{{1,2}}\s+{_SHORT})(?:,?\s+{_YEAR})?)"
_AGENCY = r"(?:\s*\((?:Reuters?|AP|AFP|UPI|Xinhua|TASS|Tass|APP|PTI|IRNA|ANI|dpa|DPA|BBC|Tanjug|KUNA|MENA)[^)]{0,20}\))"
_DASH = r"\s?(?:—|–|--)\s*|\s-\s"
# "Oslo, May 3, 1971—6 p.m." is the dateline of a telegram, a block of its own without prose.
_CAPITALS = "[A-ZÀ-ÖØ-Þ.'’-]"
# What else stands in capitals before a dash.
_NO_PLACE = (
    "NATO|NOTE|ASEAN|OPEC|SALT|START|UNITA|FRELIMO|TEXT|SUBJECT|SECRET|CONFIDENTIAL|SUMMARY|COMMENT|BACKGROUND|QUESTION"
    "|ANSWER"
)
_DATELINE = re.compile(
    rf"{_PLACE}(?:,\s+{_PLACE}){{0,2}}(?:,?\s+{_SHORT_DAY}{_AGENCY}?|{_AGENCY})(?:{_DASH})(?!\d|noon|midnight)(?=\S)"
    rf"|(?!(?:{_NO_PLACE})\b)(?:{_CAPITALS}{{4,}}|{_CAPITALS}{{2,}}\s{_CAPITALS}{{3,}})(?:\s{_CAPITALS}{{2,}}){{0,2}}"
    rf"(?:,\s+{_PLACE})?(?:{_DASH})(?=[\"“A-Z])"
)
# No label of an entry and no dateline is longer.
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Label:
    """The date that begins an entry, at ``start``–``end``; the prose begins at ``prose`` and ends at ``block_end``.

    What the label does not give (year, month) is None; ``second`` is the last (month, day) of a span.
    """

    start: int
    end: int
    prose: int
    block_end: int
    year: int | None
    month: int | None
    day: int | None
    second: tuple[int | None, int | None] | None
    within: str
    about: bool


def label_at(content: str, start: int, end: int) -> Label | None:
    """The label of the entry at ``start``; None where the block begins with anything else."""
    lead = _LEAD.match(content, start, min(end, start + _LONGEST))
    assert lead is not None
    for form in _FORMS:
        found = form.match(content, lead.end(), end)
        if found is None:
            continue
        given = found.groupdict()
        stops = given.get("M") and (given.get("d") or given.get("y"))
        tail = _TAIL.match(content, found.end(), end) or (_STOP.match(content, found.end(), end) if stops else None)
        if tail is None:
            continue
        month = _month(given.get("M")) or (int(given["m"]) if given.get("m") else None)
        last = (_month(given.get("M2")), _number(given.get("d2")))
        which = (lead["part"] or "").lower()
        return Label(
            lead.start("words"),
            found.end(),
            tail.end(),
            end,
            _number(given.get("y")),
            month,
            _number(given.get("d")),
            last if any(last) else None,
            {"mid": "mid", "middle": "mid", "late": "late", "end": "late", "": ""}.get(which, "early"),
            bool(lead["ca"]),
        )
    return None


def heading_at(content: str, start: int, end: int, year: str | None) -> str | None:
    """EDTF of a line that is only a year, or a month with its year or under ``year`` (EDTF of the heading above)."""
    found = _HEADING.fullmatch(content, start, end) if end - start < 40 else None
    if found is None:
        return None
    if found["y"]:
        return found["y"]
    told = found["my"] or (year[:4] if year else None)
    month = _month(found["M"])
    return f"{told}-{month:02d}" if told and month else None


def prose_at(content: str, start: int, end: int) -> int:
    """Where the sentences of a block begin: after the label of an entry or a dateline, else at ``start``."""
    label = label_at(content, start, end)
    if label is not None and (label.month is not None or label.year is not None):
        return label.prose
    found = _DATELINE.match(content, start, min(end, start + _LONGEST))
    return found.end() if found else start


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the lines above an entry say: the heading's year or month, and the label before, both EDTF."""

    heading: str | None
    before: str | None


def dated(content: str, label: Label, above: Calendar) -> tuple[When, str | None]:
    """When the entry was, and the rule that supplied the year or month that the label does not say.

    A label without a year that no heading dates takes the year of the label before, unless that stands later in the
    year: then a year may have ended between them, and none is given.
    """
    words = cut(content, label.start, label.end)
    year, month, rule = label.year, label.month, None
    if year is None and above.heading is not None:
        year, rule = int(above.heading[:4]), "year of the heading above"
        if month is None and len(above.heading) == 7:
            month, rule = int(above.heading[5:]), "month of the heading above"
    elif year is None and month is not None and above.before is not None:
        then = above.before[5:7]
        if above.before[:4].isdigit() and (not then.isdigit() or int(then) <= month):
            year, rule = int(above.before[:4]), "year of the entry before"
    edtf = _edtf(label, year, month)
    if edtf is None:
        return When(words, None, None, None, Relation("unsettled")), None
    earliest, latest = part(edtf, label.within) if label.within else bounds(edtf)
    return When(words, edtf, earliest, latest), rule


def _edtf(label: Label, year: int | None, month: int | None) -> str | None:
    if year is None or (month is None and label.day is not None):
        return None
    first = _one(year, month, label.day)
    if first is None or label.second is None:
        return f"{first}~" if first and label.about else first
    last = _one(year, label.second[0] or month, label.second[1])
    return f"{first}/{last}" if last is not None and first < last else None


def _one(year: int, month: int | None, day: int | None) -> str | None:
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if exists(year, month, day) else None


def _month(word: str | None) -> int | None:
    return MONTHS[word.lower().rstrip(".")] if word else None


def _number(word: str | None) -> int | None:
    return int(re.sub(r"\D", "", word)) if word else None
