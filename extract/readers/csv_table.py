"""CSV and TSV with a line of headings: exports of Zotero, Scopus, Web of Science and arXiv, or a table of one's own."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from extract.common_fields import known_names, paper_from_fields
from extract.records import Paper, Reject, Source
from extract.text import drop_long_lines

NAME = "csv"
TITLE = "CSV or TSV with a heading line"
SUFFIXES = (".csv", ".tsv", ".tab")

_DELIMITERS = (",", "\t", ";", "|")


def sniff(head: str) -> float:
    """Give how sure it is: a first line whose headings are those of papers."""
    line = _first_line(head)
    names = known_names(_headings(line, _delimiter(line)))
    if "title" not in names:
        return 0.0
    return 0.85 if len(names) >= 2 and len(line) < 5000 else 0.3


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper of each row; a row that cannot be taken apart is a reject."""
    text, dropped = drop_long_lines(text)
    for number in dropped:
        yield Reject(source=file, locator=f"line {number}", code="line-too-long", message="The line is too long.")
    delimiter = _delimiter(_first_line(text))
    rows = csv.reader(io.StringIO(text.lstrip("\n"), newline=""), delimiter=delimiter)
    skipped = len(text) - len(text.lstrip("\n"))
    headings: list[str] | None = None
    line = 1
    while True:
        line = rows.line_num + 1 + skipped
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Reject(
                source=file, locator=f"line {line}", code="csv-damaged", message=f"The row is damaged: {error}."
            )
            continue
        if headings is None:
            headings = row
        elif any(cell.strip() for cell in row):
            record = {name: cell.strip() for name, cell in zip(headings, row, strict=False)}
            yield paper_from_fields(record, Source(file=file, locator=f"line {line}", reader=NAME))


def _first_line(text: str) -> str:
    return text.lstrip("\n").partition("\n")[0]


def _headings(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=lambda delimiter: len(known_names(_headings(line, delimiter))))
