"""A time as told."""

from dataclasses import dataclass

from backchannel.record.passage import Passage


@dataclass(frozen=True, slots=True)
class Relation:
    """How a time hangs on another event: ``{"kind": "after", "claim": "clm_…", "distance": "P2M"}`` (ISO 8601 duration)."""

    kind: str
    claim: str | None = None
    distance: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The words, EDTF, and the earliest and latest day (ISO 8601) that the words allow. Never a day that they don't give.

    ``words`` is None where a named rule inferred the time (``Claim.inferred["when"]`` names it). ``edtf`` is None where
    the words tell a time only relative to another event.
    """

    words: Passage | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    relation: Relation | None = None
