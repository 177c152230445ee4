"""Which sets teach, and how they are read."""

import random
from collections.abc import Callable
from pathlib import Path

from training.examples import Example
from training.sets import crossner, frus, joined, litbank, own, ruled, treebanks
from training.sets.conllu import read, read_all
from training.sets.known import given_names

EWT_NAMES = Path(__file__).parent / "corpus" / "names" / "ewt-train.tsv"


def _ewt(data: Path) -> list[Example]:
    given = given_names(data / "history-at-state" / "frus_people.jsonl")
    return treebanks.ewt(data / "ud-ewt" / "en_ewt-ud-train.conllu", given=given, marked=EWT_NAMES)


def _uner_dev(data: Path) -> list[Example]:
    """Names only: the trees of the development part choose the training's settings and teach nothing."""
    named = treebanks.ewt(data / "ud-ewt" / "en_ewt-ud-dev.conllu", data / "uner-ewt" / "en_ewt-ud-dev.iob2")
    return [Example(example.forms, tags=example.tags) for example in named]


def _gum(data: Path) -> list[Example]:
    return treebanks.gum(data / "gum" / "train")


def _crossner(data: Path) -> list[Example]:
    return crossner.read(data / "crossner-politics" / "train.txt")


def _litbank(data: Path) -> list[Example]:
    return litbank.read(data / "litbank")


def _frus(data: Path) -> list[Example]:
    return frus.read(data / "frus", every=6)


def _joined(data: Path) -> list[Example]:
    trees = [*read(data / "ud-ewt" / "en_ewt-ud-train.conllu"), *read_all(list((data / "gum" / "train").glob("*")))]
    return joined.read(trees)


def _own(_: Path) -> list[Example]:
    return own.read()


def _ruled(data: Path) -> list[Example]:
    return ruled.read(data, 16_000)


SETS: dict[str, Callable[[Path], list[Example]]] = {
    "ewt": _ewt,
    "uner_dev": _uner_dev,
    "gum": _gum,
    "crossner": _crossner,
    "litbank": _litbank,
    "frus": _frus,
    "joined": _joined,
    "own": _own,
    "standoff": own.read_standoff,
    "ruled": _ruled,
}


class Lessonbook:
    """All sets, and how often each is shown: 2 is twice an epoch, 0.25 a fresh quarter of it each epoch."""

    def __init__(self, data: Path, times: dict[str, float]) -> None:
        self._sets = [(SETS[name](data), count) for name, count in times.items() if count]

    def change(self, how: Callable[[list[Example]], list[Example]]) -> None:
        """Every set is from now on what ``how`` makes of it."""
        self._sets = [(how(examples), count) for examples, count in self._sets]

    def epoch(self, rng: random.Random) -> list[Example]:
        """The examples of one epoch."""
        shown: list[Example] = []
        for examples, count in self._sets:
            shown.extend(examples * int(count))
            part = count - int(count)
            if part:
                shown.extend(rng.sample(examples, round(part * len(examples))))
        return shown

    def all(self) -> list[Example]:
        """Every example once."""
        return [example for examples, _ in self._sets for example in examples]


def deprels(examples: list[Example]) -> tuple[str, ...]:
    """All dependency labels that the examples use, sorted."""
    return tuple(sorted({label for example in examples for label in example.deprels or ()}))
