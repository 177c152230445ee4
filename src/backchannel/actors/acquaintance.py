"""What the world's tables say of a person named in a text: who held that title then, and whose the name is."""

import re
from collections.abc import Sequence

from backchannel.actors.cluster import Cluster
from backchannel.actors.office import Office, may_be, office_of
from backchannel.actors.person_name import PersonName, agree, same_part, taken_apart
from backchannel.record.fact import Fact
from backchannel.world.persons import LEADER, LISTED_UNTIL, Held, Person, fact_of_post
from backchannel.world.world import World

# Titles of those whom a list of leaders calls only "head of state or government".
_HEADS = frozenset(
    ["president", "minister", "premier", "king", "queen", "emperor", "shah", "chancellor", "sultan", "emir"]
)
_OWN = "written for this table"
_ALONE = frozenset(["king", "queen", "emperor", "empress", "shah", "sultan", "pope", "emir"])
"""Offices that one alone holds at a time, mostly known by a first name that the tables spell in several ways."""
_KIN = re.compile(
    r"\b(?:half-?)?(?:brother|sister|son|daughter|wife|widow|husband|cousin|uncle|nephew|father|mother|descendant|adviser|advisor|"
    r"aide|secretary|physician|envoy)(?:-in-law)?\s+(?:of|to)\b",
    re.IGNORECASE,
)
"""What makes an office named behind it another's ("brother of King Saud")."""


OF_ALL = re.compile(
    r"\b(?:secretary[ -]general of (?:the United Nations|the Arab League|NATO|the Organi[sz]ation|ASEAN|the League|"
    r"the Commonwealth)|under secretary[ -]general|president of the World Bank|"
    r"United Nations (?:mediator|High Commissioner))",
    re.IGNORECASE,
)
"""Offices whose holders act for an international body, not for the state that they are of."""


def serves_all(person: Person, year: int) -> bool:
    """Whether ``person`` is known to have held an office of an international body in ``year``."""
    return any(held.held_in(year) and OF_ALL.search(held.office) for held in person.posts)


