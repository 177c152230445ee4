"""A sentence as a tree: children, lemmas and extents of its words, worked out once for all who ask."""

from dataclasses import replace

from backchannel.reading.analysis import Sentence, Word
from backchannel.reading.lemma import lemma
from backchannel.record.passage import Passage, cut

_NOT_PART = frozenset({"punct", "cc"})
_PHRASE = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "fixed", "goeswith"})
_BREAKS = frozenset({",", ";", ":", "(", ")", "—", "–", "--"})
_CLAUSE = frozenset({"root", "ccomp", "advcl", "conj", "parataxis", "acl"})


def _rehung(words: list[Word]) -> list[Word]:
    """The words with some joints mended that the parser is known to get wrong.

    A finite verb joined to a gerund or infinitive ("accused Sudan of shelling a town and *expelled* its envoy") is joined to
    the finite verb above it. A noun with its own "and" is joined, no apposition ("the secretary, A, and the *minister*, B").
    What stands before the auxiliary of a reported clause without a subject is its subject.
    """
    joined = {word.head for word in words if word.deprel == "cc"}
    found = list(words)
    subjects = {word.head for word in words if word.deprel.startswith(("nsubj", "csubj"))}
    helped = {word.head for word in words if word.deprel == "aux"}
    for index, word in enumerate(words):
        if word.head < 0 or word.upos not in ("NOUN", "PROPN", "PRON"):
            continue
        above = words[word.head]
        if word.deprel in ("obj", "iobj") and index < word.head and above.deprel == "ccomp":
            # "the paper reported *B* had asked C"
            if word.head in helped and word.head not in subjects and word.upos != "PRON":
                found[index] = replace(word, deprel="nsubj")
        elif (
            word.deprel == "nsubj"
            and above.deprel in ("obj", "iobj")
            and index < above.head < word.head
            and above.head in helped
            and above.head not in subjects
        ):
            # "he said *Chad* was sheltering rebels"
            found[index] = replace(word, head=above.head)
    for index, word in enumerate(words):
        if word.head < 0 or index not in joined:
            continue
        if word.deprel in ("appos", "nmod:desc") and word.head < index and word.upos in ("NOUN", "PROPN"):
            found[index] = replace(word, deprel="conj")
        elif word.deprel == "conj" and word.upos == "VERB" and _finite(words, index) and not _finite(words, word.head):
            up = words[word.head].head
            while up >= 0 and not (words[up].upos == "VERB" and words[up].deprel.partition(":")[0] in _CLAUSE):
                up = words[up].head
            if up >= 0 and up < word.head and _finite(words, up):
                found[index] = replace(word, head=up)
    return found


def _finite(words: list[Word], index: int) -> bool:
    """Whether the verb at ``index`` is told in the past or present, not as gerund or infinitive."""
    form = words[index].form.lower()
    if words[index].upos != "VERB":
        return True
    own = [word for word in words if word.head == index]
    if any(word.deprel.startswith(("aux", "nsubj")) for word in own):
        return True
    return not form.endswith("ing") and lemma(form, "VERB") != form and not any(w.form.lower() == "to" for w in own)


