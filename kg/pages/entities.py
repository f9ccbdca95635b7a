"""Which things the papers of a scope name, and how many of its papers name them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.pages.lookup import Lookup, Scope
from kg.records import Evidence, GraphEntity
from ontologies.vocabulary import EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """An entity as a scope sees it: the scope's papers that name it, its places in them, papers by year."""

    entity: GraphEntity
    papers: tuple[str, ...]
    mentions: tuple[Evidence, ...]
    years: Counter[int]


def entities_in(look: Lookup, scope: Scope, kind: EntityType) -> list[Use]:
    """The entities of one type in the scope, those of most papers first."""
    uses = []
    for entity in look.field.entities:
        if entity.type is not kind:
            continue
        papers = tuple(p for p in entity.papers if p in scope.papers)
        if not papers:
            continue
        mentions = entity.mentions if scope.whole else tuple(m for m in entity.mentions if m.paper in scope.papers)
        uses.append(Use(entity=entity, papers=papers, mentions=mentions, years=Counter(look.years(papers))))
    return sorted(uses, key=lambda u: (-len(u.papers), -len(u.mentions), u.entity.name, u.entity.id))
