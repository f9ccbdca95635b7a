"""What papers are clustered by: their vectors beside the words of their titles and tasks, in one matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from extract.records import Extraction, Paper
from kg.chain_links import nearest
from kg.records import GraphEntity
from kg.words import content_words
from ontologies.vocabulary import EntityType

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The vector leads, since it also sees what is worded differently. 0.2 to 0.4 do about as well on the 100 hand-made
# placements of the development set, whichever papers are left out; words of the whole abstract make it worse.
_VECTOR, _SUBJECT = 1.0, 0.3
# Beside vectors modalities make it a little worse, with either of two readers; where words are all, much better.
_SUBJECT_TYPES = (EntityType.TASK,)
_SUBJECT_TYPES_ALONE = (EntityType.TASK, EntityType.MODALITY)
_TITLE = 2  # what stands in the title is what a paper is about
# Up to this many papers, words stay as they are; beyond it, they are reduced to some main dimensions.
_DENSE = 1000
_REDUCED = 100
# Neighbours by which a paper is one of the field; the share of the middle paper's likeness to them below which it is
# none; how many may be so, and of how many papers. On nine fields all that lie so far are of other trades.
_NEAREST, _FAR, _MOST_FAR, _LEAST_PAPERS = 3, 0.6, 0.05, 40
# The same beside a likeness to the mean of all papers below a share of the middle paper's.
_RATHER_FAR, _EDGE = 0.66, 0.5
# Main dimensions where there are words only; chosen on the same placements among 30, 50, 80 and 100.
_WORDS_ALONE = 30


def topic_matrix(
    papers: Sequence[Paper],
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity],
    local: Mapping[tuple[str, int], str],
    vectors: Mapping[str, Sequence[float]],
) -> NDArray[Any]:
    """One row a paper, in the order of ``papers``.

    Parameters
    ----------
    vectors : mapping of paper id to numbers
        Embeddings of equal length; papers without one get the zero row, and none at all is fine.
    """
    import numpy as np

    embedded = _embedded(papers, vectors)
    names = _names(entities, _SUBJECT_TYPES if embedded is not None else _SUBJECT_TYPES_ALONE)
    subject = _weighed([_subject_words(p, x, local, names) for p, x in zip(papers, extractions, strict=True)])
    if embedded is not None:
        return np.hstack([_VECTOR * embedded, _SUBJECT * subject])
    texts = _weighed([[*_TITLE * _terms(p.title), *_terms(p.abstract)] for p in papers])
    return _unit(_main_dimensions(np.hstack([texts, subject]), _WORDS_ALONE))


def papers_apart(papers: Sequence[Paper], vectors: Mapping[str, Sequence[float]]) -> list[int]:
    """Rows of the papers that lie far from all others, by their vectors; none where there are no vectors.

    A paper's mean likeness to its three nearest, and to the mean of all, beside that of the middle paper of the field:
    what has no neighbour here does not belong to the field, whichever topic it would fall into.
    """
    import numpy as np

    rows = _embedded(papers, vectors)
    if rows is None or len(rows) < _LEAST_PAPERS:
        return []
    near = np.array([sum(value for _, value in found) / _NEAREST for found in nearest(rows, _NEAREST)])
    middle = rows @ _unit(rows.mean(axis=0, keepdims=True))[0]
    lone = near < _FAR * float(np.median(near))
    # What is a little nearer to three, but on the edge of the whole, is none of the field either.
    lone |= (near < _RATHER_FAR * float(np.median(near))) & (middle < _EDGE * float(np.median(middle)))
    far = np.flatnonzero(lone).tolist()
    # A field of which many lie apart has no middle.
    return far if len(far) <= _MOST_FAR * len(rows) else []


def _names(entities: Sequence[GraphEntity], types: Sequence[EntityType]) -> dict[str, str]:
    return {entity.id: entity.name for entity in entities if entity.type in types}


def _subject_words(
    paper: Paper, extraction: Extraction, local: Mapping[tuple[str, int], str], names: Mapping[str, str]
) -> list[str]:
    """The words of a paper's title, and of the named things as often as it speaks of them."""
    targets = [local.get((paper.id, mention.entity), "") for mention in extraction.mentions]
    return [*_TITLE * _terms(paper.title), *(term for t in targets if t in names for term in _terms(names[t]))]


def _terms(text: str) -> list[str]:
    """Words and pairs of neighbours."""
    words = content_words(text)
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


def _weighed(texts: Sequence[Sequence[str]]) -> NDArray[Any]:
    """Unit-length rows of words, rare ones heavier; words of one paper alone and of most papers are left out."""
    import numpy as np
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    many = len(texts) >= 20
    vectorizer = TfidfVectorizer(
        analyzer=_same, sublinear_tf=True, min_df=2 if many else 1, max_df=0.4 if many else 1.0
    )
    try:
        found = vectorizer.fit_transform(texts)
    except ValueError:  # no word is left: all papers say the same, or nothing
        return np.zeros((len(texts), 1))
    if found.shape[0] > _DENSE and found.shape[1] > _DENSE:
        return np.asarray(TruncatedSVD(_REDUCED, random_state=0).fit_transform(found))
    return np.asarray(found.todense())


def _same(words: Sequence[str]) -> Sequence[str]:
    return words


def _main_dimensions(rows: NDArray[Any], count: int) -> NDArray[Any]:
    """The rows in their main dimensions, which leaves out what is peculiar to single papers."""
    import numpy as np

    if min(rows.shape) <= count:
        return rows
    centred = rows - rows.mean(axis=0)
    # The smaller of the two products has the same main directions, and costs far less than the whole decomposition.
    if centred.shape[1] <= centred.shape[0]:
        _, directions = np.linalg.eigh(centred.T @ centred)
        return np.asarray(centred @ directions[:, ::-1][:, :count])
    squares, scores = np.linalg.eigh(centred @ centred.T)
    lengths = np.sqrt(np.maximum(squares[::-1][:count], 0.0))
    return np.asarray(scores[:, ::-1][:, :count] * lengths)


def _embedded(papers: Sequence[Paper], vectors: Mapping[str, Sequence[float]]) -> NDArray[Any] | None:
    import numpy as np

    lengths = sorted({len(vectors[p.id]) for p in papers if len(vectors.get(p.id, ()))})
    if len(lengths) != 1:
        return None
    rows = np.zeros((len(papers), lengths[0]))
    for place, paper in enumerate(papers):
        if len(vectors.get(paper.id, ())):
            rows[place] = vectors[paper.id]
    return _unit(np.nan_to_num(rows))


def _unit(rows: NDArray[Any]) -> NDArray[Any]:
    """Rows of length one; zero rows stay."""
    import numpy as np

    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1.0))
