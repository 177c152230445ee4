"""From our claims to PLOVER's root types, where the two differ: PLOVER has no stance of its own for what is only intended."""

from backchannel.record.claim import ClaimType, StanceValue

_FRIENDLY = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HOSTILE = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def root_of(type_: ClaimType, stance: StanceValue) -> str:
    """PLOVER's root type of a claim. Friendly acts that are still to come are AGREE (manual 2.0: "cooperative actions reported in
    the future tense"), hostile ones THREATEN; all else keeps its type."""
    if stance == "planned":
        if type_ in _FRIENDLY:
            return "AGREE"
        if type_ in _HOSTILE:
            return "THREATEN"
    return type_
