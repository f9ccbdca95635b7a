"""What the listing pages of the web have in common: lines, marks, headings of their own, titles and abstracts.

A page is text as a browser copies it. Nothing here knows any paper or person; lines are told apart by their shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from extract.arxiv import full_category
from extract.dates import MONTH_NAME, PageDate, parse_page_date
from extract.text import squeeze

Kind = Literal["title", "either", "abstract"]

LONGEST_LINE = 1_000_000
"""What is cut off here is refused as too long an abstract in any case."""
LONG = 300
"""From this length on a line is an abstract: of 2,000 titles of arXiv none is longer than 250 characters."""
SHORT = 80
"""Below this length a single sentence is no abstract, even with a full stop."""

_MARK = re.compile(
    rf"(?P<score>\d{{1,3}}(?:\.\d{{1,2}})?)? ?"
    rf"(?P<category>[a-z]{{2,8}}(?:-[a-z]{{2,8}})?\.[A-Za-z-]{{2,10}}|[a-z]{{2,8}}-[a-z]{{2,8}}|[A-Z]{{2,4}}) ?"
    rf"(?P<date>(?=[A-Z])(?i:{MONTH_NAME}) \d{{1,2}}(?:, ?\d{{4}})?) ?(?P<code>Code)?"
)
_SENTENCE_BREAK = re.compile(r"[a-z0-9)%\]][.?!] [A-Z(\"“]")
_INTERFACE = re.compile(
    r"(?:sub|un)scribe(?:d)?|sign (?:up|in|out)|log ?(?:in|out)|load more|show (?:more|less|all)|view (?:more|all)|"
    r"see (?:more|all)|read more|next(?: page)?|prev(?:ious)?(?: page)?|back to top|share|save|follow(?:ing)?|upvote|"
    r"new|hot|top|latest|recent|trending|(?:daily|weekly|monthly|trending|latest|top|new|all) papers|papers|"
    r"\d[\d,.]* ?(?:papers?|citations?|upvotes?|likes?|comments?|views?|results?)|"
    r"(?:h-index|i10-index|novelty|ai score|papers|citations) ?\d[\d.,]*%?|"
    r"[\d.,%·•|*-]+|code|pdf|by ?\S.{0,60} community|©.{0,120}|copyright .{0,120}|"
    r"(?:get|receive|want|sign|join|subscribe|we use|accept|register)\b.{0,60}"
    r"\b(?:e-?mail|inbox|newsletter|cookies?)\b.{0,60}",
    re.IGNORECASE,
)
_GLUED_BUTTON = re.compile(r"(?:Subscribe|Sign up|Sign in|Log in|Login)(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, cleaned, with its number in the file (from 1)."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The line above a paper in a listing: score, category, date and code mark, written together."""

    category: str
    date: PageDate
    has_code: bool


@dataclass(slots=True)
class Block:
    """A mark line with the lines below it, up to the next mark."""

    number: int
    mark: Mark
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """A title line with the lines of its abstract; ``title`` is None where only an abstract stands."""

    title: Line | None
    abstract: list[Line] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The line where the entry begins."""
        return self.title.number if self.title else self.abstract[0].number


def page_lines(text: str) -> Iterator[Line]:
    """Give the lines that are not blank."""
    for number, raw in enumerate(text.split("\n"), start=1):
        if line := squeeze(raw[:LONGEST_LINE]):
            yield Line(number, line)


def parse_mark(text: str) -> Mark | None:
    """Read a mark line such as "CVMay 28", "49.3CVApr 10" or "CRAug 22, 2022Code".

    Examples
    --------
    >>> parse_mark("49.3LGApr 10Code")
    Mark(category='cs.LG', date=PageDate(month=4, day=10, year=None), has_code=True)
    >>> parse_mark("Results of May 10") is None
    True
    """
    match = _MARK.fullmatch(text) if len(text) <= 60 else None
    date = parse_page_date(match["date"]) if match else None
    if match is None or date is None:
        return None
    return Mark(full_category(match["category"]), date, match["code"] is not None)


def blocks(lines: Iterable[Line]) -> tuple[list[Line], list[Block]]:
    """Give the page's header and its blocks, each with the lines below its mark."""
    header: list[Line] = []
    found: list[Block] = []
    for line in lines:
        if mark := parse_mark(line.text):
            found.append(Block(line.number, mark))
        elif not found:
            header.append(line)
        elif not is_interface(line.text):
            found[-1].lines.append(line)
    return header, found


def page_date(header: Iterable[Line]) -> PageDate | None:
    """Give the date that a page shows for itself above its first paper, where it has a year."""
    for line in header:
        date = parse_page_date(line.text)
        if date and date.year is not None:
            return date
    return None


def is_interface(text: str) -> bool:
    """Say whether a line is the page's own: a button, a count, a heading, an invitation."""
    return len(text) <= 130 and _INTERFACE.fullmatch(text) is not None


def line_kind(text: str) -> Kind:
    """Tell a title from an abstract by its shape alone.

    Examples
    --------
    >>> [line_kind(x) for x in ("On the Use of Small Nets", "We try nets. They work.", "We try nets " * 9 + ".")]
    ['title', 'abstract', 'either']
    """
    if len(text) >= LONG:
        return "abstract"
    ends = text.endswith((".", "…"))
    if ends and _SENTENCE_BREAK.search(text):
        return "abstract"
    return "either" if ends and len(text) >= SHORT else "title"


def pair_lines(lines: Iterable[Line]) -> list[Entry]:
    """Give the entries of a page that writes each title on a line and each abstract on the next.

    A title without an abstract stays alone; an abstract that goes on on a further line is put together again; what
    the page says of itself is left out.
    """
    entries: list[Entry] = []
    waiting: Line | None = None
    after_button = False
    todo = list(lines)
    for index, line in enumerate(todo):
        if is_interface(line.text):
            after_button = True
            continue
        kind = line_kind(line.text)
        if kind == "either":
            following = todo[index + 1].text if index + 1 < len(todo) else ""
            starts = waiting is None and line_kind(following) == "abstract"
            kind = "title" if starts else "abstract"
        if kind == "abstract":
            if waiting is not None or not entries:
                entries.append(Entry(waiting))
                waiting = None
            entries[-1].abstract.append(line)
        else:
            if waiting is not None and (entries or not _is_heading(waiting.text)):
                entries.append(Entry(waiting))
            waiting = Line(line.number, _without_button(line.text)) if after_button else line
        after_button = False
    if waiting is not None:
        entries.append(Entry(waiting))
    return entries


def _without_button(text: str) -> str:
    """Give the title without a button that stands before it with no blank between."""
    match = _GLUED_BUTTON.match(text)
    return text if match is None or text[match.end()].islower() else text[match.end() :]


def _is_heading(text: str) -> bool:
    return len(text.split()) <= 3 or text.endswith("!")
