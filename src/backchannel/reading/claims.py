"""What a text claims: for each event one claim, with type, parties, thing, time, place, openness, stance and chain."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from backchannel.reading import seen
from backchannel.reading.balance import BALANCE
from backchannel.reading.cast import Cast
from backchannel.reading.chain import tellers
from backchannel.reading.dating import Running, attach_times
from backchannel.reading.days import OF_PAPER
from backchannel.reading.draft import DraftClaim, DraftHop, DraftParticipant, DraftQuotation
from backchannel.reading.events import Event, events_of, type_of
from backchannel.reading.lead import RULE, Lead
from backchannel.reading.openness import signs, stamped
from backchannel.reading.places import places_of
from backchannel.reading.roles import Part
from backchannel.reading.stance import ASSERTED, Shown, says_more, stance_of
from backchannel.reading.teller import Teller, is_document
from backchannel.reading.times import Settled
from backchannel.reading.tree import Tree
from backchannel.record.claim import Openness, Stance, StanceValue, Thing
from backchannel.record.passage import Passage, cut
from backchannel.record.source import Source
from backchannel.record.text import Text
from backchannel.record.when import When
from backchannel.world.world import World

# A verb that heads a clause of its own tells of another event ("provided that nothing was announced").
_CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "conj", "parataxis"})
# "the secret agency": what such a body always is says nothing of this deed.
_STANDING = frozenset(
    "agency service police agent opinion impression attention interest affair relation sector work life image pressure"
    " property fund school building".split()
)
# "They talked alone": only a talk is private by it.
_TALK = frozenset({"CONSULT", "STATEMENT"})
# Events that are public by what they are.
_PUBLIC = frozenset(
    "announce proclaim publish declare broadcast televise demonstrate announcement proclamation broadcast speech".split()
)


# Somebody's word that tells of no deed: a promise, a threat or a request is no link of the chain of what it holds.
_GIVEN = frozenset({"AGREE", "THREATEN", "REQUEST"})


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


# What an office writes on its own paper: who drafted, cleared and repeated it ("Drafted by A; cleared by B and signed by C").
_FILED = re.compile(
    r"\A(?:Drafted|Cleared|Initialed|Repeated to|Also (?:sent|repeated) to|Printed from)\b"
    r"|\bcleared (?:by|with|in (?:draft|substance))\b"
    r"|\b[Dd]rafted (?:by|in)\b[^.]*\b(?:approved|initialed|signed)\b"
)


def find_claims(page: Page) -> list[DraftClaim]:
    """All claims of the text, in text order."""
    page.starts = [settled.start for settled in page.times]
    running, told, lead = Running(page.times), list[DraftClaim](), Lead()
    for tree in page.trees:
        times = _times_in(page, tree)
        tree.timed = frozenset(
            i for time in times for i, word in enumerate(tree.words) if word.start < time.end and word.end > time.start
        )
        events = (
            []
            if _FILED.search(page.text.content[tree.sentence.start : tree.sentence.end])
            else events_of(tree, page.cast)
        )
        doer = lead.over(tree, page.cast)
        if doer is not None:
            _lead(tree, events, doer)
        implied = [event for event in events if not event.parts.parts]
        if implied:
            _imply(page, tree, implied, told)
        if events:
            attach_times(tree, events, times)
            running.inherit(tree, events)
            running.note(tree, events)
            _of_the_paper(page, tree, events)
            heads = [event.head for event in events]
            by_head = {event.head: event for event in events}
            for event in events:
                _answer(page.cast, tree, event, told)
                told.append(_hung(_draft(page, tree, event, heads, by_head), told))
    return told


def _hung(claim: DraftClaim, told: list[DraftClaim]) -> DraftClaim:
    """The claim with its relative time hung on the claim told right before that has a time of its own; see ``draft``."""
    when = claim.when
    if when is None or when.relation is None or when.relation.kind not in _COUNTED or when.words is None:
        return claim
    if when.edtf is not None and ".." in when.edtf:
        return claim
    for number in range(len(told) - 1, max(-1, len(told) - 1 - _BACK), -1):
        other = told[number].when
        if other is not None and other != when:
            relation = replace(when.relation, claim=f"#{number}")
            return replace(claim, when=replace(when, relation=relation))
    return claim


# Relations that count from another event; hours and limits ("before 1953", open in EDTF) hang on none.
_COUNTED = frozenset({"after", "before", "same", "within"})


# How many claims back the parties of an event told without any may be sought.
_BACK = 6
# Only a claim of the same kin lends its parties.
_KIN = {"SUPPORT": "relations", "SANCTION": "relations", "AGREE": "agreement", "CONSULT": "talks"}


def _imply(page: Page, tree: Tree, events: list[Event], told: list[DraftClaim]) -> None:
    """Parties of events told in the passive without any ("Relations were severed in 1967").

    Relations and agreements are between two: where the last claim of the same kin names both, it is they; else the two
    states that the sentence itself names. Of talks only the claim right before says who talked. All else stays unknown.
    """
    for event in events:
        kin = _KIN.get(event.frame.type)
        if kin is None:
            continue
        for claim in reversed(told[-_BACK:] if kin != "talks" else told[-1:]):
            parties = [p for p in claim.participants if p.mention is not None and p.role in ("actor", "recipient")]
            if kin == "talks" and any(
                p.role != "actor" or page.cast.mentions[p.mention or 0].kind == "pronoun" for p in parties
            ):
                continue
            if _KIN.get(claim.type) == kin and len(parties) >= 2:
                _lend(
                    event,
                    [(p.role, p.mention) for p in parties if p.mention is not None],
                    "parties of the claim before",
                )
                break
        else:
            states = _states_in(page.cast, tree)
            if kin == "relations" and len(states) == 2:
                _lend(event, [("actor", number) for number in states], "states named in the sentence")


# Papers whose heading tells of a deed of their own day ("Letter From President Nixon to President Park").
_DATED = frozenset({"letter", "memorandum_of_conversation", "cable", "memorandum", "email"})
_ITSELF = frozenset("letter message telegram note conversation talk meeting call discussion".split())


def _of_the_paper(page: Page, tree: Tree, events: list[Event]) -> None:
    """Dates the letter or talk that a paper's own heading names, and of which no time is told, by the paper's date."""
    published = page.source.day
    if page.source.kind not in _DATED or published is None or tree.sentence.block != page.trees[0].sentence.block:
        return
    day = next((time for time in page.times if time.when.edtf == published), None)
    for event in events:
        if event.when is None and day is not None and tree.lemmas[event.head] in _ITSELF:
            event.when, event.inherited, event.inferred["when"] = day, True, OF_PAPER


def _lead(tree: Tree, events: list[Event], doer: int) -> None:
    """Gives the verbs at the head of a list's item the doer named above the list."""
    for event in events:
        top = tree.first_conjunct(event.head)
        heads = event.verbal and tree.words[top].head < 0 and not event.slots.passive
        if heads and not any(part.role == "actor" for part in event.parts.parts):
            _lend(event, [("actor", doer)], RULE)


