"""From a document to its record. Reads like the drawing: Text → reading → who is who → weighing → Record.

Pure: what comes in is a Source and a Text, what goes out is a Record; the model and the tables are loaded once.
"""

import traceback
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from backchannel import __version__
from backchannel.actors.exchange import answered
from backchannel.actors.gathered import gathered
from backchannel.actors.resolve import Resolved, resolve
from backchannel.actors.seated import seated
from backchannel.intake.document import Document
from backchannel.intake.reasons import Reason, Refused, told
from backchannel.reading import foreign
from backchannel.reading.draft import DraftClaim, DraftHop, DraftQuotation, Mentioned, Reading
from backchannel.reading.foreign import english_only
from backchannel.reading.meanings import meanings
from backchannel.reading.model import Model, model_name
from backchannel.reading.read import read
from backchannel.reading.share import Tell, unheard, within
from backchannel.record.actor import Actor
from backchannel.record.check import faults
from backchannel.record.claim import Claim, Hop, Participant
from backchannel.record.ids import claim_id, quotation_id
from backchannel.record.meanings import Meanings
from backchannel.record.quotation import Quotation, Speaker
from backchannel.record.record import FORMAT, Record
from backchannel.weighing.weigh import weigh
from backchannel.world.world import World

_ANALYSED, _READ, _RESOLVED, _WEIGHED = 0.41, 0.68, 0.74, 0.8
"""How much of the time has gone when the network has read, the rules after it, who is who is told, and all is weighed: of
processor time, measured on an essay repeated a hundred times (157,000 words). The rest is vectors and folding the record."""
READABLE = ("en", None)
"""Languages that are read. None: too short to tell, so it is tried."""


def reading_name() -> str:
    """Which reading this installation makes: the model with its digest, and the version of the rules."""
    return _reading_by(model_name())


def _reading_by(model: str) -> str:
    return f"{model} rules:{__version__}"


