"""CSL-JSON, the citation format of Zotero, Mendeley, Crossref and Pandoc.

Schema: https://github.com/citation-style-language/schema (csl-data.json).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.common_fields import names_of
from extract.dates import parse_date, partial_date
from extract.draft import make_paper
from extract.json_records import Record, has_key, json_records, looks_like_json, text_of
from extract.records import Paper, Reject, Source

NAME = "csl-json"
TITLE = "CSL-JSON"
SUFFIXES = (".json", ".csl", ".jsonl")


def sniff(head: str) -> float:
    """Give how sure it is: JSON with a title and one of the names that only CSL has."""
    if looks_like_json(head) and has_key(head, "title"):
        return 0.8 if has_key(head, "date-parts", "container-title") else 0.0
    return 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper of each item."""
    for item in json_records(text, file):
        if isinstance(item, Reject):
            yield item
        else:
            yield _paper(item.record, Source(file=file, locator=item.locator, reader=NAME))


def _paper(record: Record, source: Source) -> Paper | Reject:
    places = (text_of(record.get(key)) for key in ("number", "note", "archive_location", "publisher", "URL"))
    keywords = record.get("keyword") or record.get("subject") or ""
    return make_paper(
        source=source,
        title=text_of(record.get("title")),
        abstract=text_of(record.get("abstract")),
        authors=names_of(record.get("author")),
        date=_date(record),
        venue=text_of(record.get("container-title")) or text_of(record.get("event-title")),
        doi=text_of(record.get("DOI")),
        arxiv_id=next((place for place in places if "arxiv" in place.lower()), None),
        url=text_of(record.get("URL")),
        keywords=keywords.replace(";", ",").split(",") if isinstance(keywords, str) else map(text_of, keywords),
    )


def _date(record: Record) -> str | None:
    for key in ("issued", "published", "published-online", "published-print", "created"):
        if date := _parse(record.get(key)):
            return date
    return None


def _parse(value: Any) -> str | None:
    if not isinstance(value, dict):
        return parse_date(text_of(value))
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [int(text) for part in first[:3] if (text := text_of(part)).isdigit() and len(text) <= 4]
    if numbers:
        return partial_date(*numbers)
    return parse_date(text_of(value.get("literal")) or text_of(value.get("raw")))
