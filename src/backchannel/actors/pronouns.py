"""Whom a pronoun means: the nearest actor of the right sort that the grammar puts forward; nobody where two are as near.

"He" and "she" look at persons alone. "It" and "they" may mean what is no actor, so all nouns compete (``antecedents``).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backchannel.actors.antecedents import MANY, THING, Antecedents
from backchannel.actors.cluster import Cluster
from backchannel.actors.person_name import Gender
from backchannel.reading.draft import Mentioned

_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_POSSESSIVE = frozenset(["his", "her", "hers", "its", "their", "theirs"])

# Weights tuned on the news, lives and interviews of GUM's train part (740 pronouns), never on its dev part, and on 126 of 251
# "he", "him" and "his" of diplomatic papers. A life follows one person through every pronoun; in talks the floor goes to and
# fro, so that the nearest counts: which a text is, the names in it tell.
_SUBJECT = 1.0
_OBJECT = 0.5
_PARALLEL = 0.4
_SAME_CLAUSE = 1.2
_LEADS = 0.6
"""For the first subject of the sentence right before, where the pronoun begins its own."""
_JOINED = 2.5
"""By how much the object of a joined clause goes before others: "A received B and asked *him*"."""
_REACH = 4
_LEAST = -3.0


@dataclass(frozen=True, slots=True)
class _Weights:
    """What a sentence of distance costs; what it weighs to be of the pronoun's sex and taken up by a pronoun already; by how
    much one must go before the next."""

    sentence: float
    gender: float
    topic: float
    margin: float


_LIFE = _Weights(0.6, 0.6, 1.1, 0.1)
_TALKS = _Weights(1.2, 0.2, 0.3, 0.05)
_LONE = 0.7
"""From this share of the names of the two persons named most, a text is about the one."""


@dataclass(frozen=True, slots=True)
class _Seen:
    sentence: int
    mention: int
    cluster: Cluster
    weight: float
    subject: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What the grammar says of a pronoun: actors (by number of cluster) whom it may not mean, as they take part in the same
    deed, and the mention that is done to in the clause it is joined to."""

    apart: frozenset[int] = frozenset()
    joined: int | None = None


