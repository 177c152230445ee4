"""All actors that a case names, with how often, where, and in how many claims."""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, func, select

from backchannel.casefile import Case
from backchannel.casefile.tables import actor, participant
from backchannel.record.actor import ActorKind
from backchannel.views.keys import actor_key

RosterOrder = Literal["claims", "mentions", "sources", "name"]
MOST = 500
"""Rows a page at most."""


@dataclass(frozen=True, slots=True)
class RosterAsked:
    """Which actors, in which order; the most or the first of the alphabet first, or turned round. Every word of ``text``
    must stand in the name, case-insensitively for ASCII. ``country`` is a three-letter code.
    """

    text: str | None = None
    kind: ActorKind | None = None
    country: str | None = None
    order: RosterOrder = "claims"
    turned: bool = False
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True)
class RosterRow:
    """All that is named with one kind, name and country: the same name is not yet the same person. ``key`` is what
    ``dossier`` takes; ``claims`` have it as a party.
    """

    key: str
    kind: str
    name: str
    country: str | None
    sources: int
    mentions: int
    claims: int


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many actors of one kind."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Roster:
    """``rows`` from ``offset`` on, of ``total`` that fit; ``kinds`` counts what fits but for its kind, most first."""

    rows: tuple[RosterRow, ...]
    total: int
    offset: int
    kinds: tuple[KindCount, ...]


def roster(case: Case, asked: RosterAsked) -> Roster:
    """A page of actors; ValueError if ``asked`` makes no sense."""
    if asked.offset < 0 or not 1 <= asked.limit <= MOST:
        raise ValueError(f"a page holds 1 to {MOST} actors, from 0 on")
    fits: list[ColumnElement[bool]] = [
        actor.c.name.icontains(word, autoescape=True) for word in (asked.text or "").split()
    ]
    if asked.country is not None:
        fits.append(actor.c.country == asked.country)
    mine = [*fits, actor.c.kind == asked.kind] if asked.kind is not None else fits
    names = _names(fits).subquery()
    found = _names(mine).subquery()
    claims = (
        select(
            actor.c.kind, actor.c.name, actor.c.country, func.count(participant.c.claim_no.distinct()).label("claims")
        )
        .join_from(actor, participant, participant.c.actor_no == actor.c.no)
        .where(*mine)
        .group_by(actor.c.kind, actor.c.name, actor.c.country)
        .subquery()
    )
    count = func.coalesce(claims.c.claims, 0)
    column = {"claims": count, "mentions": found.c.mentions, "sources": found.c.sources, "name": found.c.name}[
        asked.order
    ]
    down = (asked.order == "name") == asked.turned
    with case.reading() as connection:
        kinds = connection.execute(
            select(names.c.kind, func.count()).group_by(names.c.kind).order_by(func.count().desc(), names.c.kind)
        ).all()
        rows = connection.execute(
            select(found.c.kind, found.c.name, found.c.country, found.c.sources, found.c.mentions, count)
            .select_from(
                found.outerjoin(
                    claims,
                    and_(
                        claims.c.kind == found.c.kind,
                        claims.c.name == found.c.name,
                        claims.c.country.is_not_distinct_from(found.c.country),
                    ),
                )
            )
            .order_by(column.desc() if down else column.asc(), found.c.mentions.desc(), found.c.name, found.c.kind)
            .offset(asked.offset)
            .limit(asked.limit)
        ).all()
    total = sum(number for kind, number in kinds if asked.kind in (None, kind))
    return Roster(
        tuple(RosterRow(actor_key(*row[:3]), *row) for row in rows),
        total,
        asked.offset,
        tuple(KindCount(*row) for row in kinds),
    )


def _names(fits: list[ColumnElement[bool]]) -> Select[Any]:
    """One row a kind, name and country."""
    return (
        select(
            actor.c.kind,
            actor.c.name,
            actor.c.country,
            func.count(actor.c.source_no.distinct()).label("sources"),
            func.sum(actor.c.mentions).label("mentions"),
        )
        .where(*fits)
        .group_by(actor.c.kind, actor.c.name, actor.c.country)
    )
