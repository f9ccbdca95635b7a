"""The tree of the field as an outline: topics, issues, solutions with how they fared, and what stays open."""

from __future__ import annotations

from kg.pages.addresses import anchor
from kg.pages.fared import is_about
from kg.pages.grammar import count, plain, sentence
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup
from kg.pages.tellers import finding_told
from kg.pages.wording import source_link, state_of, stated, without_solution
from kg.records import Evidence, SolutionNode, TreeNode
from ontologies.vocabulary import NodeKind
from viz.page import Branch, Outline, Page, Section, Statement
from viz.text import shorten

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
    """``tree.html``: a collapsible outline, open down to the topics of the first level."""
    # A node of the tree is named by its issue and its solution, or by its issue, a paper and where its outlook begins.
    solutions = {key: s for i in look.field.issues for s in i.solutions for key in (s.id, f"{i.id}/{s.id}")}
    left_open = {(e.paper, key): e for i in look.field.issues for e in i.open for key in (e.quote, str(e.start))}
    root = look.field.tree
    branches = tuple(_branch(look, node, solutions, left_open, ()) for node in root.children)
    lead = Statement(
        parts=(
            "Topics, the issues raised in them, what was put forward against each and how that fared, and what "
            "stays open. Open a line to see more; arrow keys move through it.",
        )
    )
    return Page(
        path="tree.html",
        title="The tree of issues and solutions",
        kicker="Tree",
        lead=(lead,),
        sections=(Section(key="tree", title=look.name, blocks=(Outline(branches=branches),)),),
        current="tree.html",
    )


def _branch(
    look: Lookup,
    node: TreeNode,
    solutions: dict[str, SolutionNode],
    left_open: dict[tuple[str, str], Evidence],
    way: tuple[str, ...],
) -> Branch:
    kind = NodeKind(node.kind)
    shown = node.children[:SOLUTIONS] if kind is NodeKind.ISSUE else ranked_nodes(look, node.children)
    children = tuple(_branch(look, child, solutions, left_open, (*way, node.id)) for child in shown)
    statements: tuple[Statement, ...] = ()
    label, href, state = shorten(plain(node.label), 260), "", ""
    if kind is NodeKind.TOPIC and node.id in look.topics:
        href = look.topic_href(node.id)
    elif kind is NodeKind.ISSUE and node.id in look.issues:
        issue = look.issues[node.id]
        label = heading(issue)
        state = f", {told}" if (told := state_of(look, issue)) else ""
        statements = (
            stated(
                look,
                (sentence(f"{count(len(issue.papers), 'paper')} {'names' if len(issue.papers) == 1 else 'name'} it"),),
                issue.evidence,
            ),
        )
        bare = without_solution(look, issue)
        statements += (bare,) if bare else ()
        if len(shown) < len(node.children):
            more = count(len(node.children) - len(shown), "more solution")
            statements += (Statement(parts=(sentence(f"{more} not listed here"),)),)
    elif kind is NodeKind.SOLUTION and node.id in solutions:
        statements = _solution(look, solutions[node.id])
    elif kind is NodeKind.OPEN:
        keys = [(p, key) for p in node.papers for key in (node.label, node.id.rpartition("/")[2])]
        found = next((left_open[key] for key in keys if key in left_open), None)
        if found:
            cut = label.endswith("…")
            statements = (stated(look, (source_link(look, found), "."), (found,) if cut else ()),)
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
        open=len(way) == 0 and look.field.tree.children[:1] == (node,),
    )


def ranked_nodes(look: Lookup, nodes: tuple[TreeNode, ...]) -> list[TreeNode]:
    """Issues by how many papers name them, then by how sure the surest phrase is; all else where it stood."""
    issues = [n for n in nodes if n.id in look.issues]

    def rank(node: TreeNode) -> tuple[int, float]:
        return -len(node.papers), -max((e.score for e in look.issues[node.id].evidence), default=0.0)

    ranked = iter(sorted(issues, key=rank))
    return [next(ranked) if n.id in look.issues else n for n in nodes]


def _solution(look: Lookup, solution: SolutionNode) -> tuple[Statement, ...]:
    when = look.when(solution.paper)
    out = [stated(look, (look.paper_link(solution.paper), f" ({when})." if when else "."), (solution.evidence,))]
    for key in solution.claims:
        claim = look.claims.get(key)
        if claim is None:
            continue
        text = finding_told(look, claim, plain(solution.label) if is_about(claim, solution.label) else "")
        if text and all(text != statement.text for statement in out):
            out.append(stated(look, (text,), (claim.evidence,)))
    return tuple(out[:5])