class Pronouns:
    """Keeps the actors met so far, sentence by sentence, and answers whom a pronoun means. Feed it mentions in text order."""

    def __init__(
        self,
        mentions: Sequence[Mentioned],
        block_of: Callable[[Mentioned], int],
        quoted: Callable[[Mentioned], bool] = lambda _: False,
        antecedents: Antecedents | None = None,
        unnamed: Callable[[int, bool], Cluster | None] = lambda _, __: None,
        beside: Callable[[int], Beside] = lambda _: Beside(),
        lone: float = 0.0,
    ) -> None:
        """``lone`` is the share of the person named most, of the names of the first two. ``beside`` tells who takes part in
        what the pronoun's verb tells. ``unnamed`` makes an actor of a mention that is nobody's yet ("three soldiers"), or of
        none; told whether it is spoken of as many."""
        self._mentions = mentions
        self._block_of = block_of
        self._quoted = quoted
        self._seen: list[_Seen] = []
        self._open: set[int] = set()
        self._antecedents = antecedents
        self._unnamed = unnamed
        self._beside = beside
        self._known: dict[int, tuple[Cluster, ...]] = {}
        self._place: Cluster | None = None
        self._weights = _LIFE if lone >= _LONE else _TALKS

    def unsettled(self, mention: int) -> None:
        """``mention`` is of somebody who is not known: the subject of its sentence nonetheless, if it is one."""
        told = self._mentions[mention]
        if told.names == "person" and told.grammar.startswith("nsubj") and not told.plural and told.kind != "pronoun":
            self._open.add(told.sentence)

    def met(self, mention: int, cluster: Cluster) -> None:
        """``mention`` was settled as ``cluster``."""
        told = self._mentions[mention]
        self._known[mention] = (cluster,)
        if cluster.kind == "place" and told.kind == "name":
            self._place = cluster
        subject = told.grammar.startswith("nsubj")
        weight = _SUBJECT if subject else _OBJECT if told.grammar in ("obj", "iobj", "obl:agent", "root") else 0.0
        if told.kind == "pronoun" and not self._quoted(told):
            # Whom quoted words are about is their speaker's topic, not the one of the text around them.
            weight += self._weights.topic
        if told.kind == "demonym":
            weight -= 0.6
        self._seen.append(_Seen(told.sentence, mention, cluster, weight, subject))

    def meant(self, mention: int) -> tuple[Cluster, str] | None:
        """Whom the pronoun ``mention`` means and by which evidence; None for first and second persons and where unsure."""
        told = self._mentions[mention]
        form = told.passage.words.lower()
        if form in _MALE or form in _FEMALE:
            gender: Gender = "m" if form in _MALE else "f"
            found = self._best(mention, lambda c: _person(c, gender), form, gender)
            if gender == "f" and (found is None or found[0].gender is None):
                # Older English says "she" of a state; a person not known to be a woman gives way to one.
                state = self._best(mention, lambda c: c.kind == "state", form, None)
                if state is not None or self._state_near(told.sentence):
                    return state
            return found
        if form in MANY | THING and self._antecedents is None:
            return self._best(mention, _many if form in MANY else _thing, form, None)
        return None

    def weighed(self, mention: int) -> tuple[tuple[Cluster, ...], str] | None:
        """Whom "it" or "they" at ``mention`` means, one actor or the two that are joined, and by which evidence."""
        found = self._antecedents.best(mention) if self._antecedents is not None else None
        if self._antecedents is None or found is None or found.place is None:
            return None
        form = self._mentions[mention].passage.words.lower()
        meant: list[Cluster] = []
        for place in found.both or (found.place,):
            number = self._antecedents.mention(place)
            known = self._known.get(number) if number is not None else None
            if number is not None and known is None and self._mentions[number].kind != "pronoun":
                made = self._unnamed(number, form in MANY)
                known = (made,) if made is not None else None
            if number is None and self._place is not None and self._antecedents.place_meant(place):
                known = (self._place,)
            if known is None:
                return None
            meant.extend(cluster for cluster in known if cluster not in meant)
        if form in THING and any(not _thing(cluster) for cluster in meant):
            return None
        self._known[mention] = tuple(meant)
        how = found.evidence if len(meant) == 1 else "both joined before it"
        return tuple(meant), f"pronoun: {how}"

    def joint(self, mention: int, clusters: tuple[Cluster, ...]) -> None:
        """``mention`` was settled as all of ``clusters`` together."""
        self._known[mention] = clusters

    def _state_near(self, sentence: int) -> bool:
        """Whether a state is named in that sentence, as far as it was read."""
        for seen in reversed(self._seen):
            if seen.sentence != sentence:
                return False
            if seen.cluster.kind == "state":
                return True
        return False

    def _leads(self, sentence: int) -> int | None:
        """The mention of the first subject of that sentence, if it is the one just read."""
        leads = None
        for seen in reversed(self._seen):
            if seen.sentence < sentence:
                break
            if seen.sentence == sentence and seen.subject:
                leads = seen.mention
        return leads

    def _best(
        self, mention: int, fits: Callable[[Cluster], bool], form: str, gender: Gender | None
    ) -> tuple[Cluster, str] | None:
        told = self._mentions[mention]
        block = self._block_of(told)
        subject = told.grammar.startswith("nsubj")
        if gender and subject and told.passage.words[:1].isupper() and told.sentence - 1 in self._open:
            # Whom the sentence before is about is not known, and is mostly the one meant.
            return None
        beside = self._beside(mention)
        scores: dict[int, tuple[float, _Seen]] = {}
        reach = _REACH if gender else 1
        leads = self._leads(told.sentence - 1) if gender and subject and told.passage.words[:1].isupper() else None
        for seen in reversed(self._seen):
            back = told.sentence - seen.sentence
            if back > reach:
                break
            other = self._mentions[seen.mention]
            if other.passage.end > told.passage.start or block - self._block_of(other) > 2 or not fits(seen.cluster):
                continue
            if seen.cluster.number in beside.apart:
                continue
            if gender is None and not _plain(back, other, seen.subject, subject, form in _POSSESSIVE):
                continue
            score = seen.weight - self._weights.sentence * back
            if subject and seen.subject:
                score += _PARALLEL
            if gender and seen.cluster.gender == gender:
                score += self._weights.gender
            if seen.mention == leads:
                score += _LEADS
            if back == 0 and seen.subject and form not in _POSSESSIVE and told.grammar in ("obj", "iobj", "obl"):
                score -= _SAME_CLAUSE
            if seen.mention == beside.joined:
                score += _JOINED
            score += 0.002 * (seen.mention - mention)
            known = scores.get(seen.cluster.number)
            if known is None or score > known[0]:
                scores[seen.cluster.number] = (score, seen)
        ranked = sorted(scores.values(), key=lambda entry: (-entry[0], -entry[1].mention))
        if not ranked or ranked[0][0] < _LEAST:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < self._weights.margin:
            return None
        seen = ranked[0][1]
        sort = "person" if gender else seen.cluster.kind.replace("_", " ")
        return seen.cluster, f"pronoun: nearest {sort} {'subject' if seen.subject else 'named'}"


def _plain(back: int, other: Mentioned, leads: bool, subject: bool, possessive: bool) -> bool:
    """Whether "it" or "they" may be taken to mean ``other``: things that are no actors lie between more often than not, so
    only a subject for a subject, or for a possessive whatever the same sentence names, counts."""
    if other.kind == "demonym" and other.grammar in ("amod", "compound"):
        return False
    if possessive:
        return back == 0
    return leads and subject


def _person(cluster: Cluster, gender: Gender) -> bool:
    return cluster.kind == "person" and not cluster.plural and cluster.gender in (None, gender)


def _many(cluster: Cluster) -> bool:
    return cluster.plural or cluster.kind in (
        "people",
        "armed_group",
        "party",
        "service",
        "government_body",
        "organisation",
    )


def _thing(cluster: Cluster) -> bool:
    return cluster.kind in (
        "state", "government_body", "service", "armed_group", "party", "organisation", "company", "medium", "place",
    ) and not cluster.plural  # fmt: skip
