"""PDF: the text layer, page by page; lines become paragraphs again, and what repeats on every page is furniture."""

import ctypes
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from backchannel.intake.blocks import assemble, flowing
from backchannel.intake.document import Document, Received
from backchannel.intake.encoding import representable
from backchannel.intake.front import front_matter
from backchannel.intake.furniture import told_apart
from backchannel.intake.kinds import kind_of
from backchannel.intake.metadata import Details, filled, made, title_of
from backchannel.intake.pdflines import Line, paragraphs
from backchannel.intake.plain import lists_only
from backchannel.intake.reasons import Reason, Refused, told

MEDIA_TYPE = "application/pdf"
# What a text layer may hold of signs that stand for no letter (private use, replaced) before its fonts are taken to be
# without a mapping to letters. Scans with a mathematical formula or two stay far below.
_UNMAPPED_SHARE = 0.3
_TYPED_BY_PROGRAM = re.compile(
    r"^(?:microsoft word|untitled|slide \d|layout \d|.*\.(?:docx?|rtf|indd|qxd|pdf|tex|dvi|pages)$)", re.I
)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NUMBER_ONLY = re.compile(
    r"(?:page\s+)?[-–—\[(|]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—\])|]?(?:\s*(?:of|/)\s*\d+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as read: its lines in the file's order, its height in points, and whether anything is drawn on it."""

    lines: tuple[Line, ...]
    height: float
    drawn: bool


def document(received: Received) -> Document:
    """The document that a PDF makes. Raises Refused (encrypted, truncated, malformed, no_text_layer, no_text)."""
    pages, labels, told_inside = _read(received)
    lines = [line for page in pages for line in page.lines]
    if not any(any(c.isalpha() for c in line.words) for line in lines):
        drawn = sum(page.drawn for page in pages)
        reason = Reason.no_text_layer if drawn else Reason.no_text
        raise Refused(reason, f"{received.name}: {len(pages)} pages, {drawn} with pictures, no letters")
    _refuse_unmapped(lines, received.name)
    edges = _repeated(pages)
    pieces = told_apart(paragraphs([page.lines for page in pages], edges))
    details, top = front_matter(pieces)
    pieces = [replace(p, kind="heading") if n in top and p.kind == "paragraph" else p for n, p in enumerate(pieces)]
    pieces = lists_only(pieces)
    text = assemble(pieces, labels)
    largest = title_of(pieces)
    details = filled(replace(details, title=largest or details.title), told_inside)
    bare = [number for number, page in enumerate(pages) if page.drawn and not page.lines]
    warnings = []
    if bare:
        named = ", ".join(labels[number] for number in bare[:20])
        warnings.append(told(Reason.pages_without_text, f"{named}{' and more' if len(bare) > 20 else ''}"))
    return made(received, MEDIA_TYPE, text, replace(details, kind=kind_of(pieces, details.kind)), warnings)


def _read(received: Received) -> tuple[list[_Page], tuple[str, ...], Details]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(received.data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(received, str(error)) from error
    try:
        count = len(pdf)
        if count == 0:
            raise Refused(Reason.no_text, f"{received.name} has no page")
        pages: list[_Page] = []
        labels: list[str] = []
        broken = 0
        for number in range(count):
            try:
                page = pdf[number]
                pages.append(_page(page, number))
                page.close()
            except pypdfium2.PdfiumError:
                # The page cannot be loaded; it counts as one without text and is named in the warnings.
                pages.append(_Page((), 0.0, True))
                broken += 1
            labels.append(_label(pdf, number))
        if broken == count:
            raise Refused(Reason.malformed, f"{received.name}: none of its {count} pages can be opened")
        return pages, tuple(labels), _told_inside(pdf)
    finally:
        pdf.close()


def _refusal(received: Received, says: str) -> Refused:
    low = says.lower()
    if "password" in low or "security" in low:
        return Refused(Reason.encrypted, received.name)
    whole = b"%%EOF" in received.data[-2048:] and b"startxref" in received.data
    return Refused(Reason.malformed if whole else Reason.truncated, f"{received.name}: {says}")


def _page(page: Any, number: int) -> _Page:
    from pypdfium2 import raw

    textpage = page.get_textpage()
    try:
        lines = tuple(_lines(raw, textpage, number))
        drawn = bool(lines) or raw.FPDFPage_CountObjects(page.raw) > 0
        return _Page(lines, float(page.get_height()), drawn)
    finally:
        textpage.close()


def _lines(raw: Any, textpage: Any, number: int) -> list[Line]:
    """Lines with their boxes. pdfium marks a word broken at the line end with U+FFFE; it is a hyphen and ends its line."""
    handle = textpage.raw
    lines: list[Line] = []
    held: list[str] = []
    first = last = -1

    def close() -> None:
        nonlocal first, last
        words, _ = representable("".join(held))
        if words.strip():
            lines.append(_boxed(raw, handle, words, first, last, number))
        held.clear()
        first = last = -1

    for at in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, at)
        if code in (10, 13):
            close()
            continue
        broken = code in (0xFFFE, 2)
        character = "-" if broken else chr(code) if code < 0x110000 else "\ufffd"
        held.append(" " if character < " " or character == "\x7f" else character)
        if not character.isspace():
            first = at if first < 0 else first
            last = at
        if broken:
            close()
    close()
    return _paired(lines)


def _paired(lines: list[Line]) -> list[Line]:
    """UTF-16 halves that pdfium gives as two characters are one."""
    return [
        line
        if line.words.isascii()
        else replace(line, words=line.words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
        for line in lines
    ]


def _boxed(raw: Any, handle: Any, words: str, first: int, last: int, page: int) -> Line:
    left, bottom, top = _box(raw, handle, first)[0], *_box(raw, handle, first)[2:]
    right = _box(raw, handle, last)[1]
    bold = raw.FPDFText_GetFontWeight(handle, first) >= 600
    return Line(flowing(words), page, left, max(left, right), bottom, top, bold)


def _box(raw: Any, handle: Any, at: int) -> tuple[float, float, float, float]:
    """Left, right, bottom, top of the character's place in its line (not of its ink), in points."""
    rect = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(handle, at, ctypes.byref(rect)):
        low, high = sorted((float(rect.bottom), float(rect.top)))
        return float(rect.left), float(rect.right), low, high
    return 0.0, 0.0, 0.0, 0.0


def _refuse_unmapped(lines: list[Line], name: str) -> None:
    signs = Counter(c for line in lines[:2000] for c in line.words if not c.isspace())
    unmapped = sum(n for c, n in signs.items() if c == "\ufffd" or "\ue000" <= c <= "\uf8ff")
    if unmapped > _UNMAPPED_SHARE * signs.total():
        raise Refused(Reason.no_text_layer, f"{name}: its fonts do not say which letters they draw")


def _repeated(pages: list[_Page]) -> set[tuple[int, int]]:
    """Page and line number of running heads and feet: at the edge, and the same on other pages but for numbers.

    On how many others: on a fifth of the pages and at least three, or on both where there are two or three. Left and
    right pages often have different heads. A lone number at the edge is a page number.
    """
    edges: list[tuple[int, int, str, int]] = []
    for number, page in enumerate(pages):
        tops = [line.top for line in page.lines]
        order = sorted(range(len(tops)), key=tops.__getitem__, reverse=True)
        for side, candidates in enumerate((order[:2], order[::-1][:2])):
            edges += [(number, at, _DIGITS.sub("#", page.lines[at].words.lower()), side) for at in candidates]
    alike = Counter((words, side) for words, side, _ in {(words, side, number) for number, _, words, side in edges})
    needed = 2 if len(pages) < 4 else max(3, len(pages) // 5)
    found: set[tuple[int, int]] = set()
    for number, at, words, side in edges:
        line = pages[number].lines[at]
        repeated = len(pages) > 1 and alike[words, side] >= needed
        lone_number = len(pages[number].lines) > 1 and _NUMBER_ONLY.match(line.words)
        if (repeated or lone_number) and _at_edge(line, pages[number]):
            found.add((number, at))
    return found


def _at_edge(line: Line, page: _Page) -> bool:
    """Within the outer eighth of the page, above or below."""
    return page.height <= 0 or line.top > page.height * 0.875 or line.bottom < page.height * 0.125


def _label(pdf: Any, number: int) -> str:
    try:
        return str(pdf.get_page_label(number)) or str(number + 1)
    except (ValueError, UnicodeDecodeError, AttributeError):
        return str(number + 1)


def _told_inside(pdf: Any) -> Details:
    """Title and author of the file's own properties, less what programs write there. Its dates are those of the file."""
    title, author = (_property(pdf, name) for name in ("Title", "Author"))
    if title and (_TYPED_BY_PROGRAM.match(title) or len(title) < 4):
        title = None
    if author and " " not in author:
        author = None
    return Details(title=title, author=author)


def _property(pdf: Any, name: str) -> str | None:
    try:
        return flowing(representable(str(pdf.get_metadata_value(name)))[0]) or None
    except (ValueError, UnicodeDecodeError):
        return None
