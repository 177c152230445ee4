"""Who a teller is: the words that name him, the mention, and his kind (medium, person, official, document, unnamed)."""

from dataclasses import dataclass

from backchannel.reading.cast import Cast, party_of
from backchannel.reading.lexicon import agents
from backchannel.reading.tree import Tree
from backchannel.record.claim import HopKind

_DOCUMENTS = frozenset(
    "report cable telegram document record letter memorandum memoranda memo dispatch despatch file note paper study book"
    " article statement transcript diary memoir memoirs archive wikileaks communiqué testimony account bulletin evidence"
    " survey press_release dossier editorial poll minutes biography intercept declaration briefing log text sheet"
    " law constitution statute decree treaty charter protocol manifesto pamphlet leaflet"
    " indictment affidavit paragraph subparagraph sub-paragraph section annex appendix deptel embtel airgram aide-mémoire"
    " resolution".split()
)
"""Nouns of documents that tell."""
_MEDIA = frozenset("newspaper daily weekly magazine radio television press media website tabloid broadcaster".split())
_NAMELESS = frozenset(
    "source official analyst observer expert diplomat witness insider critic resident activist rumour rumor officer aide"
    " eyewitness informant journalist people adviser advisor envoy delegate deputy emissary mediator leader counterpart"
    " negotiator intermediary go-between member agent".split()
)
"""Nouns of persons who stay nameless, also where one post is meant: nobody is called "Adviser" as he is called "Colonel"."""
_SPOKEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BODIES = frozenset("office panel inquiry prosecution nunciature bureau jury public leadership campaign regime".split())
"""Nouns of bodies that tell, though no party of an event needs them."""
_RELATIVE = frozenset({"who", "whom", "which", "that"})


@dataclass(frozen=True, slots=True)
class Teller:
    """A hop in the making: word ranges of teller and cue in one sentence. ``first`` is -1 where nobody is named."""

    who: str
    mention: int | None
    kind: HopKind
    first: int
    last: int
    cue_first: int
    cue_last: int


def nobody(cue_first: int, cue_last: int) -> Teller:
    """The hop of one who is not named ("it is said")."""
    return Teller("unnamed", None, "unnamed", -1, -1, cue_first, cue_last)


def is_document(words: str) -> bool:
    """Whether a phrase names a document that tells ("the US report")."""
    return any(word.lower().rstrip("s") in _DOCUMENTS or word.lower() in _DOCUMENTS for word in words.split())


def teller(tree: Tree, cast: Cast, word: int, cue_first: int, cue_last: int) -> Teller:
    """The teller whom the phrase at ``word`` names, and the words ``cue_first`` to ``cue_last`` that show it."""
    if tree.forms[word] in _RELATIVE and (noun := antecedent(tree, word)) is not None:
        word = noun
    word = _holder(tree, cast, word)
    at, lemma_ = cast.at[tree.number], tree.lemmas[word]
    first, last = tree.own_extent(word)
    who = " ".join(w.form for w in tree.words[first : last + 1])
    media = [at[i] for i in range(first, last + 1) if i in at and cast.mentions[at[i]].names == "medium"]
    # "the Turkish daily Hürriyet": by its name where it has one.
    names = [number for number in media if cast.mentions[number].kind == "name"]
    names += [at[c] for c in tree.kids[word] if c in at and tree.rel[c] == "appos" and _names_medium(cast, at[c])]
    medium = names[-1] if names else media[0] if media else None
    if medium is not None and (word in at or tree.upos[word] in ("NOUN", "PROPN", "ADJ")):
        return Teller(cast.mentions[medium].passage.words, medium, "medium", first, last, cue_first, cue_last)
    party = party_of(tree, cast, word)
    number = party[0] if party is not None else None
    own = party is not None and not party[1]
    mention = cast.mentions[number] if number is not None else None
    named = own and mention is not None and mention.kind in ("name", "demonym")
    kind: HopKind | None = None if named or tree.upos[word] == "PRON" else _kind_of(tree, word)
    if named and mention is not None and mention.names != "person" and _called_medium(tree, cast, word):
        return Teller(mention.passage.words, number, "medium", first, last, cue_first, cue_last)
    if kind in ("document", "medium") and not (named or (own and mention is not None and mention.names == "person")):
        return Teller(who, number, kind, first, last, cue_first, cue_last)
    if mention is None or number is None:
        kind = kind or ("person" if tree.forms[word] == "you" else _named_kind(tree, word))
        return Teller("unnamed" if lemma_ in _NAMELESS else who, None, kind, first, last, cue_first, cue_last)
    if kind is None and not own:
        kind = "unnamed"
    if kind is None:
        person = mention.names == "person" and mention.kind == "name"
        pronoun = mention.kind == "pronoun" and tree.forms[word] not in ("it", "itself")
        kind = "person" if person or pronoun else "official"
        if mention.kind == "role" and mention.names == "person" and tree.upos[word] != "PROPN":
            # Somebody whom no table of offices knows ("survivors", "a voice from the capital").
            kind = "unnamed"
    if kind == "unnamed":
        return Teller("unnamed", number, kind, first, last, cue_first, cue_last)
    return Teller(mention.passage.words if own else who, number, kind, first, last, cue_first, cue_last)


