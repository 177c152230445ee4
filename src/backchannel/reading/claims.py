"""Events that a text tells: one claim each, with type, parties, thing, time, place, openness, stance and chain."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from backchannel.reading.chain import Teller, tellers
from backchannel.reading.draft import DraftClaim, DraftHop, DraftParticipant, DraftQuotation, Mentioned
from backchannel.reading.lemma import lemma
from backchannel.reading.lexicon import Frame, agents, nouns, verbs
from backchannel.reading.mentions import Cast
from backchannel.reading.openness import signs
from backchannel.reading.roles import Parts, Slots, fill, fits, noun_slots, verb_slots
from backchannel.reading.stance import Shown, stance_of
from backchannel.reading.times import Settled
from backchannel.reading.tree import Tree
from backchannel.record.claim import Openness, Stance, Thing, Where
from backchannel.record.passage import Passage, cut
from backchannel.record.source import Source
from backchannel.record.text import Text
from backchannel.record.when import When
from backchannel.world.world import World

# Kinds of mention that make an event political by taking part in it.
_POLITICAL = frozenset(
    {"state", "government_body", "service", "armed_group", "party", "medium", "organisation", "people"}
)
# Adverbial clauses of time do not belong to the event that they date.
_PLACE_CASES = frozenset(
    {"in", "at", "near", "to", "into", "outside", "inside", "off", "around", "from", "over", "across", "throughout"}
)


# Events that are public by what they are.
_PUBLIC = frozenset("announce proclaim publish declare broadcast televise demonstrate announcement proclamation broadcast speech".split())


# Verbs that only lend an event noun its subject: "held talks", "paid a visit", "reached an agreement" are told by the noun.
_LIGHT = frozenset("hold have make give take pay conduct reach do carry open begin enter get join".split())
# How many sentences back a political actor may have been named for a pronoun alone to carry an event.
_NEAR = 3


@dataclass(slots=True)
class Page:
    """What finding claims looks at."""

    text: Text
    source: Source
    trees: Sequence[Tree]
    cast: Cast
    quotations: Sequence[DraftQuotation]
    times: Sequence[Settled]
    world: World
    starts: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Event:
    """An event of one sentence in the making."""

    head: int
    frame: Frame
    slots: Slots
    parts: Parts
    verbal: bool
    spent: tuple[int, ...] = ()
    shown: Shown | None = None
    chain: list[Teller] = field(default_factory=list)
    when: Settled | None = None
    inferred: dict[str, str] = field(default_factory=dict)


def find_claims(page: Page) -> list[DraftClaim]:
    """All claims of the text, in text order."""
    page.starts = [settled.start for settled in page.times]
    found: list[DraftClaim] = []
    for tree in page.trees:
        times = _times_in(page, tree)
        tree.timed = frozenset(
            i for time in times for i, word in enumerate(tree.words) if word.start < time.end and word.end > time.start
        )
        events = events_of(tree, page.cast)
        if events:
            _attach_times(tree, events, times)
            found.extend(_draft(page, tree, event) for event in events)
    return found


def events_of(tree: Tree, cast: Cast) -> list[Event]:
    """The events of one sentence, in text order, before time, stance and chain are looked at."""
    verb_table, noun_table = verbs(), nouns()
    found: list[Event] = []
    consumed: set[int] = set()
    at = cast.at[tree.number]
    for index, upos in enumerate(tree.upos):
        if upos == "NOUN" and tree.lemmas[index] in noun_table and index not in at and tree.rel[index] != "compound":
            event = _nominal(tree, cast, index, noun_table[tree.lemmas[index]])
            if event is not None:
                found.append(event)
    owned = {verb: event for event in found for verb in event.spent}
    for index, upos in enumerate(tree.upos):
        if upos != "VERB" or tree.lemmas[index] not in verb_table:
            continue
        event = _verbal(tree, cast, index, verb_table[tree.lemmas[index]])
        noun = owned.get(index)
        if noun is not None:
            merged = _merged(tree, cast, event, noun)
            if merged is noun:
                continue
            consumed.add(noun.head)
        if event is not None:
            found.append(event)
            consumed.update(_absorbed(tree, cast, event, found))
    kept = [event for event in found if event.head not in consumed or event.verbal]
    return sorted((event for event in kept if _tells(tree, cast, event)), key=lambda event: event.head)


def _nominal(tree: Tree, cast: Cast, head: int, frames: tuple[Frame, ...]) -> Event | None:
    slots = noun_slots(tree, head, cast)
    frame = next((frame for frame in frames if fits(tree, cast, frame, head, slots)), None)
    if frame is None:
        return None
    parts = fill(tree, cast, frame.pattern, slots)
    roles = {part.role for part in parts.parts}
    if frame.needs and not slots.supported and not ("actor" in roles and len(parts.parts) >= 2):
        return None
    if not parts.parts:
        return None
    if frame.pattern == "n.with" and len(parts.parts) < 2 and not slots.supported:
        return None
    if frame.needs and not slots.supported and frame.pattern == "n.with" and len(parts.parts) < 2:
        return None
    return Event(head, frame, slots, parts, False, tuple(slots.spent))


def _verbal(tree: Tree, cast: Cast, head: int, frames: tuple[Frame, ...]) -> Event | None:
    slots = verb_slots(tree, head)
    frame = next((frame for frame in frames if fits(tree, cast, frame, head, slots)), None)
    if frame is None:
        return None
    return Event(head, frame, slots, fill(tree, cast, frame.pattern, slots), True)


def _merged(tree: Tree, cast: Cast, event: Event | None, noun: Event) -> Event:
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


def _absorbed(tree: Tree, cast: Cast, event: Event, found: list[Event]) -> set[int]:
    """Event nouns that are the object that a narrow frame asked for ("sign an agreement"): no event of their own."""
    if event.frame.weight == 0:
        return set()
    objects = {word for slot, word in event.slots.fill if slot in ("obj", "iobj")}
    nouns_ = {other.head for other in found if not other.verbal and other.head in objects}
    for other in found:
        if other.head in nouns_:
            known = {part.mention for part in event.parts.parts}
            event.parts.parts.extend(
                part for part in other.parts.parts if part.mention not in known and cast.mentions[part.mention].kind != "pronoun"
            )
            if event.parts.thing is None:
                event.parts.thing = other.head
    return nouns_


def _tells(tree: Tree, cast: Cast, event: Event) -> bool:
    """Whether the event has a party that makes it a claim."""
    mentions = [cast.mentions[part.mention] for part in event.parts.parts]
    if not mentions:
        return False
    if not any(part.role in ("actor", "recipient", "host", "intermediary") for part in event.parts.parts):
        return False
    if event.frame.type == "STATEMENT" and not any(
        part.role == "actor" and _speaks(tree, cast, part.mention) for part in event.parts.parts
    ):
        return False
    if any(_political(m) or (m.kind == "role" and m.names == "person") for m in mentions):
        return True
    near = (n for number in range(tree.number, max(-1, tree.number - _NEAR - 1), -1) for n in cast.at[number].values())
    return any(m.kind == "pronoun" for m in mentions) and any(_political(cast.mentions[n]) for n in near)


def _political(mention: Mentioned) -> bool:
    """Whether a mention by itself makes an event political."""
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
        agent = agents().get(lemma(tree.words[mention.head].form, "NOUN")) if mention.sentence == tree.number else None
        return not (agent is not None and (agent.sector in ("CVL", "JRN", "MED") or (mention.plural and not agent.office)))
    return True


def _times_in(page: Page, tree: Tree) -> list[Settled]:
    start, end = tree.sentence.start, tree.sentence.end
    found: list[Settled] = []
    place = bisect_left(page.starts, start)
    while place < len(page.times) and page.times[place].start < end:
        found.append(page.times[place])
        place += 1
    return found


def _attach_times(tree: Tree, events: list[Event], times: list[Settled]) -> None:
    """Gives each event the time that the grammar hangs on it; what hangs on none dates those events that have no other."""
    heads = {event.head: event for event in events}
    for event in events:
        for verb in event.spent:
            heads.setdefault(verb, event)
    loose: list[Settled] = []
    for time in times:
        word = _word_of(tree, time)
        owner = (
            next((heads[at] for at in [word, *tree.ancestors(word)] if at in heads), None) if word is not None else None
        )
        if owner is None:
            loose.append(time)
        elif owner.when is None or (owner.when.when.edtf is None and time.when.edtf is not None):
            owner.when = time
    for event in events:
        if event.when is None:
            above = next((heads[at].when for at in tree.ancestors(event.head) if at in heads and heads[at].when), None)
            event.when = above or (loose[0] if loose else None)
    if len(events) > 1 and len({id(e.when) for e in events if e.when}) == 1:
        only = next(e.when for e in events if e.when)
        for event in events:
            event.when = event.when or only


def _word_of(tree: Tree, time: Settled) -> int | None:
    inside = [i for i, word in enumerate(tree.words) if word.start < time.end and word.end > time.start]
    for index in inside:
        if tree.words[index].head not in inside:
            return index
    return inside[-1] if inside else None


def _draft(page: Page, tree: Tree, event: Event) -> DraftClaim:
    content = page.text.content
    event.shown = stance_of(tree, event.head, event.verbal)
    event.chain = tellers(tree, page.cast, event.head)
    trigger = _cut(content, tree, event.head, event.head)
    participants = tuple(DraftParticipant(part.role, part.mention) for part in event.parts.parts)  # type: ignore[arg-type]
    thing = _thing(content, tree, event)
    where = _where(page, tree, event)
    when, inferred = _when(event)
    openness = _openness(page, tree, event)
    stance = (
        Stance(event.shown.value, _cut(content, tree, event.shown.first, event.shown.last or event.shown.first))
        if event.shown.first is not None
        else Stance(event.shown.value)
    )
    chain = tuple(_hop(content, tree, teller) for teller in event.chain)
    passages = [trigger, *(page.cast.mentions[p.mention].passage for p in participants if p.mention is not None)]
    passages += [thing.words] if thing else []
    passages += [place.words for place in where]
    passages += [when.words] if when and when.words else []
    passages += [p for p in (openness.words, stance.words) if p]
    inside = [p for p in passages if tree.sentence.start <= p.start and p.end <= tree.sentence.end]
    passage = cut(content, min(p.start for p in inside), max(p.end for p in inside))
    return DraftClaim(
        passage, trigger, event.frame.type, event.frame.mode, _contexts(event), participants, thing, when, where, openness, stance,
        chain, {**event.inferred, **inferred},
    )  # fmt: skip


def _contexts(event: Event) -> tuple[str, ...]:
    return event.frame.contexts


def _cut(content: str, tree: Tree, first: int, last: int) -> Passage:
    return cut(content, tree.words[first].start, tree.words[last].end)


def _thing(content: str, tree: Tree, event: Event) -> Thing | None:
    head = event.parts.thing
    if head is None or head == event.head:
        return None
    if tree.upos[head] in ("VERB", "AUX", "ADJ"):
        first, last = tree.extent(head)
        if event.head in range(first, last + 1):
            return None
    else:
        first, last = tree.own_extent(head)
        if first <= event.head <= last:
            first = last = head
    amount = unit = None
    for child in tree.kids[head]:
        if tree.rel[child] == "nummod":
            amount, unit = tree.words[child].form, tree.words[head].form
    return Thing(_cut(content, tree, first, last), amount, unit)


def _when(event: Event) -> tuple[When | None, dict[str, str]]:
    if event.when is None:
        return None, {}
    return event.when.when, {"when": event.when.rule} if event.when.rule else {}


def _where(page: Page, tree: Tree, event: Event) -> tuple[Where, ...]:
    places = page.cast.places[tree.number]
    if not places:
        return ()
    content = page.text.content
    heads = {event.head, *event.spent}
    visit = event.frame.pattern in ("go", "n.go")
    taken = {part.word for part in event.parts.parts if not part.inner and not visit}
    found: dict[int, Where] = {}
    for word, place in places.items():
        if place.first in found or word in taken or tree.forms[tree.low[tree.words[word].head]] == "according" or tree.case(word).partition(" ")[0] not in _PLACE_CASES and not (
            visit and tree.rel[word] == "obj"
        ):
            continue
        up = tree.words[word].head
        if up in heads or (
            up >= 0
            and tree.words[up].head in heads
            and tree.rel[up] in ("obj", "obl", "conj")
            and tree.rel[word] == "nmod"
        ):
            found[place.first] = Where(_cut(content, tree, place.first, place.last), place.name, place.country)
    return tuple(found[first] for first in sorted(found))


def _openness(page: Page, tree: Tree, event: Event) -> Openness:
    content = page.text.content
    if tree.lemmas[event.head] in _PUBLIC or (event.frame.type == "PROTEST" and event.frame.mode == "demo"):
        return Openness("public", _cut(content, tree, event.head, event.head))
    for start, end, value in signs(content, tree.sentence.start, tree.sentence.end):
        word = next((i for i, w in enumerate(tree.words) if w.start <= start < w.end), None)
        if word is None:
            continue
        heads = {event.head, *event.spent}
        if word in heads or tree.words[word].head in heads or any(a in heads for a in tree.ancestors(word)[:2]):
            return Openness(value, cut(content, start, end))
    return Openness()


def _hop(content: str, tree: Tree, teller: Teller) -> DraftHop:
    words = _cut(content, tree, teller.first, teller.last) if teller.first >= 0 else None
    return DraftHop(
        teller.who, teller.mention, teller.kind, words, _cut(content, tree, teller.cue_first, teller.cue_last)
    )
