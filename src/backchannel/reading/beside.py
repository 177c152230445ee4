"""Who stood beside an event: go-betweens, hosts, and those for whom it was done, where no preposition of its verb tells it.

``roles`` reads "through X", "via X", "on behalf of X" off the event's own word; here are the other ways of saying it: a
participle ("speaking for X"), an envoy who is sent, a broker told with "with … as", a meeting "arranged by X".
"""

from collections.abc import Iterator

from backchannel.reading.cast import Cast, party_of
from backchannel.reading.roles import Part, verb_slots
from backchannel.reading.tree import Tree
from backchannel.record.claim import ClaimType

# "speaking for the junta", "acting on the instructions of the king": he is behind the one who does it.
_SPEAKS = frozenset("speak act write travel fly appear sign plead intercede answer".split())
_ORDERS = frozenset("behalf instruction order name request".split())
# "a meeting arranged by the ambassador": what the doer of the participle is to the meeting.
_MADE: dict[str, str] = {
    **dict.fromkeys(
        "arrange broker mediate facilitate convene organize organise sponsor chair".split(), "intermediary"
    ),
    **dict.fromkeys("host give lend".split(), "host"),
}
_GATHERINGS = frozenset(
    "deal talk talks meeting session summit dinner lunch luncheon reception conference encounter conversation negotiation"
    " villa farmhouse house accord agreement round".split()
)
# "with Germany as broker"
_AS = {
    **dict.fromkeys(
        "broker mediator go-between intermediary arbiter arbitrator referee facilitator".split(), "intermediary"
    ),
    "host": "host",
}
# "with Solana holding the pen", "with the bishop in the chair"
_PRESIDES = frozenset("preside mediate broker chair facilitate hold interpret".split())
_MEDIATORS = frozenset("mediator go-between intermediary arbitrator arbiter facilitator".split())
_MEDIATES = frozenset("mediate arbitrate shuttle broker".split())
_WISHES = frozenset("wish want like desire hope take have express convey extend".split())
_ENVOYS = frozenset("emissary envoy messenger courier intermediary go-between mediator".split())
_SENDS = frozenset("send dispatch despatch".split())
_CONVEYS = frozenset("convey transmit deliver relay pass bring carry forward".split())
_MET = frozenset({"CONSULT", "AGREE", "RETREAT"})
_HOSTED = frozenset({"CONSULT", "AGREE", "STATEMENT", "SUPPORT", "REQUEST"})


def beside(tree: Tree, cast: Cast, head: int, kind: ClaimType, parts: list[Part]) -> list[Part]:
    """``parts`` of the event of ``kind`` at ``head``, with those who stood beside it; whoever did is nothing else."""
    parts = [part for part in parts if part.role != "host" or kind in _HOSTED]
    found: dict[int, Part] = {}
    for role, word in _told(tree, cast, head, kind, parts):
        for joined in tree.conjuncts(word):
            party = party_of(tree, cast, joined)
            if party is not None and not party[1] and cast.mentions[party[0]].names != "place":
                found.setdefault(party[0], Part(role, joined, party[0], False))
    return [*(part for part in parts if part.mention not in found), *found.values()]


def _told(tree: Tree, cast: Cast, head: int, kind: ClaimType, parts: list[Part]) -> Iterator[tuple[str, int]]:
    """Role and word of each one told beside the event."""
    doers = [part.word for part in parts if part.role == "actor" and part.word >= 0]
    yield from _spoken_for(tree, head, doers)
    yield from _with(tree, head)
    if kind in _MET:
        yield from _made_by(tree, head)
    if kind == "CONSULT":
        yield from _sent(tree, cast, head)
        if tree.upos[head] == "VERB" and tree.lemmas[head] in _MEDIATES:
            subject = verb_slots(tree, head).first("subj")
            if subject is not None:
                yield "intermediary", subject
        for word in doers:
            if any(tree.rel[c] == "appos" and tree.lemmas[c] in _MEDIATORS for c in tree.kids[word]):
                yield "intermediary", word
        for child in tree.kids[head]:
            if tree.rel[child] == "obl" and tree.lemmas[child] == "guest" and tree.case(child) == "as":
                yield from (("host", c) for c in tree.kids[child] if tree.case(c) == "of")
    if tree.upos[head] == "NOUN":
        yield from _conveyed(tree, head)


