"""The encoder's small layer over pairs of spans: states of words go in, the relations that a sentence states come out.

The labels are SciERC's (Luan et al. 2018, arXiv 1808.09602), on whose sentences the layer was trained.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["LABELS", "RelationLayer"]

LABELS = ("USED-FOR", "FEATURE-OF", "HYPONYM-OF", "PART-OF", "COMPARE", "CONJUNCTION", "EVALUATE-FOR")
"""What the head is to the tail; one more class, the last, is no relation."""
_MOST = 40
"""More spans in one sentence are a list, and their pairs are not looked at."""
_SPAN = tuple[int, int]
_Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class RelationLayer:
    """Scores all ordered pairs of spans.

    Parameters
    ----------
    order : array of shape (2, D)
        Added where the tail stands first, and where the head does.
    weight, bias : arrays of shape (8, D) and (8,)
    """

    order: _Floats
    weight: _Floats
    bias: _Floats

    @classmethod
    def from_config(cls, given: Mapping[str, Any]) -> RelationLayer:
        """Make the layer from the lists in ``config.json``."""
        return cls(*(np.asarray(given[name], dtype=np.float32) for name in ("order", "weight", "bias")))

    def score(self, states: _Floats, spans: Sequence[_SPAN]) -> dict[tuple[int, int], _Floats]:
        """Return the probabilities of all classes for each ordered pair of ``spans`` that do not overlap.

        Parameters
        ----------
        states : array of shape (words, 3 * D)
            The graph's output ``related``.
        spans : sequence of (first, last)
            Words, last one included.
        """
        if len(spans) < 2 or len(spans) > _MOST:
            return {}
        size = self.order.shape[1]
        start = min(first for first, _ in spans)
        states = states[start : max(last for _, last in spans) + 1]
        spans = [(first - start, last - start) for first, last in spans]
        total = np.zeros((len(states) + 1, states.shape[1]), dtype=np.float64)
        np.cumsum(states, axis=0, dtype=np.float64, out=total[1:])

        def mean(first: npt.NDArray[np.int64], end: npt.NDArray[np.int64], part: int) -> npt.NDArray[np.float64]:
            cut = slice(part * size, (part + 1) * size)
            summed: npt.NDArray[np.float64] = total[end, cut] - total[first, cut]
            return np.asarray(summed / np.maximum(1, end - first)[:, None])

        pairs = [
            (h, t) for h, (i, j) in enumerate(spans) for t, (a, b) in enumerate(spans) if h != t and (j < a or b < i)
        ]
        if not pairs:
            return {}
        place = np.array([(*spans[h], *spans[t]) for h, t in pairs], dtype=np.int64)
        i, j, a, b = place.T
        hidden = (
            mean(i, j + 1, 0)
            + mean(a, b + 1, 1)
            + mean(np.minimum(j, b) + 1, np.maximum(i, a), 2)
            + self.order[(i < a).astype(np.int64)]
        )
        logits = np.maximum(hidden, 0.0) @ self.weight.T + self.bias
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
        return dict(zip(pairs, chances, strict=True))
