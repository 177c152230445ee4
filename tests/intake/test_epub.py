# ruff: noqa: E501  (pages are as wide as they are)
"""Books: chapters in the order of the spine, with what the package says of the book."""

import pytest
from tests.intake.made import epub, kinds, zipped

from backchannel.intake.open import take_in
from backchannel.intake.reasons import Reason, Refused

ONE = "<h1>One</h1><p>First <i>chapter</i>.</p>"
TWO = '<h1>Two</h1><blockquote><p>Quoted.</p></blockquote><aside epub:type="footnote" xmlns:epub="http://www.idpf.org/2007/ops"><p>1 A note.</p></aside>'
TOLD = "<dc:title>The Lake</dc:title><dc:creator>A. Lee</dc:creator><dc:creator>B. Wu</dc:creator><dc:date>1996-05</dc:date><dc:publisher>Harbour</dc:publisher>"


def test_chapters_come_in_the_order_of_the_spine_with_their_kinds() -> None:
    document = take_in(epub({"a.xhtml": ONE, "b.xhtml": TWO}, spine=["b.xhtml", "a.xhtml"]), "a.epub").documents[0]
    assert kinds(document) == [
        ("heading", "Two"), ("quotation", "Quoted."), ("note", "1 A note."), ("heading", "One"), ("paragraph", "First chapter."),
    ]  # fmt: skip


def test_the_package_names_title_authors_publisher_and_month() -> None:
    source = take_in(epub({"a.xhtml": ONE}, metadata=TOLD), "a.epub").documents[0].source
    assert (source.title, source.author, source.publisher, source.published, source.kind) == (
        "The Lake", "A. Lee, B. Wu", "Harbour", "1996-05", "book",
    )  # fmt: skip


def test_a_chapter_that_is_missing_is_named_and_the_others_are_read() -> None:
    whole = epub({"a.xhtml": ONE, "b.xhtml": TWO}, more={"OEBPS/text/b.xhtml": b"\x00\x01\x02\x03" * 40})
    document = take_in(whole, "a.epub").documents[0]
    assert "First chapter." in document.text.content
    assert document.warnings[0].startswith("parts_left_out: OEBPS/text/b.xhtml")


def test_a_chapter_that_is_not_well_formed_is_read_as_html() -> None:
    broken = epub(
        {"a.xhtml": ONE}, more={"OEBPS/text/a.xhtml": b"<html><body><p>Unclosed<br>paragraph &nbsp; here</body>"}
    )
    assert "Unclosed" in take_in(broken, "a.epub").documents[0].text.content


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (epub({"a.xhtml": ONE}, more={"OEBPS/text/a.xhtml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'}), Reason.entity_bomb),
        (epub({"a.xhtml": ONE}, more={"META-INF/encryption.xml": b'<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>'}), Reason.encrypted),
        (zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b"0" * (30 << 20)}), Reason.limit_exceeded),
        (zipped({"mimetype": b"application/epub+zip", **{f"{n}": b"" for n in range(10_001)}}), Reason.limit_exceeded),
        (zipped({"mimetype": b"application/epub+zip"}), Reason.malformed),
        (epub({"a.xhtml": ""}), Reason.no_text),
        (epub({"a.xhtml": ONE})[:-200], Reason.truncated),
    ],
    ids=["external entity", "copy protection", "bomb", "too many parts", "no package", "blank", "cut off"],
)  # fmt: skip
def test_a_book_that_gives_no_text_says_why(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        take_in(data, "a.epub")
    assert refused.value.reason is reason


def test_a_name_that_climbs_out_of_the_package_reaches_nothing() -> None:
    with pytest.raises(Refused) as refused:
        take_in(epub({"../../../../etc/hostname": ONE}), "a.epub")
    assert refused.value.reason is Reason.no_text
