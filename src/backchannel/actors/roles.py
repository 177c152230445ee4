"""Whom a role means ("the foreign minister", "the general", "his Israeli counterpart", "the government")."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from backchannel.actors.cluster import Cluster, Held
from backchannel.actors.office import HEADS, OF_ONE_STATE, Office, may_be, office_of
from backchannel.actors.things import Things, bare
from backchannel.actors.written import office_shown
from backchannel.reading.draft import Mentioned
from backchannel.reading.lexicon import agents
from backchannel.record.actor import ActorKind, Post

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "both"])
_OF_PRONOUN = "body of the state that the pronoun tells"
_NAMED_AGAIN = frozenset(["the", "this", "that", "these", "those"])
_VOICES = frozenset(["spokesman", "spokeswoman", "spokesperson", "spokesmen"])
_VAGUE = frozenset(
    ["a", "an", "some", "any", "no", "every", "each", "many", "several", "most", "few", "other", "another", "all"]
)
_COUNTED = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands"]
)
_BODIES: dict[str, ActorKind] = {
    "government_body": "government_body",
    "armed_group": "armed_group",
    "service": "service",
    "party": "party",
    "organisation": "organisation",
    "medium": "medium",
    "people": "people",
}
# How many sentences back a bare role may reach for its holder: an office further than a word for anybody ("the leader").
# Tuned on FRUS 1961-63 v22 by eye: beyond this, the holder meant was more often somebody not named.
_OFFICE_REACH = 40
_LOOSE_REACH = 4
_APART = 3
"""Sentences back beyond which the own president of a paper gives way to another's of whom the sentence before speaks."""
_NEAR = 2
"""Sentences back in which nobody of another state may be named, where a state's own body goes without its name."""
_MISSIONS = frozenset(["embassy", "legation", "consulate"])
"""Who only reports what goes on in a land, and tells by no name of which one a text speaks."""
_OF_A_STATE = frozenset("government cabinet ministry parliament army navy military police authority junta".split())
_LOOSE = frozenset(
    ["leader", "official", "chief", "head", "officer", "deputy", "man", "woman", "spokesman", "aide", "delegate"]
)


@dataclass(frozen=True, slots=True)
class Own:
    """The state ``home`` from whose files a text comes, the ``offices`` that it calls its own by the title alone, and those
    ``listed`` so as present. ``abroad`` where a mission writes: its host has such offices too."""

    home: str | None = None
    offices: frozenset[tuple[str, ...]] = frozenset()
    listed: frozenset[tuple[str, ...]] = frozenset()
    abroad: bool = False


