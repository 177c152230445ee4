"""Chronologies: entries that each open with a date, in order of time, but for one."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from backchannel.record.finding import Finding
from backchannel.record.passage import Passage
from backchannel.record.text import Block
from backchannel.weighing.scene import Scene, found, plain
from backchannel.weighing.spans import Span, of_edtf

FEWEST = 5
"""Entries in a row that make a chronology: with fewer, one out of order may be no order at all. By judgement."""
_MONTHS = "|".join(calendar.month_name[1:])
_TO = r"\s?(?:-|–|—|to|and)\s?"
_ENTRY = re.compile(
    rf"(?:[•*–—-]\s*)?(?P<date>(?:(?P<d>\d\d?)(?: (?P<m>{_MONTHS}))?(?:{_TO}(?P<d2>\d\d?))? ?(?P<m2>{_MONTHS})?"
    rf"|(?P<m3>{_MONTHS})(?: (?P<d3>\d\d?)(?:{_TO}(?P<d4>\d\d?))?)?)?,? ?(?P<year>1[5-9]\d\d|20\d\d))(?=\s*[.:–—]\s*\D|\n)"
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its block, the words of its date and their days."""

    block: Block
    words: Passage
    span: Span


def sequence(scene: Scene) -> Iterator[Finding]:
    """Rule: of five or more entries in a row, each opening with its date and year, all but one stand in order of time; the
    one is named with its neighbours."""
    for run in _runs(scene):
        if len(run) < FEWEST or _ordered(run):
            continue
        fitting = [at for at in range(len(run)) if _ordered(run[:at] + run[at + 1 :])]
        if not fitting:
            continue
        at = fitting[0]
        near = run[max(0, at - 1) : at + 2]
        if len(fitting) > 1:
            near = run[at : at + 2]
        claims = [
            claim
            for claim in scene.record.claims
            if any(run[one].block.start <= claim.passage.start < run[one].block.end for one in fitting)
        ]
        yield found("order", _says(run[at], near, len(run), len(fitting)), [one.words for one in near], claims)


def _runs(scene: Scene) -> Iterator[list[Entry]]:
    """Entries in a row, of blocks of one kind."""
    run: list[Entry] = []
    for block in scene.record.text.blocks:
        entry = _entry(scene, block)
        if run and (entry is None or entry.block.kind != run[0].block.kind):
            yield run
            run = []
        if entry is not None:
            run.append(entry)
    yield run


def _entry(scene: Scene, block: Block) -> Entry | None:
    match = _ENTRY.match(scene.content, block.start, min(block.end, block.start + _LONGEST))
    if match is None or block.kind in ("heading", "furniture"):
        return None
    month, other = match["m"] or match["m2"] or match["m3"], match["m2"] or match["m"] or match["m3"]
    if match["d"] and not month:
        return None
    first = _day(match["year"], month, match["d"] or match["d3"])
    last = _day(match["year"], other, match["d2"] or match["d4"] or match["d"] or match["d3"])
    if first is None or last is None or last.last < first.first:
        return None
    return Entry(block, scene.passage(match.start("date"), match.end("date")), Span(first.first, last.last))


def _day(year: str, month: str | None, day: str | None) -> Span | None:
    number = f"-{list(calendar.month_name).index(month):02}" if month else ""
    return of_edtf(year + number + (f"-{int(day):02}" if day and month else ""))


def _ordered(run: list[Entry]) -> bool:
    """Whether no entry lies wholly before one that stands above it."""
    latest = run[0].span.first if run else None
    for entry in run:
        assert latest is not None
        if entry.span.last < latest:
            return False
        latest = max(latest, entry.span.first)
    return True


def _says(entry: Entry, near: list[Entry], entries: int, fitting: int) -> str:
    words = [f"“{plain(one.words.words)}”" for one in near]
    opening = f"Of {entries} dated entries in a row all stand in order of time, except "
    if fitting > 1:
        return f"{opening}that {words[0]} stands before {words[1]}."
    own = f"“{plain(entry.words.words)}”"
    if len(near) == 3:
        return f"{opening}{own}, which stands between {words[0]} and {words[2]}."
    return f"{opening}{own}, which stands {'before' if near[0] is entry else 'after'} {words[near[0] is entry]}."
