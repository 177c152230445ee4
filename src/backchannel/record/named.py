"""Persons whom a document's own editors name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """At ``start``–``end`` of a text stands the name of the person whom its editors' list has under ``key``.

    ``name`` and ``about`` are the list's: "Caccia, Sir Harold", "British Ambassador to the United States".
    """

    start: int
    end: int
    key: str
    name: str
    about: str
