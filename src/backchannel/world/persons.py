"""Persons that the tables know, their lives and the posts they held, and the facts that say so."""

from dataclasses import dataclass

from backchannel.record.fact import Fact
from backchannel.record.ids import made_from

LEADER = "head of state or government"
LISTED_UNTIL = 2021
"""The list of leaders ends in March of that year: who stands in it without an end was in office then."""


@dataclass(frozen=True, slots=True)
class Held:
    """A post: ``office`` in the source's words, of the state ``country``. ``from_`` and ``to`` are EDTF where the source
    tells them; ``around`` gives the first and last year of the volumes that say so ("1961-1963") where they do not."""

    office: str
    country: str | None
    from_: str | None
    to: str | None
    around: tuple[int, int] | None
    source: str

    @property
    def dated(self) -> bool:
        """Whether the source tells when it began and when it ended, so that a day may be said to lie outside."""
        return self.from_ is not None and self.to is not None

    def held_in(self, year: int) -> bool | None:
        """Whether it was held in ``year``; None where the source leaves that open."""
        since = int(self.from_[:4]) if self.from_ else None
        until = int(self.to[:4]) if self.to else None
        if since is not None and year < since:
            return False
        if until is not None and year > until:
            return False
        if since is not None and until is not None:
            return True
        if since is not None and self.office == LEADER and year <= LISTED_UNTIL:
            return True
        if self.around is not None and self.around[0] <= year <= self.around[1]:
            return True
        # What is held "until 1962" was held some years before; how many is not told.
        return None


@dataclass(frozen=True, slots=True)
class Person:
    """``name`` first of ``names``; ``country`` the state of most of the posts; ``born`` and ``died`` EDTF where told."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    gender: str | None
    born: str | None
    died: str | None
    posts: tuple[Held, ...]

    def lived(self, year: int) -> bool | None:
        """Whether the person was alive in ``year``; None where birth and death are not known well enough to say."""
        if self.born and year < int(self.born[:4]):
            return False
        if self.died:
            return year <= int(self.died[:4]) if self.born or year > int(self.died[:4]) else None
        return None


def fact_of_post(person: Person, held: Held) -> Fact:
    """The fact that ``person`` held a post, as a plain sentence with its source."""
    span = f"from {held.from_ or '?'} to {held.to or '?'}" if held.from_ or held.to else "at a time not told"
    of = f" ({held.country})" if held.country else ""
    says = f"{person.name} was {held.office}{of} {span}."
    return Fact(
        made_from("fct", person.id, held.office, held.country or "", held.from_ or "", held.to or ""), says, held.source
    )


def fact_of_life(person: Person) -> Fact | None:
    """The fact of when ``person`` lived; None where neither birth nor death is known."""
    if not person.born and not person.died:
        return None
    says = f"{person.name} was born {person.born or '?'} and died {person.died or '?'}." if person.died else (
        f"{person.name} was born {person.born}."
    )  # fmt: skip
    source = person.posts[0].source if person.posts else "tables of persons"
    return Fact(made_from("fct", person.id, "life", person.born or "", person.died or ""), says, source)


def parsed(row: str, sources: list[str]) -> Person:
    """One line of the table of persons."""
    id_, names, country, gender, born, died, posts = row.split("\t")
    known = tuple(names.split("|"))
    held = tuple(_post(post, sources) for post in posts.split(";")) if posts else ()
    return Person(id_, known[0], known, country or None, gender or None, born or None, died or None, held)


def _post(told: str, sources: list[str]) -> Held:
    office, country, from_, to, around, source = told.split("^")
    years = around.partition("-")
    span = (int(years[0]), int(years[2])) if around else None
    return Held(office, country or None, from_ or None, to or None, span, sources[int(source)])
