"""Pieces of a document in order, and the Text that they make.

A format module gives pieces: what kind of thing each is and its words. ``assemble`` sets them into one canonical text,
with two line ends between blocks (one between the items of a list and the cells of a row), and counts the offsets.
Characters are kept as they were decoded: nothing is composed, folded or corrected, so that the words are the source's.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from backchannel.intake.encoding import representable
from backchannel.intake.reasons import Reason, Refused
from backchannel.record.text import Block, BlockKind, Page, Text

_BLANKS = re.compile(r"[ \t\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LOOSE = re.compile(
    r"[ \t\n\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\n\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
)
T = TypeVar("T")
MOST = 1_000_000
"""Blocks of one text. Three-letter lines, the worst, take 0.7 GB and 8 s for so many (one core of an EPYC); the largest FRUS
volume has 30,000. What has more is a table of data, not writing."""
_CLOSE = frozenset(("list_item", "table_cell"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has offsets.

    ``turns`` are the places in ``words`` where another page begins, with its count: a paragraph may run over the page.
    ``page`` counts pages from 0 where the format has pages; ``link_share`` is the part of the words that are links
    (0 to 1), known for marked-up formats only. ``level`` is that of a heading, 1 the highest, 0 where it is not known.
    """

    kind: BlockKind
    words: str
    page: int | None = None
    link_share: float = 0.0
    level: int = 0
    turns: tuple[tuple[int, int], ...] = ()


def bounded(pieces: Iterable[T]) -> Iterator[T]:
    """``pieces`` as they come, up to ``MOST`` of them. Refused (limit_exceeded) at the next one."""
    for number, piece in enumerate(pieces):
        if number == MOST:
            detail = f"more than {MOST:,} paragraphs, lines or cells, as tables of data have"
            raise Refused(Reason.limit_exceeded, detail)
        yield piece


def flowing(words: str) -> str:
    """``words`` on one line: every run of blanks and line ends is one space, none at the ends."""
    return (_LOOSE.sub(" ", words) if _LOOSE.search(words) else words).strip()


def by_line(words: str) -> str:
    """``words`` with its line ends kept: runs of blanks are one space, empty lines and blanks at line ends go."""
    lines = (_BLANKS.sub(" ", line).strip() for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def assemble(pieces: Iterable[Piece], labels: tuple[str, ...] = ()) -> Text:
    """The Text of ``pieces``; those without words are left out. ``labels`` names the pages that pieces count.

    Raises Refused (limit_exceeded) where there are more than ``MOST``.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for piece in bounded(_with_words(pieces)):
        if blocks:
            gap = "\n" if piece.kind in _CLOSE and blocks[-1].kind == piece.kind else "\n\n"
            parts.append(gap)
            at += len(gap)
        parts.append(piece.words)
        end = at + len(piece.words)
        blocks.append(Block(at, end, piece.kind))
        if piece.page is not None:
            begins = [(at, piece.page), *((at + offset, page) for offset, page in piece.turns)]
            for (start, page), stop in zip(begins, [*(start for start, _ in begins[1:]), end], strict=True):
                spans[page] = (spans[page][0] if page in spans else start, stop)
        at = end
    content = "".join(parts)
    pages = tuple(Page(start, end, _label(labels, number)) for number, (start, end) in spans.items())
    return Text(sha256_of(content), content, tuple(blocks), pages)


def sha256_of(content: str) -> str:
    """SHA-256 of ``content`` in UTF-8, hexadecimal; encoded a mebibyte at a time, for texts of any size."""
    digest = hashlib.sha256()
    for start in range(0, len(content), 1 << 20):
        digest.update(content[start : start + (1 << 20)].encode())
    return digest.hexdigest()


def _with_words(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        words, _ = representable(piece.words)
        words = words.strip()
        if words:
            yield piece if words == piece.words else replace(piece, words=words, turns=())


def _label(labels: tuple[str, ...], number: int) -> str:
    return labels[number] if number < len(labels) and labels[number] else str(number + 1)
