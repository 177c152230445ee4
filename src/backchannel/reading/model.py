"""The model that reads: text in, sentences with words, trees, names and sightings of events out.

One int8 network, run by onnxruntime on one thread; nothing is fetched, nothing is written. The same text gives the
same sentences on the same machine, alone or after others, with any number of workers: batches are made up within one
text only, in an order that its sentences alone decide, because the network's activations are quantised per batch and
so a sentence's scores may depend in their last bits on its neighbours in the batch.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any, Self, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from backchannel.reading.analysis import Name, NameKind, Sentence, Word
from backchannel.reading.decode import Spans, heads_of
from backchannel.reading.entries import prose_at
from backchannel.reading.pieces import LOWER, Batch, Cutter, Pieces, normalise, side_by_side
from backchannel.reading.sentences import sentences
from backchannel.reading.settle import settle
from backchannel.reading.share import Tell, unheard
from backchannel.reading.sighting import EventLabels
from backchannel.reading.words import Span, words
from backchannel.record.text import Text
from backchannel.world.world import World

PIECES_A_BATCH = 2048
"""Padded pieces of one batch; of 768 to 3,072 as fast as any on one thread (EPYC with AVX-512, FRUS)."""

STRETCH, SLACK = 1.15, 2
"""How much longer than its shortest the longest sentence of a batch may be, and pieces beside: padding costs as much as
text does (short documents of FRUS: 4 % fewer words a second with 1.25 and 4)."""

VECTOR = 384
"""Numbers in the vector of a sentence."""

BEGINS = 1.0
"""Log-odds in favour of another sentence's beginning: it costs less to part one than to join two (EWT dev, raw text, LAS
86.0 without it, 86.2 with 1, 86.3 with 2, where edited prose begins to be parted wrongly)."""

_OPENING, _SURE = 3, 2.0
"""So many words at the opening of a sentence are parted from the rest only above these log-odds."""

SMALL = 3.0
"""Log-odds that a word in small letters needs beyond that, right behind a word without a mark between: "Italy declared
war" is one sentence. EWT dev, raw text: sentences 85.2 without it, 85.3 with 2 or 3, and LAS 86.35 with each."""

OUTPUTS = ["upos", "heads", "arcs", "labels", "names", "begins", "triggers", "modes", "stances", "opennesses", "roles"]

# The graph holds two: one reads, one gives vectors. Either runs alone where the other is given next to nothing.
_NOTHING = dict.fromkeys(("asked_ids", "asked_mask"), np.zeros((0, 1), dtype=np.int64))
_ONE = dict.fromkeys(("ids", "shapes", "mask", "firsts"), np.zeros((1, 1), dtype=np.int64))

_WEIGHTS = Path(str(resources.files("backchannel.reading"))) / "weights"


