"""Parsed full texts: S2ORC (https://github.com/allenai/s2orc) and the like, with sections and references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.common_fields import names_of
from extract.dates import parse_date
from extract.draft import make_paper
from extract.identity import normalize_arxiv, normalize_doi
from extract.json_records import Record, has_key, json_records, looks_like_json, records_of, text_of, texts_of
from extract.records import Paper, Reference, Reject, Source

NAME = "s2orc"
TITLE = "S2ORC-like JSON with sections and references"
SUFFIXES = (".json", ".jsonl")


def sniff(head: str) -> float:
    """Give how sure it is: the names around body text and bibliography."""
    if not looks_like_json(head):
        return 0.0
    return 0.92 if has_key(head, "body_text", "pdf_parse", "bib_entries", "grobid_parse", "latex_parse") else 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper of each record."""
    for item in json_records(text, file):
        if isinstance(item, Reject):
            yield item
        else:
            yield _paper(item.record, Source(file=file, locator=item.locator, reader=NAME))


def _paper(record: Record, source: Source) -> Paper | Reject:
    parse = next(
        (inner for key in ("pdf_parse", "grobid_parse", "latex_parse") if (inner := _inside(record.get(key)))), {}
    )
    about = {**record, **_inside(record.get("metadata"))}
    ids = _inside(about.get("externalIds"))
    return make_paper(
        source=source,
        title=text_of(about.get("title")),
        abstract=_paragraphs(parse.get("abstract")) or _paragraphs(record.get("abstract")),
        authors=names_of(about.get("authors")),
        date=parse_date(text_of(about.get("publication_date")) or text_of(about.get("date")))
        or parse_date(text_of(about.get("year"))),
        venue=text_of(about.get("venue")) or text_of(about.get("journal")),
        doi=text_of(about.get("doi")) or text_of(ids.get("DOI")),
        arxiv_id=text_of(about.get("arxiv_id")) or text_of(ids.get("ArXiv")),
        url=text_of(about.get("url")),
        references=_references(parse.get("bib_entries") or record.get("bib_entries")),
        sections=_sections(parse.get("body_text") or record.get("body_text")),
    )


def _paragraphs(value: Any) -> str:
    """Give a text that stands as one string or as a list of paragraphs."""
    if isinstance(value, str):
        return value
    return " ".join([*(text_of(part.get("text")) for part in records_of(value)), *texts_of(value)])


def _sections(value: Any) -> list[tuple[str, str]]:
    """Give the paragraphs under one heading as one section, in order."""
    sections: list[tuple[str, list[str]]] = []
    for part in records_of(value):
        heading = text_of(part.get("section"))
        if not sections or sections[-1][0] != heading:
            sections.append((heading, []))
        sections[-1][1].append(text_of(part.get("text")))
    return [(heading, "\n".join(paragraphs)) for heading, paragraphs in sections]


def _references(value: Any) -> list[Reference]:
    entries = value.items() if isinstance(value, dict) else ((None, entry) for entry in records_of(value))
    found = []
    for key, entry in entries:
        if isinstance(entry, dict):
            ids = _inside(entry.get("other_ids"))
            found.append(
                Reference(
                    title=text_of(entry.get("title"))[:2000] or None,
                    doi=normalize_doi(text_of(entry.get("doi")) or text_of(ids.get("DOI"))),
                    arxiv_id=normalize_arxiv(text_of(entry.get("arxiv_id")) or text_of(ids.get("arXiv"))),
                    key=text_of(entry.get("link"))[:200] or (str(key)[:200] if key else None),
                )
            )
    return [reference for reference in found if reference != Reference()]


def _inside(value: Any) -> Record:
    return value if isinstance(value, dict) else {}
