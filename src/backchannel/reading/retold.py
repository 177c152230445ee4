"""Whose words go on: in the minutes of a talk, and in telegrams that report one, what follows a saying without a new one
is still told by him who spoke.

"The Ambassador said that his government was worried. Egypt had armed the rebels and would do so again." The second
sentence is in the tenses of retold speech (had, would, could …) and of the same paragraph; a plain past may be the
minute-taker's own, and gets no teller.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from backchannel.reading.draft import DraftClaim, DraftHop, Mentioned
from backchannel.reading.tree import Tree
from backchannel.record.claim import HopKind
from backchannel.record.source import Source

RULE = "retold speech goes on from the sentence before"
_KINDS = frozenset({"memorandum_of_conversation", "cable"})
_SHIFTED = frozenset({"had", "would", "could", "should", "might", "'d"})
"""Auxiliaries of what somebody is retold as saying."""
_SAID = frozenset({"said", "told", "felt", "thought", "held", "went", "made", "gave", "put", "spoke"})
"""Pasts without *-ed* by which words are retold. "I conclude", "they may decide" leave nobody the floor."""
_SPEECH = frozenset({"STATEMENT", "ACCUSE", "REQUEST", "REJECT", "THREATEN"})


def retold(
    claims: Sequence[DraftClaim], trees: Sequence[Tree], mentions: Sequence[Mentioned], source: Source
) -> list[DraftClaim]:
    """``claims`` in their order, with who has the floor as teller of what follows his saying in its paragraph."""
    if source.kind not in _KINDS:
        return list(claims)
    done = list(claims)
    starts = [tree.sentence.start for tree in trees]
    within: dict[int, list[int]] = {}
    for place, claim in enumerate(claims):
        within.setdefault(bisect_right(starts, claim.trigger.start) - 1, []).append(place)
    floor: DraftHop | None = None
    block = -1
    for tree in trees:
        if tree.sentence.block != block:
            block, floor = tree.sentence.block, None
        here = within.get(tree.number, [])
        root = next((index for index, word in enumerate(tree.words) if word.head < 0), None)
        if root is None:
            continue
        said = _said(tree, root, [claims[place] for place in here], mentions)
        helped = {tree.forms[child] for child in tree.kids[root] if tree.rel[child] == "aux"}
        if said is not None and not _retells(tree, root, helped, [claims[place] for place in here]):
            floor = None
            continue
        # "Home had raised the question": the speaker tells of a saying before his own.
        if said is not None and not (floor and "had" in helped):
            floor = said
            continue
        # "You should seek an audience" instructs whom the paper is written to, and "I should like" is its writer.
        doers = {tree.forms[child] for child in tree.kids[root] if tree.rel[child] in ("nsubj", "nsubj:pass")}
        writer = "i" in doers and floor is not None and floor.who.lower() != "i"
        if "you" in doers or writer or not helped & _SHIFTED:
            floor = None
            continue
        for place in here if floor is not None else ():
            claim = done[place]
            if not claim.chain and floor is not None:
                done[place] = replace(claim, chain=(floor,), inferred={**claim.inferred, "chain": RULE})
    return done


def _retells(tree: Tree, root: int, helped: set[str], claims: Sequence[DraftClaim]) -> bool:
    """Whether the main verb is a plain past, as a talk is retold in, and no saying of another day ("told us weeks ago"):
    behind such a one the writer goes on himself."""
    word = tree.words[root]
    if any(claim.when is not None and word.start <= claim.trigger.start < word.end for claim in claims):
        return False
    return helped <= {"had"} and (tree.forms[root] in _SAID or tree.forms[root].endswith("ed"))


def _said(tree: Tree, root: int, claims: Sequence[DraftClaim], mentions: Sequence[Mentioned]) -> DraftHop | None:
    """The hop of who speaks by the main verb of a sentence; None where that is no saying."""
    word = tree.words[root]
    for claim in claims:
        for hop in claim.chain:
            if hop.cue is not None and hop.cue.start < word.end and word.start < hop.cue.end:
                return hop if hop.kind in ("person", "official") and _is_person(hop.mention, mentions) else None
    for claim in claims:
        if claim.type not in _SPEECH or not claim.trigger.start < word.end or not word.start < claim.trigger.end:
            continue
        doers = [party.mention for party in claim.participants if party.role == "actor" and party.mention is not None]
        if len(doers) == 1 and _is_person(doers[0], mentions):
            told = mentions[doers[0]]
            kind: HopKind = "person" if told.kind in ("name", "pronoun") else "official"
            return DraftHop(told.passage.words, doers[0], kind, told.passage, claim.trigger)
    return None


def _is_person(mention: int | None, mentions: Sequence[Mentioned]) -> bool:
    """Whether somebody at the table may be meant, and no state that "hinted" elsewhere."""
    if mention is None:
        return False
    told = mentions[mention]
    if told.kind == "pronoun":
        return told.passage.words.lower() in ("he", "she", "i")
    return told.names == "person"
