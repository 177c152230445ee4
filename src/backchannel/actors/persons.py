"""Persons by name within one text: spellings, short forms and titles of one person come together, namesakes stay apart."""

from bisect import bisect_left
from collections import defaultdict

from backchannel.actors.acquaintance import Acquaintance
from backchannel.actors.cluster import Cluster, Held
from backchannel.actors.office import Office, clash, excludes, may_be
from backchannel.actors.person_name import Gender, PersonName, agree
from backchannel.actors.spelling import alike, consonants


class Persons:
    """The persons of one text while they are told apart. Full names come first (``full``), then short ones (``short``)."""

    def __init__(self, acquaintance: Acquaintance) -> None:
        self._acquaintance = acquaintance
        self._by_part: dict[str, list[Cluster]] = defaultdict(list)
        self._by_sound: dict[str, list[Cluster]] = defaultdict(list)

    def full(self, name: PersonName) -> Cluster | None:
        """The person whose full name agrees best with ``name``; the one met last where several do; None if nobody's does."""
        best, most = None, 0
        for cluster in dict.fromkeys([*self._near(name.last), *self._near(name.parts[0])]):
            if name.gender and cluster.gender and name.gender != cluster.gender:
                continue
            shared = [agree(name, other) for other in cluster.names if other.full]
            if not shared or min(shared) == 0:
                continue
            # Clusters are numbered in the order of their first mention, so a later one was met later.
            if max(shared) > most or (max(shared) == most and best is not None and cluster.number > best.number):
                best, most = cluster, max(shared)
        return best

    def short(
        self, name: PersonName, mention: int, office: Office | None, country: str | None, gender: Gender | None
    ) -> tuple[Cluster, str] | None:
        """The person whom a single part means at ``mention``, and by which part; None where nobody in the text bears it.

        A family name goes before a first name, that before a middle one; then titles and states that agree, then whoever was
        named last before, then whoever is named first after.
        """
        part = name.last
        ranked: list[tuple[tuple[int, int, int], str, Cluster]] = []
        for cluster in self._near(part):
            if (gender and cluster.gender and gender != cluster.gender) or (
                country and cluster.country and country != cluster.country
            ):
                continue
            place = _place(part, cluster)
            if place is None:
                continue
            if office is not None and any(excludes(office, held.office) for held in cluster.held):
                continue
            fit = _title_fit(office, cluster)
            if fit < 2 and self._acquaintance.speaks_against(cluster, part, office, country):
                continue
            ranked.append(((place[0], fit, _nearness(cluster, mention)), place[1], cluster))
        if not ranked:
            return None
        best = max(ranked, key=lambda entry: entry[0])
        return best[2], best[1]

    def join(self, cluster: Cluster, name: PersonName, gender: Gender | None) -> None:
        """``name`` is one more name of ``cluster``."""
        cluster.gender = cluster.gender or gender or name.gender
        if name in cluster.names:
            return
        cluster.names.append(name)
        for part in name.parts:
            if len(part) < 2:
                continue
            for index, key in ((self._by_part, part), (self._by_sound, consonants(part))):
                if cluster not in index[key]:
                    index[key].append(cluster)

    def _near(self, part: str) -> list[Cluster]:
        exact = self._by_part.get(part)
        if exact:
            return exact
        return [
            cluster
            for cluster in self._by_sound.get(consonants(part), ())
            if any(alike(part, other) for name in cluster.names for other in name.parts)
        ]


def _place(part: str, cluster: Cluster) -> tuple[int, str] | None:
    best: tuple[int, str] | None = None
    for name in cluster.names:
        if not name.full:
            found = (4, "name") if alike(part, name.last) else None
        elif alike(part, name.last):
            found = (4, "family name after full name") if part == name.last else (4, "family name in another spelling")
        elif alike(part, name.parts[0]):
            found = (2, "first name after full name")
        elif any(alike(part, other) for other in name.parts[1:-1]):
            found = (3, "part of full name")
        else:
            found = None
        if found and (best is None or found[0] > best[0]):
            best = found
    return best


def _title_fit(office: Office | None, cluster: Cluster) -> int:
    """2 where a title told of the person fits, 1 where nothing is known, 0 where every title told is another post."""
    if office is None or not cluster.held:
        return 1
    return 2 if any(_fits(office, held) for held in cluster.held) else 0


def _fits(office: Office, held: Held) -> bool:
    return may_be(office, held.office) or may_be(held.office, office) or not clash(office, held.office)


def _nearness(cluster: Cluster, mention: int) -> int:
    """More for the person named last before ``mention``; those first named after it come after all of these."""
    at = bisect_left(cluster.mentions, mention)
    if at:
        return cluster.mentions[at - 1]
    return -cluster.mentions[0] - 1_000_000 if cluster.mentions else -2_000_000
