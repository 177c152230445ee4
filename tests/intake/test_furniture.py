"""What is printed around a text is furniture, and the text is not."""

import pytest
from tests.intake.pages import BODY, PAGES, lines_of, pasted

from backchannel.intake.blocks import Piece
from backchannel.intake.furniture import strength, told_apart
from backchannel.intake.plain import read

LONG = (
    "The delegations met on Monday in the old customs house by the harbor, and the talks went on until late at night "
    "without a result of any kind that could be told to the newspapers."
)


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\n \n\n"], ids=["blank lines", "no blank lines", "loose"])
@pytest.mark.parametrize("system", PAGES)
def test_what_a_system_prints_around_a_pasted_text_is_furniture_and_the_text_is_not(system: str, gap: str) -> None:
    lines = lines_of(PAGES[system])
    pieces, _ = read(gap.join(words for _, words in lines))
    assert [piece.words for piece in pieces] == [words for _, words in lines]
    wrong = [
        (mark, piece.kind, words)
        for (mark, words), piece in zip(lines, pieces, strict=True)
        if mark != "?" and (piece.kind == "furniture") != (mark == "F")
    ]
    assert wrong == []


@pytest.mark.parametrize("system", PAGES)
def test_the_title_of_a_pasted_page_is_found_among_its_menus(system: str) -> None:
    _, details = read(pasted(PAGES[system]))
    assert details.title == "The visit that never was"


def test_the_author_is_read_from_a_line_that_the_system_printed() -> None:
    _, details = read(pasted(PAGES["drupal"]))
    assert (details.author, details.published) == ("hmoberg", "2013-05-13")


@pytest.mark.parametrize(
    "line",
    [
        "Topics discussed with the Ambassador",
        "Comments of the Embassy on the draft treaty",
        "The Minister shared this view.",
        "Copyright was the last point on which the delegations differed.",
        "Tagged shells were found in the harbor, the report said.",
        "We use cookies, the sergeant said, when there is no bread, and the men laughed at him for it.",
        "Powered by Soviet engines, the boats left at dawn.",
        "Related questions were put to the Secretary by the Chinese Ambassador.",
        "Archives of the Foreign Office hold no record of it.",
    ],
)
def test_a_sentence_that_begins_as_furniture_does_is_not_furniture(line: str) -> None:
    before = LONG
    pieces = told_apart([Piece("paragraph", before), Piece("paragraph", line), Piece("paragraph", before)])
    assert [piece.kind for piece in pieces] == ["paragraph"] * 3


def test_a_lone_heading_that_is_also_a_menu_word_stays() -> None:
    body = LONG
    for word in ("News", "Politics", "Comments", "Events", "Help"):
        pieces = told_apart([Piece("paragraph", body), Piece("heading", word), Piece("paragraph", body)])
        assert pieces[1].kind == "heading", word


def test_a_heading_comments_without_a_thread_below_it_hides_nothing() -> None:
    body = BODY.replace("T ", "").splitlines()
    pieces = told_apart([Piece("paragraph", words) for words in [*body, "Comments", *body]])
    assert all(piece.kind == "paragraph" for piece in pieces)


def test_a_signature_at_the_end_of_a_letter_is_not_furniture() -> None:
    letter = (
        "Dear Minister,\n\n"
        "I have the honour to confirm that the boundary commission will meet at Hellum on the first of June, as the two "
        "governments agreed in the exchange of notes of last autumn, and that I shall lead our side.\n\n"
        "Yours sincerely,\n\nP. Aalto\n\nAmbassador of Sudmark"
    )
    pieces, details = read(letter)
    assert "furniture" not in [piece.kind for piece in pieces]
    assert details.kind == "letter"


def test_three_links_in_a_row_are_a_menu_and_one_link_is_not() -> None:
    links = [Piece("list_item", words, link_share=1.0) for words in ("Fish", "Coal", "Timber")]
    assert [piece.kind for piece in told_apart(links)] == ["furniture"] * 3
    assert told_apart(links[:1])[0].kind == "list_item"


def test_menu_words_on_one_line_are_known_with_and_without_bars() -> None:
    assert strength("Home | News | About us") == "sure"
    assert strength("Home About us Contact Archives") == "sure"
    assert strength("Home rule for Ireland") is None


def test_nothing_is_lost_when_furniture_is_told_apart() -> None:
    for page in PAGES.values():
        given = [Piece("paragraph", words) for _, words in lines_of(page)]
        assert [piece.words for piece in told_apart(given)] == [piece.words for piece in given]
