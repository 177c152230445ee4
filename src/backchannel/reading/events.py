"""Events of one sentence: which verbs and nouns tell one, of what type, and who takes part."""

from dataclasses import dataclass, field, replace

from backchannel.reading import seen
from backchannel.reading.analysis import Sighting
from backchannel.reading.balance import BALANCE
from backchannel.reading.beside import beside
from backchannel.reading.cast import Cast
from backchannel.reading.draft import Mentioned
from backchannel.reading.lemma import lemma
from backchannel.reading.lexicon import Frame, agents, nouns, verbs
from backchannel.reading.mentions import named
from backchannel.reading.roles import Parts, Slots, fill, fits, noun_slots, sides, verb_slots
from backchannel.reading.stance import Shown
from backchannel.reading.teller import Teller
from backchannel.reading.times import Settled
from backchannel.reading.tree import Tree
from backchannel.record.claim import ClaimType

# Kinds of mention that make an event political by taking part in it.
_POLITICAL = frozenset(
    {"state", "government_body", "service", "armed_group", "party", "medium", "organisation", "people"}
)
# Of common nouns without a state, these alone make an event political ("the government", "the rebels"; not "a bank").
_ACTING = frozenset({"government_body", "armed_group", "service", "state"})
# Verbs that only lend an event noun its subject: "held talks", "paid a visit", "reached an agreement" are told by the noun.
_LIGHT = frozenset(
    "hold have make give take pay conduct reach do carry open begin enter get join express convey extend voice".split()
)
# How many sentences back a political actor may have been named for a pronoun alone to carry an event.
_NEAR = 3


@dataclass(slots=True)
class Event:
    """An event of one sentence in the making. ``spent`` are the verbs that only support it."""

    head: int
    frame: Frame
    slots: Slots
    parts: Parts
    verbal: bool
    spent: tuple[int, ...] = ()
    shown: Shown | None = None
    chain: list[Teller] = field(default_factory=list)
    when: Settled | None = None
    inherited: bool = False
    inferred: dict[str, str] = field(default_factory=dict)
    sighting: Sighting | None = None


def type_of(event: Event) -> ClaimType:
    """The claim's type; frames that are no event never become one."""
    assert event.frame.type != "NONE"
    return event.frame.type


def events_of(tree: Tree, cast: Cast) -> list[Event]:
    """The events of one sentence, in text order, before time, stance and chain are looked at."""
    verb_table, noun_table = verbs(), nouns()
    found: list[Event] = []
    consumed: set[int] = set()
    barred: set[int] = set()
    at = cast.at[tree.number]
    for index, upos in enumerate(tree.upos):
        if upos == "NOUN" and tree.lemmas[index] in noun_table and index not in at and tree.rel[index] != "compound":
            event = _nominal(tree, cast, index, noun_table[tree.lemmas[index]])
            if event is not None:
                found.append(event)
    owned = {verb: event for event in found for verb in event.spent}
    for index, upos in enumerate(tree.upos):
        if upos != "VERB" or tree.lemmas[index] not in verb_table or named(tree, index):
            continue
        event = _verbal(tree, cast, index, verb_table[tree.lemmas[index]])
        if event is not None and event.frame.type == "NONE":
            barred.add(index)
            continue
        noun = owned.get(index)
        if noun is not None:
            if event is not None and _outer(tree, event, noun):
                # "announced the withdrawal", "proposed an alliance": the word is an event, its content another.
                if noun.frame.needs:
                    consumed.add(noun.head)
            elif _merged(tree, event, noun) is noun:
                continue
            else:
                consumed.add(noun.head)
        if event is not None:
            found.append(event)
            consumed.update(_absorbed(cast, event, found))
    kept = [event for event in found if event.head not in consumed or event.verbal]
    return sorted(_weighed(tree, cast, kept, consumed, barred), key=lambda event: event.head)


