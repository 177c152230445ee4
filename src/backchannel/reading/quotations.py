"""Words given as somebody's own: direct and indirect, with speaker, cue, addressee and medium."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from backchannel.reading.cast import Cast, party_of
from backchannel.reading.draft import DraftQuotation
from backchannel.reading.lexicon import words_of
from backchannel.reading.marks import Marked, marked
from backchannel.reading.roles import verb_slots
from backchannel.reading.teller import antecedent
from backchannel.reading.times import Settled
from backchannel.reading.tree import Tree
from backchannel.record.passage import Passage, cut, trimmed
from backchannel.record.text import Text

# A stretch between marks of at most this many words, with no cue, is a name, a title or a word held at arm's length.
_SHORT = 5
_NEWS = frozenset(
    "newspaper daily weekly magazine radio television website site news agency network broadcaster station journal".split()
)
# Verbs that report speech only with a clause ("asked whether"), never by their infinitive.
_TELLS = frozenset("tell inform advise assure remind notify warn ask brief".split())
_WORDS_OF = frozenset(
    "address speech statement remark message letter telegram interview communiqué declaration testimony word reply answer "
    "article note memorandum memoir diary toast broadcast conference appeal despatch cable proclamation warning order".split()
)
"""Nouns of what somebody said or wrote, which a colon may open ("in his inaugural address …:")."""
_THOUGHT = frozenset("feel suggest indicate mean hold read agree find swear".split())


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of a sentence of the text."""

    tree: Tree
    word: int


@dataclass(frozen=True, slots=True)
class _Said:
    """A verb of saying with the words about it."""

    tree: Tree
    verb: int
    speaker: int | None
    speaker_words: Passage | None


