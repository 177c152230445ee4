"""Whose text it is: the person and the state that say "I", "we" and "my Government" at a place of a text.

The head of a text tells it ("Statement by Mr. X, representative of Y"; a telegram of an embassy to its ministry; a parliament
and its capital), or the label under which words stand (see ``reading.turns``). Words in quotation marks are another's.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.actors.belonging import dateline
from backchannel.actors.carried import Carried, carried
from backchannel.actors.letterhead import MINISTRIES, Correspondent, files_of, letterhead, state_of
from backchannel.actors.seated import spoken_from
from backchannel.actors.spoken import spoken_for
from backchannel.reading.draft import Mentioned
from backchannel.reading.marks import marked
from backchannel.reading.turns import Turn, turns
from backchannel.record.passage import Passage
from backchannel.record.source import Source
from backchannel.record.text import Text
from backchannel.world.world import World

SPEAKER = "state of the text's speaker"
"""The evidence that a first person's state is known by."""

_HEAD_SIZE = 700
_BODY_LINE = 120
"""A head is at most so many characters, and ends at the first paragraph longer than a line or that is a whole sentence."""
_SENTENCE = re.compile(r"(?:\S+\s+){7,}\S+[.!?]\W*$")
_POST = re.compile(
    r"\b(?:Embassy|Legation|Consulate(?: General)?|Ambassador|Minister|Chargé(?: d['’]Affaires)?|Consul(?: General)?)"
    r"(?: in| at)? (?:the )?(?P<place>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)"
)
_BY = re.compile(
    r"\b(?:Statements?|Speech|Address|Remarks|Intervention|Declaration|Message|Note|Aide-m[ée]moire|Testimony)\b[^.\n]{0,60}?"
    r"\b(?:by|of|from)\s+",
    re.IGNORECASE,
)
_CHAMBER = re.compile(
    r"\b(?:House of (?:Commons|Lords|Representatives|Assembly)|Parliament|Senate|National Assembly|Chamber of Deputies|"
    r"House of the People|Lok Sabha|Bundestag|Riksdag|Storting|Folketing|Knesset|Dáil(?: Éireann)?)"
    r"(?: of(?: the)?|,|\n| in| at)\s*(?P<place>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)"
)
_SENT_TO = re.compile(r"\b(?:to|in|at)\s+(?:the\s+)?$")
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){2,4}")
_ITEM = re.compile(r"(?:^|[.\n(])\s*$")
_VOLUME = re.compile(r"\b[Vv]ol\.\s*$")
_APART = re.compile(
    r"(?:\(?[\dA-Za-z]{1,3}[.)]\s*)?F(?:or|OR):?\s+(?P<post>[A-ZÀ-Þ][\w’'-]*(?:,?\s+(?:and\s+)?[A-ZÀ-Þ][\w’'-]*){0,5})\s*:"
)
_CONSUL = re.compile(r"\b(?:From|The) (?:the )?(?:American )?(?:Vice )?Consul")
_ATTACHED = re.compile(
    r"\W*(?:Attachments?|Enclosures?|Annex|Appendix|Tabs?\b|Letter\b|Draft\b|Memorandum\b|Message\b|Paper\b|Telegram\b)",
    re.IGNORECASE,
)
_PLAIN = frozenset(["memorandum_of_conversation", "memorandum", "report", "cable", "minutes"])
"""Kinds of papers in which officials tell in the name of their state."""
_WORD_BEFORE = re.compile(r"(\w+)[ \n]$")
_WORD_AFTER = re.compile(r"[ \n](of[ \n]State\b|\w+)")
_YOU = re.compile(r"\b[Yy]ou (?:were|are|had been|served as|became)(?: then| at (?:the|that) time)?,?\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Voice:
    """``person`` is the mention of who speaks, ``country`` the speaker's state where the head itself tells it, ``host`` the
    state that an embassy writes from; ``chamber`` is set where it is a parliament's paper. ``told`` are the words that tell
    the state where it is not the head. ``letter`` is set where the head names sender and addressee or an author; ``name`` is
    then the writer's where no mention gives it; ``abroad`` where the sender sits in ``host``."""

    person: int | None = None
    country: str | None = None
    host: str | None = None
    chamber: bool = False
    told: str | None = None
    letter: bool = False
    name: str | None = None
    abroad: bool = False

    @property
    def evidence(self) -> str:
        """By what the state of this voice is known."""
        return SPEAKER if self.told is None else f"{SPEAKER}: {self.told}"


class Voices:
    """Answers whose voice a place of the text is in. ``local`` is the state of the dateline that the text has, if any;
    ``home`` the one from whose files the paper comes."""

    def __init__(
        self,
        text: Text,
        mentions: Sequence[Mentioned],
        world: World,
        year: int | None,
        source: Source | None = None,
    ) -> None:
        self._content = text.content
        self._mentions = mentions
        self._world = world
        self._year = year
        self._turns = turns(text, mentions)
        self._starts = [turn.start for turn in self._turns]
        self._quoted = [(mark.outer_start, mark.outer_end) for mark in marked(text.content, text.blocks)]
        self._head_end = min([_head_end(text), *(turn.label.start for turn in self._turns[:1])])
        self.home = files_of(text, source) if source is not None else None
        self._plain = source is not None and source.kind in _PLAIN
        self.talk = source is not None and source.kind == "memorandum_of_conversation"
        """Whether it is the record of a talk, in which both sides have missions."""
        self._apart = _apart(text, self._head_end)
        self._letter_end = _letter_end(text, self._head_end)
        self._carried = carried(text, mentions, self._letter_end) if not self._turns else ()
        self.to: Correspondent | None = None
        """Whom the head names as the one written to."""
        self.whole = self._whole() or self._signed(source) or self._spoken()
        self.local = dateline(text, world, year)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of the text."""
        return self._turns

    def at(self, place: int) -> Voice | None:
        """The voice at that code point; None where nothing tells it."""
        message = self.message(place)
        if message is not None and (message.writer is not None or message.letter):
            return self._told_in(message, place)
        if not self.told_plainly(place):
            return None
        number = self._turn_at(place)
        if number is None:
            return self.whole if self.whole is None or not self.whole.letter or place < self._letter_end else None
        whole = self.whole or Voice()
        return Voice(self._turns[number].mention, whole.country if whole.chamber else None, None, whole.chamber)

    def message(self, place: int) -> Carried | None:
        """The message carried by the telegram, where that code point stands in one."""
        return next((message for message in self._carried if message.start <= place < message.end), None)

    def _told_in(self, message: Carried, place: int) -> Voice | None:
        """The voice of a message that is not the sender's own, at that code point."""
        # In a message that stands in quotation marks itself, further ones can't be told.
        if not message.marked and self.is_quoted(place):
            return None
        if message.writer is not None:
            return Voice(message.writer, letter=True)
        # A ministry wires letters of its own state, an embassy mostly those of others.
        whole = self.whole
        return Voice(None, whole.country) if whole is not None and whole.letter and not whole.abroad else None

    def _turn_at(self, place: int) -> int | None:
        """The turn in which that code point stands, by number."""
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self._turns[number].end else None

    def filed(self, place: int) -> str | None:
        """The state whose officials tell what stands at that code point, by the files alone; None where somebody is quoted or
        has the floor, or the head names a writer."""
        if self.home is None or not self._plain or self._turns or self.whole is not None:
            return None
        return self.home if self.told_plainly(place) and place < self._letter_end else None

    def numbers(self, passage: Passage) -> bool:
        """Whether an "I" is the numeral of an item or a volume: "I. Background", "vol. I, p. 3"."""
        if passage.words != "I":
            return False
        before, after = (
            self._content[max(0, passage.start - 8) : passage.start],
            self._content[passage.end : passage.end + 1],
        )
        return _VOLUME.search(before) is not None or (after in (".", ")") and _ITEM.search(before) is not None)

    def set_apart(self, place: int) -> str | None:
        """The post to which alone the paragraph around that code point is said: "5. For Madrid: You may inform …"."""
        start = self._content.rfind("\n", 0, place) + 1
        apart = _APART.match(self._content, start)
        return apart["post"] if apart is not None and apart.end() <= place else None

    def is_quoted(self, place: int) -> bool:
        """Whether what stands there stands in quotation marks."""
        return any(start < place < end for start, end in self._quoted)

    def around(self, passage: Passage) -> tuple[str, str]:
        """The words right before and right after ``passage``, in small letters; empty where other signs stand there."""
        before = _WORD_BEFORE.search(self._content, max(0, passage.start - 40), passage.start)
        after = _WORD_AFTER.match(self._content, passage.end)
        return (before.group(1).lower() if before else "", after.group(1).lower() if after else "")

    def told_plainly(self, place: int) -> bool:
        """Whether what stands there is told by the text's own voice, below its head: no quotation, no editors' note, no
        message that it carries."""
        message = self.message(place)
        if place < self._head_end or (message is not None and (message.letter or message.writer is not None)):
            return False
        return not any(start < place < end for start, end in (*self._quoted, *self._apart))

    def addressed(self, mention: int) -> int | None:
        """The mention of the person of whom a question says "you were …" right before ``mention``."""
        start = self._mentions[mention].passage.start
        if not _YOU.search(self._content, max(0, start - 40), start):
            return None
        number = self._turn_at(start)
        if number is None or number + 1 >= len(self._turns):
            return None
        return self._turns[number + 1].mention if self._turns[number].mention is None else None

    def listener(self, place: int) -> int | None:
        """The mention of the other one, where that code point stands in what one of two who talk says."""
        number = self._turn_at(place)
        if number is None or len({turn.label.words for turn in self._turns}) != 2:
            return None
        mine = self._turns[number].label.words
        return next((t.mention for t in self._turns if t.label.words != mine and t.mention is not None), None)

    def signs(self, mention: int) -> bool:
        """Whether ``mention`` stands on a line alone, below the head: as a signature does."""
        passage = self._mentions[mention].passage
        before = self._content.rfind("\n", 0, passage.start) + 1
        after = self._content.find("\n", passage.end)
        line = self._content[before : after if after >= 0 else len(self._content)]
        return passage.start >= self._head_end and line.strip(" .") == passage.words

    def _whole(self) -> Voice | None:
        head = self._content[: self._head_end]
        headed = letterhead(self._content, self._head_end, self._mentions, self._world, self._year, self.home)
        if headed is not None and not _blank(headed.sender):
            sender, to = headed.sender, headed.to
            self.to = to
            person = sender.person
            if sender.mission and person is None:
                person = self._signature()
            host = sender.host or (to.host if to is not None else None)
            if _CONSUL.search(head):
                # A consulate deals with governors and colleagues, and may sit in another state's dependency.
                host = None
            return Voice(person, sender.country, host, letter=True, name=sender.name, abroad=sender.host is not None)
        post = _POST.search(head)
        ministry = next((code for code, words in MINISTRIES if words.search(head)), None)
        if post is not None and ministry is not None and not self.talk:
            return Voice(None, ministry, self._state(post["place"]), letter=True, abroad=True)
        chamber = _CHAMBER.search(head)
        if chamber is not None:
            country = self._state(chamber["place"])
            if country is not None:
                return Voice(None, country, None, True)
        by = _BY.search(head)
        if by is None:
            return None
        for number, told in enumerate(self._mentions):
            if by.end() <= told.passage.start < by.end() + 40 and told.passage.end <= self._head_end:
                if told.names == "person" and told.kind == "name":
                    return Voice(number)
                # An ambassador to a state does not speak for it.
                if told.country is not None and not _SENT_TO.search(self._content, by.end(), told.passage.start):
                    return Voice(None, told.country)
        return None

    def _signed(self, source: Source | None) -> Voice | None:
        """The voice of a speech whose author is a state, by its name or the code of its seat ("IRN")."""
        if source is None or source.kind != "speech" or source.author is None or self._turns:
            return None
        coded = re.fullmatch(r"[A-Z]{3}", source.author)
        seats = self._world.seats(source.author, source.published) if coded else ()
        country = spoken_from(seats, self._content).holder if seats else self._state(source.author)
        if country is not None and self._year is not None:
            country = self._world.lay_in(country, self._year)
        return Voice(None, country, told="the source's author") if country is not None else None

    def _spoken(self) -> Voice | None:
        """The voice of a speech that has no head; of one speaker alone, so never where the text has turns."""
        if self._turns:
            return None
        found = spoken_for(self._content, self._quoted, self._mentions, self._world, self._year)
        return Voice(None, found[0], told=found[1]) if found is not None else None

    def _signature(self) -> int | None:
        """The mention that signs below the text: the last whose name stands on a line alone."""
        for number in range(len(self._mentions) - 1, -1, -1):
            told = self._mentions[number]
            if (
                told.kind == "name"
                and told.names == "person"
                and self.signs(number)
                and not _INITIALS.fullmatch(told.passage.words)
            ):
                return number if self.told_plainly(told.passage.start) else None
        return None

    def _state(self, words: str) -> str | None:
        return state_of(words, self._world, self._year)


def _blank(side: Correspondent) -> bool:
    return side.mission and side.country is None and side.host is None


def _apart(text: Text, head_end: int) -> list[tuple[int, int]]:
    """The editors' notes: another's voice."""
    return [(block.start - 1, block.end) for block in text.blocks if block.kind == "note" and block.start >= head_end]


def _letter_end(text: Text, head_end: int) -> int:
    """Where what is attached to a letter begins."""
    for block in text.blocks:
        if (
            block.start >= head_end
            and block.kind == "heading"
            and _ATTACHED.match(text.content, block.start, block.end)
        ):
            return block.start
    return len(text.content)


def _head_end(text: Text) -> int:
    end = 0
    for block in text.blocks:
        words = text.content[block.start : block.end]
        if block.end > _HEAD_SIZE or (
            block.kind == "paragraph" and (len(words) > _BODY_LINE or _SENTENCE.search(words))
        ):
            break
        end = block.end
    return end
