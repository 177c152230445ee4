"""Makes the sample case's DOCX, EPUB and PDF from the plain texts beside this script: the same bytes every time.

Run from the repository's root: ``python scripts/make_sample.py``. A line that begins with ``# `` is a heading, ``## ``
a second heading, any other line a paragraph.
"""

import textwrap
import zipfile
from html import escape
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent / "sample_texts"
TO = Path(__file__).parent.parent / "src" / "backchannel" / "sample"
EPOCH = (1980, 1, 1, 0, 0, 0)


def lines(name: str) -> list[tuple[str, str]]:
    """("h1" | "h2" | "p", text) for each line of the text ``name``."""
    found = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        level = len(line) - len(line.lstrip("#"))
        found.append(((f"h{level}" if level else "p"), line[level:].strip()))
    return found


def zipped(members: dict[str, str]) -> bytes:
    """A zip of ``members`` in their order, with fixed times, the first one stored and the rest deflated."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, (name, content) in enumerate(members.items()):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED
            archive.writestr(info, content.encode("utf-8"))
    return out.getvalue()


def docx(text: list[tuple[str, str]], title: str, author: str, created: str) -> bytes:
    """A Word document (ECMA-376) with headings, paragraphs and core properties."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}Heading{kind[1]}{chr(34)}/></w:pPr>' if kind != 'p' else ''}"
        f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
        for kind, words in text
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2)
    )
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return zipped(
        {
            "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{types}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{types}.styles+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
            "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="r2" Type="{package}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="s1" Type="{office}/styles" Target="styles.xml"/></Relationships>',
            "word/document.xml": f'{head}<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
            "word/styles.xml": f'{head}<w:styles xmlns:w="{word}">{styles}</w:styles>',
            "docProps/core.xml": f'{head}<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created></cp:coreProperties>',
        }
    )


def epub(text: list[tuple[str, str]], title: str, author: str, year: str) -> bytes:
    """An EPUB 3 book of one chapter."""
    body = "".join(f"<{kind}>{escape(words)}</{kind}>" for kind, words in text)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": f'{head}<container version="1.0" '
            'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
            "book/book.opf": f'{head}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">backchannel-sample-4'
            f"</dc:identifier><dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
            f"<dc:date>{year}</dc:date><dc:language>en</dc:language></metadata><manifest>"
            '<item id="c1" href="chapter.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="c1"/></spine></package>',
            "book/chapter.xhtml": f'{head}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(title)}'
            f"</title></head><body>{body}</body></html>",
        }
    )


def pdf(text: list[tuple[str, str]], title: str, author: str, created: str) -> bytes:
    """A PDF 1.4 of two pages with a running head and page numbers, in Times (WinAnsi)."""
    wrapped: list[tuple[str, int]] = []
    for kind, words in text:
        size = 15 if kind == "h1" else 11
        wrapped += [(line, size) for line in textwrap.wrap(words, 60 if kind == "h1" else 84)] + [("", 6)]
    half = next(n for n, (line, _) in enumerate(wrapped) if not line and n > len(wrapped) // 2) + 1
    streams = []
    for number, page in enumerate((wrapped[:half], wrapped[half:]), 1):
        show = [f"BT /F1 9 Tf 72 770 Td (Lok Sabha Papers) Tj ET BT /F1 9 Tf 300 40 Td ({number}) Tj ET"]
        y = 730
        for line, size in page:
            if line:
                safe = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
                show.append(f"BT /F1 {size} Tf 72 {y} Td ({safe}) Tj ET")
            y -= size + 5
        streams.append("\n".join(show).encode("cp1252"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        b"<< /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(f"<< /Title ({title}) /Author ({author}) /CreationDate (D:{created}) >>".encode("cp1252"))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(out)


def main() -> None:
    """Writes the three files."""
    memo = lines("3-memorandum-of-conversation.txt")
    (TO / "3-memorandum-of-conversation.docx").write_bytes(
        docx(memo, "Memorandum of Conversation", "National Security Council staff", "1969-08-01T18:00:00Z")
    )
    (TO / "4-memoir.epub").write_bytes(epub(lines("4-memoir.txt"), "The Third Chair", "Anwar Siddiqi", "1996"))
    (TO / "7-speech.pdf").write_bytes(
        pdf(
            lines("7-speech.txt"),
            "Statement of the Minister for External Affairs",
            "Ministry of External Affairs",
            "19710720120000Z",
        )
    )


if __name__ == "__main__":
    main()
