"""From the fields that a reader found to a ``Paper``, or to a ``Reject`` that says why not.

This is the one door through which every record of every reader goes: here fields are cleaned, ids are brought to one
writing, and limits hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from extract.identity import arxiv_of_doi, normalize_arxiv, normalize_doi, paper_id
from extract.records import Paper, Reference, Reject, Section, Source
from extract.text import clean

LONGEST_TITLE: Final = 2_000
LONGEST_ABSTRACT: Final = 100_000
LONGEST_SECTION: Final = 2_000_000
MOST_AUTHORS: Final = 10_000
"""Generous: the longest real titles have some 400 characters, abstracts 10,000, author lists 5,000 names."""

_HEADED = re.compile(r"\s{0,9}<(?:jats:)?title>\s{0,9}abstract\s{0,9}</(?:jats:)?title>", re.IGNORECASE)
_OTHERS = re.compile(r"(?:et al|and others|others|\.\.\.|…)\.?", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.IGNORECASE)


def make_paper(
    *,
    source: Source,
    title: str | None,
    abstract: str | None = "",
    authors: Iterable[str] = (),
    date: str | None = None,
    categories: Iterable[str] = (),
    venue: str | None = None,
    doi: str | None = None,
    arxiv_id: str | None = None,
    url: str | None = None,
    has_code: bool = False,
    keywords: Iterable[str] = (),
    references: Sequence[Reference] = (),
    sections: Iterable[tuple[str, str]] = (),
) -> Paper | Reject:
    """Give the cleaned paper, or the reason why there is none.

    Parameters
    ----------
    source : Source
        Where the record stood.
    title, abstract, authors, venue, keywords, categories : str or iterable of str
        As found, markup and all. Only the title has to be there.
    date : str or None
        A partial date, already in our writing (``extract.dates``).
    doi, arxiv_id, url : str or None
        In any of the usual writings. Without an arXiv id, the DOI and the URL are looked at for one.
    sections : iterable of (heading, text)
        The parts of a full text.

    Returns
    -------
    Paper or Reject
        Codes of a reject: ``no-title``, ``title-too-long``, ``abstract-too-long``.
    """
    if len(title or "") > 4 * LONGEST_TITLE:
        return _reject(source, "title-too-long", f"the title has {len(title or ''):,} characters")
    if len(abstract or "") > 4 * LONGEST_ABSTRACT:
        return _reject(source, "abstract-too-long", f"the abstract has {len(abstract or ''):,} characters")
    title = clean(title or "")
    if not any(c.isalnum() for c in title):
        return _reject(source, "no-title", "the record has no title")
    if len(title) > LONGEST_TITLE:
        return _reject(source, "title-too-long", f"the title has {len(title):,} characters")
    abstract = clean(_HEADED.sub("", abstract or "", count=1))
    if len(abstract) > LONGEST_ABSTRACT:
        return _reject(source, "abstract-too-long", f"the abstract has {len(abstract):,} characters")
    normal_doi = normalize_doi(doi) or (normalize_doi(url) if url and "doi.org/" in url else None)
    arxiv = normalize_arxiv(arxiv_id) or arxiv_of_doi(normal_doi) or (normalize_arxiv(url) if url else None)
    return Paper(
        id=paper_id(title, normal_doi, arxiv),
        title=title,
        abstract=abstract,
        authors=tuple(_unique(a for a in _cleaned(authors) if not _OTHERS.fullmatch(a)))[:MOST_AUTHORS],
        date=date,
        categories=tuple(_unique(_cleaned(categories))),
        venue=clean(venue or "")[:500] or None,
        doi=normal_doi,
        arxiv_id=arxiv,
        url=_web_address(url),
        has_code=has_code,
        keywords=tuple(_unique(_cleaned(keywords))),
        references=tuple(references),
        sections=tuple(
            Section(heading=clean(heading)[:500], text=clean(text[:LONGEST_SECTION])) for heading, text in sections
        ),
        sources=(source,),
    )


def _reject(source: Source, code: str, message: str) -> Reject:
    return Reject(source=source.file, locator=source.locator, code=code, message=f"{message}.".capitalize())


def _cleaned(values: Iterable[str]) -> Iterable[str]:
    return (text for text in (clean(value[:1000]) for value in values) if text)


def _unique(values: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(values)


def _web_address(url: str | None) -> str | None:
    match = _WEB.match(clean(url)) if url else None
    return match[0][:2000] if match else None
