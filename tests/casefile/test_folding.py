"""A record made ready for the store says what the record says."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.casefile.folding import PIECE, fold, word_count, year_tags, years_of
from backchannel.casefile.leaves import Section, content, cut, head, items, join
from backchannel.record.canonical import canonical_json, sha256_hex
from backchannel.record.text import Block, Text

from .records import record


@settings(deadline=None)
@given(st.integers(0, 50), st.integers(0, 30))
def test_leaves_join_to_the_canonical_json(seed: int, sentences: int) -> None:
    _, read = record(seed, sentences=sentences)
    joined = join((leaf.section, leaf.body) for leaf in cut(read))
    assert joined == canonical_json(read)
    assert fold(read).sha256 == sha256_hex(joined)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_survives_its_leaves(text: str) -> None:
    _, read = record(1)
    whole = Text(sha256_hex(text.encode()), text, (Block(0, len(text), "paragraph"),) if text else ())
    read = replace(read, text=whole, actors=(), claims=(), quotations=(), loaded=(), findings=())
    leaves = cut(read)
    assert join((leaf.section, leaf.body) for leaf in leaves) == canonical_json(read)
    assert "".join(content(leaf.body) for leaf in leaves if leaf.section is Section.CONTENT) == text
    assert (
        tuple(b for leaf in leaves if leaf.section is Section.BLOCKS for b in items(leaf.section, leaf.body))
        == whole.blocks
    )
    assert head(leaves[0].body).source == read.source


@settings(deadline=None)
@given(st.text(" \n\u2003ab", max_size=60), st.integers(1, 9))
def test_words_are_counted_alike_in_stretches_of_any_length(text: str, step: int) -> None:
    assert word_count(text, step) == len(text.split())


@settings(deadline=None)
@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=5000).map(lambda sizes: " ".join("x" * size for size in sizes))
)
def test_a_long_block_becomes_pieces_that_join_to_it(text: str) -> None:
    _, read = record(1)
    whole = Text(sha256_hex(text.encode()), text, (Block(0, len(text), "paragraph"),))
    folded = fold(replace(read, text=whole, actors=(), claims=(), quotations=(), loaded=(), findings=()))
    assert "".join(row[4] for row in folded.blocks) == text
    assert all(row[2] - row[1] <= PIECE for row in folded.blocks)
    assert [row[1] for row in folded.blocks[1:]] == [row[2] for row in folded.blocks[:-1]]
    assert all(row[4].endswith(" ") for row in folded.blocks[:-1])


def test_years_are_read_from_edtf() -> None:
    assert years_of("1953-05-02") == (1953, 1953)
    assert years_of("195X") == (1950, 1959)
    assert years_of("1947-12/1954-10") == (1947, 1954)
    assert years_of("1953?") == (1953, 1953)
    assert years_of("../1953") == (1953, 1953)
    assert years_of("2013-05-02T10:00:00Z") == (2013, 2013)
    assert years_of("-0044") == (-44, -44)
    assert years_of(None) == years_of("") == (None, None)


def test_tags_of_a_time_name_its_years_and_decades() -> None:
    assert year_tags(1953, 1953) == ["y1953", "d195"]
    assert year_tags(1958, None) == year_tags(None, 1958) == ["y1958", "d195"]
    assert year_tags(1949, 1951) == ["y1949", "y1950", "y1951", "d194", "d195"]
    assert year_tags(1900, 1999)[0] == "ywide"
    assert year_tags(1000, 1999) == ["ywide", "dwide"]
    assert year_tags(None, None) == []
