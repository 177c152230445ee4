"""The vectors of the sentences that hold a claim, and of what somebody asks, each number in eight bits.

The same text gives the same bytes: its sentences alone make up the batches, and rounding takes the last bits away.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import numpy as np

from backchannel.reading.analysis import Sentence
from backchannel.reading.model import Model
from backchannel.record.claim import Claim
from backchannel.record.meanings import SCALE, Meanings

MAKER = "all-MiniLM-L6-v2 in eight bits, 1"
"""To be changed with whatever gives a sentence other numbers: then what was read before is to be read again."""


def meanings(model: Model, content: str, sentences: Sequence[Sentence], claims: Iterable[Claim]) -> Meanings:
    """The vectors of the ``sentences`` of ``content`` in which a claim's trigger stands, in text order; of a trigger that
    stands in no sentence, that of its claim's passage."""
    starts = [sentence.start for sentence in sentences]
    places = set()
    for claim in claims:
        at = claim.trigger.start
        number = bisect_right(starts, at) - 1
        inside = number >= 0 and at < sentences[number].end
        places.add((starts[number], sentences[number].end) if inside else (claim.passage.start, claim.passage.end))
    ordered = tuple(sorted(places))
    return Meanings(MAKER, ordered, vectors(model, [content[start:end] for start, end in ordered]))


def vectors(model: Model, told: Sequence[str]) -> bytes:
    """The vector of each of ``told``, ``WIDTH`` bytes each, one after the other."""
    if not told:
        return b""
    return np.clip(np.rint(model.vectors(told) * SCALE), -127, 127).astype(np.int8).tobytes()
