"""All that only SQLite has: connections and their settings, FTS5 tables, the triggers that make tables append-only."""

import sqlite3
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Integer, Text, column, create_engine, event, table
from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateIndex, CreateTable

from backchannel.casefile.tables import metadata

BUSY_SECONDS = 10
PAGE_SIZE = 4096
"""Bytes. 8,192 made a case of 870,000 words no smaller (39.2 against 39.5 bytes a word)."""
_WAL_LIMIT = 64 * 1024 * 1024
_CACHE_KIB = 64 * 1024
"""Instead of mapping the file: ``cell_size_check`` runs at every access to a mapped page and made a search three times
as slow (31 against 10 ms), while a page in this cache is checked once.
"""

FTS = (
    """CREATE VIRTUAL TABLE block_words USING fts5(
        words, tags, content='block', content_rowid='no', tokenize="unicode61 remove_diacritics 2")""",
    """CREATE VIEW claim_text(no, words, tags) AS
        SELECT claim.no,
               coalesce(claim.words, substr(block.words, claim.start - block.start + 1, claim."end" - claim.start)),
               claim.tags
        FROM claim LEFT JOIN block ON block.no = claim.block_no""",
    """CREATE VIRTUAL TABLE claim_words USING fts5(
        words, tags, content='claim_text', content_rowid='no', tokenize="unicode61 remove_diacritics 2")""",
    """CREATE VIRTUAL TABLE actor_names USING fts5(
        name, content='actor', content_rowid='no', tokenize="unicode61 remove_diacritics 2")""",
)
claim_text = table("claim_text", column("no", Integer), column("words", Text))
"""Each claim with its words: they stand in its block's row and are not stored twice."""

_CONTENT = (
    ("claim_words", "claim_text", "words, tags"),
    ("block_words", "block", "words, tags"),
    ("actor_names", "actor", "name"),
)
_SHAPE = "SELECT type, name, coalesce(sql, '') FROM sqlite_master"
FTS_TABLES = ("block_words", "claim_words", "actor_names")

APPEND_ONLY = ("audit", "judgement", "record", "leaf")
TRIGGERS = tuple(
    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
    f"BEGIN SELECT raise(ABORT, '{table} is append-only'); END"
    for table in APPEND_ONLY
    for verb in ("UPDATE", "DELETE")
)


def make_engine(database: Path, *, writing: bool) -> Engine:
    """An engine on the file, which must exist. Writing: ``begin()`` is BEGIN IMMEDIATE, FULL sync; else query only."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{quote(str(database))}?mode=rw",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        _settle(connection, writing=writing)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=16)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _settle(connection: sqlite3.Connection, *, writing: bool) -> None:
    """``trusted_schema`` is off and the connection defensive since a case may come from somebody else."""
    for pragma in (
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "synchronous=FULL",
        "cell_size_check=ON",
        f"cache_size=-{_CACHE_KIB}",
        f"journal_size_limit={_WAL_LIMIT}",
        f"query_only={'OFF' if writing else 'ON'}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)


def make_file(database: Path) -> None:
    """A new empty database in WAL mode; FileExistsError if there is one."""
    database.touch(exist_ok=False)
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


def make_extras(connection: Connection) -> None:
    """FTS tables and triggers, inside a migration."""
    for statement in (*FTS, *TRIGGERS):
        connection.exec_driver_sql(statement)


def shape(connection: Connection) -> tuple[set[tuple[str, str]], dict[str, str]]:
    """What the database is made of: (type, name) of everything named, and the SQL of every trigger and view."""
    return _shape([tuple(row) for row in connection.exec_driver_sql(_SHAPE)])


def _shape(rows: Sequence[tuple[Any, ...]]) -> tuple[set[tuple[str, str]], dict[str, str]]:
    names = {(kind, name) for kind, name, _ in rows if not name.startswith("sqlite_")}
    return names, {name: sql for kind, name, sql in rows if kind in ("trigger", "view")}


@cache
def expected_shape() -> tuple[set[tuple[str, str]], dict[str, str]]:
    """What ``shape`` gives for a case of this version: the tables of ``tables.metadata``, and the extras above."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        dialect = pysqlite.dialect()
        for table in metadata.sorted_tables:
            connection.execute(str(CreateTable(table).compile(dialect=dialect)))
            for index in table.indexes:
                connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
        for statement in (*FTS, *TRIGGERS):
            connection.execute(statement)
        return _shape(connection.execute(_SHAPE).fetchall())
    finally:
        connection.close()


def add_words(connection: Connection, after: dict[str, int]) -> None:
    """Enter all blocks, claims and actors numbered above ``after`` into the FTS tables."""
    for words, content, columns in _CONTENT:
        base = "claim" if content == "claim_text" else content
        connection.exec_driver_sql(
            f"INSERT INTO {words}(rowid, {columns}) SELECT no, {columns} FROM {content} WHERE no > ?",  # noqa: S608
            (after[base],),
        )


def remove_words(connection: Connection, source_no: int) -> None:
    """Take a source's rows out of the FTS tables; before the rows themselves go, since FTS5 needs the old words."""
    for words, content, columns in _CONTENT:
        base = "claim" if content == "claim_text" else content
        connection.exec_driver_sql(
            f"INSERT INTO {words}({words}, rowid, {columns}) SELECT 'delete', no, {columns} FROM {content} "  # noqa: S608
            f"WHERE no IN (SELECT no FROM {base} WHERE source_no = ?)",
            (source_no,),
        )


def checks(connection: Connection) -> list[str]:
    """SQLite's own opinion of the file: integrity_check, foreign_key_check, and FTS5 against its content."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(100)") if row[0] != "ok"]
    found.extend(
        f"row {row[1]} of {row[0]} points at a row of {row[2]} that is not there"
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    )
    return found


def check_words(connection: Connection, words: str) -> None:
    """FTS5's own check of ``words`` against its content; raises sqlite3.DatabaseError (CORRUPT) if they differ.

    It is an INSERT in form only, but SQLite wants a writable connection for it.
    """
    if words not in FTS_TABLES:
        raise ValueError(words)
    connection.exec_driver_sql(f"INSERT INTO {words}({words}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
