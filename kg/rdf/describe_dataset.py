"""The description of a run as a data set: VoID for those who query it, DCAT for those who list it in a catalogue."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode, Triple

from kg.rdf.collector import RdfGraph, graph_from
from kg.rdf.iris import Names
from kg.rdf.nanopubs import RIGHTS, Maker, describe_maker, software_iri
from kg.rdf.terms import curie, english, integer, iri, segment, text
from ontologies.namespaces import ONTOLOGY, PREFIXES

# file name, media type (IANA registry), title
DISTRIBUTIONS = (
    ("graph.ttl", "text/turtle", "The graph in Turtle"),
    ("graph.trig", "application/trig", "The graph as nanopublications, one set of graphs a paper, in TriG"),
    ("fishbones.ttl", "text/turtle", "The fish-bones in Turtle"),
)
_MEDIA = "https://www.iana.org/assignments/media-types/"
_VOCABULARIES = (
    "cito",
    "dcat",
    "dcterms",
    "deo",
    "fabio",
    "hb",
    "ibis",
    "ishi",
    "oa",
    "prov",
    "schema",
    "skos",
    "void",
)


def describe_dataset(graph: RdfGraph, names: Names, title: str, maker: Maker, licence: str | None = None) -> RdfGraph:
    """Give the graph together with its own description.

    Parameters
    ----------
    graph : RdfGraph
        What is described.
    names : Names
        The IRIs of the run.
    title : str
        What the field is called.
    maker : Maker
        The software that made it.
    licence : str, optional
        The IRI of the licence that the publisher chose for the statements; by default none is stated.

    Returns
    -------
    RdfGraph
        ``void:triples`` counts the description too.
    """
    node = names.under("dataset")
    said = list(describe_maker(names, maker))

    def add(subject: NamedNode, predicate: str, value: object) -> None:
        said.append(Triple(subject, curie(predicate), value))  # type: ignore[arg-type]

    for kind in ("void:Dataset", "dcat:Dataset", "schema:Dataset"):
        add(node, "rdf:type", curie(kind))
    add(node, "dcterms:title", text(title))
    add(node, "dcterms:description", english(
        "Issues, solutions, claims, methods, data sets and topics of a research field, "
        "read from the abstracts of its papers, each with the words that it was read from."
    ))  # fmt: skip
    add(node, "dcterms:rights", english(RIGHTS))
    if licence is not None:
        add(node, "dcterms:license", iri(licence))
        add(node, "schema:license", iri(licence))
    add(node, "dcterms:conformsTo", iri(ONTOLOGY))
    add(node, "prov:wasAttributedTo", software_iri(names, maker))
    add(node, "void:uriSpace", text(names.base))
    add(node, "void:exampleResource", names.under("topics"))
    for prefix in _VOCABULARIES:
        add(node, "void:vocabulary", iri(PREFIXES[prefix].rstrip("#") if prefix == "hb" else PREFIXES[prefix]))
    for file, media, label in DISTRIBUTIONS:
        copy = names.under(f"dataset/{file}")
        add(node, "dcat:distribution", copy)
        add(copy, "rdf:type", curie("dcat:Distribution"))
        add(copy, "dcterms:title", english(label))
        add(copy, "dcat:mediaType", iri(_MEDIA + media))
        if licence is not None:
            add(copy, "dcterms:license", iri(licence))
    add(node, "void:feature", iri("http://www.w3.org/ns/formats/Turtle"))

    _count(graph, names, node, said)
    counted = Triple(node, curie("void:triples"), integer(len(graph) + len(said) + 1))
    return graph | graph_from((*said, counted))


def _count(graph: RdfGraph, names: Names, node: NamedNode, said: list[Triple]) -> None:
    """State how many things of each class and statements of each property there are, the description left aside."""
    kind = curie("rdf:type")
    classes = Counter(value for said_of in graph.subjects.values() for predicate, value in said_of if predicate == kind)
    properties = Counter(predicate for said_of in graph.subjects.values() for predicate, _ in said_of)
    said.append(Triple(node, curie("void:entities"), integer(len(graph.subjects))))
    said.append(Triple(node, curie("void:classes"), integer(len(classes))))
    said.append(Triple(node, curie("void:properties"), integer(len(properties))))
    for partition, what, counts, count in (
        ("void:classPartition", "void:class", classes, "void:entities"),
        ("void:propertyPartition", "void:property", properties, "void:triples"),
    ):
        for thing, number in counts.items():
            part = names.under(f"dataset/{what.partition(':')[2]}/{segment(_short(thing))}")  # type: ignore[arg-type]
            said.append(Triple(node, curie(partition), part))
            said.append(Triple(part, curie(what), thing))
            said.append(Triple(part, curie(count), integer(number)))


def _short(node: NamedNode) -> str:
    for prefix, namespace in PREFIXES.items():
        if node.value.startswith(namespace):
            return f"{prefix}-{node.value.removeprefix(namespace)}"
    return node.value
