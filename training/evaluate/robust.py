"""Text as messy as it comes: capitals, no capitals, a scanner's mistakes, quotation marks, run-on sentences, lists, tables.

The same texts are read as they stand and again after a change that alters no meaning; marks move with their words. Names
want both ends and the kind, events are scored as in *Claims on our own corpus*. A scanner's mistakes are seeded: of so many
characters in a hundred, each is misread as one that looks like it (l and 1, rn and m, e and c) or, if a blank, lost. Run-on
sentences have 300 words: full stops become commas with "and". Lists and tables are files that intake opens: a line with a
bullet, or a row of HTML, for each sentence. Of direct quotations the characters between their marks are counted. Linked
persons of FRUS count as found where a person's name overlaps them.
"""

import hashlib
import html
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice
from pathlib import Path

from backchannel.intake.open import take_in
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.reading.words import words as words_of
from backchannel.record.source import Source
from backchannel.record.text import Block, Text
from backchannel.world.world import World
from training.corpus.document import Document, Event, Filled, Hop, Sentence, Span
from training.corpus.reader import TEXTS, documents
from training.evaluate.claims import Scores, score, text_of
from training.evaluate.figure import Figure, Tally
from training.evaluate.names import EWT, UNER, coarse
from training.evaluate.parse import raw
from training.sets.conllu import read_all
from training.sets.frus import HELD_APART, Paragraph, paragraphs
from training.sets.own import names_of
from training.sets.treebanks import iob

SEED = 1954
EVERY = 3
"""Every third document of EWT, to be quick."""
PARAGRAPHS = 40
"""Paragraphs with a linked person of each FRUS volume held apart, from the tenth on, one in five."""
RUN_ON = 300
"""Words of a run-on sentence."""

Characters = list[str]
"""A text's characters, each as what it becomes: nothing, itself, another, several."""
Change = Callable[[str], Characters]

# What a scanner takes one sign, or two, for. From the mistakes that books on correcting such texts list first.
_MISREAD = {
    "l": ("1", "i"), "1": ("l", "I"), "I": ("l", "1"), "o": ("0", "c"), "O": ("0", "Q"), "0": ("O",), "e": ("c", "o"),
    "c": ("e",), "i": ("l", "j"), "h": ("b",), "b": ("h",), "n": ("u", "ri"), "u": ("n", "ii"), "s": ("5",), "S": ("5",),
    "a": ("o",), "t": ("f",), "f": ("t",), "m": ("rn", "in"), "w": ("vv",), "d": ("cl",), "B": ("8",), "E": ("F",),
    "M": ("ll",), "g": ("q",), "y": ("v",), ".": (",",), ",": (".",), " ": ("",),
}  # fmt: skip
_MERGED = {"rn": "m", "cl": "d", "vv": "w", "li": "h", "ri": "n", "fi": "f"}
_CURLY = {"“": '"', "”": '"', "‘": "'", "’": "'", "„": '"'}
# Words that lose their capital inside a sentence; any other may be a name and keeps it.
_BEGINNINGS = frozenset(
    "the a an this that these those it he she they we there in on at by for from with under after before during when while "
    "as if but both his her their its no some many all two three neither".split()
)


def kept(content: str) -> Characters:
    return list(content)


def capitals(content: str) -> Characters:
    return [character.upper() for character in content]


def lowered(content: str) -> Characters:
    return [character.lower() for character in content]


def straight(content: str) -> Characters:
    return [_CURLY.get(character, character) for character in content]


def curly(content: str) -> Characters:
    """Straight marks made curly: opening before a word, closing after one."""
    result = list(content)
    for at, character in enumerate(content):
        if character in "\"'":
            opens = at == 0 or content[at - 1].isspace() or content[at - 1] in "([“‘—–"
            result[at] = {'"': "“”", "'": "‘’"}[character][0 if opens else 1]
    return result


