"""One walk over a TEI element that gives its blocks, its pages and the marks that people made in it.

White space collapses as TEI intends: runs of blanks and line ends are one space, none at a block's ends. Notes are
taken out of the sentence they hang on and follow at the end, without their marker. Every other letter stands where it
stood. Guidelines: TEI P5, chapters 3, 4 and 7.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from backchannel.intake.blocks import Piece, assemble
from backchannel.record.text import BlockKind, Page, Text

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

# Elements that begin and end a block, with its kind.
_BLOCKS: dict[str, BlockKind] = {
    "p": "paragraph", "ab": "paragraph", "head": "heading", "item": "list_item", "label": "list_item", "bibl": "list_item",
    "biblStruct": "list_item", "cell": "table_cell", "dateline": "paragraph", "opener": "paragraph", "salute": "paragraph",
    "closer": "paragraph", "signed": "paragraph", "byline": "paragraph", "trailer": "paragraph", "docImprint": "paragraph",
    "docAuthor": "paragraph", "docDate": "paragraph", "titlePart": "heading", "l": "paragraph", "speaker": "paragraph",
    "stage": "paragraph", "epigraph": "quotation", "argument": "paragraph", "figDesc": "caption", "caption": "caption",
    "castItem": "list_item", "div": "paragraph", "div1": "paragraph", "div2": "paragraph", "div3": "paragraph",
    "list": "list_item", "table": "table_cell", "row": "table_cell", "figure": "caption", "postscript": "paragraph",
    "attachment": "paragraph", "lg": "paragraph", "sp": "paragraph", "listBibl": "list_item", "titlePage": "paragraph",
    "docTitle": "heading", "front": "paragraph", "body": "paragraph", "back": "paragraph", "floatingText": "paragraph",
    "group": "paragraph", "text": "paragraph",
}  # fmt: skip
_DIVISIONS = frozenset(("div", "div1", "div2", "div3", "text", "front", "body", "back", "group", "floatingText"))
_MARKED = frozenset(("persName", "placeName", "orgName", "gloss", "date", "term", "name", "rs"))
# Nothing to read inside: pictures, running heads, and what the printed page has but the text has not.
_EMPTY = frozenset(("graphic", "fw", "gap", "anchor", "index", "milestone", "cb"))


@dataclass(frozen=True, slots=True)
class Mark:
    """What an editor marked: ``element`` is TEI's name for it, ``key`` its pointer or normal form, ``role`` its type.

    ``key`` is the id that ``corresp``, ``target`` or ``ref`` points to, or a date's ``when``; offsets are code points
    into the Text that the same walk gave, and ``words`` stand there.
    """

    element: str
    start: int
    end: int
    words: str
    key: str | None
    role: str | None


def _belongs(before: str, after: str) -> bool:
    """Whether the blank at an element's edge is only the editing program's: beside the bracket or comma next to a name
    ("( <persName>Kirk</persName> )"). An ellipsis written ". . ." keeps its blanks."""
    return before[-1] in "([“" or (after[0] in ",.;:)]!?”" and not after.startswith(". ."))


@dataclass(slots=True)
class _Block:
    kind: BlockKind
    chunks: list[str] = field(default_factory=list)
    size: int = 0
    blank: bool = False
    marks: list[tuple[str, int, int, str | None, str | None]] = field(default_factory=list)
    pages: list[tuple[int, str]] = field(default_factory=list)

    def add(self, words: str) -> None:
        body = " ".join(words.split())
        if not body:
            self.blank = True
            return
        if self.size and (self.blank or words[0].isspace()) and not _belongs(self.chunks[-1], body):
            self.chunks.append(" ")
            self.size += 1
        self.chunks.append(body)
        self.size += len(body)
        self.blank = words[-1].isspace()


@dataclass(frozen=True, slots=True)
class Walked:
    """What the walk over one element gave; ``page`` is the label of the page that its end lies on."""

    text: Text
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    page: str | None


def local(element: etree._Element) -> str:
    """The element's name without its namespace; nothing for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def parent_name(element: etree._Element) -> str:
    """The name of the element around ``element``; nothing for the root."""
    parent = element.getparent()
    return "" if parent is None else local(parent)


def walk(root: etree._Element, page: str | None, leave_out: Callable[[etree._Element], bool] | None = None) -> Walked:
    """The text of ``root``. ``page`` is the label of the page it begins on; descendants for which ``leave_out`` holds are
    passed over (documents of their own)."""
    walker = _Walker(page, leave_out)
    walker.children(root, "paragraph")
    walker.close()
    return walker.done(page)


def words_of(element: etree._Element) -> str:
    """The words of ``element`` on one line, notes left out."""
    return " ".join("".join(_without_notes(element)).split())


