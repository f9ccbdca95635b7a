"""The records of the graph: what ``resolve``, ``link``, ``topics``, ``tree`` and ``chains`` give back.

Frozen, slotted, keyword-only, like those of ``extract.records``. Ids are stable strings made from names
(``entity/method/masked-autoencoder``), never from places in a list.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.records import Extraction, Paper, Reject
from ontologies.vocabulary import ChainKind, Direction, EntityType, NodeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words behind a statement: ``quote == papers[paper].text[start:end]``; ``rule`` names what concluded it."""

    paper: str
    start: int
    end: int
    quote: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Why ``alias`` is the same thing as the entity it now belongs to."""

    alias: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphEntity:
    """One thing of the field, over all papers. ``mentions`` are its places in the texts, in paper order."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    mentions: tuple[Evidence, ...] = ()
    merges: tuple[Merge, ...] = ()
    proposed_by: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A typed link between two node ids (papers, entities, issues, topics), with a weight in papers."""

    source: str
    relation: str
    target: str
    weight: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphClaim:
    """One claim of one paper, its slots tied to entities where they name one.

    Parts of which the reader is not sure are None, ``direction`` among them. ``number`` is the parsed value (or delta)
    in ``unit``; ``higher_is_better`` is None where the metric's good direction is not known.
    """

    id: str
    paper: str
    subject: str | None
    metric: str | None
    value: str | None
    delta: str | None
    dataset: str | None
    baseline: str | None
    direction: Direction | None
    hedged: bool
    negated: bool
    evidence: Evidence
    subject_entity: str | None = None
    metric_entity: str | None = None
    dataset_entity: str | None = None
    baseline_entity: str | None = None
    task_entity: str | None = None
    number: float | None = None
    unit: str | None = None
    higher_is_better: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTable:
    """Claims on one task, data set and metric (entity ids), side by side. ``rows`` holds ids of claims.

    Best first where ``ranked``, else in the order of papers; ``reason``: which way is good, or why there is no rank.
    """

    id: str
    task: str | None
    dataset: str
    metric: str
    label: str
    rows: tuple[str, ...]
    ranked: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a paper stands in the topic tree and why: the words it shares with the topic."""

    paper: str
    topic: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A node of the topic tree. ``papers`` holds all papers below it; ``places`` only those that stand right here."""

    id: str
    label: str
    level: int
    papers: tuple[str, ...]
    places: tuple[Place, ...] = ()
    children: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionNode:
    """A solution that one paper puts forward against an issue, with how it fared (ids of claims)."""

    id: str
    label: str
    paper: str
    evidence: Evidence
    claims: tuple[str, ...] = ()
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A cause that the text states for an issue ("due to", "stems from"), as the words say it."""

    label: str
    evidence: Evidence
    issue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueNode:
    """Like issues of a topic, as one node.

    There are nodes for every topic and for the corpus. One of an inner topic gathers those of the topics below it:
    ``narrower`` holds their ids. Nodes without ``narrower`` hang in the tree.
    ``status``: ``"open"`` where no paper puts anything against it or a paper's outlook leaves some of it open, else
    ``"addressed"`` (``kg.issue_state`` says which). ``evidence`` has one entry a paper and phrase.
    """

    id: str
    label: str
    topic: str
    type: str | None
    category: str
    papers: tuple[str, ...]
    years: tuple[int, ...]
    status: str
    evidence: tuple[Evidence, ...]
    solutions: tuple[SolutionNode, ...] = ()
    causes: tuple[Cause, ...] = ()
    open: tuple[Evidence, ...] = ()
    narrower: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeNode:
    """A node of ``tree.json``."""

    id: str
    kind: NodeKind
    label: str
    papers: tuple[str, ...]
    children: tuple[TreeNode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bone:
    """One category of a fish-bone with its issues (ids of ``IssueNode``)."""

    category: str
    label: str
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fishbone:
    """The fish-bone of a topic (or of the corpus): the head is the topic's label."""

    topic: str
    label: str
    bones: tuple[Bone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A dated step from one paper to a later one; ``source`` and ``target`` are paper ids.

    ``reason`` is one sentence; ``evidence`` holds the quote of each side. ``dated`` is False where a date is lacking.
    Written as ``{"kind", "from", "to", "score", "reason", "evidence", ...}``.
    """

    kind: ChainKind
    source: str
    target: str
    score: float
    reason: str
    evidence: tuple[Evidence, ...]
    dated: bool = True
    issue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """A short form with its long forms, each with the words that define it."""

    short: str
    long_forms: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    papers: tuple[str, ...]
    ambiguous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingStep:
    """A paper to read, in order, with the reason in one line."""

    paper: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Everything that a run knows; the one record that export, pages and queries start from."""

    papers: tuple[Paper, ...]
    extractions: tuple[Extraction, ...]
    rejects: tuple[Reject, ...]
    entities: tuple[GraphEntity, ...]
    edges: tuple[Edge, ...]
    claims: tuple[GraphClaim, ...]
    topics: Topic
    issues: tuple[IssueNode, ...]
    tree: TreeNode
    fishbones: tuple[Fishbone, ...]
    chains: tuple[Chain, ...]
    glossary: tuple[GlossaryEntry, ...]
    reading: tuple[tuple[str, tuple[ReadingStep, ...]], ...] = ()
    tables: tuple[ClaimTable, ...] = ()
