"""A page of trending papers as bare lines: a title, its abstract, the next title, and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.draft import make_paper
from extract.pages import Entry, is_interface, page_lines, pair_lines, parse_mark
from extract.records import Paper, Reject, Source

NAME = "trending-page"
TITLE = "a saved page of trending papers (titles and abstracts)"
SUFFIXES = (".txt", ".text")

FEWEST = 3
"""Fewer pairs of short and long lines are too few to tell a page of papers from any text with headings."""

_SPEAKS_OF_RESEARCH = re.compile(
    r"\b(?:we|our|paper|study|propose[ds]?|present(?:s|ed)?|method(?:s|ology)?|approach(?:es)?|results?|dataset|model|"
    r"models|performance|evaluat\w{1,5}|experiments?|analysis|significant\w{0,2}|framework|algorithm)\b",
    re.IGNORECASE,
)


def sniff(head: str) -> float:
    """Give how sure it is: titles and abstracts take turns, and the abstracts speak of research."""
    lines = list(page_lines(head))
    if any(parse_mark(line.text) for line in lines[:200]):
        return 0.0
    entries = pair_lines(lines)
    pairs = [entry for entry in entries if entry.title and entry.abstract]
    if len(pairs) < FEWEST or len(pairs) < 0.7 * len(entries):
        return 0.0
    regular = sum(len(entry.abstract) == 1 for entry in pairs)
    research = sum(_is_research(entry) for entry in pairs)
    invites = any(is_interface(line.text) for line in lines[:5])
    return 0.8 if regular >= 0.8 * len(pairs) and research >= (0.5 if invites else 0.8) * len(pairs) else 0.0


def read(text: str, file: str) -> Iterator[Paper | Reject]:
    """Give a paper for each title."""
    for entry in pair_lines(page_lines(text)):
        yield paper_of(entry, file)


def paper_of(entry: Entry, file: str) -> Paper | Reject:
    """Give the paper of one title line and its abstract."""
    return make_paper(
        source=Source(file=file, locator=f"line {entry.number}", reader=NAME),
        title=entry.title.text if entry.title else "",
        abstract=" ".join(line.text for line in entry.abstract),
    )


def _is_research(entry: Entry) -> bool:
    words = {match[0].lower() for line in entry.abstract for match in _SPEAKS_OF_RESEARCH.finditer(line.text)}
    return len(words) >= 2
