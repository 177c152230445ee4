"""The vectors of sentences in the store: rows of up to ``A_ROW`` sentences of one source, each row with a hash of its own,
and which of all sentences lie nearest to one.

All are gone through, a chunk at a time: no index over vectors is smaller than they are, and 100,000 take some 40 ms and
50 MiB, most of it the database's own cache (bench/meaning.py).
"""

import hashlib
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, exists, func, select

from backchannel.casefile.tables import meaning, record, standing
from backchannel.record.meanings import SCALE, WIDTH, Meanings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

A_ROW = 256
"""Sentences a row: 100 KB."""
CHUNK = 8192
"""Sentences compared at a time: 13 MB as the numbers that processors multiply fast."""
_ROOM = 1 << 40
"""More than any text has code points, so that a source's number and a place are one number."""


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence of the source with this number; ``likeness`` is the cosine of the two vectors, for an order alone."""

    source_no: int
    start: int
    end: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest, nearest first; ``looked_at`` counts the sentences compared that were let through, ``near`` those of
    them that are near enough."""

    rows: tuple[Near, ...]
    looked_at: int
    near: int


def meaning_rows(meanings: Meanings) -> Iterator[dict[str, Any]]:
    """The rows that hold ``meanings``, without their numbers."""
    for at in range(0, len(meanings.places), A_ROW):
        places = array("q", [edge for place in meanings.places[at : at + A_ROW] for edge in place])
        if sys.byteorder == "big":
            places.byteswap()
        row = {
            "maker": meanings.maker,
            "places": places.tobytes(),
            "vectors": meanings.vectors[at * WIDTH : (at + A_ROW) * WIDTH],
        }
        yield {**row, "seal": _seal(row)}


def broken(connection: Connection, source_no: int, characters: int) -> bool:
    """Whether a row of the source, whose text has so many code points, is not what was stored."""
    for row in connection.execute(select(meaning).where(meaning.c.source_no == source_no)).mappings():
        if _seal(row) != row["seal"]:
            return True
        places = _places(row["places"])
        if len(places) * WIDTH != len(row["vectors"]) or any(not 0 <= a < b <= characters for a, b in places):
            return True
    return False


def unread(connection: Connection, maker: str) -> int:
    """How many sources hold claims and no vectors by ``maker``: they were read before there were any."""
    # Asked source by source, so that the index answers: the rows with the vectors are not touched.
    there = exists().where(meaning.c.source_no == standing.c.source_no, meaning.c.maker == maker)
    counted: int = connection.execute(
        select(func.count())
        .select_from(standing)
        .join(record, record.c.no == standing.c.record_no)
        .where(record.c.claims > 0, ~there)
    ).scalar_one()
    return counted


def vector_at(connection: Connection, source_no: int, at: int) -> tuple[str, bytes, int, int] | None:
    """Maker, vector, start and end of the sentence that holds code point ``at``; None where there is none."""
    rows = connection.execute(
        select(meaning.c.maker, meaning.c.places, meaning.c.vectors)
        .where(meaning.c.source_no == source_no)
        .order_by(meaning.c.no)
    )
    # Where a passage stands in for a sentence, two may hold the place: the shorter is meant.
    found = [
        (end - start, maker, vectors[number * WIDTH : (number + 1) * WIDTH], start, end)
        for maker, places, vectors in rows
        for number, (start, end) in enumerate(_places(places))
        if start <= at < end
    ]
    return min(found)[1:] if found else None


def nearest(
    connection: Connection,
    maker: str,
    vector: bytes,
    most: int,
    *,
    holding: Sequence[tuple[int, int]] | None = None,
    without: int | None = None,
    least: float = -1.0,
) -> Nearest:
    """The ``most`` sentences nearest to ``vector``, of those whose vectors ``maker`` made.

    ``holding``: only sentences that hold one of these places (number of the source, code point). ``without``: the number
    of a source that is left out. ``least``: how near they must be.
    """
    import numpy as np  # a tenth of a second that no other question of a case needs

    # Sums of products of whole numbers this small are exact in 32 bits, so the order is the same on every machine.
    asked = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
    limit = least * SCALE * SCALE
    keys = None if holding is None else np.sort(np.array([no * _ROOM + at for no, at in holding], dtype=np.int64))
    best = np.empty((0, 4), dtype=np.int64)
    looked_at = near = 0
    for places, vectors in _chunks(connection, maker, without):
        if keys is not None:
            first, last = (np.searchsorted(keys, places[:, 0] * _ROOM + places[:, edge]) for edge in (1, 2))
            places, vectors = places[last > first], vectors[last > first]
        scores = (vectors.astype(np.float32) @ asked).astype(np.int64)
        looked_at += len(scores)
        kept = scores >= limit
        near += int(kept.sum())
        best = np.concatenate([best, np.column_stack([-scores, places])[kept]])
        best = best[np.lexsort(best.T[::-1])][:most]
    return Nearest(
        tuple(Near(no, start, end, -score / SCALE**2) for score, no, start, end in best.tolist()), looked_at, near
    )


def _chunks(
    connection: Connection, maker: str, without: int | None
) -> "Iterator[tuple[NDArray[np.int64], NDArray[np.int8]]]":
    """(source, start, end) and vectors of about ``CHUNK`` sentences at a time."""
    import numpy as np

    query = select(meaning.c.source_no, meaning.c.places, meaning.c.vectors).where(meaning.c.maker == maker)
    if without is not None:
        query = query.where(meaning.c.source_no != without)
    sources: list[NDArray[np.int64]] = []
    bodies: list[bytes] = []
    waiting = 0

    def chunk() -> "tuple[NDArray[np.int64], NDArray[np.int8]]":
        vectors = np.frombuffer(b"".join(bodies), dtype=np.int8).reshape(-1, WIDTH)
        return np.concatenate(sources), vectors

    for no, places, vectors in connection.execute(query.execution_options(yield_per=16)):
        edges = np.frombuffer(places, dtype="<i8").reshape(-1, 2)
        sources.append(np.column_stack([np.full(len(edges), no), edges]))
        bodies.append(vectors)
        waiting += len(edges)
        if waiting >= CHUNK:
            yield chunk()
            sources, bodies, waiting = [], [], 0
    if waiting:
        yield chunk()


def _places(body: bytes) -> list[tuple[int, int]]:
    edges = array("q")
    edges.frombytes(body)
    if sys.byteorder == "big":
        edges.byteswap()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _seal(row: Any) -> bytes:
    whole = hashlib.sha256()
    for part in (row["maker"].encode(), row["places"], row["vectors"]):
        whole.update(len(part).to_bytes(8, "little"))
        whole.update(part)
    return whole.digest()
