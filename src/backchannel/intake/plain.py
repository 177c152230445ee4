"""Plain text: paragraphs out of lines, and what kind of thing each is, told from its words and its place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from backchannel.intake.blocks import Piece, assemble, by_line, flowing
from backchannel.intake.document import Document, Received
from backchannel.intake.encoding import decoded
from backchannel.intake.furniture import strength, told_apart
from backchannel.intake.kinds import kind_of
from backchannel.intake.lines import Group, groups, wrap_width
from backchannel.intake.metadata import Details, byline, date_line, filled, made, title_of
from backchannel.intake.reasons import Reason, Refused

_OPEN, _SHUT = "“\"«„", "”\"»“"
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•·▪◦‣●○■□*-]|[–—](?=\s+[A-Z]))\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=\S)")
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}\s(?=See |Ibid|Id\.|Cf\.|Op\. cit|Quoted in|Cited in|[A-Z][\w.]+,? .*\b(?:pp?\.|ibid|vol\.|no\.))|[¹²³⁴-⁹]|†|‡|\*{1,3}(?=[A-Z]))\s*\S")
_FIELD = re.compile(r"(?P<name>subject|subj|date|from|to|ref|place|participants|title|source|classification|publisher|published|author|copies to|cc)\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
_MARKING = re.compile(r"(TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|RESTRICTED|LIMITED OFFICIAL USE|EYES ONLY)\b[A-Z ;,/()&-]*$")
_RULE = re.compile(r"[\s*_=~#.·•–—-]{3,}$")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\[(]?\s*(\d{1,4})\s*[-–—\])]?(?:\s+of\s+\d+)?$", re.IGNORECASE)
# Longer than this a numbered paragraph is a paragraph, as those of speeches and cables are, not an item of a list.
_LONGEST_ITEM = 300
# How many pieces at the top may be title, author, date and the fields of a memorandum.
_TOP = 14
_LONGEST_HEADING = 120


def document(received: Received) -> Document:
    """The document that plain text makes. Raises Refused (undecodable, no_text)."""
    characters = decoded(received.data)
    pieces, details = read(characters.content)
    text = assemble(pieces)
    if not text.content:
        raise Refused(Reason.no_text, "only blanks")
    return made(received, "text/plain", text, details, characters.warnings)


def read(content: str) -> tuple[list[Piece], Details]:
    """The pieces of plain text ``content`` (line ends "\\n") and what it says of itself."""
    if "\f" in content:
        content = content.replace("\f", "\n\n")
    width = wrap_width(content)
    found = list(groups(content, width))
    pieces = [Piece("paragraph", flowing(group.words)) for group in found]
    pieces = told_apart(_without_page_numbers(pieces))
    details, top = _top(pieces)
    kinds = [_kind(number, pieces, found, number in top) for number in range(len(pieces))]
    pieces = [piece if piece.kind == kind else replace(piece, kind=kind) for piece, kind in zip(pieces, kinds, strict=True)]
    pieces = _alone_items_are_paragraphs(pieces)
    details = filled(details, Details(title=title_of(pieces)))
    return pieces, replace(details, kind=kind_of(pieces, details.kind))


def _kind(number: int, pieces: Sequence[Piece], found: Sequence[Group], at_top: bool):  # type: ignore[no-untyped-def]
    piece, words = pieces[number], pieces[number].words
    if piece.kind == "furniture" or _RULE.match(words):
        return "furniture"
    if at_top:
        return "heading"
    before = _before(number, pieces)
    if _is_quotation(words, before, found[number]):
        return "quotation"
    if _FOOTNOTE.match(words):
        return "note"
    if _BULLET.match(words) or (_NUMBERED.match(words) and len(words) <= _LONGEST_ITEM):
        return "list_item"
    if _is_heading(number, pieces, found):
        return "heading"
    return "paragraph"


def _before(number: int, pieces: Sequence[Piece]) -> str:
    return pieces[number - 1].words if number else ""


def _is_quotation(words: str, before: str, group: Group) -> bool:
    if len(words) > 12 and words[0] in _OPEN and _is_one_quotation(words):
        return True
    introduced = before.endswith((":", ":—", ":-"))
    if introduced and words[0] in _OPEN and words.rstrip(" .")[-1:] in _SHUT:
        return True
    return introduced and group.indent >= 3 and group.after_blank and not _BULLET.match(words)


def _is_one_quotation(words: str) -> bool:
    """Whether marks open at the first character and shut at the last, and nowhere between."""
    body = words.rstrip(" .,;")
    if body[-1] not in _SHUT:
        body = re.sub(r"\s*(?:\[\d+\]|\(\d+\)|\d{1,2}|[¹²³⁴-⁹]+)$", "", body).rstrip(" .,;")
    if len(body) < 3 or body[-1] not in _SHUT:
        return False
    depth = 0
    straight = False
    for at, character in enumerate(body):
        if character == '"':
            straight = not straight
            depth += 1 if straight else -1
        elif character in "“«„":
            depth += 1
        elif character in "”»":
            depth -= 1
        if depth <= 0 and at < len(body) - 1:
            return False
    # A quotation of several paragraphs opens marks at each and shuts them at the last.
    return True


def _is_heading(number: int, pieces: Sequence[Piece], found: Sequence[Group]) -> bool:
    words = pieces[number].words
    if len(words) > _LONGEST_HEADING or words.count(" ") > 13 or found[number].lines > 2:
        return False
    letters = [character for character in words if character.isalpha()]
    if len(letters) < 3 or _SENTENCE_END.search(words) and not words.endswith("?"):
        return False
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    if after is None or after.kind == "furniture" or after.words[0] in _OPEN or len(after.words) <= len(words):
        return False
    if not (words[0].isupper() or words[0].isdigit()) or words[0] in _OPEN:
        return False
    upper = sum(1 for character in letters if character.isupper())
    if upper == len(letters):
        return True
    capitals = [w for w in words.split() if w[0].isalpha() and len(w) > 3]
    titled = bool(capitals) and sum(1 for w in capitals if w[0].isupper()) >= 0.7 * len(capitals)
    apart = found[number].after_blank and (number + 1 >= len(found) or found[number + 1].after_blank)
    return apart and (titled or words.count(" ") < 6) and not re.match(r"(?:he|she|they|it|we|i|you|there)\b", words, re.IGNORECASE)


def _top(pieces: Sequence[Piece]) -> tuple[Details, set[int]]:
    """Title, author, date and fields that stand before the text begins, and which pieces they are."""
    details, top = Details(), set[int]()
    seen = 0
    for number, piece in enumerate(pieces[:60]):
        words = piece.words
        if piece.kind == "furniture":
            continue
        seen += 1
        if seen > _TOP or len(words) > 200:
            break
        signed, dated, field = byline(words), date_line(words), _FIELD.match(words)
        if signed:
            details = filled(details, Details(author=signed[0], published=signed[1]))
        elif dated:
            details = filled(details, Details(published=dated))
        elif _MARKING.match(words):
            details = filled(details, Details(classification=words.rstrip(". ")))
        elif field:
            details = filled(details, _from_field(field["name"].lower(), field["value"].strip()))
        elif details.title is None and _may_be_title(number, pieces):
            details = filled(details, Details(title=words))
        else:
            break
        top.add(number)
    if details.kind == "unknown" and details.title is None and details == Details(published=details.published):
        # A date alone on top of a text that begins at once is the first line of the text as much as a heading.
        return details, top
    return details, top


def _from_field(name: str, value: str) -> Details:
    if name in ("subject", "subj", "title"):
        return Details(title=value)
    if name in ("date", "published"):
        return Details(published=date_line(value))
    if name in ("from", "author"):
        return Details(author=value)
    if name == "classification":
        return Details(classification=value)
    if name in ("publisher", "source"):
        return Details(publisher=value if len(value) < 80 else None)
    return Details()


def _may_be_title(number: int, pieces: Sequence[Piece]) -> bool:
    words = pieces[number].words
    if len(words) > 160 or words.count(" ") > 22 or words[0] in _OPEN:
        return False
    if strength(words) is not None or re.search(r"[.;,:][\"'”’»)\]]*$", words) or not (words[0].isupper() or words[0].isdigit()):
        return False
    rest = [piece for piece in pieces[number + 1 : number + 8] if piece.kind != "furniture"]
    return any(len(piece.words) > max(60, len(words)) for piece in rest) and sum(c.isalpha() for c in words) >= 3


def _without_page_numbers(pieces: list[Piece]) -> list[Piece]:
    """Lone numbers that count upwards through the text are page numbers, so they are furniture."""
    numbered = [(n, int(m[1])) for n, piece in enumerate(pieces) if len(piece.words) < 20 and (m := _PAGE_NUMBER.match(piece.words))]
    rising = sum(1 for (_, a), (_, b) in zip(numbered, numbered[1:], strict=False) if b == a + 1)
    if len(numbered) < 2 or rising < 0.6 * (len(numbered) - 1):
        return pieces
    pages = {n for n, _ in numbered}
    return [replace(piece, kind="furniture") if n in pages else piece for n, piece in enumerate(pieces)]


def _alone_items_are_paragraphs(pieces: list[Piece]) -> list[Piece]:
    """A numbered or dashed paragraph without another beside it is no list."""
    result = list(pieces)
    for number, piece in enumerate(pieces):
        if piece.kind != "list_item":
            continue
        beside = (pieces[number - 1].kind if number else "", pieces[number + 1].kind if number + 1 < len(pieces) else "")
        if "list_item" not in beside and not re.match(r"[•·▪◦‣●○■□]", piece.words):
            result[number] = replace(piece, kind="paragraph")
    return result


__all__ = ["by_line", "document", "read"]
