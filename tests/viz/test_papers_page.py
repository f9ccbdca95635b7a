"""The list of papers: a few lines a paper, where the paper itself is, and tables without empty columns."""

from __future__ import annotations

import doctest
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from example_field import make_field
from example_papers import PAPERS
from site_pages import pages_of, take_apart, write_site
from watch import Watch

from extract.records import Extraction, Paper
from kg.pages import venues
from kg.pages.lookup import look_up
from kg.pages.papers import paper_pages
from kg.records import Field
from kg.site import build_site
from viz.links import web_link
from viz.page import Cell, Column, Frame, Page, PaperEntry, Quote, Section, Table
from viz.render import render_page


@pytest.fixture(scope="module")
def field() -> Field:
    return make_field()


def entries_of(field: Field) -> list[PaperEntry]:
    return [
        b for page in paper_pages(look_up(field)) for s in page.sections for b in s.blocks if isinstance(b, PaperEntry)
    ]


def with_first(field: Field, **changes: object) -> tuple[Field, str]:
    """The field with its first paper changed, and that paper's title."""
    first: Paper = replace(field.papers[0], **changes)  # type: ignore[arg-type]
    extractions: tuple[Extraction, ...] = tuple(
        replace(x, paper=first) if x.paper.id == first.id else x for x in field.extractions
    )
    return replace(field, papers=(first, *field.papers[1:]), extractions=extractions), first.title


def test_a_venue_is_written_as_readers_write_it(field: Field) -> None:
    assert doctest.testmod(venues).failed == 0
    field, title = with_first(field, venue="PROCEEDINGS OF THE SYMPOSIUM ON HIVES 2021", date="2021-03")
    entry = next(e for e in entries_of(field) if e.title == title)
    assert (entry.venue, entry.when) == ("Proceedings of the Symposium on Hives", "2021-03")


def test_every_paper_is_told_in_a_line(field: Field) -> None:
    entries = entries_of(field)
    assert len(entries) == len(field.papers) == 12
    told = {e.title: e.gist for e in entries}
    assert any(gist.startswith("Puts forward BuzzMAE against “") for gist in told.values()), told
    assert all(gist.startswith("Puts forward ") and gist.endswith(".") for gist in told.values() if gist)


def test_the_line_counts_what_it_does_not_name_and_falls_back_on_what_is_proposed(field: Field) -> None:
    source = next(x for x in field.extractions if x.solutions and any(e.proposed for e in x.entities))
    first = replace(source.solutions[0], text="a hum scale", addresses=())
    many = tuple(replace(first, text=text) for text in ("a hum scale", "HiveNet", "hive model", "A HUM scale", "Wax"))

    def gist(extraction: Extraction) -> str:
        others = tuple(x for x in field.extractions if x.paper.id != extraction.paper.id)
        found = replace(field, extractions=(*others, extraction))
        return next(e.gist for e in entries_of(found) if e.title == extraction.paper.title)

    unnamed = replace(source, mentions=(), entities=())
    assert gist(replace(unnamed, solutions=many)) == "Puts forward hum scale, HiveNet, a hive model and one more."
    proposed = next(e.name for e in source.entities if e.proposed)
    assert proposed in gist(replace(source, solutions=()))
    assert gist(replace(source, solutions=(), entities=())) == ""


