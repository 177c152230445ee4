"""One writer at a time, and nobody kept out by a dead one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backchannel.casefile import Case, CaseLocked
from backchannel.views.accounting import accounting

from .reading import READING, filled

HOLD = """
import sys, time
from backchannel.casefile import Case
with Case.open(sys.argv[1]).writer("other"):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_is_refused_by_name_while_readers_may_read(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    process = holder(tmp_path)
    try:
        began = time.monotonic()
        with pytest.raises(CaseLocked, match=f"process {process.pid} on "), case.writer(READING):
            pass
        assert time.monotonic() - began < 1  # the promise is to refuse, not to wait
        assert accounting(case).read == 1
    finally:
        process.kill()
        process.wait()


def test_a_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    process = holder(tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with case.writer(READING):
        pass


def test_a_second_writer_in_the_same_process_is_refused(tmp_path: Path) -> None:
    filled(tmp_path, [1]).close()
    with Case.open(tmp_path).writer(READING), pytest.raises(CaseLocked), Case.open(tmp_path).writer(READING):
        pass
    with Case.open(tmp_path).writer(READING):
        pass
