"""The child: reads tasks from one pipe, parses behind fences, answers on another. Started only by ``child.Parser``."""

import contextlib
import importlib
import io
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import IO, Protocol

from backchannel.intake import wire
from backchannel.intake.confine import bound_cpu, confine, cut_network, die_with_parent
from backchannel.intake.document import Taken
from backchannel.intake.limits import Limits
from backchannel.intake.reasons import Reason, Refused

# How much later than the parent's own limit the kernel's alarm goes off: it matters only where the parent is gone.
_ALARM_GRACE = 5.0
# Seconds between two looks whether the parent still lives.
_LOOK = 0.5


class TakeIn(Protocol):
    """The function that parses; ``intake.open.take_in`` unless a test names another."""

    def __call__(self, data: bytes, name: str, *, media_type: str | None, path: str | None) -> Taken: ...


def main() -> None:
    """Serve tasks until the parent closes its end. ``sys.argv[-1]`` is a JSON object: limits, function, parent."""
    told = json.loads(sys.argv[-1])
    limits = Limits(**{field.name: told["limits"][field.name] for field in fields(Limits)})
    tasks, answers = _pipes()
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business: it decides when to stop
    fences: tuple[str, ...] = ("no network",) if cut_network() else ()
    if told["main_thread"]:
        die_with_parent()
    threading.Thread(target=_leave_with, args=(told["parent"],), daemon=True).start()
    module, _, function = told["parse"].partition(":")
    parse: TakeIn = getattr(importlib.import_module(module), function)
    fences += confine(limits)
    wire.send(answers, wire.READY, json.dumps({"fences": fences}).encode())
    os.dup2(1, 2)  # until here a broken installation could say so
    _serve(tasks, answers, parse, limits)


def _serve(tasks: IO[bytes], answers: IO[bytes], parse: TakeIn, limits: Limits) -> None:
    while (task := wire.asked(tasks)) is not None:
        name, data, media_type, path = task
        with _clocks(limits):
            letter, payload, go_on = _answer(lambda: parse(data, name, media_type=media_type, path=path), limits)  # noqa: B023
        wire.send(answers, letter, *payload)
        del task, data, payload  # before the next file is read
        if not go_on:
            return


def _answer(parse: Callable[[], Taken], limits: Limits) -> tuple[bytes, tuple[bytes, ...], bool]:
    """Letter and payload of the answer, and whether this process is still fit for another file."""
    try:
        payload = wire.encode(parse())
        size = sum(map(len, payload))
        if size > limits.output_bytes:
            detail = f"{size:,} bytes of text and blocks; at most {limits.output_bytes:,} are taken"
            return wire.REFUSED, (wire.refusal(Reason.output_exceeded, detail),), True
        return wire.TAKEN, payload, True
    except Refused as refused:
        return wire.REFUSED, (wire.refusal(refused.reason, refused.detail),), True
    except MemoryError:
        detail = f"more than {limits.memory_bytes >> 20:,} MiB were needed"
        return wire.REFUSED, (wire.refusal(Reason.memory_exceeded, detail),), False
    except BaseException as error:  # a parser's fault of whatever kind is this file's end, not the run's
        return wire.REFUSED, (wire.refusal(Reason.parser_crashed, _where(error)),), False


def _where(error: BaseException) -> str:
    """The fault as one line: its type, the start of its words, and the innermost place in the code."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f" at {trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
    return f"{type(error).__name__}{place}: {str(error)[:200]}"


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The two pipes, moved away from standard input and output, so that nothing a parser prints gets into them."""
    tasks = os.fdopen(os.dup(0), "rb", buffering=io.DEFAULT_BUFFER_SIZE)
    answers = os.fdopen(os.dup(1), "wb", buffering=io.DEFAULT_BUFFER_SIZE)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return tasks, answers


@contextlib.contextmanager
def _clocks(limits: Limits) -> Iterator[None]:
    """Both clocks of the kernel, for one file: CPU time, and an alarm in case the parent is gone or stopped."""
    bound_cpu(limits.cpu_seconds)
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds + _ALARM_GRACE)
    try:
        yield
    finally:
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)


def _leave_with(parent: int) -> None:
    """End this process once its parent is gone (POSIX gives an orphan another parent; on Windows the pipe ends it)."""
    while os.name != "posix" or os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(0)
