"""Statements with their quotes: the one way in which a sentence and its evidence come together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.pages.lookup import QUOTES_SHOWN, Lookup
from kg.records import Evidence
from viz.page import Inline, Link, Statement
from viz.text import shorten


def stated(
    look: Lookup,
    parts: Sequence[Inline],
    evidence: Iterable[Evidence],
    *,
    limit: int = QUOTES_SHOWN,
    basis: str = "",
    tone: str = "",
) -> Statement:
    """A sentence that rests on ``evidence``: its quotes, at most ``limit`` of them, and how many there are."""
    quotes, total = look.quotes(evidence, limit)
    return Statement(parts=tuple(parts), quotes=quotes, total=total, basis=basis, tone=tone)


def source_link(look: Lookup, evidence: Evidence) -> Link:
    """Whose words they are: title and year, as a link to where they stand."""
    quote = look.quote(evidence)
    return Link(text=shorten(quote.title, 70) + (f" ({quote.when})" if quote.when else ""), href=quote.href)
