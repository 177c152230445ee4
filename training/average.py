"""Averages checkpoints: `python -m training.average --out FILE all.pt=0.4 settle.pt=0.6`.

The mean of the weights of two stages reads better than either (Wortsman and others 2022, arXiv:2203.05482): the last
stage gained on our own corpus and lost on the treebanks, the mean keeps most of both.
"""

import argparse
from pathlib import Path
from typing import Any

import torch


def average(parts: list[tuple[Path, float]]) -> dict[str, Any]:
    """The last checkpoint with the weighted mean of all weights. Shares are made to sum to one."""
    saved = [(torch.load(path), share) for path, share in parts]
    whole = sum(share for _, share in saved)
    result: dict[str, Any] = dict(saved[-1][0])
    result["state"] = {
        name: sum(checkpoint["state"][name] * (share / whole) for checkpoint, share in saved)
        if value.is_floating_point()
        else value
        for name, value in saved[-1][0]["state"].items()
    }
    return result


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.average", description=__doc__)
    parser.add_argument("parts", nargs="+", metavar="CHECKPOINT=SHARE")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    parts = [(Path(path), float(share)) for path, _, share in (part.rpartition("=") for part in chosen.parts)]
    torch.save(average(parts), chosen.out)


if __name__ == "__main__":
    main()
