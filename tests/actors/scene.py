"""A small text with its mentions marked by hand, for the tests of who is who."""

import hashlib
from dataclasses import dataclass, field

from backchannel.actors.resolve import Resolved, resolve
from backchannel.reading.analysis import NameKind
from backchannel.reading.draft import Mentioned
from backchannel.record.actor import Actor, MentionKind
from backchannel.record.passage import Passage, cut
from backchannel.record.source import Source, SourceKind
from backchannel.record.text import Block, BlockKind, Text
from backchannel.world.world import World


@dataclass
class Scene:
    """``say`` marks the next occurrence of words as a mention; sentences end at a full stop followed by a blank."""

    content: str
    published: str | None = None
    publisher: str | None = None
    sort: SourceKind = "unknown"
    headings: tuple[str, ...] = ()
    mentions: list[Mentioned] = field(default_factory=list)
    _at: int = 0

    def say(
        self,
        words: str,
        kind: MentionKind = "name",
        names: NameKind | None = "person",
        grammar: str = "nsubj",
        title: str | None = None,
        of: int | None = None,
        country: str | None = None,
        plural: bool = False,
    ) -> "Scene":
        start = self.content.index(words, self._at)
        self._at = start + 1
        told: Passage | None = None
        if title is not None:
            near = max(0, start - len(title) - 4)
            at = self.content.find(title, near)
            told = cut(self.content, at, at + len(title))
        sentence = self.content.count(". ", 0, start)
        passage = cut(self.content, start, start + len(words))
        self.mentions.append(Mentioned(passage, kind, names, sentence, 0, grammar, told, of, country, plural))
        return self

    def he(self, words: str = "he", grammar: str = "nsubj") -> "Scene":
        return self.say(words, "pronoun", None, grammar)

    def resolved(self, world: World) -> Resolved:
        blocks = []
        start = 0
        for paragraph in self.content.split("\n\n"):
            kind: BlockKind = "heading" if paragraph in self.headings else "paragraph"
            blocks.append(Block(start, start + len(paragraph), kind))
            start += len(paragraph) + 2
        digest = hashlib.sha256(self.content.encode()).hexdigest()
        source = Source(
            "src_x", digest, "text/plain", "x.txt", published=self.published, publisher=self.publisher, kind=self.sort
        )
        return resolve(Text(digest, self.content, tuple(blocks)), tuple(self.mentions), world, source)

    def actors(self, world: World) -> list[Actor | None]:
        """The actor of each mention, in order."""
        resolved = self.resolved(world)
        by_id = {actor.id: actor for actor in resolved.actors}
        return [by_id[told] if told else None for told in resolved.actor_of]
