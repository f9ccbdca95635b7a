"""The ontology as a page: every term with its definition, example, source, domain and range."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from ontologies.namespaces import HB, PREFIXES

__all__ = ["Ontology", "OntologyTerm", "ontology_page", "read_ontology"]

_STYLE = """\
:root { color-scheme: light dark } body { font: 16px/1.55 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto;
padding: 0 1rem } h3 { margin: 1.6rem 0 .2rem } p { margin: .2rem 0 } .iri, .about { font-size: .87rem; opacity: .8;
overflow-wrap: anywhere }
"""
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{{ style_hash }}'">
<title>{{ title }}</title>
<style>{{ style }}</style></head><body>
<h1>{{ title }}</h1><p>{{ description }}</p><p class="about">Version {{ version }}</p>
{% for heading, terms in parts %}<h2>{{ heading }}</h2>
{% for term in terms %}<section id="{{ term.name }}"><h3>{{ term.label }}</h3><p class="iri">hb:{{ term.name }}</p>
<p>{{ term.definition }}</p>{% for name, value in term.facts %}<p class="about">{{ name }}: {{ value }}</p>{% endfor %}
</section>
{% endfor %}{% endfor %}</body></html>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyTerm:
    """A term of the ontology: its name, what it is called, what it means, and what else is said of it."""

    name: str
    label: str
    definition: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """The ontology in words; ``parts`` are its terms by kind."""

    title: str
    description: str
    version: str
    parts: tuple[tuple[str, tuple[OntologyTerm, ...]], ...]


@cache
def ontology_page() -> bytes:
    """Give the page as HTML in UTF-8: self-contained, without scripts, the same bytes every time."""
    from jinja2 import Environment
    from markupsafe import Markup

    ontology = read_ontology()
    text = (
        Environment(autoescape=True)
        .from_string(_PAGE)
        .render(
            title=ontology.title,
            description=ontology.description,
            version=ontology.version,
            parts=ontology.parts,
            style=Markup(_STYLE),  # noqa: S704 - our own text above
            style_hash=f"sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}",
        )
    )
    return text.encode()


@cache
def read_ontology() -> Ontology:
    """Read the ontology's own file, its terms sorted by name."""
    from rdflib import OWL, Graph, URIRef

    graph = Graph().parse(data=resources.files("ontologies").joinpath("herringbone.ttl").read_bytes(), format="turtle")
    kinds = {
        "Classes": OWL.Class,
        "Links between things": OWL.ObjectProperty,
        "Values of things": OWL.DatatypeProperty,
        "Individuals": OWL.NamedIndividual,
    }
    ontology = URIRef(HB.rstrip("#"))
    return Ontology(
        title=str(graph.value(ontology, URIRef(PREFIXES["dcterms"] + "title"))),
        description=str(graph.value(ontology, URIRef(PREFIXES["dcterms"] + "description"))),
        version=str(graph.value(ontology, OWL.versionInfo)),
        parts=tuple(
            (heading, tuple(_term(graph, term) for term in _named(graph, kind))) for heading, kind in kinds.items()
        ),
    )


def _named(graph: Any, kind: Any) -> list[Any]:
    from rdflib import RDF, URIRef

    return [URIRef(name) for name in sorted(set(map(str, graph.subjects(RDF.type, kind)))) if name.startswith(HB)]


def _term(graph: Any, term: Any) -> OntologyTerm:
    from rdflib import OWL, RDF, RDFS, SKOS, URIRef
    from rdflib.collection import Collection

    def shown(value: Any) -> str:
        union = graph.value(value, OWL.unionOf)
        if union is not None:
            return " or ".join(shown(member) for member in Collection(graph, union))
        for prefix, namespace in PREFIXES.items():
            if str(value).startswith(namespace):
                return f"{prefix}:{str(value).removeprefix(namespace)}"
        return str(value)

    kinds = sorted(str(value) for value in graph.objects(term, RDF.type))
    facts = [("one of", shown(value)) for value in kinds if value.startswith(HB)]
    for name, predicate in (
        ("kind of", RDFS.subClassOf), ("kind of", RDFS.subPropertyOf), ("from", RDFS.domain), ("to", RDFS.range),
        ("example", SKOS.example), ("close to", SKOS.closeMatch), ("see also", RDFS.seeAlso),
        ("source", URIRef(PREFIXES["dcterms"] + "source")),
    ):  # fmt: skip
        facts += [(name, text) for text in sorted(shown(value) for value in graph.objects(term, predicate))]
    return OntologyTerm(
        name=str(term).removeprefix(HB),
        label=str(graph.value(term, RDFS.label)),
        definition=str(graph.value(term, SKOS.definition)),
        facts=tuple(facts),
    )
