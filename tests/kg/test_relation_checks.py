"""Relations that their sentences bear out, and those that they don't."""

from __future__ import annotations

import pytest
from kg_samples import T, write

from kg.link import link_entities
from kg.resolve import resolve_entities
from ontologies.vocabulary import EntityType, RelationType

R = RelationType


def linked(
    sentence: str,
    head: tuple[str, EntityType],
    relation: RelationType,
    tail: tuple[str, EntityType],
    *others: tuple[str, EntityType],
    role: str = "result",
) -> list[tuple[str, str, str]]:
    """The edges of one paper of one sentence, as names."""
    things = (head, tail, *others)
    paper = write(
        "a",
        "A study of boats",
        [(role, sentence)],
        entities=[(name, kind, (), False) for name, kind in things],
        relations=[(0, relation, 1)],
    )
    resolved = resolve_entities([paper])
    name = {entity.id: entity.name for entity in resolved.entities}
    edges = link_entities([paper], resolved.entities, resolved.local)
    return [(name[e.source], str(e.relation), name[e.target]) for e in edges]


HULL, KEEL, SAIL = ("HullNet", T.METHOD), ("KeelNet", T.METHOD), ("SailNet", T.METHOD)
DOCK, CRACKS = ("DockBench", T.DATASET), ("crack detection", T.TASK)


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("HullNet outperforms KeelNet.", R.IMPROVES_ON),
        ("HullNet and SailNet outperform KeelNet.", R.IMPROVES_ON),
        ("HullNet outperforms SailNet and KeelNet.", R.IMPROVES_ON),
        ("HullNet is faster than KeelNet.", R.COMPARES_WITH),
        ("HullNet was compared with rivals such as SailNet and KeelNet.", R.COMPARES_WITH),
        ("HullNet uses KeelNet.", R.USES),
    ],
)
def test_what_a_sentence_says_is_an_edge(sentence: str, relation: RelationType) -> None:
    others = (SAIL,) if "SailNet" in sentence else ()
    assert linked(sentence, HULL, relation, KEEL, *others) == [("HullNet", str(relation), "KeelNet")]


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("HullNet is robust against KeelNet.", R.COMPARES_WITH),
        ("HullNet is on par with SailNet, and it is better than KeelNet.", R.COMPARES_WITH),
        ("Faster than HullNet and better than KeelNet.", R.COMPARES_WITH),
        ("SailNet, which uses HullNet, is faster than KeelNet.", R.COMPARES_WITH),
        ("HullNet helps, with SailNet outperforming KeelNet.", R.IMPROVES_ON),
        ("HullNet performs no better than KeelNet.", R.IMPROVES_ON),
        ("HullNet outperforms SailNet, highlighting the worth of KeelNet.", R.IMPROVES_ON),
        ("HullNet improves results by KeelNet.", R.IMPROVES_ON),
        ("HullNet avoids the use of KeelNet.", R.USES),
        ("HullNet works without KeelNet.", R.USES),
        ("HullNet is slow; we use KeelNet.", R.USES),
    ],
)
def test_what_a_sentence_does_not_say_is_none(sentence: str, relation: RelationType) -> None:
    others = (SAIL,) if "SailNet" in sentence else ()
    assert linked(sentence, HULL, relation, KEEL, *others) == []


def test_the_beaten_and_the_better_change_places() -> None:
    said = linked("HullNet is outperformed by KeelNet.", HULL, R.IMPROVES_ON, KEEL)
    assert said == [("KeelNet", "improves-on", "HullNet")]


def test_what_a_method_learns_from_is_used_and_no_test() -> None:
    assert linked("HullNet is trained on DockBench.", HULL, R.EVALUATES_ON, DOCK) == [("HullNet", "uses", "DockBench")]
    said = linked("HullNet, trained on DockBench, achieves good results.", HULL, R.EVALUATES_ON, DOCK)
    assert said == [("HullNet", "evaluates-on", "DockBench")]
    assert linked("On DockBench, SailNet outperforms HullNet.", HULL, R.EVALUATES_ON, DOCK, SAIL) == []


def test_tasks_of_another_method_are_not_its_own() -> None:
    assert len(linked("HullNet is for crack detection.", HULL, R.ADDRESSES_TASK, CRACKS)) == 1
    sentence = "HullNet for dents, a SailNet for crack detection."
    assert linked(sentence, HULL, R.ADDRESSES_TASK, CRACKS, SAIL) == []


def test_the_settled_type_of_the_end_decides_the_relation() -> None:
    assert linked("HullNet uses DockBench.", HULL, R.ADDRESSES_TASK, DOCK) == [("HullNet", "evaluates-on", "DockBench")]
    assert linked("HullNet is faster than crack detection.", HULL, R.COMPARES_WITH, CRACKS) == []


def test_what_only_others_are_measured_by_in_the_background_is_none() -> None:
    error = ("dent error", T.METRIC)
    assert len(linked("HullNet has a small dent error.", HULL, R.MEASURED_BY, error)) == 1
    assert linked("HullNet has a small dent error.", HULL, R.MEASURED_BY, error, role="background") == []
