"""From our claims to PLOVER's root types, where the two differ: PLOVER has no stance of its own for what is only intended."""

from collections.abc import Sequence

from backchannel.reading.draft import DraftClaim, DraftParticipant
from backchannel.reading.lemma import lemma
from backchannel.record.claim import ClaimType, StanceValue

_FRIENDLY = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


# What the manual counts as SUPPORT ("ratify, sign, or finalize an agreement"), where ours is AGREE.
_SIGNING = frozenset(
    "sign ratify conclude initial finalize adopt approve signing signature ratification agreement deal accord pact"
    " treaty".split()
)


def root_of(type_: ClaimType, stance: StanceValue, trigger: str = "") -> str:
    """PLOVER's root type of a claim. Friendly acts that are still to come are AGREE (the manual takes cooperation
    reported in the future tense for intent), hostile ones THREATEN; friendly ones that somebody will not do are REJECT;
    an agreement made is SUPPORT; all else keeps its type."""
    if type_ == "AGREE" and stance == "asserted":
        word = trigger.partition(" ")[0]
        if lemma(word, "VERB") in _SIGNING or lemma(word, "NOUN") in _SIGNING:
            return "SUPPORT"
    if stance == "denied" and type_ in _FRIENDLY | {"AGREE"}:
        return "REJECT"
    if stance == "asked" and type_ in _FRIENDLY | _HOSTILE:
        return "REQUEST"
    if stance == "planned":
        if type_ in _FRIENDLY:
            return "AGREE"
        if type_ in _HOSTILE:
            return "THREATEN"
    return type_


def parties_of(claim: DraftClaim, claims: Sequence[DraftClaim]) -> tuple[DraftParticipant, ...]:
    """The parties of the PLOVER event that ``claim`` is, ``claims`` being all that its text gave. PLOVER knows no event
    within another and asks of each toward whom it was done: who promises to free prisoners does it toward the
    prisoners, who pulls out of a country toward that country. So a claim without a recipient takes the parties of the
    claims that are its content, those whose stance or teller its trigger shows; if they have none, the state where it
    was done."""
    if any(participant.role == "recipient" for participant in claim.participants):
        return claim.participants
    own = {participant.mention for participant in claim.participants}
    content = [
        participant
        for other in claims
        if other is not claim and _within(other, claim)
        for participant in other.participants
        if participant.mention not in own
    ]
    lands = [DraftParticipant("recipient", None, where.country) for where in claim.where if where.country]
    return (*claim.participants, *(content or lands))


def _within(inner: DraftClaim, outer: DraftClaim) -> bool:
    shown = [inner.stance.words, *(hop.cue for hop in inner.chain)]
    return any(
        words is not None and words.start < outer.trigger.end and outer.trigger.start < words.end for words in shown
    )
