"""A fish-bone diagram (Ishikawa 1968) as SVG: head, spine, a bone a category, a twig an issue, its solutions behind it.

All text is measured and wrapped before anything is placed, and every bone gets as much room as its widest twig needs,
so nothing overlaps, however many issues there are. Bones hang in pairs above and below the spine, the fullest next to
the head. The drawing has a style sheet of its own and follows the reader's colour scheme, so that the file can stand in
a paper as well as in a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

from markupsafe import Markup

from viz.render import asset
from viz.svg import element, lines, number
from viz.text import text_width, word_pieces, wrap_text

ISSUE, SOLUTION, LABEL, HEAD = 13.0, 11.5, 13.0, 17.0
_ISSUE_LINE, _SOLUTION_LINE = 16.0, 14.5
GAP = 13.0
_MOST = 10  # a category with more goes on as a second bone: longer ones can no longer be taken in at a glance
PLATE, _EDGE = 26.0, 26.0
_OVER = 18.0  # how far a plate that keeps to the left of its tip reaches beyond it
_NOSE = 0.78  # where the curves of the head bend, as a share of its width
_HEAD_TEXT, _WIDEST_WORD, _TAIL = 136.0, 240.0, 58.0
HEAD_LINE, NOTE_LINE, _HEAD_LEFT, _EYE = 21.0, 15.0, 26.0, 3.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Twig:
    """An issue on a bone: its label, how many papers name it, its causes and solutions in words, where it leads."""

    label: str
    papers: int
    solutions: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    more: int = 0
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoneDrawing:
    """A category with its issues."""

    label: str
    twigs: tuple[Twig, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FishboneDrawing:
    """The whole fish: ``head`` is the topic, ``note`` a line beneath it."""

    key: str
    head: str
    note: str
    bones: tuple[BoneDrawing, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a fish is laid out.

    ``widest`` is a twig's text at most; a bone with more twigs than ``one_sided`` carries them on both sides; ``lean``
    is how far a bone leans back for each unit of height; ``pad`` stands between neighbours.
    """

    widest: float = 208.0  # about 32 characters, which wraps most issues to two lines
    one_sided: int = 5
    lean: float = 0.42
    pad: float = 26.0


# From the roomiest to the narrowest. The last ones are for drawings in which a twig is little more than its label.
_SHAPES = (
    _Shape(),
    _Shape(pad=18.0, lean=0.36),
    _Shape(widest=186.0, pad=16.0, lean=0.32),
    _Shape(widest=172.0, one_sided=_MOST, pad=14.0, lean=0.3),
    _Shape(widest=152.0, one_sided=_MOST, pad=12.0, lean=0.26),
)
# A drawing that is higher than this times its width is no longer taken in at a glance.
_HIGHEST = 1.0


@dataclass(frozen=True, slots=True)
class SetTwig:
    """A twig with its text set: what stands above its line and below it, and how much room it takes."""

    issue: tuple[str, ...]
    rest: tuple[tuple[str, str], ...]  # (css, line)
    width: float
    height: float
    twig: Twig

    @property
    def line(self) -> float:
        """Where its line is, from its top."""
        return _ISSUE_LINE * len(self.issue) + 1


@dataclass(frozen=True, slots=True)
class _SetHead:
    rows: tuple[str, ...]
    note: tuple[str, ...]
    tall: float  # of the text
    half: float  # of the head, from the spine up
    width: float


@dataclass(frozen=True, slots=True)
class _SetBone:
    bone: BoneDrawing
    left: tuple[SetTwig, ...]
    right: tuple[SetTwig, ...]
    height: float
    left_width: float
    right_width: float


def brief_fish(fish: FishboneDrawing) -> FishboneDrawing:
    """The same fish with issues only: what was put forward against them is told elsewhere."""
    bones = tuple(
        replace(b, twigs=tuple(replace(t, solutions=(), causes=(), more=0) for t in b.twigs)) for b in fish.bones
    )
    return replace(fish, key=f"{fish.key}-b", bones=bones)


