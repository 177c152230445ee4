"""A figure: what was measured, on what, and what stands beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``key`` names it for good (floors are kept by it). ``value`` is between 0 and 100, more is better, unless
    ``unit`` says otherwise. ``files`` are the files it was measured on, below the data folder or the repository
    (their digest is pinned beside the floor). ``naive`` is what a program that knows nothing gets, ``peer`` what
    others reach, ``aim`` what we are after; all three in a few words. ``floored`` is False for figures of speed, which
    depend on the machine."""

    key: str
    title: str
    on: str
    value: float
    files: tuple[str, ...]
    unit: str = ""
    count: str = ""
    naive: str = ""
    peer: str = ""
    aim: str = ""
    floored: bool = True


@dataclass(slots=True)
class Tally:
    """Counts for precision, recall and F1."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: set[tuple[object, ...]], found: set[tuple[object, ...]]) -> None:
        """Counts one text's items; an item is right if it is in both sets."""
        self.gold += len(gold)
        self.found += len(found)
        self.right += len(gold & found)

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 200 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0

    def counts(self) -> str:
        """For the table: how many there are, precision and recall."""
        return f"{self.gold} marked; precision {self.precision:.1f}, recall {self.recall:.1f}"
