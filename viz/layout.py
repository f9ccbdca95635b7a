"""Places for nodes, worked out beforehand: the same for the same graph on every machine, in linear time or nearly.

Every topic is a disc in which its nodes lie like the seeds of a sunflower (Vogel 1979), the heaviest innermost; discs
are packed into larger discs, topic within topic, each as near to the middle as it finds room.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, pi, sin, sqrt

_GOLDEN = pi * (3 - sqrt(5))
STRETCH = 1.25  # labels are wider than high, so everything is drawn out sideways


def sunflower(count: int, first: float, spacing: float) -> list[tuple[float, float]]:
    """``count`` places around the middle, none nearer to it than ``first``, neighbours about ``spacing`` apart."""
    skipped = (first / spacing) ** 2
    return [
        (spacing * sqrt(skipped + k) * cos(k * _GOLDEN), spacing * sqrt(skipped + k) * sin(k * _GOLDEN))
        for k in range(count)
    ]


def pack(radii: Sequence[float], gap: float) -> list[tuple[float, float]]:
    """Middles for discs so that no two come nearer than ``gap``: the largest first, along a spiral from the middle.

    Examples
    --------
    >>> pack([10, 10], 2)[0]
    (0.0, 0.0)
    """
    order = sorted(range(len(radii)), key=lambda i: (-radii[i], i))
    placed: list[tuple[float, float, float]] = []
    out = [(0.0, 0.0)] * len(radii)
    for i in order:
        r = radii[i]
        x, y = _first_room(r, gap, placed)
        placed.append((x, y, r))
        out[i] = (x, y)
    return out


def _first_room(r: float, gap: float, placed: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    if not placed:
        return (0.0, 0.0)
    best: tuple[float, float, float] | None = None
    # Right beside each disc that stands already, all around it: the free place nearest to the middle.
    for px, py, pr in placed:
        distance = pr + r + gap + 0.01
        steps = max(24, min(90, ceil(distance / 12)))
        for k in range(steps):
            angle = 2 * pi * k / steps
            x, y = px + distance * cos(angle), py + distance * sin(angle)
            off = round(x * x + y * y, 3)
            if best is not None and off >= best[0]:
                continue
            if all((x - qx) ** 2 + (y - qy) ** 2 >= (qr + r + gap) ** 2 for qx, qy, qr in placed):
                best = (off, x, y)
    assert best is not None  # beside the outermost disc there is always room
    return (best[1], best[2])


def enclosing(radii: Sequence[float], places: Sequence[tuple[float, float]]) -> float:
    """The radius around the middle within which all discs lie."""
    return max((sqrt(x * x + y * y) + r for (x, y), r in zip(places, radii, strict=True)), default=0.0)
