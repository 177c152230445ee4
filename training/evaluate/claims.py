"""Claims on our own corpus.

An event is found where a claim's trigger overlaps its trigger; *with type* wants the type too. Roles, time, place,
thing, openness,
stance and chain are scored on events found with either type: an item is right where role (or value, or kind) agrees
and the words
overlap. The rules were written, and the network taught, on the train and dev parts; the figures are of the test parts: texts
written and marked for the corpus, and sentences of others (web, news, diplomatic documents, speeches, history) marked beside.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from backchannel.reading.draft import DraftClaim, DraftHop, Reading
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.passage import Passage
from backchannel.record.source import Source
from backchannel.record.text import Block, Text
from backchannel.world.world import World
from training.corpus import standoff
from training.corpus.document import Document, Event, Part, Sentence, Span
from training.corpus.reader import TEXTS, documents
from training.evaluate.figure import Figure, Tally

_PARTIES = ("actor", "recipient", "intermediary", "host", "beneficiary")


@dataclass(slots=True)
class Scores:
    """Counts of all that is scored."""

    trigger: Tally = field(default_factory=Tally)
    typed: Tally = field(default_factory=Tally)
    moded: Tally = field(default_factory=Tally)
    roles: Tally = field(default_factory=Tally)
    side: Tally = field(default_factory=Tally)
    thing: Tally = field(default_factory=Tally)
    place: Tally = field(default_factory=Tally)
    time: Tally = field(default_factory=Tally)
    openness: Tally = field(default_factory=Tally)
    stance: Tally = field(default_factory=Tally)
    unasserted: Tally = field(default_factory=Tally)
    chain: Tally = field(default_factory=Tally)


def text_of(document: Document) -> Text:
    """A document of the corpus as a Text: one block a paragraph or heading."""
    blocks: list[Block] = []
    for sentence in document.sentences:
        kind = "heading" if sentence.heading else "paragraph"
        if blocks and "\n" not in document.content[blocks[-1].start : sentence.end] and blocks[-1].kind == kind:
            blocks[-1] = Block(blocks[-1].start, sentence.end, "heading" if sentence.heading else "paragraph")
        else:
            blocks.append(Block(sentence.start, sentence.end, "heading" if sentence.heading else "paragraph"))
    digest = hashlib.sha256(document.content.encode()).hexdigest()
    return Text(digest, document.content, tuple(blocks))


def read_document(model: Model, world: World, document: Document) -> Reading:
    """What is read from a document of the corpus."""
    text = text_of(document)
    source = Source("src_measured", text.sha256, "text/plain", document.id, published=str(document.year))
    return read(text, source, model.analyse(text), world)


def _touches(span: Span, offset: int, passage: Passage | None) -> bool:
    return passage is not None and passage.start < offset + span.end and offset + span.start < passage.end


def pairs(sentence: Sentence, reading: Reading) -> Iterator[tuple[Event | None, DraftClaim | None]]:
    """Events of the sentence with the claims found for them, then claims found for none, and events not found."""
    claims = [c for c in reading.claims if sentence.start <= c.trigger.start < sentence.end]
    free = list(claims)
    for event in sentence.events:
        met = [c for c in free if _touches(event.trigger, sentence.start, c.trigger)]
        best = next((c for c in met if c.type == event.type), met[0] if met else None)
        if best is not None:
            free.remove(best)
        yield event, best
    for claim in free:
        yield None, claim


def score(scores: Scores, sentence: Sentence, reading: Reading) -> None:
    """Counts one sentence."""
    for event, claim in pairs(sentence, reading):
        for tally in (scores.trigger, scores.typed, scores.moded):
            tally.gold += event is not None
            tally.found += claim is not None
        if event is None or claim is None:
            continue
        scores.trigger.right += 1
        scores.typed.right += event.type == claim.type
        scores.moded.right += event.type == claim.type and event.mode == claim.mode
        _fields(scores, sentence, event, claim, reading)


def hops_marked(sentence: Sentence, claim: DraftClaim) -> list[DraftHop]:
    """The claim's hops that marks could hold: marks reach no further than their sentence, and a speaker's label before
    a colon is none (GUIDELINES.md, 9)."""
    found: list[DraftHop] = []
    for hop in claim.chain:
        shown = hop.words or hop.cue
        inside = shown is None or sentence.start <= shown.start < sentence.end
        if inside and (hop.words is None or hop.words != hop.cue):
            found.append(hop)
    return found


def _fields(scores: Scores, sentence: Sentence, event: Event, claim: DraftClaim, reading: Reading) -> None:
    start = sentence.start
    told = [(p.role, reading.mentions[p.mention].passage) for p in claim.participants if p.mention is not None]
    told = [(role, words) for role, words in told if sentence.start <= words.start < sentence.end]
    gold = [(f.role, f.span) for f in event.roles if f.role in _PARTIES]
    for tally, roles in ((scores.roles, _PARTIES), (scores.side, ("intermediary", "host", "beneficiary"))):
        tally.gold += sum(role in roles for role, _ in gold)
        tally.found += sum(role in roles for role, _ in told)
        tally.right += sum(
            any(role == r and _touches(span, start, words) for r, words in told) for role, span in gold if role in roles
        )
    singles = (
        (scores.thing, event.spans("thing"), [claim.thing.words] if claim.thing else []),
        (scores.place, event.spans("place"), [where.words for where in claim.where]),
        (scores.time, event.spans("time"), [claim.when.words] if claim.when and claim.when.words else []),
    )
    for tally, spans, found in singles:
        tally.gold += len(spans)
        tally.found += len(found)
        tally.right += sum(any(_touches(span, start, words) for words in found) for span in spans)
    scores.openness.add(
        {("openness", event.openness)} - {("openness", "unstated")},
        {("openness", claim.openness.value)} - {("openness", "unstated")},
    )
    scores.stance.add({("stance", event.stance)}, {("stance", claim.stance.value)})
    scores.unasserted.add(
        {("stance", event.stance)} - {("stance", "asserted")},
        {("stance", claim.stance.value)} - {("stance", "asserted")},
    )
    hops = hops_marked(sentence, claim)
    scores.chain.gold += len(event.chain)
    scores.chain.found += len(hops)
    for hop in event.chain:
        scores.chain.right += any(
            hop.kind == h.kind and (hop.teller is None or _touches(hop.teller, start, h.words)) for h in hops
        )


def measured(part: str) -> Scores:
    """Scores over one part of the corpus."""
    model, world = Model.load(), World.load()
    scores = Scores()
    for document in documents(part):  # type: ignore[arg-type]
        reading = read_document(model, world, document)
        for sentence in document.sentences:
            score(scores, sentence, reading)
    return scores


def measured_standoff(data: Path, part: Part) -> Scores:
    """Scores over one part of the stand-off layer; each sentence is read alone."""
    model, world = Model.load(), World.load()
    scores = Scores()
    for marked in standoff.sentences(data, part):
        size = len(marked.text)
        digest = hashlib.sha256(marked.text.encode()).hexdigest()
        text = Text(digest, marked.text, (Block(0, size, "paragraph"),))
        reading = read(text, Source("src_measured", digest, "text/plain", "alone.txt"), model.analyse(text), world)
        score(scores, replace(marked, start=0, end=size), reading)
    return scores


def measure(data: Path) -> list[Figure]:
    """Events, types, roles, openness, stance and chain on the test parts of our own corpus, inline and stand-off."""
    inline = tuple(f"training/corpus/texts/{path.name}" for path in sorted(TEXTS.glob("*.marked")))
    beside = tuple(f"training/corpus/standoff/{path.name}" for path in sorted(standoff.LAYER.glob("*.jsonl")))
    return [
        *_figures("own", "own corpus, test", measured("test"), inline),
        *_figures("standoff", "stand-off layer, test", measured_standoff(data, "test"), beside),
    ]


def _figures(name: str, on: str, scores: Scores, files: tuple[str, ...]) -> list[Figure]:
    rows = (
        ("trigger", "events found, F1", scores.trigger),
        ("typed", "events found with their type, F1", scores.typed),
        ("moded", "events with type and mode, F1", scores.moded),
        ("roles", "parties with their role, F1", scores.roles),
        ("side", "go-between, host, beneficiary, F1", scores.side),
        ("thing", "thing, F1", scores.thing),
        ("place", "place, F1", scores.place),
        ("time", "time, F1", scores.time),
        ("openness", "openness, F1", scores.openness),
        ("stance", "stance", scores.stance),
        ("unasserted", "stance other than asserted, F1", scores.unasserted),
        ("chain", "tellers, F1", scores.chain),
    )
    return [
        Figure(f"{name}.{key}", title, on, tally.f1, files, "", tally.counts(), aim="85") for key, title, tally in rows
    ]