@pytest.mark.parametrize(
    ("said", "links"),
    [
        ({"doi": "10.1000/hive.1"}, [("doi:10.1000/hive.1", "https://doi.org/10.1000/hive.1")]),
        ({"arxiv_id": "2401.00001"}, [("arXiv:2401.00001", "https://arxiv.org/abs/2401.00001")]),
        ({"url": "https://www.example.org/a?b"}, [("example.org", "https://www.example.org/a?b")]),
        (
            {"doi": "10.1000/Hive", "url": "https://doi.org/10.1000/hive", "arxiv_id": "2401.00001"},
            [("doi:10.1000/Hive", "https://doi.org/10.1000/Hive"), ("arXiv:2401.00001", "https://arxiv.org/abs/2401.00001")],
        ),
        ({}, []),
    ],
)  # fmt: skip
def test_where_a_paper_is_can_be_seen(field: Field, said: dict[str, str], links: list[tuple[str, str]]) -> None:
    changed, title = with_first(field, **{"doi": None, "arxiv_id": None, "url": None, **said})
    entry = next(e for e in entries_of(changed) if e.title == title)
    assert [(link.text, link.href) for link in entry.links] == links
    page = pages_of(build_site(changed))["site/papers.html"]
    outward = [
        a for tag, a in page.tags if tag == "a" and a.get("class") == "out" and a["href"] in dict(links).values()
    ]
    assert [a["href"] for a in outward] == [href for _, href in links]
    assert all(a["rel"] == "noreferrer noopener" for a in outward)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "mailto:bee@example.org", "ftp://example.org/x", "data:text/html,x"]
)
def test_what_is_no_page_of_the_web_is_no_link(field: Field, address: str) -> None:
    changed, _ = with_first(field, url=address, doi=None, arxiv_id=None)
    assert web_link(address) is None
    for path, page in pages_of(build_site(changed)).items():
        assert address not in page.hrefs, path


def test_a_title_leads_to_its_paper_and_the_abstract_is_folded(field: Field) -> None:
    html = build_site(field)["site/papers.html"]
    page = take_apart(html)
    papers = [a["id"] for tag, a in page.tags if tag == "article"]
    assert len(papers) == 12
    assert [h for h in page.hrefs if h.startswith("#p-")] == [f"#{key}" for key in papers]
    readings = [a for tag, a in page.tags if tag == "details" and a.get("class") == "reading"]
    assert len(readings) == sum(bool(p.abstract) for p in field.papers) == 11
    assert not [a for a in readings if "open" in a]


def a_table(*rows: tuple[str, ...], columns: tuple[str, ...] = ("Name", "Year", "Often with")) -> Table:
    cells = tuple(tuple(Cell(parts=(text,) if text else ()) for text in row) for row in rows)
    return Table(key="t", caption="Hives", columns=tuple(Column(label=c) for c in columns), rows=cells)


def test_a_table_leaves_out_columns_in_which_nothing_stands() -> None:
    table = a_table(("hum", "", "wax"), ("buzz", "–", ""))
    assert [c.label for c in table.filled.columns] == ["Name", "Often with"]
    assert [[c.text for c in row] for row in table.filled.rows] == [["hum", "wax"], ["buzz", ""]]
    html = render_page(
        Page(path="index.html", title="Hives", sections=(Section(key="s", title="S", blocks=(table,)),)),
        Frame(name="Hives", links=()),
    ).decode()
    assert ">Often with</th>" in html
    assert ">Year</th>" not in html


def test_a_table_keeps_what_names_its_rows_and_whatever_shows_something() -> None:
    assert [c.label for c in a_table(("", "2020", "")).filled.columns] == ["Name", "Year"]
    full = a_table(("hum", "2020", "wax"))
    assert full.filled is full
    assert a_table().filled.columns == a_table().columns
    quote = Quote(text="hum", start=0, end=0, title="Hum", when="", href="papers.html#p-1")
    quoted = replace(full, rows=((*full.rows[0][:2], Cell(quotes=(quote,))),))
    assert len(quoted.filled.columns) == 3


def test_tables_of_words_and_of_figures_are_told_apart() -> None:
    years = tuple(Column(label=str(2020 + n), numeric=True) for n in range(3))
    figures = Table(key="t", caption="", columns=(Column(label="Method"), *years), rows=())
    assert not figures.in_words
    assert a_table().in_words
    assert not a_table(columns=("Name", "Year")).in_words


def test_what_is_put_forward_by_doing_is_told_as_the_doing_of_it(field: Field) -> None:
    source = next(x for x in field.extractions if x.solutions and ":" not in x.paper.title)
    source = replace(source, mentions=(), entities=())
    first = replace(source.solutions[0], text="learn the weight of hives", addresses=(), start=0, end=0)
    others = tuple(x for x in field.extractions if x.paper.id != source.paper.id)
    found = replace(field, extractions=(*others, replace(source, solutions=(first,))))
    told = next(e.gist for e in entries_of(found) if e.title == source.paper.title)
    assert told == "Puts forward learning the weight of hives."


