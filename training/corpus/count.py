"""What the corpus holds, in numbers: ``python -m training.corpus.count``."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from training.corpus import standoff
from training.corpus.document import Document
from training.corpus.reader import documents, part_of

_HEADINGS = (
    "texts",
    "genre",
    "decade",
    "type",
    "mode",
    "stance",
    "openness",
    "role",
    "parties",
    "chain",
    "hop",
    "mention",
    "form",
    "quotation",
)
_OF_ROWS = ("sentences", "events", "source", "type", "mode", "stance", "openness", "role", "chain", "hop")
_PARTS = ("train", "dev", "test")


def counts(of: Iterable[Document]) -> dict[str, Counter[str]]:
    """Counters by heading: ``texts``, ``genre``, ``decade``, ``type``, ``mode``, ``stance``, ``openness``, ``role``,
    ``hop``, ``mention``, ``form``, ``quotation``."""
    by: dict[str, Counter[str]] = {heading: Counter() for heading in (_HEADINGS)}
    for document in of:
        by["texts"]["documents"] += 1
        by["genre"][document.genre] += 1
        by["decade"][f"{document.year // 10 * 10}s"] += 1
        for sentence in document.sentences:
            by["texts"]["sentences"] += 1
            by["texts"]["words"] += len(sentence.text.split())
            by["texts"]["events"] += len(sentence.events)
            by["texts"]["sentences without event"] += not sentence.events
            by["texts"]["sentences with two events or more"] += len(sentence.events) > 1
            by["texts"]["times"] += len(sentence.times)
            for mention in sentence.mentions:
                by["mention"][mention.kind] += 1
                by["form"][mention.form] += 1
            for event in sentence.events:
                by["type"][event.type] += 1
                by["mode"][f"{event.type}/{event.mode}" if event.mode else "no mode"] += 1
                by["stance"][event.stance] += 1
                by["openness"][event.openness] += 1
                by["chain"][f"{len(event.chain)} hops"] += 1
                by["role"].update(filled.role for filled in event.roles)
                by["hop"].update(hop.kind for hop in event.chain)
                told = sum(filled.role in ("actor", "recipient") for filled in event.roles)
                by["parties"][f"{min(told, 3)}{' or more' if told >= 3 else ''}"] += 1
            for quoted in sentence.quotations:
                by["quotation"]["direct" if quoted.direct else "indirect"] += 1
    return by


def standoff_counts(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, Counter[str]]:
    """Counters of rows of the stand-off layer, each with the name of its file: ``sentences`` and ``events`` by file,
    ``source`` (sentences by the folder of the marked text), and of the events ``type``, ``mode``, ``stance``,
    ``openness``, ``role``, ``chain``, ``hop``. The words of the sentences are not needed."""
    by: dict[str, Counter[str]] = {heading: Counter() for heading in _OF_ROWS}
    documents_seen: set[tuple[str, str]] = set()
    for name, row in rows:
        by["sentences"][name] += 1
        by["sentences"]["all"] += 1
        by["sentences"]["all without event"] += not row["events"]
        by["sentences"]["all with two events or more"] += len(row["events"]) > 1
        documents_seen.add((row["file"], row["document"]))
        by["source"][row["file"].split("/")[0]] += 1
        by["events"][name] += len(row["events"])
        by["events"]["all"] += len(row["events"])
        for event in row["events"]:
            kind, mode = event["type"], event.get("mode")
            by["type"][kind] += 1
            by["mode"][f"{kind}/{mode}" if mode else "no mode"] += 1
            by["stance"][event.get("stance", "asserted")] += 1
            by["openness"][event.get("openness", "unstated")] += 1
            by["role"].update(role for role, _, _ in event.get("roles", ()))
            by["chain"][f"{len(event.get('chain', ()))} hops"] += 1
            by["hop"].update(hop for hop, _, _ in event.get("chain", ()))
    by["sentences"]["texts they stand in"] = len(documents_seen)
    return by


def _print(whole: Mapping[str, Counter[str]], parts: Mapping[str, Mapping[str, Counter[str]]], title: str) -> None:
    console = Console()
    console.rule(title)
    for heading, counter in whole.items():
        table = Table(heading, "all", *parts)
        rows = sorted(counter.items()) if heading == "decade" else counter.most_common()
        for value, number in rows:
            table.add_row(value, str(number), *(str(of_part[heading][value]) for of_part in parts.values()))
        console.print(table)


def main() -> None:
    """Prints a table for each heading, the parts side by side: the inline texts, then the stand-off layer."""
    read = tuple(documents())
    inline = {part: counts(document for document in read if document.part == part) for part in _PARTS}
    _print(counts(read), inline, "texts")
    rows = tuple(standoff.rows(None))
    beside = {part: standoff_counts(row for row in rows if part_of(row[1]["text"]) == part) for part in _PARTS}
    _print(standoff_counts(rows), beside, "stand-off layer")


if __name__ == "__main__":
    main()
