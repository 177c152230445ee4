"""A case: the folder that holds one database and the originals."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, select, text

from backchannel import __version__
from backchannel.casefile import audit, sqlite
from backchannel.casefile.errors import CaseExists, NewerCase, NoSuchThing, NotACase, told, unlike
from backchannel.casefile.leaves import Section, join
from backchannel.casefile.originals import Originals, sync_folder
from backchannel.casefile.tables import HEAD, REVISIONS, leaf, record, source, standing
from backchannel.record.canonical import sha256_hex
from backchannel.record.record import Record
from backchannel.record.schema import record_from_json

if TYPE_CHECKING:
    from backchannel.casefile.groups import Acknowledged
    from backchannel.casefile.writing import Writer

DATABASE = "case.db"
ORIGINALS = "originals"


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of one record: numbers of its rows, and what names it."""

    source_no: int
    record_no: int
    source_id: str
    sha256: str
    reader: str
    characters: int
    words: int


class Case:
    """Open it with ``Case.create``, ``Case.open`` or ``Case.open_or_create``; close it, or use it as a context manager.

    Any number of processes may read; one at a time may hold ``writer()``. Judgements take no such lock: they wait at most
    ten seconds for the database.
    """

    def __init__(self, folder: Path) -> None:
        """For the class methods; the folder must hold a database."""
        self.folder = folder
        self.originals = Originals(folder / ORIGINALS)
        self._reading: Engine = sqlite.make_engine(folder / DATABASE, writing=False)
        self._writing: Engine = sqlite.make_engine(folder / DATABASE, writing=True)

    @classmethod
    def create(cls, folder: Path | str) -> "Case":
        """Make a case in ``folder``, which may exist if it is empty. CaseExists, OutOfSpace, StorageFailed."""
        folder = Path(folder)
        database = folder / DATABASE
        if database.exists():
            raise CaseExists(
                f"No case was made in {folder}.",
                "There is one already.",
                "Read into it, or name another folder.",
            )
        if folder.is_dir() and any(folder.iterdir()):
            raise CaseExists(
                f"No case was made in {folder}.",
                "The folder holds other things.",
                "Name an empty folder, or one that does not exist yet.",
            )
        with told(folder):
            (folder / ORIGINALS).mkdir(parents=True)
            sqlite.make_file(database)
            case = cls._opened(folder)
            sync_folder(folder)
            sync_folder(folder.parent)
            return case

    @classmethod
    def open(cls, folder: Path | str) -> "Case":
        """Open the case in ``folder``, bringing its schema up to date. NotACase, NewerCase, CaseDamaged, CaseBusy."""
        folder = Path(folder)
        if not (folder / DATABASE).is_file():
            raise NotACase(
                f"{folder} could not be opened as a case.",
                f"It holds no {DATABASE}.",
                "Name the folder that `backchannel read --case` made.",
            )
        with told(folder):
            return cls._opened(folder)

    @classmethod
    def open_or_create(cls, folder: Path | str) -> "Case":
        """As ``open`` where there is a case, else as ``create``."""
        return cls.open(folder) if (Path(folder) / DATABASE).is_file() else cls.create(folder)

    @classmethod
    def _opened(cls, folder: Path) -> "Case":
        case = cls(folder)
        try:
            case._bring_up_to_date()
            with case.reading() as connection:
                case._check_shape(connection)
        except BaseException:
            case.close()
            raise
        return case

    def _revision(self, connection: Connection) -> str | None:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found

    def _bring_up_to_date(self) -> None:
        with self._reading.connect() as connection:
            revision = self._revision(connection)
        if revision == HEAD:
            return
        if revision is not None and revision not in REVISIONS:
            raise NewerCase(
                f"The case {self.folder} could not be opened.",
                f"A later version of Backchannel wrote it (schema {revision}; this version knows {HEAD}).",
                "Update Backchannel, then open it again.",
            )
        from backchannel.casefile.migrations.run import migrate  # alembic takes 0.2 s to import and is seldom needed

        with self._writing.begin() as connection:
            revision = self._revision(connection)  # another process may have been faster
            if revision == HEAD:
                return
            if revision is None and inspect(connection).get_table_names():
                raise NotACase(
                    f"{self.folder} could not be opened as a case.",
                    f"Its {DATABASE} was made by another program.",
                    "Name the folder that `backchannel read --case` made.",
                )
            migrate(connection)
            audit.append(
                connection,
                "made" if revision is None else "migrated",
                "backchannel",
                {"backchannel": __version__, "from": revision, "to": HEAD},
            )

    def _check_shape(self, connection: Connection) -> None:
        """A case may come from a stranger: whatever we did not make (a trigger, a view, a table) is refused."""
        names, statements = sqlite.shape(connection)
        expected = sqlite.expected_shape()
        if names == expected[0] and statements == expected[1]:
            return
        odd = sorted(name for _, name in names ^ expected[0]) or sorted(
            name for name in statements if statements[name] != expected[1].get(name)
        )
        raise NotACase(
            f"The case {self.folder} was not opened.",
            f"Its database is not of the shape that Backchannel makes: {', '.join(odd[:5])}.",
            "Go back to a copy from before it was changed.",
        )

    def close(self) -> None:
        """Let go of all connections."""
        self._reading.dispose()
        self._writing.dispose()

    def __enter__(self) -> "Case":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on one consistent state of the case that can change nothing."""
        with told(self.folder), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A write transaction (BEGIN IMMEDIATE, synced at the end); for this package's own modules."""
        with told(self.folder), self._writing.begin() as connection:
            yield connection

    def writer(
        self, reading: str, *, acknowledged: "Callable[[tuple[Acknowledged, ...]], None] | None" = None
    ) -> "Writer":
        """The one writer, as a context manager. ``reading`` names program and reader: a file settled under the same name
        needs nothing more. ``acknowledged`` is called after each commit with what is now safe. CaseLocked on entering.
        """
        from backchannel.casefile.writing import Writer

        return Writer(self, reading, acknowledged)

    def stored(self, source_id: str) -> Stored:
        """What is stored of a source's current record; NoSuchThing."""
        with self.reading() as connection:
            return self.find(connection, source_id)

    def find(self, connection: Connection, source_id: str) -> Stored:
        """As ``stored``, on a connection that is open."""
        row = connection.execute(
            select(
                source.c.no,
                record.c.no,
                source.c.id,
                record.c.sha256,
                record.c.reader,
                record.c.characters,
                record.c.words,
            )
            .join_from(source, standing, standing.c.source_no == source.c.no)
            .join(record, record.c.no == standing.c.record_no)
            .where(source.c.id == source_id)
        ).first()
        if row is None:
            raise NoSuchThing(
                f"No source {source_id} was found.",
                f"The case {self.folder} holds none under that id.",
                "Look it up in the list of sources.",
            )
        return Stored(*row)

    def record_json(self, source_id: str) -> bytes:
        """The canonical JSON of a source's current record; NoSuchThing, CaseDamaged where it is not what was stored."""
        with self.reading() as connection:
            stored = self.find(connection, source_id)
            body = join(leaves_of(connection, stored.record_no))
        if sha256_hex(body) != stored.sha256:
            raise unlike(self.folder, f"The record of the source {source_id} has not the hash that it was stored under")
        return body

    def record(self, source_id: str) -> Record:
        """A source's current record; NoSuchThing."""
        return record_from_json(self.record_json(source_id))

    def source_ids(self) -> list[str]:
        """Ids of all sources, in the order in which they came in."""
        with self.reading() as connection:
            return list(connection.execute(select(source.c.id).order_by(source.c.no)).scalars())


def leaves_of(connection: Connection, record_no: int) -> Iterator[tuple[int, bytes]]:
    """(section, compressed body) of a record's leaves, in order."""
    rows = connection.execute(
        select(leaf.c.section, leaf.c.body).where(leaf.c.record_no == record_no).order_by(leaf.c.section, leaf.c.no)
    )
    for section, body in rows:
        yield Section(section), body