def _weighed(tree: Tree, cast: Cast, ruled: list[Event], consumed: set[int], barred: set[int]) -> list[Event]:
    """The events that rules and network together make likely; the network's own beside the rules'.

    Words ``consumed`` are told by another one of the rules' events, so the network has to be surer of them;
    ``barred`` are verbs that here mean no event.
    """
    sighted = {sighting.word: sighting for sighting in tree.sentence.sightings}
    found: list[Event] = []
    for event in ruled:
        sighting = sighted.get(event.head)
        told = _tells(tree, cast, event)
        if not seen.lies(sighting, told, _bound(event)):
            continue
        event.sighting = sighting
        _typed(event)
        event.parts.parts = beside(tree, cast, event.head, type_of(event), event.parts.parts)
        event.parts.parts = seen.parties(tree, cast, sighting, event.parts)
        if told or _public(tree, cast, event):
            found.append(event)
    heads = {event.head for event in found}
    spent = {verb for event in found for verb in event.spent}
    for sighting in seen.triggers(tree, tree.sentence.sightings):
        if (verb := tree.verb_of(sighting.word)) is not None:
            sighting = replace(sighting, word=verb)
        head = sighting.word
        if head in heads or head in spent or not seen.lies(sighting, False):
            continue
        if head in barred and sighting.sure < BALANCE.barred:
            continue
        if (head in consumed and sighting.sure < BALANCE.again) or tree.upos[head] == "PUNCT":
            continue
        slots = seen.slots_of(tree, cast, head)
        parts = sides(tree, cast, slots)
        event = Event(head, seen.frame_of(sighting, tree.lemmas[head]), slots, parts, tree.upos[head] == "VERB")
        event.sighting = sighting
        event.parts.parts = beside(tree, cast, head, type_of(event), event.parts.parts)
        event.parts.parts = seen.parties(tree, cast, sighting, event.parts)
        if _public(tree, cast, event) if event.parts.parts else sighting.sure > BALANCE.alone:
            thing = seen.span_of(sighting, "thing", 0.0)
            event.parts.thing = _headed(tree, *thing) if thing else None
            found.append(event)
            heads.add(head)
    return _blameless(tree, _once(tree, found))


def _blameless(tree: Tree, found: list[Event]) -> list[Event]:
    """The events, of which none that somebody condemns ("the *attack* was condemned by Chad") has him for a doer."""
    for charge in found:
        if charge.frame.type != "ACCUSE":
            continue
        accusers = {part.mention for part in charge.parts.parts if part.role == "actor"}
        for event in found:
            if event is not charge and _charged(tree, charge, event.head):
                event.parts.parts = [
                    part for part in event.parts.parts if part.role != "actor" or part.mention not in accusers
                ]
    return found


def _charged(tree: Tree, charge: Event, deed: int) -> bool:
    """Whether the word ``deed`` stands in what ``charge`` condemns."""
    if not tree.under(deed, charge.head) or not charge.verbal:
        return False
    while tree.words[deed].head != charge.head:
        deed = tree.words[deed].head
    target = "nsubj" if charge.slots.passive else "obj"
    return tree.rel[deed] == target or (tree.rel[deed] == "obl" and tree.case(deed) in ("of", "for"))


def _once(tree: Tree, found: list[Event]) -> list[Event]:
    """The events without nouns that only name what their verb tells ("arranged a *meeting*") or what the sentence told
    before ("a meeting took place, and B joined *this meeting*"); those take their parties."""
    verbs_ = {event.head: event for event in found if event.verbal}
    kept: list[Event] = []
    for event in sorted(found, key=lambda event: event.head):
        up = verbs_.get(tree.words[event.head].head)
        told = not event.verbal and up is not None and tree.rel[event.head] in ("obj", "nsubj")
        if not told or up is None or up.frame.type != event.frame.type:
            up = _told_before(tree, event, kept)
        if up is None:
            kept.append(event)
            continue
        known = {part.mention for part in up.parts.parts}
        up.parts.parts.extend(part for part in event.parts.parts if part.mention not in known)
    return kept


_BACK = frozenset(["this", "that", "these", "those"])


def _told_before(tree: Tree, event: Event, kept: list[Event]) -> Event | None:
    """The event that "this meeting" looks back to: told by the same noun, earlier in the sentence."""
    if event.verbal or not any(tree.forms[child] in _BACK for child in tree.kids[event.head]):
        return None
    for other in kept:
        same = not other.verbal and other.head < event.head and tree.lemmas[other.head] == tree.lemmas[event.head]
        if same and other.frame.type == event.frame.type:
            return other
    return None


def _bound(event: Event) -> bool:
    roles = {part.role for part in event.parts.parts}
    return "actor" in roles and not roles.isdisjoint(("recipient", "host"))


