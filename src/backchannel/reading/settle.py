"""What a name names, settled over a whole text.

The network sees one sentence at a time and may take a surname for a state in one and for a person in the next. A text
knows better: who was named in full once is that person later, a name right after a title is a person's, and the world's
tables know services, armed groups, parties and media by name. Rules, in order; each changes the kind of a name, never
its words:

1. A name that the tables know as a body, service, armed group, party, medium or organisation is one, unless it is a
   part of a person's longer name in the text.
2. A name right after a title ("General Zia") is a person, unless the tables know it.
3. A single word that is a part of a person's longer name in the same text is that person, unless the tables know it.
4. What the tables know first as a state or as a place is no person and no body, unless it comes right after a title or
   is a part of a person's longer name in the same text.
5. Of a "title" that ends in a name ("Queen Elizabeth") the name is a person's.
6. A party named by a state's adjective and "Congress", "Parliament" or "Senate", which the tables do not know, is that
   state's body.
7. The fields that a body is for are one name with it ("Department for Business, Innovation and Skills").
8. A "state" that the tables do not know as a state, or as a capital that stands for one, is what the same word mostly
   is elsewhere in the text, else a place.
"""

from collections import Counter
from collections.abc import Sequence

from backchannel.reading.analysis import Name, NameKind, Sentence
from backchannel.reading.lemma import lemma
from backchannel.reading.lexicon import agents, words_of
from backchannel.record.actor import ActorKind
from backchannel.world.known import Use
from backchannel.world.world import World

_BODIES: dict[ActorKind, NameKind] = {
    "government_body": "government_body",
    "service": "service",
    "armed_group": "armed_group",
    "party": "party",
    "medium": "medium",
    "organisation": "organisation",
    "company": "organisation",
}
_PLACES: dict[tuple[ActorKind, Use], NameKind] = {
    ("state", "name"): "state",
    ("state", "capital"): "place",
    ("place", "name"): "place",
}
_NO_PLACES = frozenset(("person", "organisation", "government_body", "party", "armed_group", "medium"))
_UNSURE = frozenset(("state", "place", "organisation", "government_body", "party", "armed_group", "event", "medium"))
"""Kinds that a surname is taken for."""


def settle(content: str, sentences: Sequence[Sentence], world: World) -> None:
    """Changes the kinds of names in ``sentences``, which are those of one text with this content."""
    for sentence in sentences:
        sentence.names[:] = _whole(sentence, [part for name in sentence.names for part in _parted(sentence, name)])
        sentence.names[:] = _fields(sentence, world)
    names = [(sentence, name, _words(content, sentence, name)) for sentence in sentences for name in sentence.names]
    known = {words: world.named(words) for words in {words for _, _, words in names}}
    bodies: dict[str, NameKind] = {}
    for words, found in known.items():
        if found and found[0].use == "name" and found[0].kind in _BODIES:
            bodies[words] = _BODIES[found[0].kind]
    for sentence, name, words in names:
        if name.kind == "party" and not known[words] and _chamber(sentence, name, world):
            name.kind = "government_body"
    full = {part for _, name, words in names if name.kind == "person" and " " in words for part in _parts(words)}
    for sentence, name, words in names:
        if name.kind != "title" and words in bodies and words not in full:
            name.kind = bodies[words]
        elif name.kind in _UNSURE and not known[words] and _titled(sentence, name):
            name.kind = "person"
        elif name.kind in _NO_PLACES and words not in full and not _titled(sentence, name) and known[words]:
            name.kind = _PLACES.get((known[words][0].kind, known[words][0].use), name.kind)
    persons = {part for _, name, words in names if name.kind == "person" for part in _parts(words)}
    kinds: dict[str, Counter[NameKind]] = {}
    for _, name, words in names:
        if name.kind != "state":
            kinds.setdefault(words, Counter())[name.kind] += 1
    for _, name, words in names:
        if name.kind in _UNSURE and words in persons and not known[words]:
            name.kind = "person"
        elif name.kind == "state" and not any(k.kind == "state" or k.use == "capital" for k in known[words]):
            common = kinds.get(words)
            name.kind = min(common, key=lambda kind: (-common[kind], kind)) if common else "place"


_CHAMBERS = frozenset("congress parliament senate".split())


def _chamber(sentence: Sentence, name: Name, world: World) -> bool:
    """Whether a name is a parliament's with its state's adjective ("the Nicaraguan Congress")."""
    words = sentence.words
    return (
        name.last == name.first + 1
        and words[name.last].form.lower() in _CHAMBERS
        and any(known.use == "adjective" for known in world.named(words[name.first].form))
    )


