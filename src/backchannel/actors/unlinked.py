"""Persons whom the editors of a volume list, where a document names them and nothing marks it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from backchannel.actors.cluster import Cluster
from backchannel.actors.editors import LISTED, in_order, state_listed
from backchannel.actors.listed import spellings
from backchannel.actors.office import HEADS, office_of
from backchannel.actors.person_name import PersonName, agree, same_part, taken_apart
from backchannel.actors.persons import Persons
from backchannel.record.named import Listed, Named
from backchannel.world.world import World

IN_LIST = "the one person of that name in the editors' list"


class Unlinked:
    """A volume's list of persons, asked by the names of a person in one of its documents."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self._names = [
            tuple(name for name in spellings(one.name) if name.full) or spellings(one.name) for one in listed
        ]
        self._listed = listed
        self._by_part: dict[str, list[int]] = defaultdict(list)
        for number, names in enumerate(self._names):
            for part in {part for name in names for part in name.parts if len(part) > 1}:
                self._by_part[part].append(number)

    def join(
        self,
        clusters: Sequence[Cluster],
        of: list[Cluster | None],
        persons: Persons,
        world: World,
        year: int | None,
    ) -> None:
        """Joins the persons among ``clusters`` whom the list tells to it, and to one another where it is one person; ``of``
        is the actor of each mention. Whom the document gives another state than the list is nobody of the list."""
        if not self._listed:
            return
        known = {cluster.key: cluster for cluster in clusters if cluster.key is not None}
        for cluster in clusters:
            if cluster.kind != "person" or cluster.key is not None or not cluster.mentions:
                continue
            listed = self.person(cluster)
            if listed is None:
                continue
            country = state_listed(listed.about, world, year)
            if None not in (country, cluster.country) and country != cluster.country:
                continue
            met = known.setdefault(listed.key, cluster)
            if met is cluster:
                enlist(cluster, listed, persons)
                cluster.evidence.append(IN_LIST)
            elif None in (met.country, cluster.country) or met.country == cluster.country:
                _merge(cluster, met, of, persons)

    def person(self, cluster: Cluster) -> Listed | None:
        """The one person of the list who can be meant by all names and titles of ``cluster``; None where nobody or several
        can.

        The family name must be as listed, letter for letter; a given name or its initial must agree where the document has
        one; of a family name alone, nobody else in the list may bear it in any place, unless a title tells them apart.
        """
        full = [name for name in cluster.names if name.full]
        near = {number for name in cluster.names for number in self._by_part.get(name.last, ())}
        able = [number for number in sorted(near) if all(self._is_name(number, name) for name in full)]
        titled = [number for number in able if self._titles_agree(number, cluster)]
        if len(titled) > 1 and full:
            # "Peter Holm" may be John P. Holm, but where the list has a Peter it is he.
            titled = [number for number in titled if all(self._begins(number, name) for name in full)]
        if len(titled) != 1 or not all(full or self._is_family(titled[0], name) for name in cluster.names):
            return None
        return self._listed[titled[0]]

    def _is_name(self, number: int, name: PersonName) -> bool:
        return any(
            one.parts == name.parts or (one.last == name.last and agree(name, one)) for one in self._names[number]
        )

    def _begins(self, number: int, name: PersonName) -> bool:
        return any(same_part(one.parts[0], name.parts[0]) for one in self._names[number])

    def _is_family(self, number: int, name: PersonName) -> bool:
        """Whether that name alone is the family name, which stands first where no comma parts it from the given ones."""
        place = -1 if "," in self._listed[number].name else 0
        return any(name.last in (one.last, one.parts[place]) for one in self._names[number])

    def _titles_agree(self, number: int, cluster: Cluster) -> bool:
        """Whether what the document calls the person is among what the list says of him."""
        one = self._listed[number]
        told = office_of(f"{one.name} {one.about}".replace(",", " ").replace(";", " "))
        words = frozenset(told.words) if told is not None else frozenset()
        offices = [held.office for held in cluster.held]
        return all(office.head in words for office in offices if office.head in HEADS)


def _merge(cluster: Cluster, into: Cluster, of: list[Cluster | None], persons: Persons) -> None:
    """Makes all mentions of ``cluster`` mentions of ``into``."""
    for number in cluster.mentions:
        into.add(number, IN_LIST)
        of[number] = into
    for name in cluster.names:
        persons.join(into, name, cluster.gender)
    into.held += [one for one in cluster.held if all(one.office.words != held.office.words for held in into.held)]
    into.country = into.country or cluster.country
    cluster.mentions.clear()


def enlist(cluster: Cluster, listed: Named | Listed, persons: Persons) -> None:
    """Gives ``cluster`` the name that the editors list, and what they say of the person."""
    cluster.key, cluster.listed, cluster.about = listed.key, in_order(listed.name), listed.about
    whole = taken_apart(cluster.listed)
    if whole is not None:
        persons.join(cluster, whole, whole.gender)


def states_by_list(clusters: Iterable[Cluster], world: World, year: int | None) -> None:
    """Gives whom the editors list and did not mark the state that their list tells, unless the document told one."""
    for cluster in clusters:
        if IN_LIST in cluster.evidence and cluster.country is None and cluster.about is not None:
            cluster.country = state_listed(cluster.about, world, year)
            if cluster.country is not None:
                cluster.evidence.append(f"{LISTED}: {cluster.about}")
