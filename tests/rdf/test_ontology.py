"""The ontology: told in full, within OWL 2 DL, and what the export really speaks."""

from __future__ import annotations

import re
from collections import defaultdict
from importlib import resources
from pathlib import Path

import pytest
import rdflib
from invented import make_field
from rdflib import OWL, RDF, RDFS, XSD, BNode, Literal, URIRef
from rdflib.collection import Collection

from kg.export.rdf import rdf_files
from kg.rdf.nanopubs import Maker
from kg.rdf.ontology_page import ontology_page
from ontologies.namespaces import HB, ONTOLOGY, PREFIXES

SKOS, DCTERMS = rdflib.SKOS, rdflib.DCTERMS
GRAPH = rdflib.Graph().parse(
    data=resources.files("ontologies").joinpath("herringbone.ttl").read_bytes(), format="turtle"
)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
CLASSES = set(GRAPH.subjects(RDF.type, OWL.Class))
OURS = sorted({s for s in GRAPH.subjects() if isinstance(s, URIRef) and s.startswith(HB)})
OUR_PROPERTIES = [s for s in OURS if any((s, RDF.type, kind) in GRAPH for kind in PROPERTIES)]
# OWL 2's datatype map (Structural Specification, 4), as far as we use it; xsd:gYear and xsd:date are not in it.
DATATYPES = {XSD.string, XSD.boolean, XSD.decimal, XSD.integer, XSD.double, XSD.anyURI}
RESERVED = tuple(PREFIXES[name] for name in ("owl", "rdf", "rdfs", "xsd"))


@pytest.fixture(scope="module")
def data() -> rdflib.Graph:
    maker = Maker(version="0", model="some-encoder", checksum="00ff")
    dataset = rdflib.Dataset(default_union=True)
    files = rdf_files(make_field(18), maker=maker)  # the 18th has its figure beside that of the third
    dataset.parse(data=files["graph.trig"], format="trig")
    graph = rdflib.Graph().parse(data=files["graph.ttl"], format="turtle")
    for s, p, o, _ in dataset.quads():
        graph.add((s, p, o))
    return graph


pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")


@pytest.mark.parametrize("term", OURS, ids=lambda term: term.removeprefix(HB))
def test_every_term_is_told_in_full(term: URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition, DCTERMS.source, RDFS.isDefinedBy):
        assert (term, predicate, None) in GRAPH, predicate
    assert len(list(GRAPH.objects(term, RDFS.label))) == 1
    assert str(GRAPH.value(term, SKOS.definition)).endswith(".")
    if (term, RDF.type, OWL.NamedIndividual) not in GRAPH:
        assert (term, SKOS.example, None) in GRAPH
    if term in OUR_PROPERTIES:
        assert len(list(GRAPH.objects(term, RDFS.domain))) == 1
        assert len(list(GRAPH.objects(term, RDFS.range))) == 1


def test_it_has_a_version() -> None:
    version = str(GRAPH.value(URIRef(ONTOLOGY), OWL.versionInfo))
    assert URIRef(f"{ONTOLOGY}/{version}") == GRAPH.value(URIRef(ONTOLOGY), OWL.versionIRI)
    assert list(GRAPH.subjects(RDF.type, OWL.Ontology)) == [URIRef(ONTOLOGY)]


# ---- OWL 2 DL, https://www.w3.org/TR/owl2-syntax/, the rules that a vocabulary like this one can break


def test_typing_constraints() -> None:
    """5.8.2: no IRI is two kinds of property, or a class and a datatype."""
    kinds = defaultdict(set)
    for kind in PROPERTIES:
        for subject in GRAPH.subjects(RDF.type, kind):
            kinds[subject].add(kind)
    assert {s: k for s, k in kinds.items() if len(k) > 1} == {}
    assert CLASSES.isdisjoint(GRAPH.subjects(RDF.type, RDFS.Datatype))


def test_reserved_vocabulary_is_left_alone() -> None:
    """2.4: IRIs of OWL, RDF, RDFS and XSD name no entity of ours."""
    assert not [s for s in GRAPH.subjects() if isinstance(s, URIRef) and str(s).startswith(RESERVED)]


def test_everything_used_is_declared() -> None:
    """5.8.1: every entity in an axiom is declared."""
    declared = CLASSES | {s for kind in (*PROPERTIES, OWL.NamedIndividual) for s in GRAPH.subjects(RDF.type, kind)}
    axioms = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, OWL.disjointWith, RDFS.range)
    used = {term for predicate in axioms for pair in GRAPH.subject_objects(predicate) for term in pair}
    for head in (
        *GRAPH.objects(None, OWL.unionOf),
        *GRAPH.objects(None, OWL.members),
        *GRAPH.objects(None, OWL.distinctMembers),
    ):
        used |= set(Collection(GRAPH, head))
    missing = {t for t in used if isinstance(t, URIRef)} - declared - DATATYPES - {OWL.Thing}
    assert missing == set()
    predicates = {p for p in GRAPH.predicates() if not str(p).startswith(RESERVED)}
    assert predicates <= set(GRAPH.subjects(RDF.type, OWL.AnnotationProperty)), "on an ontology, others' terms annotate"


