"""The state of each person in a list of those present: "United States: Mr. Pierce; Mr. Leary", a line or a column a side."""

import re
from collections.abc import Iterator, Sequence

from backchannel.reading.draft import Mentioned
from backchannel.record.text import Text
from backchannel.world.world import World

_OPENS = re.compile(r"^\W*(?:list of )?(?:participants|present|those present|attendees)\b[\W]*", re.IGNORECASE)
_ENDS = re.compile(
    r"^\W*(?:subjects?|re|date|time|place|copies(?: to)?|distribution|summary|discussion|topics?|agenda)\b\W*(?::|$)",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"^\W*(?P<side>[^:;,\n]{2,40}?)(?: side| delegation| participants| officials)?[ ]*(?::|$)", re.IGNORECASE
)
_SENT = re.compile(r"\b(?:to|in|for)\s+(?:the\s+)?$")
_LONG = 400
"""A paragraph longer than this is no part of a list."""


def sides(text: Text, mentions: Sequence[Mentioned], world: World, year: int | None) -> Iterator[tuple[int, str]]:
    """The persons named in lists of those present, by number of mention, each with the state that the list tells.

    The state is that of the side; else the one that a person's own entry names ("Dr. X, Chancellery, Bonn").
    """
    current: str | None = None
    listing = False
    for start, end, size in _lines(text):
        line = text.content[start:end]
        opening = _OPENS.match(line)
        if opening is not None and (opening.end() == len(line) or ":" in opening.group()):
            listing, current = True, None
            start += opening.end()
            line = text.content[start:end]
        if not listing:
            continue
        if size > _LONG or _ENDS.match(line):
            listing = False
            continue
        side = _SIDE.match(line)
        if side is not None and side.end() > 0:
            words = re.sub(r"^the\s+", "", side["side"].strip(), flags=re.IGNORECASE)
            named = [k for k in world.named(words, year) if k.kind == "state" and k.use != "capital"]
            if named or line[: side.end()].endswith(":"):
                current = named[0].country if named else None
        yield from _entries(text.content, start, end, current, mentions)


def _lines(text: Text) -> Iterator[tuple[int, int, int]]:
    for block in text.blocks:
        if block.kind == "furniture":
            continue
        at = block.start
        for line in text.content[block.start : block.end].split("\n"):
            yield (
                at,
                at + len(line),
                block.end - block.start if "\n" not in text.content[block.start : block.end] else len(line),
            )
            at += len(line) + 1


def _entries(
    content: str, start: int, end: int, side: str | None, mentions: Sequence[Mentioned]
) -> Iterator[tuple[int, str]]:
    for number, told in enumerate(mentions):
        if told.kind != "name" or told.names != "person" or not start <= told.passage.start < end:
            continue
        country = side or _own(content, number, end, mentions)
        if country is not None:
            yield number, country


def _own(content: str, number: int, end: int, mentions: Sequence[Mentioned]) -> str | None:
    """The state named in the entry of the person ``number``, other than the one that somebody is sent to."""
    at = mentions[number].passage.end
    semicolon = content.find(";", at, end)
    stop = semicolon if semicolon >= 0 else end
    for other in mentions[number + 1 :]:
        if other.passage.start >= stop or (other.names == "person" and other.kind == "name"):
            return None
        if other.country is not None and not _SENT.search(content, at, other.passage.start):
            return other.country
    return None
