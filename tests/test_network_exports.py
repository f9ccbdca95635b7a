"""Graph exports come back from the reader they are for, with all nodes, edges and attributes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import networkx as nx
import pytest

import kg
from kg.export import FORMATS


@pytest.fixture(scope="module")
def loaded(few_run: Path) -> kg.Run:
    return kg.load(few_run)


@pytest.fixture(scope="module")
def graph(loaded: kg.Run) -> nx.MultiDiGraph:
    return kg.to_networkx(loaded)


def shape(graph: nx.MultiDiGraph) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    labels = {str(name): values["kind"] for name, values in graph.nodes(data=True)}
    links = sorted((str(a), str(b), values["relation"]) for a, b, values in graph.edges(data=True))
    return labels, links


def test_attributes_are_native(graph: nx.MultiDiGraph) -> None:
    values = [v for _, data in graph.nodes(data=True) for v in data.values()]
    values += [v for *_, data in graph.edges(data=True) for v in data.values()]
    assert {type(value) for value in values} <= {str, int, float, bool}


def test_the_graph_holds_the_run(loaded: kg.Run, graph: nx.MultiDiGraph) -> None:
    for node in (*loaded.papers, *loaded.entities, *loaded.issues):
        assert node.id in graph
    for edge in loaded.edges:
        assert graph.has_edge(edge.source, edge.target, key=edge.relation)


def test_graphml(loaded: kg.Run, graph: nx.MultiDiGraph) -> None:
    data = FORMATS["graphml"].write(loaded.field, None)
    assert shape(nx.read_graphml(io.BytesIO(data), force_multigraph=True)) == shape(graph)


def test_gexf(loaded: kg.Run, graph: nx.MultiDiGraph) -> None:
    data = FORMATS["gexf"].write(loaded.field, None)
    assert shape(nx.read_gexf(io.BytesIO(data))) == shape(graph)
    assert data == FORMATS["gexf"].write(loaded.field, None)


def test_node_link(loaded: kg.Run, graph: nx.MultiDiGraph) -> None:
    data = json.loads(FORMATS["node-link"].write(loaded.field, None))
    assert shape(nx.node_link_graph(data, edges="links")) == shape(graph)


def test_cytoscape(loaded: kg.Run, graph: nx.MultiDiGraph) -> None:
    data = json.loads(FORMATS["cytoscape"].write(loaded.field, None))
    assert shape(nx.cytoscape_graph(data)) == shape(graph)


def test_neo4j_by_the_rules_of_its_importer(loaded: kg.Run, graph: nx.MultiDiGraph) -> None:
    archive = zipfile.ZipFile(io.BytesIO(FORMATS["neo4j"].write(loaded.field, None)))
    nodes = list(csv.DictReader(io.StringIO(archive.read("nodes.csv").decode("utf-8"))))
    links = list(csv.DictReader(io.StringIO(archive.read("relationships.csv").decode("utf-8"))))
    names = [node["id:ID"] for node in nodes]
    assert len(names) == len(set(names)) == graph.number_of_nodes()
    assert len(links) == graph.number_of_edges()
    assert {link[":START_ID"] for link in links} | {link[":END_ID"] for link in links} <= set(names)
    assert all(node["papers:int"] == "" or int(node["papers:int"]) >= 0 for node in nodes)
    assert all(link[":TYPE"].replace("_", "").isalpha() for link in links)


def test_claims_for_a_spreadsheet(loaded: kg.Run) -> None:
    data = FORMATS["claims-csv"].write(loaded.field, None)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == len(loaded.field.claims) + 1
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_gives_the_same_bytes_twice(name: str, loaded: kg.Run) -> None:
    form = FORMATS[name]
    first = form.write(loaded.field, None)
    assert first
    assert first == form.write(loaded.field, None)
    assert form.suffix.startswith(".")
