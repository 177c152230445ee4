# ruff: noqa: E501  (parts of packages are as long as they are)
"""Files that the tests make themselves, byte by byte."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backchannel.intake.document import Document

Placed = tuple[float, float, float, str]


def pdf(pages: Sequence[Sequence[Placed]], *, info: Mapping[str, str] | None = None, encrypt: bytes = b"") -> bytes:
    """A PDF of ``pages``; each is (left, base line, letter size, words) in points on US Letter, in Helvetica.

    ``encrypt`` is put into the trailer as it is.
    """
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects.append(font)
    for page in pages:
        drawn = b"".join(
            b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, left, base, _escaped(words))
            for left, base, size, words in page
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    told = b"".join(b"/%s(%s)" % (key.encode(), _escaped(value)) for key, value in (info or {}).items())
    objects.append(b"<<" + told + b">>")
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"trailer<</Size %d/Root 1 0 R/Info %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(objects), encrypt, start)
    )
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF with the standard security handler and a user password that nobody was told."""
    lock = b"<</Filter/Standard/V 1/R 2/P -44/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">>>"
    return pdf(
        [[(72, 700, 12, "locked")]],
        encrypt=b"/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]/Encrypt " + lock,
    )


def picture_pdf() -> bytes:
    """A PDF with a filled rectangle where a scan would be, and no letters."""
    whole = pdf([[]])
    return whole.replace(b"<</Length 0>>stream\n\nendstream", b"<</Length 20>>stream\n0 0 300 300 re f    \nendstream")


def column(
    words: Sequence[str], *, left: float = 72, top: float = 700, size: float = 11, pitch: float = 14
) -> list[Placed]:
    """Lines one under the other."""
    return [(left, top - pitch * number, size, line) for number, line in enumerate(words)]


def _escaped(words: str) -> bytes:
    raw = words.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLES = (("Title", "Title"), ("Heading1", "heading 1"), ("Quote", "Quote"))


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a DOCX: its words and the id of its style."""

    words: str
    style: str = ""


def docx(
    paragraphs: Sequence[Paragraph],
    *,
    table: Sequence[Sequence[str]] = (),
    title: str = "",
    author: str = "",
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """A DOCX with what Word writes at the least; ``more`` adds or replaces parts."""
    body = "".join(_paragraph(p) for p in paragraphs)
    if table:
        rows = "".join(
            "<w:tr>" + "".join(f"<w:tc>{_paragraph(Paragraph(cell))}</w:tc>" for cell in row) + "</w:tr>"
            for row in table
        )
        body += f"<w:tbl>{rows}</w:tbl>"
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in _STYLES
    )
    parts: dict[str, bytes] = {
        "[Content_Types].xml": b'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Default Extension="xml" ContentType="application/xml"/>'
        b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0"?><w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'.encode(),
        "word/styles.xml": f'<?xml version="1.0"?><w:styles xmlns:w="{_W}">{styles}</w:styles>'.encode(),
        "docProps/core.xml": (
            '<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dcterms:created>2020-02-02T00:00:00Z</dcterms:created></cp:coreProperties>"
        ).encode(),
    }
    return zipped(parts | dict(more or {}))


def _paragraph(paragraph: Paragraph) -> str:
    style = f'<w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr>' if paragraph.style else ""
    return f"<w:p>{style}<w:r><w:t>{paragraph.words}</w:t></w:r></w:p>"


def epub(
    chapters: Mapping[str, str],
    *,
    metadata: str = "",
    spine: Sequence[str] = (),
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """An EPUB of ``chapters`` (file name to the inside of its body); ``spine`` is their order where it is another."""
    items = "".join(f'<item id="{name}" href="text/{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    order = "".join(f'<itemref idref="{name}"/>' for name in spine or chapters)
    parts: dict[str, bytes] = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b'<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        b'<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/book.opf": (
            '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>'
        ).encode(),
    }
    for name, inside in chapters.items():
        page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{inside}</body></html>'
        parts[f"OEBPS/text/{name}"] = page.encode()
    return zipped(parts | dict(more or {}))


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip of ``parts``, packed; the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def kinds(document: Document) -> list[tuple[str, str]]:
    """Kind and words of each block of a document."""
    text = document.text
    return [(block.kind, text.content[block.start : block.end]) for block in text.blocks]
