"""Who plays which part in an event: grammatical slots of its verb or noun, and what fills them."""

from dataclasses import dataclass, field

from backchannel.reading.cast import Cast, party_of
from backchannel.reading.lexicon import Frame, classes, nouns, patterns, support
from backchannel.reading.tree import Tree

# Prepositions that name a go-between, a host or one for whom it was done, whatever the verb.
_SIDE = {
    "via": "intermediary",
    "through": "intermediary",
    "by way of": "intermediary",
    "with the help of": "intermediary",
    "on behalf of": "beneficiary",
}
# "in the presence of X": the noun after "in", and the part that X plays.
_SIDE_NOUNS = {
    "mediation": "intermediary",
    "intermediary": "intermediary",
    "auspices": "host",
    "invitation": "host",
    "behalf": "beneficiary",
    "office": "intermediary",
    "channel": "intermediary",
    "chairmanship": "host",
}
# Verbs whose infinitive is done by their object ("asked Zia to shake hands").
_OBJECT_CONTROL = frozenset(
    "ask tell order urge invite request persuade encourage allow permit authorize authorise instruct direct"
    " force compel enable help advise beg press want expect induce convince require oblige lead cause get warn"
    " forbid appoint call let make have see telegram telegraph cable wire write".split()
)


# Verbs whose object did what "of", "for" or "from" with a gerund tells ("accused Uganda of harbouring rebels").
_BLAME = frozenset(
    "accuse suspect blame criticize criticise condemn charge convict denounce praise thank prevent stop bar dissuade commend"
    " congratulate sentence arrest detain jail punish sanction".split()
)


@dataclass(slots=True)
class Slots:
    """Fillers by slot, as word indexes in text order; ``spent`` are words that took part (supporting verbs)."""

    fill: list[tuple[str, int]] = field(default_factory=list)
    spent: list[int] = field(default_factory=list)
    occurs: bool = False
    supported: bool = False
    passive: bool = False

    def first(self, slot: str) -> int | None:
        """The first filler of ``slot``."""
        for name, index in self.fill:
            if name == slot:
                return index
        return None


@dataclass(frozen=True, slots=True)
class Part:
    """A participant: its role, the word that names it, its mention, and whether only part of the phrase is the actor."""

    role: str
    word: int
    mention: int
    inner: bool


