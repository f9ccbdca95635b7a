"""Where things stand in the site: names of files and anchors, safe on every file system."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from kg.text import safe_name

# Names that a file system or a web server keeps for itself.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index)$")


def short_hash(key: str, length: int = 8) -> str:
    """A few hexadecimal digits that stand for ``key``."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def unique_names(things: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A file name for each (id, label), from the label; where two would be alike, both take a hash of their id."""
    wanted = {key: _file_name(label) for key, label in things}
    taken: dict[str, int] = {}
    for name in wanted.values():
        taken[name] = taken.get(name, 0) + 1
    return {
        key: name if taken[name] == 1 and name != "untitled" else f"{name}-{short_hash(key)}"
        for key, name in wanted.items()
    }


def _file_name(label: str) -> str:
    name = safe_name(label, limit=48)
    return f"{name}-x" if _RESERVED.match(name) else name


def anchor(kind: str, key: str) -> str:
    """An element id for a thing of the graph: a letter for its kind and a hash of its id."""
    return f"{kind}-{short_hash(key, 10)}"
