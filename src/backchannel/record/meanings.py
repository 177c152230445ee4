"""What sentences tell, as vectors: sentences that tell the like have vectors that lie near each other.

No part of the record's JSON: they are made from a text and can always be made again.
"""

from dataclasses import dataclass

WIDTH = 384
"""Numbers of a vector, and its bytes: each is one of -127 to 127."""
SCALE = 512
"""What a number of a vector of length one is multiplied by before it is rounded. The largest met in 1,188 sentences of news
is 0.248, and of two such sentences the cosine changes by 0.004 at most (ECB+ train and dev)."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """Vectors of the sentences at ``places`` (start and end, code points), one after the other in ``vectors``; ``maker``
    names what made them, since vectors of different makers cannot be compared."""

    maker: str
    places: tuple[tuple[int, int], ...]
    vectors: bytes
