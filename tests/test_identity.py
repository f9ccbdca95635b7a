"""Ids are stable, safe in an IRI, and the same for every writing of the same thing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import raw_text, titles

from extract.identity import distinct_id, fold_title, normalize_arxiv, normalize_doi, paper_id
from extract.text import clean

SAFE = re.compile(r"[a-z0-9][a-z0-9._-]*")
doi_endings = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=60)


@given(raw_text)
def test_ids_are_safe(title: str) -> None:
    assert SAFE.fullmatch(paper_id(title))


@given(doi_endings)
def test_ids_of_dois_are_safe_and_keep_dois_apart(ending: str) -> None:
    one, two = normalize_doi(f"10.1234/{ending}"), normalize_doi(f"10.1234/{ending}x")
    for doi in (one, two):
        if doi:
            assert SAFE.fullmatch(paper_id("Title", doi=doi))
    if one != two:
        assert paper_id("Title", doi=one) != paper_id("Title", doi=two)


@given(titles())
def test_writings_of_one_title_share_their_id(title: str) -> None:
    for other in (
        title.upper(),
        title.replace(" ", "  "),
        title.replace("-", " "),
        f"“{title}.”",
        title.replace(" ", "-"),
    ):
        assert fold_title(clean(other)) == fold_title(title)
        assert paper_id(clean(other)) == paper_id(title)


def test_latex_and_plain_titles_fold_alike() -> None:
    assert fold_title(r"{{GAN}}s for {\'E}tudes") == fold_title("GANs for Études")
    assert fold_title(r"$\alpha$-Nets") == fold_title("α-nets")
    assert fold_title("鳥類の数え方") == "鳥類の数え方"
    assert fold_title("Straße") == fold_title("STRASSE")


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/ABC", "10.1000/abc"),
        ("https://doi.org/10.1000/abc", "10.1000/abc"),
        ("http://dx.doi.org/10.1000/a%2Fb", "10.1000/a/b"),
        ("DOI: 10.1000/abc.", "10.1000/abc"),
        ("(10.1000/abc(5))", "10.1000/abc(5)"),
        ("10.1000/abc)", "10.1000/abc"),
        ("10.1000/", None),
        ("11.1000/abc", None),
        ("", None),
        (None, None),
    ],
)
def test_normalize_doi(text: str | None, doi: str | None) -> None:
    assert normalize_doi(text) == doi


@pytest.mark.parametrize(
    ("text", "arxiv_id"),
    [
        ("2407.01553", "2407.01553"),
        ("arXiv:2407.01553v3 [cs.DL]", "2407.01553"),
        ("https://arxiv.org/abs/2407.01553v1", "2407.01553"),
        ("https://arxiv.org/pdf/2407.01553.pdf", "2407.01553"),
        ("http://arxiv.org/abs/q-bio/0501001v1", "q-bio/0501001"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("arXiv preprint arXiv:2407.01553 (2024)", "2407.01553"),
        ("10.48550/arXiv.2407.01553", "2407.01553"),
        ("https://example.org/2407.01553", None),
        ("2413.01553", None),
        ("97.5 of 2407", None),
        (None, None),
    ],
)
def test_normalize_arxiv(text: str | None, arxiv_id: str | None) -> None:
    assert normalize_arxiv(text) == arxiv_id


def test_an_arxiv_doi_names_the_preprint() -> None:
    assert paper_id("T", doi="10.48550/arxiv.2407.01553") == paper_id("T", arxiv_id="2407.01553") == "arxiv-2407.01553"
    assert paper_id("T", doi="10.1000/x", arxiv_id="2407.01553") == "doi-10.1000_x"


def test_a_distinct_id_begins_with_the_shared_one() -> None:
    assert distinct_id("t-a-1", "x").startswith("t-a-1-")
    assert distinct_id("t-a-1", "x") != distinct_id("t-a-1", "y")


@pytest.mark.parametrize("title", ["???", "", "🐦", "\ud800"])
def test_titles_without_letters_still_have_ids(title: str) -> None:
    assert SAFE.fullmatch(paper_id(title))
