"""Which sets teach, and how they are read."""

from collections.abc import Callable
from pathlib import Path

from training.examples import Example
from training.sets import crossner, treebanks


def _ewt(data: Path) -> list[Example]:
    return treebanks.ewt(data / "ud-ewt" / "en_ewt-ud-train.conllu")


def _uner_dev(data: Path) -> list[Example]:
    """Names only: the trees of the development part choose the training's settings and teach nothing."""
    named = treebanks.ewt(data / "ud-ewt" / "en_ewt-ud-dev.conllu", data / "uner-ewt" / "en_ewt-ud-dev.iob2")
    return [Example(example.forms, tags=example.tags) for example in named]


def _gum(data: Path) -> list[Example]:
    return treebanks.gum(data / "gum" / "train")


def _crossner(data: Path) -> list[Example]:
    return crossner.read(data / "crossner-politics" / "train.txt")


SETS: dict[str, Callable[[Path], list[Example]]] = {
    "ewt": _ewt,
    "uner_dev": _uner_dev,
    "gum": _gum,
    "crossner": _crossner,
}


def gather(data: Path, times: dict[str, int]) -> list[Example]:
    """The examples of one epoch, each set as often as ``times`` says."""
    examples: list[Example] = []
    for name, count in times.items():
        if count:
            examples.extend(SETS[name](data) * count)
    return examples


def deprels(examples: list[Example]) -> tuple[str, ...]:
    """All dependency labels that the examples use, sorted."""
    return tuple(sorted({label for example in examples for label in example.deprels or ()}))
