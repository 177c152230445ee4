"""Vectors of sentences: whether the nearest sentence of another report tells the same event.

On the news reports of ECB+ dev. Each marked event of which another report of the same topic tells is looked for
among the sentences of the topic's other reports that hold a marked event: right where the nearest by the vector
holds a mention of the same event. Naive takes the sentence that shares most words (Jaccard). The vectors are
those of all-MiniLM-L6-v2, which reads no tree and no event, in eight bits.

Told elsewhere: all pairs of such sentences from two reports, of whatever topic. A pair is right where both hold a mention
of one event. Precision and recall are of the pairs that lie at least as near as `views.alike.NEAR`, which was chosen on
ECB+ train; *listed* are the nearest of these, as many as a claim's card lists.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from backchannel.reading.meanings import vectors as eight_bits
from backchannel.reading.model import Model
from backchannel.reading.sentences import sentences
from backchannel.reading.words import words
from backchannel.record.meanings import SCALE, WIDTH
from backchannel.views.alike import ELSEWHERE, NEAR
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
    model = Model.load()
    vectors = model.vectors([holder.words for holder in held])
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
        ),
        *_elsewhere(held, model),
    ]  # fmt: skip


def _elsewhere(held: list[Holder], model: Model) -> list[Figure]:
    """What the sentences listed beside a claim would be worth."""
    made = np.frombuffer(eight_bits(model, [holder.words for holder in held]), dtype=np.int8)
    numbers = made.reshape(-1, WIDTH).astype(np.float32)
    likeness = numbers @ numbers.T / SCALE**2
    reports = np.array([holder.report for holder in held])
    other = reports[:, None] != reports[None, :]
    right = other & np.array([[bool(one.events & two.events) for two in held] for one in held])
    near = other & (likeness >= NEAR)
    order = np.argsort(-np.where(near, likeness, -1), axis=1, kind="stable")[:, :ELSEWHERE]
    listed = np.take_along_axis(near, order, axis=1)
    good = listed & np.take_along_axis(right, order, axis=1)
    told = right.any(axis=1)
    count = f"{right.sum() // 2} pairs of {len(held)} sentences"
    return [
        Figure(f"vectors.elsewhere.{key}", what, "ECB+ dev", 100 * float(value), (FILE,), "%", count)
        for key, what, value in (
            (
                "precision",
                "told elsewhere: pairs near enough that tell the same event",
                (near & right).sum() / near.sum(),
            ),
            (
                "recall",
                "told elsewhere: pairs of the same event that are near enough",
                (near & right).sum() / right.sum(),
            ),
            ("listed", "told elsewhere: sentences listed that tell the same event", good.sum() / listed.sum()),
            (
                "first",
                "told elsewhere: first of a list that tells the same event",
                good[:, 0].sum() / listed[:, 0].sum(),
            ),
            (
                "found",
                "told elsewhere: sentences told elsewhere with one of these listed",
                good[told].any(axis=1).mean(),
            ),
        )
    ]
