"""Issues, what is put forward against them, their causes, and fish-bones as RDF: IBIS and the Ishikawa ontology."""

from __future__ import annotations

from collections.abc import Mapping

from kg.rdf.collector import Collector
from kg.rdf.terms import NamedNode, curie, english, integer, iri, segment, text
from kg.records import Cause, Fishbone, GraphClaim, IssueNode, SolutionNode
from ontologies.issue_types import load_categories, load_issue_types
from ontologies.namespaces import HBC, HBI
from ontologies.vocabulary import Direction

STATUS = {"open": "hb:Open", "addressed": "hb:Addressed"}


def describe_issue(out: Collector, issue: IssueNode, claims: Mapping[str, GraphClaim]) -> None:
    """State an issue: what type it is of, who raises it and leaves it open, what causes it, what answers it."""
    names, node = out.names, out.names.node(issue.id)
    out.types(node, "hb:Issue", "ibis:Issue", "skos:Concept")
    out.add(node, "skos:prefLabel", text(issue.label))
    out.add(node, "skos:inScheme", names.under("issues"))
    out.add(node, "hb:inTopic", names.node(issue.topic))
    out.add(node, "hb:hasIssueType", _issue_type(issue.type))
    out.add(node, "hb:hasIssueCategory", category(issue.category))
    out.add(node, "hb:hasStatus", curie(STATUS.get(issue.status, "hb:Open")))
    out.add(node, "hb:paperCount", integer(len(issue.papers)))
    if issue.years:
        out.add(node, "hb:firstYear", integer(min(issue.years)))
        out.add(node, "hb:lastYear", integer(max(issue.years)))
    for below in issue.narrower:
        out.add(names.node(below), "skos:broader", node)
    for paper in issue.papers:
        if paper in out.papers:
            out.add(names.paper(out.papers[paper]), "hb:raises", node, paper=paper)
            out.types(node, "hb:Issue", paper=paper)
            out.add(node, "skos:prefLabel", text(issue.label), paper=paper)
    for evidence in issue.evidence:
        out.prove(node, evidence)
    for evidence in issue.open:
        out.prove(node, evidence, "hb:hasOpenEvidence")
        if evidence.paper in out.papers:
            out.add(names.paper(out.papers[evidence.paper]), "hb:leavesOpen", node, paper=evidence.paper)
    for cause in issue.causes:
        _describe_cause(out, issue, node, cause)
    for solution in issue.solutions:
        _describe_solution(out, node, solution, claims)


def _describe_solution(
    out: Collector, issue: NamedNode, solution: SolutionNode, claims: Mapping[str, GraphClaim]
) -> None:
    names, node, own = out.names, out.names.node(solution.id), solution.paper
    out.types(node, "hb:Solution", "ibis:Position", paper=own)
    out.add(node, "skos:prefLabel", text(solution.label), paper=own)
    out.add(node, "ibis:responds-to", issue, paper=own)
    if own in out.papers:
        out.add(names.paper(out.papers[own]), "hb:putsForward", node, paper=own)
    if solution.entity:
        out.add(node, "hb:embodiedBy", names.node(solution.entity), paper=own)
    for claim in solution.claims:
        known = claims.get(claim)
        speaks_against = known is not None and (known.direction is Direction.WORSE) is not known.negated
        out.add(names.node(claim), "ibis:opposes" if speaks_against else "ibis:supports", node, paper=own)
    out.prove(node, solution.evidence)


def _describe_cause(out: Collector, issue: IssueNode, node: NamedNode, cause: Cause) -> None:
    """State a cause only as the text does, with the quote; a qualified cause-effect relation carries the evidence."""
    own = cause.evidence.paper
    named = out.names.cause(issue.id, cause.evidence)
    factor = out.names.node(cause.issue) if cause.issue else named
    out.types(factor, "ishi:Cause", paper=own)
    if not cause.issue:
        out.add(factor, "rdfs:label", text(cause.label), paper=own)
    out.types(node, "ishi:Effect", paper=own)
    out.add(node, "ishi:wasCausedBy", factor, paper=own)
    effect = out.names.under(named.value.removeprefix(out.names.base) + "/effect")
    out.types(effect, "ishi:CauseEffect", paper=own)
    out.add(effect, "rdfs:label", text(cause.label), paper=own)
    out.add(effect, "ishi:cause", factor, paper=own)
    out.add(effect, "ishi:effect", node, paper=own)
    proof = out.prove(effect, cause.evidence)
    out.add(effect, "ishi:hasQualitativeEvidence", proof, paper=own)
    out.types(proof, "ishi:Evidence", paper=own)


def describe_fishbone(out: Collector, fishbone: Fishbone) -> None:
    """State the fish-bone of a topic as an Ishikawa model: the head is the problem, bones are major causes."""
    model = out.names.fishbone(fishbone)
    path = model.value.removeprefix(out.names.base)
    head = out.names.under(f"{path}/head")
    out.types(model, "ishi:Model")
    out.add(model, "rdfs:label", text(fishbone.label))
    out.add(model, "dcterms:subject", out.names.node(fishbone.topic))
    out.add(model, "ishi:factor", head)
    out.types(head, "ishi:Problem", "ishi:Effect", "ishi:Factor")
    out.add(head, "rdfs:label", english(f"What holds back: {fishbone.label}"))
    for bone in fishbone.bones:
        rib = out.names.under(f"{path}/bone/{segment(bone.category)}")
        out.types(rib, "ishi:MajorCause", "ishi:Cause", "ishi:Factor")
        out.add(rib, "rdfs:label", text(bone.label))
        out.add(rib, "hb:hasIssueCategory", category(bone.category))
        out.add(rib, "ishi:caused", head)
        out.add(head, "ishi:wasCausedBy", rib)
        out.add(model, "ishi:factor", rib)
        for issue in bone.issues:
            factor = out.names.node(issue)
            out.types(factor, "ishi:Cause", "ishi:Factor")
            out.add(factor, "ishi:caused", rib)
            out.add(rib, "ishi:wasCausedBy", factor)
            out.add(model, "ishi:factor", factor)


def _issue_type(slug: str | None) -> NamedNode | None:
    return iri(HBI + slug) if slug in {kind.slug for kind in load_issue_types()} else None


def category(slug: str) -> NamedNode | None:
    """Give the IRI of an issue category; None where the scheme has no such category."""
    return iri(HBC + slug) if slug in {known.slug for known in load_categories()} else None
