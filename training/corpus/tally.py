"""How much two markings share: counts of marks and choices, and the figures of agreement made of them."""

import math
import random
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from rich.console import Console
from rich.table import Table

_Key = TypeVar("_Key", bound=Hashable)

SEED: Final = "agreement-1"

RESAMPLES: Final = 1000
"""Draws for the 95 % intervals: whole documents with replacement (Efron & Tibshirani 1993, ch. 13)."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Marks of one sort: how many each annotator made, and how many of them both made."""

    both: int = 0
    first: int = 0
    second: int = 0

    def __add__(self, other: "Shared") -> "Shared":
        return Shared(self.both + other.both, self.first + other.first, self.second + other.second)

    @property
    def f1(self) -> float:
        """2 · both / (first + second); not a number where neither marked any. The same whoever is taken as right."""
        marks = self.first + self.second
        return 2 * self.both / marks if marks else math.nan


@dataclass(slots=True)
class Tally:
    """Everything counted in a pair of markings. ``spans`` by sort of mark; ``choices`` by question, each a count of
    (what the first chose, what the second chose). Tallies of documents add up to that of the sample."""

    spans: dict[str, Shared] = field(default_factory=dict)
    choices: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)

    def count(self, sort: str, shared: Shared) -> None:
        """Adds ``shared`` to the marks of ``sort``."""
        self.spans[sort] = self.spans.get(sort, Shared()) + shared

    def choose(self, question: str, first: str, second: str) -> None:
        """Notes what each of the two chose."""
        self.choices.setdefault(question, Counter())[first, second] += 1

    def add(self, other: "Tally") -> None:
        """Adds all that ``other`` counted."""
        for sort, shared in other.spans.items():
            self.count(sort, shared)
        for question, chosen in other.choices.items():
            self.choices.setdefault(question, Counter()).update(chosen)


def accuracy(chosen: Mapping[tuple[str, str], int]) -> float:
    """The share of cases in which both chose the same; not a number for no cases."""
    total = sum(chosen.values())
    return sum(number for (first, second), number in chosen.items() if first == second) / total if total else math.nan


def kappa(chosen: Mapping[tuple[str, str], int]) -> float:
    """Cohen's kappa (1960): agreement beyond what the two would reach by each choosing at his own rates.

    Not a number for no cases, and where both always choose one and the same (chance alone would agree fully).
    """
    total = sum(chosen.values())
    if not total:
        return math.nan
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), number in chosen.items():
        first[one] += number
        second[other] += number
    by_chance = sum(first[choice] * second[choice] for choice in first) / total**2
    return (accuracy(chosen) - by_chance) / (1 - by_chance) if by_chance < 1 else math.nan


def figures(tallies: Iterable[Tally]) -> dict[str, float]:
    """The figures by name. For ``choices`` both the share of agreement and kappa."""
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    made = {f"{sort}, F1": shared.f1 for sort, shared in whole.spans.items()}
    for question, chosen in whole.choices.items():
        made[f"{question}, same"] = accuracy(chosen)
        made[f"{question}, kappa"] = kappa(chosen)
    return made


def intervals(tallies: Sequence[Tally], resamples: int = RESAMPLES) -> dict[str, tuple[float, float]]:
    """The middle 95 % of each figure over ``resamples`` seeded draws of as many documents, with replacement."""
    chance = random.Random(SEED)
    drawn: dict[str, list[float]] = {}
    for _ in range(resamples):
        for name, value in figures(chance.choices(tallies, k=len(tallies))).items():
            if not math.isnan(value):
                drawn.setdefault(name, []).append(value)
    ends: dict[str, tuple[float, float]] = {}
    for name, values in drawn.items():
        values.sort()
        ends[name] = values[int(0.025 * len(values))], values[min(int(0.975 * len(values)), len(values) - 1)]
    return ends


def same(first: Sequence[_Key], second: Sequence[_Key]) -> Shared:
    """What both hold, counted as often as both hold it."""
    one, other = Counter(first), Counter(second)
    return Shared((one & other).total(), len(first), len(second))


def overlapping(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> Shared:
    """Pairs each span of ``first``, in text order, with the first yet unpaired span of ``second`` that it touches."""
    left = sorted(second)
    both = 0
    for start, end in sorted(first):
        partner = next((span for span in left if span[0] < end and start < span[1]), None)
        if partner is not None:
            left.remove(partner)
            both += 1
    return Shared(both, len(first), len(second))


def print_figures(what: str, tallies: Sequence[Tally]) -> None:
    """Prints the figures of all the tallies of ``what`` together, with their intervals."""
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    ends = intervals(tallies)
    spans = Table(f"marks, {what}", "first", "second", "both", "F1", "95 %")
    for sort, shared in whole.spans.items():
        low, high = ends[f"{sort}, F1"]
        row = (str(shared.first), str(shared.second), str(shared.both), f"{shared.f1:.3f}", f"{low:.2f}–{high:.2f}")
        spans.add_row(sort, *row)
    choices = Table(f"choices, {what}", "cases", "same", "95 %", "kappa")
    for question, chosen in whole.choices.items():
        low, high = ends[f"{question}, same"]
        agreed = (str(sum(chosen.values())), f"{accuracy(chosen):.3f}", f"{low:.2f}–{high:.2f}", f"{kappa(chosen):.3f}")
        choices.add_row(question, *agreed)
    console = Console()
    console.print(spans)
    console.print(choices)
