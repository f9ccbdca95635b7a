"""A page of daily papers: title, abstract, "• 6 authors", "·", and the date, with its own headings around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.dates import PageDate, parse_page_date
from extract.draft import make_paper
from extract.pages import Entry, Line, is_interface, line_kind, page_lines, pair_lines
from extract.records import Paper, Reject, Source

NAME = "daily-page"
TITLE = "a saved page of daily papers (titles, abstracts, author counts and dates)"
SUFFIXES = (".txt", ".text")

_COUNT = re.compile(r"(?:[•·*-] ?)?\d{1,5} authors?(?: ?[·•|-] ?(?P<date>\S.*)?)?")


def sniff(head: str) -> float:
    """Give how sure it is: lines that count authors, and dates behind them."""
    lines = [line.text for line in page_lines(head) if len(line.text) <= 60]
    counts = sum(_COUNT.fullmatch(line) is not None for line in lines)
    return 0.95 if counts >= 2 else 0.7 if counts else 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give a paper for each title."""
    page: PageDate | None = None
    for lines, date, is_header in _groups(page_lines(text)):
        if is_header:
            page = date if date and date.year is not None else page
            continue
        entries = _entries(lines)
        for entry in entries:
            known = date if entry is entries[-1] else None
            yield make_paper(
                source=Source(file=file, locator=f"line {entry.number}", reader=NAME),
                title=entry.title.text if entry.title else "",
                abstract=" ".join(line.text for line in entry.abstract),
                date=known.complete(page) if known else None,
            )


def _entries(lines: list[Line]) -> list[Entry]:
    """Give the entries of one group; where only two lines stand, they are title and abstract, however short."""
    lines = [line for line in lines if not is_interface(line.text)]
    if len(lines) == 2 and line_kind(lines[0].text) == "title":
        return [Entry(lines[0], lines[1:])]
    return pair_lines(lines)


def _groups(lines: Iterable[Line]) -> Iterator[tuple[list[Line], PageDate | None, bool]]:
    """Give the lines up to each date, with that date, and whether they are the page's header."""
    group: list[Line] = []
    counted = False
    for line in lines:
        count = _COUNT.fullmatch(line.text) if len(line.text) <= 60 else None
        date = parse_page_date((count["date"] or "") if count else line.text)
        if count:
            counted = True
        elif date is None:
            if counted and line_kind(line.text) == "title" and any(c.isalpha() for c in line.text):
                yield group, None, False  # the date is missing
                group, counted = [], False
            group.append(line)
        if date is not None:
            is_header = not counted and all(line_kind(other.text) == "title" for other in group)
            yield group, date, is_header
            group, counted = [], False
    if group:
        yield group, None, False
