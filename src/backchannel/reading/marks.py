"""Quotation marks: finds what stands between them, in every style, nested, and running on over paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.record.text import Block

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‘": "’"}
_ANY = re.compile(r"[“”«»„‘’\"']|``|''")


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between marks: ``start``–``end`` is the content without them, ``outer_start``–``outer_end`` with them.

    ``depth`` 0 is outermost; ``closed`` is False where a paragraph ended before the mark did. ``single`` tells single marks.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    single: bool
    closed: bool = True


def marked(content: str, blocks: Sequence[Block]) -> list[Marked]:
    """All stretches between quotation marks, in text order. A quotation that every paragraph opens anew is one stretch."""
    found: list[Marked] = []
    running: Marked | None = None
    for block in blocks:
        if block.kind == "furniture":
            continue
        inside = _in_block(content, block.start, block.end)
        if running is not None:
            first = next((m for m in inside if m.depth == 0), None)
            if (
                first is not None
                and first.outer_start - block.start <= 1
                and content[first.outer_start] == content[running.outer_start]
            ):
                joined = Marked(
                    running.start, first.end, running.outer_start, first.outer_end, 0, running.single, first.closed
                )
                found[found.index(running)] = joined
                inside.remove(first)
                found.extend(inside)
                running = joined if not first.closed else None
                continue
            running = None
        found.extend(inside)
        if inside and not inside[-1].closed and inside[-1].depth == 0:
            running = inside[-1]
    return sorted((m for m in found if content[m.start : m.end].strip()), key=lambda m: (m.start, -m.end))


def _in_block(content: str, start: int, end: int) -> list[Marked]:
    found: list[Marked] = []
    stack: list[tuple[str, int, int]] = []
    for match in _ANY.finditer(content, start, end):
        mark, at = match.group(), match.start()
        before = content[at - 1] if at > start else " "
        after = content[match.end()] if match.end() < end else " "
        if mark in ("'", "’") and before.isalnum() and after.isalnum():
            continue
        closing = next((k for k in range(len(stack) - 1, -1, -1) if _closes(stack[k][0], mark, before, after)), None)
        if closing is not None:
            while len(stack) > closing + 1:
                stack.pop()
            _, opened, inner = stack.pop()
            found.append(Marked(inner, at, opened, match.end(), len(stack), mark in ("’", "'")))
        elif _opens(mark, before, after):
            if mark == "'" and not _single_closes(content, match.end(), end):
                continue
            stack.append((mark, at, match.end()))
    for depth, (mark, opened, inner) in enumerate(stack):
        if mark in ("'", "‘"):
            continue
        found.append(Marked(inner, end, opened, end, depth, False, False))
    if any(not m.closed for m in found):
        found = [m for m in found if m.closed or m.depth == 0]
    return found


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in _PAIRS or mark == "``":
        return True
    if mark == '"':
        return not after.isspace() or before.isspace()
    return mark == "'" and not before.isalnum() and (after.isalnum() or after in "[…")


def _closes(opening: str, mark: str, before: str, after: str) -> bool:
    if opening == "``":
        return mark in ("''", '"')
    if opening == '"':
        return mark == '"'
    if opening == "'":
        return mark == "'" and not after.isalnum() and not before.isspace()
    if opening == "‘":
        return mark == "’" and not after.isalnum() and not before.isspace()
    return mark in _PAIRS.get(opening, "")


def _single_closes(content: str, at: int, end: int) -> bool:
    """Whether a straight single mark is closed later in the block: after punctuation, or by a mark no letter follows."""
    return re.compile(r"[^\s]'(?!\w)").search(content, at, end) is not None
