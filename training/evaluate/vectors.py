"""Vectors of sentences: whether the nearest sentence of another report tells the same event.

On the news reports of ECB+ dev. Each marked event of which another report of the same topic tells is looked for
among the sentences of the topic's other reports that hold a marked event: right where the nearest by the vector
holds a mention of the same event. Naive takes the sentence that shares most words (Jaccard). The vectors are
those of all-MiniLM-L6-v2, which reads no tree and no event, in eight bits.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from backchannel.reading.model import Model
from backchannel.reading.sentences import sentences
from backchannel.reading.words import words
from training.evaluate.figure import Figure

FILE = "ecbplus/dev/Event_gold_mentions.json"


@dataclass(frozen=True, slots=True)
class Holder:
    """A sentence of a report, and the events that it holds mentions of."""

    topic: str
    report: str
    words: str
    events: frozenset[str]


def holders(data: Path) -> list[Holder]:
    """The sentences of the reports that hold a marked event, in the order of the file."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in json.loads((data / FILE).read_text(encoding="utf-8")):
        tokens = mention["mention_context"]
        text = " ".join(tokens)
        at = len(" ".join(tokens[: mention["tokens_number"][0]])) + 1
        spans = words(text, 0, len(text))
        for first, last in sentences(text, spans):
            if spans[first][0] <= at <= spans[last][1]:
                found[mention["doc_id"], text[spans[first][0] : spans[last][1]]].add(mention["coref_chain"])
                break
    return [
        Holder(report.partition("_")[0], report, told, frozenset(chains)) for (report, told), chains in found.items()
    ]


def measure(data: Path) -> list[Figure]:
    """How often the nearest sentence tells the same event."""
    held = holders(data)
    vectors = Model.load().vectors([holder.words for holder in held])
    bags = [frozenset(holder.words.lower().split()) for holder in held]
    right = naive = count = 0
    for index, holder in enumerate(held):
        others = [i for i, other in enumerate(held) if other.topic == holder.topic and other.report != holder.report]
        if not any(held[i].events & holder.events for i in others):
            continue
        count += 1
        nearest = others[int(np.argmax(vectors[others] @ vectors[index]))]
        right += bool(held[nearest].events & holder.events)
        alike = max(others, key=lambda i: len(bags[i] & bags[index]) / len(bags[i] | bags[index]))
        naive += bool(held[alike].events & holder.events)
    return [
        Figure(
            "vectors.nearest", "nearest sentence tells the same event", "ECB+ dev", 100 * right / count, (FILE,), "%",
            f"{count} sentences", naive=f"{100 * naive / count:.1f}",
        )
    ]  # fmt: skip
