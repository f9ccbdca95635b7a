"""The graph to draw: nodes with places, links, and what a panel says of each.

Positions come with the scene; nothing is left to physics. ``to_network`` gives it as pyvis's data model.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from viz.page import Quote
from viz.text import clean_text, shorten

if TYPE_CHECKING:
    from pyvis.network import Network

# The shape says what a node is even where the colour does not.
SHAPES = {
    "topic": "hexagon",
    "issue": "diamond",
    "method": "dot",
    "dataset": "square",
    "modality": "triangle",
    "task": "triangleDown",
    "metric": "star",
    "paper": "square",
}
NAMES = {
    "topic": "Topics",
    "issue": "Issues",
    "method": "Methods",
    "dataset": "Data sets",
    "modality": "Kinds of data",
    "task": "Tasks",
    "metric": "Metrics",
    "paper": "Papers",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneNode:
    """A node: ``home`` is the topic node it folds into, ``shown`` whether it is in view at first.

    ``x`` and ``y`` hold in the first view, ``wide_x`` and ``wide_y`` where everything is open and needs more room.
    """

    id: str
    label: str
    kind: str
    weight: int
    x: int
    y: int
    wide_x: int = 0
    wide_y: int = 0
    home: str = ""
    shown: bool = True
    first: int = 0
    last: int = 0
    facts: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    href: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneLink:
    """A directed link with its relation, its weight in papers and the words behind it."""

    source: str
    target: str
    relation: str
    weight: int = 1
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything that can come into view; ``left_out`` counts what was too much even for that."""

    nodes: tuple[SceneNode, ...]
    links: tuple[SceneLink, ...]
    left_out: int = 0

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that occur, in the order of the legend."""
        here = {n.kind for n in self.nodes}
        return tuple(k for k in SHAPES if k in here)


def node_size(node: SceneNode) -> int:
    """A node's radius: its area grows with its papers."""
    if node.kind == "paper":
        return 6
    grown = 7 + round(2 * sqrt(min(node.weight, 64)))
    return grown + {"topic": 6, "metric": 5, "issue": 2}.get(node.kind, 0)


def to_network(scene: Scene, *, wide: bool = True) -> Network:
    """The scene as a directed ``pyvis.network.Network``: places fixed, physics off, no markup in any label or title.

    With ``wide``, as people get it for pages of pyvis's own; without, for ours, which escapes its data.

    Nodes and edges are appended as pyvis's own ``Node`` and ``Edge`` make them; its ``add_node`` and ``add_edge`` look
    through all nodes at each call, which is quadratic.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.options = _options()
    for node in scene.nodes:
        options: dict[str, Any] = {
            "x": node.wide_x if wide else node.x,
            "y": node.wide_y if wide else node.y,
            "size": node_size(node),
            "group": node.kind,
            "physics": False,
            "title": _safe_title(node),
        }
        made = Node(
            node.id, SHAPES[node.kind], label=_safe(node.label, 34) if wide else shorten(node.label, 34), **options
        )
        network.nodes.append(made.options)
        network.node_ids.append(node.id)
        network.node_map[node.id] = made.options
    known = {n.id for n in scene.nodes}
    for number, link in enumerate(scene.links):
        if link.source in known and link.target in known:
            title = clean_text(link.relation)
            made = Edge(link.source, link.target, directed=True, id=f"e{number}", title=title, width=_width(link))
            network.edges.append(made.options)
    return network


def _safe_title(node: SceneNode) -> str:
    """What pyvis shows on hovering. Older readers of its data take it for HTML, so it holds no markup at all."""
    return f"{_safe(node.label, 160)} ({node.kind})"


def _safe(text: str, most: int) -> str:
    """Text without a sign of markup: pyvis puts it into a script of its page, where ``</script>`` would end it."""
    return shorten(text, most).replace("<", "‹").replace(">", "›").replace("&", "+")


def _width(link: SceneLink) -> float:
    return round(min(5.0, 0.8 + 0.5 * sqrt(link.weight)), 2)


def _options() -> dict[str, Any]:
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": True,
            "dragNodes": True,
            "keyboard": {"enabled": False},
            "hideEdgesOnDrag": True,
            "hideEdgesOnZoom": True,
            "tooltipDelay": 250,
        },
        "nodes": {
            "borderWidth": 1.5,
            "font": {
                "size": 15,
                "face": "Arial, Liberation Sans, Helvetica, sans-serif",
                "strokeWidth": 4,
                "vadjust": -2,
            },
            "scaling": {"label": {"enabled": True, "drawThreshold": 8, "min": 15, "max": 22}},
        },
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}},
            "smooth": False,
            "selectionWidth": 2,
            "hoverWidth": 1,
        },
    }
