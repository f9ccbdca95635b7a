"""What a person decided about names: ``curation.toml``, replayed on every build.

::

    same = [["12-lead ECG", "twelve-lead ECG"]]
    different = [["ABC", "ABC-XL"]]
    drop = ["deep model"]

    [rename]
    "ecg" = "electrocardiogram (ECG)"

    [type]
    "ImageNet" = "dataset"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kg.folding import fold
from kg.unions import Unions
from ontologies.vocabulary import EntityType

_SECTIONS = ("same", "different", "drop", "rename", "type")


class CurationError(ValueError):
    """A rule of ``curation.toml`` that cannot be followed; the message says which and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curation:
    """Decisions about names, by folded name; empty where nobody decided anything."""

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    drop: tuple[str, ...] = ()
    rename: tuple[tuple[str, str], ...] = ()
    type: tuple[tuple[str, EntityType], ...] = ()


def parse_curation(text: str) -> Curation:
    """Decisions from the text of a ``curation.toml``.

    Raises
    ------
    CurationError
        Where the text is no TOML, a section is unknown or of the wrong shape, names contradict one another, or
        renames run in a circle.
    """
    import tomllib

    try:
        raw = tomllib.loads(text)
    except RecursionError:
        raise CurationError(
            "The curation file is nested too deeply. Lists of names are all that it may hold."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise CurationError(f"The curation file is no valid TOML: {error}. Mend that line and build again.") from error
    if unknown := sorted(set(raw) - set(_SECTIONS)):
        raise CurationError(f"Unknown section {unknown[0]!r} in the curation file. Valid are: {', '.join(_SECTIONS)}.")
    curation = Curation(
        same=_groups(raw, "same"),
        different=_groups(raw, "different"),
        drop=tuple(sorted({fold(name) for name in _strings(raw.get("drop", []), "drop")})),
        rename=tuple(sorted(_names(raw, "rename").items())),
        type=tuple((name, _entity_type(kind)) for name, kind in sorted(_names(raw, "type").items())),
    )
    _refuse_circles(curation)
    _refuse_contradictions(curation)
    return curation


def _strings(value: Any, section: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and fold(item) for item in value):
        raise CurationError(f"{section!r} in the curation file must be a list of names, each with a letter or digit.")
    return value


def _groups(raw: Mapping[str, Any], section: str) -> tuple[tuple[str, ...], ...]:
    value = raw.get(section, [])
    if not isinstance(value, list):
        raise CurationError(f"{section!r} in the curation file must be a list of lists of names.")
    groups = [tuple(sorted({fold(name) for name in _strings(group, section)})) for group in value]
    return tuple(sorted(group for group in groups if len(group) > 1))


def _names(raw: Mapping[str, Any], section: str) -> dict[str, str]:
    value = raw.get(section, {})
    if not isinstance(value, dict) or not all(isinstance(name, str) and name.strip() for name in value.values()):
        raise CurationError(f"{section!r} in the curation file must be a table from names to strings.")
    return {fold(old): new.strip() for old, new in value.items() if fold(old)}


def _entity_type(kind: str) -> EntityType:
    try:
        return EntityType(kind)
    except ValueError:
        valid = ", ".join(EntityType)
        raise CurationError(f"Unknown type {kind!r} in the curation file. Valid are: {valid}.") from None


def _refuse_circles(curation: Curation) -> None:
    """Renames that lead back to a name they began with have no end."""
    to = {old: fold(new) for old, new in curation.rename}
    for start in sorted(to):
        path = [start]
        while (following := to.get(path[-1])) is not None and following != path[-1]:
            if following in path:
                circle = " -> ".join([*path[path.index(following) :], following])
                raise CurationError(
                    f"The renames in the curation file run in a circle: {circle}. Leave one of them out."
                )
            path.append(following)


def _refuse_contradictions(curation: Curation) -> None:
    """Names that ``same`` makes one, over any number of steps, and ``different`` sets apart."""
    names = sorted({name for group in (*curation.same, *curation.different) for name in group})
    unions = Unions(names)
    steps: dict[str, list[str]] = {name: [] for name in names}
    for group in curation.same:
        for one, other in pairwise(group):
            unions.join(one, other)
            steps[one].append(other)
            steps[other].append(one)
    for group in curation.different:
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                if unions.find(one) == unions.find(other):
                    path = " = ".join(_path(steps, one, other))
                    raise CurationError(
                        f"The curation file calls {one!r} and {other!r} different, but makes them the same: {path}. "
                        "Leave one of these rules out."
                    )


def _path(steps: Mapping[str, list[str]], start: str, goal: str) -> list[str]:
    paths = [[start]]
    seen = {start}
    for path in paths:
        if path[-1] == goal:
            return path
        for following in steps[path[-1]]:
            if following not in seen:
                seen.add(following)
                paths.append([*path, following])
    return [start, goal]
