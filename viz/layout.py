"""Places for nodes, worked out beforehand and without chance: the same graph gets the same places on every machine.

The field is laid out as a map. Every topic is an area with its name at the head, and what belongs to it stands in it in
rows, each node with room for its label, measured. On a *map* the areas fill a canvas of a given shape in columns, the
larger the more papers, each with as much as it has room for; what belongs to no single topic has a band of its own
below. Where *everything* is open, areas lie within areas and the whole is as large as it needs to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from math import sqrt

from viz.text import clean_text, text_width, wrap_text

LABEL, LINE = 12.0, 14.0  # the size of a label's letters, and from line to line
HEAD, HEAD_LINE = 13.5, 16.0  # the same for the name of an area
BESIDE = 5.0  # between a node and its label
ROW_LETTERS, ROWS = 20, 3
_PAD, _APART, _ROW_GAP, _GAP = 8.0, 13.0, 7.0, 4.0
_MOST_APART, _MOST_ROW_GAP = 130.0, 60.0
_TURNS = 200
_MISSES = 10
_INDENT = 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A node to place: its radius, and the label that stands beside it."""

    key: str
    label: str
    radius: float
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A topic with its nodes and the areas within it; ``radius`` is of its own node, at its head (0 for none).

    Its share of a map goes by ``weight``.
    """

    key: str
    label: str
    radius: float = 0.0
    weight: float = 1.0
    items: tuple[Item, ...] = ()
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Where an area came to lie; ``lines`` is its name as it stands at its head, ``level`` how many are around it."""

    key: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    level: int = 0


@dataclass(slots=True, kw_only=True)
class Layout:
    """Areas and places on a canvas that is ``width`` by ``height``."""

    width: float
    height: float
    regions: list[Region] = field(default_factory=list)
    places: dict[str, tuple[float, float]] = field(default_factory=dict)

    def put(self, inner: Layout, dx: float, dy: float, level: int = 0) -> None:
        """What ``inner`` holds, moved by ``dx`` and ``dy`` and ``level`` areas further in."""
        for r in inner.regions:
            self.regions.append(
                Region(
                    key=r.key,
                    x=r.x + dx,
                    y=r.y + dy,
                    width=r.width,
                    height=r.height,
                    lines=r.lines,
                    level=r.level + level,
                )
            )
        self.places.update((key, (x + dx, y + dy)) for key, (x, y) in inner.places.items())


def label_lines(label: str) -> tuple[str, ...]:
    """A label as the lines that stand beside its node. The page's script breaks labels in the same way.

    Examples
    --------
    >>> label_lines("transfer learning")
    ('transfer learning',)
    >>> label_lines("detection of queens from the sound of a hive in winter and in spring")
    ('detection of queens', 'from the sound of a', 'hive in winter and…')
    """
    lines: list[str] = []
    for word in clean_text(label).split():
        if lines and len(lines[-1]) + 1 + len(word) <= ROW_LETTERS:
            lines[-1] += " " + word
        elif len(lines) == ROWS:
            lines[-1] += "…"
            break
        else:
            lines.append(word)
    return tuple(row if len(row) <= ROW_LETTERS + 1 else row[:ROW_LETTERS] + "…" for row in lines) or ("",)


def room(item: Item) -> tuple[float, float]:
    """How wide and how high a node is with its label beside it."""
    lines = label_lines(item.label)
    wide = max(text_width(row, LABEL) for row in lines)
    return 2 * item.radius + BESIDE + wide, max(2 * item.radius, LINE * len(lines))


def lay_map(
    areas: Sequence[Area],
    band: Area | None,
    width: float,
    height: float,
    columns: int,
    most: int,
    *,
    least: int = 0,
    highest: float = 0.0,
) -> Layout:
    """The areas in columns on a canvas of this shape, each with as many of its nodes as have room, the first first.

    ``items`` are in the order in which they come into view, and stand in that of ``Item.turn``; at most ``most`` do.
    Where not even the names have room the canvas grows; so that each area holds its first ``least`` nodes, or else
    fewer, it grows up to ``highest``.

    Examples
    --------
    >>> bees = Area(key="a", label="Bees", items=(Item(key="b", label="hive", radius=6),))
    >>> made = lay_map([bees], None, 300, 200, 4, 9)
    >>> made.regions[0].lines, sorted(made.places)
    (('Bees',), ['b'])
    """
    columns = max(1, min(columns, len(areas)))
    for kept in range(least, 0, -1):
        tried = height
        while tried <= max(height, highest):
            made = _columns(areas, band, width, tried, columns, most, kept)
            if made is not None:
                return made
            tried *= 1.05
    for _ in range(_TURNS):
        made = _columns(areas, band, width, height, columns, most, 0)
        if made is not None:
            return made
        height *= 1.05
    return Layout(width=width, height=height)


