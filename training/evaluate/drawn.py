"""A hundred claims drawn at random and judged one by one.

From the records of 1,000 documents of FRUS and 100 speeches of the United Nations' general debates, all drawn at
random with a fixed seed. Each claim was compared with its sentence, by one reader, a language model, that read each
with the text around it; nothing was computed and no person judged a second time. Right where trigger, type, parties
with their roles, time, place, openness, stance and tellers are all as a careful reader would write them and nobody is
missing; partly where the event is there and something of it is wrong or missing; wrong where there is no such event,
or its type or parties make it another one. The list with its reasons is `training/evaluate/drawn.tsv`; it holds
places, not words, and `docs/examples/hundred.md` says what the reasons come to. It was judged for the version that it
names and has no floor: the next version draws and judges anew.

`python -m training.evaluate.drawn FOLDER --out FILE` draws the claims of the present version, with their sentences,
for judging.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.canonical import plain
from backchannel.record.claim import Claim
from backchannel.record.record import Record
from training.evaluate.figure import Figure
from training.sets.frus import HELD_APART

LIST = Path(__file__).parent / "drawn.tsv"
DOCUMENTS, SPEECHES, CLAIMS, SEED = 1000, 100, 100, 11


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of the list: where the claim is, what was judged, and why. ``verdict`` is right, partly or wrong."""

    file: str
    document: str
    start: int
    trigger: str
    type: str
    verdict: str
    reason: str


def judged() -> list[Judged]:
    """The list, in the order drawn."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        Judged(file, doc, int(at), trigger, kind, verdict, why)
        for file, doc, at, trigger, kind, verdict, why in rows[1:]
    ]


def measure(_data: Path) -> list[Figure]:
    """Shares of claims wholly right, and of those right or partly right, in per cent of the list."""
    rows = judged()
    counts = Counter(row.verdict for row in rows)
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in ("right", "partly", "wrong"))
    return [
        Figure("drawn.right", "claims wholly right", "drawn claims", 100 * counts["right"] / len(rows), (), "%",
        told, floored=False), Figure(
            "drawn.there", "claims of an event that is there", "drawn claims",
            100 * (counts["right"] + counts["partly"]) / len(rows), (), "%", floored=False,
        ),
    ]  # fmt: skip


def records(data: Path) -> Iterator[tuple[str, str, Record]]:
    """(file, number of the document in it, its record) of the documents and speeches drawn."""
    rng = random.Random(SEED)
    reader = Reader.load()
    volumes = [path for path in sorted((data / "frus").glob("*.xml")) if path.stem in HELD_APART]
    documents = [
        (path, number, document)
        for path in volumes
        for number, document in enumerate(take_in(path.read_bytes(), path.name).documents)
    ]
    speeches = [
        (path, 0, take_in(path.read_bytes(), path.name).documents[0])
        for path in rng.sample(sorted((data / "un-general-debate").glob("*.txt")), SPEECHES)
    ]
    for path, number, document in [*rng.sample(documents, min(DOCUMENTS, len(documents))), *speeches]:
        yield path.relative_to(data).as_posix(), str(number), reader.read(document).record


def draw(data: Path) -> list[dict[str, Any]]:
    """The claims drawn, each with its sentence and all its fields."""
    found: list[tuple[str, str, Record, Claim]] = [
        (file, number, record, claim) for file, number, record in records(data) for claim in record.claims
    ]
    chosen = random.Random(SEED).sample(found, CLAIMS)
    return [
        {
            "file": file,
            "document": number,
            "start": claim.trigger.start,
            "around": record.text.content[max(0, claim.passage.start - 250) : claim.passage.end + 120],
            "claim": plain(claim),
            "actors": {actor.id: actor.name for actor in record.actors},
        }
        for file, number, record, claim in chosen
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.evaluate.drawn")
    parser.add_argument("data", type=Path, help="the folder of corpora")
    parser.add_argument("--out", type=Path, required=True, help="where the claims go, one JSON object a line")
    chosen = parser.parse_args()
    drawn = draw(chosen.data)
    chosen.out.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in drawn), encoding="utf-8")
    print(f"{len(drawn)} claims written to {chosen.out}")


if __name__ == "__main__":
    main()