@dataclass(slots=True)
class Parts:
    """All who took part in one event; ``thing`` is the word that heads what was given, said or done."""

    parts: list[Part] = field(default_factory=list)
    thing: int | None = None
    subject_missing: bool = False


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb at ``verb`` stands in the passive, as a finite verb or as a participle on a noun."""
    for child in tree.kids[verb]:
        if tree.words[child].deprel in ("nsubj:pass", "aux:pass"):
            return True
    if _headline_passive(tree, verb):
        return True
    if tree.rel[verb] == "acl" and tree.words[verb].deprel != "acl:relcl":
        form = tree.forms[verb]
        return not form.endswith("ing") and not any(tree.rel[c] == "mark" for c in tree.kids[verb])
    if tree.rel[verb] == "conj" and tree.words[verb].head >= 0:
        head = tree.words[verb].head
        own = any(tree.rel[c] in ("nsubj", "aux") for c in tree.kids[verb])
        return (
            not own
            and tree.upos[head] == "VERB"
            and tree.forms[verb].endswith(("ed", "en", "wn", "nt"))
            and is_passive(tree, head)
            and not any(tree.rel[c] == "obj" for c in tree.kids[verb])
        )
    return False


def _headline_passive(tree: Tree, verb: int) -> bool:
    """Whether a passive is told without its auxiliary ("Treaty signed", "Two generals arrested"), as in headlines."""
    known = classes()
    lemma_, done = tree.lemmas[verb], known["@done"]
    if lemma_ not in done | known["@settled"] or not tree.forms[verb].endswith(("ed", "en", "n", "nk")):
        return False
    kids = {tree.rel[c]: c for c in tree.kids[verb]}
    subject = kids.get("nsubj")
    if subject is None or subject > verb or tree.upos[subject] == "PRON":
        return False
    if not kids.keys().isdisjoint(("obj", "iobj", "ccomp", "xcomp", "aux", "mark")):
        return False
    return lemma_ in done or tree.lemmas[subject] in known["@accord"] | known["@relations"] | known["@sanction"]


def verb_slots(tree: Tree, verb: int, depth: int = 0) -> Slots:
    """What hangs on a verb, by slot; passives are turned round, and left-out subjects found by control, joining and
    relatives."""
    found = Slots(passive=is_passive(tree, verb))
    has_object = any(tree.rel[child] == "obj" for child in tree.kids[verb])
    subject = False
    for child in tree.kids[verb]:
        rel, full = tree.rel[child], tree.words[child].deprel
        if rel in ("nsubj", "csubj"):
            if full.endswith(":outer"):
                continue
            if subject and child > verb and not has_object and not found.passive:
                # A second subject behind its verb is the object of a verb like "asked".
                found.fill.append(("obj", child))
            elif found.passive or full.endswith(":pass"):
                found.fill.append(("iobj" if has_object else "obj", child))
                found.fill.extend((s, w) for s, w in _from_object(tree, child) if s in _WHOSE)
            else:
                found.fill.append(("subj", child))
            subject = True
        elif child in tree.timed and rel in ("obl", "nmod", "advmod", "obj", "iobj"):
            continue
        elif rel in ("obj", "iobj", "xcomp", "ccomp"):
            found.fill.append(("obj" if rel == "iobj" and not has_object else rel, child))
            if rel == "obj":
                found.fill.extend(_from_object(tree, child))
            elif rel != "iobj" and _infinitive(tree, child) and (own := tree.kid(child, "nsubj")) is not None:
                found.fill.append(("obj", own))
        elif rel in ("obl", "advmod", "nmod"):
            case = tree.case(child)
            if full == "obl:agent" or (case == "by" and found.passive):
                found.fill.append(("subj", child))
            elif case:
                found.fill.append((case if case in _SIDE else case.partition(" ")[0], child))
                found.fill.extend(_from_oblique(tree, child, case))
        elif rel == "advcl" and tree.upos[child] == "VERB" and any(tree.forms[c] == "to" for c in tree.kids[child]):
            found.fill.append(("xcomp", child))
    if not subject and depth < 4:
        found.fill.extend(_left_out(tree, verb, found, depth))
    if found.passive and found.first("subj") is None:
        # "was told of the letter by B": the doer may hang on the noun before him.
        found.fill.extend(
            ("subj", deeper)
            for child in tree.kids[verb]
            if tree.rel[child] == "obl" and tree.lemmas[child] not in nouns()
            for deeper in tree.kids[child]
            if tree.rel[deeper] == "nmod" and tree.case(deeper) == "by"
        )
    return found


# What stands with an object and tells whose it is ("carried Sadat's letter", "the Greek offer was carried").
_WHOSE = frozenset({"obj.poss", "obj.mod", "obj.from"})


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.forms[c] == "to" and tree.rel[c] == "mark" for c in tree.kids[verb])


def _from_object(tree: Tree, obj: int) -> list[tuple[str, int]]:
    """Phrases that the parser hung on the object though they may be the verb's ("sent arms to X")."""
    return (
        [
            (f"obj.{case}", child)
            for child in tree.kids[obj]
            if tree.rel[child] == "nmod"
            and child not in tree.timed
            and (case := tree.case(child).partition(" ")[0])
            in ("to", "from", "with", "against", "on", "for", "between", "through", "via", "in", "at")
        ]
        + [
            ("obj.from", deeper)
            for child in tree.kids[obj]
            if tree.rel[child] == "nmod"
            for deeper in tree.kids[child]
            if tree.rel[deeper] == "nmod" and tree.case(deeper) == "from"
        ]
        + [
            ("obj.poss" if tree.words[child].deprel == "nmod:poss" else "obj.mod", child)
            for child in tree.kids[obj]
            if tree.words[child].deprel == "nmod:poss" or tree.rel[child] in ("amod", "compound")
        ]
    )


