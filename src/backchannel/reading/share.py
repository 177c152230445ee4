"""How far a reading is: the share of it that is done, from 0 to 1, told while it goes on."""

from collections.abc import Callable

Tell = Callable[[float], None]
"""Hears the share that is done; it never falls. Nothing that is read depends on it."""


def unheard(_: float) -> None:
    """For a reading whose progress nobody asks for."""


def within(tell: Tell, start: float, end: float) -> Tell:
    """A ``Tell`` for a part of the whole, which goes from ``start`` to ``end`` of it."""
    return lambda share: tell(start + (end - start) * share)
