"""From the network's scores to trees and names."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

_NEVER = np.float32(-1e9)


def heads_of(heads: Ints, scores: Floats, lengths: Ints) -> tuple[Ints, Ints]:
    """The head of every word, and which of its candidates that is.

    ``heads`` and ``scores`` are (sentences, words, candidates), likeliest first; a head is 0 for the root and one more
    than the word's index otherwise. Where the likeliest heads make no tree with one root, the best tree among the
    candidates is taken (Chu and Liu 1965, Edmonds 1967). A word that no candidate joins to the tree hangs on its root;
    the candidate is then 0.
    """
    chosen = np.zeros(heads.shape[:2], dtype=np.int64)
    best = heads[:, :, 0].copy()
    for row in np.flatnonzero(~_trees(best, lengths)):
        length = int(lengths[row])
        tree = _best_tree(heads[row, :length], scores[row, :length])
        best[row, :length] = tree
        match = heads[row, :length] == tree[:, None]
        chosen[row, :length] = np.where(match.any(axis=1), match.argmax(axis=1), 0)
    return best, chosen


def _trees(heads: Ints, lengths: Ints) -> NDArray[np.bool_]:
    """Which sentences' heads are a tree: one root, and every word leads to it."""
    rows, words = heads.shape
    within = np.arange(words)[None, :] < lengths[:, None]
    links = np.zeros((rows, words + 1), dtype=np.int64)
    links[:, 1:] = np.where(within & (heads <= lengths[:, None]), heads, 0)
    good: NDArray[np.bool_] = ((heads == 0) & within).sum(axis=1) == 1
    good &= ~((heads > lengths[:, None]) & within).any(axis=1)
    step = 1
    while step < words + 1:  # after k rounds every word points 2**k links up
        links = np.take_along_axis(links, links, axis=1)
        step *= 2
    good &= ~(links != 0).any(axis=1)
    return good


def _best_tree(heads: Ints, scores: Floats) -> Ints:
    """The best tree with one root over the candidates of one sentence."""
    words = heads.shape[0]
    matrix = np.full((words + 1, words + 1), _NEVER, dtype=np.float64)  # [dependent, governor]
    matrix[1:, 0] = -1e4  # the last resort for a word that nothing else reaches
    for column in range(heads.shape[1] - 1, -1, -1):
        inside = heads[:, column] <= words
        rows = np.flatnonzero(inside)
        matrix[rows + 1, heads[rows, column]] = scores[rows, column]
    np.fill_diagonal(matrix, _NEVER)
    tree = _arborescence(matrix)
    roots = np.flatnonzero(tree[1:] == 0) + 1
    if len(roots) == 1:
        return tree[1:]
    # One root only: try each of the words that the root was given, and keep the best tree.
    best: tuple[float, Ints] | None = None
    for root in roots:
        single = matrix.copy()
        single[1:, 0] = _NEVER
        single[root, 0] = 0.0
        single[1:, root] = np.maximum(single[1:, root], -2e4)
        single[root, root] = _NEVER
        found = _arborescence(single)
        value = float(single[np.arange(1, words + 1), found[1:]].sum()) + float(matrix[root, 0])
        if best is None or value > best[0]:
            best = (value, found)
    assert best is not None  # a tree has at least one root
    return best[1][1:]


def _arborescence(matrix: NDArray[np.float64]) -> Ints:
    """Heads of the maximum spanning arborescence rooted at 0 of ``matrix[dependent, governor]``; heads[0] is 0."""
    size = matrix.shape[0]
    heads: Ints = matrix.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    # Contract the cycle to one node, kept last.
    kept = np.append(outside, -1)
    small = np.full((len(kept), len(kept)), _NEVER, dtype=np.float64)
    small[:-1, :-1] = matrix[np.ix_(outside, outside)]
    cycle_score = matrix[cycle, heads[cycle]]
    entering = matrix[np.ix_(cycle, outside)] - cycle_score[:, None]
    enter_at = entering.argmax(axis=0)
    small[-1, :-1] = entering.max(axis=0)
    leaving = matrix[np.ix_(outside, cycle)]
    leave_from = leaving.argmax(axis=1)
    small[:-1, -1] = leaving.max(axis=1)
    small[-1, -1] = _NEVER
    solved = _arborescence(small)
    result: Ints = heads.copy()
    for index, word in enumerate(outside):
        if word == 0:
            continue
        head = solved[index]
        result[word] = cycle[leave_from[index]] if head == len(outside) else outside[head]
    into = int(solved[-1])
    broken = int(cycle[enter_at[into]])
    result[broken] = outside[into]
    result[0] = 0
    return result


def _cycle(heads: Ints) -> Ints | None:
    """The words of one cycle, if there is any."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for word in range(1, len(heads)):
        path = []
        current = word
        while state[current] == 0:
            state[current] = 1
            path.append(current)
            current = int(heads[current])
        if state[current] == 1:
            return np.array(path[path.index(current) :], dtype=np.int64)
        for seen in path:
            state[seen] = 2
    return None


class Spans:
    """Best sequences of BIO tags: O, then B and I of each kind in turn (``labels.json`` has the order)."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.kinds = tuple(tag[2:] for tag in tags[1::2])
        if list(tags) != ["O", *(f"{place}-{kind}" for kind in self.kinds for place in "BI")]:
            raise ValueError(f"These are no BIO tags in the order O, B-x, I-x, B-y, I-y: {list(tags)}")

    def best(self, scores: Floats, lengths: Ints) -> Ints:
        """The likeliest tags (sentences, words) in which I-x only follows B-x or I-x. Viterbi, made short by the fact
        that only I is bound to what comes before it: O and B may follow anything."""
        rows, words, _ = scores.shape
        kinds = len(self.kinds)
        inside = slice(2, None, 2)
        opening = slice(1, None, 2)
        current = scores[:, 0].astype(np.float32, copy=True)
        current[:, inside] = _NEVER
        origin = np.zeros((rows, words), dtype=np.int64)  # the best tag before an O or a B
        stayed = np.zeros((rows, words, kinds), dtype=bool)  # whether I-x came from I-x rather than B-x
        every = np.arange(rows)
        for word in range(1, words):
            origin[:, word] = current.argmax(axis=1)
            top = current[every, origin[:, word]]
            from_inside = current[:, inside] > current[:, opening]
            stayed[:, word] = from_inside
            follow = np.where(from_inside, current[:, inside], current[:, opening])
            step = scores[:, word].astype(np.float32, copy=True)
            step[:, inside] += follow
            step[:, opening] += top[:, None]
            step[:, 0] += top
            alive = word < lengths
            current = np.where(alive[:, None], step, current)
        tags = np.zeros((rows, words), dtype=np.int64)
        tag = current.argmax(axis=1)
        for word in range(words - 1, -1, -1):
            alive = word < lengths
            tags[:, word] = np.where(alive, tag, 0)
            if word:
                kind = np.maximum(tag - 1, 0) // 2
                is_inside = (tag > 0) & (tag % 2 == 0)
                before = np.where(is_inside, np.where(stayed[every, word, kind], tag, tag - 1), origin[:, word])
                tag = np.where(alive, before, tag)
        return tags

    def spans(self, tags: Sequence[int]) -> list[tuple[int, int, str]]:
        """(first, last, kind) of a sentence's tags, last included."""
        found: list[tuple[int, int, str]] = []
        for index, tag in enumerate(tags):
            if tag == 0:
                continue
            if tag % 2:
                found.append((index, index, self.kinds[tag // 2]))
            else:
                first, _, kind = found[-1]
                found[-1] = (first, index, kind)
        return found
