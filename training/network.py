"""The network: a small transformer with heads for parts of speech, tree, tags and events, all read from a word's first piece.

The backbone is MiniLM-L6-H384 (Wang et al. 2020, doi:10.48550/arXiv.2002.10957) as fine-tuned for sentence vectors
(all-MiniLM-L6-v2). The tree heads are the deep biaffine parser of Dozat and Manning (2017, arXiv:1611.01734).
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from backchannel.reading.pieces import SHAPES
from training.labels import ASPECTS, PAIRED, SCHEMES, TRIGGERS, UPOS

WIDTH = 384
LAYERS = 6
ATTENTION = 12


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head has."""

    upos: int
    deprels: int
    tags: dict[str, int]
    triggers: int
    aspects: dict[str, int]
    roles: int
    pair: int = 128
    arc: int = 256
    label: int = 64
    dropout: float = 0.1

    @classmethod
    def of(cls, deprels: int) -> "Sizes":
        """Those that the labels of today make, with so many dependency labels."""
        schemes = {scheme: len(tags) for scheme, tags in SCHEMES.items()}
        aspects = {name: len(values) for name, values in ASPECTS.items()}
        return cls(len(UPOS), deprels, schemes, len(TRIGGERS), aspects, len(PAIRED))


class Layer(nn.Module):
    """One transformer layer, as BERT has it (normalisation after)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(rows, length, ATTENTION, WIDTH // ATTENTION).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = q @ k.transpose(-1, -2) * (WIDTH // ATTENTION) ** -0.5 + bias
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.norm1(x + self.dropout(self.attended(mixed)))
        return self.norm2(x + self.dropout(self.narrow(F.gelu(self.widen(x)))))


class Encoder(nn.Module):
    """Pieces and shapes in, vectors out."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.pieces.weight.requires_grad_(False)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.positions(places) + self.shapes(shapes) + self.segment
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_backbone(self, path: Path) -> None:
        """Takes the weights of a BERT-shaped safetensors file."""
        theirs = {key.removeprefix("bert."): value for key, value in load_file(str(path)).items()}
        names = {
            "pieces.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        inner = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "attended": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for number in range(LAYERS):
            for ours, name in inner.items():
                for part in ("weight", "bias"):
                    names[f"layers.{number}.{ours}.{part}"] = f"encoder.layer.{number}.{name}.{part}"
        state = self.state_dict()
        for ours, name in names.items():
            state[ours] = theirs[name]
        state["segment"] = theirs["embeddings.token_type_embeddings.weight"][0]
        self.load_state_dict(state)


@dataclass(slots=True)
class Scores:
    """Of a batch: ``upos`` (rows, words, labels); ``arcs`` (rows, words, 1 + words), column 0 the root;
    ``tags`` a (rows, words, labels) for each scheme; ``dependent`` and ``governor`` what labels are read from.
    ``triggers`` and ``aspects`` are (rows, words, labels); ``doing`` and ``done`` what roles are read from, of a trigger
    and of a word."""

    upos: Tensor
    arcs: Tensor
    dependent: Tensor
    governor: Tensor
    tags: dict[str, Tensor]
    triggers: Tensor
    aspects: dict[str, Tensor]
    doing: Tensor
    done: Tensor


def narrowing(width: int, dropout: float) -> nn.Module:
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))


class Reader(nn.Module):
    """The encoder and all heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes.dropout)
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.arc_dependent = narrowing(sizes.arc, 0.2)
        self.arc_governor = narrowing(sizes.arc, 0.2)
        self.arc_weight = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        self.label_dependent = narrowing(sizes.label, 0.2)
        self.label_governor = narrowing(sizes.label, 0.2)
        self.label_weight = nn.Parameter(torch.zeros(sizes.deprels, sizes.label + 1, sizes.label + 1))
        nn.init.normal_(self.arc_weight, std=sizes.arc**-0.5 / 4)
        nn.init.normal_(self.label_weight, std=sizes.label**-0.5 / 4)
        self.tags = nn.ModuleDict({name: nn.Linear(WIDTH, count) for name, count in sizes.tags.items()})
        self.events = narrowing(WIDTH, 0.2)
        self.triggers = nn.Linear(WIDTH, sizes.triggers)
        self.aspects = nn.ModuleDict({name: nn.Linear(WIDTH, count) for name, count in sizes.aspects.items()})
        self.role_doing = narrowing(sizes.pair, 0.2)
        self.role_done = narrowing(sizes.pair, 0.2)
        self.role_weight = nn.Parameter(torch.zeros(sizes.roles, sizes.pair + 1, sizes.pair + 1))
        nn.init.normal_(self.role_weight, std=sizes.pair**-0.5 / 4)
        # Most pairs are nothing to each other: the two ones that are joined to the vectors say so at first.
        nn.init.constant_(self.role_weight[:, -1, -1], -4.0)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> Scores:
        x = self.encoder(ids, shapes, mask)
        words = x.gather(1, firsts[:, :, None].expand(-1, -1, WIDTH))
        rooted = torch.cat([x[:, :1], words], dim=1)
        dependent = self.arc_dependent(words)
        governor = self.arc_governor(rooted)
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], dim=-1)
        arcs = dependent @ self.arc_weight @ governor.transpose(1, 2)
        # A column beyond the sentence's words (its first piece is 0, the root's) can be nobody's head.
        absent = torch.cat([torch.zeros_like(firsts[:, :1], dtype=torch.bool), firsts == 0], dim=1)
        arcs = arcs.masked_fill(absent[:, None, :], -1e4)
        told = self.events(words)
        return Scores(
            self.upos(words),
            arcs,
            self.label_dependent(words),
            self.label_governor(rooted),
            {name: head(words) for name, head in self.tags.items()},
            self.triggers(told),
            {name: head(told) for name, head in self.aspects.items()},
            self.role_doing(words),
            self.role_done(words),
        )

    def roles(self, doing: Tensor, done: Tensor) -> Tensor:
        """Role scores (…, words, roles), logits: of triggers ``doing`` (…, width) and words ``done`` (…, words, width)."""
        one = torch.ones_like(doing[..., :1])
        left = torch.cat([doing, one], dim=-1)
        right = torch.cat([done, torch.ones_like(done[..., :1])], dim=-1)
        size = self.sizes.pair + 1
        crossed = left @ self.role_weight.permute(1, 0, 2).reshape(size, -1)
        crossed = crossed.reshape(*left.shape[:-1], self.sizes.roles, size)
        return right @ crossed.transpose(-1, -2)

    def labels(self, dependent: Tensor, governor: Tensor, heads: Tensor) -> Tensor:
        """Label scores (rows, words, labels) for the given heads (rows, words), 0 the root."""
        chosen = governor.gather(1, heads[:, :, None].expand(-1, -1, governor.shape[-1]))
        return self.pair(dependent, chosen)

    def pair(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """Label scores of (…, width) pairs."""
        one = torch.ones_like(dependent[..., :1])
        d = torch.cat([dependent, one], dim=-1)
        g = torch.cat([governor, one], dim=-1)
        size = self.sizes.label + 1
        crossed = d @ self.label_weight.permute(1, 0, 2).reshape(size, -1)
        crossed = crossed.view(*d.shape[:-1], self.sizes.deprels, size)
        return (crossed @ g[..., None]).squeeze(-1)
