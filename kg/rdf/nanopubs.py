"""A nanopublication for each paper: what it says, where that comes from, and who published it, each in a graph.

After the nanopublication guidelines (http://nanopub.net/guidelines/working_draft/): a head graph that names the three
others. Two things differ on purpose: no time of creation is given, so that the same papers give the same bytes (the
run's manifest has it), and the nanopublications carry no trusty hash. What no single paper says (topics, links over
papers, chains) stands in the default graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from extract.records import Paper
from kg.rdf.collector import Collector, graph_from
from kg.rdf.iris import Names
from kg.rdf.terms import curie, english, iri, segment, text

PARTS = ("head", "assertion", "provenance", "pubinfo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """The software that read the papers.

    ``model`` names the model that read the abstracts, ``checksum`` is the SHA-256 of its file in hexadecimal digits.
    """

    version: str
    model: str | None = None
    checksum: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nanopubs:
    """All that was gathered as quads: a set of four graphs a paper, and the default graph for the field.

    Quads are made anew each time that they are gone through; they are never all held.

    Parameters
    ----------
    out : Collector
        The statements, each with its paper.
    papers : tuple of Paper
        The papers, in the order of their graphs.
    maker : Maker
        The software that read them.
    licence : str, optional
        The IRI of the licence that the publisher chose for the statements, if any.
    """

    out: Collector
    papers: tuple[Paper, ...]
    maker: Maker
    licence: str | None = None

    def __iter__(self) -> Iterator[Quad]:
        for triple in (*self.out.graph_of(None).triples, *describe_maker(self.out.names, self.maker)):
            yield Quad(triple.subject, triple.predicate, triple.object, DefaultGraph())
        for paper in self.papers:
            yield from self._quads_of(paper)

    @property
    def iris(self) -> Iterator[NamedNode]:
        """The IRIs that stand in the quads; in no order, some more than once."""
        yield from self.out.graph_of(None).iris
        yield from graph_from(describe_maker(self.out.names, self.maker)).iris
        for paper in self.papers:
            for graph, made in self._made_of(paper):
                yield graph
                yield from graph_from(made).iris
            yield from self.out.graph_of(paper.id).iris

    def _quads_of(self, paper: Paper) -> Iterator[Quad]:
        (head, first), *others = self._made_of(paper)
        assertion = self.out.names.nanopub(paper.id, "assertion")
        for graph, triples in ((head, first), (assertion, self.out.graph_of(paper.id).triples), *others):
            for triple in triples:
                yield Quad(triple.subject, triple.predicate, triple.object, graph)

    def _made_of(self, paper: Paper) -> tuple[tuple[NamedNode, Iterable[Triple]], ...]:
        """The graphs of a paper's nanopublication but the assertion, each with its triples."""
        names = self.out.names
        head, assertion, provenance, info = (names.nanopub(paper.id, part) for part in PARTS)
        return (
            (head, _head(names, paper, dict(zip(PARTS, (head, assertion, provenance, info), strict=True)))),
            (provenance, _provenance(names, paper, assertion, self.maker)),
            (info, _publication(names, paper, self.maker, self.licence)),
        )


def describe_maker(names: Names, maker: Maker) -> Iterator[Triple]:
    """State the software and its model."""
    software = software_iri(names, maker)
    yield Triple(software, curie("rdf:type"), curie("prov:SoftwareAgent"))
    yield Triple(software, curie("rdf:type"), curie("schema:SoftwareApplication"))
    if maker.model:
        model = _model_iri(names, maker.model)
        yield Triple(software, curie("hb:readsWith"), model)
    yield Triple(software, curie("schema:name"), text("Herringbone"))
    yield Triple(software, curie("schema:softwareVersion"), text(maker.version))
    if maker.model:
        yield Triple(model, curie("rdf:type"), curie("prov:Entity"))
        if maker.checksum:
            yield Triple(model, curie("schema:sha256"), text(maker.checksum))
        yield Triple(model, curie("schema:name"), text(maker.model))


def software_iri(names: Names, maker: Maker) -> NamedNode:
    """Give the IRI of a version of the software."""
    return names.under(f"software/{segment(maker.version)}")


def _model_iri(names: Names, model: str) -> NamedNode:
    return names.under(f"model/{segment(model)}")


def _head(names: Names, paper: Paper, graphs: dict[str, NamedNode]) -> Iterator[Triple]:
    node = names.nanopub(paper.id)
    yield Triple(node, curie("rdf:type"), curie("np:Nanopublication"))
    yield Triple(node, curie("np:hasAssertion"), graphs["assertion"])
    yield Triple(node, curie("np:hasProvenance"), graphs["provenance"])
    yield Triple(node, curie("np:hasPublicationInfo"), graphs["pubinfo"])


def _provenance(names: Names, paper: Paper, assertion: NamedNode, maker: Maker) -> Iterator[Triple]:
    activity = names.under(f"nanopub/{segment(paper.id)}/reading")
    yield Triple(activity, curie("rdf:type"), curie("prov:Activity"))
    yield Triple(activity, curie("prov:used"), names.text(paper.id))
    if maker.model:
        yield Triple(activity, curie("prov:used"), _model_iri(names, maker.model))
    yield Triple(activity, curie("prov:wasAssociatedWith"), software_iri(names, maker))
    yield Triple(assertion, curie("prov:wasDerivedFrom"), names.paper(paper))
    yield Triple(assertion, curie("prov:wasGeneratedBy"), activity)
    for source in sorted({(source.file, source.locator, source.reader) for source in paper.sources}):
        origin = names.under(f"source/{segment('|'.join(source))}")
        yield Triple(names.text(paper.id), curie("prov:wasDerivedFrom"), origin)
        yield Triple(origin, curie("rdf:type"), curie("prov:Entity"))
        yield Triple(origin, curie("dcterms:source"), text(source[0]))
        yield Triple(origin, curie("hb:locator"), text(source[1]))
        yield Triple(origin, curie("hb:readAs"), text(source[2]))


def _publication(names: Names, paper: Paper, maker: Maker, licence: str | None) -> Iterator[Triple]:
    node = names.nanopub(paper.id)
    if licence is not None:
        yield Triple(node, curie("dcterms:license"), iri(licence))
    yield Triple(node, curie("dcterms:rights"), english(RIGHTS))
    yield Triple(node, curie("prov:wasAttributedTo"), software_iri(names, maker))


RIGHTS = (
    "Titles, abstracts and quotes belong to their authors and publishers. "
    "The statements about them were made by software; who publishes this graph chooses the licence of the statements."
)
