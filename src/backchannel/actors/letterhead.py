"""Who writes to whom, by the head of a letter, telegram or memorandum, and from whose files a paper comes.

"Telegram From the Embassy in Iran to the Department of State", "The Chargé in India (Donovan) to the Secretary of State",
"Memorandum of Conversation, by the Chief of the Division (Bonsal)", "Letter From President Nixon to President Park".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from backchannel.actors.office import of_one_state, office_of
from backchannel.reading.draft import Mentioned
from backchannel.record.source import Source
from backchannel.record.text import Text
from backchannel.world.world import World

_PAPER = r"(?:Telegram|Cable|Airgram|Aerogram|Despatch|Dispatch|Letter|Memorandum|Memoranda|Message|Note|Report|Minute|Paper)"
_FROM = re.compile(
    rf"\b{_PAPER}s?\b[^\n,.:;]{{0,30}}?\b[Ff]rom\s+(?P<sender>[^\n]+?)\s+to\s+(?P<to>(?:the\s+)?[A-ZÀ-Þ][^\n]*)"
)
_BY = re.compile(
    rf"\b(?:{_PAPER}|Conversation|Record|Study|Estimate|Entry)s?\b[^\n.;]{{0,60}}?,?\s"
    r"(?:[Pp]repared\s+)?[Bb]y\s+(?P<sender>(?:the\s+)?[A-ZÀ-Þ][^\n]*?)(?:\s+to\s+(?P<to>(?:the\s+)?[A-ZÀ-Þ][^\n]*)|[Bb]efore\s|$|\n)"
)
_OLD = re.compile(
    r"^\W*(?:(?:No\.\s*)?\d+\.?\s+)?(?P<sender>The\s+(?:[A-ZÀ-Þ][\w’'.-]*\s+){0,4}?"
    r"(?:Ambassador|Minister|Chargé|Consul|Embassy|Legation|Mission|Delegation|Secretary|Under Secretary|Department|"
    r"President|Representative|Government|Director|Office|Chief|Deputy|Assistant|Counselor|Commissioner|Chairman|"
    r"Commander|Political Adviser)"
    r"\b[^\n;:]*?)\s+to\s+(?P<to>(?:the\s+|Mr\.\s+)?[A-ZÀ-Þ][^\n;:]*)$",
    re.MULTILINE,
)
_START = r"^(?:[\w/,() –-]{1,60}\.\s+){0,4}(?:(?:Personal|PERSONAL)\s+|[A-Z][\w/-]{2,20}\s+(?=[Ff]or\b|FOR\b))?"
_FOR = (
    r"(?:[Ff]or|FOR|(?:[Ee]yes\s+[Oo]nly|EYES\s+ONLY)(?:\s+(?:for|FOR))?)\s+(?:the\s+)?"
    r"(?P<to>[^\n.;:,]{2,50}?)(?:\s+(?:only|ONLY))?"
)
_SENDS = r"(?:[Ff]rom|FROM)\s+(?P<sender>[^\n.;:,]{2,50}?)"
_STOP = r"(?=[.;\n]|$)"
_PERSONAL = tuple(
    re.compile(rf"{_START}{form}{_STOP}", re.MULTILINE)
    for form in (rf"{_FOR}\s+{_SENDS}", rf"{_SENDS}\s+{_FOR}", _FOR, _SENDS)
)
_CHIEF = re.compile(
    r"(?:Ambassadors?|Charg|Chiefs? of Mission|Embass|Legation|Mission|Consul|Minister\b|Principal Officer|Department)",
    re.IGNORECASE,
)
"""Whom "for the Ambassador" means sits in the mission itself."""
_TITLE_ONLY = re.compile(r"(?:(?:the|The|of|THE|OF)\b|[A-ZÀ-Þ][\w.’'-]*|\s)*")
_LINE = re.compile(r"^FROM\b\s*:?\s*\n?\s*(?P<sender>[^\n]{3,120})$", re.MULTILINE)
_SPLIT = re.compile(r"\s+to\s+(?=(?:the\s+|Mr\.\s+)?[A-ZÀ-Þ])")
_SENT = (
    r"(?:Embassy|Legation|Consulate(?: General)?|Ambassador|Minister|Chargé(?: d['’]Affaires)?(?: ad interim)?|"
    r"Consul(?: General)?|Mission|Delegation|Representative|Interests Section|Liaison Office|High Commissioner|"
    r"Deputy Chief of Mission|Station|Vice Consul|Agent|Attaché|Counselor|Military Attaché|Special Representative|Office)"
)
_HOST = re.compile(
    rf"\b{_SENT}\s*(?:\([^)]*\))?,?\s+(?:in|at|to|(?<=Commissioner )for)\s+(?:the\s+)?"
    r"(?P<place>[A-ZÀ-Þ][\w’'.-]+(?:\s+(?:of\s+(?:the\s+)?)?[A-ZÀ-Þ][\w’'-]+)*)"
)
_MISSION = re.compile(rf"^\s*(?:[Tt]he\s+)?(?:[\w. -]+\s)?{_SENT}\b")
_OFFICERS = frozenset(
    ["secretary", "president", "minister", "ambassador", "chargé", "consul", "director", "chairman", "counsellor"]
)
_BODIES = frozenset(["government_body", "service", "organisation"])
_CUT = re.compile(r"\b(?:in|at|to|of|for|the)\W*$")
_ARTICLE = re.compile(r"\s*(?:[Tt]he\s+)?")
_DATED = re.compile(r",\s+(?=[A-Z][a-z]+\s+\d)|\s+\d")
_NAMED = re.compile(r"\(\s*(?P<name>[A-ZÀ-Þ][^()\n]*?)\s*\)")
_OWNER = re.compile(r"['’]s\b")
_OF_HOME = re.compile(r"\b(?:of|from)\s+(?:the\s+)?$")
_HEAD = 500
_FIRST_LINE = 200
_LINES = 1500
"""Code points in which a title is looked for, behind the head a line "For the Ambassador", and lines that say "FROM: …"."""

_FILES = (
    (
        "USA",
        re.compile(
            r"\bUnited\s+States\s+Government|\bU\.?S\.?\s+(?:Department|Government)|\bDepartment\s+of\s+State\b|"
            r"\b(?:Roosevelt|Truman|Eisenhower|Kennedy|Johnson|Nixon|Ford|Carter|Reagan)\s+Library\b|\bNational\s+Archives\s+and\s+Records\b|"
            r"\bNational\s+Archives,\s+(?:Nixon|RG)\b|\bWashington\s+National\s+Records\b|\bCentral\s+Intelligence\s+Agency\b|"
            r"\bPublic\s+Papers\s+of\s+the\s+Presidents\b"
        ),
    ),
    (
        "GBR",
        re.compile(
            r"\bPublic\s+Record\s+Office\b|\bH\.?M\.?\s+Stationery\s+Office\b|\b(?:FO|FCO|PREM|CAB)\s+\d{1,3}/\d"
        ),
    ),
)  # fmt: skip
"""What the publisher and the notes on where a paper was found are read for: the state whose officials wrote such papers."""


@dataclass(frozen=True, slots=True)
class Correspondent:
    """One side of a correspondence: ``person`` is the mention that names him, ``name`` the name in brackets where no mention
    does; ``country`` the state spoken for, ``host`` the one that a mission sits in. ``mission`` where it is no one person."""

    person: int | None = None
    name: str | None = None
    country: str | None = None
    host: str | None = None
    mission: bool = False
    body: int | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The sender and the one written to, as far as the head tells."""

    sender: Correspondent
    to: Correspondent | None = None


