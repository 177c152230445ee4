"""E-mail: headers, body, quoted lines, signature, and attachments as documents of their own."""

from email.message import EmailMessage

import pytest
from tests.intake.made import Paragraph, docx, kinds, pdf

from backchannel.intake.open import take_in
from backchannel.intake.reasons import Reason, Refused

BODY = "The minister left on Sunday, and the clerk who carried his box has gone with him to the lake for the summer.\n"


def _message(body: str = BODY, subject: str = "The visit") -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"Hanna Möberg" <hanna@border.example>'
    message["To"] = "desk@border.example"
    message["Subject"] = subject
    message["Date"] = "Fri, 16 Jul 1971 23:30:00 -0500"
    message["Message-ID"] = "<1@border.example>"
    message.set_content(body)
    return message


def test_headers_give_title_author_and_the_day_in_the_time_zone_of_the_sender() -> None:
    document = take_in(_message().as_bytes(), "a.eml").documents[0]
    source = document.source
    assert (source.title, source.author, source.published, source.kind) == (
        "The visit",
        "Hanna Möberg",
        "1971-07-16",
        "email",
    )
    assert kinds(document) == [("heading", "The visit"), ("paragraph", BODY.strip())]


def test_a_message_is_known_by_its_headers_whatever_its_name() -> None:
    assert take_in(_message().as_bytes(), "saved").documents[0].source.media_type == "message/rfc822"


def test_quoted_lines_are_a_quotation_and_the_signature_is_furniture() -> None:
    body = f"I agree.\n\n> {BODY}>> And before that.\n\nRegards to all of you.\n-- \nH. Moberg\nTel. 12 34\n"
    read = kinds(take_in(_message(body).as_bytes(), "a.eml").documents[0])
    assert ("quotation", BODY.strip()) in read
    assert [words for kind, words in read if kind == "furniture"] == ["H. Moberg", "Tel. 12 34"]


def test_attachments_are_documents_of_their_own_and_bad_ones_are_named() -> None:
    message = _message()
    message.add_attachment(
        docx([Paragraph("They met at the lake.")]), maintype="application", subtype="octet-stream", filename="note.docx"
    )
    message.add_attachment(
        pdf([[(72, 700, 12, "A printed page.")]]), maintype="application", subtype="pdf", filename="page.pdf"
    )
    message.add_attachment(b"%PDF-1.4\n", maintype="application", subtype="pdf", filename="broken.pdf")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="photo.png")
    taken = take_in(message.as_bytes(), "a.eml")
    assert [document.source.part for document in taken.documents] == [None, "1 note.docx", "2 page.pdf"]
    assert len({document.source.id for document in taken.documents}) == 3
    assert len({document.source.sha256 for document in taken.documents}) == 1
    assert [(part.part, part.reason) for part in taken.reasons] == [
        ("3 broken.pdf", Reason.truncated),
        ("4 photo.png", Reason.unknown_format),
    ]
    assert [warning.split(":")[0] for warning in taken.documents[0].warnings] == ["parts_left_out"] * 2


def test_a_message_in_a_message_is_read_down_to_the_limit_of_depth() -> None:
    message = _message(subject="level 8")
    for level in range(7, -1, -1):
        outer = _message(subject=f"level {level}")
        outer.add_attachment(message)
        message = outer
    taken = take_in(message.as_bytes(), "a.eml")
    assert [document.source.title for document in taken.documents] == [f"level {level}" for level in range(6)]
    assert [part.reason for part in taken.reasons] == [Reason.limit_exceeded]


def test_a_message_in_html_only_is_read_as_a_page() -> None:
    message = _message()
    message.set_content(f"<html><body><p>{BODY}</p><p>To unsubscribe, click here.</p></body></html>", subtype="html")
    read = kinds(take_in(message.as_bytes(), "a.eml").documents[0])
    assert ("paragraph", BODY.strip()) in read
    assert all(kind == "furniture" for kind, words in read if "unsubscribe" in words)


def test_a_wire_story_sent_by_mail_is_news() -> None:
    story = f"HELLUM, July 16 (Reuters) - {BODY}\n{BODY}"
    assert take_in(_message(story).as_bytes(), "a.eml").documents[0].source.kind == "news"


def test_headers_that_break_every_rule_cost_the_header_and_not_the_message() -> None:
    raw = (
        b"From: =?utf-8?q?=ZZ?= <@@>\r\nTo: ;;;\r\nDate: not a day\r\nSubject: \xff\xfe\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n" + BODY.encode()
    )
    document = take_in(raw, "a.eml").documents[0]
    assert document.source.published is None
    assert BODY.strip() in document.text.content


def test_a_message_without_words_says_so() -> None:
    with pytest.raises(Refused) as refused:
        take_in(b"Received: x\r\nMessage-ID: <1@x>\r\nFrom: a@b.example\r\n\r\n\r\n", "a.eml")
    assert refused.value.reason is Reason.no_text
