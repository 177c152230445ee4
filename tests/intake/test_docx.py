"""Word documents: paragraphs, headings, quotations and tables in their order, safely."""

import pytest
from tests.intake.made import Paragraph, docx, kinds, zipped

from backchannel.intake.open import take_in
from backchannel.intake.reasons import Reason, Refused

LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>'


def test_styles_become_kinds_and_tables_cells() -> None:
    made = docx(
        [
            Paragraph("The treaty", "Title"),
            Paragraph("They met.", ""),
            Paragraph("At the lake", "Heading1"),
            Paragraph("We shall see.", "Quote"),
        ],
        table=[["1974", "Meeting"], ["1975", "Treaty"]],
    )
    assert kinds(take_in(made, "a.docx").documents[0]) == [
        ("heading", "The treaty"), ("paragraph", "They met."), ("heading", "At the lake"), ("quotation", "We shall see."),
        ("table_cell", "1974"), ("table_cell", "Meeting"), ("table_cell", "1975"), ("table_cell", "Treaty"),
    ]  # fmt: skip


def test_a_printed_author_and_date_count_more_than_the_properties_of_the_file() -> None:
    made = docx(
        [
            Paragraph("The treaty", "Title"),
            Paragraph("By Hanna Moberg"),
            Paragraph("Hellum, 3 May 1974"),
            Paragraph("They met."),
        ],
        author="PC 17",
        title="Draft 4",
    )
    source = take_in(made, "a.docx").documents[0].source
    assert (source.title, source.author, source.published) == ("The treaty", "Hanna Moberg", "1974-05-03")
    plain = (
        take_in(docx([Paragraph("They met at the lake.")], author="Hanna Moberg", title="The treaty"), "a.docx")
        .documents[0]
        .source
    )
    assert (plain.title, plain.author, plain.published) == ("The treaty", "Hanna Moberg", None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx([Paragraph("x")], more={"word/document.xml": LAUGHS}), Reason.entity_bomb),
        (
            docx(
                [Paragraph("x")],
                more={"docProps/core.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'},
            ),
            Reason.entity_bomb,
        ),
        (docx([Paragraph("x")], more={"word/media/a.bin": b"0" * (40 << 20)}), Reason.limit_exceeded),
        (docx([Paragraph("x")])[:-300], Reason.truncated),
        (docx([Paragraph("")]), Reason.no_text),
        (zipped({"[Content_Types].xml": b"<a/>", "word/other.xml": b"<a/>"}), Reason.malformed),
        (docx([Paragraph("x")], more={"word/document.xml": b"<a>" * 5000}), Reason.limit_exceeded),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
            Reason.encrypted,
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, Reason.unknown_format),
    ],
    ids=["laughs", "external", "bomb", "cut off", "blank", "no document", "deep", "locked", "old word"],
)
def test_a_docx_that_gives_no_text_says_why(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        take_in(data, "a.docx")
    assert refused.value.reason is reason


def test_a_damaged_byte_never_ends_in_anything_but_a_document_or_a_reason() -> None:
    whole = bytearray(docx([Paragraph("They met at the lake.")], table=[["a", "b"]]))
    ended: set[Reason] = set()
    for at in range(0, len(whole), 11):
        damaged = bytes(whole[:at]) + bytes([whole[at] ^ 0x55]) + bytes(whole[at + 1 :])
        try:
            take_in(damaged, "a.docx")
        except Refused as refused:
            ended.add(refused.reason)
    assert ended <= {
        Reason.malformed,
        Reason.truncated,
        Reason.encrypted,
        Reason.limit_exceeded,
        Reason.no_text,
        Reason.unknown_format,
    }
