"""Statements with their quotes: the one way in which a sentence and its evidence come together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.pages.lookup import QUOTES_SHOWN, Lookup
from kg.records import Evidence
from viz.page import Inline, Statement


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