class Tree:
    """What the grammar says of one sentence. Word indexes are the sentence's own; ``number`` counts sentences of the text.

    ``kids[i]`` are the children of word i in text order; ``rel[i]`` its relation without subtype; ``low`` and ``high``
    the first and last word of its subtree. ``timed`` are the words that tell times, once these have been looked for.
    """

    __slots__ = ("forms", "high", "kids", "lemmas", "low", "number", "rel", "sentence", "timed", "upos", "words")

    def __init__(self, sentence: Sentence, number: int) -> None:
        words = _rehung(sentence.words)
        size = len(words)
        self.sentence = sentence
        self.number = number
        self.words: list[Word] = words
        self.timed: frozenset[int] = frozenset()
        self.forms = [word.form.lower() for word in words]
        self.upos = [word.upos for word in words]
        self.lemmas = [lemma(word.form, word.upos) for word in words]
        self.rel = [word.deprel.partition(":")[0] for word in words]
        self.kids: list[list[int]] = [[] for _ in range(size)]
        for index, word in enumerate(words):
            if 0 <= word.head < size and word.head != index:
                self.kids[word.head].append(index)
        self.low = list(range(size))
        self.high = list(range(size))
        for index, word in enumerate(words):
            head, steps = word.head, 0
            while 0 <= head < size and steps < size:
                if index < self.low[head]:
                    self.low[head] = index
                elif index > self.high[head]:
                    self.high[head] = index
                else:
                    break
                head, steps = words[head].head, steps + 1

    def kid(self, index: int, *relations: str) -> int | None:
        """The first child of ``index`` with one of ``relations`` (with or without subtype)."""
        for child in self.kids[index]:
            if self.rel[child] in relations or self.words[child].deprel in relations:
                return child
        return None

    def case(self, index: int) -> str:
        """The preposition or marker that governs ``index``, lower case; with its second word ("because of")."""
        marks = [child for child in self.kids[index] if self.rel[child] == "case" and child < index]
        if not marks:
            return ""
        first = marks[0]
        fixed = [self.forms[child] for child in self.kids[first] if self.rel[child] == "fixed"]
        rest = [self.forms[child] for child in marks[1:]]
        return " ".join([self.forms[first], *fixed, *rest])

    def with_particle(self, verb: int) -> int:
        """The particle that stands right behind its verb ("turned *down*"), else the verb itself."""
        behind = verb + 1
        return behind if behind < len(self.words) and self.verb_of(behind) == verb else verb

    def verb_of(self, index: int) -> int | None:
        """The verb whose particle the word is, or None."""
        if self.rel[index] != "compound" or self.upos[index] not in ("ADP", "ADV"):
            return None
        verb = self.words[index].head
        return verb if 0 <= verb < index and self.upos[verb] == "VERB" else None

    def conjuncts(self, index: int) -> list[int]:
        """``index`` and all that is joined to it by "and", "or", "," (and theirs), in text order."""
        found = [index]
        for child in self.kids[index]:
            if self.rel[child] == "conj" and not (self.low[child] and self.forms[self.low[child] - 1] == "("):
                found.extend(self.conjuncts(child))
            elif self.rel[child] == "appos":
                # "A, minister of X, and B": the parser may hang B on the apposition.
                found.extend(word for word in self.conjuncts(child) if word != child)
        return found

    def first_conjunct(self, index: int) -> int:
        """The head of the coordination that ``index`` is in."""
        steps = 0
        while self.rel[index] == "conj" and 0 <= self.words[index].head != index and steps < len(self.words):
            index, steps = self.words[index].head, steps + 1
        return index

    def under(self, index: int, top: int) -> bool:
        """Whether ``index`` is ``top`` or stands below it."""
        steps = 0
        while index >= 0 and steps <= len(self.words):
            if index == top:
                return True
            index, steps = self.words[index].head, steps + 1
        return False

    def ancestors(self, index: int) -> list[int]:
        """Heads of ``index`` from its own upwards."""
        found: list[int] = []
        head = self.words[index].head
        while head >= 0 and len(found) < len(self.words):
            found.append(head)
            head = self.words[head].head
        return found

    def passage(self, content: str, first: int, last: int) -> Passage:
        """The words ``first`` to ``last`` where they stand in ``content``, the text's."""
        return cut(content, self.words[first].start, self.words[last].end)

    def extent(self, index: int) -> tuple[int, int]:
        """First and last word of the subtree of ``index``, without punctuation and conjunctions at its edges."""
        low, high = self.low[index], self.high[index]
        while low < index and self.rel[low] in _NOT_PART:
            low += 1
        while high > index and self.rel[high] in _NOT_PART:
            high -= 1
        return low, high

    def core_extent(self, index: int) -> tuple[int, int]:
        """The smallest noun phrase: as ``own_extent``, without article, and of what follows only "of …"."""
        low = high = index
        for child in self.kids[index]:
            if self.rel[child] in ("amod", "compound", "nummod", "flat") and self.forms[child] not in ("such", "same"):
                low, high = min(low, self.low[child]), max(high, self.high[child])
            elif self.rel[child] == "nmod" and child > index and self.case(child) == "of":
                high = max(high, self.high[child])
        for inner in range(index - 1, low - 1, -1):
            if self.forms[inner] in _BREAKS:
                low = inner + 1
                break
        for inner in range(index + 1, high + 1):
            if self.forms[inner] in _BREAKS:
                high = inner - 1
                break
        return low, high

    def own_extent(self, index: int) -> tuple[int, int]:
        """The noun phrase of ``index`` alone: no preposition, conjuncts or clauses, nor what hangs on a noun as predicate."""
        low = high = index
        for child in self.kids[index]:
            if self.rel[child] not in _PHRASE:
                continue
            low, high = min(low, self.low[child]), max(high, self.high[child])
        for inner in range(index - 1, low - 1, -1):
            if self.forms[inner] in _BREAKS:
                low = inner + 1
                break
        while high > index and self.rel[high] in _NOT_PART:
            high -= 1
        while low < index and self.rel[low] in _NOT_PART:
            low += 1
        return low, high
