"""An author's page on which the authors are glued to the end of the title: "... of Small NetsAnn Lee, Bo Chen et al.".

Marks and header are those of the author page; ``extract.glue`` finds where the title ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.draft import make_paper
from extract.glue import has_glue, part_lines
from extract.names import read_names
from extract.pages import Block, blocks, line_kind, page_date, page_lines
from extract.records import Paper, Reject, Source

NAME = "glued-listing"
TITLE = "a saved author page (title and authors glued together)"
SUFFIXES = (".txt", ".text", ".md")


def sniff(head: str) -> float:
    """Give how sure it is: marks, with names glued to the first line below most of them."""
    _, found = blocks(page_lines(head))
    full = [block for block in found if block.lines]
    if not full:
        return 0.0
    glued = sum(_is_glued(block) for block in full)
    return 0.94 if glued >= 0.5 * len(full) else 0.6


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give the paper below each mark."""
    header, found = blocks(page_lines(text))
    page = page_date(header)
    lines = []
    for block in found:
        first = block.lines[0].text if block.lines else ""
        headed = line_kind(first) != "abstract"
        below = block.lines[1:] if headed else block.lines
        lines.append((first if headed else "", " ".join(line.text for line in below)))
    for block, (_, abstract), (title, authors) in zip(found, lines, part_lines(lines), strict=True):
        yield make_paper(
            source=Source(file=file, locator=f"line {block.number}", reader=NAME),
            title=title,
            abstract=abstract,
            authors=authors,
            date=block.mark.date.complete(page),
            categories=(block.mark.category,),
            has_code=block.mark.has_code,
        )


def _is_glued(block: Block) -> bool:
    second = block.lines[1].text if len(block.lines) > 1 else ""
    return has_glue(block.lines[0].text) and (not second or read_names(second) is None)
