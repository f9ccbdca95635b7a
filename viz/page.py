"""The records that pages are made of. Whoever fills them decides what is said; this package decides how it looks.

Every string here is plain text: the templates escape it. The only markup is in pictures, which ``viz.svg`` made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere: to a page of the site (``href`` from us) or, with ``outward``, to the world."""

    text: str
    href: str
    outward: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnScreen:
    """Words that say what can be done on a screen; paper leaves them out."""

    text: str


Inline = str | Link | OnScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a paper: ``text`` with the telling stretch ``text[start:end]``, whose they are and where they stand."""

    text: str
    start: int
    end: int
    title: str
    when: str
    href: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence that can be asked who says so.

    ``quotes`` are shown when asked; ``total`` is how many places there are where not all are shown, and ``further``
    leads to the others, one run of links a paper; ``basis`` says what a figure was counted from. ``tone`` is ``""``,
    ``"caution"``, ``"open"``, ``"quote"``, or what it tells of an issue: ``"named"``, ``"cause"``, ``"solution"``.
    """

    kind: ClassVar[str] = "statement"
    parts: tuple[Inline, ...]
    quotes: tuple[Quote, ...] = ()
    total: int = 0
    basis: str = ""
    tone: str = ""
    further: tuple[tuple[Link, ...], ...] = ()

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(p if isinstance(p, str) else p.text for p in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Statements one below the other, numbered where the order matters."""

    kind: ClassVar[str] = "listing"
    statements: tuple[Statement, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a table: words, a picture, or both; ``sort`` is what it is sorted by."""

    parts: tuple[Inline, ...] = ()
    picture: Markup | None = None
    sort: float | str | None = None
    quotes: tuple[Quote, ...] = ()
    total: int = 0
    further: tuple[tuple[Link, ...], ...] = ()

    @property
    def text(self) -> str:
        """What it says as plain text."""
        return "".join(p if isinstance(p, str) else p.text for p in self.parts)

    @property
    def empty(self) -> bool:
        """Whether nothing is to be seen in it; a dash stands for nothing."""
        return not (self.picture or self.quotes or self.text.strip(" \u00a0-–—"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's head; ``numeric`` ones are set to the right, and what is in ``short`` ones stays in one line."""

    label: str
    numeric: bool = False
    short: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under heads; the first cell of a row names the row."""

    kind: ClassVar[str] = "table"
    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sortable: bool = False
    note: str = ""
    hide_caption: bool = False

    @property
    def filled(self) -> Table:
        """The same without columns in which no row has anything; the first, which names the rows, stays."""
        kept = [
            n
            for n in range(len(self.columns))
            if n == 0 or not self.rows or any(not row[n].empty for row in self.rows if n < len(row))
        ]
        if len(kept) == len(self.columns):
            return self
        rows = tuple(tuple(row[n] for n in kept if n < len(row)) for row in self.rows)
        return replace(self, columns=tuple(self.columns[n] for n in kept), rows=rows)

    @property
    def in_words(self) -> bool:
        """Whether its rows can be told one below the other on a narrow page: few columns, not all of them figures."""
        return 2 < len(self.columns) <= 8 and not all(c.numeric for c in self.columns[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture with its caption. Of two pictures the first is for wide windows, the last for narrow ones; of three the
    second is for those between.

    ``hint`` says what can be done with it on a screen, after the caption; ``table`` holds the same content in words;
    ``scrolls`` lets a wide picture be pushed sideways; ``panel`` is the
    hint in a panel beside it, in which the branch of the outline that a link in the picture leads to is told.
    """

    kind: ClassVar[str] = "figure"
    key: str
    caption: str
    pictures: tuple[Markup, ...]
    table: Table | None = None
    scrolls: bool = False
    panel: str = ""
    links: tuple[Link, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A headed box: an issue, a topic, a line of descent."""

    kind: ClassVar[str] = "card"
    key: str
    title: tuple[Inline, ...]
    label: str = ""
    picture: Markup | None = None
    status: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Cards, one below the other or, with ``columns``, side by side where there is room."""

    kind: ClassVar[str] = "cards"
    cards: tuple[Card, ...]
    columns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Blocks behind a line that opens them."""

    kind: ClassVar[str] = "fold"
    summary: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A small heading within a section."""

    kind: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch of an abstract: ``css`` names what it is, ``hint`` says so in words."""

    text: str
    css: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSentence:
    """A sentence of an abstract with its anchor, its role and its marked stretches."""

    key: str
    role: str
    stretches: tuple[Marked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEntry:
    """A paper in the list of papers: its head, always in view, and behind a line its abstract with what was found.

    ``gist`` is what it puts forward in one line; ``links`` lead to the paper itself.
    """

    kind: ClassVar[str] = "paper"
    key: str
    title: str
    byline: str
    when: str
    venue: str
    topic: Link | None
    links: tuple[Link, ...]
    has_code: bool
    gist: str
    sentences: tuple[MarkedSentence, ...]
    notes: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A node of the outline; ``key`` is its anchor."""

    kind: ClassVar[str] = "branch"
    key: str
    label: str
    sort: str
    count: str = ""
    href: str = ""
    statements: tuple[Statement, ...] = ()
    branches: tuple[Branch, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The collapsible tree."""

    kind: ClassVar[str] = "outline"
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A ready picture without a caption."""

    kind: ClassVar[str] = "raw"
    picture: Markup


Block = Statement | Listing | Table | Figure | Card | Cards | Fold | Heading | PaperEntry | Outline | Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a page that the list of contents leads to."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry of the search index: what one sees, what it is, where it leads (from the top of the site)."""

    label: str
    sort: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What all pages of a site share: its name, where header and footer lead, and what can be searched.

    ``hint`` says what can be done on a screen, after the ``colophon``.
    """

    name: str
    links: tuple[Link, ...]
    index: tuple[Found, ...] = ()
    colophon: str = ""
    hint: str = ""
    foot: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. ``path`` is where it stands in the site, with ``/``; ``lead`` are its first, larger sentences.

    ``crumbs`` lead down to it; one without an address is the page itself.
    """

    path: str
    title: str
    kicker: str = ""
    lead: tuple[Statement, ...] = ()
    sections: tuple[Section, ...] = ()
    crumbs: tuple[Link, ...] = ()
    layout: str = "article"
    current: str = ""
    tools: str = ""

    @property
    def up(self) -> str:
        """What leads from this page to the top of the site: one ``../`` a folder."""
        return "../" * self.path.count("/")
