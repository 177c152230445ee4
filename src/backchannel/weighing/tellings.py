"""One event told twice in a text: with two times, two places, two amounts; and asserted here, denied there."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from backchannel.record.claim import Claim, Participant, Where
from backchannel.record.finding import Finding, FindingKind
from backchannel.record.passage import Passage
from backchannel.weighing.scene import Scene, found, plain, when_words
from backchannel.weighing.spans import Span, told
from backchannel.weighing.wording import BETWEEN_STATES, ONCE, amount_of, counted, event_words, once, same_thing

MONTH = 31
"""A time told less closely than this leaves room for two deeds of one sort."""
_AGAIN = re.compile(
    r"\b(?:again|another|second|third|fourth|further|re-?(?:turn|visit|open|establish|sum|new|store|affirm)\w*"
    r"|later|also|twice|several|subsequent\w*|next|follow\w*|earlier|previous\w*|other|both|annual\w*|each|every|extend\w*"
    r"|amend\w*|provisional\w*|informal\w*|de facto|de jure|supplement\w*|ratif\w*|exchange\w* of ratif\w*)\b",
    re.IGNORECASE,
)
"""Words that tell of another event, or of another step of it; where one stands, nothing is said."""


def tellings(scene: Scene) -> Iterator[Finding]:
    """All findings that lay two claims of this text side by side."""
    asserted = [
        claim for claim in scene.record.claims if claim.stance.value == "asserted" and scene.own_words(claim.trigger)
    ]
    # Only what is dated, and of the same sort between the same parties, is paired: a book has tens of thousands of claims.
    alike: dict[tuple[str, str | None, frozenset[str]], list[Claim]] = defaultdict(list)
    for claim in asserted:
        parties = _parties(scene, claim) if told(claim.when) is not None else None
        if parties:
            alike[claim.type, claim.mode, parties].append(claim)
    for (_, _, parties), group in alike.items():
        for one, other in _pairs([claim for claim in group if once(claim) is not None]):
            yield from _two_dates(scene, one, other, len(parties))
        same_time: dict[Span | None, list[Claim]] = defaultdict(list)
        for claim in group:
            same_time[told(claim.when)].append(claim)
        for together in same_time.values():
            for one, other in _pairs(together):
                yield from _two_places(scene, one, other, len(parties))
                yield from _two_numbers(one, other)
    yield from _alone(scene, asserted)
    yield from looking_back(scene, asserted)
    yield from denied(scene)


OFTEN = 40
"""What the same parties do oftener than this in one text is a habit, and no telling of it is laid beside another. It bounds
the work on a book, too."""


def _pairs(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each two of ``claims`` that stand in two passages; none where there are too many."""
    if len(claims) <= OFTEN:
        yield from ((one, other) for one, other in combinations(claims, 2) if one.passage != other.passage)


def _parties(scene: Scene, claim: Claim) -> frozenset[str]:
    """Who takes part, each told apart; empty where somebody is not. What states do is known by their codes alone, so that
    "the People's Republic of Mozambique" and "Mozambique" are one."""
    if once(claim) in BETWEEN_STATES:
        return _states(scene, claim)
    # A state beside the city ("visited Mérida, Mexico") is where the visit went, and not told each time.
    # Nor are those who are counted ("105 diplomats") told apart: their number is what two tellings may differ in.
    taking = [
        p for p in claim.participants if p.role == "actor" or (claim.mode != "visit" and counted(claim, p) is None)
    ]
    parties = [party.actor for party in taking]
    if not all(parties) or not parties or _taken_over(claim):
        return frozenset()
    return frozenset(actor for actor in parties if actor)


def _states(scene: Scene, claim: Claim) -> frozenset[str]:
    """The two states of an act between states: those that the passage names, else those of the participants."""
    start, end = claim.passage.start, claim.passage.end
    named = {
        actor.country
        for actor in scene.record.actors
        if actor.kind in ("state", "government_body") and any(start <= m.start < end for m in actor.mentions)
    }
    if len(named) != 2 or None in named:
        named = {party.country for party in claim.participants} if not _taken_over(claim) else set()
    return frozenset(code for code in named if code) if len(named) == 2 and None not in named else frozenset()


