"""The map of topics: tiles in columns of one width, as high as their papers are many, with measured labels.

All tiles being equally wide, a tile's height tells how large it is, and its label has room to stand in it: names wrap
between words, and no tile is lower than its name. Where there is room for one column only, bars are drawn instead: a
topic's name, and below it a bar as long as its papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from viz.svg import Attribute, drawing, element, lines
from viz.text import text_width, wrap_text

_COLOURS = 8
_GAP = 8.0  # between columns, and between the topics of one
_INSET = 4.0  # between a topic's edge and the topics within it
_LINE = 1.2
_LOWEST = 18.0  # one line
_MOST_LINES = 4
Box = tuple[float, float, float, float]
# Heights of one paper: of a large map about two screens high at most, a small one drawn no larger than it needs.
_TALLEST, _MOST_A_PAPER, _SMALL_MAP = 620.0, 9.0, 130.0
# A map of a few tiles is no higher than that they still look like tiles.
_TALL_TILE = 100.0
_SIZES = (13, 12)
_HEADS = (15, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A topic on the map; ``alone`` is what it is called where it does not stand within the topic above it."""

    label: str
    weight: int
    href: str
    tiles: tuple[Tile, ...] = ()
    alone: str = ""

    @property
    def said(self) -> str:
        """What it is called where it does not stand within its topic."""
        return self.alone or self.label

    @property
    def told(self) -> str:
        """Its name with its number of papers."""
        return f"{self.said}: {self.weight} {'paper' if self.weight == 1 else 'papers'}"


@dataclass(frozen=True, slots=True)
class _Label:
    """The lines of a label as they fit beside the figure of its tile."""

    rows: tuple[str, ...]
    size: int

    @property
    def tall(self) -> float:
        return len(self.rows) * self.size * _LINE


def topic_map(tiles: Sequence[Tile], width: int, columns: int, key: str) -> Markup:
    """The tiles as one drawing in columns, the heaviest first."""
    order = _ranked(tiles)
    columns = max(1, min(columns, len(order)))
    wide = (width - _GAP * (columns - 1)) / columns
    scale = _scale(order, columns)
    parts: list[Markup] = []
    height = 0.0
    for c, column in enumerate(_columns(order, wide, scale, columns)):
        y = 0.0
        for place, tile in column:
            tall = _tall(tile, wide, scale)
            parts.extend(_draw(tile, (c * (wide + _GAP), y, wide, tall), scale, f"t{place % _COLOURS}"))
            y += tall + _GAP
        height = max(height, y - _GAP)
    title = "Map of topics, height by number of papers"
    return drawing(width, height, title, _all_told(order), *parts, css="map", key=key, role="group")


def topic_bars(tiles: Sequence[Tile], width: int, key: str) -> Markup:
    """The topics one below the other, each with its name over a bar as long as its papers; for narrow windows."""
    order = _ranked(tiles)
    top = max((t.weight for t in order), default=1) or 1
    room = width - 24 - max((text_width(_beside(t), 12) for t in order), default=0)
    parts: list[Markup] = []
    y = 0.0
    for tile in order:
        rows = wrap_text(tile.label, 13, width - 16, lines=_MOST_LINES, bold=True)
        foot = y + len(rows) * 16 + 7
        long = max(3.0, room * tile.weight / top)
        ground: dict[str, Attribute] = {
            "x": 0,
            "y": y,
            "width": width,
            "height": foot + 20 - y,
            "rx": 3,
            "class": "tile h0",
        }
        drawn = (
            element("rect", ground),
            *lines(rows, 8, y + 17, 16, css="s13 b"),
            element("rect", {"x": 8, "y": foot, "width": long, "height": 12, "rx": 2, "class": "bar"}),
            element("text", {"x": long + 14, "y": foot + 10, "class": "s12 soft"}, _beside(tile)),
        )
        parts.append(_linked(tile, *drawn))
        y = foot + 20
    return drawing(
        width, y, "Topics, bars by number of papers", _all_told(order), *parts, css="map", key=key, role="group"
    )


def _beside(tile: Tile) -> str:
    """What stands beside a bar: its papers and, where there are any, the topics within it."""
    within = sum(1 for t in tile.tiles if not t.alone)
    papers = f"{tile.weight} {'paper' if tile.weight == 1 else 'papers'}"
    return f"{papers}, {within} {'topic' if within == 1 else 'topics'}" if within else papers


def _all_told(order: Sequence[Tile]) -> str:
    return "; ".join(f"{t.label}: {t.weight} {'paper' if t.weight == 1 else 'papers'}" for t in order)