def _columns(
    areas: Sequence[Area], band: Area | None, width: float, height: float, columns: int, most: int, least: int
) -> Layout | None:
    out = Layout(width=width, height=height)
    total = sum(a.weight for a in (*areas, *((band,) if band else ()))) or 1.0
    below = 0.0
    if band is not None:
        below = height * min(0.3, max(0.12, band.weight / total)) if areas else height
        shown = _fitting(band, width, below, most * below / height)
        below = min(below, _needed(shown, width)) if areas else below
        out.put(_filled(shown, width, below), 0, height - below)
        below += 2 * _GAP
    wide = (width - _GAP * (columns - 1)) / columns
    low = {a.key: _needed(replace(a, items=_first(a, wide, least)), wide) + HEAD_LINE for a in areas}
    # What is left when all names and the first nodes have room is shared out by weight.
    spare = (height - below) * columns - sum(low.values()) - _GAP * max(0, len(areas) - columns)
    share = max(0.0, spare) / (sum(a.weight for a in areas) or 1.0)
    stacks: list[list[Area]] = [[] for _ in range(columns)]
    for area in sorted(areas, key=lambda a: (-a.weight, a.key)):
        min(stacks, key=lambda s: sum(low[a.key] + share * a.weight for a in s)).append(area)
    for n, stack in enumerate(stacks if areas else ()):
        free = height - below - _GAP * (len(stack) - 1) - sum(low[a.key] for a in stack)
        if free < 0:
            return None
        y, shares = 0.0, sum(a.weight for a in stack) or 1.0
        for area in stack:
            high = low[area.key] + free * area.weight / shares
            shown = _fitting(area, wide, high, max(least, most * wide * high / (width * height)))
            out.put(_filled(shown, wide, high), n * (wide + _GAP), y)
            y += high + _GAP
    return out


def _first(area: Area, width: float, least: int) -> tuple[Item, ...]:
    """The first nodes of an area that are no wider than it."""
    fitting = (i for i in area.items if room(i)[0] <= width - 2 * _PAD)
    return tuple(sorted(islice(fitting, least), key=lambda i: i.turn))


def _fitting(area: Area, width: float, height: float, most: float) -> Area:
    """The area with those of its items that have room in this size, in their turns."""
    chosen: list[Item] = []
    missed = 0
    for item in area.items:
        if len(chosen) >= most or missed > _MISSES:
            break
        tried = replace(area, items=tuple(sorted([*chosen, item], key=lambda i: i.turn)))
        if _needed(tried, width) <= height:
            chosen.append(item)
            missed = 0
        else:
            missed += 1
    return replace(area, items=tuple(sorted(chosen, key=lambda i: i.turn)))


def lay_open(area: Area, shape: float = 1.8) -> Layout:
    """An area with all that is in it, areas within areas, about ``shape`` times as wide as high."""
    parts: list[Layout] = []
    if area.items:
        sizes = [room(i) for i in area.items]
        whole = sum((w + _APART) * (h + _ROW_GAP) for w, h in sizes)
        wide = max(max(w for w, _ in sizes), sqrt(whole * shape)) + 2 * _PAD
        inner = Area(key="", label="", items=tuple(sorted(area.items, key=lambda i: i.turn)))
        parts.append(_filled(inner, wide, _needed(inner, wide)))
    parts += sorted((lay_open(a, shape) for a in area.areas), key=lambda p: (-p.height, -p.width))
    between = 3 * _GAP if area.areas else 0.0
    seats, wide, high = _stacked(parts, between, shape)
    head = _head(area, max(wide, 60.0) + 2 * _PAD)
    left, top = _PAD if area.label else 0.0, _head_height(head)
    out = Layout(width=0, height=0)
    for part, (x, y) in zip(parts, seats, strict=True):
        out.put(part, left + x, top + y, 1)
    named = max((text_width(line, HEAD, bold=True) for line in head), default=0.0) + 2 * area.radius + 3 * _PAD
    out.width, out.height = max(wide + 2 * left, named if area.label else 0.0), top + high + left
    if area.label:
        out.regions.insert(0, Region(key=area.key, x=0, y=0, width=out.width, height=out.height, lines=head))
        if area.radius:
            out.places[area.key] = _seat(area, head)
    return out


