"""The state of a person told by the words that hang on the name ("the French playwright X", "a Dutch traveller named X"), and
by who sent or appointed him: "the British Government sent General X"."""

from collections.abc import Iterator, Sequence

from backchannel.actors.lexicon import words_of
from backchannel.actors.office import HEADS
from backchannel.reading.analysis import Sentence
from backchannel.reading.draft import Mentioned
from backchannel.reading.tree import Tree

_WORDS = words_of("describing")
_TONGUES, _SENDING, _NAMING, _OUT = (_WORDS[kind] for kind in ("tongue", "send", "name", "out"))
GUESTS = _WORDS["guest"]
_BODIES = frozenset(["government_body", "service", "armed_group", "party"])
_LANDS = frozenset(["state", "people"])
_JOINTS = frozenset(["appos", "flat", "nmod:desc"])
_PARTIES = frozenset(["nsubj", "obj", "iobj", "obl"])
_TOWARDS = frozenset(["to", "against", "from", "by"])
_FREE = frozenset("his hers its their theirs himself herself itself themselves".split())
_CALLED = frozenset(["named", "called", "nicknamed"])
_DASHES = ("-", "–")
DESCRIBED = "state told of the person by the words beside the name"
SENT = "sent or appointed by a state or its government"


class Described:
    """What the sentences of one text say of persons by grammar; answers for mentions by their number."""

    def __init__(self, sentences: Sequence[Sentence], mentions: Sequence[Mentioned]) -> None:
        self._sentences = sentences
        self._mentions = mentions
        self._trees: dict[int, Tree] = {}
        self._at = {(told.sentence, told.head): number for number, told in enumerate(mentions)}

    def states(self) -> Iterator[tuple[int, str]]:
        """Names of persons without a state (by number of mention), each with the one state that words beside it tell."""
        for number, told in enumerate(self._mentions):
            if told.kind != "name" or told.names != "person" or told.country is not None:
                continue
            tree = self.tree(told.sentence)
            if tree is None or told.head >= len(tree.words):
                continue
            found = set(self._hung(tree, told.head, told.head))
            for noun in self._nouns(tree, told.head):
                found |= set(self._hung(tree, noun, told.head))
            if len(found) == 1:
                yield number, found.pop()

    def sent(self) -> Iterator[tuple[int, int]]:
        """Persons sent or appointed, each with who sent or appointed them; both by number of mention."""
        for sentence in sorted({told.sentence for told in self._mentions}):
            tree = self.tree(sentence)
            for verb in range(len(tree.words)) if tree is not None else ():
                if tree is None or tree.upos[verb] != "VERB" or tree.lemmas[verb] not in _SENDING | _NAMING:
                    continue
                sender, person = self._parties(tree, verb)
                if sender is None or person is None or not self._means_office(tree, verb):
                    continue
                if tree.lemmas[verb] == "recall" and self._mentions[sender].names == "person":
                    continue
                yield person, sender

    def beside(self, number: int) -> tuple[list[int], int | None]:
        """The mentions that take part in the same deed as the pronoun ``number``, none of which it may mean; and the one
        that it mostly means: who is done to in the clause before to which that deed is joined, or, in a relative clause,
        who does what the one before it takes part in."""
        told = self._mentions[number]
        tree = self.tree(told.sentence)
        if tree is None or told.head >= len(tree.words) or told.passage.words.lower() in _FREE:
            return [], None
        verb = tree.words[told.head].head
        if verb < 0 or tree.upos[verb] != "VERB" or tree.rel[told.head] not in _PARTIES:
            return [], None
        case = tree.case(told.head)
        if case and case not in _TOWARDS and not (case == "with" and tree.kid(verb, "obj") is None):
            # What one carries with him or leaves behind him is done by himself.
            return [], None
        words = [child for child in tree.kids[verb] if tree.rel[child] in _PARTIES]
        top = verb
        if tree.kid(verb, "nsubj") is None:
            while top >= 0 and tree.rel[top] == "conj" and tree.kid(top, "nsubj") is None:
                top = tree.words[top].head
            governor = tree.words[top].head if top >= 0 and tree.rel[top] == "xcomp" else top
            by = tree.kid(governor, "obj", "iobj") if governor != top else None
            by = by if by is not None or governor < 0 else tree.kid(governor, "nsubj")
            words += [by] if by is not None else []
        named = tree.words[verb].head if tree.words[verb].deprel == "acl:relcl" and _relative(tree, verb) else -1
        words += [named] if named >= 0 else []
        parties = [word for head in words for word in tree.conjuncts(head) if word != told.head]
        joined = tree.words[verb].head if tree.rel[verb] == "conj" and tree.rel[told.head] in ("obj", "iobj") else -1
        before = tree.kid(joined, "obj", "iobj") if joined >= 0 and tree.upos[joined] == "VERB" else None
        if named >= 0:
            # "A met B, who told him": who did what the clause hangs on.
            before = _doer(tree, named)
        found = [self._at[tree.number, word] for word in parties if (tree.number, word) in self._at]
        return found, self._person(tree, before) if before is not None else None

    def tree(self, number: int) -> Tree | None:
        if number not in self._trees:
            if number >= len(self._sentences):
                return None
            self._trees[number] = Tree(self._sentences[number], number)
        return self._trees[number]

    def _nouns(self, tree: Tree, name: int) -> Iterator[int]:
        """The common nouns that say what the bearer of the name at ``name`` is."""
        head = tree.words[name].head
        deprel = tree.words[name].deprel
        if head >= 0:
            if deprel in _JOINTS and tree.upos[head] == "NOUN":
                yield head
            elif tree.forms[head] in _CALLED and tree.rel[head] == "acl":
                noun = tree.words[head].head
                if noun >= 0 and tree.upos[noun] == "NOUN":
                    yield noun
            elif tree.rel[name] == "nsubj" and tree.upos[head] == "NOUN" and _said_to_be(tree, head):
                yield head
        for child in tree.kids[name]:
            joint = tree.words[child].deprel in ("appos", "nmod:desc") or (
                tree.rel[child] == "compound" and child < name
            )
            if joint and tree.upos[child] == "NOUN" and tree.lemmas[child] != "son":
                yield child

    def _hung(self, tree: Tree, noun: int, name: int) -> Iterator[str]:
        """The states told by what hangs on ``noun``: an adjective of nation, or the land or body that it is of."""
        for child in tree.kids[noun]:
            number = self._at.get((tree.number, child))
            told = self._mentions[number] if number is not None else None
            if told is None or told.country is None or told.names not in _LANDS | _BODIES:
                continue
            before = tree.rel[child] in ("amod", "compound") and child < noun
            if before and told.kind == "demonym" and not told.plural and tree.lemmas[noun] not in _TONGUES:
                # "pro-French", "Anglo-Irish"
                beside = (tree.forms[child], *tree.forms[max(0, child - 1) : child], tree.forms[child + 1])
                if not any(dash in form for form in beside for dash in _DASHES):
                    yield told.country
            elif noun != name and tree.rel[child] == "nmod" and child > noun and tree.case(child) in ("of", "for"):
                yield from [told.country] if tree.lemmas[noun] in HEADS or told.names in _BODIES else []

    def _parties(self, tree: Tree, verb: int) -> tuple[int | None, int | None]:
        """Who sends and who is sent by the words of ``verb``, as mentions."""
        done, by, other = None, None, 0
        for child in tree.kids[verb]:
            deprel = tree.words[child].deprel
            if deprel == "nsubj:pass" or deprel == "obj":
                done, other = child, other + 1
            elif deprel in ("nsubj", "obl:agent"):
                by = child
            elif deprel == "iobj":
                other += 1
        top = verb
        while by is None and tree.rel[top] == "conj" and tree.words[top].head >= 0:
            top = tree.words[top].head
            by = tree.kid(top, "nsubj")
        if done is None or by is None or other > 1 or tree.words[by].deprel == "nsubj:pass":
            return None, None
        return self._at.get((tree.number, by)), self._person(tree, done)

    def _person(self, tree: Tree, index: int) -> int | None:
        """The person named or meant at ``index``, or named in apposition to the title there."""
        number = self._at.get((tree.number, index))
        if number is not None and (self._mentions[number].kind == "pronoun" or self._names(number)):
            return None if self._mentions[number].plural else number
        for child in tree.kids[index]:
            other = self._at.get((tree.number, child))
            if other is not None and tree.words[child].deprel in _JOINTS and self._names(other):
                return other
        return None

    def _names(self, number: int) -> bool:
        return self._mentions[number].kind == "name" and self._mentions[number].names == "person"

    def _means_office(self, tree: Tree, verb: int) -> bool:
        """Whether ``verb`` tells of sending somebody on one's behalf: none is sent to prison so, nor home."""
        below = [child for child in tree.kids[verb] if child > verb]
        if any(tree.lemmas[child] in _OUT for child in below):
            return False
        if tree.lemmas[verb] not in _NAMING:
            return True
        return any(
            tree.lemmas[child] in HEADS and tree.rel[child] in ("obl", "xcomp", "obj", "nmod") for child in below
        )


def _relative(tree: Tree, verb: int) -> bool:
    """Whether the subject of a relative clause is its *who* or *that*."""
    subject = tree.kid(verb, "nsubj")
    return subject is not None and tree.forms[subject] in ("who", "which", "that")


def _doer(tree: Tree, noun: int) -> int | None:
    """The subject of the verb that ``noun`` is the object or the like of; None where it is the subject itself."""
    if tree.rel[noun] not in ("obj", "iobj", "obl"):
        return None
    verb = tree.words[noun].head
    while tree.rel[verb] == "conj" and tree.kid(verb, "nsubj") is None and tree.words[verb].head >= 0:
        verb = tree.words[verb].head
    return tree.kid(verb, "nsubj")


def _said_to_be(tree: Tree, noun: int) -> bool:
    """Whether ``noun`` is what somebody is said to be: "X was a French officer", and no denial of it."""
    denied = any(tree.forms[child] in ("not", "n't", "never", "no") for child in tree.kids[noun])
    return tree.kid(noun, "cop") is not None and not denied