def _public(tree: Tree, cast: Cast, event: Event) -> bool:
    """Whether somebody of politics takes part, or at least one of those who act in it ("the rebels", "workers")."""
    for part in event.parts.parts:
        mention = cast.mentions[part.mention]
        if mention.kind == "pronoun" or _political(mention) or _acts(tree, mention):
            return True
    return False


def _acts(tree: Tree, mention: Mentioned) -> bool:
    """Whether a common noun is one of those that act in politics; others are parties only beside them."""
    if mention.kind != "role":
        return False
    return mention.sentence != tree.number or lemma(tree.words[mention.head].form, "NOUN") in agents()


def _typed(event: Event) -> None:
    kind = seen.type_of(event.sighting, event.frame.type if event.frame.type != "NONE" else None)
    mode = seen.mode_of(event.sighting, kind)
    if kind != event.frame.type:
        event.frame = replace(event.frame, type=kind, mode=mode, contexts=())
    elif event.frame.mode is None and mode is not None:
        event.frame = replace(event.frame, mode=mode)


def _headed(tree: Tree, first: int, last: int) -> int:
    """The word of a run on which the others hang."""
    for word in range(first, last + 1):
        if not first <= tree.words[word].head <= last:
            return word
    return last


# "I have the honour to report": how letters of state begin and end.
_COURTESY = frozenset({"honour", "honor"})


def _nominal(tree: Tree, cast: Cast, head: int, frames: tuple[Frame, ...]) -> Event | None:
    slots = noun_slots(tree, head, cast)
    frame = next((frame for frame in frames if fits(tree, cast, frame, head, slots)), None)
    if frame is None or (tree.lemmas[head] in _COURTESY and any(tree.lemmas[verb] == "have" for verb in slots.spent)):
        return None
    parts = fill(tree, cast, frame.pattern, slots)
    roles = {part.role for part in parts.parts}
    if frame.needs and not slots.supported and not ("actor" in roles and len(parts.parts) >= 2):
        return None
    if not slots.supported and all(cast.mentions[part.mention].kind == "pronoun" for part in parts.parts):
        # "his proposals", "their visit": only looks back at what was told before.
        return None
    if frame.pattern == "n.with" and len(parts.parts) < 2 and not slots.supported:
        return None
    return Event(head, frame, slots, parts, False, tuple(slots.spent))


def _verbal(tree: Tree, cast: Cast, head: int, frames: tuple[Frame, ...]) -> Event | None:
    slots = verb_slots(tree, head)
    frame = next((frame for frame in frames if fits(tree, cast, frame, head, slots)), None)
    if frame is None:
        return None
    if frame.type == "NONE":
        return Event(head, frame, slots, Parts(), True)
    return Event(head, frame, slots, fill(tree, cast, frame.pattern, slots), True)


# Words whose content may be a deed of its own: they do not merely lend it a subject.
_OUTER = frozenset("announce declare propose request seek".split())


def _outer(tree: Tree, event: Event, noun: Event) -> bool:
    return tree.lemmas[event.head] in _OUTER and event.frame.type in _SAID and noun.frame.type != event.frame.type


def _merged(tree: Tree, event: Event | None, noun: Event) -> Event:
    """Of a verb and the event noun that it supports, the one that stays; it takes over the other's parties."""
    if event is None or event.frame.weight == 0 or tree.lemmas[event.head] in _LIGHT:
        return noun
    known = {part.mention for part in event.parts.parts}
    event.parts.parts.extend(
        part
        for part in noun.parts.parts
        if part.mention not in known and part.role in ("recipient", "actor", "intermediary", "host")
    )
    event.parts.thing = noun.head
    return event


def _absorbed(cast: Cast, event: Event, found: list[Event]) -> set[int]:
    """Event nouns that are the object that a narrow frame asked for ("sign an agreement"): no event of their own."""
    if event.frame.weight == 0 or (event.frame.type == "REJECT" and ("obj", "@talkback") in event.frame.when):
        return set()
    objects = {word for slot, word in event.slots.fill if slot in ("obj", "iobj")}
    nouns_ = {other.head for other in found if not other.verbal and other.head in objects}
    for other in found:
        if other.head in nouns_:
            known = {part.mention for part in event.parts.parts}
            event.parts.parts.extend(
                part
                for part in other.parts.parts
                if part.mention not in known and cast.mentions[part.mention].kind != "pronoun"
            )
            if event.parts.thing is None:
                event.parts.thing = other.head
    return nouns_


