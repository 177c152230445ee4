"""Reads folders into a new case and says how fast, in how much memory, into how large a case.

    python bench/scale.py CASE FOLDER… [--workers N]

Prints words a second end to end (finding, parsing, reading, writing, committing), the peak of the resident memory of all
processes together, what the case takes on disk, and the account. Words are runs of non-blanks, as `wc -w` counts them.
"""

import argparse
import contextlib
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil

from backchannel.casefile.case import Case
from backchannel.views.accounting import accounting


def resident(process: psutil.Process) -> tuple[int, int]:
    """Bytes that ``process`` and all below it hold: resident together, and proportional (shared pages counted once)."""
    together, proportional = 0, 0
    with contextlib.suppress(psutil.Error):
        for one in (process, *process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                together += one.memory_info().rss
                proportional += getattr(one.memory_full_info(), "pss", 0)
    return together, proportional


def main() -> int:
    """Runs the read and prints the figures; its exit status is the read's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--workers", type=int, default=None)
    asked = parser.parse_args()
    command = [sys.executable, "-m", "backchannel", "read", *map(str, asked.folders), "--case", str(asked.case)]
    if asked.workers is not None:
        command += ["--workers", str(asked.workers)]
    began = time.monotonic()
    process = subprocess.Popen(command)
    peak = [0, 0]
    over = threading.Event()

    def watch() -> None:
        shown = psutil.Process(process.pid)
        while not over.wait(1.0):
            now = resident(shown)
            peak[:] = [max(peak[0], now[0]), max(peak[1], now[1])]

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    took = time.monotonic() - began
    over.set()
    watcher.join()
    with Case.open(asked.case) as case:
        words = 0
        for source_id in case.source_ids():
            words += case.stored(source_id).words
        sums = accounting(case)
    database = (asked.case / "case.db").stat().st_size
    kept = sum(path.stat().st_size for path in (asked.case / "originals").rglob("*") if path.is_file())
    print(f"{words:,} words in {took:,.1f} s: {words / took:,.0f} words/s")
    print(f"peak memory of all processes: {peak[0] / 2**20:,.0f} MiB resident, {peak[1] / 2**20:,.0f} MiB proportional")
    print(
        f"case: {database / 2**20:,.0f} MiB database ({database / max(1, words):.0f} bytes a word), "
        f"{kept / 2**20:,.0f} MiB originals"
    )
    print(sums.equation)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
