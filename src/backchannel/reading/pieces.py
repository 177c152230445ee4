"""Words to what the network takes: word pieces, word shapes, and batches of them.

Training and reading share this module, so that the network is never shown at work what it was not shown at school.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]

MAX_WORD_PIECES = 8
"""Pieces kept of one word: the network reads a word off its first piece, and URLs would fill the window."""
MAX_PIECES = 480
"""Pieces of one sentence, with the opening mark. The backbone knows 512 positions."""

# Shapes: the backbone is uncased, so the case of a word reaches the network only through these classes.
OUTSIDE, LOWER, TITLE, CAPS, INITIAL, MIXED, NUMBER, ALNUM, DOTTED, MARK, FIRST_TITLE, SHOUTED, JOINED, OTHER = range(
    14
)
SHAPES = 16

_STRAIGHT = str.maketrans(
    {
        "’": "'", "‘": "'", "‛": "'", "′": "'", "´": "'", "`": "'", "ʼ": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-",
        "…": ".", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "",
    }
)  # fmt: skip


def normalise(form: str) -> str:
    """The form the network sees: straight quotes, one kind of dash, no soft hyphens or breaks within the word."""
    if form.isascii():
        if form in ("``", "''"):
            return '"'
        if form == "--":
            return "-"
        return form if form.isalnum() or " " not in form else "".join(form.split())
    form = form.translate(_STRAIGHT).encode("utf-8", "replace").decode("utf-8")  # a lone surrogate has no pieces
    return "".join(form.split()) or "."


def shape(form: str) -> int:
    """The shape class of a normalised word on its own (see ``shapes`` for what its sentence adds)."""
    letters = sum(character.isalpha() for character in form)
    if not letters:
        if any(character.isdigit() for character in form):
            return NUMBER
        return MARK if not form.isalnum() else OTHER
    if any(character.isdigit() for character in form):
        return ALNUM
    if "." in form and form[0] != ".":
        return INITIAL if letters == 1 else DOTTED
    if form.islower():
        return LOWER
    if form.isupper():
        return INITIAL if letters == 1 else CAPS
    if form[0].isupper() and form[1:].islower():
        return JOINED if "-" in form else TITLE
    if form[0].isupper() or "-" in form or "'" in form:
        return JOINED if "-" in form or "'" in form else MIXED
    return MIXED


def shapes(own: Sequence[int]) -> list[int]:
    """Shapes within a sentence: a first capitalised word says little, and capitals say little where all is capitals.

    A sentence is shouted when it has at least four words of letters and nine in ten of them are in capitals.
    """
    result = list(own)
    capitals = result.count(CAPS) + result.count(INITIAL)
    cased = capitals + sum(result.count(kind) for kind in (LOWER, TITLE, MIXED, JOINED, DOTTED))
    if cased >= 4 and capitals * 10 >= cased * 9:
        return [SHOUTED if kind in (CAPS, INITIAL) else kind for kind in result]
    for index, kind in enumerate(result):
        if kind not in (MARK, NUMBER):
            if kind == TITLE:
                result[index] = FIRST_TITLE
            break
    return result


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence as the network takes it: piece ids, the shape of each piece's word, each word's first piece.

    The opening mark (CLS) is piece 0 and stands for the root.
    """

    ids: list[int]
    shapes: list[int]
    firsts: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side: ``ids``, ``shapes``, ``mask`` are (sentences, pieces), ``firsts`` (sentences, words)
    with 0 where a sentence has ended, ``lengths`` the number of words of each."""

    ids: Ints
    shapes: Ints
    mask: Ints
    firsts: Ints
    lengths: Ints


class Cutter:
    """Cuts words into pieces, remembering the words it has met (at most ``REMEMBERED``)."""

    REMEMBERED = 200_000

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._opening, self._unknown = self._id("[CLS]"), self._id("[UNK]")
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def _id(self, piece: str) -> int:
        found: int | None = self._tokenizer.token_to_id(piece)
        if found is None:
            raise ValueError(
                f"The tokenizer of the model has no piece {piece}: it is not the one the model was made with."
            )
        return found

    def cut(self, forms: Sequence[str]) -> Pieces:
        """Pieces of one sentence of normalised words. A sentence too long for the network keeps fewer pieces a word."""
        known = self._known
        words = []
        for form in forms:
            word = known.get(form)
            if word is None:
                word = self._learn(form)
            words.append(word)
        room = MAX_WORD_PIECES
        while room > 1 and 1 + sum(min(room, len(word[0])) for word in words) > MAX_PIECES:
            room -= 1
        ids = [self._opening]
        piece_shapes = [OUTSIDE]
        firsts = []
        for (pieces, _), kind in zip(words, shapes([word[1] for word in words]), strict=True):
            firsts.append(len(ids))
            if len(pieces) == 1:
                ids.append(pieces[0])
                piece_shapes.append(kind)
            else:
                kept = pieces[:room]
                ids.extend(kept)
                piece_shapes.extend([kind] * len(kept))
        return Pieces(ids, piece_shapes, firsts)

    def _learn(self, form: str) -> tuple[tuple[int, ...], int]:
        if len(self._known) >= self.REMEMBERED:
            self._known.clear()
        ids = tuple(self._tokenizer.encode(form, add_special_tokens=False).ids[:MAX_WORD_PIECES]) or (self._unknown,)
        word = (ids, shape(form))
        self._known[form] = word
        return word


def side_by_side(sentences: Sequence[Pieces]) -> Batch:
    """Pads sentences to the longest of them."""
    rows = len(sentences)
    width = max(len(sentence.ids) for sentence in sentences)
    words = max(len(sentence.firsts) for sentence in sentences)
    ids = np.zeros((rows, width), dtype=np.int64)
    kinds = np.zeros((rows, width), dtype=np.int64)
    mask = np.zeros((rows, width), dtype=np.int64)
    firsts = np.zeros((rows, words), dtype=np.int64)
    lengths = np.zeros(rows, dtype=np.int64)
    for row, sentence in enumerate(sentences):
        size = len(sentence.ids)
        ids[row, :size] = sentence.ids
        kinds[row, :size] = sentence.shapes
        mask[row, :size] = 1
        firsts[row, : len(sentence.firsts)] = sentence.firsts
        lengths[row] = len(sentence.firsts)
    return Batch(ids, kinds, mask, firsts, lengths)
