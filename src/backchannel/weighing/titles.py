"""Who is called what at which time: titles before and behind names, beside the times that the text tells."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from backchannel.record.actor import Actor, Mention
from backchannel.record.claim import Claim
from backchannel.record.passage import Passage
from backchannel.weighing.around import times_around
from backchannel.weighing.offices import OF_ONE_STATE, told_before, told_behind
from backchannel.weighing.scene import Scene, plain, when_words
from backchannel.weighing.spans import Span, date_beside

_BACK, _AHEAD = 60, 90
YEAR = 366
"""Days before and behind a time that is only framed by others: within them a title is left alone."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A person named with an office at a time that the text tells: the claims, the words of the time, its days, the days on
    which the person must not have held the office for anything to be said, the words with the title, the name alone."""

    claims: tuple[Claim, ...]
    times: tuple[Passage, ...]
    span: Span
    open: Span
    actor: Actor
    title: "Title"

    @property
    def says(self) -> str:
        """What the text has, in a sentence."""
        times = [f"“{plain(time.words)}”" for time in self.times]
        told = f"with the time {times[0]}" if len(times) == 1 else f"between the times {' and '.join(times)}"
        return f"The text names “{plain(self.title.words.words)}” {told}."


@dataclass(frozen=True, slots=True)
class Title:
    """An office, its state where told, the words with the title and the name alone."""

    office: str
    country: str | None
    words: Passage
    name: Passage


def titled(scene: Scene) -> Iterator[Titled]:
    """Every such naming: in a claim that the text dates; right beside a date ("On 3 March 1971, President …", "addressed
    to President … on 3 March 1971"); or with no time of its own between two that agree. Titles inside quotations are
    those of who speaks and are left out."""
    seen = set()
    for claim, span in scene.plainly_dated():
        for party in claim.participants:
            actor = scene.actor(party)
            mention = scene.mention(actor, party.words) if actor is not None else None
            if actor is None or mention is None or not scene.told_in(claim, party.words):
                continue
            title = _title(scene, actor, mention)
            if title is not None:
                seen.add(mention.start)
                yield Titled((claim,), (when_words(claim),), span, span, actor, title)
    for actor in scene.record.actors:
        for mention in actor.mentions:
            title = _title(scene, actor, mention) if mention.start not in seen else None
            if title is None:
                continue
            claims = _claims_at(scene, mention)
            beside = date_beside(scene.content, title.words.start, mention.end)
            if beside is not None:
                start, end, span = beside
                yield Titled(claims, (scene.passage(start, end),), span, span, actor, title)
                continue
            around = times_around(scene, title.words.start, title.words.end)
            if around is not None:
                span = around.span
                wide = Span(span.first - timedelta(days=YEAR), span.last + timedelta(days=YEAR))
                yield Titled(claims, around.words, span, wide, actor, title)


_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def _claims_at(scene: Scene, mention: Mention) -> tuple[Claim, ...]:
    """The claim that the name stands in, else the first that the rest of its sentence tells."""
    end = _SENTENCE_END.search(scene.content, mention.end)
    until = end.start() if end else len(scene.content)
    own = [claim for claim in scene.record.claims if claim.passage.start <= mention.start < claim.passage.end]
    behind = [claim for claim in scene.record.claims if mention.end <= claim.passage.start < until]
    return tuple((own or behind)[:1])


def _title(scene: Scene, actor: Actor, mention: Mention) -> Title | None:
    """What the person is called there, where a title stands before the name or right behind it."""
    name = scene.passage(mention.start, mention.end)
    if actor.kind != "person" or mention.kind != "name" or not scene.own_words(name):
        return None
    start = max(0, mention.start - _BACK)
    told = told_before(plain_before(scene.content[start : _title_end(scene, actor, mention)]))
    if told is None:
        return _title_behind(scene, actor, name)
    office, at = told
    if _another_house(scene, start + at):
        return None
    country = _owner(scene, start + at) or OF_ONE_STATE.get(office) or actor.country
    if OF_ONE_STATE.get(office, country) != country:
        return None
    return Title(office, country, scene.passage(start + at, mention.end), name)


def _title_behind(scene: Scene, actor: Actor, name: Passage) -> Title | None:
    """As ``_title`` of "Henry Kissinger, then Secretary of State, …"."""
    told = told_behind(plain_before(scene.content[name.end : name.end + _AHEAD]))
    if told is None:
        return None
    country = OF_ONE_STATE.get(told.office) or actor.country
    if told.whose:
        named = scene.world.named(told.whose)
        if not named or named[0].kind != "state":
            return None
        country = named[0].country
    if OF_ONE_STATE.get(told.office, country) != country:
        return None
    return Title(told.office, country, scene.passage(name.start, name.end + told.length), name)


_GOES_ON = re.compile(r"[;.)]|,(?! (?:and|or|the)\b)")


def _title_end(scene: Scene, actor: Actor, mention: Mention) -> int:
    """Where the words before a name end that may be its title: also before the comma of "the Prime Minister, Harold
    Macmillan, met …", where the reading took those words for his post. In a list the next of it comes with "and"."""
    end = mention.start - 2
    apposed = scene.content[max(0, end) : mention.start] == ", " and any(
        post.words is not None and post.words.end == end for post in actor.posts
    )
    return end if apposed and _GOES_ON.match(scene.content, mention.end) else mention.start


def plain_before(words: str) -> str:
    """The same number of code points, with line breaks as blanks."""
    return words.replace("\n", " ").replace("\t", " ").replace("\xa0", " ")


_PREVIOUS = re.compile(r"(?P<opens>^|[.!?“\"\n]\s*)?(?P<word>[A-Z][\w’'.-]*) $")
_DAY_OR_MONTH = frozenset([*calendar.day_name, *calendar.month_name])


def _another_house(scene: Scene, start: int) -> bool:
    """Whether the title belongs to something with a name that is no state ("World Bank President", "Senate President")."""
    previous = _PREVIOUS.search(plain_before(scene.content[max(0, start - 30) : start]))
    if previous is None or previous["opens"] is not None or previous["word"] in _DAY_OR_MONTH:
        return False
    return _owner(scene, start) is None


def _owner(scene: Scene, start: int) -> str | None:
    """The state named by the word before a title ("Israeli Foreign Minister")."""
    before = scene.content[max(0, start - 30) : start].split()
    if not before or not scene.content[start - 1 : start].isspace():
        return None
    for words in (" ".join(before[-2:]), before[-1]):
        known = scene.world.named(words)
        if known and known[0].kind == "state" and known[0].use in ("adjective", "name", "person"):
            return known[0].country
    return None
