"""Examples from EWT (with Universal NER's names on dev and test) and GUM (with its entities)."""

import re
from collections.abc import Iterator
from pathlib import Path

from backchannel.reading.words import listed
from training import kinds
from training.examples import Example, forms_of
from training.labels import OUTSIDE, UNKNOWN, bit, time_masks
from training.sets.conllu import Token, Tree, read, read_all
from training.sets.known import listed_names
from training.sets.spans import UNMARKED, Span, bare, kinds_of, masks, proper

_PROPER = ("NNP", "NNPS")
_LINKS = frozenset(
    ["of", "the", "and", "&", "de", "for", "von", "van", "al", "bin", "ibn", "-", "del", "la", "le", "el"]
)
_COARSE = {"PER": "person", "LOC": "location", "ORG": "organisation"}
_GUM = {"person": "person", "place": "location", "organization": "organisation", "event": "event"}


def ewt(
    path: Path, named: Path | None = None, given: frozenset[str] = frozenset(), marked: Path | None = None
) -> list[Example]:
    """Trees of an EWT file; with ``named`` (Universal NER's file for it) also names, with ``marked`` (our own marks of
    the sentences that hold a proper noun) those, else what xpos, tables and given names tell."""
    trees = list(read(path))
    spans = iob(named) if named else {}
    ours = own_marks(marked) if marked else {}
    return [_ewt(tree, spans.get(tree.identity), given, ours.get(tree.identity)) for tree in trees]


