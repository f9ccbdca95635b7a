"""From papers and what they say to the graph of the field, in named stages.

One function, no file, no clock: ``build_field`` takes records and gives the one record that pages, exports and queries
start from. The same papers in any order give the same ``Field``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.records import Extraction, Paper, Reject
from kg.chain_links import paper_vectors
from kg.chains import build_chains
from kg.claims import build_claims, compare_claims
from kg.curation import Curation
from kg.families import with_families
from kg.fishbone import build_fishbones
from kg.general_names import count_kinds, follow_curation, new_ties
from kg.glossary import build_glossary
from kg.issue_kinds import IssueKinds, in_category, load_issue_kinds, part_unsure
from kg.issues import build_issues
from kg.known_names import tie_known_names
from kg.link import link_entities, link_papers
from kg.outlooks import tie_outlooks
from kg.reading_order import build_reading
from kg.records import Edge, Field, GraphEntity, Topic, TreeNode
from kg.resolve import resolve_entities
from kg.short_forms import ShortForms
from kg.taxonomy import find_broader, reaches
from kg.topic_features import topic_matrix
from kg.topics import ROOT, ROOT_LABEL, build_topics
from kg.tree import build_tree
from ontologies.vocabulary import NodeKind, RelationType


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSettings:
    """What a user may decide about the graph.

    Attributes
    ----------
    curation : Curation
        Decisions about names (``kg.curation.parse_curation``).
    max_children : int
        Most topics below one; 12 are still taken in at a glance.
    chains_per_paper : int
        Most chains a paper, on average.
    kinds : IssueKinds, optional
        Labels and categories of issue types; those of the ontology where left out.
    """

    curation: Curation = field(default_factory=Curation)
    max_children: int = 12
    chains_per_paper: int = 3
    kinds: IssueKinds | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The field as far as the stages so far have made it; each stage gives back one with more in it."""

    field: Field
    vectors: Mapping[str, Sequence[float]]
    settings: FieldSettings
    kinds: IssueKinds
    local: Mapping[tuple[str, int], str]
    short_forms: ShortForms


Stage = Callable[[Draft], Draft]


def build_field(
    papers: Sequence[Paper],
    extractions: Sequence[Extraction],
    vectors: Mapping[str, Sequence[float]] | None = None,
    rejects: Sequence[Reject] = (),
    settings: FieldSettings | None = None,
    *,
    watch: Callable[[str], None] | None = None,
) -> Field:
    """The graph of a field.

    Parameters
    ----------
    papers : sequence of Paper
        Each once, in any order.
    extractions : sequence of Extraction
        One a paper; a paper without one counts as saying nothing.
    vectors : mapping of paper id to numbers, optional
        The reader's embedding of each paper; without them, topics and chains go by words alone.
    rejects : sequence of Reject
        Passed on.
    settings : FieldSettings, optional
    watch : callable, optional
        Called with the name of each stage before it begins.

    Returns
    -------
    Field

    Raises
    ------
    ValueError
        Two papers have one id.
    """
    draft = begin_field(papers, extractions, vectors or {}, rejects, settings or FieldSettings())
    for name, stage in STAGES:
        if watch is not None:
            watch(name)
        draft = run_stage(stage, draft)
    return draft.field


def run_stage(stage: Stage, draft: Draft) -> Draft:
    """What a stage makes of a draft, in one thread.

    Sums are then added up in one order on any machine, and small matrices do not wait for each other.
    """
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    with threadpool_limits(limits=1):
        return stage(draft)


def begin_field(
    papers: Sequence[Paper],
    extractions: Sequence[Extraction],
    vectors: Mapping[str, Sequence[float]],
    rejects: Sequence[Reject],
    settings: FieldSettings,
) -> Draft:
    ordered = tuple(sorted(papers, key=lambda p: p.id))
    for one, other in pairwise(ordered):
        if one.id == other.id:
            raise ValueError(f"Two papers have the id {one.id!r}: deduplicate papers before building the field.")
    by_paper = {x.paper.id: x for x in extractions}
    complete = tuple(by_paper.get(p.id) or Extraction(paper=p) for p in ordered)
    empty = Field(
        papers=ordered,
        extractions=complete,
        rejects=tuple(sorted(rejects, key=lambda r: (r.source, r.locator, r.code, r.message))),
        entities=(),
        edges=(),
        claims=(),
        topics=Topic(id=ROOT, label=ROOT_LABEL, level=0, papers=tuple(p.id for p in ordered)),
        issues=(),
        tree=TreeNode(id=ROOT, kind=NodeKind.CORPUS, label=ROOT_LABEL, papers=()),
        fishbones=(),
        chains=(),
        glossary=(),
    )
    kinds = settings.kinds if settings.kinds is not None else load_issue_kinds()
    return Draft(empty, vectors, settings, kinds, {}, ShortForms({}, {}, {}))