def scanned(share: float) -> Change:
    """A change that misreads ``share`` of all characters, the same each time for the same text."""

    def misread(content: str) -> Characters:
        rng = random.Random(f"{SEED} {share} {content[:80]}")
        result = list(content)
        open_to_it = [at for at, character in enumerate(content) if character in _MISREAD]
        for at in rng.sample(open_to_it, min(len(open_to_it), round(share * len(content)))):
            pair = content[at : at + 2]
            if pair in _MERGED and result[at + 1]:
                result[at], result[at + 1] = _MERGED[pair], ""
            elif result[at] == content[at]:
                result[at] = rng.choice(_MISREAD[content[at]])
        return result

    return misread


@dataclass(slots=True)
class Case:
    """A document of our own corpus as one way has it: its text, its sentences and their marks where they are there."""

    document: Document
    text: Text
    names: set[tuple[int, int, str]]
    quoted: set[int]
    """Code points inside of direct quotations."""


@dataclass(slots=True)
class Found:
    """The tallies of one way; of quotations, their code points are counted."""

    names: Tally = field(default_factory=Tally)
    quoted: Tally = field(default_factory=Tally)
    scores: Scores = field(default_factory=Scores)


def changed(document: Document, characters: Characters) -> Case:
    """``document`` with its characters replaced and every mark moved to where its words are now."""
    before = [0, *accumulate(len(character) for character in characters)]
    content = "".join(characters)
    return _moved(document, content, [_Move(content, before, sentence.start) for sentence in document.sentences])


@dataclass(frozen=True, slots=True)
class _Move:
    """Where the characters of one sentence, which began at ``origin`` of the old text, are in ``content``."""

    content: str
    before: list[int]
    origin: int

    def place(self, at: int) -> int:
        """The new offset of the character ``at`` of the sentence."""
        return self.before[self.origin + at]

    def span(self, span: Span) -> Span:
        first = self.place(0)
        start, end = self.place(span.start), self.place(span.end)
        return Span(start - first, end - first, self.content[start:end])


def _moved(document: Document, content: str, moves: list[_Move], text: Text | None = None) -> Case:
    sentences: list[Sentence] = []
    names: set[tuple[int, int, str]] = set()
    quoted: set[int] = set()
    for sentence, move in zip(document.sentences, moves, strict=True):
        start, end = move.place(0), move.place(len(sentence.text))
        events = tuple(_event(event, move) for event in sentence.events)
        sentences.append(replace(sentence, text=content[start:end], start=start, end=end, events=events))
        own = words_of(sentence.text, 0, len(sentence.text))
        for name in names_of(sentence, own):
            names.add((move.place(own[name.first][0]), move.place(own[name.last][1]), name.kinds[0]))
        for quotation in sentence.quotations:
            if quotation.direct:
                quoted.update(range(move.place(quotation.content.start), move.place(quotation.content.end)))
    now = replace(document, content=content, sentences=tuple(sentences))
    return Case(now, text or text_of(now), names, quoted)


def _event(event: Event, move: _Move) -> Event:
    return replace(
        event,
        trigger=move.span(event.trigger),
        roles=tuple(Filled(filled.role, move.span(filled.span), filled.mention) for filled in event.roles),
        chain=tuple(
            Hop(hop.kind, move.span(hop.teller) if hop.teller else None, move.span(hop.cue) if hop.cue else None)
            for hop in event.chain
        ),
    )


def run_on(document: Document) -> Characters:
    """The document's sentences in runs of ``RUN_ON`` words without a full stop; headings stay apart."""
    characters = list(document.content)
    length = 0
    for sentence, after in zip(document.sentences, document.sentences[1:], strict=False):
        length = 0 if sentence.heading else length + sentence.text.count(" ") + 1
        if sentence.heading or after.heading or length >= RUN_ON:
            length = 0
            continue
        for at in range(sentence.end, after.start):
            characters[at] = " " if at == sentence.end else ""
        last = sentence.end - 1
        if characters[last] in ".!?":
            characters[last] = ", and"
            first = after.text.partition(" ")[0]
            if first.lower() in _BEGINNINGS:
                characters[after.start] = characters[after.start].lower()
    return characters


