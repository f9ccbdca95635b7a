"""Small pictures of numbers as SVG: bars over the years, a matrix of counts, dots on a line.

Colours come from the page's variables, so that a picture follows the theme; a picture says the same in its title and
description, and stands beside a table wherever it shows more than a handful of figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from viz.svg import Attribute, drawing, element, lines
from viz.text import shorten, text_width, wrap_text

_STEPS = 5
_SMALL = 11


def year_bars(counts: Mapping[int, int], first: int, last: int, *, years: bool = False) -> Markup:
    """A word-sized row of bars, one a year, on a thin line where there are empty years, with the largest number.

    With ``years`` the first and the last year stand below it; without, they stand at the head of its column.
    """
    span = last - first + 1
    # Few years are drawn as broad as what stands below them; a single bar stays a bar.
    apart = 2 * text_width("0000", _SMALL) + 8
    pitch = 3 if span > 24 else 6 if span == 1 else min(18, max(6, round(apart / span + 0.5)))
    height, wide = 20, span * pitch
    top = max((n for year, n in counts.items() if first <= year <= last), default=0)
    parts = []
    if any(not counts.get(year) for year in range(first, last + 1)):
        line = {"x": 0, "y": height - 1, "width": wide - 1, "height": 1}
        parts.append(element("rect", {**line, "class": "bar-soft"}))
    for i, year in enumerate(range(first, last + 1)):
        if n := counts.get(year, 0):
            tall = max(3, round(height * n / top))
            place = {"x": i * pitch, "y": height - tall, "width": pitch - 1, "height": tall}
            parts.append(element("rect", {**place, "class": "bar"}))
    if years:
        # Two years need room for both; else the second one stands where it ends.
        wide = max(wide, round(apart + 0.5)) if last > first else wide
        parts.append(element("text", {"x": 0, "y": height + 12, "class": "s11 soft"}, str(first)))
        if last > first:
            end: dict[str, Attribute] = {"x": wide - 1, "y": height + 12, "class": "s11 soft", "text-anchor": "end"}
            parts.append(element("text", end, str(last)))
    if told := most_told(counts, first, last):
        parts.append(element("text", {"x": wide + 4, "y": height - 4, "class": "s11 soft"}, told))
        wide += round(text_width(told, _SMALL) + 6)
    tall = height + (15 if years else 0)
    said = ", ".join(f"{y}: {counts[y]}" for y in sorted(counts) if counts[y])
    return element(
        "svg",
        {
            "viewBox": f"0 0 {wide} {tall}",
            "width": wide,
            "height": tall,
            "role": "img",
            "aria-label": f"Papers by year, {first} to {last}: {said}" if said else "no dates",
        },
        *parts,
    )


def most_told(counts: Mapping[int, int], first: int, last: int) -> str:
    """The largest number of a year, and which year that is where it is one. Where every bar is one paper, no number
    is needed, and a single such bar has its year only.

    Examples
    --------
    >>> most_told({2020: 1, 2021: 4}, 2020, 2021), most_told({2020: 2, 2021: 2}, 2020, 2021)
    ('max. 4 (2021)', 'max. 2')
    >>> most_told({2020: 1, 2021: 1}, 2020, 2021), most_told({2021: 1}, 2020, 2021)
    ('', 'in 2021')
    """
    inside = {year: n for year, n in counts.items() if first <= year <= last}
    top = max(inside.values(), default=0)
    at = [year for year, n in inside.items() if n == top]
    if top < 2:
        return f"in {at[0]}" if top and len(at) == 1 else ""
    return f"max. {top} ({at[0]})" if len(at) == 1 else f"max. {top}"


def year_chart(counts: Mapping[int, int], key: str, noun: str, width: int = 720) -> Markup:
    """Bars over the years with figures on them; where the bars are too thin for that, on the highest ones."""
    first, last = min(counts), max(counts)
    years = range(first, last + 1)
    top = max(counts.values())
    # Few papers are no towers.
    left, tall = 4, min(118, 38 + 20 * top)
    base = tall + 32
    pitch = min(72.0, (width - 2 * left) / len(years))
    step = 1 if pitch >= 34 else 2 if pitch >= 17 else 5
    wide = max(2 * left + pitch * len(years), 60)
    parts = [element("path", {"d": f"M{left} {base}.5H{round(left + pitch * len(years))}", "class": "axis"})]
    for i, year in enumerate(years):
        n, x = counts.get(year, 0), left + i * pitch
        h = tall * n / top
        middle = x + pitch / 2
        if n:
            parts.append(
                element(
                    "rect",
                    {"x": x + pitch * 0.12, "y": base - h, "width": pitch * 0.76, "height": h, "class": "bar"},
                )
            )
            if pitch >= 17 or n == top > 1:
                parts.append(
                    element("text", {"x": middle, "y": base - h - 6, "class": "s12", "text-anchor": "middle"}, str(n))
                )
        if (last - year) % step == 0:
            # A label that is wider than its bar stays within the drawing.
            half = text_width(str(year), 12) / 2
            at = min(max(middle, half), wide - half)
            parts.append(
                element("text", {"x": at, "y": base + 17, "class": "s12 soft", "text-anchor": "middle"}, str(year))
            )
    said = ", ".join(f"{y}: {counts.get(y, 0)}" for y in years)
    return drawing(wide, base + 26, f"{noun} by year", said, *parts, css="years", key=key)


def matrix(
    rows: Sequence[str], columns: Sequence[str], values: Sequence[Sequence[int]], key: str, title: str, width: int = 860
) -> Markup:
    """Counts as shaded squares with the figure in each; rows and columns are named in full or shortened."""
    narrow = width < 500
    gutter = min(230.0 if not narrow else 128.0, 12 + max((text_width(r, 12) for r in rows), default=0))
    size = max(20.0, min(46.0, (width - gutter - 4) / max(1, len(columns))))
    numeric = all(c.isdigit() and len(c) == 4 for c in columns)
    head = 22.0 if numeric else 14 + 0.72 * max((text_width(shorten(c, 26), 12) for c in columns), default=0)
    tall = max(22.0, min(28.0, size))
    top = max((v for row in values for v in row), default=0) or 1
    parts: list[Markup] = []
    for j, column in enumerate(columns):
        x = gutter + j * size + size / 2
        if numeric:
            shown = column if size >= 32 else "’" + column[2:] if (len(columns) - 1 - j) % 2 == 0 else ""
            parts.append(element("text", {"x": x, "y": head - 7, "class": "s12 soft", "text-anchor": "middle"}, shown))
        else:
            parts.append(
                element(
                    "text",
                    {"transform": f"translate({x:.1f} {head - 6:.1f}) rotate(-45)", "class": "s12"},
                    shorten(column, 26),
                )
            )
    for i, row in enumerate(rows):
        y = head + i * tall
        label = wrap_text(row, 12, gutter - 10, lines=1)
        parts.extend(lines(label, gutter - 8, y + tall / 2 + 4, 0, css="s12", anchor="end"))
        for j, n in enumerate(values[i]):
            x = gutter + j * size
            step = 0 if n == 0 else 1 + min(_STEPS - 1, (n - 1) * _STEPS // top)
            parts.append(
                element(
                    "rect",
                    {"x": x + 1, "y": y + 1, "width": size - 2, "height": tall - 2, "rx": 2, "class": f"h{step}"},
                )
            )
            if n:
                css = "s11 on-strong" if step >= 4 else "s11 on"
                parts.append(
                    element(
                        "text",
                        {"x": x + size / 2, "y": y + tall / 2 + 4, "class": css, "text-anchor": "middle"},
                        str(n),
                    )
                )
    wide = gutter + size * len(columns) + 4
    if not numeric:  # a name that leans out to the right needs room, too
        leans = [gutter + (j + 0.5) * size + 0.72 * text_width(shorten(c, 26), 12) + 10 for j, c in enumerate(columns)]
        wide = max(wide, *leans)
    said = f"{len(rows)} rows by {len(columns)} columns; the table below holds the figures."
    return drawing(wide, head + tall * len(rows) + 4, title, said, *parts, css="matrix", key=key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One figure on a line: whose, how much, as it is written, the paper's year; ``base`` where it is a baseline."""

    label: str
    value: float
    shown: str
    when: str = ""
    base: bool = False


