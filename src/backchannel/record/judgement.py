"""What a person decided."""

from dataclasses import dataclass
from typing import Literal

Decision = Literal["accept", "reject", "correct", "same", "different", "unsure", "verdict", "take_back"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Append-only: a later judgement may take an earlier one back (``decision == "take_back"``), nothing is overwritten.

    ``subject`` is the id judged (a claim, an actor, an event, or an earlier judgement), ``other`` the second id for
    same/different. ``change`` holds a correction: field name to new value. ``at`` is UTC, ISO 8601 with Z.
    """

    id: str
    decision: Decision
    subject: str
    by: str
    at: str
    reason: str | None = None
    other: str | None = None
    change: dict[str, str] | None = None
    evidence: tuple[str, ...] = ()