def _tells(tree: Tree, cast: Cast, event: Event) -> bool:
    """Whether the event has a party that makes it a claim."""
    mentions = [cast.mentions[part.mention] for part in event.parts.parts]
    if not mentions:
        return _implied(tree, event)
    if not any(part.role in ("actor", "recipient", "host", "intermediary") for part in event.parts.parts):
        return False
    doers = [part.mention for part in event.parts.parts if part.role == "actor"]
    if event.frame.type in _SAID and not _said(tree, cast, event, doers):
        return False
    if event.verbal and not event.slots.passive and not doers and event.slots.first("subj") is None:
        # Nobody is said to do it: an imperative, or an infinitive that stands alone.
        return False
    aside = event.frame.type == "STATEMENT" and event.verbal and tree.rel[event.head] == "parataxis"
    if aside and all(cast.mentions[number].kind == "pronoun" for number in doers):
        # "…, he said, …" only goes on telling who speaks.
        return False
    if any(_political(m) or (m.names == "person" and _acts(tree, m)) for m in mentions):
        return True
    near = (n for number in range(tree.number, max(-1, tree.number - _NEAR - 1), -1) for n in cast.at[number].values())
    return any(m.kind == "pronoun" for m in mentions) and any(_political(cast.mentions[n]) for n in near)


# Types that are somebody's word: without one who gives it there is no event; the writer's own "I say" is none either.
_SAID = frozenset({"STATEMENT", "REQUEST", "THREATEN"})
_SPEAKER = frozenset({"i", "we", "me", "us", "one", "you"})


def _said(tree: Tree, cast: Cast, event: Event, doers: list[int]) -> bool:
    """Whether somebody is told to have given or got this word: the writer's own only where it was said to somebody."""
    addressed = [cast.mentions[part.mention] for part in event.parts.parts if part.role == "recipient"]
    if not doers:
        # "The ambassador was informed": nobody is named who said it, but he to whom it was said.
        return event.verbal and event.slots.passive and bool(addressed)
    if event.frame.type == "STATEMENT" and not any(_speaks(tree, cast, number) for number in doers):
        return False
    if all(cast.mentions[number].passage.words.lower() in _SPEAKER for number in doers):
        return any(mention.kind in ("name", "role") and mention.names != "place" for mention in addressed)
    return True


def _implied(tree: Tree, event: Event) -> bool:
    """Whether an event told without any party still is one: a narrow frame, passive ("Relations were established")."""
    if event.verbal:
        passive = event.slots.passive or any(slot == "subj" for slot, _ in event.frame.when)
        return passive and event.frame.weight >= 2 and event.frame.type not in _SAID
    # "The talks lasted long" only looks back; "the talks began on Monday", "there was a third meeting" tell something.
    definite = any(tree.forms[c] in ("the", "this", "that", "these", "those") for c in tree.kids[event.head])
    return event.slots.supported and event.frame.type in _BETWEEN and (bool(tree.timed) or not definite)


# Types of events between two parties that a text may go on telling of without naming them again.
_BETWEEN = frozenset({"SUPPORT", "SANCTION", "AGREE", "CONSULT"})


def _political(mention: Mentioned) -> bool:
    """Whether a mention by itself makes an event political."""
    if mention.kind == "role" and mention.names not in _ACTING and mention.country is None:
        return False
    return (
        mention.names in _POLITICAL
        or mention.title is not None
        or mention.country is not None
        or (mention.names == "person" and mention.kind == "name")
    )


def _speaks(tree: Tree, cast: Cast, number: int) -> bool:
    """Whether it is a political actor's saying: a medium, a witness or nameless officials only pass on news."""
    mention = cast.mentions[number]
    if mention.names == "medium":
        return False
    if mention.kind == "role":
        if mention.sentence != tree.number:
            return True
        agent = agents().get(lemma(tree.words[mention.head].form, "NOUN"))
        if agent is not None and (agent.sector in ("CVL", "JRN", "MED") or (mention.plural and not agent.office)):
            return False
        # "a delegate said": nobody in particular passes it on.
        return not any(
            tree.forms[c] in ("a", "an", "some", "one") for c in tree.kids[mention.head] if tree.rel[c] == "det"
        )
    return True
