"""The state of each person in a list of those present: "United States: Mr. Pierce; Mr. Leary", a line or a column a side."""

import re
from collections.abc import Iterator, Sequence

from backchannel.actors.office import office_of
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
_AFFAIRS = re.compile(r"[\w,&/ -]{0,40}?\b(?:Affairs|Desk|Division|Section|Branch|Bureau|Country Director)\b")
"""What follows the name of a state that an office deals with, and that is not the officer's ("UK and Ireland Affairs")."""
_TALK = 5
"""Small words at the least in a line that ends in a full stop and is a sentence of the text, no entry of a list."""
_PARTING = re.compile(r"[;,]\s+|\s+and\s+(?=[Tt]he\s)")
_BARE = re.compile(
    r"(?:[Tt]he\s+)?(?P<title>(?:Acting |Vice |Under |Deputy |Prime |Foreign )*"
    r"(?:President|Secretary|Minister|Chancellor|King|Shah)(?: of State)?)"
)
_LONG = 400
"""A paragraph longer than this is no part of a list."""


def sides(
    text: Text, mentions: Sequence[Mentioned], world: World, year: int | None, spoken: int | None = None
) -> Iterator[tuple[int, str]]:
    """The persons named in lists of those present, by number of mention, each with the state that the list tells.

    The state is that of the side; else the one that a person's own entry names ("Dr. X, Chancellery, Bonn").
    A list ends where talk begins: at a whole sentence, and at ``spoken``, where the first speaker has the floor.
    """
    current: str | None = None
    for start, end, opens in _listed(text, spoken):
        if opens:
            current = None
        line = text.content[start:end]
        side = _SIDE.match(line)
        if side is not None and side.end() > 0:
            words = re.sub(r"^the\s+", "", side["side"].strip(), flags=re.IGNORECASE)
            named = [k for k in world.named(words, year) if k.kind == "state" and k.use != "capital"]
            if named or line[: side.end()].endswith(":"):
                current = named[0].country if named else None
        yield from _entries(text.content, start, end, current, mentions)


def bare_titles(text: Text, spoken: int | None = None) -> frozenset[tuple[str, ...]]:
    """The offices by which alone, without a name, somebody is listed as present ("The President", "The Secretary")."""
    found: set[tuple[str, ...]] = set()
    for start, end, _ in _listed(text, spoken):
        for entry in _PARTING.split(text.content[start:end]):
            bare = _BARE.fullmatch(entry.strip(" .*\t"))
            office = office_of(bare["title"]) if bare is not None else None
            if office is not None:
                found.add(office.words)
    return frozenset(found)


def named_present(text: Text, mentions: Sequence[Mentioned], spoken: int | None = None) -> frozenset[int]:
    """The persons named in lists of those present, by number of mention."""
    lines = [(start, end) for start, end, _ in _listed(text, spoken)]
    return frozenset(
        number
        for number, told in enumerate(mentions)
        if told.kind == "name"
        and told.names == "person"
        and any(start <= told.passage.start < end for start, end in lines)
        and not text.content.endswith(" of ", 0, told.passage.start)
    )


def listed_present(text: Text, mentions: Sequence[Mentioned], spoken: int | None = None) -> tuple[int, ...]:
    """All who are listed as present, by number of mention: the persons named, and the offices that stand without a name."""
    named = named_present(text, mentions, spoken)
    bare: set[int] = set()
    for start, end, _ in _listed(text, spoken):
        at = start
        for entry in _PARTING.split(text.content[start:end]):
            words = entry.strip(" .*\t")
            at = text.content.find(words, at, end) if words else at
            if words and _BARE.fullmatch(words):
                bare.update(
                    number
                    for number, told in enumerate(mentions)
                    if told.kind == "role" and at <= told.passage.start < at + len(words)
                )
            at += len(words)
    return tuple(sorted(named | bare))


def _listed(text: Text, spoken: int | None) -> Iterator[tuple[int, int, bool]]:
    """The lines of lists of those present, each with its limits and whether a list opens with it."""
    listing = False
    for start, end, size in _lines(text):
        line = text.content[start:end]
        if spoken is not None and start >= spoken:
            return
        opening = _OPENS.match(line)
        opens = opening is not None and (opening.end() == len(line) or ":" in opening.group())
        if opening is not None and opens:
            listing = True
            start += opening.end()
            line = text.content[start:end]
        if not listing:
            continue
        if size > _LONG or _ENDS.match(line) or _told(line):
            listing = False
            continue
        yield start, end, opens


def _told(line: str) -> bool:
    small = [word for word in line.split() if word.islower() and word.isalpha() and len(word) > 1]
    return line.rstrip(' ”"').endswith((".", "!", "?")) and len(small) >= _TALK


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
        sent = _SENT.search(content, at, other.passage.start) or _AFFAIRS.match(content, other.passage.end, stop)
        if other.country is not None and not sent:
            return other.country
    return None
