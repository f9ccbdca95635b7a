"""What may tie two papers: a citation, a name taken up, a like issue, things that few papers share.

Everything here is per pair of papers and says nothing of who was first.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from extract.records import Extraction, Paper
from kg.complaints import states_problem
from kg.dates import compare_dates
from kg.folding import tight
from kg.records import Evidence, GraphEntity
from kg.words import content_words, cosine, document_counts, weigh
from ontologies.vocabulary import EntityType

if TYPE_CHECKING:
    from numpy.typing import NDArray

_COMMON = 12  # what more than one paper in twelve speaks of ties no two of them
_COINED = re.compile(r"[A-Z][^\s]*[A-Z0-9]|[a-z][A-Z]|\d")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_FEW = 4  # papers that may use a phrase which is to tie two of them
_OWNED = (EntityType.METHOD, EntityType.DATASET, EntityType.METRIC)
# "we introduce the X", "this paper presents a new scheme called X"; not "we present a study of X", nor "we build an X".
_BRINGS_IN = re.compile(
    r"\b(?:we|i|paper|work|study|article|here)\b[^.;:!?]*?"
    r"\b(?:propos|introduc|present|develop|releas|creat|construct|buil[dt]|curat|design|contribut|publish|put forward)"
    r"[a-z]*\s+(?:(?!(?:of|for|with|on|in|using|based|to|from|that|by|as|and|via)\b)[^\s.;:!?]+\s+){0,9}[(\"\u201c]?$"
    r"(?<!\ba )(?<!\ban )",
    re.I,
)
_RARE = 40  # what one paper in forty speaks of ties two of them by itself
_ALL_COMPARED = 1000  # papers that may use a word by which papers are compared, where there are no four times as many
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """A thing that one paper brings in and another names, with the place where each does."""

    owner: str
    user: str
    name: str
    owned: tuple[int, int]
    used: tuple[int, int]


def taken_up(entities: Sequence[GraphEntity], papers: Sequence[Paper]) -> list[TakenUp]:
    """Things that one paper brings in and others name; at most one for two papers.

    Only where the words of one paper alone bring the thing in ("we introduce X", a title "X: …"), and no user is known
    to be older: what many use and several call theirs belongs to none of them.
    """
    by_id = {paper.id: paper for paper in papers}
    found: dict[tuple[str, str], TakenUp] = {}
    for entity in entities:
        if not 1 < len(entity.papers) <= max(3, len(papers) // _COMMON) or not _is_coined(entity):
            continue
        owners = {e.paper: e for e in entity.mentions if e.paper in by_id and _brings_in(entity, by_id[e.paper], e)}
        if len(owners) != 1 or not owners.keys() <= set(entity.proposed_by):
            continue
        own = next(iter(owners.values()))
        places = {e.paper: e for e in reversed(entity.mentions) if e.paper in by_id and e.paper != own.paper}
        if all(compare_dates(by_id[own.paper].date, by_id[user].date) <= 0 for user in places):
            for user, place in places.items():
                link = TakenUp(
                    owner=own.paper,
                    user=user,
                    name=_BRACKET.sub("", entity.name),
                    owned=(own.start, own.end),
                    used=(place.start, place.end),
                )
                found.setdefault((own.paper, user), link)
    for link in _titles_named(papers):
        found.setdefault((link.owner, link.user), link)
    return [found[pair] for pair in sorted(found)]


def _titles_named(papers: Sequence[Paper]) -> list[TakenUp]:
    """Coined names that open a title ("X: …") and stand in the texts of few others, none of them older."""
    named: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        head, colon, _ = paper.title.partition(":")
        if colon and len(head) > 3 and len(head.split()) < 5 and _COINED.search(head):
            named[head.strip()].append(paper)
    found = []
    for name, owners in sorted(named.items()):
        # Plain search first: it costs a hundredth of the pattern.
        users = [p for p in papers if name in p.text and p not in owners]
        whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        places = [(p, place.span()) for p in users if (place := whole.search(p.text))]
        if len(owners) > 1 or len(places) >= max(3, len(papers) // _COMMON):
            continue
        owner = owners[0]
        if all(compare_dates(owner.date, user.date) <= 0 for user, _ in places):
            found += [
                TakenUp(owner=owner.id, user=user.id, name=name, owned=(0, len(name)), used=span)
                for user, span in places
            ]
    return found


def _is_coined(entity: GraphEntity) -> bool:
    """Whether the name, without what stands in brackets, is one that somebody made up: "masked training" is not."""
    return entity.type in _OWNED and _COINED.search(_BRACKET.sub("", entity.name)) is not None


def _brings_in(entity: GraphEntity, paper: Paper, mention: Evidence) -> bool:
    """Whether a paper says at this place that the thing is its own: "we introduce X", or a title "X: …"."""
    text, here = paper.text, tight(mention.quote)
    names = (_BRACKET.sub("", entity.name), *_BRACKET.findall(entity.name))
    if not any(name and (name in here or here in name) for name in map(tight, names)):
        return False  # another name that was joined to this one: it may be a paper's own variant
    if mention.end <= len(paper.title):
        return mention.start == 0 and re.match(r"\s*:", text[mention.end :]) is not None
    if re.match(r"[-\u2010-\u2013]\w", text[mention.end : mention.end + 2]):  # "X-based", "X-like"
        return False
    return _BRINGS_IN.search(text[max(len(paper.title) + 1, mention.start - 160) : mention.start]) is not None


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


def cosine_of(rows: NDArray[Any], one: int, other: int) -> float:
    """Cosine of two rows; 0 where one of them is empty."""
    import numpy as np

    norms = float(np.linalg.norm(rows[one]) * np.linalg.norm(rows[other]))
    return round(float(rows[one] @ rows[other]) / norms, 6) if norms > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLink:
    """An issue of one paper beside a like one that another paper's solution addresses; numbers are indexes."""

    stated: int
    answered: int
    solution: int
    likeness: float
    words: float
    same_type: bool


