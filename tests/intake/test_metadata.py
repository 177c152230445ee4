"""What a document says of itself is taken as it stands: no day, no name is made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.intake.language import language_of
from backchannel.intake.metadata import byline, date_line, dateline, edtf_of


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("May 3, 2013", "2013-05-03"),
        ("3rd May 2013", "2013-05-03"),
        ("Monday, 13 May 2013", "2013-05-13"),
        ("Islamabad, July 12, 1971, 0915Z.", "1971-07-12"),
        ("Parliament, New Delhi, 20 July 1971", "1971-07-20"),
        ("Posted on 3 May 2013 at 4:15 pm", "2013-05-03"),
        ("Published: May 2013", "2013-05"),
        ("2013-05-02T09:00:00Z", "2013-05-02"),
        ("13/05/2013", "2013-05-13"),
        ("05/13/2013", "2013-05-13"),
        ("05/06/2013", "2013"),
        ("05/05/2013", "2013-05-05"),
        ("31 June 2013", None),
        ("2013", None),
        ("In May 1953 we met", None),
        ("July 12, 1971, the minister said", None),
        ("The war ended in 1945", None),
        ("May", None),
    ],
)
def test_a_line_is_a_date_only_if_it_is_nothing_else_and_is_no_more_precise_than_written(
    line: str, edtf: str | None
) -> None:
    assert date_line(line) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("HELLUM, May 3, 1971 (Reuters) — The ministers met.", "1971-05-03"),
        ("N'ZERTA, Sept. 4, 1983 — The ministers met.", "1983-09-04"),
        ("Port Hellum, Aland, 3 May 1971 – The ministers met.", "1971-05-03"),
        ("HELLUM, Tuesday, May 4 -- The ministers met.", "--05-04"),
        ("HELLUM (AP) - The ministers met.", None),
    ],
)
def test_a_dateline_says_its_day_as_far_as_it_is_written(words: str, edtf: str | None) -> None:
    found = dateline(words)
    assert found is not None
    assert (found[0], words[found[1] :]) == (edtf, "The ministers met.")


@pytest.mark.parametrize(
    "words",
    [
        "The ministers met on May 3, 1971 — and left.",
        "Hellum — which has no port — was chosen.",
        "Hellum, May 3, 1971, was quiet.",
        "By May 3, 1971 they had left.",
        "Hellum, May 3, 1971—6 p.m.",
    ],
)
def test_a_sentence_with_a_date_or_a_dash_has_no_dateline(words: str) -> None:
    assert dateline(words) is None


def test_the_order_of_day_and_month_is_used_where_it_is_known() -> None:
    assert edtf_of("05/06/2013", day_first=True) == "2013-06-05"
    assert edtf_of("05/06/2013", day_first=False) == "2013-05-06"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("By: Hanna Moberg", ("Hanna Moberg", None)),
        ("BY HANNA MOBERG", ("HANNA MOBERG", None)),
        ("By Hanna Moberg and Piet de Vries", ("Hanna Moberg and Piet de Vries", None)),
        ("By Hanna Moberg, 3 May 2013", ("Hanna Moberg", "2013-05-03")),
        ("Written by Hanna Moberg | May 2013", ("Hanna Moberg", "2013-05")),
        ("Posted on May 3, 2013 by hmoberg", ("hmoberg", "2013-05-03")),
        ("By noon the army had left the town", None),
        ("By force of arms", None),
        ("By The Time He Left, nobody was there", None),
        ("Bypass the border", None),
    ],
)
def test_a_byline_is_a_name_and_not_a_sentence(line: str, told: tuple[str, str | None] | None) -> None:
    assert byline(line) == told


@given(st.dates())
def test_a_day_written_out_comes_back(day: date) -> None:
    if day.year >= 1000 and day.year < 2100:
        assert edtf_of(f"{day.day} {day:%B} {day.year}") == day.isoformat()
        assert edtf_of(f"{day:%B} {day.day}, {day.year}") == day.isoformat()
        assert edtf_of(day.isoformat()) == day.isoformat()


@given(st.text(max_size=150))
def test_no_line_breaks_the_readers_of_lines(line: str) -> None:
    for read in (date_line, byline, edtf_of):
        read(line)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The ministers met at the lake and talked about the border for three days.", "en"),
        ("1 May 1974. Meeting at Hellum. 3 May 1974. Meeting of the ministers with the envoys at Hellum.", "en"),
        ("De ministers kwamen bijeen aan het meer en spraken drie dagen over de grens van hun landen.", "nl"),
        ("Die Minister trafen sich am See und sprachen drei Tage lang über die Grenze.", "de"),
        ("Les ministres se sont rencontrés au bord du lac et ont parlé de la frontière.", "fr"),
        ("Министры встретились у озера и три дня говорили о границе.", "ru"),
        ("اجتمع الوزراء عند البحيرة وتحدثوا عن الحدود ثلاثة أيام.", "ar"),
        ("OK", None),
        ("12 34 56 78", None),
    ],
)
def test_the_language_is_told_from_the_words_and_not_from_too_few(words: str, language: str | None) -> None:
    assert language_of(words) == language