class _Finder:
    def __init__(self, text: Text, trees: Sequence[Tree], cast: Cast, times: Sequence[Settled]) -> None:
        self.text, self.content, self.trees, self.cast, self.times = text, text.content, trees, cast, times
        self.starts = [tree.sentence.start for tree in trees]
        self.quoted: list[Marked] = []

    def place(self, offset: int) -> _Place | None:
        """The word that covers or follows ``offset``."""
        number = bisect_right(self.starts, offset) - 1
        if number < 0:
            number = 0
        for tree in self.trees[number : number + 2]:
            for index, word in enumerate(tree.words):
                if word.end > offset:
                    return _Place(tree, index)
        return None

    def before(self, offset: int) -> _Place | None:
        """The last word that ends at or before ``offset``."""
        number = bisect_right(self.starts, offset) - 1
        for at in range(number, max(-1, number - 2), -1):
            tree = self.trees[at]
            for index in range(len(tree.words) - 1, -1, -1):
                if tree.words[index].end <= offset:
                    return _Place(tree, index)
        return None

    def inside(self, tree: Tree, word: int) -> bool:
        """Whether the word stands between quotation marks."""
        start = tree.words[word].start
        return any(m.start <= start < m.end for m in self.quoted)

    def said(self, tree: Tree, verb: int) -> _Said:
        """The speaker of a verb of saying, by the grammar or else by what stands next to it."""
        subject = verb_slots(tree, verb).first("subj")
        if subject is not None and not self.inside(tree, subject):
            return self._named(tree, verb, subject)
        for word in (*range(verb + 1, min(len(tree.words), verb + 8)), *range(verb - 1, max(-1, verb - 8), -1)):
            if word > verb and tree.upos[word] == "PUNCT":
                continue
            mention = self.cast.at[tree.number].get(word)
            if mention is not None and not self.inside(tree, word):
                return _Said(tree, verb, mention, self.cast.mentions[mention].passage)
        return _Said(tree, verb, None, None)

    def _named(self, tree: Tree, verb: int, subject: int) -> _Said:
        party = party_of(tree, self.cast, subject)
        if party is not None and not party[1]:
            return _Said(tree, verb, party[0], self.cast.mentions[party[0]].passage)
        if tree.forms[subject] in ("who", "which", "that") and (noun := antecedent(tree, subject)) is not None:
            subject = noun
        first, last = tree.own_extent(subject)
        words = tree.passage(self.content, first, last)
        return _Said(tree, verb, None, words)

    def cue_before(self, mark: Marked) -> _Said | None:
        """A verb of saying that leads up to the opening mark ("He said: “…")."""
        place = self.before(mark.outer_start)
        if place is None:
            return None
        tree, last = place.tree, place.word
        gap = self.content[tree.words[last].end : mark.outer_start]
        same_block = "\n" not in gap
        form = tree.forms[last]
        if form in (".", "!", "?", ";") and not same_block:
            return None
        led_up = form == ":" or self.content[: mark.outer_start].rstrip().endswith((":", ","))
        announced = last == len(tree.words) - 1 and any(self._says(tree, i) for i in range(len(tree.words)))
        if not same_block and not led_up and not announced:
            # A block of its own: the sentence before it must be one that announces.
            return None
        if same_block and form in (".", "!", "?") and last == len(tree.words) - 1:
            return None
        for index in range(last, max(-1, last - 30), -1):
            near = form in (",", ":", "-", "that", "…") or last - index <= 4
            if self._says(tree, index) and not self.inside(tree, index) and (near or tree.under(last, index)):
                return self.said(tree, index)
            if tree.forms[index] in (";", "."):
                break
        return None

    def announced(self, mark: Marked) -> _Said | None:
        """The word for a speech or letter that a colon opens, and whose it is ("what he offered in his address: “…")."""
        place = self.before(mark.outer_start)
        if place is None or place.tree.forms[place.word] != ":":
            return None
        tree = place.tree
        for index in range(place.word - 1, -1, -1):
            if tree.upos[index] != "NOUN" or tree.lemmas[index] not in _WORDS_OF or self.inside(tree, index):
                continue
            owners = [
                child
                for child in tree.kids[index]
                if tree.words[child].deprel == "nmod:poss"
                or (tree.rel[child] == "nmod" and tree.case(child) in ("of", "by", "from"))
            ]
            verbs = (head for head in tree.ancestors(index) if tree.upos[head] == "VERB")
            owners += [subject for verb in verbs if (subject := tree.kid(verb, "nsubj")) is not None]
            # "He in his address": the subject says more than the pronoun.
            for owner in sorted(owners, key=lambda word: tree.upos[word] == "PRON"):
                if owner in self.cast.at[tree.number] and not self.inside(tree, owner):
                    return self._named(tree, index, owner)
        return None

    def cue_after(self, mark: Marked) -> _Said | None:
        """A verb of saying right behind the closing mark (“…,” he said)."""
        place = self.place(mark.outer_end)
        if place is None:
            return None
        tree, first = place.tree, place.word
        if "\n" in self.content[mark.outer_end : tree.words[first].start] or not mark.closed:
            return None
        ended = self.content[mark.start : mark.end].rstrip()[-1:] == "."
        for index in range(first, min(len(tree.words), first + 12)):
            if self._says(tree, index) and not self.inside(tree, index):
                if ended and index - first > 3:
                    return None
                return self.said(tree, index)
            if tree.forms[index] in (".", ";", ":", "?") or (tree.forms[index] in ('"', "“", "‘") and index > first):
                break
        return None

    def _says(self, tree: Tree, index: int) -> bool:
        return tree.upos[index] == "VERB" and tree.lemmas[index] in words_of("say")

    def addressee(self, said: _Said) -> int | None:
        """Whom the words are said to ("told Ynet", "said to the envoy")."""
        for slot, word in verb_slots(said.tree, said.verb).fill:
            if slot in ("iobj", "to") or (slot == "obj" and said.tree.lemmas[said.verb] in _TELLS):
                party = party_of(said.tree, self.cast, word)
                if party is not None and not party[1] and not self.inside(said.tree, word):
                    return party[0]
        return None

    def medium(self, said: _Said, addressee: int | None) -> int | None:
        """In which newspaper, station or agency the words were said."""
        if addressee is not None and self._is_medium(addressee):
            return addressee
        for slot, word in verb_slots(said.tree, said.verb).fill:
            if slot in ("in", "on", "with", "to", "through"):
                for index in range(said.tree.low[word], said.tree.high[word] + 1):
                    mention = self.cast.at[said.tree.number].get(index)
                    if mention is not None and self._is_medium(mention) and not self.inside(said.tree, index):
                        return mention
        return None

    def _is_medium(self, number: int) -> bool:
        mention = self.cast.mentions[number]
        if mention.names == "medium":
            return True
        if mention.names not in ("organisation", "place", None) or mention.kind != "name":
            return False
        tree = self.trees[mention.sentence]
        return any(
            tree.rel[c] == "appos" and _NEWS & set(tree.lemmas[tree.low[c] : tree.high[c] + 1])
            for c in tree.kids[mention.head]
        )

    def when(self, said: _Said) -> Settled | None:
        """A time told with the verb of saying, outside what is said."""
        words = said.tree.words
        for time in self.times:
            if words[0].start <= time.start < words[-1].end and not any(
                m.start <= time.start < m.end for m in self.quoted
            ):
                word = next((i for i, w in enumerate(words) if w.start < time.end and w.end > time.start), None)
                if word is not None and said.verb in said.tree.ancestors(word)[:3]:
                    return time
        return None

    def quotation(self, content: Passage, direct: bool, said: _Said | None) -> DraftQuotation:
        """The quotation with all that its verb of saying tells."""
        if said is None:
            return DraftQuotation(content, direct)
        addressee = self.addressee(said)
        time = self.when(said)
        last = next(
            (
                c
                for c in said.tree.kids[said.verb]
                if said.tree.words[c].deprel == "compound:prt" and c == said.verb + 1
            ),
            said.verb,
        )
        cue = cut(self.content, said.tree.words[said.verb].start, said.tree.words[last].end)
        return DraftQuotation(
            content,
            direct,
            said.speaker,
            said.speaker_words,
            cue,
            addressee,
            self.medium(said, addressee),
            time.when if time else None,
        )


