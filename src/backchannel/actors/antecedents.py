"""What "it" and "they" stand for: every noun before them is weighed, whether it names an actor or not.

Most nouns that "it" may mean are no actors ("the treaty", "the plan"). So all of them compete, and an actor is meant only
where it wins; the choice "nothing named" competes too ("it is clear that"). In the manner of Lappin and Leass (1994), each
candidate's weight is the sum of what grammar says of it; the weights are a table (``salience.tsv``), fitted on GUM's train
part by ``training/salience.py`` and never on its dev part.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from backchannel.actors.lexicon import lines, words_of
from backchannel.reading.analysis import NameKind, Sentence
from backchannel.reading.draft import Mentioned
from backchannel.reading.lemma import lemma
from backchannel.reading.lexicon import agents, verbs
from backchannel.reading.lexicon import words_of as terms
from backchannel.reading.tree import Tree

THING = frozenset(["it", "its", "itself"])
MANY = frozenset(["they", "them", "their", "theirs", "themselves"])
_POSSESSIVE = frozenset(["its", "their", "theirs"])
_REFLEXIVE = frozenset(["itself", "themselves"])
_BACK = 2
"""Sentences back that a candidate may stand; of those further back the weights would leave next to nothing."""
_NO_PARTY = 1.5
"""What speaks against a thing, or nothing, where "it" takes part in an event. Set by eye on the milestones, where four of the
five it joined anew were right; of "they" hardly half were, so that is left alone."""
_LEAD = 0.8
"""By how much a candidate must outweigh the next one where "it" is done something to: what is dealt with is mostly no actor.
Set by eye on eight documents each of two volumes of FRUS (1955-57 v14, 1961-63 v19)."""
_WEIGHTS = {row[0]: (float(row[1]), float(row[2])) for row in lines("salience")}
_KINDS = words_of("nouns")
_TIMES, _FEW = _KINDS["time"], _KINDS["plural"]
_COLLECTIVE = frozenset(["government_body", "service", "armed_group", "party", "organisation", "company", "medium"])
_ACTS = _COLLECTIVE | {"state", "people"}
_NOT_HEADS = frozenset(["compound", "flat", "fixed", "goeswith", "discourse", "vocative"])
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your"])
_RAISING = frozenset("seem appear happen turn follow mean matter take rain snow become remain prove".split())
_IDLE = frozenset("put make find consider think deem render".split())
_CLAUSES = frozenset(["csubj", "ccomp", "advcl", "xcomp"])

_ROLE_OF = {"nsubj": "subject", "obj": "object", "iobj": "object", "obl": "oblique", "nmod": "of", "root": "root"}

Place = tuple[int, int]
"""A word: the number of its sentence, and its index there."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that the pronoun may stand for (None: nothing named), with what speaks for and against it.

    ``both`` are the heads of what is joined where it is a pair ("India and Nepal").
    """

    place: Place | None
    features: dict[str, float]
    both: tuple[Place, ...] = ()

    @property
    def evidence(self) -> str:
        """What the candidate is to its sentence, in a few words."""
        role = next((role for role in _ROLES if role in self.features), "noun")
        return (
            "taken up again"
            if "taken up already" in self.features
            else f"weightiest {_ROLES.get(role, role)} before it"
        )


_ROLES = {"subject": "subject", "object": "object", "owner": "owner"}


class Antecedents:
    """Weighs what "it" and "they" may stand for in one text; asked in text order."""

    def __init__(
        self, sentences: Sequence[Sentence], mentions: Sequence[Mentioned], parties: Collection[int] = ()
    ) -> None:
        """``parties`` are the mentions that take part in an event: most of these mean an actor, and few a thing."""
        self._parties = parties
        self._sentences = sentences
        self._mentions = mentions
        self._trees: dict[int, Tree] = {}
        self._at = {(told.sentence, told.head): number for number, told in enumerate(mentions)}
        self._words: Counter[str] = Counter()
        self._counted = 0

    def mention(self, place: Place) -> int | None:
        """The mention whose head is the word at ``place``, or whose name stands beside that word ("his wife Ada Vask")."""
        if place in self._at:
            return self._at[place]
        tree = self._tree(place[0])
        for child in tree.kids[place[1]]:
            number = self._at.get((place[0], child))
            if number is not None and tree.rel[child] in ("appos", "flat") and self._mentions[number].kind == "name":
                return number
        return None

    def place_meant(self, place: Place) -> bool:
        """Whether the word at ``place`` speaks of a town or land told before ("the city")."""
        tree, index = self._tree(place[0]), place[1]
        return tree.forms[index] in _KINDS["place"] and any(tree.forms[c] in ("the", "this") for c in tree.kids[index])

    def best(self, mention: int) -> Candidate | None:
        """The candidate that weighs most for the pronoun ``mention``, the nearest of several; None where there is none or the
        pronoun is neither "it" nor "they"."""
        told = self._mentions[mention]
        form = told.passage.words.lower()
        candidates = self.candidates(mention)
        party = mention in self._parties and form in THING
        weighed = sorted(
            (
                (weight(one, form in MANY) - (_NO_PARTY if party and not self._acts(one) else 0.0), -number)
                for number, one in enumerate(candidates)
            ),
            reverse=True,
        )
        if not weighed:
            return None
        best = candidates[-weighed[0][1]]
        passive = form == "it" and not told.grammar.startswith("nsubj")
        if passive and len(weighed) > 1 and weighed[0][0] - weighed[1][0] < _LEAD:
            return candidates[-1]
        return best

    def _acts(self, candidate: Candidate) -> bool:
        """Whether it may act: an actor named or told, or a pronoun, which may stand for one."""
        if candidate.place is None:
            return False
        number = self._at.get(candidate.place)
        if number is None:
            tree = self._tree(candidate.place[0])
            return tree.upos[candidate.place[1]] == "PRON" or agents().get(tree.lemmas[candidate.place[1]]) is not None
        told = self._mentions[number]
        return told.kind == "pronoun" or (told.names is not None and told.names not in ("place", "event", "title"))

    def candidates(self, mention: int) -> list[Candidate]:
        """All that the pronoun ``mention`` may stand for, nearest first, and at the end nothing named."""
        told = self._mentions[mention]
        form = told.passage.words.lower()
        if form not in THING | MANY or told.sentence >= len(self._sentences):
            return []
        here = self._tree(told.sentence)
        pronoun = told.head
        if pronoun >= len(here.words) or here.forms[pronoun] != form or _idle(here, pronoun):
            return []
        self._count(told.sentence)
        found: list[Candidate] = []
        between = 0
        for number in range(told.sentence, max(-1, told.sentence - 1 - _BACK), -1):
            block = self._sentences[number].block
            if self._sentences[told.sentence].block - block > 2:
                break
            tree = self._tree(number)
            stop = pronoun if number == told.sentence else len(tree.words)
            for index in range(stop - 1, -1, -1):
                for candidate in self._taken(tree, index, here, pronoun, between):
                    found.append(candidate)
                    between += 1
        found.append(Candidate(None, dict(self._nothing(here, pronoun))))
        return found

    def _tree(self, number: int) -> Tree:
        if number not in self._trees:
            self._trees[number] = Tree(self._sentences[number], number)
        return self._trees[number]

    def _count(self, upto: int) -> None:
        """Counts the nouns of the sentences before ``upto``: what a text goes on about is taken up again."""
        for number in range(self._counted, upto):
            for word in self._sentences[number].words:
                if word.upos in ("NOUN", "PROPN"):
                    self._words[word.form.lower()] += 1
        self._counted = max(self._counted, upto)

    def _taken(self, tree: Tree, index: int, here: Tree, pronoun: int, between: int) -> Iterator[Candidate]:
        """The candidates that the word ``index`` heads: what it names, and the pair that it opens."""
        if not self._heads(tree, index) or (tree is here and _apart(here, index, pronoun)):
            return
        form = here.forms[pronoun]
        joined = [i for i in tree.conjuncts(index) if tree.rel[i] == "conj" and (tree is not here or i < pronoun)]
        if tree.rel[index] == "conj":
            joined = []
        if form in MANY and joined:
            words = [index, *joined]
            features = dict(self._features(tree, index, here, pronoun, between))
            features["pair"] = 1.0
            if all(self._names(tree, word) is not None for word in words):
                features["pair of actors"] = 1.0
            yield Candidate((tree.number, index), features, tuple((tree.number, word) for word in words))
        if self._fits(tree, index, form):
            yield Candidate((tree.number, index), dict(self._features(tree, index, here, pronoun, between)))

    def _heads(self, tree: Tree, index: int) -> bool:
        if tree.upos[index] == "PRON":
            return tree.forms[index] in THING | MANY and tree.words[index].deprel != "expl"
        if (tree.number, index) in self._at:
            return self._mentions[self._at[tree.number, index]].kind != "pronoun"
        return tree.upos[index] in ("NOUN", "PROPN") and tree.rel[index] not in _NOT_HEADS

    def _names(self, tree: Tree, index: int) -> NameKind | None:
        number = self._at.get((tree.number, index))
        return self._mentions[number].names if number is not None else None

    def _fits(self, tree: Tree, index: int, form: str) -> bool:
        """Whether number and sort allow it: a person is never "it", one person or thing never "they"."""
        word, names = tree.forms[index], self._names(tree, index)
        number = self._at.get((tree.number, index))
        if tree.upos[index] == "PRON":
            return (word in MANY) == (form in MANY)
        plural = self._plural(tree, index)
        if form in MANY:
            ally = names == "state" and number is not None and self._mentions[number].kind == "role"
            return plural or (names in _ACTS and not ally)
        if names in ("person", "people", "title") or (number is not None and self._mentions[number].plural):
            return False
        agent = agents().get(tree.lemmas[index])
        return not plural and not (agent is not None and agent.kind == "person")

    def _plural(self, tree: Tree, index: int) -> bool:
        number = self._at.get((tree.number, index))
        if number is not None and self._mentions[number].plural:
            return True
        form = tree.forms[index]
        if form in _FEW:
            return True
        if tree.upos[index] == "PROPN" or (number is not None and self._mentions[number].kind == "name"):
            return False
        return lemma(form, "NOUN") != form

    def _features(self, tree: Tree, index: int, here: Tree, pronoun: int, between: int) -> Iterator[tuple[str, float]]:
        names, form = self._names(tree, index), here.forms[pronoun]
        rel, own = tree.rel[tree.first_conjunct(index)], here.rel[pronoun]
        deprel = tree.words[index].deprel
        yield f"sentences back {here.number - tree.number}", 1.0
        yield "candidates between", min(between, 12) / 4
        role = _role(rel, deprel)
        yield role, 1.0
        mine = "owner" if form in _POSSESSIVE else _role(own, "")
        if role == mine or (mine == "owner" and role == "subject"):
            yield "parallel" if mine != "owner" else "subject for owner", 1.0
            if tree is here and mine == "owner":
                yield "subject for owner, same sentence", 1.0
        if role == "subject" and tree.words[tree.first_conjunct(index)].head >= 0:
            verb = tree.words[tree.first_conjunct(index)].head
            if tree.rel[verb] == "root":
                yield "main subject", 1.0
                above = here.words[pronoun].head
                if tree is not here and mine == "subject" and above >= 0 and here.rel[above] == "root":
                    yield f"main subject of sentence {min(here.number - tree.number, 2)} back, taken up", 1.0
                    if names is not None:
                        yield "actor as main subject, taken up", 1.0
            if tree is here and here.rel[pronoun] == "nsubj" and _joined_to(here, here.words[pronoun].head, verb):
                yield "subject of the clause before, joined", 1.0
            if tree is here and here.under(pronoun, verb):
                yield "subject of a clause around it", 1.0
        if tree is here and here.under(pronoun, index):
            yield "in a clause of its own", 1.0
        if tree.upos[index] == "PRON":
            yield "taken up already", 1.0
            if (tree.forms[index] in _POSSESSIVE) == (form in _POSSESSIVE):
                yield "taken up in the same form", 1.0
            return
        number = self._at.get((tree.number, index))
        if number is not None and names is not None:
            yield f"is {'a body' if names in _COLLECTIVE else names}", 1.0
            if self._mentions[number].kind == "demonym":
                yield "demonym", 1.0
        if tree.forms[index] in _TIMES:
            yield "time", 1.0
        if any(tree.forms[child] in _DEFINITE for child in tree.kids[index]):
            yield "definite", 1.0
        elif tree.upos[index] == "PROPN" or (number is not None and self._mentions[number].kind == "name"):
            yield "name", 1.0
        elif any(tree.forms[child] in ("a", "an") for child in tree.kids[index]):
            yield "new", 1.0
        told = self._words[tree.forms[index]]
        yield "told before", min(told, 6) / 3
        acts = names is not None and names != "place" and names != "event"
        doing = self._doing(here, pronoun)
        if doing:
            yield doing if acts else f"no actor {doing}", 1.0
        if form in _POSSESSIVE and self._owned_by_actors(here, pronoun):
            yield "owns" if acts else "no actor owns", 1.0
        if form in MANY:
            yield "plural" if self._plural(tree, index) else "many in one", 1.0

    def _doing(self, here: Tree, pronoun: int) -> str:
        """ "says" or "acts" where the pronoun does what only somebody who acts does: says, promises, attacks; else ""."""
        head = here.words[pronoun].head
        if here.rel[pronoun] != "nsubj" or here.words[pronoun].deprel == "nsubj:pass" or head < 0:
            return ""
        if here.upos[head] != "VERB":
            return ""
        return "says" if here.lemmas[head] in terms("say") else "acts" if here.lemmas[head] in verbs() else ""

    def _owned_by_actors(self, here: Tree, pronoun: int) -> bool:
        """Whether what the pronoun owns is what states and bodies have: a government, forces, officials."""
        head = here.words[pronoun].head
        return head >= 0 and (here.lemmas[head] in agents() or here.forms[head] in _KINDS["owned"])

    def _nothing(self, here: Tree, pronoun: int) -> Iterator[tuple[str, float]]:
        yield "nothing", 1.0
        head = here.words[pronoun].head
        if here.forms[pronoun] != "it" or head < 0:
            return
        if here.rel[pronoun] == "nsubj":
            yield "nothing: subject", 1.0
            clause = any(here.rel[c] in _CLAUSES and c > head for c in here.kids[head])
            described = here.upos[head] in ("ADJ", "NOUN", "PROPN", "ADV", "NUM") and here.kid(head, "cop") is not None
            if described:
                yield "nothing: it is so", 1.0
            if clause and (described or here.lemmas[head] in _RAISING or here.words[pronoun].deprel == "nsubj:pass"):
                yield "nothing: it is so that", 1.0
            if here.lemmas[head] in _RAISING:
                yield "nothing: it seems", 1.0
        else:
            yield "nothing: no subject", 1.0


def _role(rel: str, deprel: str) -> str:
    """What a word is to its clause or phrase, in one word."""
    if deprel == "nmod:poss":
        return "owner"
    return _ROLE_OF.get(rel, "other")


def _idle(here: Tree, pronoun: int) -> bool:
    """Whether "it" is the empty object of "make it clear that", "put it this way"."""
    head = here.words[pronoun].head
    if here.forms[pronoun] != "it" or here.rel[pronoun] != "obj" or here.lemmas[head] not in _IDLE:
        return False
    return here.lemmas[head] == "put" or any(here.rel[c] == "xcomp" and here.upos[c] == "ADJ" for c in here.kids[head])


def _apart(here: Tree, index: int, pronoun: int) -> bool:
    """Whether grammar keeps ``index`` and the pronoun of one sentence apart: parties of one verb, an owner and what it owns.

    After Lappin and Leass's syntactic filter; "itself" asks for the very subject that "it" may not mean.
    """
    head, form = here.words[pronoun].head, here.forms[pronoun]
    top = here.first_conjunct(index)
    together = here.words[top].head == head and head >= 0 and here.rel[top] in ("nsubj", "obj", "iobj", "obl")
    if form in _REFLEXIVE:
        return top != _subject_of(here, head)
    if here.rel[pronoun] == "nsubj" and head >= 0 and here.rel[head] == "acl" and here.words[head].head == index:
        # "the ally that they sought"
        return True
    if form not in _POSSESSIVE:
        return together or here.words[pronoun].head == index or index == head
    at = pronoun
    for up in here.ancestors(pronoun):
        if here.rel[at] in ("acl", "conj", "advcl", "parataxis", "ccomp", "appos"):
            return False
        if up == index:
            return True
        at = up
    return False


def _joined_to(here: Tree, verb: int, other: int) -> bool:
    """Whether the clause of ``verb`` is joined to that of ``other`` by "and", "but" or the like."""
    return verb >= 0 and here.rel[verb] in ("conj", "parataxis") and here.words[verb].head == other


def _subject_of(here: Tree, verb: int) -> int | None:
    """Who does what ``verb`` tells: its subject, or that of the clause above which it shares; of a participle its noun."""
    steps = 0
    while verb >= 0 and steps < len(here.words):
        subject = here.kid(verb, "nsubj")
        if subject is not None:
            return subject
        if here.rel[verb] == "acl":
            return here.words[verb].head
        verb, steps = here.words[verb].head, steps + 1
    return None


def weight(candidate: Candidate, many: bool) -> float:
    """The sum of what speaks for and against ``candidate``; ``many`` says whether the pronoun is "they"."""
    return sum(_WEIGHTS.get(name, (0.0, 0.0))[many] * value for name, value in candidate.features.items())
