"""Pieces out of a tree of marked-up text: XHTML of books, what DOCX becomes, the body of a page, trafilatura's own tags.

One walk, without recursion, so that no nesting can exhaust the stack.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from backchannel.intake.blocks import Piece, bounded, flowing
from backchannel.record.text import BlockKind

_SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed select option textarea button input head canvas audio video "
    "graphic img map applet frameset datalist dialog".split()
)
_SET_APART = frozenset(
    "address article aside blockquote body caption center cell dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 head header hr item legend li list main menu nav ol p pre quote row section summary table tbody "
    "td tfoot th thead tr ul".split()
)
_KINDS: dict[str, BlockKind] = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "blockquote": "quotation",
    "quote": "quotation",
    "li": "list_item",
    "item": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "td": "table_cell",
    "th": "table_cell",
    "cell": "table_cell",
    "caption": "caption",
    "figcaption": "caption",
    "nav": "furniture",
    "footer": "furniture",
    "form": "furniture",
    "menu": "furniture",
}
_NOTE = re.compile(r"\b(?:foot|end|rear)?notes?\b|\bfn\d*\b", re.IGNORECASE)
# A cell of more characters, or with things in it that are set apart, lays out a page; it is no cell of a table.
_LONGEST_CELL = 400
_LAID_OUT = frozenset("table div h1 h2 h3 ul ol blockquote center form".split())
_BREAK = "\x1e"
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_OWN_BREAK = re.compile(rf"[ \t\n\r]*{_BREAK}[ \t\n\r]*")


def pieces_of(root: etree._Element, page: int | None = None) -> list[Piece]:
    """The pieces under ``root`` in document order; ``page`` is set on each. Raises Refused (limit_exceeded)."""
    return list(bounded(_walk(root, page)))


def name_of(element: etree._Element) -> str:
    """The tag without its namespace, in small letters; "" for comments and processing instructions."""
    tag = element.tag
    return _bare(tag) if isinstance(tag, str) else ""


@lru_cache(4096)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def words_of(element: etree._Element) -> str:
    """All text under ``element`` on one line."""
    return flowing(" ".join(str(part) for part in element.itertext()))


def _walk(root: etree._Element, page: int | None) -> Iterator[Piece]:
    kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]
    opened: list[etree._Element] = []
    held: list[str] = []
    linked = 0
    links = 0
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = name_of(element)
        if event in ("comment", "pi") or not tag:
            held.append((element.tail or "") if element is not root else "")
            continue
        if event == "start":
            if tag in _SKIPPED and not _is_trafilatura_head(tag, element):
                walker.skip_subtree()
                continue
            if held and tag in _SET_APART:
                yield from _flushed(held, kinds[-1], linked, page)
                held, linked = [], 0
            kind = _kind(tag, element, kinds[-1][0])
            if kind is not None:
                kinds.append(kind)
                opened.append(element)
            if tag in ("br", "lb"):
                held.append(_BREAK)
            links += tag in ("a", "ref")
            if element.text:
                held.append(element.text)
                linked += len(element.text.strip()) if links else 0
            continue
        if held and tag in _SET_APART and not (tag in _SKIPPED and not _is_trafilatura_head(tag, element)):
            yield from _flushed(held, kinds[-1], linked, page)
            held, linked = [], 0
        if opened and opened[-1] is element:
            opened.pop()
            kinds.pop()
        links -= tag in ("a", "ref") and links > 0
        if element.tail and element is not root:
            held.append(element.tail)
            linked += len(element.tail.strip()) if links else 0
    yield from _flushed(held, kinds[-1], linked, page)


def _is_trafilatura_head(tag: str, element: etree._Element) -> bool:
    return tag == "head" and element.get("rend") is not None


def _kind(tag: str, element: etree._Element, around: BlockKind) -> tuple[BlockKind, int] | None:
    if tag == "head":
        rend = element.get("rend", "")
        return ("heading", int(rend[1]) if re.fullmatch(r"h[1-6]", rend) else 0)
    if around in ("furniture", "note"):
        return None
    if tag in ("p", "div", "section", "aside", "li", "ol", "dd") and _is_note(element):
        return ("note", 0)
    kind = _KINDS.get(tag)
    if kind == "heading":
        return ("heading", int(tag[1]))
    if kind == "table_cell" and _lays_out(element):
        return ("paragraph", 0)
    if kind in ("list_item", "table_cell") and around == "quotation":
        return None
    return (kind, 0) if kind else None


def _is_note(element: etree._Element) -> bool:
    if not element.attrib:
        return False
    named = " ".join(
        str(element.get(name, "")) for name in ("class", "role", "id", "{http://www.idpf.org/2007/ops}type")
    )
    return bool(named.strip()) and bool(_NOTE.search(named.replace("-", " ").replace("_", " ")))


def _lays_out(cell: etree._Element) -> bool:
    size = 0
    for number, inner in enumerate(cell.iter()):
        if inner is not cell and name_of(inner) in _LAID_OUT:
            return True
        size += len(inner.text or "") + len(inner.tail or "")
        if size > _LONGEST_CELL or number > 200:
            return True
    return False


def _flushed(held: list[str], kind: tuple[BlockKind, int], linked: int, page: int | None) -> Iterator[Piece]:
    whole = "".join(held)
    if not whole or whole.isspace():
        return
    size = max(1, len(whole.strip()))
    for words in _split_at_breaks(whole) if _BREAK in whole else (whole,):
        line = flowing(words)
        if line:
            yield Piece(kind[0], line, page, min(1.0, linked / size), kind[1])


def _split_at_breaks(whole: str) -> list[str]:
    """Old pages write paragraphs with two line breaks; a single one parts only what ended as a sentence."""
    parts: list[str] = []
    gap = True
    for line in _OWN_BREAK.split(whole):
        if not line.strip():
            gap = True
        elif gap or not parts or _SENTENCE_END.search(parts[-1].rstrip()):
            parts.append(line)
            gap = False
        else:
            parts[-1] += " " + line
    return parts
