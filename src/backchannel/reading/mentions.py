"""Who is mentioned: names, titles with their holders, roles, peoples and pronouns, each with its exact words."""

import re
from collections.abc import Sequence

from backchannel.reading.analysis import NameKind
from backchannel.reading.cast import RELATIVE, Cast, Place, Spot
from backchannel.reading.draft import Mentioned
from backchannel.reading.lemma import lemma
from backchannel.reading.lexicon import SHORT_TITLES, agents, words_of
from backchannel.reading.titles import agent_at, entitle
from backchannel.reading.tree import Tree
from backchannel.record.actor import MentionKind
from backchannel.world.known import Known
from backchannel.world.world import World

PRONOUNS = frozenset(
    "he she they him her them his their hers theirs himself herself themselves it its itself we us our ours i me my"
    " you your yours yourself yourselves".split()
)
_PLURAL = frozenset(["they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours"])
_NOBODY = frozenset("this that these what it there nobody none nothing something anything everything same".split())
_KIND: dict[str, NameKind] = {
    "state": "state",
    "government_body": "government_body",
    "service": "service",
    "armed_group": "armed_group",
    "party": "party",
    "organisation": "organisation",
    "company": "organisation",
    "medium": "medium",
    "people": "people",
    "person": "person",
    "place": "place",
}
# An agent noun that before a family name is a given name oftener than a rank ("Dean Acheson", "Dean Rusk").
_GIVEN = frozenset({"dean"})


def find_mentions(content: str, trees: Sequence[Tree], world: World, year: int | None = None) -> Cast:
    """Every passage that may stand for an actor, in text order. ``year`` (of the source) settles names that changed hands."""
    cast = Cast()
    for tree in trees:
        spots, places = _sentence(tree, world, year)
        spots.sort(key=lambda spot: (spot.first, spot.last))
        number = {id(spot): len(cast.mentions) + place for place, spot in enumerate(spots)}
        at: dict[int, int] = {}
        for spot in spots:
            at.update((word, number[id(spot)]) for word in _core(spot))
        for spot in spots:
            if spot.title is not None:
                # The words of a title stand for its holder, but for names inside it.
                for word in range(spot.title[0], spot.title[1] + 1):
                    at.setdefault(word, number[id(spot)])
            cast.mentions.append(_mentioned(content, tree, spot, number))
        cast.at.append(at)
        cast.places.append({word: place for place in places for word in range(place.first, place.last + 1)})
    return cast


def _core(spot: Spot) -> Sequence[int]:
    """The words by which the grammar may reach the mention: a name's every word, a role's head alone."""
    return (spot.head,) if spot.kind == "role" else range(spot.first, spot.last + 1)


def _mentioned(content: str, tree: Tree, spot: Spot, number: dict[int, int]) -> Mentioned:
    words = tree.words
    return Mentioned(
        tree.passage(content, spot.first, spot.last),
        spot.kind,
        spot.names,
        tree.number,
        spot.head,
        words[spot.head].deprel,
        tree.passage(content, *spot.title) if spot.title else None,
        number.get(id(spot.of)) if spot.of else None,
        spot.country,
        spot.plural,
    )


def _head(tree: Tree, first: int, last: int) -> int:
    for index in range(last, first - 1, -1):
        head = tree.words[index].head
        if not first <= head <= last and tree.rel[index] not in ("case", "punct"):
            return index
    return last


def _sentence(tree: Tree, world: World, year: int | None) -> tuple[list[Spot], list[Place]]:
    spots: list[Spot] = []
    places: list[Place] = []
    taken: set[int] = set()
    _persons(tree, world, spots, taken)
    generic = _known(tree, world, year, spots, places, taken)
    _other_names(tree, spots, places, taken)
    at = {word: spot for spot in spots for word in range(spot.first, spot.last + 1)}
    used: set[int] = set()
    for spot in spots:
        if spot.names == "person" and spot.kind == "name":
            entitle(tree, spot, at, used)
    placed = {word for place in places for word in range(place.first, place.last + 1)}
    _roles(tree, spots, at, used, generic, placed)
    spots.extend(
        Spot(place.first, place.last, _head(tree, place.first, place.last), "name", "place", place.country)
        for place in _struck(tree, places, at)
    )
    for index, form in enumerate(tree.forms):
        if (
            form in PRONOUNS
            and tree.upos[index] in ("PRON", "DET")
            and tree.words[index].deprel != "expl"
            and index not in at
        ):
            spots.append(Spot(index, index, index, "pronoun", None, plural=form in _PLURAL))
    return spots, places


