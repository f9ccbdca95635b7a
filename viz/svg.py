"""Elements of SVG and HTML as escaped strings: the one way in which drawings are put into words."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

from markupsafe import Markup, escape

from viz.text import clean_text

Attribute = str | float | None


def element(name: str, attributes: dict[str, Attribute] | None = None, *children: str) -> Markup:
    """``<name attributes>children</name>``; every attribute and every child that is not ``Markup`` is escaped.

    Examples
    --------
    >>> element("text", {"x": 1.50, "class": None}, "a < b")
    Markup('<text x="1.5">a &lt; b</text>')
    """
    shown = "".join(
        f' {key}="{escape(clean_text(value if isinstance(value, str) else number(value)))}"'
        for key, value in (attributes or {}).items()
        if value is not None
    )
    inside = "".join(_child(c) for c in children)
    return Markup(f"<{name}{shown}>{inside}</{name}>") if inside else Markup(f"<{name}{shown}/>")  # noqa: S704


def _child(child: str) -> str:
    return str(child) if isinstance(child, Markup) else str(escape(clean_text(child)))


def number(value: float) -> str:
    """A number with at most one decimal, the same on every machine.

    Examples
    --------
    >>> number(2.0), number(0.25), number(-0.01)
    ('2', '0.3', '0')
    """
    tenths = floor(value * 10 + 0.5)
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def lines(
    rows: Iterable[str], x: float, y: float, height: float, *, css: str, anchor: str | None = None
) -> tuple[Markup, ...]:
    """One ``text`` element a row, the first with its baseline at ``y``, the next ``height`` below."""
    return tuple(
        element("text", {"x": x, "y": y + i * height, "class": css, "text-anchor": anchor}, row)
        for i, row in enumerate(rows)
    )


def drawing(
    width: float, height: float, title: str, description: str, *children: str, css: str, key: str, role: str = "img"
) -> Markup:
    """A whole ``svg`` with a title and a description for those who do not see it.

    ``key`` must be unique on its page; ``role`` is ``"group"`` where links stand in the drawing.
    """
    return element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": width,
            "height": height,
            "class": css,
            "role": role,
            "aria-labelledby": f"{key}-t {key}-d",
        },
        element("title", {"id": f"{key}-t"}, title),
        element("desc", {"id": f"{key}-d"}, description),
        *children,
    )