# What may be answered, and the claims that tell of it; further back than two sentences another may be meant.
_ANSWERABLE = frozenset(
    "accusation charge allegation request demand offer proposal invitation ultimatum protest threat suggestion appeal".split()
)
_ANSWERED = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE"})
_SENTENCES_BACK = 2


def _answer(cast: Cast, tree: Tree, event: Event, told: list[DraftClaim]) -> None:
    """To whom an accusation, request or offer told right before is denied, refused or granted: to him who made it.

    Only where he who answers is named as the one to whom it was made ("A accused B. B rejected the accusation").
    """
    thing, parts = event.parts.thing, event.parts.parts
    if event.frame.type not in ("REJECT", "STATEMENT", "AGREE") or thing is None or thing < 0:
        return
    definite = any(tree.forms[c] in ("the", "this", "that", "these", "those") for c in tree.kids[thing])
    answering = [part.mention for part in parts if part.role == "actor"]
    if tree.lemmas[thing] not in _ANSWERABLE or not definite or len(answering) != 1 or len(answering) != len(parts):
        return
    for claim in reversed(told[-_BACK:]):
        if claim.type not in _ANSWERED:
            continue
        made = [p.mention for p in claim.participants if p.role == "actor" and p.mention is not None]
        got = [p.mention for p in claim.participants if p.role == "recipient" and p.mention is not None]
        near = all(tree.number - cast.mentions[number].sentence <= _SENTENCES_BACK for number in made)
        if near and len(made) == len(got) == 1 and _same(cast, answering[0], got[0]):
            _lend(event, [("recipient", made[0])], "maker of what is answered")
        return


