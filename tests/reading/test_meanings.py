"""The vectors of sentences: the same for the same text, near for those that tell the like."""

import numpy as np

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.reading.meanings import MAKER, vectors
from backchannel.reading.model import Model
from backchannel.record.meanings import SCALE, WIDTH

STORY = b"""The crates of rifles went by way of Limassol, so that nobody would know. It rained.

The ambassador thanked the king for the dinner. The two ministers met again in Vienna on 4 May 1961.
"""


def test_sentences_with_a_claim_have_a_vector_and_the_same_text_gives_the_same_bytes(reader: Reader) -> None:
    (document,) = take_in(STORY, "story.txt").documents
    first, again = reader.read(document, meant=True), reader.read(document, meant=True)
    assert first.meanings is not None
    assert first.meanings == again.meanings
    assert first.record == reader.read(document).record
    assert first.meanings.maker == MAKER
    assert len(first.meanings.vectors) == WIDTH * len(first.meanings.places)
    content = document.text.content
    held = [content[start:end] for start, end in first.meanings.places]
    assert "It rained." not in held
    assert all(
        any(start <= claim.trigger.start < end for start, end in first.meanings.places) for claim in first.record.claims
    )


def test_vectors_are_made_only_where_they_are_asked_for(reader: Reader) -> None:
    (document,) = take_in(STORY, "story.txt").documents
    assert reader.read(document).meanings is None


def test_eight_bits_keep_the_order(model: Model) -> None:
    told = [
        "Weapons were sent secretly through a third country.",
        "The crates of rifles went by way of Limassol, so that nobody would know.",
        "The ambassador thanked the king for the dinner.",
    ]
    made = np.frombuffer(vectors(model, told), dtype=np.int8).reshape(-1, WIDTH).astype(np.float64)
    lengths = np.linalg.norm(made, axis=1) / SCALE
    assert np.abs(lengths - 1).max() < 0.005
    assert made[0] @ made[1] > made[0] @ made[2]
    assert vectors(model, []) == b""
