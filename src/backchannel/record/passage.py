"""A stretch of a Text with its exact words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """``start`` and ``end`` are Unicode code points into ``Text.content``; ``words == content[start:end]``, always."""

    start: int
    end: int
    words: str


def cut(content: str, start: int, end: int) -> Passage:
    """The passage of ``content`` from code point ``start`` up to ``end``; ValueError if the span is empty or outside."""
    if not 0 <= start < end <= len(content):
        raise ValueError(f"span {start}–{end} lies outside a text of {len(content)} code points")
    return Passage(start, end, content[start:end])


def trimmed(content: str, start: int, end: int) -> Passage:
    """As ``cut``, less white space at both ends; ValueError if nothing else is in it."""
    while start < end and content[start].isspace():
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    return cut(content, start, end)