def _same(cast: Cast, one: int, other: int) -> bool:
    """Whether two mentions name one party: the same words, or the same state."""
    a, b = cast.mentions[one], cast.mentions[other]
    return a.passage.words.lower() == b.passage.words.lower() or (a.country is not None and a.country == b.country)


def _lend(event: Event, parties: list[tuple[str, int]], rule: str) -> None:
    for role, mention in parties:
        event.parts.parts.append(Part(role, -1, mention, False))
        event.inferred[f"participants.{role}"] = rule


def _states_in(cast: Cast, tree: Tree) -> list[int]:
    """One mention of each state that the sentence names, in text order."""
    found: dict[str, int] = {}
    for _, number in sorted(cast.at[tree.number].items()):
        mention = cast.mentions[number]
        if mention.country is not None and mention.kind in ("name", "demonym"):
            found.setdefault(mention.country, number)
    return list(found.values())


def _times_in(page: Page, tree: Tree) -> list[Settled]:
    start, end = tree.sentence.start, tree.sentence.end
    found: list[Settled] = []
    place = bisect_left(page.starts, start)
    while place < len(page.times) and page.times[place].start < end:
        found.append(page.times[place])
        place += 1
    return found


def _draft(page: Page, tree: Tree, event: Event, heads: list[int], events: dict[int, Event]) -> DraftClaim:
    content = page.text.content
    given = frozenset(head for head, other in events.items() if other.frame.type in _GIVEN)
    event.shown = _stance(tree, event)
    if event.shown == ASSERTED:
        event.shown = _as_content(tree, event, events)
    event.chain = [
        one
        for one in tellers(tree, page.cast, event.head, event.sighting)
        if given.isdisjoint(range(one.cue_first, one.cue_last + 1))
    ]
    trigger = tree.passage(content, event.head, tree.with_particle(event.head))
    participants = tuple(DraftParticipant(part.role, part.mention) for part in event.parts.parts)  # type: ignore[arg-type]
    thing = _thing(page, tree, event, heads)
    where = places_of(page.text.content, page.cast, tree, event, heads)
    when, inferred = _when(event)
    openness = _openness(page, tree, event)
    stance = (
        Stance(event.shown.value, tree.passage(content, event.shown.first, event.shown.last or event.shown.first))
        if event.shown.first is not None
        else Stance(event.shown.value)
    )
    hops = tuple(_hop(content, tree, teller) for teller in event.chain)
    cues = {hop.cue for hop in hops} | {tree.passage(content, word, word) for word in given}
    chain = (*(hop for hop in _quoted_by(page, trigger) if hop.cue is None or hop.cue not in cues), *hops)
    passages = [trigger, *(page.cast.mentions[p.mention].passage for p in participants if p.mention is not None)]
    passages += [thing.words] if thing else []
    passages += [place.words for place in where]
    passages += [when.words] if when and when.words else []
    passages += [p for p in (openness.words, stance.words) if p]
    inside = [p for p in passages if tree.sentence.start <= p.start and p.end <= tree.sentence.end]
    passage = _whole(content, tree, min(p.start for p in inside), max(p.end for p in inside))
    return DraftClaim(
        passage,
        trigger,
        type_of(event),
        event.frame.mode,
        _contexts(event),
        participants,
        thing,
        when,
        where,
        openness,
        stance,
        chain,
        {**event.inferred, **inferred},
    )