def _from_oblique(tree: Tree, word: int, case: str) -> list[tuple[str, int]]:
    """Who is inside "in the presence of X", "under the auspices of X"."""
    role = _SIDE_NOUNS.get(tree.lemmas[word])
    if role is None or case not in ("in", "under", "at", "through", "with", "by", "on", "via", "as"):
        return []
    return [
        (f"={role}", child)
        for child in tree.kids[word]
        if tree.rel[child] == "nmod" and (tree.case(child) == "of" or tree.words[child].deprel == "nmod:poss")
    ]


def _left_out(tree: Tree, verb: int, found: Slots, depth: int) -> list[tuple[str, int]]:
    """The subject that the grammar leaves out."""
    rel, head = tree.words[verb].deprel, tree.words[verb].head
    slot = "obj" if found.passive and found.first("obj") is None else "iobj" if found.passive else "subj"
    if head < 0:
        return []
    if rel.startswith("acl") and rel != "acl:relcl":
        if not found.passive and any(tree.forms[c] == "to" and tree.rel[c] == "mark" for c in tree.kids[verb]):
            owner = _owner_of_noun(tree, head, depth)
            return [(slot, owner)] if owner is not None else []
        return [(slot, head)]
    if rel == "acl:relcl":
        # No relative pronoun either: a parser at a loss, for which the noun is the subject all the same.
        return [(slot, head)] if not any(tree.forms[c] in _WH | {"that"} for c in tree.kids[verb]) else []
    upper = tree.first_conjunct(verb) if tree.rel[verb] == "conj" else head
    if tree.upos[upper] not in ("VERB", "AUX", "ADJ", "NOUN"):
        return []
    above = verb_slots(tree, upper, depth + 1)
    if tree.rel[verb] == "conj":
        held = above.first("subj") if not above.passive else (above.first("obj") or above.first("iobj"))
        return [(slot, held)] if held is not None else _left_out(tree, upper, found, depth + 1) if depth < 3 else []
    if rel in ("xcomp", "ccomp") or rel.startswith("advcl"):
        if tree.lemmas[upper] in _BLAME and any(
            tree.forms[c] in ("of", "for", "from", "with") for c in tree.kids[verb] if tree.rel[c] == "mark"
        ):
            held = above.first("obj") if above.first("obj") is not None else above.first("iobj")
            return [(slot, held)] if held is not None else []
        gerund = any(
            tree.forms[i].endswith("ing") for i in (verb, *tree.kids[verb]) if i == verb or tree.rel[i] == "aux"
        )
        if rel == "ccomp" and not gerund and not _infinitive(tree, verb):
            # A reported clause has a subject of its own; where none is found, he who reports it is not it.
            return []
        infinitive = rel in ("xcomp", "ccomp") or _infinitive(tree, verb)
        if tree.lemmas[upper] in _OBJECT_CONTROL and infinitive and tree.upos[upper] == "VERB":
            held = above.first("obj") if above.first("obj") is not None else above.first("iobj")
            if held is not None:
                return [(slot, held)]
        held = above.first("subj")
        if held is None and above.passive:
            held = above.first("obj") if above.first("obj") is not None else above.first("iobj")
        return [(slot, held)] if held is not None else []
    return []


def _owner_of_noun(tree: Tree, noun: int, depth: int) -> int | None:
    """Whose plan, decision or attempt it is: its possessor, or the subject of the verb that it is the object of."""
    for child in tree.kids[noun]:
        if tree.words[child].deprel == "nmod:poss":
            return child
    head = tree.words[noun].head
    if head >= 0 and tree.upos[head] == "VERB" and tree.rel[noun] in ("obj", "nsubj") and depth < 4:
        return verb_slots(tree, head, depth + 1).first("subj")
    return None


