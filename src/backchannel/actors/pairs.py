"""Whom "the two countries", "both sides" and "the two leaders" mean: the two, and no more, that were named right before."""

import re
from collections.abc import Callable, Sequence

from backchannel.actors.cluster import Cluster
from backchannel.actors.things import Things
from backchannel.reading.draft import Mentioned

_COUNT = re.compile(r"^(?:(?:the|these|those|its|their)\s+two|both|both\s+the|either|neither)\s", re.IGNORECASE)
_MORE = re.compile(r"^(?:the|these)\s+(?:three|four|five|six|seven)\s", re.IGNORECASE)
_LANDS = frozenset("country state nation power neighbour neighbor republic kingdom capital".split())
_SIDES = frozenset("side government party delegation foe rival ally faction camp adversary enemy junta regime".split())
_PLACE = re.compile(r"\b(?:in|at|near|inside|across|throughout|from)\s+(?:the\s+)?$", re.IGNORECASE)
_BACK = 2
"""Sentences back that the two may be named. Read by eye on speeches and cables: further back, others come between."""
_PAIR_REACH = 6
"""Sentences back that the two may have been spoken of as two, others being named between. Chosen by eye on wire stories."""
_OFFICIALS = frozenset("minister president ambassador premier chancellor chief".split())
_OF_STATES = frozenset(["state", "people", "government_body", "service"])
_GROUPS = frozenset(["armed_group"])
_DONE_TO = frozenset(["obj", "iobj"])
_UNDER = frozenset(["assistant", "deputy", "vice", "under", "adviser", "advisor", "aide"])


