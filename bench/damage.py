"""Damages a case in every way a disk and a power cut do: does `verify` tell, and is a wrong record ever served?

    python bench/damage.py FOLDER [--faults 400] [--cuts 600] [--seed 1] [--work DIR]

FOLDER holds the documents to read. They are read into one case, and some of its claims judged. Then, each on its own copy:

- faults: one bit flipped inside what a row holds, a page that holds rows zeroed, the file cut short, two such pages swapped
  (a quarter each). Counted is whether opening or `verify` tells of it. Beside that every record is asked for: it must be
  the record that was stored, or an error that names the damage; anything else is a wrong record served, or a crash.
- cuts: the log as a power cut leaves it: cut off, zeroed or scrambled at a random place (a third each). The case must open
  and verify clean, hold the sources and judgements of some commit and no others, and all whose commit lay before the place.

With 0 failures in N trials the 95 % upper bound of the rate is 3/N. Exit status 1 where a figure misses its bar: 99 % of
flips, all else 100 %.
"""

import argparse
import contextlib
import random
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from backchannel.casefile import Case, CaseError, judge, verify
from backchannel.casefile.case import DATABASE
from backchannel.fleet.local import Options, Progress, read_into

JUDGED = 40
HELD = ("leaf", "block", "claim", "source", "actor", "record", "job", "judgement", "audit", "participant")
"""Tables whose rows a person would miss."""


@dataclass(slots=True)
class Whole:
    """The undamaged case: a folder with the log folded in, one with it not, and what was safe at which size of the log."""

    folded: Path
    logged: Path
    records: dict[str, bytes]
    sources: list[str]
    judgements: int
    safe_sources: list[tuple[int, int]] = field(default_factory=list)
    safe_judgements: list[tuple[int, int]] = field(default_factory=list)


