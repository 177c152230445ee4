"""A sentence shown with other names tells the same."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from training.examples import Example, Taught
from training.labels import ASPECTS, PAIRED, TRIGGERS, bit, span_masks
from training.swap import swap

FORMS = ("Yesterday", "South", "Africa", "armed", "Chad", ",", "and", "Chad", "thanked", "South", "Africa", ".")
ACTOR, RECIPIENT = PAIRED.index("actor"), PAIRED.index("recipient")
STOCK = {"state": (("Peru",), ("Sri", "Lanka"), ("Papua", "New", "Guinea"))}


def sentence() -> Example:
    masks = [bit("names", "O")] * len(FORMS)
    for first, last in ((1, 2), (4, 4), (7, 7), (9, 10)):
        masks[first : last + 1] = span_masks(("state",), last - first + 1)
    none = dict.fromkeys(ASPECTS, 0)
    return Example(
        FORMS,
        tags={"names": tuple(masks)},
        events=(
            Taught(3, 3, TRIGGERS.index("AID"), none, ((ACTOR, 1, 2), (RECIPIENT, 4, 4))),
            Taught(8, 8, TRIGGERS.index("SUPPORT"), none, ((ACTOR, 7, 7), (RECIPIENT, 9, 10))),
        ),
        names=((1, 2, "state"), (4, 4, "state"), (7, 7, "state"), (9, 10, "state")),
    )


@given(st.integers(0, 10_000))
def test_labels_move_with_the_words_and_a_name_stays_one_name(seed: int) -> None:
    shown = swap(sentence(), STOCK, 1.0, random.Random(seed))
    assert shown.events is not None
    aid, thanks = shown.events

    def words(first: int, last: int) -> tuple[str, ...]:
        return shown.forms[first : last + 1]

    assert (words(aid.first, aid.last), words(thanks.first, thanks.last)) == (("armed",), ("thanked",))
    (_, *giver), (_, *taker) = aid.roles
    (_, *grateful), (_, *thanked) = thanks.roles
    assert words(*giver) == words(*thanked)
    assert words(*taker) == words(*grateful)
    assert words(*giver) in (*STOCK["state"], ("South", "Africa"))
    named = [index for index, mask in enumerate(shown.tags["names"]) if mask != bit("names", "O")]
    assert named == sorted(index for _, first, last in (*aid.roles, *thanks.roles) for index in range(first, last + 1))


@given(st.integers(0, 10_000))
def test_the_tree_stays_a_tree_and_the_verb_its_parties(seed: int) -> None:
    heads = (3, 2, 3, -1, 3, 3, 8, 8, 3, 10, 8, 3)
    deprels = tuple("obl:unmarked compound nsubj root obj punct cc nsubj conj compound obj punct".split())
    upos = tuple("NOUN PROPN PROPN VERB PROPN PUNCT CCONJ PROPN VERB PROPN PROPN PUNCT".split())
    shown = swap(replace(sentence(), heads=heads, deprels=deprels, upos=upos), STOCK, 1.0, random.Random(seed))
    assert shown.heads is not None
    assert shown.deprels is not None
    for index in range(len(shown.forms)):
        seen = {index}
        while shown.heads[index] >= 0:
            index = shown.heads[index]
            assert index not in seen
            seen.add(index)
    giver = shown.forms.index("armed")
    assert sorted(
        shown.deprels[index]
        for index, head in enumerate(shown.heads)
        if head == giver and shown.deprels[index] != "punct"
    ) == ["conj", "nsubj", "obj", "obl:unmarked"]


def test_by_no_chance_nothing_changes() -> None:
    assert swap(sentence(), STOCK, 0.0, random.Random(1)) == sentence()
