"""The map of topics: a squarified treemap (Bruls, Huizing and van Wijk 2000) with measured labels.

A tile's area is the number of its papers. A label stands only where it fits, wrapped; a tile that is too small for its
own bears a letter, and a list of those below the drawing says what they are and leads there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from viz.svg import Attribute, drawing, element, lines
from viz.text import text_width, word_pieces, wrap_text

# What stands above the topics within one: room for a line, or for two smaller ones.
_HEAD, _TALL_HEAD = 26.0, 42.0
_COLOURS = 8
_LOW = 13.0  # a tile that is lower has no room for a letter


_STUMP = 5  # letters: fewer of a word do not tell which it is


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


Box = tuple[float, float, float, float]


def topic_map(tiles: Sequence[Tile], width: int, height: int, key: str) -> Markup:
    """The tiles as one drawing, the heaviest at the top left, and below it the list of those too small for a label."""
    small: list[Tile] = []
    order = sorted(tiles, key=lambda t: (-t.weight, t.label))
    parts: list[Markup] = []
    for i, (tile, box) in enumerate(
        zip(order, squarify([t.weight for t in order], (0, 0, width, height)), strict=True)
    ):
        parts.extend(_draw(tile, box, f"t{i % _COLOURS}", small, top=True))
    said = "; ".join(f"{t.label}: {t.weight} papers" for t in order)
    drawn = drawing(
        width, height, "Map of topics, area by number of papers", said, *parts, css="map", key=key, role="group"
    )
    return drawn + _key(small) if small else drawn


def _key(small: Sequence[Tile]) -> Markup:
    """What the letters of the small tiles stand for."""
    rows = [
        element(
            "li", {}, element("b", {}, _letter(n)), " ", element("a", {"href": tile.href}, tile.said), f" {tile.weight}"
        )
        for n, tile in enumerate(small)
    ]
    return element("ol", {"class": "map-key", "aria-label": "Topics too small for a label"}, *rows)


def _letter(n: int) -> str:
    """A letter for the tile of a number, from 0; then two of them.

    Examples
    --------
    >>> _letter(0), _letter(25), _letter(26)
    ('a', 'z', 'aa')
    """
    return (_letter(n // 26 - 1) if n >= 26 else "") + chr(ord("a") + n % 26)


def _draw(tile: Tile, box: Box, colour: str, small: list[Tile], *, top: bool) -> list[Markup]:
    x, y, w, h = box
    size = 15 if top else 12
    said = f"{tile.said}: {tile.weight} {'paper' if tile.weight == 1 else 'papers'}"
    rect = element("rect", {"x": x, "y": y, "width": w, "height": h, "rx": 3, "class": f"tile {colour}"})
    inner = sorted(tile.tiles, key=lambda t: (-t.weight, t.label))
    nested = top and bool(inner) and w >= 120 and h >= 84
    head = _HEAD
    if nested and h >= 112 and text_width(f"{tile.label} {tile.weight}", size, bold=True) > w - 21:
        head, size = _TALL_HEAD, 13
    text = _label(tile, x, y, w, head if nested else h, size, bold=top)
    if not text:
        mark = _letter(len(small))
        small.append(tile)
        if text_width(mark, 12, bold=True) + 4 <= w and h >= _LOW:
            middle: dict[str, Attribute] = {
                "x": x + w / 2,
                "y": y + h / 2 + 4,
                "class": "s12 b",
                "text-anchor": "middle",
            }
            text = [element("text", middle, mark)]
    parts = [
        element(
            "a",
            {"href": tile.href, "aria-label": said if tile in small else None},
            element("title", {}, said),
            rect,
            *text,
        )
    ]
    if nested:
        area = (x + 4, y + head, w - 8, h - head - 4)
        for child, place in zip(inner, squarify([t.weight for t in inner], area), strict=True):
            parts.extend(_draw(child, place, colour, small, top=False))
    return parts


def _label(tile: Tile, x: float, y: float, w: float, h: float, size: int, *, bold: bool) -> list[Markup]:
    room, figure = w - 14, str(tile.weight)
    if room < 24:
        return []
    # A word that is broken reads badly: rather smaller letters, and then one that is cut at its end.
    longest = max(word_pieces(tile.label), key=lambda word: text_width(word, size, bold=bold), default="")
    if text_width(longest, size, bold=bold) > room:
        size, bold = (12 if text_width(longest, 12) <= room else 11), False
    css = f"s{size}{' b' if bold else ''}"
    rows_that_fit = int((h - 6) // (size * 1.2))
    if rows_that_fit < 1:
        return []
    label = _cut_words(tile.label, size, room, bold=bold)
    if not label:
        return []
    rows = wrap_text(label, size, room, lines=min(5, rows_that_fit), bold=bold)
    if rows[-1].endswith("…") and len(rows[-1]) < 5:
        return []
    drawn = list(lines(rows, x + 7, y + size + 4, size * 1.2, css=css))
    after = text_width(rows[-1], size, bold=bold) + 7
    if after + text_width(figure, 12) <= room:
        drawn.append(
            element(
                "text",
                {"x": x + 7 + after, "y": y + size + 4 + (len(rows) - 1) * size * 1.2, "class": "s12 soft"},
                figure,
            )
        )
    elif rows_that_fit > len(rows):
        drawn.append(
            element("text", {"x": x + 7, "y": y + size + 4 + len(rows) * size * 1.2, "class": "s12 soft"}, figure)
        )
    return drawn


def _cut_words(label: str, size: int, room: float, *, bold: bool) -> str:
    """The label up to the first word that is too wide, which is cut; empty where no more than a stump of it is left."""
    kept: list[str] = []
    for word in label.split():
        if max(text_width(piece, size, bold=bold) for piece in word_pieces(word)) <= room:
            kept.append(word)
            continue
        while word and text_width(word + "…", size, bold=bold) > room:
            word = word[:-1]
        if len(word) >= _STUMP:
            kept.append(word)
        return " ".join(kept) + "…" if kept else ""
    return " ".join(kept)


def squarify(weights: Sequence[int], box: Box) -> list[Box]:
    """A rectangle for each weight (heaviest first), filling ``box``, each as near to a square as the method gets."""
    x, y, w, h = box
    total = float(sum(weights))
    if not weights or total <= 0 or w <= 0 or h <= 0:
        return [(x, y, max(w, 0), max(h, 0))] * len(weights)
    areas = [weight * w * h / total for weight in weights]
    out: list[Box] = []
    start = 0
    while start < len(areas):
        side = min(w, h)
        end = start + 1
        while end < len(areas) and _worst(areas[start : end + 1], side) <= _worst(areas[start:end], side):
            end += 1
        row = areas[start:end]
        thick = sum(row) / side if side else 0
        at = 0.0
        for area in row:
            along = area / thick if thick else 0
            out.append((x, y + at, thick, along) if w >= h else (x + at, y, along, thick))
            at += along
        if w >= h:
            x, w = x + thick, w - thick
        else:
            y, h = y + thick, h - thick
        start = end
    return out


def _worst(row: Sequence[float], side: float) -> float:
    total = sum(row)
    if total <= 0 or side <= 0:
        return float("inf")
    return max(max(side * side * a / total**2, total**2 / (side * side * a)) if a else float("inf") for a in row)
