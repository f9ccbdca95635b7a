"""A tree from what a reader cares about: a topic, a data set, a task or a method, by name.

The field and a name go in; out come the papers that speak of it, their issues with the solutions and what stays open,
and how these papers build on each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.errors import UsageError
from extract.insight_sentences import find_insights
from extract.records import Paper
from kg.folding import fold, slug, tight
from kg.inheritance import (
    InheritanceNode,
    Step,
    chain_steps,
    citation_steps,
    grow_inheritance,
    walk_inheritance,
    word_likeness,
)
from kg.insight_chain import link_insights, relevance_steps
from kg.issues import top_issues
from kg.records import Field, IssueNode, Topic, TreeNode
from kg.topics import walk_topics
from kg.tree import build_tree

_NEAR = 5  # names offered in place of one that matches nothing
_NEAR_SCORE = 60.0  # of 100; below it a name is no slip of the other but another word
_JOINT = re.compile(r" (?:from|with|for) ")  # what follows in a label is what the task works on, or how
_LISTS = re.compile(r", | and more$|^Further papers")  # a label that lists has no main task
_LENGTH = 0.6  # a shorter part of what was asked for is no slip of it


@dataclass(frozen=True, slots=True, kw_only=True)
class RootedTree:
    """What a root leads to.

    ``tree`` is what ``root_tree`` gives, ``descent`` what ``root_descent`` gives, ``relevance`` what ``root_relevance``
    gives; ``names`` are the names in the field that the root stands for.
    """

    root: str
    names: tuple[str, ...]
    papers: tuple[str, ...]
    tree: TreeNode
    descent: tuple[InheritanceNode, ...]
    relevance: tuple[InheritanceNode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    label: str
    names: tuple[str, ...]
    papers: tuple[str, ...]
    issues: tuple[IssueNode, ...]
    start: str | None = None  # where the root is a paper


def grow_from_root(field: Field, name: str) -> RootedTree:
    """The tree and the lines of descent of a root.

    Raises
    ------
    UsageError
        Nothing in the field has that name; the error offers names that are near.
    """
    found = _find(field, name)
    return RootedTree(
        root=found.label,
        names=found.names,
        papers=found.papers,
        tree=_tree(found),
        descent=_descent(field, found),
        relevance=_relevance(field, found),
    )


def root_tree(field: Field, name: str) -> TreeNode:
    """The tree below a root: the issues of the papers that name it, their solutions, and what these leave open.

    Parameters
    ----------
    field : Field
    name : str
        An id, or the name of a topic, an entity or a paper in any spelling; what is the main task of a topic stands for
        that topic. Where nothing has just that name, all things whose names hold it as whole words.

    Returns
    -------
    TreeNode
        Of kind ``topic``; ``papers`` holds all that name the root, also those that state no issue.

    Raises
    ------
    UsageError
        Nothing in the field has that name; the error offers names that are near.
    """
    return _tree(_find(field, name))


def root_descent(field: Field, name: str) -> tuple[InheritanceNode, ...]:
    """How the papers that name a root build on each other, the longest line first.

    By citations where these papers cite each other, else by chains. Papers that nothing ties to another are left out.
    """
    return _descent(field, _find(field, name))


def root_relevance(field: Field, name: str) -> tuple[InheritanceNode, ...]:
    """Which of the papers that name the root resolve what others found, the longest line first.

    From the sentences of their conclusions and limitations (``kg.insight_chain``): empty for papers without sections.
    """
    return _relevance(field, _find(field, name))


def _find(field: Field, name: str) -> _Found:
    wanted = " ".join(name.split())
    things = _things(field)
    by_id = [thing for thing in things if wanted in thing.ids]
    key = tight(wanted)
    matching = by_id or _topic_about(things, wanted)
    matching = matching or [thing for thing in things if key and any(tight(n) == key for n in thing.names)]
    label = next(
        (n for t in matching for n in t.names if tight(n) == key), matching[0].names[0] if matching else wanted
    )
    if not matching and (words := fold(wanted)):
        matching = [t for t in things if not t.paper and any(f" {words} " in f" {fold(n)} " for n in t.names)]
    if not matching:
        raise UsageError("nothing in this field has that name", where=repr(wanted), fix=_offer(things, wanted))
    topics = [thing.topic for thing in matching if thing.topic is not None]
    papers = {paper for thing in matching for paper in thing.papers}
    start = matching[0].papers[0] if matching[0].paper else None
    if start is not None:
        papers = _heirs(_steps(field, {p.id for p in field.papers}), start)
    if len(topics) == len(matching) == 1:
        issues = top_issues(field.issues, topics[0].id)
    else:
        issues = top_issues(field.issues, field.topics.id)
    kept = [cut for issue in issues if (cut := _restrict(issue, papers)) is not None]
    return _Found(
        label=label,
        names=tuple(dict.fromkeys(thing.names[0] for thing in matching)),
        papers=tuple(sorted(papers)),
        issues=tuple(kept),
        start=start,
    )


def _topic_about(things: Sequence[_Thing], wanted: str) -> list[_Thing]:
    """The topic that a name means: that with this label, else the widest whose main task it is.

    The main task of "Automatic hull inspection from sonar echoes" is hull inspection; two words at least, since one
    ("inspection") stands in many. Where more papers speak of a thing of just that name, it is meant, and no topic.
    """
    key = tight(wanted)
    topics = [thing for thing in things if thing.topic is not None and thing.topic.level > 0]
    named = [thing for thing in topics if key and tight(thing.names[0]) == key]
    if not named and len(fold(wanted).split()) > 1:
        spoken = {p for t in things if t.topic is None and any(tight(n) == key for n in t.names) for p in t.papers}
        single = [t for t in topics if not _LISTS.search(t.names[0])]
        named = [t for t in single if f" {fold(_JOINT.split(t.names[0])[0])}".endswith(f" {fold(wanted)}")]
        named = [topic for topic in named if len(topic.papers) >= len(spoken)]
    return [max(named, key=lambda t: (len(t.papers), t.ids))] if named else []


@dataclass(frozen=True, slots=True)
class _Thing:
    ids: tuple[str, ...]
    names: tuple[str, ...]
    papers: tuple[str, ...]
    topic: Topic | None = None
    paper: bool = False


def _things(field: Field) -> list[_Thing]:
    """All that may be a root: topics, then entities, then papers."""
    things = [_Thing((t.id,), (t.label,), t.papers, topic=t) for t in walk_topics(field.topics)]
    things += [_Thing((e.id,), (e.name, *e.aliases), e.papers) for e in field.entities]
    return things + [_Thing((p.id,), (p.title,), (p.id,), paper=True) for p in field.papers]


def _offer(things: Iterable[_Thing], wanted: str) -> str:
    from rapidfuzz import fuzz, process

    key = fold(wanted)
    names = sorted({n for thing in things if not thing.paper for n in thing.names if _may_be_meant(fold(n), key)})
    folded = [fold(name) for name in names]
    near = process.extract(key, folded, scorer=fuzz.WRatio, limit=None, score_cutoff=_NEAR_SCORE)
    ranked = sorted(near, key=lambda hit: (-round(hit[1], 3), names[hit[2]]))
    spellings: dict[str, str] = {}
    for hit in ranked:
        spellings.setdefault(tight(names[hit[2]]), names[hit[2]])
    offered = list(spellings.values())[:_NEAR]
    if offered:
        return f"Near are: {', '.join(repr(name) for name in offered)}"
    return "Name a topic, a data set, a task or a method of the run; `herringbone show RUN` lists its topics"


def _may_be_meant(name: str, wanted: str) -> bool:
    """Whether a name is long enough to be what was meant, or stands in it as whole words; "DON" is no "Zorbulon"."""
    return len(name) >= _LENGTH * len(wanted) or (len(name) > 2 and f" {name} " in f" {wanted} ")


def _restrict(issue: IssueNode, papers: set[str]) -> IssueNode | None:
    """The issue as far as these papers raise it, or None."""
    evidence = tuple(e for e in issue.evidence if e.paper in papers)
    if not evidence:
        return None
    return replace(
        issue,
        papers=tuple(p for p in issue.papers if p in papers),
        evidence=evidence,
        solutions=tuple(s for s in issue.solutions if s.paper in papers),
        causes=tuple(c for c in issue.causes if c.evidence.paper in papers),
        open=tuple(e for e in issue.open if e.paper in papers),
        narrower=(),
    )


def _tree(found: _Found) -> TreeNode:
    identifier = f"root/{slug(found.label)}"
    ranked = sorted(found.issues, key=lambda issue: (-len(issue.papers), issue.label, issue.id))
    topic = Topic(id=identifier, label=found.label, level=1, papers=found.papers)
    return build_tree(topic, [replace(issue, topic=identifier) for issue in ranked])


def _descent(field: Field, found: _Found) -> tuple[InheritanceNode, ...]:
    here = set(found.papers)
    papers = [paper for paper in field.papers if paper.id in here]
    steps = _steps(field, here)
    starts = [found.start] if found.start is not None else _starts(papers, steps)
    return _longest_first(grow_inheritance(papers, steps, starts))


def _relevance(field: Field, found: _Found) -> tuple[InheritanceNode, ...]:
    here = set(found.papers)
    papers = [paper for paper in field.papers if paper.id in here]
    sentences = [sentence for paper in papers if paper.sections for sentence in find_insights(paper)]
    steps = relevance_steps(link_insights(papers, sentences))
    starts = [found.start] if found.start is not None else _starts(papers, steps)
    return _longest_first(grow_inheritance(papers, steps, starts))


def _longest_first(trees: Sequence[InheritanceNode]) -> tuple[InheritanceNode, ...]:
    grown = [(sum(1 for _ in walk_inheritance(tree)), tree) for tree in trees]
    return tuple(tree for size, tree in sorted(grown, key=lambda g: (-g[0], g[1].paper)) if size > 1)


def _steps(field: Field, here: set[str]) -> list[Step]:
    """Citations among these papers; where there are none, chains."""
    papers = [paper for paper in field.papers if paper.id in here]
    if any(paper.references for paper in papers):
        cited = citation_steps(papers, word_likeness(papers))
        if cited:
            return cited
    return [s for s in chain_steps(field.chains) if s.earlier in here and s.later in here]


def _heirs(steps: Sequence[Step], start: str) -> set[str]:
    """The paper and all that the steps lead to from it."""
    found, waiting = {start}, [start]
    onward: dict[str, list[str]] = {}
    for step in steps:
        onward.setdefault(step.earlier, []).append(step.later)
    while waiting:
        fresh = [other for other in onward.get(waiting.pop(), ()) if other not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _starts(papers: Sequence[Paper], steps: Sequence[Step]) -> list[str]:
    """Papers that lead on and that nothing leads to; of a circle that nothing leads into, the oldest."""
    later = {step.later for step in steps}
    earlier = {step.earlier for step in steps}
    starts = sorted(earlier - later)
    reached: set[str] = set()
    for start in starts:
        reached |= _heirs(steps, start)
    for paper in sorted(papers, key=lambda p: (p.date is None, p.date or "", p.id)):
        if paper.id in earlier and paper.id not in reached:
            starts.append(paper.id)
            reached |= _heirs(steps, paper.id)
    return starts
