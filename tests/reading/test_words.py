"""Words have the treebanks' shape and the text's own offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.reading.words import words


def forms(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text, 0, len(text))]


@given(st.text(max_size=300), st.integers(0, 10), st.integers(0, 10))
def test_every_character_but_white_space_lies_in_exactly_one_word(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - after)
    covered = [0] * len(text)
    last = start
    for first, stop in words(text, start, end):
        assert start <= last <= first < stop <= end
        assert not text[first].isspace()
        assert not text[stop - 1].isspace()
        last = stop
        for index in range(first, stop):
            covered[index] += 1
    for index in range(start, end):
        if not text[index].isspace():
            assert covered[index] == 1, (index, text[index])


@given(st.text(alphabet="abcDEF'’.-–/123 ,;:!?\"“”()[]\n…", max_size=200))
def test_marks_of_ordinary_prose_are_tiled_too(text: str) -> None:
    assert "".join("".join(forms(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know.", ["They", "do", "n't", "know", "."]),
        ("Israel’s envoy couldn’t come", ["Israel", "’s", "envoy", "could", "n’t", "come"]),
        ("both states' ministers", ["both", "states", "'", "ministers"]),
        ("the U.S.S.R. and the U.S. agreed", ["the", "U.S.S.R.", "and", "the", "U.S.", "agreed"]),
        ("U.S.-Soviet talks", ["U.S.", "-", "Soviet", "talks"]),
        ("Gen. J. F. C. Fuller", ["Gen.", "J.", "F.", "C.", "Fuller"]),
        ("Soviet-Egyptian and non-aligned", ["Soviet", "-", "Egyptian", "and", "non-aligned"]),
        ("signed on 2/3 at 10:46 a.m.", ["signed", "on", "2/3", "at", "10:46", "a.m."]),
        ("$1,500,000 or 50%", ["$", "1,500,000", "or", "50", "%"]),
        ("Resolution No. 242.", ["Resolution", "No.", "242", "."]),
        ("He said no. Then he left.", ["He", "said", "no", ".", "Then", "he", "left", "."]),
        ("secret—until now", ["secret", "—", "until", "now"]),
        ("the cable -- unsigned -- came", ["the", "cable", "--", "unsigned", "--", "came"]),
        ("the Ba'ath and O'Brien", ["the", "Ba'ath", "and", "O'Brien"]),
        ("Zafarullah Khan cannot", ["Zafarullah", "Khan", "can", "not"]),
        ("1914–18", ["1914", "–", "18"]),
        ("see https://example.org/a?b=1, please", ["see", "https://example.org/a?b=1", ",", "please"]),
        ("left out . . . here", ["left", "out", ". . .", "here"]),
        ("“Peace,” he said", ["“", "Peace", ",", "”", "he", "said"]),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_emoji_and_other_scripts_keep_their_places() -> None:
    text = "🤝🏽 Łódź и 東京 met"
    assert [text[a:b] for a, b in words(text, 0, len(text))][-1] == "met"
    assert "Łódź" in forms(text)
    assert forms("") == []
    assert forms(" \n\t ") == []