def _stacked(parts: Sequence[Layout], between: float, shape: float) -> tuple[list[tuple[float, float]], float, float]:
    """Where the parts stand in rows, and how wide and high these are: of all rows those that come nearest the shape."""
    widest = max((p.width for p in parts), default=0.0)
    tried = []
    for target in sorted({max(widest, sum(p.width + between for p in parts[: n + 1])) for n in range(len(parts))}):
        seats: list[tuple[float, float]] = []
        x = y = row = wide = 0.0
        for part in parts:
            if x and x + part.width > target:
                x, y, row = 0.0, y + row + between, 0.0
            seats.append((x, y))
            x, row = x + part.width + between, max(row, part.height)
            wide = max(wide, x - between)
        tried.append((seats, wide, y + row))
    return min(tried, key=lambda made: max(made[1] / shape, made[2]), default=([], 0.0, 0.0))


def _seat(area: Area, head: Sequence[str]) -> tuple[float, float]:
    """Where the node of an area stands: at its head, before the name."""
    return _PAD + area.radius, _PAD + max(HEAD_LINE * len(head), 2 * area.radius) / 2


def _head(area: Area, width: float) -> tuple[str, ...]:
    if not area.label:
        return ()
    free = max(40.0, width - 2 * _PAD - (2 * area.radius + BESIDE if area.radius else 0))
    return wrap_text(" ".join(_cut(word, free) for word in area.label.split()), HEAD, free, lines=3, bold=True)


def _cut(word: str, width: float) -> str:
    """A word that is wider than its line loses its end rather than being broken."""
    if text_width(word, HEAD, bold=True) <= width:
        return word
    while len(word) > 1 and text_width(word + "…", HEAD, bold=True) > width:
        word = word[:-1]
    return word + "…"


def _head_height(head: Sequence[str]) -> float:
    return _PAD + (max(HEAD_LINE * len(head), 20) + 7 if head else 0)


def _rows(sizes: Sequence[tuple[float, float]], width: float) -> list[list[int]]:
    rows: list[list[int]] = []
    used = 0.0
    for i, (w, _) in enumerate(sizes):
        if rows and used + _APART + w <= width:
            rows[-1].append(i)
            used += _APART + w
        else:
            rows.append([i])
            used = w
    return rows


def _needed(area: Area, width: float) -> float:
    """How high an area of this width must be; more than any canvas where one of its labels is wider."""
    inner = width - 2 * _PAD
    sizes = [room(i) for i in area.items]
    if any(w > inner for w, _ in sizes):
        return 1e6
    rows = _rows(sizes, inner)
    high = sum(max(sizes[i][1] for i in row) for row in rows) + _ROW_GAP * max(0, len(rows) - 1)
    return _head_height(_head(area, width)) + high + _PAD


def _filled(area: Area, width: float, height: float) -> Layout:
    """An area of this size, its nodes in rows that spread over it."""
    head = _head(area, width)
    out = Layout(width=width, height=height)
    if area.label:
        out.regions.append(Region(key=area.key, x=0, y=0, width=width, height=height, lines=head))
        if area.radius:
            out.places[area.key] = _seat(area, head)
    sizes = [room(i) for i in area.items]
    if not sizes:
        return out
    top, inner = _head_height(head), width - 2 * _PAD
    rows = _spread(sizes, inner, height - top - _PAD)
    high = [max(sizes[i][1] for i in row) for row in rows]
    spare = height - top - _PAD - sum(high)
    gap = min(_MOST_ROW_GAP, max(_ROW_GAP, spare / (len(rows) + 0.5)))
    y = top + max(0.0, min(gap, spare - gap * (len(rows) - 1))) / 2
    for number, row in enumerate(rows):
        slack = inner - sum(sizes[i][0] for i in row)
        apart = min(_MOST_APART, slack / len(row))
        # Every other row begins further in, so that signs do not stand in columns like a list's.
        spare = slack - apart * (len(row) - 1)
        x = _PAD + (min(max(_INDENT, apart / 3), spare) if number % 2 else 0.0)
        for i in row:
            item = area.items[i]
            out.places[item.key] = (x + item.radius, y + high[number] / 2)
            x += sizes[i][0] + apart
        y += high[number] + gap
    return out


def _spread(sizes: Sequence[tuple[float, float]], width: float, height: float) -> list[list[int]]:
    """The rows that leave about as much room beside the items as above and below them."""
    best, rows = float("inf"), _rows(sizes, width)
    for step in range(20, 3, -1):
        tried = _rows(sizes, max(width * step / 20, max(w for w, _ in sizes)))
        spare = height - sum(max(sizes[i][1] for i in row) for row in tried)
        if spare < _ROW_GAP * (len(tried) - 1):
            break
        beside = min((width - sum(sizes[i][0] for i in row)) / len(row) for row in tried)
        uneven = abs(beside - 1.5 * spare / len(tried))
        if uneven < best:
            best, rows = uneven, tried
    return rows
