"""The posts that a text tells of its people: the titles beside their names, what roles said of them tell, since when."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from backchannel.actors.cluster import Cluster, Held
from backchannel.actors.office import HEADS, Office, office_of
from backchannel.actors.written import office_shown
from backchannel.reading.draft import Mentioned
from backchannel.record.actor import Post
from backchannel.record.passage import cut

_YEARS = re.compile(
    r"^\W{0,3}\(?(?:(?P<from>1[89]\d\d|20\d\d)\s*[-–—]\s*(?P<to>(?:1[89]|20)?\d\d|)\b|"
    r"(?:from|since)\s+(?:\w+\s+)?(?P<since>1[89]\d\d|20\d\d)(?:\s+(?:to|until|till)\s+(?:\w+\s+)?(?P<end>1[89]\d\d|20\d\d))?|"
    r"(?:until|till)\s+(?:\w+\s+)?(?P<until>1[89]\d\d|20\d\d))"
)
_SENT = frozenset(["ambassador", "representative", "envoy", "consul", "chargé", "delegate", "attaché", "observer"])
_SENT_TO = re.compile(
    r"\s+(?:to|at|in)\s+(?:the\s+)?[^\W\d_a-z][\w.’'-]*(?:\s+(?:of\s+)?(?:the\s+)?[^\W\d_a-z][\w’'-]*)*(?<![.’'])"
)


class Posts:
    """``mentions``, ``of`` (the actor of each so far) and ``offices`` (told beside each) are the resolver's."""

    def __init__(
        self,
        content: str,
        mentions: Sequence[Mentioned],
        of: Sequence[Cluster | None],
        offices: Sequence[Office | None],
    ) -> None:
        self._content = content
        self._mentions = mentions
        self._of = of
        self._offices = offices

    def hold(self, names: Iterable[int], clusters: Iterable[Cluster]) -> None:
        """Makes the posts told in the text of the titles told of each person."""
        done: dict[int, list[Held]] = defaultdict(list)
        for number in names:
            cluster, told, office = self._of[number], self._mentions[number], self._offices[number]
            if cluster is None or office is None or told.title is None:
                continue
            told = self._with_post(told, office)
            assert told.title is not None
            shown = office_shown(told, self._mentions)
            if office.head == "counterpart":
                office, shown = self._counterpart(number) or (office, shown)
            kept = done[cluster.number]
            if any(office.words == held.office.words for held in kept):
                continue
            owner = self._of[told.of] if told.of is not None else None
            since, until = self._time(max(told.title.end, told.passage.end))
            post = Post(shown, None, since, until, told.title)
            country = told.country or (owner.country if owner else None)
            kept.append(Held(office, country, post, owner.number if owner else None))
            cluster.country = cluster.country or country
        for cluster in clusters:
            if cluster.kind == "person":
                told_there = {held.office.words for held in done[cluster.number]}
                cluster.held = done[cluster.number] + [h for h in cluster.held if h.office.words not in told_there]

    def of_role(self, number: int, cluster: Cluster) -> None:
        """Keeps the office that a role said of a named person tells ("X, a congressman")."""
        told, start, end = (
            self._mentions[number],
            self._mentions[number].passage.start,
            self._mentions[number].passage.end,
        )
        for other in range(number + 1, min(number + 4, len(self._mentions))):
            if self._of[other] is cluster and self._mentions[other].passage.start < end:
                end = self._mentions[other].passage.start
        words = self._content[start:end].partition(",")[0].rstrip(" \n“‘\"'(")
        owner = self._of[told.of] if told.of is not None and self._of[told.of] is not cluster else None
        owner_words = self._mentions[told.of].passage.words if told.of is not None and owner is not None else ""
        office = office_of(words, owner_words)
        if (
            office is None
            or office.head not in HEADS
            or any(office.words == held.office.words for held in cluster.held)
        ):
            return
        passage = cut(self._content, start, start + len(words))
        shown = office_shown(replace(told, title=passage, of=told.of if owner is not None else None), self._mentions)
        country = told.country or (owner.country if owner else None)
        cluster.held.append(
            Held(office, country, Post(shown, None, None, None, passage), owner.number if owner else None)
        )
        cluster.country = cluster.country or country

    def _with_post(self, told: Mentioned, office: Office) -> Mentioned:
        """The title with the place that it is held at ("ambassador to the United Nations")."""
        if told.title is None or office.head not in _SENT:
            return told
        found = _SENT_TO.match(self._content, told.title.end)
        if found is None:
            return told
        return replace(told, title=cut(self._content, told.title.start, found.end()))

    def _counterpart(self, number: int) -> tuple[Office, str] | None:
        """The office of the person named before in the same sentence: a counterpart holds the like."""
        for other in range(number - 1, max(-1, number - 6), -1):
            told, office = self._mentions[other], self._offices[other]
            if told.sentence != self._mentions[number].sentence:
                return None
            if told.names == "person" and told.kind == "name" and office is not None and office.head != "counterpart":
                return office, office_shown(told, self._mentions)
        return None

    def _time(self, at: int) -> tuple[str | None, str | None]:
        """The years told right after a title or name: "(1947–54)", "from 1958 to 1969", "until 1962"."""
        found = _YEARS.match(self._content[at : at + 60])
        if found is None:
            return None, None
        since = found["from"] or found["since"]
        until = found["to"] or found["end"] or found["until"]
        if until and len(until) == 2 and since:
            until = since[:2] + until
        return since, until or None
