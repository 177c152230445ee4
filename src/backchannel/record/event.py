"""What may have happened: claims joined by reversible judgements."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """Owns no facts of its own: only the ids of the claims that tell of the same thing."""

    id: str
    claims: tuple[str, ...]
