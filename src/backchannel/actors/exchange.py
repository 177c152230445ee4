"""To whom something is denied, refused or promised, where it is told a sentence before: the other party of the exchange.

"Chad accused Sudan of shelling Adré. Sudan denied it and threatened to close the border." Both are towards Chad. The claim
before must have two parties, and he who answers must be one of them, himself or by his state.
"""

from collections.abc import Sequence
from dataclasses import replace

from backchannel.actors.lexicon import words_of
from backchannel.actors.resolve import Resolved
from backchannel.reading.draft import DraftClaim, DraftParticipant, Mentioned
from backchannel.reading.lemma import lemma
from backchannel.record.actor import Actor

TO_THE_OTHER = "other party of the exchange told before"
TO_WHO_SPOKE = "who spoke right before"
AGAIN = "recipient of what the same party did right before"
_WORDS = words_of("answers")
_ANSWERS, _REPLIES = _WORDS["answer"], _WORDS["reply"]
_EXCHANGES = frozenset(["ACCUSE", "REQUEST", "REJECT", "THREATEN", "PROTEST", "CONSULT", "AGREE", "STATEMENT"])
_CHARGED = frozenset(["deny", "denial", "dismiss"])
_TOLD = frozenset(["asserted", "denied"])
_BACK = 2
"""Sentences back that the exchange may be told: further on, another is mostly meant."""


def answered(claims: Sequence[DraftClaim], mentions: Sequence[Mentioned], resolved: Resolved) -> tuple[DraftClaim, ...]:
    """``claims`` (text order), each answer without a recipient given the one whom it answers.

    The words of such a party are those of the sentence before, and ``inferred`` names the rule.
    """
    parties = _Parties(mentions, resolved)
    done: list[DraftClaim] = []
    for claim in claims:
        answering = parties.answering(claim)
        found = _towards(claim, answering, done, parties) if answering is not None else None
        if found is None:
            done.append(claim)
            continue
        number, rule = found
        party = DraftParticipant("recipient", parties.named(number))
        inferred = {**claim.inferred, "participants.recipient": rule}
        done.append(replace(claim, participants=(*claim.participants, party), inferred=inferred))
    return tuple(done)


def _towards(
    claim: DraftClaim, answering: int, before: Sequence[DraftClaim], parties: "_Parties"
) -> tuple[int, str] | None:
    """The mention of the one to whom ``claim`` is, and by which rule."""
    at, me = parties.sentence(claim), parties.side(answering)
    verb = parties.verb(claim)
    for other in reversed(before):
        back = at - parties.sentence(other)
        if back > _BACK:
            return None
        if other.type not in _EXCHANGES or other.stance.value != "asserted" or other.trigger == claim.trigger:
            continue
        actors, recipients = parties.of(other, "actor"), parties.of(other, "recipient")
        sides = {parties.side(number) for number in (*actors, *recipients)}
        if len(sides) == 2 and None not in sides and me in sides:
            # What is denied was charged or said, not merely met about.
            met = other.type == "CONSULT" and not recipients and verb not in _CHARGED
            if met or me in {parties.side(number) for number in recipients}:
                return next(n for n in (*actors, *recipients) if parties.side(n) != me), TO_THE_OTHER
            if claim.type == "THREATEN" and recipients and back <= 1:
                return recipients[0], AGAIN
            if verb not in _REPLIES:
                return None
        elif verb in _REPLIES and back <= 1 and len(actors) == 1 and parties.speaks_to(actors[0], answering):
            return actors[0], TO_WHO_SPOKE
    return None


class _Parties:
    """Who the parties of a claim are: states where these are known, else actors."""

    def __init__(self, mentions: Sequence[Mentioned], resolved: Resolved) -> None:
        self._mentions = mentions
        self._resolved = resolved
        self._actors = {actor.id: actor for actor in resolved.actors}

    def sentence(self, claim: DraftClaim) -> int:
        """The sentence that the claim stands in: that of the mention nearest to its trigger."""
        numbers = [p.mention for p in claim.participants if p.mention is not None]
        near = [n for n in numbers if claim.passage.start <= self._mentions[n].passage.start < claim.passage.end]
        return max((self._mentions[n].sentence for n in near or numbers), default=-100)

    def verb(self, claim: DraftClaim) -> str:
        """The word of answering that the claim was told by, or ""."""
        words = claim.trigger.words.lower().partition(" ")[0]
        return next((form for form in (lemma(words, "VERB"), lemma(words, "NOUN")) if form in _ANSWERS | _REPLIES), "")

    def answering(self, claim: DraftClaim) -> int | None:
        """The mention of who answers, where the claim is an answer of one party to nobody named."""
        if claim.stance.value not in _TOLD or not self.verb(claim):
            return None
        if any(p.role != "actor" for p in claim.participants) or len(claim.participants) != 1:
            return None
        number = claim.participants[0].mention
        if number is None or number in self._resolved.both or self.side(number) is None:
            return None
        return number

    def of(self, claim: DraftClaim, role: str) -> list[int]:
        """The mentions of the parties of that role."""
        return [p.mention for p in claim.participants if p.role == role and p.mention is not None]

    def speaks_to(self, one: int, other: int) -> bool:
        """Whether two mentions are of two persons of whom one may answer the other: not of one state where both are known."""
        first, second = self._actor(one), self._actor(other)
        if first is None or second is None or first is second or first.kind != "person" or second.kind != "person":
            return False
        return first.country is None or first.country != second.country

    def named(self, number: int) -> int:
        """A mention that names the actor of ``number``: the one told last up to there, where that is but a pronoun."""
        actor = self._resolved.actor_of[number]
        for at in range(number, max(-1, number - _NAMES_BACK), -1):
            if actor is not None and self._resolved.actor_of[at] == actor and self._mentions[at].kind != "pronoun":
                return at
        return number

    def side(self, number: int) -> str | None:
        """The state of a mention's actor, or the actor itself where no state is known; None where it is nobody's."""
        actor = self._actor(number)
        country = (actor.country if actor is not None else None) or self._mentions[number].country
        return country or (actor.id if actor is not None else None)

    def _actor(self, number: int) -> Actor | None:
        return self._actors.get(self._resolved.actor_of[number] or "")


_NAMES_BACK = 40
