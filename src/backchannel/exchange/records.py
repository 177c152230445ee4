"""Records as they go out: one line of JSON a source, with what people judged of its claims."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from backchannel.casefile import Case
from backchannel.casefile.judging import Standing, history
from backchannel.casefile.tables import claim, judgement, source
from backchannel.record.canonical import canonical_json
from backchannel.record.judgement import Judgement
from backchannel.views.judged import Correction, decided


@dataclass(frozen=True, slots=True)
class Judged:
    """What people decided of a claim: what it comes to, the corrections that stand, and every judgement ever made of it,
    oldest first, with those taken back and the takings back.
    """

    claim: str
    standing: Standing
    corrected: tuple[Correction, ...]
    judgements: tuple[Judgement, ...]


_judged: TypeAdapter[tuple[Judged, ...]] = TypeAdapter(tuple[Judged, ...])


def records(case: Case) -> Iterator[bytes]:
    """Each record of ``case`` as one line of canonical JSON, by source id. ``judged`` stands behind what was read, and
    changes nothing of it: without that key the line is the record, byte for byte.
    """
    with case.reading() as connection:
        judged = _claims_judged(connection)
        for source_id in sorted(case.source_ids()):
            said = canonical_json(_of(connection, judged.get(source_id, ())))
            yield case.record_json(source_id).removesuffix(b"}") + b',"judged":' + said + b"}\n"


def judged_from_json(data: bytes | str) -> tuple[Judged, ...]:
    """What ``records`` wrote under ``judged``; pydantic's ValidationError where it does not fit."""
    return _judged.validate_json(data)


def every_judgement(case: Case) -> Iterator[bytes]:
    """Every judgement of ``case`` as one line of canonical JSON, oldest first, those taken back and the takings back too,
    whether or not the present reading still tells the claim.
    """
    with case.reading() as connection:
        for body in connection.execute(select(judgement.c.body).order_by(judgement.c.seq)).scalars():
            yield body.encode() + b"\n"


def _claims_judged(connection: Connection) -> dict[str, list[str]]:
    """By source, the claims of its present reading that somebody has ever judged, in the order of the text."""
    ever = select(judgement.c.subject).union(select(judgement.c.other).where(judgement.c.other.is_not(None)))
    found: dict[str, list[str]] = {}
    for source_id, claim_id in connection.execute(
        select(source.c.id, claim.c.id)
        .join_from(claim, source, source.c.no == claim.c.source_no)
        .where(claim.c.id.in_(ever))
        .order_by(source.c.id, claim.c.start, claim.c.id)
    ):
        found.setdefault(source_id, []).append(claim_id)
    return found


def _of(connection: Connection, claims: list[str] | tuple[str, ...]) -> tuple[Judged, ...]:
    stands = decided(connection, claims)
    told = ((one, stands.get(one)) for one in claims)
    return tuple(
        Judged(
            one,
            now.standing if now else "open",
            now.corrected if now else (),
            history(connection, one),
        )
        for one, now in told
    )
