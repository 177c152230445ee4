"""What the world's tables add to the persons of a text: state, sex, and posts that they held then."""

from collections.abc import Callable, Iterable, Sequence

from backchannel.actors.acquaintance import Acquaintance, serves_all
from backchannel.actors.cluster import Cluster, Held
from backchannel.actors.office import of_one_state, office_of
from backchannel.actors.things import Things
from backchannel.record.actor import Post
from backchannel.world.persons import Person, fact_of_post

_RANKS = frozenset(
    "marshal generalissimo general colonel major captain lieutenant admiral commander brigadier comrade chairman sheikh "
    "ayatollah leader".split()
)
"""What leaders are called who are known by another post: "Marshal Tito", "General Franco"."""
_FACTS = 2
"""Posts known from tables that are added to a person: enough to say who it is, not a life."""


class Recognition:
    """Looks persons up in the tables, in the ``year`` of the source, else in the years that the text tells ``beside`` them.

    To be asked once the states of the text are named."""

    def __init__(
        self,
        acquaintance: Acquaintance,
        things: Things,
        year: int | None,
        beside: Callable[[Cluster], Iterable[Sequence[int]]],
    ) -> None:
        self._acquaintance = acquaintance
        self._things = things
        self._year = year
        self._beside = beside

    def recognise(self, clusters: Iterable[Cluster]) -> None:
        """Adds to the persons among ``clusters`` state, sex and posts, each where one alone can be meant."""
        for cluster in clusters:
            if cluster.kind != "person":
                continue
            self._own_office(cluster)
            if not self._known_in(cluster, self._acquaintance.years) and cluster.country is None:
                for years in self._beside(cluster):
                    if years != self._acquaintance.years and self._known_in(cluster, years):
                        break

    def _known_in(self, cluster: Cluster, years: Sequence[int]) -> bool:
        """Adds to ``cluster`` what is known of it in ``years``; whether it is known who it is, or its state."""
        known = self._acquaintance.known(cluster.names, cluster.country, years)
        if known is not None:
            person, alone = known
            if not alone:
                return self._namesakes(cluster, person)
            evidence = f"name known to the tables: {person.name} ({person.country or 'no state told'})"
        elif len(cluster.names) == 1 and cluster.held:
            name, held = cluster.names[0], cluster.held[0]
            found = self._acquaintance.post(name.last, held.office, cluster.country, years)
            if found is None:
                return self._lead(cluster, years) or self._shared(cluster, years)
            person, fact = found
            evidence = f"title held then: {fact.says[:-1]} [{fact.source}]"
        else:
            return self._lead(cluster, years)
        if cluster.country is None or cluster.gender is None:
            cluster.evidence.append(evidence)
        if not any(serves_all(person, year) for year in years):
            cluster.country = cluster.country or person.country
        cluster.gender = cluster.gender or ("f" if person.gender == "f" else "m" if person.gender else None)
        cluster.world = person.id
        self._add_facts(cluster, person)
        return True

    def _namesakes(self, cluster: Cluster, one: Person) -> bool:
        """Gives ``cluster`` the state of all who bore the name then, of whom ``one`` is the best known."""
        if cluster.country is None and one.country is not None:
            cluster.country = one.country
            cluster.evidence.append(f"all known by that name then are of one state: {one.name} ({one.country})")
        return cluster.country is not None

    def _lead(self, cluster: Cluster, years: Sequence[int]) -> bool:
        """Gives a family name told alone ("Ulbricht") the state that the one bearer who served then led; no post is added."""
        ranked = all(held.office.head in _RANKS for held in cluster.held)
        if cluster.country is not None or not ranked or len(cluster.names) != 1 or cluster.names[0].full:
            return False
        last = cluster.names[0].last
        found = self._acquaintance.leader(last, years)
        if found is not None and (cluster.gender is None or found[0].gender in (None, cluster.gender)):
            fact = fact_of_post(*found)
            cluster.country = found[1].country
            cluster.evidence.append(f"leader of that name then: {fact.says[:-1]} [{fact.source}]")
            return True
        return self._shared(cluster, years)

    def _shared(self, cluster: Cluster, years: Sequence[int]) -> bool:
        """Gives a family name the state of all who bore it and served then, where the text names that state."""
        name = cluster.names[0]
        if cluster.country is not None or name.full:
            return False
        land = self._acquaintance.land(name.last, cluster.gender, years)
        if land is None or self._things.known_state(land[0]) is None:
            return False
        cluster.country = land[0]
        says, source = land[1].says[:-1], land[1].source
        cluster.evidence.append(f"all of that name who served then, of a state told here: {says} [{source}]")
        return True

    def _own_office(self, cluster: Cluster) -> None:
        """Gives the holder of an office that one state alone has by that name ("Assistant Secretary of State") that state."""
        for held in cluster.held:
            country = of_one_state(held.office)
            if cluster.country is None and country is not None:
                cluster.country = country
                cluster.evidence.append("office that one state alone has by that name")

    def _add_facts(self, cluster: Cluster, person: Person) -> None:
        """Adds the posts that ``person`` is known to have held in the year of the source, with the fact that says so, where
        the text tells no such post itself."""
        if self._year is None:
            return
        added = 0
        for held in person.posts:
            office = office_of(held.office)
            if office is None or added == _FACTS or not held.dated or not held.held_in(self._year):
                continue
            if any(office.head == other.office.head for other in cluster.held):
                continue
            post = Post(held.office, None, held.from_, held.to, None, fact_of_post(person, held).id)
            owner = self._things.known_state(held.country) if held.country else None
            cluster.held.append(Held(office, held.country, post, owner.number if owner else None))
            added += 1