def find_quotations(
    text: Text, trees: Sequence[Tree], cast: Cast, times: Sequence[Settled] = ()
) -> list[DraftQuotation]:
    """All quotations of the text, in text order. Marks about a word or a name, with no cue, make no quotation."""
    finder = _Finder(text, trees, cast, times)
    finder.quoted = marked(text.content, text.blocks) if trees else []
    found = [*_direct(finder), *_blocks(finder)]
    taken = [(q.content.start, q.content.end) for q in found]
    found.extend(q for q in _indirect(finder) if not any(s <= q.content.start and q.content.end <= e for s, e in taken))
    found.sort(key=lambda q: (q.content.start, -q.content.end))
    return [replace(q, within=_within(found, place)) for place, q in enumerate(found)]


def _within(found: list[DraftQuotation], place: int) -> int | None:
    own = found[place].content
    for other in range(place - 1, -1, -1):
        content = found[other].content
        if content.start <= own.start and own.end <= content.end:
            return other
    return None


def _direct(finder: _Finder) -> list[DraftQuotation]:
    found: list[DraftQuotation] = []
    last: tuple[Marked, DraftQuotation] | None = None
    for mark in finder.quoted:
        content = trimmed(finder.content, mark.start, mark.end)
        size = len(content.words.split())
        said = finder.cue_after(mark) or finder.cue_before(mark) or finder.announced(mark)
        if said is None and size <= _SHORT and not (content.words[-1] in ",.!?…" and size > 2 and mark.depth == 0):
            continue
        if size <= 2 and said is not None and not _stands_alone(finder, mark, content):
            continue
        quotation = finder.quotation(content, True, said)
        if said is None and last is not None and _goes_on(finder.content, last[0], mark):
            before = last[1]
            quotation = replace(
                quotation,
                speaker=before.speaker,
                speaker_words=before.speaker_words,
                addressee=before.addressee,
                medium=before.medium,
            )
        found.append(quotation)
        if mark.depth == 0:
            last = (mark, quotation)
    return found


