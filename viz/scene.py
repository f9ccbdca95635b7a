"""The graph to draw: nodes with places, links, and what a panel says of each.

Positions come with the scene; nothing is left to physics. ``to_network`` gives it as pyvis's data model.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from viz.layout import BESIDE, LABEL, label_lines
from viz.page import Quote
from viz.text import clean_text, shorten, text_width

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
# The radius of the sign before the name of an area.
HEAD_SIGN = 8
# What one of them is called.
NAMES_OF_ONE = {
    "topic": "topic",
    "issue": "issue",
    "method": "method",
    "dataset": "data set",
    "modality": "kind of data",
    "task": "task",
    "metric": "metric",
    "paper": "paper",
}
# What a link says from its other end.
BACK = {
    "uses": "is used by",
    "works on": "is worked on by",
    "addresses": "is addressed by",
    "proposes": "is proposed by",
    "names": "is named by",
    "holds": "belongs to",
    "has the topic": "is within the topic",
    "has the issue": "is an issue of",
    "is put forward against": "is met by",
    "is evaluated on": "is used to evaluate",
    "is measured by": "measures",
    "is a kind of": "has the kind",
    "is part of": "has the part",
    "improves on": "is improved on by",
    "is built on by": "builds on",
    "is answered by": "answers",
}
# As on our own pages, for pages that have no style sheet of ours.
COLOURS = {
    "topic": "#0a5963",
    "issue": "#9c3a17",
    "method": "#1d569b",
    "dataset": "#0b6350",
    "modality": "#73388f",
    "task": "#7a4f00",
    "metric": "#4c5760",
    "paper": "#8b8675",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneNode:
    """A node: ``home`` is the topic node it folds into, ``shown`` whether it is in view at first.

    ``x`` and ``y`` hold where everything is open; the places in the first views are told by the scene's maps. ``apart``
    tells the node from others of the same name.
    """

    id: str
    label: str
    kind: str
    weight: int
    x: int
    y: int
    home: str = ""
    shown: bool = True
    first: int = 0
    last: int = 0
    apart: str = ""
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
class SceneArea:
    """The area of a topic on a map: ``topic`` is its node, empty for what belongs to no single topic."""

    topic: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneMap:
    """A first view for canvases of about this shape: areas, and the places of the nodes that are in view."""

    width: int
    height: int
    areas: tuple[SceneArea, ...]
    places: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything that can come into view; ``left_out`` counts what was too much even for that.

    ``maps`` are the first views, the largest first; ``areas`` lie behind the nodes where everything is open.
    """

    nodes: tuple[SceneNode, ...]
    links: tuple[SceneLink, ...]
    left_out: int = 0
    maps: tuple[SceneMap, ...] = ()
    areas: tuple[SceneArea, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that occur, in the order of the legend."""
        here = {n.kind for n in self.nodes}
        return tuple(k for k in SHAPES if k in here)


def node_size(node: SceneNode) -> int:
    """A node's radius: its area grows with its papers."""
    return sign_size(node.kind, node.weight)


def sign_size(kind: str, weight: int) -> int:
    """The radius of what stands for a thing of this kind that so many papers name."""
    if kind == "paper":
        return 4
    return 4 + round(1.2 * sqrt(min(weight, 64))) + {"topic": 1, "metric": 2, "issue": 1}.get(kind, 0)


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
        size = node_size(node)
        options: dict[str, Any] = {
            "x": node.x,
            "y": node.y,
            "size": size,
            "group": node.kind,
            "physics": False,
            "title": _safe_title(node),
        }
        label = node.label
        if wide:
            # There labels stand below their nodes: as wide as the room beside them, and twice as high.
            rows = label_lines(_safe(label, 200))
            label = "\n".join(rows)
            beside = round(BESIDE + max(text_width(row, LABEL) for row in rows)) // 2
            options["x"], options["y"] = round(1.7 * (node.x + beside)), 2 * node.y
            main = node.kind == "topic" and not node.home
            # The name of a whole area stands above it, large enough to be read when all is seen.
            options["font"] = {"size": 90, "vadjust": -(114 + 2 * size)} if main else {"size": 13, "vadjust": 0}
            label = _safe(node.label, 60) if main else label
            options["color"] = COLOURS[node.kind]
        made = Node(node.id, SHAPES[node.kind], label=label, **options)
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
    told = f"{NAMES_OF_ONE[node.kind]}{f', {node.apart}' if node.apart else ''}"
    return _safe(f"{shorten(node.label, 160)} ({told})", 300)


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
            "color": {
                "color": "#b9b4a4",
                "highlight": "#0a5963",
                "hover": "#0a5963",
                "inherit": False,
                "opacity": 0.45,
            },
            "smooth": False,
            "selectionWidth": 0.5,
            "hoverWidth": 0.7,
        },
    }
