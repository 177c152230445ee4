"""Whom "he", "him" and "his" mean in diplomatic papers: pronouns of FRUS drawn at random, one or two a document.

The gold (``pronouns_frus.tsv``) was judged by one reader, a language model; every second row, which chose the weights of
``actors/pronouns.py``, is left out here. Right where the actor given to the pronoun bears the name or title that the
reader gave it; what is left open counts against recall alone.
"""

from collections import defaultdict
from pathlib import Path

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.record import Record
from training.evaluate.figure import Figure, Tally

GOLD = Path(__file__).parent / "pronouns_frus.tsv"


def rows() -> list[tuple[str, str, int, str]]:
    """File, document, code point of the pronoun, and the name of whom it means; the rows that are measured."""
    lines = [line for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    told = [line.split("\t") for line in lines]
    return [(file, part, int(start), name) for file, part, start, name in told[1::2]]


def measure(data: Path) -> list[Figure]:
    reader = Reader.load()
    wanted: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for file, part, start, name in rows():
        wanted[file][part].append((start, name))
    tally = Tally()
    for file, parts in wanted.items():
        for document in take_in((data / file).read_bytes(), Path(file).name).documents:
            asked = parts.get(document.source.part or "")
            if asked is None:
                continue
            record = reader.read(document).record
            for start, name in asked:
                given = answer(record, start)
                tally.gold += 1
                tally.found += given is not None
                tally.right += given is not None and any(bare(name) in words.lower() for words in given)
    return [
        Figure(
            "pronouns-he-talks", "Pronouns: he, him, his (F1)", "FRUS, raw text", tally.f1, tuple(sorted(wanted)),
            count=tally.counts(),
        )
    ]  # fmt: skip


def answer(record: Record, start: int) -> set[str] | None:
    """All that the actor given to the pronoun at ``start`` is called; None where it was given to nobody."""
    for actor in record.actors:
        if any(mention.kind == "pronoun" and mention.start == start for mention in actor.mentions):
            return {actor.name, *(m.words for m in actor.mentions), *(post.office for post in actor.posts)}
    return None


def bare(name: str) -> str:
    """A name or title in small letters, without "the"."""
    return name.lower().removeprefix("the ")
