"""How fast one process reads, end to end, and how much memory it takes: words a second of processor time on one core.

    python bench/one_core.py FILE... [--documents 150]

Each FILE is taken in; of its documents the first ``--documents`` are read: words, trees, events, actors, findings,
checks, everything that a record holds. Taking in is not counted. Budget: 4,000 words/s, 600 MiB.
"""

import argparse
import resource
import time
from pathlib import Path

from backchannel.intake.document import Document
from backchannel.intake.open import take_in
from backchannel.pipeline import Reader


def main() -> None:
    parser = argparse.ArgumentParser(prog="python bench/one_core.py", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--documents", type=int, default=150, help="of each file")
    chosen = parser.parse_args()
    documents: list[Document] = []
    for path in chosen.files:
        documents.extend(take_in(path.read_bytes(), path.name).documents[: chosen.documents])
    reader = Reader.load()
    words = claims = 0
    began = time.process_time()
    for document in documents:
        claims += len(reader.read(document, meant=True).record.claims)
        words += len(document.text.content.split())
    spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(documents)} documents, {words:,} words, {claims:,} claims in {spent:.1f} s of processor time: "
        f"{words / spent:,.0f} words/s; peak {peak:.0f} MiB resident"
    )


if __name__ == "__main__":
    main()
