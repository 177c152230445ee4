"""Days of the week told beside a day that was another."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from backchannel.record.finding import Finding
from backchannel.weighing.scene import Scene, found, plain

_DAYS = "|".join(calendar.day_name)
_MONTHS = "|".join(calendar.month_name[1:])
_DATE = (
    rf"(?:(?P<m1>{_MONTHS}) (?P<d1>\d\d?)(?:st|nd|rd|th)?,? |(?P<d2>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTHS}),? )"
    r"(?P<year>(?:19|20)\d\d)\b"
)
_TOLD = (
    re.compile(rf"\b(?P<day>{_DAYS})(?:,? (?:the )?|, on |\s*\(){_DATE}"),
    # "3 March 1971, a Wednesday", "3 March 1971 (Wednesday)"; not "3 March 1971, Wednesday's cable".
    re.compile(rf"\b{_DATE},? (?:which was )?(?:a |\(a? ?)(?P<day>{_DAYS})\b(?!['’])"),
    re.compile(rf"\b{_DATE}, (?P<day>{_DAYS})(?=[),.;])"),
)
SINCE = 1924
"""From this year on all states reckoned by one calendar in their diplomacy; earlier a date may be of the older one."""


def weekdays(scene: Scene) -> Iterator[Finding]:
    """Rule: the calendar. "Monday, 3 March 1971" stands beside a Wednesday."""
    months = list(calendar.month_name)
    for match in chain.from_iterable(told.finditer(scene.content) for told in _TOLD):
        year = int(match["year"])
        if year < SINCE:
            continue
        month, day = months.index(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
        try:
            stood = calendar.day_name[date(year, month, day).weekday()]
        except ValueError:
            continue
        if stood == match["day"]:
            continue
        words = scene.passage(match.start(), match.end())
        claims = [c for c in scene.record.claims if c.passage.start <= words.start < c.passage.end]
        says = f"The text gives “{plain(words.words)}”; in the calendar {day} {months[month]} {year} is a {stood}."
        yield found("weekday", says, [words], claims)
