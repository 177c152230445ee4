"""What people have judged of a claim: what it comes to, who says so, and all that was ever decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from backchannel.casefile import Case, NoSuchThing
from backchannel.casefile.judging import (
    Standing,
    corrections,
    find_judgement,
    history,
    in_force,
    judgements,
    people,
    standing,
)
from backchannel.casefile.tables import claim
from backchannel.record.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says should stand in ``field``, beside what was read; ``value`` is "" where nothing should. ``judgement``
    is the judgement that says so.
    """

    field: str
    value: str
    by: str
    at: str
    reason: str | None
    judgement: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What people's judgements on a claim come to, those in force, oldest first, and of each field the correction that
    stands.
    """

    claim: str
    standing: Standing
    judgements: tuple[Judgement, ...]
    corrected: tuple[Correction, ...]


def comes_to(claim: str, judged: tuple[Judgement, ...]) -> Decided:
    """What ``judged`` (in force, oldest first) say of the claim."""
    stands = tuple(
        Correction(field, (one.change or {})[field], one.by, one.at, one.reason, one.id)
        for field, one in corrections(judged).items()
    )
    return Decided(claim, standing(judged), judged, stands)


def decided(connection: Connection, claims: Iterable[str]) -> dict[str, Decided]:
    """By id, those of ``claims`` on which a judgement is in force."""
    return {one: comes_to(one, made) for one, made in judgements(connection, claims).items()}


def decided_of(case: Case, claim_id: str) -> Decided:
    """What stands of one claim, judged or not; NoSuchThing."""
    with case.reading() as connection:
        _there(case, connection, claim_id)
        return decided(connection, (claim_id,)).get(claim_id) or comes_to(claim_id, ())


def told_of(case: Case, claim_id: str) -> tuple[Judgement, ...]:
    """All that was ever decided of one claim, oldest first: what was taken back, and the taking back, too. NoSuchThing."""
    with case.reading() as connection:
        _there(case, connection, claim_id)
        return history(connection, claim_id)


def claim_judged(case: Case, judgement_id: str) -> tuple[str, bool]:
    """The claim that a judgement is about, also where it takes another one back; and whether it is in force. NoSuchThing."""
    with case.reading() as connection:
        found = find_judgement(case, connection, judgement_id)
        while found.decision == "take_back":
            found = find_judgement(case, connection, found.subject)
        return found.subject, in_force(connection, judgement_id)


def judges(case: Case) -> tuple[str, ...]:
    """Who has judged anything in the case, whoever judged last first."""
    with case.reading() as connection:
        return people(connection)


def _there(case: Case, connection: Connection, claim_id: str) -> None:
    if connection.execute(select(claim.c.no).where(claim.c.id == claim_id).limit(1)).first() is None:
        raise NoSuchThing(
            f"No claim {claim_id} was found.",
            f"The case {case.folder} holds none under that id; a later reading of the source may have told it otherwise.",
            "Open the source and look for its words.",
        )
