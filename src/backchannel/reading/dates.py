"""Times as told: finds them in running text and gives what the words themselves say, never more.

A time is absolute ("7 May 2006", "late 1972", "the 1990s"), partial ("7 May", "Tuesday"), counted from the day of writing
("last week") or from another event ("two months later"). What a partial or counted time means is settled by ``times``.
"""

import re
from dataclasses import dataclass
from typing import Literal

from backchannel.reading.days import bounds, exists, part

Kind = Literal["absolute", "partial", "deictic", "relative"]

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {
    "a": 1,
    "an": 1,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "thirteen": 13,
    "fourteen": 14,
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "zeroth",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
        ]
    )
}
_TENS = {
    word: number
    for number, word in zip(
        range(20, 100, 10),
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
        strict=True,
    )
}
_SEASONS = {
    "spring": 21,
    "springtime": 21,
    "summer": 22,
    "midsummer": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
    "midwinter": 24,
}
_UNITS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "0Y",
    "hour": "H",
    "fortnight": "W",
    "minute": "H",
    "night": "D",
}

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|d)?(?!\d|[,.]\d{3}\b(?!\d)|:)"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\d])"
_WDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
_PART = r"(?P<part{0}>(?:very\s+)?early|mid(?:dle)?|late|the\s+(?:beginning|start|end|middle|close)|(?:the\s+)?(?:early|latter|later|first|second)\s+(?:part|half|days|weeks|months|years)|end|beginning)"
_OF = r"(?:[\s-]+(?:of\s+)?(?:the\s+)?(?:year\s+)?)"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty|several|some|a\s+few|few|many|a\s+couple\s+of)"
_UNIT = r"(?:days?|weeks?|months?|years?|decades?|hours?|fortnights?|nights?)"
_DASH = r"\s*(?:-|–|—|to|through|until|till)\s*"
_AND = r"\s*(?:and|&|,|or)\s*"


