"""Plain text: paragraphs, quotations, headings, lists and notes are told apart, and offsets hold whatever the text."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.made import kinds

from backchannel.intake.blocks import assemble
from backchannel.intake.document import Document
from backchannel.intake.lines import groups, joined_lines, wrap_width
from backchannel.intake.open import take_in
from backchannel.intake.plain import read
from backchannel.intake.reasons import Refused
from backchannel.record.text import Text

PROSE = (
    "The two ministers met at the lake in the spring and talked for three days about the border. They agreed that the post "
    "at Hellum should be opened again before the end of the summer, and that coal should cross there first."
)


def _document(content: str) -> Document:
    return take_in(content.encode(), "a.txt").documents[0]


def test_a_paragraph_wholly_in_quotation_marks_is_a_quotation_and_one_with_two_quotations_is_not() -> None:
    both = f"{PROSE}\n\n“We want nothing but our coal back.”\n\n“Coal,” he said, “and nothing but coal.”\n\n{PROSE}"
    assert [kind for kind, _ in kinds(_document(both))] == ["paragraph", "quotation", "paragraph", "paragraph"]


def test_words_that_stand_in_after_a_colon_are_a_quotation() -> None:
    content = f"{PROSE}\n\nThe minister wrote to his wife:\n\n    We are well, and the food is good.\n\n{PROSE}"
    assert kinds(_document(content))[2] == ("quotation", "We are well, and the food is good.")


def test_a_short_line_before_a_quotation_is_no_heading() -> None:
    content = f"{PROSE}\n\nHe further stated\n\n“We shall never speak of it again.”\n\n{PROSE}"
    assert [kind for kind, _ in kinds(_document(content))] == ["paragraph", "paragraph", "quotation", "paragraph"]


def test_title_byline_and_date_above_the_text_are_headings_and_are_kept_as_details() -> None:
    document = _document(
        f"The Lake Affair\n\nBy Hanna Moberg\n\n3 May 2013\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}"
    )
    source = document.source
    assert (source.title, source.author, source.published) == ("The Lake Affair", "Hanna Moberg", "2013-05-03")
    assert [kind for kind, _ in kinds(document)[:4]] == ["heading", "heading", "heading", "paragraph"]
    assert source.kind == "essay"


def test_a_text_without_a_title_keeps_its_first_sentence_as_a_paragraph() -> None:
    document = _document(f"{PROSE}\n\n{PROSE}")
    assert document.source.title is None
    assert [kind for kind, _ in kinds(document)] == ["paragraph", "paragraph"]


def test_items_of_a_list_stand_on_lines_of_their_own_and_numbered_paragraphs_stay_paragraphs() -> None:
    listed = _document(f"{PROSE}\n\n- coal\n- timber\n- fish\n\n{PROSE}")
    assert [kind for kind, _ in kinds(listed)] == ["paragraph", "list_item", "list_item", "list_item", "paragraph"]
    assert "- coal\n- timber\n- fish" in listed.text.content
    numbered = _document("\n".join(f"{n}.\t{PROSE}" for n in range(87, 91)))
    assert {kind for kind, _ in kinds(numbered)} == {"paragraph"}


def test_a_footnote_is_a_note() -> None:
    content = f"{PROSE}\n\n[1] Talk with the author, 1991.\n\n2 See the papers of the foreign office, vol. 3, p. 12."
    assert [kind for kind, _ in kinds(_document(content))][-2:] == ["note", "note"]


def test_lines_wrapped_at_a_width_become_paragraphs_and_broken_words_are_joined() -> None:
    wrapped = (
        "The two ministers met at the lake in the\n"
        "spring and talked for three days about\n"
        "the border, as it had been agreed in cor-\n"
        "respondence between their offices since\n"
        "the winter of the year before. They left\n"
        "on Sunday.\n"
        "In June the post at Hellum was opened to\n"
        "lorries again and coal began to cross it\n"
        "every night, which the papers of neither\n"
        "side were allowed to print.\n"
    )
    assert wrap_width(wrapped) == 41
    first, second = kinds(_document(wrapped))
    assert first[1].endswith(
        "agreed in correspondence between their offices since the winter of the year before. They left on Sunday."
    )
    assert second[1].startswith("In June the post")


def test_a_text_with_a_paragraph_a_line_is_not_taken_for_wrapped() -> None:
    assert wrap_width("\n".join([PROSE] * 20)) is None
    assert wrap_width("He came.\nHe saw.\nHe left.\nNobody asked why.\nThat was all.\n") is None


def test_a_prefix_keeps_its_hyphen_at_the_end_of_a_line() -> None:
    assert joined_lines(["a non-", "aligned state in cor-", "respondence with Franco-", "German circles"]) == (
        "a non-aligned state in correspondence with Franco-German circles"
    )


def test_page_numbers_that_count_upwards_are_furniture() -> None:
    document = _document(f"{PROSE}\n\n12\n\n{PROSE}\n\n13\n\n{PROSE}\n\n14\n\n{PROSE}")
    assert [words for kind, words in kinds(document) if kind == "furniture"] == ["12", "13", "14"]


def test_years_above_dated_entries_are_headings_and_no_page_numbers() -> None:
    entry = "The ministers met again and no one was told."
    content = "\n\n".join(f"{year}\n3 March: {entry}\nlate May: {entry}" for year in (1971, 1972, 1973))
    told = kinds(_document(content))
    assert [words for kind, words in told if kind == "heading"] == ["1971", "1972", "1973"]
    assert not [words for kind, words in told if kind == "furniture"]


def test_a_report_is_of_the_day_of_its_dateline() -> None:
    source = _document(f"Ministers meet at the lake\n\nHELLUM, May 3, 1971 — {PROSE}\n\n{PROSE}").source
    assert (source.published, source.kind) == ("1971-05-03", "news")


def test_a_dateline_without_a_year_is_no_date_unless_the_year_is_told_elsewhere() -> None:
    report = f"HELLUM, May 3 — {PROSE}\n\n{PROSE}"
    assert _document(f"Ministers meet\n\n{report}").source.published is None
    assert _document(f"Ministers meet\n\nMay 1971\n\n{report}").source.published == "1971-05-03"
    assert _document(f"Ministers meet\n\nJune 1971\n\n{report}").source.published == "1971-06"


def test_a_title_that_ends_in_a_day_tells_it_and_a_title_about_a_day_does_not() -> None:
    spoken = _document(f"Meeting\n\nStatement by Ann Lee, envoy of Aland, 3 May 1971\n\n{PROSE}\n\n{PROSE}")
    assert spoken.source.published == "1971-05-03"
    about = _document(f"Meeting\n\nStatement on the events of 3 May 1971\n\n{PROSE}\n\n{PROSE}")
    assert about.source.published is None


def test_the_first_day_of_a_chronology_is_not_its_own() -> None:
    entries = "\n".join(f"{day} May 1974: The ministers met again and no one was told." for day in range(1, 7))
    assert _document(f"The year of the lake\n\n{entries}").source.published is None


def test_kinds_of_document_are_told_by_their_form() -> None:
    told = {
        "cable": f"TELEGRAM FROM THE EMBASSY\n\nHellum, July 12, 1971, 0915Z.\n\nSECRET\n\n1. {PROSE}\n\n2. {PROSE}",
        "memorandum": f"To: The Minister\n\nFrom: The Political Department\n\nSubject: Coal\n\nDate: 3 May 1974\n\n{PROSE}",
        "memorandum_of_conversation": f"Memorandum of Conversation\n\nHellum, 3 May 1974\n\n{PROSE}",
        "speech": f"Mr. President, I congratulate you on your election to the presidency of this Assembly.\n\n{PROSE}",
        "news": f"HELLUM, May 3 (Reuters) - {PROSE}\n\n{PROSE}",
        "interview": f"Talk at the lake\n\nQ: Did you go?\n\nA: I did.\n\nQ: Why?\n\nA: Coal.\n\nQ: And then?\n\nA: {PROSE}",
        "chronology": "\n".join(f"{day} May 1974: The ministers met again and no one was told." for day in range(1, 7)),
        "unknown": f"{PROSE}\n\n{PROSE}",
    }
    assert {kind: _document(content).source.kind for kind, content in told.items()} == dict(
        zip(told, told, strict=True)
    )


def test_a_memorandum_says_its_subject_date_and_marking() -> None:
    content = f"SECRET\n\nSubject: Coal over the border\n\nDate: 3 May 1974\n\nFrom: P. Aalto\n\n{PROSE}\n\n{PROSE}"
    source = _document(content).source
    told = (source.title, source.published, source.author, source.classification)
    assert told == ("Coal over the border", "1974-05-03", "P. Aalto", "SECRET")


TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from('\n\n\n\t  .:"“”-–•©abcABC123'),
    ),
    max_size=400,
)
CUED = st.lists(
    st.sampled_from(
        [
            "Leave a Reply",
            "12 Comments",
            "“Words.”",
            "He said:",
            "- item",
            "1. item",
            "By: A B",
            "\f",
            "3",
            "4",
            PROSE,
            "    in",
            "",
            "\ud800",
            "\x00",
        ]
    ),
    max_size=30,
).map("\n".join)


def _is_whole(text: Text, content: str) -> None:
    assert text.content.encode().decode() == text.content
    at = 0
    for block in text.blocks:
        assert at <= block.start < block.end <= len(text.content)
        assert text.content[at : block.start].isspace() or at == block.start
        assert not text.content[block.start].isspace()
        assert not text.content[block.end - 1].isspace()
        at = block.end
    assert at == len(text.content)
    assert sum(map(str.isalpha, text.content)) == sum(map(str.isalpha, content))


@settings(max_examples=400, deadline=None)
@given(st.one_of(TEXTS, CUED))
def test_blocks_are_in_order_within_the_text_and_hold_every_letter(content: str) -> None:
    pieces, _ = read(content)
    _is_whole(assemble(pieces), content)


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.eml", "a.pdf", "a.docx", "a.epub", "a.xml", "a"]),
)
def test_any_bytes_under_any_name_give_a_document_or_a_reason(data: bytes, name: str) -> None:
    with suppress(Refused):
        for document in take_in(data, name).documents:
            at = 0
            document.text.content.encode()
            for block in document.text.blocks:
                assert at <= block.start < block.end <= len(document.text.content)
                at = block.end


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_grouping_lines_loses_no_letter(content: str) -> None:
    for width in (None, 40):
        joined = "".join(group.words for group in groups(content, width))
        assert sum(map(str.isalpha, joined)) == sum(map(str.isalpha, content))
