"""EDTF strings and the days that they allow: own arithmetic for the part of the standard that is used here.

The part is: years, months, days; seasons 21–24; decades and centuries with X; intervals with ".."; sets in braces or
brackets; a closing "~", "?" or "%". Checked against the edtf package by the tests.
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


def checked(edtf: str) -> str:
    """``edtf`` as a person wrote it, without white space, where it is a time of that part. ValueError says in plain words
    what does not fit, and quotes the whole of it.
    """
    typed, time = edtf.strip(), re.sub(r"\s", "", edtf)
    for one in _single(time, typed):
        _exists(one, typed)
    try:
        first, last = bounds(time)
    except ValueError as error:
        raise ValueError(f"“{typed}”: the calendar has no such day") from error
    if "/" in time and first is not None and last is not None and first > last:
        raise ValueError(f"“{typed}” ends before it begins")
    return time


def _single(time: str, typed: str) -> list[str]:
    """The single times of an interval, a set, or one time alone."""
    if time[:1] in ("{", "["):
        if time[-1:] != ("}" if time[0] == "{" else "]"):
            raise ValueError(f"“{typed}” opens a bracket that it does not close")
        return time[1:-1].split(",")
    ends = time.split("/")
    if len(ends) > 2 or (len(ends) == 2 and not set(ends) - {"", ".."}):
        raise ValueError(f"“{typed}” is no span of time: write 1953/1955, or 1953/.. where the end is open")
    return [end for end in ends if end not in ("", "..")] if len(ends) == 2 else ends


def _exists(one: str, typed: str) -> None:
    match = _ONE.match(one)
    if match is None:
        raise ValueError(
            f"“{typed}” is not a time as it is written here: 1953, 1953-05, 1953-05-04, 195X, 1953~, 1953/1955"
        )
    _, month, day = match.groups()
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"“{typed}” gives a day without its month")
        return
    if not (1 <= int(month) <= 12 or (21 <= int(month) <= 24 and day is None)):
        raise ValueError(f"“{typed}” has no such month: 01 to 12, or 21 to 24 for spring, summer, autumn and winter")
