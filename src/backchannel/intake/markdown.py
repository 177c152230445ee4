"""Markdown: parsed by markdown-it as CommonMark with tables; what stands between --- at the top is what it says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from backchannel.intake import plain
from backchannel.intake.blocks import Piece, assemble, by_line, flowing
from backchannel.intake.document import Document, Received
from backchannel.intake.encoding import decoded
from backchannel.intake.front import front_matter
from backchannel.intake.furniture import told_apart
from backchannel.intake.kinds import kind_of
from backchannel.intake.metadata import Details, edtf_of, filled, made, title_of
from backchannel.intake.reasons import Reason, Refused, told
from backchannel.record.source import SourceKind
from backchannel.record.text import BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]+)\s*:\s*(.+?)\s*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^\[\^[^\]]{1,40}\]:?\s*")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|</?[a-zA-Z][^<>]*>", re.DOTALL)
# A line costs the parser up to 60 µs (a list; one core of an EPYC), plain text a tenth of that.
_LONG = 200_000
_KINDS: dict[str, SourceKind] = {
    "essay": "essay", "news": "news", "cable": "cable", "memorandum": "memorandum", "letter": "letter", "speech": "speech",
    "interview": "interview", "chronology": "chronology", "report": "report",
}  # fmt: skip


def document(received: Received) -> Document:
    """The document that Markdown makes. Raises Refused (undecodable, no_text, limit_exceeded)."""
    characters = decoded(received.data)
    content, details = _without_front(characters.content)
    if content.count("\n") > _LONG:
        return _as_plain(received, content, details, characters.warnings)
    pieces = told_apart(_pieces(content))
    text = assemble(pieces)
    if not text.content:
        raise Refused(Reason.no_text, "only blanks")
    printed, _ = front_matter(pieces)
    details = filled(details, replace(printed, title=title_of(pieces) or printed.title))
    return made(
        received, "text/markdown", text, replace(details, kind=kind_of(pieces, details.kind)), characters.warnings
    )


def _as_plain(received: Received, content: str, details: Details, warnings: tuple[str, ...]) -> Document:
    pieces, printed = plain.read(content)
    text = assemble(pieces)
    if not text.content:
        raise Refused(Reason.no_text, "only blanks")
    why = f"Markdown of more than {_LONG:,} lines is read as plain text, its marks with it"
    return made(
        received, "text/markdown", text, filled(details, printed), (*warnings, told(Reason.layout_not_recognised, why))
    )


def _without_front(content: str) -> tuple[str, Details]:
    found = _FRONT.match(content)
    if not found:
        return content, Details()
    fields = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(found[1])}
    return content[found.end() :], Details(
        title=fields.get("title"),
        author=fields.get("author"),
        publisher=fields.get("publisher"),
        published=edtf_of(fields.get("date") or fields.get("published")),
        language=fields.get("lang") or fields.get("language"),
        kind=_KINDS.get(fields.get("kind", "").lower(), "unknown"),
        url=fields.get("url"),
    )


def _pieces(content: str) -> list[Piece]:
    from markdown_it import MarkdownIt

    pieces: list[Piece] = []
    within: list[BlockKind] = []
    opens: dict[str, BlockKind] = {
        "blockquote_open": "quotation", "list_item_open": "list_item", "th_open": "table_cell", "td_open": "table_cell",
    }  # fmt: skip
    level = 0
    for token in MarkdownIt("commonmark").enable("table").parse(content):
        if token.type in opens:
            within.append(opens[token.type])
        elif token.type.replace("_close", "_open") in opens:
            within.pop()
        elif token.type == "heading_open":
            within.append("heading")
            level = int(token.tag[1])
        elif token.type == "heading_close":
            within.pop()
        elif token.type == "inline":
            words, links = _words(token)
            note = _FOOTNOTE.match(words)
            kind: BlockKind = "note" if note else within[-1] if within else "paragraph"
            if "quotation" in within:
                kind = "quotation"
            share = min(1.0, links / max(1, len(words)))
            pieces.append(Piece(kind, flowing(words), None, share, level if kind == "heading" else 0))
        elif token.type in ("fence", "code_block"):
            pieces.append(Piece(within[-1] if within else "paragraph", by_line(token.content)))
        elif token.type == "html_block":
            pieces.append(Piece("paragraph", flowing(_COMMENT.sub(" ", token.content))))
    return pieces


def _words(inline: Token) -> tuple[str, int]:
    """The words of a run without its marks, and how many characters of them are links. Pictures give their caption."""
    parts: list[str] = []
    links = linked = 0
    for child in inline.children or ():
        if child.type == "link_open":
            links += 1
        elif child.type == "link_close":
            links -= 1
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type in ("text", "code_inline", "text_special", "image"):
            parts.append(child.content)
            linked += len(child.content) if links else 0
    return "".join(parts), linked
