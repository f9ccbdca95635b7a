"""What may tie two papers: a citation, a name taken up, a like issue, things that few papers share.

Everything here is per pair of papers and says nothing of who was first.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.records import Extraction, Paper
from kg.folding import tight
from kg.records import GraphEntity
from kg.words import content_words, cosine, document_counts, weigh
from ontologies.vocabulary import EntityType

if TYPE_CHECKING:
    from numpy.typing import NDArray

_COMMON = 12  # what more than one paper in twelve speaks of ties no two of them
_BLOCK = 1024  # rows of likeness computed at once: 40 MB for 5,000 papers


def cited_papers(papers: Sequence[Paper]) -> list[tuple[str, str]]:
    """(citing, cited) ids, where a reference names a paper of this collection by DOI, arXiv id or title."""
    by_key: dict[str, str] = {}
    for paper in papers:
        for key in _keys(paper.doi, paper.arxiv_id, paper.title):
            by_key.setdefault(key, paper.id)
    pairs = {
        (paper.id, by_key[key])
        for paper in papers
        for reference in paper.references
        for key in _keys(reference.doi, reference.arxiv_id, reference.title)
        if key in by_key and by_key[key] != paper.id
    }
    return sorted(pairs)


def _keys(doi: str | None, arxiv: str | None, title: str | None) -> list[str]:
    keys = [f"doi {doi.casefold()}"] if doi else []
    if arxiv:
        keys.append(f"arxiv {re.sub(r'v[0-9]+$', '', arxiv.casefold())}")
    if title and len(tight(title)) > 12:  # a shorter title is no title of one paper only
        keys.append(f"title {tight(title)}")
    return keys


def taken_up(entities: Sequence[GraphEntity]) -> list[tuple[str, str, str]]:
    """(proposing paper, using paper, entity id): things that one paper proposes and another names without doing so.

    Only where one paper alone proposes the thing: with more, nobody knows whose it is.
    """
    found = []
    for entity in entities:
        if len(entity.proposed_by) != 1 or entity.type not in (
            EntityType.METHOD,
            EntityType.DATASET,
            EntityType.METRIC,
        ):
            continue
        # A plain phrase ("masked training") is not one paper's; a coined name is.
        if not re.search(r"[A-Z].*[A-Z0-9]|[a-z][A-Z]|\d", entity.name):
            continue
        owner = entity.proposed_by[0]
        found += [(owner, paper, entity.id) for paper in entity.papers if paper != owner]
    return found


def nearest(rows: NDArray[Any], count: int) -> list[list[tuple[int, float]]]:
    """For each row its most alike others, (row, cosine), most alike first; ties by row number."""
    import numpy as np

    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = rows / np.where(norms > 0, norms, 1.0)
    found: list[list[tuple[int, float]]] = []
    for start in range(0, len(unit), _BLOCK):
        likeness = np.round(unit[start : start + _BLOCK] @ unit.T, 6)
        for offset, row in enumerate(likeness):
            row[start + offset] = -2.0
            best = np.argsort(-row, kind="stable")[:count]
            found.append([(int(n), float(row[n])) for n in best if row[n] > 0])
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLink:
    """An issue of one paper beside a like one that another paper's solution addresses; numbers are indexes."""

    stated: int
    answered: int
    solution: int
    likeness: float


class IssueMatcher:
    """Compares the issues of two papers: wording, and type where both have one."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        documents = [content_words(i.text) for x in extractions for i in x.issues]
        counts = document_counts(documents)
        self._bags = {
            x.paper.id: [weigh(content_words(i.text), counts, len(documents)) for i in x.issues] for x in extractions
        }
        self._by_id = {x.paper.id: x for x in extractions}

    def best(self, earlier: str, later: str) -> IssueLink | None:
        """The issue of the earlier paper that a solution of the later one answers best, or None."""
        first, second = self._by_id[earlier], self._by_id[later]
        best: IssueLink | None = None
        for number, solution in enumerate(second.solutions):
            for answered in solution.addresses:
                if not 0 <= answered < len(second.issues):
                    continue
                for stated in range(len(first.issues)):
                    likeness = self._likeness(first, stated, second, answered)
                    if best is None or likeness > best.likeness + 1e-9:
                        best = IssueLink(stated=stated, answered=answered, solution=number, likeness=likeness)
        return best if best is not None and best.likeness > 0 else None

    def _likeness(self, first: Extraction, stated: int, second: Extraction, answered: int) -> float:
        words = cosine(self._bags[first.paper.id][stated], self._bags[second.paper.id][answered])
        one, other = first.issues[stated].type, second.issues[answered].type
        # 0.4 for one type: as much as sharing the rarer half of the words.
        same = 0.4 if one is not None and one == other else 0.0
        return round(min(1.0, words + same), 6)


class SharedThings:
    """What two papers both speak of, rare things first."""

    def __init__(self, entities: Sequence[GraphEntity], papers: int) -> None:
        self._weight = {
            e.id: math.log((1 + papers) / len(e.papers))
            for e in entities
            if 1 < len(e.papers) <= max(3, papers // _COMMON)
        }
        self._of: dict[str, list[str]] = defaultdict(list)
        for entity in entities:
            if entity.id in self._weight and entity.type is not EntityType.METRIC:
                for paper in entity.papers:
                    self._of[paper].append(entity.id)

    def between(self, one: str, other: str) -> list[str]:
        """Entity ids, the rarest first."""
        common = set(self._of[one]) & set(self._of[other])
        return sorted(common, key=lambda e: (-self._weight[e], e))

    def weight(self, entities: Sequence[str]) -> float:
        """How much shared things tie, from 0 to below 1: each adds less than the one before."""
        return 1.0 - math.exp(-0.2 * math.fsum(self._weight[e] for e in entities))


class SharedWords:
    """Words that two papers share and few others have, as the papers write them."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self._words = {x.paper.id: frozenset(content_words(x.paper.text)) for x in extractions}
        self._counts = document_counts(self._words.values())

    def between(self, one: Extraction, other: Extraction, count: int = 3) -> list[str]:
        """The rarest words of both, those of the titles first, in the form of the later paper."""
        common = self._words[one.paper.id] & self._words[other.paper.id]
        titles = set(content_words(one.paper.title)) | set(content_words(other.paper.title))
        ranked = sorted(common, key=lambda w: (w not in titles, self._counts[w], w))[:count]
        written: dict[str, str] = {}
        for word in re.findall(r"[^\W_]+", other.paper.text):
            for key in content_words(word)[:1]:
                written.setdefault(key, word)
        return [written.get(word, word) for word in ranked]

    def sentence(self, extraction: Extraction, other: Extraction) -> tuple[int, int]:
        """The sentence of one paper that shares most words with the other paper; its title where there is none."""
        text = extraction.paper.text
        spans = [(s.start, s.end) for s in extraction.sentences] or [(0, len(extraction.paper.title))]
        there = self._words[other.paper.id]
        return max(spans, key=lambda s: (len(set(content_words(text[s[0] : s[1]])) & there), -s[0]))


def paper_vectors(papers: Sequence[Paper], vectors: Mapping[str, Sequence[float]]) -> NDArray[Any] | None:
    """Rows to compare papers by: their embeddings, or None unless every paper has one of the same length."""
    import numpy as np

    if papers and all(len(vectors.get(p.id, ())) for p in papers) and len({len(vectors[p.id]) for p in papers}) == 1:
        return np.array([vectors[p.id] for p in papers], dtype=np.float64)
    return None
