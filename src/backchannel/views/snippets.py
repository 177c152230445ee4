"""The stretch of a block that shows a match best, with the matches' places in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from backchannel.casefile.querying import Query, Term, folded, words_of

LENGTH = 240
"""Code points: two to three lines of a list of results."""
_LOOKED_AT = 20_000
"""Code points of a claim or block in which matches are looked for; a block row is never longer (casefile.folding)."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around the best match. ``marks`` are (start, end) code points into ``words``; ``start`` is where ``words``
    begins in the source's text, None for an actor's name. ``cut_before``, ``cut_after``: more stands there.
    """

    words: str
    marks: tuple[tuple[int, int], ...]
    start: int | None
    cut_before: bool
    cut_after: bool


def snippet(text: str, start: int | None, query: Query, length: int = LENGTH) -> Snippet:
    """The ``length`` code points of ``text`` with most matches, cut between words; ``start`` is the place of ``text``."""
    text = text[:_LOOKED_AT]
    words = words_of(text)
    marks = _merged(sorted(_found([folded(text[a:b]) for a, b in words], words, query.terms)))
    first, last = _window(text, words, marks, length)
    return Snippet(
        text[first:last],
        tuple((max(a, first) - first, min(b, last) - first) for a, b in marks if a < last and b > first),
        None if start is None else start + first,
        first > 0,
        last < len(text),
    )


def _found(tokens: list[str], words: list[tuple[int, int]], terms: tuple[Term, ...]) -> Iterator[tuple[int, int]]:
    for term in terms:
        wanted = [folded(word) for word in term.words]
        size = len(wanted)
        for at in range(len(tokens) - size + 1):
            whole = tokens[at : at + size - 1] == wanted[:-1]
            end = tokens[at + size - 1]
            if whole and (end == wanted[-1] or (term.prefix and end.startswith(wanted[-1]))):
                yield words[at][0], words[at + size - 1][1]


def _merged(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in marks:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _window(text: str, words: list[tuple[int, int]], marks: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """Edges of the stretch: as many marks as fit, with a quarter of the room before the first of them."""
    if len(text) <= length:
        return 0, len(text)
    best, most, right = 0, 0, 0
    for left, (start, _) in enumerate(marks):
        while right < len(marks) and marks[right][1] <= start + length * 3 // 4:
            right += 1
        if right - left > most:
            best, most = start, right - left
    if not most and marks:
        best = marks[0][0]
    first = max(0, min(best - length // 4, len(text) - length))
    last = min(len(text), first + length)
    for start, end in words:  # never cut a word in two, unless the word alone fills the stretch
        if start < first < end and end < last:
            first = end
        if start < last < end and start > first:
            last = start
            break
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last