def _resolve(draft: Draft) -> Draft:
    """One entity from many names; the glossary of short forms."""
    found = draft.field
    resolved = resolve_entities(found.extractions, draft.settings.curation)
    glossary = build_glossary(found.extractions)
    return replace(
        draft,
        field=replace(found, entities=resolved.entities, glossary=glossary),
        local=resolved.local,
        short_forms=resolved.short_forms,
    )


def _link(draft: Draft) -> Draft:
    """Kinds of things, papers that name what their reader did not see, edges, claims and their tables."""
    found = draft.field
    entities, kind_of = find_broader(found.entities, found.extractions, draft.local)
    known = tie_known_names(found.extractions, entities, draft.local, draft.short_forms)
    entities = known.entities
    edges = (
        *link_papers(known.extractions, entities, known.local),
        *link_entities(found.extractions, entities, draft.local),
        *kind_of,
    )
    claims = build_claims(found.extractions, entities, draft.local)
    tables = compare_claims(claims, entities)
    ordered = tuple(sorted(edges, key=lambda e: (e.source, e.relation, e.target)))
    return replace(draft, field=replace(found, entities=entities, edges=ordered, claims=claims, tables=tables))


def _topics(draft: Draft) -> Draft:
    """The tree of topics."""
    found = draft.field
    topics = build_topics(
        found.papers,
        found.extractions,
        found.entities,
        draft.local,
        draft.vectors,
        draft.settings.max_children,
        found.glossary,
    )
    return replace(draft, field=replace(found, topics=topics))


def _tree(draft: Draft) -> Draft:
    """Issues, the tree of the field, its fish-bones."""
    found = draft.field
    sure, unsure = part_unsure(found.extractions)
    issues = build_issues(found.topics, sure, found.claims, draft.local, draft.kinds)
    issues = in_category(issues, unsure, draft.kinds)
    issues = tie_outlooks(issues, found.extractions, {p.id: p for p in found.papers})
    return replace(
        draft,
        field=replace(
            found,
            issues=issues,
            tree=build_tree(found.topics, issues),
            fishbones=build_fishbones(found.topics, issues, draft.kinds),
        ),
    )


def _chains(draft: Draft) -> Draft:
    """Steps from paper to paper, and the order to read in."""
    found = draft.field
    if found.papers:
        rows = paper_vectors(found.papers, draft.vectors)
        if rows is None:
            rows = topic_matrix(found.papers, found.extractions, found.entities, draft.local, draft.vectors)
        chains = build_chains(
            found.papers,
            found.extractions,
            found.entities,
            found.claims,
            found.issues,
            rows,
            draft.settings.chains_per_paper,
        )
        found = replace(found, chains=chains)
    reading = build_reading(found.topics, found.issues, found.chains, found.extractions, found.entities)
    return replace(draft, field=replace(found, reading=reading))


def _kinds(draft: Draft) -> Draft:
    """Each thing with the papers that have it under another name; what the stages before went by stays as it was."""
    found = draft.field
    wide = count_kinds(found.extractions, found.entities, draft.local, draft.short_forms)
    wide = with_families(wide)
    wide = follow_curation(wide, found.entities, draft.settings.curation)
    kept = [edge for edge in found.edges if edge.relation is not RelationType.KIND_OF]
    more = link_papers(*new_ties(found.extractions, found.entities, wide.entities))
    ordered = tuple(sorted((*_nearest_rivals(kept, more, wide.entities), *wide.kind_of), key=_edge_order))
    return replace(draft, field=replace(found, entities=wide.entities, edges=ordered))


def _edge_order(edge: Edge) -> tuple[str, str, str]:
    return edge.source, edge.relation, edge.target


def _nearest_rivals(kept: Iterable[Edge], more: Iterable[Edge], entities: Iterable[GraphEntity]) -> Iterator[Edge]:
    """All edges but those that set a paper against a kind of what it is set against: it may be of that kind itself."""
    broader = {entity.id: entity.broader for entity in entities}
    edges = (*kept, *more)
    rivals: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.relation is RelationType.COMPARES_WITH:
            rivals[edge.source].add(edge.target)
    for edge in edges:
        nearer = rivals[edge.source] - {edge.target} if edge.relation is RelationType.COMPARES_WITH else ()
        if not any(reaches(broader, one, edge.target) for one in nearer):
            yield edge


STAGES: tuple[tuple[str, Stage], ...] = (
    ("resolve", _resolve),
    ("link", _link),
    ("topics", _topics),
    ("tree", _tree),
    ("chains", _chains),
    ("kinds", _kinds),
)
