"""How two names of one paper are related."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.same_entity import name_relation, same_entity
from ontologies.vocabulary import EntityType


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        ("heron counter", "heron counter", "equal"),
        ("counter", "heron counter", "suffix1+1"),
        ("pond net", "pond net model", "generic-head"),
        ("pn", "pond net", "initials"),
        ("of", "heron counter", "none"),  # nothing but a small word
        ("in the", "the in a", "same-stems"),
        ("moving heron", "stationary heron", "none"),
        ("labeled heron calls", "unlabeled heron calls", "none"),
    ],
)
def test_relations_of_names(one: str, two: str, relation: str) -> None:
    assert name_relation(one, two, {}) == relation
    assert name_relation(one, two, {}) == name_relation(two, one, {})


WORDS = st.lists(st.sampled_from(["of", "in", "the", "heron", "net", "model", "5", "ponds", "x"]), max_size=4)


@given(WORDS, WORDS, st.sampled_from(EntityType))
def test_any_two_names_have_a_probability(one: list[str], two: list[str], kind: EntityType) -> None:
    assert 0.0 <= same_entity(" ".join(one), " ".join(two), kind, {}) <= 1.0
