"""Trees for sentences that have none: what earlier checkpoints, asked together, make of them.

Our corpus marks events, names and times, and no trees; taught long on it alone, the network parses plain sentences
worse. So each of its sentences carries the tree that checkpoints from before give it (self-training, as McClosky,
Charniak and Johnson 2006 have it), and the heads of the tree are never silent.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from backchannel.reading.pieces import Cutter, side_by_side
from training.examples import Example
from training.labels import UPOS
from training.network import Reader, Scores, Sizes

BATCH = 32
"""Sentences read at once; they are sorted by length first."""


def readers(paths: Sequence[Path]) -> tuple[list[Reader], tuple[str, ...]]:
    """The networks of checkpoints and their dependency labels. Raises SystemExit where these differ."""
    found: list[Reader] = []
    labels: tuple[str, ...] = ()
    for path in paths:
        saved = torch.load(path)
        own = tuple(saved["deprels"])
        if labels and own != labels:
            raise SystemExit(f"{path} knows other dependency labels than {paths[0]}: trees can't be asked of both.")
        labels = own
        network = Reader(Sizes.of(len(own)))
        # Checkpoints from before a head was added lack its weights; trees are not read from them.
        network.load_state_dict(saved["state"], strict=False)
        found.append(network.eval())
    return found, labels


@torch.no_grad()
def with_trees(
    examples: Sequence[Example], networks: Sequence[Reader], labels: tuple[str, ...], cutter: Cutter, longest: int
) -> list[Example]:
    """The same examples, those with events and without a tree given one; sentences of over ``longest`` words stay."""
    result = list(examples)
    bare = [
        index
        for index, example in enumerate(examples)
        if example.events is not None and example.heads is None and 0 < len(example.forms) <= longest
    ]
    bare.sort(key=lambda index: len(examples[index].forms))
    for start in range(0, len(bare), BATCH):
        batch = bare[start : start + BATCH]
        rows = side_by_side([cutter.cut(examples[index].forms) for index in batch])
        parts = [torch.from_numpy(part) for part in (rows.ids, rows.shapes, rows.mask, rows.firsts)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = [network(*parts) for network in networks]
            upos = _mean([one.upos for one in scores]).argmax(-1)
            heads = _mean([one.arcs for one in scores]).argmax(-1)
            named = _mean(_labels(networks, scores, heads)).argmax(-1)
        for row, index in enumerate(batch):
            size = len(examples[index].forms)
            result[index] = replace(
                examples[index],
                upos=tuple(UPOS[tag] for tag in upos[row, :size].tolist()),
                heads=tuple(head - 1 for head in heads[row, :size].tolist()),
                deprels=tuple(labels[label] for label in named[row, :size].tolist()),
            )
    return result


def _labels(networks: Sequence[Reader], scores: Sequence[Scores], heads: Tensor) -> list[Tensor]:
    return [network.labels(one.dependent, one.governor, heads) for network, one in zip(networks, scores, strict=True)]


def _mean(scores: Sequence[Tensor]) -> Tensor:
    return torch.stack([one.float().log_softmax(-1) for one in scores]).mean(0)