@dataclass(frozen=True, slots=True)
class Reader:
    """The model and the tables that every reading uses; loading takes well under a second."""

    model: Model
    world: World

    @classmethod
    def load(cls) -> "Reader":
        """Loads what the package ships; touches no network. Raises FileNotFoundError where the package is not whole."""
        return cls(Model.load(), World.load())

    @property
    def name(self) -> str:
        """Which reading made a record; see ``reading_name``."""
        return _reading_by(self.model.name)

    def read(self, document: Document, tell: Tell = unheard, *, meant: bool = False) -> "ReadDocument":
        """The record of ``document``. In a language that is not read, the text is kept and no claim is made; of a passage
        in another language too, which a warning then names. ``tell`` hears how much is done. ``meant``: the
        sentences that hold a claim get their vectors, too.

        Raises Refused(reader_failed) where reading meets a fault of the program's own, with its place: a document that we
        can't read costs itself and nothing else, and a record that breaks what must hold is never given out.
        """
        try:
            done = self._read(document, tell, meant)
            wrong = faults(done.record)
        except Exception as error:
            at = traceback.extract_tb(error.__traceback__)[-1]
            detail = f"{type(error).__name__}: {error} (in {Path(at.filename).name}, line {at.lineno})"
            raise Refused(Reason.reader_failed, detail) from error
        if wrong:
            raise Refused(Reason.reader_failed, "; ".join(wrong[:3]))
        return done

    def _read(self, document: Document, tell: Tell, meant: bool) -> "ReadDocument":
        document = replace(document, source=seated(document.source, document.text.content, self.world))
        source, text = document.source, document.text
        if source.language not in READABLE:
            detail = f"the text is in «{source.language}»"
            record = settled(document, Reading(), Resolved((), ()), self.name)
            return ReadDocument(record, (*document.warnings, told(Reason.other_language, detail)))
        sentences, elsewhere = english_only(self.model.analyse(text, within(tell, 0, _ANALYSED)))
        warnings = document.warnings
        if elsewhere:
            warnings = (*warnings, told(Reason.other_language, foreign.told(elsewhere, text.content)))
        reading = read(text, source, sentences, self.world, within(tell, _ANALYSED, _READ))
        reading = replace(reading, claims=gathered(text, source, reading.mentions, reading.claims))
        parties = {
            party.mention for claim in reading.claims for party in claim.participants if party.mention is not None
        }
        resolved = resolve(
            text,
            reading.mentions,
            self.world,
            source,
            sentences,
            parties,
            reading.quotations,
            document.named,
            document.listed,
        )
        tell(_RESOLVED)
        reading = replace(reading, claims=answered(reading.claims, reading.mentions, resolved))
        record = settled(document, reading, resolved, self.name)
        record = replace(record, findings=weigh(record, self.world))
        tell(_WEIGHED)
        found = meanings(self.model, text.content, sentences, record.claims) if meant else None
        return ReadDocument(record, warnings, found)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A record, the warnings that make it "partly read" (see ``intake.reasons``), and, where they were asked for, the
    vectors of its sentences (None in a language that is not read)."""

    record: Record
    warnings: tuple[str, ...] = ()
    meanings: Meanings | None = None


def settled(document: Document, reading: Reading, resolved: Resolved, reader: str) -> Record:
    """What was read with the actors in place of the mentions, and with its ids."""
    sha256 = document.text.sha256
    actors = {actor.id: actor for actor in resolved.actors}
    parties = _Parties(reading.mentions, resolved, actors)
    claims: dict[str, Claim] = {}
    ids: list[str] = []
    for draft in reading.claims:
        claim = _hung(parties.claim(draft), ids)
        identified = replace(claim, id=claim_id(sha256, claim))
        claims.setdefault(identified.id, identified)
        ids.append(identified.id)
    quotations: list[Quotation] = []
    for drafted in reading.quotations:
        within = quotations[drafted.within].id if drafted.within is not None else None
        quotation = parties.quotation(drafted, within)
        quotations.append(replace(quotation, id=quotation_id(sha256, quotation)))
    return Record(
        format=FORMAT,
        backchannel=__version__,
        reader=reader,
        source=document.source,
        text=document.text,
        actors=resolved.actors,
        claims=tuple(claims.values()),
        quotations=tuple(quotations),
        loaded=reading.loaded,
    )


def _hung(claim: Claim, ids: list[str]) -> Claim:
    """The claim with the id of the claim that its relative time is told from (drafts name it by number: "#3")."""
    when = claim.when
    if when is None or when.relation is None or when.relation.claim is None:
        return claim
    relation = replace(when.relation, claim=ids[int(when.relation.claim.removeprefix("#"))])
    return replace(claim, when=replace(when, relation=relation))


_THEM = frozenset({"him", "her", "it", "them"})
_HE = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})


def _told_once(hops: list[Hop]) -> tuple[Hop, ...]:
    """The chain without a teller who only reports himself ("a memorandum from A states that he had informed B")."""
    return (*(hop for hop, inner in pairwise(hops) if not _himself(hop, inner)), *hops[-1:])


def _himself(hop: Hop, inner: Hop) -> bool:
    return hop.actor is not None and (hop.actor, hop.kind) == (inner.actor, inner.kind)


def _parted(participants: list[Participant]) -> list[Participant]:
    """The participants, each once in a role, without actors to whom the same is done, where somebody else does it.

    "A received B and told him" is A's saying, whatever the sentence alone may look like.
    """
    # "The minister, Brahim": two mentions in one role may turn out to be one party.
    participants = [
        party
        for place, party in enumerate(participants)
        if party.actor is None
        or not any(other.role == party.role and other.actor == party.actor for other in participants[:place])
    ]
    done_to = {party.actor for party in participants if party.role in ("recipient", "host") and party.actor is not None}
    doers = [party for party in participants if party.role == "actor"]
    if all(party.actor in done_to for party in doers):
        # "The police … arrested twelve of them", "with Fahmy, he spoke of peace": nobody is his own "them" or "he", so
        # whom the pronoun means is not known.
        own = {party.actor for party in doers}
        told = {party.actor for party in participants if party.role != "actor" and _word(party) not in _THEM}
        return [
            replace(party, actor=None, country=None, sector=None)
            if (party.role != "actor" and party.actor in own and _word(party) in _THEM)
            or (party.role == "actor" and party.actor in told and _word(party) in _HE)
            else party
            for party in participants
        ]
    return [party for party in participants if party.role != "actor" or party.actor not in done_to]


def _word(party: Participant) -> str:
    return party.words.words.lower() if party.words is not None else ""


@dataclass(frozen=True, slots=True)
class _Parties:
    """Puts actors in place of mentions."""

    mentions: tuple[Mentioned, ...]
    resolved: Resolved
    actors: dict[str, Actor]

    def claim(self, draft: DraftClaim) -> Claim:
        participants = []
        inferred = dict(draft.inferred)
        for party in draft.participants:
            if party.mention is None:
                participants.append(Participant(party.role, None, party.country, None, None))
                continue
            mention = self.mentions[party.mention]
            meant: tuple[str | None, ...] = (self.resolved.actor_of[party.mention],)
            if party.mention in self.resolved.both:
                meant, inferred[f"participants.{party.role}"] = self.resolved.both[party.mention]
            participants.extend(
                Participant(
                    role=party.role,
                    actor=actor.id if actor else None,
                    country=(actor.country if actor else None) or mention.country or party.country,
                    sector=actor.sector if actor else None,
                    words=mention.passage,
                )
                for actor in (self.actors.get(one or "") for one in meant)
            )
        participants = _parted(participants)
        return Claim(
            id="",
            passage=draft.passage,
            trigger=draft.trigger,
            type=draft.type,
            mode=draft.mode,
            contexts=draft.contexts,
            participants=tuple(participants),
            thing=draft.thing,
            when=draft.when,
            where=draft.where,
            openness=draft.openness,
            stance=draft.stance,
            chain=_told_once([self.hop(hop) for hop in draft.chain]),
            inferred=inferred,
        )

    def hop(self, hop: DraftHop) -> Hop:
        actor = self.resolved.actor_of[hop.mention] if hop.mention is not None else None
        return Hop(hop.who, actor, hop.kind, hop.words, hop.cue)

    def speaker(self, mention: int | None) -> Speaker | None:
        if mention is None:
            return None
        return Speaker(self.resolved.actor_of[mention], self.mentions[mention].passage)

    def quotation(self, draft: DraftQuotation, within: str | None) -> Quotation:
        speaker = self.speaker(draft.speaker)
        if speaker is None and draft.speaker_words is not None:
            speaker = Speaker(None, draft.speaker_words)
        return Quotation(
            id="",
            content=draft.content,
            direct=draft.direct,
            speaker=speaker,
            cue=draft.cue,
            addressee=self.speaker(draft.addressee),
            medium=self.speaker(draft.medium),
            when=draft.when,
            within=within,
        )