# What belongs to the word behind it: nobody cuts between them.
_LEADS = frozenset({"case", "det", "amod", "compound", "nummod", "flat", "nmod:poss", "nmod:desc", "advmod"})
_TRAILS = frozenset({"case", "flat", "fixed", "compound:prt", "nummod"})
_CLOSING = {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«", '"': '"'}


def _whole(content: str, tree: Tree, start: int, end: int) -> Passage:
    """The passage from ``start`` to ``end``, widened to where a reader would cut it: with the preposition, article or title
    that leads its first word, what trails its last, and the bracket or quotation mark that closes one opened in it."""
    words = tree.words
    first = next(i for i, word in enumerate(words) if word.end > start)
    last = next(i for i in range(len(words) - 1, -1, -1) if words[i].start < end)
    while first and words[first - 1].deprel in _LEADS and first <= words[first - 1].head <= last:
        first -= 1
    while last + 1 < len(words) and words[last + 1].deprel in _TRAILS and first <= words[last + 1].head <= last:
        last += 1
    passage = cut(content, words[first].start, words[last].end)
    for closing, opening in _CLOSING.items():
        inside = passage.words
        unclosed = inside.count(opening) % 2 if closing == opening else inside.count(opening) - inside.count(closing)
        following = next(
            (i for i in range(last + 1, len(words)) if words[i].form not in (".", ",", ";", "!", "?")), None
        )
        if unclosed > 0 and following is not None and content[words[following].start : words[following].end] == closing:
            passage = cut(content, words[first].start, words[following].end)
    return passage


def _stance(tree: Tree, event: Event) -> Shown:
    """The stance, by grammar and network; the words that show it are the grammar's where both agree."""
    shown = stance_of(tree, event.head, event.verbal)
    if shown.sure:
        return shown
    value = seen.stance(event.sighting, shown.value)
    if value == shown.value or event.sighting is None:
        return shown
    if value == "asserted":
        return ASSERTED
    words = seen.span_of(event.sighting, "stance", _SHOWN)
    if value == "denied" and words is not None and says_more(tree, words[0]):
        return shown
    if words is None:
        event.inferred["stance"] = "the sentence as a whole, as the network reads it"
        return Shown(value)
    return Shown(value, *words)


# What the infinitive behind a word of such a type is held to be ("telegraphed Jinnah to recognise").
_CONTENT_STANCE: dict[str, StanceValue] = {
    "REQUEST": "asked",
    "AGREE": "planned",
    "THREATEN": "planned",
    "REJECT": "denied",
}


def _as_content(tree: Tree, event: Event, events: dict[int, Event]) -> Shown:
    """The stance that an outer event gives the infinitive which is its content; asserted where there is none."""
    top = tree.first_conjunct(event.head)
    outer = events.get(tree.words[top].head)
    value = _CONTENT_STANCE.get(outer.frame.type) if outer is not None else None
    if (
        outer is None
        or value is None
        or not any(tree.forms[child] == "to" and tree.rel[child] == "mark" for child in tree.kids[top])
    ):
        return ASSERTED
    # "telegraphed Jinnah to recognise": who is asked is to do it; "asked for arms to fight" tells a purpose.
    asked = {part.mention for part in outer.parts.parts if part.role == "recipient"}
    own = any(part.role == "actor" and part.mention in asked for part in event.parts.parts)
    if tree.rel[top] not in ("xcomp", "ccomp") and not (tree.rel[top] == "advcl" and value == "asked" and own):
        return ASSERTED
    return Shown(value, outer.head, outer.head)


# Odds from which words are shown as those of stance or openness that the network has seen.
_SHOWN = -2.5


def _contexts(event: Event) -> tuple[str, ...]:
    return event.frame.contexts


# Types whose content may be a clause.
_CONTENT = frozenset({"REQUEST", "AGREE", "REJECT", "THREATEN"})


def _thing_head(tree: Tree, event: Event) -> int | None:
    """The word that heads the thing: the grammar's, unless the network is sure of another or sees nothing in it."""
    head = event.parts.thing
    if event.sighting is None:
        return head
    span = seen.span_of(event.sighting, "thing", BALANCE.thing)
    if span is None:
        unlikely = head is not None and seen.odds(event.sighting, "thing", (head,)) < BALANCE.nothing
        return None if unlikely else head
    if head is not None and span[0] <= head <= span[1]:
        return head
    return next((word for word in range(span[0], span[1] + 1) if not span[0] <= tree.words[word].head <= span[1]), head)


def _thing(page: Page, tree: Tree, event: Event, others: list[int]) -> Thing | None:
    content = page.text.content
    head = _thing_head(tree, event)
    if head is None or head == event.head:
        return None
    if event.frame.pattern in ("go", "n.go") and head in page.cast.places[tree.number]:
        return None
    if tree.upos[head] in ("VERB", "AUX", "ADJ"):
        # A clause is the thing only of what was asked, promised or refused, and only where it tells no event itself.
        if event.frame.type not in _CONTENT or any(tree.under(other, head) for other in others):
            return None
        first, last = tree.extent(head)
        if event.head in range(first, last + 1):
            return None
    else:
        first, last = tree.core_extent(head)
        if first <= event.head <= last:
            first = last = head
    amount = unit = None
    for child in tree.kids[head]:
        if tree.rel[child] == "nummod":
            amount, unit = tree.words[child].form, tree.words[head].form
    return Thing(tree.passage(content, first, last), amount, unit)


def _when(event: Event) -> tuple[When | None, dict[str, str]]:
    if event.when is None:
        return None, {}
    when = event.when.when
    if event.inherited:
        return replace(when, words=None), {}
    return when, {"when": event.when.rule} if event.when.rule else {}


_HIDING = frozenset(
    "smuggle sneak whisper conceal hide infiltrate confide murmur disguise spy bug wiretap eavesdrop slip steal".split()
)


def _openness(page: Page, tree: Tree, event: Event) -> Openness:
    ruled = _ruled_openness(page, tree, event)
    value = seen.openness(event.sighting, ruled.value)
    if value == ruled.value or event.sighting is None:
        return ruled
    if value == "unstated":
        return Openness()
    shown = seen.span_of(event.sighting, "openness", _SHOWN)
    if value != "public" and shown in (None, (event.head, event.head)) and tree.lemmas[event.head] not in _HIDING:
        # A deed's own word says that it was done in public ("announced"), seldom that it was not ("exported").
        return Openness()
    first, last = shown or (event.head, event.head)
    if stamped(page.text.content, tree.words[first].start, tree.words[last].end):
        return Openness()
    return Openness(value, tree.passage(page.text.content, first, last))


def _ruled_openness(page: Page, tree: Tree, event: Event) -> Openness:
    content = page.text.content
    declared = tree.lemmas[event.head] == "declare" and event.frame.type == "SANCTION"
    if (tree.lemmas[event.head] in _PUBLIC and not declared) or (
        event.frame.type == "PROTEST" and event.frame.mode == "demo"
    ):
        return Openness("public", tree.passage(content, event.head, event.head))
    heads = {event.head, *event.spent}
    for start, end, value in signs(content, tree):
        words = [i for i, w in enumerate(tree.words) if w.start < end and w.end > start]
        if not words or (tree.upos[words[0]] == "VERB" and tree.rel[words[0]] in _CLAUSES and words[0] != event.head):
            continue
        word = words[0]
        governed = [word, *([tree.words[word].head] if tree.rel[word] in ("xcomp", "advmod") else [])]
        if any(
            tree.forms[c] in ("not", "never", "no", "n't") for at in governed if at not in heads for c in tree.kids[at]
        ):
            continue
        if tree.forms[word] == "alone" and not (tree.words[word].head in heads and event.frame.type in _TALK):
            # "Norway alone", "in 1990 alone".
            continue
        if tree.rel[word] in ("amod", "compound") and _of_party(page.cast, tree, tree.words[word].head, heads):
            continue
        near = word in heads or tree.words[word].head in heads or any(a in heads for a in tree.ancestors(word)[:2])
        if near or (event.sighting is not None and seen.odds(event.sighting, "openness", words) > BALANCE.sign):
            return Openness(value, cut(content, start, end))
    return Openness()


def _of_party(cast: Cast, tree: Tree, noun: int, heads: set[int]) -> bool:
    """Whether an adjective tells what a party always is ("the secret agency", "the public works minister")."""
    if noun in heads:
        return False
    return tree.lemmas[noun] in _STANDING or tree.rel[noun] in ("nsubj", "compound") or noun in cast.at[tree.number]


def _quoted_by(page: Page, trigger: Passage) -> tuple[DraftHop, ...]:
    """Whose words the event stands in, outermost first: a claim inside a direct quotation is its speaker's."""
    found: list[DraftHop] = []
    for quotation in page.quotations:
        if quotation.content.start > trigger.start:
            break
        if quotation.direct and trigger.end <= quotation.content.end and quotation.speaker_words is not None:
            found.append(_speaker(page, quotation))
    return tuple(found)


def _speaker(page: Page, quotation: DraftQuotation) -> DraftHop:
    words = quotation.speaker_words
    assert words is not None
    if quotation.speaker is None:
        return DraftHop(words.words, None, "document" if is_document(words.words) else "unnamed", words, quotation.cue)
    mention = page.cast.mentions[quotation.speaker]
    if mention.names == "medium":
        return DraftHop(words.words, quotation.speaker, "medium", words, quotation.cue)
    official = mention.kind == "role" or (mention.names != "person" and mention.kind != "pronoun")
    return DraftHop(words.words, quotation.speaker, "official" if official else "person", words, quotation.cue)


def _hop(content: str, tree: Tree, teller: Teller) -> DraftHop:
    words = tree.passage(content, teller.first, teller.last) if teller.first >= 0 else None
    return DraftHop(
        teller.who, teller.mention, teller.kind, words, tree.passage(content, teller.cue_first, teller.cue_last)
    )
