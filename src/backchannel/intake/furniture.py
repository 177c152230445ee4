"""What is printed around a text is told apart from the text: menus, sharing buttons, comment forms, banners, tag lists.

Two kinds of evidence: the wording of the systems that print such things (``tables/furniture.tsv``) and the shape of a
page (short lines that are no sentences, close together, before the first or after the last long paragraph). Wording
alone is enough only where nobody writes so in prose; a lone word such as "News" or "Share" counts among others only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Literal

from backchannel.intake.blocks import Piece

Strength = Literal["sure", "likely", "comments", "list"]
Level = Literal["sure", "likely", "comments"]

# A piece longer than this is prose whatever it begins with; the longest cookie banner collected had 95 words.
_LONGEST_CUE = 700
# No phrase that begins with a wildcard, and no menu on one line, is longer than this.
_LONGEST_LINE = 240
# A paragraph of at least this many words that ends as a sentence is taken for the text itself. Tuned on pages written
# for tests/intake in the layouts of six systems: form labels and notices have up to 24 words.
_LONG = 25
# A line of at most this many words that does not end as a sentence may be a label.
_LABEL = 8
_LEVELS: dict[str, Strength] = {"sure": "sure", "likely": "likely", "comments": "comments", "list": "list"}
# Names in a list of tags have up to five words; a sentence does not come in such pieces.
_NAMES = re.compile(r"[^,.;!?]{0,40}(?:,[^,.;!?]{0,40})*[.,]?$")
_TOKEN = re.compile(r"\d[\d.,]*\w*|%?\w+|[:©]")
_SEPARATORS = re.compile(r"\s*[|·•∙»›/]\s*|\s+[-–—]\s+|\s{3,}")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_THREAD = re.compile(
    r"(?:^|\b)(?:\w[^\n]{0,60} (?:says|said|wrote|commented|replied)\s*(?:\.\.\.|…|:|on\b)"
    r"|(?:on )?\w{3,9}\.? \d{1,2}, \d{4},? (?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? (?:at )?\d{1,2}[:.]\d\d ?(?:[ap]m)?"
    r"|\b(?:\d+|an?) (?:second|minute|hour|day|week|month|year)s? ago"
    r"|reply|like · reply\b.{0,20}|report abuse|upvote|permalink)\s*:?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Cues:
    """Phrases by their first word. Those that begin with a wildcard are numbered in the order of the table and found by
    one of their other words, the longest."""

    whole: dict[str, Strength]
    by_first: dict[str, list[tuple[Strength, str]]]
    by_other: dict[str, list[tuple[int, Strength, str]]]


def told_apart(pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` with the kind of those that are furniture changed; order, words and number stay.

    Quotations, notes and captions that the format itself marks are left alone unless their wording is sure.
    """
    strengths = [strength(piece.words) for piece in pieces]
    long = [_is_long(piece) for piece in pieces]
    marked = [s == "sure" and not is_long for s, is_long in zip(strengths, long, strict=True)]
    _mark_notices(pieces, strengths, marked)
    _mark_lists_of_links(pieces, marked)
    _mark_threads(pieces, strengths, long, marked)
    _mark_runs(pieces, strengths, long, marked)
    _mark_tail(pieces, long, marked)
    return [
        replace(piece, kind="furniture") if is_furniture else piece
        for piece, is_furniture in zip(pieces, marked, strict=True)
    ]


def strength(words: str) -> Level | None:
    """How sure the wording of a line is to be furniture; None where it is not in the table."""
    if len(words) > _LONGEST_CUE:
        return None
    if len(words) > _LONGEST_LINE and not _may_begin_cue(words):
        return None
    tokens = _tokens(words)
    if not tokens:
        return None
    found = _looked_up(tokens)
    if found == "list":
        return "sure" if _is_list_of_names(words) else None
    if found is None and len(tokens) <= 40:
        parts = [part for part in _SEPARATORS.split(words) if part.strip()]
        if len(parts) > 1 and all(_looked_up(_tokens(part)) for part in parts):
            return "sure"
        if len(parts) == 1 and len(tokens) >= 3 and _all_menu_words(tokens):
            return "sure"
    return found


def _may_begin_cue(words: str) -> bool:
    first = _TOKEN.search(words[:40].lower())
    return first is not None and first[0] in _cues().by_first


def _is_list_of_names(words: str) -> bool:
    """Whether ``words`` are short names with commas between, as lists of tags are, and do not end as a sentence."""
    if words.rstrip().endswith("."):
        return False
    return bool(_NAMES.match(words)) and all(part.count(" ") <= 6 for part in words.split(","))


def _tokens(words: str) -> list[str]:
    return _TOKEN.findall(words.lower().replace("’", "'").replace("'", " "))


@cache
def _cues() -> _Cues:
    cues = _Cues({}, {}, {})
    table = files("backchannel.intake").joinpath("tables/furniture.tsv").read_text("utf-8")
    for number, line in enumerate(table.splitlines()):
        if not line or line.startswith("#"):
            continue
        written, phrase, _ = line.split("\t")
        level = _LEVELS[written]
        first = phrase.split(" ", 1)[0]
        if not any(wild in phrase for wild in "*#") and not phrase.endswith("..."):
            cues.whole[phrase] = level
        elif first in "*#":
            other = max((word for word in phrase.split(" ") if word not in ("*", "#", "...")), key=len)
            cues.by_other.setdefault(other, []).append((number, level, phrase))
        else:
            cues.by_first.setdefault(first, []).append((level, phrase))
    return cues


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    rest = phrase.endswith(" ...")
    wild = {"*": r"\S+(?: \S+){0,7}", "#": r"\d\S*"}
    inner = " ".join(wild.get(word, re.escape(word)) for word in phrase.removesuffix(" ...").split(" "))
    return re.compile(inner + (r"(?: .*)?" if rest else ""))


