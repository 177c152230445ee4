"""Paragraphs out of lines: where a text was wrapped at a width its lines are joined, elsewhere a line is a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# A text counts as wrapped where at least this share of the lines that are followed by another line are nearly full, and
# the widest lines are within what a page holds. Of 1,087 speeches to the United Nations with more than three lines, 363
# are so: each of them has 0.84 or more; all others but one are far wider, and that one has 0.43.
_FULL_SHARE = 0.6
_NARROWEST, _WIDEST = 28, 130
# A wrapped line is the last of its paragraph if the next word would have fitted with this part of the width to spare,
# and it ends as a sentence. Narrow columns of newspapers and the United Nations leave up to a tenth ragged.
_SPARE = 0.88
_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Messrs|Dr|St|Gen|Col|Lt|Maj|Capt|Sen|Rep|Gov|Prof|Rev|Hon|No|Nos|Art|para|vol|pp?|cf|vs|[A-Z])\.$"
)
_ITEM = re.compile(r"\s*(?:[•·▪◦‣●○■□–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+\S")
_QUOTED = re.compile(r"\s*[“\"«‘]")
_BROKEN = re.compile(r"([^\W\d_]{2,})[-‐\u00ad]$")
_HYPHENS = "-‐\u00ad"
_PREFIXES = frozenset(
    "non self anti ex co pre post pro vice semi counter cross inter multi half well mid all quasi sub ultra".split()
)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together: the words on one line, how far they stood in, and whether a blank line came before."""

    words: str
    indent: int
    after_blank: bool
    lines: int


def wrap_width(content: str) -> int | None:
    """The width in characters at which ``content`` was wrapped, None where lines are paragraphs.

    Told from up to 4,000 lines of the first two million characters.
    """
    lines = [line.rstrip() for line in content[:2_000_000].split("\n", 4000)[:4000]]
    full = sorted(len(line) for line in lines if line)
    if len(full) < 4:
        return None
    width = full[int(len(full) * 0.95)]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    followed = [line for line, after in pairwise(lines) if line and after.strip()]
    if len(followed) < 3:
        return None
    nearly = sum(1 for line in followed if len(line) >= 0.7 * width)
    open_ended = sum(1 for line in followed if not _ENDS.search(line[-8:]))
    wrapped = nearly >= _FULL_SHARE * len(followed) and open_ended >= 0.5 * len(followed)
    return width if wrapped else None


def groups(content: str, width: int | None) -> Iterator[Group]:
    """The paragraphs of ``content`` in order; ``width`` as ``wrap_width`` gives it."""
    held: list[str] = []
    blank = True
    held_after_blank = True
    for line in _lines(content):
        stripped = line.strip()
        if not stripped:
            if held:
                yield _joined(held, held_after_blank)
                held = []
            blank = True
            continue
        if held and (width is None or _begins(line, held, width)):
            yield _joined(held, held_after_blank)
            held = []
        if not held:
            held_after_blank = blank
        held.append(line)
        blank = False
    if held:
        yield _joined(held, held_after_blank)


def joined_lines(lines: list[str]) -> str:
    """``lines`` as one, with words that were broken at a line end put together again.

    "consti-" and "tution" are one word; "long-" and "term" cannot be told from it, so the sign is kept where the first
    part is a prefix that is usually written with one, or where the second part does not begin with a small letter.
    """
    parts: list[str] = []
    for line in lines:
        words = line.strip()
        if not words:
            continue
        if not parts:
            parts.append(words)
            continue
        broken = _BROKEN.search(parts[-1][-40:]) if parts[-1][-1] in _HYPHENS else None
        if broken and words[0].islower() and broken[1].lower() not in _PREFIXES:
            parts[-1] = parts[-1][:-1] + words
        elif broken and words[0].isalpha():
            parts[-1] += words
        else:
            parts.append(words)
    return " ".join(parts)


def _lines(content: str) -> Iterator[str]:
    start = 0
    while True:
        end = content.find("\n", start)
        if end < 0:
            yield content[start:]
            return
        yield content[start:end]
        start = end + 1


def _begins(line: str, held: list[str], width: int) -> bool:
    """Whether ``line`` begins a paragraph after the lines ``held``."""
    before = held[-1].rstrip()
    ends = bool(_ENDS.search(before[-8:]))
    indent, indent_before = _indent(line), _indent(before)
    if indent >= indent_before + 2 and len(held) > 1:
        return True
    if indent >= indent_before + 2 and ends:
        return True
    if indent + 3 < indent_before and len(held) > 1:
        return True
    if _ITEM.match(line) and (_ITEM.match(held[0]) or ends):
        return True
    if not ends or _ABBREVIATED.search(before[-8:]):
        return False
    first = len(line.split(None, 1)[0])
    if before.endswith(":") and _QUOTED.match(line):
        return True
    return len(before) + 1 + first < _SPARE * width


def _joined(held: list[str], after_blank: bool) -> Group:
    indents = [_indent(line) for line in held]
    return Group(joined_lines(held), min(indents), after_blank, len(held))


def _indent(line: str) -> int:
    """Blanks before the first character; a tab counts to the next multiple of four."""
    at = 0
    for character in line:
        if character == "\t":
            at += 4 - at % 4
        elif character in " \u00a0\u3000":
            at += 1
        else:
            break
    return at