def dot_plot(dots: Sequence[Dot], key: str, title: str, width: int = 720) -> Markup:
    """One row a figure, all on one scale that need not begin at zero; what it is stands before its line, or above it
    where the drawing is narrow."""
    narrow = width < 500
    gutter = 8.0 if narrow else min(260.0, 14 + max(text_width(d.label, 13) for d in dots))
    room = max(text_width(f"{d.shown} ({d.when})" if d.when else d.shown, 12) for d in dots)
    room = min(room, 150.0 if not narrow else 110.0)
    low, high = min(d.value for d in dots), max(d.value for d in dots)
    pad = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    low, high = low - pad, high + pad
    scale = (width - gutter - room - 24) / (high - low)
    row = 44 if narrow else 26
    parts: list[Markup] = []
    for i, dot in enumerate(dots):
        y = (i + 1) * row - 8
        x = gutter + (dot.value - low) * scale
        label = wrap_text(dot.label, 13, width - 2 * gutter if narrow else gutter - 14, lines=1)
        place = (gutter, y - 16) if narrow else (gutter - 10, y + 4)
        parts.extend(lines(label, *place, 0, css="s13", anchor=None if narrow else "end"))
        parts.append(element("path", {"d": f"M{gutter:.1f} {y}.5H{width - room - 20:.1f}", "class": "axis"}))
        parts.append(element("circle", {"cx": x, "cy": y, "r": 5.5, "class": "dot base" if dot.base else "dot"}))
        shown = f"{dot.shown} ({dot.when})" if dot.when else dot.shown
        parts.extend(lines(wrap_text(shown, 12, room, lines=1), width - room - 10, y + 4, 0, css="s12"))
    said = "; ".join(f"{d.label}: {d.shown}" for d in dots)
    return drawing(width, len(dots) * row + 6, title, said, *parts, css="dots", key=key)