def _stands_alone(finder: _Finder, mark: Marked, content: Passage) -> bool:
    """Whether one or two quoted words are an utterance ("No," he said), not a word inside the teller's own sentence."""
    return content.words[-1] in ",.!?…" or finder.content[: mark.outer_start].rstrip().endswith((":", ","))


def _goes_on(content: str, before: Marked, mark: Marked) -> bool:
    """Whether the same speaker goes on: in the same paragraph, behind a short insertion (“A,” said X. “B.”)."""
    between = content[before.outer_end : mark.outer_start]
    return "\n" not in between and len(between.split()) <= 12


def _blocks(finder: _Finder) -> list[DraftQuotation]:
    """Paragraphs set apart as quotations by the layout, introduced by the line before and without marks of their own."""
    found: list[DraftQuotation] = []
    blocks = [block for block in finder.text.blocks if block.kind != "furniture" and block.end > block.start]
    for place, block in enumerate(blocks):
        words = finder.content[block.start : block.end]
        if block.kind != "quotation" or not words.strip() or words.lstrip()[0] in '“"«‘„':
            continue
        content = trimmed(finder.content, block.start, block.end)
        mark = Marked(block.start, block.end, block.start, block.end, 0, False)
        said = finder.cue_before(mark) or finder.announced(mark) if place else None
        found.append(finder.quotation(content, True, said))
    return found


def _indirect(finder: _Finder) -> list[DraftQuotation]:
    found: list[DraftQuotation] = []
    for tree in finder.trees:
        for verb in range(len(tree.words)):
            if not finder._says(tree, verb):
                continue
            clause = tree.kid(verb, "ccomp")
            if clause is None or clause < verb or (tree.lemmas[verb] in _THOUGHT and not _that(tree, clause)):
                continue
            first, last = tree.low[clause], tree.high[clause]
            while last > clause and tree.rel[last] == "punct":
                last -= 1
            while first < clause and tree.rel[first] == "punct":
                first += 1
            content = tree.passage(finder.content, first, last)
            if first <= verb <= last or any(
                m.start <= content.start and m.end <= content.end + 2 and m.outer_start <= content.start + 1
                for m in finder.quoted
            ):
                continue
            said = finder.said(tree, verb)
            if said.speaker is None and said.speaker_words is None:
                continue
            found.append(finder.quotation(content, False, said))
        found.extend(_according(finder, tree))
    return found


def _that(tree: Tree, clause: int) -> bool:
    return any(tree.rel[c] == "mark" and tree.forms[c] == "that" for c in tree.kids[clause])


def _according(finder: _Finder, tree: Tree) -> list[DraftQuotation]:
    """ "According to X, …": the rest of the sentence is X's."""
    for index, form in enumerate(tree.forms[:-1]):
        if form != "according" or tree.forms[index + 1] != "to":
            continue
        head = next(
            (h for h in [index, *tree.ancestors(index)] if tree.upos[h] in ("NOUN", "PROPN", "PRON") and h > index),
            None,
        )
        if head is None or finder.inside(tree, index):
            continue
        low, high = min(index, tree.low[head]), tree.high[head]
        first, last = (high + 1, len(tree.words) - 1) if low <= 1 else (0, low - 1)
        while first <= last and tree.upos[first] == "PUNCT":
            first += 1
        while last >= first and tree.upos[last] == "PUNCT":
            last -= 1
        if last - first < 2:
            continue
        party = party_of(tree, finder.cast, head)
        speaker = party[0] if party is not None and not party[1] else None
        words = (
            finder.cast.mentions[speaker].passage
            if speaker is not None
            else cut(
                finder.content,
                tree.words[tree.low[head] if tree.low[head] > index + 1 else index + 2].start,
                tree.words[head].end,
            )
        )
        content = tree.passage(finder.content, first, last)
        cue = tree.passage(finder.content, index, index + 1)
        return [DraftQuotation(content, False, speaker, words, cue)]
    return []
