"""PDF: paragraphs out of printed lines; pages; what repeats is furniture; what has no letters says so."""

import pytest
from tests.intake.made import column, kinds, locked_pdf, pdf, picture_pdf

from backchannel.intake.open import take_in
from backchannel.intake.reasons import Reason, Refused

PAGE_1 = [
    (72, 760, 9, "Norland Papers"),
    (72, 720, 18, "The treaty of the lake"),
    *column(
        [
            "The two ministers met at the lake in the spring and talked for three days about the bor-",
            "der. They agreed that the post at Hellum should be opened again before the end of the",
            "summer.",
            "Nobody was told. The newspapers of both capitals wrote that the minister had taken the",
            "waters at a bath in the mountains, and that he would be back in his office on Monday, with",
        ],
        top=680,
    ),
    (300, 40, 9, "1"),
]
PAGE_2 = [
    (72, 760, 9, "Norland Papers"),
    *column(["a lighter heart. He never spoke of it again."], top=720),
    (72, 80, 8, "1 Papers of the foreign office, vol. 3, p. 12."),
    (300, 40, 9, "2"),
]


def test_lines_become_paragraphs_over_the_page_and_broken_words_are_joined() -> None:
    document = take_in(pdf([PAGE_1, PAGE_2]), "a.pdf").documents[0]
    assert [pair for pair in kinds(document) if pair[0] != "furniture"] == [
        ("heading", "The treaty of the lake"),
        (
            "paragraph",
            "The two ministers met at the lake in the spring and talked for three days about the border. They agreed that "
            "the post at Hellum should be opened again before the end of the summer.",
        ),
        (
            "paragraph",
            "Nobody was told. The newspapers of both capitals wrote that the minister had taken the waters at a bath in the "
            "mountains, and that he would be back in his office on Monday, with a lighter heart. He never spoke of it again.",
        ),
        ("note", "1 Papers of the foreign office, vol. 3, p. 12."),
    ]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    document = take_in(pdf([PAGE_1, PAGE_2]), "a.pdf").documents[0]
    assert sorted(words for kind, words in kinds(document) if kind == "furniture") == [
        "1",
        "2",
        "Norland Papers",
        "Norland Papers",
    ]


def test_a_page_begins_at_its_first_word_in_the_middle_of_a_paragraph() -> None:
    text = take_in(pdf([PAGE_1, PAGE_2]), "a.pdf").documents[0].text
    first, second = text.pages
    assert (first.label, second.label) == ("1", "2")
    assert text.content[second.start :].startswith("a lighter heart")
    assert first.end <= second.start


def test_a_first_page_is_no_head_because_it_is_alone() -> None:
    document = take_in(
        pdf([[(72, 760, 11, "Statement by the minister"), *column(["We went to the lake."], top=700)]]), "a.pdf"
    )
    assert "furniture" not in [kind for kind, _ in kinds(document.documents[0])]


def test_columns_are_read_one_after_the_other() -> None:
    left = column(
        [
            "The left column begins here and it",
            "goes on for some lines until it ends",
            "at the foot of the page, where the",
        ]
    )
    right = column(["right column takes the sentence up and", "brings it to its end."], left=330)
    words = [words for _, words in kinds(take_in(pdf([left + right]), "a.pdf").documents[0])]
    assert words == [
        "The left column begins here and it goes on for some lines until it ends at the foot of the page, where the right "
        "column takes the sentence up and brings it to its end."
    ]


def test_the_name_a_program_gave_is_no_title_and_the_day_of_the_file_no_date() -> None:
    made = pdf(
        [PAGE_1, PAGE_2],
        info={"Title": "Microsoft Word - x.doc", "Author": "Hanna Moberg", "CreationDate": "D:20200101"},
    )
    source = take_in(made, "a.pdf").documents[0].source
    assert (source.title, source.author, source.published) == ("The treaty of the lake", "Hanna Moberg", None)


def test_pages_without_text_among_others_are_named() -> None:
    mixed = pdf([PAGE_1, [], PAGE_2]).replace(
        b"<</Length 0>>stream\n\nendstream", b"<</Length 16>>stream\n0 0 300 300 re f\nendstream"
    )
    assert take_in(mixed, "a.pdf").documents[0].warnings == ("pages_without_text: 2",)


WHOLE = pdf([PAGE_1, PAGE_2])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (locked_pdf(), Reason.encrypted),
        (picture_pdf(), Reason.no_text_layer),
        (pdf([[]]), Reason.no_text),
        (b"%PDF-1.7\n", Reason.truncated),
        (WHOLE[:200], Reason.truncated),
        (b"", Reason.empty),
        (b"\x00" * 5000, Reason.malformed),
    ],
    ids=["locked", "scanned", "blank", "header only", "cut off", "empty", "zeros"],
)
def test_a_pdf_that_gives_no_text_says_why(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        take_in(data, "a.pdf")
    assert refused.value.reason is reason


def test_a_pdf_cut_anywhere_is_read_or_refused() -> None:
    ended: set[Reason] = set()
    for end in range(0, len(WHOLE), 37):
        try:
            take_in(WHOLE[:end], "a.pdf")
        except Refused as refused:
            ended.add(refused.reason)
    assert Reason.truncated in ended
    assert ended <= {Reason.empty, Reason.truncated, Reason.malformed, Reason.no_text}