_SURE = frozenset(["parties of the claim before", "states named in the sentence"])
"""Rules of reading that give parties which a reader would supply too."""


def _taken_over(claim: Claim) -> bool:
    """Whether parties were taken over from another sentence by a rule that guesses."""
    given = (rule for field, rule in claim.inferred.items() if field.startswith("participants"))
    return any(rule not in _SURE for rule in given)


def _two_dates(scene: Scene, one: Claim, other: Claim, parties: int) -> Iterator[Finding]:
    """Rule: what happens once between the same parties has two times that share no day."""
    first, second = told(one.when), told(other.when)
    if first is None or second is None or not first.apart(second):
        return
    if _AGAIN.search(one.passage.words) or _AGAIN.search(other.passage.words):
        return
    kind = once(one)
    if kind is None or kind != once(other):
        return
    if kind in BETWEEN_STATES and (scene.holds(_ENDS) or _doer(one) != _doer(other)):
        return
    if parties < ONCE[kind].parties or not same_thing(one, other):
        return
    yield _beside("two_dates", "the time", one, other, when_words(one), when_words(other))


_ENDS = re.compile(
    r"\b(?:sever(?:ed|ance)|re-?establish\w*|resum\w+|restor\w+|re-?open\w*|annex\w*|occupi\w+"
    r"|occupation|withdr\w+"
    r"|interrupt\w*|suspen\w+|br(?:oke|oken|eak\w*) (?:off|up|diplomatic|relations)|breakup|ended|con?federation|union of"
    r"|united arab|kingdom of the|new (?:government|republic)|provisional|overthr\w+|coup|successor|de facto|de jure)\b",
    re.IGNORECASE,
)
"""Words of an end or a new beginning. Where a text has one, a state may have been recognised, or relations begun, twice:
of 18 findings without this rule in 171 essays of RDCR and the milestones, 17 were such."""


def _doer(claim: Claim) -> str | None:
    """The state that does it, where only one does: recognition has a direction."""
    codes = {party.country for party in claim.participants if party.role == "actor"}
    return codes.pop() if len(codes) == 1 and once(claim) == "recognition" else None


def _alone(scene: Scene, asserted: list[Claim]) -> Iterator[Finding]:
    """Rule: where a text tells twice, and no oftener, that relations began, one telling may leave the parties out."""
    begun = [claim for claim in asserted if once(claim) == "relations"]
    if len(begun) != 2 or begun[0].passage == begun[1].passage:
        return
    one, other = begun
    if bool(_parties(scene, one)) != bool(_parties(scene, other)):
        yield from _two_dates(scene, one, other, ONCE["relations"].parties)


_BACK = re.compile(
    r"(?:\b(?:the|this|that|his|her|their)|['’]s?)\s+(?P<noun>visit|trip|journey|stay|meeting|talks|conference)\b"
    r"(?P<what>[^.;]{0,80}?)\b(?P<verb>(?:took|taken) place|(?:was|were|been) (?:held|made|paid)"
    r"|lasted|began|begun|started|ended|occurred|happened)\b",
    re.IGNORECASE,
)
NEARBY = 700
"""Code points within which "the visit took place" is read as the one told before. By judgement: a paragraph or two."""


def looking_back(scene: Scene, asserted: list[Claim]) -> Iterator[Finding]:
    """Rule: "the visit took place …" right after a visit or meeting that the text tells, with no other between the two and
    no party that is not of the first, has a time or a place that the first can't have.

    Two plain tellings of visits are not laid side by side: of 4,271 trips of presidents and secretaries of state one in
    ten was followed by another to the same city within 45 days (``history-at-state/travels``).
    """
    meetings = [claim for claim in asserted if claim.type == "CONSULT"]
    for one, other in pairwise(meetings):
        back = _BACK.search(scene.content, other.passage.start - 1 if other.passage.start else 0, other.passage.end)
        if (
            back is None
            or not back.start("noun") <= other.trigger.start <= back.end("verb")
            or one.passage == other.passage
        ):
            continue
        if other.passage.start - one.passage.end > NEARBY or (one.mode == "visit") != (other.mode == "visit"):
            continue
        # "Their meeting": whose it is, is told by the meeting before.
        parties = {p.actor for p in other.participants if p.role == "actor" and not (p.actor is None and _whose(p))}
        if not parties <= {p.actor for p in one.participants} or _AGAIN.search(other.passage.words):
            continue
        towns, others = _towns(scene, one), _towns(scene, other)
        here, there = _places(one.where), _places(other.where)
        first, second = told(one.when), told(other.when)
        same_place = not here or not there or here & there or _within(scene, towns, others)
        if back["noun"].lower() in _LONG and not there:
            # A journey goes on before and after each visit that it's made of.
            continue
        if first is not None and second is not None and first.apart(second) and same_place:
            yield _beside("two_dates", "the time", one, other, when_words(one), when_words(other))
        elif first is not None and second is not None and first.apart(second):
            continue
        elif here and there and not same_place and len(towns) == len(others) == 1 and _elsewhere(towns[0], others[0]):
            yield _beside("two_places", "the place", one, other, towns[0].words, others[0].words)


