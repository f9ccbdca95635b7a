"""Which issue a solution addresses: phrases, and probabilities where the reader gives them, go in; indexes come out."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["link_solutions"]


def link_solutions(
    solutions: Sequence[tuple[int, int]],
    issues: Sequence[tuple[int, int]],
    chances: Sequence[Sequence[float]],
    threshold: float,
) -> list[tuple[int, ...]]:
    """For each solution the indexes of the issues that it addresses.

    ``chances[s][i]`` is the probability of a link; where it is empty, the first solution answers every issue, and a
    later one the issue stated last before it.
    """
    links: list[tuple[int, ...]] = []
    for s, solution in enumerate(solutions):
        if chances:
            links.append(tuple(i for i in range(len(issues)) if chances[s][i] >= threshold))
        elif s == 0:
            links.append(tuple(range(len(issues))))
        else:
            before = [i for i, issue in enumerate(issues) if issue[0] < solution[0]]
            links.append(tuple(before[-1:]))
    return links
