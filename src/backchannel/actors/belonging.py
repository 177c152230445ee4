"""The state of a person told near the name: "X was an Israeli", "Colonel X of Argentine intelligence", "In Khartoum, a
spokesman, X", and the dateline's state of a minister whose state is not told."""

import re
from collections.abc import Iterator, Sequence

from backchannel.actors.office import Office
from backchannel.reading.draft import Mentioned
from backchannel.record.text import Text
from backchannel.world.world import World

_WAS = re.compile(r"\s+(?:was|is)\s+(?:himself\s+|herself\s+)?an?\s+$")
_COMMA = re.compile(r",\s+(?:himself\s+|herself\s+)?an?\s+$")
_OF = re.compile(r"\s+of\s+(?:the\s+)?$")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z](?:[^\W\d_a-z]|[’'. -]){2,}[^\W\d_a-z])"
    r"(?:,\s[^\W\d_a-z][\w.’' -]{1,20})?,\s[^—–\n]{3,40}?(?:\s—|\s–|\s--|—)"
)
_IN_CAPITAL = re.compile(r"In (?P<place>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)?),")
_ENDING = re.compile(r"[.!?][”\"’)]*\s+|\n\s*")
_OF_STATES = frozenset(["state", "people", "government_body", "service", "armed_group"])
_GOVERNING = frozenset(
    ["minister", "premier", "spokesman", "spokeswoman", "secretary", "official", "speaker", "governor"]
)
_OPENING = 600
"""Code points in which a dateline is looked for: it opens the first paragraph after title and by-line."""


def belonging(
    text: Text, mentions: Sequence[Mentioned], offices: Sequence[Office | None], world: World, year: int | None
) -> Iterator[tuple[int, str, str]]:
    """Persons' names (by number of mention) with the state that the words near them tell, and by which evidence."""
    local = dateline(text, world, year)
    for number, told in enumerate(mentions):
        if told.kind != "name" or told.names != "person" or told.country is not None:
            continue
        beside = _beside(text.content, mentions, number)
        if beside is not None:
            yield number, *beside
            continue
        office = offices[number]
        if office is None or office.past or office.head not in _GOVERNING or told.title is None:
            continue
        if told.of is not None and mentions[told.of].country is not None:
            continue
        country = _in_capital(text, min(told.title.start, told.passage.start), world, year)
        if country is not None:
            yield number, country, "office told with the capital that opens the sentence"
        elif local is not None:
            yield number, local, "office told without a state, in a dispatch from there"


def dateline(text: Text, world: World, year: int | None) -> str | None:
    """The state that a dispatch was sent from ("NAIROBI, March 3 —"), where its dateline names a capital; else None."""
    for block in text.blocks:
        if block.start > _OPENING:
            return None
        found = _DATELINE.match(text.content, block.start, block.end)
        if found is not None:
            return _capital(found["place"].title(), world, year)
    return None


def _beside(content: str, mentions: Sequence[Mentioned], number: int) -> tuple[str, str] | None:
    told = mentions[number]
    if number + 1 >= len(mentions):
        return None
    other = mentions[number + 1]
    between = content[told.passage.end : other.passage.start]
    if other.sentence != told.sentence or other.country is None:
        return None
    one = other.kind == "demonym" and not other.plural
    if one and (_WAS.fullmatch(between) or (other.names == "people" and _COMMA.fullmatch(between))):
        return other.country, "people told of the person"
    if other.names in _OF_STATES and _OF.fullmatch(between):
        return other.country, "state told after the name"
    return None


def _in_capital(text: Text, start: int, world: World, year: int | None) -> str | None:
    """The state whose capital opens the sentence that the words at ``start`` stand in."""
    opening = 0
    for ending in _ENDING.finditer(text.content, max(0, start - 400), start):
        opening = ending.end()
    found = _IN_CAPITAL.match(text.content, opening, start)
    return _capital(found["place"], world, year) if found is not None else None


def _capital(words: str, world: World, year: int | None) -> str | None:
    states = {known.country for known in world.capital(words, year) if known.country is not None}
    return states.pop() if len(states) == 1 else None