def _ranked(tiles: Sequence[Tile]) -> list[Tile]:
    """The heaviest first; what is left over comes last."""
    return sorted(tiles, key=lambda t: (bool(t.alone), -t.weight, t.label))


def _scale(order: Sequence[Tile], columns: int) -> float:
    """How high one paper is drawn."""
    total = sum(t.weight for t in order) or 1
    tiles = sum(max(1, len(t.tiles)) for t in order)
    tallest = min(_TALLEST, max(_SMALL_MAP, _TALL_TILE * tiles / columns))
    return min(max(_SMALL_MAP * columns / total, min(_MOST_A_PAPER, tallest * columns / total)), 2 * _MOST_A_PAPER)


def _high(tile: Tile, wide: float, scale: float, *, top: bool = False) -> float:
    """How high a tile without others in it is: as its papers are many, and no lower than its name."""
    return max(_LOWEST, tile.weight * scale, _label(tile, wide, tile.weight * scale, top=top).tall + 5)


def _tall(tile: Tile, wide: float, scale: float) -> float:
    """How high a tile of the first level is, with its head and what stands in it."""
    if not tile.tiles:
        return _high(tile, wide, scale, top=True)
    within = sum(_high(t, wide - 2 * _INSET, scale) for t in tile.tiles)
    return _head(tile, wide).tall + 8 + within + _INSET


def _head(tile: Tile, wide: float) -> _Label:
    """The name above the topics within one: on one line, or smaller on as many as it takes."""
    label = _Label((), _HEADS[0])
    for size in _HEADS:
        label = _Label(wrap_text(tile.label, size, _room(tile, wide), lines=_MOST_LINES, bold=True), size)
        if len(label.rows) == 1:
            break
    return label


def _label(tile: Tile, wide: float, high: float, *, top: bool = False) -> _Label:
    """The label in letters with which it fits the height, or else in small ones on as many lines as it takes."""
    label = _Label((), _SIZES[0])
    for size in _SIZES:
        label = _Label(wrap_text(tile.label, size, _room(tile, wide), lines=_MOST_LINES, bold=top), size)
        if len(label.rows) == 1 or label.tall + 5 <= high:
            break
    return label


def _room(tile: Tile, wide: float) -> float:
    return wide - 22 - text_width(str(tile.weight), 12)


def _columns(order: Sequence[Tile], wide: float, scale: float, columns: int) -> list[list[tuple[int, Tile]]]:
    """The tiles, each in the column that is lowest when its turn comes, with their places in the order."""
    out: list[list[tuple[int, Tile]]] = [[] for _ in range(columns)]
    filled = [0.0] * columns
    for place, tile in enumerate(order):
        at = filled.index(min(filled))
        out[at].append((place, tile))
        filled[at] += _tall(tile, wide, scale) + _GAP
    return out


def _draw(tile: Tile, box: Box, scale: float, colour: str) -> list[Markup]:
    """A topic of the first level with those within it, one link each."""
    x, y, wide, tall = box
    if not tile.tiles:
        return [_leaf(tile, box, colour, top=True)]
    head = _head(tile, wide)
    rect = element("rect", {"x": x, "y": y, "width": wide, "height": tall, "rx": 3, "class": f"tile {colour}"})
    rows = lines(head.rows, x + 7, y + head.size + 4, head.size * _LINE, css=f"s{head.size} b")
    parts = [_linked(tile, rect, *rows, _figure(tile, x + wide - 7, y + head.size + 4))]
    at = y + head.tall + 8
    for child in _ranked(tile.tiles):
        high = _high(child, wide - 2 * _INSET, scale)
        parts.append(_leaf(child, (x + _INSET, at, wide - 2 * _INSET, high), colour))
        at += high
    return parts


def _leaf(tile: Tile, box: Box, colour: str, *, top: bool = False) -> Markup:
    x, y, w, h = box
    rect = element("rect", {"x": x, "y": y, "width": w, "height": h, "rx": 3, "class": f"tile {colour}"})
    label = _label(tile, w, h, top=top)
    first = y + min((h - label.tall) / 2, 4) + label.size
    css = f"s{label.size}{' b' if top else ''}{' soft' if tile.alone else ''}"
    return _linked(
        tile, rect, *lines(label.rows, x + 7, first, label.size * _LINE, css=css), _figure(tile, x + w - 7, first)
    )


def _figure(tile: Tile, x: float, y: float) -> Markup:
    return element("text", {"x": x, "y": y, "class": "s12 soft", "text-anchor": "end"}, str(tile.weight))


def _linked(tile: Tile, *inside: Markup) -> Markup:
    return element("a", {"href": tile.href}, element("title", {}, tile.told), *inside)
