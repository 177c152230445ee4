"""Rules and network put together: which events a sentence tells, of what type, and who takes part.

Rules know grammar and the field's words, the network has seen how such sentences were marked; each errs where the
other often does not. So each gives evidence in log-odds, and what is more likely than not stays. The weights below
were chosen on the dev parts of our own corpus, inline and stand-off.
"""

from collections.abc import Iterable, Sequence

from backchannel.reading.analysis import Part as Seen
from backchannel.reading.analysis import Sighting
from backchannel.reading.balance import BALANCE
from backchannel.reading.cast import Cast
from backchannel.reading.lexicon import Frame
from backchannel.reading.roles import Part, Parts, Slots, noun_slots, verb_slots
from backchannel.reading.tree import Tree
from backchannel.record.claim import ClaimType, OpennessValue, StanceValue

PARTIES: tuple[Seen, ...] = ("actor", "recipient", "intermediary", "host", "beneficiary")
_MAIN = ("actor", "recipient")
_ASIDE: tuple[Seen, ...] = ("intermediary", "host", "beneficiary")
_NOWHERE = -6.0
"""Log-odds where the network has not thought a part worth telling (below ``sighting.APART``)."""


def lies(sighting: Sighting | None, rule: bool, bound: bool = False) -> bool:
    """Whether there is an event here: the network's odds, and the weight of a rule that says so; more where the rule has
    ``bound`` somebody who does it to somebody."""
    weight = (BALANCE.bound if bound else BALANCE.rule) if rule else 0.0
    return (sighting.sure if sighting else BALANCE.unseen) + weight > BALANCE.event


def type_of(sighting: Sighting | None, rule: ClaimType | None) -> ClaimType:
    """The likeliest type; a rule's has its own weight."""
    scores = dict(sighting.types) if sighting else {}
    if rule is not None:
        scores[rule] = scores.get(rule, _NOWHERE) + BALANCE.type
    return max(scores, key=lambda kind: scores[kind])


def frame_of(sighting: Sighting, lemma: str) -> Frame:
    """A frame for an event that no rule knows."""
    kind = type_of(sighting, None)
    return Frame(lemma, kind, mode_of(sighting, kind), (), "seen")


def mode_of(sighting: Sighting | None, kind: ClaimType) -> str | None:
    """The network's mode, where it is one of the type that was settled on."""
    return sighting.mode if sighting is not None and type_of(sighting, None) == kind else None


def slots_of(tree: Tree, cast: Cast, head: int) -> Slots:
    """What hangs on an event that no rule knows."""
    return verb_slots(tree, head) if tree.upos[head] == "VERB" else noun_slots(tree, head, cast)


def parties(tree: Tree, cast: Cast, sighting: Sighting | None, ruled: Parts) -> list[Part]:
    """Who takes part: each mention of the sentence in its likeliest role, where that is more likely than not.

    What a rule took from another sentence stays as it is.
    """
    if sighting is None:
        return list(ruled.parts)
    said = {part.mention: part for part in ruled.parts}
    seen: dict[int, dict[Seen, float]] = {}
    words: dict[int, int] = {}
    for word, number in cast.at[tree.number].items():
        if _behind_its_town(tree, cast, word):
            continue
        for role, odds in sighting.parts.get(word, {}).items():
            if role in PARTIES:
                own = seen.setdefault(number, {})
                if odds > own.get(role, _NOWHERE):
                    own[role] = odds
                    words[number] = word
    held = any(part.role == "actor" for part in ruled.parts)
    found: list[Part] = []
    faint: list[tuple[float, Part]] = []
    for number in dict.fromkeys([*said, *seen]):
        rule = said.get(number)
        if rule is not None and cast.mentions[number].sentence != tree.number:
            found.append(rule)
            continue
        scores = {role: seen.get(number, {}).get(role, _NOWHERE) for role in PARTIES}
        if rule is not None and rule.role in scores:
            scores[rule.role] += BALANCE.role if rule.role in _MAIN else BALANCE.side
        for role in _ASIDE if rule is None or rule.role in _ASIDE else ():
            scores[role] += BALANCE.aside
        best = max(PARTIES, key=lambda role: scores[role])
        if rule is None and best == "actor" and held:
            scores[best] -= BALANCE.other
        if scores[best] > BALANCE.party:
            word = rule.word if rule else words[number]
            found.append(Part(best, word, number, rule.inner if rule else False))
        elif scores["recipient"] > BALANCE.lone and number in words and not _rather_place(sighting, words[number]):
            faint.append((scores["recipient"], Part("recipient", words[number], number, False)))
    if faint and not any(part.role in ("recipient", "host") for part in found):
        found.append(max(faint, key=lambda one: one[0])[1])
    return [part for part in found if part.mention in said or not _owned(tree, cast, part, found)]


