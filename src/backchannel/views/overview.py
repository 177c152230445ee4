"""The case as a whole: how much of what it holds, and which readings made it."""

from dataclasses import dataclass

from sqlalchemy import func, select

from backchannel.casefile import Case
from backchannel.casefile.tables import record, standing


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts over the current record of every source. Actors are counted once a source. ``readers`` in order of use."""

    name: str
    path: str
    sources: int
    words: int
    claims: int
    quotations: int
    actors: int
    findings: int
    readers: tuple[str, ...]


def overview(case: Case) -> Overview:
    """The case as it stands at this moment; its name is that of its folder."""
    folder = case.folder.resolve()
    joined = standing.join(record, record.c.no == standing.c.record_no)
    with case.reading() as connection:
        sources, *totals = connection.execute(
            select(
                func.count(),
                *(
                    func.coalesce(func.sum(column), 0)
                    for column in (
                        record.c.words,
                        record.c.claims,
                        record.c.quotations,
                        record.c.actors,
                        record.c.findings,
                    )
                ),
            ).select_from(joined)
        ).one()
        readers = connection.execute(
            select(record.c.reader).select_from(joined).group_by(record.c.reader).order_by(func.min(record.c.no))
        ).scalars()
        words, claims, quotations, actors, findings = (int(total) for total in totals)
        return Overview(
            folder.name or str(folder),
            str(folder),
            sources,
            words,
            claims,
            quotations,
            actors,
            findings,
            tuple(readers),
        )
