"""The fish-bone for a window that is too narrow for a lying one: the head on top, the spine down the page.

Bones hang on one side of the spine or on both; their twigs stand one below the other. All text is measured and wrapped
as in the lying drawing, so nothing overlaps, and nothing is wider than the drawing is to be.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from viz.fishbone import (
    GAP,
    HEAD,
    HEAD_LINE,
    LABEL,
    NOTE_LINE,
    PLATE,
    SOLUTION,
    BoneDrawing,
    FishboneDrawing,
    SetTwig,
    draw_twig,
    path,
    set_twig,
)
from viz.svg import element, lines, number
from viz.text import text_width, wrap_text

# Where the spine stands in a drawing with bones on one side only, and how far a bone is from it.
_SPINE, _OUT, _MARGIN = 20.0, 28.0, 6.0
_FALL = 16.0  # how far a bone falls on its way out
_TAIL = 44.0
_SHOULDER = 0.46  # the text of the head begins at this share of its height, where three quarters of it are wide enough
_TEXT_SHARE = 0.72
_NARROWEST, _BROADEST = 170.0, 300.0  # a head


@dataclass(frozen=True, slots=True)
class _Group:
    label: str
    twigs: tuple[SetTwig, ...]
    height: float


def tall_fishbone_svg(fish: FishboneDrawing, *, width: float, both_sides: bool = False) -> Markup:
    """The drawing as one ``svg`` element of this width, for a page whose style sheet dresses it.

    It is named by the title and the description of the lying drawing of the same fish, which must stand in the page.
    """
    spine = width / 2 if both_sides else _SPINE
    room = width - spine - _OUT - 8 - _MARGIN
    groups = [_set_group(b, room) for b in sorted(fish.bones, key=lambda b: (-len(b.twigs), b.label))]
    head, top = _head(fish, width, spine)
    ends = {1: top, -1: top + 2 * _FALL}
    parts: list[Markup] = []
    for group in groups:
        side = -1 if both_sides and ends[-1] < ends[1] else 1
        parts.extend(_group(group, spine, ends[side], side))
        ends[side] += group.height
    end = max(ends[1], ends[-1] if both_sides else 0.0)
    height = end + _TAIL
    drawn = (
        element("path", {"class": "fb-spine", "d": path(("M", spine, top - 14), ("L", spine, end + 8))}),
        _tail(spine, end + 8),
        *head,
        *parts,
    )
    return element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": ceil(width),
            "height": ceil(height),
            "class": "fishbone",
            "role": "group" if any(t.href for b in fish.bones for t in b.twigs) else "img",
            "aria-labelledby": f"{fish.key}-t {fish.key}-d",
        },
        element("rect", {"class": "fb-ground", "width": ceil(width), "height": ceil(height)}),
        element("g", {"class": "fb-body"}, *drawn),
    )


def _set_group(bone: BoneDrawing, room: float) -> _Group:
    twigs = tuple(set_twig(t, room) for t in sorted(bone.twigs, key=lambda t: (-t.papers, t.label)))
    return _Group(bone.label, twigs, _FALL + PLATE + sum(t.height + GAP for t in twigs) + GAP)


def _group(group: _Group, spine: float, top: float, side: int) -> list[Markup]:
    joint = spine + side * _OUT
    plate = top + _FALL
    wide = text_width(group.label, LABEL, bold=True) + 22
    left = joint - 8 if side > 0 else joint + 8 - wide
    below = plate + PLATE
    last = below + sum(t.height + GAP for t in group.twigs[:-1])
    reach = last + GAP + group.twigs[-1].line if group.twigs else below
    parts = [
        element(
            "path",
            {"class": "fb-bone", "d": path(("M", spine, top), ("L", joint, plate + PLATE / 2), ("L", joint, reach))},
        ),
        element("rect", {"class": "fb-plate", "x": left, "y": plate, "width": wide, "height": PLATE, "rx": 4}),
        element(
            "text", {"class": "fb-label", "x": left + wide / 2, "y": plate + 17.5, "text-anchor": "middle"}, group.label
        ),
    ]
    at = GAP
    for twig in group.twigs:
        parts.append(draw_twig(twig, joint, below, 1, at, side, 0.0))
        at += twig.height + GAP
    return parts


def _head(fish: FishboneDrawing, width: float, spine: float) -> tuple[list[Markup], float]:
    """The head, above the spine or, where that stands at the edge, beginning at it, and where the spine begins."""
    most = min(width - 2 * _MARGIN, _BROADEST)
    rows = wrap_text(fish.head, HEAD, most * _TEXT_SHARE, lines=4, bold=True)
    note = wrap_text(fish.note, SOLUTION, most * _TEXT_SHARE, lines=2)
    widths = [*(text_width(r, HEAD, bold=True) for r in rows), *(text_width(r, SOLUTION) for r in note)]
    broad = min(most, max(_NARROWEST, max(widths, default=0.0) / _TEXT_SHARE + 4))
    tall = len(rows) * HEAD_LINE + len(note) * NOTE_LINE
    height = (tall + 24) / (1 - _SHOULDER)
    left = max(_MARGIN, spine - broad / 2)
    middle, right = left + broad / 2, left + broad
    shape = path(
        ("M", left, height),
        ("Q", left, height * 0.25, middle, 2),
        ("Q", right, height * 0.25, right, height),
        ("Q", middle, height - 18, left, height),
    )
    at = height * _SHOULDER
    head = [
        element("path", {"class": "fb-head", "d": shape + "Z"}),
        *lines(rows, middle, at + 16, HEAD_LINE, css="fb-topic", anchor="middle"),
        *lines(note, middle, at + len(rows) * HEAD_LINE + 12, NOTE_LINE, css="fb-note", anchor="middle"),
        element("circle", {"class": "fb-eye", "cx": middle + 18, "cy": height * _SHOULDER * 0.62, "r": 3.2}),
    ]
    return head, height + 6


def _tail(spine: float, top: float) -> Markup:
    d = path(
        ("M", spine, top),
        ("Q", spine - 5, top + 14, spine - 17, top + 28),
        ("Q", spine, top + 20, spine + 17, top + 28),
        ("Q", spine + 5, top + 14, spine, top),
    )
    return element("path", {"class": "fb-tail", "d": d + "Z"})
