"""Other names in the same sentence: what happened does not hang on who is called what.

A name of a state, people or person in our own corpus is now and then shown as another of its kind, drawn from the world's
tables; the same name of a sentence is always shown as the same other. Labels move with the words.
"""

import random
from dataclasses import replace

from backchannel.reading.words import words
from backchannel.world import tables
from training.examples import Example, Taught, forms_of
from training.labels import span_masks

Words = tuple[str, ...]


def stock(examples: list[Example]) -> dict[str, tuple[Words, ...]]:
    """Names to draw from, by kind: those of the examples, and states and persons of the world's tables."""
    found: dict[str, set[Words]] = {kind: set() for kind in ("state", "people", "person")}
    for example in examples:
        for first, last, kind in example.names:
            if kind in found and not any(form.isupper() and len(form) > 3 for form in example.forms[first : last + 1]):
                found[kind].add(example.forms[first : last + 1])
    for row in tables.rows("known"):
        _, kind, name, *_ = row.split("\t")
        if kind == "state":
            found["state"].add(_words(name))
    for row in tables.rows("persons"):
        found["person"].add(_words(row.split("\t")[1].split("|")[0]))
    return {kind: tuple(sorted(names)) for kind, names in found.items()}


def _words(name: str) -> Words:
    return forms_of([name[start:end] for start, end in words(name, 0, len(name))])


def swap(example: Example, known: dict[str, tuple[Words, ...]], chance: float, rng: random.Random) -> Example:
    """The example with, by ``chance``, some of its names changed for some of ``known``."""
    if not example.names or rng.random() >= chance:
        return example
    chosen: dict[Words, Words] = {}
    forms: list[str] = []
    place: list[int] = []  # the new index of each old word
    ends: dict[int, int] = {}  # of the first old word of a name, its last new word
    names = {first: (last, kind) for first, last, kind in example.names if kind in known}
    masks: list[tuple[int, int, str]] = []
    changed: dict[int, int] = {}  # of each old word of a changed name, the first new one
    index = 0
    while index < len(example.forms):
        if index not in names:
            place.append(len(forms))
            forms.append(example.forms[index])
            index += 1
            continue
        last, kind = names[index]
        old = example.forms[index : last + 1]
        if old not in chosen:
            chosen[old] = rng.choice(known[kind]) if rng.random() < 0.7 else old
        new = chosen[old]
        first_new = len(forms)
        forms.extend(new)
        if new != old:
            changed.update((word, first_new) for word in range(index, last + 1))
        size = last - index + 1
        place.extend(
            min(first_new + step, len(forms) - 1) if step < size - 1 else len(forms) - 1 for step in range(size)
        )
        if size == 1:
            place[-1] = first_new
        ends[last] = len(forms) - 1
        masks.append((first_new, len(forms) - 1, kind))
        index = last + 1
    tags = {}
    for scheme, own in example.tags.items():
        moved = [1] * len(forms)
        for old_index, mask in enumerate(own):
            moved[place[old_index]] = mask
        if scheme == "names":
            for first, last, kind in masks:
                moved[first : last + 1] = span_masks((kind,), last - first + 1)
        tags[scheme] = tuple(moved)
    events = None
    if example.events is not None:
        events = tuple(_moved(event, place, ends) for event in example.events)
    moved_example = replace(
        example, forms=tuple(forms), upos=None, heads=None, deprels=None, tags=tags, events=events, names=()
    )
    return _replanted(example, moved_example, place, changed)


def _replanted(old: Example, new: Example, place: list[int], changed: dict[int, int]) -> Example:
    """``new`` with the tree of ``old``, if it has one: the first word of a changed name stands for the name, the rest
    of the name hangs flat on it. ``place`` is the new index of each old word, ``changed`` of those of a changed name
    the name's first new word."""
    if old.heads is None or old.deprels is None or old.upos is None:
        return new
    size = len(new.forms)
    upos, deprels = ["PROPN"] * size, ["flat"] * size
    starts = set(changed.values())
    heads: list[int] = []
    for word in range(size):
        heads.append(word if word in starts else heads[-1] if heads else word)
    planted: set[int] = set()
    for word, head in enumerate(old.heads):
        at = changed.get(word, place[word])
        if at in planted or (word in changed and changed.get(head) == at):
            continue
        planted.add(at)
        heads[at] = -1 if head < 0 else changed.get(head, place[head])
        upos[at], deprels[at] = old.upos[word], old.deprels[word]
    return replace(new, upos=tuple(upos), heads=tuple(heads), deprels=tuple(deprels))


def _moved(event: Taught, place: list[int], ends: dict[int, int]) -> Taught:
    def last_of(word: int) -> int:
        return ends.get(word, place[word])

    return replace(
        event,
        first=place[event.first],
        last=last_of(event.last),
        roles=tuple((role, place[first], last_of(last)) for role, first, last in event.roles or ()),
    )
