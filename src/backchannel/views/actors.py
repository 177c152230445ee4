"""An actor as the case's sources name it: a small dossier."""

import json
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from backchannel.casefile import Case
from backchannel.casefile.errors import NoSuchThing
from backchannel.casefile.tables import actor, claim, participant, quotation, source
from backchannel.views.keys import actor_key
from backchannel.views.lines import ClaimLine, lines

MOST = 500


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How many claims of one type the actor takes part in, in one role."""

    type: str
    role: str
    count: int


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A source that names the actor; ``actor_id`` is its id there."""

    source_id: str
    title: str | None
    file_name: str
    published: str | None
    actor_id: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Part:
    """A claim that the actor takes part in, and in which roles."""

    roles: tuple[str, ...]
    line: ClaimLine


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is named with the same kind, name and country: the same name is not yet the same person, and the screen
    must say so. ``named_in`` and ``claims`` are the first ``MOST``; counts are of all.
    """

    key: str
    kind: str
    name: str
    country: str | None
    sources: int
    mentions: int
    claim_count: int
    quotation_count: int
    types: tuple[TypeCount, ...]
    named_in: tuple[NamedIn, ...]
    claims: tuple[Part, ...]


def dossier(case: Case, key: str) -> Dossier:
    """Of the actor that ``actor_key`` made ``key`` for; NoSuchThing."""
    kind, name, country = _parts(case, key)
    key = actor_key(kind, name, country)
    mine: list[ColumnElement[bool]] = [
        actor.c.name == name,
        actor.c.kind == kind,
        actor.c.country.is_(None) if country is None else actor.c.country == country,
    ]
    with case.reading() as connection:
        sources, mentions = connection.execute(
            select(func.count(actor.c.source_no.distinct()), func.coalesce(func.sum(actor.c.mentions), 0)).where(*mine)
        ).one()
        if not sources:
            raise _nobody(case, key)
        parts = participant.join(actor, actor.c.no == participant.c.actor_no).join(
            claim, claim.c.no == participant.c.claim_no
        )
        types = connection.execute(
            select(claim.c.type, participant.c.role, func.count())
            .select_from(parts)
            .where(*mine)
            .group_by(claim.c.type, participant.c.role)
            .order_by(func.count().desc(), claim.c.type, participant.c.role)
        ).all()
        named_in = connection.execute(
            select(source.c.id, source.c.title, source.c.file_name, source.c.published, actor.c.id, actor.c.mentions)
            .join_from(actor, source, source.c.no == actor.c.source_no)
            .where(*mine)
            .order_by(actor.c.mentions.desc(), actor.c.no)
            .limit(MOST)
        ).all()
        numbers = (
            connection.execute(
                select(claim.c.no)
                .select_from(parts)
                .where(*mine)
                .group_by(claim.c.no)
                .order_by(claim.c.earliest.is_(None), claim.c.earliest, claim.c.no)
                .limit(MOST)
            )
            .scalars()
            .all()
        )
        claims = lines(connection, numbers)
        claim_count = connection.execute(
            select(func.count(claim.c.no.distinct())).select_from(parts).where(*mine)
        ).scalar_one()
        said = connection.execute(
            select(func.count()).select_from(quotation.join(actor, actor.c.no == quotation.c.speaker_no)).where(*mine)
        ).scalar_one()
    return Dossier(
        key,
        kind,
        name,
        country,
        sources,
        mentions,
        claim_count,
        said,
        tuple(TypeCount(*row) for row in types),
        tuple(NamedIn(*row) for row in named_in),
        tuple(
            Part(tuple(dict.fromkeys(party.role for party in line.parties if party.key == key)), line)
            for line in claims
        ),
    )


def _parts(case: Case, key: str) -> tuple[str, str, str | None]:
    try:
        kind, name, country = json.loads(key)
    except (ValueError, TypeError):
        raise _nobody(case, key) from None
    if not isinstance(kind, str) or not isinstance(name, str) or not isinstance(country, str | None):
        raise _nobody(case, key)
    return kind, name, country


def _nobody(case: Case, key: str) -> NoSuchThing:
    return NoSuchThing(
        f"No actor {key} was found.",
        f"No source of the case {case.folder} names one so.",
        "Look the name up in the search.",
    )
