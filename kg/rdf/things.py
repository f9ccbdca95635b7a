"""Entities, the links between nodes, claims and their comparisons as RDF."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kg.rdf.collector import Collector, confidence
from kg.rdf.terms import DECIMAL, Literal, NamedNode, boolean, curie, integer, number, segment, text
from kg.records import ClaimTable, Edge, GraphClaim, GraphEntity
from ontologies.vocabulary import Direction, EntityType, RelationType

CLASSES = {
    EntityType.METHOD: "hb:Method",
    EntityType.DATASET: "hb:Dataset",
    EntityType.MODALITY: "hb:Modality",
    EntityType.TASK: "hb:Task",
    EntityType.METRIC: "hb:Metric",
}
RELATIONS: dict[str, str] = {
    RelationType.PROPOSES: "hb:proposes",
    RelationType.USES: "hb:uses",
    RelationType.EVALUATES_ON: "hb:evaluatesOn",
    RelationType.HAS_MODALITY: "hb:hasModality",
    RelationType.ADDRESSES_TASK: "hb:addressesTask",
    RelationType.MEASURED_BY: "hb:measuredBy",
    RelationType.COMPARES_WITH: "hb:comparesWith",
    RelationType.IMPROVES_ON: "hb:improvesOn",
    RelationType.PART_OF: "dcterms:isPartOf",
    RelationType.KIND_OF: "skos:broader",
    "mentions": "schema:mentions",
}
DIRECTIONS = {
    Direction.BETTER: "hb:Better",
    Direction.WORSE: "hb:Worse",
    Direction.EQUAL: "hb:Equal",
    Direction.ABSOLUTE: "hb:Absolute",
}
# The slots of a claim: what the words are called, and the thing they were tied to.
SLOTS = (
    ("subject", "hb:subjectText", "hb:ofMethod"),
    ("metric", "hb:metricText", "hb:withMetric"),
    ("dataset", "hb:datasetText", "hb:onDataset"),
    ("baseline", "hb:baselineText", "hb:againstBaseline"),
)


def describe_entity(out: Collector, entity: GraphEntity) -> None:
    """State a thing of the field, its names, why they are one, and every place in the texts."""
    node, names = out.names.node(entity.id), out.names
    out.types(node, "skos:Concept", CLASSES[entity.type])
    out.add(node, "skos:inScheme", names.under("entities"))
    out.add(node, "skos:prefLabel", text(entity.name))
    for alias in entity.aliases:
        if alias != entity.name:
            out.add(node, "skos:altLabel", text(alias))
    for broader in entity.broader:
        out.add(node, "skos:broader", names.node(broader))
    out.add(node, "hb:paperCount", integer(len(entity.papers)))
    for merge in entity.merges:
        why = names.under(f"{segment(entity.id, keep='/')}/merge/{segment(merge.alias)}")
        out.types(why, "hb:Merge")
        out.add(why, "hb:mergedInto", node)
        out.add(why, "hb:mergedName", text(merge.alias))
        out.add(why, "hb:rule", text(merge.rule))
        out.add(why, "hb:confidence", confidence(merge.score))
    for paper in entity.papers:
        if paper in out.papers:
            out.types(node, CLASSES[entity.type], paper=paper)
            out.add(node, "skos:prefLabel", text(entity.name), paper=paper)
            out.add(names.paper(out.papers[paper]), "schema:mentions", node, paper=paper)
    for paper in entity.proposed_by:
        if paper in out.papers:
            out.add(names.paper(out.papers[paper]), "hb:proposes", node, paper=paper)
    for mention in entity.mentions:
        out.prove(node, mention)


def describe_edge(out: Collector, edge: Edge) -> None:
    """State a link between two nodes twice: as one triple, and as a node that carries its weight and its evidence."""
    names, node = out.names, out.names.edge(edge)
    source, target, relation = (
        names.node(edge.source),
        names.node(edge.target),
        RELATIONS.get(edge.relation, "skos:related"),
    )
    said_by = {evidence.paper for evidence in edge.evidence if evidence.paper in out.papers}
    if not said_by:
        out.add(source, relation, target)
    for paper in sorted(said_by):
        out.add(source, relation, target, paper=paper)
    out.types(node, "hb:Link")
    out.add(node, "hb:linkSource", source)
    out.add(node, "hb:linkRelation", curie(relation))
    out.add(node, "hb:linkTarget", target)
    out.add(node, "hb:paperCount", integer(edge.weight))
    for evidence in edge.evidence:
        out.prove(node, evidence)


def describe_claim(out: Collector, claim: GraphClaim) -> None:
    """State one finding of one paper: its slots in the paper's words, and the things they name."""
    node, own, names = out.names.node(claim.id), claim.paper, out.names
    out.types(node, "hb:Claim", "ibis:Argument", paper=own)
    if own in out.papers:
        out.add(names.paper(out.papers[own]), "hb:claims", node, paper=own)
    for slot, words, thing in SLOTS:
        said, tied = getattr(claim, slot), getattr(claim, f"{slot}_entity")
        out.add(node, words, text(said) if said else None, paper=own)
        out.add(node, thing, _optional(out, tied), paper=own)
    out.add(node, "hb:onTask", _optional(out, claim.task_entity), paper=own)
    out.add(node, "hb:valueText", text(claim.value) if claim.value else None, paper=own)
    out.add(node, "hb:deltaText", text(claim.delta) if claim.delta else None, paper=own)
    out.add(node, "hb:number", _decimal(claim.number), paper=own)
    out.add(node, "schema:unitText", text(claim.unit) if claim.unit else None, paper=own)
    if claim.direction is not None:
        out.add(node, "hb:hasDirection", curie(DIRECTIONS[claim.direction]), paper=own)
    out.add(node, "hb:hedged", boolean(claim.hedged), paper=own)
    out.add(node, "hb:negated", boolean(claim.negated), paper=own)
    if claim.higher_is_better is not None:
        out.add(node, "hb:higherIsBetter", boolean(claim.higher_is_better), paper=own)
    out.prove(node, claim.evidence)


def describe_comparison(out: Collector, table: ClaimTable, claims: Mapping[str, GraphClaim]) -> None:
    """State claims side by side: on which data set, by which metric, ranked or why not; a rank stands at its claim."""
    node, names = out.names.node(table.id), out.names
    out.types(node, "hb:Comparison")
    out.add(node, "rdfs:label", text(table.label))
    out.add(node, "hb:onDataset", names.node(table.dataset))
    out.add(node, "hb:withMetric", names.node(table.metric))
    out.add(node, "hb:onTask", _optional(out, table.task))
    out.add(node, "hb:ranked", boolean(table.ranked))
    out.add(node, "hb:reason", text(table.reason))
    rank, before = 0, None
    for place, row in enumerate(table.rows, 1):
        out.add(node, "hb:compares", names.node(row))
        if table.ranked:
            figure = claims[row].number if row in claims else None
            rank, before = (rank if rank and figure == before else place), figure
            out.add(names.node(row), "hb:rank", integer(rank))


def _decimal(value: float | None) -> Literal | None:
    """Give a number where it is one that ``xsd:decimal`` can hold; no abstract tells of others."""
    if value is None or not math.isfinite(value):
        return None
    made = number(value)
    return made if made.datatype == DECIMAL else None


def _optional(out: Collector, identifier: str | None) -> NamedNode | None:
    return out.names.node(identifier) if identifier else None
