"""A row of reference knowledge with its own source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """``says`` is a plain sentence; ``source`` names the table or work it was taken from."""

    id: str
    says: str
    source: str
