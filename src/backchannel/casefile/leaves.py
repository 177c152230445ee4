"""A record's canonical JSON in compressed pieces, so that a window of a huge text opens without the rest.

Joined in order with the glue of ``join``, the pieces are byte for byte what ``canonical_json(record)`` gives.
"""

import json
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from backchannel.record.actor import Actor
from backchannel.record.canonical import canonical_json
from backchannel.record.claim import Claim
from backchannel.record.finding import Finding, Loaded
from backchannel.record.quotation import Quotation
from backchannel.record.record import Record
from backchannel.record.text import Block, Page

LEAF_BYTES = 64 * 1024
"""A leaf is closed when it has grown past this before compression: a window then opens a few leaves, each in under 1 ms."""
LEVEL = 3
"""zlib. On English speeches level 1 takes 2.7 bytes a word, 3 takes 2.5 at 1.4 times the time, 6 takes 2.3 at 2.7 times."""


class Section(IntEnum):
    """The parts of a record, in the order of its JSON."""

    HEAD = 0
    CONTENT = 1
    BLOCKS = 2
    PAGES = 3
    ACTORS = 4
    CLAIMS = 5
    QUOTATIONS = 6
    LOADED = 7
    FINDINGS = 8


@dataclass(frozen=True, slots=True)
class Leaf:
    """``start`` and ``end``: the code points that its items span (for CONTENT exactly; elsewhere from the first item's
    start to the largest end). ``body`` is zlib-compressed UTF-8.
    """

    section: Section
    start: int
    end: int
    body: bytes


_KINDS: dict[Section, Any] = {
    Section.BLOCKS: tuple[Block, ...],
    Section.PAGES: tuple[Page, ...],
    Section.ACTORS: tuple[Actor, ...],
    Section.CLAIMS: tuple[Claim, ...],
    Section.QUOTATIONS: tuple[Quotation, ...],
    Section.LOADED: tuple[Loaded, ...],
    Section.FINDINGS: tuple[Finding, ...],
}
_TAIL = (
    b'","content":"',
    b'","blocks":[',
    b'],"pages":[',
    b']},"actors":[',
    b'],"claims":[',
    b'],"quotations":[',
    b'],"loaded":[',
    b'],"findings":[',
    b"]}",
)


def cut(record: Record) -> tuple[Leaf, ...]:
    """The leaves of ``record``; UnicodeEncodeError if its text holds lone surrogates."""
    empty = replace(
        record,
        text=replace(record.text, content="", blocks=(), pages=()),
        actors=(),
        claims=(),
        quotations=(),
        loaded=(),
        findings=(),
    )
    head = canonical_json(empty)
    tail = b"".join(_TAIL)
    if not head.endswith(tail):
        raise AssertionError("the record's JSON is not laid out as the leaves expect")
    leaves = [Leaf(Section.HEAD, 0, 0, zlib.compress(head[: -len(tail)], LEVEL))]
    leaves.extend(_content(record.text.content))
    for section, items in (
        (Section.BLOCKS, [(b.start, b.end, b) for b in record.text.blocks]),
        (Section.PAGES, [(p.start, p.end, p) for p in record.text.pages]),
        (Section.ACTORS, [(*_reach(a), a) for a in record.actors]),
        (Section.CLAIMS, [(c.passage.start, c.passage.end, c) for c in record.claims]),
        (Section.QUOTATIONS, [(q.content.start, q.content.end, q) for q in record.quotations]),
        (Section.LOADED, [(w.words.start, w.words.end, w) for w in record.loaded]),
        (Section.FINDINGS, [(*_sides(f), f) for f in record.findings]),
    ):
        leaves.extend(_runs(section, items))
    return tuple(leaves)


def pieces(leaves: Iterable[tuple[int, bytes]]) -> Iterator[bytes]:
    """The canonical JSON in order, piece by piece, from (section, compressed body) in order; zlib.error if one is damaged.

    Never more than one leaf is held uncompressed: a text may have 200 MB.
    """
    at = int(Section.HEAD)
    first = True
    for section, body in leaves:
        while at < section:
            yield _TAIL[at]
            at, first = at + 1, True
        if not first and section not in (Section.HEAD, Section.CONTENT):
            yield b","
        yield zlib.decompress(body)
        first = False
    yield from _TAIL[at:]


def join(leaves: Iterable[tuple[int, bytes]]) -> bytes:
    """As ``pieces``, all at once."""
    return b"".join(pieces(leaves))


def items(section: Section, body: bytes) -> tuple[Any, ...]:
    """The blocks, claims, … of one leaf, as the frozen dataclasses of ``record``."""
    found: tuple[Any, ...] = _adapter(section).validate_json(b"[" + zlib.decompress(body) + b"]")
    return found


def picked(section: Section, body: bytes, ids: Collection[str]) -> tuple[Any, ...]:
    """As ``items``, those with one of ``ids`` alone: what is left out costs no more than its JSON."""
    wanted = [item for item in json.loads(b"[" + zlib.decompress(body) + b"]") if item["id"] in ids]
    found: tuple[Any, ...] = _adapter(section).validate_python(wanted)
    return found


def content(body: bytes) -> str:
    """The stretch of text that a CONTENT leaf holds."""
    text: str = _text().validate_json(b'"' + zlib.decompress(body) + b'"')
    return text


def head(body: bytes) -> Record:
    """The record without its text and lists, from its HEAD leaf."""
    record: Record = _record().validate_json(zlib.decompress(body) + b"".join(_TAIL))
    return record


@cache
def _adapter(section: Section) -> TypeAdapter[Any]:
    return TypeAdapter(_KINDS[section])


@cache
def _text() -> TypeAdapter[str]:
    return TypeAdapter(str)


@cache
def _record() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def _content(text: str) -> Iterator[Leaf]:
    step = LEAF_BYTES // 2  # code points: most texts take between one and two bytes each
    for start in range(0, len(text), step):
        piece = text[start : start + step]
        yield Leaf(Section.CONTENT, start, start + len(piece), zlib.compress(canonical_json(piece)[1:-1], LEVEL))


def _runs(section: Section, found: Iterable[tuple[int, int, object]]) -> Iterator[Leaf]:
    run: list[bytes] = []
    size, start, end = 0, 0, 0
    for first, last, item in found:
        if not run:
            start, end = first, last
        data = canonical_json(item)
        run.append(data)
        size += len(data)
        start, end = min(start, first), max(end, last)
        if size >= LEAF_BYTES:
            yield Leaf(section, start, end, zlib.compress(b",".join(run), LEVEL))
            run, size = [], 0
    if run:
        yield Leaf(section, start, end, zlib.compress(b",".join(run), LEVEL))


def _reach(actor: Actor) -> tuple[int, int]:
    return (actor.mentions[0].start, actor.mentions[-1].end) if actor.mentions else (0, 0)


def _sides(finding: Finding) -> tuple[int, int]:
    starts = [p.start for p in finding.passages]
    return (min(starts), max(p.end for p in finding.passages)) if starts else (0, 0)
