"""A claim as a line of English: who did what to whom, then what, where, when and how openly, as far as the text tells.

Nobody is put where the text names nobody: without a doer the line tells what was done, and to whom.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text as Line

from backchannel.record.actor import Actor
from backchannel.record.claim import Claim, ClaimType, Hop, OpennessValue, Participant, Role, StanceValue
from backchannel.world.article import with_article
from backchannel.world.world import World


@dataclass(frozen=True, slots=True)
class _Verb:
    """``to``: "A … B"; ``alone``: "A …"; ``done``: what is told where nobody is named as the doer, with {be} for was or were
    and {to} for whom; ``deed``: where no party is named at all."""

    to: str
    alone: str
    done: str
    deed: str


_VERBS: dict[ClaimType, _Verb] = {
    "AGREE": _Verb("agreed with", "agreed", "an agreement with {to}", "an agreement"),
    "CONSULT": _Verb("met or spoke with", "met or spoke", "a meeting or talk with {to}", "a meeting or talk"),
    "SUPPORT": _Verb("backed", "gave backing", "{to} {be} backed", "backing was given"),
    "CONCEDE": _Verb("gave way to", "gave way", "something was yielded to {to}", "something was yielded"),
    "COOPERATE": _Verb("worked with", "worked together", "joint work with {to}", "joint work"),
    "AID": _Verb("gave aid to", "gave aid", "aid was given to {to}", "aid was given"),
    "RETREAT": _Verb("drew back from", "drew back", "a drawing back from {to}", "a drawing back"),
    "REQUEST": _Verb("asked", "asked", "{to} {be} asked", "something was asked for"),
    "ACCUSE": _Verb("accused", "made an accusation", "{to} {be} accused", "an accusation was made"),
    "REJECT": _Verb("turned down", "turned something down", "{to} {be} turned down", "something was turned down"),
    "THREATEN": _Verb("threatened", "made a threat", "{to} {be} threatened", "a threat was made"),
    "PROTEST": _Verb("protested against", "protested", "a protest against {to}", "a protest"),
    "SANCTION": _Verb("cut ties with", "cut ties", "ties with {to} were cut", "ties were cut"),
    "MOBILIZE": _Verb("mobilised against", "mobilised", "forces were mobilised against {to}", "forces were mobilised"),
    "COERCE": _Verb("coerced", "used coercion", "{to} {be} coerced", "coercion was used"),
    "ASSAULT": _Verb("attacked", "attacked", "{to} {be} attacked", "violence was used"),
    "STATEMENT": _Verb("spoke to", "made a statement", "a statement to {to}", "a statement was made"),
}
_VISIT = _Verb("visited", "made a visit", "{to} {be} visited", "a visit")
_BESIDE: dict[Role, str] = {"intermediary": "through", "host": "hosted by", "beneficiary": "for"}
_OPENNESS: dict[OpennessValue, str] = {"public": "in public", "private": "in private", "secret": "in secret"}
_STANCE: dict[StanceValue, str] = {
    "denied": "told as not so",
    "possible": "told as possible",
    "planned": "planned",
    "asked": "asked for",
    "hypothetical": "supposed",
    "habitual": "a habit",
}
_STEM = 4
"""Letters by which the text's own word is told to be the line's word already ("met", "meeting"; "stated", "statement")."""


class Claims:
    """Words the claims of one record, whose ``actors`` these are; ``world`` names the states behind the codes."""

    def __init__(self, actors: Sequence[Actor], world: World) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._world = world

    def line(self, claim: Claim) -> Line:
        """The claim in one line."""
        doers, whom = self._parties(claim, "actor"), self._parties(claim, "recipient")
        verb = _VISIT if claim.mode == "visit" else _VERBS[claim.type]
        line = Line()
        if doers:
            line.append(_capital(_joined(doers)), style="bold")
            did = verb.to if whom else verb.alone
            line.append(f" {did}", style="green")
            if whom:
                line.append(f" {_joined(whom)}", style="bold")
        elif whom:
            did = verb.done.format(to=_joined(whom), be=self._be(claim, whom))
            line.append(_capital(did), style="green")
        else:
            did = verb.deed
            line.append(_capital(did), style="green")
        own = _flat(claim.trigger.words)
        if own[:_STEM].lower() not in did.lower():
            line.append(f" (“{own}”)", style="dim")
        self._facts(line, claim, [*doers, *whom])
        return line

    def _facts(self, line: Line, claim: Claim, told: Sequence[str]) -> None:
        """What else is told: thing, go-betweens, place, time, openness, stance."""
        if claim.thing is not None and any(sign.isalnum() for sign in claim.thing.words.words):
            thing = _flat(claim.thing.words.words)
            if thing not in told:
                line.append(f": {thing}")
        for role, word in _BESIDE.items():
            parties = self._parties(claim, role)
            if parties:
                line.append(f", {word} ")
                line.append(_joined(parties), style="bold")
        named = {party.words.words for party in claim.participants if party.role == "recipient" and party.words}
        places = [place for where in claim.where if (place := _flat(where.words.words)) not in named]
        if places:
            visit = claim.mode == "visit" and not named
            line.append(f"{' to' if visit else ', in'} {_joined(places)}")
        when = when_line(claim)
        if when is not None:
            line.append(", ")
            line.append_text(when)
        if claim.openness.value in _OPENNESS:
            line.append(f", {_OPENNESS[claim.openness.value]}", style="magenta")
        if claim.stance.value in _STANCE:
            line.append(f" — {_STANCE[claim.stance.value]}", style="yellow")

    def _parties(self, claim: Claim, role: Role) -> list[str]:
        return list(dict.fromkeys(self._named(party) for party in claim.participants if party.role == role))

    def _named(self, party: Participant) -> str:
        """The party by its actor's name, or the words of the text, with its state where the name does not tell it."""
        actor = self._actors.get(party.actor or "")
        name = actor.name if actor else (_flat(party.words.words) if party.words else None)
        state = self._world.state(party.country) if party.country else None
        country = state.name if state is not None else party.country
        if name is None or (actor is not None and actor.kind == "state"):
            return with_article(name or country or "a party that is not named")
        return name if country is None or country.lower() in name.lower() else f"{name} ({country})"

    def _be(self, claim: Claim, whom: Sequence[str]) -> str:
        actors = [self._actors.get(party.actor or "") for party in claim.participants if party.role == "recipient"]
        return "were" if len(whom) > 1 or any(actor and actor.kind == "people" for actor in actors) else "was"


def when_line(claim: Claim) -> Line | None:
    """The time in the words of the text with its EDTF, or the rule that gave it; None where no time is told. Never a bare
    date that the text lacks."""
    when = claim.when
    if when is None or (when.words is None and when.edtf is None):
        return None
    if when.words is None:
        return Line(f"{when.edtf} [{claim.inferred.get('when', 'inferred')}]", style="dim")
    words = _flat(when.words.words)
    line = Line(words, style="cyan")
    return line.append(f" [{when.edtf}]", style="dim") if when.edtf and when.edtf != words else line


def chain_line(claim: Claim) -> Line | None:
    """Who says so, hop by hop; None where only the author does."""
    if not claim.chain:
        return None
    return Line("told by " + " › ".join(["the text", *(_teller(hop) for hop in claim.chain)]), style="blue")


def _teller(hop: Hop) -> str:
    return "one who is not named" if hop.who == "unnamed" else _flat(hop.who)


def _joined(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _flat(words: str) -> str:
    return " ".join(words.split())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
