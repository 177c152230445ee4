"""Names.

A name is right where its first and last word and its kind are. Sets that know three kinds are compared on three: a
state or a place is a location; the six kinds of bodies are organisations; peoples, events and titles are none of these.
CrossNER's types are compared as the record's kinds that they can be told as; its "misc" is left out on both sides.
"""

import hashlib
from pathlib import Path

from backchannel.reading.analysis import NameKind, Sentence
from backchannel.reading.model import Model
from backchannel.reading.words import words as words_of
from backchannel.record.text import Block, Text
from training.corpus.reader import documents
from training.evaluate.figure import Figure, Tally
from training.evaluate.parse import raw
from training.labels import KINDS, LOCATIONS, ORGANISATIONS
from training.sets import crossner
from training.sets.conllu import read_all
from training.sets.own import names_of
from training.sets.spans import bare
from training.sets.treebanks import iob

UNER = "uner-ewt/en_ewt-ud-test.iob2"
EWT = "ud-ewt/en_ewt-ud-test.conllu"
CORPUS = "training/corpus/texts"
CROSSNER = "crossner-politics/dev.txt"


def coarse(kind: NameKind) -> str | None:
    """PER, LOC or ORG, if the kind is one of these."""
    if kind == "person":
        return "PER"
    if kind in LOCATIONS:
        return "LOC"
    return "ORG" if kind in ORGANISATIONS else None


def measure(data: Path) -> list[Figure]:
    model = Model.load()
    return [*_uner(model, data), *_crossner(model, data), *_own(model)]


def _uner(model: Model, data: Path) -> list[Figure]:
    trees = read_all([data / EWT])
    gold = iob(data / UNER)
    parsed = model.parse([[word.form for word in tree.words] for tree in trees])
    every = Tally()
    each = {kind: Tally() for kind in ("PER", "LOC", "ORG")}
    for tree, sentence in zip(trees, parsed, strict=True):
        found = {(n.first, n.last, coarse(n.kind)) for n in sentence.names if coarse(n.kind)}
        marked = set(gold[tree.identity])
        every.add(set(marked), set(found))
        for kind, tally in each.items():
            tally.add({n for n in marked if n[2] == kind}, {n for n in found if n[2] == kind})
    from_raw = Tally()
    for text, own, places in raw(trees):
        marked_there = {
            (spans[first][0], spans[last][1], kind)
            for tree, spans in zip(own, places, strict=True)
            for first, last, kind in gold[tree.identity]
        }
        from_raw.add(set(marked_there), set(_told(model.analyse(text))))
    files = (UNER, EWT)
    on = "Universal NER, EWT test"
    return [
        Figure("uner-test-gold", "Names (F1)", f"{on}, gold words", every.f1, files, count=every.counts(),
               peer="spaCy small CNN, same data: 53", aim="80"),
        *(
            Figure(f"uner-test-gold-{kind.lower()}", f"{kind} (F1)", f"{on}, gold words", tally.f1, files,
                   count=tally.counts())
            for kind, tally in each.items()
        ),
        Figure("uner-test-raw", "Names (F1)", f"{on}, raw text", from_raw.f1, files, count=from_raw.counts()),
    ]  # fmt: skip


def _told(sentences: tuple[Sentence, ...]) -> set[tuple[int, int, str | None]]:
    return {
        (sentence.words[name.first].start, sentence.words[name.last].end, coarse(name.kind))
        for sentence in sentences
        for name in sentence.names
        if coarse(name.kind)
    }


_CROSSNER: dict[str, str] = {
    "person": "person", "politician": "person", "politicalparty": "party", "organisation": "organisation",
    "country": "state", "location": "place", "event": "event", "election": "event",
}  # fmt: skip


def _crossner(model: Model, data: Path) -> list[Figure]:
    marked = crossner.sentences(data / CROSSNER)
    parsed = model.parse([words for words, _ in marked])
    tally, spans = Tally(), Tally()
    for (words, entities), sentence in zip(marked, parsed, strict=True):
        gold = set()
        left_out: set[int] = set()
        for first, last, kind in entities:
            if kind not in _CROSSNER:
                left_out.update(range(first, last + 1))
                continue
            start, end = bare(words, first, last) if _CROSSNER[kind] == "person" else (first, last)
            gold.add((start, end, _CROSSNER[kind]))
        found = {
            (name.first, name.last, _as_crossner(name.kind))
            for name in sentence.names
            if name.kind not in ("title", "people") and not left_out & set(range(name.first, name.last + 1))
        }
        tally.add(set(gold), set(found))
        spans.add({item[:2] for item in gold}, {item[:2] for item in found})
    on = "CrossNER politics dev, gold words"
    return [
        Figure("crossner-dev", "Names (F1)", on, tally.f1, (CROSSNER,), count=tally.counts()),
        Figure("crossner-dev-spans", "Names whatever their kind (F1)", on, spans.f1, (CROSSNER,), count=spans.counts()),
    ]  # fmt: skip


def _as_crossner(kind: NameKind) -> str:
    if kind in ORGANISATIONS and kind != "party":
        return "organisation"
    return str(kind)


def _own(model: Model) -> list[Figure]:
    """Names of the record's own kinds, on the test part of our own corpus: whole documents, their sentences given."""
    every, spans = Tally(), Tally()
    each: dict[str, Tally] = {}
    for document in documents("test"):
        content = document.content
        blocks = tuple(Block(sentence.start, sentence.end, "paragraph") for sentence in document.sentences)
        text = Text(hashlib.sha256(content.encode()).hexdigest(), content, blocks)
        found = {
            (read.words[name.first].start, read.words[name.last].end, name.kind)
            for read in model.analyse(text)
            for name in read.names
        }
        gold = set()
        for sentence in document.sentences:
            own = words_of(sentence.text, 0, len(sentence.text))
            for span in names_of(sentence, own):
                start, end = own[span.first][0] + sentence.start, own[span.last][1] + sentence.start
                gold.add((start, end, span.kinds[0]))
        every.add(set(gold), set(found))
        spans.add({item[:2] for item in gold}, {item[:2] for item in found})
        for kind in KINDS:
            each.setdefault(kind, Tally()).add({n for n in gold if n[2] == kind}, {n for n in found if n[2] == kind})
    on = "own corpus test"
    return [
        Figure("own-test-names", "Names of all kinds (F1)", on, every.f1, (CORPUS,), count=every.counts()),
        Figure("own-test-spans", "Names whatever their kind (F1)", on, spans.f1, (CORPUS,), count=spans.counts()),
        *(
            Figure(f"own-test-{kind}", f"{kind} (F1)", on, tally.f1, (CORPUS,), count=tally.counts(), floored=False)
            for kind, tally in each.items()
        ),
    ]
