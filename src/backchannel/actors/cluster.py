"""An actor in the making: what has been gathered of it so far."""

from bisect import insort
from dataclasses import dataclass, field

from backchannel.actors.office import Office
from backchannel.actors.person_name import Gender, PersonName
from backchannel.record.actor import ActorKind, Mention, Post


@dataclass(slots=True)
class Held:
    """An office told of somebody in the text: the post as it will be recorded, and what it is compared by."""

    office: Office
    country: str | None
    post: Post
    owner: int | None


@dataclass(slots=True, eq=False)
class Cluster:
    """``mentions`` are indexes in text order; ``evidence`` the ways in which they were joined;
    ``further`` are names that the reader passed over, ``key``, ``listed``
    and ``about`` the person's key in the editors' list of persons, the name there and what the list says of it."""

    number: int
    kind: ActorKind
    name: str
    country: str | None = None
    sector: str | None = None
    gender: Gender | None = None
    names: list[PersonName] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    further: list[Mention] = field(default_factory=list)
    plural: bool = False
    world: str | None = None
    key: str | None = None
    listed: str | None = None
    about: str | None = None

    def add(self, mention: int, evidence: str) -> None:
        """One more mention, and by which evidence it belongs here."""
        insort(self.mentions, mention)
        if evidence not in self.evidence:
            self.evidence.append(evidence)
