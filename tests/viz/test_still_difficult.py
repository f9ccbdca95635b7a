"""What papers of late years call difficult still: whole sentences, before what they put forward, the newest first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from example_field import make_field

from extract.records import Extraction, Paper, Sentence
from kg.english.remaining import still_hard
from kg.pages.lookup import Lookup, look_up
from kg.pages.parts.still_difficult import still_difficult
from ontologies.vocabulary import Role
from viz.page import Listing


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("However, counting bees in rain remains challenging.", "counting bees in rain remains challenging."),
        (
            "Finding queens is still an open problem in apiculture.",
            "Finding queens is still an open problem in apiculture.",
        ),
        ("It is still hard to hear a queen.", "It is still hard to hear a queen."),
        ("The dance of drones is far from well understood.", "The dance of drones is far from well understood."),
        ("In rain, it is still a hard task to hear a queen.", "In rain, it is still a hard task to hear a queen."),
        ("The hunt for queens still represents an open challenge.", None),
        ("In rain, it is still a hard task due to their noise.", ""),
        ("Swarms, especially those without queens, remain a challenge.", None),
        # What stays the same, what matters, what points back, and what a method of ours meets.
        ("The size of the comb remains the same in winter.", ""),
        ("Wax reading remains an important problem for keepers.", ""),
        ("This is still a difficult problem.", ""),
        ("However, it remains a hard task due to the noise.", ""),
        ("It is still unclear how they can be counted.", ""),
        ("While drones remain hard to see, swarms are counted every year.", ""),
        ("Our scale solves what remains an open problem.", ""),
        ("Existing scales still suffer from rain.", ""),
        ("Most existing methods are still hard to use in rain.", ""),
        ("Hives are still in use.", ""),
    ],
)
def test_what_is_called_difficult_still_stands_alone(said: str, told: str | None) -> None:
    assert still_hard(said) == (said if told is None else told)


@pytest.fixture
def look() -> Lookup:
    """Three papers that call something hard still: of late, long ago, and only after what they put forward."""
    at = look_up(make_field())
    said = "However, counting bees in rain remains challenging."
    dates = {"a": "2020", "b": "2003", "c": "2021"}
    papers = {
        key: Paper(
            id=key,
            title=f"Bees {key}",
            abstract=f"{said} We count them." if key != "c" else f"We count. {said}",
            date=d,
        )
        for key, d in dates.items()
    }
    extractions = {}
    for key, paper in papers.items():
        start = paper.text.index("However")
        hard = Sentence(start=start, end=start + len(said), role=Role.ISSUE, score=0.9)
        first = len(paper.title) + 1
        ours = Sentence(start=first, end=first + 9, role=Role.SOLUTION, score=0.9)
        extractions[key] = Extraction(paper=paper, sentences=(hard,) if key != "c" else (ours, hard))
    return replace(at, papers=papers, extractions=extractions, outlooks={}, paper_page={})


def test_only_recent_papers_and_only_before_what_they_put_forward(look: Lookup) -> None:
    (said,) = [s for b in still_difficult(look, look.papers) if isinstance(b, Listing) for s in b.statements]
    assert said.text == "“counting bees in rain remains challenging.” Bees a (2020)"
    assert still_difficult(look, ("b", "c")) == []


def test_what_a_paper_leaves_open_itself_is_not_told_twice(look: Lookup) -> None:
    (listing,) = [b for b in still_difficult(look, ("a",)) if isinstance(b, Listing)]
    assert len(listing.statements) == 1
    start = look.extractions["a"].sentences[0].start
    (evidence,) = look.field.issues[0].evidence[:1]
    left = replace(evidence, paper="a", start=start)
    assert still_difficult(replace(look, outlooks={"a": (left,)}), ("a",)) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("However, what bees hear in rain remains largely unexplored.", False),
        ("How swarms choose a tree has not been well studied.", False),
        ("Counting bees in rain is still an under-studied problem.", False),
        ("Counting bees in rain remains unexplored and challenging.", True),
    ],
)
def test_what_only_nobody_took_up_is_called_difficult_by_none(look: Lookup, said: str, told: bool) -> None:
    paper = replace(look.papers["a"], abstract=f"{said} We count them.")
    start = paper.text.index(said)
    hard = Sentence(start=start, end=start + len(said), role=Role.ISSUE, score=0.9)
    here = replace(look, papers={"a": paper}, extractions={"a": Extraction(paper=paper, sentences=(hard,))})
    assert bool(still_difficult(here, ("a",))) is told
