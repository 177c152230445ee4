"""Plain text: paragraphs out of lines, and what kind of thing each is, told from its words and its place."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from backchannel.intake.blocks import Piece, assemble, bounded, flowing
from backchannel.intake.document import Document, Received
from backchannel.intake.encoding import decoded
from backchannel.intake.front import front_matter
from backchannel.intake.furniture import told_apart
from backchannel.intake.kinds import DATED, kind_of
from backchannel.intake.lines import Group, groups, wrap_width
from backchannel.intake.metadata import Details, filled, made, title_of
from backchannel.intake.reasons import Reason, Refused
from backchannel.intake.shapes import OPENING, SENTENCE_END, has_bullet, shape_of
from backchannel.record.text import BlockKind

_RULE = re.compile(r"[\s*_=~#.·•–—-]{3,}$")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\[(]?\s*(\d{1,4})\s*[-–—\])]?(?:\s+of\s+\d+)?$", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you|there)\b", re.IGNORECASE)
_YEAR_LINE = re.compile(r"\W{0,3}(?:[A-Z][a-z]{2,8}\.?,?\s+)?(?:1[5-9]\d\d|20\d\d)\W{0,3}")
_EMPTY_LINES = re.compile(r"\n{3,}")
_NUMBER = re.compile(r"\d+")
_LONGEST_HEADING = 120


def document(received: Received) -> Document:
    """The document that plain text makes. Raises Refused (undecodable, no_text, limit_exceeded)."""
    warnings: list[str] = []
    # The decoded text is handed on and let go of: a file of 200 MB takes 400 MB of it.
    pieces, details = read(_content(received, warnings))
    text = assemble(pieces)
    if not text.content:
        raise Refused(Reason.no_text, "only blanks")
    return made(received, "text/plain", text, details, warnings)


def _content(received: Received, warnings: list[str]) -> str:
    characters = decoded(received.data)
    warnings += characters.warnings
    return characters.content


def read(content: str) -> tuple[list[Piece], Details]:
    """The pieces of plain text ``content`` (line ends "\\n") and what it says of itself."""
    if "\f" in content:
        content = content.replace("\f", "\n\n")
    if "\n\n\n" in content:
        content = _EMPTY_LINES.sub("\n\n", content)
    found = list(bounded(groups(content, wrap_width(content))))
    del content
    pieces = [Piece("paragraph", flowing(group.words)) for group in found]
    years = _years(pieces)
    pieces = told_apart(_without_running_heads(_without_page_numbers(pieces, years)))
    details, top = front_matter(pieces)
    kinds = [_kind(number, pieces, found, number in top or number in years) for number in range(len(pieces))]
    pieces = [p if p.kind == kind else replace(p, kind=kind) for p, kind in zip(pieces, kinds, strict=True)]
    pieces = about_the_author(lists_only(pieces), details.author)
    details = filled(details, Details(title=title_of(pieces)))
    return pieces, replace(details, kind=kind_of(pieces, details.kind))


def lists_only(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` where a numbered or dashed paragraph without another beside it is a paragraph, not a list."""
    result = list(pieces)
    for number, piece in enumerate(pieces):
        if piece.kind != "list_item" or has_bullet(piece.words):
            continue
        beside = (
            pieces[number - 1].kind if number else "",
            pieces[number + 1].kind if number + 1 < len(pieces) else "",
        )
        if "list_item" not in beside:
            result[number] = replace(piece, kind="paragraph")
    return result


def about_the_author(pieces: list[Piece], author: str | None) -> list[Piece]:
    """``pieces`` where the box about the author that blogs print under a text is a note to it, not its last paragraph."""
    names = {"about the author", "about the writer", "author bio"} | ({f"about {author}".lower()} if author else set())
    for number in range(len(pieces) - 1, max(0, len(pieces) - 60), -1):
        if pieces[number].kind == "furniture" or pieces[number].words.lower().rstrip(":") not in names:
            continue
        result = list(pieces)
        for at in range(number, min(number + 4, len(pieces))):
            if pieces[at].kind == "furniture":
                break
            result[at] = replace(pieces[at], kind="note")
        return result
    return pieces


