"""Who acts: states, bodies, services, groups, media, peoples and persons, and the posts that persons held."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from backchannel.record.passage import Passage

ActorKind = Literal[
    "state",
    "government_body",
    "service",
    "armed_group",
    "party",
    "organisation",
    "company",
    "medium",
    "people",
    "person",
    "place",
]
MentionKind = Literal["name", "title", "pronoun", "role", "demonym"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that names or stands for an actor."""

    start: int
    end: int
    words: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Post:
    """An office held: ``of`` is the id of the actor whose office it is. ``from_`` and ``to`` are EDTF.

    Either ``words`` (told in the text) or ``fact`` (the id of a Fact) says where it is known from.
    """

    office: str
    of: str | None = None
    from_: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None
    words: Passage | None = None
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of one text. ``country`` is ISO 3166-1 alpha-3 (or 3166-3 for states that are gone); ``sector`` PLOVER's.

    ``found_by`` names the evidence that joined the mentions.
    """

    id: str
    kind: ActorKind
    name: str
    country: str | None = None
    sector: str | None = None
    posts: tuple[Post, ...] = ()
    mentions: tuple[Mention, ...] = field(default=())
    found_by: str = "name"
