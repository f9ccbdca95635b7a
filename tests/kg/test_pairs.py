"""One thing, one node: pairs of names judged by reading, and cases that must never fail."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from pairs import Pair, load_pairs, precision_recall, run_pairs, write_paper

from extract.records import Extraction
from kg.records import GraphEntity
from kg.resolve import resolve_entities
from ontologies.vocabulary import EntityType

T = EntityType


def resolve(*papers: Extraction) -> tuple[GraphEntity, ...]:
    return resolve_entities(papers).entities


def named(*names: tuple[str, EntityType], own: bool = False) -> tuple[GraphEntity, ...]:
    """Entities of a field of one paper a name."""
    return resolve(*(write_paper(f"p{n}", name, kind, own=own) for n, (name, kind) in enumerate(names)))


@pytest.fixture(scope="module")
def pairs() -> tuple[Pair, ...]:
    return load_pairs()


def test_the_pairs_are_worth_testing_with(pairs: tuple[Pair, ...]) -> None:
    assert len(pairs) >= 400
    assert len({(p.a, p.b, p.type_a, p.type_b, p.defines_a, p.defines_b) for p in pairs}) == len(pairs)
    assert 0.4 <= sum(p.same for p in pairs) / len(pairs) <= 0.6
    assert 0.4 <= sum(p.half == "kept" for p in pairs) / len(pairs) <= 0.6
    assert {p.type_a for p in pairs} == set(EntityType)
    assert all(p.why for p in pairs)


# Precision: what the graph promises. Recall: what was reached when it was last mended, less a margin.
@pytest.mark.parametrize("together", [False, True], ids=["each", "together"])
def test_names_that_are_joined_are_one_thing(pairs: tuple[Pair, ...], together: bool) -> None:
    precision, recall = precision_recall(run_pairs(pairs, together=together))
    assert precision >= 0.98
    assert recall >= 0.82


def test_four_names_of_the_heart_trace_are_one_node() -> None:
    (entity,) = named(
        ("electrocardiogram (ECG)", T.MODALITY),
        ("ECG", T.MODALITY),
        ("ECGs", T.MODALITY),
        ("Electrocardiography signals", T.MODALITY),
        ("electrocardiogram", T.MODALITY),
    )
    assert entity.name == "electrocardiogram (ECG)"
    assert entity.papers == ("p0", "p1", "p2", "p3", "p4")
    assert {merge.alias for merge in entity.merges} == set(entity.aliases)


def test_one_short_form_in_several_senses_is_several_nodes() -> None:
    assert len(named(("electrocardiogram (EKG)", T.MODALITY), ("event knowledge graph (EKG)", T.MODALITY))) == 2
    senses = ("autism spectrum disorder (ASD)", "atrial septal defect (ASD)", "anomalous sound detection (ASD)")
    assert len(named(*((sense, T.TASK) for sense in senses))) == 3
    # A paper that does not say which sense it means joins none of them.
    assert len(named(*((sense, T.TASK) for sense in (*senses, "ASD")))) == 4


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("PTB", "PTB-XL", T.DATASET),
        ("DCASE 2018", "DCASE 2019", T.DATASET),
        ("ResNet-56", "ResNet-110", T.METHOD),
        ("MIMIC-III", "MIMIC-IV-ECG", T.DATASET),
        ("GPS", "GP", T.MODALITY),
        ("self-supervised learning (SSL)", "semi-supervised learning (SSL)", T.METHOD),
    ],
)
def test_near_names_of_different_things_stay_apart(one: str, other: str, kind: EntityType) -> None:
    assert len(named((one, kind), (other, kind))) == 2


def test_a_name_that_two_papers_coin_is_two_nodes_with_two_ids() -> None:
    entities = named(("ECGNet", T.METHOD), ("ECGNet", T.METHOD), own=True)
    assert len({entity.id for entity in entities}) == 2
    assert [entity.proposed_by for entity in entities] == [("p0",), ("p1",)]


def test_a_short_form_inside_a_name_means_what_its_paper_says() -> None:
    one = write_paper("a", "SSL methods", T.METHOD, "self-supervised learning (SSL)")
    other = write_paper("b", "SSL methods", T.METHOD, "semi-supervised learning (SSL)")
    third = write_paper("c", "self-supervised learning", T.METHOD)
    assert sorted(entity.papers for entity in resolve(one, other, third)) == [("a", "c"), ("b",)]


def test_the_type_is_what_most_papers_say() -> None:
    (entity,) = named(("CIFAR-10", T.MODALITY), ("CIFAR-10", T.DATASET), ("CIFAR10", T.DATASET))
    assert entity.type is T.DATASET


def test_every_merge_tells_its_rule() -> None:
    (entity,) = named(("F1-score", T.METRIC), ("F1", T.METRIC), ("F-measure", T.METRIC))
    rules = {merge.alias: merge.rule for merge in entity.merges}
    assert "f-measure" in rules.values() or "head" in rules.values()
    assert all(0 < merge.score <= 1 for merge in entity.merges)