def bulleted(document: Document) -> tuple[str, str]:
    """The document as a list in plain text, and its file's name."""
    lines = [s.text if s.heading else f"• {s.text}" for s in document.sentences]
    return "\n".join(lines) + "\n", "list.txt"


def tabled(document: Document) -> tuple[str, str]:
    """The document as a table of a web page, a numbered row for each sentence, and its file's name."""
    rows = [
        f"<tr><td>{number}</td><td>{html.escape(s.text)}</td></tr>" for number, s in enumerate(document.sentences, 1)
    ]
    return f"<html><body><table>{''.join(rows)}</table></body></html>", "table.html"


def opened(document: Document, file: tuple[str, str]) -> Case:
    """The file as intake opens it. A sentence that is not in the text has its marks at the end, where nothing is found."""
    content, name = file
    text = take_in(content.encode(), name).documents[0].text
    moves: list[_Move] = []
    at = 0
    for sentence in document.sentences:
        found = text.content.find(sentence.text, at)
        at = found + len(sentence.text) if found >= 0 else at
        step = 0 if found < 0 else 1
        first = len(text.content) if found < 0 else found
        moves.append(_Move(text.content, [first + step * n for n in range(len(sentence.text) + 1)], 0))
    return _moved(document, text.content, moves, text)


@dataclass(frozen=True, slots=True)
class Way:
    """One way that text comes: ``change`` alters characters; where it is None, ``make`` makes another text of a document."""

    key: str
    title: str
    change: Change | None
    make: Callable[[Document], Case] | None = None

    def case(self, document: Document) -> Case:
        if self.make is not None:
            return self.make(document)
        assert self.change is not None
        return changed(document, self.change(document.content))


WAYS = (
    Way("as-is", "as it stands", kept),
    Way("capitals", "all capitals", capitals),
    Way("lowered", "no capitals", lowered),
    Way("scanned-1", "1 % of characters misread", scanned(0.01)),
    Way("scanned-2", "2 % of characters misread", scanned(0.02)),
    Way("scanned-3", "3 % of characters misread", scanned(0.03)),
    Way("straight", "straight quotation marks", straight),
    Way("curly", "curly quotation marks", curly),
    Way("run-on", "run-on sentences of 300 words", None, lambda document: changed(document, run_on(document))),
    Way("list", "a list", None, lambda document: opened(document, bulleted(document))),
    Way("table", "rows of a table", None, lambda document: opened(document, tabled(document))),
)

QUOTING = ("as-is", "straight", "curly")
"""Ways for which quotations are counted. There are too few in the test part for a floor."""


def measure(data: Path) -> list[Figure]:
    """Names, events and types on our own corpus for each way; names of EWT and persons of FRUS for changes of characters."""
    model, world = Model.load(), World.load()
    own = {way.key: _own(model, world, documents("test"), way) for way in WAYS}
    plain = [way for way in WAYS if way.change is not None and way.key not in ("straight", "curly")]
    trees = [found for number, found in enumerate(raw(read_all([data / EWT]))) if number % EVERY == 0]
    marked = iob(data / UNER)
    texts = [
        (text, {
            (spans[first][0], spans[last][1], kind)
            for tree, spans in zip(own_trees, places, strict=True)
            for first, last, kind in marked[tree.identity]
        })
        for text, own_trees, places in trees
    ]  # fmt: skip
    ewt = {way.key: _ewt(model, texts, way) for way in plain}
    chosen = [one for volume in HELD_APART for one in _paragraphs(data / "frus" / f"{volume}.xml")]
    frus = {way.key: _frus(model, chosen, way) for way in plain}
    corpus = tuple(f"training/corpus/texts/{path.name}" for path in sorted(TEXTS.glob("*.marked")))
    volumes = tuple(f"frus/{volume}.xml" for volume in HELD_APART)
    figures = []
    for way in WAYS:
        found = own[way.key]
        for key, title, tally in (
            ("names", "names, F1", found.names),
            ("events", "events found, F1", found.scores.trigger),
            ("types", "events found with their type, F1", found.scores.typed),
        ):
            figures.append(
                Figure(f"robust.{way.key}.{key}", f"{way.title}: {title}", "own corpus, test", tally.f1, corpus,
                       count=tally.counts())
            )  # fmt: skip
        if way.key in QUOTING:
            figures.append(
                Figure(f"robust.{way.key}.quoted", f"{way.title}: direct quotations, F1 of their characters",
                       "own corpus, test", found.quoted.f1, corpus, count=found.quoted.counts(), floored=False)
            )  # fmt: skip
    for way in plain:
        tally = ewt[way.key]
        figures.append(
            Figure(f"robust.{way.key}.ewt", f"{way.title}: names, F1", f"EWT test, every {EVERY}rd document", tally.f1,
                   (UNER, EWT), count=tally.counts())
        )  # fmt: skip
    for way in plain:
        tally = frus[way.key]
        figures.append(
            Figure(f"robust.{way.key}.frus", f"{way.title}: linked persons found", "FRUS, four volumes held apart",
                   tally.recall, volumes, "%", f"{tally.gold} names")
        )  # fmt: skip
    return figures


