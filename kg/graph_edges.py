"""Every typed link of a field as an ``Edge``: between papers, entities, issues, solutions and topics."""

from __future__ import annotations

from collections.abc import Iterator

from kg.records import Edge, Field, Topic

__all__ = ["every_edge"]


def every_edge(field: Field) -> Iterator[Edge]:
    """Yield the links between entities and papers, then those of issues, solutions, chains and topics.

    The records of the last four hold their links inside themselves; here they stand beside the others, with the same
    weight in papers and the same evidence. The same source, relation and target may come more than once.
    """
    yield from _of_topics(field.topics)
    yield from field.edges
    for entity in field.entities:
        for broader in entity.broader:
            yield Edge(source=entity.id, relation="kind-of", target=broader, weight=1, evidence=())
    for issue in field.issues:
        for evidence in issue.evidence:
            yield Edge(source=evidence.paper, relation="raises", target=issue.id, weight=1, evidence=(evidence,))
        yield Edge(source=issue.topic, relation="has-issue", target=issue.id, weight=len(issue.papers), evidence=())
        for solution in issue.solutions:
            told = (solution.evidence,)
            yield Edge(source=solution.id, relation="addresses", target=issue.id, weight=1, evidence=told)
            yield Edge(source=solution.paper, relation="puts-forward", target=solution.id, weight=1, evidence=told)
    for chain in field.chains:
        yield Edge(
            source=chain.source, relation=str(chain.kind), target=chain.target, weight=1, evidence=chain.evidence
        )


def _of_topics(topic: Topic) -> Iterator[Edge]:
    for place in topic.places:
        yield Edge(source=place.paper, relation="in-topic", target=topic.id, weight=1, evidence=())
    for child in topic.children:
        yield from _of_topics(child)
        yield Edge(source=child.id, relation="subtopic-of", target=topic.id, weight=1, evidence=())
