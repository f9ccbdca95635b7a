"""Topics, chains, the glossary, reading lists and what was left out as RDF."""

from __future__ import annotations

from extract.records import Reject
from kg.rdf.collector import Collector, confidence
from kg.rdf.terms import boolean, curie, english, integer, segment, text
from kg.records import Chain, GlossaryEntry, ReadingStep, Topic
from ontologies.vocabulary import ChainKind

CHAIN_KINDS = {ChainKind.INHERITS: "hb:Inherits", ChainKind.ANSWERS: "hb:Answers", ChainKind.CONTRASTS: "hb:Contrasts"}
# What the later paper does with the earlier one.
CHAIN_RELATIONS = {
    ChainKind.INHERITS: "hb:inheritsFrom",
    ChainKind.ANSWERS: "hb:answersOpenIssueOf",
    ChainKind.CONTRASTS: "hb:contrastsWith",
}
SCHEMES = {
    "topics": "Topics",
    "entities": "Methods, data sets, modalities, tasks and metrics",
    "issues": "Issues",
    "glossary": "Glossary",
}


def describe_schemes(out: Collector) -> None:
    """State the four concept schemes of a run."""
    for name, title in SCHEMES.items():
        node = out.names.under(name)
        out.types(node, "skos:ConceptScheme")
        out.add(node, "dcterms:title", english(title))


def describe_topic(out: Collector, topic: Topic, parent: Topic | None = None) -> None:
    """State a topic and all below it, with the papers that stand right at each and why they do."""
    names, node = out.names, out.names.node(topic.id)
    out.types(node, "hb:Topic", "skos:Concept")
    out.add(node, "skos:prefLabel", text(topic.label))
    out.add(node, "skos:inScheme", names.under("topics"))
    out.add(node, "hb:level", integer(topic.level))
    out.add(node, "hb:paperCount", integer(len(topic.papers)))
    if parent is None:
        out.add(node, "skos:topConceptOf", names.under("topics"))
        out.add(names.under("topics"), "skos:hasTopConcept", node)
    else:
        out.add(node, "skos:broader", names.node(parent.id))
    for place in topic.places:
        if place.paper not in out.papers:
            continue
        paper = names.paper(out.papers[place.paper])
        why = names.under(f"place/{segment(place.paper)}/{segment(topic.id, keep='/')}")
        out.add(paper, "dcterms:subject", node)
        out.types(why, "hb:Placement")
        out.add(why, "hb:placedPaper", paper)
        out.add(why, "hb:placedIn", node)
        out.add(why, "hb:confidence", confidence(place.score))
        out.add(why, "hb:reason", text(place.reason))
    for child in topic.children:
        describe_topic(out, child, topic)


def describe_chain(out: Collector, chain: Chain, cited: set[tuple[str, str]]) -> None:
    """State a step from one paper to a later one; where the later one cites the earlier one, in CiTO's words too."""
    if chain.source not in out.papers or chain.target not in out.papers:
        return
    names, node = out.names, out.names.chain(chain)
    earlier, later = names.paper(out.papers[chain.source]), names.paper(out.papers[chain.target])
    out.types(node, "hb:Chain")
    out.add(node, "hb:hasChainKind", curie(CHAIN_KINDS[chain.kind]))
    out.add(node, "hb:earlierPaper", earlier)
    out.add(node, "hb:laterPaper", later)
    out.add(node, "hb:confidence", confidence(chain.score))
    out.add(node, "hb:reason", text(chain.reason))
    out.add(node, "hb:dated", boolean(chain.dated))
    if chain.issue:
        out.add(node, "hb:concernsIssue", names.node(chain.issue))
    for evidence in chain.evidence:
        out.prove(node, evidence)
    out.add(later, CHAIN_RELATIONS[chain.kind], earlier)
    if chain.kind is ChainKind.INHERITS and (chain.target, chain.source) in cited:
        out.add(later, "cito:extends", earlier)


def describe_glossary_entry(out: Collector, entry: GlossaryEntry) -> None:
    """State a short form with what it stands for."""
    node = out.names.under(f"glossary/{segment(entry.short)}")
    out.types(node, "hb:GlossaryEntry", "skos:Concept")
    out.add(node, "skos:prefLabel", text(entry.short))
    out.add(node, "skos:inScheme", out.names.under("glossary"))
    for long in entry.long_forms:
        out.add(node, "hb:longForm", text(long))
    out.add(node, "hb:ambiguous", boolean(entry.ambiguous))
    out.add(node, "hb:paperCount", integer(len(entry.papers)))
    for evidence in entry.evidence:
        out.prove(node, evidence)


def describe_reading(out: Collector, topic: str, steps: tuple[ReadingStep, ...]) -> None:
    """State where to start reading a topic, as a list of schema.org."""
    node = out.names.under(f"reading/{segment(topic, keep='/')}")
    out.types(node, "schema:ItemList")
    out.add(node, "schema:about", out.names.node(topic))
    for position, step in enumerate(steps, 1):
        if step.paper not in out.papers:
            continue
        item = out.names.under(f"reading/{segment(topic, keep='/')}/step/{segment(step.paper)}")
        out.types(item, "schema:ListItem")
        out.add(node, "schema:itemListElement", item)
        out.add(item, "schema:position", integer(position))
        out.add(item, "schema:item", out.names.paper(out.papers[step.paper]))
        out.add(item, "hb:reason", text(step.reason))


def describe_reject(out: Collector, reject: Reject) -> None:
    """State what could not be read, and why."""
    node = out.names.reject(reject)
    out.types(node, "hb:Reject")
    out.add(node, "dcterms:source", text(reject.source))
    out.add(node, "hb:locator", text(reject.locator))
    out.add(node, "hb:code", text(reject.code))
    out.add(node, "dcterms:description", text(reject.message))
