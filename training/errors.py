"""Shows what was got wrong: `python -m training.errors uner|crossner|own|labels --data FOLDER`.

For looking at fifty errors after a round. ``labels`` counts the pairs of dependency labels that are mixed up.
"""

import argparse
import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from backchannel.reading.model import Model
from backchannel.reading.words import words as words_of
from backchannel.record.text import Block, Text
from training.corpus.reader import documents
from training.evaluate.names import CROSSNER, EWT, UNER, coarse
from training.sets import crossner
from training.sets.conllu import read_all
from training.sets.own import names_of
from training.sets.treebanks import iob

Spans = set[tuple[int, int, str | None]]


def _uner(model: Model, data: Path) -> Iterator[tuple[list[str], Spans, Spans]]:
    trees = read_all([data / EWT])
    gold = iob(data / UNER)
    rows = [[word.form for word in tree.words] for tree in trees]
    for tree, row, sentence in zip(trees, rows, model.parse(rows), strict=True):
        found = {(n.first, n.last, coarse(n.kind)) for n in sentence.names if coarse(n.kind)}
        yield row, set(gold[tree.identity]), found


def _crossner(model: Model, data: Path) -> Iterator[tuple[list[str], Spans, Spans]]:
    marked = crossner.sentences(data / CROSSNER)
    for (row, gold), sentence in zip(marked, model.parse([row for row, _ in marked]), strict=True):
        yield row, set(gold), {(n.first, n.last, n.kind) for n in sentence.names}


def _own(model: Model, _: Path) -> Iterator[tuple[list[str], Spans, Spans]]:
    for document in documents("dev"):
        for sentence in document.sentences:
            text = sentence.text
            own = words_of(text, 0, len(text))
            row = [text[start:end] for start, end in own]
            block = Block(0, len(text), "paragraph")
            found: Spans = set()
            offset = 0
            for read in model.analyse(Text(hashlib.sha256(text.encode()).hexdigest(), text, (block,))):
                found |= {(n.first + offset, n.last + offset, n.kind) for n in read.names}
                offset += len(read.words)
            yield row, {(s.first, s.last, s.kinds[0]) for s in names_of(sentence, own)}, found


def _labels(model: Model, data: Path) -> None:
    trees = read_all([data / "ud-ewt" / "en_ewt-ud-dev.conllu"])
    pairs: Counter[tuple[str, str, bool]] = Counter()
    for tree, sentence in zip(trees, model.parse([[w.form for w in tree.words] for tree in trees]), strict=True):
        for gold, found in zip(tree.words, sentence.words, strict=True):
            if gold.deprel != found.deprel or gold.head != found.head:
                pairs[(gold.deprel, found.deprel, gold.head == found.head)] += 1
    for (gold_label, label, same), count in pairs.most_common(60):
        print(f"{count:5} {gold_label:14} read as {label:14} {'same head' if same else 'another head'}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.errors", description=__doc__)
    parser.add_argument("what", choices=["uner", "crossner", "own", "labels"])
    parser.add_argument("--data", type=Path, default=os.environ.get("BACKCHANNEL_DATA"), required=False)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--skip", type=int, default=0, help="wrong sentences passed over first")
    chosen = parser.parse_args()
    model = Model.load()
    if chosen.what == "labels":
        _labels(model, Path(chosen.data))
        return
    rows = {"uner": _uner, "crossner": _crossner, "own": _own}[chosen.what](model, Path(chosen.data or "."))
    wrong = ((row, gold, found) for row, gold, found in rows if gold != found)
    for row, gold, found in islice(wrong, chosen.skip, chosen.skip + chosen.count):
        print(" ".join(row))
        for sign, spans in (("missed", gold - found), ("found ", found - gold)):
            for first, last, kind in sorted(spans, key=str):
                print(f"    {sign} {kind}: {' '.join(row[first : last + 1])}")


if __name__ == "__main__":
    main()
