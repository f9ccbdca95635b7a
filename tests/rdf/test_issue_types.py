"""The scheme of issue types: one source, whole, and its JSON not stale."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from ontologies.issue_types import IssueType, load_categories, load_issue_types, read_scheme

TYPES = load_issue_types()


def test_the_json_says_what_the_turtle_says() -> None:
    written = json.loads(resources.files("ontologies").joinpath("issues.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(read_scheme())), "run `python -m ontologies.issue_types`"


def test_slugs_are_unique_and_sorted() -> None:
    slugs = [kind.slug for kind in TYPES]
    assert slugs == sorted(set(slugs))


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.slug)
def test_every_type_is_told_in_full(kind: IssueType) -> None:
    assert kind.label and kind.definition.endswith(".")
    assert 4 <= len(kind.examples) <= 8
    assert len(set(kind.examples)) == len(kind.examples)
    assert kind.category in {category.slug for category in load_categories()}
    assert kind.iri.endswith(kind.slug)


def test_a_parent_is_of_the_same_category() -> None:
    by_slug = {kind.slug: kind for kind in TYPES}
    for kind in TYPES:
        if kind.parent is not None:
            assert by_slug[kind.parent].category == kind.category
            assert by_slug[kind.parent].parent is None


def test_every_category_has_types() -> None:
    assert {kind.category for kind in TYPES} == {category.slug for category in load_categories()}
