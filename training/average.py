"""Averages checkpoints: `python -m training.average --out FILE settle.pt=0.6 all.pt=0.4`.

The mean of the weights of two stages reads better than either (Wortsman and others 2022, arXiv:2203.05482): the last
stage gained on our own corpus and lost on the treebanks, the mean keeps most of both.
"""

import argparse
from pathlib import Path
from typing import Any

import torch
from torch import Tensor


def average(parts: list[tuple[Path, float]]) -> dict[str, Any]:
    """The first checkpoint with the weighted mean of all weights. Shares are made to sum to one; a head that a checkpoint
    does not have yet is the mean of those that have it."""
    saved = [(torch.load(path), share) for path, share in parts]
    result: dict[str, Any] = dict(saved[0][0])
    result["state"] = {
        name: _mean(name, saved) if value.is_floating_point() else value for name, value in result["state"].items()
    }
    return result


def _mean(name: str, saved: list[tuple[dict[str, Any], float]]) -> Tensor:
    held = [(checkpoint["state"][name], share) for checkpoint, share in saved if name in checkpoint["state"]]
    whole = sum(share for _, share in held)
    return torch.stack([value * (share / whole) for value, share in held]).sum(0)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.average", description=__doc__)
    parser.add_argument("parts", nargs="+", metavar="CHECKPOINT=SHARE")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    parts = [(Path(path), float(share)) for path, _, share in (part.rpartition("=") for part in chosen.parts)]
    torch.save(average(parts), chosen.out)


if __name__ == "__main__":
    main()
