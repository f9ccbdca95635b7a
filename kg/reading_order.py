"""Where to start reading: a short list of papers for the corpus and each topic, with a reason for each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.records import Extraction, Paper
from kg.dates import compare_dates
from kg.issue_state import is_unanswered
from kg.issues import top_issues
from kg.pages.alike import stems
from kg.pages.grammar import as_written, lower_first, number_word, plain, with_article
from kg.records import Chain, IssueNode, ReadingStep, Topic
from kg.topics import walk_topics
from ontologies.vocabulary import ChainKind, Role

# Steps in one list: an evening's reading.
_MOST = 8
_MOST_BONES = 4
_MOST_OPEN = 2
# Beside the score of an issue's phrase (0 to 1): enough to choose among phrases that are about as sure.
_CENTRAL = 0.3
# A phrase that a reason quotes: longer ones make the list of steps a text.
_LONGEST_WORDS = 110
# An outlook leaves something open where it owns up to a lack or a need; "we aim to help" does not.
_OPEN = re.compile(
    r"\b(?:however|remain(?:s|ing|ed)?|limit(?:ed|ation|ations|s)|not yet|lack(?:s|ing)?|requir(?:e|es|ed|ing)|"
    r"need(?:s|ed)?|future work|further|unsolved|unresolved|unexplored|(?:left|stay|stays) open|"
    r"open (?:issue|problem|question|challenge)s?)\b",
    re.I,
)
# What a part of a title is, where it is a survey; "tools for survey writers" and "peer review" are none.
_SURVEY = re.compile(
    r"^(?:(?!\b(?:for|to|from|with|via|by|peer|product|code)\b).)*?"
    r"\b(?:survey|review|overview|tutorial|introduction to|primer|perspectives? on|roadmap|what (?:is|are)|"
    r"(?:recent|current) (?:advances|developments?|trends)|state[ -]of[ -]the[ -]art (?:in|of|and)|"
    r"challenges and (?:future )?(?:directions|opportunities|perspectives))\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[:;.?!]\s|\s[-–—]\s")


def _is_survey(title: str) -> bool:
    return any(_SURVEY.search(part) for part in _PART.split(title))


def build_reading(
    topics: Topic, issues: Sequence[IssueNode], chains: Sequence[Chain], extractions: Sequence[Extraction]
) -> tuple[tuple[str, tuple[ReadingStep, ...]], ...]:
    """(topic id, steps) for the corpus and every topic with more than one paper, in the order of the tree.

    A survey or definition first, then the oldest that raises the main issue, where dates tell; one paper for each main
    issue, the one that states it most surely and is most central; last the newest that leave such an issue open.
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
    surveys = [p for p in papers if _is_survey(p.title)]
    if surveys:
        # That of the part of the topic with the most papers, then the newest.
        width = {p: len(child.papers) for child in topic.children for p in child.papers}
        first = max(surveys, key=lambda p: (width.get(p.id, 1), p.date or "", p.id))
        steps[first.id] = "A survey: it gives the broad view that the others fill in."
    elif papers:
        taken = {p.id: len(inside.intersection(links.get(p.id, ()))) for p in papers}
        start = min(papers, key=lambda p: (-taken[p.id], -typical.get(p.id, 0.0), p.date or "9999", p.id))
        if taken[start.id] > 1:
            steps[start.id] = f"{number_word(taken[start.id]).capitalize()} later papers here take it up or answer it."
        elif start.id in typical and len(papers) > 2:
            steps[start.id] = "A typical paper of this topic: it has most in common with the others here."
        else:
            start = min(papers, key=lambda p: (-_background(by_paper[p.id]), p.date or "9999", p.id))
            steps[start.id] = (
                "An easy way in: no other abstract here tells more of the background."
                if _background(by_paper[start.id])
                else "One to begin with: none of the papers stands out."
            )
    for place, issue in enumerate(issues[:_MOST_BONES]):
        candidates = [by_paper[p].paper for p in issue.papers if p not in steps]
        if not candidates:
            continue
        if place == 0 and (origin := _origin([by_paper[p].paper for p in issue.papers])) is not None:
            known = steps.get(origin.id)
            dated = all(by_paper[p].paper.date for p in issue.papers)
            said = f"The earliest {'' if dated else 'with a date '}here to raise {_named(issue)}"
            steps[origin.id] = f"{known} {said}." if known else f"{said}, the issue that most papers here name."
            candidates = [p for p in candidates if p.id != origin.id]
            if not candidates:
                continue
        stated: dict[str, float] = defaultdict(float)
        for evidence in issue.evidence:
            stated[evidence.paper] = max(stated[evidence.paper], evidence.score)
        central = {p.id: typical.get(p.id, 0.0) + len(inside.intersection(links.get(p.id, ()))) for p in candidates}
        most = max(central.values()) or 1.0
        chosen = min(candidates, key=lambda p: (-round(stated[p.id] + _CENTRAL * central[p.id] / most, 4), p.id))
        steps[chosen.id] = _issue_reason(chosen, issue)
    added = 0
    for paper, issue, unanswered in _left_open(issues, by_paper):
        if added < _MOST_OPEN and paper.id not in steps:
            steps[paper.id] = _open_reason(paper, issue, unanswered)
            added += 1
    return tuple(ReadingStep(paper=paper, reason=reason) for paper, reason in list(steps.items())[:_MOST])


