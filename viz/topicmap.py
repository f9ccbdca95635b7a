"""The map of topics: tiles as large as their papers are many, in columns that fill the drawing, with measured labels.

A column is as wide as its papers are many, so that all end at one height and no corner stays empty. A label has room
to stand in its tile: names wrap between words, no tile is lower than its name, and no column narrower than a name
needs. Topics stand within topics; a third level is drawn where two would leave large empty tiles and three can still be
read. Where there is room for one column only, bars are drawn instead: a topic's name, and below it a bar as long as its
papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from viz.svg import Attribute, drawing, element, lines
from viz.text import text_width, wrap_text

_COLOURS = 8
_GAP = 8.0  # between columns, and between the topics of one
_INSET = 4.0  # between a topic's edge and the topics within it
_LINE = 1.2
_LOWEST = 24.0  # one line, and as high as a finger needs
_MOST_LINES = 4
Box = tuple[float, float, float, float]
# What a tile is given on average, and how high a map is at least and at most where its names do not need more; one of
# a few tiles is no higher than that they still look like tiles.
_SPACE, _LOW_MAP, _HIGH_MAP = 8600.0, 190.0, 600.0
_LOW_TILE = 50.0
# No column is narrower than this, so that names stay whole; more columns than these within a topic are none.
_NARROWEST, _MOST_INNER = 148.0, 3
_SIZES = (13, 12)
_HEADS, _INNER_HEADS = (15, 13), (13, 12)
# Where two levels are fewer tiles than the first, large and empty, and three no more than the second, three are drawn.
_FEW, _MANY = 12, 60
_NARROWEST_OF_THREE = 480.0
# A map that is higher for its width than this is called tall: made small enough for a sheet it could not be read.
_TALL = 0.7


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
    """The tiles as one drawing in at most ``columns`` columns, the heaviest first."""
    order = _ranked(_open(tiles))
    total = sum(t.weight for t in order) or 1
    drawn = sum(_lowest(t) for t in order)
    if any(inner.tiles for t in order for inner in t.tiles):
        columns = min(columns, int(width / _NARROWEST_OF_THREE))
    least = min(_LOW_MAP, _LOW_TILE * drawn)
    room = width * min(_HIGH_MAP, max(least, drawn * _SPACE / width)) / total
    laid = _lay(order, width, columns, _GAP, room, top=True)
    parts: list[Markup] = []
    places = {id(tile): place for place, tile in enumerate(order)}
    for tile, box in _boxes(laid, 0.0, 0.0, laid.tall):
        parts.extend(_draw(tile, box, room, f"t{places[id(tile)] % _COLOURS}"))
    title = "Map of topics, area by number of papers"
    css = "map tall" if laid.tall > _TALL * width else "map"
    return drawing(width, laid.tall, title, _all_told(order), *parts, css=css, key=key, role="group")


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


def _open(tiles: Sequence[Tile]) -> list[Tile]:
    """The tiles with two levels, or with three where two are too few to fill the map and three can still be read."""
    two = [replace(t, tiles=tuple(replace(inner, tiles=()) for inner in t.tiles)) for t in tiles]
    if sum(_lowest(t) for t in two) >= _FEW:
        return two
    three = [
        replace(t, tiles=tuple(replace(i, tiles=tuple(replace(j, tiles=()) for j in i.tiles)) for i in t.tiles))
        for t in tiles
    ]
    return three if sum(_lowest(t) for t in three) <= _MANY else two


def _lowest(tile: Tile) -> int:
    """How many tiles stand in one, of which none holds another."""
    return sum(_lowest(t) for t in tile.tiles) or 1


def _ranked(tiles: Sequence[Tile]) -> list[Tile]:
    """The heaviest first; what is left over comes last."""
    return sorted(tiles, key=lambda t: (bool(t.alone), -t.weight, t.label))


@dataclass(frozen=True, slots=True)
class _Column:
    """Tiles one below the other, each with the height that it needs."""

    wide: float
    tiles: tuple[tuple[Tile, float], ...]
    tall: float


@dataclass(frozen=True, slots=True)
class _Laid:
    """Columns side by side; the highest says how high all are."""

    columns: tuple[_Column, ...]
    gap: float

    @property
    def tall(self) -> float:
        return max((c.tall for c in self.columns), default=0.0)


def _lay(order: Sequence[Tile], wide: float, columns: int, gap: float, room: float, *, top: bool = False) -> _Laid:
    """The tiles in the most columns that are all wide enough for names; ``room`` is the area that a paper is given."""
    for count in range(max(1, min(columns, len(order))), 0, -1):
        held: list[list[Tile]] = [[] for _ in range(count)]
        for tile in order:
            min(held, key=lambda h: sum(t.weight for t in h)).append(tile)
        free = wide - gap * (count - 1)
        total = sum(t.weight for t in order) or 1
        widths = [free * sum(t.weight for t in h) / total for h in held]
        if count == 1 or min(widths) >= _NARROWEST:
            break
    made = []
    for tiles, width in zip(held, widths, strict=True):
        talls = [_tall(t, width, room, top=top) for t in tiles]
        made.append(_Column(width, tuple(zip(tiles, talls, strict=True)), sum(talls) + gap * (len(tiles) - 1)))
    return _Laid(tuple(made), gap)


def _boxes(laid: _Laid, x: float, y: float, tall: float) -> Iterator[tuple[Tile, Box]]:
    """Each tile and its place; what a column lacks in height its tiles share out by their papers."""
    for column in laid.columns:
        at, spare = y, tall - column.tall
        papers = sum(t.weight for t, _ in column.tiles) or 1
        for tile, needed in column.tiles:
            high = needed + spare * tile.weight / papers
            yield tile, (x, at, column.wide, high)
            at += high + laid.gap
        x += column.wide + laid.gap


def _within(tile: Tile, wide: float, room: float) -> _Laid:
    """What stands in a topic, laid out between its edges."""
    inside = wide - 2 * _INSET
    return _lay(_ranked(tile.tiles), inside, min(_MOST_INNER, int(inside / _NARROWEST)), 0.0, room)


def _tall(tile: Tile, wide: float, room: float, *, top: bool) -> float:
    """How high a tile is: as its papers are many, no lower than its name, and with what stands in it."""
    if tile.tiles:
        return _head(tile, wide, top=top).tall + 8 + _within(tile, wide, room).tall + _INSET
    high = tile.weight * room / wide
    return max(_LOWEST, high, _label(tile, wide, high, top=top).tall + 5)


def _head(tile: Tile, wide: float, *, top: bool) -> _Label:
    """The name above the topics within one: on one line, or smaller on as many as it takes."""
    sizes = _HEADS if top else _INNER_HEADS
    label = _Label((), sizes[0])
    for size in sizes:
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


def _draw(tile: Tile, box: Box, room: float, colour: str, *, top: bool = True) -> list[Markup]:
    """A topic with those within it, one link each."""
    x, y, wide, tall = box
    if not tile.tiles:
        return [_leaf(tile, box, colour, top=top)]
    head = _head(tile, wide, top=top)
    rect = element("rect", {"x": x, "y": y, "width": wide, "height": tall, "rx": 3, "class": f"tile {colour}"})
    rows = lines(head.rows, x + 7, y + head.size + 4, head.size * _LINE, css=f"s{head.size} b")
    parts = [_linked(tile, rect, *rows, _figure(tile, x + wide - 7, y + head.size + 4))]
    at = y + head.tall + 8
    for child, place in _boxes(_within(tile, wide, room), x + _INSET, at, y + tall - _INSET - at):
        parts.extend(_draw(child, place, room, colour, top=False))
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
