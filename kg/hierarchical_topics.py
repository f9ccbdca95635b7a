"""A tree of clusters as a scikit-learn estimator: Ward's agglomeration, cut level by level where the cut is best.

Rows go in; ``paths_`` and ``labels_`` come out. Beyond ``max_exact`` rows, bisecting k-means parts them first, so that
no distance matrix of all rows is ever made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TIE = 1e-9  # distances below it are rounding, not difference
_LEAF_GROWTH = 4.5  # leaves hold sqrt(n) / 4.5 rows: 16 of 5,000, and a person can still list them all
_LARGE_LEAF, _LARGE_SHARE = 20, 0.2  # rows of a leaf that say nothing if there are more, and their share of all
_MANY_ROWS = 1000  # of more rows a first level of two or three branches says little, however far these are apart
_MOST_SHARE = 0.6  # a part with more of its branch than this says no more than the branch itself


class HierarchicalTopics(ClusterMixin, BaseEstimator):  # type: ignore[misc]
    """Cluster rows into a tree with bounded depth and width.

    The first level is the cut of Ward's dendrogram with the best silhouette. All leaves are cut at one height, so that
    they are equally tight wherever they stand; that height makes leaves of the wanted size on average. A branch with
    many leaves gets a level in between. Of very many rows the first level has as many branches as levels of one width
    take, and none that holds nearly all.

    Parameters
    ----------
    max_children : int, default=12
        Most branches of a node; more than a dozen are not taken in at a glance.
    max_depth : int, default=3
        Most levels below the root.
    min_size : int, default=2
        Smallest branch; a smaller one stays with its parent.
    leaf_size : float, default=3.5
        Rows in a leaf, on average. With more rows than some 250, leaves grow with the square root of their number.
    max_exact : int, default=4000
        Most rows whose distances are all computed (128 MB); more go by bisecting k-means first.
    random_state : int, default=0
        Seed of the bisecting k-means.

    Attributes
    ----------
    paths_ : list of tuple of int
        For each row, its branch at every level from the root; empty for a row that stays with the root.
    labels_ : ndarray of shape (n_samples,)
        The branch at the first level, as a number; ``paths_`` has the levels below.
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
        leaf_size: float = 3.5,
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

        if self.max_children < 2 or self.max_depth < 1 or self.min_size < 1 or self.leaf_size < 1 or self.max_exact < 4:
            raise ValueError(
                "max_children must be at least 2, max_depth, min_size and leaf_size at least 1, max_exact at least 4."
            )
        rows = validate_data(self, X, dtype=np.float64, ensure_min_samples=1)
        blocks = np.arange(len(rows))
        points = rows
        if len(rows) > self.max_exact:
            blocks, points = self._blocks(rows)
        leaves = len(rows) / max(self.leaf_size, len(rows) ** 0.5 / _LEAF_GROWTH)
        nested = self._cut(points, max(1.0, len(points) / leaves), len(rows) > _MANY_ROWS)
        whole = [tuple(nested[block]) for block in blocks]
        self.paths_ = tidy_paths(whole, self.min_size)
        tops = [path[:1] for path in self.paths_]
        order = {path: number for number, path in enumerate(sorted(set(tops)))}
        self.labels_ = np.array([order[path] for path in tops], dtype=np.int64)
        return self

    def _blocks(self, rows: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Many small blocks of many rows, and the mean row of each."""
        from sklearn.cluster import BisectingKMeans

        count = min(self.max_exact // 2, max(2, len(rows) // 8))
        fitted = BisectingKMeans(n_clusters=count, random_state=self.random_state, n_init=1).fit(rows)
        return fitted.labels_, fitted.cluster_centers_

    def _cut(self, points: NDArray[Any], leaf_size: float, many: bool) -> list[list[int]]:
        """The branch of each point at each level, before small branches are given back to their parents."""
        count = len(points)
        nested: list[list[int]] = [[] for _ in range(count)]
        # The square root of the number of rows keeps the number of branches and their size in balance.
        most = min(self.max_children, round(count**0.5))
        if most < 2 or np.ptp(points, axis=0).max(initial=0.0) < _TIE:
            return nested
        distances = _distances(points)
        least = min(most, round((count / leaf_size) ** (1 / 3))) if many else 2
        top = _best_cut(points, distances, range(least, most + 1), settle=True, even=many)
        if top is None:
            return nested
        for row in range(count):
            nested[row].append(int(top[row]))
        if self.max_depth == 1:
            return nested
        leaves = self._leaves(points, top, leaf_size)
        for label in sorted(set(top.tolist())):
            members = np.flatnonzero(top == label)
            inside = leaves[members]
            number = len(np.unique(inside))
            if number < 2:
                continue
            # A level between where there are more leaves than are taken in at a glance.
            if number > self.max_children // 2 + 1 and self.max_depth > 2:
                middle = self._middle(points[members], inside)
                # One part that holds nearly all would be the branch once more.
                if _largest(middle) > _MOST_SHARE * len(members):
                    middle = inside if number <= self.max_children else self._middle(points[members], inside, even=True)
                for place, row in enumerate(members.tolist()):
                    nested[row].append(int(middle[place]))
                if middle is inside:
                    continue
                inside = _narrowed(points[members], middle, inside, self.max_children)
            elif number > self.max_children:
                inside = _limit(points[members], self.max_children)
            for place, row in enumerate(members.tolist()):
                nested[row].append(int(inside[place]))
        return nested

    def _leaves(self, points: NDArray[Any], top: NDArray[Any], leaf_size: float) -> NDArray[Any]:
        """Leaf labels inside the top branches, all cut at the height that makes leaves of the wanted size on average.

        The cut with the best silhouette moves far when few rows come or go, and prefers pairs of rows.
        """
        from scipy.cluster.hierarchy import fcluster, linkage

        members = [np.flatnonzero(top == label) for label in np.unique(top)]
        merges = [linkage(points[rows], "ward") if len(rows) > 1 else None for rows in members]
        heights = np.sort(np.concatenate([m[:, 2] for m in merges if m is not None]))
        joined = len(points) - max(1, round(len(points) / leaf_size))
        height = heights[min(len(heights) - 1, max(0, joined - 1))]
        labels = np.zeros(len(points), dtype=np.int64)
        first = 0
        for rows, tree in zip(members, merges, strict=True):
            inside = fcluster(tree, height, "distance") if tree is not None else np.ones(1, dtype=np.int64)
            labels[rows] = inside + first
            first += int(inside.max())
        # A leaf that is a large part of all is parted where its rows fall apart.
        most = max(_LARGE_LEAF, _LARGE_SHARE * len(points))
        for leaf in [n for n, count in enumerate(np.bincount(labels)) if count > most]:
            rows = np.flatnonzero(labels == leaf)
            counts = range(2, min(self.max_children, round(len(rows) ** 0.5)) + 1)
            inside = _best_cut(points[rows], _distances(points[rows]), counts, settle=True)
            if inside is not None:
                labels[rows] = np.where(inside == inside[0], leaf, inside + first + 1)
                first += int(inside.max()) + 1
        return labels

    def _middle(self, points: NDArray[Any], leaves: NDArray[Any], even: bool = False) -> NDArray[Any]:
        """Branches between a top branch and its many leaves; each leaf goes where its mean is at home.

        Where they are to be ``even``, none holds nearly all points: there are more of them, as many as it takes.
        """
        numbers = np.unique(leaves)
        means = np.array([points[leaves == number].mean(axis=0) for number in numbers])
        most = min(self.max_children, max(2, len(numbers) // 2))
        least = min(most, max(2, -(-len(numbers) // self.max_children)))
        place = np.searchsorted(numbers, leaves)
        if even:
            from scipy.cluster.hierarchy import cut_tree, linkage

            # The means of leaves leave pairs beside one heap, whose points weigh as many as they are.
            merges = linkage(points, "ward")
            cuts = [cut_tree(merges, n_clusters=count).ravel() for count in range(2, self.max_children // 2 + 2)]
            cuts = [_settle_groups(points, cut, leaves) for cut in cuts]
            fair = [cut for cut in cuts if _largest(cut) <= _MOST_SHARE * len(points)] or cuts[-1:]
            distances = _distances(points)
            return np.asarray(max(fair, key=lambda cut: round(_quality(distances, cut) * _evenness(cut), 9)))
        parts = _best_cut(means, _distances(means), range(least, most + 1), settle=False)
        if parts is None:
            parts = np.zeros(len(numbers), dtype=np.int64)
        return np.asarray(parts[place])


def _largest(labels: NDArray[Any]) -> int:
    """How many points the largest branch holds."""
    return int(np.unique(labels, return_counts=True)[1].max())


def _evenness(labels: NDArray[Any]) -> float:
    """From near 0, where one branch holds nearly all, to 1, where all are of one size."""
    counts = np.unique(labels, return_counts=True)[1]
    shares = counts / len(labels)
    return float(-(shares * np.log(shares)).sum() / np.log(len(counts))) if len(counts) > 1 else 0.0


def tidy_paths(paths: list[tuple[int, ...]], min_size: int) -> list[tuple[int, ...]]:
    """Paths in which no branch is smaller than ``min_size`` and no node has one child only; branches are renumbered."""
    sizes = Counter(path[:depth] for path in paths for depth in range(1, len(path) + 1))
    kept = [_up_to_small(path, sizes, min_size) for path in paths]
    children: dict[tuple[int, ...], set[tuple[int, ...]]] = defaultdict(set)
    for path in set(kept):
        for depth in range(len(path)):
            children[path[:depth]].add(path[: depth + 1])
    numbers = {
        child: number
        for siblings in children.values()
        for number, child in enumerate(sorted(siblings))
        if len(siblings) > 1
    }
    return [tuple(numbers[path[: d + 1]] for d in range(len(path)) if path[: d + 1] in numbers) for path in kept]


def _up_to_small(path: tuple[int, ...], sizes: Mapping[tuple[int, ...], int], min_size: int) -> tuple[int, ...]:
    depth = 0
    while depth < len(path) and sizes[path[: depth + 1]] >= min_size:
        depth += 1
    return path[:depth]


def _best_cut(
    points: NDArray[Any], distances: NDArray[Any], counts: range, settle: bool, even: bool = False
) -> NDArray[Any] | None:
    """Labels of the cut with the best silhouette, or None where no cut is better than none.

    Where it is to be ``even``, the silhouette counts less where one branch holds nearly all.
    """
    from scipy.cluster.hierarchy import cut_tree, linkage

    if len(points) < 3:
        return None
    merges = linkage(points, "ward")
    best, best_quality = None, 0.0
    for count in counts:
        labels = cut_tree(merges, n_clusters=min(count, len(points))).ravel()
        if settle:
            labels = _settle(points, labels)
        quality = _quality(distances, labels) * (_evenness(labels) if even else 1.0)
        if quality > best_quality + _TIE:
            best, best_quality = labels, quality
    return best


def _narrowed(points: NDArray[Any], parts: NDArray[Any], leaves: NDArray[Any], count: int) -> NDArray[Any]:
    """Leaves of which no part has more than ``count``; labels are unique within a part only."""
    found = leaves.copy()
    for part in sorted(set(parts.tolist())):
        rows = np.flatnonzero(parts == part)
        if len(set(leaves[rows].tolist())) > count:
            found[rows] = _limit(points[rows], count)
    return found


def _limit(points: NDArray[Any], count: int) -> NDArray[Any]:
    from scipy.cluster.hierarchy import cut_tree, linkage

    return np.asarray(cut_tree(linkage(points, "ward"), n_clusters=count).ravel())


def _settle(rows: NDArray[Any], labels: NDArray[Any], rounds: int = 20) -> NDArray[Any]:
    """Labels after each row has gone to the branch with the nearest mean: mends what greedy merging got wrong."""
    for _ in range(rounds):
        numbers = np.unique(labels)
        means = np.array([rows[labels == number].mean(axis=0) for number in numbers])
        apart = (means**2).sum(axis=1)[None, :] - 2.0 * rows @ means.T
        moved = numbers[np.round(apart, 9).argmin(axis=1)]
        if np.array_equal(moved, labels):
            break
        labels = moved
    return labels


def _settle_groups(rows: NDArray[Any], labels: NDArray[Any], groups: NDArray[Any], rounds: int = 20) -> NDArray[Any]:
    """Labels after each group of rows has gone, as one, to the branch whose mean is nearest to the group's."""
    numbers = np.unique(groups)
    place = np.searchsorted(numbers, groups)
    middles = np.array([rows[groups == number].mean(axis=0) for number in numbers])
    for _ in range(rounds):
        branches = np.unique(labels)
        means = np.array([rows[labels == branch].mean(axis=0) for branch in branches])
        apart = (means**2).sum(axis=1)[None, :] - 2.0 * middles @ means.T
        moved = branches[np.round(apart, 9).argmin(axis=1)][place]
        if np.array_equal(moved, labels):
            break
        labels = moved
    return labels


def _distances(rows: NDArray[Any]) -> NDArray[Any]:
    squares = np.einsum("ij,ij->i", rows, rows)
    return np.asarray(np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2.0 * rows @ rows.T, 0.0)))


def _quality(distances: NDArray[Any], labels: NDArray[Any]) -> float:
    """Mean silhouette (Rousseeuw 1987): how much nearer a row is to its own branch than to the next; alone is 0."""
    _, place, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    order = np.argsort(place, kind="stable")
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    sums = np.add.reduceat(distances[:, order], starts, axis=1)
    rows = np.arange(len(labels))
    size = sizes[place]
    inside = sums[rows, place] / np.maximum(size - 1.0, 1.0)
    means = sums / sizes[None, :]
    means[rows, place] = np.inf
    outside = means.min(axis=1)
    widest = np.maximum(np.maximum(inside, outside), _TIE)
    return float(np.where((size > 1) & np.isfinite(outside), (outside - inside) / widest, 0.0).mean())