def _persons(tree: Tree, world: World, spots: list[Spot], taken: set[int]) -> None:
    for name in tree.sentence.names:
        if name.kind != "person" or not taken.isdisjoint(range(name.first, name.last + 1)):
            continue
        if not _legible(tree, name.first, name.last):
            continue
        first, last = name.first, name.last
        if first == last and (len(tree.words[first].form) == 1 or _told(tree, first)):
            # "a.", "(b)": the letter that numbers a paragraph; an initial alone names nobody either.
            continue
        if first and named(tree, first - 1):
            first -= 1
        while first < last and (
            tree.forms[first] in words_of("honorifics")
            or (tree.lemmas[first] in agents() and tree.forms[first] not in _GIVEN)
        ):
            first += 1
        while last > first and tree.forms[last] in ("'s", "'", "’s"):
            last -= 1
        if (
            tree.forms[first] in PRONOUNS
            or tree.forms[last] in SHORT_TITLES
            or (first == last and first == name.first and _rather_known(tree, world, first))
        ):
            continue
        taken.update(range(first, last + 1))
        spots.append(Spot(first, last, _head(tree, first, last), "name", "person"))


def _legible(tree: Tree, first: int, last: int) -> bool:
    """Whether a name can be read at all: where lost bytes, which stand as U+FFFD, are in it or touch it, three letters of
    it must be left together."""
    words = tree.words
    name = "".join(word.form for word in words[first : last + 1])
    before = words[first - 1].form if first and words[first - 1].end == words[first].start else ""
    after = words[last + 1].form if last + 1 < len(words) and words[last + 1].start == words[last].end else ""
    if _LOST in before + name + after:
        return _LETTERS.search(name) is not None
    return any(character.isalnum() for character in name)


_LOST = "\ufffd"
_LETTERS = re.compile(r"[^\W\d_]{3}")


def _told(tree: Tree, index: int) -> bool:
    """Whether a capital only opens an item of a list with its verb ("b. Noted the report")."""
    return (
        tree.upos[index] == "VERB"
        and tree.words[index].head < 0
        and tree.kid(index, "obj", "ccomp", "conj") is not None
    )


def named(tree: Tree, index: int) -> bool:
    """Whether a word that looks like a verb is the first of an Arab name ("Said bin Khalfan")."""
    return (
        index + 2 < len(tree.words)
        and tree.words[index].form[0].isupper()
        and tree.words[index + 1].form in ("bin", "ibn", "ben", "al", "el", "bint")
        and tree.words[index + 2].form[0].isupper()
    )


def _rather_known(tree: Tree, world: World, index: int) -> bool:
    """Whether a lone word that the model takes for a person is rather the state, service or paper of that name."""
    if tree.rel[index] == "flat" or (
        index and tree.forms[index - 1].rstrip(".") in ("mr", "mrs", "dr", "sir", "lord", "miss")
    ):
        return False
    return any(
        known.use == "name" and known.kind not in ("person", "place") for known in world.named(tree.words[index].form)
    )


def _known(
    tree: Tree, world: World, year: int | None, spots: list[Spot], places: list[Place], taken: set[int]
) -> dict[int, tuple[int, int, NameKind]]:
    """Adds what the tables know. Returns the common nouns among it ("the police"), whose owner is still to be found."""
    generic: dict[int, tuple[int, int, NameKind]] = {}
    every = world.find([word.form for word in tree.words], year)
    states = {
        found.first: {known.country for known in found.known if known.kind == "state" and known.use == "name"}
        for found in every
    }
    for found in every:
        first, last = found.first, found.last
        if not taken.isdisjoint(range(first, last + 1)):
            continue
        known = found.known[0]
        if known.country == "USA" and first and tree.forms[first].startswith("american") and _continent(tree, first):
            # Nor are the two words apart somebody whom the network may take them for ("Latin", "American").
            taken.update(range(first - 1, last + 1))
            continue
        if tree.upos[last] in ("VERB", "AUX", "PRON") and first == last:
            continue
        head = _head(tree, first, last)
        if known.country is not None and first <= 2 and _dateline(tree, last):
            places.append(Place(first, last, _shown(tree, first, last), known.country))
            taken.update(range(first, last + 1))
            continue
        if known.use == "generic":
            generic[head] = (first, last, _KIND[known.kind])
            continue
        wider = _wider(tree, first, last)
        if wider is not None and known.kind in ("state", "people", "place"):
            spots.append(_organisation(tree, wider[0], wider[1], wider[2], known.country, taken))
            continue
        if known.kind == "place" or (
            known.use == "capital" and (_locative(tree, head) or _lies_in(tree, last, known, states))
        ):
            places.append(
                Place(first, last, known.name if known.kind == "place" else _shown(tree, first, last), known.country)
            )
            taken.update(range(first, last + 1))
            if known.use == "capital":
                spots.append(Spot(first, last, head, "name", "place", known.country))
            continue
        taken.update(range(first, last + 1))
        spots.append(_of_known(first, last, head, known))
        if known.kind == "state" and known.use == "name":
            places.append(Place(first, last, known.name, known.country))
    return generic