class Pairs:
    """Keeps who was named, sentence by sentence, and answers whom a pair means. Feed it mentions in text order."""

    def __init__(self, content: str, mentions: Sequence[Mentioned], things: Things) -> None:
        self._content = content
        self._mentions = mentions
        self._things = things
        self._met: list[tuple[int, int, Cluster]] = []
        self._told: dict[int, tuple[Cluster, ...]] = {}
        self._last: tuple[int, tuple[Cluster, ...]] = (0, ())

    def met(self, mention: int, cluster: Cluster) -> None:
        """``mention`` was settled as ``cluster``."""
        self._met.append((self._mentions[mention].sentence, mention, cluster))

    def counts(self, mention: int) -> bool:
        """Whether the role ``mention`` speaks of two: no single actor is meant then."""
        return _COUNT.match(self._words(mention)) is not None

    def meant(self, mention: int) -> tuple[tuple[Cluster, ...], str] | None:
        """The two that the role ``mention`` means and by which evidence; None where there are fewer or more."""
        told = self._mentions[mention]
        words = self._words(mention)
        if told.kind != "role" or told.of is not None or _COUNT.match(words) is None or _MORE.match(words):
            return None
        said = {_one(word) for word in words.lower().split()}
        if told.names == "person" and not said & _LANDS:
            found, sort = self._two(mention, lambda cluster: self._person(cluster, said)), "persons"
        elif said & _LANDS:
            found, sort = self._two(mention, self._land) or self._two(mention, self._persons_land), "states"
        elif said & _SIDES:
            found, sort = self._two(mention, self._side, merged=False), "parties"
        else:
            return None
        if not found and told.names != "person":
            found = self._again(told.sentence)
        if found and sort != "persons":
            found = self._same(told.sentence, found)
        self._told[told.sentence] = found
        if found and sort != "persons":
            self._last = told.sentence, found
        return (found, f"the two {sort} named before") if found else None

    def lands(self, mention: int) -> tuple[Cluster, ...]:
        """The two states whose "the two foreign ministers" are; () where there are fewer or more."""
        told, words = self._mentions[mention], self._words(mention)
        if told.kind != "role" or told.names != "person" or told.of is not None or _COUNT.match(words) is None:
            return ()
        if not {_one(word) for word in words.lower().split()} & _OFFICIALS:
            return ()
        # Who proposes a meeting of two is none of them.
        found = self._two(mention, self._land, apart=not told.grammar.startswith("nsubj"))
        self._told[told.sentence] = found
        return found

    def _same(self, sentence: int, found: tuple[Cluster, ...]) -> tuple[Cluster, ...]:
        """``found``, or the pair spoken of right before where one of its two is in both: the other is a third then."""
        at, last = self._last
        shared = {cluster.number for cluster in last} & {cluster.number for cluster in found}
        return last if sentence - at <= 2 and len(shared) == 1 else found

    def _again(self, sentence: int) -> tuple[Cluster, ...]:
        """The pair of states or parties that was last spoken of as two."""
        at, found = self._last
        return found if sentence - at <= _PAIR_REACH else ()

    def _words(self, mention: int) -> str:
        return " ".join(self._mentions[mention].passage.words.split()) + " "

    def _two(
        self, mention: int, fits: Callable[[Cluster], Cluster | None], merged: bool = True, apart: bool = False
    ) -> tuple[Cluster, ...]:
        """The two of a sort that the nearest sentence naming any names together; () where it names more.

        Who alone is named beside the pair itself is mostly a third ("France urged both sides"), so the sentence before goes
        first; where that names one too, ``merged`` says whether they may be the two.
        """
        at = self._mentions[mention].sentence
        done_to = apart or self._mentions[mention].grammar in _DONE_TO
        told: dict[int, dict[int, Cluster]] = {}
        places: dict[int, dict[int, Cluster]] = {}
        leading: set[int] = set()
        for number, other, cluster in reversed(self._met):
            if at - number > _BACK:
                break
            one = fits(cluster)
            if one is not None:
                if number == at and self._mentions[other].grammar.startswith("nsubj"):
                    leading.add(one.number)
                start = self._mentions[other].passage.start
                where = _PLACE.search(self._content, max(0, start - 16), start)
                (places if where else told).setdefault(number, {}).setdefault(one.number, one)
        # A land that something happens in ("soldiers in Chad") counts only where nobody else is named.
        told = {number: told.get(number) or places[number] for number in {**told, **places}}
        if done_to and leading:
            # Nobody urges a pair that he is one of.
            told = {number: {n: c for n, c in here.items() if n not in leading} for number, here in told.items()}
            merged = False
        if len(told.get(at, {})) == 2:
            return _sorted(told[at])
        nearest = next((number for number in sorted(told, reverse=True) if number != at), None)
        if nearest is not None and nearest in self._told:
            # Who is named beside a pair is none of it: the same two are meant again, or nobody known.
            return self._told[nearest]
        before = told[nearest] if nearest is not None else {}
        if len(before) == 2:
            return _sorted(before)
        together = {**told.get(at, {}), **before}
        return _sorted(together) if merged and len(together) == 2 else ()

    def _land(self, cluster: Cluster) -> Cluster | None:
        known = cluster.kind in _OF_STATES and cluster.country is not None
        return self._things.state(cluster.country) if known and cluster.country else None

    def _persons_land(self, cluster: Cluster) -> Cluster | None:
        named = cluster.kind in (*_OF_STATES, "person") and cluster.country is not None
        return self._things.state(cluster.country) if named and cluster.country else None

    def _side(self, cluster: Cluster) -> Cluster | None:
        return cluster if cluster.kind in _GROUPS and cluster.country is None else self._land(cluster)

    def _person(self, cluster: Cluster, said: set[str]) -> Cluster | None:
        if cluster.kind != "person" or cluster.plural:
            return None
        if said & _ANYBODY:
            return cluster
        offices = [held.office for held in cluster.held]
        return cluster if any(o.head in said and not _UNDER & set(o.words) for o in offices) else None


_ANYBODY = frozenset("man men leader statesman statesmen woman women official diplomat politician negotiator".split())


def _sorted(found: dict[int, Cluster]) -> tuple[Cluster, ...]:
    return tuple(found[number] for number in sorted(found))


def _one(word: str) -> str:
    """The singular of a regular plural."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
