"""Missions abroad and desks at home: whose they are, where the papers of a state call its own without naming it.

"Embassy Amman", "AmEmbassy Cairo" and "USUN" are the sender's, never the host's; a country director for Israel, a desk
officer or an office of Iranian affairs is of the state that has the desk, never of the one that it deals with.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from backchannel.actors.office import Office
from backchannel.reading.draft import Mentioned
from backchannel.record.passage import Passage
from backchannel.record.text import Text
from backchannel.world.world import World

IN_BUREAU = "bureau of the state's own ministry told with the name"
_AMERICAN = re.compile(
    r"(?:the\s+)?(?:Am(?:erican )?(?:Embass(?:y|ies)|Embs?|Legation|Leg|Consul(?:ate)?|ConGen)|US ?Mission|"
    r"US(?:UN|DEL|RO|BER|EC|NATO|INT))(?:\s+.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""What papers of the United States call its missions, wherever they are."""
_OFFICERS = {
    "USA": re.compile(
        r"(?:[Tt]he\s+)?(?:Sec|Secy|SecDef|SecState|EmbOffs?|Emboffs?|MisOffs?|Misoffs?|ConOffs?|Conoffs?|Dept?Offs?|Deptoffs?|"
        r"EMBOFFS?|SECSTATE|SECDEF|Embassy (?:officers?|officials?)|Department (?:officers?|officials?))\.?"
    )
}
"""What the papers of a state call officers of its own in short."""
_SORT = (
    r"(?:Embassy|EMBASSY|Emb|EMB|Legation|LEGATION|Leg|Consulate(?:\s+General)?|CONSULATE(?:\s+GENERAL)?|ConGen|CONGEN)"
)
_TOWN = re.compile(rf"(?:[Tt]he\s+|[Oo]ur\s+)?{_SORT},?\s+(?P<place>[^\W\d_a-z].*)", re.DOTALL)
_TOWN_FIRST = re.compile(rf"(?:[Tt]he\s+|[Oo]ur\s+)?(?P<place>[^\W\d_a-z].*?)\s+{_SORT}", re.DOTALL)
"""With a capital: "the Harbin consulate" of a report may be anybody's."""
_DESK = re.compile(
    r"^(?:the\s+)?(?P<before>\S+(?:\s\S+)?)\s+(?:Desk|Desk Officer|Country Director|Country Officer)$"
    r"|(?:Country Director|Country Officer|Desk Officer|Desk|Officer[ -]in[ -]Charge)(?:,|\s+for|\s+of)\s+(?P<behind>.+)"
    r"|(?:of|for)\s+(?P<affairs>(?:(?!\bof\b)[^.;])*?\bAffairs)$",
    re.IGNORECASE,
)
"""An office of a ministry, and what it deals with: a country or several."""
_AFFAIRS = re.compile(r"(?:the\s+)?(?:Office|Bureau|Division)\s+(?:of|for)\s[^.;]*?\bAffairs", re.IGNORECASE)
_DEALT = frozenset(["state", "people", "place"])
_SENT = re.compile(
    r"(?:the\s+)?(?:Ambassador|Chargé(?: d['’]Affaires)?|Consul(?: General)?|(?:Military |Army |Naval |Air )?Attaché)",
    re.IGNORECASE,
)
_IN = re.compile(r"\s+(?:in|at)\s+")
_BUREAUS = {
    "USA": re.compile(
        r"(?:(?:NEA|EUR|ARA|AF|FE|EA|SOA|IO|INR|ISA|S|G|P|E|L|H|U|M|PM|OSD|DOD)/[A-Z]{1,4}(?:[-–/][A-Z]{1,4})?"
        r"|NEA|EUR|ARA|SOA|INR|GTI|SOV|BNA|UNP|AFN|AFE|AFW|EE|WE|NE|FE|NSC|ISA)\b(?![-’'])"
    )
}
"""The signs of bureaus that stand with the names of a ministry's officers ("Mr. Holm, NEA/NE")."""
_BEFORE = re.compile(
    r"(?:^|[\n;(]\s*)(?P<sign>[A-Z/]{1,9})\s?[—–-]+\s?(?:(?:Mr|Mrs|Miss|Dr|Ambassador|Assistant Secretary)\.?\s+)?$"
)


