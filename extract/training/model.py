"""The encoder with its heads, and the losses.

One pass gives, for a window of T pieces, W words and S sentences:

========== =================== ==================================================================
output     shape               meaning (all but ``states`` and ``related`` are logits)
========== =================== ==================================================================
role       (S, 7)              sentence roles
claim      (S, 1)              the sentence makes a claim
tone       (S, 4)              direction of the sentence's claim
span       (W, 20, 14)         ``COLUMNS`` and ``proposed`` of the span of 1 to 20 words from each word
pointer    (5, W, W)           the number at word v takes word w into slot ``POINTED[k]``
direction  (W, 4)              direction of the number at word w
states     (W, 64 + 64)        words as parts of a solution and as parts of an issue, for ``links``
related    (W, 96 + 96 + 96)   words as parts of a head, of a tail and of what stands between, for ``relate``
cs         (S, 5)              CSAbstruct's roles; sci (W, 20, 6) and tdm (W, 20, 3): SciERC's and TDMSci's spans
========== =================== ==================================================================
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from extract.training.batches import Batch
from extract.training.corpora import CSABSTRUCT, SCIERC, SCIERC_RELATIONS, TDMSCI
from extract.training.labels import COLUMNS, DIRECTIONS, POINTED, ROLES, TYPES, WIDTH
from extract.training.transformer import HIDDEN, Encoder

SPAN = 192
POINT = 32
LINK = 64
RELATED = 96
REACH = 64
"""Word distance past which the pointer sees no difference."""


def mean_weights(paths: Sequence[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights of several ``reader.safetensors`` of one descent; one counts as often as given."""
    readers = [load_file(path) for path in paths]
    names = set.intersection(*map(set, readers))
    return {name: torch.stack([r[name].float() for r in readers]).mean(0) for name in sorted(names)}


