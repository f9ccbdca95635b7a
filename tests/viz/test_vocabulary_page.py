"""The page of the vocabulary: every term and type has its place, what it names is a link, and nothing is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from site_pages import Parts, take_apart
from watch import Watch

from kg.pages.vocabulary import vocabulary_page
from kg.queries import load_queries, load_query
from kg.rdf.ontology_page import read_ontology
from ontologies.issue_types import load_categories, load_issue_types
from ontologies.namespaces import PREFIXES
from viz.page import Cards, Frame, Link, Page, Statement
from viz.render import asset, render_page


@pytest.fixture(scope="module")
def page() -> Page:
    return vocabulary_page()


@pytest.fixture(scope="module")
def html(page: Page) -> bytes:
    return render_page(page, Frame(name="Hives", links=()), styles=(asset("vocabulary.css"),))


@pytest.fixture(scope="module")
def parts(html: bytes) -> Parts:
    return take_apart(html)


def theme_of(page: Page, term: str) -> str:
    """The section in which a term stands."""
    return next(
        s.key for s in page.sections for b in s.blocks if isinstance(b, Cards) for card in b.cards if card.key == term
    )


def test_terms_stand_with_the_class_that_they_are_about(page: Page) -> None:
    for part, terms in read_ontology().parts:
        for term in terms:
            starts = [v for name, v in term.facts if name in {"from", "one of"}]
            if part != "Classes" and len(starts) == 1 and starts[0].startswith("hb:") and " or " not in starts[0]:
                assert theme_of(page, term.name) == theme_of(page, starts[0].removeprefix("hb:")), term.name
    assert theme_of(page, "raises") == theme_of(page, "putsForward") == theme_of(page, "Issue")
    assert theme_of(page, "hasEvidence") == theme_of(page, "Evidence")
    assert theme_of(page, "evaluatesOn") == theme_of(page, "Dataset")
    assert theme_of(page, "inheritsFrom") == theme_of(page, "Chain")


def test_every_section_begins_with_links_to_its_terms(page: Page) -> None:
    indexed = []
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Statement):
                indexed += [p.href.partition("#")[2] for p in block.parts if isinstance(p, Link)]
    terms = [term.name for _, found in read_ontology().parts for term in found]
    assert sorted(indexed) == sorted([*terms, *(f"category-{c.slug}" for c in load_categories())])


def test_addresses_are_links_that_tell_nothing_of_the_reader(parts: Parts) -> None:
    shown = [(attributes.get("href") or "", attributes) for tag, attributes in parts.tags if tag == "a"]
    outward = [attributes for href, attributes in shown if href.startswith("http")]
    assert len(outward) > 100
    assert all("noreferrer" in (attributes.get("rel") or "") for attributes in outward)
    text = " ".join(parts.text)
    for prefix in ("skos", "prov", "fabio"):
        assert PREFIXES[prefix] in {attributes.get("href") for attributes in outward}
    assert PREFIXES["skos"] + "Concept" in {attributes.get("href") for attributes in outward}
    assert "Source: http" not in text
    within = {href.partition("#")[2] for href, _ in shown if "ontology.html#" in href or href.startswith("#")}
    assert within - {"main"} <= set(parts.ids)


def test_every_type_of_issue_stands_below_its_category_with_its_anchor(page: Page, parts: Parts) -> None:
    blocks = [b for s in page.sections if s.key == "issue-types" for b in s.blocks if isinstance(b, Cards)]
    below = {b.cards[0].key: [card.key for card in b.cards[1:]] for b in blocks}
    expected: dict[str, list[str]] = {f"category-{c.slug}": [] for c in load_categories()}
    for kind in load_issue_types():
        expected[f"category-{kind.category}"].append(f"type-{kind.slug}")
    assert below == expected
    text = " ".join("".join(parts.text).split())
    assert all(" ".join(kind.definition.split()) in text for kind in load_issue_types())
    assert len(parts.ids) == len(set(parts.ids))


def test_questions_are_those_that_are_shipped(html: bytes) -> None:
    text = " ".join(" ".join(take_apart(html).text).split())
    for query in load_queries():
        assert query.description in text
    query = load_query("issue-solutions")
    body = " ".join(row for row in query.text.splitlines() if not row.startswith("#"))
    assert " ".join(body.split()) in text
    # As it is written: a row a line.
    assert html.count(b"\nSELECT ") >= 2


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1400])
def test_the_page_fits_and_its_questions_can_be_read(browser: Any, html: bytes, tmp_path: Path, width: int) -> None:
    (tmp_path / "ontology.html").write_bytes(html)
    watch = Watch(browser, viewport={"width": width, "height": 900})
    page = watch.open(tmp_path, "ontology.html")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    listing = page.locator("pre").nth(1)
    assert listing.inner_text().splitlines()[0].startswith("PREFIX")
    assert page.locator("nav.contents a").count() >= 8
    page.emulate_media(media="print")
    frame = page.locator(".listed").nth(1)
    assert frame.evaluate("(f) => f.scrollWidth - f.clientWidth") <= 0
    watch.context.close()
    assert watch.trouble == []
