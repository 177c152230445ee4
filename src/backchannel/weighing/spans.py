"""Times as spans of days, so that two tellings can be compared; and how a time is shown in a finding."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from backchannel.record.when import When

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_UNSURE = frozenset("?~%X")


@dataclass(frozen=True, slots=True)
class Span:
    """From ``first`` to ``last`` day, both included. It says only that the thing lies inside, not that it lasted so long."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it allows."""
        return (self.last - self.first).days + 1

    def apart(self, other: "Span") -> int:
        """Days between the two; 0 where they touch or share a day."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)

    def within(self, other: "Span") -> bool:
        """Whether every day of it is one of ``other``."""
        return other.first <= self.first and self.last <= other.last


def told(when: When | None) -> Span | None:
    """The days that a time allows, where the text itself tells them, bounded on both sides and without "about".

    None for a time that a rule inferred from another sentence, and for one whose year the words leave to be supplied
    ("June 23"): of five findings in 9,165 claims of unchanged FRUS documents and UN speeches, all five came from such years.
    """
    if when is None or when.words is None or not when.earliest or not when.latest:
        return None
    if not _YEAR.search(when.words.words):
        return None
    if when.edtf is None or _UNSURE & set(when.edtf) or (when.relation is not None and when.relation.kind != "on"):
        return None
    return between(when.earliest, when.latest)


def between(earliest: str, latest: str) -> Span | None:
    """The span from one ISO 8601 day to another; None where either is no day that a calendar has."""
    try:
        span = Span(date.fromisoformat(earliest), date.fromisoformat(latest))
    except ValueError:
        return None
    return span if span.first <= span.last else None


def of_edtf(edtf: str | None) -> Span | None:
    """The days of a year, month or day as the world's tables write them; None for anything else."""
    match = _DAY.fullmatch(edtf or "")
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    if year == 0:
        return None
    try:
        if day:
            return Span(date(year, int(month), int(day)), date(year, int(month), int(day)))
        if month:
            last = calendar.monthrange(year, int(month))[1]
            return Span(date(year, int(month), 1), date(year, int(month), last))
    except ValueError:
        return None
    return Span(date(year, 1, 1), date(year, 12, 31))


def shown(edtf: str | None) -> str:
    """A day, month or year in words: "3 March 1971"; an open end is "?"; anything else stays as it is."""
    match = _DAY.fullmatch(edtf or "")
    if match is None:
        return edtf or "?"
    if match[3]:
        return f"{int(match[3])} {calendar.month_name[int(match[2])]} {match[1]}"
    return f"{calendar.month_name[int(match[2])]} {match[1]}" if match[2] else match[1]


_MONTHS = "|".join(calendar.month_name[1:])
_DATE = rf"(?P<date>(?:(?P<m1>{_MONTHS}) (?:(?P<d1>\d\d?), )?|(?P<d2>\d\d?) (?P<m2>{_MONTHS}) )(?P<year>[12]\d{{3}}))"
_BEFORE = re.compile(rf"\b(?:On|In|By|During) {_DATE},? (?:the )?$")
_BEHIND = re.compile(rf"(?:['’]s? | (?:on|in) ){_DATE}(?!\d)")
_HERE = re.compile(rf"{_DATE}(?!\d)")
_HONOURED = re.compile(
    r"\b(?:memor\w*|commemorat\w*|tribute|(?:re)?named|honou?r\w*|anniversary|birth\w*|bust|statue|portrait|grave|tomb|library"
    r"|legacy|death|funeral|assassinat\w*|until|since|after|before|under|history|former|biograph\w*|stamp)\b",
    re.IGNORECASE,
)
"""Words before a name, in its sentence, with which a date behind it may be long after the person's days in office."""
_SENTENCE_END = re.compile(r"[.;:!?]\s|\n")


def date_before(content: str, end: int) -> tuple[int, int, Span] | None:
    """A day or month with its year that opens a sentence right before ``end`` ("On 3 March 1971, "): where its words start
    and end, and its days. For names that no claim was read of."""
    start = max(0, end - 48)
    match = _BEFORE.search(content[start:end])
    return _dated(match, start) if match is not None else None


def date_beside(content: str, start: int, end: int) -> tuple[int, int, Span] | None:
    """As ``date_before``; else the day or month right behind a name ("a letter to President X on 3 March 1971"), unless
    the sentence tells of honours or of what came later. The name with its title is at ``start`` up to ``end``."""
    opening = date_before(content, start)
    if opening is not None:
        return opening
    match = _BEHIND.match(content, end)
    sentence = _SENTENCE_END.split(content[max(0, start - 240) : start])[-1]
    return _dated(match, 0) if match is not None and not _HONOURED.search(sentence) else None


def date_at(content: str, start: int) -> tuple[int, int, Span] | None:
    """The day or month with its year whose words begin at ``start``; as ``date_before``."""
    match = _HERE.match(content, start)
    return _dated(match, 0) if match is not None else None


def _dated(match: re.Match[str], at: int) -> tuple[int, int, Span] | None:
    month = list(calendar.month_name).index((match["m1"] or match["m2"]).capitalize())
    day = match["d1"] or match["d2"]
    span = of_edtf(f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else ""))
    return (at + match.start("date"), at + match.end("date"), span) if span is not None else None