def noun_slots(tree: Tree, noun: int, cast: Cast) -> Slots:
    """What hangs on an event noun, and what its supporting verb lends it ("A held talks with B", "the talks were held")."""
    found = Slots()
    at = cast.at[tree.number]
    for child in tree.kids[noun]:
        if child in tree.timed:
            continue
        full, rel = tree.words[child].deprel, tree.rel[child]
        case = tree.case(child)
        if full == "nmod:poss":
            found.fill.append(("poss", child))
        elif rel in ("amod", "compound", "flat") or (rel == "nmod" and not case):
            if child in at:
                found.fill.append(("mod", child))
        elif rel in ("nmod", "obl") and case:
            found.fill.append((case if case in _SIDE else case.partition(" ")[0], child))
        elif rel == "acl":
            lent = support().get(tree.lemmas[child], "subj") if is_passive(tree, child) else "subj"
            found.fill.extend(
                (_LENT[lent] if s == "subj" else s, w)
                for s, w in verb_slots(tree, child).fill
                if s in ("between", "with", "by", "to", "subj")
            )
    if tree.rel[noun] == "conj" or any(tree.rel[c] == "conj" for c in tree.kids[noun]):
        own = {slot for slot, _ in found.fill}
        for other in tree.conjuncts(tree.first_conjunct(noun)):
            for child in tree.kids[other] if other != noun else ():
                case = tree.case(child)
                if tree.rel[child] == "nmod" and case in ("between", "with", "among") and case not in own:
                    found.fill.append((case, child))
    # A people's adjective two words off ("Israeli military aid") may hang on the word between.
    for index in range(tree.low[noun], noun):
        free = index in at and tree.rel[index] in ("amod", "compound") and not any(w == index for _, w in found.fill)
        if free and tree.words[index].head != noun and tree.words[tree.words[index].head].head == noun:
            found.fill.append(("mod", index))
    _supported(tree, noun, found)
    return found


# "the first act of recognition between A and B occurred": the act is what the noun behind "of" tells.
_ACTS = frozenset(
    {"act", "round", "series", "process", "step", "ceremony", "campaign", "wave", "agreement", "instance"}
)


# What the subject of a supporting verb is to the event.
_LENT = {"subj": "subj", "obj": "for", "intermediary": "=arranger", "host": "=host"}


def _supported(tree: Tree, noun: int, found: Slots) -> None:
    top = tree.first_conjunct(noun)
    if tree.rel[top] == "nmod" and tree.case(top) == "of" and tree.lemmas[tree.words[top].head] in _ACTS:
        top = tree.words[top].head
        for child in tree.kids[top]:
            if tree.rel[child] == "nmod" and (case := tree.case(child)) in ("between", "by", "with"):
                found.fill.append((case, child))
    verb = tree.words[top].head
    if verb >= 0 and tree.rel[top] == "nsubj" and tree.kid(verb, "cop") is not None and tree.case(verb) in _WHEN_WHERE:
        # "The first meeting was in February, at a hotel".
        found.supported = found.occurs = True
        found.spent.append(verb)
        return
    if verb < 0 or tree.upos[verb] not in ("VERB", "AUX"):
        return
    rel = tree.words[top].deprel
    keys = [tree.lemmas[verb]]
    for child in tree.kids[verb]:
        if tree.words[child].deprel == "compound:prt":
            keys.insert(0, f"{tree.lemmas[verb]}+{tree.forms[child]}")
    table = support()
    if rel.startswith("obl"):
        case = tree.case(top)
        keys = [f"{tree.lemmas[verb]}+{case}"]
        for child in tree.kids[verb]:
            if tree.rel[child] == "obj":
                keys.append(f"{tree.lemmas[verb]}+{tree.forms[child]}+{case}")
    lent = verb_slots(tree, verb)
    if rel in ("obj", "nsubj:pass") or rel.startswith("obl"):
        role = next((table[key] for key in keys if key in table), None)
        if role is None:
            return
        found.supported = True
        found.spent.append(verb)
        for slot, word in lent.fill:
            if slot == "subj":
                found.fill.append((_LENT[role], word))
            elif (
                slot in ("with", "to", "against", "between", "from", "on", "among", "iobj", "upon", "for", *_SIDE)
                or slot[0] == "="
            ):
                found.fill.append(("to" if slot == "iobj" else slot, word))
        return
    if rel.startswith("nsubj") and (any(f"{key}/occurs" in table for key in keys) or _takes_place(tree, verb)):
        found.supported = found.occurs = True
        found.spent.append(verb)
        found.fill.extend(
            (s, w) for s, w in lent.fill if s in ("with", "between", "against", "among", *_SIDE) or s[0] == "="
        )


_WHEN_WHERE = frozenset({"in", "on", "at", "near", "before", "after", "during"})


