"""JSON of any origin with common field names: JSON Lines, an array, or an object around an array.

Our own ``papers.jsonl`` is among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.common_fields import paper_from_fields
from extract.json_records import has_key, json_records, looks_like_json
from extract.records import Paper, Reject, Source

NAME = "json"
TITLE = "JSON Lines or a JSON array of records"
SUFFIXES = (".json", ".jsonl", ".ndjson")


_TITLES = ("title", "Title", "paper_title", "display_name")
_COMPANIONS = (
    "abstract", "Abstract", "summary", "authors", "author", "Authors", "year", "Year", "date", "doi", "DOI", "journal",
    "venue", "published", "publication_date", "arxiv_id",
)  # fmt: skip
_BEGINS = re.compile(r'[\[\s]*\{\s*"(?:id|title|Title|paper_title|paper)"\s*:')


def sniff(head: str) -> float:
    """Give how sure it is: JSON with a title and something else of a paper, or an empty list."""
    if not looks_like_json(head) or has_key(head, "$schema"):
        return 0.0
    if has_key(head, *_TITLES):
        return 0.6 if has_key(head, *_COMPANIONS) else 0.3 if _BEGINS.match(head) else 0.0
    return 0.5 if head.split() in (["[]"], ["[", "]"]) else 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper of each record; an inner ``paper`` object is the record."""
    for item in json_records(text, file):
        if isinstance(item, Reject):
            yield item
        else:
            inner = item.record.get("paper")
            record = inner if isinstance(inner, dict) and "title" in inner else item.record
            yield paper_from_fields(record, Source(file=file, locator=item.locator, reader=NAME))