def _of_known(first: int, last: int, head: int, known: Known) -> Spot:
    kind: MentionKind = "demonym" if known.use in ("adjective", "person", "people", "combining") else "name"
    names = _KIND[known.kind]
    if kind == "demonym" and known.kind == "state" and known.use in ("person", "people"):
        names = "people"
    return Spot(first, last, head, kind, names, known.country, plural=known.plural)


def _shown(tree: Tree, first: int, last: int) -> str:
    return " ".join(word.form for word in tree.words[first : last + 1])


def _wider(tree: Tree, first: int, last: int) -> tuple[int, int, NameKind] | None:
    """A name of a body, service or medium that the model found around these words."""
    for name in tree.sentence.names:
        around = name.first <= first and last <= name.last and name.last - name.first > last - first
        if around and name.kind in ("government_body", "service", "armed_group", "party", "medium", "organisation"):
            return name.first, name.last, name.kind
    return None


def _organisation(tree: Tree, first: int, last: int, kind: NameKind, country: str | None, taken: set[int]) -> Spot:
    taken.update(range(first, last + 1))
    return Spot(first, last, _head(tree, first, last), "name", kind, country)


# Verbs whose object is a place: a capital visited or bombed is the town, not the government.
_REACHED = frozenset("visit tour leave reach enter quit bomb shell capture besiege storm occupy cross".split())


def _dateline(tree: Tree, last: int) -> bool:
    """Whether the words up to ``last`` open a dispatch ("MADRID, May 4 (AP) —"): where it was written, nobody who acts."""
    if not all(word.form.isupper() or not word.form[0].isalpha() for word in tree.words[: last + 1]):
        return False
    shouted = sum(word.form.isupper() for word in tree.words) * 2 > len(tree.words)
    return not shouted and any(form in ("-", "--", "–", "—") for form in tree.forms[last + 1 : last + 9])


def _continent(tree: Tree, index: int) -> bool:
    """Whether "American" is of the continent, not of the United States ("Central American", "Inter-American")."""
    before = tree.forms[index - 1]
    return before in ("central", "latin", "south", "north", "pan") or (
        before in ("-", "‑") and index > 1 and tree.forms[index - 2] in ("inter", "pan", "latin")
    )


def _lies_in(tree: Tree, last: int, known: Known, states: dict[int, set[str | None]]) -> bool:
    """Whether the state that a capital lies in is told behind it ("Kiev, Ukraine"): then it is the town that is meant."""
    return tree.forms[last + 1 : last + 2] == [","] and known.country in states.get(last + 2, ())


def _locative(tree: Tree, head: int) -> bool:
    """Whether a capital is spoken of as a place here, not as the government that sits in it."""
    case = tree.case(head).partition(" ")[0]
    top = tree.first_conjunct(head)
    reached = tree.rel[top] == "obj" or (tree.rel[top] == "obl" and not case)
    if reached and tree.words[top].head >= 0 and tree.lemmas[tree.words[top].head] in _REACHED:
        return True
    if case in ("in", "at", "near", "from", "into", "outside", "around", "through", "to", "for"):
        return True
    return tree.rel[head] in ("appos", "root", "amod", "compound", "nmod") and case in ("", "of")


def _other_names(tree: Tree, spots: list[Spot], places: list[Place], taken: set[int]) -> None:
    for name in tree.sentence.names:
        first, last, kind = name.first, name.last, name.kind
        if kind in ("person", "event", "title") or not taken.isdisjoint(range(first, last + 1)):
            continue
        if not _legible(tree, first, last):
            continue
        if first == last and (
            tree.upos[first] in ("VERB", "PRON", "ADP")
            or tree.lemmas[first] in agents()
            or lemma(tree.forms[first], "NOUN") in agents()
            or tree.forms[first] in words_of("modifiers")
        ):
            continue
        taken.update(range(first, last + 1))
        if kind == "place":
            places.append(Place(first, last, _shown(tree, first, last), None))
        else:
            spots.append(Spot(first, last, _head(tree, first, last), "name", kind))


