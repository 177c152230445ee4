"""Universal Dependencies in CoNLL-U: EWT and GUM."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Token:
    """A syntactic word. ``head`` is an index into the sentence's words, -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: str


@dataclass(slots=True)
class Tree:
    """A sentence: its text as written, its words, and the surface tokens as (words it covers, surface form,
    whether a space follows)."""

    identity: str = ""
    text: str = ""
    document: str = ""
    paragraph: bool = False
    words: list[Token] = field(default_factory=list)
    surface: list[tuple[int, str, bool]] = field(default_factory=list)

    def spans(self) -> list[tuple[int, int]]:
        """(start, end) of each word in ``text``; words within one surface token share it by their lengths where
        their forms spell it, and otherwise each gets the whole token."""
        spans: list[tuple[int, int]] = []
        position = index = 0
        for count, form, _ in self.surface:
            start = self.text.find(form, position)
            if start < 0:
                raise ValueError(f"{self.identity}: {form!r} is not in the text after {position}")
            position = start + len(form)
            parts = [word.form for word in self.words[index : index + count]]
            if count > 1 and "".join(parts) == form:
                for part in parts:
                    spans.append((start, start + len(part)))
                    start += len(part)
            else:
                spans.extend([(start, position)] * count)
            index += count
        return spans


def read(path: Path) -> Iterator[Tree]:
    """The trees of one file, in order. Empty nodes are left out."""
    document = ""
    with path.open(encoding="utf-8") as lines:
        tree = Tree()
        covered = 0
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if tree.words:
                    tree.document = document
                    yield tree
                tree, covered = Tree(), 0
            elif line.startswith("#"):
                key, _, value = line[1:].partition("=")
                match key.strip():
                    case "newdoc id":
                        document = value.strip()
                    case "sent_id":
                        tree.identity = value.strip()
                    case "text":
                        tree.text = value.strip()
                    case name if name.startswith("newpar"):
                        tree.paragraph = True
            else:
                cells = line.split("\t")
                space = "SpaceAfter=No" not in cells[9].split("|")
                if "-" in cells[0]:
                    first, last = map(int, cells[0].split("-"))
                    tree.surface.append((last - first + 1, cells[1], space))
                    covered = last
                elif "." not in cells[0]:
                    if int(cells[0]) > covered:
                        tree.surface.append((1, cells[1], space))
                    tree.words.append(
                        Token(cells[1], cells[2], cells[3], cells[4], int(cells[6]) - 1, cells[7], cells[9])
                    )
        if tree.words:
            tree.document = document
            yield tree


def read_all(paths: list[Path]) -> list[Tree]:
    """The trees of several files, in the order of their names."""
    return [tree for path in sorted(paths) for tree in read(path)]
