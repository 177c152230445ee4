"""Reads the corpus's inline format (``FORMAT.md``) into documents with offsets, and refuses what the guidelines forbid.

    from training.corpus.reader import documents
    for document in documents("train"):
        for sentence in document.sentences: ...

As a program it checks files: ``python -m training.corpus.reader [FILE…]``.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from training.corpus.document import Document, Part, Sentence
from training.corpus.labels import GENRES, Genre
from training.corpus.marks import MarkError
from training.corpus.sentence import read_sentence

TEXTS = Path(__file__).parent / "texts"


class CorpusError(ValueError):
    """A file breaks the format or the guidelines; the message begins with ``file:line``."""


def part_of(document_id: str) -> Part:
    """The part a document belongs to, fixed by its id alone, so that correcting a text never moves it.

    The first byte of the id's SHA-256: below 38 test (about 15 %), below 64 dev (about 10 %), else train.
    """
    first = hashlib.sha256(document_id.encode()).digest()[0]
    return "test" if first < 38 else "dev" if first < 64 else "train"


def documents(part: Part | None = None, folder: Path = TEXTS) -> Iterator[Document]:
    """The documents of ``part`` (all, if None), in the order of file names and of the file.

    Raises CorpusError, with file and line, at the first line that cannot be read, and where an id is given twice.
    """
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.marked")):
        for document in read_file(path):
            if document.id in seen:
                raise CorpusError(f"{path.name}: the id {document.id} stands in {seen[document.id]} too; give another")
            seen[document.id] = path.name
            if part is None or document.part == part:
                yield document


def read_file(path: Path) -> Iterator[Document]:
    """The documents of one file. Raises CorpusError."""
    yield from read_text(path.read_text(encoding="utf-8"), path.name)


def read_text(marked: str, name: str) -> Iterator[Document]:
    """The documents in ``marked``; ``name`` stands in messages. Raises CorpusError."""
    header: tuple[int, str] | None = None
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(marked.splitlines(), start=1):
        if line.startswith("## "):
            if header is not None:
                yield _document(header, lines, name)
            header, lines = (number, line[3:]), []
        elif line.startswith("//"):
            continue
        elif header is not None:
            lines.append((number, line.strip()))
        elif line.strip():
            raise CorpusError(f"{name}:{number}: a text must begin with '## id | genre | year | title'")
    if header is not None:
        yield _document(header, lines, name)


def _document(header: tuple[int, str], lines: list[tuple[int, str]], name: str) -> Document:
    number, words = header
    fields = [field.strip() for field in words.split("|")]
    if len(fields) != 4:
        raise CorpusError(
            f"{name}:{number}: a header has four fields, 'id | genre | year | title'; this has {len(fields)}"
        )
    document_id, genre, year, title = fields
    if genre not in GENRES:
        raise CorpusError(f"{name}:{number}: unknown genre {genre!r}; one of {', '.join(GENRES)}")
    if not year.isdigit():
        raise CorpusError(f"{name}:{number}: {year!r} is no year")
    sentences: list[Sentence] = []
    pieces: list[str] = []
    at = paragraph = 0
    fresh = True
    for line_number, line in lines:
        if not line:
            fresh = True
            continue
        heading = line.startswith("# ")
        if sentences:
            gap = "\n\n" if fresh or heading else " "
            paragraph += gap != " "
            pieces.append(gap)
            at += len(gap)
        try:
            sentence = read_sentence(line[2:] if heading else line, at, heading, paragraph, line_number)
        except MarkError as error:
            raise CorpusError(f"{name}:{line_number}: {error}") from error
        sentences.append(sentence)
        pieces.append(sentence.text)
        at = sentence.end
        fresh = heading
    if not sentences:
        raise CorpusError(f"{name}:{number}: the text {document_id} is empty")
    return Document(
        id=document_id,
        genre=_genre(genre),
        year=int(year),
        title=title,
        part=part_of(document_id),
        file=name,
        content="".join(pieces),
        sentences=tuple(sentences),
    )


def _genre(word: str) -> Genre:
    known: tuple[Genre, ...] = get_args(Genre)
    return next(genre for genre in known if genre == word)


def main(arguments: list[str]) -> int:
    """Checks the files named, or all; prints every fault of a file's every line and returns 1 if there are any."""
    paths = [Path(argument) for argument in arguments] or sorted(TEXTS.glob("*.marked"))
    faults = 0
    for path in paths:
        marked = path.read_text(encoding="utf-8")
        # A fault stops a reading, so each is taken out (its line commented) and the rest read again: all come at once.
        while True:
            try:
                count = sum(len(document.sentences) for document in read_text(marked, path.name))
            except CorpusError as error:
                faults += 1
                print(error)
                number = int(str(error).split(":")[1])
                lines = marked.splitlines()
                if lines[number - 1].startswith("## "):
                    break
                lines[number - 1] = "//"
                marked = "\n".join(lines)
            else:
                print(f"{path.name}: {count} sentences read")
                break
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
