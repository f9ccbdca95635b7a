"""A tree of clusters as a scikit-learn estimator: Ward's agglomeration, cut level by level where the cut is best.

Rows go in; ``paths_`` and ``labels_`` come out. Beyond ``max_exact`` rows, bisecting k-means parts them first, so that
no distance matrix of all rows is ever made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TIE = 1e-9  # distances below it are rounding, not difference


class HierarchicalTopics(ClusterMixin, BaseEstimator):  # type: ignore[misc]
    """Cluster rows into a tree with bounded depth and width.

    Parameters
    ----------
    max_children : int, default=12
        Most branches of a node; more than a dozen are not taken in at a glance.
    max_depth : int, default=3
        Most levels below the root.
    min_size : int, default=2
        Smallest branch; a smaller one stays with its parent.
    leaf_size : int, default=5
        A node of fewer than twice this many rows is not cut further unless it falls apart clearly.
    max_exact : int, default=4000
        Most rows whose distances are all computed (128 MB); more go by bisecting k-means first.
    random_state : int, default=0
        Seed of the bisecting k-means.

    Attributes
    ----------
    paths_ : list of tuple of int
        For each row, its branch at every level from the root; empty for a row that stays with the root.
    labels_ : ndarray of shape (n_samples,)
        One number for each distinct path, in the order of paths.
    n_features_in_ : int
        Number of columns seen by ``fit``.

    Examples
    --------
    >>> import numpy as np
    >>> rows = np.array([[0.0, 0.0], [0.0, 0.1], [5.0, 5.0], [5.0, 5.1]])
    >>> HierarchicalTopics().fit(rows).labels_.tolist()
    [0, 0, 1, 1]
    """

    def __init__(
        self,
        max_children: int = 12,
        max_depth: int = 3,
        min_size: int = 2,
        leaf_size: int = 5,
        max_exact: int = 4000,
        random_state: int = 0,
    ) -> None:
        self.max_children = max_children
        self.max_depth = max_depth
        self.min_size = min_size
        self.leaf_size = leaf_size
        self.max_exact = max_exact
        self.random_state = random_state

    def fit(self, X: Any, y: Any = None) -> HierarchicalTopics:
        """Cluster the rows of ``X``.

        Raises
        ------
        ValueError
            A parameter is out of range, or ``X`` holds something else than finite numbers.
        """
        from sklearn.utils.validation import validate_data

        if self.max_children < 2 or self.max_depth < 1 or self.min_size < 1 or self.leaf_size < 1 or self.max_exact < 2:
            raise ValueError(
                "max_children and max_exact must be at least 2, max_depth, min_size and leaf_size at least 1."
            )
        rows = validate_data(self, X, dtype=np.float64, ensure_min_samples=1)
        paths: list[tuple[int, ...]] = [()] * len(rows)
        self._split(rows, np.arange(len(rows)), (), paths)
        self.paths_ = paths
        order = {path: number for number, path in enumerate(sorted(set(paths)))}
        self.labels_ = np.array([order[path] for path in paths], dtype=np.int64)
        return self

    def _split(
        self, rows: NDArray[Any], members: NDArray[Any], path: tuple[int, ...], paths: list[tuple[int, ...]]
    ) -> None:
        for row in members:
            paths[row] = path
        if len(path) >= self.max_depth or len(members) < 2 * self.min_size:
            return
        parts = self._parts(rows[members], top=not path)
        branches = [members[part] for part in parts if len(part) >= self.min_size]
        if len(branches) < 2:
            return
        for number, branch in enumerate(sorted(branches, key=lambda b: int(b[0]))):
            self._split(rows, branch, (*path, number), paths)

    def _parts(self, rows: NDArray[Any], top: bool) -> list[NDArray[Any]]:
        """Row numbers of the branches of one node; one part where it is not to be cut."""
        from scipy.cluster.hierarchy import cut_tree, linkage

        count = len(rows)
        whole = [np.arange(count)]
        if not top and count < 2 * self.leaf_size:
            return whole
        blocks = None
        points = rows
        if count > self.max_exact:
            blocks, points = self._blocks(rows)
        if len(points) < 3 or np.ptp(points, axis=0).max(initial=0.0) < _TIE:
            return whole
        merges = linkage(points, "ward")
        # The square root of the number of rows keeps branches and branch sizes in balance; leaves hold leaf_size or so.
        most = int(
            min(self.max_children, len(points) - 1, max(2, round(count**0.5) if top else count // self.leaf_size + 1))
        )
        distances = _distances(points)
        best, best_quality, best_labels = 1, 0.0, np.zeros(len(points), dtype=np.int64)
        for number in range(2, most + 1):
            labels = cut_tree(merges, n_clusters=number).ravel()
            quality = _quality(distances, labels)
            if quality > best_quality + _TIE:
                best, best_quality, best_labels = number, quality, labels
        if best == 1:
            return whole
        if blocks is not None:
            best_labels = best_labels[blocks]
        return [np.flatnonzero(best_labels == label) for label in range(best)]

    def _blocks(self, rows: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Many small blocks of many rows, and the mean row of each."""
        from sklearn.cluster import BisectingKMeans

        count = min(400, len(rows) // 10)
        fitted = BisectingKMeans(n_clusters=count, random_state=self.random_state, n_init=1).fit(rows)
        return fitted.labels_, fitted.cluster_centers_


def _distances(rows: NDArray[Any]) -> NDArray[Any]:
    squares = np.einsum("ij,ij->i", rows, rows)
    return np.asarray(np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2.0 * rows @ rows.T, 0.0)))


def _quality(distances: NDArray[Any], labels: NDArray[Any]) -> float:
    """Mean silhouette (Rousseeuw 1987): how much nearer a row is to its own branch than to the next; alone is 0."""
    numbers = np.unique(labels)
    member = (labels[:, None] == numbers[None, :]).astype(np.float64)
    sizes = member.sum(axis=0)
    sums = distances @ member
    own = labels[:, None] == numbers[None, :]
    size = sizes[np.searchsorted(numbers, labels)]
    inside = sums[own] / np.maximum(size - 1.0, 1.0)
    outside = np.where(own, np.inf, sums / sizes[None, :]).min(axis=1)
    widest = np.maximum(np.maximum(inside, outside), _TIE)
    return float(np.where(size > 1, (outside - inside) / widest, 0.0).mean())