def fishbone_size(fish: FishboneDrawing, *, fit: float = 0.0) -> tuple[float, float]:
    """How wide and how high ``fishbone_svg`` draws it."""
    laid = _laid_out(fish, fit)
    return laid.width, laid.height


def fishbone_svg(fish: FishboneDrawing, *, standalone: bool = True, fit: float = 0.0) -> Markup:
    """The drawing as one ``svg`` element.

    With ``standalone`` it carries its style sheet, as a file must; without, the page's style sheet dresses it. With
    ``fit`` it is made as narrow as that where a layout allows it.
    """
    laid = _laid_out(fish, fit)
    inside: list[Markup] = [
        element("title", {"id": f"{fish.key}-t"}, f"Fish-bone of {fish.head}"),
        element("desc", {"id": f"{fish.key}-d"}, said_of(fish)),
    ]
    if standalone:
        inside.append(element("style", {}, Markup(asset("fishbone.css"))))  # noqa: S704
    return element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {number(laid.width)} {number(laid.height)}",
            "width": ceil(laid.width),
            "height": ceil(laid.height),
            "class": "fishbone",
            "role": "group" if any(t.href for b in fish.bones for t in b.twigs) else "img",
            "aria-labelledby": f"{fish.key}-t {fish.key}-d",
        },
        *inside,
        element("rect", {"class": "fb-ground", "width": ceil(laid.width), "height": ceil(laid.height)}),
        element("g", {"class": "fb-body"}, *laid.parts),
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    width: float
    height: float
    parts: tuple[Markup, ...]


def _laid_out(fish: FishboneDrawing, fit: float) -> _Laid:
    """The fish in the roomiest shape that is no wider than ``fit``, else in the narrowest that is not too high."""
    first = _lay_out(fish, _SHAPES[0])
    if not fit or first.width <= fit:
        return first
    best = first
    for shape in _SHAPES[1:]:
        laid = _lay_out(fish, shape)
        if laid.height > max(_HIGHEST * laid.width, first.height):
            continue
        best = min(best, laid, key=lambda one: one.width)
        if best.width <= fit:
            break
    return best


def _lay_out(fish: FishboneDrawing, shape: _Shape) -> _Laid:
    bones = [_set_bone(b, shape) for b in _parted(fish.bones)]
    pairs = [bones[i : i + 2] for i in range(0, len(bones), 2)]
    up = max((p[0].height for p in pairs), default=0.0)
    down = max((p[1].height for p in pairs if len(p) > 1), default=0.0)
    # Plates stand beyond the tips; the head needs room on both sides even where no bone does.
    head = _set_head(fish)
    spine = max(up + PLATE + _EDGE, head.half + 12)
    height = spine + max(down + PLATE + _EDGE, head.half + 12)

    # From the left: the pair farthest from the head first. A joint is where a pair meets the spine.
    x = _TAIL
    parts: list[Markup] = []
    previous_right = 0.0
    reach = 0.0  # how far the first pair leans to the left of the tail
    joints: list[tuple[float, list[_SetBone]]] = []
    for pair in reversed(pairs):
        left = max(max(b.left_width, _plate_left(b)) for b in pair)
        slack = shape.lean * max(t.height for b in pair for t in (*b.left, *b.right)) + 14
        x += previous_right + left + slack + shape.pad
        joints.append((x, pair))
        previous_right = max(_reach_right(b, shape) for b in pair)
        for b in pair:
            leftmost = x - left - slack - shape.lean * (b.height + PLATE)
            reach = max(reach, _EDGE / 2 - leftmost)
    shift = max(0.0, reach)
    end = x + previous_right + shape.pad * 2
    width = shift + end + head.width + 12

    parts.append(
        element("path", {"class": "fb-spine", "d": path(("M", shift + _TAIL - 20, spine), ("L", shift + end, spine))})
    )
    parts.append(_tail(shift, spine))
    parts.extend(_head(head, shift + end, spine))
    for joint, pair in joints:
        for b, way in zip(pair, (-1, 1), strict=False):
            parts.extend(_bone(b, shift + joint, spine, way, shape))
    return _Laid(width, height, tuple(parts))


