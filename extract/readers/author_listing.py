"""An author's page: mark line, title, author line and abstract, each a line of its own.

The mark line is category, date and perhaps a score and a code mark, written together ("49.3CVApr 10", "CLMay 14Code").
Above the first mark stand the person, the field and counts: they belong to no paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.draft import make_paper
from extract.names import read_names
from extract.pages import Block, Line, blocks, line_kind, page_date, page_lines
from extract.records import Paper, Reject, Source

NAME = "author-listing"
TITLE = "a saved author page (title, authors and abstract on lines of their own)"
SUFFIXES = (".txt", ".text", ".md")


def sniff(head: str) -> float:
    """Give how sure it is: marks, with an author line as the second line below most of them."""
    _, found = blocks(page_lines(head))
    full = [block for block in found if len(block.lines) >= 2]
    if not full:
        return 0.0
    with_authors = sum(read_names(block.lines[1].text) is not None for block in full)
    return 0.95 if with_authors >= 0.5 * len(full) else 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper below each mark."""
    header, found = blocks(page_lines(text))
    page = page_date(header)
    for block in found:
        title, authors, abstract = _parts(block)
        yield make_paper(
            source=Source(file=file, locator=f"line {block.number}", reader=NAME),
            title=title,
            abstract=" ".join(line.text for line in abstract),
            authors=authors,
            date=block.mark.date.complete(page),
            categories=(block.mark.category,),
            has_code=block.mark.has_code,
        )


def _parts(block: Block) -> tuple[str, tuple[str, ...], list[Line]]:
    if not block.lines:
        return "", (), []
    title, *rest = block.lines
    if line_kind(title.text) == "abstract":
        return "", (), block.lines
    authors = read_names(rest[0].text) if rest else None
    if authors is None:
        return title.text, (), rest
    return title.text, authors, rest[1:]
