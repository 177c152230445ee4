"""A sentence to learn from: words, and whatever its teacher knows about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from backchannel.reading.pieces import normalise


@dataclass(frozen=True, slots=True)
class Taught:
    """An event of an example, as numbers into ``labels``: trigger words (first, last), type (an index of TRIGGERS),
    each of ASPECTS by name, and roles as (index of PAIRED, first word, last word), None where the teacher is silent."""

    first: int
    last: int
    type: int
    aspects: dict[str, int]
    roles: tuple[tuple[int, int, int], ...] | None = ()


@dataclass(frozen=True, slots=True)
class Example:
    """``forms`` are normalised words. Each of the rest is None (or absent) where the teacher is silent.

    ``heads`` are indexes into the words, -1 for the root. ``tags`` holds a bit mask a word for each scheme of
    ``labels.SCHEMES`` the teacher knows something about. ``events`` are all events of the sentence, but for those
    that the words ``unsure`` may trigger. ``names`` are (first word, last word, kind) of names that others of their
    kind may stand in for (``swap.py``).
    """

    forms: tuple[str, ...]
    upos: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deprels: tuple[str, ...] | None = None
    tags: dict[str, tuple[int, ...]] = field(default_factory=dict)
    events: tuple[Taught, ...] | None = None
    unsure: tuple[int, ...] = ()
    names: tuple[tuple[int, int, str], ...] = ()

    def __post_init__(self) -> None:
        for layer in (self.upos, self.heads, self.deprels, *self.tags.values()):
            if layer is not None and len(layer) != len(self.forms):
                raise ValueError(f"A layer has {len(layer)} labels for {len(self.forms)} words: {self.forms[:8]}")


def forms_of(words: Sequence[str]) -> tuple[str, ...]:
    """Words as the network sees them."""
    return tuple(normalise(word) for word in words)
