"""Looking for words in texts, claims and actors, with the places of the matches marked."""

from dataclasses import dataclass
from typing import Literal

from backchannel.casefile import Case

Within = Literal["texts", "claims", "actors"]


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """``typed`` is what a person typed: words, "phrases", -without, begin*, OR. Countries are three-letter codes; ``years``
    are first and last, both included; ``sources`` are source ids.

    Claims are filtered by their own type, parties and time. Texts are filtered by what they hold a claim of (type,
    countries) and by when the source was published (years).
    """

    typed: str
    within: Within = "texts"
    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    actor_countries: tuple[str, ...] = ()
    recipient_countries: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    sources: tuple[str, ...] = ()
    source_kinds: tuple[str, ...] = ()
    furniture: bool = False
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around the best match. ``marks`` are (start, end) code points into ``words``; ``start`` is where ``words``
    begins in the source's text, None for an actor's name. ``cut_before``, ``cut_after``: the block goes on there.
    """

    words: str
    marks: tuple[tuple[int, int], ...]
    start: int | None
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One match. ``start`` and ``end`` are the block's (or the claim's) code points in the source's text.

    ``unsure_date``: it is here because its time may fall in the years asked for, not because it must. For an actor
    ``key`` is what ``dossier`` takes, and ``sources`` and ``mentions`` count where it is named.
    """

    kind: Within
    snippet: Snippet
    source_id: str | None = None
    title: str | None = None
    file_name: str | None = None
    published: str | None = None
    start: int | None = None
    end: int | None = None
    block_kind: str | None = None
    claim_id: str | None = None
    claim_type: str | None = None
    edtf: str | None = None
    stance: str | None = None
    openness: str | None = None
    unsure_date: bool = False
    key: str | None = None
    actor_kind: str | None = None
    country: str | None = None
    sources: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``total`` matches, or at least so many where ``capped`` ("5,000+"). Best first."""

    hits: tuple[Hit, ...]
    total: int
    capped: bool
    offset: int