@dataclass(frozen=True, slots=True)
class Labels:
    """What the network's numbers stand for."""

    name: str
    upos: tuple[str, ...]
    deprels: tuple[str, ...]
    names: Spans
    events: EventLabels

    def numbers(self, *parts: str) -> list[int]:
        """The numbers of these parts of speech."""
        return [number for number, part in enumerate(self.upos) if part in parts]

    @classmethod
    def read(cls, path: Path) -> Self:
        """From ``labels.json``."""
        told = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            told["name"],
            tuple(told["upos"]),
            tuple(told["deprels"]),
            Spans(told["schemes"]["names"]),
            EventLabels.of(told),
        )


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence on its way to the network."""

    block: int
    spans: list[Span]
    forms: list[str]
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class _Read:
    """What the network makes of a sentence; ``begins`` are words, not the first, that begin another one."""

    sentence: Sentence
    begins: list[int]


class Model:
    """Reads texts. Loading takes about half a second and 100 MB; one model serves one thread."""

    def __init__(self, folder: Path) -> None:
        network = (folder / "reader.onnx").read_bytes()
        self._labels = Labels.read(folder / "labels.json")
        self.name = _named(self._labels, network)
        """Which weights these are; it goes into every record."""
        self._world = World.load()
        self._cutter = Cutter(folder / "tokenizer.json")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.use_deterministic_compute = True
        options.enable_mem_pattern = False  # a plan of memory for each shape pays only where shapes come again
        # onnxruntime's fused sum and normalisation takes ten times as long as the two apart: a seventh of all (1.32).
        self._session = onnxruntime.InferenceSession(
            network, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )

    @classmethod
    def load(cls, folder: Path | None = None) -> Self:
        """The model that ships with the package, or the one in ``folder``. Raises ``FileNotFoundError`` where a file
        of it is missing."""
        return cls(folder or _WEIGHTS)

    def analyse(self, text: Text, tell: Tell = unheard) -> tuple[Sentence, ...]:
        """Sentences of all blocks but furniture, in text order; none crosses a block. Offsets are code points of
        ``text.content``. ``tell`` hears how much is done."""
        cut = list(self._cut(text))
        read = self._read_all(cut, tell)
        # What the rules took for one sentence and the network for several is read again in parts.
        parts = [self._parts(own, found.begins) for own, found in zip(cut, read, strict=True)]
        again = iter(self._read_all([part for own in parts for part in own]))
        sentences_: list[Sentence] = []
        for found, own in zip(read, parts, strict=True):
            sentences_.extend([next(again).sentence for _ in own] or [found.sentence])
        settle(text.content, sentences_, self._world)
        return tuple(sentences_)

    def parse(self, given: Sequence[Sequence[str]]) -> tuple[Sentence, ...]:
        """Sentences whose words are given, as the network alone reads them (for measuring). Offsets are those of the
        words joined by single spaces."""
        cut = []
        for row in given:
            spans = []
            position = 0
            for word in row:
                spans.append((position, position + len(word)))
                position += len(word) + 1
            cut.append(self._ready(0, spans, [normalise(word) for word in row]))
        return tuple(read.sentence for read in self._read_all(cut))

    def vectors(self, given: Sequence[str]) -> NDArray[np.float32]:
        """A vector of length one for each of ``given`` (sentences or short passages): (given, 384).

        Those of like meaning lie near: they are those of all-MiniLM-L6-v2, in eight bits.
        """
        cut = [
            self._ready(0, spans, [normalise(words_[start:end]) for start, end in spans])
            for words_ in given
            for spans in [words(words_, 0, len(words_)) or [(0, 0)]]
        ]
        made = np.zeros((len(cut), VECTOR), dtype=np.float32)
        for batch in _batches(cut):
            sides = side_by_side([cut[index].pieces for index in batch])
            (made[batch],) = self._session.run(["vectors"], _ONE | {"asked_ids": sides.ids, "asked_mask": sides.mask})
        return made

    def _cut(self, text: Text) -> Iterator[_Cut]:
        content = text.content
        for number, block in enumerate(text.blocks):
            if block.kind == "furniture":
                continue
            # The label of an entry and a dateline are part of no sentence.
            start = block.start if block.kind == "heading" else prose_at(content, block.start, block.end)
            spans = words(content, start, block.end)
            for first, last in sentences(content, spans):
                own = spans[first : last + 1]
                yield self._ready(number, own, [normalise(content[start:end]) for start, end in own])

    def _ready(self, block: int, spans: list[Span], forms: list[str]) -> _Cut:
        return _Cut(block, spans, forms, self._cutter.cut(forms))

    def _parts(self, cut: _Cut, begins: list[int]) -> list[_Cut]:
        """The sentence in parts, a new one at each word of ``begins``; nothing where that is empty."""
        if not begins:
            return []
        edges = [0, *begins, len(cut.forms)]
        return [self._ready(cut.block, cut.spans[first:end], cut.forms[first:end]) for first, end in pairwise(edges)]

    def _read_all(self, cut: Sequence[_Cut], tell: Tell = unheard) -> list[_Read]:
        read: dict[int, _Read] = {}
        done, pieces = 0, sum(len(sentence.pieces.ids) for sentence in cut)
        for batch in _batches(cut):
            read.update(zip(batch, self._read([cut[index] for index in batch]), strict=True))
            done += sum(len(cut[index].pieces.ids) for index in batch)
            tell(done / pieces)
        return [read[index] for index in range(len(cut))]

    def _read(self, cut: Sequence[_Cut]) -> Iterator[_Read]:
        batch = side_by_side([sentence.pieces for sentence in cut])
        scores = self._run(batch)
        best, chosen = heads_of(scores["heads"], scores["arcs"], batch.lengths)
        deprels = np.take_along_axis(scores["labels"], chosen[:, :, None], axis=2)[:, :, 0].tolist()
        names = self._labels.names.best(scores["names"], batch.lengths).tolist()
        odds = scores["begins"][:, :, 1] - scores["begins"][:, :, 0]
        odds[:, :_OPENING] -= _SURE
        # A word in small letters has to begin a sentence without help, and more so where no mark closed the words before.
        small = np.take_along_axis(batch.shapes, batch.firsts, axis=1) == LOWER
        odds += np.where(small, 0.0, BEGINS)
        unclosed = _unclosed(cut, odds.shape[1])
        odds -= np.where(small & unclosed, SMALL, 0.0)
        begins = odds > 0
        begins[:, 0] = False
        # "On 3 May 1961 President Kennedy met": a phrase that a preposition opens, with no verb and no mark to close it.
        verbs = np.cumsum(np.isin(scores["upos"], self._labels.numbers("VERB", "AUX")), axis=1)
        phrase = np.isin(scores["upos"][:, :1], self._labels.numbers("ADP")) & (verbs[:, :-1] == 0)
        begins[:, 1:] &= ~(unclosed[:, 1:] & phrase)
        heads, upos = best.tolist(), scores["upos"].tolist()
        for row, sentence in enumerate(cut):
            read = self._sentence(sentence, upos[row], heads[row], deprels[row], names[row])
            read.sightings = self._labels.events.sightings(scores, row, len(sentence.forms))
            yield _Read(
                read,
                np.flatnonzero(begins[row, : len(sentence.forms)]).tolist(),
            )

    def _run(self, batch: Batch) -> dict[str, Any]:
        return dict(zip(OUTPUTS, self._session.run(OUTPUTS, _given(batch)), strict=True))

    def _sentence(self, cut: _Cut, upos: list[int], heads: list[int], deprels: list[int], tags: list[int]) -> Sentence:
        parts, relations = self._labels.upos, self._labels.deprels
        made = []
        for (start, end), form, part, head, deprel in zip(cut.spans, cut.forms, upos, heads, deprels, strict=False):
            # Two labels are bound to the root and to nothing else.
            relation = relations[deprel] if head else "root"
            made.append(
                Word(start, end, form, parts[part], head - 1, "dep" if head and relation == "root" else relation)
            )
        length = len(made)
        names = [
            Name(first, last, cast(NameKind, kind)) for first, last, kind in self._labels.names.spans(tags[:length])
        ]
        return Sentence(cut.spans[0][0], cut.spans[-1][1], made, names, cut.block)


def _unclosed(cut: Sequence[_Cut], width: int) -> NDArray[np.bool_]:
    """Which words of each sentence stand right behind a word, with no mark between: (sentences, ``width``)."""
    behind = np.zeros((len(cut), width), dtype=bool)
    for row, sentence in enumerate(cut):
        behind[row, 1 : len(sentence.forms)] = [form[-1:].isalnum() for form in sentence.forms[:-1]]
    return behind


def _given(batch: Batch) -> dict[str, NDArray[np.int64]]:
    return {"ids": batch.ids, "shapes": batch.shapes, "mask": batch.mask, "firsts": batch.firsts} | _NOTHING


def model_name(folder: Path | None = None) -> str:
    """The ``name`` that the model in ``folder`` will have, without loading it."""
    folder = folder or _WEIGHTS
    return _named(Labels.read(folder / "labels.json"), (folder / "reader.onnx").read_bytes())


def _named(labels: Labels, network: bytes) -> str:
    return f"{labels.name} sha256:{hashlib.sha256(network).hexdigest()[:12]}"


def _batches(cut: Sequence[_Cut]) -> Iterator[list[int]]:
    """Indexes of sentences of like length, by length and then by place, so that a text alone decides its batches."""
    order = sorted(range(len(cut)), key=lambda index: (len(cut[index].pieces.ids), index))
    batch: list[int] = []
    shortest = 0
    for index in order:
        size = len(cut[index].pieces.ids)
        if batch and (size * (len(batch) + 1) > PIECES_A_BATCH or size > shortest * STRETCH + SLACK):
            yield batch
            batch = []
        if not batch:
            shortest = size
        batch.append(index)
    if batch:
        yield batch