def fishbone_file(fish: FishboneDrawing) -> bytes:
    """The drawing as an SVG file."""
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + str(fishbone_svg(fish)) + "\n").encode("utf-8")


def _parted(bones: Sequence[BoneDrawing]) -> list[BoneDrawing]:
    """The bones in the order in which they hang, the fullest first, those with too many twigs in several parts."""
    out: list[BoneDrawing] = []
    for bone in sorted(bones, key=lambda b: (-len(b.twigs), b.label)):
        twigs = sorted(bone.twigs, key=lambda t: (-t.papers, t.label))
        parts = ceil(len(twigs) / _MOST)
        size = ceil(len(twigs) / parts) if parts else 0
        for i in range(parts):
            label = bone.label if parts == 1 else f"{bone.label} ({i + 1} of {parts})"
            out.append(BoneDrawing(label=label, twigs=tuple(twigs[i * size : (i + 1) * size])))
    return out


def _plate_width(label: str) -> float:
    return text_width(label, LABEL, bold=True) + 22


def _plate_left(b: _SetBone) -> float:
    """How far a bone's plate reaches to the left of its tip: where twigs stand on that side only, it keeps to it."""
    wide = _plate_width(b.bone.label)
    return wide / 2 if b.right else max(wide / 2, wide - _OVER)


def _reach_right(b: _SetBone, shape: _Shape) -> float:
    """How far a bone, its twigs and its plate reach to the right of its own line, at any height."""
    plate = _plate_width(b.bone.label) - _plate_left(b) + shape.lean * PLATE
    if not b.right:
        return plate
    return max(plate, b.right_width + shape.lean * max(t.height for t in b.right) + 14)


def _set_bone(bone: BoneDrawing, shape: _Shape) -> _SetBone:
    twigs = [set_twig(t, shape.widest) for t in sorted(bone.twigs, key=lambda t: (-t.papers, t.label))]
    if len(twigs) <= shape.one_sided:
        left, right = twigs, []
    else:
        left, right = twigs[::2], twigs[1::2]
    height = max(_tall(left), _tall(right)) + GAP
    return _SetBone(
        bone=bone,
        left=tuple(left),
        right=tuple(right),
        height=height,
        left_width=max((t.width for t in left), default=0.0),
        right_width=max((t.width for t in right), default=0.0),
    )


def _tall(twigs: Sequence[SetTwig]) -> float:
    return sum(t.height + GAP for t in twigs)


def set_twig(twig: Twig, widest: float) -> SetTwig:
    """The text of a twig, wrapped to at most this width."""
    figure = f" · {twig.papers} {'paper' if twig.papers == 1 else 'papers'}"
    issue = _with_figure(wrap_text(twig.label, ISSUE, widest, lines=5, bold=True), figure, widest)
    rest: list[tuple[str, str]] = []
    if text_width(issue[-1], ISSUE, bold=True) + text_width(figure, SOLUTION) <= widest:
        width = text_width(issue[-1], ISSUE, bold=True) + text_width(figure, SOLUTION)
    else:
        width = 0.0
        rest.append(("fb-count", figure.removeprefix(" · ")))
    for cause in twig.causes:
        rest.extend(("fb-cause", row) for row in wrap_text(f"because: {cause}", SOLUTION, widest, lines=3))
    for solution in twig.solutions:
        rest.extend(("fb-solution", row) for row in wrap_text(f"→ {solution}", SOLUTION, widest, lines=3))
    if twig.more:
        rest.append(("fb-count", f"and {twig.more} more"))
    width = max(
        width, *(text_width(r, ISSUE, bold=True) for r in issue), *(text_width(r, SOLUTION) for _, r in rest), 0.0
    )
    height = _ISSUE_LINE * len(issue) + 6 + _SOLUTION_LINE * len(rest)
    return SetTwig(issue=issue, rest=tuple(rest), width=width, height=height, twig=twig)