def _kind(number: int, pieces: Sequence[Piece], found: Sequence[Group], at_top: bool) -> BlockKind:
    words = pieces[number].words
    if pieces[number].kind == "furniture" or _RULE.match(words):
        return "furniture"
    if at_top:
        return "heading"
    indented = found[number].indent >= 3 and found[number].after_blank
    shape = shape_of(words, pieces[number - 1].words if number else "", indented)
    if shape:
        return shape
    return "heading" if _is_heading(number, pieces, found) else "paragraph"


def _is_heading(number: int, pieces: Sequence[Piece], found: Sequence[Group]) -> bool:
    words = pieces[number].words
    if len(words) > _LONGEST_HEADING or words.count(" ") > 13 or found[number].lines > 2:
        return False
    letters = [character for character in words if character.isalpha()]
    if len(letters) < 3 or (SENTENCE_END.search(words) and not words.endswith("?")):
        return False
    if words[0] in OPENING or not (words[0].isupper() or words[0].isdigit()):
        return False
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    if after is None or after.kind == "furniture" or after.words[0] in OPENING or len(after.words) <= len(words):
        return False
    if all(character.isupper() for character in letters):
        return True
    if _PRONOUN.match(words) or not found[number].after_blank or not found[number + 1].after_blank:
        return False
    capitals = [word for word in words.split() if word[0].isalpha() and len(word) > 3]
    titled = sum(1 for word in capitals if word[0].isupper()) >= 0.7 * len(capitals) > 0
    return titled or (words.count(" ") < 6 and not words.endswith("?"))


def _years(pieces: Sequence[Piece]) -> set[int]:
    """Pieces (by index) that are only a year, or a month and a year, with dated entries below: headings of a chronology."""
    return {
        at
        for at, piece in enumerate(pieces[:-1])
        if len(piece.words) < 24
        and _YEAR_LINE.fullmatch(piece.words)
        and len(pieces[at + 1].words) > len(piece.words)
        and DATED.match(pieces[at + 1].words)
    }


def _without_page_numbers(pieces: list[Piece], years: set[int]) -> list[Piece]:
    """Lone numbers that count upwards through the text are page numbers, so they are furniture; ``years`` are none."""
    numbered = [
        (at, int(found[1]))
        for at, piece in enumerate(pieces)
        if at not in years and len(piece.words) < 20 and (found := _PAGE_NUMBER.match(piece.words))
    ]
    rising = sum(1 for (_, one), (_, next_one) in pairwise(numbered) if next_one == one + 1)
    if len(numbered) < 2 or rising < 0.6 * (len(numbered) - 1):
        return pieces
    pages = {at for at, _ in numbered}
    return [replace(piece, kind="furniture") if at in pages else piece for at, piece in enumerate(pieces)]


def _without_running_heads(pieces: list[Piece]) -> list[Piece]:
    """Short lines with a number in them that come back three times, but for the numbers, are heads or feet of pages."""
    shapes = [
        _NUMBER.sub("#", piece.words)
        if len(piece.words) < 90 and _NUMBER.search(piece.words) and not SENTENCE_END.search(piece.words)
        else ""
        for piece in pieces
    ]
    often = {shape for shape, times in Counter(shapes).items() if shape and times >= 3 and any(map(str.isalpha, shape))}
    if not often:
        return pieces
    # Lines of one shape right after each other are a table or a list, not heads of pages.
    heads = {
        at
        for at, shape in enumerate(shapes)
        if shape in often
        and shape not in (shapes[at - 1] if at else "", shapes[at + 1] if at + 1 < len(shapes) else "")
    }
    return [replace(piece, kind="furniture") if at in heads else piece for at, piece in enumerate(pieces)]
