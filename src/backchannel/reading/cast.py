"""The cast of a text: every passage that may stand for an actor, where it stands, and who a word stands for."""

from dataclasses import dataclass, field

from backchannel.reading.analysis import NameKind
from backchannel.reading.draft import Mentioned
from backchannel.reading.tree import Tree
from backchannel.record.actor import MentionKind

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_SOME = frozenset({"some", "many", "most", "several", "both", "all", "none", "few", "neither", "either", "any", "each"})


@dataclass(slots=True)
class Spot:
    """A mention in the making: words ``first`` to ``last`` of its sentence."""

    first: int
    last: int
    head: int
    kind: MentionKind
    names: NameKind | None
    country: str | None = None
    title: tuple[int, int] | None = None
    of: "Spot | None" = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place named, with the state that it lies in where that is known."""

    first: int
    last: int
    name: str
    country: str | None


@dataclass(slots=True)
class Cast:
    """All mentions of a text. ``at[s]`` maps a word of sentence s to the mention that it belongs to, ``places[s]``
    to a place."""

    mentions: list[Mentioned] = field(default_factory=list)
    at: list[dict[int, int]] = field(default_factory=list)
    places: list[dict[int, Place]] = field(default_factory=list)


def party_of(tree: Tree, cast: Cast, index: int) -> tuple[int, bool] | None:
    """The mention that word ``index`` stands for, and whether it is only found inside its phrase ("Israel's keenness").

    Relative pronouns give their antecedent. None where no actor is in sight.
    """
    at = cast.at[tree.number]
    if index in at:
        subject = tree.kid(index, "nsubj") if tree.kid(index, "cop") is not None else None
        if subject is not None and subject in at:
            return at[subject], False
        return at[index], False
    if tree.forms[index] in RELATIVE and tree.upos[index] in ("PRON", "DET", "SCONJ"):
        antecedent = _antecedent(tree, index)
        return party_of(tree, cast, antecedent) if antecedent is not None else None
    if tree.upos[index] not in ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "SYM", "X", "DET"):
        return None
    if tree.upos[index] == "NUM" or tree.forms[index] in _SOME:
        # "three of them", "most of the delegates": it is they.
        of = next((c for c in tree.kids[index] if tree.rel[c] == "nmod" and tree.case(c) == "of"), None)
        if of is not None and of in at:
            return at[of], False
    for child in tree.kids[index]:
        rel = tree.words[child].deprel
        if (
            child in at
            and rel
            in (
                "nmod:poss",
                "flat",
                "compound",
                "amod",
                "nmod",
                "appos",
                "nmod:unmarked",
                "nmod:desc",
            )
            and (
                rel != "nmod" or tree.case(child) in ("of", "from", "by", "between", "'s", "among", "in", "with", "for")
            )
        ):
            return at[child], True
    for child in tree.kids[index]:
        if tree.rel[child] == "nmod" and tree.case(child) in ("of", "from", "in", "by", "between", "for"):
            deeper = party_of(tree, cast, child)
            if deeper is not None:
                return deeper[0], True
    return None


def _antecedent(tree: Tree, index: int) -> int | None:
    for head in [index, *tree.ancestors(index)]:
        if tree.words[head].deprel == "acl:relcl":
            return tree.words[head].head
    return None
