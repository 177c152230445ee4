"""One record laid out so that checks can ask it: who is named where, by which words, in which sentence."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TypeVar, cast

from backchannel.record.actor import Actor, Mention
from backchannel.record.claim import Claim, Participant
from backchannel.record.fact import Fact
from backchannel.record.finding import Finding, FindingKind
from backchannel.record.passage import Passage, cut
from backchannel.record.record import Record
from backchannel.weighing.spans import Span, told
from backchannel.world.world import World

T = TypeVar("T")
_SPACE = re.compile(r"\s+")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_CLAUSE_END = re.compile(r"[,;:.!?\n]")
_ANOTHERS = re.compile(
    r"\b(?:following|after|since|before|prior to|until|till|ago|anniversary|election)\b", re.IGNORECASE
)
_PHRASE = 120
"""Code points before a time in which the word that opens its phrase is looked for."""


@dataclass(frozen=True)
class Scene:
    """A record and the world that it is weighed against. Read-only; every check gets the same one."""

    record: Record
    world: World
    actors: dict[str, Actor] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record, world: World) -> "Scene":
        """Lays ``record`` out."""
        return cls(record, world, {actor.id: actor for actor in record.actors})

    @property
    def content(self) -> str:
        """The text that all offsets point into."""
        return self.record.text.content

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        """Where others' own words begin, in order, and how far any that began so far reaches."""
        spans = sorted((q.content.start, q.content.end) for q in self.record.quotations if q.direct)
        return [start for start, _ in spans], list(accumulate((end for _, end in spans), max))

    def own_words(self, passage: Passage) -> bool:
        """Whether ``passage`` begins outside all direct quotations; what is said inside is the speaker's, not the text's."""
        starts, reach = self._quoted
        at = bisect_right(starts, passage.start)
        return not at or passage.start >= reach[at - 1]

    @cached_property
    def _named(self) -> dict[tuple[str, int], Mention]:
        return {(actor.id, m.start): m for actor in self.record.actors for m in actor.mentions}

    @cached_property
    def _held(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _found(self) -> dict[str, object]:
        return {}

    def once(self, name: str, find: Callable[[], T]) -> T:
        """What ``find`` finds in this text, looked for once and kept under ``name``."""
        if name not in self._found:
            self._found[name] = find()
        return cast(T, self._found[name])

    def holds(self, words: re.Pattern[str]) -> bool:
        """Whether the text has ``words`` anywhere; asked once for a pattern."""
        if words.pattern not in self._held:
            self._held[words.pattern] = words.search(self.content) is not None
        return self._held[words.pattern]

    def actor(self, party: Participant) -> Actor | None:
        """Who takes part, where told apart."""
        return self.actors.get(party.actor or "")

    def dated(self) -> Iterator[tuple[Claim, Span]]:
        """Claims that the text asserts, with the time that it gives them in words."""
        for claim in self.record.claims:
            span = told(claim.when) if claim.stance.value == "asserted" else None
            if span is not None:
                yield claim, span

    def plainly_dated(self) -> Iterator[tuple[Claim, Span]]:
        """Those of ``dated`` whose time can't be another event's: no "following", "after" or "since" opens its phrase, and
        no other year stands between it and what it dates."""
        for claim, span in self.dated():
            words = when_words(claim)
            start = max(0, words.start - _PHRASE)
            phrase = _CLAUSE_END.split(self.content[start : words.start])[-1]
            between = self.content[min(words.end, claim.trigger.end) : max(words.start, claim.trigger.start)]
            if not _ANOTHERS.search(phrase) and not _YEAR.search(between):
                yield claim, span

    def told_in(self, claim: Claim, words: Passage | None) -> bool:
        """Whether ``words`` stand in the passage of ``claim``: a party taken over from elsewhere may have another time."""
        return words is not None and claim.passage.start <= words.start < claim.passage.end

    def mention(self, actor: Actor, words: Passage | None) -> Mention | None:
        """The mention that ``words`` are."""
        if words is None:
            return None
        return self._named.get((actor.id, words.start))

    def passage(self, start: int, end: int) -> Passage:
        """The words from ``start`` up to ``end``."""
        return cut(self.content, start, end)


def plain(words: str) -> str:
    """``words`` on one line."""
    return _SPACE.sub(" ", words).strip()


def when_words(claim: Claim) -> Passage:
    """The words that date ``claim``; asked only of claims that ``told`` found dated."""
    words = claim.when.words if claim.when is not None else None
    assert words is not None
    return words


def found(
    kind: FindingKind, says: str, passages: list[Passage], claims: list[Claim], facts: tuple[Fact, ...] = ()
) -> Finding:
    """A finding without its id: passages in text order and each once, so that equal findings are equal bytes."""
    sides = tuple(sorted(set(passages)))
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    return Finding("", kind, sides, ids, tuple({fact.id: fact for fact in facts}.values()), says)