def _takes_place(tree: Tree, verb: int) -> bool:
    return tree.lemmas[verb] == "take" and any(tree.forms[c] == "place" for c in tree.kids[verb])


def fits(tree: Tree, cast: Cast, frame: Frame, head: int, slots: Slots) -> bool:
    """Whether the conditions of ``frame`` are met by what stands with its word."""
    if frame.object_ is not None and not any(
        s in ("obj", frame.beside) and tree.lemmas[w] == frame.object_ for s, w in slots.fill
    ):
        return False
    if frame.beside is not None and not _beside(tree, frame.beside, head, slots):
        return False
    return all(_meets(tree, cast, slots, slot, value, head) for slot, value in frame.when)


def _beside(tree: Tree, beside: str, head: int, slots: Slots) -> bool:
    for child in tree.kids[head]:
        if tree.forms[child] == beside and tree.rel[child] in ("compound", "advmod", "case", "xcomp"):
            return True
    return any(slot == beside for slot, _ in slots.fill)


def _meets(tree: Tree, cast: Cast, slots: Slots, slot: str, value: str, head: int) -> bool:
    if slot == "call":
        wanted = classes()[value] if value[0] == "@" else {value}
        return any(tree.forms[c] in wanted or tree.lemmas[c] in wanted for c in tree.kids[head])
    for name, word in slots.fill:
        if name != slot and name != f"obj.{slot}":
            continue
        if value == "any":
            return True
        if value == "own":
            if _own_deed(tree, word):
                return True
            continue
        if value == "will":
            if any(tree.forms[c] in _WILL for c in tree.kids[word] if tree.rel[c] == "aux"):
                return True
            continue
        if value == "wh":
            if any(tree.forms[c] in _WH for c in [word, *tree.kids[word]]):
                return True
            continue
        if value == "power":
            party = party_of(tree, cast, word)
            told = cast.mentions[party[0]] if party is not None else None
            if told is not None and (told.names in ("state", "government_body") or told.title or told.kind == "name"):
                return True
            continue
        if value == "place":
            if word in cast.places[tree.number]:
                return True
            continue
        if value == "party":
            party = party_of(tree, cast, word)
            own = slot == "poss" and party is not None and cast.mentions[party[0]].kind == "pronoun"
            if party is not None and not party[1] and not own and tree.forms[word] not in ("it", "itself"):
                return True
            continue
        for joined in tree.conjuncts(word):
            lemma_ = tree.lemmas[joined]
            if lemma_ == value or (value[0] == "@" and lemma_ in classes()[value]):
                return True
    return False


_WILL = frozenset({"will", "would", "shall", "'ll", "'d"})
_WH = frozenset({"what", "who", "whom", "where", "how", "why", "when", "which", "whose", "whether", "if"})


