"""The same paper from two places is one; different papers stay two; nothing depends on order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import papers

from extract.deduplicate import deduplicate
from extract.identity import paper_id
from extract.merge import merge_papers
from extract.records import Paper, Source

ABSTRACT = (
    "Wading birds are counted from the air every spring, yet labels are scarce and glare hides plumage. We propose "
    "HeronNet, which learns from boxes of three seasons, and reaches 91.4% accuracy on MarshSet with few labels."
)
OTHER = (
    "This editorial introduces seven contributions about sediment transport, storm surges, salinity intrusion and dyke "
    "maintenance along lowland coasts, and thanks reviewers for careful reading during an unusually short period."
)


def paper(title: str = "HeronNet: Counting Wading Birds From the Air", file: str = "a.txt", **fields: object) -> Paper:
    source = Source(file=file, locator="line 1", reader="test")
    return Paper(id=paper_id(title), title=title, sources=(source,), **fields)  # type: ignore[arg-type]


def count(*found: Paper) -> int:
    return len(deduplicate(found))


@given(st.lists(papers(), max_size=8), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_twice_is_once(found: list[Paper], random) -> None:  # type: ignore[no-untyped-def]
    once = deduplicate(found)
    shuffled = list(found)
    random.shuffle(shuffled)
    assert deduplicate(shuffled) == once
    assert deduplicate(once) == once


@given(st.lists(papers(), max_size=8))
def test_ids_are_unique_and_no_source_is_lost(found: list[Paper]) -> None:
    once = deduplicate(found)
    assert len({paper.id for paper in once}) == len(once) <= len(found)
    assert [paper.id for paper in once] == sorted(paper.id for paper in once)
    assert {source for paper in once for source in paper.sources} == {s for paper in found for s in paper.sources}


@given(papers(), st.text("-–:. ’", min_size=1, max_size=1))
def test_another_writing_of_the_title_is_the_same_paper(one: Paper, mark: str) -> None:
    # A short title alone, without authors, abstract or year, proves nothing: two such records stay two.
    assume(len(one.title.split()) >= 6 or (one.authors and one.date and one.abstract))
    two = replace(one, title=f"{one.title.upper().replace(' ', f'{mark} ', 1)}.", doi=None, arxiv_id=None)
    assert count(one, two) == 1


@given(st.lists(papers(), min_size=1, max_size=5))
def test_merging_is_the_same_in_any_order_and_in_steps(found: list[Paper]) -> None:
    whole = merge_papers(found)
    assert merge_papers(found[::-1]) == whole
    assert merge_papers([merge_papers(found[:2]), *found[2:]]) == whole
    assert merge_papers([whole, whole]) == whole


def test_both_sources_and_the_richer_fields_are_kept() -> None:
    page = paper(
        file="page.txt", abstract=ABSTRACT, authors=("A. Lee",), date="2024", categories=("CV",), has_code=True
    )
    entry = paper(
        "HeronNet: counting wading birds from the air.",
        file="list.bib",
        authors=("Ann Lee", "Bo Chen"),
        date="2024-06-01",
        categories=("cs.CV",),
        doi="10.1000/x",
        keywords=("Birds",),
    )
    (one,) = deduplicate([page, entry])
    assert one.title == "HeronNet: Counting Wading Birds From the Air"
    assert (one.abstract, one.authors, one.date) == (ABSTRACT, ("Ann Lee", "Bo Chen"), "2024-06-01")
    assert (one.categories, one.keywords, one.has_code) == (("cs.CV",), ("Birds",), True)
    assert (one.doi, one.id) == ("10.1000/x", "doi-10.1000_x")
    assert [source.file for source in one.sources] == ["list.bib", "page.txt"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (paper(), paper("HERONNET - Counting wading birds from the air")),
        (paper("Étude of $\\alpha$-Nets for Marsh Birds"), paper("Etude of α nets for marsh birds")),
        (paper(doi="10.1000/x"), paper()),
        (paper(doi="10.1000/x"), paper(arxiv_id="2401.00001")),
        (paper(doi="10.1000/x"), paper("A Longer Title: HeronNet, Counting Wading Birds", doi="10.1000/x")),
        (paper(arxiv_id="2401.00001"), paper("HeronNet for Birds From the Air", arxiv_id="2401.00001")),
        (paper(abstract=ABSTRACT), paper("Counting Wading Birds From the Air", abstract=ABSTRACT)),
        (paper(abstract=ABSTRACT), paper("HeronNet: Counting Wadding Birds From the Air", abstract=ABSTRACT[:150])),
        (paper(abstract=ABSTRACT), paper(abstract=ABSTRACT[:120] + "...")),
        (paper(abstract=ABSTRACT, doi="10.1000/x"), paper(abstract=ABSTRACT, doi="10.1101/2024.01.01")),
        (paper(authors=("Ann Lee",)), paper(authors=("A. Lee", "B. Chen"))),
        (paper("Editorial", date="2024-01"), paper("Editorial.", date="2024")),
    ],
)
def test_one_paper(one: Paper, two: Paper) -> None:
    assert count(one, two) == 1
    assert count(two, one) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (paper(), paper("HeronNet: Counting Wading Birds From the Shore")),
        (paper("Marsh Cameras and Their Limits, Part 1"), paper("Marsh Cameras and Their Limits, Part 2")),
        (paper("Marsh Cameras and Their Limits, Part I"), paper("Marsh Cameras and Their Limits, Part II")),
        (paper("Editorial", abstract=ABSTRACT), paper("Editorial", abstract=OTHER)),
        (paper("Editorial", doi="10.1000/x"), paper("Editorial", doi="10.1000/y")),
        (paper("Editorial", date="2023"), paper("Editorial", date="2024")),
        (paper(authors=("Ann Lee",)), paper(authors=("Bo Chen",))),
        (paper(abstract=ABSTRACT, doi="10.1000/x"), paper(abstract=OTHER, doi="10.1000/y")),
        (paper(arxiv_id="2401.00001"), paper(arxiv_id="2401.00002")),
        (
            paper("Supervised Learning of Waders", abstract=ABSTRACT),
            paper("Unsupervised Learning of Waders", abstract=OTHER),
        ),
        (
            paper("Sediment in Lowland Rivers", doi="10.1000/v", abstract=OTHER),
            paper("HeronNet", doi="10.1000/v", abstract=ABSTRACT),
        ),
    ],
)
def test_two_papers(one: Paper, two: Paper) -> None:
    found = deduplicate([one, two])
    assert len(found) == 2
    assert len({paper.id for paper in found}) == 2
    assert deduplicate([two, one]) == found


def test_chains_of_likeness_do_not_join_what_differs() -> None:
    first, second = paper(doi="10.1000/x", abstract=ABSTRACT), paper(doi="10.1000/y", abstract=OTHER)
    bridge = paper(file="b.txt")
    found = deduplicate([first, bridge, second])
    assert sorted(paper.doi or "" for paper in found) == ["10.1000/x", "10.1000/y"]
