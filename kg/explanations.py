"""Why a node or an edge is in the graph: the chain from it to the words, with the rules and decisions on the way.

A run and an id (or an edge as source, relation, target) go in, ``Step`` records come out, the general before the
particular; none where the run has no such thing. What a user's ``curation.toml`` did to an entity is told as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.records import Paper
from kg.curation import Curation, parse_curation
from kg.describe import claim_line, papers_in_words, title
from kg.folding import fold, slug
from kg.records import Edge, Evidence, GraphEntity, IssueNode, SolutionNode, Topic
from kg.run import Run, walk_topics
from kg.type_evidence import is_nameless
from ontologies.vocabulary import EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step from a thing to the words: a sentence, and the evidence where there is one."""

    text: str
    evidence: Evidence | None = None

    @property
    def line(self) -> str:
        """The step as one line for a terminal."""
        if self.evidence is None:
            return self.text
        place = f"{self.evidence.paper} {self.evidence.start}-{self.evidence.end}"
        return f'{self.text}: "{self.evidence.quote}" [{place}; {self.evidence.rule}, {self.evidence.score:.2f}]'


def explain(run: Run, wanted: tuple[str, ...]) -> list[Step]:
    """Give the steps from a node (one id) or an edge (source, relation, target) to the words; none if unknown.

    Parameters
    ----------
    run : Run
    wanted : tuple of str
        The id of an entity, issue, solution, topic, paper, claim or table of claims; or the three parts of an edge as
        ``to_networkx`` has it.
    """
    if len(wanted) == 3:
        return list(_edge(run, *wanted))
    return list(_node(run, wanted[0])) if len(wanted) == 1 else []


def _node(run: Run, identifier: str) -> Iterator[Step]:
    node = run.nodes.get(identifier)
    if isinstance(node, GraphEntity):
        yield from _entity(run, node)
    elif isinstance(node, IssueNode):
        yield Step(text=f"{node.label} joins {len(node.evidence)} phrases of {papers_in_words(len(node.papers))}")
        yield from _quotes(run, node.evidence)
    elif isinstance(node, Topic):
        yield Step(text=f"{node.label} holds {papers_in_words(len(node.papers))}")
        for place in node.places:
            yield Step(text=f"{title(run, place.paper)}: {place.reason}")
    elif isinstance(node, Paper):
        for source in node.sources:
            yield Step(text=f"read from {source.file}, {source.locator}, as {source.reader}")
    else:
        yield from _lesser_node(run, identifier)


def _lesser_node(run: Run, identifier: str) -> Iterator[Step]:
    """Claims, tables of claims, solutions; and entities that the user's curation has dropped."""
    claims = {claim.id: claim for claim in run.field.claims}
    if identifier in claims:
        yield Step(text=claim_line(claims[identifier]), evidence=claims[identifier].evidence)
        return
    for table in run.field.tables:
        if table.id == identifier:
            yield Step(text=f"{table.label}. {table.reason}")
            for row in table.rows:
                yield Step(text=claim_line(claims[row]), evidence=claims[row].evidence)
            return
    for solution, issue in _solutions(run):
        if solution.id == identifier:
            yield Step(text=f"{solution.label} is put forward against {issue.label}", evidence=solution.evidence)
            for claim in solution.claims:
                yield Step(text=claim_line(claims[claim]), evidence=claims[claim].evidence)
            return
    _, kind, name = [*identifier.replace("-", " ").split("/", 2), "", ""][:3]
    if identifier.startswith("entity/") and kind in set(EntityType) and is_nameless(name, EntityType(kind)):
        yield Step(text=f"{name!r} is not in the graph: the name says nothing outside its own paper")
        return
    for name in _curation(run).drop:
        if identifier.rpartition("/")[2] == slug(name) or fold(identifier) == name:
            yield Step(text=f"{name!r} is not in the graph: the curation file drops it")
            return


