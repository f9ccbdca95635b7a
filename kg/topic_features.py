"""What papers are clustered by: their vectors, their words and the things they speak of, side by side in one matrix."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from extract.records import Extraction, Paper
from kg.records import GraphEntity
from ontologies.vocabulary import EntityType

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Shares of the three views; the vector leads, since it also sees what is worded differently. Chosen on the 100
# hand-made placements of the development set.
_VECTOR, _WORDS, _THINGS = 1.0, 0.4, 0.1
# Without vectors, words carry the most.
_WORDS_ALONE, _THINGS_ALONE = 1.0, 0.5
_TYPE_WEIGHT = {
    EntityType.TASK: 1.0,
    EntityType.MODALITY: 1.0,
    EntityType.DATASET: 0.6,
    EntityType.METHOD: 0.5,
    EntityType.METRIC: 0.0,
}
_BROADER = 0.5  # a paper on a kind of thing speaks, half as much, of the thing
_IN_TITLE = 2.0  # what stands in the title is what a paper is about
# Up to this many papers, words stay as they are; beyond it, they are reduced to that many dimensions.
_DENSE = 300
_REDUCED = 100
# Dimensions kept of all views together; chosen on the same placements.
_DIMENSIONS = 60


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

    views = []
    embedded = _embedded(papers, vectors)
    if embedded is not None:
        views.append(_VECTOR * embedded)
    words = _unit(_words(papers))
    views.append((_WORDS if embedded is not None else _WORDS_ALONE) * words)
    views.append(
        (_THINGS if embedded is not None else _THINGS_ALONE) * _unit(_things(papers, extractions, entities, local))
    )
    return _reduced(np.hstack(views))


def _reduced(rows: NDArray[Any]) -> NDArray[Any]:
    """The rows in their main dimensions, which leaves out what is peculiar to single papers."""
    import numpy as np

    if min(rows.shape) <= _DIMENSIONS:
        return rows
    centred = rows - rows.mean(axis=0)
    # The smaller of the two products has the same main directions, and costs far less than the whole decomposition.
    if centred.shape[1] <= centred.shape[0]:
        _, directions = np.linalg.eigh(centred.T @ centred)
        return np.asarray(centred @ directions[:, ::-1][:, :_DIMENSIONS])
    squares, scores = np.linalg.eigh(centred @ centred.T)
    lengths = np.sqrt(np.maximum(squares[::-1][:_DIMENSIONS], 0.0))
    return np.asarray(scores[:, ::-1][:, :_DIMENSIONS] * lengths)


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


def _words(papers: Sequence[Paper]) -> Any:
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    from kg.words import content_words

    many = len(papers) >= 20
    texts = [[*content_words(p.title), *content_words(p.title), *content_words(p.abstract)] for p in papers]
    texts = [[*words, *(f"{a} {b}" for a, b in pairwise(words))] for words in texts]
    vectorizer = TfidfVectorizer(
        analyzer=_same, sublinear_tf=True, min_df=2 if many else 1, max_df=0.4 if many else 1.0
    )
    try:
        found = vectorizer.fit_transform(texts)
    except ValueError:  # no word is left: all papers say the same, or nothing
        return np.zeros((len(papers), 1))
    return found


def _same(words: list[str]) -> list[str]:
    return words


def _things(
    papers: Sequence[Paper],
    extractions: Sequence[Extraction],
    entities: Sequence[GraphEntity],
    local: Mapping[tuple[str, int], str],
) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix

    by_id = {entity.id: entity for entity in entities}
    rows: list[dict[str, float]] = []
    for extraction in extractions:
        title_end = len(extraction.paper.title)
        weights: dict[str, float] = defaultdict(float)
        for mention in extraction.mentions:
            target = local.get((extraction.paper.id, mention.entity))
            if target in by_id:
                gain = _TYPE_WEIGHT[by_id[target].type] * (_IN_TITLE if mention.end <= title_end else 1.0)
                weights[target] = max(weights[target], gain)
                for parent in by_id[target].broader:
                    weights[parent] = max(weights[parent], _BROADER * gain)
        rows.append(weights)
    counts: dict[str, int] = defaultdict(int)
    for weights in rows:
        for target in weights:
            counts[target] += 1
    columns = {
        target: n for n, target in enumerate(sorted(t for t, c in counts.items() if 1 < c <= max(2, len(papers) // 2)))
    }
    if not columns:
        return np.zeros((len(papers), 1))
    values, row_numbers, column_numbers = [], [], []
    for number, weights in enumerate(rows):
        for target in sorted(weights):
            if target in columns:
                values.append(weights[target] * float(np.log((1 + len(papers)) / counts[target])))
                row_numbers.append(number)
                column_numbers.append(columns[target])
    return csr_matrix((values, (row_numbers, column_numbers)), shape=(len(papers), len(columns)))


def _unit(rows: Any) -> NDArray[Any]:
    """Rows of length one (zero rows stay), dense; many rows are reduced first."""
    import numpy as np
    from scipy.sparse import issparse

    if issparse(rows):
        from sklearn.preprocessing import normalize

        rows = normalize(rows)
        if rows.shape[0] > _DENSE and rows.shape[1] > _DENSE:
            from sklearn.decomposition import TruncatedSVD

            return np.asarray(TruncatedSVD(_REDUCED, random_state=0).fit_transform(rows))
        return np.asarray(rows.todense())
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1.0))
