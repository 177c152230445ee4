"""How fast sentences are found by meaning, and in how much memory: a case of made-up vectors, compared with others.

    python bench/meaning.py [--sentences 100000] [--rounds 20]

Documents of 25 sentences each. One model's loading is not counted; making the vector of what is asked is, with the model
as shipped. The memory is what comparing adds to the process.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from sqlalchemy import insert

from backchannel.casefile import Case
from backchannel.casefile.meanings import meaning_rows, nearest
from backchannel.casefile.tables import meaning, source
from backchannel.record.meanings import SCALE, WIDTH, Meanings
from backchannel.sense import ModelSense
from backchannel.views.alike import ELSEWHERE, MOST, NEAR

EACH = 25
"""Sentences a document."""
ASKED = "weapons were sent secretly through a third country"


def fill(case: Case, maker: str, sentences: int) -> None:
    """Documents with vectors of length one that point anywhere."""
    rng = np.random.default_rng(1953)
    places = tuple((at * 100, at * 100 + 99) for at in range(EACH))
    with case.changing() as connection:
        for no in range(1, sentences // EACH + 1):
            values = rng.normal(size=(EACH, WIDTH))
            values *= SCALE / np.linalg.norm(values, axis=1, keepdims=True)
            body = np.clip(np.rint(values), -127, 127).astype(np.int8).tobytes()
            about = dict.fromkeys(column.name for column in source.columns)
            about |= {"no": no, "id": f"src_{no}", "sha256": "", "media_type": "", "file_name": "", "kind": "unknown"}
            connection.execute(insert(source), {**about, "reliability": "F"})
            for row in meaning_rows(Meanings(maker, places, body)):
                connection.execute(insert(meaning), {"no": no, "source_no": no, **row})


def timed(what: Callable[[], object], rounds: int) -> str:
    """Median and slowest of so many, in milliseconds."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        what()
        took.append((time.perf_counter() - began) * 1000)
    return f"p50 {statistics.median(took):.0f} ms, slowest {max(took):.0f} ms"


def peak() -> float:
    """MiB resident at most until now."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=20)
    chosen = parser.parse_args()
    sense = ModelSense()
    with tempfile.TemporaryDirectory() as folder, Case.create(Path(folder) / "case") as case:
        fill(case, sense.maker, chosen.sentences)
        size = sum(file.stat().st_size for file in (Path(folder) / "case").glob("case.db*"))
        print(
            f"{chosen.sentences:,} sentences: at most {size / chosen.sentences:.0f} bytes a sentence on disk, log and all"
        )
        vector = sense.vector(ASKED)
        print("the vector of what is asked:", timed(lambda: sense.vector(ASKED), chosen.rounds))
        before = peak()
        with case.reading() as connection:
            print("search:", timed(lambda: nearest(connection, sense.maker, vector, MOST), chosen.rounds))
            holding = [(no, at * 100) for no in range(1, chosen.sentences // EACH + 1) for at in range(0, EACH, 5)]
            told = timed(lambda: nearest(connection, sense.maker, vector, MOST, holding=holding), chosen.rounds)
            print(f"search, with filters that leave {len(holding):,}:", told)
            near = timed(
                lambda: nearest(connection, sense.maker, vector, ELSEWHERE, without=1, least=NEAR), chosen.rounds
            )
            print("told elsewhere:", near)
        print(f"memory: {peak() - before:.0f} MiB more than before the first question, {peak():.0f} in all")


if __name__ == "__main__":
    main()
