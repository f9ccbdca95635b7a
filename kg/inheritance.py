"""The inheritance tree: from chosen roots along citations, each paper once, under the best of what it builds on.

Papers with references go in, or any steps from an earlier paper to a later one; nested ``InheritanceNode`` come out
(Li et al., arXiv 2402.04854, section 3). The walk goes from node to node: a paper's children are papers that cite *it*.
No step runs backwards in time, a circle of citations is cut where it is entered, and the same papers in any order give
the same tree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.errors import UsageError
from extract.records import Paper
from kg.chain_links import cited_papers
from kg.dates import compare_dates
from kg.records import Chain
from kg.words import content_words, cosine, document_counts, weigh
from ontologies.vocabulary import ChainKind

Likeness = Callable[[str, str], float]
"""How alike two papers (by id) are, from 0 to 1."""

MAX_DEPTH = 6
"""Levels below a root: what an outline still shows without scrolling sideways."""
_UNDATED = " Their dates do not tell which was first."


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that a walk may take: ``later`` builds on ``earlier``. ``dated``: the dates say so, too."""

    earlier: str
    later: str
    score: float
    reason: str
    dated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class InheritanceNode:
    """A paper in the tree. ``score`` and ``reason`` are those of the step from its parent; a root has 1.0.

    ``others`` holds what else in the tree the paper builds on, best first: ties that the tree does not draw.
    """

    paper: str
    label: str
    score: float
    reason: str
    dated: bool = True
    others: tuple[str, ...] = ()
    children: tuple[InheritanceNode, ...] = ()


def build_inheritance(
    papers: Sequence[Paper],
    roots: Sequence[str] | None = None,
    *,
    likeness: Likeness | None = None,
    max_depth: int = MAX_DEPTH,
) -> tuple[InheritanceNode, ...]:
    """The inheritance trees of papers that carry references, one a root.

    Parameters
    ----------
    papers : sequence of Paper
        Each once, in any order.
    roots : sequence of str, optional
        Ids of the papers to start from; by default the most cited one (``choose_roots``).
    likeness : callable, optional
        How alike two papers are, by id; by default by the words of title and abstract (``word_likeness``).
    max_depth : int
        Most levels below a root.

    Returns
    -------
    tuple of InheritanceNode
        In the order of ``roots``. Only what a root leads to stands in them.

    Raises
    ------
    UsageError
        A root is none of the papers.

    Examples
    --------
    >>> from extract.records import Reference
    >>> old = Paper(id="a", title="Knots that hold in wet rope", date="2001")
    >>> new = Paper(id="b", title="Wet rope again", date="2004", references=(Reference(key="a"),))
    >>> [node.paper for root in build_inheritance([new, old]) for node in walk_inheritance(root)]
    ['a', 'b']
    """
    steps = citation_steps(papers, likeness or word_likeness(papers))
    return grow_inheritance(papers, steps, choose_roots(papers) if roots is None else roots, max_depth=max_depth)


def citations(papers: Sequence[Paper]) -> list[tuple[str, str]]:
    """(citing, cited) ids, sorted: a reference names a paper by id, DOI, arXiv id or title. Nobody cites oneself."""
    known = {paper.id for paper in papers}
    by_id = {
        (paper.id, reference.key)
        for paper in papers
        for reference in paper.references
        if reference.key is not None and reference.key in known and reference.key != paper.id
    }
    return sorted(by_id.union(cited_papers(papers)))


def choose_roots(papers: Sequence[Paper], count: int = 1, *, oldest: bool = False) -> tuple[str, ...]:
    """Ids of the papers to start from where nobody chose: the most cited here, or the oldest.

    Ties go to the older, then to the smaller id; undated papers count as the youngest.
    """
    cited = Counter(target for _, target in citations(papers))

    def rank(paper: Paper) -> tuple[object, ...]:
        age = (paper.date is None, paper.date or "")
        return (*age, -cited[paper.id], paper.id) if oldest else (-cited[paper.id], *age, paper.id)

    return tuple(paper.id for paper in sorted(papers, key=rank)[: max(0, count)])


def word_likeness(papers: Sequence[Paper]) -> Likeness:
    """Likeness by the words of title and abstract (TF-IDF, cosine); 0 for a paper that is not here."""
    documents = {paper.id: content_words(paper.text) for paper in papers}
    counts = document_counts(documents.values())
    bags = {identifier: weigh(words, counts, len(documents)) for identifier, words in documents.items()}

    def likeness(one: str, other: str) -> float:
        return round(min(1.0, cosine(bags.get(one, {}), bags.get(other, {}))), 4)

    return likeness


def citation_steps(papers: Sequence[Paper], likeness: Likeness) -> list[Step]:
    """A step for each citation that does not run against the dates, scored by likeness."""
    dates = {paper.id: paper.date for paper in papers}
    steps = []
    for citing, cited in citations(papers):
        order = compare_dates(dates[cited], dates[citing])
        if order > 0:
            continue  # a preprint cited before it appeared, or a wrong match: either way no descent
        score = likeness(cited, citing)
        reason = f"Cites it; likeness of their words {score:.2f}."
        steps.append(
            Step(
                earlier=cited,
                later=citing,
                score=score,
                reason=reason if order else reason + _UNDATED,
                dated=order < 0,
            )
        )
    return steps


