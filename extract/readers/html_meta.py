"""A saved web page of one paper, with the citation meta tags that Google Scholar asks publishers for.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing; Dublin Core names are taken where those are missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser

from extract.dates import parse_date
from extract.draft import make_paper
from extract.identity import normalize_arxiv, normalize_doi
from extract.names import given_name_first
from extract.records import Paper, Reference, Reject, Source

NAME = "html-meta"
TITLE = "a web page with citation meta tags"
SUFFIXES = (".html", ".htm", ".xhtml")

LARGEST = 20_000_000
_META = re.compile(r"<meta[^<>]{0,200}\b(?:citation_title|dc\.title)\b", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:!doctype html|html|head|meta)\b", re.IGNORECASE)
_FIELD = re.compile(r"citation_(\w+)=([^;]*)")


def sniff(head: str) -> float:
    """Give how sure it is: HTML with a citation title."""
    if _MARKUP.search(head) is None:
        return 0.0
    return 0.9 if _META.search(head) else 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the one paper of the page."""
    tags = _MetaTags()
    tags.feed(text[:LARGEST])
    found = tags.found

    def first(*names: str) -> str:
        return next((found[name][0] for name in names if found.get(name)), "")

    authors = next(
        (found[name] for name in ("citation_author", "citation_authors", "dc.creator") if found.get(name)), []
    )
    if len(authors) == 1 and ";" in authors[0]:
        authors = authors[0].split(";")
    yield make_paper(
        source=Source(file=file, locator=f"line {tags.line or 1}", reader=NAME),
        title=first("citation_title", "dc.title"),
        abstract=first(
            "citation_abstract", "dc.description.abstract", "dcterms.abstract", "dc.description", "description"
        ),
        authors=[given_name_first(name) for name in authors],
        date=parse_date(
            first("citation_publication_date", "citation_date", "citation_online_date", "citation_year", "dc.date")
        ),
        venue=first("citation_journal_title", "citation_conference_title", "citation_inbook_title", "dc.source"),
        doi=first("citation_doi", "dc.identifier"),
        arxiv_id=first("citation_arxiv_id"),
        url=first("citation_abstract_html_url", "citation_public_url", "og:url", "citation_pdf_url"),
        keywords=[word for value in found.get("citation_keywords", []) for word in re.split(r"[;,]", value)],
        references=[
            reference for value in found.get("citation_reference", [])[:5000] if (reference := _reference(value))
        ],
    )


class _MetaTags(HTMLParser):
    """The content of each meta tag, by lower-case name; ``line`` is that of the title."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[str]] = defaultdict(list)
        self.line: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            return
        given = dict(attrs)
        name = (given.get("name") or given.get("property") or "").lower().replace("dcterms.title", "dc.title")
        content = given.get("content")
        if name and content and content.strip():
            self.found[name].append(content)
            if name in {"citation_title", "dc.title"} and self.line is None:
                self.line = self.getpos()[0]


def _reference(value: str) -> Reference | None:
    fields = dict(_FIELD.findall(value[:5000]))
    if not fields:
        return Reference(key=value.strip()[:500]) if value.strip() else None
    return Reference(
        title=fields.get("title", "").strip()[:2000] or None,
        doi=normalize_doi(fields.get("doi")),
        arxiv_id=normalize_arxiv(fields.get("arxiv_id")),
    )
