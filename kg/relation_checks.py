"""Whether the sentence behind a relation bears it out, once both ends are things of the field with settled types.

In go one paper's extraction, a relation of it and the types of its ends; out comes the relation that may be believed
(as it was, turned round, or of the kind that the types allow), or None. The words between the two nearest mentions
decide: a negation, another subject or another clause between them parts what a cue seemed to join.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.records import Extraction, Mention, Relation
from ontologies.vocabulary import EntityType, RelationType, Role

# Relations by the type of their end; the others hold between things of one type.
_BY_END = {
    EntityType.METHOD: RelationType.USES,
    EntityType.DATASET: RelationType.EVALUATES_ON,
    EntityType.MODALITY: RelationType.HAS_MODALITY,
    EntityType.TASK: RelationType.ADDRESSES_TASK,
    EntityType.METRIC: RelationType.MEASURED_BY,
}
_ENDS = {relation: kind for kind, relation in _BY_END.items()}
_SAME = (RelationType.COMPARES_WITH, RelationType.IMPROVES_ON, RelationType.PART_OF)
_RIVALS = (RelationType.COMPARES_WITH, RelationType.IMPROVES_ON)
# Words further apart say little of each other, and a task's or a metric's the least.
_FAR = 110
# A task that the words around it hardly tie to a method.
_WEAK_TASK = 0.2
_CLAUSE = re.compile(r";|\(\d\)|\b(?:whereas|while|although|but)\b")
_NOT = re.compile(
    r"\b(?:not|without|avoid\w*|instead of|rather than|unlike|in contrast to|alternative to|independent of|neither|nor"
    r"|no longer|no better|potentially|replac\w+)\b",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:outperform\w*|surpass\w*|superior|better than|compared (?:to|with|against)|than)\b", re.IGNORECASE
)
_RIVAL = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|beat\w*|superior|compar\w+|than|versus|vs|against|improv\w+|contrast"
    r"|unlike|on par)\b",
    re.IGNORECASE,
)
_BEATEN = re.compile(r"\b(?:outperformed|surpassed|exceeded|beaten)\s+by\b", re.IGNORECASE)
# "Robust against" and "attacks against" compare nothing, nor does "no other than".
_AGAINST = re.compile(
    r"\b(?:robust\w*|resilien\w*|attack\w*|vulnerab\w*|defen\w+|protect\w*|secur\w+|stab\w+|evaluat\w+|other|more|less"
    r"|fewer|differences?)\b.{0,60}\b(?:against|than)\b",
    re.IGNORECASE | re.DOTALL,
)
_OBJECT = re.compile(
    r"\b(?:than|compared (?:to|with|against)|over|against|versus|vs\.?)\s+(?:the\s+|an?\s+)?\Z", re.IGNORECASE
)
# A method in a clause of its own ("A, which uses B, does C"), and words that begin one.
_ASIDE = re.compile(r"\b(?:which|that|who)\s+\w+\s+(?:the\s+|an?\s+)?\Z", re.IGNORECASE)
_SO = re.compile(r"\b(?:metrics?|highlighting|indicating|demonstrating|showing|across|while)\b", re.IGNORECASE)
# Another noun phrase or another partner between a method and a task.
_ELSE = re.compile(r",\s+(?:an?|and an?|the)\s|\b(?:coupled|together|along) with\b", re.IGNORECASE)
_BACK = 60
_BETTER = re.compile(r"\b(?:improv\w+)\b(?!\s+(?:over|on|upon))", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:it|they|we|our|this|these)\b", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|,?\s*(?:and|or|such as|including|like)|&)\s*(?:the\s+)?\Z")
_TRAINS = re.compile(
    r"\b(?:(?:pre-?|fine-?)?train\w*|fine-?tun\w+|develop\w*|deriv\w+|built|learn\w*)\b[^.;]{0,60}\Z"
    r"|\bUsing\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_TESTS = re.compile(
    r"\b(?:evaluat\w+|test\w*|experiment\w*|results?|perform\w*|achiev\w+|outperform\w*|valid\w+|compar\w+|benchmark\w*"
    r"|accura\w+|demonstrat\w+|show\w*)\b",
    re.IGNORECASE,
)


def check_relation(extraction: Extraction, relation: Relation, head: EntityType, tail: EntityType) -> Relation | None:
    """The relation as the words and the types of its ends bear it out; None where they don't."""
    kind = _fitting(relation.relation, head, tail)
    if kind is None:
        return None
    relation = replace(relation, relation=kind)
    pair = _nearest(extraction, relation)
    if pair is None:
        return relation  # said of what "we" propose, which the sentence does not name
    first, second = sorted(pair, key=lambda mention: mention.start)
    text = extraction.paper.text
    gap = text[first.end : second.start]
    if kind in _RIVALS:
        return _check_rivals(extraction, relation, pair, gap)
    if _CLAUSE.search(gap) or _NOT.search(gap):
        return None
    if kind is RelationType.USES and _THAN.search(gap):
        return None
    if kind is RelationType.ADDRESSES_TASK:
        far = len(gap) > (_FAR if pair[0] is first else _BACK)
        if far or relation.score < _WEAK_TASK or _ELSE.search(gap):
            return None
    if kind is RelationType.MEASURED_BY and _role(extraction, relation) in (Role.BACKGROUND, Role.ISSUE):
        return None
    if kind is RelationType.EVALUATES_ON and pair[0] is second and _THAN.search(gap):
        return None  # "on B, C outperforms A" speaks of C
    if kind is RelationType.EVALUATES_ON:
        before = text[max(relation.start, pair[1].start - 90) : pair[1].start]
        if _TRAINS.search(before) and not tells_of_test(text, relation.start, relation.end):
            return replace(relation, relation=RelationType.USES)
    return relation


