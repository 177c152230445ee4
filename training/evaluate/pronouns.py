"""Whom a pronoun means: he, she, it, they and their forms, against the coreference of GUM, from raw text.

A pronoun is right where the other mentions of the actor given to it mean, mostly, the entity that GUM gives it. Recall is
over all pronouns of the third person whose entity GUM names elsewhere in the text; what is left unknown counts against it,
and not against precision. Naive gives each pronoun the name, role or people of the reader that ended last before it.
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from backchannel.actors.resolve import resolve
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
    tallies = {part: Tally() for part in FORMS}
    naive = {part: Tally() for part in FORMS}
    for path in paths:
        text, spans = gum(path)
        source = Source("src_gum", text.sha256, "text/plain", path.name)
        mentions = read(text, source, model.analyse(text), world).mentions
        resolved = resolve(text, mentions, world, source)
        entity_of = [_entity(told, spans) for told in mentions]
        for span in spans:
            form = text.content[span.start : span.end].lower()
            part = next((name for name, forms in FORMS.items() if form in forms), None)
            others = [s for s in spans if s.entity == span.entity and text.content[s.start : s.end].lower() not in _ALL]
            if part is None or not others:
                continue
            at = next(
                (i for i, told in enumerate(mentions) if told.passage.start == span.start and told.kind == "pronoun"),
                None,
            )
            actor = resolved.actor_of[at] if at is not None else None
            found = None
            if actor is not None:
                votes = Counter(
                    entity
                    for entity, told, of in zip(entity_of, mentions, resolved.actor_of, strict=True)
                    if of == actor and told.kind != "pronoun" and entity is not None
                )
                found = min(votes, key=lambda e: (-votes[e], e)) if votes else "none"
            before = [
                e
                for e, told in zip(entity_of, mentions, strict=True)
                if told.passage.end <= span.start and told.kind != "pronoun"
            ]
            for tally, answer in ((tallies[part], found), (naive[part], before[-1] or "none" if before else None)):
                tally.gold += 1
                tally.found += answer is not None
                tally.right += answer == span.entity
    files = tuple(f"{on}/{path.name}" for path in paths)
    return [
        Figure(
            f"pronouns-{part.replace(', ', '-')}",
            f"Pronouns: {part} (F1)",
            "GUM dev, raw text",
            tally.f1,
            files,
            count=tally.counts(),
            naive=f"{naive[part].f1:.1f}",
        )
        for part, tally in tallies.items()
    ]


_ALL = frozenset(form for forms in FORMS.values() for form in forms)


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
