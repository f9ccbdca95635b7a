"""The inheritance tree: a real walk along citations, each paper once, never backwards in time."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import UsageError
from extract.records import Paper, Reference
from kg.inheritance import (
    InheritanceNode,
    Step,
    build_inheritance,
    chain_steps,
    choose_roots,
    citations,
    grow_inheritance,
    walk_inheritance,
)
from kg.records import Chain
from ontologies.vocabulary import ChainKind


def paper(name: str, title: str, cites: Sequence[str | Reference] = (), date: str | None = None) -> Paper:
    references = tuple(c if isinstance(c, Reference) else Reference(key=c) for c in cites)
    return Paper(id=name, title=title, date=date, references=references)


ROPE = (
    paper("rope", "Knots that hold in wet rope", date="2001"),
    paper("salt", "Knots in salt water: wet rope after a winter", ["rope"], date="2004"),
    paper("tar", "Tarred rope and the bowline", ["rope"], date="2006"),
    paper("ice", "Wet rope after a winter of ice and salt water", ["rope", "salt", "tar"], date="2010"),
    paper("kite", "Kites over the harbour", date="2008"),
)


def shape(node: InheritanceNode) -> tuple[object, ...]:
    return (node.paper, *(shape(child) for child in node.children))


def parents(node: InheritanceNode) -> dict[str, str]:
    return {child.paper: found.paper for found in walk_inheritance(node) for child in found.children}


def test_each_paper_hangs_once_under_the_most_alike_that_it_cites() -> None:
    (tree,) = build_inheritance(ROPE)
    assert shape(tree) == ("rope", ("salt", ("ice",)), ("tar",))
    assert [n.paper for n in walk_inheritance(tree)] == ["rope", "salt", "ice", "tar"]


def test_reason_score_and_the_ties_that_are_not_drawn() -> None:
    (tree,) = build_inheritance(ROPE)
    ice = next(n for n in walk_inheritance(tree) if n.paper == "ice")
    assert set(ice.others) == {"rope", "tar"}
    assert 0 < ice.score <= 1 and ice.reason.startswith("Cites it") and ice.dated


def test_references_resolve_by_id_doi_arxiv_and_title() -> None:
    known = [
        Paper(id="a", title="Ropes", doi="10.1/Rope"),
        Paper(id="b", title="Sails", arxiv_id="2001.00001"),
        Paper(id="c", title="The long and short of mooring lines"),
        Paper(id="d", title="Oars"),
    ]
    late = paper(
        "z",
        "All of it",
        [
            Reference(doi="10.1/rope"),
            Reference(arxiv_id="2001.00001v2"),
            Reference(title="The Long and Short of Mooring-Lines"),
            Reference(key="d"),
            Reference(key="nobody", title="A work that is not here at all", doi="10.9/none"),
        ],
    )
    assert citations([*known, late]) == [("z", n) for n in "abcd"]


def test_a_paper_that_cites_itself_does_not_stand_below_itself() -> None:
    (tree,) = build_inheritance([paper("a", "Rope", ["a"]), paper("b", "Rope again", ["a", "b"])])
    assert shape(tree) == ("a", ("b",))


def test_a_circle_is_cut_where_it_is_entered() -> None:
    ring = [paper("a", "Rope one", ["c"]), paper("b", "Rope two", ["a"]), paper("c", "Rope three", ["b"])]
    for start, expected in (("a", ("a", ("b", ("c",)))), ("b", ("b", ("c", ("a",))))):
        (tree,) = build_inheritance(ring, [start])
        assert shape(tree) == expected


def test_a_circle_off_the_root_is_entered_by_its_surest_step() -> None:
    papers = [
        paper("root", "Rope"),
        paper("one", "Wet rope and sails", ["root", "two"]),
        paper("two", "Rope sails", ["one", "root"]),
    ]
    (tree,) = build_inheritance(papers, ["root"])
    assert sorted(n.paper for n in walk_inheritance(tree)) == ["one", "root", "two"]


def test_missing_dates_are_told_and_wrong_ones_end_the_step() -> None:
    (tree,) = build_inheritance([paper("a", "Rope"), paper("b", "Rope again", ["a"])])
    assert not tree.children[0].dated and "do not tell" in tree.children[0].reason
    late = [paper("a", "Rope", date="2020"), paper("b", "Rope again", ["a"], date="2010")]
    assert build_inheritance(late, ["a"])[0].children == ()


def test_depth_is_bounded() -> None:
    line = [paper(f"p{n}", f"Rope number {n}", [f"p{n - 1}"] if n else [], date=str(2000 + n)) for n in range(9)]
    (tree,) = build_inheritance(line, ["p0"], max_depth=3)
    assert [n.paper for n in walk_inheritance(tree)] == ["p0", "p1", "p2", "p3"]
    assert build_inheritance(line, ["p0"], max_depth=0)[0].children == ()


def test_a_line_of_thousands_is_walked() -> None:
    line = [paper(f"p{n:04}", "Rope", [f"p{n - 1:04}"] if n else []) for n in range(3000)]
    (tree,) = build_inheritance(line, ["p0000"], max_depth=5000, likeness=lambda a, b: 1.0)
    assert sum(1 for _ in walk_inheritance(tree)) == 3000


def test_a_deep_best_parent_gives_way_to_one_within_bounds() -> None:
    steps = [
        Step(earlier=a, later=b, score=s, reason="")
        for a, b, s in (("a", "b", 0.9), ("b", "c", 0.9), ("c", "d", 0.9), ("a", "d", 0.1))
    ]
    (tree,) = grow_inheritance([paper(n, n) for n in "abcd"], steps, ["a"], max_depth=2)
    assert parents(tree) == {"b": "a", "c": "b", "d": "a"}


def test_several_roots_share_the_papers_out() -> None:
    trees = build_inheritance(ROPE, ["rope", "tar"])
    assert [t.paper for t in trees] == ["rope", "tar"]
    names = [n.paper for t in trees for n in walk_inheritance(t)]
    assert sorted(names) == sorted(set(names))


def test_default_roots_are_the_most_cited_then_the_oldest() -> None:
    assert choose_roots(ROPE) == ("rope",)
    assert choose_roots(ROPE, 2, oldest=True) == ("rope", "salt")
    assert choose_roots([]) == ()
    assert choose_roots([paper("b", "x"), paper("a", "y", date="1999")]) == ("a",)


def test_an_unknown_root_is_an_error_that_names_it() -> None:
    with pytest.raises(UsageError, match="'nobody'"):
        build_inheritance(ROPE, ["nobody"])


def test_one_paper_and_none() -> None:
    assert shape(build_inheritance([paper("a", "Rope", ["x"])])[0]) == ("a",)
    assert build_inheritance([]) == ()


def test_chains_lead_on_contrasts_do_not() -> None:
    def chain(kind: ChainKind, source: str, target: str) -> Chain:
        return Chain(kind=kind, source=source, target=target, score=0.5, reason="Why.", evidence=())

    steps = chain_steps([chain(ChainKind.ANSWERS, "a", "b"), chain(ChainKind.CONTRASTS, "b", "c")])
    assert [(s.earlier, s.later) for s in steps] == [("a", "b")]


@given(
    edges=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40),
    dates=st.lists(st.sampled_from([None, "2001", "2002", "2002-05", "2003"]), min_size=10, max_size=10),
    depth=st.integers(0, 5),
    seed=st.integers(0, 5),
)
def test_laws_of_the_tree(edges: list[tuple[int, int]], dates: list[str | None], depth: int, seed: int) -> None:
    papers = [
        paper(f"p{n}", f"Rope number {n} and {n % 3}", [f"p{b}" for a, b in edges if a == n], dates[n])
        for n in range(10)
    ]
    trees = build_inheritance(papers, ["p0", "p1"], max_depth=depth)
    shuffled = list(papers)
    random.Random(seed).shuffle(shuffled)
    assert build_inheritance(shuffled, ["p0", "p1"], max_depth=depth) == trees
    names = [n.paper for t in trees for n in walk_inheritance(t)]
    assert len(names) == len(set(names))
    cited = set(citations(papers))
    by_id = {p.id: p for p in papers}
    for tree in trees:
        for child, parent in parents(tree).items():
            assert (child, parent) in cited
            one, other = by_id[parent].date, by_id[child].date
            assert one is None or other is None or one[:4] <= other[:4]