def antecedent(tree: Tree, index: int) -> int | None:
    """The noun that a relative pronoun stands for ("the senator, *who* denied it")."""
    for head in [index, *tree.ancestors(index)]:
        if tree.words[head].deprel == "acl:relcl":
            return tree.words[head].head
    return None


def _holder(tree: Tree, cast: Cast, word: int) -> int:
    """The person named beside his office ("the party's spokesman, *U Than*, said"); else ``word`` itself."""
    at = cast.at[tree.number]
    if word in at and cast.mentions[at[word]].kind == "name":
        # The words of an office stand for its holder.
        return cast.mentions[at[word]].head
    for child in tree.kids[word]:
        if tree.rel[child] in ("appos", "flat", "nmod") and child in at and not tree.case(child):
            mention = cast.mentions[at[child]]
            if mention.kind == "name" and mention.names == "person" and tree.words[child].deprel != "nmod:poss":
                return child
    return word


def _kind_of(tree: Tree, word: int) -> HopKind | None:
    """The kind that a common noun tells by itself."""
    lemma_, form = tree.lemmas[word], tree.forms[word]
    if tree.upos[word] not in ("NOUN", "PROPN", "ADJ"):
        return None
    if lemma_ in _DOCUMENTS or form in _DOCUMENTS:
        return "document"
    if _is_medium(tree, word):
        return "medium"
    if lemma_ in _NAMELESS:
        return "unnamed"
    if lemma_ in _BODIES:
        return "official"
    agent = agents().get(lemma_) or agents().get(form)
    if agent is None:
        return None
    if agent.kind != "person":
        return "official"
    if not agent.office or form != lemma_:
        return "unnamed"
    if lemma_ in _SPOKEN and any(tree.forms[c] in ("a", "an", "one") for c in tree.kids[word]):
        return "unnamed"
    return "official"


def _names_medium(cast: Cast, number: int) -> bool:
    return cast.mentions[number].kind == "name" and cast.mentions[number].names == "medium"


def _is_medium(tree: Tree, word: int) -> bool:
    """Whether a common noun is of a medium ("daily", "news agency")."""
    agency = tree.lemmas[word] == "agency" and any(tree.lemmas[c] == "news" for c in tree.kids[word])
    return tree.lemmas[word] in _MEDIA or agency


def _called_medium(tree: Tree, cast: Cast, word: int) -> bool:
    """Whether a name is said to be a medium's by the noun before it ("the state news agency SANA")."""
    first = cast.mentions[cast.at[tree.number][word]].head if word in cast.at[tree.number] else word
    before = min(first, tree.own_extent(word)[0] if tree.rel[word] != "appos" else first) - 1
    head = tree.words[word].head if tree.rel[word] == "appos" else -1
    return any(at >= 0 and tree.upos[at] == "NOUN" and _is_medium(tree, at) for at in (before, head))


def _named_kind(tree: Tree, word: int) -> HopKind:
    """The kind of a teller who is no actor mentioned: what the network takes the name for."""
    for name in tree.sentence.names:
        if name.first <= word <= name.last:
            if name.kind in ("person", "medium"):
                return "person" if name.kind == "person" else "medium"
            return "official"
    return "unnamed"
