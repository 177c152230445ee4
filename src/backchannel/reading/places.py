"""Where an event was: places with a name that the grammar hangs on it, and rooms, roads and borders that have none."""

from collections.abc import Iterator

from backchannel.reading import seen
from backchannel.reading.balance import BALANCE
from backchannel.reading.cast import Cast
from backchannel.reading.events import Event
from backchannel.reading.tree import Tree
from backchannel.record.claim import Where

_PLACE_CASES = frozenset(
    {"in", "at", "near", "to", "into", "outside", "inside", "off", "around", "from", "over", "across", "throughout"}
)


def places_of(content: str, cast: Cast, tree: Tree, event: Event, heads: list[int]) -> tuple[Where, ...]:
    """Places that the grammar hangs on the event, with no other event between; for a visit also the place visited; and
    those without a name ("in a villa") where the network sees it done. ``heads`` are the words of the sentence's events."""
    places = cast.places[tree.number]
    own = {event.head, *event.spent}
    visit = event.frame.pattern in ("go", "n.go")
    taken = {part.word for part in event.parts.parts if not part.inner and not visit}
    found: dict[int, Where] = {}
    for word, place in places.items():
        if place.first in found or word in taken or any(tree.under(t, word) for t in tree.timed if t != word):
            continue
        odds = None
        if event.sighting is not None:
            odds = seen.odds(event.sighting, "place", range(place.first, place.last + 1))
        governed = _in_place(tree, word) or (visit and tree.rel[word] == "obj")
        if not governed and (odds is None or odds < BALANCE.place):
            continue
        near = BALANCE.place if _nearest(tree, word, own, heads) else 0.0
        if not near and _anothers(tree, word, own, heads):
            near = -BALANCE.place
        if (odds or 0.0) + near > 0:
            found[place.first] = Where(tree.passage(content, place.first, place.last), place.name, place.country)
    for word in _unnamed(tree, cast, event, taken):
        first, last = tree.core_extent(word)
        if not any(first <= place.first <= last for place in places.values()):
            found.setdefault(first, Where(tree.passage(content, first, last)))
    return tuple(found[first] for first in sorted(found))


def _unnamed(tree: Tree, cast: Cast, event: Event, taken: set[int]) -> Iterator[int]:
    """Common nouns behind a preposition of place that the network sees as where the event was."""
    sighting = event.sighting
    for word in sighting.parts if sighting is not None else ():
        noun = tree.upos[word] == "NOUN" and word not in taken and word not in cast.places[tree.number]
        if (
            noun
            and sighting is not None
            and seen.odds(sighting, "place", [word]) > BALANCE.unnamed
            and tree.case(word).partition(" ")[0] in _PLACE_CASES
        ):
            yield word


def _in_place(tree: Tree, word: int) -> bool:
    """Whether a preposition of place governs the word, or the word that it is joined to."""
    top = tree.first_conjunct(word)
    if tree.rel[top] == "appos":
        top = tree.words[top].head
    return tree.case(top).partition(" ")[0] in _PLACE_CASES


def _nearest(tree: Tree, word: int, own: set[int], heads: list[int]) -> bool:
    """Whether the event is the first one above the word, by way of phrases and not of another clause or a teller."""
    at = word
    for up in tree.ancestors(word):
        if up in own:
            return True
        if up in heads or tree.words[at].deprel == "acl:relcl" or tree.rel[at] in ("ccomp", "parataxis", "nsubj"):
            return False
        if tree.forms[tree.low[up]] == "according":
            return False
        at = up
    return False


def _anothers(tree: Tree, word: int, own: set[int], heads: list[int]) -> bool:
    """Whether the word is the object, or hangs by its preposition, right on another event ("*visited* Rome after …")."""
    up = tree.words[tree.first_conjunct(word)].head
    return up in heads and up not in own and tree.upos[up] == "VERB"
