"""Something a careful reader should know about claims; and words that judge rather than state."""

from dataclasses import dataclass
from typing import Literal

from backchannel.record.fact import Fact
from backchannel.record.passage import Passage

FindingKind = Literal[
    "two_dates",
    "two_places",
    "two_numbers",
    "order",
    "age",
    "weekday",
    "first_ever",
    "two_posts",
    "not_alive",
    "not_in_office",
    "no_such_office",
    "state_not_existing",
    "body_not_existing",
    "place_not_in_country",
    "no_relations",
    "unnamed_source",
    "single_source",
    "copied_from",
    "told_by_others",
    "dates_differ",
    "places_differ",
    "parties_differ",
    "numbers_differ",
    "denied_by",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Names both sides with their words, and the arithmetic or rule, in a plain sentence (``says``)."""

    id: str
    kind: FindingKind
    passages: tuple[Passage, ...]
    claims: tuple[str, ...]
    facts: tuple[Fact, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """A word that judges, and why it is marked. Never a score of anybody."""

    words: Passage
    why: str
