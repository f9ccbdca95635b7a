"""A fish-bone as small as a stamp: a bone for each category, as long as it has issues, always at the same place.

Side by side, many of them show at a glance what stands in the way of one topic and of another.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from viz.fishbone import path
from viz.svg import drawing, element
from viz.text import text_width

_WIDTH, _HEIGHT = 320, 148
_SIZE = 11.0
_LONGEST, _SHORTEST, _LEAN = 44.0, 12.0, 0.3
_HEAD = 30.0


def small_fishbone_svg(bones: Sequence[tuple[str, int]], key: str, title: str) -> Markup:
    """The drawing; ``bones`` are all categories with their numbers of issues, those of none too, for their places."""
    most = max((n for _, n in bones), default=0)
    spine, half = _HEIGHT / 2, (len(bones) + 1) // 2
    end = _WIDTH - _HEAD - 4
    parts = [element("path", {"class": "fb-spine", "d": path(("M", 14, spine), ("L", end, spine))})]
    parts.append(_head(end, spine))
    parts.append(element("path", {"class": "fb-tail", "d": _tail(spine)}))
    for row, way in ((bones[:half], -1), (bones[half:], 1)):
        widths = [text_width(f"{label} 00", _SIZE) for label, _ in row]
        gap = (end - 20 - sum(widths)) / max(1, len(row))
        x = 8.0
        for (label, n), width in zip(row, widths, strict=True):
            middle = x + width / 2
            x += width + gap
            if not n:
                continue
            long = _SHORTEST + (_LONGEST - _SHORTEST) * n / most
            tip = spine + way * long
            bone = path(("M", middle, tip), ("L", middle + _LEAN * long, spine))
            parts.append(element("path", {"class": "fb-bone", "d": bone}))
            baseline = tip - 5 if way < 0 else tip + 12
            parts.append(
                element("text", {"class": "s11", "x": middle, "y": baseline, "text-anchor": "middle"}, f"{label} {n}")
            )
    said = ", ".join(f"{label}: {n}" for label, n in bones if n)
    return drawing(_WIDTH, _HEIGHT, title, said, *parts, css="small-fish", key=key)


def _head(x: float, spine: float) -> Markup:
    shape = path(
        ("M", x, spine - 14),
        ("Q", x + _HEAD * 0.8, spine - 12, x + _HEAD, spine),
        ("Q", x + _HEAD * 0.8, spine + 12, x, spine + 14),
        ("Q", x + 4, spine, x, spine - 14),
    )
    return element("path", {"class": "fb-head", "d": shape + "Z"})


def _tail(spine: float) -> str:
    return path(("M", 15, spine), ("Q", 8, spine - 3, 3, spine - 12), ("Q", 6, spine, 3, spine + 12)) + "Z"