def _spoken_for(tree: Tree, head: int, doers: list[int]) -> Iterator[tuple[str, int]]:
    for top in (head, *doers):
        for child in tree.kids[top]:
            if (
                tree.upos[child] == "VERB"
                and tree.lemmas[child] in _SPEAKS
                and tree.words[child].deprel in ("advcl", "acl")
            ):
                yield from _behind(tree, child, frozenset({"for"}))
    for word in doers:
        # "Mr. Ntezimana, for the government, read out a message"
        if tree.upos[word] == "PROPN":
            yield from (
                ("beneficiary", child)
                for child in (*tree.kids[word], *tree.kids[head])
                if tree.rel[child] in ("nmod", "obl")
                and word < child < head
                and tree.case(child) == "for"
                and "," in (tree.forms[tree.low[child]], tree.forms[tree.low[child] - 1])
            )
    at = head
    while tree.rel[at] in ("xcomp", "obj") and tree.lemmas[tree.words[at].head] in _WISHES:
        # "On behalf of France I wish to appeal": it hangs on the wishing.
        at = tree.words[at].head
        yield from _behind(tree, at, frozenset())


def _behind(tree: Tree, verb: int, cases: frozenset[str]) -> Iterator[tuple[str, int]]:
    for child in tree.kids[verb]:
        if tree.rel[child] != "obl" or child in tree.timed:
            continue
        case = tree.case(child)
        if case in cases or case == "on behalf of":
            yield "beneficiary", child
        elif case in ("on", "in", "upon", "by") and tree.lemmas[child] in _ORDERS and (cases or case != "by"):
            if not cases and tree.lemmas[child] not in ("behalf", "name"):
                continue
            yield from (
                ("beneficiary", c)
                for c in tree.kids[child]
                if tree.rel[c] == "nmod" and (tree.case(c) == "of" or tree.words[c].deprel == "nmod:poss")
            )


def _made_by(tree: Tree, head: int) -> Iterator[tuple[str, int]]:
    """ "a meeting arranged by the ambassador", "signed in a deal brokered by the bishops"."""
    places = [head] if tree.upos[head] == "NOUN" else []
    places += [
        child
        for child in tree.kids[head]
        if tree.rel[child] in ("obl", "obj") and tree.lemmas[child] in _GATHERINGS | {"bungalow", "flat", "yacht"}
    ]
    for place in places:
        for child in tree.kids[place]:
            if tree.rel[child] != "acl" or tree.lemmas[child] not in _MADE:
                continue
            yield from (
                (_MADE[tree.lemmas[child]], doer)
                for doer in tree.kids[child]
                if tree.words[doer].deprel == "obl:agent" or (tree.rel[doer] == "obl" and tree.case(doer) == "by")
            )


def _with(tree: Tree, head: int) -> Iterator[tuple[str, int]]:
    """ "with Germany as broker", "with the bishop in the chair", "with Solana holding the pen"."""
    top = tree.words[head].head if tree.rel[head] == "obj" else head
    for office, lemma in enumerate(tree.lemmas):
        if lemma in _AS and tree.case(office) == "as":
            above = tree.words[office].head
            for party in (above, *(kid for kid in tree.kids[above] if kid < office)) if above >= 0 else ():
                if "with" in tree.forms[max(0, tree.low[party] - 1) : party] and tree.under(party, top):
                    yield _AS[lemma], party
    for child in tree.kids[head]:
        if tree.rel[child] == "obl" and tree.case(child) == "with":
            if any(tree.case(c) == "in" and tree.lemmas[c] == "chair" for c in (*tree.kids[child], *tree.kids[head])):
                yield "intermediary", child
            if any(tree.rel[c] == "acl" and tree.lemmas[c] in _PRESIDES for c in tree.kids[child]):
                yield "intermediary", child
        elif tree.rel[child] == "advcl" and tree.lemmas[child] in _PRESIDES | {"chair"}:
            subject = tree.kid(child, "nsubj")
            if subject is not None and any(tree.forms[c] == "with" for c in tree.kids[child]):
                yield "intermediary", subject


def _sent(tree: Tree, cast: Cast, head: int) -> Iterator[tuple[str, int]]:
    """The envoy who is sent; he carries another's word."""
    if tree.upos[head] != "VERB" or tree.lemmas[head] not in _SENDS:
        return
    at = cast.at[tree.number]
    for slot, word in verb_slots(tree, head).fill:
        if slot != "obj" or word not in at:
            continue
        mention = cast.mentions[at[word]]
        if mention.names == "person" and (mention.kind == "name" or tree.lemmas[word] in _ENVOYS):
            yield "intermediary", word


def _conveyed(tree: Tree, noun: int) -> Iterator[tuple[str, int]]:
    """Who conveys another's word ("conveyed the king's congratulations")."""
    verb = tree.words[noun].head
    if verb < 0 or tree.upos[verb] != "VERB" or tree.lemmas[verb] not in _CONVEYS or tree.rel[noun] != "obj":
        return
    owned = any(
        (tree.words[c].deprel == "nmod:poss" and tree.upos[c] != "PRON")
        or (tree.rel[c] == "nmod" and tree.case(c) == "from")
        for c in tree.kids[noun]
    )
    subject = verb_slots(tree, verb).first("subj")
    if owned and subject is not None:
        yield "intermediary", subject
