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

from extract.lexicon import word_set
from extract.records import Extraction, Paper
from kg.dates import compare_dates
from kg.folding import singular, tight
from kg.phrases import telling
from kg.records import Evidence, GraphEntity, IssueNode, SolutionNode
from kg.words import content_words, cosine, document_counts, stem, weigh
from ontologies.vocabulary import EntityType

if TYPE_CHECKING:
    from numpy.typing import NDArray

_COMMON = 12  # what more than one paper in twelve speaks of ties no two of them
# "RustNet", "KEEL-2"; not "Rust-Net", which may be any net.
_COINED = re.compile(r"[A-Z][^\s-]*[A-Z0-9]|[A-Z0-9]{2,}-|[a-z][A-Z]|\d")
_TITLE_SORT = re.compile(r"(?:\s+(?:[Dd]ataset|[Cc]orpus|[Bb]enchmark|[Cc]hallenge|[Dd]atabase))?\s*:")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_FEW = 4  # papers that may use a phrase which is to tie two of them
_ON_THEIR_WAY = 3  # things that no title names and that still tie two papers
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
# Words of any issue, which make no two of them one; a word that one paper in six uses is the field's.
_ANY_ISSUE = frozenset(
    map(
        stem,
        word_set(
            """
            produce producing requires required require heavily heavy specific specifically crucial suboptimal amount
            amounts large high low small many available unavailable public publicly performance perform degrade degrades
            degradation results result natural good poor data training train model models modelling modeling method
            methods task tasks process problem difficult challenge challenging lack limited generate generated complex
            importance important utmost order dependency dependencies little exploited explored studied existing
            computational computation computationally compute computing cost costs costly memory time expensive accuracy
            global local context contexts contextual information representation representations effective effectively
            exploit exploiting poorly fail fails failing failure concern concerns worry raise raises raising raised
            issue issues significant significantly serious severe major inherent fundamental hinder hinders hindering
            suffer suffers suffering limitation limitations cause causes causing lead leads leading pose poses posing
            presence related potential great greatly hard error errors inaccurate inaccuracy
            """
        ),
    )
)
_WIDELY, _FEWEST = 6, 40
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
        if not 1 < len(entity.papers) <= max(3, len(papers) // _COMMON) or not is_coined_thing(entity):
            continue
        owners = {e.paper: e for e in entity.mentions if e.paper in by_id and brings_in(entity, by_id[e.paper], e)}
        if len(owners) != 1 or not owners.keys() <= set(entity.proposed_by):
            continue
        own = next(iter(owners.values()))
        # What is spelt out in common words, and not named, may be anyone's.
        used = (e for e in reversed(entity.mentions) if e.paper in by_id and e.paper != own.paper)
        places = {e.paper: e for e in used if _COINED.search(_BRACKET.sub("", e.quote))}
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


def is_coined_thing(entity: GraphEntity) -> bool:
    """Whether the name, without what stands in brackets, is one that somebody made up: "masked training" is not."""
    return entity.type in _OWNED and _COINED.search(_BRACKET.sub("", entity.name)) is not None


def brings_in(entity: GraphEntity, paper: Paper, mention: Evidence) -> bool:
    """Whether a paper says at this place that the thing is its own: "we introduce X", or a title "X: …"."""
    text, here = paper.text, tight(mention.quote)
    names = (_BRACKET.sub("", entity.name), *_BRACKET.findall(entity.name))
    if not any(name and (name in here or here in name) for name in map(tight, names)):
        return False  # another name that was joined to this one: it may be a paper's own variant
    if mention.end <= len(paper.title):
        return text[: mention.start] in ("", "The ") and _TITLE_SORT.match(text, mention.end) is not None
    if re.match(r"[-\u2010-\u2013]\w|\s+into\b", text[mention.end : mention.end + 8]):  # "X-based"; "introduce X into"
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
    """An issue of one paper beside a like one that another paper puts a solution against, as the tree has them.

    ``stated`` and ``answered`` are indexes into the issues of the two papers, ``node`` is the tree's for the first;
    ``same_thing``: both are about one thing, not only told in like words.
    """

    stated: int
    answered: int
    node: str
    solution: SolutionNode
    likeness: float
    words: float
    same_type: bool
    same_thing: bool


@dataclass(frozen=True, slots=True)
class _Raised:
    """An issue of a paper, where it hangs in the tree, and what the paper puts against it there."""

    index: int
    text: str
    bag: Mapping[str, float]
    type: str | None
    node: str
    solution: SolutionNode | None


class IssueMatcher:
    """Compares the issues of two papers as they hang in the tree: wording, and type where both have one.

    Which phrases state a problem and what their paper puts against it was decided for the tree, and is not decided anew
    here. Of types, those that were too unsure for the tree count, too: beside like words they tell enough.
    """

    def __init__(self, extractions: Sequence[Extraction], issues: Sequence[IssueNode]) -> None:
        documents = [content_words(i.text) for x in extractions for i in x.issues]
        counts = document_counts(documents)
        places = {(x.paper.id, issue.start): n for x in extractions for n, issue in enumerate(x.issues)}
        known = {x.paper.id: x.issues for x in extractions}
        raised: dict[str, dict[int, _Raised]] = defaultdict(dict)
        for node in issues:
            if node.narrower:
                continue
            against: dict[str, SolutionNode] = {}
            for solution in node.solutions:
                against.setdefault(solution.paper, solution)
            for e in node.evidence:
                index = places.get((e.paper, e.start))
                if index is not None:
                    issue = known[e.paper][index]
                    bag = weigh(content_words(issue.text), counts, len(documents))
                    found = _Raised(index, issue.text, bag, issue.type, node.id, against.get(e.paper))
                    raised[e.paper].setdefault(index, found)
        said = Counter(word for x in extractions for word in set(content_words(x.paper.text)))
        self._many = len(extractions) >= _FEWEST
        self._common = {word for word, n in said.items() if _WIDELY * n > len(extractions)}
        self._raised = {paper: [mine[n] for n in sorted(mine)] for paper, mine in raised.items()}

    def best(self, earlier: str, later: str) -> IssueLink | None:
        """The issue of the earlier paper that a solution of the later one answers best, or None."""
        best: IssueLink | None = None
        for other in self._raised.get(later, ()):
            if other.solution is None:
                continue
            for one in self._raised.get(earlier, ()):
                words = cosine(one.bag, other.bag)
                same = one.type is not None and one.type == other.type
                # 0.4 for one type: as much as sharing the rarer half of the words.
                likeness = round(min(1.0, words + (0.4 if same else 0.0)), 6)
                if likeness > (best.likeness + 1e-9 if best else 0.0):
                    best = IssueLink(
                        stated=one.index,
                        answered=other.index,
                        node=one.node,
                        solution=other.solution,
                        likeness=likeness,
                        words=round(words, 6),
                        same_type=same,
                        same_thing=self._is_one_thing(one.text, other.text),
                    )
        return best

    def _is_one_thing(self, one: str, other: str) -> bool:
        """Whether two phrases share two words that tell what they are about, one of them no word of the whole field."""
        shared = (set(telling(one)) & set(telling(other))) - _ANY_ISSUE
        rare = shared - self._common if self._many else shared
        return bool(rare) and len(shared) > 1


class SharedThings:
    """What two papers both speak of, rare things first."""

    def __init__(self, entities: Sequence[GraphEntity], papers: Sequence[Paper]) -> None:
        count = len(papers)
        most = max(3, count // _COMMON)
        self._weight = {e.id: math.log((1 + count) / len(e.papers)) for e in entities if 1 < len(e.papers) <= most}
        self._papers = count
        self._techniques = {entity.id for entity in entities if entity.type is EntityType.METHOD}
        self._data = {entity.id for entity in entities if entity.type is EntityType.DATASET}
        self._kinds_of_data = {
            e.id for e in entities if e.type is EntityType.MODALITY and len(_BRACKET.sub("", e.name).split()) == 1
        }
        self._rare = math.log((1 + count) / max(3, count // _RARE))
        titles = {paper.id: frozenset(content_words(paper.title)) for paper in papers}
        self._titled: dict[str, set[str]] = {}
        self._of: dict[str, list[str]] = defaultdict(list)
        for entity in entities:
            if entity.id in self._weight and entity.type is not EntityType.METRIC:
                names = [set(content_words(name)) for name in (entity.name, *entity.aliases)]
                self._titled[entity.id] = {
                    paper for paper in entity.papers if any(name and name <= titles.get(paper, set()) for name in names)
                }
                for paper in entity.papers:
                    self._of[paper].append(entity.id)

    def between(self, one: str, other: str) -> list[str]:
        """Entity ids: what a title of the two names first, then data sets, then the rest; the rarest first in each."""
        common = set(self._of[one]) & set(self._of[other])

        def standing(e: str) -> tuple[bool, bool, float, str]:
            return not self._in_title(e, one, other), e not in self._data, -self._weight[e], e

        return sorted(common, key=standing)

    def tie(self, one: str, other: str, *, alike: bool) -> list[str]:
        """The things that tie two papers: those of ``between``, or none where these are too little to do so.

        A title names one of them, or one is a data set, or there are three: what both only mention on their way is the
        line of work of neither. A rare one is enough, or two; one that many study ties only like papers, and a
        technique that many use ties nobody. Nor does a kind of data that one word names ("image"), unless both titles
        name it.
        """
        shared = self.between(one, other)
        if not shared:
            return []
        if self._kinds_of_data.issuperset(shared) and not any(self._titled[e] >= {one, other} for e in shared):
            return []
        if len(shared) < _ON_THEIR_WAY and not self._in_title(shared[0], one, other) and shared[0] not in self._data:
            return []
        if len(shared) > 1 or self._weight[shared[0]] >= self._rare:
            return shared
        return shared if alike and shared[0] not in self._techniques else []

    def _in_title(self, entity: str, one: str, other: str) -> bool:
        return not self._titled[entity].isdisjoint((one, other))

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
        """The longest phrase of both titles that next to no other paper uses, as the other writes it, or None.

        Commoner words that both titles have beside the rare ones belong to it.
        """
        here, there = _whole_pairs(one.title, other.title), _whole_pairs(other.title, one.title)
        best, begin, last, rare = "", 0, 0, False
        for pair, (start, end) in there.items():
            if pair not in here:
                continue
            begin, last = (begin if last > start else start), end
            rare = self._counts[pair] <= _FEW or (rare and begin < start)
            if rare:
                best = max(best, _whole(other.title, begin, last, one.title), key=len)
        return best if _is_phrase(best, one.title) else None

    def in_things(self, one: Paper, other: Paper) -> SharedPhrase | None:
        """The rarest words in the name of a thing of one paper that the other writes as well, or None.

        One of the two titles has them: what both only mention on their way is the line of work of neither.
        """
        named = {*self._things[one.id], *self._things[other.id]}
        here, there = _whole_pairs(one.text, other.text), _whole_pairs(other.text, one.text)
        titled = {*_pairs(one.title), *_pairs(other.title)}
        shared = [pair for pair in named if pair in here and pair in there and pair in titled]
        for best in sorted(shared, key=lambda pair: (self._counts[pair], there[pair], pair)):
            start, end = there[best]
            for pair, (begin, last) in there.items():  # in text order: what goes on from the words so far
                if pair in here and begin < end < last:
                    end = last
            for pair, (begin, last) in reversed(there.items()):  # and what leads to them
                if pair in here and begin < start < last:
                    start = begin
            phrase = _whole(other.text, start, end, one.text)
            if _is_phrase(phrase, one.text):
                return SharedPhrase(text=phrase, earlier=here[best], later=(start, end))
        return None

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


def _is_phrase(text: str, other: str) -> bool:
    """Whether words stand side by side, and in another text in the same forms, but for plurals.

    What a hyphen makes of two words ("rust-free") is one, and often a common one.

    >>> _is_phrase("keel imaging", "Imaging keels"), _is_phrase("keel images", "A keel-image")
    (False, True)
    >>> _is_phrase("rust-free", "Rust-free keels")
    False
    """
    return " " in text and f" {_level(text)} " in f" {_level(other)} "


def _level(text: str) -> str:
    return " ".join(singular(word.casefold()) for word in re.findall(r"[^\W_]+", text))


def _whole(text: str, start: int, end: int, other: str) -> str:
    """The stretch with the parts of words that a hyphen ties to it: "ray imaging" is "X-ray imaging".

    Only with parts that the other text has as well, since both are said to share the words.
    """
    there = {word.casefold() for word in re.findall(r"[^\W_]+", other)}
    while start > 1 and text[start - 1] in "-\u2010\u2011" and text[start - 2].isalnum():
        begin = re.search(r"[^\W_]*$", text[: start - 1]).start()  # type: ignore[union-attr]  # it matches nothing, too
        if text[begin : start - 1].casefold() not in there:
            break
        start = begin
    while end + 1 < len(text) and text[end] in "-\u2010\u2011" and text[end + 1].isalnum():
        last = re.compile(r"[^\W_]*").match(text, end + 1).end()  # type: ignore[union-attr]
        if text[end + 1 : last].casefold() not in there:
            break
        end = last
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


def _whole_pairs(text: str, other: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """The pairs less those of which a word is part of a longer one that the other text has not.

    >>> sorted(_whole_pairs("Ten-day keel sounding", "Two-day keel sounding"))
    [('keel', 'sound'), ('ten', 'day')]
    >>> sorted(_whole_pairs("X-ray imaging", "An X-ray of a keel"))
    [('ray', 'imag')]
    """
    there = {word.casefold() for word in re.findall(r"[^\W_]+", other)}
    found = {}
    for pair, (start, end) in _pairs(text).items():
        before = re.search(r"([^\W_]+)[-\u2010\u2011]$", text[max(0, start - 40) : start])
        after = re.match(r"[-\u2010\u2011]([^\W_]+)", text[end : end + 40])
        if all(part is None or part[1].casefold() in there for part in (before, after)):
            found[pair] = (start, end)
    return found


def paper_vectors(papers: Sequence[Paper], vectors: Mapping[str, Sequence[float]]) -> NDArray[Any] | None:
    """Rows to compare papers by: their embeddings, or None unless every paper has one of the same length."""
    import numpy as np

    if papers and all(len(vectors.get(p.id, ())) for p in papers) and len({len(vectors[p.id]) for p in papers}) == 1:
        return np.array([vectors[p.id] for p in papers], dtype=np.float64)
    return None
