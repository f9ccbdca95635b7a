"""The field as a ``networkx.MultiDiGraph``: nodes and edges with native attribute values only.

Every attribute is a ``str``, ``int``, ``float`` or ``bool``: no None, no list, no control character, so that each of
networkx's writers takes the graph and its readers give it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph_edges import every_edge
from kg.records import Field, Topic
from kg.text import plain

if TYPE_CHECKING:
    import networkx as nx

JOINER = " | "  # between the members of what is a list in the records


def to_networkx(field: Field) -> nx.MultiDiGraph:
    """Give papers, entities, issues, solutions and topics as nodes and every typed link as an edge.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes carry ``kind``, ``label`` and what their kind has (``type``, ``year``, ``status``, ``papers``); edges
        carry ``relation``, ``weight`` (papers) and ``evidence`` (the first quote). An edge's key is its relation.
    """
    import networkx as nx

    graph = nx.MultiDiGraph(name="herringbone")
    for paper in field.papers:
        graph.add_node(
            paper.id, kind="paper", label=plain(paper.title), year=paper.year or 0, venue=plain(paper.venue or ""),
            doi=plain(paper.doi or ""), arxiv=plain(paper.arxiv_id or ""),
            authors=JOINER.join(map(plain, paper.authors)),
        )  # fmt: skip
    for entity in field.entities:
        graph.add_node(
            entity.id, kind="entity", label=plain(entity.name), type=str(entity.type), papers=len(entity.papers),
            aliases=JOINER.join(map(plain, entity.aliases)),
        )  # fmt: skip
    for issue in field.issues:
        graph.add_node(
            issue.id, kind="issue", label=plain(issue.label), type=str(issue.type or ""),
            category=str(issue.category), status=str(issue.status), papers=len(issue.papers),
        )  # fmt: skip
        for solution in issue.solutions:
            graph.add_node(solution.id, kind="solution", label=plain(solution.label), papers=1)
    _add_topics(graph, field.topics)
    for edge in every_edge(field):
        quote = plain(edge.evidence[0].quote) if edge.evidence else ""
        _link(graph, edge.source, edge.target, str(edge.relation), edge.weight, quote)
    return graph


def _add_topics(graph: nx.MultiDiGraph, topic: Topic) -> None:
    graph.add_node(topic.id, kind="topic", label=plain(topic.label), level=topic.level, papers=len(topic.papers))
    for child in topic.children:
        _add_topics(graph, child)


def _link(graph: nx.MultiDiGraph, source: str, target: str, relation: str, weight: int, quote: str) -> None:
    """Add an edge once a (source, target, relation); a second one would only repeat it."""
    if source in graph and target in graph and not graph.has_edge(source, target, key=relation):
        graph.add_edge(source, target, key=relation, relation=relation, weight=weight, evidence=quote)
