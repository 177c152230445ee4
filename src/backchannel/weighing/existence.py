"""States and bodies told to act before they were or after they ended."""

import re
from collections.abc import Iterator

from backchannel.record.actor import Actor
from backchannel.record.claim import Claim
from backchannel.record.fact import Fact
from backchannel.record.finding import Finding, FindingKind
from backchannel.record.ids import made_from
from backchannel.record.passage import Passage
from backchannel.weighing.scene import Scene, found, plain, when_words
from backchannel.weighing.spans import Span, of_edtf, shown
from backchannel.world.known import Known

NEW_NAMES = frozenset(
    "PAK ISR BGD DDR SUN YUG CSK GHA ZMB MWI BWA LSO TZA ZWE GUY VUT KIR SSD MNK PRK KOR ARE BIA KAT BFA NAM TLS".split()
)
"""States whose name came up with them. Of others ("India", "Syria", "Algeria") a name says the land long before the state,
and nothing is said of what they did then."""
ENDED = frozenset("SUN DDR CSK VDR YMD MNK SCG EAZ BIA KAT RHO CSA TEX".split())
"""States whose name ended with them. Serbia and Montenegro was called Yugoslavia until 2003, so YUG is not among them."""
BEFORE, AFTER = 366, 31
"""Days of grace: names are used in the year before a founding, and for some weeks after an end."""
_DOES = frozenset(["actor", "intermediary", "host"])
_OF_OLD = re.compile(
    r"(?:\b(?:former|ex|old|erstwhile|defunct|post|pre|future|what (?:is|was|became|would become)(?: now)?"
    r"|the territory of|people of|part of|now|today’s|present-day|modern|then)[- ]*(?:the )?)$",
    re.IGNORECASE,
)


def not_existing(scene: Scene) -> Iterator[Finding]:
    """Rule: the name that the text uses is that of a state or body whose first and last day the tables tell, it came or
    went with that state or body, and the time told lies outside by more than the days of grace."""
    for claim, span in scene.plainly_dated():
        for party in claim.participants:
            actor = scene.actor(party)
            if actor is None or party.words is None or party.role not in _DOES or not scene.own_words(party.words):
                continue
            known = _known(scene, actor, party.words)
            if known is None or not _outside(known, span):
                continue
            kind: FindingKind = "state_not_existing" if known.kind == "state" else "body_not_existing"
            yield _finding(kind, known, claim, party.words)


def _known(scene: Scene, actor: Actor, words: Passage) -> Known | None:
    """The state or body that ``words`` name, where they name nothing else at any time."""
    mention = scene.mention(actor, words)
    if (
        mention is None
        or mention.kind != "name"
        or _OF_OLD.search(scene.content[max(0, words.start - 40) : words.start])
    ):
        return None
    if re.match(r"['’]s?\b|-", scene.content[words.end : words.end + 2]):
        return None
    named = scene.world.named(plain(words.words))
    if len({known.id for known in named}) != 1 or named[0].use != "name":
        return None
    known = named[0]
    if known.kind == "state":
        return known if known.country in NEW_NAMES | ENDED else None
    # A body of general name ("Special Group", "War Department") may be another's.
    if known.kind in ("government_body", "service", "organisation", "armed_group", "party") and (
        _own_name(plain(words.words)) or _league(scene, known, plain(words.words))
    ):
        return known
    return None


def _league(scene: Scene, known: Known, words: str) -> bool:
    """Whether a name of two words is that of a league of states: a land or town and what they formed ("Warsaw Pact")."""
    land, _, kind = words.partition(" ")
    return known.kind == "organisation" and kind in ("Pact", "League") and bool(scene.world.named(land))


def _own_name(words: str) -> bool:
    """Whether a name is one body's alone: an abbreviation, or more than two words."""
    return (words.isupper() and len(words) > 2) or len(words.split()) > 2


def _outside(known: Known, span: Span) -> bool:
    began, ended = of_edtf(known.from_), of_edtf(known.to)
    if began is not None and (began.first - span.last).days > BEFORE:
        return known.kind != "state" or known.country in NEW_NAMES
    if ended is not None and (span.first - ended.last).days > AFTER:
        return known.kind != "state" or known.country in ENDED
    return False


def _finding(kind: FindingKind, known: Known, claim: Claim, words: Passage) -> Finding:
    lasted = f"from {shown(known.from_)} to {shown(known.to)}" if known.to else f"from {shown(known.from_)}"
    fact = Fact(
        made_from("fct", known.id, known.from_ or "", known.to or ""), f"{known.name} existed {lasted}.", known.source
    )
    return found(
        kind,
        f"The text has “{plain(words.words)}” act (“{plain(claim.trigger.words)}”) with the time "
        f"“{plain(when_words(claim).words)}”; by the tables {known.name} existed {lasted}.",
        [words, claim.trigger, when_words(claim)],
        [claim],
        (fact,),
    )
