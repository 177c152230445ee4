"""Event types from bare sentences.

On the 1,050 sentences of plv-train, which are measured on and never trained or tuned on one by one. *Type* counts a sentence
whose claims have one of the marked root type; *type and both states* wants the same claim to have a party in the
words marked as
source and one in those marked as target (or of the same state as these words). *Given the parties*, the claim that
has most of
the marked parties is taken, and its type scored as macro F1 over the fifteen root types.
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from backchannel.reading.draft import DraftClaim, Reading
from backchannel.reading.model import Model
from backchannel.reading.plover import parties_of, root_of
from backchannel.reading.read import read
from backchannel.record.source import Source
from backchannel.record.text import Block, Text
from backchannel.world.world import World
from training.evaluate.figure import Figure

FILE = "plv-train/PLV_train.tsv"
# The set joins CONCEDE and RETREAT as YIELD.
ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def root(claim: DraftClaim) -> str:
    """The set's root type of a claim."""
    plain = root_of(claim.type, claim.stance.value, claim.trigger.words)
    return ROOT.get(plain, plain)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence of the set with its marks."""

    sentence: str
    source: str
    target: str
    root: str


def sentences(data: Path) -> list[Marked]:
    """The marked sentences of the set."""
    with (data / FILE).open(encoding="utf-8") as file:
        return [
            Marked(row["sentence"], row["source"], row["target"], row["gold_root"])
            for row in csv.DictReader(file, delimiter="\t")
        ]


def text_of(sentence: str) -> Text:
    """One paragraph as a Text."""
    digest = hashlib.sha256(sentence.encode()).hexdigest()
    return Text(digest, sentence, (Block(0, len(sentence), "paragraph"),))


def read_alone(model: Model, world: World, sentence: str) -> Reading:
    """What is read from a sentence that stands alone."""
    text = text_of(sentence)
    source = Source("src_measured", text.sha256, "text/plain", "sentence.txt")
    return read(text, source, model.analyse(text), world)


def states_in(world: World, phrase: str) -> set[str]:
    """Codes of the states that ``phrase`` names or belongs to."""
    return {found.known[0].country for found in world.find(phrase.split()) if found.known[0].country}


def has_party(world: World, reading: Reading, claim: DraftClaim, sentence: str, phrase: str) -> bool:
    """Whether a participant of ``claim`` stands in ``phrase``, or is of its state."""
    start = sentence.find(phrase)
    states = states_in(world, phrase)
    for participant in parties_of(claim, reading.claims):
        if participant.mention is None:
            if participant.country in states:
                return True
            continue
        mention = reading.mentions[participant.mention]
        inside = start >= 0 and mention.passage.start < start + len(phrase) and start < mention.passage.end
        owner = reading.mentions[mention.of].country if mention.of is not None else None
        if inside or (states and (mention.country or owner) in states):
            return True
    return False


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """Macro F1 over the gold types; ``pairs`` are (gold, found)."""
    right: Counter[str] = Counter()
    gold_count: Counter[str] = Counter()
    found_count: Counter[str] = Counter()
    for gold, found in pairs:
        gold_count[gold] += 1
        found_count[found] += 1
        right[gold] += gold == found
    scores = [2 * right[t] / (gold_count[t] + found_count[t]) for t in gold_count]
    return sum(scores) / len(scores)


def measure(data: Path) -> list[Figure]:
    """Type, type with both states, and macro F1 given the parties."""
    model, world = Model.load(), World.load()
    items = sentences(data)
    typed = both = claims = typed_claims = 0
    pairs: list[tuple[str, str]] = []
    for item in items:
        reading = read_alone(model, world, item.sentence)
        claims += len(reading.claims)
        best, score = "none", -1
        complete = False
        for claim in reading.claims:
            kind = root(claim)
            typed_claims += kind == item.root
            if kind == "STATEMENT":
                # PLOVER has no such type: a saying is no event of its own there.
                continue
            met = sum(has_party(world, reading, claim, item.sentence, phrase) for phrase in (item.source, item.target))
            if met > score:
                best, score = kind, met
            complete = complete or (kind == item.root and met == 2)
        typed += any(root(claim) == item.root for claim in reading.claims)
        both += complete
        pairs.append((item.root, best))
    size, floor = len(items), Counter(item.root for item in items).most_common(1)[0][1]
    naive = f"{100 * floor / len(items):.0f} (all of the commonest type)"
    per = f"{claims / size:.2f} claims a sentence, {100 * typed_claims / max(1, claims):.0f} % of the marked type"
    return [
        Figure(
            "plv.type",
            "event type",
            "plv-train",
            100 * typed / size,
            (FILE,),
            "%",
            per,
            naive,
            "UniversalPetrarch 59",
            "85",
        ),
        Figure(
            "plv.both",
            "event type and both parties",
            "plv-train",
            100 * both / size,
            (FILE,),
            "%",
            per,
            "",
            "UniversalPetrarch 33",
            "70",
        ),
        Figure(
            "plv.macro",
            "root type given the parties, macro F1",
            "plv-train",
            100 * macro_f1(pairs),
            (FILE,),
            "",
            "",
            "",
            "zero-shot .743",
            "85",
        ),
    ]
