"""What stands before the text begins: title, author, date, marking, and the fields of a memorandum."""

import re
from collections.abc import Sequence

from backchannel.intake.blocks import Piece
from backchannel.intake.furniture import strength
from backchannel.intake.metadata import Details, byline, date_line, filled

_OPEN = '“"«„'
_FIELD = re.compile(
    r"(?P<name>subject|subj|date|from|to|ref|place|participants|title|source|classification|publisher|published|author"
    r"|copies to|cc)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_MARKING = re.compile(
    r"(TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|RESTRICTED|LIMITED OFFICIAL USE|EYES ONLY)\b[A-Z ;,/()&-]*$"
)
# How many pieces at the top may be title, author, date and the fields of a memorandum.
_TOP = 14
_INNER_END = re.compile(r"[^\W\d_]{3}[.!?][\"'”’)]?\s+[“\"‘(]?[A-Z]")


def front_matter(pieces: Sequence[Piece]) -> tuple[Details, set[int]]:
    """What the first pieces say of the document, and which of them (by index) do nothing else."""
    details, top = Details(), set[int]()
    seen = 0
    for number, piece in enumerate(pieces[:60]):
        words = piece.words
        if piece.kind == "furniture":
            # "Submitted by … on …" is printed by the system, and says who wrote and when all the same.
            signed = byline(words)
            details = filled(details, Details(author=signed[0], published=signed[1])) if signed else details
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
        elif details.title is None and (piece.kind == "heading" or _may_be_title(number, pieces)):
            details = filled(details, Details(title=words))
        else:
            break
        top.add(number)
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
    if _INNER_END.search(words) or (number + 1 < len(pieces) and pieces[number + 1].words[0].islower()):
        # Two sentences, or the first line of a text that was cut into lines.
        return False
    if len(words) > 160 or words.count(" ") > 22 or words[0] in _OPEN:
        return False
    if (
        strength(words) is not None
        or re.search(r"[.;,:][\"'”’»)\]]*$", words)
        or not (words[0].isupper() or words[0].isdigit())
    ):
        return False
    rest = [piece for piece in pieces[number + 1 : number + 8] if piece.kind != "furniture"]
    if not any(len(piece.words) > max(60, len(words)) for piece in rest):
        return False
    return sum(c.isalpha() for c in words) >= max(3, 0.4 * len(words))
