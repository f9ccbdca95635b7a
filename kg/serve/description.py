"""What the endpoint says of itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from pyoxigraph import Triple

from kg.rdf.collector import RdfGraph, graph_from
from kg.rdf.terms import curie, iri, text

_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle",
            "N-Triples", "RDF_XML", "JSON-LD")  # fmt: skip


def describe_service(endpoint: str, base: str) -> RdfGraph:
    """Give the description of the endpoint at an address.

    Parameters
    ----------
    endpoint : str
        The endpoint's IRI.
    base : str
        The base under which the run's things are named.
    """
    service = iri(endpoint)
    graph, data = iri(base + "dataset/default-graph"), iri(base + "dataset")
    said = [
        Triple(service, curie("rdf:type"), curie("sd:Service")),
        Triple(service, curie("sd:endpoint"), service),
        Triple(service, curie("sd:supportedLanguage"), curie("sd:SPARQL11Query")),
        Triple(service, curie("sd:defaultDataset"), data),
        Triple(service, curie("dcterms:title"), text("Herringbone, read only")),
        Triple(data, curie("rdf:type"), curie("sd:Dataset")),
        Triple(data, curie("sd:defaultGraph"), graph),
        Triple(graph, curie("rdf:type"), curie("sd:Graph")),
        *(Triple(service, curie("sd:resultFormat"), iri(_FORMATS + name)) for name in _RESULTS),
    ]
    return graph_from(said)