def _with_figure(rows: Sequence[str], figure: str, widest: float) -> tuple[str, ...]:
    """The rows of a label, the last word or two in one of their own where the figure does not fit behind all of them.

    Examples
    --------
    >>> _with_figure(["Old nets or rope"], " · 11 papers", 120)
    ('Old nets', 'or rope')
    >>> _with_figure(["Old nets"], " · 11 papers", 300)
    ('Old nets',)
    """
    tail = text_width(figure, SOLUTION)
    words = rows[-1].split(" ")
    if text_width(rows[-1], ISSUE, bold=True) + tail <= widest or len(words) < 2 or len(rows) > 4:
        return tuple(rows)
    # No row ends in a little word.
    cut = len(words) - (2 if len(words) > 2 and len(words[-2]) < 4 else 1)
    last = " ".join(words[cut:])
    if text_width(last, ISSUE, bold=True) + tail > widest:
        return tuple(rows)
    return (*rows[:-1], " ".join(words[:cut]), last)


def _bone(b: _SetBone, joint: float, spine: float, way: int, shape: _Shape) -> list[Markup]:
    """A bone above (``way`` -1) or below the spine; at distance d from it, it stands at joint - lean * d."""
    tip = b.height
    x, y = joint - shape.lean * tip, spine + way * tip
    parts = [element("path", {"class": "fb-bone", "d": path(("M", x, y), ("L", joint, spine))})]
    label = b.bone.label
    wide, left = _plate_width(label), x - _plate_left(b)
    top = y - PLATE if way < 0 else y
    parts.append(element("rect", {"class": "fb-plate", "x": left, "y": top, "width": wide, "height": PLATE, "rx": 4}))
    parts.append(
        element("text", {"class": "fb-label", "x": left + wide / 2, "y": top + 17.5, "text-anchor": "middle"}, label)
    )
    for side, twigs in ((-1, b.left), (1, b.right)):
        at = GAP  # distance of the twig's near edge from the spine
        for t in twigs:
            parts.append(draw_twig(t, joint, spine, way, at, side, shape.lean))
            at += t.height + GAP
    return parts


def draw_twig(t: SetTwig, joint: float, spine: float, way: int, at: float, side: int, lean: float) -> Markup:
    """A twig at distance ``at`` from the spine, left (``side`` -1) or right of the bone that begins at ``joint``."""
    near, far = at, at + t.height
    top = spine - far if way < 0 else spine + near
    # Whatever the side, text keeps clear of the bone along the whole height of the twig.
    edge = joint - lean * far - 8 if side < 0 else joint - lean * near + 8
    line = top + t.line
    distance = abs(spine - line)
    foot = joint - lean * distance
    start = edge - t.width if side < 0 else edge + t.width
    text_x = edge - t.width if side < 0 else edge
    issue = list(lines(t.issue, text_x, top + 12.5, _ISSUE_LINE, css="fb-issue"))
    figure = f" · {t.twig.papers} {'paper' if t.twig.papers == 1 else 'papers'}"
    if not any(css == "fb-count" and row.startswith(str(t.twig.papers)) for css, row in t.rest):
        after = text_x + text_width(t.issue[-1], ISSUE, bold=True)
        issue.append(
            element(
                "text",
                {"class": "fb-count", "x": after + 3, "y": top + 12.5 + (len(t.issue) - 1) * _ISSUE_LINE},
                figure.strip(),
            )
        )
    rest = [
        element("text", {"class": css, "x": text_x, "y": line + 12 + i * _SOLUTION_LINE}, row)
        for i, (css, row) in enumerate(t.rest)
    ]
    drawn = (element("path", {"class": "fb-twig", "d": path(("M", start, line), ("L", foot, line))}), *issue, *rest)
    if t.twig.href:
        area: dict[str, str | float | None] = {
            "x": text_x,
            "y": top - 2,
            "width": t.width,
            "height": t.height + 2,
            "class": "fb-area",
        }
        return element("a", {"href": t.twig.href, "class": "fb-link"}, element("rect", area), *drawn)
    return element("g", {}, *drawn)