def _without_notes(element: etree._Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        name = local(child)
        if name and name != "note":
            yield " " if name == "lb" else ""
            yield from _without_notes(child)
        if child.tail:
            yield child.tail


class _Walker:
    def __init__(self, page: str | None, leave_out: Callable[[etree._Element], bool] | None) -> None:
        self._leave_out = leave_out
        self._body: list[_Block] = []
        self._notes: list[_Block] = []
        self._into = self._body
        self._open: _Block | None = None
        self._page = page
        self._turned: str | None = None  # a page that begins with the next block

    def children(self, element: etree._Element, kind: BlockKind) -> None:
        if element.text:
            self._words(element.text, kind)
        for child in element:
            self._visit(child, kind, element)
            if child.tail:
                self._words(child.tail, kind)

    def close(self) -> None:
        self._open = None

    def _words(self, words: str, kind: BlockKind) -> None:
        block = self._open
        if block is None:
            if words.isspace():
                return
            block = self._open = _Block(kind)
            self._into.append(block)
            if self._turned is not None and self._into is self._body:
                block.pages.append((0, self._turned))
                self._turned = None
        block.add(words)

    def _visit(self, element: etree._Element, kind: BlockKind, parent: etree._Element) -> None:
        name = local(element)
        if not name or name in _EMPTY or (self._leave_out is not None and self._leave_out(element)):
            return
        if name == "pb":
            self._turn(element.get("n"))
        elif name == "lb":
            self._words(" ", kind)
        elif name == "note" and self._into is self._body:
            self._note(element)
        elif name in _BLOCKS:
            self._block(element, self._kind(name, kind, parent))
        elif name == "quote" and _stands_alone(element, parent):
            self._block(element, "note" if kind == "note" else "quotation")
        elif name in ("seg", "note") and local(parent) in ("opener", "closer", "div"):
            self._block(element, kind)
        elif name in _MARKED:
            self._mark(name, element, kind)
        else:
            self.children(element, kind)

    def _kind(self, name: str, around: BlockKind, parent: etree._Element) -> BlockKind:
        if around == "note":
            return "note"
        kind = _BLOCKS[name]
        if name == "head" and local(parent) in ("figure", "table"):
            return "caption"
        if around == "caption" and name == "p":
            return "caption"
        if around == "quotation" and kind == "paragraph":
            return "quotation"
        if around in ("list_item", "table_cell") and name in ("p", "ab"):
            return around
        return kind

    def _block(self, element: etree._Element, kind: BlockKind) -> None:
        self.close()
        self.children(element, kind)
        self.close()

    def _note(self, element: etree._Element) -> None:
        sentence, self._open, self._into = self._open, None, self._notes
        self._block(element, "note")
        self._open, self._into = sentence, self._body

    def _turn(self, label: str | None) -> None:
        if label is None or self._into is not self._body:
            return
        self._page = label
        if self._open is None:
            self._turned = label
        else:
            self._open.pages.append((self._open.size, label))

    def _mark(self, name: str, element: etree._Element, kind: BlockKind) -> None:
        before, start = self._open, self._open.size if self._open is not None else 0
        self.children(element, kind)
        block = self._open
        if block is None or (before is not None and block is not before):
            return  # it runs over several blocks
        pointer = element.get("corresp") or element.get("target") or element.get("ref") or element.get("key")
        key = pointer.lstrip("#") if pointer else element.get("when") or element.get(XML_ID)
        block.marks.append((name, start, block.size, key, element.get("type")))

    def done(self, page: str | None) -> Walked:
        blocks = [block for block in (*self._body, *self._notes) if block.size]
        pieces = tuple(Piece(block.kind, "".join(block.chunks)) for block in blocks)
        text = assemble(pieces)
        assert len(text.blocks) == len(blocks)
        marks, turns = [], [] if page is None else [(0, page)]
        for block, at in zip(blocks, text.blocks, strict=True):
            turns.extend((at.start + offset, label) for offset, label in block.pages)
            for name, start, end, key, role in block.marks:
                words = text.content[at.start + start : at.start + end]
                first = at.start + start + len(words) - len(words.lstrip())
                if words.strip():
                    marks.append(Mark(name, first, at.start + end, text.content[first : at.start + end], key, role))
        marks.sort(key=lambda mark: (mark.start, -mark.end))
        end = text.blocks[len([b for b in self._body if b.size]) - 1].end if any(b.size for b in self._body) else 0
        return Walked(replace(text, pages=_pages(turns, end)), pieces, tuple(marks), self._page)


def _stands_alone(quote: etree._Element, parent: etree._Element) -> bool:
    """Whether a quotation is set off as a block, rather than running on in its sentence."""
    block = any(local(child) in _BLOCKS for child in quote)
    return block or quote.get("rend") == "blockquote" or local(parent) in _DIVISIONS


def _pages(turns: list[tuple[int, str]], end: int) -> tuple[Page, ...]:
    """Pages from the places where they begin. Notes, which come last, lie on no page: they were moved from theirs."""
    pages = []
    stops = [start for start, _ in turns[1:]] + [end]
    for (start, label), stop in zip(turns, stops, strict=False):  # no turn, no page
        if start < min(stop, end):
            pages.append(Page(start, min(stop, end), label))
    return tuple(pages)
