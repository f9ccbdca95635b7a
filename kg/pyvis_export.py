"""The field as a ``pyvis.network.Network``, for people's own pages and notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.pages.lookup import look_up
from kg.records import Field
from kg.scene import make_scene
from viz.scene import to_network

if TYPE_CHECKING:
    from pyvis.network import Network


def to_pyvis(field: Field) -> Network:
    """Give the graph of a field as a directed pyvis network with places worked out and physics off.

    Labels and titles are plain text without markup, so that pyvis's own page may show them too.

    Examples
    --------
    >>> network = to_pyvis(field)                       # doctest: +SKIP
    >>> network.write_html("graph.html")                # doctest: +SKIP
    """
    return to_network(make_scene(look_up(field)))
