"""Whom a pronoun means: he, she, it, they and their forms, against the coreference of GUM, from raw text.

A pronoun is right where the other mentions of the actor given to it mean, mostly, the entity that GUM gives it. Recall is
over all pronouns of the third person whose entity GUM names elsewhere in the text; what is left unknown counts against it,
and not against precision. A pronoun given to several ("they" of two who met) is right where GUM marks them as one, whole or
in parts. Most of what "it" means in GUM is no actor at all ("the drink"); *of actors* asks only for the
pronouns whose entity some name or role of the reader means, so that there is an actor to be found. Naive gives each the
name, role or people of the reader that ended last before it.
"""

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from backchannel.actors.resolve import Resolved, resolve
from backchannel.reading.draft import Mentioned
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.source import Source
from backchannel.record.text import Block, Text
from backchannel.world.world import World
from training.evaluate.figure import Figure, Tally

DEV = "gum/dev"
FORMS = {
    "he, she": frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"]),
    "it": frozenset(["it", "its", "itself"]),
    "they": frozenset(["they", "them", "their", "theirs", "themselves"]),
}
_MARK = re.compile(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)")


@dataclass(frozen=True, slots=True)
class Span:
    """A mention that GUM marks: offsets into the text and the number of its entity."""

    start: int
    end: int
    entity: str


def measure(data: Path) -> list[Figure]:
    model, world = Model.load(), World.load()
    return measured(sorted((data / DEV).glob("*.conllu")), model, world, DEV)


def measured(paths: list[Path], model: Model, world: World, on: str) -> list[Figure]:
    """The figures over some files of GUM."""
    asked = [*FORMS, *(f"{part}{_ACTORS}" for part in FORMS)]
    tallies = {part: Tally() for part in asked}
    naive = {part: Tally() for part in asked}
    for path in paths:
        text, spans = gum(path)
        source = Source("src_gum", text.sha256, "text/plain", path.name)
        sentences = model.analyse(text)
        mentions = read(text, source, sentences, world).mentions
        answers = _Answers(mentions, resolve(text, mentions, world, source, sentences), spans, split(path))
        for span in spans:
            form = text.content[span.start : span.end].lower()
            part = next((name for name, forms in FORMS.items() if form in forms), None)
            others = [s for s in spans if s.entity == span.entity and text.content[s.start : s.end].lower() not in _ALL]
            if part is None or not others:
                continue
            for name in (part, f"{part}{_ACTORS}") if answers.reached(span.entity) else (part,):
                for tally, answer in ((tallies[name], answers.given(span)), (naive[name], answers.naive(span))):
                    tally.gold += 1
                    tally.found += answer is not None
                    tally.right += answer == span.entity
    files = tuple(f"{on}/{path.name}" for path in paths)
    return [
        Figure(
            f"pronouns-{part.replace(', ', '-').replace(' ', '-')}",
            f"Pronouns: {part} (F1)",
            "GUM dev, raw text",
            tally.f1,
            files,
            count=tally.counts(),
            naive=f"{naive[part].f1:.1f}",
        )
        for part, tally in tallies.items()
    ]


