"""The graph page: pyvis's nodes, edges and options in our own page around vis-network, and the same as a table."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from viz.links import safe_link
from viz.page import Cell, Column, Frame, Inline, Link, Page, Quote, Section, Table
from viz.render import asset, render_page
from viz.scene import NAMES, SHAPES, Scene, SceneNode, to_network

TABLE_ROWS = 3000


def render_graph(page: Page, frame: Frame, scene: Scene) -> bytes:
    """The page as bytes; ``page`` brings title and lead, its sections come after the graph."""
    known = {n.id for n in scene.nodes}
    links = [link for link in scene.links if link.source in known and link.target in known]
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
    topics = [(n.id, n.label) for n in scene.nodes if n.kind == "topic"]
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
            "years": list(range(years[0], years[-1] + 1)) if years else [],
            "heaviest": heaviest,
            "counts": {"nodes": len(scene.nodes), "links": len(links), "shown": sum(n.shown for n in scene.nodes)},
        },
    )


def graph_data(scene: Scene) -> dict[str, Any]:
    """What the page's script draws: pyvis's nodes and edges as rows, each string once and called by its number.

    A node is ``[id, kind, label, weight, size, x, y, wide x, wide y, home, shown, first, last, facts, quotes, page,
    address]``, a link ``[from, to, relation, weight, quote, ...]``, a quote ``[text, start, end, title, when, page,
    address]``; a home is one more than the number of its node, and 0 is no home.
    """
    network = to_network(scene, wide=False)
    nodes, edges, _, _, _, options = network.get_network_data()
    strings: dict[str, int] = {"": 0}
    quotes: dict[Quote, int] = {}

    def said(text: str | None) -> int:
        return strings.setdefault(text or "", len(strings))

    def quoted(found: tuple[Quote, ...]) -> list[int]:
        return [quotes.setdefault(q, len(quotes)) for q in found]

    place = {n.id: i for i, n in enumerate(scene.nodes)}
    kinds = list(NAMES)
    rows: list[list[Any]] = []
    for n, drawn in zip(scene.nodes, nodes, strict=True):
        spot = [drawn["size"], drawn["x"], drawn["y"], n.wide_x, n.wide_y]
        home = place[n.home] + 1 if n.home in place else 0
        row = [n.id, kinds.index(n.kind), said(n.label), n.weight, *spot, home, int(n.shown), n.first, n.last]
        rows.append([*row, [said(f) for f in n.facts], quoted(n.quotes), said(n.href), said(safe_link(n.url))])
    links = [link for link in scene.links if link.source in place and link.target in place]
    return {
        "nodes": rows,
        "edges": [
            [place[drawn["from"]], place[drawn["to"]], said(drawn["title"]), link.weight, *quoted(link.quotes)]
            for link, drawn in zip(links, edges, strict=True)
        ],
        "widths": {str(link.weight): drawn["width"] for link, drawn in zip(links, edges, strict=True)},
        "options": json.loads(options),
        "quotes": [
            [said(q.text), q.start, q.end, said(q.title), said(q.when), said(q.href), said(safe_link(q.url))]
            for q in quotes
        ],
        "strings": list(strings),
        "names": NAMES,
        "shapes": SHAPES,
    }


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
    labels = {n.id: n.label for n in scene.nodes}
    beside: dict[str, list[tuple[int, str]]] = {}
    kinds = {n.id: n.kind for n in scene.nodes}
    for link in scene.links:
        for a, b in ((link.source, link.target), (link.target, link.source)):
            if a in labels and b in labels and kinds[b] != "paper":
                beside.setdefault(a, []).append((-link.weight, labels[b]))
    order = sorted((n for n in scene.nodes if n.kind != "paper"), key=lambda n: (-n.weight, n.label, n.id))
    rows = tuple(_row(n, labels, sorted(set(beside.get(n.id, ())))[:4]) for n in order[:TABLE_ROWS])
    note = f"{len(order) - TABLE_ROWS:,} more are not listed." if len(order) > TABLE_ROWS else ""
    return Table(
        key="nodes",
        caption="Topics, issues and things, by the number of papers",
        columns=(
            Column(label="Name"),
            Column(label="What it is"),
            Column(label="Papers", numeric=True),
            Column(label="Years"),
            Column(label="Topic"),
            Column(label="Linked with"),
        ),
        rows=rows,
        sortable=True,
        note=f"{note} Papers stand in the list of papers.".strip(),
    )


def _row(node: SceneNode, labels: dict[str, str], near: list[tuple[int, str]]) -> tuple[Cell, ...]:
    name: Inline = Link(text=node.label, href=node.href) if node.href else node.label
    years = f"{node.first}–{node.last}" if node.first != node.last else str(node.first or "")
    return (
        Cell(parts=(name,)),
        Cell(parts=(NAMES[node.kind].lower().removesuffix("s") if node.kind != "modality" else "kind of data",)),
        Cell(parts=(str(node.weight),)),
        Cell(parts=(years,)),
        Cell(parts=(labels.get(node.home, ""),)),
        Cell(parts=("; ".join(dict.fromkeys(label for _, label in near)),)),
    )