def files_of(text: Text, source: Source) -> str | None:
    """The state from whose files the paper comes, by its publisher and by the notes that say where it was found."""
    told = [source.publisher or ""]
    told += [
        text.content[block.start : block.end]
        for block in text.blocks
        if block.kind == "note" and text.content.startswith(("Source:", "Source "), block.start)
    ]
    found = {code for words in told for code, files in _FILES if files.search(words)}
    return found.pop() if len(found) == 1 else None


def letterhead(
    content: str, end: int, mentions: Sequence[Mentioned], world: World, year: int | None, home: str | None
) -> Letterhead | None:
    """What the head, which ends at ``end``, says of sender and addressee; None where it says nothing.

    ``home`` is the state whose files the paper comes from: its officials go without their state.
    """
    for sender, to in _spans(content, end):
        read = _Reader(content, mentions, world, year, home)
        written_to = read.side(*to) if to is not None else None
        head = Letterhead(read.side(*sender, other=content[slice(*to)] if to is not None else ""), written_to)
        return _personal(head, content, end, mentions) if to is not None else head
    return None


def _personal(head: Letterhead, content: str, end: int, mentions: Sequence[Mentioned]) -> Letterhead:
    """``head``, with whom the first line names in place of a mission: "For Ambassador Brown from Secretary"."""
    if not (head.sender.mission or (head.to is not None and head.to.mission)):
        return head
    lines = (line for form in _PERSONAL for line in form.finditer(content, 0, end + _FIRST_LINE))
    for line in lines:
        to = _alone(line, "to", mentions)
        sender = _alone(line, "sender", mentions)
        if head.to is not None and head.to.mission:
            if to is not None:
                head = replace(head, to=replace(head.to, person=to))
            elif _elsewhere(line.groupdict().get("to")):
                # For somebody, or for several, of whom no one is known: not for whoever sits in the mission.
                head = replace(head, to=Correspondent())
        if head.sender.mission and sender is not None:
            head = replace(head, sender=replace(head.sender, person=sender))
        if to is not None or sender is not None or head.to == Correspondent():
            return head
    return head


