"""From our claims to PLOVER's root types, where the two differ: PLOVER has no stance of its own for what is only intended."""

from backchannel.reading.lemma import lemma
from backchannel.record.claim import ClaimType, StanceValue

_FRIENDLY = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HOSTILE = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


# What the manual counts as SUPPORT ("sign formal agreement"), where ours is AGREE.
_SIGNING = frozenset(
    {"sign", "ratify", "conclude", "initial", "finalize", "signing", "signature", "ratification", "adopt", "approve"}
)


def root_of(type_: ClaimType, stance: StanceValue, trigger: str = "") -> str:
    """PLOVER's root type of a claim. Friendly acts that are still to come are AGREE (the manual takes cooperation
    reported in the
    future tense for intent), hostile ones THREATEN; signing is SUPPORT; all else keeps its type."""
    if (
        type_ == "AGREE"
        and stance == "asserted"
        and (lemma(trigger, "VERB") in _SIGNING or trigger.lower() in _SIGNING)
    ):
        return "SUPPORT"
    if stance == "asked" and type_ in _FRIENDLY | _HOSTILE:
        return "REQUEST"
    if stance == "planned":
        if type_ in _FRIENDLY:
            return "AGREE"
        if type_ in _HOSTILE:
            return "THREATEN"
    return type_
