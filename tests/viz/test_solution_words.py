"""Sentences on the overview: each has a verb, one style of numbers, and the surest words of the papers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from example_field import make_field

from kg.pages.lookup import Lookup, look_up
from kg.pages.solutions import grouped_solutions, solution_sentence
from viz.page import Link, Statement


@pytest.fixture(scope="module")
def look() -> Lookup:
    return look_up(make_field(), "Listening to bee hives")


def words(statement: Statement) -> str:
    return "".join(p.text if isinstance(p, Link) else str(p) for p in statement.parts)


def test_what_was_put_forward_is_told_in_whole_sentences(look: Lookup) -> None:
    told = [words(solution_sentence(look, g)) for i in look.field.issues for g in grouped_solutions(look, i)]
    assert told
    for text in told:
        assert re.search(r" (?:is|are|reports|does|may|cautiously) ", text), text
        assert text[0].isupper() or any(c.isupper() for c in text.split()[0]), text


def test_a_solution_without_a_finding_has_a_verb(look: Lookup) -> None:
    issue = next(i for i in look.field.issues if i.solutions)
    first = replace(issue.solutions[0], claims=(), entity=None, label="wax filter")
    when = look.when(first.paper)
    assert words(solution_sentence(look, [first])) == f"Wax filter is put forward in {when}."
    other = next(p for p in look.paper_order if p != first.paper)
    both = [first, replace(first, paper=other, evidence=replace(first.evidence, paper=other, start=0, end=4))]
    assert words(solution_sentence(look, both)).startswith("Wax filter is put forward by two papers")
