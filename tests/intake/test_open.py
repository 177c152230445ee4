"""The format is told by content first, then by name; what is not read says which format it is."""

import pytest
from tests.intake.made import Paragraph, docx, epub, kinds, pdf, zipped

from backchannel.intake.open import format_of, take_in
from backchannel.intake.reasons import MEANINGS, Reason, Refused

TEXT = (
    "The two ministers met at the lake in the spring and talked for three days about the border between their states."
)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (pdf([[(72, 700, 12, TEXT)]]), "misnamed.txt", "pdf"),
        (docx([Paragraph(TEXT)]), "misnamed.zip", "docx"),
        (epub({"a.xhtml": TEXT}), "misnamed.bin", "epub"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "page.txt", "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "page.xml", "html"),
        (b'<?xml version="1.0"?><!-- <html> --><TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "v.xml", "tei"),
        (b'\xef\xbb\xbf<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "v", "tei"),
        (b"Received: a\r\nFrom: b\r\nTo: c\r\n\r\nd", "saved", "eml"),
        (b"Subject: coal\nFrom: the office\nTo: the minister\n\nx", "memo.txt", "text"),
        (b"# Title\n\nx", "notes.md", "markdown"),
        (b"# Title\n\nx", "notes.txt", "text"),
        (b"<3 is a number", "a.txt", "text"),
        (TEXT.encode(), "no suffix", "text"),
    ],
)
def test_content_counts_more_than_the_name(data: bytes, name: str, expected: str) -> None:
    assert format_of(data, name) == expected


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", Reason.empty),
        (b" \n\t\n ", "a.txt", Reason.no_text),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.png", Reason.unknown_format),
        (b"{\\rtf1 text}", "a.rtf", Reason.unknown_format),
        (b"\x1f\x8b\x08" + b"\x00" * 50, "a.gz", Reason.unknown_format),
        (zipped({"xl/workbook.xml": b"<a/>"}), "a.xlsx", Reason.unknown_format),
        (zipped({"a.txt": b"x"}), "a.zip", Reason.unknown_format),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "a.xml", Reason.unknown_format),
        (b'<?xml version="1.0"?>', "a.xml", Reason.truncated),
        (
            b"not a pdf at all, though it is called one by somebody who should have known better",
            "a.pdf",
            Reason.malformed,
        ),
        (b"<html><body><script>x()</script></body></html>", "a.html", Reason.no_text),
    ],
)
def test_what_is_not_read_says_why(data: bytes, name: str, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        take_in(data, name)
    assert refused.value.reason is reason


def test_every_reason_says_what_it_means_and_what_to_do_next() -> None:
    assert set(MEANINGS) == set(Reason)
    for meaning in MEANINGS.values():
        assert meaning.means.endswith(".")
        assert meaning.do.endswith(".")


def test_the_same_bytes_give_the_same_document() -> None:
    for data, name in (
        (pdf([[(72, 700, 12, TEXT)]]), "a.pdf"),
        (docx([Paragraph(TEXT)]), "a.docx"),
        (TEXT.encode(), "a.txt"),
    ):
        assert take_in(data, name) == take_in(data, name)


def test_markdown_gives_its_kinds_and_its_front_matter() -> None:
    page = (
        "---\ntitle: The lake\nauthor: Hanna Moberg\ndate: 1999-03\n---\n\n# The lake\n\nThey **met** at the\n[lake](http://x.example).\n\n"
        "> Quoted words.\n\n- coal\n- timber\n\n"
        "| a | b |\n|---|---|\n| 1974 | meeting |\n\n[^1]: A note.\n\n<!-- hidden -->\n"
    )
    document = take_in(page.encode(), "a.md").documents[0]
    assert kinds(document) == [
        ("heading", "The lake"), ("paragraph", "They met at the lake."), ("quotation", "Quoted words."),
        ("list_item", "coal"), ("list_item", "timber"), ("table_cell", "a"), ("table_cell", "b"),
        ("table_cell", "1974"), ("table_cell", "meeting"), ("note", "[^1]: A note."),
    ]  # fmt: skip
    source = document.source
    assert (source.title, source.author, source.published) == ("The lake", "Hanna Moberg", "1999-03")


def test_odd_file_names_stay_as_they_are_and_can_be_stored() -> None:
    for name in ("a\nb.txt", "\u202egnp.txt", "..", "x" * 255 + ".txt", "\udcff.txt", "ß ∂.TXT"):
        source = take_in(TEXT.encode(), name).documents[0].source
        source.file_name.encode()
        assert "\n" not in source.file_name
