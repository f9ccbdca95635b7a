"""A run: what one build knows, in memory or read back from its folder.

>>> import kg
>>> run = kg.build(["papers.bib"])            # doctest: +SKIP
>>> run.find("ptb-xl")                        # doctest: +SKIP
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import InputError
from extract.records import Extraction, Paper, Reject
from kg.files import MANIFEST
from kg.folding import fold, tokens
from kg.records import Chain, Edge, Field, Fishbone, GraphClaim, GraphEntity, IssueNode, Topic, TreeNode
from kg.tables import Table

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

FORMAT_VERSION = 1  # the run folder's own version: raised when an older reader would misread it


class Run:
    """What one build knows.

    Parameters
    ----------
    field : Field
        The records.
    files : mapping of str to bytes
        The files of the run folder, by relative path; empty where only the records are wanted.
    manifest : mapping
        What ``manifest.json`` holds.

    Attributes
    ----------
    papers, extractions, rejects, entities, edges, issues, chains, fishbones : tuple
        The records, in the order of the files.
    top_issues : tuple
        Of the issues, those of the whole field.
    topics : Topic
        The root of the topic tree.
    tree : TreeNode
        The tree of topics, issues and solutions.
    """

    def __init__(
        self, field: Field, *, files: Mapping[str, bytes] | None = None, manifest: Mapping[str, Any] | None = None
    ) -> None:
        self.field = field
        self.files: dict[str, bytes] = dict(files or {})
        self.manifest: dict[str, Any] = dict(manifest or {})
        self._nodes: dict[str, object] | None = None

    @property
    def papers(self) -> Table[Paper]:
        """All papers, sorted by id."""
        return Table(self.field.papers, columns=("id", "title", "date", "venue"))

    @property
    def extractions(self) -> tuple[Extraction, ...]:
        """What each paper says, in the order of ``papers``."""
        return self.field.extractions

    @property
    def rejects(self) -> Table[Reject]:
        """What could not be read, and why."""
        return Table(self.field.rejects, columns=("source", "locator", "code", "message"))

    @property
    def entities(self) -> Table[GraphEntity]:
        """The things of the field: methods, datasets, modalities, tasks and metrics."""
        return Table(self.field.entities, columns=("name", "type", "aliases", "papers"))

    @property
    def edges(self) -> Table[Edge]:
        """Typed links, each with the words behind it."""
        return Table(self.field.edges, columns=("source", "relation", "target", "weight"), names=self._labels)

    @property
    def issues(self) -> Table[IssueNode]:
        """The nodes of issues, like ones joined: one for the whole field, and one for each topic that has the issue.

        ``top_issues`` gives those of the whole field alone, each issue once.
        """
        return Table(self.field.issues, columns=("label", "category", "status", "papers"))

    @property
    def top_issues(self) -> Table[IssueNode]:
        """The issues of the whole field, each once, what most papers raise first: those that the pages count."""
        from kg.issues import top_issues

        issues = self.field.issues
        found = top_issues(issues, self.field.topics.id) or [issue for issue in issues if not issue.narrower]
        found.sort(key=lambda issue: (-len(issue.papers), issue.label, issue.id))
        return Table(tuple(found), columns=("label", "category", "status", "papers"))

    @property
    def topics(self) -> Topic:
        """The root of the topic tree."""
        return self.field.topics

    @property
    def tree(self) -> TreeNode:
        """The tree of topics, issues, solutions and what stays open."""
        return self.field.tree

    @property
    def fishbones(self) -> tuple[Fishbone, ...]:
        """One fish-bone for the corpus and one for each topic."""
        return self.field.fishbones

    @property
    def chains(self) -> Table[Chain]:
        """Dated steps from one paper to a later one."""
        return Table(self.field.chains, columns=("kind", "source", "target", "score", "reason"), names=self._labels)

    @property
    def base(self) -> str | None:
        """The IRI that the user chose for the RDF to name its things under; None for the usual one."""
        settings = self.manifest.get("settings")
        chosen = settings.get("base") if isinstance(settings, dict) else None
        return str(chosen) if chosen else None

    @property
    def licence(self) -> str | None:
        """The IRI of the licence that the user chose for the RDF's statements; None where none was chosen."""
        settings = self.manifest.get("settings")
        chosen = settings.get("licence") if isinstance(settings, dict) else None
        return str(chosen) if chosen else None

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each; an issue counts once, in however many topics it stands."""
        return {
            "papers": len(self.field.papers),
            "rejects": len(self.field.rejects),
            "entities": len(self.field.entities),
            "edges": len(self.field.edges),
            "issues": len(self.top_issues),
            "claims": len(self.field.claims),
            "topics": sum(1 for _ in walk_topics(self.field.topics)) - 1,
            "chains": len(self.field.chains),
            "glossary": len(self.field.glossary),
        }

    def claims(
        self,
        *,
        task: str | None = None,
        dataset: str | None = None,
        metric: str | None = None,
        paper: str | None = None,
    ) -> Table[GraphClaim]:
        """Give the claims that match every name given; case and hyphens do not matter: ``"ptb xl"`` is ``"PTB-XL"``."""
        names = {entity.id: _keys(entity.name, *entity.aliases) for entity in self.field.entities}

        def matches(wanted: str | None, entity: str | None, text: str | None) -> bool:
            if wanted is None or wanted == entity:
                return True
            keys = _keys(wanted)
            return not keys.isdisjoint(names.get(entity or "", ())) or not keys.isdisjoint(_keys(text or ""))

        found = tuple(
            claim
            for claim in self.field.claims
            if matches(dataset, claim.dataset_entity, claim.dataset)
            and matches(metric, claim.metric_entity, claim.metric)
            and matches(task, claim.task_entity, None)
            and (paper is None or claim.paper == paper)
        )
        return Table(
            found,
            columns=("paper", "subject", "metric", "value", "delta", "dataset", "baseline", "direction"),
            names=self._labels,
        )

    def find(self, text: str) -> Table[Any]:
        """Give the nodes whose id, name or alias is ``text``, case and hyphens apart; else those that hold it.

        Entities come first, then issues, topics and papers; what goes by the text itself before what has it as an
        alias, and what more papers have before what fewer have.
        """
        wanted = _keys(text)
        exact: list[object] = []
        part: list[object] = []
        for identifier, node in self.nodes.items():
            names = _keys(*node_names(node))
            if text == identifier or not wanted.isdisjoint(names):
                exact.append(node)
            elif any(key in name for name in names for key in wanted):
                part.append(node)
        exact.sort(key=lambda node: _place(node, wanted))
        part.sort(key=lambda node: _place(node, wanted))
        return Table(tuple(exact or part), columns=("id", "name", "label", "title", "type", "papers"))

    @property
    def nodes(self) -> Mapping[str, object]:
        """Every node by its id: entities, issues, topics and papers."""
        if self._nodes is None:
            field = self.field
            self._nodes = {entity.id: entity for entity in field.entities}
            self._nodes |= {issue.id: issue for issue in field.issues}
            self._nodes |= {topic.id: topic for topic in walk_topics(field.topics)}
            self._nodes |= {paper.id: paper for paper in field.papers}
        return self._nodes

    @property
    def _labels(self) -> Mapping[str, str]:
        """What to call each node in a table."""
        return {identifier: node_names(node)[0] for identifier, node in self.nodes.items()}

    def neighbours(self, identifier: str, *, relation: str | None = None) -> Table[Edge]:
        """Give the edges at a node of any kind (paper, entity, issue, solution, topic), the heaviest first.

        Raises
        ------
        KeyError
            No node has this id, its case apart.
        """
        if identifier not in self.nodes:
            identifier = next((node for node in self.nodes if node.casefold() == identifier.casefold()), identifier)
        if identifier not in self.nodes:
            raise KeyError(f"no node has the id {identifier!r}; run.find(...) searches by name")
        from kg.graph_edges import every_edge

        found: dict[tuple[str, str, str], Edge] = {}
        for edge in every_edge(self.field):
            if identifier in (edge.source, edge.target) and relation in (None, edge.relation):
                found.setdefault((edge.source, edge.relation, edge.target), edge)
        ordered = tuple(
            sorted(found.values(), key=lambda edge: (-edge.weight, edge.relation, edge.source, edge.target))
        )
        return Table(ordered, columns=("source", "relation", "target", "weight"), names=self._labels)

    def save(self, folder: str | Path) -> Path:
        """Write the run folder, whole or not at all, and give its path.

        Of a run that was read back these are its records and its manifest; the pages and the RDF are not made anew.
        """
        from kg.files import checksums, write_folder
        from kg.manifest import manifest_to_bytes

        files = dict(self.files)
        if self.manifest and MANIFEST not in files:
            files[MANIFEST] = manifest_to_bytes({**self.manifest, "files": checksums(files)})
        write_folder(Path(folder), files)
        return Path(folder)

    def to_networkx(self) -> nx.MultiDiGraph:
        """Give the graph as a ``networkx.MultiDiGraph`` with native attribute values."""
        from kg.networkx_export import to_networkx

        return to_networkx(self.field)

    def to_pyvis(self) -> Network:
        """Give the graph as a ``pyvis.network.Network``."""
        from kg.pyvis_export import to_pyvis

        return to_pyvis(self.field)

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {name}" for name, number in self.counts.items())
        return f"<Run: {counts}>"


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read the manifest of a run folder.

    Raises
    ------
    InputError
        There is no run, or one that this version cannot read.
    """
    import msgspec

    path = folder / MANIFEST
    if not path.is_file():
        raise InputError(f"{folder} is no run folder: it has no {MANIFEST}. `herringbone build` writes one.")
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except OSError as error:
        raise InputError(f"cannot read the run {folder}: {error.strerror or error}. Build it again.") from error
    except msgspec.MsgspecError as error:
        raise InputError(f"{path} is damaged: {error}. Build the run again.") from error
    if manifest.get("format") != FORMAT_VERSION:
        raise InputError(
            f"{folder} was written in run format {manifest.get('format')!r}; this version reads format "
            f"{FORMAT_VERSION}. Build it again from its inputs."
        )
    return manifest