def _set_head(fish: FishboneDrawing) -> _SetHead:
    """The text of the head, and a head that is wide enough for every row of it and for the eye before it."""
    longest = max((text_width(w, HEAD, bold=True) for w in word_pieces(fish.head)), default=0.0)
    limit = max(_HEAD_TEXT, min(_WIDEST_WORD, longest + 1))
    rows = wrap_text(fish.head, HEAD, limit, lines=4, bold=True)
    while rows[-1:] and rows[-1].endswith("…") and limit < _WIDEST_WORD:
        limit = min(_WIDEST_WORD, limit + 26)
        rows = wrap_text(fish.head, HEAD, limit, lines=4, bold=True)
    note = wrap_text(fish.note, SOLUTION, limit, lines=2)
    tall = len(rows) * HEAD_LINE + len(note) * NOTE_LINE
    half = max(50.0, tall / 2 + 22)
    width = 190.0
    at = -tall / 2
    for row, size, line in [*((r, HEAD, HEAD_LINE) for r in rows), *((r, SOLUTION, NOTE_LINE) for r in note)]:
        end = _HEAD_LEFT + text_width(row, size, bold=size == HEAD)
        for edge in (at, at + line):
            # The outline is a quadratic curve: at this height it reaches ``share`` of the head's width.
            t = sqrt(max(0.0, 1 - abs(edge) / half))
            share = 2 * t * (1 - t) * _NOSE + t * t
            width = max(width, (end + 8) / share)
        width = max(width, end + 46)  # the eye and what it keeps clear of
        at += line
    return _SetHead(rows=rows, note=note, tall=tall, half=half, width=width)


def _head(head: _SetHead, x: float, spine: float) -> list[Markup]:
    """The head: a blunt arrow with the topic in it."""
    tip, half = x + head.width, head.half
    shape = path(
        ("M", x, spine - half),
        ("Q", x + head.width * _NOSE, spine - half, tip, spine),
        ("Q", x + head.width * _NOSE, spine + half, x, spine + half),
        ("Q", x + 16, spine, x, spine - half),
    )
    top = spine - head.tall / 2
    return [
        element("path", {"class": "fb-head", "d": shape + "Z"}),
        *lines(head.rows, x + _HEAD_LEFT, top + 16, HEAD_LINE, css="fb-topic"),
        *lines(head.note, x + _HEAD_LEFT, top + len(head.rows) * HEAD_LINE + 11, NOTE_LINE, css="fb-note"),
        element("circle", {"class": "fb-eye", "cx": tip - 24, "cy": spine - 7, "r": _EYE}),
    ]


def _tail(shift: float, spine: float) -> Markup:
    x = shift + _TAIL - 20
    d = path(
        ("M", x, spine),
        ("Q", x - 16, spine - 6, x - 30, spine - 30),
        ("Q", x - 22, spine, x - 30, spine + 30),
        ("Q", x - 16, spine + 6, x, spine),
    )
    return element("path", {"class": "fb-tail", "d": d + "Z"})


def path(*steps: tuple[str | float, ...]) -> str:
    """The steps of a path, each a letter with its numbers, as the attribute ``d``."""
    return "".join(str(s[0]) + " ".join(number(float(v)) for v in s[1:]) for s in steps)


def said_of(fish: FishboneDrawing) -> str:
    """The drawing in words, for those who do not see it."""
    bones = []
    for b in sorted(fish.bones, key=lambda b: (-len(b.twigs), b.label)):
        twigs = "; ".join(f"{t.label} ({t.papers})" for t in b.twigs[:6])
        bones.append(f"{b.label}: {twigs}")
    return ". ".join(bones)[:1500]