def _elsewhere(words: str | None) -> bool:
    """Whether what a line is for is no head of a mission, and named at all."""
    return words is not None and words[:1].isupper() and _CHIEF.match(words) is None


def _alone(line: re.Match[str], side: str, mentions: Sequence[Mentioned]) -> int | None:
    """The one person whom that side of a line names, by name or by title, and nothing else."""
    if not line.groupdict().get(side) or not _TITLE_ONLY.fullmatch(line[side]):
        return None
    start, end = line.span(side)
    inside = [
        number
        for number, told in enumerate(mentions)
        if told.names == "person" and start <= told.passage.start and told.passage.end <= end and not told.plural
    ]
    named = [number for number in inside if mentions[number].kind == "name"]
    return (named or inside)[0] if len(named or inside) == 1 else None


def _spans(content: str, end: int) -> Iterator[tuple[tuple[int, int], tuple[int, int] | None]]:
    head = min(end, _HEAD)
    for form in (_FROM, _BY, _OLD):
        found = form.search(content, 0, head)
        if found is None:
            continue
        start, stop = found.start("sender"), found.end("to") if found["to"] else found.end("sender")
        if found["to"] is None:
            yield (start, stop), None
            return
        at = _parting(content[start:stop])
        if at is not None:
            yield (start, start + at[0]), (start + at[1], stop)
            return
    line = _LINE.search(content, 0, _LINES)
    if line is not None:
        yield line.span("sender"), None


def _parting(words: str) -> tuple[int, int] | None:
    """Where sender and addressee part: at the "to" after a name in brackets, else at the first that is no mission's own."""
    places = [found.span() for found in _SPLIT.finditer(words)]
    if not places:
        return None
    for start, end in places:
        if words[:start].rstrip().endswith(")"):
            return start, end
    if len(places) > 1 and re.search(rf"{_SENT}$|Assistant$|Adviser$|Aide$", words[: places[0][0]]):
        return places[1]
    return places[0]


