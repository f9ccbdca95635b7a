"""Links between the entities of one paper: entities, mentions and roles go in, ``Relation`` records come out.

Every relation carries the sentence that says it. One cue word between two mentions gives the relation where there is
one; else the roles and types of the two do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records import Entity, Mention, Relation, Sentence
from ontologies.vocabulary import EntityType, RelationType, Role

__all__ = ["find_relations"]

#: Mentions further apart than this say nothing about one another.
MAX_GAP = 160
MAX_RELATIONS = 200
_KIND_OF = re.compile(r"\s*,?\s*(?:such as|including|e\.g\.,?|like|for example)\s+(?:\w+\s+){0,2}\Z", re.I)
_IS_A = re.compile(r"\s*,?\s*(?:is|are|,)?\s*an?\s+(?:\w+[\w-]*\s+){0,3}\Z", re.I)
_PART = re.compile(r"\b(?:consists? of|comprises?|contains?|composed of|made up of|includes?)\b", re.I)
_USES = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|based on|via|with|by|employ\w{0,3}|leverag\w{1,3}|adopt\w{0,3}|utili[sz]\w{1,3}"
    r"|built on|through)\b",
    re.I,
)
_BEATS = re.compile(
    r"\b(?:outperform\w{0,4}|surpass\w{0,3}|exceed\w{0,3}|better than|superior to|improv\w{0,8} (?:over|on|upon)"
    r"|beats?)\b",
    re.I,
)
_AGAINST = re.compile(
    r"\b(?:compared (?:to|with)|than|versus|vs\.?|against|comparable to|on par with|comparison with)\b", re.I
)
_ON = re.compile(r"\b(?:on|in|over|using|from|with|across|at)\b", re.I)


def find_relations(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], mentions: Sequence[Mention]
) -> tuple[Relation, ...]:
    """The relations of one paper, in the order of their evidence; one a (head, relation, tail), the surest."""
    best: dict[tuple[int, RelationType, int], Relation] = {}
    for sentence in sentences:
        here = [m for m in mentions if sentence.start <= m.start and m.end <= sentence.end]
        for i, a in enumerate(here):
            for b in here[i + 1 :]:
                if b.start < a.end or b.start - a.end > MAX_GAP or a.entity == b.entity:
                    continue
                found = _relation(text[a.end : b.start], a, b, entities, sentence.role)
                if found is None:
                    continue
                head, relation, tail, score = found
                key = (head, relation, tail)
                record = Relation(
                    head=head, relation=relation, tail=tail, start=sentence.start, end=sentence.end,
                    score=round(score * a.score * b.score, 4),
                )  # fmt: skip
                if key not in best or best[key].score < record.score:
                    best[key] = record
    ordered = sorted(best.values(), key=lambda r: (r.start, r.head, r.relation, r.tail))
    return tuple(ordered[:MAX_RELATIONS])


def _relation(
    between: str, a: Mention, b: Mention, entities: Sequence[Entity], role: Role
) -> tuple[int, RelationType, int, float] | None:
    kinds = (a.type, b.type)
    same = a.type is b.type
    if same and _KIND_OF.match(between):
        return b.entity, RelationType.KIND_OF, a.entity, 0.9
    if kinds == (EntityType.METHOD, EntityType.METHOD):
        return _between_methods(between, a, b, entities)
    if a.type is EntityType.METHOD and role not in (Role.BACKGROUND, Role.ISSUE):
        return _from_method(between, a, b)
    if b.type is EntityType.METHOD and role not in (Role.BACKGROUND, Role.ISSUE):
        return _to_method(between, a, b)
    if (
        a.type is EntityType.TASK
        and b.type is EntityType.MODALITY
        and re.search(r"\b(?:from|in|on|of|using)\b", between)
    ):
        return a.entity, RelationType.HAS_MODALITY, b.entity, 0.7
    if a.type is EntityType.DATASET and b.type is EntityType.MODALITY and len(between) < 60:
        return a.entity, RelationType.HAS_MODALITY, b.entity, 0.6
    if EntityType.METRIC in kinds and EntityType.TASK in kinds:
        metric, task = (a, b) if a.type is EntityType.METRIC else (b, a)
        return task.entity, RelationType.MEASURED_BY, metric.entity, 0.5
    return None


def _between_methods(
    between: str, a: Mention, b: Mention, entities: Sequence[Entity]
) -> tuple[int, RelationType, int, float] | None:
    if _BEATS.search(between):
        return a.entity, RelationType.IMPROVES_ON, b.entity, 0.8
    if _AGAINST.search(between):
        return a.entity, RelationType.COMPARES_WITH, b.entity, 0.7
    if _PART.search(between):
        return b.entity, RelationType.PART_OF, a.entity, 0.8
    if _IS_A.match(between):
        return a.entity, RelationType.KIND_OF, b.entity, 0.7
    if entities[a.entity].proposed and _USES.search(between):
        return a.entity, RelationType.USES, b.entity, 0.6
    return None


def _from_method(between: str, a: Mention, b: Mention) -> tuple[int, RelationType, int, float] | None:
    if b.type is EntityType.TASK and re.search(r"\b(?:for|to|in|on)\b", between, re.I):
        return a.entity, RelationType.ADDRESSES_TASK, b.entity, 0.7
    if b.type is EntityType.DATASET and _ON.search(between):
        return a.entity, RelationType.EVALUATES_ON, b.entity, 0.7
    if b.type is EntityType.MODALITY and re.search(r"\b(?:from|on|in|of|using|with|to)\b", between, re.I):
        return a.entity, RelationType.HAS_MODALITY, b.entity, 0.6
    if b.type is EntityType.METRIC:
        return a.entity, RelationType.MEASURED_BY, b.entity, 0.5
    return None


def _to_method(between: str, a: Mention, b: Mention) -> tuple[int, RelationType, int, float] | None:
    if a.type is EntityType.TASK and re.search(r"\b(?:by|via|using|with|through)\b", between, re.I):
        return b.entity, RelationType.ADDRESSES_TASK, a.entity, 0.6
    if a.type is EntityType.DATASET and len(between) < 60:
        return b.entity, RelationType.EVALUATES_ON, a.entity, 0.5
    return None
