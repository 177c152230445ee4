"""Short documents in our own words that tell of the same and of other things, in a case as the pipeline reads it."""

from collections.abc import Mapping
from pathlib import Path

from backchannel.casefile import Case, fold
from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from tests.casefile.reading import READING, put
from tests.casefile.records import record

TOLD = {
    "wire.txt": "On 3 May 1961 the foreign minister of Pakistan met the Chinese ambassador in Geneva. The talks were secret.",
    "memoir.txt": "In May 1961 Pakistan's foreign minister had a secret meeting with China's ambassador at Geneva. "
    "The rain did not stop.",
    "copy.txt": "On 3 May 1961 the foreign minister of Pakistan met the Chinese ambassador in Geneva.",
    "arms.txt": "In 1965 Turkey sold rifles to Cyprus. The crates went secretly by way of Lebanon.",
}


MORE = {
    "cable.txt": "In 1961 the Chinese ambassador met the foreign minister of Pakistan in Geneva. It was kept secret.",
    "paper.txt": "Pakistan's foreign minister met the ambassador of China in Geneva last spring.",
    "letter.txt": "The Chinese ambassador and the foreign minister of Pakistan met secretly at Geneva in May.",
}
"""More that tell of the meeting."""


def told_case(folder: Path, reader: Reader, documents: Mapping[str, str] = TOLD) -> Case:
    """The documents, and one of a reading from before there were vectors."""
    made = Case.create(folder)
    with made.writer(READING) as writer:
        for name, words in documents.items():
            (document,) = take_in(words.encode(), name).documents
            done = reader.read(document, meant=True)
            put(writer, f"/papers/{name}", words.encode(), fold(done.record, done.meanings))
        data, read = record(1)
        put(writer, "/papers/before.txt", data, read)
    return made


def claim_of(case: Case, name: str, words: str) -> tuple[str, str]:
    """Source and claim, in the file of that name, whose trigger is ``words``."""
    for source_id in case.source_ids():
        read = case.record(source_id)
        if read.source.file_name == name:
            return source_id, next(claim.id for claim in read.claims if claim.trigger.words == words)
    raise AssertionError(name)
