"""Where to start reading: a short list of papers for the corpus and each topic, with a reason for each."""

from __future__ import annotations

import re
from collections import defaultdict
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
    links: dict[str, list[str]] = defaultdict(list)
    for chain in chains:
        # Only steps that a citation, a name or an issue carries; likeness alone makes no origin.
        if chain.kind is ChainKind.ANSWERS or chain.evidence[0].rule in ("taken up", "cites"):
            links[chain.source].append(chain.target)
    found = []
    for topic in walk_topics(topics):
        if len(topic.papers) > 1 or topic.level == 0:
            steps = _steps(topic, top_issues(by_topic[topic.id], topic.id), links, by_paper)
            found.append((topic.id, steps))
    return tuple(found)


def _steps(
    topic: Topic, issues: Sequence[IssueNode], links: Mapping[str, Sequence[str]], by_paper: Mapping[str, Extraction]
) -> tuple[ReadingStep, ...]:
    steps: dict[str, str] = {}
    papers = [by_paper[p].paper for p in topic.papers]
    surveys = [p for p in papers if _SURVEY.search(p.title)]
    if surveys:
        first = max(surveys, key=lambda p: (p.date or "", p.id))
        steps[first.id] = "A survey: the quickest overview of its subject."
    elif papers:
        inside = set(topic.papers)
        count = {p.id: len(inside.intersection(links.get(p.id, ()))) for p in papers}
        typical = {place.paper: place.score for place in topic.places}
        start = min(papers, key=lambda p: (-count[p.id], -typical.get(p.id, 0.0), p.date or "9999", p.id))
        if count[start.id] > 1:
            steps[start.id] = f"{count[start.id]} later papers here take it up or answer it."
        elif start.id in typical:
            steps[start.id] = "Most typical of the topic."
        else:
            start = min(papers, key=lambda p: (-_background(by_paper[p.id]), p.date or "9999", p.id))
            steps[start.id] = "Explains the ground most fully."
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
