"""Whatever is typed is a query."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backchannel.casefile.querying import Query, Term, parse


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """An FTS5 table as a case has it."""
    connection = sqlite3.connect(":memory:")
    connection.execute("""CREATE VIRTUAL TABLE t USING fts5(words, tags, tokenize="unicode61 remove_diacritics 2")""")
    connection.executemany(
        "INSERT INTO t VALUES (?, 'kparagraph')",
        [("The envoy met the minister in Zürich",), ("The minister left",), ("Envoys of São Rafael",)],
    )
    yield connection
    connection.close()


def found(index: sqlite3.Connection, typed: str) -> list[int]:
    wanted = parse(typed).fts()
    if wanted is None:
        return []
    return [row[0] for row in index.execute("SELECT rowid FROM t WHERE t MATCH ?", (f"(words : ({wanted}))",))]


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("envoy minister", [1]),
        ("minister", [1, 2]),
        ("minister -envoy", [2]),
        ("envoy*", [1, 3]),
        ('"the minister"', [1, 2]),
        ('"minister the"', []),
        ("zurich OR rafael", [1, 3]),
        ("ZÜRICH", [1]),
        ("sao", [3]),
        ('"met the min*"', [1]),
        ("-envoy", []),
        ("kparagraph", []),
        ("", []),
        ("OR", []),
        ("envoy OR", [1]),
        ("OR envoy", [1]),
        ('"envoy', [1]),
        ("“the minister”", [1, 2]),
        ("words:envoy", []),
        ("NEAR(envoy minister)", []),
        ("envoy AND minister", []),
    ],
)
def test_what_is_typed_finds(index: sqlite3.Connection, typed: str, rows: list[int]) -> None:
    assert found(index, typed) == rows


def test_what_is_typed_becomes_terms() -> None:
    assert parse('"quiet talks" visit* -rumour OR denial') == Query(
        ((Term(("quiet", "talks")),), (Term(("visit",), prefix=True), Term(("denial",)))), (Term(("rumour",)),)
    )


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                [
                    "OR",
                    "AND",
                    "NOT",
                    "NEAR",
                    "envoy",
                    "words",
                    "tags",
                    "中文",
                    "--",
                    "/*",
                    "\u0301",
                    *"\"“”-*():^+{},'\\\0éßİ🚂 _%;²٣",
                ]
            ),
            max_size=40,
        ).map("".join),
        st.lists(st.text(min_size=1, max_size=5), max_size=60).map(" OR ".join),
    )
)
@example('" OR "')
@example('*"*-"*')
@example("\u0301")
@example("a\0b")
def test_nothing_that_is_typed_is_an_error(index: sqlite3.Connection, typed: str) -> None:
    found(index, typed)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_nothing_typed_reaches_the_tags(index: sqlite3.Connection, typed: str) -> None:
    wanted = parse(typed).fts()
    if wanted is not None:
        plan = f'(words : ({wanted})) AND (tags : ("nothere"))'
        assert index.execute("SELECT count(*) FROM t WHERE t MATCH ?", (plan,)).fetchone()[0] == 0
