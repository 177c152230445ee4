"""The forms in which English tells times, as expressions, and the words at which each may begin. Read by ``dates``."""

import re

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

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
# Beside a year, a month may stand in small letters.
_ANY_MONTH = (
    r"(?:(?i:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?))"
)
_DAY_WORD = (
    r"(?i:(?:twenty|thirty)[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    r"|nineteenth|twentieth|thirtieth)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|d)?(?!\d|[,.]\d{3}\b(?!\d)|:)"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\d])"
_WDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
_PART = r"(?P<part>(?:very\s+)?early|mid(?:dle)?|late|the\s+(?:beginning|start|end|middle|close)|(?:the\s+)?(?:early|latter|later|first|second)\s+(?:part|half|days|weeks|months|years)|end|beginning)"
_OF = r"(?:[\s-]+(?:of\s+)?(?:the\s+)?(?:year\s+)?)"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty|several|some|a\s+few|few|many|a\s+couple\s+of)"
_UNIT = r"(?:days?|weeks?|months?|years?|decades?|hours?|fortnights?|nights?)"
_DASH = r"\s*(?:-|–|—|to|through|until|till)\s*"
_AND = r"\s*(?:and|&|,|or)\s*"


# In order of precedence: at one place the first that matches is taken. Groups are read by the function of the same place.
_FORMS: list[tuple[str, str]] = [
    ("compact", r"(?P<y>19\d\d|20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    ("ym", rf"(?P<y>{_YEAR})[-/](?P<m>1[0-2]|0?[1-9])(?![\d/-])"),
    ("my_number", rf"(?P<m>1[0-2]|0?[1-9])[-/](?P<y>(?:19|20)\d\d)(?![\d/-])"),
    ("iso", r"(?P<y>[12]\d{3})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)(?:T[\d:.]+Z?)?"),
    ("ymd", rf"(?P<y>{_YEAR})[-/,\s]+(?P<M>{_ANY_MONTH})[-/,\s]+(?P<d>{_DAY})"),
    ("group", r"(?P<d>0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\dZ?\s+(?P<M>(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))\w*\s+(?P<y>\d{4}|\d\d)(?!\d)"),
    ("dmy_range", rf"(?:the\s+)?(?P<d>{_DAY})(?P<sep>{_DASH}|{_AND})(?:the\s+)?(?P<d2>{_DAY})\s*(?:of\s+)?(?P<M>{_ANY_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})"),
    ("dm_dmy", rf"(?P<d>{_DAY})\s*(?P<M>{_ANY_MONTH})(?P<sep>{_DASH})(?P<d2>{_DAY})\s*(?P<M2>{_ANY_MONTH}),?\s+(?P<y>{_YEAR})"),
    ("mdy_range", rf"(?P<M>{_ANY_MONTH})\s+(?:the\s+)?(?P<d>{_DAY})(?P<sep>{_DASH}|{_AND})(?:the\s+)?(?P<d2>{_DAY})(?!\s*{_ANY_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})"),
    ("md_mdy", rf"(?P<M>{_ANY_MONTH})\s+(?P<d>{_DAY})(?:,\s*(?P<y1>{_YEAR}),?)?(?P<sep>{_DASH}|{_AND})(?P<M2>{_ANY_MONTH})\s+(?P<d2>{_DAY}),?\s+(?P<y>{_YEAR})"),
    ("dmy", rf"(?:(?P<w>{_WDAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?),?\s+)?(?:the\s+)?(?P<d>{_DAY}|{_DAY_WORD}\s+of)[\s/-]*(?:day\s+)?(?:of\s+)?(?P<M>{_ANY_MONTH})[\s,/-]*(?:in\s+|of\s+)?(?P<y>{_YEAR})"),
    ("mdy", rf"(?:(?P<w>{_WDAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?),?\s+)?(?P<M>{_ANY_MONTH})\s+(?:the\s+)?(?P<d>{_DAY}|{_DAY_WORD})(?:\s*,|\s+of|\s+in)?\s*(?P<y>{_YEAR})"),
    ("slash", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)(?![\d/])"),
    ("my_my", rf"(?P<M>{_ANY_MONTH})(?:\s+(?P<y1>{_YEAR}))?{_DASH}(?P<M2>{_ANY_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})"),
    ("my", rf"(?:{_PART}{_OF})?(?P<M>{_ANY_MONTH}),?\s*(?:of\s+|in\s+|-)?(?P<y>{_YEAR})(?!\s*-\s*\d\d(?!\d))"),
    ("season", rf"(?:(?:the\s+)?{_PART}{_OF})?(?:the\s+)?(?i:(?P<s>spring|springtime|summer|midsummer|autumn|fall|winter|midwinter)),?\s+(?:of\s+|in\s+)?(?P<y>{_YEAR})(?:\s*[-–/]\s*(?P<y2>\d{{4}}|\d\d)(?!\d))?"),
    ("decade", rf"(?:the\s+)?(?:{_PART}{_OF})?(?:the\s+)?(?:(?P<c>1[0-9]|20)(?P<t>\d)0['’]?s|['’](?P<t2>\d)0s|(?:nineteen[\s-])?(?P<tw>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)))(?!\w)"),
    ("century", rf"(?:the\s+)?(?:{_PART}{_OF})?(?:the\s+)?(?:(?P<n>1\d|20|21)(?:st|nd|th)|(?P<nw>tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first))[\s-]century"),
    ("quarter", rf"(?:the\s+)?(?P<q>first|second|third|fourth|last)\s+(?P<u>quarter|half)\s+of\s+(?P<y>{_YEAR})"),
    ("years", rf"(?:(?P<fr>from|between)\s+)?(?P<y>{_YEAR})(?:(?P<sep>\s*[-–—/]\s*|\s+to\s+|\s+and\s+|\s+until\s+|\s+through\s+))(?P<y2>{_YEAR}|\d\d(?![\d\w,.%]\d|\w))"),
    ("year", rf"(?:(?:the\s+year|{_PART}{_OF}(?:of\s+)?|(?P<ca>circa|ca?\.|about|around|approximately)\s+)\s*)?(?P<y>{_YEAR})(?!['’]?s\b)"),
    ("dm", rf"(?:(?P<w>{_WDAY}),?\s+)?(?:the\s+)?(?P<d>{_DAY}|{_DAY_WORD}\s+of)\s*(?:of\s+)?(?P<M>{_MONTH})(?!\w)"),
    ("md", rf"(?:(?P<w>{_WDAY}),?\s+)?(?P<M>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY})(?![\w/])(?:(?P<sep>{_DASH})(?P<d2>{_DAY})(?!\w))?"),
    ("ofmonth", rf"(?:on|of|by|until|since|from)\s+the\s+(?P<d>{_DAY.replace('?(?!', '(?!', 1)})(?:\s+(?:instant|inst\.|ultimo|ult\.|of\s+(?:this|that|the\s+same)\s+month))?(?!\w|\s+(?:of|century|congress|floor|anniversary|session|parallel|[A-Za-z]+\s+(?:of|session|congress))\b)"),
    ("rel_month", rf"(?P<q>last|next|this|that|the\s+following|the\s+previous|the\s+preceding|of\s+the\s+same)\s+(?:{_PART}{_OF})?(?P<M>{_MONTH})(?!\w)"),
    ("month", rf"(?:{_PART}{_OF})(?P<M>{_MONTH})(?!\w)|(?<=\bin )(?P<M2>{_MONTH})(?!\w)|(?P<M3>January|February|April|June|July|August|September|October|November|December)(?!\w)|(?:(?<=\bsince )|(?<=\buntil )|(?<=\bby )|(?<=\bduring )|(?<=\bof )|(?<=\blast ))(?P<M4>March|May)(?![\w-])"),
    ("later", rf"(?:(?:about|some|only|just|almost|nearly|exactly|less\s+than|more\s+than)\s+)?(?P<n>{_COUNT})\s+(?P<u>{_UNIT})\s+(?P<q>later|after(?:wards?)?|earlier|before(?:hand)?|previously|thereafter|ago|hence|on|in\s+advance)(?!\w)"),
    ("within", rf"(?P<q>[Ww]ithin|[Ii]n|[Aa]fter|[Oo]ver)\s+(?:the\s+(?:next|following|past|last|previous)\s+)?(?P<n>{_COUNT})\s+(?P<u>{_UNIT})(?!\w)(?=\s+(?:of|after|from|before|,)|\s*[,.])"),
    ("past", rf"(?:for|during|over|in|within)\s+the\s+(?P<q>past|last|next|coming|previous|following|preceding)\s+(?:(?P<n>{_COUNT})\s+)?(?P<u>{_UNIT})(?!\w)"),
    ("unit", r"(?P<q>[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat(?:\s+same)?|[Tt]he\s+(?:next|following|previous|same|preceding|very\s+next|past|last|coming)|[Ll]ater\s+(?:that|the\s+same|in\s+the)|[Ee]arlier\s+(?:that|the\s+same|in\s+the|this)|[Ll]ater\s+this|[Ee]nd\s+of\s+(?:that|the))\s+(?P<u>day|week|month|year|decade|night|evening|morning|afternoon|weekend|fortnight|spring|summer|autumn|fall|winter|century|NIGHT|WEEK|MONTH|YEAR)(?!\w)"),
    ("clock", r"(?:(?:shortly|just|soon|long)\s+)?(?:(?:before|after|at|by|until|toward|towards|around)\s+)?(?:dawn|dusk|midnight|noon|daybreak|nightfall|sunset|sunrise)(?!\w)|[Oo]vernight(?!\w)|(?:at|during|over)\s+the\s+(?:night|weekend)(?!\w)"),
    ("deictic", r"(?P<q>[Tt]oday|TODAY|[Yy]esterday|YESTERDAY|[Tt]omorrow|TOMORROW|[Tt]onight|TONIGHT|[Tt]he\s+day\s+(?:after\s+tomorrow|before\s+yesterday)|[Nn]owadays|[Rr]ecently)(?!\w)"),
    ("weekday", rf"(?:(?P<q>last|next|this|the\s+following|the\s+previous|on|by|until|since)\s+)?(?P<w>{_WDAY})(?!\w)(?:\s+(?:morning|afternoon|evening|night))?"),
    ("eve", r"(?P<q>[Tt]he\s+(?:day|week|month|year)\s+(?:before|after))(?!\w)"),
]  # fmt: skip

_SEASONAL = r"(?:spring|springtime|summer|midsummer|autumn|fall|winter|midwinter)"
_UNIT_NEAR = r"\s+(?:[\w]+\s+){0,4}?(?:day|week|month|year|decade|hour|fortnight|night)s?\b"
# A word at which a time may begin, and what must follow it there.
_GUARDS = {
    "the": re.compile(
        r"\s+(?:\d|(?:next|following|previous|same|preceding|very|past|last|coming|early|mid|late|beginning|start|end|middle|close|latter"
        r"|later|year|day|week|month|nineteen|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b|[’']\d"
        r"|[a-z-]+(?:st|nd|rd|th)\b|" + _SEASONAL + r"\b)"
    ),
    "count": re.compile(_UNIT_NEAR),
    "number": re.compile(r"\s+\d"),
    "dated": re.compile(r"\s+the\s+\d|\s+(?:about\s+)?\d|" + _UNIT_NEAR),
    "part": re.compile(r"[\s-]"),
    "which": re.compile(r"\s"),
    "ordinal": re.compile(r"[\s-](?:of\s|century|[a-z]+\s+of\s)"),
    "clock": re.compile(
        r"\s+(?:(?:before|after|at|by|until|towards?|around)\s+)?(?:dawn|dusk|midnight|noon|daybreak|nightfall|sun)"
    ),
    "quoted": re.compile(r"\d0s"),
}
_BEGINNINGS = {
    "the": "the",
    "count": "a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty"
    " several some few many only just almost nearly exactly less more",
    "number": "between circa c ca approximately",
    "dated": "from about around on of by until since within in after over for during at",
    "part": "early mid middle late very end beginning nineteen",
    "which": "last next this that later earlier",
    "clock": "shortly soon long before toward towards",
    "free": "spring springtime summer midsummer autumn fall winter midwinter twenties thirties forties fifties sixties seventies"
    " eighties nineties today yesterday tomorrow tonight overnight dawn dusk midnight noon daybreak nightfall sunset sunrise",
    "quoted": "' ’",
}
WORD = re.compile(r"(?<![\w$£€#])(?:\d|[A-Za-z]+|['’](?=\d0s))")
FIRST: dict[str, str] = {
    **{word: kind for kind, words in _BEGINNINGS.items() for word in words.split()},
    **{word: "ordinal" for word in ORDINALS if "-" not in word},
    **{month: "month" for month in MONTHS},
    **{day[:n]: "weekday" for day in WEEKDAYS for n in (3, 4, 5, len(day))},
    **{digit: "digit" for digit in "0123456789"},
}
COMPILED = {name: re.compile(pattern) for name, pattern in _FORMS}
_OTHER = (
    "dmy_range dmy my season decade century quarter years year dm ofmonth rel_month month later within past unit clock deictic"
    " weekday eve".split()
)
CLASSES = {
    "digit": "iso compact group ymd ym dmy_range dm_dmy dmy slash my_number years year decade century dm later".split(),
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
