"""Times as told: finds them in running text and gives what the words themselves say, never more.

A time is absolute ("7 May 2006", "late 1972", "the 1990s"), partial ("7 May", "Tuesday"), counted from the day of writing
("last week") or from another event ("two months later"). What a partial or counted time means is settled by ``times``.
"""

import re
from dataclasses import replace

from backchannel.reading.date_forms import (
    COMPILED,
    MONTHS,
    ORDINALS,
    SEASONS,
    TENS,
    UNITS,
    WEEKDAYS,
    WORD,
    forms_at,
)
from backchannel.reading.date_spans import months, moved, nth, quarter, span_of_days
from backchannel.reading.days import exists
from backchannel.reading.told import Groups, Kind, Told, absolute, counted

# After a bare four-digit number these say that it counts things.
_COUNTED = re.compile(
    r"\s*(?:men|people|persons|troops|soldiers|tons?|tonnes|dollars|pounds|rupees|miles|km|kilomet\w+|feet|meters|metres|hours?"
    r"|members|votes?|seats|civilians|prisoners|refugees|casualties|killed|wounded|dead|copies|acres|hectares|barrels|planes|"
    r"aircraft|tanks|students|workers|men's|per\s*cent|percent|%|million|billion|officers|pages|times|children|women|delegates"
    r"|volts|MW|kW|MHz|calories|words|GMT|Zulu|local|EST|EDT|a\.m|p\.m)\b|\s*%|[-–]\d|[.,/]\d|°"
)
_NOT_YEAR_BEFORE = re.compile(
    r"(?:\bNos?\.|\bnumbers?|\b[Rr]esolutions?|\bflight|\bpages?|\bpp?\.|\bP\.?L\.|\bRoute|\bBox|\b[Tt]elegrams?|\b[Dd]espatch|\bTosec|"
    r"\bSecto|\bDoc\w*\.?|\bU\.?N\.?G\.?A\.?|\bF\.|[$£€#:/.]|\babout|\bat|\bsome|\bover|\bthan|\bnearly|\balmost|\b[A-Z]-|\bD\.|\bCA|\bTed)\s*$"
)
# A year of the next century stands after these only: "by 2130" is an hour in a cable.
_FAR = re.compile(r"\b(?:[Ii]n|[Yy]ear)\s+$")
_DATED = re.compile(r"\b(?:[Oo]n|[Dd]ated?|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f):?\s+$")
_LIMIT = re.compile(
    r"(?:(?P<before>\b(?:before|until|till|up\s+to|by|prior\s+to|in\s+the\s+run-?\s?up\s+to|on\s+the\s+eve\s+of|ahead\s+of|pending|not\s+later\s+than|no\s+later\s+than))"
    r"|(?P<after>\b(?:after|since|following|from|as\s+of|beginning|starting|as\s+early\s+as|not\s+before)))\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_RUN_UP = re.compile(
    r"(?P<before>\bin\s+the\s+run-?\s?up\s+to\s[^.;:,\n]{3,60}?)\s(?:in|on|of)\s+(?:the\s+)?$", re.IGNORECASE
)
"""The same with the event named whose time it is ("in the run-up to Pakistan's election in January 2008")."""
_RUN_UP_REACH = 84


# "the last week of the talks", "last week of September" are not counted from the day of writing; "told last week of it" is.
_OF_IT = re.compile(r"\s+of\b")
_OF_TIME = re.compile(r"\s+of\s+(?:this|that|the|last|next)\s+(?:month|year)\b")


def find_times(content: str, start: int, end: int) -> list[Told]:
    """All times told in ``content[start:end]``, in text order, never overlapping."""
    found: list[Told] = []
    at = start
    free = start
    while (begin := WORD.search(content, at, end)) is not None:
        told = _told_at(content, begin.start(), end, forms_at(content, begin))
        if told is None:
            at = begin.end()
            continue
        found.append(_limited(told, content, free))
        at = free = told.end
    return found


def _told_at(content: str, at: int, end: int, names: list[str]) -> Told | None:
    """The time that begins at ``at``, by the first form that fits."""
    for name in names:
        match = COMPILED[name].match(content, at, end)
        if match is not None and (told := _READERS[name](match, content)) is not None:
            return told
    return None


def _limited(told: Told, content: str, start: int) -> Told:
    """The same time as a limit where the words before it say so ("before 1953", "since May 1971")."""
    if told.kind != "absolute" or told.edtf is None or told.edtf[0] in "{[" or "/" in told.edtf:
        return told
    match = _LIMIT.search(content, max(start, told.start - 24), told.start)
    match = match or _RUN_UP.search(content, max(start, told.start - _RUN_UP_REACH), told.start)
    if match is None:
        return told
    side = "before" if match["before"] else "after"
    plain = told.edtf
    return Told(
        match.start(),
        told.end,
        "absolute",
        f"../{plain}" if side == "before" else f"{plain}/..",
        None if side == "before" else told.earliest,
        told.latest if side == "before" else None,
        open=side,
        within=told.within,
    )


