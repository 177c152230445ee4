"""Very large files are read in measure, or refused with a reason; how long they take is measured in bench/intake.py."""

import pytest

from backchannel.intake.blocks import MOST
from backchannel.intake.document import Document
from backchannel.intake.open import take_in
from backchannel.intake.reasons import Reason, Refused


def one(content: str, name: str) -> Document:
    (document,) = take_in(content.encode(), name).documents
    return document


def test_a_page_with_very_many_tags_is_read_whole_and_says_so() -> None:
    rows = "".join(
        f"<tr><td>{year}</td><td>Envoy {year} came to Lima</td><td><b>x</b></td></tr>\n" for year in range(40_000)
    )
    menu = "<nav><a href='/'>Home</a> <a href='/about'>About</a></nav>"
    document = one(
        f"<html lang='en'><title>Envoys</title><body>{menu}<table>{rows}</table></body></html>", "envoys.html"
    )
    assert [w.partition(":")[0] for w in document.warnings if "layout" in w] == ["layout_not_recognised"]
    blocks = document.text.blocks
    words = [document.text.content[block.start : block.end] for block in blocks if block.kind == "table_cell"]
    assert words[:3] == ["0", "Envoy 0 came to Lima", "x"]
    assert words[-2:] == ["Envoy 39999 came to Lima", "x"]
    assert len(words) == 120_000
    assert document.source.title == "Envoys"
    assert {blocks[0].kind} == {"furniture"}


@pytest.mark.parametrize("name", ["log.txt", "log.md"])
def test_a_text_of_more_than_a_million_lines_is_refused_with_the_number(name: str) -> None:
    with pytest.raises(Refused) as refused:
        take_in(b"up 1\n\n" * (MOST + 1), name)
    assert refused.value.reason is Reason.limit_exceeded
    assert f"{MOST:,}" in refused.value.detail


def test_a_page_of_more_than_a_million_cells_is_refused_with_the_number() -> None:
    with pytest.raises(Refused) as refused:
        take_in(b"<html><body><table>" + b"<tr><td>7" * (MOST + 1), "data.html")
    assert refused.value.reason is Reason.limit_exceeded
    assert f"{MOST:,}" in refused.value.detail


def test_markdown_of_very_many_lines_is_read_as_plain_text_and_says_so() -> None:
    lines = "".join(f"- The envoy wrote letter {number}.\n" for number in range(200_001))
    document = one(f"---\ntitle: Letters\n---\n{lines}", "letters.md")
    assert document.source.title == "Letters"
    assert len(document.text.blocks) == 200_001
    assert document.text.content.endswith("- The envoy wrote letter 200000.")
    assert any(warning.startswith("layout_not_recognised: Markdown of more than") for warning in document.warnings)
