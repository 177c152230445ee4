"""Quotations: source, cue and content, direct and indirect.

RiQuA's test part (novels of the nineteenth century), read from its words joined with blanks, quotation marks made
curly. Content is
scored by overlap of words (a word is right where both call it content), sources and cues by spans that overlap.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backchannel.reading.draft import Reading
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.source import Source
from backchannel.record.text import Block, Text
from backchannel.world.world import World
from training.evaluate.figure import Figure, Tally

RIQUA = "riqua/test.txt"
_MARKS = {"``": "“", "''": "”"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of RiQuA: its text, the span of each word, and the label of each word ("B-cue")."""

    content: str
    spans: tuple[tuple[int, int], ...]
    labels: tuple[str, ...]

    def marked(self, kind: str) -> list[tuple[int, int]]:
        """Spans of a kind (source, cue, content) in code points."""
        found: list[tuple[int, int]] = []
        for (start, end), label in zip(self.spans, self.labels, strict=True):
            if label == f"B-{kind}":
                found.append((start, end))
            elif label == f"I-{kind}" and found:
                found[-1] = (found[-1][0], end)
        return found


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a RiQuA file."""
    for line in path.read_text("utf-8").splitlines():
        if not line.strip():
            continue
        case = json.loads(line)
        content = ""
        spans: list[tuple[int, int]] = []
        for token in case["tokens"]:
            shown = _MARKS.get(token, token)
            glue = not content or shown in ".,;:?!”)’" or shown.startswith(("'", "n't")) or content[-1] in "“("
            content += shown if glue else f" {shown}"
            spans.append((len(content) - len(shown), len(content)))
        yield Passage(content, tuple(spans), tuple(case["labels"]))


def read_passage(model: Model, world: World, passage: Passage) -> Reading:
    """What is read from one passage."""
    digest = hashlib.sha256(passage.content.encode()).hexdigest()
    text = Text(digest, passage.content, (Block(0, len(passage.content), "paragraph"),))
    source = Source("src_measured", digest, "text/plain", "passage.txt")
    return read(text, source, model.analyse(text), world)


def measure(data: Path) -> list[Figure]:
    """Content by words, source and cue by overlap."""
    model, world = Model.load(), World.load()
    words, sources, cues = Tally(), Tally(), Tally()
    for passage in passages(data / RIQUA):
        reading = read_passage(model, world, passage)
        content = [(q.content.start, q.content.end) for q in reading.quotations]
        for (start, _), label in zip(passage.spans, passage.labels, strict=True):
            gold, found = label.endswith("content"), any(s <= start < e for s, e in content)
            words.gold += gold
            words.found += found
            words.right += gold and found
        _overlap(
            sources,
            passage.marked("source"),
            [(q.speaker_words.start, q.speaker_words.end) for q in reading.quotations if q.speaker_words],
        )
        _overlap(cues, passage.marked("cue"), [(q.cue.start, q.cue.end) for q in reading.quotations if q.cue])
    peer = "people among themselves, on news, exact: .78 source, .71 cue, .66 content"
    return [
        Figure(
            "quotations.content",
            "content, F1 of words",
            "RiQuA test",
            words.f1,
            (RIQUA,),
            "",
            words.counts(),
            peer=peer,
            aim="80",
        ),
        Figure(
            "quotations.source",
            "source, F1 of overlapping spans",
            "RiQuA test",
            sources.f1,
            (RIQUA,),
            "",
            sources.counts(),
        ),
        Figure("quotations.cue", "cue, F1 of overlapping spans", "RiQuA test", cues.f1, (RIQUA,), "", cues.counts()),
    ]


def _overlap(tally: Tally, gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> None:
    distinct = sorted(set(found))
    tally.gold += len(gold)
    tally.found += len(distinct)
    tally.right += sum(any(s < end and start < e for s, e in distinct) for start, end in gold)