class Acquaintance:
    """Asks ``world`` about persons, in the year of the source or in those told beside them. Answers are kept for one text."""

    def __init__(self, world: World, year: int | None) -> None:
        self._world = world
        self._year = year
        self._holders: dict[tuple[str, tuple[str, ...], str | None, int], tuple[tuple[Person, Held], ...]] = {}

    @property
    def years(self) -> tuple[int, ...]:
        """The year of the source, alone, or nothing where it is not known."""
        return (self._year,) if self._year is not None else ()

    def holders(
        self, part: str, office: Office, country: str | None, years: Sequence[int]
    ) -> tuple[tuple[Person, Held], ...]:
        """Those whose name begins or ends with ``part`` and who are known to have held ``office`` in one of ``years``."""
        if office.past:
            return ()
        found: dict[str, tuple[Person, Held]] = {}
        for year in years:
            key = (part, office.words, country, year)
            if key not in self._holders:
                self._holders[key] = tuple(self._search(part, office, country, year))
            for person, held in self._holders[key]:
                found.setdefault(person.id, (person, held))
        return tuple(found.values())

    def _search(self, part: str, office: Office, country: str | None, year: int) -> list[tuple[Person, Held]]:
        found = []
        for person in self._world.bearers(part):
            for held in person.posts:
                if (country and held.country and country != held.country) or not held.held_in(year):
                    continue
                if held.office == LEADER:
                    fits = office.head in _HEADS and len(office.words) <= 2 and "vice" not in office.words
                else:
                    told = office_of(held.office) if office.head not in _ALONE or not _KIN.search(held.office) else None
                    fits = told is not None and may_be(office, told)
                if fits:
                    found.append((person, held))
                    break
        return found

    def speaks_against(self, cluster: Cluster, part: str, office: Office | None, country: str | None) -> bool:
        """Whether ``part`` with that title was somebody else then: others held it, and none of them bears the full names
        by which ``cluster`` is known."""
        full = [name for name in cluster.names if name.full]
        if office is None or not full:
            return False
        held = self.holders(part, office, country, self.years)
        return bool(held) and not any(self._agrees(person, full) for person, _ in held)

    def known(self, names: list[PersonName], country: str | None, years: Sequence[int]) -> tuple[Person, bool] | None:
        """The person of the tables whose whole name is one of ``names``, who may have lived and served in ``years``, and
        whether it can be no other; if it can, all of them are of one state.

        Who stands in the list of those who led or spoke for a state goes before a namesake. Where somebody of another time
        bears the very name, nobody of a name like it is meant.
        """
        full = [name for name in names if name.full and len(name.last) > 1]
        found: dict[str, Person] = {}
        exact: dict[str, Person] = {}
        others = False
        for name in full:
            for person in self._world.bearers(name.last):
                if (country and person.country and person.country != country) or not self._agrees(person, full):
                    continue
                same = any(told == name for words in person.names if (told := taken_apart(words)) is not None)
                if years and not any(self._served(person, year) for year in years):
                    others = others or same
                    continue
                found[person.id] = person
                if same:
                    exact[person.id] = person
        best = list((exact or ({} if others else found)).values())
        prominent = [person for person in best if any(held.source == _OWN for held in person.posts)]
        best = prominent if len(prominent) == 1 else best
        if not best or len({person.country for person in best}) > 1:
            return None
        wholes = [max(self._parts(person), key=lambda name: len(name.parts)) for person in best]
        if not exact and not all(agree(one, other) for one in wholes for other in wholes):
            return None
        births = [int(person.born[:4]) for person in best if person.born]
        one = len(best) == 1 or (max(births, default=0) - min(births, default=0) <= 1 and best[0].country is not None)
        return max(best, key=lambda person: (len(person.posts), person.id)), one

    def leader(self, part: str, years: Sequence[int]) -> tuple[Person, Held] | None:
        """The one person of that family name who is known to have served then, if that was at the head of a state."""
        serving = [
            (person, held, year)
            for person in self._world.bearers(part)
            if any(p.last == part for p in self._parts(person))
            for year in years
            if person.lived(year) is not False
            for held in person.posts
            if held.dated and held.held_in(year)
        ]
        heads = {self._world.lay_in(held.country, year) for _, held, year in serving if _leads(held) and held.country}
        others = {self._world.lay_in(held.country, year) for _, held, year in serving if held.country}
        if len(heads) != 1 or len(others) != 1:
            return None
        return next((person, held) for person, held, _ in serving if _leads(held))

    def _parts(self, person: Person) -> list[PersonName]:
        return [told for words in person.names if (told := taken_apart(words)) is not None]

    def post(self, part: str, office: Office, country: str | None, years: Sequence[int]) -> tuple[Person, Fact] | None:
        """Who, by a fact, held ``office`` then and bears ``part``; with the fact. None unless it is one person.

        Tables may know one person by two names ("Ismet Inonu", "Inonu"): of one state and of names that agree they are one.
        """
        held = self.holders(part, office, country, years)
        if not held or len({known.country or person.country for person, known in held}) > 1:
            return None
        names = [max(self._parts(person), key=lambda name: len(name.parts)) for person, _ in held]
        alone = office.head in _ALONE and held[0][0].country is not None
        if not alone and not all(self._one(name, other) for name in names for other in names):
            return None
        fullest = max(range(len(held)), key=lambda number: (len(names[number].parts), -number))
        return held[fullest][0], fact_of_post(*held[fullest])

    def _one(self, name: PersonName, other: PersonName) -> bool:
        if name.full and other.full:
            return agree(name, other) > 0
        return name.last == other.last

    def land(self, part: str, gender: str | None, years: Sequence[int]) -> tuple[str, Fact] | None:
        """The state of all of that family name who are known to have served then, with the fact of one of them."""
        found: dict[str, Fact] = {}
        for person in self._world.bearers(part):
            if not any(name.last == part for name in self._parts(person)):
                continue
            if gender is not None and person.gender not in (None, gender):
                continue
            for year in years:
                if person.lived(year) is False:
                    continue
                for held in person.posts:
                    country = person.country or held.country
                    if country is not None and held.held_in(year) and not serves_all(person, year):
                        found.setdefault(self._world.lay_in(country, year), fact_of_post(person, held))
        return next(iter(found.items())) if len(found) == 1 else None

    def _agrees(self, person: Person, names: list[PersonName]) -> bool:
        known = [told for words in person.names if (told := taken_apart(words)) is not None]
        return any(agree(name, told) > 1 and _given(name, told) for name in names for told in known if told.full)

    def _served(self, person: Person, year: int) -> bool:
        """Alive in ``year`` as far as known, and with a post within thirty years of it."""
        if person.lived(year) is False:
            return False
        ends = [int(e[:4]) for held in person.posts for e in (held.from_, held.to) if e]
        ends += [y for held in person.posts if held.around for y in held.around]
        ends += [LISTED_UNTIL for held in person.posts if held.office == LEADER and held.from_ and not held.to]
        return not ends or min(ends) - 30 <= year <= max(ends) + 30


def _given(name: PersonName, told: PersonName) -> bool:
    """Whether the first part of ``name`` is the first of ``told``, or a whole part of it: "George" is no middle "G.".

    Parts that are in neither other name make two persons: "Richard W. Thompson" is no "Dean Richard Thompson".
    """
    first, shared = name.parts[0], agree(name, told)
    if shared < len(name.parts) and shared < len(told.parts):
        return False
    if len(first) > 1 and all(len(part) == 1 for part in told.parts[:-1]):
        # An initial is not enough to know somebody by: "M. Khan" may be any Mohammed.
        return False
    return same_part(first, told.parts[0]) or any(len(part) > 1 and same_part(first, part) for part in told.parts)


def _leads(held: Held) -> bool:
    return held.office == LEADER or held.office.lower() in (
        "prime minister",
        "president",
        "general secretary",
        "first secretary",
    )
