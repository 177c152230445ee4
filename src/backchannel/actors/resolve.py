"""Who is who within one text: mentions in, actors out, each mention with the actor it stands for or with none.

Names settle first (persons: ``persons``; everything else by what ``world`` knows or by its own words), then titles and roles,
then pronouns in text order. What cannot be told stays without an actor; every join is named in ``Actor.found_by``.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from backchannel.actors.acquaintance import Acquaintance
from backchannel.actors.antecedents import Antecedents
from backchannel.actors.belonging import belonging
from backchannel.actors.cluster import Cluster, Held
from backchannel.actors.described import DESCRIBED, GUESTS, SENT, Described
from backchannel.actors.directory import in_full
from backchannel.actors.echo import echoes
from backchannel.actors.editors import LISTED, NAMED, named_by_editors, state_listed, state_of_list
from backchannel.actors.missions import IN_BUREAU, in_bureaus, missions
from backchannel.actors.office import OWN_OFFICES, Office, office_of
from backchannel.actors.owned import initials, owned
from backchannel.actors.pairs import Pairs
from backchannel.actors.person_name import Gender, PersonName, gender_of_title, taken_apart
from backchannel.actors.persons import Persons
from backchannel.actors.posts import Posts
from backchannel.actors.present import bare_titles, named_present, sides
from backchannel.actors.pronouns import Beside, Pronouns
from backchannel.actors.quoted import Quoted
from backchannel.actors.recognition import Recognition
from backchannel.actors.roles import Own, Roles
from backchannel.actors.speakers import Speakers, here
from backchannel.actors.things import Things, bare
from backchannel.actors.unlinked import Unlinked, enlist, states_by_list
from backchannel.actors.voice import Voices
from backchannel.actors.written import written
from backchannel.actors.years import Years
from backchannel.reading.analysis import NameKind, Sentence
from backchannel.reading.draft import DraftQuotation, Mentioned
from backchannel.reading.told_year import year_of
from backchannel.record.actor import Actor, ActorKind, Post
from backchannel.record.named import Listed, Named
from backchannel.record.source import Source
from backchannel.record.text import Text
from backchannel.world.world import World

_TITLE_BEFORE = re.compile(
    r"(?:\b(Mr|Mrs|Ms|Miss|Messrs|Madame|Mme|Lady|Sir|Lord|King|Queen|Prince|Princess|Emperor|Shah|Sultan|Sheikh|Begum)\.?\s+)$"
)


_OPENED = re.compile(r"\s*[\[(](?:the\s|[A-ZÀ-Þ][\w.’' -]*\s)?", re.IGNORECASE)
_IMPLIED = "of the state that the text speaks from"
_ECHO = "same name elsewhere in the text"
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december".split(" ")
)
_ENGLISH = frozenset(["USA", "GBR", "CAN", "AUS", "NZL", "IRL"])
_SENDERS = frozenset(["state", "people", "government_body", "service", "person"])
_SERVES = frozenset(
    "minister secretary adviser aide envoy ambassador deputy general spokesman chief successor predecessor premier commander "
    "representative emissary officer chancellor counsellor".split()
)
_BEFORE_ITS_NAME = frozenset([",", "“", '"', ", “"])
_NAME_KINDS: dict[str, NameKind] = {
    "state": "state",
    "government_body": "government_body",
    "service": "service",
    "armed_group": "armed_group",
    "party": "party",
    "medium": "medium",
    "place": "place",
}

_UNNAMED: dict[str, ActorKind] = {
    "person": "people",
    "people": "people",
    "state": "state",
    "armed_group": "armed_group",
    "government_body": "government_body",
    "service": "service",
    "party": "party",
    "organisation": "organisation",
    "medium": "medium",
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """``actors`` in order of first mention; ``actor_of[i]`` is the id of the actor that mention i stands for, or None.

    A mention that stands for several ("both sides") has None there; ``both`` gives their ids, and the rule that tells so.
    """

    actors: tuple[Actor, ...]
    actor_of: tuple[str | None, ...]
    both: dict[int, tuple[tuple[str, ...], str]] = field(default_factory=dict)


def resolve(
    text: Text,
    mentions: tuple[Mentioned, ...],
    world: World,
    source: Source,
    sentences: Sequence[Sentence] = (),
    parties: Collection[int] = (),
    quotations: Sequence[DraftQuotation] = (),
    named: Sequence[Named] = (),
    listed: Sequence[Listed] = (),
) -> Resolved:
    """Who is who in ``text``. ``mentions`` must be in text order. Pure and deterministic.

    ``sentences`` are those that the mentions were found in; without them "it" and "they" are told by their place alone.
    ``parties`` are the numbers of the mentions that take part in an event, ``quotations`` tell who says "I",
    ``named`` whom the document's own editors name, ``listed`` whom they list for the whole volume.
    """
    year = year_of(text, source)
    return _Resolver(text, mentions, world, year, sentences, source, parties, quotations, named, listed).resolved()


class _Resolver:
    def __init__(
        self,
        text: Text,
        mentions: tuple[Mentioned, ...],
        world: World,
        year: int | None,
        sentences: Sequence[Sentence] = (),
        source: Source | None = None,
        parties: Collection[int] = (),
        quotations: Sequence[DraftQuotation] = (),
        named: Sequence[Named] = (),
        listed: Sequence[Listed] = (),
    ) -> None:
        self._text = text
        self._mentions = in_full(text, mentions)
        self._edited = named_by_editors(self._mentions, named)
        self._editors_list = listed
        for number in self._edited:
            if self._mentions[number].names != "person":
                self._mentions[number] = replace(self._mentions[number], names="person", country=None)
        self._world = world
        self._year = year
        self._of: list[Cluster | None] = [None] * len(mentions)
        self._both: dict[int, tuple[tuple[Cluster, ...], str]] = {}
        self._sentences = sentences
        self._parties = parties
        self._quotations = quotations
        self._described = Described(sentences, self._mentions)
        self._clusters: list[Cluster] = []
        self._starts = [block.start for block in text.blocks]
        self._acquaintance = Acquaintance(world, year)
        self._persons = Persons(self._acquaintance)
        self._things = Things(world, year, self._new)
        self._voices = Voices(text, self._mentions, world, year, source)
        self._offices = [self._office(told) for told in self._mentions]
        self._posts = Posts(text.content, self._mentions, self._of, self._offices)

    def resolved(self) -> Resolved:
        self._sort_out()
        whole = self._voices.whole
        sender = self._voices.home or (whole.country if whole is not None and whole.letter else None)
        missions(self._text, self._mentions, self._offices, self._world, self._year, sender)
        owned(self._text, self._mentions, self._offices, sender)
        initials(self._mentions, self._world, self._year, whole.host if whole is not None else None)
        self._listed()
        names = self._names()
        self._name_persons(names)
        self._name_things()
        self._posts.hold(names, self._clusters)
        Unlinked(self._editors_list).join(self._clusters, self._of, self._persons, self._world, self._year)
        self._belong()
        states_by_list(self._clusters, self._world, self._year)
        years = Years(self._text)
        Recognition(
            self._acquaintance,
            self._things,
            self._year,
            lambda cluster: years.beside(self._mentions[number].passage.start for number in cluster.mentions),
        ).recognise(self._clusters)
        self._list_home()
        self._sent()
        self._follow()
        self._sent()
        self._echo()
        actors, ids = written(self._text.sha256, self._clusters, self._mentions)
        of = tuple(ids[cluster.number] if cluster is not None else None for cluster in self._of)
        both = {n: (tuple(ids[c.number] for c in meant), rule) for n, (meant, rule) in sorted(self._both.items())}
        return Resolved(actors, of, both)

    def _new(self, kind: ActorKind, name: str) -> Cluster:
        cluster = Cluster(len(self._clusters), kind, name)
        self._clusters.append(cluster)
        return cluster

    def _office(self, told: Mentioned) -> Office | None:
        if told.title is None:
            return None
        owner = self._mentions[told.of].passage.words if told.of is not None else ""
        return office_of(told.title.words, owner)

    def _sort_out(self) -> None:
        """What the reader took for a person's name and the world knows as something else ("Mossad", "Sinai") is that, unless
        it has a title, is part of a person's full name in this text, or somebody in the tables of persons bears it."""
        parts: set[str] = set()
        untitled: list[tuple[int, PersonName]] = []
        for number, told in enumerate(self._mentions):
            if told.names != "person" or told.kind != "name":
                continue
            name = taken_apart(" ".join(told.passage.words.split()))
            if name is None or number in self._edited:
                continue
            if told.title is None and not name.titles and not _TITLE_BEFORE.search(self._before(number)):
                untitled.append((number, name))
            if name.full:
                parts.update(name.parts)
        for number, name in untitled:
            words = bare(self._mentions[number].passage.words)
            if not name.full and name.last in parts:
                continue
            kind = self._other_than_person(words)
            if kind is not None:
                self._mentions[number] = replace(self._mentions[number], names=kind[0], country=kind[1])

    def _other_than_person(self, words: str) -> tuple[NameKind, str | None] | None:
        """What ``words`` name if that is no person, with its state; a day of the week or a month is an event."""
        if words.lower() in _DAYS:
            return "event", None
        known = [k for k in self._world.named(words, self._year) if k.use not in ("generic", "adjective")]
        if not known or known[0].kind == "company":
            return None
        # English family names are English towns; no surname of the tables is as common as the name of a state.
        plain = known[0].kind == "state" or (known[0].kind == "place" and known[0].country not in _ENGLISH)
        if not plain and self._world.persons(words):
            return None
        return _NAME_KINDS.get(known[0].kind, "organisation"), known[0].country

    def _listed(self) -> None:
        """Gives persons in a list of those present the state that the list tells."""
        for number, country in sides(self._text, self._mentions, self._world, self._year, self._spoken()):
            if self._mentions[number].country is None:
                self._mentions[number] = replace(self._mentions[number], country=country)

    def _before(self, number: int) -> str:
        start = self._mentions[number].passage.start
        return self._text.content[max(0, start - 12) : start]

    def _names(self) -> dict[int, tuple[PersonName, Gender | None]]:
        """The persons' names among the mentions, taken apart, with the gender that name and title tell."""
        found: dict[int, tuple[PersonName, Gender | None]] = {}
        for number, told in enumerate(self._mentions):
            if told.names != "person" or told.kind not in ("name", "title"):
                continue
            name = taken_apart(" ".join(told.passage.words.split()))
            if name is None:
                continue
            before = _TITLE_BEFORE.search(self._before(number))
            gender = name.gender or (gender_of_title(before.group(1)) if before else None)
            if gender is None and told.title is not None:
                gender = gender_of_title(told.title.words)
            found[number] = (name, gender)
        return found

    def _name_persons(self, names: dict[int, tuple[PersonName, Gender | None]]) -> None:
        self._name_edited(names)
        for number, (name, gender) in names.items():
            if name.full and number not in self._edited:
                cluster = self._persons.full(name)
                evidence = "full name"
                if cluster is None:
                    cluster = self._person(number)
                elif name not in cluster.names:
                    evidence = "full name in other words"
                self._join(cluster, number, name, gender, evidence)
        for number, (name, gender) in names.items():
            if not name.full and number not in self._edited:
                told = self._mentions[number]
                found = self._persons.short(name, number, self._told_office(number, name), told.country, gender)
                cluster, evidence = found if found else (self._person(number), "name")
                self._join(cluster, number, name, gender, evidence)

    def _name_edited(self, names: dict[int, tuple[PersonName, Gender | None]]) -> None:
        """Joins what the editors mark as one person's, under the name and with the state that their list tells."""
        clusters: dict[str, Cluster] = {}
        for number, (name, gender) in names.items():
            listed = self._edited.get(number)
            if listed is None:
                continue
            cluster = clusters.get(listed.key)
            if cluster is None:
                cluster = clusters[listed.key] = self._person(number)
                enlist(cluster, listed, self._persons)
                country = state_listed(listed.about, self._world, self._year)
                if country is not None:
                    _place(cluster, country, f"{LISTED}: {listed.about}")
            self._join(cluster, number, name, gender, NAMED)

    def _list_home(self) -> None:
        """Gives whom the editors list, and nothing else tells the state of, the state whose papers they edit."""
        home = self._voices.home
        for cluster in self._clusters:
            if home is None or cluster.about is None or cluster.country is not None:
                continue
            country = state_of_list(cluster.about, home, self._world)
            if country is not None:
                _place(cluster, country, f"{LISTED}: {cluster.about}")

    def _person(self, number: int) -> Cluster:
        told = self._mentions[number]
        return self._new("person", " ".join(told.passage.words.split()))

    def _told_office(self, number: int, name: PersonName) -> Office | None:
        """The office told beside a name, or inside it where the reader took the title for a part of the name."""
        return self._offices[number] or (office_of(" ".join(name.titles)) if name.titles else None)

    def _join(self, cluster: Cluster, number: int, name: PersonName, gender: Gender | None, evidence: str) -> None:
        told = self._mentions[number]
        self._persons.join(cluster, name, gender)
        office = self._told_office(number, name)
        if office is not None and all(office.words != held.office.words for held in cluster.held):
            cluster.held.append(Held(office, told.country, Post(""), told.of))
        cluster.country = cluster.country or told.country
        cluster.add(number, evidence)
        self._of[number] = cluster

    def _name_things(self) -> None:
        for number, told in enumerate(self._mentions):
            if told.kind in ("name", "demonym") and told.names != "person":
                found = self._things.named(told, self._text.content)
                if found is not None:
                    self._settle(number, *found)

    def _state_beside(self, number: int, cluster: Cluster) -> None:
        """Gives a named person the state that a role said of him tells: its own words, or whose minister he is ("his")."""
        told = self._mentions[number]
        if told.country is not None:
            if not GUESTS & set(told.passage.words.lower().split()):
                _place(cluster, told.country, DESCRIBED)
            return
        before = self._mentions[number - 1] if number else None
        if before is None or before.kind != "pronoun" or before.passage.start != told.passage.start:
            return
        owner, office = self._of[number - 1], office_of(told.passage.words)
        if owner is not None and owner.country is not None and office is not None and office.head in _SERVES:
            _place(cluster, owner.country, "holds an office under somebody of that state")

    def _belong(self) -> None:
        """Gives persons the state that words near their names tell."""
        for number, country, evidence in belonging(self._text, self._mentions, self._offices, self._world, self._year):
            cluster = self._of[number]
            if cluster is not None:
                _place(cluster, country, evidence)
        for number, country in in_bureaus(self._text, self._mentions, self._voices.home):
            cluster = self._of[number]
            if cluster is not None:
                _place(cluster, country, IN_BUREAU)
        for number, country in self._described.states():
            cluster = self._of[number]
            if cluster is not None:
                _place(cluster, country, DESCRIBED)

    def _sent(self) -> None:
        """Gives persons the state that sent or appointed them."""
        for number, sender in self._described.sent():
            cluster, by = self._of[number], self._of[sender]
            if cluster is None or by is None or by.country is None or cluster.kind != "person" or cluster.plural:
                continue
            if by is not cluster and by.kind in _SENDERS:
                _place(cluster, by.country, SENT)

    def _follow(self) -> None:
        """Settles roles and pronouns in text order, each from what was met before it."""
        antecedents = Antecedents(self._sentences, self._mentions, self._parties) if self._sentences else None
        pronouns = Pronouns(
            self._mentions, self._block, self._quoted, antecedents, self._unnamed, self._beside, self._lone()
        )
        roles = Roles(self._mentions, self._things, self._new, self._own())
        pairs = Pairs(self._text.content, self._mentions, self._things)
        present = named_present(self._text, self._mentions, self._spoken())
        speakers = Speakers(self._mentions, self._of, self._voices, self._things, self._new, present)
        speakers.place()
        quoted = Quoted(self._mentions, self._of, self._quotations, self._things)
        for number, told in enumerate(self._mentions):
            found: tuple[Cluster, str] | None = None
            if self._of[number] is None:
                if told.kind == "pronoun":
                    found = self._bracketed(number) or quoted.meant(number) or speakers.meant(number)
                    found = found or pronouns.meant(number) or self._weighed(number, pronouns)
                elif told.kind in ("role", "title"):
                    speakers.own(number)
                    found = speakers.addressed(number) or self._apposed(number)
                    if found is not None and found[0].kind == "person":
                        self._posts.of_role(number, found[0])
                        self._state_beside(number, found[0])
                    if found is None and pairs.counts(number):
                        self._pair(number, pairs, pronouns, roles)
                    elif found is None:
                        found = roles.meant(number, self._owner(number))
                    if found is None and number not in self._both and speakers.implied(number):
                        found = roles.meant(number, None)
                        found = (found[0], _IMPLIED) if found is not None else None
                    if found is not None and found[0].number in self._beside(number).apart:
                        # Nobody is called by two words in one deed: "the minister called upon the secretary".
                        found = None
                if found is not None:
                    self._settle(number, *found)
            cluster = self._of[number]
            if cluster is not None and not here(told):
                pronouns.met(number, cluster)
                pairs.met(number, cluster)
                if told.kind != "pronoun":
                    roles.met(number, cluster)
            else:
                pronouns.unsettled(number)
        # Whose words a quotation is may be told only behind it.
        for number in range(len(self._mentions)):
            if self._of[number] is None and (late := quoted.meant(number)) is not None:
                self._settle(number, *late)

    def _lone(self) -> float:
        """The share of the person named most, of the names of the two persons named most."""
        named = Counter(
            cluster.number for cluster in self._of if cluster is not None and cluster.kind == "person"
        ).most_common(2)
        return named[0][1] / sum(count for _, count in named) if named else 0.0

    def _own(self) -> Own:
        """The offices that the text calls by their titles alone."""
        home, whole = self._voices.home, self._voices.whole
        offices = OWN_OFFICES.get(home, frozenset()) if home is not None else frozenset()
        return Own(home, offices, bare_titles(self._text, self._spoken()), whole is not None and whole.abroad)

    def _spoken(self) -> int | None:
        """Where the first speaker label stands, if there is one."""
        return self._voices.turns[0].label.start if self._voices.turns else None

    def _owner(self, number: int) -> Cluster | None:
        """Whose office, body or officials the role is: of the actor named in it, or of the pronoun that opens it."""
        told = self._mentions[number]
        if told.of is not None:
            return self._of[told.of]
        before = self._mentions[number - 1] if number else None
        opens = before is not None and before.kind == "pronoun" and before.passage.start == told.passage.start
        opens = opens and told.names != "person" and not told.passage.words.lower().endswith("side")
        return self._of[number - 1] if opens else None

    def _weighed(self, number: int, pronouns: Pronouns) -> tuple[Cluster, str] | None:
        """Whom "it" or "they" means; several are kept aside."""
        found = pronouns.weighed(number)
        if found is None:
            return None
        if len(found[0]) == 1:
            return found[0][0], found[1]
        self._settle_both(number, *found)
        return None

    def _pair(self, number: int, pairs: Pairs, pronouns: Pronouns, roles: Roles) -> None:
        """Settles "both sides", "the two foreign ministers" and the like, and "officials of both governments"."""
        found = pairs.meant(number)
        if found is None:
            holders = roles.holders_of_both(number, pairs.lands(number))
            found = (holders, "office of the two states named before, holders not named") if holders else None
        if found is None:
            return
        pronouns.joint(number, found[0])
        self._settle_both(number, *found)
        before = self._mentions[number - 1] if number else None
        if before is None or before.kind != "role" or before.names != "person" or not before.plural:
            return
        between = self._text.content[before.passage.end : self._mentions[number].passage.start]
        if between.split() == ["of"] and all(cluster.country for cluster in found[0]):
            groups = tuple(roles.group(number - 1, cluster, cluster.country or "") for cluster in found[0])
            cluster = self._of[number - 1]
            if cluster is not None:
                cluster.mentions.remove(number - 1)
                self._of[number - 1] = None
            self._settle_both(number - 1, groups, "officials of the two named before")

    def _unnamed(self, number: int, many: bool) -> Cluster | None:
        """An actor made of a role that is nobody's yet ("three soldiers"), once something is said of it again."""
        told = self._mentions[number]
        kind = _UNNAMED.get(told.names or "")
        if told.kind != "role" or kind is None or (told.names in ("person", "state") and not many):
            return None
        cluster = self._new(kind, bare(told.passage.words))
        cluster.country, cluster.plural = told.country, many
        self._settle(number, cluster, "told without a name, and taken up again")
        return cluster

    def _settle_both(self, number: int, clusters: tuple[Cluster, ...], evidence: str) -> None:
        for cluster in clusters:
            cluster.add(number, evidence)
        self._both[number] = clusters, evidence

    def _echo(self) -> None:
        """Adds names of these persons that the reader passed over; no claim rests on them, but a reader wants to see them."""

        def whose(word: str, number: int, title: str) -> Cluster | None:
            name = taken_apart(word)
            if name is None:
                return None
            office = office_of(title) if title else None
            found = self._persons.short(name, number, office, None, gender_of_title(title))
            return found[0] if found else None

        for cluster, mention in echoes(self._text, self._mentions, self._clusters, whose):
            cluster.further.append(mention)
            if _ECHO not in cluster.evidence:
                cluster.evidence.append(_ECHO)

    def _apposed(self, number: int) -> tuple[Cluster, str] | None:
        """The named actor whose name stands inside the words of a role or right before them ("X, a congressman, …")."""
        told = self._mentions[number]
        for other in range(number + 1, min(number + 4, len(self._mentions))):
            name = self._mentions[other]
            cluster = self._of[other]
            if name.passage.start >= told.passage.end:
                begins = name.title.start if name.title is not None else name.passage.start
                between = self._text.content[told.passage.end : begins].strip()
                apposed = between in _BEFORE_ITS_NAME and name.kind == "name" and name.grammar != "conj"
                apposed = apposed or (between in _BEFORE_ITS_NAME and self._hangs(told, name))
                if apposed and cluster is not None and _sorts_agree(told, cluster):
                    return cluster, "said of the name after it"
                break
            owner = other == told.of and told.names not in ("person", "medium")
            listed = (
                re.search(r",\s+[Tt]he\s|;", self._text.content[told.passage.start : name.passage.start]) is not None
            )
            if cluster is not None and name.kind == "name" and not (owner or listed) and _sorts_agree(told, cluster):
                return cluster, "named within the same words"
        cluster = self._of[number - 1] if number else None
        if cluster is None or told.grammar != "appos" or not _sorts_agree(told, cluster):
            return None
        between = self._text.content[self._mentions[number - 1].passage.end : told.passage.start]
        return (cluster, "said of the name before it") if between.strip() in (",", "(", "–", "—") else None

    def _bracketed(self, number: int) -> tuple[Cluster, str] | None:
        """Whose name stands in brackets right behind a pronoun ("he [Nasser]", "they (the Syrians)")."""
        for other in range(number + 1, min(number + 3, len(self._mentions))):
            name, cluster = self._mentions[other], self._of[other]
            if cluster is None or name.kind not in ("name", "demonym"):
                continue
            between = self._text.content[self._mentions[number].passage.end : name.passage.start]
            closed = self._text.content[name.passage.end : name.passage.end + 3].lstrip("'’s")[:1] in ("]", ")")
            if closed and _OPENED.fullmatch(between):
                return cluster, "name in brackets behind the pronoun"
        return None

    def _hangs(self, told: Mentioned, name: Mentioned) -> bool:
        """Whether the grammar makes the role ``told`` a title of the ``name`` after it."""
        tree = self._described.tree(told.sentence)
        if tree is None or name.sentence != told.sentence or told.head >= len(tree.words) or name.kind != "name":
            return False
        return tree.words[told.head].deprel == "nmod:desc" and tree.words[told.head].head == name.head

    def _beside(self, number: int) -> Beside:
        """Whom the pronoun ``number`` may not mean, taking part in the same deed, and who is dealt with right before."""
        parties, joined = self._described.beside(number)
        clusters = (self._of[party] for party in parties)
        return Beside(frozenset(cluster.number for cluster in clusters if cluster is not None), joined)

    def _quoted(self, told: Mentioned) -> bool:
        """Whether it stands in a quotation set apart from the text."""
        at = self._block(told) - 1
        return 0 <= at < len(self._text.blocks) and self._text.blocks[at].kind == "quotation"

    def _block(self, told: Mentioned) -> int:
        return bisect_right(self._starts, told.passage.start)

    def _settle(self, number: int, cluster: Cluster, evidence: str) -> None:
        cluster.add(number, evidence)
        self._of[number] = cluster


def _place(cluster: Cluster, country: str, evidence: str) -> None:
    """Gives ``cluster`` that state where it has none yet."""
    if cluster.country is None:
        cluster.country = country
        cluster.evidence.append(evidence)


def _sorts_agree(told: Mentioned, cluster: Cluster) -> bool:
    return cluster.kind == told.names and not told.plural