class IssueMatcher:
    """Compares the issues of two papers: wording, and type where both have one."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        documents = [content_words(i.text) for x in extractions for i in x.issues]
        counts = document_counts(documents)
        self._bags = {
            x.paper.id: [weigh(content_words(i.text), counts, len(documents)) for i in x.issues] for x in extractions
        }
        self._by_id = {x.paper.id: x for x in extractions}
        self._problems = {
            x.paper.id: frozenset(n for n, issue in enumerate(x.issues) if states_problem(x, issue))
            for x in extractions
        }

    def best(self, earlier: str, later: str) -> IssueLink | None:
        """The issue of the earlier paper that a solution of the later one answers best, or None."""
        first, second = self._by_id[earlier], self._by_id[later]
        best: IssueLink | None = None
        for number, solution in enumerate(second.solutions):
            for answered in solution.addresses:
                if answered not in self._problems[later]:
                    continue
                for stated in sorted(self._problems[earlier]):
                    link = self._link(first, stated, second, answered, number)
                    if best is None or link.likeness > best.likeness + 1e-9:
                        best = link
        return best if best is not None and best.likeness > 0 else None

    def _link(self, first: Extraction, stated: int, second: Extraction, answered: int, solution: int) -> IssueLink:
        words = cosine(self._bags[first.paper.id][stated], self._bags[second.paper.id][answered])
        one, other = first.issues[stated].type, second.issues[answered].type
        same = one is not None and one == other
        # 0.4 for one type: as much as sharing the rarer half of the words.
        likeness = round(min(1.0, words + (0.4 if same else 0.0)), 6)
        return IssueLink(
            stated=stated,
            answered=answered,
            solution=solution,
            likeness=likeness,
            words=round(words, 6),
            same_type=same,
        )


class SharedThings:
    """What two papers both speak of, rare things first."""

    def __init__(self, entities: Sequence[GraphEntity], papers: int) -> None:
        self._weight = {
            e.id: math.log((1 + papers) / len(e.papers))
            for e in entities
            if 1 < len(e.papers) <= max(3, papers // _COMMON)
        }
        self._papers = papers
        self._techniques = {entity.id for entity in entities if entity.type is EntityType.METHOD}
        self._rare = math.log((1 + papers) / max(3, papers // _RARE))
        self._of: dict[str, list[str]] = defaultdict(list)
        for entity in entities:
            if entity.id in self._weight and entity.type is not EntityType.METRIC:
                for paper in entity.papers:
                    self._of[paper].append(entity.id)

    def between(self, one: str, other: str) -> list[str]:
        """Entity ids, the rarest first."""
        common = set(self._of[one]) & set(self._of[other])
        return sorted(common, key=lambda e: (-self._weight[e], e))

    def tie(self, entities: Sequence[str], alike: bool) -> bool:
        """Whether shared things tie two papers: a rare one does, two do; one that many study only like papers.

        A technique that many use ties nobody.
        """
        if not entities:
            return False
        if len(entities) > 1 or self._weight[entities[0]] >= self._rare:
            return True
        return alike and entities[0] not in self._techniques

    def weight_of_one(self) -> float:
        """What one thing that only two papers speak of would weigh."""
        return 1.0 - math.exp(-0.2 * math.log((1 + self._papers) / 2))

    def weight(self, entities: Sequence[str]) -> float:
        """How much shared things tie, from 0 to below 1: each adds less than the one before."""
        return 1.0 - math.exp(-0.2 * math.fsum(self._weight[e] for e in entities))


class SharedPhrases:
    """Phrases that two papers share and few use: of both titles, or of a thing that one of them names."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self._counts = Counter(pair for x in extractions for pair in _pairs(x.paper.text))
        self._most = max(_FEW, len(extractions) // _COMMON)
        self._rare = max(_FEW, len(extractions) // _RARE)
        self._things = {x.paper.id: self._pairs_of_things(x) for x in extractions}

    def in_titles(self, one: Paper, other: Paper) -> str | None:
        """The longest phrase of both titles that next to no other paper uses, as the other writes it, or None."""
        here, there = _pairs(one.title), _pairs(other.title)
        best, begin, last = "", 0, 0
        for pair, (start, end) in there.items():
            if pair in here and self._counts[pair] <= _FEW:
                begin, last = (begin if last > start else start), end
                best = max(best, _whole(other.title, begin, last), key=len)
        return best or None

    def in_things(self, one: Paper, other: Paper) -> SharedPhrase | None:
        """The rarest words in the name of a thing of one paper that the other writes as well, or None."""
        named = {*self._things[one.id], *self._things[other.id]}
        here, there = _pairs(one.text), _pairs(other.text)
        shared = [pair for pair in named if pair in here and pair in there]
        if not shared:
            return None
        best = min(shared, key=lambda pair: (self._counts[pair], there[pair], pair))
        start, end = there[best]
        for pair, (begin, last) in there.items():  # in text order: what goes on from the words so far
            if pair in here and begin < end < last:
                end = last
        return SharedPhrase(text=_whole(other.text, start, end), earlier=here[best], later=(start, end))

    def _pairs_of_things(self, extraction: Extraction) -> set[tuple[str, ...]]:
        """Pairs of words in names: a technique must be rare to tie papers, what is studied may be a line of work."""
        return {
            pair
            for mention in extraction.mentions
            if mention.type is not EntityType.METRIC
            for pair in _pairs(mention.text)
            if 1 < self._counts[pair] <= (self._rare if mention.type is EntityType.METHOD else self._most)
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPhrase:
    """Words that two papers share, with the first place in either."""

    text: str
    earlier: tuple[int, int]
    later: tuple[int, int]


def _whole(text: str, start: int, end: int) -> str:
    """The stretch with the parts of words that a hyphen ties to it: "ray imaging" is "X-ray imaging"."""
    while start > 1 and text[start - 1] in "-\u2010\u2011" and text[start - 2].isalnum():
        start = re.search(r"[^\W_]*$", text[: start - 1]).start()  # type: ignore[union-attr]  # it matches nothing, too
    while end + 1 < len(text) and text[end] in "-\u2010\u2011" and text[end + 1].isalnum():
        end = re.compile(r"[^\W_]*").match(text, end + 1).end()  # type: ignore[union-attr]
    return " ".join(text[start:end].split())


class Wording:
    """How alike papers are in their words and pairs of neighbouring words (TF-IDF, cosine).

    An embedding sees that two papers are of one field; which of them takes up what shows in the rare words they share.
    """

    def __init__(self, papers: Sequence[Paper]) -> None:
        from scipy.sparse import csr_matrix
        from sklearn.feature_extraction.text import TfidfVectorizer

        texts = [paper.text for paper in papers]
        if not any(map(content_words, texts)):
            self._rows = csr_matrix((len(texts), 1))
            return
        rows = TfidfVectorizer(analyzer=_terms, sublinear_tf=True).fit_transform(texts).tocsc()
        papers_with = (rows > 0).sum(axis=0).A1
        # What one paper says ties it to nobody, and beyond some papers what most say only costs time.
        most = max(_ALL_COMPARED, len(texts) // 4)
        self._rows = rows[:, (papers_with > 1) & (papers_with <= most)].tocsr()

    def of(self, one: int, other: int) -> float:
        """Likeness of two papers, by number."""
        return round(float(self._rows[one].multiply(self._rows[other]).sum()), 6)

    def nearest(self, count: int) -> list[list[int]]:
        """For each paper the most alike others, most alike first; ties by number."""
        import numpy as np

        found: list[list[int]] = []
        for start in range(0, self._rows.shape[0], _BLOCK):
            likeness = np.round((self._rows[start : start + _BLOCK] @ self._rows.T).toarray(), 6)
            for offset, row in enumerate(likeness):
                row[start + offset] = 0.0
                best = np.argsort(-row, kind="stable")[:count]
                found.append([int(n) for n in best if row[n] > 0])
        return found


def _terms(text: str) -> list[str]:
    """Content words and pairs of them that stand together."""
    words = content_words(text)
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


def _pairs(text: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """Neighbouring content words, with their first place in the text."""
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    words = list(re.finditer(r"[^\W_]+", text))
    for one, other in pairwise(words):
        if text[one.end() : other.start()].strip("-\u2010\u2011 "):
            continue
        pair = (*content_words(one[0]), *content_words(other[0]))
        if len(pair) == 2:
            found.setdefault(pair, (one.start(), other.end()))
    return found


def paper_vectors(papers: Sequence[Paper], vectors: Mapping[str, Sequence[float]]) -> NDArray[Any] | None:
    """Rows to compare papers by: their embeddings, or None unless every paper has one of the same length."""
    import numpy as np

    if papers and all(len(vectors.get(p.id, ())) for p in papers) and len({len(vectors[p.id]) for p in papers}) == 1:
        return np.array([vectors[p.id] for p in papers], dtype=np.float64)
    return None