def made(folder: Path, work: Path) -> Whole:
    """Reads ``folder`` into a case. A reader that stands at the beginning keeps the log from being folded in."""
    whole = Whole(work / "folded", work / "logged", {}, [], 0)
    place = work / "case"
    log = place / f"{DATABASE}-wal"
    case = Case.create(place)
    with case.reading() as standing:
        standing.exec_driver_sql("SELECT count(*) FROM source").scalar()
        whole.safe_sources.append((log.stat().st_size, 0))

        def tell(progress: Progress) -> None:
            whole.safe_sources.append((log.stat().st_size, sum(progress.states.values())))

        read_into(case, [folder], Options(workers=0), tell)
        with case.reading() as connection:
            ids = connection.exec_driver_sql("SELECT id FROM claim ORDER BY no LIMIT ?", (JUDGED,)).scalars().all()
        for number, claim in enumerate(ids, 1):
            judge(case, "accept", str(claim), "Ana", reason="It stands in the source.")
            whole.safe_judgements.append((log.stat().st_size, number))
        whole.sources = case.source_ids()
        whole.records = {source: case.record_json(source) for source in whole.sources}
        whole.judgements = len(ids)
        shutil.copytree(place, whole.logged)
    case.close()
    with contextlib.closing(sqlite3.connect(place / DATABASE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(place, whole.folded)
    return whole


def payload(database: Path, chance: random.Random) -> list[int]:
    """Offsets of bytes that rows hold: strings and blobs of the tables, looked for in the file."""
    data = database.read_bytes()
    places: list[int] = []
    with contextlib.closing(sqlite3.connect(database)) as connection:
        for table in HELD:
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            for row in chance.sample(rows, min(60, len(rows))):
                for value in row:
                    held = value.encode() if isinstance(value, str) else value
                    at = data.find(held[:1500]) if isinstance(held, bytes) and len(held) >= 8 else -1
                    if at >= 0:
                        places.extend(range(at, at + min(len(held), 1500)))
    return places


def pages(database: Path) -> tuple[int, list[int]]:
    """The size of a page, and the offsets of those that hold rows."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        size = int(connection.execute("PRAGMA page_size").fetchone()[0])
        marks = ",".join("?" * len(HELD))
        found = connection.execute(
            f"SELECT pageno FROM dbstat WHERE name IN ({marks}) AND pagetype IN ('leaf', 'overflow')",
            HELD,
        )
        return size, [(row[0] - 1) * size for row in found]


def faults(database: Path, chance: random.Random) -> dict[str, Callable[[bytearray], bytearray]]:
    """One function for each kind of fault, from the file's bytes to damaged ones."""
    places = payload(database, chance)
    size, held = pages(database)

    def flip(data: bytearray) -> bytearray:
        data[chance.choice(places)] ^= 1 << chance.randrange(8)
        return data

    def zero(data: bytearray) -> bytearray:
        at = chance.choice(held)
        data[at : at + size] = bytes(size)
        return data

    def cut(data: bytearray) -> bytearray:
        return data[: chance.randrange(len(data))]

    def swap(data: bytearray) -> bytearray:
        one, other = chance.sample(held, 2)
        data[one : one + size], data[other : other + size] = data[other : other + size], data[one : one + size]
        return data

    return {"a bit flipped": flip, "a page zeroed": zero, "cut short": cut, "two pages swapped": swap}


def looked_at(folder: Path, whole: Whole) -> tuple[bool, list[str]]:
    """Whether the damage was told of, and what is worse than damage: wrong records served, crashes."""
    worse: list[str] = []
    try:
        with Case.open(folder) as case:
            for source, stored in whole.records.items():
                try:
                    if case.record_json(source) != stored:
                        worse.append("a wrong record was served")
                except CaseError:
                    continue
                except Exception as error:
                    worse.append(f"a record ended in {type(error).__name__}: {error}")
            try:
                return bool(verify(case).faults), worse
            except CaseError:
                return True, worse
            except Exception as error:
                return True, [*worse, f"verify ended in {type(error).__name__}: {error}"]
    except CaseError:
        return True, worse
    except Exception as error:
        return True, [*worse, f"opening ended in {type(error).__name__}: {error}"]


def damaged(whole: Whole, work: Path, count: int, chance: random.Random) -> bool:
    """Runs ``count`` faults and prints what was seen; whether all bars are met."""
    folder = work / "damaged"
    shutil.copytree(whole.folded, folder)
    data = (whole.folded / DATABASE).read_bytes()
    kinds = faults(whole.folded / DATABASE, chance)
    good = True
    done = count // len(kinds)
    for kind, damage in kinds.items() if done else ():
        seen, worse = 0, Counter[str]()
        for _ in range(done):
            for left in (f"{DATABASE}-wal", f"{DATABASE}-shm"):
                (folder / left).unlink(missing_ok=True)
            (folder / DATABASE).write_bytes(damage(bytearray(data)))
            told, said = looked_at(folder, whole)
            seen += told
            worse.update(set(said))
        share = 100 * seen / done
        good = good and share >= (99 if kind == "a bit flipped" else 100) and not worse
        print(f"{kind}: {seen} of {done} told ({share:.1f} %), {sum(worse.values())} worse", flush=True)
        for what, times in worse.most_common(10):
            print(f"  {times} × {what}", flush=True)
    return good


def cuts(whole: Whole, work: Path, count: int, chance: random.Random) -> bool:
    """Runs ``count`` power cuts and prints what was seen; whether none was bad."""
    log = (whole.logged / f"{DATABASE}-wal").read_bytes()
    first = whole.safe_sources[0][0]
    bad: list[str] = []
    prefixes: set[tuple[int, int]] = set()
    for number in range(count):
        how = ("cut off", "zeroed", "scrambled")[number % 3]
        folder = work / "cut"
        shutil.copytree(whole.logged, folder)
        (folder / f"{DATABASE}-shm").unlink(missing_ok=True)
        at = chance.randrange(first, len(log))
        end = min(len(log), at + chance.randrange(1, 65_536))
        noise = {"cut off": b"", "zeroed": bytes(end - at), "scrambled": chance.randbytes(end - at)}[how]
        (folder / f"{DATABASE}-wal").write_bytes(log[:at] + noise + (b"" if how == "cut off" else log[end:]))
        try:
            with Case.open(folder) as case:
                bad += [f"{how} at {at}: {fault.where}: {fault.what}" for fault in verify(case).faults]
                ids = case.source_ids()
                with case.reading() as connection:
                    judged = int(connection.exec_driver_sql("SELECT count(*) FROM judgement").scalar() or 0)
                if ids != whole.sources[: len(ids)]:
                    bad.append(f"{how} at {at}: the sources are not those of a commit")
                if any(case.record_json(source) != whole.records[source] for source in ids):
                    bad.append(f"{how} at {at}: a record is not the one that was stored")
                if len(ids) < max(n for size, n in whole.safe_sources if size <= at):
                    bad.append(f"{how} at {at}: a source whose commit was acknowledged is gone")
                if judged < max((n for size, n in whole.safe_judgements if size <= at), default=0):
                    bad.append(f"{how} at {at}: a judgement whose commit was acknowledged is gone")
                prefixes.add((len(ids), judged))
        except Exception as error:
            bad.append(f"{how} at {at}: {type(error).__name__}: {error}")
        shutil.rmtree(folder)
    print(f"{count} power cuts: {len(bad)} bad; the case was left in {len(prefixes)} different states", flush=True)
    for line in bad[:20]:
        print(f"  {line}", flush=True)
    return not bad


def main() -> int:
    """Runs the trials and prints what was seen; exit status 1 if a bar was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--faults", type=int, default=400)
    parser.add_argument("--cuts", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, default=None)
    asked = parser.parse_args()
    work = asked.work or Path(tempfile.mkdtemp(prefix="backchannel-damage-"))
    work.mkdir(parents=True, exist_ok=True)
    chance = random.Random(asked.seed)
    began = time.monotonic()
    whole = made(asked.folder, work)
    size = (whole.folded / DATABASE).stat().st_size
    print(f"{len(whole.sources)} sources, {whole.judgements} judgements, {size:,} bytes", flush=True)
    good = damaged(whole, work, asked.faults, chance)
    good = cuts(whole, work, asked.cuts, chance) and good
    print(f"{time.monotonic() - began:.0f} s", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
