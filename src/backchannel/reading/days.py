"""EDTF strings and the days that they allow: own arithmetic for the part of the standard that reading writes.

The part is: years, months, days; seasons 21–24; decades and centuries with X; intervals with ".."; sets in braces or
brackets;
a closing "~", "?" or "%". Checked against the edtf package by the tests.
"""

import re
from calendar import monthrange
from functools import lru_cache

_ONE = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[~?%]?$")


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[str | None, str | None]:
    """Earliest and latest day (ISO 8601) of ``edtf``; None where it is open. ValueError for what reading never writes.

    Winter counts from December to the February after, as in the edtf package's table; the other seasons are of three months.
    """
    if edtf[0] in "{[":
        days = [bounds(part) for part in edtf[1:-1].split(",")]
        return min(str(first) for first, _ in days), max(str(last) for _, last in days)
    if "/" in edtf:
        start, end = edtf.split("/")
        return (
            bounds(start)[0] if start not in ("", "..") else None,
            bounds(end)[1] if end not in ("", "..") else None,
        )
    match = _ONE.match(edtf)
    if match is None:
        raise ValueError(f"{edtf!r} is not EDTF of the part that reading writes")
    year, month, day = match.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None or month == "XX":
        return f"{low:04d}-01-01", f"{high:04d}-12-31"
    if int(month) > 12:
        return _season(low, int(month))
    if day is None or day == "XX":
        return f"{low:04d}-{month}-01", f"{high:04d}-{month}-{monthrange(high, int(month))[1]:02d}"
    if not 1 <= int(day) <= monthrange(low, int(month))[1]:
        raise ValueError(f"there is no day {edtf!r}")
    return f"{low:04d}-{month}-{day}", f"{high:04d}-{month}-{day}"


def _season(year: int, number: int) -> tuple[str, str]:
    if number == 24:
        return f"{year:04d}-12-01", f"{year + 1:04d}-02-{monthrange(year + 1, 2)[1]:02d}"
    first = 3 * (number - 20)
    return f"{year:04d}-{first:02d}-01", f"{year:04d}-{first + 2:02d}-{monthrange(year, first + 2)[1]:02d}"


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def part(edtf: str, which: str) -> tuple[str, str]:
    """Earliest and latest day of the "early", "mid" or "late" part of a year, month, decade or century.

    Generous on purpose (halves for early and late, the middle half for mid): writers mean different things, and a check
    of dates must not find a clash where there is none.
    """
    first, last = bounds(edtf)
    assert first is not None
    assert last is not None
    if len(edtf.rstrip("~?%")) == 7 and int(edtf[5:7]) <= 12:
        month = first[:7]
        return {
            "early": (f"{month}-01", f"{month}-15"),
            "mid": (f"{month}-08", f"{month}-23"),
            "late": (f"{month}-16", last),
        }[which]
    low, high = int(first[:4]), int(last[:4])
    if low == high:
        if first[5:] != "01-01":
            return first, last
        return {
            "early": (first, f"{low}-06-30"),
            "mid": (f"{low}-04-01", f"{low}-09-30"),
            "late": (f"{low}-07-01", last),
        }[which]
    half, quarter = (high - low + 1) // 2, (high - low + 1) // 4
    return {
        "early": (first, f"{low + half - 1}-12-31"),
        "mid": (f"{low + quarter}-01-01", f"{high - quarter}-12-31"),
        "late": (f"{low + half}-01-01", last),
    }[which]