def _behind_its_town(tree: Tree, cast: Cast, word: int) -> bool:
    """Whether a name only says in which state the town before it lies ("Kiev, *Ukraine*")."""
    head = tree.words[word].head
    place = cast.places[tree.number].get(head)
    if place is None or place.last != word - 2 or tree.forms[word - 1] != ",":
        return False
    number = cast.at[tree.number].get(word)
    return number is not None and cast.mentions[number].country == place.country


def _rather_place(sighting: Sighting, word: int) -> bool:
    """Whether the network takes the word for where it was done rather than for whom it was done to."""
    parts = sighting.parts.get(word, {})
    return parts.get("place", _NOWHERE) > max(parts.get("recipient", _NOWHERE), 0.0)


def _owned(tree: Tree, cast: Cast, part: Part, found: list[Part]) -> bool:
    """Whether the party is only named inside the name of another one of the same role ("Secretary of *State* for *War*");
    one who stands beside, inside that of any other ("chairman of the *Front*")."""
    heads = {
        cast.mentions[other.mention].head
        for other in found
        if (other.role == part.role or part.role in _ASIDE)
        and other.mention != part.mention
        and cast.mentions[other.mention].sentence == tree.number
    }
    at = cast.mentions[part.mention].head
    while tree.rel[at] in ("nmod", "compound", "flat", "amod", *(("appos",) if part.role in _ASIDE else ())):
        at = tree.words[at].head
        if at in heads:
            return True
    return False


def span_of(sighting: Sighting, part: Seen, least: float) -> tuple[int, int] | None:
    """First and last word of the likeliest run of words that play ``part``, each with odds over ``least``."""
    scored = {word: parts[part] for word, parts in sighting.parts.items() if parts.get(part, _NOWHERE) > least}
    if not scored:
        return None
    first = last = max(scored, key=lambda word: scored[word])
    while first - 1 in scored:
        first -= 1
    while last + 1 in scored:
        last += 1
    return first, last


def triggers(tree: Tree, sighted: Sequence[Sighting]) -> list[Sighting]:
    """Sightings that stand for themselves: of neighbours that are sure of one type, the verb, else the last noun."""
    kept: list[Sighting] = []
    for sighting in sighted:
        before = kept[-1] if kept else None
        joined = (
            before is not None
            and before.word == sighting.word - 1
            and before.sure > 0 < sighting.sure
            and type_of(before, None) == type_of(sighting, None)
        )
        if joined and before is not None:
            if tree.upos[before.word] != "VERB":
                kept[-1] = sighting
            continue
        kept.append(sighting)
    return kept


def stance(sighting: Sighting | None, rule: StanceValue) -> StanceValue:
    """The likelier stance."""
    if sighting is None:
        return rule
    scores = dict(sighting.stances)
    if rule != "asserted" and scores.get("asserted", _NOWHERE) < BALANCE.asserted:
        # What a rule takes for anything but a fact is one only where the network is sure.
        scores.pop("asserted", None)
    scores[rule] = scores.get(rule, _NOWHERE) + BALANCE.stance
    return max(scores, key=lambda value: scores[value])


def openness(sighting: Sighting | None, rule: OpennessValue) -> OpennessValue:
    """The likelier openness."""
    if sighting is None:
        return rule
    scores = dict(sighting.opennesses)
    if rule != "unstated":
        scores[rule] = scores.get(rule, _NOWHERE) + BALANCE.openness
    elif span_of(sighting, "openness", BALANCE.shown) is None:
        # Where no rule and no word speaks for it, only the trigger could show it.
        scores[rule] = scores.get(rule, _NOWHERE) + BALANCE.unstated
    return max(scores, key=lambda value: scores[value])


def odds(sighting: Sighting, part: Seen, words: Iterable[int]) -> float:
    """The highest odds that one of ``words`` plays ``part``."""
    return max((sighting.parts.get(word, {}).get(part, _NOWHERE) for word in words), default=_NOWHERE)
