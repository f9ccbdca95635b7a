"""Statements with their quotes: the one way in which a sentence and its evidence come together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.issue_state import is_unanswered, left_open
from kg.pages.lookup import QUOTES_SHOWN, Lookup
from kg.records import Cause, Evidence, IssueNode
from viz.page import Inline, Link, Statement
from viz.text import shorten

_TORN = re.compile(r"(?i)(?:\b(?:and|or|nor|but|not|un)|non|[-/,])[\s-]*$")


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


def unanswered(look: Lookup, issue: IssueNode) -> bool:
    """Whether nothing is put forward against an issue: no solution, and no paper that names it as what it meets."""
    return is_unanswered(issue, look.papers)


def state_of(look: Lookup, issue: IssueNode) -> str:
    """The state of an issue in words: ``"open"``, ``"open in part"``, or an empty string."""
    return "open" if unanswered(look, issue) else "open in part" if left_open(issue) else ""


def without_solution(look: Lookup, issue: IssueNode) -> Statement | None:
    """What is said of an issue to which no solution is tied; None where one is."""
    if issue.solutions:
        return None
    if unanswered(look, issue):
        return Statement(
            parts=("No paper read here puts anything forward against it.",),
            basis="No solution in the papers’ abstracts was tied to this issue.",
        )
    return Statement(
        parts=("A paper that names it says that it meets it; with what was not made out.",),
        basis="No solution in the papers’ abstracts was tied to this issue; its quotes say that it is met.",
    )


def told_causes(look: Lookup, issue: IssueNode) -> tuple[Cause, ...]:
    """The causes of an issue that can be told: none that was cut off behind an "and" or a "non-"."""
    return tuple(c for c in issue.causes if not _is_torn(look, c.evidence) and _is_proved(c))


def _is_proved(cause: Cause) -> bool:
    """Whether the name of a cause is most of the words that prove it, and no splinter of them."""
    return 2 * len(cause.label.split()) >= len(cause.evidence.quote.split())


def _is_torn(look: Lookup, evidence: Evidence) -> bool:
    paper = look.papers.get(evidence.paper)
    before = paper.text[max(0, evidence.start - 12) : evidence.start] if paper else ""
    return _TORN.search(before) is not None