@dataclass(frozen=True, slots=True)
class _Reader:
    content: str
    mentions: Sequence[Mentioned]
    world: World
    year: int | None
    home: str | None

    def side(self, start: int, end: int, other: str = "") -> Correspondent:
        words = self.content[start:end]
        inside = [
            (number, told)
            for number, told in enumerate(self.mentions)
            if start <= told.passage.start and told.passage.end <= end
        ]
        person, name = self._person(start, words, inside)
        host = _HOST.search(words)
        place = self._state(host["place"]) if host is not None else None
        if host is not None and place is None and person is None and name is None and not self.home:
            return Correspondent()
        country = self._country(words, start, inside, place, other)
        mission = person is None and name is None
        if mission and (office := office_of(words)) is not None and office.head in _OFFICERS:
            name = re.sub(r"^\s*the\s+", "", words, flags=re.IGNORECASE).strip()
        body = next((n for n, told in inside if self._whole(told, start)), None) if mission else None
        called = re.sub(r"^\s*the\s+", "", _DATED.split(words)[0], flags=re.IGNORECASE).strip() if mission else None
        return Correspondent(person, name, country, place if place != country else None, mission, body, called)

    def _whole(self, told: Mentioned, start: int) -> bool:
        """Whether a body's name opens that side and is not cut short: of "the Mission at the Assembly", the Assembly is not
        meant."""
        if told.kind != "name" or told.names not in _BODIES or _CUT.search(told.passage.words):
            return False
        return _ARTICLE.fullmatch(self.content[start : told.passage.start]) is not None

    def _person(self, start: int, words: str, inside: Sequence[tuple[int, Mentioned]]) -> tuple[int | None, str | None]:
        persons = [(number, told) for number, told in inside if told.kind == "name" and told.names == "person"]
        brackets = [found for found in _NAMED.finditer(words) if not found["name"].replace(".", "").isupper()]
        for bracket in reversed(brackets):
            low, high = start + bracket.start(), start + bracket.end()
            named = [number for number, told in persons if low <= told.passage.start < high]
            if named:
                return named[0], None
        if brackets:
            return None, brackets[-1]["name"]
        plain = [number for number, told in persons if not _OWNER.match(self.content, told.passage.end)]
        plain = [n for n in plain if not self.mentions[n].passage.words.endswith(("'s", "’s"))]
        return (plain[0], None) if len(plain) == 1 else (None, None)

    def _country(
        self, words: str, start: int, inside: Sequence[tuple[int, Mentioned]], host: str | None, other: str
    ) -> str | None:
        for _, told in inside:
            at = told.passage.start - start
            if told.country is None or told.names not in ("state", "people", "government_body"):
                continue
            if host is not None and told.kind != "demonym":
                continue
            first = re.fullmatch(r"(?:[Tt]he\s+)?", words[:at]) is not None
            if first and (told.kind == "demonym" or told.names == "government_body"):
                return told.country
            if first and told.kind == "role":
                return told.country
            if told.names == "state" and told.kind == "name" and _OF_HOME.search(words[:at]) and "(" not in words[:at]:
                return told.country
        office = office_of(re.split(r"\(|,", words)[0])
        alone = of_one_state(office) if office is not None else None
        if alone is not None:
            return alone
        if host is not None:
            return self.home or self._ministry(other)
        return self._ministry(words)

    def _ministry(self, words: str) -> str | None:
        """The state whose foreign ministry or other body ``words`` name."""
        for code, files in MINISTRIES:
            if files.search(words):
                return code
        return None

    def _state(self, words: str) -> str | None:
        return state_of(words, self.world, self.year)


MINISTRIES = (
    ("USA", re.compile(
        r"\b(?:Department of State|State Department|Secretary of State|SecState|White House|"
        r"National Security (?:Council|Adviser)|Joint Chiefs of Staff|Central Intelligence|"
        r"Secretary of Defense|Department of Defense)\b", re.IGNORECASE)),
    ("GBR", re.compile(r"\b(?:Foreign (?:and Commonwealth )?Office|Foreign Secretary)\b", re.IGNORECASE)),
)  # fmt: skip
"""Ministries that are one state's by their name alone."""


def state_of(words: str, world: World, year: int | None) -> str | None:
    """The state that ``words`` name, whole or by their first word, itself or by a place in it."""
    for name in dict.fromkeys((words, words.split()[0])):
        for known in world.named(name, year):
            if known.country is not None and known.use in ("name", "capital") and known.kind in ("state", "place"):
                return known.country
    return None