def _entity(run: Run, entity: GraphEntity) -> Iterator[Step]:
    yield Step(text=f"{entity.name} is a {entity.type} of {papers_in_words(len(entity.papers))}")
    yield from _decisions(run, entity)
    for merge in entity.merges:
        yield Step(text=f"also named {merge.alias!r} by the rule {merge.rule} ({merge.score:.2f})")
    yield from _quotes(run, entity.mentions)


def _decisions(run: Run, entity: GraphEntity) -> Iterator[Step]:
    """What the curation file did to an entity."""
    curation = _curation(run)
    names = {fold(name) for name in (entity.name, *entity.aliases)} | {fold(entity.name.rpartition(" (")[0])}
    for group in curation.same:
        if len(names.intersection(group)) > 1:
            yield Step(text=f"the curation file makes one of {_listed(sorted(names.intersection(group)))}")
    for group in curation.different:
        for name in sorted(names.intersection(group)):
            yield Step(text=f"the curation file keeps {name!r} apart from {_listed(sorted(set(group) - {name}))}")
    for old, new in curation.rename:
        if old in names and new == entity.name:
            yield Step(text=f"the curation file gives {old!r} the name {new!r}")
    for name, kind in curation.type:
        if name in names:
            yield Step(text=f"the curation file says that {name!r} is a {kind}")


def _curation(run: Run) -> Curation:
    """The decisions that the run was built with."""
    text = run.manifest.get("settings", {}).get("curation")
    return parse_curation(text) if text else Curation()


def _edge(run: Run, source: str, relation: str, target: str) -> Iterator[Step]:
    """Links between papers and entities first, then those of issues, topics and chains."""
    key = (source, relation, target)
    found = [edge for edge in run.edges if (edge.source, edge.relation, edge.target) == key]
    if found:
        for edge in found:
            yield from _typed(run, edge)
        return
    for chain in run.chains:
        if (chain.source, str(chain.kind), chain.target) == key:
            yield Step(text=f"{title(run, source)} -> {title(run, target)} ({chain.score:.2f}): {chain.reason}")
            yield from _quotes(run, chain.evidence)
            return
    for issue in run.issues:
        said = tuple(evidence for evidence in issue.evidence if (evidence.paper, "raises", issue.id) == key)
        if said:
            yield Step(text=f"{title(run, source)} raises {issue.label}")
            yield from _quotes(run, said)
            return
        if (issue.topic, "has-issue", issue.id) == key:
            yield Step(text=f"{issue.label} is raised by {papers_in_words(len(issue.papers))} of the topic")
            yield from _quotes(run, issue.evidence)
            return
    for solution, issue in _solutions(run):
        if key in ((solution.id, "addresses", issue.id), (solution.paper, "puts-forward", solution.id)):
            yield Step(text=f"{solution.label} is put forward against {issue.label}", evidence=solution.evidence)
            return
    for topic in walk_topics(run.topics):
        for place in topic.places:
            if (place.paper, "in-topic", topic.id) == key:
                yield Step(text=f"{title(run, place.paper)} stands in {topic.label}: {place.reason}")
        for child in topic.children:
            if (child.id, "subtopic-of", topic.id) == key:
                yield Step(text=f"{child.label} is one of {len(topic.children)} topics of {topic.label}")


def _typed(run: Run, edge: Edge) -> Iterator[Step]:
    yield Step(text=f"{edge.source} {edge.relation} {edge.target}, in {papers_in_words(edge.weight)}")
    yield from _quotes(run, edge.evidence)


def _quotes(run: Run, evidence: tuple[Evidence, ...]) -> Iterator[Step]:
    for piece in evidence:
        yield Step(text=title(run, piece.paper), evidence=piece)


def _solutions(run: Run) -> Iterator[tuple[SolutionNode, IssueNode]]:
    for issue in run.issues:
        for solution in issue.solutions:
            yield solution, issue


def _listed(names: list[str]) -> str:
    return " and ".join(map(repr, names))
