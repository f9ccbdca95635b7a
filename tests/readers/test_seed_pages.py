"""The saved pages beside the project are read to the last record."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from extract.deduplicate import deduplicate
from extract.read import read_paths
from extract.records import Paper

COUNTS = {"000": 17, "001": 50, "002": 27, "003": 104, "004": 63}
DISTINCT = 235
PAGE_WORDS = re.compile(
    r"et al\.|\bauthors\b$|^\d+\.\d[A-Z]{2}|\bCode$|^Subscribe|inbox|h-index|tencent|"
    r"[A-Z]{2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d|·|•"
)


@pytest.fixture(scope="module")
def papers_of(seed_pages: tuple[Path, ...]) -> dict[str, tuple[Paper, ...]]:
    return {page.name[:3]: read_paths([page]).papers for page in seed_pages}


def test_every_page_gives_all_its_records(papers_of: dict[str, tuple[Paper, ...]]) -> None:
    assert {name: len(papers) for name, papers in papers_of.items()} == COUNTS


def test_nothing_is_refused(seed_pages: tuple[Path, ...]) -> None:
    result = read_paths(seed_pages)
    assert result.rejects == ()
    assert [item.replaced for item in result.inputs] == [0] * len(COUNTS)


def test_the_same_paper_on_two_pages_is_one(papers_of: dict[str, tuple[Paper, ...]]) -> None:
    papers = [paper for page in papers_of.values() for paper in page]
    once = deduplicate(papers)
    assert len(once) == DISTINCT
    assert sum(len(paper.sources) for paper in once) == sum(COUNTS.values())
    random.Random(7).shuffle(papers)
    assert deduplicate(papers) == once
    assert deduplicate(once) == once


def test_no_word_of_the_page_is_in_a_paper(papers_of: dict[str, tuple[Paper, ...]]) -> None:
    for papers in papers_of.values():
        for paper in papers:
            assert not PAGE_WORDS.search(paper.title), paper.title
            assert paper.abstract
            assert not PAGE_WORDS.search(paper.abstract[-12:]), paper.abstract[-40:]
            for author in paper.authors:
                assert not re.search(r"\d|et al|·", author)


def test_words_of_the_page_stand_in_the_paper_as_they_stood(
    seed_pages: tuple[Path, ...], papers_of: dict[str, tuple[Paper, ...]]
) -> None:
    for page in seed_pages:
        lines = {" ".join(line.split()) for line in page.read_text(encoding="utf-8").splitlines()}
        for paper in papers_of[page.name[:3]]:
            assert paper.abstract in lines
            assert any(paper.title in line for line in lines)


def test_listings_have_authors_categories_and_dates(papers_of: dict[str, tuple[Paper, ...]]) -> None:
    for name in ("000", "001", "002"):
        for paper in papers_of[name]:
            assert 1 <= len(paper.authors) <= 3
            assert all(re.search(r"(?:^|\.)[A-Z]{2}$", category) for category in paper.categories)
        assert sum(paper.date is not None for paper in papers_of[name]) >= 0.4 * len(papers_of[name])
        assert any(paper.has_code for paper in papers_of[name])
        assert not all(paper.has_code for paper in papers_of[name])


def test_the_glued_page_is_parted_as_other_records_of_the_same_people_say(
    papers_of: dict[str, tuple[Paper, ...]],
) -> None:
    parted = {paper.title: paper.authors for paper in papers_of["001"]}
    people = {author for authors in parted.values() for author in authors[1:]}
    for title, authors in parted.items():
        assert not any(title.endswith(name.split()[0]) for name in people)
        assert authors[0][0].isupper()
        assert not any(
            before.islower() and here.isupper() for before, here in zip(title[-9:], title[-8:], strict=False)
        )
