"""How fast a case answers: searches, first pages, lists. Run on any case; it only reads.

    python bench/search.py CASE [--rounds 5] [--json]

The words looked for come from the case itself, by how many blocks hold them: rare (under 1 in 10,000), mid (1 in 100 to
1 in 1,000), common (1 in 3 to 1 in 20), plus phrases and pairs of such words, with a fixed seed. Each query is run once to
warm up, then ``--rounds`` times; p50, p95 and the slowest are over all runs of a kind, in milliseconds, through the same
functions that the workbench calls. Budget: p95 of all searches 50 ms, first page of any source 300 ms.
"""

import argparse
import json
import os
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from backchannel.casefile import Case
from backchannel.views.accounting import accounting
from backchannel.views.reading import reading
from backchannel.views.search import SearchAsked, search
from backchannel.views.sources import SourcesAsked, sources

EACH = 30
"""Queries of each kind."""
SAMPLED = 40_000
"""Blocks from which words are drawn."""


def words_of(case: Case, rng: random.Random) -> tuple[dict[str, list[str]], list[list[str]]]:
    """Words by how common they are in a sample of blocks, and runs of words that follow each other in the texts."""
    with case.reading() as connection:
        last = connection.exec_driver_sql("SELECT max(no) FROM block").scalar_one() or 0
        numbers = sorted(rng.sample(range(1, last + 1), min(SAMPLED, last)))
        texts: list[str] = []
        for at in range(0, len(numbers), 400):
            part = numbers[at : at + 400]
            marks = ",".join("?" * len(part))
            texts.extend(
                connection.exec_driver_sql(f"SELECT words FROM block WHERE no IN ({marks})", tuple(part)).scalars()
            )
    held: dict[str, int] = {}
    for text in texts:
        for word in {word for word in text.lower().split() if word.isalpha() and len(word) > 2}:
            held[word] = held.get(word, 0) + 1
    kinds = {
        "rare": [word for word, count in held.items() if count <= max(1, len(texts) // 10_000)],
        "mid": [word for word, count in held.items() if len(texts) / 1000 <= count <= len(texts) / 100],
        "common": [word for word, count in held.items() if len(texts) / 20 <= count <= len(texts) / 3],
    }
    runs = [run for text in rng.sample(texts, min(4000, len(texts))) if len(run := text.split()) > 6]
    return {kind: sorted(words) for kind, words in kinds.items()}, runs


def queries(case: Case, rng: random.Random) -> dict[str, list[str]]:
    """The mix, by kind."""
    words, runs = words_of(case, rng)
    some = {kind: rng.sample(found, min(EACH, len(found))) for kind, found in words.items() if found}
    phrases = []
    while runs and len(phrases) < EACH:
        run = rng.choice(runs)
        at = rng.randrange(len(run) - 3)
        phrases.append('"' + " ".join(run[at : at + rng.choice((2, 3))]).replace('"', "") + '"')
    pool = words["mid"] + words["common"] or words["rare"]
    return {
        **some,
        "phrase": phrases,
        "two words": [" ".join(rng.sample(pool, 2)) for _ in range(EACH) if len(pool) > 1],
        "beginning": [word[:4] + "*" for word in some.get("mid", [])],
    }


def timed(what: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each of ``rounds`` runs after one that warms up."""
    what()
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        what()
        took.append((time.perf_counter() - began) * 1000)
    return took


def figures(took: list[float]) -> dict[str, float]:
    """p50, p95 and the slowest, in milliseconds."""
    ordered = sorted(took)
    return {
        "runs": len(ordered),
        "p50": round(statistics.median(ordered), 1),
        "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
        "slowest": round(ordered[-1], 1),
    }


def main() -> None:
    """Print a table, or JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("case", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--json", action="store_true")
    asked = options.parse_args()
    rng = random.Random(1953)
    case = Case.open(asked.case)
    with case.reading() as connection:
        words, claims = connection.exec_driver_sql("SELECT sum(words), sum(claims) FROM record").one()
    size = sum(file.stat().st_size for file in asked.case.glob("case.db*"))
    result: dict[str, dict[str, float]] = {}
    every: list[float] = []
    for kind, typed in queries(case, rng).items():
        for within in ("texts", "claims"):
            took = [
                one
                for query in typed
                for one in timed(lambda q=query, w=within: search(case, SearchAsked(q, w)), asked.rounds)
            ]
            every += took
            if took:
                result[f"{kind}, {within}"] = figures(took)
    result["all searches"] = figures(every)
    page = sources(case, SourcesAsked(order="words", descending=True, limit=20))
    ids = [row.id for row in page.rows] + rng.sample(case.source_ids(), min(30, page.total))
    result["first page of a source"] = figures([t for i in ids for t in timed(lambda i=i: reading(case, i), 2)])
    result["list of sources"] = figures(timed(lambda: sources(case), asked.rounds))
    result["the sum"] = figures(timed(lambda: accounting(case), asked.rounds))
    about = {
        "words": words,
        "claims": claims,
        "sources": page.total,
        "bytes a word": round(size / max(1, words), 1),
        "load of the machine": round(os.getloadavg()[0], 1),
    }
    if asked.json:
        print(json.dumps({**about, "milliseconds": result}))
        return
    print(", ".join(f"{name} {value:,}" for name, value in about.items()))
    for kind, numbers in result.items():
        print(f"{kind:28}" + "".join(f"{name} {value:>8,}  " for name, value in numbers.items()))


if __name__ == "__main__":
    main()
