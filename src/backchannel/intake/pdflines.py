"""Paragraphs out of the lines of printed pages, told from where the lines stand."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from backchannel.intake.blocks import Piece
from backchannel.intake.lines import joined_lines
from backchannel.intake.shapes import is_item, shape_of
from backchannel.record.text import BlockKind

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*\d{0,3}$")
# A gap of this many usual line distances parts paragraphs; usual leading varies by a tenth.
_GAP = 1.35
# Letters larger than the usual by this part are a heading's, smaller by this part a note's.
_LARGER, _SMALLER = 1.12, 0.9
# A line that stops this part of the column's width short of its edge is the last of its paragraph.
_SHORT = 0.12


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words, page (from 0) and box in points, the origin at the lower left; bold or not."""

    words: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False

    @property
    def size(self) -> float:
        """Height of the line's letters from the deepest to the highest, in points."""
        return self.top - self.bottom


@dataclass(slots=True)
class _Measures:
    """The usual size of letters and distance of lines, over all pages, and the right edge of each column on a page."""

    size: float
    pitch: float


def paragraphs(pages: Sequence[Sequence[Line]], edges: set[tuple[int, int]]) -> list[Piece]:
    """The pieces that the lines of ``pages`` make, in the order in which the file gives them.

    ``edges`` are the running heads and feet, as (page, line): they become furniture, before the paragraph that is open
    at the foot of a page and after the one that is open at the head of the next.
    """
    usual = _measures(pages)
    pieces: list[Piece] = []
    held: list[Line] = []
    heads: list[Line] = []
    feet: list[Line] = []
    for number, page in enumerate(pages):
        middle = _middle(page)
        body = [line for at, line in enumerate(page) if (number, at) not in edges]
        edge = [line for at, line in enumerate(page) if (number, at) in edges]
        rights = [_column_right(line, body) for line in body]
        heads += [line for line in edge if line.bottom > middle]
        for at, line in enumerate(body):
            begins = bool(held) and _begins(line, held, rights[at - 1] if at else None, usual)
            if begins:
                pieces.append(_piece(held, usual, pieces))
            if begins or feet:
                opened_on = line.page if begins or not held else held[0].page
                pieces += [_furniture(foot, opened_on, begins) for foot in feet]
                feet = []
            if begins or not held:
                held = []
                pieces += [_furniture(head, number, False) for head in heads]
                heads = []
            held.append(line)
        feet += [line for line in edge if line.bottom <= middle]
    if held:
        pieces.append(_piece(held, usual, pieces))
    return pieces + [_furniture(line, len(pages) - 1, False) for line in (*feet, *heads)]


def _measures(pages: Sequence[Sequence[Line]]) -> _Measures:
    sizes: Counter[float] = Counter()
    pitches: list[float] = []
    for page in pages:
        for at, line in enumerate(page):
            sizes[round(line.size, 1)] += len(line.words)
            if at and 0 < page[at - 1].bottom - line.bottom < 4 * max(line.size, 1):
                pitches.append(page[at - 1].bottom - line.bottom)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    return _Measures(size or 10.0, median(pitches) if pitches else (size or 10.0) * 1.2)


def _middle(page: Sequence[Line]) -> float:
    return (max(line.top for line in page) + min(line.bottom for line in page)) / 2 if page else 0.0


def _column_right(line: Line, body: Sequence[Line]) -> float:
    """The right edge of the column a line is in: the furthest of the lines that begin near where it does."""
    return max(
        (
            other.right
            for other in body
            if abs(other.left - line.left) < 4 * max(line.size, 1) and other.right > line.left
        ),
        default=line.right,
    )


def _begins(line: Line, held: list[Line], right: float | None, usual: _Measures) -> bool:
    """Whether ``line`` begins a paragraph after ``held``; ``right`` is the edge of the column of the line before it."""
    before = held[-1]
    if abs(line.size - before.size) > 0.12 * max(usual.size, 1):
        return True
    if line.bold != before.bold and not _flows(before, line):
        return True
    ended = bool(_SENTENCE_END.search(before.words))
    drop = before.bottom - line.bottom
    turned = line.page != before.page or drop < -0.5 * usual.pitch
    if not turned and drop > _GAP * usual.pitch:
        return True
    indented = line.left > held[-1].left + 0.6 * usual.size if not turned else False
    if indented and (ended or len(held) > 1) and not _hangs(held):
        return True
    if is_item(line.words) and (ended or is_item(held[0].words)):
        return True
    if not ended:
        return False
    if turned:
        return (
            line.words[:1].isupper()
            and right is not None
            and before.right < right - _SHORT * max(right - before.left, 1)
        )
    edge = right if right is not None else before.right
    return before.right < edge - _SHORT * max(edge - before.left, 1)


def _flows(before: Line, line: Line) -> bool:
    """Whether a change of weight is only a bold word at the start of a line in the middle of a sentence."""
    return not _SENTENCE_END.search(before.words) and line.words[:1].islower()


def _hangs(held: list[Line]) -> bool:
    """Whether the paragraph so far stands in from its second line on, as items of lists do."""
    return len(held) == 1 and is_item(held[0].words)


def _furniture(line: Line, page: int, just_before: bool) -> Piece:
    """On its page if that is ``page`` (or ``just_before`` it); on none where a paragraph ran over it: pages stay in order."""
    there = line.page == page or (just_before and line.page == page - 1)
    return Piece("furniture", line.words, line.page if there else None)


def _piece(held: list[Line], usual: _Measures, before: list[Piece]) -> Piece:
    by_page: dict[int, list[str]] = {}
    for line in held:
        by_page.setdefault(line.page, []).append(line.words)
    words = ""
    turns: list[tuple[int, int]] = []
    for page, lines in by_page.items():
        if words:
            joined = joined_lines([words, *lines])
            # A word broken over the page belongs to the page it ends on as much as to the other: the first is taken.
            offset = len(words) if joined.startswith(words) else len(words) - 1
            while offset < len(joined) and joined[offset] not in " \n":
                offset += 1
            turns.append((min(offset + 1, len(joined)), page))
            words = joined
        else:
            words = joined_lines(lines)
    turns = [turn for turn in turns if turn[0] < len(words)]
    last = next((piece.words for piece in reversed(before) if piece.kind != "furniture"), "")
    return Piece(_kind(held, words, usual, last), words, held[0].page, turns=tuple(turns))


def _kind(held: list[Line], words: str, usual: _Measures, before: str) -> BlockKind:
    size = median(line.size for line in held)
    short = len(held) <= 3 and len(words) <= 200 and sum(c.isalpha() for c in words) >= 3
    if short and size > _LARGER * usual.size:
        return "heading"
    ended = bool(_SENTENCE_END.search(words))
    letters = [c for c in words if c.isalpha()]
    if (
        short
        and not ended
        and (all(line.bold for line in held) or (len(letters) > 4 and all(c.isupper() for c in letters)))
    ):
        return "heading"
    if size < _SMALLER * usual.size and re.match(r"(?:\d{1,3}|[*†‡¹²³⁴-⁹]|\[\d+\])[.)\s]*\S", words):
        return "note"
    return shape_of(words, before) or "paragraph"
