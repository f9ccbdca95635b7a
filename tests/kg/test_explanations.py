"""Every node and every edge of the graph leads to words, or says why it has none; an unknown id leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from kg_samples import HULLS

import kg
from kg.explanations import explain
from kg.field import build_field
from kg.run import Run


@pytest.fixture(scope="module")
def hulls() -> Run:
    return Run(build_field([x.paper for x in HULLS], HULLS))


@pytest.fixture(scope="module", params=["invented", "read"])
def run(request: pytest.FixtureRequest, hulls: Run, few_run: Path) -> Run:
    return hulls if request.param == "invented" else kg.load(few_run)


def test_every_node_is_explained(run: Run) -> None:
    for name, values in run.to_networkx().nodes(data=True):
        steps = explain(run, (name,))
        # Invented papers were read from nowhere; the root holds its papers by its topics.
        assert steps or values["kind"] == "paper"
        if values["kind"] in ("entity", "issue", "solution"):
            assert any(step.evidence is not None for step in steps)


def test_every_edge_is_explained(run: Run) -> None:
    for source, target, values in run.to_networkx().edges(data=True):
        steps = explain(run, (source, values["relation"], target))
        assert steps, (source, values["relation"], target)
        if values["evidence"]:
            assert any(step.evidence is not None for step in steps)


def test_claims_and_their_tables_are_explained(run: Run) -> None:
    for claim in run.field.claims:
        (step,) = explain(run, (claim.id,))
        assert step.evidence == claim.evidence
    for table in run.field.tables:
        first, *rows = explain(run, (table.id,))
        assert table.reason in first.text
        assert len(rows) == len(table.rows)


def test_quotes_are_the_papers_words(run: Run) -> None:
    texts = {paper.id: paper.text for paper in run.papers}
    for entity in run.entities:
        for step in explain(run, (entity.id,)):
            if step.evidence is not None:
                found = step.evidence
                assert texts[found.paper][found.start : found.end] == found.quote
                assert found.quote in step.line and found.rule in step.line


@pytest.mark.parametrize(
    "wanted",
    [(), ("",), ("entity/method/none",), ("a", "b"), ("a", "uses", "b"), ("\x00",), ("<script>",), ("x" * 5000,)],
)
def test_an_unknown_id_leads_nowhere(run: Run, wanted: tuple[str, ...]) -> None:
    assert explain(run, wanted) == []


def test_every_alias_says_by_which_rule(hulls: Run) -> None:
    for entity in hulls.entities:
        told = "\n".join(step.text for step in explain(hulls, (entity.id,)))
        for alias in entity.aliases:
            assert f"also named {alias!r} by the rule" in told


def test_a_name_that_says_nothing_is_told_to_be_left_out(run: Run) -> None:
    (step,) = explain(run, ("entity/method/model",))
    assert "says nothing" in step.line
    assert explain(run, ("entity/method/",)) == [] == explain(run, ("entity/nothing/model",))
