"""From the network's scores to sightings: what each word of a sentence may trigger, and which words take part."""

from dataclasses import dataclass
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from backchannel.reading.analysis import Part, Sighting
from backchannel.record.claim import ClaimType, OpennessValue, StanceValue

Floats = NDArray[np.float32]
Value = TypeVar("Value", bound=str)

FAINT = -5.0
"""Log-odds of a trigger against none from which a word is worth keeping: rules may speak for it. Events of our
corpus's dev part that lie below are fewer than one in a hundred."""

APART = -4.0
"""Log-odds from which a word's part in an event is kept; rules may speak for it."""


@dataclass(frozen=True, slots=True)
class EventLabels:
    """What the numbers of the event heads stand for."""

    types: tuple[ClaimType, ...]
    modes: tuple[str, ...]
    stances: tuple[StanceValue, ...]
    opennesses: tuple[OpennessValue, ...]
    roles: tuple[Part, ...]

    @classmethod
    def of(cls, told: dict[str, Any]) -> Self:
        """From what ``labels.json`` holds."""
        return cls(
            tuple(told["triggers"][1:]),
            tuple(told["aspects"]["modes"]),
            tuple(told["aspects"]["stances"]),
            tuple(told["aspects"]["opennesses"]),
            tuple(told["roles"]),
        )

    def sightings(self, scores: dict[str, Floats], row: int, length: int) -> list[Sighting]:
        """The sightings of sentence ``row`` of a batch, in text order. Log-odds are rounded to a tenth, so that what
        hangs on a threshold is the same on processors whose sums differ in the last bits, but where they fall on its edge."""
        triggers = scores["triggers"][row, :length].astype(np.float64)
        some = np.logaddexp.reduce(triggers[:, 1:], axis=1) - triggers[:, 0]
        found = []
        for word in np.flatnonzero(some > FAINT):
            kinds = triggers[word, 1:] - np.logaddexp.reduce(triggers[word, 1:])
            roles = scores["roles"][row, word, :length]
            parts: dict[int, dict[Part, float]] = {}
            for at, role in np.argwhere(roles > APART):
                parts.setdefault(int(at), {})[self.roles[role]] = _tenth(roles[at, role])
            kind = self.types[int(kinds.argmax())]
            found.append(
                Sighting(
                    int(word),
                    _tenth(some[word]),
                    {self.types[int(i)]: _tenth(kinds[i]) for i in np.flatnonzero(kinds > FAINT)},
                    self._mode(scores["modes"][row, word], kind),
                    _ranked(scores["stances"][row, word], self.stances),
                    _ranked(scores["opennesses"][row, word], self.opennesses),
                    parts,
                )
            )
        return found

    def _mode(self, scores: Floats, kind: ClaimType) -> str | None:
        """The likeliest mode among those of the type."""
        own = [i for i, mode in enumerate(self.modes) if mode == "none" or mode.startswith(f"{kind}/")]
        best = self.modes[max(own, key=lambda i: float(scores[i]))]
        return None if best == "none" else best.partition("/")[2]


def _ranked(scores: Floats, values: tuple[Value, ...]) -> dict[Value, float]:
    """Log-probabilities of the values that are at all likely."""
    told = scores.astype(np.float64)
    told -= np.logaddexp.reduce(told)
    return {values[int(i)]: _tenth(told[i]) for i in np.flatnonzero(told > FAINT)}


def _tenth(value: float) -> float:
    return round(float(value), 1)
