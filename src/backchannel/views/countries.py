"""Which countries a case has to do with, by name: what a filter by country can be set to."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import func, select

from backchannel.casefile import Case
from backchannel.casefile.tables import actor, participant


class Atlas(Protocol):
    """What the tables know of countries; the views read the case alone, so whoever opens it hands this in."""

    def name(self, code: str) -> str | None:
        """The country of a three-letter code."""

    def codes(self, typed: str) -> tuple[str, ...]:
        """The codes of the countries that ``typed`` names, likeliest first."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country that the case's claims or actors belong to; ``claims`` have a party of it."""

    code: str
    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class CountryAsked:
    """What was made of a country typed. ``code`` None: nothing is known by that name. ``held``: the case has it."""

    typed: str
    code: str | None
    name: str | None
    held: bool


def countries(case: Case, atlas: Atlas | None = None) -> tuple[Country, ...]:
    """All countries of the case, by name. One without a name in ``atlas`` is named as its sources do, else by its code."""
    with case.reading() as connection:
        counted = connection.execute(
            select(participant.c.country, func.count(participant.c.claim_no.distinct()))
            .where(participant.c.country.is_not(None))
            .group_by(participant.c.country)
        ).all()
        counts: dict[str, int] = {row[0]: row[1] for row in counted}
        named: dict[str, str] = {}
        for code, kind, name, _ in connection.execute(
            select(actor.c.country, actor.c.kind, actor.c.name, func.sum(actor.c.mentions))
            .where(actor.c.country.is_not(None))
            .group_by(actor.c.country, actor.c.kind, actor.c.name)
            .order_by(func.sum(actor.c.mentions).desc(), actor.c.name)
        ):
            counts.setdefault(code, 0)
            if kind == "state":
                named.setdefault(code, name)
    found = (
        Country(code, (atlas.name(code) if atlas else None) or named.get(code, code), count)
        for code, count in counts.items()
    )
    return tuple(sorted(found, key=lambda one: (_folded(one.name), one.code)))


def country(typed: str, held: Iterable[Country], atlas: Atlas | None = None) -> CountryAsked:
    """The country that ``typed`` names: a name or code of the case's own, else whatever ``atlas`` knows by it."""
    wanted = _folded(typed)
    held = tuple(held)
    for one in held:
        if wanted in (_folded(one.name), one.code.lower()):
            return CountryAsked(typed, one.code, one.name, True)
    if atlas is not None:
        codes = atlas.codes(typed.strip())
        for code in codes:
            for one in held:
                if one.code == code:
                    return CountryAsked(typed, code, one.name, True)
        if codes:
            return CountryAsked(typed, codes[0], atlas.name(codes[0]) or codes[0], False)
    return CountryAsked(typed, None, None, False)


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.strip().lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).removeprefix("the ")
