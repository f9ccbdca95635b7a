"""One paper from several records of it: every field is chosen for itself, the richest value first.

Each choice is the maximum of a total order over values or a union, so it does not matter in which order, or in how many
steps, records are put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from extract.identity import fold_title, is_preprint_doi, paper_id
from extract.ordering import source_order
from extract.records import Paper


def merge_papers(papers: Sequence[Paper]) -> Paper:
    """Give the one paper that all these records are of.

    Parameters
    ----------
    papers : sequence of Paper
        At least one.

    Returns
    -------
    Paper
        Fullest title, abstract, authors and date; all categories, keywords and sources; an id from what is known now.
    """
    title = max((paper.title for paper in papers), key=_title_order)
    doi = min((paper.doi for paper in papers if paper.doi), key=lambda doi: (is_preprint_doi(doi), doi), default=None)
    arxiv_id = min((paper.arxiv_id for paper in papers if paper.arxiv_id), default=None)
    return Paper(
        id=paper_id(title, doi, arxiv_id),
        title=title,
        abstract=max((paper.abstract for paper in papers), key=lambda text: (len(text), text)),
        authors=max((paper.authors for paper in papers), key=lambda names: (len(names), sum(map(len, names)), names)),
        date=min((paper.date for paper in papers if paper.date), key=lambda date: (-len(date), date), default=None),
        categories=_merge_categories([paper.categories for paper in papers]),
        venue=max((paper.venue for paper in papers if paper.venue), key=_venue_order, default=None),
        doi=doi,
        arxiv_id=arxiv_id,
        url=min((paper.url for paper in papers if paper.url), key=lambda url: (len(url), url), default=None),
        has_code=any(paper.has_code for paper in papers),
        keywords=_merge_keywords([paper.keywords for paper in papers]),
        references=max((paper.references for paper in papers), key=_fullness),
        sections=max((paper.sections for paper in papers), key=_fullness),
        sources=tuple(sorted({source for paper in papers for source in paper.sources}, key=source_order)),
    )


def _title_order(title: str) -> tuple[Any, ...]:
    plain = not title.isupper() and not title.islower() and "\\" not in title and not title.endswith(".")
    return plain, len(fold_title(title)), sum(c.isupper() for c in title), title


def _venue_order(venue: str) -> tuple[bool, int, str]:
    return "arxiv" not in venue.lower() and "preprint" not in venue.lower(), len(venue), venue


def _fullness(parts: tuple[Any, ...]) -> tuple[int, int, str]:
    written = repr(parts)
    return len(parts), len(written), written


def _merge_categories(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    different = set(lists) - {()}
    if len(different) <= 1:
        return next(iter(different), ())
    everything = {category for categories in different for category in categories}
    classes = {category.rsplit(".", 1)[1] for category in everything if "." in category}
    return tuple(sorted(everything - classes))


def _merge_keywords(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    different = set(lists) - {()}
    if len(different) <= 1:
        return next(iter(different), ())
    written: dict[str, str] = {}
    for keyword in sorted({keyword for keywords in different for keyword in keywords}):
        written.setdefault(keyword.casefold(), keyword)
    return tuple(written[key] for key in sorted(written))