def _looked_up(tokens: list[str]) -> Strength | None:
    if not tokens:
        return None
    cues = _cues()
    with_colons = " ".join(tokens)
    plain = " ".join(word for word in tokens if word != ":")
    found = cues.whole.get(plain)
    if found:
        return found
    candidates = cues.by_first.get(tokens[0], ())
    if len(tokens) <= 30 and not cues.by_other.keys().isdisjoint(tokens):
        others = sorted(cue for word in set(tokens) for cue in cues.by_other.get(word, ()))
        candidates = (*candidates, *((level, phrase) for _, level, phrase in others))
    for level, phrase in candidates:
        if _pattern(phrase).fullmatch(with_colons if " : " in phrase else plain):
            return level
    return None


def _all_menu_words(tokens: list[str]) -> bool:
    """Whether a line falls wholly into at least three entries of menus ("Home About Contact us Archives")."""
    whole = _cues().whole
    at = entries = 0
    while at < len(tokens):
        for size in (3, 2, 1):
            if " ".join(tokens[at : at + size]) in whole and at + size <= len(tokens):
                at += size
                entries += 1
                break
        else:
            return False
    return entries >= 3


def _is_long(piece: Piece) -> bool:
    words = piece.words
    if len(words) < 80 or piece.link_share > 0.5:
        return False
    return words.count(" ") + 1 >= _LONG and strength(words) is None


def _is_label(piece: Piece) -> bool:
    """A short line that is no sentence. Quotations, notes, captions and cells are what they are."""
    words = piece.words
    if piece.kind not in ("paragraph", "heading", "list_item") or len(words) > 90:
        return False
    return words.count(" ") < _LABEL and not _SENTENCE_END.search(words)


def _mark_notices(pieces: Sequence[Piece], strengths: list[Level | None], marked: list[bool]) -> None:
    """Notices of more words than a label whose opening is sure (cookie banners, legal notes of e-mail)."""
    for number, piece in enumerate(pieces):
        if strengths[number] == "sure" and len(piece.words) <= _LONGEST_CUE:
            marked[number] = True


def _mark_lists_of_links(pieces: Sequence[Piece], marked: list[bool]) -> None:
    """Three or more short pieces in a row that are nothing but links, as menus and lists of related pages are."""
    run: list[int] = []
    for number, piece in enumerate([*pieces, Piece("paragraph", "")]):
        if piece.link_share >= 0.9 and piece.words.count(" ") < 16:
            run.append(number)
            continue
        if len(run) >= 3:
            for at in run:
                marked[at] = True
        run = []


def _mark_threads(pieces: Sequence[Piece], strengths: list[Level | None], long: list[bool], marked: list[bool]) -> None:
    """From the heading of a comment thread to the end, where at least two lines are as comment systems print them."""
    if "comments" not in strengths or True not in long:
        return
    stamped = [len(piece.words) < 120 and bool(_THREAD.search(piece.words)) for piece in pieces]
    below = [*accumulate(reversed(stamped))][::-1]
    for number in range(long.index(True) + 1, len(pieces)):
        if strengths[number] != "comments":
            continue
        if below[number] - stamped[number] >= 2:
            marked[number:] = [True] * (len(pieces) - number)
            return
        after = marked[number + 1 : number + 3]
        if not after or any(after):
            marked[number] = True


def _mark_runs(pieces: Sequence[Piece], strengths: list[Level | None], long: list[bool], marked: list[bool]) -> None:
    """Likely words beside sure furniture, or three of them in a row."""
    total = len(pieces)
    start = 0
    while start < total:
        if not (marked[start] or strengths[start] == "likely"):
            start += 1
            continue
        end = start
        while end < total and (marked[end] or strengths[end] == "likely") and not (long[end] and not marked[end]):
            end += 1
        if end == start:
            start += 1
            continue
        likely = sum(1 for at in range(start, end) if strengths[at] == "likely")
        if any(marked[start:end]) or likely >= 3:
            for at in range(start, end):
                marked[at] = True
        start = end


def _mark_tail(pieces: Sequence[Piece], long: list[bool], marked: list[bool]) -> None:
    """Labels from the first furniture after the last long paragraph on, and labels with furniture all around them.

    One piece of furniture is not enough: a signature may stand below a lone advertisement.
    """
    furniture = [number for number, is_marked in enumerate(marked) if is_marked]
    if not furniture:
        return
    last_long = max((n for n, is_long in enumerate(long) if is_long and not marked[n]), default=-1)
    tail = [number for number in furniture if number > last_long]
    if last_long >= 0 and len(tail) >= 2:
        for at in range(tail[0], len(pieces)):
            marked[at] = marked[at] or _is_label(pieces[at])
    first_long = next((n for n, is_long in enumerate(long) if is_long and not marked[n]), len(pieces))
    for before, after in pairwise(furniture):
        # Above the text a label among menus may be the title.
        if (
            before > first_long
            and 1 < after - before <= 3
            and all(_is_label(piece) for piece in pieces[before + 1 : after])
        ):
            surrounded = before > 0 and marked[before - 1] and after + 1 < len(marked) and marked[after + 1]
            if surrounded:
                for at in range(before + 1, after):
                    marked[at] = True
