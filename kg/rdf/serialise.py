"""Graphs and named graphs as bytes: sorted going in, the same bytes coming out, only the prefixes that are used.

pyoxigraph writes Turtle, TriG, N-Triples, N-Quads and RDF/XML. It escapes every term; the terms themselves come from
``kg.rdf.terms``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, RdfFormat, serialize

from kg.rdf.collector import RdfGraph
from kg.rdf.nanopubs import Nanopubs
from ontologies.namespaces import PREFIXES

# Namespaces below the base that read better with a prefix of their own.
_LOCAL = (
    ("bone", "fishbone/"), ("chain", "chain/"), ("claim", "claim/"), ("dataset", "entity/dataset/"),
    ("ev", "evidence/"),
    ("issue", "issue/"), ("lk", "link/"), ("method", "entity/method/"), ("metric", "entity/metric/"),
    ("modality", "entity/modality/"), ("nanopub", "nanopub/"), ("paper", "paper/"), ("solution", "solution/"),
    ("task", "entity/task/"), ("topic", "topic/"), ("txt", "text/"), ("cause", "cause/"), ("place", "place/"),
    ("reading", "reading/"), ("reject", "reject/"), ("term", "glossary/"), ("part", "dataset/"), ("source", "source/"),
)  # fmt: skip


def all_prefixes(base: str) -> dict[str, str]:
    """Give every prefix that a run's RDF may use, the run's own among them."""
    return {**PREFIXES, **{prefix: base + path for prefix, path in _LOCAL}}


def prefixes_of(iris: Iterable[NamedNode], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Give those of ``prefixes`` that shorten some of ``iris``; the longest namespace takes an IRI."""
    by_namespace = {namespace: prefix for prefix, namespace in sorted(prefixes.items(), reverse=True)}
    longest = max(map(len, by_namespace), default=0)
    found: dict[str, str] = {}
    for start in {node.value[:longest] for node in iris}:  # thousands, where there are hundreds of thousands of IRIs
        end = len(start) + 1
        while end > 0:  # from the longest namespace that it can have to the shortest
            end = max(start.rfind("/", 0, end - 1), start.rfind("#", 0, end - 1)) + 1
            prefix = by_namespace.get(start[:end], "")
            if prefix:
                found[prefix] = start[:end]
                break
    return dict(sorted(found.items()))


def write_graph(graph: RdfGraph, form: RdfFormat, base: str) -> bytes:
    """Give a graph in one of the formats that hold a graph."""
    prefixes = prefixes_of(graph.iris, all_prefixes(base))
    return _in_order(serialize(graph.triples, format=form, prefixes=prefixes))


def write_quads(quads: Nanopubs, form: RdfFormat, base: str) -> bytes:
    """Give named graphs in one of the formats that hold them."""
    prefixes = prefixes_of(quads.iris, all_prefixes(base))
    return _in_order(serialize(quads, format=form, prefixes=prefixes))


def _in_order(data: bytes | None) -> bytes:
    """Give a file whose prefixes stand in the order of the alphabet: the writer's own order is that of a hash table."""
    assert data is not None  # the writer gives bytes where no output is named
    end = 0
    while data.startswith(b"@prefix ", end):
        end = data.index(b"\n", end) + 1
    return b"".join(sorted(data[:end].splitlines(keepends=True))) + data[end:]
