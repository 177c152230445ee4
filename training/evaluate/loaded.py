"""Judging words: marked spans and reasons, against the marked set; and marks per thousand words of cables and speeches.

The set (training/corpus/loaded) is split in two by digest; rules were written against the one half. A mark found is
right when it overlaps a mark of the set (one to one); with its reason right when the reason is the same too. The floor
is a plain list of words with no rules. Cables are the first documents of FRUS volumes and speeches those of the UN
General Debate, drawn evenly from the sorted files.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from backchannel.intake.open import take_in
from backchannel.reading.analysis import Sentence
from backchannel.reading.loaded import find_loaded
from backchannel.reading.model import Model
from backchannel.reading.tree import Tree
from backchannel.record.text import Block, Text
from training.evaluate.figure import Figure, Tally

FOLDER = Path(__file__).parents[1] / "corpus" / "loaded"
SET = "training/corpus/loaded/sentences.txt"
DOCUMENTS = 30
WHY = {
    "gov": "judging word for a government",
    "grp": "judging word for a group",
    "cri": "word of crime for politics",
    "epi": "epithet",
    "pra": "praising word",
    "dis": "dismissing word",
    "emo": "emotive word",
    "sure": "word of certainty",
    "gen": "sweeping generalisation",
    "sup": "judging superlative",
    "ask": "rhetorical question",
    "exc": "exclamation",
    "cmp": "comparison to what is hated",
    "iro": "mark of irony",
    "ins": "insinuation",
}

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence of the set: its genre, its words, and the marks (start and end in code points, why)."""

    genre: str
    words: str
    marks: tuple[Span, ...]

    @property
    def part(self) -> str:
        """ "test" or "dev", by the SHA-256 of the words."""
        return "test" if int(hashlib.sha256(self.words.encode()).hexdigest()[:2], 16) % 2 else "dev"


def marked(line: str) -> Marked:
    """A line of the set, read; ValueError where a mark has no known code."""
    genre, _, rest = line.partition("\t")
    words, marks, at = "", [], 0
    for found in re.finditer(r"\[([^\[\]|]+)\|(\w+)\]", rest):
        words += rest[at : found.start()]
        if found.group(2) not in WHY:
            raise ValueError(f"No such code: {found.group(2)!r} in {line!r}. There are: {', '.join(WHY)}.")
        marks.append((len(words), len(words) + len(found.group(1)), WHY[found.group(2)]))
        words += found.group(1)
        at = found.end()
    words += rest[at:]
    if "[" in words or "|" in words:
        raise ValueError(f"A mark is not closed or has no code: {line!r}.")
    return Marked(genre, words, tuple(marks))


def sentences(part: str | None = None) -> list[Marked]:
    """The set, or one of its parts."""
    lines = (FOLDER / "sentences.txt").read_text("utf-8").splitlines()
    read = [marked(line) for line in lines if line.strip() and not line.startswith("#")]
    return [one for one in read if part in (None, one.part)]


def text_of(paragraphs: Iterable[str]) -> Text:
    """A text of these paragraphs."""
    content, blocks = "", []
    for words in paragraphs:
        content += "\n\n" if content else ""
        blocks.append(Block(len(content), len(content) + len(words), "paragraph"))
        content += words
    return Text(hashlib.sha256(content.encode()).hexdigest(), content, tuple(blocks))


def plain_list() -> Callable[[str], list[Span]]:
    """The floor: words of a list, wherever they stand."""
    why: dict[str, str] = {}
    for line in (FOLDER / "plain_list.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            reason, words = line.split("\t")
            for word in words.split(";"):
                why.setdefault(word.strip(), reason)
    pattern = re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(why, key=len, reverse=True))) + r")\b", re.IGNORECASE
    )
    return lambda words: [(m.start(), m.end(), why[m.group().lower()]) for m in pattern.finditer(words)]


def find(model: Model, texts: list[str]) -> list[list[Span]]:
    """What the reader marks in each of ``texts``."""
    text = text_of(texts)
    found: list[list[Span]] = [[] for _ in texts]
    for number, sentence in enumerate(model.analyse(text)):
        block = text.blocks[sentence.block]
        for one in find_loaded(text.content, Tree(sentence, number)):
            found[sentence.block].append((one.words.start - block.start, one.words.end - block.start, one.why))
    return found


