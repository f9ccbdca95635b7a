"""Names that the encoder and their letters call one."""

from __future__ import annotations

import pytest
from kg_samples import T, write

from extract.errors import ModelDamaged
from extract.records import Extraction
from kg import near_names
from kg.near_names import near_pairs, nearness
from kg.resolve import resolve_entities
from ontologies.vocabulary import EntityType


def paper(name: str, entity: str, kind: EntityType) -> Extraction:
    return write(name, f"Paper {name}", [("method", f"Here is {entity}.")], entities=[(entity, kind, (), False)])


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("topology optimization", "topological optimization", T.TASK),
        ("molecule generation", "molecular generation", T.TASK),
        ("recurrent network", "recurrent neural network", T.METHOD),
    ],
)
def test_one_thing_in_two_wordings_is_joined_by_the_rule_of_embeddings(one: str, other: str, kind: EntityType) -> None:
    (entity,) = resolve_entities([paper("a", one, kind), paper("b", other, kind)]).entities
    assert [merge.rule for merge in entity.merges] == ["embedding"]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("bayesian network", "bayesian neural network", T.METHOD),  # a word left out that matters
        ("factor analysis", "factorial analysis", T.METHOD),  # words that begin alike
        ("pretrained hull model", "pretraining hull model", T.METHOD),  # what was done, and the doing
        ("visual place recognition", "place recognition", T.TASK),  # near, without evidence in the letters
        ("topology optimization", "topological search", T.TASK),  # another head
        ("hull 18 optimization", "hulls 18 optimization", T.TASK),  # names with digits never meet so
        ("topology corpus", "topological corpus", T.DATASET),
    ],
)
def test_near_things_stay_two(one: str, other: str, kind: EntityType) -> None:
    assert near_pairs([(one, kind), (other, kind)], {}) == []


def test_types_must_agree() -> None:
    assert near_pairs([("topology optimization", T.TASK), ("topological optimization", T.METHOD)], {}) == []


def test_two_long_forms_of_one_short_form_meet_where_they_are_near() -> None:
    senses = {"hsc": ("hull spelling correction", "hull spelling check"), "hgn": ("hull gated network", "hog game net")}
    names = [(long, T.TASK) for longs in senses.values() for long in longs]
    assert [pair[:2] for pair in near_pairs(names, senses)] == [("hull spelling check", "hull spelling correction")]


def test_without_the_model_nothing_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    class Damaged:
        def embed(self, texts: object) -> object:
            raise ModelDamaged("a file of the model cannot be read", where="x")

    nearness.cache_clear()
    monkeypatch.setattr(near_names, "_embedder", Damaged)
    try:
        assert near_pairs([("topology optimization", T.TASK), ("topological optimization", T.TASK)], {}) == []
    finally:
        nearness.cache_clear()
