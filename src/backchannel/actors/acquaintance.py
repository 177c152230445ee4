"""What the world's tables say of a person named in a text: who held that title then, and whose the name is."""

from backchannel.actors.cluster import Cluster
from backchannel.actors.office import Office, may_be, office_of
from backchannel.actors.person_name import PersonName, agree, taken_apart
from backchannel.record.fact import Fact
from backchannel.world.persons import Held, Person, fact_of_post
from backchannel.world.world import World

# Titles of those whom a list of leaders calls only "head of state or government".
_HEADS = frozenset(
    ["president", "minister", "premier", "king", "queen", "emperor", "shah", "chancellor", "sultan", "emir"]
)
_LEADER = "head of state or government"


class Acquaintance:
    """Asks ``world`` about persons, in the year of the source where that is known. Answers are kept for one text."""

    def __init__(self, world: World, year: int | None) -> None:
        self._world = world
        self._year = year
        self._holders: dict[tuple[str, tuple[str, ...], str | None], tuple[tuple[Person, Held], ...]] = {}

    def holders(self, part: str, office: Office, country: str | None) -> tuple[tuple[Person, Held], ...]:
        """Those whose name begins or ends with ``part`` and who are known to have held ``office`` in the source's year."""
        if self._year is None or office.past:
            return ()
        key = (part, office.words, country)
        known = self._holders.get(key)
        if known is None:
            known = tuple(self._search(part, office, country, self._year))
            self._holders[key] = known
        return known

    def _search(self, part: str, office: Office, country: str | None, year: int) -> list[tuple[Person, Held]]:
        found = []
        for person in self._world.bearers(part):
            for held in person.posts:
                if (country and held.country and country != held.country) or not held.held_in(year):
                    continue
                if held.office == _LEADER:
                    fits = office.head in _HEADS and len(office.words) <= 2 and "vice" not in office.words
                else:
                    told = office_of(held.office)
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
        held = self.holders(part, office, country)
        return bool(held) and not any(self._agrees(person, full) for person, _ in held)

    def known(self, names: list[PersonName], country: str | None) -> Person | None:
        """The one person of the tables whose whole name is one of ``names``, who may have lived and served then."""
        full = [name for name in names if name.full and len(name.last) > 1]
        found: dict[str, Person] = {}
        exact: dict[str, Person] = {}
        for name in full:
            for person in self._world.bearers(name.last):
                if country and person.country and person.country != country:
                    continue
                if self._year is not None and not self._served(person, self._year):
                    continue
                if self._agrees(person, full):
                    found[person.id] = person
                    if any(told == name for words in person.names if (told := taken_apart(words)) is not None):
                        exact[person.id] = person
        best = exact or found
        return next(iter(best.values())) if len(best) == 1 else None

    def leader(self, part: str) -> tuple[Person, Held] | None:
        """The one person of that family name who is known to have served then, if that was at the head of a state."""
        if self._year is None:
            return None
        serving = [
            (person, held)
            for person in self._world.bearers(part)
            if person.lived(self._year) is not False and any(p.last == part for p in self._parts(person))
            for held in person.posts
            if held.dated and held.held_in(self._year)
        ]
        year = self._year
        heads = {self._world.lay_in(held.country, year) for _, held in serving if _leads(held) and held.country}
        others = {self._world.lay_in(held.country, year) for _, held in serving if held.country}
        if len(heads) != 1 or len(others) != 1:
            return None
        return next((person, held) for person, held in serving if _leads(held))

    def _parts(self, person: Person) -> list[PersonName]:
        return [told for words in person.names if (told := taken_apart(words)) is not None]

    def post(self, part: str, office: Office, country: str | None) -> tuple[Person, Fact] | None:
        """Who, by a fact, held ``office`` then and bears ``part``; with the fact. None unless it is one person.

        Tables may know one person by two names ("Ismet Inonu", "Inonu"): of one state and of names that agree they are one.
        """
        held = self.holders(part, office, country)
        if not held or len({known.country or person.country for person, known in held}) > 1:
            return None
        names = [max(self._parts(person), key=lambda name: len(name.parts)) for person, _ in held]
        if not all(self._one(name, other) for name in names for other in names):
            return None
        fullest = max(range(len(held)), key=lambda number: (len(names[number].parts), -number))
        return held[fullest][0], fact_of_post(*held[fullest])

    def _one(self, name: PersonName, other: PersonName) -> bool:
        if name.full and other.full:
            return agree(name, other) > 0
        return name.last == other.last

    def land(self, part: str, gender: str | None) -> tuple[str, Fact] | None:
        """The state of all of that family name who are known to have served then, with the fact of one of them."""
        if self._year is None:
            return None
        year = self._year
        found: dict[str, Fact] = {}
        for person in self._world.bearers(part):
            if person.lived(year) is False or not any(name.last == part for name in self._parts(person)):
                continue
            if gender is not None and person.gender not in (None, gender):
                continue
            for held in person.posts:
                country = person.country or held.country
                if country is not None and held.held_in(year):
                    found.setdefault(self._world.lay_in(country, year), fact_of_post(person, held))
        return next(iter(found.items())) if len(found) == 1 else None

    def _agrees(self, person: Person, names: list[PersonName]) -> bool:
        known = [told for words in person.names if (told := taken_apart(words)) is not None]
        return any(agree(name, told) > 1 for name in names for told in known if told.full)

    def _served(self, person: Person, year: int) -> bool:
        """Alive in ``year`` as far as known, and with a post within thirty years of it."""
        if person.lived(year) is False:
            return False
        ends = [int(e[:4]) for held in person.posts for e in (held.from_, held.to) if e]
        ends += [y for held in person.posts if held.around for y in held.around]
        return not ends or min(ends) - 30 <= year <= max(ends) + 30


def _leads(held: Held) -> bool:
    return held.office == _LEADER or held.office.lower() in (
        "prime minister",
        "president",
        "general secretary",
        "first secretary",
    )
