"""The command ``read``: into a case with progress and an honest time left, or onto standard output."""

import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskProgressColumn, TextColumn
from rich.text import Text as Line

from backchannel.cli_show import equation, not_read_view, record_view, warning_line
from backchannel.fleet.local import Options, read_into
from backchannel.fleet.local import Progress as Run
from backchannel.intake.find import absent, as_named
from backchannel.intake.limits import DEFAULT

if TYPE_CHECKING:
    from backchannel.casefile.case import Case

MIB = 1 << 20
RATE_SECONDS = 30.0
"""The time left rests on the speed of the last half minute: long enough to even out single documents."""
SEEN_SECONDS = 0.2
"""How far a run is need not be noted oftener."""
LONG_WORDS = 20_000
"""A document longer than this is named while it is read: it takes a reader some five seconds or more."""
PLAIN_SECONDS = 10.0
"""Without a terminal, progress is a line this often."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked to be read, and how."""

    paths: tuple[Path, ...]
    options: Options

    @classmethod
    def of(
        cls,
        paths: Sequence[Path],
        *,
        workers: int | None = None,
        seconds: float | None = None,
        memory_mib: int | None = None,
        output_mib: int | None = None,
    ) -> "Asked":
        """Limits that are not named keep their defaults."""
        limits = DEFAULT
        if seconds is not None:
            limits = replace(limits, wall_seconds=seconds, cpu_seconds=max(1, int(seconds)))
        if memory_mib is not None:
            limits = replace(limits, memory_bytes=memory_mib * MIB)
        if output_mib is not None:
            limits = replace(limits, output_bytes=output_mib * MIB)
        return cls(tuple(paths), Options(workers, limits))


class Remaining(ProgressColumn):
    """Time left by the speed of the last half minute; nothing until there is a speed."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: deque[tuple[float, float]] = deque()

    def render(self, task: Task) -> Line:
        """As ``4:10 left``."""
        seconds = remaining(self._seen, time.monotonic(), task.completed, task.total or 0)
        return Line("" if seconds is None else f"{clock(seconds)} left", style="cyan")


def remaining(seen: deque[tuple[float, float]], now: float, done: float, total: float) -> float | None:
    """Seconds left, from (time, done) pairs of the last half minute, or of longer where nothing was done in it: what stands
    still takes longer the longer it stands. None while too little was seen to say."""
    if not seen or now - seen[-1][0] >= SEEN_SECONDS:
        seen.append((now, done))
    while len(seen) > 1 and now - seen[1][0] >= RATE_SECONDS and seen[1][1] < done:
        seen.popleft()
    then, before = seen[0]
    if now - then < 2 or done <= before or total <= 0:
        return None
    return (total - done) * (now - then) / (done - before)


def long_one(run: Run) -> str:
    """Which long document is being read: while it is, few others come in, which looks like standing still."""
    if run.longest_words < LONG_WORDS:
        return ""
    words = run.longest_words
    size = f"{words / 1e6:.1f} million" if words >= 1_000_000 else f"{round(words, -3):,}"
    return f"reading {run.longest}, {size} words"


def clock(seconds: float) -> str:
    """``0:07``, ``4:10``, ``2:03:00``."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def read_and_keep(asked: Asked, folder: Path, err: Console) -> bool:
    """Read into the case ``folder``; whether everything found was read. Errors of the case pass through."""
    from backchannel.casefile.case import Case
    from backchannel.views.accounting import accounting

    began = time.monotonic()
    asked, all_there = _there(asked, err)
    if not asked.paths:
        return False
    with Case.open_or_create(folder) as case:
        try:
            run = _with_bar(case, asked, err) if err.is_terminal else _with_lines(case, asked, err)
        finally:
            sums = accounting(case)
    took = time.monotonic() - began
    new = f"{run.documents:,} documents, {run.words:,} words and {run.claims:,} claims read in {took:.1f} s"
    known = f"; {run.known:,} known already" if run.known else ""
    err.print(f"{new}{known}.", highlight=False)
    err.print(sums.equation, highlight=False)
    for reason in sums.reasons:
        if reason.state != "read":
            err.print(
                f"  {reason.count:>6,} {reason.state.replace('_', ' ')}: {reason.reason or 'no reason'}",
                highlight=False,
            )
    if sums.failed or sums.partly_read:
        err.print(f"To see which and why: backchannel status {folder} --reasons", highlight=False)
    return all_there and sums.failed == 0


