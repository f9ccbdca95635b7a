"""What the names of a whole field tell of each of them: indexes that all pages ask, made once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.english.grammar import plain
from kg.folding import fold
from kg.records import Field
from kg.written import Key, Written
from ontologies.vocabulary import EntityType

_BRACKET = re.compile(r"\s*\([^()]*\)\s*\Z")
_SHORT = re.compile(r" \(([A-Z]{2,})\)\Z")
# Papers that must name a task; and of all papers of a field the share that names what the field is on.
_SHARED, _SUBJECT = 2, 0.3
_DEEDS = ("ion", "ing", "sis", "ment")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNames:
    """Indexes of a field's names.

    ``tasks`` has those of several words that several papers name, with their papers, and ``task_ends`` each end of
    theirs, with the papers of the largest; ``done_to`` has what stands before a word for what is done, with the papers
    of the largest such task; ``shorts`` the short forms of tasks and means; ``subjects`` what a large part of the
    field names; ``fronts`` what stands before an "and" in a name; ``measured`` the keys of metrics
    that papers give numbers for; ``defined`` the short forms that a paper spells out, and ``longs`` what short forms of
    one sense stand for.
    """

    tasks: Mapping[Key, int] = field(default_factory=dict)
    task_ends: Mapping[Key, int] = field(default_factory=dict)
    done_to: Mapping[Key, int] = field(default_factory=dict)
    shorts: frozenset[str] = frozenset()
    subjects: frozenset[Key] = frozenset()
    fronts: Mapping[str, int] = field(default_factory=dict)
    measured: frozenset[str] = frozenset()
    defined: frozenset[str] = frozenset()
    longs: frozenset[Key] = frozenset()


def read_names(graph: Field, written: Written, sizes: Mapping[Key, Mapping[EntityType, int]]) -> FieldNames:
    """The indexes of a field's names."""
    counted = ((key, of.get(EntityType.TASK, 0)) for key, of in sizes.items())
    tasks = {key: n for key, n in counted if n >= _SHARED and len(key) > 1}
    task_ends: dict[Key, int] = {}
    for key, n in tasks.items():
        for start in range(len(key) - 1):
            task_ends[key[start:]] = max(task_ends.get(key[start:], 0), n)
    done_to: dict[Key, int] = {}
    for key, of in sizes.items():
        if key and key[-1].endswith(_DEEDS):
            done_to[key[:-1]] = max(done_to.get(key[:-1], 0), of.get(EntityType.TASK, 0))
    fronts: dict[str, int] = {}
    for e in graph.entities:
        if " and " in e.name:
            front = fold(e.name).partition(" and ")[0]
            fronts[front] = max(fronts.get(front, 0), len(e.papers))
    done = (plain(e.name) for e in graph.entities if e.type in (EntityType.TASK, EntityType.METHOD))
    most = _SUBJECT * len(graph.papers)
    wide = [e.name for e in graph.entities if e.type is not EntityType.DATASET and len(e.papers) >= most]
    return FieldNames(
        tasks=tasks,
        task_ends=task_ends,
        done_to=done_to,
        shorts=frozenset(found[1] for name in done if (found := _SHORT.search(name))),
        subjects=frozenset(written.key(_BRACKET.sub("", plain(name))) for name in wide),
        fronts=fronts,
        measured=frozenset(c.metric_entity for c in graph.claims if c.metric_entity and c.number is not None),
        defined=frozenset(entry.short for entry in graph.glossary),
        longs=frozenset(tuple(long.split()) for long, _ in written.longs.values()),
    )
