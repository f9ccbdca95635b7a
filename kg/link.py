"""Edges: from each paper to what it proposes, uses and measures, and between entities where a sentence links them.

Every edge counts its papers and carries the sentences that it was read from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.records import Extraction, Mention
from kg.evidence import quote_sentence
from kg.folding import fold
from kg.known_names import RULE
from kg.method_use import Stand, stand_of
from kg.own_places import OWN_ROLES, own_places, sentence_start
from kg.records import Edge, Evidence, GraphEntity
from kg.relation_checks import check_relation, tells_of_test
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
# Words by which a paper tells what it measures itself by.
_BY_MEASURE = re.compile(
    r"\b(?:in terms of|metrics?|measures?|as measured"
    r"|(?:measured|evaluated|assessed|quantified|scored|reported) (?:by|with|in|using|as|on))\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_LIKELY = 0.5
# Papers of a method from which on a paper that names it without a telling word counts as its user: of those with fewer,
# most only spoke of it (benchmarks/README.md).
_KNOWN = 3
# Data that others are made of or taken from are used, not what a paper is evaluated on.
_TAKEN_FROM = re.compile(
    r"\b(?:collect|retriev|extract|crawl|deriv|construct|buil[dt]|sampl|annotat|creat|curat|compil|scrap|tak|gather"
    r"|passages?|articles?|examples?|notes?|sentences?)\w*\b[^.;]{0,50}\b(?:from|on)\s+[^.;:]{0,40}\Z"
    r"|\b(?:dataset|corpus|data|it|[A-Z]\w+[A-Z]\w*)\s+(?:is|are|was|were)\s+based\s+on\s+(?:the\s+)?\Z",
)


def link_papers(
    extractions: Sequence[Extraction], entities: Sequence[GraphEntity], local: Mapping[tuple[str, int], str]
) -> tuple[Edge, ...]:
    """An edge from each paper to each entity that it works with or sets itself against, by what it does with it."""
    types = {entity.id: entity.type for entity in entities}
    makers = {entity.id: entity.proposed_by for entity in entities}
    papers = {entity.id: entity.papers for entity in entities}
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
            own = sorted((m for i in indexes for m in mentions[i]), key=lambda m: _rank(extraction, m))
            relation = RelationType.PROPOSES if proposed else _RELATION[types[target]]
            if relation is RelationType.USES:
                used, own = _use_of(extraction, own, len(papers[target]))
                if used is None:
                    continue
                relation = used
            elif not proposed:
                own = _telling(extraction, relation, own)
                if not own:
                    continue
                if relation is RelationType.EVALUATES_ON and all(_is_source(extraction, m) for m in own):
                    relation = RelationType.USES
            evidence = tuple(quote_sentence(extraction, m.start, m.end, m.rule, m.score) for m in own[:1])
            edges.append(
                Edge(source=extraction.paper.id, relation=relation, target=target, weight=1, evidence=evidence)
            )
    return tuple(edges)


def _telling(extraction: Extraction, relation: RelationType, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that tie a paper to a task, data or a metric; none where only its past or its troubles name it."""
    if relation is RelationType.ADDRESSES_TASK and not all(m.rule == RULE for m in mentions):
        return own_places(extraction, mentions, (*OWN_ROLES, Role.ISSUE))
    found = own_places(extraction, mentions)
    return [m for m in found if _measures(extraction, m)] if relation is RelationType.MEASURED_BY else found


def _is_source(extraction: Extraction, mention: Mention) -> bool:
    """Whether a sentence only says that something was made or taken from data, and tells of no test on them."""
    text, start = extraction.paper.text, sentence_start(extraction, mention)
    end = next((s.end for s in extraction.sentences if s.start == start), mention.end)
    if start == 0 or tells_of_test(text, start, end):
        return False
    return _TAKEN_FROM.search(text, max(start, mention.start - 120), mention.start) is not None


def _use_of(
    extraction: Extraction, mentions: Sequence[Mention], papers: int
) -> tuple[RelationType | None, list[Mention]]:
    """What a paper does with a method, and the mentions that show it: uses it, makes it, or is compared with it.

    What stands only where a paper tells of the field's past or its troubles is none of these, nor is what it studies,
    shuns or aims at. Where no word tells, a method that several ``papers`` have counts as used; another is a part of
    its own, or of what it speaks of.
    """
    stands: dict[Stand, list[Mention]] = defaultdict(list)
    for mention in own_places(extraction, mentions):
        stands[stand_of(extraction.paper.text, sentence_start(extraction, mention), mention)].append(mention)
    # What one paper alone names and its reader held for likelier no thing is hardly one that it uses.
    used = [m for m in stands[Stand.USED] if papers > 1 or m.score >= _LIKELY]
    if used:
        return RelationType.USES, used
    if stands[Stand.MADE] and not stands[Stand.USED]:
        return (RelationType.PROPOSES if papers == 1 else RelationType.USES), stands[Stand.MADE]
    if stands[Stand.BARE] and papers >= _KNOWN:
        return RelationType.USES, stands[Stand.BARE]
    if stands[Stand.RIVAL]:
        return RelationType.COMPARES_WITH, stands[Stand.RIVAL]
    return None, list(mentions)


def _measures(extraction: Extraction, mention: Mention) -> bool:
    """Whether a paper's finding is told in this metric, or the words before it say that it is measured by it.

    What else bears the name of a quantity is what was estimated, or an aim.
    """
    words = fold(mention.text)
    for claim in extraction.claims:
        if claim.start <= mention.start < claim.end and claim.metric and claim.scores.metric >= _LIKELY:
            metric = fold(claim.metric)
            if f" {words} " in f" {metric} " or f" {metric} " in f" {words} ":
                return True
    start = next((s.start for s in extraction.sentences if s.start <= mention.start < s.end), None)
    return start is not None and _BY_MEASURE.search(extraction.paper.text, start, mention.start) is not None


def _rank(extraction: Extraction, mention: Mention) -> tuple[int, float, int]:
    """Sentences of the paper's own work first, then others, the title last; then the surest, then the first."""
    if mention.end <= len(extraction.paper.title):
        return (2, -mention.score, mention.start)
    own = any(s.start <= mention.start < s.end and s.role in OWN_ROLES for s in extraction.sentences)
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
