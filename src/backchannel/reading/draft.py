"""What reading hands over before it is told who is who: parties are indexes into the mentions."""

from dataclasses import dataclass, field

from backchannel.reading.analysis import NameKind
from backchannel.record.actor import MentionKind
from backchannel.record.claim import ClaimType, HopKind, Openness, Role, Stance, Thing, Where
from backchannel.record.finding import Loaded
from backchannel.record.passage import Passage
from backchannel.record.when import When


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A passage that names or stands for an actor.

    ``names`` is the kind of thing it names where that is known. ``title`` is the office told right beside it
    ("Pakistan foreign minister" beside "Mohammed Zafarullah Khan"); ``of`` is the index of the mention whose office,
    officials or people these are. ``sentence`` counts sentences of the text. ``grammar`` is the head word's deprel.
    ``country`` is the state that the words themselves name, if any.
    """

    passage: Passage
    kind: MentionKind
    names: NameKind | None
    sentence: int
    head: int
    grammar: str = ""
    title: Passage | None = None
    of: int | None = None
    country: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class DraftParticipant:
    """``mention`` is None only where a rule implies a party without words; then ``country`` says which."""

    role: Role
    mention: int | None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class DraftHop:
    """A teller in the chain; ``mention`` where it is an actor mentioned."""

    who: str
    mention: int | None
    kind: HopKind
    words: Passage | None
    cue: Passage | None


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """As record.claim.Claim, with mentions in place of actors; ``when.relation.claim`` is "#3" for the fourth draft claim."""

    passage: Passage
    trigger: Passage
    type: ClaimType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    participants: tuple[DraftParticipant, ...] = ()
    thing: Thing | None = None
    when: When | None = None
    where: tuple[Where, ...] = ()
    openness: Openness = field(default=Openness())
    stance: Stance = field(default=Stance())
    chain: tuple[DraftHop, ...] = ()
    inferred: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftQuotation:
    """As record.quotation.Quotation, with mentions in place of actors; ``within`` is an index into the quotations."""

    content: Passage
    direct: bool
    speaker: int | None = None
    speaker_words: Passage | None = None
    cue: Passage | None = None
    addressee: int | None = None
    medium: int | None = None
    when: When | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading tells of one text, in text order."""

    mentions: tuple[Mentioned, ...] = ()
    claims: tuple[DraftClaim, ...] = ()
    quotations: tuple[DraftQuotation, ...] = ()
    loaded: tuple[Loaded, ...] = ()
