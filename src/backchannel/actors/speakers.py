"""Whom the first person means: "I", "we", "my Government", and what only the speaker's own state can be meant by."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from backchannel.actors.cluster import Cluster
from backchannel.actors.letterhead import Correspondent
from backchannel.actors.office import OWN_OFFICES, office_of
from backchannel.actors.things import Things, bare
from backchannel.actors.voice import Voice, Voices
from backchannel.reading.draft import Mentioned
from backchannel.record.actor import ActorKind

ONE = frozenset(["i", "me", "my", "mine", "myself"])
MANY = frozenset(["we", "us", "our", "ours", "ourselves"])
YOU = frozenset(["you", "your", "yours", "yourself", "yourselves"])
_OWN = frozenset(["my", "our"])
_THING = frozenset(["it", "its"])
_THE = frozenset(["the"])
_MINISTERS = frozenset(["minister", "premier"])
_GOVERNING = frozenset(["government", "cabinet", "ministry", "minister", "premier"])
_PUBLIC = frozenset(
    [
        "police",
        "army",
        "parliament",
        "authorities",
        "military",
        "prosecutors",
        "security forces",
        "supreme court",
        "navy",
    ]
)
"""What a dispatch from a place calls so without a word more is that state's."""
_RULERS = frozenset(
    ["president", "minister", "king", "queen", "emperor", "shah", "sultan", "emir", "chancellor", "prince"]
)
"""Those who write to one another from state to state: none is of the state of the files without its being said."""
_EMBASSY = frozenset(["embassy", "legation", "consulate", "consulate general"])
_OF_SENDER = _EMBASSY | {"ambassador"}
"""What a mission and its ministry call so without a word more, unless another state's was told before."""
_PLAIN = 3
"""Words of a plain "the government", "the prime minister": a longer one is mostly told apart from another."""
_UNDER = frozenset(
    ["under", "deputy", "assistant", "first", "second", "third", "general", "private", "press", "executive"]
)
_CROWNED = frozenset(["king", "shah", "queen", "emperor", "sultan", "emir"])
_OWN_BODIES = {"USA": frozenset(["department", "dept", "the department", "administration", "congress", "senate"])}
_POSTS = re.compile(
    r"\b(?:posts?|missions?|delegations?|offices|officers|embass(?:y|ies)|legations?|consulates?|stations?)\b",
    re.IGNORECASE,
)
"""What a ministry's own, wherever they sit, are called in the head of what it sends them."""
_SEVERAL = re.compile(
    r"\b(?:certain|all|posts|missions|offices|officers|embassies|legations|consulates|other)\b", re.IGNORECASE
)
_BODIES = frozenset(["government_body", "state"])
"""What is one's own state's, when it is called "your": hosts and friends are another's."""
_LEADING = frozenset(["permanent secretary", "cabinet secretary"])


def first_person(told: Mentioned) -> bool:
    """Whether the mention is a pronoun of the first person."""
    return told.kind == "pronoun" and told.passage.words.lower() in ONE | MANY


def here(told: Mentioned) -> bool:
    """Whether the mention is a pronoun of the first or second person: it means who speaks or listens, nobody told before."""
    return told.kind == "pronoun" and told.passage.words.lower() in ONE | MANY | YOU


