"""Every sentence gets a tree with one root, and every name opens before it goes on."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.reading.decode import Spans, heads_of


def is_tree(heads: list[int]) -> bool:
    """``heads``: 0 for the root, else one more than the head's index."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


@given(st.integers(1, 9), st.integers(0, 10_000))
def test_any_scores_give_a_tree_with_one_root(words: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    candidates = np.stack([rng.permutation(words + 4)[:4] for _ in range(words)])[None]
    scores = -np.sort(rng.exponential(size=(1, words, 4)).astype(np.float32), axis=2)
    heads, chosen = heads_of(candidates, scores, np.array([words]))
    assert is_tree(heads[0].tolist())
    assert chosen.shape == (1, words)


@settings(max_examples=60)
@given(st.integers(2, 5), st.integers(0, 10_000))
def test_the_tree_is_the_best_there_is(words: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = rng.normal(size=(words, words + 1)).astype(np.float32)
    for word in range(words):
        matrix[word, word + 1] = -50
    order = np.argsort(-matrix, axis=1)
    ranked = np.take_along_axis(matrix, order, axis=1)
    heads, _ = heads_of(order[None].astype(np.int64), ranked[None], np.array([words]))
    best = max(
        (sum(matrix[word, head] for word, head in enumerate(tree)))
        for tree in itertools.product(range(words + 1), repeat=words)
        if is_tree(list(tree))
    )
    found = sum(matrix[word, head] for word, head in enumerate(heads[0].tolist()))
    assert found >= best - 1e-3


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_no_name_goes_on_that_has_not_opened(words: int, seed: int) -> None:
    spans = Spans(["O", "B-person", "I-person", "B-state", "I-state"])
    scores = np.random.default_rng(seed).normal(size=(3, words, 5)).astype(np.float32)
    lengths = np.array([words, max(1, words - 2), 1])
    tags = spans.best(scores, lengths).tolist()
    for row, length in zip(tags, lengths.tolist(), strict=True):
        assert all(tag == 0 for tag in row[length:])
        for before, tag in zip([0, *row], row, strict=False):
            if tag in (2, 4):
                assert before in (tag, tag - 1)
        for first, last, kind in spans.spans(row[:length]):
            assert 0 <= first <= last < length
            assert kind in ("person", "state")


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_tags_are_the_likeliest_there_are(words: int, seed: int) -> None:
    spans = Spans(["O", "B-person", "I-person", "B-state", "I-state"])
    scores = np.random.default_rng(seed).normal(size=(1, words, 5)).astype(np.float32)
    found = spans.best(scores, np.array([words]))[0].tolist()
    allowed = [
        row
        for row in itertools.product(range(5), repeat=words)
        if all(tag not in (2, 4) or before in (tag, tag - 1) for before, tag in zip((0, *row), row, strict=False))
    ]
    best = max(allowed, key=lambda row: sum(scores[0, word, tag] for word, tag in enumerate(row)))
    assert np.isclose(scores[0, range(words), found].sum(), scores[0, range(words), best].sum())
