"""All claims of a case as a list: by time or by source, whichever fit, with words to look for or none."""

from collections.abc import Iterator
from dataclasses import dataclass

from backchannel.casefile import Case
from backchannel.casefile.folding import year_of
from backchannel.casefile.matching import ClaimOrder, Filters, Page, list_claims
from backchannel.casefile.querying import parse
from backchannel.views.lines import ClaimLine, lines

MOST = 500
"""Rows a page at most."""
_AT_ONCE = 400
"""Claims that are held at a time where all are gone through."""


@dataclass(frozen=True, slots=True)
class ClaimsAsked:
    """Which claims, in which order; what is empty lets all through. ``typed`` as in a search; countries are three-letter
    codes; ``years`` are first and last, both included, and keep a claim whose time may lie there.
    """

    typed: str = ""
    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    openness: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    order: ClaimOrder = "time"
    offset: int = 0
    limit: int = 100

    @property
    def filters(self) -> Filters:
        """The same for the store."""
        return Filters(self.types, self.countries, years=self.years, openness=self.openness, stances=self.stances)


@dataclass(frozen=True, slots=True)
class ClaimListed:
    """A claim of the list; ``unsure_date``: its time may fall in the years asked for, and may not."""

    line: ClaimLine
    unsure_date: bool


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """``rows`` from ``offset`` on, of ``total`` that fit."""

    rows: tuple[ClaimListed, ...]
    total: int
    offset: int


def claims(case: Case, asked: ClaimsAsked) -> ClaimsPage:
    """A page of claims; ValueError if ``asked`` makes no sense."""
    if asked.offset < 0 or not 1 <= asked.limit <= MOST:
        raise ValueError(f"a page holds 1 to {MOST} claims, from 0 on")
    with case.reading() as connection:
        query = parse(asked.typed)
        found = list_claims(connection, query, asked.filters, asked.order, Page(asked.offset, asked.limit))
        rows = tuple(ClaimListed(line, unsure(line, asked.years)) for line in lines(connection, found.rows))
    return ClaimsPage(rows, found.total, asked.offset)


def every_claim(case: Case, asked: ClaimsAsked) -> Iterator[ClaimLine]:
    """All claims that fit, whatever page is asked for, on one state of the case; few are held at a time."""
    with case.reading() as connection:
        numbers = list_claims(connection, parse(asked.typed), asked.filters, asked.order).rows
        for at in range(0, len(numbers), _AT_ONCE):
            yield from lines(connection, numbers[at : at + _AT_ONCE])


def unsure(line: ClaimLine, years: tuple[int, int] | None) -> bool:
    """Whether a time that overlaps ``years`` may also lie outside of them."""
    first = year_of(line.earliest or line.latest)
    last = year_of(line.latest or line.earliest)
    if years is None or first is None or last is None:
        return False
    return first < years[0] or last > years[1]
