"""The run as a programmer meets it: tables, search by any spelling, neighbours, claims."""

from __future__ import annotations

from pathlib import Path

import pytest
from kg_samples import HULLS, T, write

import kg
from kg.field import build_field
from kg.records import GraphEntity
from kg.run import Run


@pytest.fixture(scope="module")
def run() -> Run:
    extra = write("ptb", "Reading hearts", [("method", "We use PTB-XL.")], entities=[("PTB-XL", T.DATASET, (), False)])
    papers = (*HULLS, extra)
    return Run(build_field([x.paper for x in papers], papers))


@pytest.mark.parametrize("text", ["PTB-XL", "ptb-xl", "ptb xl", "PTB XL", "entity/dataset/ptb-xl"])
def test_find_by_any_spelling(run: Run, text: str) -> None:
    (found,) = run.find(text)
    assert isinstance(found, GraphEntity)
    assert found.papers == ("ptb",)


def test_find_by_a_part_where_no_name_is_the_whole(run: Run) -> None:
    assert {"RustNet"} <= {getattr(node, "name", "") for node in run.find("rustn")}
    assert len(run.find("no such thing")) == 0


def test_neighbours_are_edges_the_heaviest_first(run: Run) -> None:
    (found,) = run.find("crack detection")
    edges = run.neighbours(found.id)
    assert len(edges) >= 3
    assert all(found.id in (edge.source, edge.target) for edge in edges)
    assert [edge.weight for edge in edges] == sorted((edge.weight for edge in edges), reverse=True)
    only = run.neighbours(found.id, relation="addresses-task")
    assert {edge.relation for edge in only} <= {"addresses-task"}
    with pytest.raises(KeyError, match=r"run\.find"):
        run.neighbours("entity/method/none")


def test_claims_by_any_name(run: Run) -> None:
    every = run.claims()
    assert len(every) == len(run.field.claims) == 3
    named = run.claims(dataset="keelbench", metric="f1-score")
    assert {claim.paper for claim in named} == {"hull-1", "hull-2"}
    assert {claim.number for claim in named} == {0.71, 0.78}
    assert len(run.claims(task="crack detection", paper="hull-3")) == 1
    assert len(run.claims(dataset="nowhere")) == 0


def test_tables_show_themselves_and_behave_like_tuples(run: Run) -> None:
    table = run.entities
    assert table[0] is run.field.entities[0]
    assert table[:2] == tuple(run.field.entities[:2])
    assert "<table>" in table._repr_html_() and f"of {len(table)}" in repr(table)
    assert "<Run:" in repr(run)


def test_a_run_from_a_folder_is_the_same_to_its_user(few_run: Path) -> None:
    loaded = kg.load(few_run)
    assert len(loaded.papers) == 16
    assert loaded.find(loaded.entities[0].name)[0].id
    assert kg.to_networkx(loaded).number_of_nodes() == loaded.to_networkx().number_of_nodes()