def load_run(folder: str | Path) -> Run:
    """Read a run back from its folder.

    Raises
    ------
    InputError
        There is no run, or one that this version cannot read.
    """
    from kg.store import PARTS, field_from_files

    folder = Path(folder)
    manifest = read_manifest(folder)
    try:
        files = {name: (folder / name).read_bytes() for name in PARTS}
    except OSError as error:
        what = f"{Path(error.filename).name} of the run {folder}" if error.filename else f"the run {folder}"
        raise InputError(f"cannot read {what}: {error.strerror or error}. Build it again.") from error
    return Run(field_from_files(files.__getitem__), files=files, manifest=manifest)


def walk_topics(topic: Topic) -> list[Topic]:
    """Give a topic and all below it, parents first."""
    found = [topic]
    for child in topic.children:
        found += walk_topics(child)
    return found


_KINDS = (GraphEntity, IssueNode, Topic, Paper)
_BRACKET = re.compile(r"^(.*?)\s*\(([^()]*)\)$")


def _place(node: object, wanted: frozenset[str]) -> tuple[int, bool, int]:
    """Where a node stands among those that a name finds."""
    names = node_names(node)[:1]
    forms = [form for name in names if (match := _BRACKET.match(name)) for form in match.groups()]
    kind = next((place for place, kind in enumerate(_KINDS) if isinstance(node, kind)), len(_KINDS))
    return kind, wanted.isdisjoint(_keys(*names, *forms)), -len(getattr(node, "papers", ()))


def _keys(*names: str) -> frozenset[str]:
    """What names are compared by: folded, and with their last letter too, as case tells no "gps" from a plural."""
    return frozenset(key for name in names for key in (fold(name), " ".join(tokens(name))) if key)


def node_names(node: object) -> tuple[str, ...]:
    """Give the names by which people know a node."""
    if isinstance(node, GraphEntity):
        return (node.name, *node.aliases)
    if isinstance(node, Paper):
        return (node.title,)
    if isinstance(node, (IssueNode, Topic)):
        return (node.label,)
    return ()
