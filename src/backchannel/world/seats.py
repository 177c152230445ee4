"""Whose a seat in the United Nations was: China's was held by two governments, Russia's by the Soviet Union before."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seat:
    """The state (by its code) that held a seat, its ``name``, and its ``style``: the name by which its own speakers tell it
    from another that held the same seat."""

    holder: str
    name: str
    style: str


def seated_in(rows: Sequence[str], code: str, day: str | None) -> tuple[Seat, ...]:
    """Who of the table ``rows`` held the seat of ``code`` at ``day`` (EDTF: a day, a month or a year), in the order of time;
    more than one where the seat changed hands within it, none where the table says nothing."""
    told = (day or "").rstrip("~?%")
    if not told[:4].isdigit():
        return ()
    first, last = told + "-01-01"[len(told) - 4 :], told + "-12-31"[len(told) - 4 :]
    found = []
    for row in rows:
        of, holder, since, until, name, style = row.split("\t")
        if of == code and since <= last and (not until or first < until):
            found.append(Seat(holder, name, style))
    return tuple(found)
