"""Edges: from each paper to what it proposes, uses and measures, and between entities where a sentence links them.

Every edge counts its papers and carries the sentences that it was read from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.records import Extraction, Mention
from kg.evidence import quote_sentence
from kg.records import Edge, Evidence, GraphEntity
from kg.relation_checks import check_relation
from ontologies.vocabulary import EntityType, RelationType, Role

# Quotes kept for an edge: enough to judge it by, few enough to show.
_MAX_EVIDENCE = 5
_RELATION = {
    EntityType.METHOD: RelationType.USES,
    EntityType.DATASET: RelationType.EVALUATES_ON,
    EntityType.MODALITY: RelationType.HAS_MODALITY,
    EntityType.TASK: RelationType.ADDRESSES_TASK,
    EntityType.METRIC: RelationType.MEASURED_BY,
}
# Sentences in which a paper speaks of its own work; a mention there is the better evidence.
_OWN = (Role.SOLUTION, Role.METHOD, Role.RESULT, Role.RESOURCE)


def link_papers(
    extractions: Sequence[Extraction], entities: Sequence[GraphEntity], local: Mapping[tuple[str, int], str]
) -> tuple[Edge, ...]:
    """One edge from each paper to each entity that it mentions, by what the paper does with it."""
    types = {entity.id: entity.type for entity in entities}
    makers = {entity.id: entity.proposed_by for entity in entities}
    edges = []
    for extraction in extractions:
        mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in extraction.mentions:
            mentions[mention.entity].append(mention)
        found: dict[str, list[int]] = defaultdict(list)
        for index in range(len(extraction.entities)):
            if (target := local.get((extraction.paper.id, index))) in types:
                found[target].append(index)
        for target in sorted(found):
            indexes = found[target]
            proposed = extraction.paper.id in makers[target]
            relation = RelationType.PROPOSES if proposed else _RELATION[types[target]]
            own = sorted((m for i in indexes for m in mentions[i]), key=lambda m: _rank(extraction, m))
            evidence = tuple(quote_sentence(extraction, m.start, m.end, m.rule, m.score) for m in own[:1])
            edges.append(
                Edge(source=extraction.paper.id, relation=relation, target=target, weight=1, evidence=evidence)
            )
    return tuple(edges)


def _rank(extraction: Extraction, mention: Mention) -> tuple[int, float, int]:
    """Sentences of the paper's own work first, then others, the title last; then the surest, then the first."""
    if mention.end <= len(extraction.paper.title):
        return (2, -mention.score, mention.start)
    own = any(s.start <= mention.start < s.end and s.role in _OWN for s in extraction.sentences)
    return (0 if own else 1, -mention.score, mention.start)


def link_entities(
    extractions: Sequence[Extraction], entities: Sequence[GraphEntity], local: Mapping[tuple[str, int], str]
) -> tuple[Edge, ...]:
    """Edges between entities from the relations that papers state, weighted by papers. Kind-of is the taxonomy's."""
    types = {entity.id: entity.type for entity in entities}
    found: dict[tuple[str, RelationType, str], list[Evidence]] = defaultdict(list)
    for extraction in extractions:
        for relation in extraction.relations:
            head, tail = (local.get((extraction.paper.id, end)) for end in (relation.head, relation.tail))
            if head not in types or tail not in types or head == tail or relation.relation is RelationType.KIND_OF:
                continue
            assert head is not None and tail is not None
            said = check_relation(extraction, relation, types[head], types[tail])
            if said is None:
                continue
            if said.head != relation.head:
                head, tail = tail, head
            evidence = quote_sentence(extraction, said.start, said.end, "relation", said.score)
            found[head, said.relation, tail].append(evidence)
    edges = []
    for (head, kind, tail), evidence_list in sorted(found.items()):
        papers = {e.paper for e in evidence_list}
        best = sorted(evidence_list, key=lambda e: (-e.score, e.paper, e.start))[:_MAX_EVIDENCE]
        edges.append(Edge(source=head, relation=kind, target=tail, weight=len(papers), evidence=tuple(best)))
    return tuple(edges)
