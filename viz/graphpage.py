"""The graph page: pyvis's nodes, edges and options in our own page around vis-network, and the same as a table."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from viz.layout import BESIDE, HEAD_LINE, LINE, label_lines
from viz.links import safe_link, web_link
from viz.page import Cell, Column, Frame, Inline, Link, Page, Quote, Section, Table
from viz.render import asset, in_three, render_page
from viz.scene import (
    BACK,
    HEAD_SIGN,
    NAMES,
    NAMES_OF_ONE,
    SHAPES,
    Scene,
    SceneArea,
    SceneMap,
    SceneNode,
    node_size,
    to_network,
)
from viz.svg import drawing, element, lines, number

TABLE_ROWS = 3000
# How many of the nodes that it is linked with are named in a node's row: of one paper, of more.
LINKED = (2, 4)
# That something belongs to a topic is seen by where it stands; drawn as lines, it would hide the rest.
WITHIN = frozenset({"has the topic", "has the issue"})
# The corners of the signs, for a size of one.
CORNERS = {
    "hexagon": ((-0.5, -0.87), (0.5, -0.87), (1, 0), (0.5, 0.87), (-0.5, 0.87), (-1, 0)),
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "triangle": ((0, -1), (1, 0.85), (-1, 0.85)),
    "triangleDown": ((0, 1), (1, -0.85), (-1, -0.85)),
    "star": (
        (0, -1), (0.24, -0.32), (0.95, -0.31), (0.38, 0.12), (0.59, 0.81),
        (0, 0.4), (-0.59, 0.81), (-0.38, 0.12), (-0.95, -0.31), (-0.24, -0.32),
    ),
}  # fmt: skip


def render_graph(page: Page, frame: Frame, scene: Scene) -> bytes:
    """The page as bytes; ``page`` brings title and lead, its sections come after the graph."""
    years = sorted({y for n in scene.nodes for y in (n.first, n.last) if y})
    whole = Page(
        path=page.path,
        title=page.title,
        kicker=page.kicker,
        lead=page.lead,
        sections=(*page.sections, Section(key="table", title="The same as a table", blocks=(_table(scene),))),
        current=page.current,
        layout="graph",
    )
    topics = [(n.id, n.label) for n in scene.nodes if n.kind == "topic" and not n.home]
    within = {t: sorted((n.label, n.id) for n in scene.nodes if n.kind == "topic" and n.home == t) for t, _ in topics}
    heaviest = max((n.weight for n in scene.nodes if n.kind not in {"topic", "paper"}), default=1)
    return render_page(
        whole,
        frame,
        scripts=(vis_network(), asset("graph.js")),
        styles=(asset("graph.css"),),
        data={"graph-data": graph_data(scene)},
        template="graph.html.jinja",
        context={
            "kinds": [(k, NAMES[k]) for k in scene.kinds],
            "topics": topics,
            "within": within,
            "across": bool(topics) and any(not n.home for n in scene.nodes if n.kind not in {"topic", "paper"}),
            "years": list(range(years[0], years[-1] + 1)) if years else [],
            "heaviest": heaviest,
            "picture": picture(scene),
            "rows": sum(n.kind != "paper" for n in scene.nodes),
            "left_out": scene.left_out,
        },
    )


def graph_data(scene: Scene) -> dict[str, Any]:
    """What the page's script draws: pyvis's nodes and edges as rows, each string once and called by its number.

    A node is ``[id, kind, label, weight, size, x, y, home, first, last, apart, facts, quotes, page, address]``, a link
    ``[from, to, relation, weight, quote, ...]``, a quote ``[text, start, end, title, when, page, address]``; a home is
    one more than the number of its node, and 0 is no home. A map is ``[width, height, areas, places]``, an area
    ``[topic, x, y, width, height, level]`` with its topic as a home, places are ``node, x, y`` in a row.
    """
    network = to_network(scene, wide=False)
    nodes, edges, _, _, _, options = network.get_network_data()
    strings: dict[str, int] = {"": 0}
    quotes: dict[Quote, int] = {}

    def said(text: str | None) -> int:
        return strings.setdefault(text or "", len(strings))

    def told(quote: Quote) -> tuple[int, int, int]:
        before, telling, after = in_three(quote)
        return said(before + telling + after), len(before), len(before) + len(telling)

    def quoted(found: tuple[Quote, ...]) -> list[int]:
        return [quotes.setdefault(q, len(quotes)) for q in found]

    place = {n.id: i for i, n in enumerate(scene.nodes)}
    kinds = list(NAMES)
    rows: list[list[Any]] = []
    for n, drawn in zip(scene.nodes, nodes, strict=True):
        home = place[n.home] + 1 if n.home in place else 0
        row = [n.id, kinds.index(n.kind), said(n.label), n.weight, drawn["size"], drawn["x"], drawn["y"], home]
        row += [n.first, n.last, said(n.apart)]
        rows.append([*row, [said(f) for f in n.facts], quoted(n.quotes), said(n.href), said(safe_link(n.url))])
    links = [link for link in scene.links if link.source in place and link.target in place]

    def spread(areas: tuple[SceneArea, ...]) -> list[list[int]]:
        return [[place.get(a.topic, -1) + 1, a.x, a.y, a.width, a.height, a.level] for a in areas]

    return {
        "nodes": rows,
        "edges": [
            [place[drawn["from"]], place[drawn["to"]], said(drawn["title"]), link.weight, *quoted(link.quotes)]
            for link, drawn in zip(links, edges, strict=True)
        ],
        "widths": {str(link.weight): drawn["width"] for link, drawn in zip(links, edges, strict=True)},
        "maps": [
            [m.width, m.height, spread(m.areas), [v for key, x, y in m.places for v in (place[key], x, y)]]
            for m in maps_of(scene)
        ],
        "areas": spread(scene.areas),
        "options": json.loads(options),
        "quotes": [[*told(q), said(q.title), said(q.when), said(q.href), said(web_link(q.url))] for q in quotes],
        "strings": list(strings),
        "names": NAMES,
        "ones": NAMES_OF_ONE,
        "back": BACK,
        "shapes": SHAPES,
    }


def maps_of(scene: Scene) -> tuple[SceneMap, ...]:
    """The first views; of a scene without any, one of the nodes that are shown, where they are."""
    if scene.maps:
        return scene.maps
    shown = [n for n in scene.nodes if n.shown]
    wide, high = max((n.x for n in shown), default=0) + 160, max((n.y for n in shown), default=0) + 40
    return (SceneMap(width=wide, height=high, areas=(), places=tuple((n.id, n.x, n.y) for n in shown)),)


def picture(scene: Scene) -> Markup:
    """The first view as a drawing that needs no script: for paper, and for windows that run none."""
    maps = maps_of(scene)
    drawn = maps[min(1, len(maps) - 1)]
    nodes = {n.id: n for n in scene.nodes}
    places = {key: (x, y) for key, x, y in drawn.places}
    heads = {a.topic for a in drawn.areas if a.topic}
    parts = [
        element("rect", {"x": a.x, "y": a.y, "width": a.width, "height": a.height, "rx": 6, "class": "g-area"})
        for a in drawn.areas
    ]
    path = "".join(
        "M{} {}L{} {}".format(*places[link.source], *places[link.target])
        for link in scene.links
        if link.source in places and link.target in places and link.relation not in WITHIN
    )
    parts.append(element("path", {"d": path, "class": "g-links"}))
    for a in drawn.areas:
        left = a.x + 8 + (2 * HEAD_SIGN + BESIDE if a.topic else 0)
        parts += lines(a.lines, left, a.y + 21, HEAD_LINE, css="g-head" if a.topic else "g-head across")
    for key, (x, y) in places.items():
        node = nodes[key]
        size = HEAD_SIGN if key in heads else node_size(node)
        parts.append(sign(node.kind, x, y, size))
        if key not in heads:
            rows = label_lines(node.label)
            first = y + 4 - (len(rows) - 1) * LINE / 2
            parts += lines(rows, x + size + BESIDE, first, LINE, css="g-label")
    said = "; ".join(nodes[a.topic].label for a in drawn.areas if a.topic in nodes) or "no topics"
    title = "The field as a map of its topics and of what belongs to them"
    return drawing(drawn.width, drawn.height, title, said, *parts, css="g-map", key="g-map")


def sign(kind: str, x: float, y: float, size: float) -> Markup:
    """The sign of a kind of node around a place."""
    if kind == "method":
        return element("circle", {"cx": x, "cy": y, "r": size, "class": "g-method"})
    corners = CORNERS[SHAPES[kind]]
    points = " ".join(f"{number(x + size * dx)},{number(y + size * dy)}" for dx, dy in corners)
    return element("polygon", {"points": points, "class": f"g-{kind}"})


@cache
def vis_network() -> str:
    """The source of vis-network as pyvis brings it (Apache-2.0 or MIT), the newest of its copies."""
    lib = files("pyvis").joinpath("lib")
    found = sorted(
        (tuple(int(p) for p in folder.name.removeprefix("vis-").split(".") if p.isdigit()), folder.name)
        for folder in lib.iterdir()
        if folder.name.startswith("vis-")
    )
    if not found:
        raise RuntimeError("pyvis is installed without its copy of vis-network. Install pyvis 0.3.2 or newer anew.")
    return lib.joinpath(found[-1][1], "vis-network.min.js").read_text(encoding="utf-8")


def _table(scene: Scene) -> Table:
    nodes = {n.id: n for n in scene.nodes}
    beside: dict[str, dict[str, int]] = {}
    for link in scene.links:
        for a, b in ((link.source, link.target), (link.target, link.source)):
            if a in nodes and b in nodes and nodes[b].kind != "paper":
                near = beside.setdefault(a, {})
                near[b] = max(near.get(b, 0), link.weight)
    order = sorted((n for n in scene.nodes if n.kind != "paper"), key=lambda n: (-n.weight, n.label, n.id))
    topics = any(n.kind == "topic" for n in order)
    rows = tuple(_row(n, nodes, beside.get(n.id, {}), topics) for n in order[:TABLE_ROWS])
    note = f"{len(order) - TABLE_ROWS:,} more are not listed." if len(order) > TABLE_ROWS else ""
    return Table(
        key="nodes",
        caption="Topics, issues and things, those of most papers first",
        columns=(
            Column(label="Name"),
            Column(label="Kind"),
            Column(label="Papers", numeric=True),
            Column(label="Years", short=True),
            Column(label="Topic"),
            Column(label="Most often linked with"),
        ),
        rows=rows,
        sortable=True,
        note=f"{note} Papers stand in the list of papers.".strip(),
    )


def _row(node: SceneNode, nodes: dict[str, SceneNode], near: dict[str, int], topics: bool) -> tuple[Cell, ...]:
    name: Inline = Link(text=node.label, href=node.href) if node.href else node.label
    years = f"{node.first}–{node.last}" if node.first != node.last else str(node.first or "")
    above = nodes.get(node.home)
    home = "" if above is None else f"{above.label} ({above.apart})" if above.apart else above.label
    apart = f" ({node.apart})" if node.apart and (above is None or node.apart != above.label) else ""
    if not home and topics:
        home = "(a main topic)" if node.kind == "topic" else "(several)"
    # Its own topic has a column of its own.
    best = sorted(near.keys() - {node.home}, key=lambda key: (-near[key], -nodes[key].weight, nodes[key].label, key))
    best = best[: LINKED[node.weight > 1]]
    told = []
    for kind in NAMES:
        names = dict.fromkeys(nodes[key].label for key in best if nodes[key].kind == kind)
        if names:
            told.append(f"{NAMES[kind] if len(names) > 1 else NAMES_OF_ONE[kind].capitalize()}: {'; '.join(names)}")
    return (
        Cell(parts=(name, apart) if apart else (name,)),
        Cell(parts=(NAMES_OF_ONE[node.kind],)),
        Cell(parts=(str(node.weight),)),
        Cell(parts=(years,)),
        Cell(parts=(home,)),
        Cell(parts=(". ".join(told),)),
    )