def _origin(papers: Sequence[Paper]) -> Paper | None:
    """The one paper that is older than all others, as far as dates tell; no origin of what one paper alone raises."""
    dated = sorted((p for p in papers if p.date), key=lambda p: (p.date or "", p.id))
    if len(dated) < 2 or 2 * len(dated) <= len(papers) or compare_dates(dated[0].date, dated[1].date) != -1:
        return None
    return dated[0]


def _left_open(issues: Sequence[IssueNode], by_paper: Mapping[str, Extraction]) -> list[tuple[Paper, IssueNode, bool]]:
    """Papers that say of an issue that it stays open, then those that raise one without a solution; newest first."""
    said = [
        (by_paper[p].paper, issue, False)
        for issue in issues
        for p in sorted({e.paper for e in issue.open if _OPEN.search(e.quote)})
        if p in by_paper
    ]
    # What one paper alone raises, without a solution, is more often a matter of wording than an open end of the field.
    papers = {p: x.paper for p, x in by_paper.items()}
    bare = [issue for issue in issues if is_unanswered(issue, papers) and not issue.open]
    lasting = [issue for issue in bare if len(issue.papers) > 1]
    raised = [(by_paper[p].paper, issue, True) for issue in lasting for p in issue.papers if p in by_paper]
    for found in (said, raised):
        found.sort(key=lambda item: item[0].id)
        found.sort(key=lambda item: item[0].date or "", reverse=True)
    return said + raised


def _open_reason(paper: Paper, issue: IssueNode, unanswered: bool) -> str:
    newest = "One of the newest: it " if paper.date else ""
    says = (
        f"raises {_named(issue)}, against which no paper here puts anything forward."
        if unanswered
        else f"says what is still open about {_named(issue)}."
    )
    return newest + says if newest else says[:1].upper() + says[1:]


def _named(issue: IssueNode) -> str:
    return f"“{lower_first(issue.label)}”"


def _issue_reason(paper: Paper, issue: IssueNode) -> str:
    """Why a paper stands for an issue: how many name it, in which words this one does, and what it puts against it."""
    many = len(issue.papers)
    on = f"On {_named(issue)}"
    on += f", which {number_word(many)} papers here name" if many > 1 else ""
    said = max((e for e in issue.evidence if e.paper == paper.id), key=lambda e: (e.score, -e.start), default=None)
    words = plain(said.quote) if said else ""
    told = []
    if words and len(words) <= _LONGEST_WORDS and stems(words) != stems(issue.label):
        told.append(f"says “{words}”")
    named = sorted((s for s in issue.solutions if s.paper == paper.id), key=lambda s: (-s.evidence.score, s.id))
    if named:
        name = as_written(plain(named[0].label), plain(named[0].evidence.quote))
        told.append(f"puts forward {with_article(name)}")
    return f"{on}: it {' and '.join(told)}." if told else f"{on}."


def _background(extraction: Extraction) -> int:
    return sum(s.role is Role.BACKGROUND for s in extraction.sentences)
