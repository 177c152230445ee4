"""A sentence to learn from: words, and whatever its teacher knows about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from backchannel.reading.pieces import normalise


@dataclass(frozen=True, slots=True)
class Example:
    """``forms`` are normalised words. Each of the rest is None (or absent) where the teacher is silent.

    ``heads`` are indexes into the words, -1 for the root. ``tags`` holds a bit mask a word for each scheme of
    ``labels.SCHEMES`` the teacher knows something about. ``weight`` scales its part of the loss of the tag heads.
    """

    forms: tuple[str, ...]
    upos: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deprels: tuple[str, ...] | None = None
    tags: dict[str, tuple[int, ...]] = field(default_factory=dict)
    weight: float = 1.0

    def __post_init__(self) -> None:
        for layer in (self.upos, self.heads, self.deprels, *self.tags.values()):
            if layer is not None and len(layer) != len(self.forms):
                raise ValueError(f"A layer has {len(layer)} labels for {len(self.forms)} words: {self.forms[:8]}")


def forms_of(words: Sequence[str]) -> tuple[str, ...]:
    """Words as the network sees them."""
    return tuple(normalise(word) for word in words)
