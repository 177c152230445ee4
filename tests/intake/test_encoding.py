"""Bytes become characters by a ladder whose rung is recorded; nothing that cannot be stored gets through."""

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.intake.encoding import decoded, line_ends, representable
from backchannel.intake.open import take_in
from backchannel.intake.reasons import Reason, Refused

RUSSIAN = "Министры встретились у озера и три дня говорили о границе. Никому об этом не сказали. " * 3
CURLY = "The minister said “we shall see” — and left. " * 5


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("words", [RUSSIAN, CURLY], ids=["Russian", "English"])
def test_unicode_is_known_by_its_mark_or_its_shape_without_a_warning(words: str, encoding: str) -> None:
    found = decoded(words.encode(encoding))
    assert (found.content, found.warnings) == (words, ())


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (
            "El señor Muñoz vino a Hellum en mayo y se quedó tres días junto al lago sin ver a nadie. " * 3,
            "cp1252",
        ),
        ("The café at Hellum was closed.", "cp1252"),
        ("会議は湖のほとりで行われた。大臣は三日間滞在した。" * 3, "cp932"),
        ("部长们在湖边会面，讨论了三天的边界问题。" * 3, "gb18030"),
        ("장관들은 호숫가에서 만나 사흘 동안 국경에 대해 이야기했다. " * 3, "cp949"),
    ],
)
def test_an_undeclared_encoding_is_told_from_the_bytes_and_said_to_be_guessed(words: str, encoding: str) -> None:
    found = decoded(words.encode(encoding))
    assert (found.content, found.rung, found.warnings) == (words, "guess", (f"encoding_guessed: {encoding}",))


def test_a_declared_encoding_is_believed_only_if_the_bytes_fit() -> None:
    assert decoded(RUSSIAN.encode("cp1251"), "windows-1251").rung == "declared"
    assert decoded(RUSSIAN.encode(), "ascii").rung == "utf-8"
    assert decoded(RUSSIAN.encode(), "no such thing").rung == "utf-8"
    assert decoded(RUSSIAN.encode(), "hex").rung == "utf-8"


def test_a_few_bad_bytes_in_utf8_are_marked_and_counted() -> None:
    found = decoded(RUSSIAN.encode() + b" bad \xe9 byte")
    assert found.content.endswith("bad \ufffd byte")
    assert found.warnings == ("characters_replaced: 1 that are not UTF-8",)


def test_zero_bytes_and_lone_surrogates_become_the_replacement_sign_with_a_warning() -> None:
    found = decoded(b"before\x00after")
    assert found.content == "before\ufffdafter"
    assert found.warnings == ("characters_replaced: 1 NUL or lone surrogate",)
    assert representable("a\ud800b\udfffc\x00") == ("a\ufffdb\ufffdc\ufffd", 3)


def test_every_line_end_becomes_one_sign() -> None:
    assert line_ends("a\r\nb\rc\x85d\u2028e\u2029f") == "a\nb\nc\nd\ne\n\nf"


@pytest.mark.parametrize("seed", range(5))
def test_noise_under_the_name_of_a_text_is_refused(seed: int) -> None:
    with pytest.raises(Refused) as refused:
        take_in(b"\x01" + random.Random(seed).randbytes(20_000), "notes.txt")
    assert refused.value.reason is Reason.undecodable


@given(st.binary(max_size=500))
def test_whatever_is_decoded_can_be_stored_as_utf8(data: bytes) -> None:
    with suppress(Refused):
        _can_be_stored(decoded(data).content)


def _can_be_stored(content: str) -> None:
    assert content.encode().decode() == content
    assert "\x00" not in content
    assert "\r" not in content


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_utf8_comes_back_as_it_was(words: str) -> None:
    found = decoded(words.encode())
    if not words.encode().startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        assert found.content == line_ends(words)
