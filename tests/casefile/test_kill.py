"""kill -9 at any moment loses nothing that was acknowledged, doubles nothing, and leaves nothing half."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from backchannel.casefile import Case, verify
from backchannel.views.accounting import accounting

from .reader_to_kill import DOCUMENTS, PARTS
from .reading import READING, put
from .records import record

KILLS = 25
FILES = DOCUMENTS - len(range(0, DOCUMENTS, 20))
ALL = FILES + PARTS * len(range(0, DOCUMENTS, 20))


def killed_after(folder: Path, seed: int, seconds: float) -> list[str]:
    """What a reading had told by the time it was killed, in lines."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.casefile.reader_to_kill", str(folder), str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    lines = [process.stdout.readline()]  # the clock starts when the case is open, whatever the imports took
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    lines.extend(process.stdout)
    process.wait()
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


def test_killed_at_random_moments_a_case_stays_whole(tmp_path: Path) -> None:
    rng = random.Random(20130502)
    folder = tmp_path / "case"
    acknowledged: set[str] = set()
    judged: set[str] = set()
    finished = interrupted = 0
    for seed in range(KILLS):
        if finished >= 3:  # begin anew: a reading with nothing left to do is no test
            folder, finished = tmp_path / f"case-{seed}", 0
            acknowledged, judged = set(), set()
        lines = killed_after(folder, seed, rng.uniform(0, 1.2))
        acknowledged.update(line.split()[4] for line in lines if line.startswith("done") and line.split()[4] != "None")
        judged.update(line.split()[1] for line in lines if line.startswith("judged"))
        if not (folder / "case.db").exists():
            continue
        with Case.open(folder) as case:
            found = verify(case)
            assert found.faults == ()
            assert acknowledged <= set(case.source_ids())
            assert found.records == len(case.source_ids())
            with case.reading() as connection:
                kept = set(connection.exec_driver_sql("SELECT id FROM judgement").scalars())
            assert judged <= kept
            sum_ = accounting(case)
            assert sum_.found == sum_.read + sum_.duplicate + sum_.failed + sum_.waiting + sum_.skipped
            finished += sum_.read == ALL
            interrupted += 0 < sum_.read < ALL
    assert interrupted >= 3  # else the kills came before or after the work, and showed nothing
    with Case.open(folder) as case:
        with case.writer(READING) as writer:
            for number in range(DOCUMENTS):
                if number % 20:
                    put(writer, f"/papers/{number}.txt", *record(number, sentences=2))
        assert not list(case.originals.leftovers())
        assert accounting(case).read >= FILES
        assert verify(case).faults == ()
