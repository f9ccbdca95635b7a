"""What paper holds: heads of tables on every sheet, drawings that fill it, and the file with the whole site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from example_field import make_field
from watch import Watch

from kg.site import build_single_file

pytestmark = pytest.mark.browser
# Sheets of A4 within their margins, in the pixels of a page: standing, and on the side.
STANDING, LYING = {"width": 680, "height": 994}, {"width": 1016, "height": 695}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("alone")
    (folder / "one.html").write_bytes(build_single_file(make_field()))
    return folder


@pytest.mark.parametrize("name", ["index.html", "topics/queen-detection.html", "graph.html", "ontology.html"])
def test_heads_of_tables_are_repeated_and_rows_are_not_broken(browser: Any, site: Path, name: str) -> None:
    watch = Watch(browser, viewport=STANDING)
    page = watch.open(site, name)
    page.emulate_media(media="print")
    told = page.evaluate("""() => [...document.querySelectorAll("table")].map((table) => {
      const css = (node, key) => getComputedStyle(node)[key];
      return [css(table.tHead, "display"), [...table.tHead.querySelectorAll("button")].map((b) => css(b, "display")),
        [...table.tBodies[0].rows].map((row) => css(row, "breakInside")),
        [...table.tHead.rows[0].cells].map((cell) => css(cell, "position")), css(table, "breakInside"),
        Boolean(table.querySelector("td > svg"))];
    })""")
    watch.context.close()
    assert told
    for head, buttons, rows, cells, whole, of_names in told:
        # A short table stays in one piece: a head without a row at the foot of a sheet says nothing. Rows of names say
        # themselves what they hold, so that their table may go on over the sheet's end after a few.
        assert whole == ("avoid" if len(rows) <= (6 if of_names else 12) else "auto")
        assert head == ("block" if of_names else "table-header-group")
        # A browser does not repeat a head in which there is a box that cannot be broken, as a button is.
        assert set(buttons) <= {"contents"}
        assert set(rows) == {"avoid"}
        assert set(cells) == {"static"}


def test_the_printed_graph_is_as_wide_as_its_sheet(browser: Any, site: Path) -> None:
    for sheet in (STANDING, LYING):
        watch = Watch(browser, viewport=sheet)
        page = watch.open(site, "graph.html")
        page.emulate_media(media="print")
        box = page.locator("svg.g-map").bounding_box()
        assert box["width"] > 0.95 * sheet["width"]
        # With the title above it and its key below it stands on one sheet.
        assert page.locator(".still .key").bounding_box()["y"] < sheet["height"]
        watch.context.close()


def test_a_map_too_high_for_a_sheet_is_printed_as_the_wide_one(browser: Any, site: Path) -> None:
    watch = Watch(browser, viewport=STANDING)
    page = watch.open(site, "topics.html")
    page.emulate_media(media="print")
    for tall, seen in (("add", ".wide"), ("remove", ".middle")):
        page.evaluate(f"document.querySelector('#topic-map .middle svg').classList.{tall}('tall')")
        shown = [kind for kind in (".wide", ".middle", ".narrow") if page.locator(f"#topic-map > {kind}").is_visible()]
        assert shown == [seen]
    watch.context.close()


def test_bars_stay_in_their_cells_on_paper(browser: Any, site: Path) -> None:
    watch = Watch(browser, viewport=STANDING)
    page = watch.open(site, "index.html")
    page.emulate_media(media="print")
    over = page.locator("table.sortable tr:has(td + td + td) td > svg").evaluate_all(
        "(all) => all.map((s) => s.getBoundingClientRect().right - s.parentElement.getBoundingClientRect().right)"
    )
    assert over
    assert max(over) <= 0
    watch.context.close()


def test_what_stays_folded_is_told(browser: Any, tmp_path: Path, site: Path) -> None:
    watch = Watch(browser, viewport=STANDING)
    page = watch.open(site, "index.html")
    page.evaluate(
        """() => { const fold = document.createElement("details");
          fold.className = "fold"; fold.id = "more"; fold.append(document.createElement("summary"), "Two more.");
          fold.firstChild.textContent = "2 more solutions"; document.querySelector("#issues").append(fold); }"""
    )
    page.emulate_media(media="print")
    assert page.locator("#more > summary").is_visible()
    told = page.locator("#more > summary").evaluate("(summary) => getComputedStyle(summary, '::after').content")
    assert "not printed" in told
    # The table behind a picture says nothing that the picture does not.
    assert page.locator(".picture > details.fold").first.is_hidden()
    watch.context.close()


def test_a_quote_told_in_short_ends_with_its_year_on_paper(browser: Any, site: Path) -> None:
    """The way to the paper itself leads nowhere from a sheet: neither it is printed nor what sets it apart."""
    watch = Watch(browser, viewport=STANDING)
    page = watch.open(site, "index.html")
    caption = page.locator("details.ev:not([open]) .quote:first-child figcaption").first
    caption.evaluate("""(caption) => { const way = document.createElement("a");
      way.className = "out"; way.textContent = "the paper"; caption.append(" ", way); }""")
    assert "·" in caption.locator(".out").evaluate("(way) => getComputedStyle(way, '::before').content")
    page.emulate_media(media="print")
    assert caption.is_visible()
    assert caption.locator(".out").is_hidden()
    assert "·" not in caption.inner_text()
    watch.context.close()


@pytest.mark.parametrize("name", ["tree.html", "fishbones/queen-detection.html"])
def test_the_lines_of_an_outline_are_whole_on_paper(browser: Any, site: Path, name: str) -> None:
    watch = Watch(browser, viewport=STANDING)
    page = watch.open(site, name)
    page.emulate_media(media="print")
    heads = page.locator(".outline :is(summary, .head)")
    assert heads.count()
    assert heads.evaluate_all("(all) => all.every((head) => getComputedStyle(head).breakInside === 'avoid')")
    issues = page.locator(".outline .branch.issue").evaluate_all(
        """(all) => all.map((issue) => [issue.querySelectorAll(":scope > ul > li").length,
          issue.querySelectorAll(":scope > .st").length, getComputedStyle(issue).breakInside])"""
    )
    assert issues
    for solutions, statements, whole in issues:
        assert whole == ("avoid" if solutions < 2 and statements < 4 else "auto")
    # Below such columns a foot would often stand alone.
    assert page.locator(".foot").is_hidden()
    watch.context.close()


def test_paper_bids_nobody_to_open_or_to_choose(browser: Any, site: Path) -> None:
    bidding = re.compile(
        r"(?i)\b(?:(?:open|choose) (?:a|an|any|one|it)\b|when you choose|opens below|leads? (?:here|to its page))"
    )
    watch = Watch(browser, viewport=STANDING)
    for name in ("index.html", "topics.html", "tree.html", "fishbones.html", "graph.html", "papers.html"):
        page = watch.open(site, name)
        assert bidding.search(page.locator("body").inner_text()), name
        page.emulate_media(media="print")
        assert not bidding.search(page.locator("body").inner_text()), name
        page.emulate_media(media="screen")
    watch.context.close()


def test_a_fish_of_the_file_with_the_whole_site_fills_a_sheet(browser: Any, alone: Path) -> None:
    watch = Watch(browser, viewport=LYING)
    page = watch.open(alone, "one.html")
    sheets = page.locator(".sheet:has(svg.fishbone)").evaluate_all("(all) => all.map((s) => s.id)")
    assert len(sheets) > 2
    for sheet in sheets:
        page = watch.open(alone, f"one.html#{sheet}")
        page.emulate_media(media="screen")
        page.emulate_media(media="print")
        assert page.locator(".sheet:visible").count() == 1
        drawing = page.locator("svg.fishbone:visible")
        assert drawing.count() == 1
        box = drawing.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= LYING["width"] + 1
        assert box["y"] + box["height"] <= LYING["height"]
        assert box["width"] > 0.6 * LYING["width"]
        # Numbers that lead to quotes lead nowhere on paper.
        assert page.locator("details.ev:not([open]) > a:visible").count() == 0
        assert page.locator(".zoom, .told").first.is_hidden()
    watch.context.close()
    assert [t for t in watch.trouble if not t.startswith("request: data:")] == []