def _roles(
    tree: Tree,
    spots: list[Spot],
    at: dict[int, Spot],
    used: set[int],
    generic: dict[int, tuple[int, int, NameKind]],
    placed: set[int],
) -> None:
    acting = _acting(tree, placed)
    titles = {
        word: name for name in tree.sentence.names if name.kind == "title" for word in range(name.first, name.last + 1)
    }
    told: set[int] = set()
    for index in range(len(tree.words)):
        if index in at or index in used:
            continue
        title = titles.get(index)
        if title is not None and title.first in told:
            # "the Secretary of *State*": one office, whose head stands before.
            continue
        half = at.get(index - 2) if index > 1 and tree.forms[index - 1] in ("-", "‑") else None
        if half is not None and half.kind == "role" and half.head == index - 2:
            # "Secretary-General": one office of two words.
            half.last = max(half.last, index)
            continue
        agent = agent_at(tree, index)
        kind = generic[index][2] if index in generic else agent.kind if agent is not None else acting.get(index)
        if kind is None or tree.rel[index] in ("compound", "amod"):
            continue
        if tree.upos[index] == "ADJ" and index not in acting:
            continue
        owner = _owner(tree, index, at)
        first, last = tree.own_extent(index)
        if owner is None:
            last = index
            first = max(first, index - 4)
        else:
            last = max(index, owner.last if owner.first > index else index)
            first = (
                max(first, min(index - 6, owner.first))
                if owner.first > index
                else min(max(first, index - 6), owner.first)
            )
        while first < index and tree.upos[first] in ("PUNCT", "CCONJ", "ADP", "SCONJ", "VERB"):
            first += 1
        if title is not None and (agent is not None and agent.kind == "person"):
            told.add(title.first)
            rest = range(index + 1, title.last + 1)
            if not any(word in at or tree.forms[word] in (";", ":", ".") for word in rest):
                last = max(last, title.last)
        spot = Spot(first, last, index, "role", kind, owner.country if owner else None, of=owner)
        spot.plural = tree.forms[index].endswith("s") and lemma(tree.forms[index], "NOUN") != tree.forms[index]
        at[index] = spot
        spots.append(spot)


# Log-odds from which a noun that no table knows is taken for somebody, where the network sees it act in an event.
_ACTS = 1.0
_MAYBE = -1.5
_SPEAKS_FOR = frozenset("spokesman spokeswoman spokesperson negotiator lawyer attorney envoy representative".split())
_STANDS_BY = -1.0
"""The same for a go-between or one for whom it is done: the network has seen few of them."""


def _acting(tree: Tree, placed: set[int]) -> dict[int, NameKind]:
    """Words that the network sees as parties of events that may be ("the bondholders rejected the offer", "urged the
    *Tánaiste*", "invited the *five*"). A place, words ``placed``, is none by its name alone ("sent through *Trieste*")."""
    return {
        word: "person"
        for sighting in tree.sentence.sightings
        if sighting.sure > _MAYBE
        for word, parts in sighting.parts.items()
        if word not in placed
        and (tree.upos[word] == "NOUN" or _stands_alone(tree, word))
        and (
            max(parts.get("actor", -9.0), parts.get("recipient", -9.0)) > _ACTS
            or max(parts.get("intermediary", -9.0), parts.get("beneficiary", -9.0)) > _STANDS_BY
        )
    }


def _stands_alone(tree: Tree, word: int) -> bool:
    """Whether a word that is no common noun stands where one would: a title, a number, "the wounded", "others"."""
    return (
        tree.upos[word] in ("PROPN", "NUM", "ADJ", "PRON")
        and tree.rel[word] in ("nsubj", "obj", "iobj", "obl", "conj")
        and tree.forms[word] not in RELATIVE | _NOBODY | PRONOUNS
        and tree.words[word].form[0].isalnum()
        and len(tree.words[word].form) > 1
    )


def _struck(tree: Tree, places: list[Place], at: dict[int, Spot]) -> list[Place]:
    """Places that the network sees as parties of events that it is sure of ("slapped a curfew on Jenin")."""
    struck = {
        word
        for sighting in tree.sentence.sightings
        if sighting.sure > 0
        for word, parts in sighting.parts.items()
        if max(parts.get("actor", -9.0), parts.get("recipient", -9.0)) > _ACTS
    }
    return [
        place
        for place in places
        if any(word in struck and word not in at for word in range(place.first, place.last + 1))
    ]


def _owner(tree: Tree, index: int, at: dict[int, Spot]) -> Spot | None:
    """Whose officials, government or army these are."""
    for child in tree.kids[index]:
        spot = at.get(child)
        if spot is None or spot.kind in ("pronoun", "role"):
            continue
        belongs = tree.rel[child] in ("amod", "compound", "nmod", "flat", "appos")
        if any(child < other < index and tree.rel[other] == "case" for other in tree.kids[index]):
            # Misplaced by the parser: a noun's own adjectives don't stand before its preposition.
            continue
        if ";" in tree.forms[min(child, index) : max(child, index)]:
            # Two entries of a list.
            continue
        case = tree.case(child)
        if belongs and (
            case in ("", "of", "from", "'s", "’s", "'") or (case == "for" and tree.lemmas[index] in _SPEAKS_FOR)
        ):
            return spot
    # The parser may hang a people's adjective on another word of the phrase; right before the noun it is still theirs.
    before = at.get(index - 1)
    if before is not None and before.kind == "demonym":
        return before
    return None
