"""What the model gives for a sentence: words with their grammar, and names. Offsets are code points into Text.content."""

from dataclasses import dataclass
from typing import Literal

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


@dataclass(slots=True)
class Sentence:
    """A sentence lies inside one block (``block`` is its index in ``Text.blocks``)."""

    start: int
    end: int
    words: list[Word]
    names: list[Name]
    block: int