def _whose(party: Participant) -> bool:
    return party.words is not None and party.words.words.lower() in ("his", "her", "their")


_LONG = frozenset(["trip", "journey"])


def _towns(scene: Scene, claim: Claim) -> tuple[Where, ...]:
    """Where it was, without the state told beside the town that lies in it ("Jakarta, Indonesia"), and where one went
    without where he came from."""
    towns = [
        where
        for where in claim.where
        if not (_state(scene, where) and any(o is not where and o.country == where.country for o in claim.where))
    ]
    reached = [w for w in towns if scene.content[max(0, w.words.start - 5) : w.words.start].lower() != "from "]
    return tuple(reached or towns)


def _state(scene: Scene, where: Where) -> bool:
    """Whether a place is a state."""
    known = scene.world.named(where.place) if where.place else ()
    return bool(known) and known[0].kind == "state" and known[0].use == "name"


def _within(scene: Scene, ours: tuple[Where, ...], theirs: tuple[Where, ...]) -> bool:
    """Whether one telling has the state that the other's town lies in."""
    return any(
        one.country is not None and one.country == other.country and (_state(scene, one) or _state(scene, other))
        for one in ours
        for other in theirs
    )


def _places(towns: tuple[Where, ...]) -> frozenset[str]:
    return frozenset(where.place for where in towns if where.place)


def _elsewhere(here: Where, there: Where) -> bool:
    """Whether two places lie in two states, so that neither is a part of the other."""
    return here.country is not None and there.country is not None and here.country != there.country


def _two_places(scene: Scene, one: Claim, other: Claim, parties: int) -> Iterator[Finding]:
    """Rule: the same parties did the same on the same days, told to the day, in cities of two states."""
    first, second = told(one.when), told(other.when)
    ours, theirs = _towns(scene, one), _towns(scene, other)
    if first is None or first != second or len(ours) != 1 or len(theirs) != 1:
        return
    here, there = ours[0], theirs[0]
    if not here.country or not there.country or here.country == there.country or here.place == there.place:
        return
    if here.place is None or there.place is None:
        return
    days = first.days
    meeting = one.type in ("CONSULT", "AGREE") and one.mode != "visit" and parties > 1 and days == 1
    stay = one.mode == "visit" and 2 <= days <= 21
    if not (meeting or stay) or _AGAIN.search(one.passage.words) or _AGAIN.search(other.passage.words):
        return
    if not (scene.own_words(here.words) and scene.own_words(there.words)):
        return
    yield _beside("two_places", "the place", one, other, here.words, there.words)


def _two_numbers(one: Claim, other: Claim) -> Iterator[Finding]:
    """Rule: the same was done between the same parties at the same time, with two amounts of one unit."""
    first, second = told(one.when), told(other.when)
    if first is None or first != second or first.days > MONTH:
        return
    amount, number = amount_of(one), amount_of(other)
    if amount is None or number is None or amount.unit != number.unit or amount.value == number.value:
        return
    if _AGAIN.search(one.passage.words) or _AGAIN.search(other.passage.words):
        return
    if _placed_apart(one, other):
        return
    yield _beside("two_numbers", "the number", one, other, amount.words, number.words)


def _placed_apart(one: Claim, other: Claim) -> bool:
    """Whether both are told with places, and with none in common."""
    here, there = _places(one.where), _places(other.where)
    return bool(here) and bool(there) and not here & there


