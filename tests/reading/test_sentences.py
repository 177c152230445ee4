"""Sentences end where a reader would end them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.reading.sentences import LONGEST, sentences
from backchannel.reading.words import words


def split(text: str) -> list[str]:
    spans = words(text, 0, len(text))
    return [text[spans[first][0] : spans[last][1]] for first, last in sentences(text, spans)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Dulles met Gen. Naguib in Cairo.", "He left on Jan. 5."],
        ["The U.S. Ambassador called on the Foreign Minister.", "They spoke alone."],
        ["It was sent to the U.S.", "The answer came in May."],
        ["See Vol. 2, No. 5, p. 12.", "Nothing was signed."],
        ["J. F. Dulles and H. S. Villard agreed.", "So did W. Rountree."],
        ["“We must act,” he said.", "“Now.”", "Nobody did."],
        ["“Will they come?” he asked.", "They did."],
        ["He refused.³", "The talks went on."],
        ["He refused.[12]", "The talks went on."],
        ["1. The Secretary opened the talks.", "2. The Ambassador thanked him."],
        ["THE MINISTER REFUSED.", "HE GAVE NO REASON."],
        ["They met (secretly.)", "No one knew."],
        ["Arms were sent, etc., by sea.", "Who paid?", "Nobody knows!"],
        ["The paper said ... nothing.", "Then it closed."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_a_blank_line_ends_a_sentence() -> None:
    assert split("Secret and personal\n\nThe envoy came") == ["Secret and personal", "The envoy came"]


def test_a_line_broken_within_a_sentence_does_not_end_it() -> None:
    assert len(split("The envoy came\nto Paris in secret.")) == 1


@given(st.text(alphabet="abAB .?!\"'()[]12“”\n…;,", max_size=400))
def test_sentences_take_every_word_once_in_order(text: str) -> None:
    spans = words(text, 0, len(text))
    following = 0
    for first, last in sentences(text, spans):
        assert first == following
        assert first <= last
        following = last + 1
    assert following == len(spans)


def test_text_without_an_end_is_cut_at_a_mark_before_it_grows_too_long() -> None:
    text = "and they went on, and on " * 400
    spans = words(text, 0, len(text))
    parts = sentences(text, spans)
    assert max(last - first + 1 for first, last in parts) <= LONGEST
    assert all(text[spans[last][0]] == "," for _, last in parts[:-1])
