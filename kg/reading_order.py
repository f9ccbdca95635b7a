"""Where to start reading: a short list of papers for the corpus and each topic, with a reason for each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from extract.records import Extraction, Paper
from kg.issues import OPEN, top_issues
from kg.records import Chain, IssueNode, ReadingStep, Topic
from kg.topics import walk_topics
from ontologies.vocabulary import ChainKind, Role

# Steps in one list: an evening's reading.
_MOST = 8
_MOST_BONES = 4
_MOST_OPEN = 2
_SURVEY = re.compile(
    r"\b(?:survey|review|overview|tutorial|introduction to|state of the art|primer|perspectives?|roadmap)\b", re.I
)


def build_reading(
    topics: Topic, issues: Sequence[IssueNode], chains: Sequence[Chain], extractions: Sequence[Extraction]
) -> tuple[tuple[str, tuple[ReadingStep, ...]], ...]:
    """(topic id, steps) for the corpus and every topic with more than one paper, in the order of the tree.

    A survey or definition first, then where the main issue was first stated, one paper for each further main issue,
    and last the newest that leave something open.
    """
    by_paper = {x.paper.id: x for x in extractions}
    by_topic: dict[str, list[IssueNode]] = defaultdict(list)
    for issue in issues:
        by_topic[issue.topic].append(issue)
    links = Counter(chain.source for chain in chains if chain.kind is not ChainKind.CONTRASTS)
    found = []
    for topic in walk_topics(topics):
        if len(topic.papers) > 1 or topic.level == 0:
            steps = _steps(topic, top_issues(by_topic[topic.id], topic.id), links, by_paper)
            found.append((topic.id, steps))
    return tuple(found)


def _steps(
    topic: Topic, issues: Sequence[IssueNode], links: Mapping[str, int], by_paper: Mapping[str, Extraction]
) -> tuple[ReadingStep, ...]:
    steps: dict[str, str] = {}
    papers = [by_paper[p].paper for p in topic.papers]
    surveys = [p for p in papers if _SURVEY.search(p.title)]
    if surveys:
        first = max(surveys, key=lambda p: (p.date or "", p.id))
        steps[first.id] = "Gives an overview of the field."
    elif papers:
        start = min(papers, key=lambda p: (-links.get(p.id, 0), -_background(by_paper[p.id]), p.date or "9999", p.id))
        count = links.get(start.id, 0)
        steps[start.id] = (
            f"{count} later papers here build on it or answer it." if count > 1 else "Explains the ground most fully."
        )
    for place, issue in enumerate(issues[:_MOST_BONES]):
        candidates = [by_paper[p].paper for p in issue.papers if p not in steps]
        if not candidates:
            continue
        chosen = min(candidates, key=lambda p: (p.date is None, p.date or "", p.id))
        dated = chosen.date is not None and place == 0
        steps[chosen.id] = f"{'The earliest here to state' if dated else 'Stands for'} the issue “{issue.label}”."
    left_open = [
        (by_paper[p].paper, issue) for issue in issues if issue.status == OPEN for p in issue.papers if p not in steps
    ]
    left_open.sort(key=lambda item: item[0].id)
    left_open.sort(key=lambda item: item[0].date or "", reverse=True)
    added = 0
    for paper, issue in left_open:
        if added < _MOST_OPEN and paper.id not in steps:
            steps[paper.id] = _open_reason(paper, issue)
            added += 1
    return tuple(ReadingStep(paper=paper, reason=reason) for paper, reason in list(steps.items())[:_MOST])


def _open_reason(paper: Paper, issue: IssueNode) -> str:
    newest = "Among the newest; leaves" if paper.date else "Leaves"
    return f"{newest} “{issue.label}” open."


def _background(extraction: Extraction) -> int:
    return sum(s.role is Role.BACKGROUND for s in extraction.sentences)
