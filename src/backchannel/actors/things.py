"""States, bodies, services, groups, organisations and media by name: one actor for each that the text names."""

import re
from collections.abc import Callable

from backchannel.actors.cluster import Cluster
from backchannel.reading.draft import Mentioned
from backchannel.record.actor import ActorKind
from backchannel.world.atoms import key_of
from backchannel.world.known import Known
from backchannel.world.world import World

_KINDS: dict[str, ActorKind] = {
    "state": "state",
    "people": "people",
    "government_body": "government_body",
    "service": "service",
    "armed_group": "armed_group",
    "party": "party",
    "medium": "medium",
    "organisation": "organisation",
    "place": "place",
}
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|its|his|her|their|our|my)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_SMALL = frozenset(["of", "the", "for", "and", "de", "du", "la", "in", "on", "to"])
_WORD = re.compile(r"[^\W_]+")


def bare(words: str) -> str:
    """``words`` on one line without a leading article or possessive and without "'s" at the end."""
    return _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(words.split())))


class Things:
    """The named actors of one text that are no persons. ``new`` makes a cluster of a kind and a name."""

    def __init__(self, world: World, year: int | None, new: Callable[[ActorKind, str], Cluster]) -> None:
        self._world = world
        self._year = year
        self._new = new
        self._by_key: dict[tuple[str, ...], Cluster] = {}
        self._initials: dict[str, Cluster] = {}
        self._last: tuple[int, Cluster] | None = None

    def named(self, told: Mentioned, content: str) -> tuple[Cluster, str] | None:
        """The actor that a name or demonym names, and by which evidence; None for names of events and titles,
        and for a word of general meaning ("the army") whose state is not told."""
        kind = _KINDS.get(told.names or "")
        if kind is None:
            return None
        words = bare(told.passage.words)
        known = self._known(words, told, kind)
        if kind in ("state", "people"):
            found = self._state(words, told, known)
        elif known is not None and known.use != "generic":
            found = self._of_known(known), "seat" if known.use == "seat" else "name"
        elif known is not None and not told.country:
            return None
        else:
            found = self._of_words(words, told, kind, known, content)
        self._last = told.passage.end, found[0]
        return found

    def known_state(self, code: str) -> Cluster | None:
        """The state of that code if the text names it."""
        return self._by_key.get(("state", code))

    def state(self, code: str) -> Cluster:
        """The state of that code; named as the world names it."""
        key = ("state", code)
        if key not in self._by_key:
            known = self._world.state(code)
            cluster = self._new("state", known.name if known else code)
            cluster.country, cluster.sector, cluster.world = code, "GOV", code
            self._by_key[key] = cluster
        return self._by_key[key]

    def body(self, words: str, kind: ActorKind, head: str, country: str, sector: str | None) -> Cluster:
        """The body of a state that a role tells ("the Israeli embassy"): one a state and word of that sort."""
        known = self._known(words, None, kind)
        if known is not None and known.use != "generic" and known.country == country:
            return self._of_known(known)
        key = (kind, head, country)
        if key not in self._by_key:
            cluster = self._new(kind, words)
            cluster.country, cluster.sector = country, sector
            self._by_key[key] = cluster
        return self._by_key[key]

    def _known(self, words: str, told: Mentioned | None, kind: ActorKind) -> Known | None:
        known = self._world.named(words, self._year) or self._world.named(f"the {words}", self._year)
        if told is not None and told.country:
            known = tuple(k for k in known if k.country in (told.country, None)) or ()
        same = [k for k in known if k.kind == kind or (kind == "organisation" and k.kind == "company")]
        if kind in ("state", "people"):
            return next((k for k in known if k.kind == "state"), None)
        return next(iter(same or [k for k in known if k.kind not in ("state", "place")]), None)

    def _state(self, words: str, told: Mentioned, known: Known | None) -> tuple[Cluster, str]:
        code = told.country or (known.country if known else None)
        if told.names == "people" or told.plural:
            key = ("people", code or key_of(words))
            if key not in self._by_key:
                cluster = self._new("people", words)
                cluster.country, cluster.plural = code, True
                self._by_key[key] = cluster
            return self._by_key[key], "people"
        if code is None:
            key = ("state", key_of(words))
            if key not in self._by_key:
                self._by_key[key] = self._new("state", words)
            return self._by_key[key], "name"
        use = known.use if known else "name"
        evidence = {"capital": "capital standing for its government", "seat": "seat of its government"}.get(use)
        return self.state(code), evidence or ("demonym" if told.kind == "demonym" else "name")

    def _of_known(self, known: Known) -> Cluster:
        key = ("known", known.id)
        if key not in self._by_key:
            cluster = self._new(known.kind, known.name)
            cluster.country, cluster.sector, cluster.world = known.country, known.sector, known.id
            self._by_key[key] = cluster
        return self._by_key[key]

    def _of_words(
        self, words: str, told: Mentioned, kind: ActorKind, generic: Known | None, content: str
    ) -> tuple[Cluster, str]:
        if generic is not None:
            key: tuple[str, ...] = ("generic", generic.id, told.country or "")
        else:
            key = ("words", key_of(words) or words)
        if key in self._by_key:
            return self._by_key[key], "name"
        short = words.replace(".", "")
        if short.isupper() and 2 <= len(short) <= 8 and " " not in short:
            beside = self._last is not None and content[self._last[0] : told.passage.start].strip() in ("(", "[", ", (")
            cluster = self._last[1] if beside and self._last else self._initials.get(short)
            if cluster is not None and cluster.kind not in ("state", "person"):
                self._by_key[key] = cluster
                return cluster, "initials"
        cluster = self._new(kind, words)
        cluster.country = told.country
        cluster.sector = generic.sector if generic else None
        self._by_key[key] = cluster
        parts = [w for w in _WORD.findall(words) if w.lower() not in _SMALL]
        if len(parts) > 1:
            self._initials.setdefault("".join(p[0] for p in parts).upper(), cluster)
        return cluster, "name"