class Roles:
    """Keeps who holds which office in the text, in text order, and answers whom a role means."""

    def __init__(
        self,
        mentions: Sequence[Mentioned],
        things: Things,
        new: Callable[[ActorKind, str], Cluster],
        own: Own | None = None,
    ) -> None:
        """``own`` tells which offices the text calls without a word more those of one state."""
        self._own = own or Own()
        self._mentions = mentions
        self._things = things
        self._new = new
        self._holders: dict[str, list[tuple[int, Cluster, Office, str | None]]] = defaultdict(list)
        self._bodies: dict[str, list[tuple[int, Cluster]]] = defaultdict(list)
        self._lands: list[tuple[int, str]] = []
        self._states: list[tuple[int, Cluster, bool]] = []
        self._private: dict[int, list[Office]] = defaultdict(list)
        self._unnamed: dict[tuple[str, ...], Cluster] = {}

    def met(self, mention: int, cluster: Cluster) -> None:
        """``mention`` was settled as ``cluster``: it may be meant by the roles after it."""
        told = self._mentions[mention]
        if cluster.country is not None and not _heads(told) & _MISSIONS:
            self._lands.append((told.sentence, cluster.country))
        if cluster.kind == "person":
            for held in cluster.held:
                if self._only_by_tables(held, held.country or cluster.country):
                    continue
                if held.owner is not None and held.country is None:
                    self._private[cluster.number].append(held.office)
                kept = self._holders[held.office.head]
                if not kept or kept[-1][1] is not cluster or kept[-1][2] is not held.office:
                    kept.append((told.sentence, cluster, held.office, held.country or cluster.country))
                else:
                    kept[-1] = (told.sentence, *kept[-1][1:])
        elif cluster.kind == "state":
            self._states.append((told.sentence, cluster, told.grammar.startswith("nsubj")))
        else:
            for word in _heads(told):
                self._bodies[word].append((told.sentence, cluster))

    def _only_by_tables(self, held: Held, country: str | None) -> bool:
        """Whether it is an office that the papers call their own by its title, of another state, and the text does not tell
        it: where no President Holm is named, "the President" is not he."""
        own = self._own
        by_tables = held.post.words is None and held.post.fact is not None
        return by_tables and not own.abroad and held.office.words in own.offices and country not in (None, own.home)

    def meant(self, mention: int, owner: Cluster | None) -> tuple[Cluster, str] | None:
        """Whom the role ``mention`` means and by which evidence. ``owner`` is the actor whose office or body it is."""
        told = self._mentions[mention]
        country = told.country or (owner.country if owner else None)
        first = told.passage.words.split(None, 1)[0].lower()
        if told.names == "person":
            return self._person(told, owner, country, first)
        if told.names == "state":
            return self._state(told, first)
        kind = _BODIES.get(told.names or "")
        if kind is None or first in _VAGUE:
            return None
        head = _head(told)
        if country:
            evidence = "role of a named state" if told.country or told.of is not None else _OF_PRONOUN
            same = self._of_land(head, country) if bare(told.passage.words).lower() == head else None
            if same is not None:
                return same, "the same word before"
            return self._things.body(bare(told.passage.words), kind, head, country, None), evidence
        if first not in _NAMED_AGAIN or (head == "party" and first != "the"):
            return None
        body = self._body(head, told)
        if body is not None:
            return body, "the same word before"
        lone = first == "the" and len(told.passage.words.split()) == 2 and not told.plural
        only = self._only_land(told.sentence) if lone and head in _OF_A_STATE else None
        if only is None:
            return None
        return self._things.body(bare(told.passage.words), kind, head, only, None), "of the only state named near"

    def _body(self, head: str, told: Mentioned) -> Cluster | None:
        """The one body that ``head`` names before; of several, the one named right before."""
        said = _words(bare(told.passage.words)) - {head}
        near: dict[int, Cluster] = {}
        found: dict[int, Cluster] = {}
        for sentence, cluster in reversed(self._bodies.get(head, ())):
            if told.sentence - sentence > _OFFICE_REACH:
                break
            if told.plural != cluster.plural or not said <= _words(cluster.name):
                continue
            found[cluster.number] = cluster
            if told.sentence - sentence <= 1:
                near[cluster.number] = cluster
        fitting = found if len(found) == 1 else near
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _of_land(self, head: str, country: str) -> Cluster | None:
        """The one body of that state that ``head`` names before."""
        found = {c.number: c for _, c in self._bodies.get(head, ()) if c.country == country and not c.plural}
        return next(iter(found.values())) if len(found) == 1 else None

    def _only_land(self, sentence: int) -> str | None:
        """The state of all who are named in that sentence and the two before it; None where there are two or none."""
        found = set()
        for number, country in reversed(self._lands):
            if sentence - number > _NEAR:
                break
            found.add(country)
        return found.pop() if len(found) == 1 else None

    def _person(
        self, told: Mentioned, owner: Cluster | None, country: str | None, first: str
    ) -> tuple[Cluster, str] | None:
        words = " ".join(told.passage.words.split())
        owner_words = self._mentions[told.of].passage.words if told.of is not None else ""
        office = office_of(words, owner_words)
        if office is None:
            return None
        if told.plural:
            if first in _VAGUE or first in _COUNTED:
                return None
            return self._group(
                bare(words), office, country
            ), "role of a named state" if country else "the same word before"
        if first not in _VAGUE:
            holder = self._holder(told, office, country)
            if holder is not None:
                return holder, "office told of this person before"
        if office.head in _VOICES and owner is not None and told.of is not None:
            return self._unnamed_holder(told, office, country, owner), "speaks for whom it names, not named"
        if first in _VAGUE or office.head not in HEADS:
            return None
        country = country or OF_ONE_STATE.get(" ".join(office.words))
        if country is None:
            return None
        return self._unnamed_holder(told, office, country, owner), "office of a named state, holder not named"

    def holders_of_both(self, mention: int, lands: tuple[Cluster, ...]) -> tuple[Cluster, ...]:
        """Who hold the office of "the two foreign ministers" in each of ``lands``: told before, else unnamed."""
        told = self._mentions[mention]
        one = " ".join(told.passage.words.split()).removesuffix("s")
        office = office_of(re.sub(r"^(?:both\s+)?(?:the\s+)?(?:two\s+)?", "", one, flags=re.IGNORECASE))
        if office is None or office.head not in HEADS:
            return ()
        found = []
        for land in lands:
            if land.country is None:
                return ()
            holder = self._holder(told, office, land.country)
            found.append(holder or self._unnamed_holder(told, office, land.country, land))
        return tuple(found) if len({cluster.number for cluster in found}) == len(lands) else ()

    def _unnamed_holder(self, told: Mentioned, office: Office, country: str | None, owner: Cluster | None) -> Cluster:
        """The one person, not named, who held ``office`` of that state, or of that ``owner``."""
        words = bare(" ".join(told.passage.words.split()))
        if told.plural:
            # Of two told in the same words, each is called by its own state.
            words = " ".join(office.words) + (f" of {owner.name}" if owner is not None else "")
        of = country or (f"#{owner.number}" if owner is not None else "")
        key = ("person", " ".join(office.words), of, "past" if office.past else "")
        if key not in self._unnamed:
            cluster = self._new("person", words)
            cluster.country = country
            shown = (
                " ".join(office.words)
                if told.plural
                else office_shown(replace(told, title=told.passage), self._mentions)
            )
            post = Post(shown, None, None, None, told.passage)
            cluster.held.append(Held(office, country, post, owner.number if owner is not None else None))
            self._unnamed[key] = cluster
        return self._unnamed[key]

    def _holder(self, told: Mentioned, office: Office, country: str | None) -> Cluster | None:
        """Who holds ``office``: the one named last, but of two presidents the one whom the text calls so without a name."""
        reach = _LOOSE_REACH if office.head in _LOOSE and len(office.words) == 1 else _OFFICE_REACH
        found: dict[int, tuple[Cluster, str | None, int]] = {}
        for sentence, cluster, held, of in reversed(self._holders.get(office.head, ())):
            if told.sentence - sentence > reach:
                break
            # A president of a university is no "the President".
            private = office.words in self._own.offices and held in self._private.get(cluster.number, ())
            if may_be(office, held) and (country is None or of is None or of == country) and not private:
                found.setdefault(cluster.number, (cluster, of, told.sentence - sentence))
        fitting = list(found.values())
        if country is None and self._own.home is not None and office.words in self._own.offices:
            here = [entry for entry in fitting if entry[1] in (None, self._own.home)]
            near = bool(fitting) and fitting[0][2] <= 1 and all(entry[2] > _APART for entry in here)
            # Where nobody is listed as present, a president of whom the text is speaking is still meant.
            if office.words in self._own.listed or (here and (self._own.listed or not near)):
                fitting = here if not self._own.abroad or office.words in self._own.listed else fitting
        return fitting[0][0] if fitting else None

    def group(self, mention: int, land: Cluster, country: str) -> Cluster:
        """The officials of ``land`` among those of several states whom the role ``mention`` means."""
        words = bare(" ".join(self._mentions[mention].passage.words.split()))
        office = office_of(words) or Office((words,), words, False)
        return self._group(f"{words} of {land.name}", office, country)

    def _group(self, words: str, office: Office, country: str | None) -> Cluster:
        key = ("group", " ".join(office.words), country or "")
        if key not in self._unnamed:
            cluster = self._new("people", words)
            cluster.country, cluster.plural = country, True
            self._unnamed[key] = cluster
        return self._unnamed[key]

    def _state(self, told: Mentioned, first: str) -> tuple[Cluster, str] | None:
        if told.plural or first not in ("the", "this", "that") or len(told.passage.words.split()) > 2:
            return None
        subject: Cluster | None = None
        for sentence, cluster, leading in reversed(self._states[-8:]):
            if told.sentence - sentence > 1:
                break
            if leading:
                return cluster, "nearest state that is subject"
            subject = subject or cluster
        return (subject, "nearest state named") if subject is not None else None


def _words(words: str) -> set[str]:
    return set(words.lower().replace("-", " ").split())


def _heads(told: Mentioned) -> set[str]:
    """The words by which a body may be called again: the last one, and any that says its sort ("Ministry of Trade")."""
    words = bare(told.passage.words).lower().split()
    sorts = {word for word in words if word in agents() and agents()[word].kind not in ("person", "state")}
    return {_head(told), *sorts} - {""}


def _head(told: Mentioned) -> str:
    """The word that says what sort of body it is: the last one."""
    words = bare(told.passage.words).lower().split()
    return words[-1].removesuffix("s") if words else ""
