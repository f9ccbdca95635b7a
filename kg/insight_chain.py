"""The relevance chain: from an issue that one paper finds and leaves to what a later one resolves.

Labelled sentences of conclusions and limitations go in; links from a ``finding`` to a ``resolved`` sentence of a later
or citing paper come out, the best match first, and a walk along them from a root (Li et al., arXiv 2402.04854). No link
runs against dates or citations, and nothing below the threshold is a link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from extract.insight_sentences import Insight, InsightSentence
from extract.records import Paper
from kg.dates import compare_dates
from kg.inheritance import MAX_DEPTH, InheritanceNode, Step, citations, grow_inheritance
from kg.words import content_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

Vectors = Callable[[Sequence[str]], "NDArray[Any]"]
"""Gives a row of numbers for each text, such as ``EncoderReader().embed``."""

# benchmarks/insight_tree.py, on the half of the insight corpus that is for choosing: from here on links coincide with a
# citation 18 times as often as chance (at 0.05: 11 times); from 0.15 on, too few are left to make a chain.
THRESHOLD = 0.1
PER_FINDING = 3
"""Links from one finding: more answers to one sentence are a topic, no chain."""
_BLOCK = 512  # findings compared at once: 40 MB beside 10,000 resolved sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class InsightLink:
    """``resolved``, of a later paper, is like what ``finding``, of an earlier one, leaves open.

    ``cites``: the later paper cites the earlier. ``dated``: the dates tell which was first.
    """

    finding: InsightSentence
    resolved: InsightSentence
    score: float
    reason: str
    cites: bool
    dated: bool


def link_insights(
    papers: Sequence[Paper],
    sentences: Sequence[InsightSentence],
    *,
    vectors: Vectors | None = None,
    threshold: float = THRESHOLD,
    per_finding: int = PER_FINDING,
    need_citation: bool = False,
) -> tuple[InsightLink, ...]:
    """The links between the papers' sentences, the best match first.

    Parameters
    ----------
    papers : sequence of Paper
        For their dates and references.
    sentences : sequence of InsightSentence
        Those of ``extract.insight_sentences.find_insights``, or labelled by hand.
    vectors : callable, optional
        Embeds a sentence that its paper's title follows; by default both are compared by their words and pairs of words
        (TF-IDF, cosine), and two sentences without a content word in common are not alike. A sentence alone seldom
        names its subject ("we leave this to future work"): without titles, links coincided with citations half as
        often.
    threshold : float
        Likeness from which a pair is a link.
    per_finding : int
        Most links from one finding; no two of them lead to one paper.
    need_citation : bool
        Only links to papers that cite the finding's paper.
    """
    ordered = sorted(sentences, key=_at)
    findings = [s for s in ordered if s.label is Insight.FINDING]
    resolved = [s for s in ordered if s.label is Insight.RESOLVED]
    if not findings or not resolved:
        return ()
    order = _Order(papers)
    links = []
    titles = {paper.id: paper.title for paper in papers}
    for finding, row in zip(findings, _likeness_rows(findings, resolved, titles, vectors), strict=True):
        taken: set[str] = set()
        for place, score in row:
            if score < threshold or len(taken) >= per_finding:
                break
            target = resolved[place]
            if target.paper in taken:
                continue
            relation = order.relation(finding.paper, target.paper)
            if relation is None or (need_citation and not relation[0]):
                continue
            taken.add(target.paper)
            links.append(_link(finding, target, score, *relation))
    return tuple(sorted(links, key=lambda k: (-k.score, _at(k.finding), _at(k.resolved))))


def build_relevance(
    papers: Sequence[Paper], links: Sequence[InsightLink], roots: Sequence[str], *, max_depth: int = MAX_DEPTH
) -> tuple[InheritanceNode, ...]:
    """The trees that the links span from roots: each paper once, under the one whose finding it answers best.

    The walk goes from paper to paper: the children of a paper answer *its* findings, not the root's.
    """
    return grow_inheritance(papers, relevance_steps(links), roots, max_depth=max_depth)


def relevance_steps(links: Sequence[InsightLink]) -> list[Step]:
    """The links as steps from paper to paper, to walk along."""
    return [
        Step(earlier=k.finding.paper, later=k.resolved.paper, score=k.score, reason=k.reason, dated=k.dated or k.cites)
        for k in links
    ]


class _Order:
    """Who may answer whom."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._dates = {paper.id: paper.date for paper in papers}
        self._cites = set(citations(papers))

    def relation(self, earlier: str, later: str) -> tuple[bool, bool] | None:
        """(whether the later cites the earlier, whether the dates tell the order); None where it may not answer it."""
        if earlier == later or earlier not in self._dates or later not in self._dates:
            return None
        order = compare_dates(self._dates[earlier], self._dates[later])
        cites, cited = (later, earlier) in self._cites, (earlier, later) in self._cites
        if order > 0 or (cited and not cites):
            return None
        return cites, order < 0


def _likeness_rows(
    findings: Sequence[InsightSentence],
    resolved: Sequence[InsightSentence],
    titles: Mapping[str, str],
    vectors: Vectors | None,
) -> Iterator[list[tuple[int, float]]]:
    """For each finding the resolved sentences that are like it at all, most alike first."""
    import numpy as np

    both = (*findings, *resolved)
    told = [f"{s.text} {titles.get(s.paper, '')}" for s in both]
    rows = _word_rows(told) if vectors is None else _unit(np.asarray(vectors(told), dtype=np.float64))
    bare = _word_rows([s.text for s in both]) if vectors is None else None
    cut = len(findings)
    for start in range(0, cut, _BLOCK):
        stop = min(cut, start + _BLOCK)
        product = rows[start:stop] @ rows[cut:].T
        likeness = np.round(product.toarray() if vectors is None else product, 4)
        if bare is not None:
            likeness[(bare[start:stop] @ bare[cut:].T).toarray() <= 0] = 0.0
        for row in likeness:
            best = np.argsort(-row, kind="stable")
            yield [(int(n), min(1.0, float(row[n]))) for n in best[: int((row > 0).sum())]]


def _word_rows(texts: Sequence[str]) -> Any:
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not any(map(content_words, texts)):
        return csr_matrix((len(texts), 1))
    return TfidfVectorizer(analyzer=_terms, sublinear_tf=True).fit_transform(texts)


def _terms(text: str) -> list[str]:
    """Content words and pairs of them that stand together."""
    words = content_words(text)
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


def _unit(rows: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[Any] = rows / np.where(norms > 0, norms, 1.0)
    return unit


def _link(finding: InsightSentence, resolved: InsightSentence, score: float, cites: bool, dated: bool) -> InsightLink:
    reason = f"It resolves “{_short(resolved.text)}”, where the earlier paper found “{_short(finding.text)}”."
    if cites:
        reason = f"Cites it. {reason}"
    elif not dated:
        reason += " Neither dates nor citations tell which was first."
    return InsightLink(finding=finding, resolved=resolved, score=score, reason=reason, cites=cites, dated=dated)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= 18 else " ".join(words[:18]) + " …"


def _at(sentence: InsightSentence) -> tuple[str, int, int]:
    return sentence.paper, sentence.section, sentence.start


def group_links(links: Sequence[InsightLink]) -> dict[str, list[InsightLink]]:
    """The links by the paper whose finding they answer, each list the best first."""
    found: dict[str, list[InsightLink]] = defaultdict(list)
    for link in links:
        found[link.finding.paper].append(link)
    return {paper: found[paper] for paper in sorted(found)}
