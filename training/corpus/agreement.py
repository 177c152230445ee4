"""How far two annotators agree who mark the same texts apart, by the same guidelines.

``python -m training.corpus.agreement pick`` chose the documents (already done: ``second/unmarked.txt``);
``python -m training.corpus.agreement`` compares ``second/first.marked`` with ``second/second.marked`` and prints the
figures of ``AGREEMENT.md``; with ``differences`` it prints every sentence in which the two differ.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from training.corpus.document import Document, Part
from training.corpus.reader import TEXTS, read_file

SECOND: Final = Path(__file__).parent / "second"
"""Texts marked twice. No iterator of the reader looks here: it reads ``texts`` alone."""

SEED: Final = "agreement-1"
LAST_FILE: Final = "58.marked"
"""The corpus as it stood when the sample was drawn, so that new texts do not change what is drawn."""

WANTED: Final[dict[Part, int]] = {"test": 65, "dev": 40, "train": 55}
"""Sentences wanted of each part: most from test and dev, since agreement bounds what may be measured on them."""


def pick(of: Iterable[Document], wanted: dict[Part, int], seed: str = SEED) -> tuple[Document, ...]:
    """Whole documents until each part has the sentences ``wanted``: always the next one, in the order of the hash of
    seed and id, of the genre that has fewest sentences so far. The same documents for the same seed and corpus."""
    queue = sorted(of, key=lambda document: hashlib.sha256(f"{seed}:{document.id}".encode()).digest())
    of_genre: Counter[str] = Counter()
    picked: list[Document] = []
    for part, number in wanted.items():
        left = [document for document in queue if document.part == part]
        held = 0
        while left and held < number:
            chosen = min(left, key=lambda document: of_genre[document.genre])
            left.remove(chosen)
            picked.append(chosen)
            held += len(chosen.sentences)
            of_genre[chosen.genre] += len(chosen.sentences)
    return tuple(picked)


def unmarked(document: Document) -> str:
    """The document in the corpus's format with no mark in it, for another to mark."""
    lines = [f"## {document.id} | {document.genre} | {document.year} | {document.title}"]
    paragraph = 0
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            lines.append("")
            paragraph = sentence.paragraph
        escaped = "".join("\\" + letter if letter in "[]<>{}|\\" else letter for letter in sentence.text)
        lines.append(f"# {escaped}" if sentence.heading else escaped)
    return "\n".join(lines) + "\n"


def as_written(document: Document, folder: Path = TEXTS) -> str:
    """The document's lines as they stand in its file, marks and all."""
    lines: list[str] = []
    inside = False
    for line in (folder / document.file).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            inside = line[3:].split("|")[0].strip() == document.id
        if inside:
            lines.append(line)
    return "\n".join(lines).rstrip() + "\n"


def write_sample() -> None:
    """Draws the sample into ``second``: ``unmarked.txt`` for the second annotator, ``first.marked`` as it stands now."""
    files = [path for path in sorted(TEXTS.glob("*.marked")) if path.name <= LAST_FILE]
    picked = pick((document for path in files for document in read_file(path)), WANTED)
    (SECOND / "unmarked.txt").write_text("\n".join(unmarked(document) for document in picked), encoding="utf-8")
    (SECOND / "first.marked").write_text("\n".join(as_written(document) for document in picked), encoding="utf-8")


if __name__ == "__main__":
    write_sample()
