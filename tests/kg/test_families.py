"""Editions, versions and measures of a sort are kinds of their family, which counts the papers of all."""

from __future__ import annotations

import pytest
from kg_samples import T, write

from kg.data_names import editions, measures_of
from kg.families import with_families
from kg.general_names import Widened
from kg.records import GraphEntity
from kg.resolve import resolve_entities
from ontologies.vocabulary import EntityType, RelationType


def families(kind: EntityType, *names: str) -> dict[str, GraphEntity]:
    """The things of papers that each name one of ``names``, by their names."""
    papers = [
        write(f"p{n}", f"Paper {n}", [("method", f"We use {name}.")], entities=[(name, kind, (), False)])
        for n, name in enumerate(names)
    ]
    return {e.name: e for e in with_families(Widened(resolve_entities(papers).entities, ())).entities}


def test_editions_make_a_family_that_no_paper_names() -> None:
    found = families(T.DATASET, "KEEL'31 En-De", "KEEL32", "KEEL English⇒French")
    assert found["KEEL"].papers == ("p0", "p1", "p2")
    assert {name for name, e in found.items() if e.broader == (found["KEEL"].id,)} == set(found) - {"KEEL"}
    assert found["KEEL32"].papers == ("p1",)


def test_versions_are_kinds_of_the_data_set_that_a_paper_names() -> None:
    found = families(T.DATASET, "HullQA", "HullQA 2.1", "HullQA v3")
    assert found["HullQA"].papers == ("p0", "p1", "p2")
    assert len(found) == 3


def test_a_telling_description_behind_a_known_name_is_a_kind() -> None:
    found = families(T.DATASET, "RUST-101", "RUST-101 keel spotting dataset")
    assert found["RUST-101"].papers == ("p0", "p1")


@pytest.mark.parametrize("names", [("KEEL31",), ("Keel 5", "Keel 14"), ("KEEL-8M", "KEEL-2M"), ("Task 1", "Task 2")])
def test_what_is_no_family(names: tuple[str, ...]) -> None:
    assert all(not e.broader for e in families(T.DATASET, *names).values())


def test_a_network_and_its_size_are_no_family_of_data() -> None:
    papers = [
        write("a", "Paper a", [("method", "KEELNet it is.")], entities=[("KEELNet", T.METHOD, (), False)]),
        write("b", "Paper b", [("method", "On KEELQA-2.")], entities=[("KEELQA-2", T.DATASET, (), False)]),
        write("c", "Paper c", [("method", "KEELQA it is.")], entities=[("KEELQA", T.METHOD, (), False)]),
        write("d", "Paper d", [("method", "On KEELQA-3.")], entities=[("KEELQA-3", T.DATASET, (), False)]),
    ]
    wide = with_families(Widened(resolve_entities(papers).entities, ()))
    assert not wide.kind_of


def test_measures_at_a_rank_and_over_classes_are_kinds() -> None:
    found = families(T.METRIC, "BLOB-1", "BLOB-L", "F1", "macro-averaged F1 score")
    assert found["BLOB"].papers == ("p0", "p1")
    assert found["F1"].papers == ("p2", "p3")


def test_each_kind_has_its_edge_with_a_quote() -> None:
    papers = [
        write(f"p{n}", f"Paper {n}", [("method", f"We use {name}.")], entities=[(name, T.DATASET, (), False)])
        for n, name in enumerate(("KEEL 2031", "KEEL 2032"))
    ]
    wide = with_families(Widened(resolve_entities(papers).entities, ()))
    assert [(e.relation, e.target, e.evidence[0].quote) for e in wide.kind_of] == [
        (RelationType.KIND_OF, "entity/dataset/keel", "KEEL 2031"),
        (RelationType.KIND_OF, "entity/dataset/keel", "KEEL 2032"),
    ]


@pytest.mark.parametrize(
    ("name", "wider"),
    [
        ("KEEL-2031 Task 4", ("KEEL-2031", "KEEL")),
        ("HullQAv2", ("HullQA",)),
        ("HULL-III", ("HULL",)),
        ("KEEL 2031 test-dev set", ("KEEL 2031", "KEEL")),
        ("Hull30k", ()),
        ("HULL 3.6M", ()),
    ],
)
def test_what_a_name_is_an_edition_of(name: str, wider: tuple[str, ...]) -> None:
    assert editions(name) == wider


@pytest.mark.parametrize("name", ["rust rate", "mean", "hull error", "KEEL"])
def test_measures_that_are_kinds_of_none(name: str) -> None:
    assert measures_of(name) == ()


def test_a_description_joins_a_family_that_editions_made() -> None:
    found = families(T.DATASET, "KEEL 2031", "KEEL 2032", "KEEL rust spotting benchmark")
    assert found["KEEL"].papers == ("p0", "p1", "p2")
