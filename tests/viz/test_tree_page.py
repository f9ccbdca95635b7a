"""The tree: what a newcomer sees at first, what its lines count, what keys and search do, and what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from example_field import make_field
from watch import Watch

from kg.pages.lookup import look_up
from kg.pages.outline import EXAMPLES, SHOWN, outline_page
from viz.page import Branch, Outline


@pytest.fixture(scope="module")
def outline() -> Outline:
    (block,) = outline_page(look_up(make_field(), "Hives")).sections[0].blocks
    assert isinstance(block, Outline)
    return block


def test_a_tree_without_branches_says_so_and_has_nothing_to_open() -> None:
    look = look_up(make_field(), "Hives")
    bare = replace(look.field, issues=(), tree=replace(look.field.tree, children=()))
    page = outline_page(look_up(bare, "Hives"))
    assert page.sections == ()
    assert page.lead[0].text.endswith("No issue was made out here, so there is none to show.")
    assert "unfolded" not in page.lead[0].text


def test_a_tree_of_topics_without_issues_says_so_too() -> None:
    look = look_up(make_field(), "Hives")
    topics = tuple(replace(n, children=()) for n in look.field.tree.children)
    page = outline_page(
        look_up(replace(look.field, issues=(), tree=replace(look.field.tree, children=topics)), "Hives")
    )
    assert page.sections
    assert page.lead[0].text.endswith("No issue was made out here, so there is none to show.")


def walk(branches: tuple[Branch, ...], opened: bool = True) -> Iterator[tuple[Branch, bool]]:
    """Every line of the outline, and whether it is in view when the page opens."""
    for branch in branches:
        yield branch, opened
        yield from walk(branch.branches, opened and branch.open)


def test_a_newcomer_sees_a_topic_with_issues_solutions_how_they_fared_and_what_stays_open(outline: Outline) -> None:
    lines = list(walk(outline.branches))
    seen = [branch for branch, shown in lines if shown]
    assert (
        {branch.sort for branch in seen}
        == {branch.sort for branch, _ in lines}
        == {"topic", "issue", "solution", "open"}
    )
    # A solution that is open tells of its paper and of what was found.
    assert max(len(branch.statements) for branch in seen if branch.sort == "solution" and branch.open) >= 2
    # No more than an example: most of the tree is closed.
    opened = [branch for branch in seen if branch.open]
    assert sum(branch.sort == "solution" for branch in opened) <= EXAMPLES * SHOWN
    assert sum(branch.sort == "issue" for branch in opened) <= EXAMPLES + 1


def test_a_tree_without_topics_opens_on_issues() -> None:
    field = make_field()
    flat = replace(field.tree, children=tuple(child for topic in field.tree.children for child in topic.children))
    (block,) = outline_page(look_up(replace(field, tree=flat), "Hives")).sections[0].blocks
    assert isinstance(block, Outline)
    assert {branch.sort for branch in block.branches} == {"issue"}
    assert {"issue", "solution"} <= {branch.sort for branch, shown in walk(block.branches) if shown and branch.open}


def test_lines_count_what_is_below_them(outline: Outline) -> None:
    counted = 0
    for branch, _ in walk(outline.branches):
        for sort in ("topic", "issue", "solution"):
            found = re.search(rf", (\d+|no) {sort}", branch.count)
            if found:
                assert int(found[1].replace("no", "0")) == sum(b.sort == sort for b in branch.branches)
                counted += 1
    assert counted > 5


def test_a_title_that_asks_has_no_full_stop_behind_it() -> None:
    field = make_field()
    asking = tuple(replace(p, title=f"{p.title[:-1]}?", date=None) for p in field.papers)
    (block,) = outline_page(look_up(replace(field, papers=asking), "Hives")).sections[0].blocks
    assert isinstance(block, Outline)
    told = [
        s.text for branch, _ in walk(block.branches) if branch.sort in {"solution", "open"} for s in branch.statements
    ]
    assert sum(text.endswith("?") for text in told) > 5
    assert not any("?." in text for text in told)


VISIBLE = """() => [...document.querySelectorAll('.outline .label, .outline .st')].filter((l) => {
  const box = l.getBoundingClientRect();
  return box.height > 0 && box.width > 0 && l.checkVisibility({contentVisibilityAuto: true});
}).length"""


@pytest.mark.browser
@pytest.mark.parametrize("name", ["tree.html", "fishbones/listening-to-bee-hives.html"])
def test_paper_has_every_line(browser: Any, site: Path, name: str) -> None:
    watch = Watch(browser, viewport={"width": 680, "height": 1000})
    page = watch.open(site, name)
    lines = page.locator(".outline .label, .outline .st").count()
    assert page.evaluate(VISIBLE) < lines
    page.emulate_media(media="print")
    assert page.evaluate(VISIBLE) == lines
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0
    # Whoever prints finds the page as it was before.
    page.emulate_media(media="screen")
    before = page.locator("details.branch[open]").count()
    page.pdf()
    assert page.locator("details.branch[open]").count() == before
    watch.context.close()
    assert watch.trouble == []


@pytest.mark.browser
def test_search_leaves_what_it_finds_and_gives_the_first_view_back(browser: Any, site: Path) -> None:
    watch = Watch(browser, viewport={"width": 1000, "height": 900})
    page = watch.open(site, "tree.html")
    before = page.evaluate(VISIBLE)
    page.locator("#outline-search").fill("buzzmae")
    assert page.locator(".outline .hit").count() > 0
    assert page.locator(".outline .hit:visible").count() == page.locator(".outline .hit").count()
    page.locator("#outline-search").fill("")
    assert page.evaluate(VISIBLE) == before
    page.locator("#close-all").click()
    assert page.evaluate(VISIBLE) == page.locator(".outline > ul > li").count()
    page.locator("#open-all").click()
    assert page.evaluate(VISIBLE) == page.locator(".outline .label, .outline .st").count()
    watch.context.close()
    assert watch.trouble == []


LINES = """() => [...document.querySelectorAll('.outline :is(summary, .head):has(> .label)')].map((head) => {
  const starts = (of) => {
    const range = document.createRange();
    range.selectNodeContents(head.querySelector(of));
    return [...range.getClientRects()].map((box) => Math.round(box.left));
  };
  return head.querySelector('.count') ? [starts('.sort')[0], starts('.label'), starts('.count')] : [];
}).filter((line) => line.length && line[1].length)"""


@pytest.mark.browser
def test_what_does_not_fit_in_a_line_goes_on_below_its_words(browser: Any, site: Path) -> None:
    watch = Watch(browser, viewport={"width": 390, "height": 900})
    page = watch.open(site, "tree.html")
    page.locator("#open-all").click()
    lines = page.evaluate(LINES)
    assert sum(len(label) > 1 for _, label, _ in lines) > 3
    for sort, label, count in lines:
        assert min(label[1:] + count) >= sort - 3  # the triangle is as wide as the face has it
        # "1" at the end of a line and "paper" at the head of the next would be two places.
        assert len(set(count)) == 1
    watch.context.close()
    assert watch.trouble == []
