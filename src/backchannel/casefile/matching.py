"""Full-text matches on SQLite: which rows, how good, how many; ranked only among the first few thousand."""

import re
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from backchannel.casefile.querying import Query

Within = Literal["texts", "claims", "actors"]
MOST_RANKED = 5_000
"""Matches looked at; beyond it the count is told as "5,000+". Ranking all matches of a very common word takes seconds
on millions of rows, of the first 5,000 about 20 ms; see bench/search.py."""
NEAR_YEARS = 12
_TABLE = {"texts": "block_words", "claims": "claim_words", "actors": "actor_names"}
_SAFE = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a match must also be. Countries are three-letter codes; years are first and last, both included.

    ``sources`` are numbers of sources, ``source_kinds`` their kinds.
    """

    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    actor_countries: tuple[str, ...] = ()
    recipient_countries: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    sources: tuple[int, ...] = ()
    source_kinds: tuple[str, ...] = ()

    @property
    def of_claims(self) -> bool:
        """Whether any of it is about claims rather than texts."""
        return bool(self.types or self.countries or self.actor_countries or self.recipient_countries)


@dataclass(frozen=True, slots=True)
class Matches:
    """Row numbers, best first; ``capped`` where there may be more than were looked at."""

    rows: tuple[int, ...]
    capped: bool
