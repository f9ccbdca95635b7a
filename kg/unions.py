"""Union-find that knows which things must stay apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Unions(Generic[T]):
    """Disjoint groups of items; ``join`` refuses to bring together what ``forbid`` has set apart.

    >>> groups = Unions(["a", "b", "c"])
    >>> groups.forbid("a", "c")
    >>> groups.join("a", "b"), groups.join("b", "c")
    (True, False)
    """

    def __init__(self, items: Iterable[T]) -> None:
        self._parent: dict[T, T] = {item: item for item in items}
        self._members: dict[T, list[T]] = {item: [item] for item in self._parent}
        self._foes: dict[T, set[T]] = {}

    def find(self, item: T) -> T:
        """The item that stands for the group of ``item``."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def forbid(self, one: T, other: T) -> None:
        """Keep the groups of two items apart from now on; without effect where they are one already."""
        a, b = self.find(one), self.find(other)
        if a != b:
            self._foes.setdefault(a, set()).add(b)
            self._foes.setdefault(b, set()).add(a)

    def apart(self, one: T, other: T) -> bool:
        """Whether two items must stay apart."""
        return self.find(other) in self._foes.get(self.find(one), ())

    def join(self, one: T, other: T) -> bool:
        """Make the groups of two items one; False where that is forbidden."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        if b in self._foes.get(a, ()):
            return False
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        for foe in self._foes.pop(b, set()):
            self._foes[foe].discard(b)
            self._foes[foe].add(a)
            self._foes.setdefault(a, set()).add(foe)
        return True

    def groups(self) -> list[list[T]]:
        """All groups, in the order in which their first items were given."""
        order = {item: place for place, item in enumerate(self._parent)}
        found = [sorted(members, key=order.__getitem__) for members in self._members.values()]
        return sorted(found, key=lambda members: order[members[0]])
