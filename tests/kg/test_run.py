"""The run as a programmer meets it: tables, search by any spelling, neighbours, claims."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from kg_samples import HULLS, T, write

import kg
from kg.field import build_field
from kg.records import GraphEntity, IssueNode
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
    found = next(node for node in run.find("crack detection") if node in run.entities)  # a topic is called so, too
    edges = run.neighbours(found.id)
    assert len(edges) >= 3
    assert all(found.id in (edge.source, edge.target) for edge in edges)
    assert [edge.weight for edge in edges] == sorted((edge.weight for edge in edges), reverse=True)
    only = run.neighbours(found.id, relation="addresses-task")
    assert {edge.relation for edge in only} <= {"addresses-task"}
    with pytest.raises(KeyError, match=r"run\.find"):
        run.neighbours("entity/method/none")


def test_neighbours_of_issues_papers_and_topics(run: Run) -> None:
    issue = run.issues[0]
    assert {edge.relation for edge in run.neighbours(issue.id)} >= {"raises", "has-issue"}
    raised = run.neighbours(issue.id, relation="raises")
    assert {edge.source for edge in raised} == set(issue.papers)
    assert all(edge.evidence for edge in raised)
    assert run.neighbours(issue.topic, relation="has-issue")
    assert {edge.relation for edge in run.neighbours(issue.papers[0])} >= {"in-topic", "raises"}


def test_claims_by_any_name(run: Run) -> None:
    every = run.claims()
    assert len(every) == len(run.field.claims) == 3
    named = run.claims(dataset="keelbench", metric="f1-score")
    assert {claim.paper for claim in named} == {"hull-1", "hull-2"}
    assert {claim.number for claim in named} == {0.71, 0.78}
    assert len(run.claims(task="crack detection", paper="hull-3")) == 1
    assert len(run.claims(dataset="nowhere")) == 0


@pytest.mark.parametrize("text", ["KEELS", "keels", "Keels"])
def test_a_name_is_found_in_any_case_though_it_ends_like_a_plural(run: Run, text: str) -> None:
    paper = write("a", "Of boats", [("method", "We use KEELS.")], entities=[("KEELS", T.DATASET, (), False)])
    field = build_field([paper.paper], [paper])
    in_words = replace(run.field.claims[0], dataset="KEELS", dataset_entity=None)
    tied = replace(in_words, id="claim/tied", dataset="their hulls", dataset_entity="entity/dataset/keels")
    small = Run(replace(field, claims=(in_words, tied)))
    assert [node.id for node in small.find(text)] == ["entity/dataset/keels"]
    assert small.claims(dataset=text) == (in_words, tied)
    assert len(small.neighbours(f"entity/dataset/{text}")) >= 1
    assert small.neighbours(f"entity/dataset/{text}") == small.neighbours("entity/dataset/keels")
    assert len(small.claims(dataset="hull")) == len(small.claims(dataset="-")) == 0


def test_the_issues_of_the_field_are_each_told_once(run: Run) -> None:
    top = run.top_issues
    assert 0 < len(top) < len(run.issues)
    assert len({issue.label for issue in top}) == len(top) == run.counts["issues"]
    assert {issue.topic for issue in top} == {run.topics.id}
    assert {paper for issue in top for paper in issue.papers} == {p for issue in run.issues for p in issue.papers}
    assert [len(issue.papers) for issue in top] == sorted((len(issue.papers) for issue in top), reverse=True)


def test_tables_show_themselves_and_behave_like_tuples(run: Run) -> None:
    table = run.entities
    assert table[0] is run.field.entities[0]
    assert table[:2] == tuple(run.field.entities[:2])
    assert "<table>" in table._repr_html_() and f"of {len(table)}" in repr(table)
    assert "<Run:" in repr(run)


def test_what_goes_by_a_name_is_found_before_what_has_it_as_an_alias() -> None:
    papers = [
        write(
            "a",
            "Of boats",
            [("method", "Here is hull data, or HD.")],
            entities=[("hull data", T.MODALITY, ("HD",), False)],
        ),
        write("b", "Of birds", [("method", "Here is HD.")], entities=[("HD", T.METRIC, (), False)]),
    ]
    found = Run(build_field([x.paper for x in papers], papers)).find("hd")
    assert len(found) == 2 and found[0].name == "HD"


def test_tables_show_names_escaped_and_cut() -> None:
    title = "<script>alert(1)</script> of \u202eboats\n" + "x" * 5000
    paper = write("a", title, [("method", "We use KeelNet.")], entities=[("KeelNet", T.METHOD, (), False)])
    run = Run(build_field([paper.paper], [paper]))
    html = run.neighbours(run.find("keelnet")[0].id)._repr_html_()
    assert "&lt;script&gt;alert(1)" in html and "<script" not in html
    assert "KeelNet" in html and 'title="entity/method/keelnet"' in html
    assert "\u202e" not in html and "\n" not in html and len(html) < 2000
    assert "<td>1</td>" in run.entities._repr_html_()  # papers are counted


def test_a_run_from_a_folder_is_the_same_to_its_user(few_run: Path) -> None:
    loaded = kg.load(few_run)
    assert len(loaded.papers) == 16
    assert loaded.find(loaded.entities[0].name)[0].id
    assert kg.to_networkx(loaded).number_of_nodes() == loaded.to_networkx().number_of_nodes()


def test_what_is_shown_has_an_issue_once_and_not_again_for_each_topic() -> None:
    from kg.cli.show import _each_once

    def issue(place: str, label: str, *papers: str) -> IssueNode:
        return IssueNode(
            id=f"issue/{place}",
            label=label,
            topic=place,
            type=None,
            category="cost",
            papers=papers,
            years=(),
            status="open",
            evidence=(),
        )

    whole, one = issue("corpus", "Rust", "a", "b"), issue("hulls", "Rust", "a")
    other, own = issue("hulls", "Rust of anchors", "a"), issue("masts", "rust", "c")
    assert _each_once([whole, one, other, own]) == [whole, other, own]
