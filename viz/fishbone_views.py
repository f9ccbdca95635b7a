"""The pictures of one fish for a page: lying in a wide window, standing in narrower ones, each as it can be read."""

from __future__ import annotations

from markupsafe import Markup

from viz.fishbone import FishboneDrawing, brief_fish, fishbone_size, fishbone_svg
from viz.fishbone_tall import tall_fishbone_svg
from viz.svg import element

# A lying fish of this width can be read in the narrowest window that shows one, and one of this height is taken in at a
# glance; so wide are the standing ones.
FIT, HIGH, MIDDLE, NARROW = 1220.0, 900.0, 640.0, 356.0


def needs_brief(fish: FishboneDrawing) -> bool:
    """Whether the whole drawing is too large to be read without being moved."""
    width, height = fishbone_size(fish, fit=FIT)
    return width > FIT or height > HIGH


def fishbone_views(fish: FishboneDrawing) -> Markup:
    """All pictures, one after the other; the style sheet of the page shows the one for the window.

    Where the fish would be too large with all that was put forward, they have the issues alone, and the same three with
    everything stand after them, for those who ask for it.
    """
    brief = needs_brief(fish)
    drawing = brief_fish(fish) if brief else fish
    views = [
        ("wide", fishbone_svg(drawing, standalone=False, fit=FIT)),
        ("middle", tall_fishbone_svg(drawing, width=MIDDLE, both_sides=True)),
        ("narrow", tall_fishbone_svg(drawing, width=NARROW)),
    ]
    if brief:
        views += [
            ("full", fishbone_svg(fish, standalone=False)),
            ("full-middle", tall_fishbone_svg(fish, width=MIDDLE, both_sides=True)),
            ("full-narrow", tall_fishbone_svg(fish, width=NARROW)),
        ]
    return Markup().join(element("div", {"class": css}, svg) for css, svg in views)
