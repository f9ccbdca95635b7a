"""A tree from a root by name, on the invented papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from kg_samples import HULLS

from extract.errors import UsageError
from extract.records import Extraction, Reference
from kg.field import build_field
from kg.inheritance import walk_inheritance
from kg.records import Field, TreeNode
from kg.rooted import grow_from_root, root_descent, root_tree
from ontologies.vocabulary import NodeKind


def field_of(extractions: tuple[Extraction, ...] = HULLS) -> Field:
    return build_field([x.paper for x in extractions], extractions)


@pytest.fixture(scope="module")
def hulls() -> Field:
    return field_of()


def nodes(tree: TreeNode) -> Iterator[TreeNode]:
    yield tree
    for child in tree.children:
        yield from nodes(child)


@pytest.mark.parametrize("name", ["KeelBench", "keel bench", "KEELBENCH", "  KeelBench ", "entity/dataset/keelbench"])
def test_a_data_set_by_any_spelling(hulls: Field, name: str) -> None:
    tree = root_tree(hulls, name)
    assert tree.kind is NodeKind.TOPIC
    assert tree.papers == ("hull-1", "hull-2")


def test_issues_solutions_and_what_stays_open(hulls: Field) -> None:
    tree = root_tree(hulls, "KeelBench")
    kinds = [(n.kind, n.label) for n in nodes(tree)]
    assert kinds[1][0] is NodeKind.ISSUE
    assert {label for kind, label in kinds if kind is NodeKind.SOLUTION} == {"RustNet", "KeelPre"}
    ids = [n.id for n in nodes(tree)]
    assert len(ids) == len(set(ids))
    assert all(set(n.papers) <= set(tree.papers) for n in nodes(tree))


def test_a_task_and_a_method(hulls: Field) -> None:
    assert root_tree(hulls, "crack detection").papers == ("hull-1", "hull-2", "hull-3")
    assert "hull-3" in root_tree(hulls, "RustNet").papers


def test_a_topic_by_its_label(hulls: Field) -> None:
    topic = hulls.topics.children[0] if hulls.topics.children else hulls.topics
    assert root_tree(hulls, topic.label).papers == topic.papers


def test_words_that_no_name_equals_but_some_hold(hulls: Field) -> None:
    found = grow_from_root(hulls, "graph")
    assert found.root == "graph"
    assert len(found.names) > 1
    assert {"port-1", "port-2"} <= set(found.papers)


def test_lines_of_descent_go_by_chains(hulls: Field) -> None:
    lines = root_descent(hulls, "crack detection")
    assert lines and lines[0].paper == "hull-1"
    assert {n.paper for n in walk_inheritance(lines[0])} <= {"hull-1", "hull-2", "hull-3"}


def test_lines_of_descent_go_by_citations_where_there_are_some() -> None:
    cited = tuple(
        replace(x, paper=replace(x.paper, references=(Reference(key="hull-1"),))) if x.paper.id == "hull-3" else x
        for x in HULLS
    )
    (line,) = root_descent(field_of(cited), "RustNet")
    assert [n.paper for n in walk_inheritance(line)] == ["hull-1", "hull-3"]
    assert line.children[0].reason.startswith("Cites it")


def test_a_paper_as_root_stands_with_what_builds_on_it(hulls: Field) -> None:
    found = grow_from_root(hulls, "hull-1")
    assert "hull-1" in found.papers and "crew-1" not in found.papers
    assert all(line.paper == "hull-1" for line in found.descent)


@pytest.mark.parametrize("name", ["KeelBnech", "crak detection"])
def test_a_root_that_matches_nothing_names_what_is_near(hulls: Field, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        root_tree(hulls, name)
    assert "KeelBench" in str(caught.value) or "crack detection" in str(caught.value)


@pytest.mark.parametrize("name", ["", "   ", "\u0000", "qqqqqqqqqqqq", "(", "-", "a" * 5000])
def test_no_name_breaks_it(hulls: Field, name: str) -> None:
    with pytest.raises(UsageError):
        root_tree(hulls, name)


def test_one_paper_and_no_paper() -> None:
    assert root_tree(field_of(HULLS[:1]), "KeelBench").papers == ("hull-1",)
    assert root_descent(field_of(HULLS[:1]), "KeelBench") == ()
    with pytest.raises(UsageError):
        root_tree(field_of(()), "KeelBench")


def test_papers_without_an_issue_are_in_the_root_all_the_same() -> None:
    bare = tuple(replace(x, issues=(), solutions=()) for x in HULLS)
    tree = root_tree(field_of(bare), "KeelBench")
    assert tree.papers == ("hull-1", "hull-2") and tree.children == ()


def test_any_order_gives_one_tree(hulls: Field) -> None:
    assert grow_from_root(field_of(HULLS[::-1]), "crack detection") == grow_from_root(hulls, "crack detection")
