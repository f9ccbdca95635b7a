"""Where to start reading: who stands for an issue, and who leaves it open."""

from __future__ import annotations

import pytest

from extract.records import Extraction, Paper
from kg.evidence import quote
from kg.reading_order import build_reading
from kg.records import IssueNode, Place, Topic

OUTLOOK = "Night flights need further work."


def reading(outlook: str = OUTLOOK, holder: str = "c", scores: tuple[float, float] = (0.5, 0.9)) -> dict[str, str]:
    """Reasons by paper: "a" is older than "b", and both state one issue; "c" is the newest."""
    dates = {"a": "2001", "b": "2020", "c": "2022", "d": "2023"}
    papers = {p: Paper(id=p, title=f"Heron {p}", abstract=f"Herons hide. {outlook}", date=dates[p]) for p in dates}
    where = papers["a"].text.index("Herons hide")
    issue = IssueNode(
        id="issue/hide",
        label="Herons hide",
        topic="corpus",
        type=None,
        category="x",
        papers=("a", "b", "c", "d"),
        years=(),
        status="open",
        evidence=tuple(
            quote(papers[p], where, where + 11, "issue", score)
            for p, score in zip("abcd", (*scores, 0.1, 0.1), strict=True)
        ),
        open=(quote(papers[holder], where + 13, where + 13 + len(outlook), "outlook", 0.9),),
    )
    places = tuple(Place(paper=p, topic="corpus", score=1.0 if p == "d" else 0.1, reason="x") for p in papers)
    topic = Topic(id="corpus", label="Herons", level=0, papers=tuple(papers), places=places)
    ((_, steps),) = build_reading(topic, [issue], (), [Extraction(paper=p) for p in papers.values()])
    return {step.paper: step.reason for step in steps}


@pytest.mark.parametrize(("scores", "chosen"), [((0.5, 0.9), "b"), ((0.9, 0.5), "a")])
def test_the_surest_phrase_stands_for_an_issue(scores: tuple[float, float], chosen: str) -> None:
    found = reading(scores=scores)
    assert found[chosen] == "Stands for the issue “Herons hide”."
    assert sum("Stands for" in reason for reason in found.values()) == 1


def test_only_the_paper_that_says_so_leaves_something_open() -> None:
    found = reading()
    assert found["c"] == "Among the newest; leaves “Herons hide” open."
    assert sum("open" in reason for reason in found.values()) == 1
    assert "a" in reading(holder="a") and "open" in reading(holder="a")["a"]


@pytest.mark.parametrize("outlook", ["We aim to help wardens.", "We hope that wardens will like it."])
def test_an_aim_leaves_nothing_open(outlook: str) -> None:
    assert not any("open" in reason for reason in reading(outlook).values())