def _there(asked: Asked, err: Console) -> tuple[Asked, bool]:
    """What was asked less the names under which nothing is, of which each is told; whether all was there.

    A slip of the keyboard is no document, so the account does not count it.
    """
    paths = []
    for path in asked.paths:
        refused = absent(path)
        if refused is None:
            paths.append(path)
        else:
            not_read_view(err, as_named(path), refused)
    return replace(asked, paths=tuple(paths)), len(paths) == len(asked.paths)


def _with_bar(case: "Case", asked: Asked, err: Console) -> Run:
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[words]:,} words"),
        TextColumn("{task.fields[documents]:,} documents"),
        Remaining(),
        TextColumn("{task.fields[long]}", markup=False),
        console=err,
        transient=True,
    ) as bar:
        line = bar.add_task("reading", total=None, words=0, documents=0, long="")

        def tell(run: Run) -> None:
            bar.update(
                line,
                total=run.bytes_found or None,
                completed=run.share * run.bytes_found,
                words=run.words,
                documents=run.documents,
                long=long_one(run),
            )

        return read_into(case, asked.paths, asked.options, tell)


def _with_lines(case: "Case", asked: Asked, err: Console) -> Run:
    seen: deque[tuple[float, float]] = deque()
    last = time.monotonic()

    def tell(run: Run) -> None:
        nonlocal last
        now = time.monotonic()
        left = remaining(seen, now, run.share * run.bytes_found, run.bytes_found)
        if now - last >= PLAIN_SECONDS:
            last = now
            ahead = "" if left is None else f", {clock(left)} left"
            long = f"; {long_one(run)}" if long_one(run) else ""
            err.print(
                f"{run.share:.0%}: {run.documents:,} documents, {run.words:,} words{ahead}{long}",
                highlight=False,
                markup=False,
            )

    return read_into(case, asked.paths, asked.options, tell)


def read_and_print(asked: Asked, out: Console, err: Console, *, as_json: bool) -> bool:
    """Read without a case, onto standard output, in the order found; whether anything was not read."""
    from backchannel.intake.child import Parser
    from backchannel.intake.find import find
    from backchannel.intake.reasons import Refused
    from backchannel.pipeline import Reader
    from backchannel.record.canonical import canonical_json

    states: dict[str, int] = {}

    def not_read(where: str, refused: Refused, state: str) -> None:
        states[state] = states.get(state, 0) + 1
        not_read_view(err, where, refused)

    asked, all_there = _there(asked, err)
    if not asked.paths:
        return True
    with Parser(asked.options.limits) as parser:  # comes up while the model is loaded
        reader = Reader.load()
        for found in find(asked.paths, asked.options.limits):
            try:
                taken = parser.take_in(found.read(), found.name, path=found.display)
            except Refused as refused:
                not_read(found.display, refused, "skipped" if found.skipped else "failed")
                continue
            for document in taken.documents:
                try:
                    done = reader.read(document)
                except Refused as refused:
                    not_read(found.display, refused, "failed")
                    continue
                state = "partly_read" if done.warnings else "read"
                states[state] = states.get(state, 0) + 1
                for warning in done.warnings:
                    err.print(warning_line(found.display, warning))
                if as_json:
                    sys.stdout.buffer.write(canonical_json(done.record) + b"\n")
                    sys.stdout.buffer.flush()
                else:
                    out.print(record_view(done.record, reader.world))
            for refusal in taken.reasons:
                states["failed"] = states.get("failed", 0) + 1
                not_read_view(err, f"{found.display}, {refusal.part}", Refused(refusal.reason, refusal.detail))
    found_all = sum(states.values())
    if found_all > 1 or "failed" in states or "skipped" in states:
        err.print(equation(found_all, states), highlight=False)
    return not all_there or bool(states.get("failed"))
