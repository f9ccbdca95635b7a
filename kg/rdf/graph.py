"""From a field to its triples.

``gather`` puts every statement into a ``Collector``, which knows the paper behind each; ``field_to_graph`` gives them
as one graph, ``fishbones_to_graph`` only what the fish-bones need to stand by themselves.
"""

from __future__ import annotations

from kg.rdf.collector import Collector, RdfGraph
from kg.rdf.field import (
    describe_chain,
    describe_glossary_entry,
    describe_reading,
    describe_reject,
    describe_schemes,
    describe_topic,
)
from kg.rdf.iris import Names
from kg.rdf.issues import describe_fishbone, describe_issue
from kg.rdf.papers import describe_citations, describe_paper, describe_sentences
from kg.rdf.things import describe_claim, describe_comparison, describe_edge, describe_entity
from kg.records import Field

__all__ = ["field_to_graph", "fishbones_to_graph", "gather"]


def field_to_graph(field: Field, base: str | None = None) -> RdfGraph:
    """Give a field as one graph.

    Parameters
    ----------
    field : Field
        The records.
    base : str, optional
        The IRI under which things are named; None for the default.

    Returns
    -------
    RdfGraph
        Its triples sorted, without blank nodes.

    Raises
    ------
    UsageError
        ``base`` is no IRI that names can stand under.
    """
    return gather(field, base).graph()


def gather(field: Field, base: str | None = None) -> Collector:
    """Give every statement of a field, each with the paper that makes it."""
    out = _start(field, base)
    for paper in field.papers:
        describe_paper(out, paper)
    for extraction in field.extractions:
        describe_sentences(out, extraction)
    cited = describe_citations(out, field.papers)
    describe_schemes(out)
    describe_topic(out, field.topics)
    for entity in field.entities:
        describe_entity(out, entity)
    for edge in field.edges:
        describe_edge(out, edge)
    for claim in field.claims:
        describe_claim(out, claim)
    claims = {claim.id: claim for claim in field.claims}
    for table in field.tables:
        describe_comparison(out, table, claims)
    for issue in field.issues:
        describe_issue(out, issue, claims)
    for fishbone in field.fishbones:
        describe_fishbone(out, fishbone)
    for chain in field.chains:
        describe_chain(out, chain, cited)
    for entry in field.glossary:
        describe_glossary_entry(out, entry)
    for topic, steps in field.reading:
        describe_reading(out, topic, steps)
    for reject in field.rejects:
        describe_reject(out, reject)
    return out


def fishbones_to_graph(field: Field, base: str | None = None) -> RdfGraph:
    """Give the fish-bones alone, with their issues, solutions, causes and quotes."""
    out = _start(field, base)
    claims = {claim.id: claim for claim in field.claims}
    for issue in field.issues:
        describe_issue(out, issue, claims)
    for fishbone in field.fishbones:
        describe_fishbone(out, fishbone)
    return out.graph()


def _start(field: Field, base: str | None) -> Collector:
    names = Names(base)
    for paper in field.papers:
        names.paper(paper)
    return Collector(names, {paper.id: paper for paper in field.papers})