def chain_steps(chains: Sequence[Chain]) -> list[Step]:
    """Chains that lead on from a paper (all but contrasts) as steps to walk."""
    return [
        Step(earlier=c.source, later=c.target, score=c.score, reason=c.reason, dated=c.dated)
        for c in chains
        if c.kind is not ChainKind.CONTRASTS and c.source != c.target
    ]


def grow_inheritance(
    papers: Sequence[Paper], steps: Sequence[Step], roots: Sequence[str], *, max_depth: int = MAX_DEPTH
) -> tuple[InheritanceNode, ...]:
    """The trees that ``steps`` span from ``roots``: see ``build_inheritance``.

    A paper is placed once all that it may hang under are placed, so that it gets the best of them. Where a circle
    leaves no such paper, the surest step out of the tree goes first. A paper for which all parents stand at
    ``max_depth`` is left out.
    """
    titles = {paper.id: paper.title for paper in papers}
    firsts = list(dict.fromkeys(roots))
    unknown = [root for root in firsts if root not in titles]
    if unknown:
        raise UsageError(
            "no paper has this id", where=repr(unknown[0]), fix="Choose roots among the ids of papers.jsonl"
        )
    known = [step for step in steps if step.earlier in titles and step.later in titles]
    parents = _reachable(_best_steps(known), firsts)
    place = _place(parents, firsts, max_depth)
    below: dict[str, list[InheritanceNode]] = defaultdict(list)
    nodes: dict[str, InheritanceNode] = {}
    for paper in reversed(place):  # parents were placed before their children
        step = place[paper]
        drawn = step.earlier if step is not None else None
        others = [s for s in sorted(parents.get(paper, ()), key=_rank) if s.earlier in place and s.earlier != drawn]
        nodes[paper] = InheritanceNode(
            paper=paper,
            label=titles[paper],
            score=step.score if step is not None else 1.0,
            reason=step.reason if step is not None else "Chosen as a root.",
            dated=step.dated if step is not None else True,
            others=tuple(s.earlier for s in others),
            children=tuple(sorted(below[paper], key=lambda n: (-n.score, not n.dated, n.paper))),
        )
        if drawn is not None:
            below[drawn].append(nodes[paper])
    return tuple(nodes[root] for root in firsts)


def walk_inheritance(node: InheritanceNode) -> Iterator[InheritanceNode]:
    """The node and all below it, parents first."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting += reversed(found.children)


def _rank(step: Step) -> tuple[float, bool, str, str]:
    return -step.score, not step.dated, step.earlier, step.later


def _best_steps(steps: Sequence[Step]) -> list[Step]:
    """One step a pair of papers, the surest; no step from a paper to itself."""
    best: dict[tuple[str, str], Step] = {}
    for step in sorted(steps, key=lambda s: (_rank(s), s.reason)):
        if step.earlier != step.later:
            best.setdefault((step.earlier, step.later), step)
    return [best[pair] for pair in sorted(best)]


def _reachable(steps: Sequence[Step], roots: Sequence[str]) -> dict[str, list[Step]]:
    """For each paper that a root leads to, the steps that lead to it from such papers."""
    onward: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        onward[step.earlier].append(step)
    parents: dict[str, list[Step]] = {}
    seen, waiting = set(roots), list(roots)
    while waiting:
        for step in onward[waiting.pop()]:
            parents.setdefault(step.later, []).append(step)
            if step.later not in seen:
                seen.add(step.later)
                waiting.append(step.later)
    return parents


def _place(parents: Mapping[str, Sequence[Step]], roots: Sequence[str], max_depth: int) -> dict[str, Step | None]:
    """The step by which each paper hangs; None for roots. Papers that only deeper levels would hold are missing."""
    onward: dict[str, list[Step]] = defaultdict(list)
    missing = {paper: len(steps) for paper, steps in parents.items() if paper not in roots}
    for paper in sorted(missing):
        for step in parents[paper]:
            onward[step.earlier].append(step)
    place: dict[str, Step | None] = dict.fromkeys(roots)
    depth = dict.fromkeys(roots, 0)
    settled, waiting = set(roots), sorted(roots)
    while True:
        while waiting:
            for step in onward[waiting.pop()]:
                if step.later in settled:
                    continue
                missing[step.later] -= 1
                if missing[step.later] == 0:
                    settled.add(step.later)
                    waiting.append(step.later)
                    _hang(step.later, parents[step.later], place, depth, max_depth)
        # What is left waits for itself in a circle: the surest step into one opens it.
        entries = [
            step for paper in missing if paper not in settled for step in parents[paper] if step.earlier in settled
        ]
        if not entries:
            return place
        opened = min(entries, key=lambda s: (s.earlier not in place, _rank(s))).later
        settled.add(opened)
        waiting.append(opened)
        _hang(opened, parents[opened], place, depth, max_depth)


def _hang(
    paper: str, steps: Sequence[Step], place: dict[str, Step | None], depth: dict[str, int], max_depth: int
) -> None:
    within = [step for step in steps if depth.get(step.earlier, max_depth) < max_depth]
    if within:
        best = min(within, key=_rank)
        place[paper] = best
        depth[paper] = depth[best.earlier] + 1
