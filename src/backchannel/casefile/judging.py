"""What people decided: rows that are added, each an event of the audit chain, each committed by itself."""

from collections.abc import Iterable
from typing import Literal, get_args

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, insert, or_, select

from backchannel.casefile import audit, tables
from backchannel.casefile.case import Case
from backchannel.casefile.errors import NoSuchThing
from backchannel.record.canonical import canonical_json
from backchannel.record.correction import FIELDS
from backchannel.record.ids import made_from
from backchannel.record.judgement import Decision, Judgement

Standing = Literal["open", "accepted", "rejected", "corrected", "unsure"]
"""What the judgements on one claim come to. A verdict or same/different leaves it as it is."""
STANDINGS: tuple[Standing, ...] = get_args(Standing)
_COMES_TO: dict[str, Standing] = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "unsure": "unsure",
}
_judgement: TypeAdapter[Judgement] = TypeAdapter(Judgement)
_MANY = 400


def judge(
    case: Case,
    decision: Decision,
    subject: str,
    by: str,
    *,
    reason: str | None = None,
    other: str | None = None,
    change: dict[str, str] | None = None,
    evidence: tuple[str, ...] = (),
) -> Judgement:
    """Store a decision, committed and synced when this returns. ValueError if it names nobody, or lacks what its kind
    needs (``other`` for same and different, ``change`` for correct, a reason for verdict).
    """
    if not by.strip():
        raise ValueError("a judgement needs the name of the person who made it")
    if decision in ("same", "different") and other is None:
        raise ValueError(f"{decision!r} needs a second id")
    if decision == "correct" and not change:
        raise ValueError("a correction needs what is changed")
    if decision == "verdict" and not (reason and reason.strip()):
        raise ValueError("a verdict needs a reason")
    at = audit.now()
    empty = Judgement("", decision, subject, by, at, reason, other, change, evidence)
    made = Judgement(
        made_from("jdg", canonical_json(empty)), decision, subject, by, at, reason, other, change, evidence
    )
    with case.changing() as connection:
        event = audit.append(connection, "judged", by, made, at=at)
        connection.execute(
            insert(tables.judgement).values(
                seq=event.seq,
                id=made.id,
                decision=decision,
                subject=subject,
                other=other,
                by=by,
                at=at,
                body=canonical_json(made).decode(),
            )
        )
    return made


def take_back(case: Case, judgement_id: str, by: str, *, reason: str | None = None) -> Judgement:
    """Take an earlier judgement back (also a taking back); both stay on record. NoSuchThing."""
    with case.reading() as connection:
        find_judgement(case, connection, judgement_id)
    return judge(case, "take_back", judgement_id, by, reason=reason)


def find_judgement(case: Case, connection: Connection, judgement_id: str) -> Judgement:
    """The judgement with that id, in force or not; NoSuchThing."""
    body = connection.execute(select(tables.judgement.c.body).where(tables.judgement.c.id == judgement_id)).scalar()
    if body is None:
        raise NoSuchThing(
            f"No judgement {judgement_id} was found.",
            f"The case {case.folder} holds none under that id.",
            "Look it up in the history of the claim.",
        )
    return _judgement.validate_json(body)


def in_force(connection: Connection, judgement_id: str) -> bool:
    """Whether nobody has taken the judgement with that id back, or each who did took that back in turn."""
    return judgement_id not in _taken_back(connection, [judgement_id])


def people(connection: Connection) -> tuple[str, ...]:
    """Names of all who have judged anything, whoever judged last first."""
    by = tables.judgement.c.by
    rows = connection.execute(select(by).group_by(by).order_by(func.max(tables.judgement.c.seq).desc()))
    return tuple(rows.scalars())


def judgements(connection: Connection, subjects: Iterable[str]) -> dict[str, tuple[Judgement, ...]]:
    """All judgements in force on each of ``subjects``, oldest first; those taken back are left out."""
    wanted = list(dict.fromkeys(subjects))
    table = tables.judgement
    found: dict[str, list[Judgement]] = {}
    for at in range(0, len(wanted), _MANY):
        part = wanted[at : at + _MANY]
        rows = connection.execute(
            select(table.c.body).where(or_(table.c.subject.in_(part), table.c.other.in_(part))).order_by(table.c.seq)
        ).scalars()
        for one in (_judgement.validate_json(body) for body in rows):
            for subject in dict.fromkeys((one.subject, one.other)):
                if subject is not None and subject in part and one.decision != "take_back":
                    found.setdefault(subject, []).append(one)
    gone = _taken_back(connection, [one.id for many in found.values() for one in many])
    return {
        subject: left for subject, many in found.items() if (left := tuple(one for one in many if one.id not in gone))
    }


def history(connection: Connection, subject: str) -> tuple[Judgement, ...]:
    """Every judgement on ``subject``, oldest first, with those taken back and the takings back themselves."""
    table = tables.judgement
    found: list[tuple[int, Judgement]] = []
    wanted = [subject]
    seen: set[int] = set()
    while wanted:
        rows = connection.execute(
            select(table.c.seq, table.c.body).where(or_(table.c.subject.in_(wanted), table.c.other.in_(wanted)))
        ).all()
        fresh = [(seq, _judgement.validate_json(body)) for seq, body in rows if seq not in seen]
        seen.update(seq for seq, _ in fresh)
        found.extend(fresh)
        wanted = [one.id for _, one in fresh]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def standing(judged: Iterable[Judgement]) -> Standing:
    """What ``judged`` (in force, oldest first) come to: the latest that decides; ``open`` where none does."""
    state: Standing = "open"
    for one in judged:
        state = _COMES_TO.get(one.decision, state)
    return state


def corrections(judged: Iterable[Judgement]) -> dict[str, Judgement]:
    """By field, the correction that stands among ``judged`` (in force, oldest first): the latest on each field. To accept,
    reject or doubt a claim afterwards leaves its corrections as they are; taking one back does away with it.
    """
    found = {field: one for one in judged if one.decision == "correct" for field in one.change or {}}
    return {field: found[field] for field in (*FIELDS, *sorted(found.keys() - set(FIELDS))) if field in found}


def _taken_back(connection: Connection, ids: list[str]) -> set[str]:
    """Of ``ids``, those taken back by a judgement that is itself in force."""
    table = tables.judgement
    gone: set[str] = set()
    for at in range(0, len(ids), _MANY):
        rows = connection.execute(
            select(table.c.id, table.c.subject).where(
                table.c.decision == "take_back", table.c.subject.in_(ids[at : at + _MANY])
            )
        ).all()
        undone = _taken_back(connection, [row.id for row in rows]) if rows else set()
        gone.update(row.subject for row in rows if row.id not in undone)
    return gone
