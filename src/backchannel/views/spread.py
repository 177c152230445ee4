"""Where the claims of a source lie in its text, and how many of them a filter leaves."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, select

from backchannel.casefile import Case
from backchannel.casefile.judging import STANDINGS, Standing
from backchannel.casefile.leaves import Section, items
from backchannel.casefile.tables import claim, leaf
from backchannel.views.judged import decided

HowTold = Literal["", "hidden", "others", "unasserted"]
"""How a claim is told: in secret or in private; by others than the author; otherwise than as something that happened."""


@dataclass(frozen=True, slots=True)
class StandingCount:
    """How many claims of a source people's judgements come to this for."""

    standing: Standing
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The claims of a source that fit, by the code point at which the words of each deed begin, in text order.

    ``total`` and ``standings`` count all its claims. Two claims that one word tells have the same place twice.
    """

    total: int
    starts: tuple[int, ...]
    standings: tuple[StandingCount, ...]


def spread(
    case: Case, source_id: str, *, kind: str = "", manner: HowTold = "", standing: Standing | None = None
) -> Spread:
    """The places of the claims of ``source_id`` that are of the type ``kind``, told in this manner, and of this standing
    by people's judgements; NoSuchThing.
    """
    fits: list[ColumnElement[bool]] = []
    if kind:
        fits.append(claim.c.type == kind)
    if manner == "hidden":
        fits.append(claim.c.openness.in_(("secret", "private")))
    elif manner == "unasserted":
        fits.append(claim.c.stance != "asserted")
    with case.reading() as connection:
        stored = case.find(connection, source_id)
        mine = claim.c.source_no == stored.source_no
        ids = connection.execute(select(claim.c.id).where(mine)).scalars().all()
        judged = {one: made.standing for one, made in decided(connection, ids).items()}
        rows = connection.execute(select(claim.c.id, claim.c.trigger_start).where(mine, *fits)).all()
        if manner == "others":
            bodies = connection.execute(
                select(leaf.c.body).where(leaf.c.record_no == stored.record_no, leaf.c.section == int(Section.CLAIMS))
            ).scalars()
            told = {one.id for body in bodies for one in items(Section.CLAIMS, body) if one.chain}
            rows = [row for row in rows if row[0] in told]
    if standing is not None:
        rows = [row for row in rows if judged.get(row[0], "open") == standing]
    counts = Counter(judged.get(one, "open") for one in ids)
    return Spread(
        len(ids),
        tuple(sorted(start for _, start in rows)),
        tuple(StandingCount(one, counts[one]) for one in STANDINGS),
    )
