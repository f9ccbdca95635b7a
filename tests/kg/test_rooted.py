"""A tree from a root by name, on the invented papers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from kg_samples import HULLS

from extract.errors import UsageError
from extract.records import Extraction, Reference, Section
from kg.cli import main
from kg.field import build_field
from kg.inheritance import walk_inheritance
from kg.records import Field, Topic, TreeNode
from kg.rooted import _may_be_meant, grow_from_root, root_descent, root_relevance, root_tree
from ontologies.vocabulary import NodeKind, Role


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


def test_an_alias_is_a_root_under_its_own_name(hulls: Field) -> None:
    found = grow_from_root(hulls, "cnn")
    assert found.root == "CNN" and all(name.startswith("convolutional") for name in found.names)


def test_a_topic_by_its_label(hulls: Field) -> None:
    topic = hulls.topics.children[0] if hulls.topics.children else hulls.topics
    assert root_tree(hulls, topic.label).papers == topic.papers


def _with_topic(hulls: Field, *labels: str) -> Field:
    """The field with these topics below its root, each of two papers of its own."""
    ids = [p.id for p in hulls.papers]
    children = tuple(
        Topic(id=f"topic/t{n}", label=label, level=1, papers=tuple(ids[2 * n : 2 * n + 2]))
        for n, label in enumerate(labels)
    )
    return replace(hulls, topics=replace(hulls.topics, children=children))


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Crack Detection", "Crack detection"),
        ("hull inspection", "Automatic hull inspection from sonar echoes"),
        ("sonar echoes", None),
        ("inspection", None),
    ],
)
def test_the_main_task_of_a_topic_stands_for_the_topic(hulls: Field, name: str, label: str | None) -> None:
    field = _with_topic(hulls, "Crack detection", "Automatic hull inspection from sonar echoes")
    topic = next((t for t in field.topics.children if t.label == label), None)
    try:
        found = grow_from_root(field, name)
    except UsageError:
        assert topic is None
    else:
        assert (found.root, found.papers) == (label, topic.papers) if topic else found.names[0] != label


def test_a_topic_that_lists_has_no_main_task(hulls: Field) -> None:
    field = _with_topic(hulls, "Old rope, wet nets and hull inspection", "Further papers on hull inspection")
    found = grow_from_root(field, "hull inspection")
    assert set(found.names) >= {topic.label for topic in field.topics.children}


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


def test_sections_tell_what_one_finds_and_another_resolves() -> None:
    said = {
        "hull-1": "However, cracks below the water line cannot be heard, which we leave to future work.",
        "hull-3": "In this paper, we proposed a way in which cracks below the water line are heard.",
    }
    told = tuple(
        replace(x, paper=replace(x.paper, sections=(Section(heading="Conclusion", text=said[x.paper.id]),)))
        if x.paper.id in said
        else x
        for x in HULLS
    )
    (line,) = root_relevance(field_of(told), "crack detection")
    assert [n.paper for n in walk_inheritance(line)] == ["hull-1", "hull-3"]
    assert "below the water line" in line.children[0].reason
    assert root_relevance(field_of(), "crack detection") == ()


def test_a_paper_as_root_stands_with_what_builds_on_it(hulls: Field) -> None:
    found = grow_from_root(hulls, "hull-1")
    assert "hull-1" in found.papers and "crew-1" not in found.papers
    assert all(line.paper == "hull-1" for line in found.descent)


@pytest.mark.parametrize("name", ["KeelBnech", "crak detection"])
def test_a_root_that_matches_nothing_names_what_is_near(hulls: Field, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        root_tree(hulls, name)
    assert "KeelBench" in str(caught.value) or "crack detection" in str(caught.value).casefold()


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
    # Their sentences are only said to tell of methods, since what an issue's sentence names plainly counts unmarked.
    bare = tuple(
        replace(x, issues=(), solutions=(), sentences=tuple(replace(s, role=Role.METHOD) for s in x.sentences))
        for x in HULLS
    )
    tree = root_tree(field_of(bare), "KeelBench")
    assert tree.papers == ("hull-1", "hull-2") and tree.children == ()


def test_any_order_gives_one_tree(hulls: Field) -> None:
    assert grow_from_root(field_of(HULLS[::-1]), "crack detection") == grow_from_root(hulls, "crack detection")


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_show_grows_the_tree_of_a_root(few_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", few_run, "--root", "place recognition")
    assert code == 0 and "place recognition" in out.splitlines()[0].casefold()
    code, out, _ = run(capsys, "show", few_run, "--root", "place recognition", "--json")
    assert code == 0 and set(json.loads(out)) == {"root", "names", "papers", "tree", "descent", "relevance"}


def test_show_says_what_is_near_and_refuses_two_questions(few_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "show", few_run, "--root", "plaice recognition")
    assert code == 2 and out == "" and "Near are" in err
    assert run(capsys, "show", few_run, "some node", "--root", "place recognition")[0] == 2


def test_build_writes_the_tree_of_a_root_and_add_keeps_it(
    few_entries: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "run"
    build = ("build", few_entries, "-o", folder, "--reader", "rules", "--root")
    code, out, err = run(capsys, *build, "nothing of the kind qqq")
    assert code == 2 and out == "" and "has that name" in err and not (folder / "manifest.json").exists()
    assert run(capsys, *build, "lidar")[0] == 0
    rooted = json.loads((folder / "rooted.json").read_text(encoding="utf-8"))
    assert rooted["papers"] == rooted["tree"]["papers"]
    more = tmp_path / "more.bib"
    more.write_text("@article{x, title={Hearing rust in hulls}, year={2019}}", encoding="utf-8")
    assert run(capsys, "add", folder, more)[0] == 0
    again = json.loads((folder / "rooted.json").read_text(encoding="utf-8"))
    assert (again["root"], again["papers"]) == (rooted["root"], rooted["papers"])


@pytest.mark.parametrize(
    ("name", "wanted", "meant"),
    [
        ("sleep staging", "slep stagng", True),
        ("cxr", "mimic cxr", True),
        ("don", "zorbulon 9", False),
        ("mi", "mimic cxr", False),
    ],
)
def test_only_names_that_may_be_meant_are_offered(name: str, wanted: str, meant: bool) -> None:
    assert _may_be_meant(name, wanted) is meant