class AbstractReader(nn.Module):
    """The encoder and every head."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, dropout)
        self.dropout = nn.Dropout(dropout)
        self.span_heads: tuple[str, ...] = ()  # in training only the heads that the task asks for
        self.role = nn.Linear(2 * HIDDEN, len(ROLES))
        self.claim = nn.Linear(2 * HIDDEN, 1)
        self.tone = nn.Linear(2 * HIDDEN, len(DIRECTIONS))
        self.cs = nn.Linear(2 * HIDDEN, len(CSABSTRUCT))
        self.word_norm = nn.LayerNorm(HIDDEN)
        self.first = nn.Linear(HIDDEN, SPAN)
        self.last = nn.Linear(HIDDEN, SPAN)
        self.inside = nn.Linear(HIDDEN, SPAN)
        self.width = nn.Embedding(WIDTH, SPAN)
        self.span = nn.Linear(SPAN, len(COLUMNS) + 1)
        self.sci = nn.Linear(SPAN, len(SCIERC))
        self.tdm = nn.Linear(SPAN, len(TDMSCI))
        self.pointer_from = nn.Linear(HIDDEN, POINT * len(POINTED))
        self.pointer_to = nn.Linear(HIDDEN, POINT * len(POINTED))
        self.pointer_distance = nn.Embedding(2 * REACH + 1, len(POINTED))
        self.pointer_segment = nn.Embedding(2, len(POINTED))
        self.direction = nn.Linear(HIDDEN, len(DIRECTIONS))
        self.states = nn.Linear(HIDDEN, 2 * LINK)
        self.link_bias = nn.Parameter(torch.zeros(3))  # constant, same sentence, distance in sentences
        self.related = nn.Linear(HIDDEN, 3 * RELATED)
        self.relation_order = nn.Embedding(2, RELATED)  # the tail stands first, the head does
        self.relation = nn.Linear(RELATED, len(SCIERC_RELATIONS) + 1)
        with torch.no_grad():
            for layer in (self.span, self.sci, self.tdm):
                layer.bias.fill_(-5.0)
            self.claim.bias.fill_(-0.5)
            self.width.weight.normal_(0, 0.1)
            self.pointer_distance.weight.zero_()
            self.pointer_segment.weight[0] = -3.0
            self.pointer_segment.weight[1] = -2.0

    def forward(
        self,
        ids: torch.Tensor,
        shapes: torch.Tensor,
        mask: torch.Tensor,
        word_pool: torch.Tensor,
        sentence_pool: torch.Tensor,
        ends: torch.Tensor,
        segments: torch.Tensor,
        hands: torch.Tensor | None = None,
    ) -> dict[str, torch.Tensor]:
        """Return the outputs, each with the batch as its first axis."""
        pieces = self.encoder(ids, shapes, mask, hands)
        out: dict[str, torch.Tensor] = {}
        means = torch.matmul(sentence_pool.to(pieces.dtype), pieces)
        closing = torch.gather(pieces, 1, ends.unsqueeze(-1).expand(-1, -1, HIDDEN))
        sentence = self.dropout(torch.cat([closing, means], -1))
        for name in ("role", "claim", "tone", "cs"):
            out[name] = getattr(self, name)(sentence)
        words = self.dropout(self.word_norm(torch.matmul(word_pool.to(pieces.dtype), pieces)))
        hidden = self._spans(words)
        for name in self.span_heads or ("span", "sci", "tdm"):
            out[name] = getattr(self, name)(hidden)
        out["pointer"] = self._pointers(words, segments)
        out["direction"] = self.direction(words)
        out["states"] = self.states(words)
        out["related"] = self.related(words)
        return out

    def _spans(self, words: torch.Tensor) -> torch.Tensor:
        """Return hidden states of all spans: (batch, words, WIDTH, SPAN)."""
        count = words.size(1)
        first, last, inside = self.first(words), self.last(words), self.inside(words)
        last = functional.pad(last, (0, 0, 0, WIDTH - 1))
        total = functional.pad(torch.cumsum(inside.float(), 1), (0, 0, 1, WIDTH - 1))
        begun = total[:, :count]
        parts = []
        for width in range(WIDTH):  # slices, because the gradient of a gather is slow on a CPU
            mean = (total[:, width + 1 : width + 1 + count] - begun) / (width + 1)
            part = first + last[:, width : width + count] + mean.to(first.dtype)
            parts.append(functional.gelu(part + self.width.weight[width].to(first.dtype)))
        return torch.stack(parts, 2)

    def _pointers(self, words: torch.Tensor, segments: torch.Tensor) -> torch.Tensor:
        size = words.size(0), words.size(1), len(POINTED), POINT
        query = self.pointer_from(words).view(size).permute(0, 2, 1, 3)
        key = self.pointer_to(words).view(size).permute(0, 2, 1, 3)
        scores = torch.matmul(query, key.transpose(-1, -2)) / POINT**0.5
        place = torch.arange(words.size(1), device=words.device)
        apart = torch.clamp(place.unsqueeze(0) - place.unsqueeze(1), -REACH, REACH) + REACH
        same = (segments.unsqueeze(1) == segments.unsqueeze(2)).long()
        bias = self.pointer_distance(apart).permute(2, 0, 1) + self.pointer_segment(same).permute(0, 3, 1, 2)
        return scores.float() + bias

    def link(self, solution: torch.Tensor, issue: torch.Tensor, apart: torch.Tensor) -> torch.Tensor:
        """Return the logit that a solution (mean state) addresses an issue, ``apart`` sentences away (signed)."""
        score = (solution[..., :LINK] * issue[..., LINK:]).sum(-1) / LINK**0.5
        bias = self.link_bias
        return score + bias[0] + bias[1] * (apart == 0) + bias[2] * apart.abs().clamp(max=8) / 8

    def relate(
        self, head: torch.Tensor, tail: torch.Tensor, between: torch.Tensor, first: torch.Tensor
    ) -> torch.Tensor:
        """Return logits of SciERC's relations and none; ``first`` is 1 where the head stands before the tail."""
        return self.relation(functional.relu(head + tail + between + self.relation_order(first)))


