"""Words, sentences and trees.

From gold words the treebank's words and sentences are given. From raw text nothing is given but the paragraphs: words
and sentences are ours, and scored as the CoNLL 2018 shared task scores them (a word is right where its characters are,
an arc where word, head and label are). Labels without their subtypes. A sentence is right where both its ends are.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from backchannel.reading.analysis import Sentence
from backchannel.reading.model import Model
from backchannel.record.text import Block, Text
from training.evaluate.figure import Figure, Tally
from training.sets.conllu import Tree, read_all

EWT = "ud-ewt/en_ewt-ud-test.conllu"
GUM = "gum/dev"


def measure(data: Path) -> list[Figure]:
    model = Model.load()
    figures = []
    for key, on, files in (("ewt-test", "EWT test", EWT), ("gum-dev", "GUM dev", GUM)):
        path = data / files
        trees = read_all([path] if path.is_file() else list(path.glob("*.conllu")))
        figures += _gold(model, trees, key, on, files)
        figures += _raw(model, trees, key, on, files)
    return figures


def _gold(model: Model, trees: list[Tree], key: str, on: str, files: str) -> list[Figure]:
    parsed = model.parse([[word.form for word in tree.words] for tree in trees])
    words = upos = heads = labels = 0
    for tree, sentence in zip(trees, parsed, strict=True):
        for gold, found in zip(tree.words, sentence.words, strict=True):
            words += 1
            upos += gold.upos == found.upos
            heads += gold.head == found.head
            labels += gold.head == found.head and _universal(gold.deprel) == _universal(found.deprel)
    on = f"{on}, gold words"
    peer = "spaCy transformer 89.4" if key == "ewt-test" else ""
    return [
        Figure(f"{key}-gold-upos", "Parts of speech", on, 100 * upos / words, (files,), count=f"{words} words"),
        Figure(f"{key}-gold-uas", "Heads (UAS)", on, 100 * heads / words, (files,)),
        Figure(
            f"{key}-gold-las", "Heads and labels (LAS)", on, 100 * labels / words, (files,), peer=peer,
            aim="89.5" if key == "ewt-test" else "",
        ),
    ]  # fmt: skip


def _universal(label: str) -> str:
    return label.partition(":")[0]


def raw(trees: list[Tree]) -> Iterator[tuple[Text, list[Tree], list[list[tuple[int, int]]]]]:
    """Each document as a text of paragraphs, with its trees and the place of each of their words."""
    documents: dict[str, list[Tree]] = {}
    for tree in trees:
        documents.setdefault(tree.document, []).append(tree)
    for own in documents.values():
        content = ""
        blocks: list[Block] = []
        places = []
        for tree in own:
            if tree.paragraph or not blocks:
                content += "\n\n" if content else ""
                blocks.append(Block(len(content), len(content), "paragraph"))
            else:
                content += " "
            start = len(content)
            content += tree.text
            blocks[-1] = Block(blocks[-1].start, len(content), "paragraph")
            places.append([(first + start, last + start) for first, last in tree.spans()])
        yield Text(hashlib.sha256(content.encode()).hexdigest(), content, tuple(blocks)), own, places


def _raw(model: Model, trees: list[Tree], key: str, on: str, files: str) -> list[Figure]:
    words, sentences, heads, labels = Tally(), Tally(), Tally(), Tally()
    for text, own, places in raw(trees):
        found = model.analyse(text)
        gold_arcs = set()
        for tree, spans in zip(own, places, strict=True):
            for word, span in zip(tree.words, spans, strict=True):
                governor = spans[word.head] if word.head >= 0 else None
                gold_arcs.add((span, governor, _universal(word.deprel)))
        arcs = set(_arcs(found))
        words.add({span for spans in places for span in spans}, {(w.start, w.end) for s in found for w in s.words})
        sentences.add({(spans[0][0], spans[-1][1]) for spans in places}, {(s.start, s.end) for s in found})
        heads.add({arc[:2] for arc in gold_arcs}, {arc[:2] for arc in arcs})
        labels.add(set(gold_arcs), set(arcs))
    on = f"{on}, raw text"
    return [
        Figure(f"{key}-raw-words", "Words (F1)", on, words.f1, (files,), count=words.counts()),
        Figure(f"{key}-raw-sentences", "Sentences (F1)", on, sentences.f1, (files,), count=sentences.counts()),
        Figure(f"{key}-raw-uas", "Heads (UAS F1)", on, heads.f1, (files,)),
        Figure(
            f"{key}-raw-las", "Heads and labels (LAS F1)", on, labels.f1, (files,),
            aim="87" if key == "ewt-test" else "",
        ),
    ]  # fmt: skip


def _arcs(sentences: tuple[Sentence, ...]) -> Iterator[tuple[tuple[int, int], tuple[int, int] | None, str]]:
    for sentence in sentences:
        for word in sentence.words:
            governor = sentence.words[word.head] if word.head >= 0 else None
            yield (
                (word.start, word.end),
                (governor.start, governor.end) if governor else None,
                _universal(word.deprel),
            )
