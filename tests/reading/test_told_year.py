"""Which year's states a text is about."""

import pytest

from backchannel.reading.told_year import year_of
from backchannel.record.source import Source
from tests.reading.texts import text_of


@pytest.mark.parametrize(
    ("words", "published", "year"),
    [
        ("In 1911, 1912 and 1913 the Turks fought.", None, 1912),
        ("In 1911, 1912 and 1913 the Turks fought.", "1998-05", 1998),
        ("In 1912 and 1913 the Turks fought.", None, None),
        ("In 1911, 1912 and 1985 the Turks fought.", None, None),
        ("It cost $1,912 or 1912.50, 1913% and 19131 in all.", None, None),
    ],
)
def test_years_close_together_date_an_undated_text(words: str, published: str | None, year: int | None) -> None:
    text = text_of(words)
    assert year_of(text, Source("src_x", text.sha256, "text/plain", "x.txt", published=published)) == year
