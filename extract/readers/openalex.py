"""OpenAlex works (https://docs.openalex.org/api-entities/works/work-object), whose abstracts are inverted indexes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.dates import parse_date
from extract.draft import make_paper
from extract.json_records import Record, has_key, json_records, looks_like_json, records_of, text_of, texts_of
from extract.records import Paper, Reference, Reject, Source

NAME = "openalex"
TITLE = "OpenAlex JSON"
SUFFIXES = (".json", ".jsonl")

LONGEST = 20_000
"""Words of an abstract: positions beyond are damage."""


def sniff(head: str) -> float:
    """Give how sure it is: the names that only OpenAlex has."""
    if not looks_like_json(head):
        return 0.0
    return 0.95 if has_key(head, "abstract_inverted_index", "authorships") else 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper of each work."""
    for item in json_records(text, file):
        if isinstance(item, Reject):
            yield item
        else:
            yield _paper(item.record, Source(file=file, locator=item.locator, reader=NAME))


def plain_abstract(index: Any) -> str:
    """Give the text of an inverted index.

    Examples
    --------
    >>> plain_abstract({"nets": [1, 3], "small": [0], "beat": [2]})
    'small nets beat nets'
    """
    if not isinstance(index, dict):
        return ""
    placed = [
        (place, str(word))
        for word, places in index.items()
        for place in (places if isinstance(places, list) else ())
        if isinstance(place, int) and 0 <= place < LONGEST
    ]
    return " ".join(word for _, word in sorted(placed))


def _paper(record: Record, source: Source) -> Paper | Reject:
    places = [_inside(record, "primary_location"), *records_of(record.get("locations"))]
    venue = next((name for place in places if (name := text_of(_inside(place, "source").get("display_name")))), None)
    links = [text_of(place.get(key)) for place in places for key in ("landing_page_url", "pdf_url")]
    authors = records_of(record.get("authorships"))
    keywords = records_of(record.get("keywords")) or records_of(record.get("concepts"))
    return make_paper(
        source=source,
        title=text_of(record.get("title")) or text_of(record.get("display_name")),
        abstract=plain_abstract(record.get("abstract_inverted_index")) or text_of(record.get("abstract")),
        authors=[
            text_of(_inside(author, "author").get("display_name")) or text_of(author.get("raw_author_name"))
            for author in authors
        ],
        date=parse_date(text_of(record.get("publication_date")) or text_of(record.get("publication_year"))),
        venue=venue,
        doi=text_of(record.get("doi")),
        arxiv_id=next((link for link in links if "arxiv.org" in link), None),
        url=next(filter(None, links), None) or text_of(record.get("id")),
        keywords=[text_of(keyword.get("display_name")) or text_of(keyword.get("keyword")) for keyword in keywords],
        references=[Reference(key=key[:500]) for key in texts_of(record.get("referenced_works"))],
    )


def _inside(record: Record, key: str) -> Record:
    value = record.get(key)
    return value if isinstance(value, dict) else {}
