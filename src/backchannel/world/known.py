"""What the tables know under a name."""

from dataclasses import dataclass
from typing import Literal

from backchannel.record.actor import ActorKind

Use = Literal["name", "adjective", "person", "people", "combining", "capital", "seat", "generic"]
"""How the words name it. ``name``: "Israel", "Mossad". ``adjective``: "Israeli". ``person`` and ``people``: nouns for one
or several of its people. ``combining``: "Sino-". ``capital``: its capital, which may be the place or stand for the
government. ``seat``: a house that stands for the government or body in it ("the Kremlin", "Langley"). ``generic``: a body of
that sort ("Foreign Ministry", "army"), whose state other words have to tell: its ``country`` is None."""


@dataclass(frozen=True, slots=True)
class Known:
    """Something that the tables know, and how the words that were looked up name it.

    ``id`` is stable across versions: a state's code ("ISR"), else the table's own id ("body/isr-knesset"). ``country`` is the
    state that it belongs to or lies in (ISO 3166-1 alpha-3, 3166-3 for states that are gone; the tables' own three letters
    for older states that ISO never named), ``sector`` PLOVER's. ``from_`` and ``to`` are EDTF or None, of the thing named;
    ``source`` says where the row comes from. ``since`` and ``until`` are the years between which these words name it.
    """

    id: str
    kind: ActorKind
    name: str
    country: str | None
    sector: str | None
    from_: str | None
    to: str | None
    source: str
    use: Use = "name"
    plural: bool = False
    since: int | None = None
    until: int | None = None

    def holds(self, year: int) -> bool:
        """Whether these words named it, and it existed, in ``year``."""
        since = self.since if self.since is not None else _year(self.from_)
        until = self.until if self.until is not None else _year(self.to)
        return (since is None or since <= year) and (until is None or year <= until)


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``first`` to ``last`` (indexes into the forms given, ``last`` included) name one of ``known``, likeliest first.

    ``part`` is set where they are only a part of one form ("Sino" and "Soviet" in "Sino-Soviet").
    """

    first: int
    last: int
    known: tuple[Known, ...]
    part: bool = False


def _year(edtf: str | None) -> int | None:
    return int(edtf[:4]) if edtf else None
