"""Fits the weights by which "it" and "they" find what they stand for (``actors/tables/salience.tsv``) on GUM's train part.

    python -m training.salience --data FOLDER

For each pronoun of the third person the choice is among all candidates that ``actors.antecedents`` proposes, and nothing
named; right is whatever GUM marks as the same entity, and nothing where no candidate is. Log-linear choice, fitted by
gradient ascent with a ridge; the same data gives the same table.
"""

import argparse
from pathlib import Path

import numpy as np

from backchannel.actors.antecedents import MANY, THING, Antecedents, Candidate
from backchannel.reading.analysis import Sentence
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.source import Source
from backchannel.world.world import World
from training.evaluate.pronouns import Span, gum

TABLE = Path(__file__).parents[1] / "src" / "backchannel" / "actors" / "tables" / "salience.tsv"
RIDGE = 0.003
STEPS = 1500
RATE = 0.3
_HEAD = (
    '# what grammar says of a candidate, and its weight for "it" and for "they"; made by training/salience.py from GUM\'s '
    "train part\n"
)

Choice = tuple[list[Candidate], list[bool]]


def choices(paths: list[Path], model: Model, world: World) -> dict[str, list[Choice]]:
    """The choices that the pronouns of some files of GUM ask for, those of "it" and those of "they"."""
    found: dict[str, list[Choice]] = {"it": [], "they": []}
    for path in paths:
        text, spans = gum(path)
        sentences = model.analyse(text)
        reading = read(text, Source("src_gum", text.sha256, "text/plain", path.name), sentences, world)
        antecedents = Antecedents(sentences, reading.mentions)
        for number, told in enumerate(reading.mentions):
            form = told.passage.words.lower()
            if told.kind != "pronoun" or form not in THING | MANY:
                continue
            candidates = antecedents.candidates(number)
            marked = next((s for s in spans if (s.start, s.end) == (told.passage.start, told.passage.end)), None)
            same = [s for s in spans if marked is not None and s.entity == marked.entity and s is not marked]
            right = [_right(candidate, same, sentences) for candidate in candidates]
            if candidates and not any(right):
                right[-1] = True
            if candidates:
                found["they" if form in MANY else "it"].append((candidates, right))
    return found


def _right(candidate: Candidate, same: list[Span], sentences: tuple[Sentence, ...]) -> bool:
    """Whether a marked span of the entity is that of the candidate: its head is the span's, and a pair is a span's whole."""
    if candidate.place is None:
        return False
    words = sentences[candidate.place[0]].words
    word = words[candidate.place[1]]
    for span in same:
        if not (span.start <= word.start and word.end <= span.end):
            continue
        if word.head >= 0 and span.start <= words[word.head].start < span.end:
            continue
        last = words[candidate.both[-1][1]] if candidate.both else None
        joined = [w for w in words if w.head == candidate.place[1] and w.deprel == "conj" and w.end <= span.end]
        if (last is not None and last.end <= span.end) or (last is None and not joined):
            return True
    return False


def fitted(told: list[Choice], names: list[str]) -> np.ndarray:
    """The weight of each feature of ``names``: shape (features,)."""
    column = {name: number for number, name in enumerate(names)}
    tables = []
    for candidates, right in told:
        table = np.zeros((len(candidates), len(names)))
        for row, candidate in enumerate(candidates):
            for name, value in candidate.features.items():
                table[row, column[name]] = value
        tables.append((table, np.array(right)))
    weights = np.zeros(len(names))
    speed = np.zeros(len(names))
    for _ in range(STEPS):
        slope = np.zeros(len(names))
        for table, right in tables:
            scores = table @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            wanted = chance * right
            wanted /= wanted.sum()
            slope += (wanted - chance) @ table
        speed = 0.9 * speed + slope / len(tables) - RIDGE * weights
        weights = weights + RATE * speed / 10
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.salience", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    told = choices(sorted((data / "gum" / "train").glob("*.conllu")), Model.load(), World.load())
    names = sorted(
        {name for part in told.values() for candidates, _ in part for c in candidates for name in c.features}
    )
    both = [fitted(told[part], names) for part in ("it", "they")]
    rows = [f"{name}\t{it:.2f}\t{they:.2f}\n" for name, it, they in zip(names, *both, strict=True)]
    TABLE.write_text(_HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
