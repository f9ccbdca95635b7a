"""The tree of the field: corpus, topics, issues, solutions, and what these leave open.

Topics and issue nodes go in, one nested ``TreeNode`` comes out. Ids are unique in the tree: a solution that stands
under two issues has one id under each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.issue_state import left_open
from kg.issues import leaf_issues
from kg.records import Evidence, IssueNode, SolutionNode, Topic, TreeNode
from ontologies.vocabulary import NodeKind

_MAX_LABEL = 200  # an outlook sentence longer than that is cut in its label; the whole stands in the evidence


def build_tree(topics: Topic, issues: Sequence[IssueNode]) -> TreeNode:
    """The tree, with the shape of ``tree.json``."""
    return _topic(topics, leaf_issues(issues))


def _topic(topic: Topic, issues: Mapping[str, Sequence[IssueNode]]) -> TreeNode:
    children = [_topic(child, issues) for child in topic.children]
    children += [_issue(node) for node in issues.get(topic.id, ())]
    return TreeNode(
        id=topic.id,
        kind=NodeKind.CORPUS if topic.level == 0 else NodeKind.TOPIC,
        label=topic.label,
        papers=topic.papers,
        children=tuple(children),
    )


def _issue(issue: IssueNode) -> TreeNode:
    solved = {solution.paper for solution in issue.solutions}
    outlooks = left_open(issue)
    first = {solution.paper: solution.id for solution in reversed(issue.solutions)}
    children = [
        _solution(issue, s, [e for e in outlooks if e.paper == s.paper and first[s.paper] == s.id])
        for s in issue.solutions
    ]
    children += [_open(issue, e) for e in outlooks if e.paper not in solved]
    return TreeNode(id=issue.id, kind=NodeKind.ISSUE, label=issue.label, papers=issue.papers, children=tuple(children))


def _solution(issue: IssueNode, solution: SolutionNode, outlooks: Sequence[Evidence]) -> TreeNode:
    return TreeNode(
        id=f"{issue.id}/{solution.id}",
        kind=NodeKind.SOLUTION,
        label=solution.label,
        papers=(solution.paper,),
        children=tuple(_open(issue, e) for e in outlooks),
    )


def _open(issue: IssueNode, evidence: Evidence) -> TreeNode:
    text = " ".join(evidence.quote.split())
    return TreeNode(
        id=f"{issue.id}/open/{evidence.paper}/{evidence.start}",
        kind=NodeKind.OPEN,
        label=text if len(text) <= _MAX_LABEL else f"{text[: _MAX_LABEL - 2].rsplit(' ', 1)[0]} …",
        papers=(evidence.paper,),
    )
