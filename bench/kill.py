"""Kills `backchannel read` at random moments, many times, and checks after each kill that nothing is lost, doubled or half.

    python bench/kill.py FOLDER [--kills 200] [--seed 1] [--work DIR]

FOLDER holds the documents to read. First they are read once, undisturbed, into a reference case. Then, again and again:
start a read, kill -9 at a random moment (the whole process group, the writer alone, or one of its children, in turn),
verify the case, and go on with the same case until it is whole; it must then hold the records of the reference, to the
byte. With 0 bad states in N kills, the 95 % upper bound of the rate is 3/N.
"""

import argparse
import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import psutil

from backchannel.casefile.case import Case
from backchannel.casefile.verify import verify
from backchannel.views.accounting import accounting

COMMAND = [sys.executable, "-m", "backchannel"]


def contents(case: Path) -> Counter[str]:
    """How often each record stands in the export of ``case``, by the digest of its bytes, less the time of retrieval."""
    shown = subprocess.run([*COMMAND, "export", str(case), "--json"], check=True, capture_output=True)
    digests: Counter[str] = Counter()
    for line in shown.stdout.splitlines():
        record = json.loads(line)
        record["source"]["retrieved_at"] = None
        digests[hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()] += 1
    return digests


def start(folder: Path, case: Path, workers: int) -> "subprocess.Popen[bytes]":
    """A read of ``folder`` into ``case``, leader of its own process group."""
    return subprocess.Popen(
        [*COMMAND, "read", str(folder), "--case", str(case), "--workers", str(workers)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def strike(process: "subprocess.Popen[bytes]", how: str, chance: random.Random) -> None:
    """SIGKILL to the whole group, to the writer alone, or to one of its children."""
    with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess):
        if how == "group":
            os.killpg(process.pid, signal.SIGKILL)
        elif how == "writer":
            process.kill()
        else:
            children = psutil.Process(process.pid).children(recursive=True)
            if children:
                chance.choice(children).kill()


def orphans_of(process: "subprocess.Popen[bytes]") -> list[int]:
    """Processes of the killed read that live on, looked for during one minute at the most.

    Readers share its session; the parser has a session of its own and names its parent among its arguments.
    """
    mark = f'"parent": {process.pid},'
    deadline = time.monotonic() + 60
    while True:
        left = []
        for other in psutil.process_iter(["pid"]):
            with contextlib.suppress(ProcessLookupError, psutil.Error):
                ours = os.getsid(other.pid) == process.pid or any(mark in word for word in other.cmdline())
                if ours and other.status() != psutil.STATUS_ZOMBIE:
                    left.append(other.pid)
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.05)


def main() -> int:
    """Runs the trial and prints what was seen; exit status 1 if anything was bad."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, default=None)
    asked = parser.parse_args()
    work = asked.work or Path(tempfile.mkdtemp(prefix="backchannel-kill-"))
    chance = random.Random(asked.seed)

    began = time.monotonic()
    process = start(asked.folder, work / "reference", asked.workers)
    code = process.wait()
    whole = time.monotonic() - began
    reference = contents(work / "reference")
    print(f"reference: {sum(reference.values())} records in {whole:.1f} s, exit {code}", flush=True)

    bad: list[str] = []
    kills, rounds, shown = 0, 0, 0
    began = time.monotonic()
    while kills < asked.kills:
        rounds += 1
        case = work / f"case{rounds}"
        while True:
            process = start(asked.folder, case, asked.workers)
            how = ("group", "writer", "child")[kills % 3]
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.05, whole * 0.7))
            ended = process.returncode
            if ended is None:
                strike(process, how, chance)
                kills += 1
                if how == "child":
                    ended = process.wait()
                process.wait()
            left = orphans_of(process)
            if left:
                bad.append(f"kill {kills} ({how}): processes {left} live on")
            if (case / "case.db").exists():
                with Case.open(case) as opened:
                    bad += [f"kill {kills} ({how}): {fault.where}: {fault.what}" for fault in verify(opened).faults]
                    sums = accounting(opened)
                    if sums.found != (
                        sums.read + sums.partly_read + sums.duplicate + sums.skipped + sums.failed + sums.waiting
                    ):
                        bad.append(f"kill {kills} ({how}): {sums.equation}")
            if ended == code or kills >= asked.kills:
                break
        if ended == code and (seen := contents(case)) != reference:
            lost, extra = reference - seen, seen - reference
            bad.append(f"round {rounds}: {sum(lost.values())} records lost, {sum(extra.values())} doubled or changed")
        print(f"{kills} kills, {rounds} rounds, {len(bad)} bad, {time.monotonic() - began:.0f} s", flush=True)
        for line in bad[shown:]:
            print(f"  {line}", flush=True)
        shown = len(bad)
        shutil.rmtree(case, ignore_errors=True)
    print(f"{kills} kills: {len(bad)} bad; with none, fewer than {300 / kills:.1f} % of kills are (95 %)")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
