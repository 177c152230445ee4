"""The stand-off layer: events marked in texts of others, one sentence a line of ``standoff/*.jsonl``.

A line holds ``file`` (below the folder of corpora), ``document`` and ``text`` (which document of it, and the SHA-256 of its
text, see ``texts_of_others``), ``start`` and ``end`` of the sentence, and ``events``; offsets are code points, those
of events count from the start of the sentence. Only events are marked: names and times of these sentences are
unknown, not none.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from training.corpus.document import Event, Filled, Hop, Part, Sentence, Span
from training.corpus.reader import part_of
from training.corpus.texts_of_others import contents, digest

LAYER = Path(__file__).parent / "standoff"


class StandoffError(ValueError):
    """A line of the layer does not fit the text that it marks."""


def rows(part: Part | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """(name of the layer's file, line) of a part; None for all. A document's digest decides its part, as for the
    inline texts."""
    for path in sorted(LAYER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if part is None or part_of(row["text"]) == part:
                yield path.name, row


def sentences(data: Path, part: Part | None) -> list[Sentence]:
    """The marked sentences of a part, read from the folder of corpora. Raises StandoffError where a text is another."""
    return [marked(words(data, name, row), row) for name, row in rows(part)]


def words(data: Path, name: str, row: dict[str, Any]) -> str:
    """The words of the sentence that ``row`` of the file ``name`` marks, from the folder of corpora. Raises
    StandoffError where the text is another."""
    text = _texts(data, row["file"]).get(row["document"])
    if text is None or digest(text) != row["text"]:
        raise StandoffError(
            f"{name} marks {row['file']}, document {row['document']}, whose text here is another: "
            "the folder of corpora, or how its texts are taken in, has changed since it was marked."
        )
    return text[row["start"] : row["end"]]


@cache
def _texts(data: Path, file: str) -> dict[str, str]:
    return dict(contents(data, file))


def marked(text: str, row: dict[str, Any]) -> Sentence:
    """The sentence that ``row`` marks. With no ``text`` at hand its offsets and labels stand, its spans have no words."""

    def span(start: int, end: int) -> Span:
        return Span(start, end, text[start:end])

    events = []
    for told in row["events"]:
        trigger = span(*told["trigger"])
        roles = [Filled(role, span(start, end), None) for role, start, end in told.get("roles", ())]
        chain = [
            Hop(kind, span(*teller) if teller else None, span(*cue) if cue else None)
            for kind, teller, cue in told.get("chain", ())
        ]
        events.append(
            Event(
                trigger,
                told["type"],
                told.get("mode"),
                tuple(roles),
                told.get("openness", "unstated"),
                told.get("stance", "asserted"),
                tuple(chain),
            )
        )
    return Sentence(text, row["start"], row["end"], False, 0, (), (), tuple(events), (), 0)
