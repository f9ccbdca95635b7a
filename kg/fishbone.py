"""Fish-bones: for the corpus and each topic, its issues on bones by category.

Topics and issue nodes go in, ``Fishbone`` records come out, the corpus' first, topics in the order of the tree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.issue_kinds import IssueKinds
from kg.issues import top_issues
from kg.records import Bone, Fishbone, IssueNode, Topic
from kg.topics import walk_topics

# A diagram with more twigs is no longer read; the issues of most papers stay.
MOST_TWIGS = 60
# Up to so many, each finds its place whoever raised it.
CLEAR_TWIGS = 24


def build_fishbones(topics: Topic, issues: Sequence[IssueNode], kinds: IssueKinds) -> tuple[Fishbone, ...]:
    """One fish-bone a topic that has issues; bones in the order of the categories, twigs by number of papers."""
    by_topic: dict[str, list[IssueNode]] = defaultdict(list)
    for issue in issues:
        by_topic[issue.topic].append(issue)
    found = []
    for topic in walk_topics(topics):
        nodes = top_issues(by_topic[topic.id], topic.id)
        if len(nodes) > CLEAR_TWIGS:
            # What one paper says, and no type covers, stays in the tree and in the fish-bones further down.
            nodes = [node for node in nodes if node.type is not None or len(node.papers) > 1] or nodes
        nodes = nodes[:MOST_TWIGS]
        bones: dict[str, list[str]] = defaultdict(list)
        for node in nodes:
            bones[node.category].append(node.id)
        if bones:
            found.append(
                Fishbone(
                    topic=topic.id,
                    label=topic.label,
                    bones=tuple(
                        Bone(
                            category=category,
                            label=kinds.categories.get(category, category.capitalize()),
                            issues=tuple(bones[category]),
                        )
                        for category in sorted(bones, key=kinds.order_of)
                    ),
                )
            )
    return tuple(found)
