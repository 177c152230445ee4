"""Words of a block to sentences.

A sentence ends at a closing mark (``. ? !`` or an ellipsis), with the quotes, brackets and footnote marks that belong
to it, if what follows can begin one. Abbreviations keep their period inside the word (see ``words``), so they end a
sentence only where the next word shows it. Measured on EWT and GUM development parts; see ``docs/evaluation.md``.
"""

import re
from collections.abc import Sequence

from backchannel.reading.words import Span, listed

LONGEST = 256
"""Words of the longest sentence. A longer run without an end is cut at its best mark: the network sees 480 pieces, and
time grows with the square. EWT and GUM have no longer one."""

_ENDS = frozenset({".", "?", "!", "…"})
_CLOSERS = frozenset("\"'”’)]}»")
_OPENERS = frozenset("\"'“‘([{«`")
_ENDING = re.compile(r"[.?!…][.?!…\s]*$")
_MARK_OF_NOTE = re.compile(r"[\d¹²³⁰-⁹*†‡]{1,3}$")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_LABEL = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})$")

# An abbreviation ends a sentence if one of these, capitalised, comes next: words that begin sentences and no names.
_STARTERS = listed(
    """the a an this that these those there here it he she they we you his her its their our my i if when while
    although though because since after before as at in on by for from with without under over during despite
    but and or so yet however moreover meanwhile then thus therefore nevertheless indeed perhaps also no not
    none what who where why how which whether both all some many most several such each another one two three to
    of it's he's"""
)
# Abbreviations that never end a sentence: what they belong to must follow.
_NEVER = listed(
    """mr mrs ms dr prof st ste rev hon gen col maj capt cpt lt sgt cmdr adm brig pvt cpl insp sen rep gov pres amb
    sec asst messrs mme mlle msgr no nos art p pg pp fig cf vs vol vols ch chap sect viz i.e e.g approx ca para
    encl app ex nr item mt ft"""
)


def sentences(text: str, words: Sequence[Span]) -> list[tuple[int, int]]:
    """(first, last) word index of every sentence, last included. ``words`` are those of one block, in order."""
    result: list[tuple[int, int]] = []
    first = 0
    index = 0
    count = len(words)
    while index < count:
        end = words[index][1]
        ended = text[end - 1] in ".?!…。！？" and _may_end(text, words, first, index)
        if ended:
            index = _with_closers(text, words, index)
            ended = index + 1 == count or _may_begin(text, words, index)
        elif index + 1 < count and words[index + 1][0] - end > 1:
            ended = _BLANK_LINE.search(text, end, words[index + 1][0]) is not None
        if ended:
            _add(result, text, words, first, index)
            first = index + 1
        index += 1
    if first < count:
        _add(result, text, words, first, count - 1)
    return result


def _may_end(text: str, words: Sequence[Span], first: int, index: int) -> bool:
    """Whether the word, which ends in a closing mark, can end the sentence that began at word ``first``."""
    start, end = words[index]
    form = text[start:end]
    if form[0] in _ENDS or not form[0].isalnum():
        if index == first + 1 and form == "." and _LABEL.match(text[words[first][0] : words[first][1]]):
            return False  # "1." or "b." opens the sentence as its label
        return index > first or index + 1 == len(words)
    if "://" in form or "@" in form:
        return False
    bare = form[:-1].lower()
    if bare in _NEVER or index + 1 == len(words):
        return index + 1 == len(words)
    following = text[words[index + 1][0] : words[index + 1][1]]
    if len(bare) == 1:  # an initial
        return following.lower() in _STARTERS and following[0].isupper() and len(following) > 1
    if following[0] in _CLOSERS:
        return True
    return following[0] in _OPENERS or (following[0].isupper() and following.lower() in _STARTERS)


def _with_closers(text: str, words: Sequence[Span], index: int) -> int:
    """The index of the last word that belongs to the ending at ``index``: more marks, quotes, brackets, a note's mark."""
    while index + 1 < len(words):
        start, end = words[index + 1]
        gap = start - words[index][1]
        form = text[start:end]
        if gap <= 1 and form == "[" and _is_note(text, words, index + 1):
            index += 3
            continue
        note = _MARK_OF_NOTE.match(form) is not None and (index + 2 == len(words) or words[index + 2][0] > end)
        if (gap == 0 and (_closes(form) or note)) or (gap == 1 and form in ("”", ")", "]")):
            index += 1
        else:
            break
    return index


def _closes(form: str) -> bool:
    return form[0] in _CLOSERS or form[0] in ".?!…" or form == "''"


def _is_note(text: str, words: Sequence[Span], index: int) -> bool:
    """Whether the three words from ``index`` on are a note's mark in brackets: "[17]"."""
    if index + 2 >= len(words):
        return False
    inner = text[words[index + 1][0] : words[index + 1][1]]
    return inner.isdigit() and len(inner) <= 3 and text[words[index + 2][0]] == "]"


def _may_begin(text: str, words: Sequence[Span], index: int) -> bool:
    """Whether the word after ``index`` can begin a sentence."""
    start = words[index + 1][0]
    if start == words[index][1] and text[start - 1] not in _CLOSERS:
        return text[start].isupper() and text[words[index][0]] in "?!." and text[start - 1] in "?!."
    while text[start] in _OPENERS or not text[start].isalnum():
        index += 1
        if index + 1 >= len(words):
            return True
        if start == words[index][0] and text[start] in "-–—,;:":
            return text[start] in "-–—" and text[words[index + 1][0]].isupper()
        start = words[index + 1][0]
    character = text[start]
    return character.isupper() or character.isdigit() or not character.islower()


def _add(result: list[tuple[int, int]], text: str, words: Sequence[Span], first: int, last: int) -> None:
    """Adds a sentence, cut into parts of at most ``LONGEST`` words."""
    while last - first + 1 > LONGEST:
        cut = _best_cut(text, words, first)
        result.append((first, cut))
        first = cut + 1
    result.append((first, last))


def _best_cut(text: str, words: Sequence[Span], first: int) -> int:
    """The last word of a part: the last semicolon, else colon or comma, in its second half, else the word at the limit."""
    limit = first + LONGEST - 1
    for marks in (";", ":", ","):
        for index in range(limit, first + LONGEST // 2, -1):
            if text[words[index][0]] == marks:
                return index
    return limit
