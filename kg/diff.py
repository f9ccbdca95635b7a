"""What changed from one run to another: papers, entities, issues, topics, edges and chains that came or went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.records import Field
from kg.run import walk_topics


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that stands in only one of two runs, or differs between them.

    ``change`` is ``"added"``, ``"removed"`` or ``"changed"``; ``kind`` names the record; ``label`` is for people.
    """

    change: str
    kind: str
    id: str
    label: str


def diff_fields(old: Field, new: Field) -> tuple[Change, ...]:
    """Give what came, went or changed, by kind, then id.

    Topics and entities are told apart by id; a paper that was only moved counts as a change of its topic.
    """
    changes: list[Change] = []
    changes += _compare("paper", {p.id: (p.title, p) for p in old.papers}, {p.id: (p.title, p) for p in new.papers})
    changes += _compare("topic", _topics(old), _topics(new))
    changes += _compare(
        "entity",
        {e.id: (e.name, (e.type, e.aliases, e.papers)) for e in old.entities},
        {e.id: (e.name, (e.type, e.aliases, e.papers)) for e in new.entities},
    )
    changes += _compare(
        "issue",
        {i.id: (i.label, (i.status, i.papers)) for i in old.issues},
        {i.id: (i.label, (i.status, i.papers)) for i in new.issues},
    )
    changes += _compare("edge", _edges(old), _edges(new))
    changes += _compare("chain", _chains(old), _chains(new))
    return tuple(changes)


def _compare(kind: str, old: dict[str, tuple[str, object]], new: dict[str, tuple[str, object]]) -> Iterable[Change]:
    for identifier in sorted(old.keys() | new.keys()):
        if identifier not in old:
            yield Change(change="added", kind=kind, id=identifier, label=new[identifier][0])
        elif identifier not in new:
            yield Change(change="removed", kind=kind, id=identifier, label=old[identifier][0])
        elif old[identifier][1] != new[identifier][1]:
            yield Change(change="changed", kind=kind, id=identifier, label=new[identifier][0])


def _topics(field: Field) -> dict[str, tuple[str, object]]:
    return {topic.id: (topic.label, topic.papers) for topic in walk_topics(field.topics)}


def _edges(field: Field) -> dict[str, tuple[str, object]]:
    return {
        f"{edge.source} {edge.relation} {edge.target}": (f"{edge.source} {edge.relation} {edge.target}", edge.weight)
        for edge in field.edges
    }


def _chains(field: Field) -> dict[str, tuple[str, object]]:
    return {
        f"{chain.source} {chain.kind} {chain.target} {chain.issue or ''}".strip(): (chain.reason, chain.score)
        for chain in field.chains
    }
