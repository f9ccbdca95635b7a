"""The heading over contrasts, and how the steps that are not told are counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from example_field import make_field

import kg.pages.parts.descent
from kg.pages.lookup import Lookup, look_up, scope_of
from kg.pages.parts.descent import descent, disagreements
from kg.pages.steps import step_told
from kg.records import Chain
from ontologies.vocabulary import ChainKind
from viz.page import Statement


@pytest.fixture(scope="module")
def look() -> Lookup:
    return look_up(make_field(), "Listening to bee hives")


def _with(look: Lookup, *chains: Chain) -> Lookup:
    return replace(look, field=replace(look.field, chains=chains))


def _step(look: Lookup, kind: ChainKind, rule: str, pair: int = 0) -> Chain:
    """A dated step between a pair of papers, all of whose quotes stand there by one rule."""
    dated = sorted((p for p in look.papers.values() if p.date), key=lambda p: (p.date, p.id))
    source, target = dated[pair].id, dated[-1 - pair].id
    known = look.field.chains[0]
    evidence = tuple(replace(e, rule=rule) for e in known.evidence)
    return replace(known, kind=kind, source=source, target=target, evidence=evidence, dated=True)


@pytest.mark.parametrize(
    ("rules", "title"),
    [
        (("set against",), "Set against each other"),
        (("claim",), "Where papers disagree"),
        (("set against", "claim"), "Where papers disagree"),
    ],
)
def test_a_contrast_of_methods_is_no_disagreement(look: Lookup, rules: tuple[str, ...], title: str) -> None:
    chains = [_step(look, ChainKind.CONTRASTS, rule, n) for n, rule in enumerate(rules)]
    section = disagreements(_with(look, *chains), scope_of(look, look.field.topics))
    assert section is not None and section.title == title


def test_steps_that_rest_on_likeness_alone_are_told_behind_what_is_left_out(
    look: Lookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    chains = (
        _step(look, ChainKind.ANSWERS, "like issue"),
        _step(look, ChainKind.ANSWERS, "like words", 1),
        replace(_step(look, ChainKind.INHERITS, "like wording", 1), reason="Both work with wax."),
    )
    scope = scope_of(look, look.field.topics)
    section = descent(_with(look, *chains), scope)
    assert section is not None and not any(isinstance(b, Statement) for b in section.blocks)
    chains += (_step(look, ChainKind.ANSWERS, "like issue", 2),)
    monkeypatch.setattr(kg.pages.parts.descent, "LINES", 1)
    section = descent(_with(look, *chains), scope)
    assert section is not None and isinstance(section.blocks[-1], Statement)
    assert section.blocks[-1].text == "One further step like these is in the graph."
    assert section.blocks[-1].basis == (
        "Not told here: one step by issues alike in words or common to many and one step that rests on likeness alone."
    )


def test_issues_told_in_other_words_than_the_papers_own_are_not_quoted(look: Lookup) -> None:
    reason = (
        "The earlier paper raises the issue of failure to hear wet wax; the later one raises the issue of failing to "
        "hear wax and puts forward comb maps."
    )
    assert step_told(replace(look.field.chains[0], reason=reason), 1, 0) == (
        "Like the paper before it, which raises the issue of failure to hear wet wax, it raises the issue of failing "
        "to hear wax. What it puts forward, a year later, are comb maps."
    )


@pytest.mark.parametrize(
    ("earlier", "later", "told"),
    [
        ("“modeling swarms of wax is a challenging problem”", "“modeling swarms is a challenging task”", False),
        ("“weighing wet combs in heavy rain is a hard problem”", "“weighing wet combs in rain is hard”", True),
        ("“combs of wax melt”", "“combs melt”", True),
    ],
)
def test_that_a_task_is_hard_makes_no_descent(look: Lookup, earlier: str, later: str, told: bool) -> None:
    step = _step(look, ChainKind.ANSWERS, "like issue")
    reason = f"The earlier paper raises {earlier}; the later one writes of {later} and puts forward a comb map."
    found = descent(_with(look, replace(step, reason=reason)), scope_of(look, look.field.topics))
    assert (found is not None) is told


def test_that_each_has_no_data_of_its_own_makes_no_descent(look: Lookup) -> None:
    step = _step(look, ChainKind.ANSWERS, "like issue")
    issue = next(iter(look.issues.values()))
    wants = replace(look, issues={**look.issues, issue.id: replace(issue, type="missing-benchmark", papers=())})
    found = descent(_with(wants, replace(step, issue=issue.id)), scope_of(look, look.field.topics))
    assert found is None


@pytest.mark.parametrize(
    ("later", "told"),
    [("large wings of a comb under thin snow", False), ("large hollow wings that tear in storms", True)],
)
def test_two_words_in_common_make_no_descent_of_papers_that_name_no_thing_together(
    look: Lookup, later: str, told: bool
) -> None:
    step = _step(look, ChainKind.ANSWERS, "like issue")
    reason = (
        "The earlier paper raises the issue of large hollow wings that tear in wind and a comb; the later one raises "
        f"the issue of {later} and puts forward a map."
    )
    apart = replace(look, named_by={})
    found = descent(_with(apart, replace(step, reason=reason)), scope_of(apart, apart.field.topics))
    assert (found is not None) is told
