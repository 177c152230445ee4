"""A case is a folder that opens only as what it is."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from backchannel.casefile import Case, CaseDamaged, CaseExists, NewerCase, NoSuchThing, NotACase, migrations, verify
from backchannel.casefile.tables import HEAD, REVISIONS, metadata
from backchannel.record.canonical import canonical_json

from .reading import filled
from .records import record


def test_a_record_comes_back_byte_for_byte(tmp_path: Path) -> None:
    case = filled(tmp_path / "case", range(3))
    _, expected = record(1)
    assert case.record(expected.source.id) == expected
    assert case.record_json(expected.source.id) == canonical_json(expected)


def test_a_long_record_in_many_leaves_comes_back_byte_for_byte(tmp_path: Path) -> None:
    case = filled(tmp_path / "case", [7], sentences=1500)
    _, expected = record(7, sentences=1500)
    with case.reading() as connection:
        leaves = connection.exec_driver_sql("SELECT count(*) FROM leaf WHERE section = 5").scalar_one()
    assert leaves > 3
    assert case.record_json(expected.source.id) == canonical_json(expected)
    assert not verify(case).faults


def test_a_case_is_not_made_where_something_lies(tmp_path: Path) -> None:
    Case.create(tmp_path / "case").close()
    with pytest.raises(CaseExists):
        Case.create(tmp_path / "case")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("Dear Sir")
    with pytest.raises(CaseExists):
        Case.create(tmp_path / "other")


def test_a_folder_without_a_database_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(NotACase):
        Case.open(tmp_path)


def test_another_program_s_database_is_no_case_and_stays_as_it_was(tmp_path: Path) -> None:
    database = tmp_path / "case.db"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = database.read_bytes()
    with pytest.raises(NotACase):
        Case.open(tmp_path)
    assert database.read_bytes() == before


def test_a_file_that_is_no_database_is_told_as_damage(tmp_path: Path) -> None:
    (tmp_path / "case.db").write_bytes(b"Dear Sir, " * 1000)
    with pytest.raises(CaseDamaged):
        Case.open(tmp_path)


def test_a_case_of_a_later_version_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    filled(tmp_path, [1]).close()
    connection = sqlite3.connect(tmp_path / "case.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = (tmp_path / "case.db").read_bytes()
    with pytest.raises(NewerCase, match="later version"):
        Case.open(tmp_path)
    assert (tmp_path / "case.db").read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER sly AFTER INSERT ON claim BEGIN DELETE FROM finding; END",
        "CREATE VIEW sly AS SELECT * FROM claim",
        "CREATE TABLE sly (x)",
        "DROP TRIGGER audit_no_update",
        "DROP INDEX ix_claim_id",
    ],
)
def test_a_case_that_somebody_rebuilt_is_refused(tmp_path: Path, statement: str) -> None:
    filled(tmp_path, [1]).close()
    connection = sqlite3.connect(tmp_path / "case.db")
    connection.execute(statement)
    connection.commit()
    connection.close()
    with pytest.raises(NotACase, match="shape"):
        Case.open(tmp_path)


def test_the_migrations_make_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    extras = {"block_words", "claim_words", "actor_names"}
    with case.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or name in metadata.tables}
        )
        assert compare_metadata(context, metadata) == []
        assert set(metadata.tables) | extras <= set(inspect(connection).get_table_names())


def test_the_revisions_named_are_those_shipped() -> None:
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == REVISIONS
    assert scripts.get_heads() == [HEAD]


def test_an_unknown_source_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchThing, match="src_nothing"):
        filled(tmp_path, [1]).record("src_nothing")


def test_a_case_opened_twice_over_needs_no_migration(tmp_path: Path) -> None:
    filled(tmp_path, [1]).close()
    with Case.open(tmp_path) as case, case.reading() as connection:
        kinds = connection.exec_driver_sql("SELECT kind FROM audit").scalars().all()
    assert kinds == ["made", "read"]


def test_readers_cannot_write(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    with pytest.raises(Exception, match=r"readonly|could not be opened"), case.reading() as connection:
        connection.exec_driver_sql("DELETE FROM claim")
