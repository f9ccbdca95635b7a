"""The tree of the field as an outline: topics, issues, solutions with how they fared, and what stays open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.english.grammar import count, plain, sentence, stop_after
from kg.pages.addresses import anchor
from kg.pages.fared import is_about
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup
from kg.pages.solutions import grouped_solutions
from kg.pages.states import MEANINGS, solutions_line, state_of, tally_line, tally_of, tally_told, without_solution
from kg.pages.tellers import finding_told
from kg.pages.wording import source_link, stated
from kg.records import Evidence, IssueNode, SolutionNode, TreeNode
from ontologies.vocabulary import NodeKind
from viz.page import Branch, OnScreen, Outline, Page, Section, Statement
from viz.text import shorten

# Of the topic that is open at first: so many of its issues are open too, and so many solutions of each of them.
EXAMPLES, SHOWN = 2, 3
# More solutions than these below one issue are counted, not listed: the page must stay one that a browser opens.
SOLUTIONS = 40
_SORTS = {
    NodeKind.CORPUS: "topic",
    NodeKind.TOPIC: "topic",
    NodeKind.ISSUE: "issue",
    NodeKind.SOLUTION: "solution",
    NodeKind.OPEN: "open",
}


def outline_page(look: Lookup) -> Page:
    """``tree.html``: a collapsible outline, open so far that one topic shows what there is to be found."""
    # A node of the tree is named by its issue and its solution, or by its issue, a paper and where its outlook begins.
    solutions = {key: s for i in look.field.issues for s in i.solutions for key in (s.id, f"{i.id}/{s.id}")}
    left_open = {(e.paper, key): e for i in look.field.issues for e in i.open for key in (e.quote, str(e.start))}
    root = look.field.tree
    opened = _opened(look, root, solutions)
    branches = tuple(_branch(look, node, solutions, left_open, opened, ()) for node in root.children)
    whole = tally_of(look, look.field.topics)
    way = " A part of it is unfolded as an example; choose any line to see more."
    lead = Statement(
        parts=(
            "Topics, the issues raised in them, what the papers that raise each put forward and how that fared, and "
            "what is said to be still open.",
            OnScreen(text=way if opened else " Choose any line to see more.")
            if whole.raised
            else " No issue was made out here, so there is none to show.",
        )
    )
    where = ""
    if whole.places > whole.raised:
        where = (
            f" An issue stands in each topic whose papers raise it, so that they fill {count(whole.places, 'line')}."
        )
    counted = Statement(parts=(f"{tally_told(whole, whole=True)}{where}",), basis=MEANINGS)
    return Page(
        path="tree.html",
        title="The tree of issues and solutions",
        kicker="Tree",
        lead=(lead, counted) if whole.raised else (lead,),
        sections=(Section(key="tree", title=look.name, blocks=(Outline(branches=branches),)),) if branches else (),
        current="tree.html",
    )


def _branch(
    look: Lookup,
    node: TreeNode,
    solutions: dict[str, SolutionNode],
    left_open: dict[tuple[str, str], Evidence],
    opened: frozenset[tuple[str, ...]],
    way: tuple[str, ...],
) -> Branch:
    kind = NodeKind(node.kind)
    shown = node.children[:SOLUTIONS] if kind is NodeKind.ISSUE else ranked_nodes(look, node.children)
    children = tuple(_branch(look, child, solutions, left_open, opened, (*way, node.id)) for child in shown)
    statements: tuple[Statement, ...] = ()
    label, href, state = shorten(plain(node.label), 260), "", ""
    if kind is NodeKind.TOPIC and node.id in look.topics:
        href = look.topic_href(node.id)
        within = Counter(NodeKind(n.kind) for n in node.children)[NodeKind.TOPIC]
        found = tally_of(look, look.topics[node.id])
        state = (f", {number_of(within, 'topic')}" if within else "") + (
            f", {tally_line(found)}" if found.raised else ""
        )
    elif kind is NodeKind.ISSUE and node.id in look.issues:
        issue = look.issues[node.id]
        label = heading(issue)
        state = state_line(look, issue)
        statements = (stated(look, (raised_by(issue),), issue.evidence),)
        bare = without_solution(look, issue)
        statements += (bare,) if bare else ()
        if len(shown) < len(node.children):
            more = count(len(node.children) - len(shown), "more solution")
            statements += (Statement(parts=(sentence(f"{more} not listed here"),)),)
    elif kind is NodeKind.SOLUTION and node.id in solutions:
        statements = _solution(look, solutions[node.id])
    elif kind is NodeKind.OPEN:
        keys = [(p, key) for p in node.papers for key in (node.label, node.id.rpartition("/")[2])]
        said = next((left_open[key] for key in keys if key in left_open), None)
        if said:
            cut = label.endswith("…")
            source = source_link(look, said)
            statements = (stated(look, (source, stop_after(source.text)), (said,) if cut else ()),)
    n = len(node.papers)
    return Branch(
        key=anchor("b", node.id if kind is not NodeKind.OPEN else "|".join((*way[-1:], node.id))),
        label=label,
        sort=_SORTS[kind],
        count=f"{n} {'paper' if n == 1 else 'papers'}{state}"
        if kind in {NodeKind.TOPIC, NodeKind.ISSUE}
        else look.when(node.papers[0])
        if n
        else "",
        href=href,
        statements=statements,
        branches=children,
        open=(*way, node.id) in opened,
    )


def raised_by(issue: IssueNode) -> str:
    """By how many papers an issue is raised, as a sentence."""
    n = len(issue.papers)
    return sentence("one paper raises it" if n == 1 else f"at least {count(n, 'paper')} raise it")


def state_line(look: Lookup, issue: IssueNode) -> str:
    """What is put forward against an issue and its state, as it stands behind its line in an outline."""
    n = len(grouped_solutions(look, issue))
    parts = [solutions_line(n, len({s.paper for s in issue.solutions}))] if n else []
    parts += [told] if (told := state_of(look, issue)) else []
    return "".join(f", {part}" for part in parts)


def number_of(n: int, thing: str) -> str:
    """How many there are, as it stands behind a line of an outline.

    Examples
    --------
    >>> number_of(0, "solution"), number_of(1, "solution"), number_of(12, "solution")
    ('no solution', '1 solution', '12 solutions')
    """
    return f"{n or 'no'} {thing}{'s' if n > 1 else ''}"


def _opened(look: Lookup, root: TreeNode, solutions: dict[str, SolutionNode]) -> frozenset[tuple[str, ...]]:
    """What is open at first, each by the ids on the way to it.

    The first topic that has issues of its own, with a few of them and of their solutions, those before others whose
    solutions tell of how they fared; and the first place at which something is left open.
    """
    opened: set[tuple[str, ...]] = set()

    def open_to(way: tuple[str, ...]) -> None:
        opened.update(way[:n] for n in range(1, len(way) + 1))

    def issues_of(node: TreeNode) -> list[TreeNode]:
        return [n for n in ranked_nodes(look, node.children) if NodeKind(n.kind) is NodeKind.ISSUE]

    def told(issue: TreeNode) -> int:
        return sum(len(_solution(look, solutions[n.id])) > 1 for n in issue.children if n.id in solutions)

    ways = list(_ways(root, ()))
    topic = next(((way, n) for way, n in [((), root), *ways] if any(i.children for i in issues_of(n))), None)
    if topic:
        way, node = topic
        open_to(way)
        answered = [i for i in issues_of(node) if i.children]
        for issue in sorted(answered, key=lambda i: not told(i))[:EXAMPLES]:
            open_to((*way, issue.id))
            opened.update((*way, issue.id, child.id) for child in issue.children[:SHOWN])
    left = next((way for way, n in ways if NodeKind(n.kind) is NodeKind.OPEN), None)
    if left:
        open_to(left[:-1])
    return frozenset(opened)


def _ways(node: TreeNode, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], TreeNode]]:
    """Every node below this one with the ids on the way to it."""
    for child in node.children:
        yield (*way, child.id), child
        yield from _ways(child, (*way, child.id))


def ranked_nodes(look: Lookup, nodes: tuple[TreeNode, ...]) -> list[TreeNode]:
    """Issues by how many papers name them, then by how sure the surest phrase is; all else where it stood."""
    issues = [n for n in nodes if n.id in look.issues]

    def rank(node: TreeNode) -> tuple[int, float]:
        return -len(node.papers), -max((e.score for e in look.issues[node.id].evidence), default=0.0)

    ranked = iter(sorted(issues, key=rank))
    return [next(ranked) if n.id in look.issues else n for n in nodes]


def _solution(look: Lookup, solution: SolutionNode) -> tuple[Statement, ...]:
    when = look.when(solution.paper)
    paper = look.paper_link(solution.paper)
    out = [stated(look, (paper, f" ({when})." if when else stop_after(paper.text)), (solution.evidence,))]
    for key in solution.claims:
        claim = look.claims.get(key)
        if claim is None:
            continue
        text = finding_told(look, claim, plain(solution.label) if is_about(claim, solution.label) else "")
        if text and all(text != statement.text for statement in out):
            out.append(stated(look, (text,), (claim.evidence,)))
    return tuple(out[:5])
