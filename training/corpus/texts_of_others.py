"""The texts that the stand-off layer marks, from the folder of corpora.

The layer itself (``training/corpus/standoff``) holds a file, a document in it, the SHA-256 of that document's text,
offsets in code points and labels, and none of the words.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from backchannel.intake.open import take_in
from training.sets.conllu import read as read_trees


def contents(data: Path, file: str) -> Iterator[tuple[str, str]]:
    """(document, its text) for each document of ``file``, a path below ``data``, in order.

    Treebanks give one document a sentence, under its ``sent_id``; the event corpus its documents by name, their words
    joined with blanks; everything else is what our own intake makes of the file, numbered from 0.
    """
    path = data / file
    if path.suffix == ".conllu":
        for tree in read_trees(path):
            yield tree.identity, tree.text
    elif path.suffix == ".json":
        seen: set[str] = set()
        for mention in json.loads(path.read_text(encoding="utf-8")):
            if mention["doc_id"] not in seen:
                seen.add(mention["doc_id"])
                yield mention["doc_id"], " ".join(mention["mention_context"])
    else:
        for number, document in enumerate(take_in(path.read_bytes(), path.name).documents):
            yield str(number), document.text.content


def digest(text: str) -> str:
    """SHA-256 of a document's text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