def paired(gold: Iterable[Span], found: Iterable[Span]) -> list[tuple[Span, Span]]:
    """Marks that overlap, one to one; those of the same reason first."""
    pairs: list[tuple[Span, Span]] = []
    left, right = list(gold), list(found)
    for same in (True, False):
        for one in list(left):
            for other in right:
                if one[0] < other[1] and other[0] < one[1] and (one[2] == other[2] or not same):
                    pairs.append((one, other))
                    left.remove(one)
                    right.remove(other)
                    break
    return pairs


def score(cases: list[Marked], found: list[list[Span]]) -> tuple[Tally, Tally]:
    """Spans alone; spans with their reason."""
    spans, reasons = Tally(), Tally()
    for case, marks in zip(cases, found, strict=True):
        pairs = paired(case.marks, marks)
        for tally, right in ((spans, len(pairs)), (reasons, sum(a[2] == b[2] for a, b in pairs))):
            tally.gold += len(case.marks)
            tally.found += len(marks)
            tally.right += right
    return spans, reasons


def documents(data: Path, corpus: str) -> Iterator[tuple[str, Text]]:
    """Thirty documents of ``corpus`` ("frus", "un-general-debate"), drawn evenly from its sorted files."""
    files = sorted(path for path in (data / corpus).iterdir() if path.suffix in (".xml", ".txt"))
    step = max(1, len(files) // DOCUMENTS)
    for path in files[::step][:DOCUMENTS]:
        taken = take_in(path.read_bytes(), path.name).documents
        yield path.name, taken[len(taken) // 2].text


def per_thousand(model: Model, texts: Iterable[tuple[str, Text]]) -> tuple[float, int, Counter[tuple[str, str]]]:
    """Marks per thousand words, how many words, and what was marked with why."""
    words, marks = 0, Counter[tuple[str, str]]()
    for _, text in texts:
        analysed: tuple[Sentence, ...] = model.analyse(text)
        for number, sentence in enumerate(analysed):
            words += sum(word.form[:1].isalnum() for word in sentence.words)
            if text.blocks[sentence.block].kind != "heading":
                marks.update((one.words.words, one.why) for one in find_loaded(text.content, Tree(sentence, number)))
    return 1000 * marks.total() / max(1, words), words, marks


def measure(data: Path) -> list[Figure]:
    """Spans and reasons on the test part; marks per thousand words of cables and speeches."""
    model = Model.load()
    cases = sentences("test")
    spans, reasons = score(cases, find(model, [case.words for case in cases]))
    plain = plain_list()
    floor, floor_reasons = score(cases, [plain(case.words) for case in cases])
    figures = [
        Figure(
            "loaded.spans",
            "judging words, F1 of overlapping spans",
            "own set, test",
            spans.f1,
            (SET,),
            "",
            spans.counts(),
            naive=f"a plain list {floor.f1:.1f}",
            aim="85",
        ),
        Figure(
            "loaded.reasons",
            "judging words, F1 of span and reason",
            "own set, test",
            reasons.f1,
            (SET,),
            "",
            reasons.counts(),
            naive=f"a plain list {floor_reasons.f1:.1f}",
        ),
    ]
    for corpus, title in (
        ("frus", "30 documents of FRUS"),
        ("un-general-debate", "30 speeches of the UN General Debate"),
    ):
        rate, words, marks = per_thousand(model, documents(data, corpus))
        figures.append(
            Figure(
                f"loaded.marks.{corpus}",
                "judging words, marks per 1,000 words",
                title,
                rate,
                (),
                "per 1,000 words",
                f"{marks.total()} marks in {words} words",
                floored=False,
            )
        )
    return figures


def show(part: str) -> None:
    """Prints the errors on a part of the set, and its figures."""
    cases = sentences(part)
    found = find(Model.load(), [case.words for case in cases])
    for case, marks in zip(cases, found, strict=True):
        pairs = paired(case.marks, marks)
        missed = [case.words[m[0] : m[1]] + f" ({m[2]})" for m in case.marks if m not in [a for a, _ in pairs]]
        extra = [case.words[m[0] : m[1]] + f" ({m[2]})" for m in marks if m not in [b for _, b in pairs]]
        other = [f"{case.words[a[0] : a[1]]}: {a[2]} / {b[2]}" for a, b in pairs if a[2] != b[2]]
        if missed or extra or other:
            print(
                case.genre,
                case.words,
                *(
                    f"\n   {name}: {what}"
                    for name, what in (("missed", missed), ("extra", extra), ("reason", other))
                    if what
                ),
            )
    for name, tally in zip(("spans", "spans and reasons"), score(cases, found), strict=True):
        print(f"{name}: F1 {tally.f1:.1f}; {tally.counts()}")


if __name__ == "__main__":
    show("dev")
