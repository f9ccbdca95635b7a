"""arXiv's Atom feed, as its API answers (https://info.arxiv.org/help/api/user-manual.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.dates import parse_date
from extract.draft import make_paper
from extract.records import Paper, Reject, Source
from extract.xml_records import Element, xml_records

NAME = "arxiv-atom"
TITLE = "an arXiv Atom feed"
SUFFIXES = (".xml", ".atom")


def sniff(head: str) -> float:
    """Give how sure it is: an Atom feed that speaks of arXiv."""
    if re.search(r"<(?:\w{1,20}:)?feed\b", head) is None:
        return 0.0
    return 0.95 if "arxiv.org" in head else 0.3


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper of each entry."""
    for item in xml_records(text, file, ("entry",)):
        yield item if isinstance(item, Reject) else _paper(item, file)


def _paper(entry: Element, file: str) -> Paper | Reject:
    primary = entry.child("primary_category")
    categories = [primary.attributes.get("term", "")] if primary else []
    categories += [category.attributes.get("term", "") for category in entry.children("category")]
    link = entry.text("id")
    return make_paper(
        source=Source(file=file, locator=f"line {entry.line}", reader=NAME),
        title=entry.text("title"),
        abstract=entry.text("summary"),
        authors=[author.text("name") for author in entry.children("author")],
        date=parse_date(entry.text("published")),
        categories=categories,
        venue=entry.text("journal_ref"),
        doi=entry.text("doi"),
        arxiv_id=link,
        url=link,
    )
