"""What stands behind a sentence can be reached: the number on its mark is that of the quotes and of the links below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from example_field import make_field

from kg.pages.lookup import PLACES_LED_TO, Lookup, look_up
from kg.pages.overview import overview_page, topic_page
from kg.pages.wording import stated
from kg.records import Evidence
from viz.page import Block, Card, Cards, Cell, Figure, Fold, Frame, Listing, Page, Statement, Table
from viz.render import render_page


@pytest.fixture(scope="module")
def look() -> Lookup:
    return look_up(make_field(), "Listening to bee hives")


def proved(blocks: tuple[Block, ...]) -> Iterator[Statement | Cell]:
    for block in blocks:
        if isinstance(block, Statement):
            yield block
        elif isinstance(block, Listing):
            yield from block.statements
        elif isinstance(block, Cards):
            yield from (found for card in block.cards for found in proved(card.blocks))
        elif isinstance(block, Card | Fold):
            yield from proved(block.blocks)
        elif isinstance(block, Figure) and block.table:
            yield from proved((block.table,))
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)


def places(shown: Statement | Cell) -> int:
    return len(shown.quotes) + sum(len(run) for run in shown.further)


def everything(look: Lookup) -> list[Evidence]:
    """A place in every sentence of every paper."""
    return [
        Evidence(paper=key, start=s.start, end=s.end, quote=p.text[s.start : s.end], rule="role", score=s.score)
        for key, x in look.extractions.items()
        if (p := look.papers[key])
        for s in x.sentences
    ]


def test_every_place_behind_a_sentence_is_quoted_or_led_to(look: Lookup) -> None:
    pages = [overview_page(look, "Bees"), *(topic_page(look, t) for t in look.field.topics.children)]
    found = [
        s for page in pages for s in (*page.lead, *(x for section in page.sections for x in proved(section.blocks)))
    ]
    behind = [s for s in found if s.quotes]
    assert len(behind) > 60
    assert any(s.further for s in behind)
    for shown in behind:
        assert places(shown) == max(shown.total, len(shown.quotes))


def test_the_rest_of_many_places_stands_by_paper_and_leads_to_each_sentence(look: Lookup) -> None:
    all_of_them = everything(look)
    statement = stated(look, ("It hums.",), all_of_them, limit=3)
    assert statement.total > 20
    assert places(statement) == statement.total
    links = [link for run in statement.further for link in run]
    assert len({link.href for link in links} | {q.href for q in statement.quotes}) == statement.total
    for run in statement.further:
        first, *others = run
        assert any(first.text.startswith(look.title(p)[:40]) for p in look.papers)
        assert [link.text for link in others] == [str(n) for n in range(2, len(run) + 1)]
        assert len({link.href.rpartition("-")[0] for link in run}) == 1


def test_what_a_reader_opens_holds_as_many_links_as_its_mark_says(look: Lookup) -> None:
    statement = stated(look, ("It hums.",), everything(look), limit=3)
    html = render_page(Page(path="index.html", title="x", lead=(statement,)), Frame(name="x", links=())).decode()
    assert f"<summary>{statement.total} quotes</summary>" in html
    inside = html[html.index('<div class="quotes">') : html.index("</details>", html.index('<div class="quotes">'))]
    assert inside.count('<a href="papers.html#') == statement.total
    assert "not shown" not in inside


def test_beyond_a_limit_the_list_of_papers_is_named(look: Lookup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.pages.lookup.PLACES_LED_TO", 5)
    statement = stated(look, ("It hums.",), everything(look), limit=3)
    (last,) = statement.further[-1]
    assert last.text == f"{statement.total - 8} more in the list of papers"
    assert last.href == "papers.html"
    assert PLACES_LED_TO > 100


def test_without_more_places_nothing_is_added(look: Lookup) -> None:
    one = replace(everything(look)[0], score=1.0)
    assert stated(look, ("It hums.",), (one,)).further == ()
