"""Links between the entities of one paper: entities, mentions, roles and claims go in, ``Relation`` records come out.

Every relation carries the sentence that says it. One cue word between two mentions gives the relation where there is
one; else the roles and types of the two do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.folding import fold
from extract.reading import MentionSpan, StatedRelation
from extract.records import Claim, Entity, Mention, Relation, Sentence
from extract.spans import covering
from ontologies.vocabulary import Direction, EntityType, RelationType, Role

__all__ = ["find_relations"]

#: Mentions further apart than this say nothing about one another.
MAX_GAP = 160
MAX_RELATIONS = 200
#: A sentence with more mentions is a list.
MAX_MENTIONS = 60
#: What the reader finds stated with less than this is left out (chosen on SciERC's dev, see ``benchmarks/quality.py``).
STATED = 0.5
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
_OURS = re.compile(
    r"(?:we|it|(?:our|the|this) (?:[\w-]+ ){0,2}(?:method|approach|model|framework|algorithm|system|network)s?)\Z", re.I
)
# What "we" do in a sentence, said of the paper's own method: the words right before the other thing.
_WE = (
    (
        EntityType.METHOD,
        re.compile(
            r"\b(?:we|our)\b.{0,40}\b(?:us(?:e|ing)|employ(?:ing)?|adopt(?:ing)?|appl(?:y|ying)|leverag(?:e|ing)"
            r"|utili[sz](?:e|ing)"
            r"|based on|built on|via|combin(?:e|ing))\s+(?:\w+\s){0,2}\Z",
            re.I,
        ),
        RelationType.USES,
    ),
    (
        EntityType.DATASET,
        re.compile(
            r"\b(?:experiments?|evaluat\w+|results?|tested|validat\w+|benchmarks?)\b.{0,50}\b(?:on|over|across"
            r"|using)\b[^.;]{0,30}\Z",
            re.I,
        ),
        RelationType.EVALUATES_ON,
    ),
    (
        EntityType.TASK,
        re.compile(
            r"\b(?:we|paper|work|study)\b.{0,50}\b(?:for|address\w*|tackl\w+|solv\w+|problem of"
            r"|task of)\s+(?:\w+\s){0,2}\Z",
            re.I,
        ),
        RelationType.ADDRESSES_TASK,
    ),
)
_ON = re.compile(r"\b(?:on|in|over|using|from|with|across|at)\b", re.I)
#: A claim's part less sure than this relates nothing.
_SURE = 0.5


def find_relations(
    text: str,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    claims: Sequence[Claim] = (),
    *,
    read: Sequence[MentionSpan] = (),
    stated: Sequence[StatedRelation] = (),
) -> tuple[Relation, ...]:
    """The relations of one paper, in the order of their evidence; one a (head, relation, tail), the surest.

    Four things give one: a cue word between two mentions; a claim whose parts are entities; a sentence in which
    "we" use, evaluate on or aim at something, which is said of what the paper proposes; and what the reader found
    ``stated`` between the mentions that it ``read``.
    """
    found = [
        *_from_mentions(text, sentences, entities, mentions),
        *_from_claims(entities, claims),
        *_from_we(text, sentences, entities, mentions),
        *_from_reader(sentences, entities, mentions, read, stated),
    ]
    best: dict[tuple[int, RelationType, int], Relation] = {}
    for record in found:
        key = (record.head, record.relation, record.tail)
        if record.head != record.tail and (key not in best or best[key].score < record.score):
            best[key] = record
    ordered = sorted(best.values(), key=lambda r: (r.start, r.head, r.relation, r.tail))
    return tuple(ordered[:MAX_RELATIONS])


def _from_mentions(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], mentions: Sequence[Mention]
) -> Iterator[Relation]:
    by_sentence = _by_sentence(sentences, mentions)
    for sentence in sentences:
        here = by_sentence[sentence][:MAX_MENTIONS]
        for i, a in enumerate(here):
            for b in here[i + 1 :]:
                if b.start - a.end > MAX_GAP:
                    break
                if b.start < a.end or a.entity == b.entity:
                    continue
                relation = _relation(text[a.end : b.start], a, b, entities, sentence.role)
                if relation is not None:
                    head, kind, tail, score = relation
                    yield _record(head, kind, tail, sentence, score * a.score * b.score)


def _from_claims(entities: Sequence[Entity], claims: Sequence[Claim]) -> Iterator[Relation]:
    owner: dict[str, int] = {}
    for i, entity in enumerate(entities):
        for form in (entity.name, *entity.aliases):
            owner.setdefault(fold(form), i)
    own = next((i for i, e in enumerate(entities) if e.proposed and e.type is EntityType.METHOD), None)
    for claim in claims:
        head = owner.get(fold(claim.subject or ""), own if _OURS.match(claim.subject or "") else None)
        if head is None or entities[head].type is not EntityType.METHOD or claim.negated:
            continue
        sure = claim.scores
        better = claim.direction is Direction.BETTER and sure.direction >= _SURE
        compared = RelationType.IMPROVES_ON if better else RelationType.COMPARES_WITH
        for words, chance, kind, relation in (
            (claim.dataset, sure.dataset, EntityType.DATASET, RelationType.EVALUATES_ON),
            (claim.metric, sure.metric, EntityType.METRIC, RelationType.MEASURED_BY),
            (claim.baseline, sure.baseline, EntityType.METHOD, compared),
        ):
            tail = owner.get(fold(words or ""))
            if tail is not None and entities[tail].type is kind and min(sure.subject, chance) >= _SURE:
                yield _record(head, relation, tail, claim, 0.8 * min(sure.subject, chance))


def _from_we(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], mentions: Sequence[Mention]
) -> Iterator[Relation]:
    own = next((i for i, e in enumerate(entities) if e.proposed and e.type is EntityType.METHOD), None)
    if own is None:
        return
    by_sentence = _by_sentence(sentences, mentions)
    for sentence in sentences:
        if sentence.role not in (Role.SOLUTION, Role.METHOD, Role.RESULT):
            continue
        for m in by_sentence[sentence][:MAX_MENTIONS]:
            if entities[m.entity].proposed:
                continue
            before = text[max(sentence.start, m.start - 60) : m.start]
            for kind, cue, relation in _WE:
                if m.type is kind and cue.search(before):
                    yield _record(own, relation, m.entity, sentence, 0.6 * m.score)


def _from_reader(
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    read: Sequence[MentionSpan],
    stated: Sequence[StatedRelation],
) -> Iterator[Relation]:
    """What the reader says of its own spans, said of the entities whose mentions those spans became."""
    spans = [(s.start, s.end) for s in sentences]
    starts = [m.start for m in mentions]
    for found in stated:
        if found.score < STATED:
            continue
        head = _mention_of(read[found.head], mentions, starts)
        tail = _mention_of(read[found.tail], mentions, starts)
        index = covering(spans, read[found.head].start)
        if head is None or tail is None or index is None or head.entity == tail.entity:
            continue
        told = _told(found.label, entities[head.entity], entities[tail.entity])
        if told is not None:
            relation, turned = told
            first, last = (tail, head) if turned else (head, tail)
            yield _record(first.entity, relation, last.entity, sentences[index], found.score)


def _mention_of(span: MentionSpan, mentions: Sequence[Mention], starts: Sequence[int]) -> Mention | None:
    """The mention that a span became: the one of its type that covers most of it."""
    low = max(0, bisect_left(starts, span.start) - 3)
    best, most = None, 0
    for mention in mentions[low : low + 12]:
        common = min(mention.end, span.end) - max(mention.start, span.start)
        if mention.type is span.type and common > most:
            best, most = mention, common
    return best


def _told(label: str, head: Entity, tail: Entity) -> tuple[RelationType, bool] | None:
    """Our relation for one of SciERC's between things of these types, and whether it runs from tail to head."""
    kinds = (head.type, tail.type)
    match label:
        case "HYPONYM-OF" if head.type is tail.type:
            return RelationType.KIND_OF, False
        case "PART-OF" if kinds == (EntityType.METHOD, EntityType.METHOD):
            return RelationType.PART_OF, False
        case "COMPARE" if kinds == (EntityType.METHOD, EntityType.METHOD):
            return RelationType.COMPARES_WITH, False
        case "EVALUATE-FOR" if head.type is EntityType.METRIC and tail.type in (EntityType.METHOD, EntityType.TASK):
            return RelationType.MEASURED_BY, True
        case "EVALUATE-FOR" if kinds == (EntityType.DATASET, EntityType.METHOD):
            return RelationType.EVALUATES_ON, True
        case "USED-FOR" if kinds == (EntityType.METHOD, EntityType.TASK):
            return RelationType.ADDRESSES_TASK, False
        case "USED-FOR" if kinds == (EntityType.METHOD, EntityType.METHOD):
            return RelationType.USES, True
        case "USED-FOR" if head.type is EntityType.MODALITY and tail.type in (EntityType.METHOD, EntityType.TASK):
            return RelationType.HAS_MODALITY, True
    return None


def _by_sentence(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> dict[Sentence, list[Mention]]:
    spans = [(s.start, s.end) for s in sentences]
    table: dict[Sentence, list[Mention]] = {s: [] for s in sentences}
    for mention in mentions:
        index = covering(spans, mention.start)
        if index is not None and mention.end <= spans[index][1]:
            table[sentences[index]].append(mention)
    return table


def _record(head: int, relation: RelationType, tail: int, span: Sentence | Claim, score: float) -> Relation:
    return Relation(head=head, relation=relation, tail=tail, start=span.start, end=span.end, score=round(score, 4))


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
