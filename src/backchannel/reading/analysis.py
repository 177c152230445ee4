"""What the model gives for a sentence: words with their grammar, names, and sightings of events. Offsets are code
points into Text.content."""

from dataclasses import dataclass, field
from typing import Literal

from backchannel.record.claim import ClaimType, OpennessValue, StanceValue

NameKind = Literal[
    "person",
    "state",
    "people",
    "government_body",
    "service",
    "armed_group",
    "party",
    "medium",
    "organisation",
    "place",
    "event",
    "title",
]


@dataclass(slots=True)
class Word:
    """A word in the sense of Universal Dependencies. ``form`` is what the model saw (quotes straightened, say);
    ``head`` is an index into the sentence's words, -1 for the root; ``deprel`` has its subtype ("nsubj:pass")."""

    start: int
    end: int
    form: str
    upos: str
    head: int
    deprel: str


@dataclass(slots=True)
class Name:
    """Words ``first`` to ``last`` (indexes into the sentence, ``last`` included) name something of ``kind``."""

    first: int
    last: int
    kind: NameKind


Part = Literal[
    "actor",
    "recipient",
    "intermediary",
    "host",
    "beneficiary",
    "thing",
    "place",
    "time",
    "openness",
    "stance",
    "teller",
    "cue",
]
"""What a word may be to an event: part of who or what fills a role, of the words that show openness or stance, of
who tells it and how."""


@dataclass(slots=True)
class Sighting:
    """A word that may trigger an event, as the network sees it; it need not be one.

    ``sure`` are the log-odds of an event against none. ``types``, ``stances`` and ``opennesses`` are
    log-probabilities, given that it is one, of the likely values. ``parts`` are log-odds, by word of the sentence and part.
    """

    word: int
    sure: float
    types: dict[ClaimType, float]
    mode: str | None
    stances: dict[StanceValue, float]
    opennesses: dict[OpennessValue, float]
    parts: dict[int, dict[Part, float]]


@dataclass(slots=True)
class Sentence:
    """A sentence lies inside one block (``block`` is its index in ``Text.blocks``)."""

    start: int
    end: int
    words: list[Word]
    names: list[Name]
    block: int
    sightings: list[Sighting] = field(default_factory=list)