def _year(text: str, default: int = 1900) -> int:
    return int(text) if len(text) == 4 else default + int(text)


def _iso(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    return absolute(match, f"{g('y')}-{g('m')}-{g('d')}")


def _year_month(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    return absolute(match, f"{g('y')}-{int(g('m') or 0):02d}")


def _year_month_name(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    # "In 1953 May resigned", "in 1953 may": only a mark between the two makes these a month.
    if not (g("sep") or "").strip() and (g("M") or "").lower() in ("may", "march", "mar"):
        return None
    return absolute(match, f"{g('y')}-{g.month():02d}")


def _group(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    return absolute(match, f"{_year(g('y') or '')}-{MONTHS[(g('M') or '').lower()[:3]]:02d}-{g.day():02d}")


_IN_YEAR = re.compile(r"\b(?:in|of|since|by|from)\s+$", re.IGNORECASE)
_OLD = 1800
"""Four digits below it that may be a clock's and stand before a day are one, unless "in" says that they are a year: a
telegram's "1015 June 6"."""


def _ymd(match: "re.Match[str]", content: str) -> Told | None:
    g = Groups(match)
    year = int(g("y") or 0)
    clock = year < _OLD and year % 100 < 60 and not re.search(r"\d\s*[-/,]", match.group())
    if clock and not _IN_YEAR.search(content, max(0, match.start() - 8), match.start()):
        return None
    return absolute(match, f"{g('y')}-{g.month():02d}-{g.day():02d}")


def _slash(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    a, b, year = int(g("a") or 0), int(g("b") or 0), _year(g("y") or "")
    if exists(year, a, b) and exists(year, b, a) and a != b:
        # Month first or day first: the words do not say.
        return absolute(match, f"[{year}-{min(a, b):02d}-{max(a, b):02d},{year}-{max(a, b):02d}-{min(a, b):02d}]")
    if exists(year, a, b):
        return absolute(match, f"{year}-{a:02d}-{b:02d}")
    return absolute(match, f"{year}-{b:02d}-{a:02d}") if exists(year, b, a) else None


def _month_year(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    return absolute(match, f"{g('y')}-{g.month():02d}", g.part())


def _season_year(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    # "the fall of 1940" is a season; "the fall of Saigon" never gets here, for a year must follow.
    return absolute(match, f"{g('y')}-{SEASONS[(g('s') or '').lower()]}")


def _decade(match: "re.Match[str]", content: str) -> Told | None:
    g = Groups(match)
    if g("c"):
        edtf = f"{g('c')}{g('t')}X" if g("t") != "0" or g("c") != "" else None
        if g("t") == "0" and g("c") in ("18", "19", "17", "16"):
            edtf = f"{g('c')}XX"
    elif g("t2"):
        edtf = f"19{g('t2')}X"
    else:
        word = (g("tw") or "").lower()
        before = content[max(0, match.start() - 4) : match.start()].lower()
        if not match.group().lower().startswith(("the ", "nineteen", "early", "mid", "late")):
            return None
        if "in his" in before or "her" in before:
            return None
        edtf = f"19{TENS[word] // 10}X"
    return absolute(match, edtf, g.part()) if edtf else None


def _century(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    number = int(g("n") or 0) or ORDINALS[g("nw") or ""]
    return absolute(match, f"{number - 1:02d}XX", g.part())


def _years(match: "re.Match[str]", content: str) -> Told | None:
    g = Groups(match)
    joined = (g("sep") or "").strip()
    first, second = g("y") or "", g("y2") or ""
    if joined == "and" and g("fr") != "between":
        return None
    if len(second) == 2:
        if joined not in ("-", "–", "—", "/") or int(second) <= int(first[2:]):
            return None
        second = first[:2] + second
    if int(second) <= int(first) or _counts(match, content, match.end()):
        return None
    return absolute(match, f"{first}/{second}")


def _counts(_match: "re.Match[str]", content: str, end: int) -> bool:
    return _COUNTED.match(content, end) is not None


def _one_year(match: "re.Match[str]", content: str) -> Told | None:
    g = Groups(match)
    year = g("y") or ""
    if _counts(match, content, match.end()):
        return None
    before = content[max(0, match.start() - 14) : match.start()]
    if not g("part") and not g("ca") and _NOT_YEAR_BEFORE.search(before):
        return None
    cue = re.search(
        r"(?:\b(?:in|since|by|until|till|from|to|of|during|after|before|year|and|or|circa|through|for|between)|[(,])\s*$",
        before,
    )
    if year[:2] == "21" and not _FAR.search(content, max(0, match.start() - 9), match.start("y")):
        return None
    if int(year) < 1700 and not (
        cue and re.search(r"\b(?:in|since|by|until|year|during|circa|before|after)\s*$", before)
    ):
        return None
    if g("ca") and _NOT_YEAR_BEFORE.search(before):
        return None
    return absolute(match, year + ("~" if g("ca") else ""), g.part())


def _day_month(match: "re.Match[str]", content: str) -> Told | None:
    g = Groups(match)
    month, day = g.month(), g.day()
    if not exists(2000, month, day):
        return None
    until = g.day("d2") if g("d2") else 0
    if g("d0"):
        day, until = g.day("d0"), day
    until = until if day < until and exists(2000, month, until) else 0
    told = Told(
        match.start(),
        match.end(),
        "partial",
        month=month,
        day=day,
        weekday=_weekday_number(g("w")),
        until=until or None,
    )
    return _of_year(told, content)


_YEAR_TOLD = re.compile(r"\s*,?\s+(?:of\s+)?(?P<q>last|this|next)\s+year\b", re.IGNORECASE)


def _of_year(told: Told, content: str) -> Told:
    """The same time with the year told behind it from the day of writing ("in August last year")."""
    match = _YEAR_TOLD.match(content, told.end)
    if match is None:
        return told
    shift = {"last": -1, "this": 0, "next": 1}[match["q"].lower()]
    return replace(told, end=match.end(), kind="deictic", shift=shift, unit="Y")


def _month_day(match: "re.Match[str]", content: str) -> Told | None:
    return _day_month(match, content)


def _of_month(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    return Told(match.start() + match.group().find("the"), match.end(), "partial", day=g.day())


def _month_alone(match: "re.Match[str]", content: str) -> Told | None:
    g = Groups(match)
    word = g("M") or g("M2") or g("M3") or g("M4") or ""
    before, after = content[max(0, match.start() - 9) : match.start()], content[match.end() : match.end() + 12]
    # "Black September", "April Glaspie": a name, not a month.
    if re.search(r"[A-Z]\w+ $", before) and not re.search(
        r"(?:In|Since|By|Until|During|From|Of|And|Last|Next)\s$", before
    ):
        return None
    if re.match(r" (?!In|On|The|At|He|It)[A-Z][a-z]", after) and not g("part"):
        return None
    if word.rstrip(".").lower() in ("jan", "mar", "jun", "may", "march") and not (g("part") or g("M2") or g("M4")):
        return None
    month = MONTHS[word.lower().rstrip(".")]
    return _of_year(Told(match.start(), match.end(), "partial", month=month, within=g.part()), content)


def _relative_month(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    q = (g("q") or "").split()[-1]
    shift = {"last": -1, "next": 1, "this": 0, "that": 0, "following": 1, "previous": -1, "preceding": -1, "same": 0}[q]
    kind: Kind = "deictic" if (g("q") or "").lower() in ("last", "next", "this") else "relative"
    return Told(match.start(), match.end(), kind, month=g.month(), shift=shift, unit="month", within=g.part())


def _counted(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    direction = (g("q") or "").lower().split()[0]
    if direction in ("on", "in") and "advance" not in (g("q") or ""):
        return None
    unit = (g("u") or "").rstrip("s")
    count = counted(g("n"))
    back = direction in ("earlier", "before", "beforehand", "previously", "ago", "in")
    shift = (
        None
        if count is None
        else (-count if back else count) * (10 if unit == "decade" else 2 if unit == "fortnight" else 1)
    )
    letter = UNITS[unit][-1]
    kind: Kind = "deictic" if direction in ("ago", "hence") else "relative"
    return Told(match.start(), match.end(), kind, shift=shift, unit=letter, open="before" if back else "after")


def _within(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    word = (g("q") or "").lower()
    if word == "in" or word == "over":
        return None
    count = counted(g("n"))
    return Told(
        match.start(), match.end(), "relative", shift=count, unit=UNITS[(g("u") or "").rstrip("s")][-1], open=word
    )


def _past(match: "re.Match[str]", _content: str) -> Told | None:
    g = Groups(match)
    word = g("q") or ""
    count = counted(g("n")) if g("n") else 1
    back = word in ("past", "last", "previous", "preceding")
    unit = UNITS[(g("u") or "").rstrip("s")][-1]
    start = match.start() + match.group().index("the ")
    return Told(
        start,
        match.end(),
        "deictic" if word in ("past", "last", "next", "coming") else "relative",
        shift=None if count is None else -count if back else count,
        unit=unit,
        open="span",
    )


def _unit(match: "re.Match[str]", content: str) -> Told | None:
    g = Groups(match)
    q = " ".join((g("q") or "").lower().split())
    unit = (g("u") or "").lower()
    last = q.split()[-1]
    shift = {"last": -1, "past": -1, "next": 1, "coming": 1, "following": 1, "previous": -1, "preceding": -1}.get(
        last, 0
    )
    definite = q in ("the last", "the next") or content[max(0, match.start() - 4) : match.start()].lower() == "the "
    if last in ("last", "next") and (_OF_IT if definite else _OF_TIME).match(content, match.end()):
        return None
    deictic = q in ("last", "next", "this", "later this", "earlier this", "the coming", "the past", "the last")
    if q.startswith(("later in", "earlier in", "end of the")):
        deictic = False
    if q == "that" and unit in ("century", "decade"):
        return None
    season = SEASONS.get(unit)
    day_part = unit in ("night", "evening", "morning", "afternoon")
    letter = (
        "season" if season else "D" if day_part or unit == "day" else unit[0].upper() if unit != "decade" else "decade"
    )
    if letter == "F":
        letter = "W"
    open_ = "after" if q.startswith("later") else "before" if q.startswith("earlier") else ""
    return Told(
        match.start(),
        match.end(),
        "deictic" if deictic else "relative",
        shift=shift,
        unit=letter,
        season=season,
        open=open_,
    )


def _deictic(match: "re.Match[str]", _content: str) -> Told | None:
    q = " ".join((Groups(match)("q") or "").lower().split())
    if q in ("nowadays", "recently"):
        return None
    shift = {
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
        "the day before yesterday": -2,
    }[q]
    return Told(match.start(), match.end(), "deictic", shift=shift, unit="D")


def _clock(match: "re.Match[str]", _content: str) -> Told | None:
    """A time of day: it dates its event, but gives no day."""
    return Told(match.start(), match.end(), "relative", unit="")


def _weekday_number(word: str | None) -> int | None:
    if not word:
        return None
    return next((i for i, day in enumerate(WEEKDAYS) if day.startswith(word.lower().rstrip(".")[:3])), None)


def _weekday(match: "re.Match[str]", content: str) -> Told | None:
    g = Groups(match)
    before = content[max(0, match.start() - 8) : match.start()]
    if before.endswith(("Black ", "Bloody ", "Easter ", "Good ", "Palm ")):
        return None
    q = (g("q") or "").lower()
    shift = 1 if "next" in q or "following" in q else -1 if "last" in q or "previous" in q else None
    start = match.start() + (len(q) + 1 if q in ("on", "by", "until", "since") else 0)
    kind: Kind = "relative" if "following" in q or "previous" in q else "deictic"
    return Told(start, match.end(), kind, weekday=_weekday_number(g("w")), shift=shift, unit="weekday")


def _eve(match: "re.Match[str]", _content: str) -> Told | None:
    words = (Groups(match)("q") or "").lower().split()
    return Told(
        match.start(), match.end(), "relative", shift=1 if words[2] == "after" else -1, unit=words[1][0].upper()
    )


def _counted_from(match: "re.Match[str]", content: str) -> Told | None:
    """A time counted from the one told right after it."""
    begin = WORD.match(content, match.end(), match.endpos)
    if begin is None:
        return None
    core = _told_at(content, begin.start(), match.endpos, forms_at(content, begin))
    return moved(match, content, core) if core is not None else None


def _spaced(match: "re.Match[str]", content: str) -> Told | None:
    """ "1985 10 16": a day only where a word says so, for three numbers may be anything."""
    return _iso(match, content) if _DATED.search(content, max(0, match.start() - 9), match.start()) else None


_READERS = {
    "iso": _iso,
    "compact": _iso,
    "ym": _year_month,
    "my_number": _year_month,
    "ym_name": _year_month_name,
    "spaced": _spaced,
    "group": _group,
    "dmy_range": span_of_days,
    "dm_dmy": span_of_days,
    "mdy_range": span_of_days,
    "md_mdy": span_of_days,
    "ymd": _ymd,
    "dmy": _ymd,
    "mdy": _ymd,
    "slash": _slash,
    "dotted": _slash,
    "my_my": months,
    "my": _month_year,
    "season": _season_year,
    "decade": _decade,
    "century": _century,
    "quarter": quarter,
    "qy": quarter,
    "yq": quarter,
    "nth": nth,
    "years": _years,
    "year": _one_year,
    "dm": _day_month,
    "md": _month_day,
    "ofmonth": _of_month,
    "rel_month": _relative_month,
    "month": _month_alone,
    "counted_from": _counted_from,
    "later": _counted,
    "within": _within,
    "past": _past,
    "unit": _unit,
    "clock": _clock,
    "deictic": _deictic,
    "weekday": _weekday,
    "eve": _eve,
}