def _own_deed(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what its speaker will do ("warned that it would close the border")."""
    subject = tree.kid(verb, "nsubj")
    return (
        subject is not None
        and tree.forms[subject] in ("it", "he", "she", "they", "we", "i")
        and any(tree.forms[c] in _WILL for c in tree.kids[verb] if tree.rel[c] == "aux")
    )


def fill(tree: Tree, cast: Cast, pattern: str, slots: Slots) -> Parts:
    """Who plays which part, by ``pattern``; the same mention plays one part only."""
    found = Parts()
    seen: set[int] = set()
    _sides(tree, cast, slots, found, seen)
    for slot in patterns()[pattern]:
        for name, word in slots.fill:
            if name != slot.slot and name != f"obj.{slot.slot}":
                continue
            if slot.spare and any(part.role == slot.role for part in found.parts):
                continue
            reached = pattern in ("go", "n.go", "leave", "n.leave")
            _place(tree, cast, slot.role, slot.party, word, found, seen, "" if reached else name.removeprefix("obj."))
    if not any(part.role in ("recipient", "host") for part in found.parts) and found.thing is not None:
        _within_thing(tree, cast, pattern, found, seen)
    arrangers = [word for name, word in slots.fill if name == "=arranger"]
    for word in arrangers:
        others = sum(1 + cast.mentions[part.mention].plural for part in found.parts if part.role == "actor")
        _place(
            tree, cast, *(("intermediary", "intermediary") if others >= 2 else ("actor", "actor")), word, found, seen
        )
    return found


# Patterns in which one who is done something to may be told only inside what is said, asked, promised or refused.
_CONTENT = frozenset({"agree", "urge", "promise", "refuse", "on", "ask", "n.promise", "n.refuse", "take"})


def _within_thing(tree: Tree, cast: Cast, pattern: str, found: Parts, seen: set[int]) -> None:
    """The recipient inside what was promised, refused or threatened ("refused to recognise B", "rejected a plan by B")."""
    if pattern not in _CONTENT or found.thing is None:
        return
    if tree.upos[found.thing] in ("VERB", "AUX"):
        fillers = verb_slots(tree, found.thing).fill
        inside = [
            w
            for wanted in ("obj", "iobj", "with", "to", "against", "from", "on", "for", "in", "of")
            for s, w in fillers
            if s == wanted
        ]
    else:
        inside = [found.thing]
    for word in inside:
        for joined in tree.conjuncts(word):
            party = party_of(tree, cast, joined)
            if party is None or party[0] in seen:
                continue
            mention = cast.mentions[party[0]]
            if mention.kind == "pronoun" and party[1]:
                continue
            seen.add(party[0])
            found.parts.append(Part("recipient", joined, party[0], party[1]))
        if any(part.role == "recipient" for part in found.parts):
            return


def sides(tree: Tree, cast: Cast, slots: Slots) -> Parts:
    """Go-betweens, hosts and those for whom it was done, as prepositions tell them of any event."""
    found = Parts()
    _sides(tree, cast, slots, found, set())
    return found


def _sides(tree: Tree, cast: Cast, slots: Slots, found: Parts, seen: set[int]) -> None:
    for name, word in slots.fill:
        role = _SIDE.get(name.removeprefix("obj.")) or (name[1:] if name[0] == "=" and name != "=arranger" else None)
        if role is not None:
            _place(tree, cast, role, role, word, found, seen, name)


def _place(
    tree: Tree, cast: Cast, role: str, party_role: str, word: int, found: Parts, seen: set[int], slot: str = ""
) -> None:
    for joined in tree.conjuncts(word):
        party = party_of(tree, cast, joined)
        if party is None:
            if role in ("thing", "recipient", "where") and found.thing is None and role != "where":
                found.thing = joined if joined == word else found.thing
            continue
        mention, inner = party
        if inner and cast.mentions[mention].kind == "pronoun":
            if found.thing is None and role in ("thing", "recipient"):
                found.thing = joined
            continue
        use = role if inner else party_role
        if use == "thing":
            if found.thing is None:
                found.thing = word
            continue
        if inner and role == "recipient" and found.thing is None:
            found.thing = joined
        if use in ("where", "origin") or mention in seen:
            continue
        if use == "actor" and tree.forms[joined] == "it" and slot == "obj":
            # "discussed it with B": what they talked of.
            continue
        told = cast.mentions[mention]
        if (
            use == "recipient"
            and inner
            and joined != word
            and any(part.role == use and not part.inner for part in found.parts)
        ):
            # "the massacre of Bengalis, two wars and the Kashmiri crisis": the rest is no party.
            continue
        if told.names == "place" and (
            told.country is None or inner or slot not in _TOWARDS or use not in ("recipient", "beneficiary")
        ):
            continue
        if told.kind == "role" and len(nations := _nations(tree, cast, joined)) > 1:
            seen.update((mention, *nations))
            found.parts.extend(Part(use, joined, nation, False) for nation in nations)
            continue
        seen.add(mention)
        found.parts.append(Part(use, joined, mention, inner))


# Where a capital told as a place still means its government ("recalled its ambassador from Lima").
_TOWARDS = frozenset({"from", "to", "against", "with", "=beneficiary"})


def _nations(tree: Tree, cast: Cast, word: int) -> list[int]:
    """The peoples' adjectives joined before one noun ("the Sudanese and Libyan leaders"): each is a party."""
    at = cast.at[tree.number]
    first = next((c for c in tree.kids[word] if tree.rel[c] == "amod" and c in at), None)
    if first is None:
        return []
    return [at[c] for c in tree.conjuncts(first) if c in at and cast.mentions[at[c]].kind == "demonym"]