_OF_PERSONS = frozenset(
    "king queen prince princess emperor empress shah sultan emir sheikh pope marshal general colonel president premier "
    "chancellor senator ambassador secretary minister chairman".split()
)
"""Titles that stand right before a name."""
_LINKS = frozenset(["of", "the", "and", "for", "&"])


def _parted(sentence: Sentence, name: Name) -> list[Name]:
    """The title and the person's name, where the network took both for a title; else the name, without a link at its end."""
    while name.last > name.first and sentence.words[name.last].form in _LINKS:
        # "the Ministry of Defence of | Portugal": no name ends so.
        name.last -= 1
    if name.kind != "title":
        return [name]
    words = [word.form for word in sentence.words[name.first : name.last + 1]]
    for at in range(1, len(words)):
        before, behind = words[at - 1].lower(), words[at:]
        plain = all(w[:1].isupper() and w[1:].islower() and lemma(w.lower(), "NOUN") not in agents() for w in behind)
        if before in _OF_PERSONS and plain and not any(w.lower() in words_of("modifiers") for w in behind):
            return [Name(name.first, name.first + at - 1, "title"), Name(name.first + at, name.last, "person")]
    return [name]


def _whole(sentence: Sentence, names: list[Name]) -> list[Name]:
    """The names, a body and the state behind its "of" as one ("Ministry of Defence of Portugal")."""
    kept: list[Name] = []
    for name in names:
        before = kept[-1] if kept else None
        of = before is not None and name.first == before.last + 2 and sentence.words[before.last + 1].form == "of"
        if before is not None and of and name.kind == "state" and before.kind == "government_body":
            before.last = name.last
        else:
            kept.append(name)
    return kept


_DESKS = frozenset(
    "department ministry office bureau committee commission secretariat directorate agency council".split()
)
"""Bodies that are called by the fields they are for."""
_FOR = frozenset(["of", "for", "on"])
_FIELD = frozenset(["organisation", "government_body", "event"])
"""Kinds that a field alone is taken for."""


_LONGEST = 10
"""Words and marks of the longest list of lands that an office of their affairs is for."""


def _fields(sentence: Sentence, world: World) -> list[Name]:
    """The names, those of a body with a list of fields as one ("Department for Business, Innovation and Skills")."""
    kept: list[Name] = []
    for name in sentence.names:
        if kept and name.first <= kept[-1].last:
            continue  # a field of the body before
        forms = [word.form.lower() for word in sentence.words[name.first : name.last + 1]]
        if forms[0] in _DESKS and name.kind in _FIELD and len(forms) > 2 and forms[1] in _FOR:
            name.last = max(name.last, _last_field(sentence, name, world))
        kept.append(name)
    return kept


def _last_field(sentence: Sentence, name: Name, world: World) -> int:
    """The last word of a list of fields behind a body's name, ", X and Y" or ", X, and Y"; the name's own where none is."""
    words = sentence.words
    # "Office of Greek, Turkish, and Iranian Affairs": whatever the fields, the last word holds them together.
    for at in range(name.first + 2, min(name.first + 2 + _LONGEST, len(words))):
        if words[at].form == "Affairs":
            return at
        if not (words[at].form[:1].isupper() or words[at].form in (",", "and", "&", "-")):
            break
    taken = {
        at for other in sentence.names if other.kind not in _FIELD for at in range(other.first, other.last + 1)
    }  # fmt: skip
    at, commas = name.last + 1, 0
    while at < len(words):
        comma = words[at].form == ","
        commas += comma
        at += comma
        closing = at < len(words) and words[at].form in ("and", "&")
        at += closing
        begin = at
        while at < len(words) and words[at].form[:1].isupper() and words[at].form[1:].islower() and at not in taken:
            at += 1
        field = " ".join(word.form for word in words[begin:at])
        known = bool(field) and bool(world.named(field) or {words[begin].form.lower()} & {*_DESKS, *agents()})
        if not field or known or not (comma or closing):
            break
        if closing:
            return at - 1 if commas else name.last
    return name.last


def _words(content: str, sentence: Sentence, name: Name) -> str:
    """The name as the text has it, its white space made single."""
    return " ".join(content[sentence.words[name.first].start : sentence.words[name.last].end].split())


def _parts(words: str) -> list[str]:
    """First and last word of a person's name of several; the name itself where it is one. Particles are no part."""
    parts = words.split()
    return [part for part in {parts[0], parts[-1]} if len(part) > 2 and part[:1].isupper() and "." not in part]


def _titled(sentence: Sentence, name: Name) -> bool:
    """Whether a capitalised title stands right before the name."""
    return any(
        other.kind == "title" and other.last == name.first - 1 and sentence.words[other.last].form[:1].isupper()
        for other in sentence.names
    )
