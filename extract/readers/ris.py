"""RIS, as Zotero, EndNote, Scopus and publishers write it. ``rispy`` reads each record's fields.

Tags: https://en.wikipedia.org/wiki/RIS_(file_format)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extract.dates import parse_date
from extract.draft import make_paper
from extract.json_records import text_of, texts_of
from extract.names import given_name_first
from extract.records import Paper, Reject, Source
from extract.text import drop_long_lines

NAME = "ris"
TITLE = "RIS"
SUFFIXES = (".ris",)

_TAG = re.compile(r"[A-Z][A-Z0-9]  ?-(?: |$)")
_START = re.compile(r"TY  ?- ?\S")
_END = re.compile(r"ER  ?-")


def sniff(head: str) -> float:
    """Give how sure it is: a line that opens a record, and lines with tags."""
    lines = head.split("\n")
    tags = sum(_TAG.match(line) is not None for line in lines)
    if any(_START.match(line) for line in lines):
        return 0.95 if tags >= 2 else 0.4
    return 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper of each record; one that does not end is a reject, or a paper if a new one begins."""
    text, dropped = drop_long_lines(text)
    for number in dropped:
        yield Reject(source=file, locator=f"line {number}", code="line-too-long", message="The line is too long.")
    start, lines, ended = 0, list[str](), True
    for number, line in enumerate(text.split("\n"), start=1):
        if _START.match(line):
            if not ended:
                yield _paper(lines, file, start)
            start, lines, ended = number, [line], False
        elif not ended:
            lines.append(line)
            if _END.match(line):
                yield _paper(lines, file, start)
                ended = True
    if not ended:
        yield Reject(
            source=file,
            locator=f"line {start}",
            code="ris-cut",
            message="The record ends too early: its ER is missing.",
        )


def _paper(lines: list[str], file: str, start: int) -> Paper | Reject:
    import rispy

    source = Source(file=file, locator=f"line {start}", reader=NAME)
    tagged = [re.sub(r"^([A-Z][A-Z0-9]) {1,2}- ?", r"\1  - ", line) for line in lines if not _END.match(line)]
    found: list[dict[str, Any]] = rispy.loads("\n".join([*tagged, "ER  - "]))
    record = found[0] if found else {}

    def first(*keys: str) -> str:
        return next((text for key in keys if (text := text_of(record.get(key)))), "")

    authors = next((names for key in ("authors", "first_authors") if (names := texts_of(record.get(key)))), [])
    links = [link for key in ("urls", "url", "file_attachments1") for link in texts_of(record.get(key))]
    places = [*links, first("number"), first("custom3"), first("notes"), first("accession_number"), first("note")]
    return make_paper(
        source=source,
        title=first("title", "primary_title", "translated_title", "short_title"),
        abstract=first("abstract", "notes_abstract"),
        authors=[given_name_first(name) for name in authors],
        date=max(
            (date for key in ("date", "year", "publication_year") if (date := parse_date(first(key)))),
            key=len,
            default=None,
        ),
        venue=first("secondary_title", "alternate_title3", "journal_name", "alternate_title2", "alternate_title1"),
        doi=first("doi"),
        arxiv_id=next((place for place in places if "arxiv" in place.lower()), None),
        url=next(iter(links), None),
        keywords=texts_of(record.get("keywords")),
    )
