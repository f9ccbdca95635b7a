"""Types of issues."""

from __future__ import annotations

import pytest

from extract.issue_typing import type_issues


@pytest.mark.parametrize(
    ("phrase", "slug"),
    [
        ("annotation of heron nests is expensive", "label-scarcity"),
        ("nests are highly imbalanced between species", "class-imbalance"),
        ("high computational cost of large detectors", "computational-cost"),
        ("decisions of the detector are black boxes", "black-box"),
        ("counting by hand is tedious and time-consuming", "manual-workload"),
        ("performance drops under domain shift between marshes", "domain-shift"),
        ("no public benchmark exists", "missing-benchmark"),
        ("heron calls remain largely unexplored", "little-explored"),
    ],
)
def test_plain_wordings(phrase: str, slug: str) -> None:
    assert type_issues([phrase], [phrase]) == [slug]


def test_nothing_said_nothing_typed() -> None:
    assert type_issues([], []) == []
    assert type_issues(["xyzzy"], ["xyzzy"]) == [None]


def test_slugs_are_those_of_the_scheme() -> None:
    from extract.issue_cues import _CUES
    from ontologies.issue_types import load_issue_types

    assert {slug for slug, _ in _CUES} <= {t.slug for t in load_issue_types()}
