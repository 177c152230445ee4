"""Whose a title, office or body is, told right beside it: "King Hussein of Jordan", "Tel Aviv's American embassy"."""

import re
from dataclasses import replace

from backchannel.actors.office import Office, office_of
from backchannel.reading.draft import Mentioned
from backchannel.record.text import Text
from backchannel.world.world import World

_GOVERNING = frozenset(["minister", "secretary", "commissioner"])
_OWNERS = frozenset(["government_body", "service", "armed_group", "party"])
_MISSION_IN = re.compile(
    r"(?:the\s+)?(?:Embassy|Legation|Consulate(?: General)?|Interests Section|Liaison Office|Mission|Delegation)"
    r"\s+(?:in|at|to)\s",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(r"GO[A-Z]{1,2}")
_SHORT = {
    "USA": frozenset(["dept", "department", "emb", "embassy", "leg", "legation", "congress", "secretary of state"])
}
"""What the papers of a state name without a word more, of its own: "Dept concurs"."""
_CHAMBER = re.compile(r"^(?:House|Senate|Parliament|National Assembly|Chamber)\b")


def owned(text: Text, mentions: list[Mentioned], offices: list[Office | None], sender: str | None) -> None:
    """Gives those of ``mentions`` whose state is told right beside them that state, in place; of a title taken for another's
    ("Minister of *Time*"), the office too. ``sender`` is the state that the text speaks from, whose missions are told by
    their town alone."""
    told = mentions
    for number, one in enumerate(told):
        if one.kind == "name" and one.names != "person" and _MISSION_IN.match(one.passage.words):
            # A mission is its sender's, not its host's.
            told[number] = replace(one, country=sender, of=None)
        short = one.kind == "name" and one.names == "government_body" and one.country is None and one.of is None
        if short and sender is not None and one.passage.words.lower() in _SHORT.get(sender, ()):
            told[number] = one = replace(one, country=sender)
        office = offices[number]
        owner = told[one.of] if one.of is not None else None
        if owner is None or one.title is None or owner.names != "medium" or office is None:
            continue
        if office.head in _GOVERNING and one.title.start <= owner.passage.start < one.title.end:
            # No magazine has a minister: the words are those of his office.
            told[told.index(owner)] = replace(owner, names="event", country=None)
            told[number] = replace(one, of=None, country=None)
            offices[number] = office_of(one.title.words)
    for number in range(len(told) - 1):
        one, other = told[number], told[number + 1]
        between = text.content[one.passage.end : other.passage.start]
        if one.names == "person" and one.kind == "name" and one.title is not None and one.country is None:
            if other.names == "state" and other.kind == "name" and between.split() == ["of"]:
                told[number] = replace(one, country=other.country, of=number + 1)
        elif (
            other.kind == "name"
            and (other.country is None or (one.kind == "demonym" and not between.strip()))
            and other.names in ("government_body", "service")
            and one.names == "state"
            and one.country is not None
            and not between.strip(" \n’'s")
        ):
            # A word that many states have a body by ("Congress") is that of the adjective before it.
            told[number + 1] = replace(other, country=one.country)
        elif (
            one.kind == "role"
            and one.names == "person"
            and one.of is None
            and one.country is None
            and other.country is not None
            and other.names in _OWNERS
            and between.split() in (["of"], ["of", "the"])
            and " and " not in other.passage.words
        ):
            told[number] = replace(one, country=other.country, of=number + 1)
        elif (
            one.names == "government_body"
            and other.names == "place"
            and other.country not in (None, one.country)
            and between == ", "
            and _CHAMBER.search(one.passage.words)
        ):
            told[number] = replace(one, country=other.country)


def initials(mentions: list[Mentioned], world: World, year: int | None, host: str | None) -> None:
    """Gives "GOI", which may be several states' government, the state ``host`` that a mission's telegram comes from or goes
    to, in place."""
    for number, told in enumerate(mentions):
        if host is None or told.kind != "name" or not _GOVERNMENT.fullmatch(told.passage.words):
            continue
        if any(known.country == host for known in world.named(told.passage.words, year)):
            mentions[number] = replace(told, country=host)
