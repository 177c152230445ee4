"""What one source tells of one event."""

from dataclasses import dataclass, field
from typing import Literal

from backchannel.record.passage import Passage
from backchannel.record.when import When

ClaimType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "STATEMENT",
]
Role = Literal["actor", "recipient", "intermediary", "host", "beneficiary"]
OpennessValue = Literal["public", "private", "secret", "unstated"]
StanceValue = Literal["asserted", "denied", "possible", "planned", "asked", "hypothetical", "habitual"]
HopKind = Literal["medium", "person", "official", "document", "unnamed"]


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part, in which role; ``words`` is None where a named rule implied the party."""

    role: Role
    actor: str | None
    country: str | None
    sector: str | None
    words: Passage | None


@dataclass(frozen=True, slots=True)
class Thing:
    """What was given, said, signed or seized; an amount and its unit where told."""

    words: Passage
    amount: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A place as told, and the state it lay in at that time."""

    words: Passage
    place: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Openness:
    """Whether it was done in public, in private or in secret, with the words that say so."""

    value: OpennessValue = "unstated"
    words: Passage | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """Whether the text asserts it, with the words that say otherwise."""

    value: StanceValue = "asserted"
    words: Passage | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of who says so to whom: the teller and the cue ("reported")."""

    who: str
    actor: str | None
    kind: HopKind
    words: Passage | None
    cue: Passage | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source tells of one event. Immutable; the id is made from the content (``ids.claim_id``).

    Every filled field has the passage it was read from, or ``inferred`` names the rule that gave it.
    ``chain`` is outermost first; the source's author is understood.
    """

    id: str
    passage: Passage
    trigger: Passage
    type: ClaimType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    thing: Thing | None = None
    when: When | None = None
    where: tuple[Where, ...] = ()
    openness: Openness = field(default=Openness())
    stance: Stance = field(default=Stance())
    chain: tuple[Hop, ...] = ()
    inferred: dict[str, str] = field(default_factory=dict)