def _own(model: Model, world: World, given: Iterable[Document], way: Way) -> Found:
    found = Found()
    for document in given:
        case = way.case(document)
        source = Source("src_measured", case.text.sha256, "text/plain", document.id, published=str(document.year))
        sentences = model.analyse(case.text)
        reading = read(case.text, source, sentences, world)
        for sentence in case.document.sentences:
            score(found.scores, sentence, reading)
        told: set[tuple[object, ...]] = {
            (own.words[name.first].start, own.words[name.last].end, name.kind)
            for own in sentences
            for name in own.names
        }
        found.names.add(set(case.names), told)
        said = {at for one in reading.quotations if one.direct for at in range(one.content.start, one.content.end)}
        found.quoted.gold += len(case.quoted)
        found.quoted.found += len(said)
        found.quoted.right += len(said & case.quoted)
    return found


def _ewt(model: Model, texts: list[tuple[Text, set[tuple[int, int, str]]]], way: Way) -> Tally:
    assert way.change is not None
    tally = Tally()
    for text, gold in texts:
        characters = way.change(text.content)
        before = [0, *accumulate(len(character) for character in characters)]
        blocks = tuple(Block(before[block.start], before[block.end], block.kind) for block in text.blocks)
        told = {
            (own.words[name.first].start, own.words[name.last].end, coarse(name.kind))
            for own in model.analyse(_text("".join(characters), blocks))
            for name in own.names
            if coarse(name.kind)
        }
        tally.add({(before[start], before[end], kind) for start, end, kind in gold}, set(told))
    return tally


def _paragraphs(path: Path) -> list[Paragraph]:
    marked = (one for one in paragraphs(path) if any(kind == "person" for _, _, kind in one.marks))
    return list(islice(marked, 9, 9 + 5 * PARAGRAPHS, 5))


def _frus(model: Model, chosen: list[Paragraph], way: Way) -> Tally:
    assert way.change is not None
    tally = Tally()
    for paragraph in chosen:
        characters = way.change(paragraph.text)
        before = [0, *accumulate(len(character) for character in characters)]
        content = "".join(characters)
        persons = [
            (own.words[name.first].start, own.words[name.last].end)
            for own in model.analyse(_text(content, (Block(0, len(content), "paragraph"),)))
            for name in own.names
            if name.kind == "person"
        ]
        linked = [(before[start], before[end]) for start, end, kind in paragraph.marks if kind == "person"]
        tally.gold += len(linked)
        tally.right += sum(any(a < end and start < b for a, b in persons) for start, end in linked)
    return tally


def _text(content: str, blocks: tuple[Block, ...]) -> Text:
    return Text(hashlib.sha256(content.encode()).hexdigest(), content, blocks)