def tells_of_test(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text tells of a test, or of how something fared.

    >>> tells_of_test("It was evaluated on boats.", 0, 26), tells_of_test("It is made of boats.", 0, 20)
    (True, False)
    """
    return _TESTS.search(text, start, end) is not None


def _fitting(relation: RelationType, head: EntityType, tail: EntityType) -> RelationType | None:
    """The relation that the settled types of its ends allow."""
    if relation in _SAME or relation is RelationType.KIND_OF:
        return relation if head is tail else None
    if relation not in _ENDS or _ENDS[relation] is tail:
        return relation
    if head not in (EntityType.METHOD, EntityType.TASK) or (head is EntityType.TASK and tail is EntityType.METHOD):
        return None
    return None if head is tail and head is EntityType.TASK else _BY_END[tail]


def _check_rivals(
    extraction: Extraction, relation: Relation, pair: tuple[Mention, Mention], gap: str
) -> Relation | None:
    """A comparison holds where its cue stands between the two and nothing else is its subject."""
    head, tail = pair
    text = extraction.paper.text
    if _BEATEN.search(gap):
        return replace(relation, head=relation.tail, tail=relation.head) if head.start < tail.start else relation
    cue = _RIVAL.search(gap)
    if _ASIDE.search(text, max(0, head.start - 40), head.start):
        return None
    if head.start > tail.start:
        return relation if cue is not None or _RIVAL.search(text, relation.start, tail.start) else None
    if cue is None or _AGAINST.search(text[max(relation.start, head.start - 60) : tail.start]):
        return None
    if _OBJECT.search(text, max(0, head.start - 40), head.start):
        return None
    before, after = gap[: cue.start()], gap[cue.end() :]
    if (
        _SUBJECT.search(before)
        or _CLAUSE.search(before)
        or _NOT.search(gap, max(0, cue.start() - 25))
        or _SO.search(after)
    ):
        return None
    if relation.relation is RelationType.IMPROVES_ON and _BETTER.match(gap, cue.start()):
        return None
    if not _is_listed(extraction, head.end + cue.end(), tail):
        return None
    at = head.end
    for mention in _between(extraction.mentions, head.end, head.end + cue.start()):
        if mention.type is EntityType.METHOD and mention.entity != head.entity:
            if not _LIST.fullmatch(text[at : mention.start]) and len(text[mention.end : head.end + cue.start()]) < 25:
                return None  # another thing stands right before the cue, and is what it speaks of
            at = mention.end
    return relation


def _is_listed(extraction: Extraction, start: int, tail: Mention) -> bool:
    """Whether a method is the first after a cue, or stands in a list with the first."""
    at = None
    for mention in (*_between(extraction.mentions, start, tail.start), tail):
        if mention.type is not EntityType.METHOD or (at is not None and mention.start < at):
            continue
        if at is not None and not _LIST.fullmatch(extraction.paper.text[at : mention.start]):
            return False
        at = mention.end
    return True


def _between(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    return sorted((m for m in mentions if start <= m.start and m.end <= end), key=lambda m: m.start)


def _nearest(extraction: Extraction, relation: Relation) -> tuple[Mention, Mention] | None:
    """The mentions of both ends in the relation's sentence that stand nearest to each other, head first."""
    here = [m for m in extraction.mentions if relation.start <= m.start and m.end <= relation.end]
    heads = [m for m in here if m.entity == relation.head]
    tails = [m for m in here if m.entity == relation.tail]
    pairs = [(a, b) for a in heads[:20] for b in tails[:20] if a.end <= b.start or b.end <= a.start]
    return min(pairs, key=lambda p: (max(p[0].start, p[1].start) - min(p[0].end, p[1].end), p[0].start), default=None)


def _role(extraction: Extraction, relation: Relation) -> Role | None:
    return next((s.role for s in extraction.sentences if s.start <= relation.start < s.end), None)
