"""What the corpus holds, in numbers: ``python -m training.corpus.count``."""

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from training.corpus.document import Document
from training.corpus.reader import documents

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


def main() -> None:
    """Prints a table for each heading, the parts side by side."""
    console = Console()
    read = tuple(documents())
    parts = {part: counts(document for document in read if document.part == part) for part in ("train", "dev", "test")}
    whole = counts(read)
    for heading, counter in whole.items():
        table = Table(heading, "all", *parts)
        rows = sorted(counter.items()) if heading == "decade" else counter.most_common()
        for value, number in rows:
            table.add_row(value, str(number), *(str(of_part[heading][value]) for of_part in parts.values()))
        console.print(table)


if __name__ == "__main__":
    main()
