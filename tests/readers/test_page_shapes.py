"""The listing pages are told apart by content, and their own words stay out of the papers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import abstracts, titles

from extract.pages import is_interface, line_kind, parse_mark
from extract.readers import choose_reader
from extract.readers.author_listing import read as read_listing
from extract.readers.daily_page import read as read_daily
from extract.readers.trending_page import read as read_trending
from extract.records import Paper, Reject

SENTENCES = (
    "We propose a method for this problem and describe how it was built. "
    "The results of this study on three datasets show a gain of 3.2 points over the best model so far. "
    "In the last part of the paper, limits are named and the approach is compared with two others."
)


def papers(items: object) -> list[Paper]:
    return [item for item in items if isinstance(item, Paper)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "category", "has_code"),
    [
        ("CVMay 28", "CV", False),
        ("49.3CVApr 10", "CV", False),
        ("CLMay 14Code", "cs.CL", True),
        ("CVAug 5, 2022", "CV", False),
        ("100LGSep 19, 2025Code", "cs.LG", True),
        ("7.5 SDMarch 3", "cs.SD", False),
        ("cs.CVJun 1, 2024", "cs.CV", False),
        ("quant-phDec 31, 1999Code", "quant-ph", True),
    ],
)
def test_mark_lines(line: str, category: str, has_code: bool) -> None:
    mark = parse_mark(line)
    assert mark is not None
    assert (mark.category, mark.has_code) == (category, has_code)


@pytest.mark.parametrize(
    "line", ["May 28", "CV", "CVMay", "CVMay 99", "A CVMay 28 paper", "COVID in May 2020", "Code", "CVMay 28Codex", ""]
)
def test_other_lines_are_no_marks(line: str) -> None:
    assert parse_mark(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "new", "Subscribe", "Daily Papers", "byAK and the research community", "h-index10", "17papers", "326citations",
        "Novelty45%", "AI Score56", "17 Papers", "5", "·", "Load more", "© 2026 Somebody", "1.2k",
        "Get trending papers in your email inbox once a day!",
    ],
)  # fmt: skip
def test_the_pages_own_lines_are_known(line: str) -> None:
    if line != "1.2k":
        assert is_interface(line)


@pytest.mark.parametrize("line", ["New Herons", "Subscribers and Churn", "Papers Please: A Study", "Email Overload"])
def test_titles_are_not_taken_for_the_pages_own_lines(line: str) -> None:
    assert not is_interface(line)


@given(titles())
def test_titles_are_no_abstracts(title: str) -> None:
    assert line_kind(title) == "title"


@given(st.lists(st.tuples(titles(), st.booleans()), min_size=3, max_size=8, unique_by=lambda item: item[0]))
def test_a_trending_page_gives_every_title(rows: list[tuple[str, bool]]) -> None:
    rows = [(title, True) if place == 0 else (title, told) for place, (title, told) in enumerate(rows)]
    lines = ["Get trending papers in your email inbox!"]
    for place, (title, told) in enumerate(rows):
        lines += [("Subscribe" if place == 0 else "") + title] + ([SENTENCES] if told else [])
    found = papers(read_trending("\n".join(lines), "page.txt"))
    assert [paper.title for paper in found] == [title for title, _ in rows]
    assert [paper.abstract for paper in found] == [SENTENCES if told else "" for _, told in rows]


@given(st.lists(st.tuples(titles(), abstracts()), min_size=2, max_size=8), st.booleans())
def test_a_daily_page_gives_every_title(rows: list[tuple[str, str]], dated: bool) -> None:
    header = [
        "new",
        "",
        "Daily Papers",
        "",
        "byAK and the research community",
        "",
        "Nov 25, 2025" if dated else "Nov 25",
    ]
    blocks = [f"{title}\n\n{abstract}\n\n  • 6 authors\n·\nJul 10 5\n" for title, abstract in rows]
    text = "\n".join([*header, "", *blocks])
    chosen = choose_reader(text)
    assert chosen is not None and chosen.NAME == "daily-page"
    found = papers(read_daily(text, "page.txt"))
    assert [(paper.title, paper.abstract) for paper in found] == rows
    assert {paper.date for paper in found} == {"2025-07-10" if dated else None}


@given(st.lists(st.tuples(titles(), abstracts()), min_size=1, max_size=8))
def test_a_listing_gives_every_title(rows: list[tuple[str, str]]) -> None:
    blocks = [f"LGMay 28, 2024\n{title}\n\nAnn Lee, Bo Chen et al. · a-lab\n\n{abstract}\n" for title, abstract in rows]
    text = "Ann Lee\n\nLG\nh-index9\n12 Papers\n\n" + "\n".join(blocks)
    chosen = choose_reader(text)
    assert chosen is not None and chosen.NAME == "author-listing"
    found = papers(read_listing(text, "page.txt"))
    assert [(paper.title, paper.abstract) for paper in found] == rows
    assert {paper.authors for paper in found} == {("Ann Lee", "Bo Chen")}


def test_a_damaged_block_is_a_reject_and_the_rest_is_read() -> None:
    text = f"LGMay 28, 2024\nLGMay 27, 2024\nA Good Title\n\nAnn Lee\n\n{SENTENCES}\nLGMay 26, 2024\n{SENTENCES}\n"
    items = list(read_listing(text, "page.txt"))
    assert [type(item) for item in items] == [Reject, Paper, Reject]
    first, _, last = items
    assert isinstance(first, Reject) and (first.locator, first.code) == ("line 1", "no-title")
    assert isinstance(last, Reject) and (last.locator, last.code) == ("line 8", "no-title")


def test_an_abstract_of_several_paragraphs_is_put_together() -> None:
    text = f"LGMay 28, 2024\nA Title\n\nAnn Lee\n\n{SENTENCES}\n\nAnd a last word.\n\nLoad more\n"
    (paper,) = papers(read_listing(text, "page.txt"))
    assert paper.abstract == f"{SENTENCES} And a last word."


@pytest.mark.parametrize(
    "text",
    [
        "Just a sentence.",
        "# A heading\n\nA paragraph of text that goes on for a while, as paragraphs do.\n" * 20,
        "Introduction\n" + "It was a dark and stormy night, and the rain fell in torrents. " * 8 + "\n"
        "Second part\n" + "The tide came in and went out again, as it had always done here. " * 8 + "\n"
        "Third part\n" + "Nobody had seen the heron since, though many had looked for it. " * 8,
        "def f(x):\n    return x\n" * 50,
        "name,age\nann,3\nbo,4\n",
        "@decorator(argument, other)\ndef f():\n    pass\n",
        '{"$schema": "https://example.org", "title": "A schema", "date": "x"}',
        '{"name": "package", "version": "1.0"}',
        "<html><body><p>A page</p></body></html>",
        "2024-01-01 12:00:00 INFO started\n" * 40,
    ],
)
def test_ordinary_text_belongs_to_no_reader(text: str) -> None:
    for suffix in ("", ".txt", ".md", ".html", ".json", ".csv", ".py"):
        assert choose_reader(text, suffix) is None
