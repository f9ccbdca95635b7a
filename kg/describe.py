"""A run told in lines of text: its outline and one node with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from extract.records import Paper
from kg.inheritance import InheritanceNode
from kg.records import Chain, Edge, Evidence, GraphClaim, GraphEntity, IssueNode, Topic, TreeNode
from kg.rooted import RootedTree
from kg.run import Run

ONWARD = 3  # steps on from a paper that answers an issue
SHOWN = 12  # members listed before the rest is only counted: what one takes in at a glance


def outline(run: Run, *, depth: int) -> Iterator[str]:
    """Give the tree as indented lines, down to ``depth`` levels below the corpus."""
    yield from _outline(run.tree, 0, depth)


def outline_root(rooted: RootedTree, *, depth: int) -> Iterator[str]:
    """Give the tree below a root as indented lines, and below it how its papers build on each other."""
    yield from _outline(rooted.tree, 0, depth)
    if rooted.names != (rooted.root,):
        names = ", ".join(rooted.names[:SHOWN]) + (" …" if len(rooted.names) > SHOWN else "")
        yield f"  stands for: {names}"
    if rooted.descent:
        yield ""
        yield "how these papers build on each other:"
    for line in rooted.descent:
        yield from _descent_lines(line, 1, depth)
    if rooted.relevance:
        yield ""
        yield "what one finds and another resolves:"
    for line in rooted.relevance:
        yield from _descent_lines(line, 1, depth)


def _descent_lines(node: InheritanceNode, level: int, depth: int) -> Iterator[str]:
    yield f"{'  ' * level}{node.label}" + (f"  ({node.score:.2f}: {node.reason})" if level > 1 else "")
    if level <= depth:
        for child in node.children:
            yield from _descent_lines(child, level + 1, depth)


def _outline(node: TreeNode, level: int, depth: int) -> Iterator[str]:
    mark = {"corpus": "", "topic": "", "issue": "! ", "solution": "+ ", "open": "? "}[node.kind]
    count = len(node.papers)
    yield f"{'  ' * level}{mark}{node.label}" + (f" ({count})" if count > 1 else "")
    if level < depth:
        for child in node.children:
            yield from _outline(child, level + 1, depth)


def describe(run: Run, node: object) -> Iterator[str]:
    """Give a node as lines: what it is, where it stands, and the words behind it."""
    if isinstance(node, GraphEntity):
        yield from _entity(run, node)
    elif isinstance(node, IssueNode):
        yield from _issue(run, node)
    elif isinstance(node, Topic):
        yield from _topic(run, node)
    elif isinstance(node, Paper):
        yield from _paper(run, node)


def _entity(run: Run, entity: GraphEntity) -> Iterator[str]:
    yield f"{entity.name}  ({entity.type}, {papers_in_words(len(entity.papers))})  {entity.id}"
    if entity.aliases:
        yield f"  also: {', '.join(entity.aliases[:SHOWN])}"
    for paper in entity.proposed_by:
        yield f"  proposed by: {title(run, paper)}"
    for edge in run.neighbours(entity.id)[:SHOWN]:
        yield f"  {_other_end(run, edge, entity.id)}"
    for evidence in entity.mentions[:3]:
        yield f"  {quote(run, evidence)}"


def _issue(run: Run, issue: IssueNode) -> Iterator[str]:
    years = (
        f", {issue.years[0]} to {issue.years[-1]}" if len(issue.years) > 1 else "".join(f", {y}" for y in issue.years)
    )
    yield f"{issue.label}  ({issue.category}, {issue.status}, {papers_in_words(len(issue.papers))}{years})  {issue.id}"
    for evidence in issue.evidence[:SHOWN]:
        yield f"  raised: {quote(run, evidence)}"
    for cause in issue.causes:
        yield f"  because: {quote(run, cause.evidence)}"
    for solution in issue.solutions[:SHOWN]:
        yield f"  answered by {solution.label}: {title(run, solution.paper)}"
    for evidence in issue.open[:SHOWN]:
        yield f"  left open: {quote(run, evidence)}"
    for chain, left in descent(run, issue):
        yield f"  {chain.kind}: {title(run, chain.source)} -> {title(run, chain.target)}. {chain.reason}"
        if left:
            yield f"    and {left} more from there"


def descent(run: Run, issue: IssueNode) -> list[tuple[Chain, int]]:
    """Give an issue's line of descent by date: the chains that answer it, then the best that carry on from there.

    With the last step of each paper stands how many weaker ones were left out.
    """
    dates = {paper.id: paper.date or "9999" for paper in run.papers}
    steps = [(chain, 0) for chain in run.chains if chain.issue == issue.id]
    answers = {chain for chain, _ in steps}
    for paper in sorted({chain.target for chain in answers}):
        onward = [c for c in run.chains if c.source == paper and c.kind != "contrasts" and c not in answers]
        onward.sort(key=lambda chain: (-chain.score, chain.target))
        kept = sorted(onward[:ONWARD], key=lambda chain: (dates.get(chain.target, ""), chain.target))
        steps += [(c, len(onward) - ONWARD if c is kept[-1] and len(onward) > ONWARD else 0) for c in kept]
    return sorted(
        steps,
        key=lambda step: (
            dates.get(step[0].source, ""),
            dates.get(step[0].target, ""),
            step[0].source,
            step[0].target,
        ),
    )


def _topic(run: Run, topic: Topic) -> Iterator[str]:
    yield f"{topic.label}  (topic, {papers_in_words(len(topic.papers))})  {topic.id}"
    for child in topic.children:
        yield f"  topic: {child.label} ({len(child.papers)})"
    for issue in [issue for issue in run.issues if issue.topic == topic.id][:SHOWN]:
        yield f"  issue: {issue.label} ({issue.status}, {papers_in_words(len(issue.papers))})"
    for place in topic.places[:SHOWN]:
        yield f"  paper: {title(run, place.paper)} ({place.reason})"
    if len(topic.places) > SHOWN:
        yield f"  and {len(topic.places) - SHOWN} more papers"


def _paper(run: Run, paper: Paper) -> Iterator[str]:
    yield f"{paper.title}  ({paper.date or 'no date'})  {paper.id}"
    if paper.authors:
        yield f"  by {', '.join(paper.authors[:SHOWN])}"
    for source in paper.sources:
        yield f"  read from {source.file}, {source.locator}"
    extraction = next(item for item in run.extractions if item.paper.id == paper.id)
    for issue in extraction.issues:
        yield f"  issue: {issue.text}" + (f" ({issue.type})" if issue.type else "")
    for solution in extraction.solutions:
        yield f"  solution: {solution.text}"
    for entity in extraction.entities:
        yield f"  {entity.type}: {entity.name}" + (" (proposed here)" if entity.proposed else "")
    for claim in run.claims(paper=paper.id):
        yield f"  claim: {claim_line(claim)}"


def claim_line(claim: GraphClaim) -> str:
    """Give a claim as one line."""
    parts = [claim.subject or "?", claim.metric or "", claim.value or "", claim.delta or ""]
    text = " ".join(part for part in parts if part)
    text += f" on {claim.dataset}" if claim.dataset else ""
    text += f" against {claim.baseline}" if claim.baseline else ""
    marks = [str(claim.direction)] * (claim.direction is not None)
    marks += ["hedged"] * claim.hedged + ["negated"] * claim.negated
    return f"{text} ({', '.join(marks)})" if marks else text


def title(run: Run, identifier: str) -> str:
    """Give a paper's title with its year, or the id where the run has no such paper."""
    node = run.nodes.get(identifier)
    if not isinstance(node, Paper):
        return identifier
    return f"{node.title} ({node.year})" if node.year else node.title


def quote(run: Run, evidence: Evidence) -> str:
    """Give evidence as a quote with its paper."""
    return f'"{evidence.quote}" - {title(run, evidence.paper)}'


def _other_end(run: Run, edge: Edge, identifier: str) -> str:
    outward = edge.source == identifier
    node = run.nodes.get(edge.target if outward else edge.source)
    name = getattr(node, "name", None) or getattr(node, "title", None) or getattr(node, "label", None) or "?"
    return f"{edge.relation} {name}" if outward else f"{name} {edge.relation} this"


def papers_in_words(number: int) -> str:
    """Give a number of papers in words."""
    return f"{number} paper" if number == 1 else f"{number} papers"
