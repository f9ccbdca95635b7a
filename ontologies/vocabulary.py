"""The closed word lists that every other package speaks in.

Each is a ``StrEnum``: a member is a plain string, so it serialises as itself.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a sentence does in an abstract."""

    BACKGROUND = "background"
    ISSUE = "issue"
    SOLUTION = "solution"
    METHOD = "method"
    RESULT = "result"
    RESOURCE = "resource"
    FUTURE = "future"


class EntityType(StrEnum):
    """What a mention names."""

    METHOD = "method"
    DATASET = "dataset"
    MODALITY = "modality"
    TASK = "task"
    METRIC = "metric"


class Direction(StrEnum):
    """How a claim compares with its baseline; ``absolute`` where nothing is compared."""

    BETTER = "better"
    WORSE = "worse"
    EQUAL = "equal"
    ABSOLUTE = "absolute"


class Slot(StrEnum):
    """The parts of a claim."""

    SUBJECT = "subject"
    METRIC = "metric"
    VALUE = "value"
    DELTA = "delta"
    DATASET = "dataset"
    BASELINE = "baseline"


class RelationType(StrEnum):
    """Typed links: between the entities of one paper, between entities of the graph, and from papers to entities."""

    PROPOSES = "proposes"
    USES = "uses"
    EVALUATES_ON = "evaluates-on"
    HAS_MODALITY = "has-modality"
    ADDRESSES_TASK = "addresses-task"
    MEASURED_BY = "measured-by"
    COMPARES_WITH = "compares-with"
    IMPROVES_ON = "improves-on"
    PART_OF = "part-of"
    KIND_OF = "kind-of"


class NodeKind(StrEnum):
    """Kinds of node in the tree of the field."""

    CORPUS = "corpus"
    TOPIC = "topic"
    ISSUE = "issue"
    SOLUTION = "solution"
    OPEN = "open"


class ChainKind(StrEnum):
    """Kinds of step from one paper to a later one."""

    INHERITS = "inherits"
    ANSWERS = "answers"
    CONTRASTS = "contrasts"
