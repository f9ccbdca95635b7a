"""The layer over pairs of spans, and what its labels become between entities."""

from __future__ import annotations

import numpy as np
import pytest

from extract.reading import MentionSpan, StatedRelation
from extract.records import Entity, Mention, Sentence
from extract.relations import find_relations
from extract.span_relations import LABELS, RelationLayer
from ontologies.vocabulary import EntityType, RelationType, Role

TEXT = "Ponds\nWaders such as herons are counted by HeronNet."


def _layer(size: int = 2) -> RelationLayer:
    rng = np.random.default_rng(3)
    return RelationLayer(
        order=rng.normal(size=(2, size)).astype(np.float32),
        weight=rng.normal(size=(len(LABELS) + 1, size)).astype(np.float32),
        bias=np.zeros(len(LABELS) + 1, dtype=np.float32),
    )


def test_each_ordered_pair_apart_has_chances_that_add_up_to_one() -> None:
    states = np.random.default_rng(1).normal(size=(9, 6)).astype(np.float32)
    chances = _layer().score(states, [(0, 1), (1, 2), (4, 4)])
    assert set(chances) == {(0, 2), (2, 0), (1, 2), (2, 1)}  # the first two overlap
    for row in chances.values():
        assert row.sum() == pytest.approx(1.0, abs=1e-5)
    assert not np.allclose(chances[0, 2], chances[2, 0])


def test_a_single_span_and_a_long_list_have_no_pairs() -> None:
    states = np.zeros((200, 6), dtype=np.float32)
    assert _layer().score(states, [(0, 1)]) == {}
    assert _layer().score(states, [(k, k) for k in range(100)]) == {}


@pytest.mark.parametrize(
    ("label", "head", "tail", "told"),
    [
        ("HYPONYM-OF", EntityType.METHOD, EntityType.METHOD, (0, RelationType.KIND_OF, 1)),
        ("HYPONYM-OF", EntityType.METHOD, EntityType.TASK, None),
        ("PART-OF", EntityType.METHOD, EntityType.METHOD, (0, RelationType.PART_OF, 1)),
        ("COMPARE", EntityType.METHOD, EntityType.METHOD, (0, RelationType.COMPARES_WITH, 1)),
        ("EVALUATE-FOR", EntityType.METRIC, EntityType.METHOD, (1, RelationType.MEASURED_BY, 0)),
        ("EVALUATE-FOR", EntityType.DATASET, EntityType.METHOD, (1, RelationType.EVALUATES_ON, 0)),
        ("USED-FOR", EntityType.METHOD, EntityType.TASK, (0, RelationType.ADDRESSES_TASK, 1)),
        ("USED-FOR", EntityType.METHOD, EntityType.METHOD, (1, RelationType.USES, 0)),
        ("USED-FOR", EntityType.MODALITY, EntityType.TASK, (1, RelationType.HAS_MODALITY, 0)),
        ("CONJUNCTION", EntityType.METHOD, EntityType.METHOD, None),
    ],
)
def test_what_the_reader_states_is_told_of_the_entities(
    label: str, head: EntityType, tail: EntityType, told: tuple[int, RelationType, int] | None
) -> None:
    places = [(TEXT.index("herons"), TEXT.index("herons") + 6, head), (6, 12, tail)]
    read = [MentionSpan(start=a, end=b, type=t, score=0.9, proposed=0.1, rule="encoder") for a, b, t in places]
    mentions = sorted(
        (
            Mention(start=a, end=b, text=TEXT[a:b], type=t, entity=n, score=0.9, rule="encoder")
            for n, (a, b, t) in enumerate(places)
        ),
        key=lambda m: m.start,
    )
    entities = [Entity(name=TEXT[a:b], type=t, aliases=(), proposed=False) for a, b, t in places]
    sentences = [Sentence(start=6, end=len(TEXT), role=Role.BACKGROUND, score=0.9)]

    def stated(score: float) -> set[tuple[int, RelationType, int]]:
        found = find_relations(
            TEXT, sentences, entities, mentions, read=read,
            stated=[StatedRelation(head=0, tail=1, label=label, score=score)],
        )  # fmt: skip
        return {(r.head, r.relation, r.tail) for r in found}

    without = stated(0.0)
    assert stated(0.9) == without | ({told} if told else set())
