"""The forms in which English tells times, as expressions, and the words at which each may begin. Read by ``dates``."""

import re
from collections.abc import Iterator

from backchannel.reading.lexicon import lines

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
NUMBERS = {
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
ORDINALS = {
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
TENS = {
    word: number
    for number, word in zip(
        range(20, 100, 10),
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
        strict=True,
    )
}
SEASONS = {
    "spring": 21,
    "springtime": 21,
    "summer": 22,
    "midsummer": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
    "midwinter": 24,
}
UNITS = {
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


_SEASONAL = r"(?:spring|springtime|summer|midsummer|autumn|fall|winter|midwinter)"
_UNIT_NEAR = r"\s+(?:[\w]+\s+){0,4}?(?:day|week|month|year|decade|hour|fortnight|night)s?\b"
# A word at which a time may begin, and what must follow it there.
_GUARDS = {
    "the": re.compile(
        r"\s+(?:\d|(?:next|following|previous|same|preceding|very|past|last|coming|early|mid|late|beginning|start|end|middle|close|latter"
        r"|later|final|opening|closing|year|day|week|month|nineteen|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b|[’']\d"
        r"|[a-z-]+(?:st|nd|rd|th)\b|" + _SEASONAL + r"\b)"
    ),
    "count": re.compile(_UNIT_NEAR + r"|[\s-][a-z]+(?:st|nd|rd|th)\s+(?:day\s+)?of\s"),
    "number": re.compile(r"\s+\d"),
    "dated": re.compile(r"\s+the\s+\d|\s+(?:about\s+)?\d|" + _UNIT_NEAR),
    "part": re.compile(r"[\s-]"),
    "which": re.compile(r"\s"),
    "ordinal": re.compile(r"[\s-](?:of\s|century|[a-z]+\s+of\s)"),
    "clock": re.compile(
        r"\s+(?:(?:before|after|at|by|until|towards?|around)\s+)?(?:dawn|dusk|midnight|noon|daybreak|nightfall|sun)"
    ),
    "quoted": re.compile(r"\d0s"),
    "quarter": re.compile(r"[1-4]\W"),
}
_BEGINNINGS = {
    "the": "the",
    "count": "a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty"
    " thirty forty fifty several some few many only just almost nearly exactly less more",
    "number": "between circa c ca approximately",
    "dated": "from about around on of by until since within in after over for during at",
    "part": "early mid middle late very end beginning nineteen",
    "which": "last next this that later earlier",
    "clock": "shortly soon long before toward towards",
    "free": "spring springtime summer midsummer autumn fall winter midwinter twenties thirties forties fifties sixties"
    " seventies eighties nineties"
    " today yesterday tomorrow tonight overnight dawn dusk midnight noon daybreak nightfall sunset sunrise",
    "quoted": "' ’",
    "quarter": "q",
}
WORD = re.compile(r"(?<![\w$£€#])(?:(?<!\d\.)\d|[A-Za-z]+|['’](?=\d0s))")
FIRST: dict[str, str] = {
    **{word: kind for kind, words in _BEGINNINGS.items() for word in words.split()},
    **{word: "ordinal" for word in ORDINALS if "-" not in word},
    **dict.fromkeys(MONTHS, "month"),
    **{day[:n]: "weekday" for day in WEEKDAYS for n in (3, 4, 5, len(day))},
    **dict.fromkeys("0123456789", "digit"),
}


def _compiled() -> Iterator[tuple[str, "re.Pattern[str]"]]:
    """The forms of the table "dates", each with its parts put in."""
    parts: dict[str, str] = {}
    for what, name, expression in lines("dates"):
        whole = re.sub("«([A-Z_]+)»", lambda part: parts[part[1]], expression)
        if what == "part":
            parts[name] = whole
        else:
            yield name, re.compile(whole)


COMPILED = dict(_compiled())
_OTHER = (
    "dmy_range dmy nth my season decade century quarter qy years year dm ofmonth rel_month month counted_from later"
    " within past unit clock"
    " deictic weekday eve".split()
)
CLASSES = {
    "digit": (
        "iso compact group ymd ym ym_name spaced yq dmy_range dm_dmy dmy nth slash dotted my_number years year decade"
        " century quarter dm counted_from later"
    ).split(),
    "month": "mdy_range md_mdy mdy my_my my md month".split(),
    "weekday": "dmy mdy dm md weekday".split(),
}


def forms_at(content: str, match: "re.Match[str]") -> list[str]:
    """Names of the forms that may begin at ``match`` (of WORD), in order of precedence."""
    kind = FIRST.get(match.group().lower())
    if kind is None:
        return []
    if kind in CLASSES:
        return CLASSES[kind]
    guard = _GUARDS.get(kind)
    return _OTHER if guard is None or guard.match(content, match.end()) else []
