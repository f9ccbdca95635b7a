"""A run's data set as rdflib's ``Dataset`` and as the files that queries are asked of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.run import Run

if TYPE_CHECKING:
    import rdflib


def run_rdf_files(run: Run, folder: Path | None = None) -> dict[str, bytes]:
    """Give ``graph.ttl`` and ``graph.trig`` of a run: from its folder where they stand there, else made anew."""
    names = ("graph.ttl", "graph.trig")
    if all(name in run.files for name in names):
        return {name: run.files[name] for name in names}
    if folder is not None and all((folder / name).is_file() for name in names):
        return {name: (folder / name).read_bytes() for name in names}
    from kg.export.rdf import maker_of, rdf_files

    made = rdf_files(run.field, run.base, maker=maker_of(run.manifest), licence=run.licence)
    return {name: made[name] for name in names}


def to_rdflib(run: Run) -> rdflib.Dataset:
    """Give a run's data set in rdflib.

    The default graph holds the run's graph, the ontology and the issue types; there are four named graphs a paper.
    Every prefix of ours is bound.

    Examples
    --------
    >>> dataset = to_rdflib(run)                                                   # doctest: +SKIP
    >>> dataset.query("SELECT ?label { ?i a hb:Issue ; skos:prefLabel ?label }")   # doctest: +SKIP
    """
    import rdflib
    from pyoxigraph import DefaultGraph, RdfFormat, parse

    from kg.rdf.serialise import all_prefixes
    from kg.sparql.dataset import dataset_parts
    from ontologies.namespaces import DEFAULT_BASE

    dataset = rdflib.Dataset()
    forms = {"turtle": RdfFormat.TURTLE, "trig": RdfFormat.TRIG}
    blanks: dict[str, rdflib.BNode] = {}
    for part in dataset_parts(run_rdf_files(run)):
        graphs = {DefaultGraph(): dataset.default_graph}
        for quad in parse(part.data, format=forms[part.format]):
            if part.named and quad.graph_name == DefaultGraph():
                continue
            graph = graphs.get(quad.graph_name)
            if graph is None:
                graph = graphs[quad.graph_name] = dataset.graph(rdflib.URIRef(quad.graph_name.value))
            triple = (to_term(quad.subject, blanks), to_term(quad.predicate, blanks), to_term(quad.object, blanks))
            graph.add(triple)
    for prefix, namespace in all_prefixes(run.base or DEFAULT_BASE).items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    return dataset


def to_term(term: object, blanks: dict[str, rdflib.BNode]) -> rdflib.term.Node:
    """Give a term of pyoxigraph in rdflib; ``blanks`` keeps blank nodes of one file together."""
    import rdflib
    from pyoxigraph import BlankNode, Literal, NamedNode

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):  # in the ontology's unions
        return blanks.setdefault(term.value, rdflib.BNode())
    assert isinstance(term, Literal)
    if term.language is not None:
        return rdflib.Literal(term.value, lang=term.language)
    string = "http://www.w3.org/2001/XMLSchema#string"
    kind = None if term.datatype.value == string else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=kind)
