"""The closed vocabularies of the corpus: what a mark may say.

Event types and modes are those of the PLOVER manual (draft 2.0, 2021) plus STATEMENT; entity kinds are the twelve of
``backchannel.reading.analysis``; stances and openness those of ``backchannel.record.claim``.
"""

from typing import Final, Literal, get_args

from backchannel.reading.analysis import NameKind
from backchannel.record.claim import ClaimType, HopKind, OpennessValue, StanceValue

MentionForm = Literal["name", "nominal", "pronoun"]
EventRole = Literal[
    "actor", "recipient", "intermediary", "host", "beneficiary", "thing", "place", "time", "openness", "stance"
]
Genre = Literal[
    "answer",
    "blog",
    "broadcast",
    "cable",
    "chronology",
    "diary",
    "editorial",
    "essay",
    "headlines",
    "history",
    "intelligence",
    "interview",
    "letter",
    "memoir",
    "minutes",
    "release",
    "speech",
    "wire",
]

TYPES: Final[tuple[ClaimType, ...]] = get_args(ClaimType)
STANCES: Final[tuple[StanceValue, ...]] = get_args(StanceValue)
OPENNESS: Final[tuple[OpennessValue, ...]] = get_args(OpennessValue)
HOP_KINDS: Final[tuple[HopKind, ...]] = get_args(HopKind)
GENRES: Final[tuple[Genre, ...]] = get_args(Genre)

KIND_OF_LETTER: Final[dict[str, NameKind]] = {
    "p": "person",
    "s": "state",
    "d": "people",
    "g": "government_body",
    "v": "service",
    "f": "armed_group",
    "y": "party",
    "m": "medium",
    "o": "organisation",
    "l": "place",
    "e": "event",
    "t": "title",
}
"""Lower case marks a name, upper case a nominal mention, ``*`` before the lower case a pronoun."""

ROLE_OF_LETTER: Final[dict[str, EventRole]] = {
    "a": "actor",
    "r": "recipient",
    "i": "intermediary",
    "h": "host",
    "b": "beneficiary",
    "o": "thing",
    "p": "place",
    "t": "time",
    "x": "openness",
    "n": "stance",
}
"""``c`` (teller) and ``k`` (cue) stand beside these; their digits number hops, not events."""

MODES: Final[dict[ClaimType, frozenset[str]]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "SUPPORT": frozenset(),
    "CONCEDE": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {
            "seize",
            "restrict",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        }
    ),
    "ASSAULT": frozenset(
        {
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "aerial",
            "drone",
            "heavy-weapons",
            "crowd-control",
            "unconventional",
        }
    ),
    "STATEMENT": frozenset(),
}

RECIPIENT_NEEDED: Final[frozenset[ClaimType]] = frozenset({"COOPERATE", "AID", "SANCTION"})
"""PLOVER requires a recipient here. Two actors will do (a deed of both); ``~r`` says that the text tells of none."""