def test_a_paper_whose_title_gives_its_thing_a_name_puts_that_forward(field: Field) -> None:
    source = next(x for x in field.extractions if x.solutions and x.paper.title.startswith("BuzzMAE:"))
    first = replace(source.solutions[0], text="learn the weight of hives", addresses=(), start=0, end=0)
    others = tuple(x for x in field.extractions if x.paper.id != source.paper.id)
    found = replace(field, extractions=(*others, replace(source, solutions=(first,))))
    assert next(e.gist for e in entries_of(found) if e.title == source.paper.title) == "Puts forward BuzzMAE."


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "field_", "rest"),
    [
        ("papers.html", "#filter", "article.paper:visible"),
        ("tree.html", "#outline-search", ".outline > ul > li:visible"),
        ("graph.html", "#row-filter", "#nodes tbody tr:visible"),
    ],
)
def test_a_filter_without_a_hit_says_so_and_gives_a_way_back(
    watch: Watch, site: Path, name: str, field_: str, rest: str
) -> None:
    page = watch.open(site, name)
    before = page.locator(rest).count()
    assert before >= 1
    assert page.locator(".nothing").is_hidden()
    # Paper says that something was left out.
    page.locator(field_).fill("queen")
    assert page.locator(rest).count() >= 1
    assert page.locator(".on-paper").is_hidden()
    page.emulate_media(media="print")
    assert page.locator(".on-paper").inner_text() == "Only what has “queen” is printed."
    page.emulate_media(media="screen")
    page.locator(field_).fill("zeppelins over honey")
    assert page.locator(rest).count() == 0
    line = page.locator(".nothing")
    assert "zeppelins over honey" in line.inner_text()
    assert 0 < line.bounding_box()["y"] - page.locator(field_).bounding_box()["y"] < 250
    page.keyboard.press("Tab")
    line.get_by_role("button").click()
    assert page.locator(rest).count() == before
    assert line.is_hidden()
    assert page.evaluate("'#' + document.activeElement.id") == field_
    assert page.locator(field_).input_value() == ""


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1400])
def test_a_title_as_long_as_an_abstract_is_cut_until_its_paper_is_opened(
    browser: Any, tmp_path: Path, width: int
) -> None:
    specs = [dict(p) for p in PAPERS]
    specs[3]["title"] = ("On the hum of hives in winter and in spring " * 20)[:600]
    write_site(build_site(make_field(specs)), tmp_path)
    watch = Watch(browser, viewport={"width": width, "height": 900})
    page = watch.open(tmp_path / "site", "papers.html")
    paper = page.locator("article.paper", has_text="On the hum of hives in winter and in spring On")
    head = paper.locator("h3")
    size = head.evaluate("(h) => parseFloat(getComputedStyle(h).lineHeight)")
    assert head.bounding_box()["height"] <= 5 * size + 8
    others = page.locator("article.paper h3").evaluate_all("(all) => all.map((h) => h.scrollHeight - h.clientHeight)")
    assert sum(cut > 2 for cut in others) == 1
    paper.locator("summary").first.click()
    assert head.evaluate("(h) => h.scrollHeight - h.clientHeight") <= 2
    assert head.bounding_box()["height"] > (9 if width == 390 else 5) * size
    page.emulate_media(media="print")
    paper.locator("details.reading").evaluate("(details) => (details.open = false)")
    assert head.evaluate("(h) => h.scrollHeight - h.clientHeight") <= 2
    watch.context.close()
    assert watch.trouble == []


def test_without_an_issue_the_page_of_fish_bones_says_so(field: Field) -> None:
    bare = replace(field, issues=(), fishbones=())
    assert "No issue was made out here" in build_site(bare)["site/fishbones.html"].decode()
    assert "No issue was made out here" not in build_site(field)["site/fishbones.html"].decode()
