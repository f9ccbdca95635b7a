"""The namespaces of everything that the RDF speaks: prefixes to IRIs, and the IRIs that are Herringbone's own."""

from __future__ import annotations

from types import MappingProxyType

ONTOLOGY = "https://w3id.org/herringbone/ontology"
ISSUE_SCHEME = "https://w3id.org/herringbone/issue-types"
#: Where the things of a run are named when the user gives no base of their own.
DEFAULT_BASE = "https://w3id.org/herringbone/run/"

HB = f"{ONTOLOGY}#"
HBI = f"{ISSUE_SCHEME}/"
HBC = "https://w3id.org/herringbone/issue-categories/"

#: Prefix to namespace, in the order of the alphabet. Queries and exports bind these.
PREFIXES = MappingProxyType(
    {
        "cito": "http://purl.org/spar/cito/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "deo": "http://purl.org/spar/deo/",
        "fabio": "http://purl.org/spar/fabio/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "hb": HB,
        "hbc": HBC,
        "hbi": HBI,
        "ibis": "https://privatealpha.com/ontology/ibis/1#",
        "ishi": "https://w3id.org/ishikawa-diagram-ontology#",
        "np": "http://www.nanopub.org/nschema#",
        "oa": "http://www.w3.org/ns/oa#",
        "orkgc": "http://orkg.org/orkg/class/",
        "orkgp": "http://orkg.org/orkg/predicate/",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prism": "http://prismstandard.org/namespaces/basic/2.0/",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sd": "http://www.w3.org/ns/sparql-service-description#",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "void": "http://rdfs.org/ns/void#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
