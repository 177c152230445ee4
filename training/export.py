"""From a checkpoint to what ships: `python -m training.export CHECKPOINT --to src/backchannel/reading/weights`.

Writes ``reader.onnx`` (int8 per channel; ``--float`` keeps it as it is), ``tokenizer.json`` and ``labels.json``. The
graph does what is cheap inside it: it gives each word's part of speech, its likeliest heads with their scores and
labels, and the scores of tags, triggers and of each word's roles with each other word; trees, spans and events are then
decoded in numpy (``backchannel.reading.decode``, ``backchannel.reading.sighting``).
"""

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.graph import beside, slim
from training.labels import ASPECTS, PAIRED, SCHEMES, TRIGGERS, UPOS
from training.network import WIDTH, Encoder, Reader, Sizes
from training.train import backbone

CANDIDATES = 4
"""Heads kept for each word: the greedy head is a tree's in 95 % of sentences, and the tree of the rest lies among
these in nearly all (measured on EWT dev; the decoder falls back to the root)."""


SEPARATOR = 102
"""The piece that ends a sentence for the backbone ([SEP]); our encoder does without."""


class Meaning(nn.Module):
    """The vector of a sentence (rows, width), of length one, as the backbone gives it before any training of ours.

    One layer over our own encoder could not give it back: its mean cosine with this was .59. The word vectors are never
    trained, so both encoders share them: the second costs the file ten megabytes, and time only where vectors are asked for.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        lengths = mask.sum(1, keepdim=True)
        ids = F.pad(ids, (0, 1))
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        ids = torch.where(places == lengths, SEPARATOR, ids)
        shown = places <= lengths
        x = self.encoder(ids, torch.zeros_like(ids), shown)
        weights = shown[:, :, None].to(x.dtype)
        return F.normalize((x * weights).sum(1) / weights.sum(1), dim=-1)


class Shipped(nn.Module):
    """The network as it is exported. ``firsts`` is 0 where a sentence has ended."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        scores = self.reader(ids, shapes, mask, firsts)
        # Two rows of padding so that there are always enough candidates, even for a sentence of one word.
        arcs = torch.nn.functional.pad(scores.arcs, (0, CANDIDATES), value=-2e4)
        values, heads = arcs.topk(CANDIDATES, dim=-1)
        reachable = heads.clamp(max=scores.governor.shape[1] - 1)
        rows, words, _ = reachable.shape
        governor = scores.governor.gather(
            1, reachable.reshape(rows, words * CANDIDATES, 1).expand(-1, -1, scores.governor.shape[-1])
        ).reshape(rows, words, CANDIDATES, -1)
        dependent = scores.dependent
        one = torch.ones_like(dependent[..., :1])
        size = self.reader.sizes.label + 1
        crossed = torch.cat([dependent, one], -1) @ self.reader.label_weight.permute(1, 0, 2).reshape(size, -1)
        crossed = crossed.reshape(rows, words, self.reader.sizes.deprels, size)
        governor = torch.cat([governor, torch.ones_like(governor[..., :1])], -1)
        labels = (crossed @ governor.transpose(-1, -2)).argmax(2)
        return (
            scores.upos.argmax(-1),
            heads,
            values.log_softmax(-1),
            labels,
            *(scores.tags[scheme] for scheme in SCHEMES),
            scores.triggers,
            *(scores.aspects[name] for name in ASPECTS),
            self.reader.roles(scores.doing, scores.done[:, None]),
        )


def load(path: Path) -> tuple[Reader, dict[str, Any]]:
    """The network of a checkpoint, ready to read, and the checkpoint."""
    saved = torch.load(path)
    network = Reader(Sizes(**saved["sizes"]))
    # Checkpoints older than minilm-6 hold a layer for vectors of their own.
    network.load_state_dict({key: value for key, value in saved["state"].items() if not key.startswith("vector.")})
    network.eval()
    return network, saved


def export(checkpoint: Path, folder: Path, quantise: bool) -> None:
    """Writes the three files."""
    network, saved = load(checkpoint)
    untouched = Encoder(0.0)
    untouched.load_backbone(backbone()[0])
    untouched.pieces = network.encoder.pieces
    folder.mkdir(parents=True, exist_ok=True)
    rows, pieces, words = 3, 12, 7
    ids = torch.randint(1000, 20000, (rows, pieces))
    ones = torch.ones_like(ids)
    firsts = torch.arange(1, words + 1).repeat(rows, 1)
    outputs = ["upos", "heads", "arcs", "labels", *SCHEMES, "triggers", *ASPECTS, "roles"]
    axes = {name: {0: "sentences", 1: "pieces"} for name in ("ids", "shapes", "mask")}
    axes["firsts"] = {0: "sentences", 1: "words"}
    axes.update({name: {0: "sentences", 1: "words"} for name in outputs})
    axes["roles"] = {0: "sentences", 1: "words", 2: "words"}
    asked = {name: {0: "asked", 1: "asked_pieces"} for name in ("asked_ids", "asked_mask")} | {"vectors": {0: "asked"}}
    given = (ids, torch.zeros_like(ids), ones, firsts)
    reader = slim(_graph(Shipped(network), given, ["ids", "shapes", "mask", "firsts"], outputs, axes, quantise), "r")
    meaning = slim(
        _graph(Meaning(untouched), (ids, ones), ["asked_ids", "asked_mask"], ["vectors"], asked, quantise), "m"
    )
    target = folder / "reader.onnx"
    onnx.save(beside(reader, meaning, "asked_ids", WIDTH), str(target))
    onnx.checker.check_model(str(target))
    labels = {
        "name": "minilm-6",
        "upos": UPOS,
        "deprels": list(saved["deprels"]),
        "schemes": SCHEMES,
        "triggers": TRIGGERS,
        "aspects": ASPECTS,
        "roles": PAIRED,
    }
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    tokenizer = json.loads(backbone()[1].read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def _graph(
    module: nn.Module,
    given: tuple[Tensor, ...],
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    quantise: bool,
) -> onnx.ModelProto:
    """A module as a graph, in int8 where ``quantise`` says so."""
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready, small = (str(Path(scratch) / f"{name}.onnx") for name in ("plain", "ready", "small"))
        torch.onnx.export(
            module.eval(),
            given,
            plain,
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if not quantise:
            return onnx.load(plain)
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        # Weights of 7 bits: processors without VNNI add products in 16 bits, and 8-bit weights overflow these, so
        # the same text would be read otherwise there. It costs 0.07 LAS and no names (EWT test).
        quantize_dynamic(ready, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        return onnx.load(small)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="do not quantise")
    chosen = parser.parse_args()
    export(chosen.checkpoint, chosen.to, not chosen.float)


if __name__ == "__main__":
    main()