def test_axioms_stay_within_their_kind() -> None:
    """9.2, 9.3: object properties range over classes, data properties over datatypes; sub-properties agree."""
    for prop in OUR_PROPERTIES:
        target = GRAPH.value(prop, RDFS.range)
        if (prop, RDF.type, OWL.DatatypeProperty) in GRAPH:
            assert target in DATATYPES, prop
            assert (prop, RDF.type, OWL.SymmetricProperty) not in GRAPH
        else:
            assert target in CLASSES | {OWL.Thing}, prop
        for above in GRAPH.objects(prop, RDFS.subPropertyOf):
            assert {k for k in PROPERTIES if (prop, RDF.type, k) in GRAPH} == {
                k for k in PROPERTIES if (above, RDF.type, k) in GRAPH
            }


def test_blank_nodes_are_trees() -> None:
    """Mapping to RDF graphs, 3.2: each stands for one expression, so it is the object of one statement at most."""
    for node in {o for o in GRAPH.objects() if isinstance(o, BNode)}:
        assert len(list(GRAPH.subject_predicates(node))) == 1


def test_literals_on_the_ontology_are_of_known_datatypes() -> None:
    for value in GRAPH.objects():
        if isinstance(value, Literal):
            assert value.language or value.datatype in {None, *DATATYPES}


# ---- what the export speaks


def test_the_code_names_only_declared_terms() -> None:
    root = Path(__file__).parents[2]
    named = {
        match
        for folder in ("kg", "ontologies")
        for path in (root / folder).rglob("*")
        if path.suffix in (".py", ".rq", ".ttl") and path.name != "herringbone.ttl"
        for match in re.findall(r"(?<![\w:/])hb:([A-Za-z]+)", path.read_text(encoding="utf-8"))
    }
    assert {HB + name for name in named} <= {str(term) for term in OURS}


def test_every_term_is_used(data: rdflib.Graph) -> None:
    spoken = {str(t) for triple in data for t in triple if isinstance(t, URIRef) and t.startswith(HB)}
    spoken |= {HB + name for name in ("Entity", "IssueType", "IssueCategory", "IssueStatus", "ChainKind", "Direction")}
    spoken |= {
        HB + name for name in ("Equal", "Absolute", "uses", "improvesOn", "deltaText")
    }  # not in the invented field
    assert {str(term) for term in OURS} - spoken == set()


def test_every_foreign_term_of_the_data_is_declared(data: rdflib.Graph) -> None:
    """So that the ontology and a graph, loaded together, stay readable for a DL tool."""
    declared = CLASSES | {s for kind in PROPERTIES for s in GRAPH.subjects(RDF.type, kind)}
    description = tuple(PREFIXES[name] for name in ("void", "dcat", "np"))
    spoken = {p for p in data.predicates() if not str(p).startswith(RESERVED)} | set(data.objects(None, RDF.type))
    undeclared = {t for t in spoken - declared if not str(t).startswith(description)}
    assert {str(t) for t in undeclared} <= {"http://purl.org/dc/terms/conformsTo", "https://schema.org/Dataset"}


def test_the_data_keeps_to_domains_and_ranges(data: rdflib.Graph) -> None:
    above: dict[URIRef, set[URIRef]] = {}

    def supers(kind: URIRef) -> set[URIRef]:
        if kind not in above:
            above[kind] = {kind}.union(
                *(supers(s) for s in GRAPH.objects(kind, RDFS.subClassOf) if isinstance(s, URIRef))
            )
        return above[kind]

    vocabulary = rdflib.Graph().parse(
        data=resources.files("ontologies").joinpath("issues.ttl").read_bytes(), format="turtle"
    )
    together = data + GRAPH + vocabulary
    types = defaultdict(set)
    for subject, kind in together.subject_objects(RDF.type):
        types[subject] |= supers(kind)

    def allowed(expression: rdflib.term.Node) -> set[rdflib.term.Node]:
        union = GRAPH.value(expression, OWL.unionOf)
        return set(Collection(GRAPH, union)) if union is not None else {expression}

    for prop in OUR_PROPERTIES:
        domain, target = GRAPH.value(prop, RDFS.domain), GRAPH.value(prop, RDFS.range)
        for subject, value in data.subject_objects(prop):
            assert types[subject] & allowed(domain), (subject, prop)
            if isinstance(value, Literal):
                assert (value.datatype or XSD.string) == target, (prop, value)
            elif target != OWL.Thing:
                assert target in types[value], (prop, value)
        if (prop, RDF.type, OWL.FunctionalProperty) in GRAPH:
            for subject in data.subjects(prop):
                assert len(set(data.objects(subject, prop))) == 1, (subject, prop)


def test_a_reasoner_finds_no_contradiction() -> None:
    owlrl = pytest.importorskip("owlrl")
    graph = rdflib.Graph().parse(data=rdf_files(make_field(1))["graph.ttl"], format="turtle") + GRAPH
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    errors = [str(o) for o in graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))]
    assert errors == []


def test_the_page_tells_every_term() -> None:
    page = ontology_page().decode()
    assert page == ontology_page().decode()
    for term in OURS:
        assert f'id="{term.removeprefix(HB)}"' in page
    assert "<script" not in page
