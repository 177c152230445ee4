"""The actors of one source, and where in its text each is named."""

import json
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import Row, func, select

from backchannel.casefile import Case
from backchannel.casefile.errors import NoSuchThing
from backchannel.casefile.tables import actor, block, mention
from backchannel.record.actor import ActorKind, MentionKind, Post

MOST = 500
AROUND = 60
"""Code points of context on each side of a mention: one line of the list."""

_posts: TypeAdapter[tuple[Post, ...]] = TypeAdapter(tuple[Post, ...])
_kind: TypeAdapter[ActorKind] = TypeAdapter(ActorKind)
_mention_kind: TypeAdapter[MentionKind] = TypeAdapter(MentionKind)


@dataclass(frozen=True, slots=True)
class CastRow:
    """An actor of the source, with the posts that the source tells and what told the actor apart."""

    id: str
    kind: ActorKind
    name: str
    country: str | None
    sector: str | None
    posts: tuple[Post, ...]
    found_by: str
    mentions: int


@dataclass(frozen=True, slots=True)
class CastPage:
    """``rows`` from ``offset`` on, of ``total``, most mentioned first."""

    rows: tuple[CastRow, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention with the words before and after it in its block."""

    start: int
    end: int
    words: str
    kind: MentionKind
    before: str
    after: str


def cast(case: Case, source_id: str, *, offset: int = 0, limit: int = 200) -> CastPage:
    """A page of the actors of ``source_id``; NoSuchThing, ValueError."""
    if offset < 0 or not 1 <= limit <= MOST:
        raise ValueError(f"a page holds 1 to {MOST} actors, from 0 on")
    with case.reading() as connection:
        number = case.find(connection, source_id).source_no
        mine = actor.c.source_no == number
        total = connection.execute(select(func.count()).select_from(actor).where(mine)).scalar_one()
        rows = connection.execute(
            select(actor).where(mine).order_by(actor.c.mentions.desc(), actor.c.no).offset(offset).limit(limit)
        ).all()
    return CastPage(tuple(_row(row) for row in rows), total, offset)


def mentions_of(case: Case, source_id: str, actor_id: str) -> tuple[MentionRow, ...]:
    """The first ``MOST`` mentions of an actor in text order, each with its context; NoSuchThing."""
    with case.reading() as connection:
        number = case.find(connection, source_id).source_no
        actor_no = connection.execute(
            select(actor.c.no).where(actor.c.source_no == number, actor.c.id == actor_id)
        ).scalar()
        if actor_no is None:
            raise NoSuchThing(
                f"No actor {actor_id} was found in this source.",
                "A later reading may have told its actors apart otherwise.",
                "Look for the name in the list of actors.",
            )
        before = block.alias("before")
        nearest = (
            select(func.max(before.c.start))
            .where(before.c.source_no == number, before.c.start <= mention.c.start)
            .scalar_subquery()
        )
        rows = connection.execute(
            select(mention.c.start, mention.c.end, mention.c.kind, block.c.start, block.c.words)
            .join_from(mention, block, (block.c.source_no == mention.c.source_no) & (block.c.start == nearest))
            .where(mention.c.source_no == number, mention.c.actor_no == actor_no)
            .order_by(mention.c.start, mention.c.end)
            .limit(MOST)
        ).all()
    return tuple(_mention(*row) for row in rows)


def _row(row: Row[tuple[object, ...]]) -> CastRow:
    found = row._mapping
    return CastRow(
        found["id"],
        _kind.validate_python(found["kind"]),
        found["name"],
        found["country"],
        found["sector"],
        _posts.validate_python(json.loads(found["posts"])) if found["posts"] else (),
        found["found_by"],
        found["mentions"],
    )


def _mention(start: int, end: int, kind: str, origin: int, words: str) -> MentionRow:
    first, last = start - origin, end - origin
    return MentionRow(
        start,
        end,
        words[first:last],
        _mention_kind.validate_python(kind),
        words[max(0, first - AROUND) : first],
        words[last : last + AROUND],
    )
