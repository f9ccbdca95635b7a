"""Names that were never meant well: through the graph, its tables, its exports and its explanations, unharmed."""

from __future__ import annotations

import io
import re

import networkx as nx
import pytest
from kg_samples import T, write

from extract.records import Extraction
from kg.cli._output import clean
from kg.explanations import explain
from kg.export import FORMATS
from kg.field import build_field
from kg.run import Run

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "two\nlines",
    "a\u202egnp.exe",
    "zero\u200bwidth",
    "x" * 5000,
    "=HYPERLINK(1)",
    "' OR 1=1 --",
    "%00%0a",
    "\u0130stanbul",
    "\u6d77\u6d0b\u6570\u636e\u96c6",
    "[](){}<>|\\^~`",
    "entity/method/x",
    "\ud7ff\U0010fffd",
)


def paper(number: int, name: str) -> Extraction:
    words = f"We use {name} here (HN)."
    return write(
        f"p{number:02}",
        "Names",
        [("issue", f"The cost of {name} is high."), ("method", words)],
        entities=[(name, T.METHOD, ("HN",), False)],
        issues=[(f"cost of {name}", None)],
    )


@pytest.fixture(scope="module")
def run() -> Run:
    papers = [paper(number, name) for number, name in enumerate(HOSTILE)]
    return Run(build_field([x.paper for x in papers], papers))


def test_ids_are_plain_and_unique(run: Run) -> None:
    ids = [entity.id for entity in run.entities]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"entity/[a-z]+/[a-z0-9-]{1,120}", name) for name in ids)


def test_tables_are_escaped(run: Run) -> None:
    for table in (run.entities, run.papers, run.edges, run.find("script")):
        html = table._repr_html_()
        assert "<script>" not in html and "<img" not in html


def test_labels_have_no_control_characters(run: Run) -> None:
    for _, values in run.to_networkx().nodes(data=True):
        assert not re.search("[\x00-\x1f\u202a-\u202e\u200b]", values["label"])


def test_network_formats_are_read_back(run: Run) -> None:
    graph = run.to_networkx()
    back = nx.read_graphml(io.BytesIO(FORMATS["graphml"].write(run.field, None)), force_multigraph=True)
    assert {n: v["label"] for n, v in back.nodes(data=True)} == {n: v["label"] for n, v in graph.nodes(data=True)}
    assert nx.read_gexf(io.BytesIO(FORMATS["gexf"].write(run.field, None))).number_of_nodes() == len(graph)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_takes_them(run: Run, name: str) -> None:
    assert FORMATS[name].write(run.field, None)


def test_explanations_are_safe_on_a_terminal(run: Run) -> None:
    for entity in run.entities:
        for step in explain(run, (entity.id,)):
            assert not re.search("[\x00-\x08\x1b\u202a-\u202e]", clean(step.line))


@pytest.mark.parametrize("text", [*HOSTILE, "", "   ", "\x00", "(((("])
def test_searching_for_them_breaks_nothing(run: Run, text: str) -> None:
    assert len(run.find(text)) <= len(run.nodes)