def missions(
    text: Text,
    mentions: list[Mentioned],
    offices: list[Office | None],
    world: World,
    year: int | None,
    sender: str | None,
) -> None:
    """Gives missions and desks among ``mentions`` the state whose they are, in place: ``sender``, whose papers these are."""
    for number, told in enumerate(mentions):
        words = " ".join(told.passage.words.split())
        if told.kind not in ("name", "role"):
            continue
        if told.names == "person" and told.kind == "role":
            if _deals(text, mentions, number, told.passage) or _of_affairs(text, mentions, told):
                mentions[number] = replace(told, country=sender, of=None)
                for place in range(number + 1, min(number + 4, len(mentions))):
                    inside = mentions[place]
                    named = inside.kind == "name" and inside.names == "person" and inside.country is None
                    if named and inside.passage.end <= told.passage.end:
                        mentions[place] = replace(inside, country=sender)
            elif (
                told.country is None
                and sender is not None
                and _SENT.fullmatch(words)
                and _abroad(text, mentions, number)
            ):
                mentions[number] = replace(told, country=sender)
        elif told.kind == "name" and told.names == "person" and told.title is not None:
            if _deals(text, mentions, number, told.title):
                mentions[number] = replace(told, country=sender, of=None)
        elif sender is not None and _is_office(text, mentions, number):
            mentions[number] = replace(told, country=sender, of=None)
            continue
        if told.country is None and told.of is None and sender in _OFFICERS and _OFFICERS[sender].fullmatch(words):
            mentions[number] = replace(told, country=sender)
            continue
        owner = "USA" if _AMERICAN.fullmatch(words) else None
        if owner is not None or (_in_town(words, world, year) and told.title is None):
            mentions[number] = replace(
                told, kind="name", names="government_body", country=owner or sender, of=None, title=None
            )
            offices[number] = None


def in_bureaus(text: Text, mentions: Sequence[Mentioned], home: str | None) -> Iterator[tuple[int, str]]:
    """The persons named with the sign of a bureau of ``home``'s ministry, by number of mention, each with that state."""
    signs = _BUREAUS.get(home or "")
    if signs is None or home is None:
        return
    content = text.content
    for number, told in enumerate(mentions):
        if told.kind != "name" or told.names != "person" or told.country is not None:
            continue
        end = told.passage.end
        behind = content[end : end + 2]
        before = _BEFORE.search(content, max(0, told.passage.start - 40), told.passage.start)
        if behind in (", ", " (") and (sign := signs.match(content, end + 2)) is not None:
            if content[sign.end() : sign.end() + 1] in ("", ",", ";", ")", "\n", ".", " "):
                yield number, home
        elif before is not None and signs.fullmatch(before["sign"]):
            yield number, home


def _deals(text: Text, mentions: Sequence[Mentioned], number: int, office: Passage) -> bool:
    """Whether all states that the words of the office name are those that it deals with."""
    found = _DESK.search(text.content[office.start : office.end])
    if found is None or found.lastgroup is None:
        return False
    start, end = (office.start + place for place in found.span(found.lastgroup))
    named = [
        other.passage
        for other in mentions[max(0, number - 3) : number + 5]
        if other.names in _DEALT and other.country is not None and other.kind != "role"
        if office.start <= other.passage.start and other.passage.end <= office.end
    ]
    return bool(named) and all(start <= one.start and one.end <= end for one in named)


def _of_affairs(text: Text, mentions: Sequence[Mentioned], told: Mentioned) -> bool:
    """Whether the office is one in an office that deals with a state, and no other state is told of it."""
    owner = mentions[told.of] if told.of is not None else None
    within = told.of is not None and owner is not None and _is_office(text, mentions, told.of)
    return within and owner is not None and told.country in (None, owner.country)


def _is_office(text: Text, mentions: Sequence[Mentioned], number: int) -> bool:
    """Whether it is an office named by the affairs that it deals with, and no adjective before it tells whose it is."""
    told = mentions[number]
    if told.names != "government_body" or not _AFFAIRS.fullmatch(" ".join(told.passage.words.split())):
        return False
    before = mentions[number - 1] if number else None
    return (
        before is None
        or before.kind != "demonym"
        or bool(text.content[before.passage.end : told.passage.start].strip())
    )


def _abroad(text: Text, mentions: Sequence[Mentioned], number: int) -> bool:
    """Whether "in" and the name of a place stand right behind."""
    end = mentions[number].passage.end
    for other in mentions[number + 1 : number + 3]:
        if other.names in _DEALT and other.kind == "name" and _IN.fullmatch(text.content, end, other.passage.start):
            return True
    return False


def _in_town(words: str, world: World, year: int | None) -> bool:
    """Whether ``words`` are a mission and the town that it sits in."""
    for form in (_TOWN, _TOWN_FIRST):
        found = form.fullmatch(words)
        if found is None:
            continue
        place = found["place"].title() if found["place"].isupper() else found["place"]
        known = world.named(place, year)
        # A consulate sits in a town, be it a state too ("Hong Kong"); an embassy's "Pakistan" may be the sender.
        consul = "con" in words.lower().replace(place.lower(), "")
        uses = {one.use for one in known}
        if "adjective" in uses and "name" not in uses:
            continue
        if any(one.use == "capital" or one.kind == "place" or (consul and one.kind == "state") for one in known):
            return True
    return False
