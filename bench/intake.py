"""How long taking the text out of very large files takes, through the parser's child with its usual limits.

    python bench/intake.py [--only KIND …]

Each file is made here, of words drawn with a fixed seed. Prints seconds from handing the bytes over to holding the text, the
child's peak memory, and how many blocks came back, or the reason of the refusal. Bar: never the limit of 60 seconds.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable

import psutil

from backchannel.intake.child import Parser
from backchannel.intake.reasons import Refused

MEGA = 1_000_000
WORDS = (
    "the minister of Peru received an ambassador from Chile and signed treaty agreement border post army talks condemned "
    "visit recalled envoy in Paris Lima 1954 two weeks later"
).split()
rng = random.Random(1954)


def sentence(words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def filled(size: int, one: Callable[[], str]) -> str:
    """What ``one`` gives, again and again, up to ``size`` characters; a thousand different ones, so that it is quick."""
    some = [one() for _ in range(1000)]
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(rng.choice(some))
        length += len(parts[-1])
    return "".join(parts)


def page(body: str) -> str:
    return f"<html><head><title>Report</title></head><body>{body}</body></html>"


KINDS: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "paragraphs, HTML": ("a.html", 20, lambda n: page(filled(n, lambda: f"<p>{sentence(80)}</p>\n"))),
    "just below the dense, HTML": (
        "a.html",
        4,
        lambda n: page(filled(n, lambda: f"<div><p>{sentence(8)}</p></div>\n")),
    ),
    "table, HTML": (
        "a.html",
        20,
        lambda n: page(f"<table>{filled(n, lambda: f'<tr><td>{sentence(5)}</td></tr>')}</table>"),
    ),
    "list of links, HTML": (
        "a.html",
        20,
        lambda n: page(filled(n, lambda: f"<li><a href='x'>{sentence(4)}</a></li>\n")),
    ),
    "nested boxes, HTML": ("a.html", 20, lambda n: page(filled(n, lambda: f"<div><div>{sentence(8)}</div></div>"))),
    "a mark a word, HTML": ("a.html", 20, lambda n: page(filled(n, lambda: f"<span>{rng.choice(WORDS)}</span> "))),
    "nested boxes, large, HTML": (
        "a.html",
        100,
        lambda n: page(filled(n, lambda: f"<div><div>{sentence(8)}</div></div>")),
    ),
    "paragraphs, text": ("a.txt", 200, lambda n: filled(n, lambda: f"{sentence(80)}\n\n")),
    "lines of two words, text": ("a.txt", 10, lambda n: filled(n, lambda: sentence(2) + "\n")),
    "lines of two words, large, text": ("a.txt", 50, lambda n: filled(n, lambda: sentence(2) + "\n")),
    "lines of two letters, text": ("a.txt", 50, lambda n: filled(n, lambda: rng.choice(WORDS)[:2] + "\n")),
    "one line, text": ("a.txt", 200, lambda n: filled(n, lambda: sentence(20) + " ")),
    "list, Markdown": ("a.md", 3, lambda n: filled(n, lambda: f"- {rng.choice(WORDS)}\n")),
    "paragraphs, Markdown": ("a.md", 20, lambda n: filled(n, lambda: f"{sentence(80)}\n\n")),
}


def measured(kind: str) -> None:
    """Prints one line on ``kind``, in this process, which must be a fresh one: peak memory of children never falls."""
    name, mega, make = KINDS[kind]
    data = make(mega * MEGA).encode()
    with Parser() as parser:
        parser.take_in(b"Lima.", "warm.txt")  # the child is up
        began = time.perf_counter()
        try:
            (document,) = parser.take_in(data, name).documents
            came = f"{len(document.text.blocks):,} blocks"
        except Refused as refused:
            came = str(refused)
        took = time.perf_counter() - began
    peak = 0
    if sys.platform != "win32":
        import resource

        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(f"{kind:32} {len(data) / MEGA:5.0f} MB {took:6.1f} s {peak / 2**20:6,.0f} MiB  {came}", flush=True)


def main() -> int:
    """Runs each kind in a process of its own; its exit status is 1 where one ended badly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=sorted(KINDS), default=[])
    asked = parser.parse_args()
    if len(asked.only) == 1:
        measured(asked.only[0])
        return 0
    load = f", load of the machine {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{psutil.cpu_count()} cores{load}", flush=True)
    codes = [
        subprocess.run([sys.executable, __file__, "--only", kind], check=False).returncode
        for kind in asked.only or KINDS
    ]
    return int(any(codes))


if __name__ == "__main__":
    raise SystemExit(main())
