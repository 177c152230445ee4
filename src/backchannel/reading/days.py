"""EDTF strings and the days that they allow: own arithmetic for the part of the standard that reading writes.

The part is: years, months, days; seasons 21–24; decades and centuries with X; intervals with ".."; sets in braces or
brackets; a closing "~", "?" or "%". Checked against the edtf package by the tests.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from backchannel.record.edtf import bounds

OF_PAPER = "date of the paper"
"""By what the day of an event is known that a dated paper tells of itself."""
_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}[~?%]?")


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def part(edtf: str, which: str) -> tuple[str, str]:
    """Earliest and latest day of the "early", "mid" or "late" part of a year, month, decade or century.

    Generous on purpose (halves for early and late, the middle half for mid): writers mean different things, and a check
    of dates must not find a clash where there is none. "week 2", "week 1-3" and "week last-2" are weeks of it: by the
    count of its days or by the calendar, whichever reaches further.
    """
    first, last = bounds(edtf)
    assert first is not None
    assert last is not None
    if which.startswith("week "):
        return _weeks(first, last, which.removeprefix("week "))
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


def _weeks(first: str, last: str, which: str) -> tuple[str, str]:
    """Days that the weeks ``which`` of the period may be; a first week may begin on any day from the first to the seventh."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    one, _, two = which.partition("-")
    if one == "last":
        return max(start, end - timedelta(days=7 * int(two or 1) + 5)).isoformat(), last
    earliest = start + timedelta(days=max(0, 7 * (int(one) - 1) - 6))
    latest = min(end, start + timedelta(days=7 * int(two or one) + 5))
    if earliest > latest:
        raise ValueError(f"{first}/{last} has no week {which}")
    return earliest.isoformat(), latest.isoformat()


def stretch(period: str, unit: str, place: int, count: int) -> str | None:
    """EDTF of ``count`` days or months of a year or month from the ``place``-th on (-1: the last); None if it lacks them."""
    first, last = bounds(period)
    assert first is not None
    assert last is not None
    if unit == "month":
        start = place if place > 0 else 13 - count
        if len(period) != 4 or not 1 <= start <= start + count - 1 <= 12:
            return None
        return f"{period}-{start:02d}" + (f"/{period}-{start + count - 1:02d}" if count > 1 else "")
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    start = place if place > 0 else days - count + 1
    if not 1 <= start <= start + count - 1 <= days:
        return None
    one = date.fromisoformat(first) + timedelta(days=start - 1)
    two = one + timedelta(days=count - 1)
    return one.isoformat() + (f"/{two.isoformat()}" if count > 1 else "")


def shifted(edtf: str, count: int, unit: str) -> str | None:
    """``edtf`` (a year, month or day) moved by ``count`` of ``unit`` (D W M Y), no finer than either; else None.

    Days counted from a day give a day; weeks one that is about right ("~"), for nobody counts weeks to the day.
    """
    parts = [int(number) for number in edtf.rstrip("~?%").split("-")] if _PLAIN.fullmatch(edtf) else []
    if not parts or (len(parts) > 1 and parts[1] > 12):
        return None
    if unit == "Y":
        return f"{parts[0] + count:04d}" if 1 <= parts[0] + count <= 9999 else None
    if unit == "M":
        months = parts[0] * 12 + parts[1] - 1 + count if len(parts) > 1 else 0
        return f"{months // 12:04d}-{months % 12 + 1:02d}" if 12 <= months < 120000 else None
    if len(parts) < 3:
        return None
    try:
        day = date(*parts) + timedelta(days=count if unit == "D" else 7 * count)
    except OverflowError:
        return None
    return day.isoformat() + ("~" if unit == "W" else "")
