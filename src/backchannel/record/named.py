"""Persons whom a document's own editors name, and those whom they list for all documents of a volume."""

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


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the list that editors give with a volume: its ``key``, ``name`` and what it says ``about`` the person, as
    in ``Named``. Any document of the volume may name the person, whether its editors mark the place or not."""

    key: str
    name: str
    about: str
