"""Where to start reading: a short list of papers for the corpus and each topic, with a reason for each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.records import Extraction, Paper
from kg.issues import top_issues
from kg.records import Chain, IssueNode, ReadingStep, Topic
from kg.topics import walk_topics
from ontologies.vocabulary import ChainKind, Role

# Steps in one list: an evening's reading.
_MOST = 8
_MOST_BONES = 4
_MOST_OPEN = 2
# Beside the score of an issue's phrase (0 to 1): enough to choose among phrases that are about as sure.
_CENTRAL = 0.3
# An outlook leaves something open where it owns up to a lack or a need; "we aim to help" does not.
_OPEN = re.compile(
    r"\b(?:however|remain(?:s|ing|ed)?|limit(?:ed|ation|ations|s)|not yet|lack(?:s|ing)?|requir(?:e|es|ed|ing)|"
    r"need(?:s|ed)?|future work|further|unsolved|unresolved|unexplored|(?:left|stay|stays) open|"
    r"open (?:issue|problem|question|challenge)s?)\b",
    re.I,
)
_SURVEY = re.compile(
    r"\b(?:survey|review|overview|tutorial|introduction to|state of the art|primer|perspectives?|roadmap)\b", re.I
)


def build_reading(
    topics: Topic, issues: Sequence[IssueNode], chains: Sequence[Chain], extractions: Sequence[Extraction]
) -> tuple[tuple[str, tuple[ReadingStep, ...]], ...]:
    """(topic id, steps) for the corpus and every topic with more than one paper, in the order of the tree.

    A survey or definition first, then one paper for each main issue: the one that states it most surely and is most
    central; last the newest that say of such an issue that it stays open.
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
    inside = set(topic.papers)
    typical = {place.paper: place.score for place in topic.places}
    papers = [by_paper[p].paper for p in topic.papers]
    surveys = [p for p in papers if _SURVEY.search(p.title)]
    if surveys:
        first = max(surveys, key=lambda p: (p.date or "", p.id))
        steps[first.id] = "A survey: the quickest overview of its subject."
    elif papers:
        count = {p.id: len(inside.intersection(links.get(p.id, ()))) for p in papers}
        start = min(papers, key=lambda p: (-count[p.id], -typical.get(p.id, 0.0), p.date or "9999", p.id))
        if count[start.id] > 1:
            steps[start.id] = f"{count[start.id]} papers here take it up or answer it."
        elif start.id in typical:
            steps[start.id] = "Most typical of the topic."
        else:
            start = min(papers, key=lambda p: (-_background(by_paper[p.id]), p.date or "9999", p.id))
            steps[start.id] = "Explains the ground most fully."
    for issue in issues[:_MOST_BONES]:
        candidates = [by_paper[p].paper for p in issue.papers if p not in steps]
        if not candidates:
            continue
        stated: dict[str, float] = defaultdict(float)
        for evidence in issue.evidence:
            stated[evidence.paper] = max(stated[evidence.paper], evidence.score)
        central = {p.id: typical.get(p.id, 0.0) + len(inside.intersection(links.get(p.id, ()))) for p in candidates}
        most = max(central.values()) or 1.0
        chosen = min(candidates, key=lambda p: (-round(stated[p.id] + _CENTRAL * central[p.id] / most, 4), p.id))
        steps[chosen.id] = f"Stands for the issue “{issue.label}”."
    left_open = [
        (by_paper[p].paper, issue)
        for issue in issues
        for p in sorted({e.paper for e in issue.open if _OPEN.search(e.quote)})
        if p not in steps and p in by_paper
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