def own_marks(path: Path) -> dict[str, list[Span]]:
    """Our marks by sentence id: a line is the id, a tab, and "first-last:kind" for each name (word indexes from 0,
    the last included), parted by blanks. A sentence that is listed holds no other names."""
    result: dict[str, list[Span]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        identity, _, names = line.partition("\t")
        spans = []
        for name in names.split():
            place, _, kind = name.partition(":")
            first, _, last = place.partition("-")
            spans.append(Span(int(first), int(last), (kind,)))
        result[identity] = spans
    return result


def iob(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Names by sentence id: (first, last, PER | LOC | ORG)."""
    result: dict[str, list[tuple[int, int, str]]] = {}
    identity = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            identity = line.partition("=")[2].strip()
            result[identity] = []
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            index = int(cells[0]) - 1
            place, _, kind = cells[2].partition("-")
            if place == "B" and kind in _COARSE:
                result[identity].append((index, index, kind))
            elif place == "I" and kind in _COARSE and result[identity]:
                first, _, same = result[identity][-1]
                result[identity][-1] = (first, index, same)
    return result


def _ewt(
    tree: Tree, named: list[tuple[int, int, str]] | None, given: frozenset[str], ours: list[Span] | None = None
) -> Example:
    words = [word.form for word in tree.words]
    xpos = [word.xpos for word in tree.words]
    if ours is not None:
        spans, elsewhere = ours, [OUTSIDE] * len(words)
    elif named is None:
        elsewhere = proper(words, xpos)
        spans = list(told_by_words(words, xpos, given, elsewhere))
    else:
        spans = [
            Span(first, last, kinds_of(_COARSE[kind], tuple(words[first : last + 1]))) for first, last, kind in named
        ]
        elsewhere = [UNMARKED if tag in _PROPER else OUTSIDE for tag in xpos]
    return _example(tree, {"names": masks(words, spans, elsewhere)})


_BODIES = (
    "ministry",
    "department",
    "party",
    "army",
    "navy",
    "university",
    "inc.",
    "inc",
    "corp.",
    "corp",
    "ltd.",
    "llc",
)


def told_by_words(words: list[str], xpos: list[str], given: frozenset[str], elsewhere: list[int]) -> Iterator[Span]:
    """Runs of proper nouns that tables, our list of names or a given name tell the kind of. In ``elsewhere``, runs
    known to be no names are put outside."""
    index = 0
    while index < len(words):
        if xpos[index] not in _PROPER:
            index += 1
            continue
        end = index
        while end + 1 < len(words) and xpos[end + 1] in _PROPER:
            end += 1
        run = tuple(words[index : end + 1])
        kind = listed_names().get(" ".join(run))
        known = kind is not None and kind != "none"
        if kind == "none" or all(word.lower().strip(".") in _CALENDAR for word in run):
            elsewhere[index : end + 1] = [OUTSIDE] * len(run)
        elif known and kind is not None:
            start = bare(run, 0, len(run) - 1)[0] if kind == "person" else 0
            yield Span(index + start, end, (kind,))
        elif kinds.is_state(run):
            yield Span(index, end, ("state",))
        elif len(run) > 1 and run[-1].lower() in _BODIES:
            yield Span(index, end, (kinds.body_kind(run),))
        elif _personal(run, given):
            start = bare(run, 0, len(run) - 1)[0]
            yield Span(index + start, end, ("person",))
        index = end + 1


_CALENDAR = listed(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"""
)


def _personal(run: tuple[str, ...], given: frozenset[str]) -> bool:
    """Whether a run reads as a person: a given name alone or with one or two more, or "Mr." and a word."""
    words = run[bare(run, 0, len(run) - 1)[0] :]
    if any(word.lower() in kinds.PLACE_WORDS or kinds.body_kind((word,)) != "organisation" for word in words):
        return False
    if any(not word.replace(".", "").isalpha() for word in words) or len(words) > 3:
        return False
    if words[-1].lower() in ("corp", "inc", "co", "company", "group", "school", "bank", "university", "hotel"):
        return False
    return words[0].title() in given or (len(words) < len(run) and run[0].lower() in ("mr.", "ms.", "mrs.", "dr."))


def _example(tree: Tree, tags: dict[str, tuple[int, ...]]) -> Example:
    tags = {**tags, "begins": (bit("begins", "O"),) * len(tree.words)}
    return Example(
        forms=forms_of([word.form for word in tree.words]),
        upos=tuple(word.upos for word in tree.words),
        heads=tuple(word.head for word in tree.words),
        deprels=tuple(word.deprel for word in tree.words),
        tags=tags,
    )


def gum(folder: Path) -> list[Example]:
    """Trees of a GUM folder with names and times made from its entities."""
    return [_gum(tree, list(entities)) for tree, entities in gum_trees(folder)]


def gum_trees(folder: Path) -> Iterator[tuple[Tree, list[tuple[int, int, str]]]]:
    """Trees with their entity mentions: (first, last, entity type), outermost first where nested."""
    trees = read_all(list(folder.glob("*.conllu")))
    for tree in trees:
        mentions: list[tuple[int, int, str]] = []
        stack: dict[str, list[tuple[int, str]]] = {}
        for index, word in enumerate(tree.words):
            found = re.search(r"(?:^|\|)Entity=([^|]*)", word.misc)
            if not found:
                continue
            for opening, closing in re.findall(r"\(([^()]+\)?)|([^()]+)\)", found[1]):
                if opening:
                    fields = opening.rstrip(")").split("-")
                    if opening.endswith(")"):
                        mentions.append((index, index, fields[1]))
                    else:
                        stack.setdefault(fields[0], []).append((index, fields[1]))
                elif stack.get(closing):
                    first, kind = stack[closing].pop()
                    mentions.append((first, index, kind))
        yield tree, sorted(mentions, key=lambda mention: (mention[0], -mention[1]))


def gum_names(tree: Tree, mentions: list[tuple[int, int, str]]) -> list[Span]:
    """Names among the mentions: those whose head is a proper noun, cut down to the proper nouns around the head."""
    words = tree.words
    spans: list[Span] = []
    taken = [False] * len(words)
    for first, last, kind in mentions:
        if kind not in _GUM:
            continue
        head = _head(words, first, last)
        if words[head].xpos not in _PROPER:
            continue
        start = end = head
        while start > first and (words[start - 1].xpos in _PROPER or _linked(words, start - 1, start - 2, first, last)):
            start -= 1
        while end < last and (words[end + 1].xpos in _PROPER or _linked(words, end + 1, end + 2, first, last)):
            end += 1
        if any(taken[start : end + 1]):
            continue
        forms = [word.form for word in words]
        if kind == "person":
            if all(kinds.is_title(form) for form in forms[start : end + 1]):
                spans.append(Span(start, end, ("title",)))
                taken[start : end + 1] = [True] * (end - start + 1)
                continue
            start, end = bare(forms, start, end)
        run = tuple(forms[start : end + 1])
        if kind == "person" and len(run) == 1 and kinds.is_people(run[0]):
            continue
        spans.append(Span(start, end, kinds_of(_GUM[kind], run)))
        taken[start : end + 1] = [True] * (end - start + 1)
    return spans


def _linked(words: list[Token], link: int, beyond: int, first: int, last: int) -> bool:
    """Whether ``link`` is a small word that joins two proper nouns of one name."""
    inside = first <= beyond <= last
    return inside and words[link].form.lower() in _LINKS and words[beyond].xpos in _PROPER


def _head(words: list[Token], first: int, last: int) -> int:
    for index in range(first, last + 1):
        if not first <= words[index].head <= last:
            return index
    return last


def _gum(tree: Tree, mentions: list[tuple[int, int, str]]) -> Example:
    words = [word.form for word in tree.words]
    xpos = [word.xpos for word in tree.words]
    known = [False] * len(words)
    for first, last, kind in mentions:
        if kind in ("time", "substance", "plant", "animal") and words:
            for index in range(first, last + 1):
                known[index] = True
    elsewhere = [UNKNOWN if tag in _PROPER and not seen else OUTSIDE for tag, seen in zip(xpos, known, strict=True)]
    times: list[tuple[int, int]] = []
    for first, last, kind in mentions:
        if kind == "time" and (not times or first > times[-1][1]):
            times.append((first, last))
    tags = {
        "names": masks(words, gum_names(tree, mentions), elsewhere),
        "times": tuple(time_masks(times, len(words))),
    }
    return _example(tree, tags)


def unknown(length: int) -> tuple[int, ...]:
    """Masks that teach nothing."""
    return (UNKNOWN,) * length
