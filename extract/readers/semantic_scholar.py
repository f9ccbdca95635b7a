"""Semantic Scholar's paper records (https://api.semanticscholar.org/api-docs/graph)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.common_fields import names_of
from extract.dates import parse_date
from extract.draft import make_paper
from extract.identity import normalize_arxiv, normalize_doi
from extract.json_records import Record, has_key, json_records, looks_like_json, records_of, text_of
from extract.records import Paper, Reference, Reject, Source

NAME = "semantic-scholar"
TITLE = "Semantic Scholar JSON"
SUFFIXES = (".json", ".jsonl")


def sniff(head: str) -> float:
    """Give how sure it is: the names that only Semantic Scholar has."""
    if not looks_like_json(head):
        return 0.0
    return 0.9 if has_key(head, "paperId", "externalIds", "corpusid") and has_key(head, "title") else 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper of each record."""
    for item in json_records(text, file):
        if isinstance(item, Reject):
            yield item
        else:
            yield _paper(item.record, Source(file=file, locator=item.locator, reader=NAME))


def _paper(record: Record, source: Source) -> Paper | Reject:
    ids = _inside(record.get("externalIds") or record.get("externalids"))
    journal = _inside(record.get("journal"))
    fields = records_of(record.get("s2FieldsOfStudy") or record.get("s2fieldsofstudy"))
    return make_paper(
        source=source,
        title=text_of(record.get("title")),
        abstract=text_of(record.get("abstract")),
        authors=names_of(record.get("authors")),
        date=parse_date(text_of(record.get("publicationDate") or record.get("publicationdate")))
        or parse_date(text_of(record.get("year"))),
        venue=text_of(record.get("venue")) or text_of(journal.get("name")),
        doi=text_of(ids.get("DOI")),
        arxiv_id=text_of(ids.get("ArXiv")),
        url=text_of(record.get("url")),
        keywords=list(dict.fromkeys(text_of(field.get("category")) for field in fields)),
        references=[
            reference
            for cited in records_of(record.get("references"))
            if (reference := _reference(_inside(cited.get("citedPaper")) or cited)) != Reference()
        ],
    )


def _reference(cited: Record) -> Reference:
    ids = _inside(cited.get("externalIds"))
    return Reference(
        title=text_of(cited.get("title"))[:2000] or None,
        doi=normalize_doi(text_of(ids.get("DOI"))),
        arxiv_id=normalize_arxiv(text_of(ids.get("ArXiv"))),
        key=text_of(cited.get("paperId"))[:200] or None,
    )


def _inside(value: Any) -> Record:
    return value if isinstance(value, dict) else {}