def _beside(kind: FindingKind, what: str, one: Claim, other: Claim, here: Passage, there: Passage) -> Finding:
    says = (
        f"The text gives “{plain(here.words)}” and “{plain(there.words)}” as {what} of {event_words(one)} "
        f"(“{plain(one.trigger.words)}”, “{plain(other.trigger.words)}”)."
    )
    return found(kind, says, [here, there, one.trigger, other.trigger], [one, other])


_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|disavow\w*|disclaim\w*|refut\w*|repudiat\w*|reject\w*|dismiss\w*)\b",
    re.IGNORECASE,
)


def denied(scene: Scene) -> Iterator[Finding]:
    """Rule: the text asserts that two parties did something, and tells that somebody denied it: same type, same parties."""
    denials = [(c, sides) for c in scene.record.claims if (sides := _denied_by(scene, c)) is not None]
    refused = {denial.trigger for denial, _ in denials}
    for denial, (who, by) in denials:
        parties = frozenset(_known_as(scene, p) for p in denial.participants)
        if len(parties) < 2 or None in parties:
            continue
        for claim in scene.record.claims:
            if claim.stance.value != "asserted" or claim.type != denial.type or claim.trigger in refused:
                continue
            if claim.passage == denial.passage:
                continue
            if frozenset(_known_as(scene, p) for p in claim.participants) != parties:
                continue
            first, second = told(claim.when), told(denial.when)
            if (first is not None and second is not None and first.apart(second)) or _placed_apart(claim, denial):
                continue
            if claim.chain and claim.chain[0].who == who:
                continue
            yield _denied(claim, denial, who, by)
            break


_ARTICLE = re.compile(r"^(?:the|a|an|some|these|those)\s+", re.IGNORECASE)


def _known_as(scene: Scene, party: Participant) -> str | None:
    """Who a party is where it comes to states: what a government says or does is its state's. One told by a common noun
    alone ("the rebels") goes by the noun; None for one whom nothing tells apart."""
    actor = scene.actor(party)
    if actor is not None and actor.kind in ("state", "government_body", "people") and actor.country is not None:
        return actor.country
    if actor is not None or party.words is None or len(party.words.words) < 5:
        return actor.id if actor is not None else None
    return _ARTICLE.sub("", plain(party.words.words).lower())


def _denied_by(scene: Scene, claim: Claim) -> tuple[str, list[Passage]] | None:
    """Who denies ``claim``, and the words of it: where that is somebody's word ("Iran denied that", "rejected the charge
    that"), rather than a plain "did not"."""
    hop = next((hop for hop in claim.chain if hop.cue is not None and _DENIES.search(hop.cue.words)), None)
    if claim.stance.value == "denied" and hop is not None:
        return hop.who, [words for words in (hop.words, hop.cue) if words is not None]
    start = max(0, claim.passage.start - _BEFORE)
    match = _SENT_BACK.search(scene.content, start, claim.passage.start) if claim.stance.value == "asserted" else None
    if match is None:
        return None
    for other in scene.record.claims:
        if other.trigger.start == match.start("verb") and other.stance.value == "asserted":
            doers = [party.words for party in other.participants if party.role == "actor" and party.words is not None]
            return (plain(doers[0].words), [doers[0], other.trigger]) if len(doers) == 1 else None
    return None


_BEFORE = 80
_SENT_BACK = re.compile(
    r"\b(?P<verb>den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refute[sd]?|repudiate[sd]?) (?:[\w’'-]+ ){0,3}"
    r"(?:(?:charge|report|allegation|accusation|claim|assertion|statement|suggestion|rumou?r)s?|story|stories),? that $",
    re.IGNORECASE,
)


def _denied(claim: Claim, denial: Claim, who: str, by: list[Passage]) -> Finding:
    told_by = f"{claim.chain[0].who} is told to say" if claim.chain else "The text says"
    hidden = f", {claim.openness.value}," if claim.openness.value in ("secret", "private") else ""
    says = (
        f"{told_by} that there was{hidden} {event_words(claim)} (“{plain(claim.trigger.words)}”); "
        f"the text also tells that {who} denied it (“{plain(denial.passage.words)}”)."
    )
    return found("denied_by", says, [claim.trigger, denial.trigger, *by], [claim, denial])
