"""Spans and parts of time: from one day or month to another, a quarter, the weeks of a month, days before a day."""

import re
from dataclasses import replace

from backchannel.reading.date_forms import UNITS
from backchannel.reading.days import shifted, stretch
from backchannel.reading.told import Groups, Told, absolute, counted


def span_of_days(match: "re.Match[str]", _content: str) -> Told | None:
    """Two days of one year or of two, as a span ("3 to 5 June 1967"), a set ("3 and 5") or a choice ("3 or 5")."""
    g = Groups(match)
    second = g.month("M2") if g("M2") else g.month()
    first_year = g("y1") or g("y")
    first, last = f"{first_year}-{g.month():02d}-{g.day():02d}", f"{g('y')}-{second:02d}-{g.day('d2'):02d}"
    joined = (g("sep") or "").strip()
    if first > last and not g("y1") and g.month() > second and joined not in ("and", "&", ",", "or"):
        # "30 December–5 January 1954": only the last day is of the year told.
        first = f"{int(g('y') or 0) - 1:04d}{first[4:]}"
    if joined in ("and", "&", ","):
        return absolute(match, f"{{{first},{last}}}")
    if joined == "or":
        return absolute(match, f"[{first},{last}]")
    return absolute(match, f"{first}/{last}") if first <= last else None


def months(match: "re.Match[str]", _content: str) -> Told | None:
    """From one month to another; "November to February 1917" begins in the year before."""
    g = Groups(match)
    year = int(g("y") or 0)
    first = int(g("y1") or year - (g.month() > g.month("M2")))
    span = f"{first:04d}-{g.month():02d}", f"{year:04d}-{g.month('M2'):02d}"
    return absolute(match, "/".join(span)) if span[0] < span[1] else None


_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def quarter(match: "re.Match[str]", _content: str) -> Told | None:
    """A quarter or half of a year ("the first quarter of 1956", "Q3 1988")."""
    g = Groups(match)
    size = 6 if g("u") == "half" else 3
    said = g("q") or ""
    place = 12 // size if said == "last" else int(said[0]) if said[0].isdigit() else _PLACES[said]
    end = place * size
    return absolute(match, f"{g('y')}-{end - size + 1:02d}/{g('y')}-{end:02d}") if end <= 12 else None


def nth(match: "re.Match[str]", _content: str) -> Told | None:
    """Days, weeks or months of a month or year by their place in it ("the last week of May", "the third month of 1921").

    A week is told loosely, so it narrows the days of the month or year and is no value of its own.
    """
    g = Groups(match)
    said, unit = (g("q") or "").lower(), (g("u") or "").rstrip("s")
    count = counted(g("n")) if g("n") else 1
    if count is None or (count > 1) != (g("u") or "").endswith("s"):
        return None
    place = -1 if said in ("last", "final", "closing") else 1 if said == "opening" else g.day("q")
    if count > 1 and place not in (-1, 1):
        return None
    year = g("y") or g("y2")
    period = year if g("M") is None else f"{year or 2000}-{g.month():02d}"
    assert period is not None
    if unit == "week":
        which = f"week {'last' if place < 0 else place}"
        if count > 1:
            which += f"-{count}"
        if place > (5 if g("M") else 53):
            return None
        if year is not None:
            return absolute(match, period, which)
        return Told(match.start(), match.end(), "partial", month=g.month(), within=which)
    if unit == "month" and g("M"):
        return None
    edtf = stretch(period, unit, place, count)
    if edtf is None or year is not None:
        return absolute(match, edtf) if edtf is not None else None
    if count > 1 or edtf.endswith("02-29"):
        return None
    return Told(match.start(), match.end(), "partial", month=g.month(), day=int(edtf[8:]))


_SPANNING = re.compile(r"\b(?:for|in|during|over|throughout|the)\s+$", re.IGNORECASE)


def moved(match: "re.Match[str]", content: str, core: Told) -> Told | None:
    """A time counted from ``core``, which stands right after the words of ``match`` ("two weeks before 13 May 1954").

    Vague counts give a limit ("several days after"); "for" or "the" before them make a span up to or from the day told.
    """
    g = Groups(match)
    back = (g("q") or "").lower() in ("before", "prior to")
    unit = g("u") or g("u2") or ""
    count = counted(g("n")) if g("n") else 1
    size = 0 if count is None else (-count if back else count) * {"decade": 10, "fortnight": 2}.get(unit.rstrip("s"), 1)
    letter = UNITS[unit.rstrip("s")][-1]
    span = g("u2") == "week" or _SPANNING.search(content, max(0, match.start() - 12), match.start()) is not None
    if core.kind == "partial" and core.day and core.month and not span and size and letter in "DWM" and not g("vague"):
        return replace(core, start=match.start(), shift=size, unit=letter)
    if core.edtf is None or core.open or not core.edtf.replace("-", "").isdigit():
        return None
    edtf = shifted(core.edtf, size, letter)
    if edtf is None or not size or g("vague") or core.within:
        told = absolute(match, f"../{core.edtf}" if back else f"{core.edtf}/..", end=core.end)
        return replace(told, open="before" if back else "after") if told is not None else None
    if span:
        edtf = "/".join(sorted((edtf.rstrip("~"), core.edtf)))
    elif g("about"):
        edtf = f"{edtf.rstrip('~')}~"
    return absolute(match, edtf, end=core.end)
