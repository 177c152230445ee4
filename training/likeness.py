"""How near the shipped vectors are to the backbone's own: `python -m training.likeness --data FOLDER`.

On the sentences of EWT dev of three words and more: the mean cosine of the vector that ships (eight bits, words cut by
us) with the one that all-MiniLM-L6-v2 gives the same sentence, and the rank correlation of the likeness of all pairs.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from backchannel.reading.model import Model
from training.network import Encoder
from training.train import backbone

FILE = "ud-ewt/en_ewt-ud-dev.conllu"
SENTENCES = 800


def untouched(given: list[str]) -> NDArray[np.float32]:
    """The vectors (given, width), of length one, of the backbone as it was published."""
    weights, tokenizer = backbone()
    encoder = Encoder(0.0)
    encoder.load_backbone(weights)
    encoder.eval()
    cutter = Tokenizer.from_file(str(tokenizer))
    cutter.no_truncation()
    cutter.no_padding()
    made = []
    with torch.no_grad():
        for words in given:
            ids = torch.tensor([cutter.encode(words).ids])
            mean = encoder(ids, torch.zeros_like(ids), torch.ones_like(ids)).mean(1)[0]
            made.append((mean / mean.norm()).numpy())
    return np.stack(made)


def ranks(likeness: NDArray[np.float32]) -> NDArray[np.int64]:
    """The rank of each pair of different sentences."""
    pairs = likeness[np.triu_indices(len(likeness), 1)]
    return np.argsort(np.argsort(pairs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    lines = (parser.parse_args().data / FILE).read_text(encoding="utf-8").splitlines()
    told = [line.partition("= ")[2].strip() for line in lines if line.startswith("# text =")][:SENTENCES]
    told = [words for words in told if len(words.split()) > 2]
    ours, theirs = Model.load().vectors(told), untouched(told)
    cosine = float((ours * theirs).sum(1).mean())
    order = float(np.corrcoef(ranks(ours @ ours.T), ranks(theirs @ theirs.T))[0, 1])
    print(f"{len(told)} sentences: mean cosine {cosine:.3f}, rank correlation of pairs {order:.3f}")


if __name__ == "__main__":
    main()