@dataclass(frozen=True, slots=True)
class Told:
    """A time found at ``start``–``end`` (code points). ``edtf`` is None where the words alone give none.

    ``month``/``day``/``weekday``/``season`` hold what a partial time gives; ``shift`` and ``unit`` what a counted one does
    (unit D W M Y, shift None where vague). ``open`` is "before", "after" or "" for times told as a limit; ``within`` is the
    part of the period ("early").
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


def _named(pattern: str, number: int) -> str:
    return re.sub(r"\(\?P<(\w+)>", lambda m: f"(?P<{m[1]}_{number}>", pattern)


# In order of precedence: at one place the first that matches is taken. Groups are read by the function of the same place.
_FORMS: list[tuple[str, str]] = [
    ("iso", r"(?P<y>[12]\d{3})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)(?:T[\d:.]+Z?)?"),
    ("group", r"(?P<d>0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\dZ?\s+(?P<M>(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))\w*\s+(?P<y>\d{4}|\d\d)(?!\d)"),
    ("dmy_range", rf"(?:the\s+)?(?P<d>{_DAY})(?P<sep>{_DASH}|{_AND})(?:the\s+)?(?P<d2>{_DAY})\s*(?:of\s+)?(?P<M>{_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})"),
    ("dm_dmy", rf"(?P<d>{_DAY})\s*(?P<M>{_MONTH})(?P<sep>{_DASH})(?P<d2>{_DAY})\s*(?P<M2>{_MONTH}),?\s+(?P<y>{_YEAR})"),
    ("mdy_range", rf"(?P<M>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY})(?P<sep>{_DASH}|{_AND})(?:the\s+)?(?P<d2>{_DAY})(?!\s*{_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})"),
    ("md_mdy", rf"(?P<M>{_MONTH})\s+(?P<d>{_DAY})(?:,\s*(?P<y1>{_YEAR}),?)?(?P<sep>{_DASH}|{_AND})(?P<M2>{_MONTH})\s+(?P<d2>{_DAY}),?\s+(?P<y>{_YEAR})"),
    ("dmy", rf"(?:(?P<w>{_WDAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?),?\s+)?(?:the\s+)?(?P<d>{_DAY})[\s-]*(?:day\s+)?(?:of\s+)?(?P<M>{_MONTH})[\s,-]*(?:in\s+|of\s+)?(?P<y>{_YEAR})"),
    ("mdy", rf"(?:(?P<w>{_WDAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?),?\s+)?(?P<M>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY})(?:\s*,|\s+of|\s+in)?\s*(?P<y>{_YEAR})"),
    ("slash", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)(?![\d/])"),
    ("my_my", rf"(?P<M>{_MONTH})(?:\s+(?P<y1>{_YEAR}))?{_DASH}(?P<M2>{_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})"),
    ("my", rf"(?:{_PART.format('')}{_OF})?(?P<M>{_MONTH}),?\s*(?:of\s+|in\s+|-)?(?P<y>{_YEAR})(?!\s*-\s*\d\d(?!\d))"),
    ("season", rf"(?:(?:the\s+)?{_PART.format('')}{_OF})?(?:the\s+)?(?i:(?P<s>spring|springtime|summer|midsummer|autumn|fall|winter|midwinter)),?\s+(?:of\s+|in\s+)?(?P<y>{_YEAR})(?:\s*[-–/]\s*(?P<y2>\d{{4}}|\d\d)(?!\d))?"),
    ("decade", rf"(?:the\s+)?(?:{_PART.format('')}{_OF})?(?:the\s+)?(?:(?P<c>1[0-9]|20)(?P<t>\d)0['’]?s|['’](?P<t2>\d)0s|(?:nineteen[\s-])?(?P<tw>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)))(?!\w)"),
    ("century", rf"(?:the\s+)?(?:{_PART.format('')}{_OF})?(?:the\s+)?(?:(?P<n>1\d|20|21)(?:st|nd|th)|(?P<nw>tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first))[\s-]century"),
    ("quarter", rf"(?:the\s+)?(?P<q>first|second|third|fourth|last)\s+(?P<u>quarter|half)\s+of\s+(?P<y>{_YEAR})"),
    ("years", rf"(?:(?P<fr>from|between)\s+)?(?P<y>{_YEAR})(?:(?P<sep>\s*[-–—/]\s*|\s+to\s+|\s+and\s+|\s+until\s+|\s+through\s+))(?P<y2>{_YEAR}|\d\d(?![\d\w,.%]\d|\w))"),
    ("year", rf"(?:(?:the\s+year|{_PART.format('')}{_OF}(?:of\s+)?|(?P<ca>circa|ca?\.|about|around|approximately)\s+)\s*)?(?P<y>{_YEAR})(?!['’]?s\b)"),
    ("dm", rf"(?:(?P<w>{_WDAY}),?\s+)?(?:the\s+)?(?P<d>{_DAY})\s*(?:of\s+)?(?P<M>{_MONTH})(?!\w)"),
    ("md", rf"(?:(?P<w>{_WDAY}),?\s+)?(?P<M>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY})(?![\w/])(?:(?P<sep>{_DASH})(?P<d2>{_DAY})(?!\w))?"),
    ("ofmonth", rf"(?:on|of|by|until|since|from)\s+the\s+(?P<d>{_DAY.replace('?(?!', '(?!', 1)})(?:\s+(?:instant|inst\.|ultimo|ult\.|of\s+(?:this|that|the\s+same)\s+month))?(?!\w|\s+(?:of|century|congress|floor|anniversary|session|parallel|[A-Za-z]+\s+(?:of|session|congress))\b)"),
    ("rel_month", rf"(?P<q>last|next|this|that|the\s+following|the\s+previous|the\s+preceding|of\s+the\s+same)\s+(?:{_PART.format('')}{_OF})?(?P<M>{_MONTH})(?!\w)"),
    ("month", rf"(?:{_PART.format('')}{_OF})(?P<M>{_MONTH})(?!\w)|(?<=\bin )(?P<M2>{_MONTH})(?!\w)|(?P<M3>January|February|April|June|July|August|September|October|November|December)(?!\w)|(?:(?<=\bsince )|(?<=\buntil )|(?<=\bby )|(?<=\bduring )|(?<=\bof )|(?<=\blast ))(?P<M4>March|May)(?![\w-])"),
    ("later", rf"(?:(?:about|some|only|just|almost|nearly|exactly|less\s+than|more\s+than)\s+)?(?P<n>{_COUNT})\s+(?P<u>{_UNIT})\s+(?P<q>later|after(?:wards?)?|earlier|before(?:hand)?|previously|thereafter|ago|hence|on|in\s+advance)(?!\w)"),
    ("within", rf"(?P<q>[Ww]ithin|[Ii]n|[Aa]fter|[Oo]ver)\s+(?:the\s+(?:next|following|past|last|previous)\s+)?(?P<n>{_COUNT})\s+(?P<u>{_UNIT})(?!\w)(?=\s+(?:of|after|from|before|,)|\s*[,.])"),
    ("past", rf"(?:for|during|over|in|within)\s+the\s+(?P<q>past|last|next|coming|previous|following|preceding)\s+(?:(?P<n>{_COUNT})\s+)?(?P<u>{_UNIT})(?!\w)"),
    ("unit", r"(?P<q>[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat(?:\s+same)?|[Tt]he\s+(?:next|following|previous|same|preceding|very\s+next|past|last|coming)|[Ll]ater\s+(?:that|the\s+same|in\s+the)|[Ee]arlier\s+(?:that|the\s+same|in\s+the|this)|[Ll]ater\s+this|[Ee]nd\s+of\s+(?:that|the))\s+(?P<u>day|week|month|year|decade|night|evening|morning|afternoon|weekend|fortnight|spring|summer|autumn|fall|winter|century|NIGHT|WEEK|MONTH|YEAR)(?!\w)"),
    ("clock", r"(?:(?:shortly|just|soon|long)\s+)?(?:(?:before|after|at|by|until|toward|towards|around)\s+)?(?:dawn|dusk|midnight|noon|daybreak|nightfall|sunset|sunrise)(?!\w)|[Oo]vernight(?!\w)|(?:at|during|over)\s+the\s+(?:night|weekend)(?!\w)"),
    ("deictic", r"(?P<q>[Tt]oday|TODAY|[Yy]esterday|YESTERDAY|[Tt]omorrow|TOMORROW|[Tt]onight|TONIGHT|[Tt]he\s+day\s+(?:after\s+tomorrow|before\s+yesterday)|[Nn]owadays|[Rr]ecently)(?!\w)"),
    ("weekday", rf"(?:(?P<q>last|next|this|the\s+following|the\s+previous|on|by|until|since)\s+)?(?P<w>{_WDAY})(?!\w)(?:\s+(?:morning|afternoon|evening|night))?"),
    ("eve", r"(?P<q>[Tt]he\s+(?:day|week|month|year)\s+(?:before|after))(?!\w)"),
]  # fmt: skip
_ALL = re.compile(
    r"(?<![\w$£€#])(?:"
    + "|".join(f"(?P<{name}>{_named(pattern, n)})" for n, (name, pattern) in enumerate(_FORMS))
    + ")"
)
_NUMBER_OF = {name: n for n, (name, _) in enumerate(_FORMS)}
# A cheap look first: no time is told without one of these.
_HINT = re.compile(
    r"\d{4}|\d\d[/Z]|\d(?:st|nd|rd|th)\b|0s\b|(?:day|week|month|year|decade|hour|night|evening|morning|afternoon|weekend)s?\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)|century|ties\b|[Rr]ecently|[Nn]owadays|tomorrow"
    r"|spring|summer|autumn|fall\b|winter|tonight|dawn|dusk|midnight|noon\b|overnight|[A-Z]DAY|TOMORROW|TONIGHT|NIGHT"
)
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
_LIMIT = re.compile(
    r"(?:(?P<before>\b(?:before|until|till|up\s+to|by|prior\s+to|in\s+the\s+run-?\s?up\s+to|on\s+the\s+eve\s+of|ahead\s+of|pending|not\s+later\s+than|no\s+later\s+than))"
    r"|(?P<after>\b(?:after|since|following|from|as\s+of|beginning|starting|as\s+early\s+as|not\s+before)))\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def find_times(content: str, start: int, end: int) -> list[Told]:
    """All times told in ``content[start:end]``, in text order, never overlapping."""
    if _HINT.search(content, start, end) is None:
        return []
    found: list[Told] = []
    at = start
    while at < end:
        match = _ALL.search(content, at, end)
        if match is None:
            break
        name = match.lastgroup
        assert name is not None
        told = _READERS[name](match, _NUMBER_OF[name], content)
        if told is None:
            # Not a time after all: go on behind its first word, for a shorter one may begin there.
            at = match.start() + max(1, len(match.group().split()[0]) if match.group().split() else 1)
            continue
        found.append(_limited(told, content, start))
        at = told.end
    return found


def _limited(told: Told, content: str, start: int) -> Told:
    """The same time as a limit where the words before it say so ("before 1953", "since May 1971")."""
    if told.kind != "absolute" or told.edtf is None or told.edtf[0] in "{[" or "/" in told.edtf:
        return told
    match = _LIMIT.search(content, max(start, told.start - 24), told.start)
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


def _absolute(match: "re.Match[str]", edtf: str, within: str = "", end: int | None = None) -> Told | None:
    try:
        earliest, latest = part(edtf, within) if within else bounds(edtf)
    except ValueError:
        return None
    return Told(match.start(), end or match.end(), "absolute", edtf, earliest, latest, within=within)


class _Groups:
    """The groups of one form of the joint expression."""

    __slots__ = ("match", "number")

    def __init__(self, match: "re.Match[str]", number: int) -> None:
        self.match, self.number = match, number

    def __call__(self, name: str) -> str | None:
        value = self.match.group(f"{name}_{self.number}")
        return value

    def month(self, name: str = "M") -> int:
        return MONTHS[(self(name) or "").lower().rstrip(".")]

    def day(self, name: str = "d") -> int:
        return int(re.sub(r"\D", "", self(name) or "0"))

    def part(self) -> str:
        word = (self("part") or "").lower()
        if not word:
            return ""
        if "mid" in word:
            return "mid"
        return "early" if re.search("early|begin|start|first", word) else "late"


def _year(text: str, default: int = 1900) -> int:
    return int(text) if len(text) == 4 else default + int(text)


def _iso(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    return _absolute(match, f"{g('y')}-{g('m')}-{g('d')}")


def _group(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    return _absolute(match, f"{_year(g('y') or '')}-{MONTHS[(g('M') or '').lower()[:3]]:02d}-{g.day():02d}")


def _ymd(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    return _absolute(match, f"{g('y')}-{g.month():02d}-{g.day():02d}")


def _span_of_days(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    name = match.lastgroup
    second = g.month("M2") if name in ("md_mdy", "dm_dmy") else g.month()
    first_year = g("y1") if name == "md_mdy" and g("y1") else g("y")
    first, last = f"{first_year}-{g.month():02d}-{g.day():02d}", f"{g('y')}-{second:02d}-{g.day('d2'):02d}"
    joined = (g("sep") or "").strip()
    if joined in ("and", "&", ","):
        return _absolute(match, f"{{{first},{last}}}")
    if joined == "or":
        return _absolute(match, f"[{first},{last}]")
    return _absolute(match, f"{first}/{last}") if first <= last else None


def _slash(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    a, b, year = int(g("a") or 0), int(g("b") or 0), _year(g("y") or "")
    if exists(year, a, b) and exists(year, b, a) and a != b:
        # Month first or day first: the words do not say.
        return _absolute(match, f"[{year}-{min(a, b):02d}-{max(a, b):02d},{year}-{max(a, b):02d}-{min(a, b):02d}]")
    if exists(year, a, b):
        return _absolute(match, f"{year}-{a:02d}-{b:02d}")
    return _absolute(match, f"{year}-{b:02d}-{a:02d}") if exists(year, b, a) else None


def _months(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    return _absolute(match, f"{g('y1') or g('y')}-{g.month():02d}/{g('y')}-{g.month('M2'):02d}")


def _month_year(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    return _absolute(match, f"{g('y')}-{g.month():02d}", g.part())


def _season_year(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    # "the fall of 1940" is a season; "the fall of Saigon" never gets here, for a year must follow.
    return _absolute(match, f"{g('y')}-{_SEASONS[(g('s') or '').lower()]}")


def _decade(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    if g("c"):
        edtf = (
            f"{g('c')}{g('t')}X"
            if g("t") != "0"
            or not g(
                "c",
            )
            == ""
            else None
        )
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
        edtf = f"19{_TENS[word] // 10}X"
    return _absolute(match, edtf, g.part()) if edtf else None


def _century(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    number = int(g("n") or 0) or _ORDINALS[g("nw") or ""]
    return _absolute(match, f"{number - 1:02d}XX", g.part())


def _quarter(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    size = 3 if g("u") == "quarter" else 6
    place = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // size - 1}[g("q") or ""]
    if place >= 12 // size:
        return None
    return _absolute(match, f"{g('y')}-{place * size + 1:02d}/{g('y')}-{place * size + size:02d}")


def _years(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
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
    return _absolute(match, f"{first}/{second}")


def _counts(match: "re.Match[str]", content: str, end: int) -> bool:
    return _COUNTED.match(content, end) is not None


def _one_year(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
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
    if int(year) < 1700 and not (
        cue and re.search(r"\b(?:in|since|by|until|year|during|circa|before|after)\s*$", before)
    ):
        return None
    if g("ca") and _NOT_YEAR_BEFORE.search(before):
        return None
    return _absolute(match, year + ("~" if g("ca") else ""), g.part())


def _day_month(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    month, day = g.month(), g.day()
    if not exists(2000, month, day):
        return None
    return Told(match.start(), match.end(), "partial", month=month, day=day, weekday=_weekday_number(g("w")))


def _month_day(match: "re.Match[str]", n: int, content: str) -> Told | None:
    return _day_month(match, n, content)


def _of_month(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    return Told(match.start() + match.group().find("the"), match.end(), "partial", day=g.day())


def _month_alone(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
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
    return Told(match.start(), match.end(), "partial", month=MONTHS[word.lower().rstrip(".")], within=g.part())


def _relative_month(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    q = (g("q") or "").split()[-1]
    shift = {"last": -1, "next": 1, "this": 0, "that": 0, "following": 1, "previous": -1, "preceding": -1, "same": 0}[q]
    kind: Kind = "deictic" if (g("q") or "").lower() in ("last", "next", "this") else "relative"
    return Told(match.start(), match.end(), kind, month=g.month(), shift=shift, unit="month", within=g.part())


def _count(word: str | None) -> int | None:
    if not word:
        return None
    if word.isdigit():
        return int(word)
    return _NUMBERS.get(word.lower())


def _counted(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    direction = (g("q") or "").lower().split()[0]
    if direction in ("on", "in") and "advance" not in (g("q") or ""):
        return None
    unit = (g("u") or "").rstrip("s")
    count = _count(g("n"))
    back = direction in ("earlier", "before", "beforehand", "previously", "ago", "in")
    shift = (
        None
        if count is None
        else (-count if back else count) * (10 if unit == "decade" else 2 if unit == "fortnight" else 1)
    )
    letter = _UNITS[unit][-1]
    kind: Kind = "deictic" if direction in ("ago", "hence") else "relative"
    return Told(match.start(), match.end(), kind, shift=shift, unit=letter, open="before" if back else "after")


def _within(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    word = (g("q") or "").lower()
    if word == "in" or word == "over":
        return None
    count = _count(g("n"))
    return Told(
        match.start(), match.end(), "relative", shift=count, unit=_UNITS[(g("u") or "").rstrip("s")][-1], open=word
    )


def _past(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    word = g("q") or ""
    count = _count(g("n")) if g("n") else 1
    back = word in ("past", "last", "previous", "preceding")
    unit = _UNITS[(g("u") or "").rstrip("s")][-1]
    start = match.start() + match.group().index("the ")
    return Told(start, match.end(), "deictic" if word in ("past", "last", "next", "coming") else "relative",
                shift=None if count is None else -count if back else count, unit=unit, open="span")  # fmt: skip


def _unit(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    q = " ".join((g("q") or "").lower().split())
    unit = (g("u") or "").lower()
    last = q.split()[-1]
    shift = {"last": -1, "past": -1, "next": 1, "coming": 1, "following": 1, "previous": -1, "preceding": -1}.get(
        last, 0
    )
    deictic = q in ("last", "next", "this", "later this", "earlier this", "the coming", "the past", "the last")
    if q.startswith(("later in", "earlier in", "end of the")):
        deictic = False
    if q == "that" and unit in ("century", "decade"):
        return None
    season = _SEASONS.get(unit)
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


def _deictic(match: "re.Match[str]", n: int, content: str) -> Told | None:
    q = " ".join((_Groups(match, n)("q") or "").lower().split())
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


def _clock(match: "re.Match[str]", n: int, content: str) -> Told | None:
    """A time of day: it dates its event, but gives no day."""
    return Told(match.start(), match.end(), "relative", unit="")


def _weekday_number(word: str | None) -> int | None:
    if not word:
        return None
    return next((i for i, day in enumerate(WEEKDAYS) if day.startswith(word.lower().rstrip(".")[:3])), None)


def _weekday(match: "re.Match[str]", n: int, content: str) -> Told | None:
    g = _Groups(match, n)
    before = content[max(0, match.start() - 8) : match.start()]
    if before.endswith(("Black ", "Bloody ", "Easter ", "Good ", "Palm ")):
        return None
    q = (g("q") or "").lower()
    shift = 1 if "next" in q or "following" in q else -1 if "last" in q or "previous" in q else None
    start = match.start() + (len(q) + 1 if q in ("on", "by", "until", "since") else 0)
    return Told(start, match.end(), "deictic", weekday=_weekday_number(g("w")), shift=shift, unit="weekday")


def _eve(match: "re.Match[str]", n: int, content: str) -> Told | None:
    words = (_Groups(match, n)("q") or "").lower().split()
    return Told(
        match.start(), match.end(), "relative", shift=1 if words[2] == "after" else -1, unit=words[1][0].upper()
    )


_READERS = {
    "iso": _iso, "group": _group, "dmy_range": _span_of_days, "dm_dmy": _span_of_days, "mdy_range": _span_of_days,
    "md_mdy": _span_of_days, "dmy": _ymd, "mdy": _ymd, "slash": _slash, "my_my": _months, "my": _month_year,
    "season": _season_year, "decade": _decade, "century": _century, "quarter": _quarter, "years": _years, "year": _one_year,
    "dm": _day_month, "md": _month_day, "ofmonth": _of_month, "rel_month": _relative_month, "month": _month_alone,
    "later": _counted, "within": _within, "past": _past, "unit": _unit, "clock": _clock, "deictic": _deictic, "weekday": _weekday, "eve": _eve,
}  # fmt: skip
