"""How near papers lie to a name, by what the encoder makes of both: it also sees what is worded differently.

A paper's vector and the embedding of a name come from one encoder, or there is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extract.records import Paper

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extract.embedder import Embedder

_SAME = 0.98  # cosine of a paper's vector and its embedding, by which both come from one encoder
# Of the way from the field's middle to those papers that name a thing in their titles: where nearness begins to count,
# and where it counts in full; and the least way there must be, in standard deviations.
_BEGIN, _FULL = 0.45, 0.95
_LEAST = 0.8


class Nearness:
    """The vectors of all papers of a field.

    Parameters
    ----------
    papers : sequence of Paper
    vectors : mapping of paper id to numbers
        What the reader gave; where that is no embedding of ours, no name is near to anything.
    """

    def __init__(self, papers: Sequence[Paper], vectors: Mapping[str, Sequence[float]]) -> None:
        self._rows = _of_encoder(papers, vectors)
        self._ids = [paper.id for paper in papers]
        self._places = {paper: place for place, paper in enumerate(self._ids)}
        self._known: dict[str, NDArray[Any]] = {}  # vectors of names, not their cosines: a name has few numbers

    @property
    def works(self) -> bool:
        """Whether there is anything to compare names with."""
        return self._rows is not None

    def speakers(self, name: str, named: Mapping[str, float]) -> dict[str, float]:
        """How surely papers are about a name, from 0 to 1; those left out are not.

        Parameters
        ----------
        named : mapping of paper id to number
            The papers that use its words, with how surely they are about it: as near as the surest of them is near.
        """
        if self._rows is None or not named:
            return {}
        cosines = self._cosines(name)
        middle, spread = float(cosines.mean()), float(cosines.std())
        most = max(named.values())
        sure = [float(cosines[self._places[paper]]) for paper in sorted(named) if named[paper] == most]
        way = max(sum(sure) / len(sure) - middle, _LEAST * spread)
        if way <= 0.0:
            return {}
        shares = ((cosines - middle) / way - _BEGIN) / (_FULL - _BEGIN)
        return {
            self._ids[place]: round(min(1.0, float(shares[place])), 4)
            for place in range(len(self._ids))
            if shares[place] > 0.0
        }

    def _cosines(self, name: str) -> NDArray[Any]:
        import numpy as np

        assert self._rows is not None  # asked for only where there are vectors
        if name not in self._known:
            (self._known[name],) = _embedder().embed([name])
        return np.asarray(self._rows @ self._known[name]).round(5)


def _of_encoder(papers: Sequence[Paper], vectors: Mapping[str, Sequence[float]]) -> NDArray[Any] | None:
    """A row a paper, where all have one and the first is what our encoder makes of it."""
    import numpy as np

    from extract.embedder import WIDTH
    from extract.errors import ModelDamaged

    known = [place for place, paper in enumerate(papers) if len(vectors.get(paper.id, ())) == WIDTH]
    if not known:
        return None
    rows = np.zeros((len(papers), WIDTH), dtype=np.float32)
    for place in known:
        rows[place] = vectors[papers[place].id]
    one = papers[known[0]]
    try:
        again = np.array(_embedder().embed_paper(one.title, one.abstract), dtype=np.float32)
    except ModelDamaged:
        return None
    same = len(again) == WIDTH and float(again @ rows[known[0]]) >= _SAME * float(np.linalg.norm(rows[known[0]]))
    return rows if same and np.isfinite(rows).all() else None


@lru_cache(maxsize=1)
def _embedder() -> Embedder:
    from extract.embedder import Embedder

    return Embedder()
