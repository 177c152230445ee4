"""A claim as one line of a list: who did what to whom, when, where, how openly, and always who says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from backchannel.casefile.leaves import Section, picked
from backchannel.casefile.tables import actor, claim, leaf, participant, source, standing
from backchannel.record.claim import Claim
from backchannel.views.judged import Decided, decided
from backchannel.views.keys import actor_key

_AT_ONCE = 400
"""Numbers in one question: SQLite takes 999 parameters at least."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part, in which role: the actor's name, else the words of the text. ``key`` is what ``dossier`` takes."""

    role: str
    name: str | None
    country: str | None
    key: str | None


@dataclass(frozen=True, slots=True)
class Teller:
    """One hop of who says so: the name ("" where nobody is named) and the words that say that it is told."""

    who: str
    cue: str | None


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with all that a list prints. ``deed`` is the text's own word for what was done, ``passage`` the words of the
    whole claim, ``start`` and ``end`` their code points. ``chain`` is outermost first; ``author`` is understood before it.
    ``decided`` is what people judged of it, None where nobody has.
    """

    id: str
    type: str
    deed: str
    parties: tuple[Party, ...]
    thing: str | None
    when: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    places: tuple[str, ...]
    openness: str
    stance: str
    chain: tuple[Teller, ...]
    passage: str
    start: int
    end: int
    source_id: str
    title: str | None
    file_name: str
    part: str | None
    author: str | None
    published: str | None
    decided: Decided | None


def lines(connection: Connection, numbers: Sequence[int]) -> tuple[ClaimLine, ...]:
    """The claims whose rows have these numbers, in this order."""
    found: dict[int, ClaimLine] = {}
    for at in range(0, len(numbers), _AT_ONCE):
        found.update(_some(connection, numbers[at : at + _AT_ONCE]))
    return tuple(found[no] for no in numbers)


def _some(connection: Connection, numbers: Sequence[int]) -> dict[int, ClaimLine]:
    rows = connection.execute(
        select(
            claim.c.no,
            claim.c.id,
            claim.c.start,
            claim.c.end,
            standing.c.record_no,
            source.c.id,
            source.c.title,
            source.c.file_name,
            source.c.part,
            source.c.author,
            source.c.published,
        )
        .join_from(claim, source, source.c.no == claim.c.source_no)
        .join(standing, standing.c.source_no == source.c.no)
        .where(claim.c.no.in_(numbers))
    ).all()
    names = _names(connection, numbers)
    judged = decided(connection, (row[1] for row in rows))
    reach: dict[int, list[tuple[int, int, str]]] = {}
    for _, claim_id, start, end, record_no, *_ in rows:
        reach.setdefault(record_no, []).append((start, end, claim_id))
    told = {
        (record_no, one.id): one for record_no, spans in reach.items() for one in _told(connection, record_no, spans)
    }
    return {row[0]: _line(told[row[4], row[1]], names.get(row[0], ()), judged.get(row[1]), *row[5:]) for row in rows}


def _told(connection: Connection, record_no: int, spans: Iterable[tuple[int, int, str]]) -> Iterable[Claim]:
    """The claims with these ids, from the leaves that reach over one of their places."""
    wanted = {claim_id for _, _, claim_id in spans}
    first, last = min(start for start, _, _ in spans), max(end for _, end, _ in spans)
    bodies = connection.execute(
        select(leaf.c.start, leaf.c.end, leaf.c.body)
        .where(
            leaf.c.record_no == record_no,
            leaf.c.section == int(Section.CLAIMS),
            leaf.c.start <= last,
            leaf.c.end >= first,
        )
        .order_by(leaf.c.no)
    ).all()
    for start, end, body in bodies:
        if any(a <= end and b >= start for a, b, _ in spans):
            yield from picked(Section.CLAIMS, body, wanted)


def _names(connection: Connection, numbers: Sequence[int]) -> dict[int, list[tuple[str, str, str | None] | None]]:
    """Kind, name and country of each participant's actor, in the order of the record; None where there is none."""
    found: dict[int, list[tuple[str, str, str | None] | None]] = {}
    for no, kind, name, country in connection.execute(
        select(participant.c.claim_no, actor.c.kind, actor.c.name, actor.c.country)
        .join_from(participant, actor, actor.c.no == participant.c.actor_no, isouter=True)
        .where(participant.c.claim_no.in_(numbers))
        .order_by(participant.c.claim_no, participant.c.ordinal)
    ):
        found.setdefault(no, []).append(None if name is None else (kind, name, country))
    return found


def _line(
    one: Claim,
    names: Sequence[tuple[str, str, str | None] | None],
    judged: Decided | None,
    source_id: str,
    title: str | None,
    file_name: str,
    part: str | None,
    author: str | None,
    published: str | None,
) -> ClaimLine:
    when = one.when
    return ClaimLine(
        id=one.id,
        type=one.type,
        deed=one.trigger.words,
        parties=tuple(
            Party(
                party.role,
                known[1] if known else (party.words.words if party.words else None),
                party.country,
                actor_key(*known) if known else None,
            )
            for party, known in zip(one.participants, names, strict=True)
        ),
        thing=one.thing.words.words if one.thing else None,
        when=when.words.words if when and when.words else None,
        edtf=when.edtf if when else None,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        places=tuple(where.place or where.words.words for where in one.where),
        openness=one.openness.value,
        stance=one.stance.value,
        chain=tuple(Teller(hop.who, hop.cue.words if hop.cue else None) for hop in one.chain),
        passage=one.passage.words,
        start=one.passage.start,
        end=one.passage.end,
        source_id=source_id,
        title=title,
        file_name=file_name,
        part=part,
        author=author,
        published=published,
        decided=judged,
    )
