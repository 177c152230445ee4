"""Power lost: whatever is cut, zeroed or scrambled at the end of the log, the case is what it was after some commit."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from backchannel.casefile import Case, judge, verify

from .reading import READING, put
from .records import record

GROUPS = 8
EACH = 5
DAMAGES = 60


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[int, int]]]:
    """A case as it lies on the disk with its log not yet folded in, and the log's size after each group's commit."""
    folder = tmp_path_factory.mktemp("power") / "case"
    case = Case.create(folder)
    log = folder / "case.db-wal"
    sizes = [(log.stat().st_size, 0)]
    with case.writer(READING) as writer:
        for group in range(GROUPS):
            for seed in range(group * EACH, group * EACH + EACH):
                put(writer, f"/papers/{seed}.txt", *record(seed))
            writer.flush()
            sizes.append((log.stat().st_size, (group + 1) * EACH))
        judge(case, "accept", record(0)[1].claims[0].id, "Ana")
    copy = folder.parent / "copy"
    shutil.copytree(folder, copy)
    case.close()
    return copy, sizes


def opened(folder: Path) -> list[str]:
    """Ids of the sources, after every check."""
    with Case.open(folder) as case:
        assert verify(case).faults == ()
        return case.source_ids()


def test_what_is_whole_has_all_of_it(crashed: tuple[Path, list[tuple[int, int]]], tmp_path: Path) -> None:
    shutil.copytree(crashed[0], tmp_path / "case")
    assert len(opened(tmp_path / "case")) == GROUPS * EACH


@pytest.mark.parametrize("damage", ["truncate", "zero", "scramble"])
def test_a_damaged_log_gives_the_documents_of_the_commits_before(
    crashed: tuple[Path, list[tuple[int, int]]], tmp_path: Path, damage: str
) -> None:
    copy, sizes = crashed
    expected = [record(seed)[1].source.id for seed in range(GROUPS * EACH)]
    rng = random.Random(damage)
    whole = (copy / "case.db-wal").read_bytes()
    first = sizes[0][0]
    seen = set()
    for number in range(DAMAGES // 3):
        folder = tmp_path / str(number)
        shutil.copytree(copy, folder)
        (folder / "case.db-shm").unlink(missing_ok=True)
        cut = rng.randrange(first, len(whole))
        if damage == "truncate":
            log = whole[:cut]
        else:
            end = min(len(whole), cut + rng.randrange(1, 8192))
            noise = bytes(end - cut) if damage == "zero" else rng.randbytes(end - cut)
            log = whole[:cut] + noise + whole[end:]
        (folder / "case.db-wal").write_bytes(log)
        ids = opened(folder)
        assert ids == expected[: len(ids)]
        assert len(ids) % EACH == 0
        surely = max(documents for size, documents in sizes if size <= cut)
        assert len(ids) >= surely
        seen.add(len(ids))
        shutil.rmtree(folder)
    assert len(seen) > 3


def test_commits_are_synced(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    with case.changing() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    assert sqlite3.sqlite_version_info >= (3, 37)
