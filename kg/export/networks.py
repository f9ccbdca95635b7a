"""Graph formats of network tools: GraphML, GEXF, node-link JSON, Cytoscape JSON."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from kg.export._format import Format
from kg.networkx_export import to_networkx
from kg.records import Field

if TYPE_CHECKING:
    import networkx as nx


def write_graphml(field: Field, base: str | None = None) -> bytes:
    """Give GraphML (Gephi, yEd, Cytoscape, igraph)."""
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml(_flat(to_networkx(field)), out, encoding="utf-8", prettyprint=True)
    return out.getvalue()


def write_gexf(field: Field, base: str | None = None) -> bytes:
    """Give GEXF 1.2 (Gephi), without the date of writing, so that the bytes are stable."""
    import re

    import networkx as nx

    out = io.BytesIO()
    nx.write_gexf(_flat(to_networkx(field)), out, encoding="utf-8", prettyprint=True)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue())


def write_node_link(field: Field, base: str | None = None) -> bytes:
    """Give networkx's node-link JSON (D3, networkx)."""
    import networkx as nx

    return _json(nx.node_link_data(to_networkx(field), edges="links"))


def write_cytoscape(field: Field, base: str | None = None) -> bytes:
    """Give Cytoscape.js JSON."""
    import networkx as nx

    return _json(nx.cytoscape_data(to_networkx(field)))


def _flat(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Edges numbered: GraphML's and GEXF's edge ids must be unique over the whole file, a relation's name is not."""
    import networkx as nx

    flat = nx.MultiDiGraph(**graph.graph)
    flat.add_nodes_from(graph.nodes(data=True))
    for number, (source, target, values) in enumerate(graph.edges(data=True)):
        flat.add_edge(source, target, key=f"e{number}", **values)
    return flat


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False).encode() + b"\n"


FORMATS = (
    Format(name="graphml", title="GraphML", suffix=".graphml", write=write_graphml),
    Format(name="gexf", title="GEXF", suffix=".gexf", write=write_gexf),
    Format(name="node-link", title="node-link JSON", suffix=".json", write=write_node_link),
    Format(name="cytoscape", title="Cytoscape JSON", suffix=".cyjs", write=write_cytoscape),
)
