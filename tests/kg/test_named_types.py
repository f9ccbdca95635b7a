"""Types that words name plainly, in phrases that a reader marked and in sentences that it did not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kg_samples import write

from kg.issue_kinds import part_unsure
from kg.named_types import named_types
from ontologies.issue_types import load_issue_types


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("limited generalizability", ["domain-shift"]),
        ("does not generalize over many harbour situations", ["domain-shift"]),
        ("prone to bias and poor generalization", ["domain-shift"]),
        ("performance drops on unseen harbours and other sites", ["domain-shift"]),
        ("generalization of the keel equation", []),
        ("fails to generalize to new tasks", []),
        ("gap between two domains of the keel", []),
        ("sonar charts are scarce and annotating hulls is costly", ["label-scarcity"]),
        ("data scarcity and class imbalance", ["data-scarcity", "class-imbalance"]),
        ("require large amounts of paired data", ["data-scarcity"]),
        ("require large amounts of labelled hull data", ["label-scarcity"]),
        ("high computational and memory costs", ["computational-cost"]),
        ("low computational cost", []),
        ("most tools are specific to English", ["low-resource-languages"]),
        ("lack of a public benchmark for hulls", ["missing-benchmark"]),
        ("suitable hull datasets are still missing", ["missing-benchmark"]),
        ("hulls with hidden confounders", ["confounding"]),
        ("hard to be generalized to new hull movements", ["domain-shift"]),
        ("wide domain gap between rough drawings and photos", ["modality-gap"]),
        ("wide domain gap between rough drawings and fine drawings", ["domain-shift"]),
    ],
)
def test_words_name_types(text: str, slugs: list[str]) -> None:
    assert [name.slug for name in named_types(text)] == slugs


def test_a_named_type_takes_whole_words() -> None:
    said = "it only closes the inter-domain gap"
    (name,) = named_types(said)
    assert said[name.start : name.end] == "inter-domain gap"


def test_every_named_type_is_one_of_the_scheme() -> None:
    from kg.named_types import _HAS, _PATTERNS

    known = {kind.slug for kind in load_issue_types()}
    assert set(_PATTERNS) == set(_HAS) <= known


@pytest.mark.parametrize(
    ("role", "sentence", "named"),
    [
        ("issue", "Yet labelled hulls are scarce.", "labelled hulls are scarce"),
        ("solution", "To tackle the lack of labelled hulls, we use felt.", "lack of labelled hulls"),
        ("solution", "We train with scarce labelled hulls.", None),
        ("background", "Felt works well when labelled hulls are scarce.", None),
        ("background", "Felt greatly reduces annotation costs.", None),
        ("result", "Labelled hulls are scarce.", None),
        ("result", "We show that labelled hulls are scarce.", None),
    ],
)
def test_what_no_reader_has_marked_is_told_where_its_words_name_a_type(
    role: str, sentence: str, named: str | None
) -> None:
    (paper,), unsure = part_unsure([write("a", "Docks", [(role, sentence)])])
    assert [issue.text for issue in paper.issues] == ([named] if named else [])
    assert all(issue.type == "label-scarcity" for issue in paper.issues)
    assert not unsure


def test_a_phrase_that_names_two_types_counts_for_both() -> None:
    phrase = "suffer from data scarcity and class imbalance"
    paper = write("a", "Docks", [("issue", f"Surveys {phrase}.")], issues=[(phrase, None)])
    paper = replace(paper, issues=tuple(replace(i, score=0.9) for i in paper.issues))
    (told,), unsure = part_unsure([paper])
    assert [(i.type, i.text) for i in told.issues] == [
        ("data-scarcity", phrase),
        ("class-imbalance", "class imbalance"),
    ]
    assert not unsure


def test_sparse_data_are_scarce_unless_a_sensor_has_gaps() -> None:
    for said, slug in (("For young harbours the data sparsity problem is severe.", "data-scarcity"),
                       ("With sonar sensors the data sparsity problem is severe.", "incomplete-input")):  # fmt: skip
        paper = write("a", "Docks", [("issue", said)], issues=[("data sparsity problem", "incomplete-input")])
        paper = replace(paper, issues=tuple(replace(i, score=0.9) for i in paper.issues))
        (told,), _ = part_unsure([paper], lambda *_: 0.9)
        assert [i.type for i in told.issues] == [slug]


@pytest.mark.parametrize(("role", "told"), [("issue", ["occlusion-and-clutter"]), ("result", [])])
def test_a_faint_phrase_counts_where_an_issue_is_stated_and_its_words_name_a_type(role: str, told: list[str]) -> None:
    phrase = "half of the keel is occluded"
    paper = write("a", "Docks", [(role, f"In docks {phrase} by piers.")], issues=[(phrase, None)])
    paper = replace(paper, issues=tuple(replace(i, score=0.17) for i in paper.issues))
    (read,), _ = part_unsure([paper])
    assert [i.type for i in read.issues if i.type] == told


@pytest.mark.parametrize(
    ("role", "sentence", "named"),
    [
        ("issue", "Compasses are vulnerable to malicious attacks.", "vulnerable to malicious attacks"),
        ("result", "We show that compasses are vulnerable to backdoor attacks.", "vulnerable to backdoor attacks"),
        ("result", "Compasses are vulnerable to backdoor attacks.", None),
        ("background", "Felt makes compasses less vulnerable to backdoor attacks.", None),
        (
            "background",
            "Backdoor attacks have become a serious threat.",
            "Backdoor attacks have become a serious threat",
        ),
    ],
)
def test_an_attack_that_a_work_lays_bare_is_an_issue_too(role: str, sentence: str, named: str | None) -> None:
    (paper,), _ = part_unsure([write("a", "Docks", [(role, sentence)])])
    assert [issue.text for issue in paper.issues] == ([named] if named else [])
    assert all(issue.type == "attacks-and-privacy" for issue in paper.issues)


def test_few_logs_to_learn_from_are_scarce_data_and_no_closed_door() -> None:
    said = "Gulls have limited access to new examples."
    paper = write("a", "Docks", [("issue", said)], issues=[("limited access to new examples", "limited-access")])
    (told,), _ = part_unsure([paper], lambda *asked: 0.9)
    assert [issue.type for issue in told.issues] == ["data-scarcity"]


@pytest.mark.parametrize(
    ("role", "sentence", "told"),
    [
        ("solution", "We weigh hulls in the presence of hidden confounders.", True),
        ("background", "Scales are used in the presence of hidden confounders.", False),
        ("method", "We draw confounding factors as dashed lines.", False),
        ("issue", "Hidden confounders are everywhere at sea.", True),
    ],
)
def test_what_is_stood_is_a_trouble_and_what_is_only_drawn_is_none(role: str, sentence: str, told: bool) -> None:
    (paper,), _ = part_unsure([write("a", "Docks", [(role, sentence)])])
    assert bool(paper.issues) is told