def _bce(logits: torch.Tensor, target: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    loss = functional.binary_cross_entropy_with_logits(logits.float(), target, reduction="none") * weight
    return loss.sum() / (target * weight).sum().clamp(min=4.0)


def _ce(logits: torch.Tensor, target: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    loss = -(target * functional.log_softmax(logits.float(), -1)).sum(-1) * weight
    return loss.sum() / weight.sum().clamp(min=1.0)


def relate_pairs(model: AbstractReader, related: torch.Tensor, pairs: torch.Tensor) -> torch.Tensor:
    """Return the relation logits of ``pairs``: rows of (batch row, head's first and last word, tail's)."""
    total = functional.pad(torch.cumsum(related.float(), 1), (0, 0, 1, 0))
    row, i, j, a, b = pairs.unbind(1)
    low, high = torch.minimum(j, b) + 1, torch.maximum(i, a)

    def mean(start: torch.Tensor, end: torch.Tensor, part: int) -> torch.Tensor:
        cut = slice(part * RELATED, (part + 1) * RELATED)
        return (total[row, end, cut] - total[row, start, cut]) / (end - start).clamp(min=1).unsqueeze(-1)

    return model.relate(mean(i, j + 1, 0), mean(a, b + 1, 1), mean(low, high, 2), (i < a).long())


def measure_losses(model: AbstractReader, out: dict[str, torch.Tensor], batch: Batch) -> dict[str, torch.Tensor]:
    """Return the weighted losses of a batch of one task."""
    if batch.task == "csabstruct":
        return {"cs": _ce(out["cs"], batch.roles, batch.role_weights)}
    if batch.task in ("scierc", "tdmsci"):
        name = {"scierc": "sci", "tdmsci": "tdm"}[batch.task]
        return {name: _bce(out[name], batch.spans, batch.span_mask.unsqueeze(-1))}
    if batch.task == "relation":
        logits = relate_pairs(model, out["related"], batch.relations)
        return {"relation": functional.cross_entropy(logits.float(), batch.related)}
    losses = {}
    losses["role"] = _ce(out["role"], batch.roles, batch.role_weights)
    losses["claim"] = (
        0.5
        * (
            functional.binary_cross_entropy_with_logits(out["claim"][..., 0].float(), batch.claims, reduction="none")
            * batch.role_weights
        ).sum()
        / batch.role_weights.sum().clamp(min=1.0)
    )
    losses["tone"] = 0.2 * _ce(out["tone"], batch.tones, batch.tones.sum(-1))
    mask = batch.span_mask.unsqueeze(-1)
    groups = {"entity": (0, 5, 1.0), "issue": (5, 6, 0.5), "solution": (6, 7, 0.5), "slots": (7, 13, 1.0)}
    for name, (a, b, factor) in groups.items():
        losses[name] = factor * _bce(out["span"][..., a:b], batch.spans[..., a:b], mask)
    held = batch.proposed >= 0
    if held.any():
        losses["proposed"] = 0.5 * functional.binary_cross_entropy_with_logits(
            out["span"][..., len(COLUMNS)][held].float(), batch.proposed[held]
        )
    if len(batch.anchors):
        row, word = batch.anchors[:, 0], batch.anchors[:, 1]
        losses["pointer"] = 0.5 * _bce(out["pointer"][row, :, word], batch.pointers, batch.word_mask[row].unsqueeze(1))
        losses["direction"] = 0.5 * _ce(out["direction"][row, word], batch.directions, torch.ones(len(row)))
    if len(batch.links):
        states = functional.pad(torch.cumsum(out["states"].float(), 1), (0, 0, 1, 0))
        row, i, j, a, b, apart = batch.links.unbind(1)
        solution = (states[row, j + 1] - states[row, i]) / (j - i + 1).unsqueeze(-1)
        issue = (states[row, b + 1] - states[row, a]) / (b - a + 1).unsqueeze(-1)
        logits = model.link(solution, issue, apart)
        losses["link"] = 0.3 * functional.binary_cross_entropy_with_logits(logits, batch.addressed)
    return losses


assert COLUMNS[: len(TYPES)] == TYPES