class Speakers:
    """Settles the first persons of a text. ``mentions`` and ``of`` (the actor of each mention so far) are the resolver's."""

    def __init__(
        self,
        mentions: list[Mentioned],
        of: Sequence[Cluster | None],
        voices: Voices,
        things: Things,
        new: Callable[[ActorKind, str], Cluster],
        present: Collection[int] = (),
    ) -> None:
        """``present`` are the mentions of persons in lists of those present."""
        self._mentions = mentions
        self._of = of
        self._voices = voices
        self._things = things
        self._new = new
        self._writer: Cluster | None = None
        self._reader: Cluster | None = None
        self._present = present

    def place(self) -> None:
        """Gives those who have the floor in a parliament its state, an embassy's unowned ministers the state it sits in."""
        for turn in self._voices.turns:
            voice = self._voices.at(turn.start)
            person = self._of[turn.mention] if turn.mention is not None else None
            if person is not None and person.country is None and voice is not None and voice.chamber:
                person.country = voice.country
                person.evidence.append("state of the parliament spoken in")
        self._sign()
        self._head()
        host = self._voices.whole.host if self._voices.whole is not None else None
        if host is None:
            return
        for cluster in {c.number: c for c in self._of if c is not None and c.kind == "person"}.values():
            if cluster.country is None and any(
                held.country is None
                and not held.office.past
                and (held.office.head in _MINISTERS or " ".join(held.office.words) in _LEADING)
                for held in cluster.held
            ):
                cluster.country = host
                cluster.evidence.append("minister where the embassy sits")

    def _sign(self) -> None:
        """Gives whose name stands on a line alone under an embassy's telegram its state: the sender signs so."""
        whole = self._voices.whole
        if whole is None or whole.host is None or whole.country is None:
            return
        for number, told in enumerate(self._mentions):
            cluster = self._of[number]
            if cluster is None or cluster.kind != "person" or cluster.country is not None or told.kind != "name":
                continue
            if self._voices.signs(number):
                cluster.country = whole.country
                cluster.evidence.append("signs the embassy's telegram")

    def _head(self) -> None:
        """Gives whom the head names as writer his state, where that is told or goes without saying."""
        whole = self._voices.whole
        if whole is None or not whole.letter or whole.person is None:
            return
        person, country = self._of[whole.person], self._country(whole)
        if person is None or person.kind != "person" or country is None or person.country == country:
            return
        # The tables may know an envoy by another post than that from which he signs.
        if person.country is None or (whole.abroad and whole.country is not None):
            person.country = country
            person.evidence.append("writer of the text")

    def _recorder(self, place: int) -> Cluster | None:
        """Who wrote down a talk and says "I" in it: the only one of the files' state among those listed."""
        home = self._voices.filed(place)
        there = {c.number: c for n in self._present if (c := self._of[n]) is not None and c.kind == "person"}
        here = [cluster for cluster in there.values() if cluster.country == home]
        unknown = any(cluster.country is None for cluster in there.values())
        return here[0] if home is not None and len(here) == 1 < len(there) and not unknown else None

    def _filed(self, number: int) -> str | None:
        """The state that "we" means in a paper without a named writer: that of its files, unless the same sentence or the one
        before tells what somebody of another state said."""
        told = self._mentions[number]
        home = self._voices.filed(told.passage.start)
        if home is None:
            return None
        for other in range(number - 1, -1, -1):
            before = self._mentions[other]
            if told.sentence - before.sentence > 1:
                break
            if not before.grammar.startswith("nsubj") or before.passage.words.lower() in MANY | _THING:
                continue
            cluster = self._of[other]
            if cluster is not None:
                return home if cluster.country == home else None
            if before.names == "person" or before.kind == "pronoun":
                return None
        return home

    def meant(self, number: int) -> tuple[Cluster, str] | None:
        """Whom the first person ``number`` means, and by which evidence."""
        told = self._mentions[number]
        form = told.passage.words.lower()
        if form in YOU and told.kind == "pronoun":
            return self._listener(told.passage.start)
        if not first_person(told) or self._voices.numbers(told.passage):
            return None
        voice = self._voices.at(told.passage.start)
        if voice is None and form in ONE:
            recorder = self._recorder(told.passage.start)
            return (recorder, "alone of the state of the files among those present") if recorder is not None else None
        if voice is None:
            country = self._filed(number) if form in MANY else None
            return (self._things.state(country), "state from whose files the paper comes") if country else None
        if form in ONE:
            person = self._of[voice.person] if voice.person is not None else None
            if person is not None and person.kind == "person" and person is not self._addressee(voice):
                return person, "speaker of the text"
            # Who speaks for a state without being named is somebody of it all the same.
            speaks = voice.letter or (voice.country is not None and self._official(voice) and not voice.chamber)
            return (self._written_by(voice), voice.evidence) if speaks else None
        country = self._country(voice)
        return (self._things.state(country), voice.evidence) if country is not None else None

    def _listener(self, place: int) -> tuple[Cluster, str] | None:
        """Whom "you" means at that code point: to whom a letter is written, or the other one of two who talk."""
        message = self._voices.message(place)
        if message is not None:
            to = self._of[message.to] if message.to is not None else None
            whole = self._voices.whole
            titled = message.to is not None and self._mentions[message.to].kind != "name"
            if titled and to is not None and whole is not None and whole.country == to.country and not whole.abroad:
                # "Deliver to Foreign Minister": a ministry writes to those of another state.
                return None
            plain = message.marked or not self._voices.is_quoted(place)
            return (to, "to whom the message goes") if plain and to is not None else None
        voice = self._voices.at(place)
        if voice is None:
            return None
        if not voice.letter:
            other = self._voices.listener(place)
            cluster = self._of[other] if other is not None else None
            return (cluster, "the other one of two who talk") if cluster is not None else None
        head = self._voices.to
        apart = self._voices.set_apart(place)
        if head is None or (apart is not None and apart.lower() not in (head.words or "").lower()):
            return None
        return self._reached(head)

    def _reached(self, to: Correspondent) -> tuple[Cluster, str] | None:
        """To whom a letter is written whose head names ``to``."""
        person = self._of[to.person] if to.person is not None else None
        if person is not None and to.mission and person.country not in (None, to.country, to.host):
            # A namesake of another state: whoever sits in the embassy is meant all the same.
            person = None
        if person is None and to.name is not None:
            if self._reader is None:
                self._reader = self._new("person", to.name)
                self._reader.country = to.country
            person = self._reader
        if person is None and to.mission:
            person = self._mission(to)
        return (person, "to whom the text is written") if person is not None else None

    def _addressee(self, voice: Voice) -> Cluster | None:
        """Whom the head names as written to, where ``voice`` is the text's own: nobody writes to himself, though the
        Secretary may to the Acting Secretary."""
        to = self._voices.to
        return self._of[to.person] if to is not None and to.person is not None and voice == self._voices.whole else None

    def _mission(self, to: Correspondent) -> Cluster | None:
        """The embassy or ministry written to, or the posts that a circular goes to."""
        named = self._of[to.body] if to.body is not None else None
        if named is not None and named.kind != "person":
            return named
        if self._reader is None and to.words:
            whole = self._voices.whole
            self._reader = self._new("government_body", to.words)
            self._reader.country = to.country or (self._country(whole) if _POSTS.search(to.words) else None)
            self._reader.plural = _SEVERAL.search(to.words) is not None
        return self._reader

    def own(self, number: int) -> None:
        """Gives "my Government" or "our delegation" the speaker's state, "your Government" that of the person written to."""
        told = self._mentions[number]
        if told.country is None and told.of is None and _first(told) in _OWN:
            self._give(number, self._country(self._voices.at(told.passage.start)))
        elif told.country is None and told.of is None and told.names in _BODIES and _first(told) == "your":
            reached = self._listener(told.passage.start)
            self._give(number, reached[0].country if reached is not None and reached[0].kind == "person" else None)

    def implied(self, number: int) -> bool:
        """Gives "the Government" of a parliament's paper, a speaker's "the Prime Minister" and the like a state, where the
        head leaves no other; whether it did. To be asked only where nobody told before can be meant."""
        told = self._mentions[number]
        voice = self._voices.at(told.passage.start)
        if told.country is not None or told.of is not None or told.plural:
            return False
        if voice is None and self._of_the_place(number):
            self._give(number, self._voices.local)
            return True
        if not self._bare(told):
            return False
        head = bare(told.passage.words).lower().split()[-1]
        office = office_of(bare(told.passage.words)) if told.names == "person" else None
        head = office.head if office is not None else head
        if voice is None:
            country = self._voices.local if head in _GOVERNING and len(told.passage.words.split()) <= _PLAIN else None
        elif voice.host is not None:
            country = voice.host if head in _MINISTERS | _CROWNED else voice.country if head in _OF_SENDER else None
        elif voice.chamber:
            country = voice.country if head in _GOVERNING else None
        else:
            # A paper of a ministry tells of other states' ministers.
            country = (
                self._country(voice) if head in _MINISTERS and self._official(voice) and not voice.letter else None
            )
        country = country or self._at_home(number)
        self._give(number, country)
        return country is not None

    def _of_the_place(self, number: int) -> bool:
        """Whether it is "the police", "parliament" or the like in a dispatch, and the sentence names no other state."""
        told, local = self._mentions[number], self._voices.local
        words = bare(told.passage.words).lower()
        if local is None or words not in _PUBLIC or self._voices.is_quoted(told.passage.start):
            return False
        near = self._mentions[max(0, number - 12) : number + 12]
        return all(other.country in (None, local) for other in near if other.sentence == told.sentence)

    def _bare(self, told: Mentioned) -> bool:
        """Whether it is a title or body that does not say whose it is: with "the", or a capital as telegrams have it."""
        return _first(told) in _THE or (told.passage.words[0].isupper() and len(told.passage.words.split()) <= _PLAIN)

    def _cut(self, number: int) -> bool:
        """Whether the words around show that the title is a part of one ("Under Secretary", "the Secretary of Defense")."""
        before, after = self._voices.around(self._mentions[number].passage)
        return before in _UNDER or after == "of"

    def _at_home(self, number: int) -> str | None:
        """The state of the files, where its papers call one of its own so without a word more ("the Secretary")."""
        home, told = self._voices.home, self._mentions[number]
        if home is None or self._voices.is_quoted(told.passage.start) or self._cut(number):
            return None
        words = " ".join(bare(told.passage.words).lower().split())
        if told.names == "person":
            office = office_of(words)
            if office is None or office.past or office.words not in OWN_OFFICES.get(home, ()):
                return None
            whole = self._voices.whole
            # Where an embassy writes, there may be a president of the state it sits in.
            abroad = whole is not None and whole.abroad
            return None if abroad and office.words == ("president",) else home
        own = words in _OWN_BODIES.get(home, ()) or (words in _EMBASSY and not self._voices.talk)
        return home if told.names == "government_body" and own else None

    def addressed(self, number: int) -> tuple[Cluster, str] | None:
        """The one questioned, where a question says "you were" of the office ``number``."""
        told = self._mentions[number]
        mention = self._voices.addressed(number) if told.names == "person" and not told.plural else None
        cluster = self._of[mention] if mention is not None else None
        return (cluster, "said to the one questioned") if cluster is not None else None

    def _give(self, number: int, country: str | None) -> None:
        if country is not None:
            self._mentions[number] = replace(self._mentions[number], country=country)

    def _country(self, voice: Voice | None) -> str | None:
        """The state that the voice speaks for: that of the head, else that of the speaker, else that of the files."""
        if voice is None:
            return None
        person = self._of[voice.person] if voice.person is not None else None
        if voice.country is not None:
            return voice.country
        if person is not None and person.country is not None and (person.held or voice.letter):
            return person.country
        ruler = person is not None and any(held.office.head in _RULERS for held in person.held)
        return self._voices.home if voice.letter and not ruler else None

    def _official(self, voice: Voice) -> bool:
        """Whether the head of the text itself says that a state speaks."""
        return voice == self._voices.whole

    def _written_by(self, voice: Voice) -> Cluster:
        if self._writer is None:
            self._writer = self._new("person", voice.name or ("the writer" if voice.letter else "the speaker"))
            self._writer.country = self._country(voice)
        return self._writer


def _first(told: Mentioned) -> str:
    return told.passage.words.split(None, 1)[0].lower()
