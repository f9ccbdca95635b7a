"""Statements with their quotes: the one way in which a sentence and its evidence come together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.pages.lookup import QUOTES_SHOWN, Lookup
from kg.records import Cause, Evidence, IssueNode
from viz.page import Inline, Link, Statement
from viz.text import shorten

_LIKELY = 0.5
_RELEASES = re.compile(
    r"(?i)\b(?:publicly|freely|openly) (?:available|accessible)|\bopen[- ]?sourc|\bwill be (?:released|shared)"
)
# What an author writes just before a difficulty that the same sentence meets: "to address the", "we overcome".
_MEETS = re.compile(
    r"(?i)\b(?:to|we|it|that|thus|thereby|by|for)\s+(?:\w+ly\s+)?(?:address|overcome?|tackle|mitigate|alleviate|resolve|solve"
    r"|remedy|combat|counter|eliminat)(?:e?s|ed|ing|e)?\s+(?:(?:the|this|these|such|all|its|their)\s+)*$"
)
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


def left_open(issue: IssueNode) -> tuple[Evidence, ...]:
    """The outlooks of an issue's papers that leave something open: likelier so than not, and no word of a release."""
    return tuple(e for e in issue.open if e.score >= _LIKELY and not _RELEASES.search(e.quote))


def unanswered(look: Lookup, issue: IssueNode) -> bool:
    """Whether nothing is put forward against an issue: no solution, and no paper that names it as what it meets."""
    return not issue.solutions and not any(_is_met(look, e) for e in issue.evidence)


def _is_met(look: Lookup, evidence: Evidence) -> bool:
    """Whether the sentence names the difficulty only to say that its paper meets it: "to address the lack of ...".

    What it meets it with may not have been made out.
    """
    paper = look.papers.get(evidence.paper)
    before = paper.text[max(0, evidence.start - 60) : evidence.start] if paper else ""
    return _MEETS.search(before) is not None


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