class _Answers:
    """What was answered in one text, as entities of GUM."""

    def __init__(
        self, mentions: tuple[Mentioned, ...], resolved: Resolved, spans: list[Span], parts: dict[str, set[str]]
    ) -> None:
        self._mentions = mentions
        self._resolved = resolved
        self._spans = spans
        self._parts = parts
        self._entity = [_entity(told, spans) for told in mentions]
        self._at = {told.passage.start: n for n, told in enumerate(mentions) if told.kind == "pronoun"}

    def reached(self, entity: str) -> bool:
        """Whether some name or role of the reader means the entity."""
        return any(e == entity and told.kind != "pronoun" for e, told in zip(self._entity, self._mentions, strict=True))

    def given(self, span: Span) -> str | None:
        """The entity that the pronoun at ``span`` was given to, "none" if it is none of GUM's; None if it was left open."""
        at = self._at.get(span.start)
        if at is None:
            return None
        actor = self._resolved.actor_of[at]
        if actor is not None:
            return self._meant(actor)
        if at not in self._resolved.both:
            return None
        actors = self._resolved.both[at][0]
        parts = {self._meant(actor) for actor in actors}
        if len(parts) > 1 and parts <= self._parts.get(span.entity, set()):
            return span.entity
        whole = any(
            all(self._within(actor, other) for actor in actors) for other in self._spans if other.entity == span.entity
        )
        return span.entity if whole else "none"

    def naive(self, span: Span) -> str | None:
        """The entity of whatever name or role of the reader ended last before the pronoun at ``span``."""
        before = [
            entity
            for entity, told in zip(self._entity, self._mentions, strict=True)
            if told.passage.end <= span.start and told.kind != "pronoun"
        ]
        return before[-1] or "none" if before else None

    def _meant(self, actor: str) -> str:
        votes = Counter(
            entity
            for entity, told, of in zip(self._entity, self._mentions, self._resolved.actor_of, strict=True)
            if of == actor and told.kind != "pronoun" and entity is not None
        )
        return min(votes, key=lambda e: (-votes[e], e)) if votes else "none"

    def _within(self, actor: str, span: Span) -> bool:
        return any(
            of == actor and told.kind != "pronoun" and span.start <= told.passage.start and told.passage.end <= span.end
            for told, of in zip(self._mentions, self._resolved.actor_of, strict=True)
        )


_ACTORS = ", of actors"
_ALL = frozenset(form for forms in FORMS.values() for form in forms)


def split(path: Path) -> dict[str, set[str]]:
    """The entities of a file of GUM that stand for several others together, each with these.

    Split antecedents tell the parts of a pronoun; bridges tell those of a group that is named before its members.
    """
    found: dict[str, set[str]] = defaultdict(set)
    told = path.read_text(encoding="utf-8")
    for marks in re.findall(r"SplitAnte=([^|\s]+)", told):
        for part, whole in re.findall(r"(\d+)<(\d+)", marks):
            found[whole].add(part)
    for marks in re.findall(r"Bridge=([^|\s]+)", told):
        for whole, part in re.findall(r"(\d+)<(\d+)", marks):
            found[whole].add(part)
    return dict(found)


def _entity(told: Mentioned, spans: list[Span]) -> str | None:
    """The entity of the marked span that fits a mention best: the same words, else the shortest around it."""
    around = [s for s in spans if s.start <= told.passage.start and told.passage.end <= s.end]
    within = [s for s in spans if told.passage.start <= s.start and s.end == told.passage.end]
    best = min(
        [*around, *within], key=lambda s: abs((s.end - s.start) - (told.passage.end - told.passage.start)), default=None
    )
    return best.entity if best else None


def gum(path: Path) -> tuple[Text, list[Span]]:
    """A file of GUM as running text with its paragraphs, and the mentions that it marks."""
    content, blocks, spans = "", [], []
    opened: list[tuple[str, int]] = []
    started = 0
    end = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and "block" not in line and content:
            blocks.append(Block(started, len(content.rstrip()), "paragraph"))
            content = content.rstrip() + "\n\n"
            started = len(content)
        columns = line.split("\t")
        if len(columns) != 10 or "." in columns[0]:
            continue
        if "-" in columns[0]:
            continue
        start = len(content)
        content += columns[1]
        end = len(content)
        misc = dict(part.split("=", 1) for part in columns[9].split("|") if "=" in part)
        for mark in _MARK.finditer(misc.get("Entity", "")):
            if mark[4]:
                at = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == mark[4]), None)
                if at is not None:
                    spans.append(Span(opened.pop(at)[1], end, mark[4]))
            elif mark[3]:
                spans.append(Span(start, end, mark[1]))
            else:
                opened.append((mark[1], start))
        if misc.get("SpaceAfter") != "No":
            content += " "
    content = content.rstrip()
    blocks.append(Block(started, len(content), "paragraph"))
    return Text(hashlib.sha256(content.encode()).hexdigest(), content, tuple(blocks)), spans
