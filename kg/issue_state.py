"""What state an issue is in: whether something is put forward against it, and what its papers leave open themselves.

An issue and the papers of the field go in, verdicts come out. Whatever tells of an issue, in a record or on a page,
asks here, so that all tell the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.records import Paper
from kg.records import Evidence, IssueNode

OPEN, ADDRESSED = "open", "addressed"
_LIKELY = 0.5
_RELEASES = re.compile(
    r"(?i)\b(?:publicly|freely|openly) (?:available|accessible)|\bopen[- ]?sourc|\bwill be (?:released|shared)"
)
# What an author writes just before a difficulty that the same sentence meets: "to address the", "we overcome",
# "avoiding the".
_MEETS = re.compile(
    r"(?i)\b(?:(?:to|we|it|and|that|thus|thereby|by|for|which|effectively|further)\s+(?:\w+ly\s+)?(?:address|overcome?|tackl|"
    r"mitigat|alleviat|resolv|solv|remed|combat|counter|eliminat|handl|avoid|reduc|prevent|circumvent|bridg|tolerat|"
    r"suppress)(?:e?s|ied|y|ed|ing|e)?|(?:,|while|and)\s+(?:\w+ly\s+)?(?:address|overcom|tackl|mitigat|alleviat|resolv|solv|"
    r"eliminat|handl|avoid|reduc|prevent|circumvent|bridg|suppress)ing)\s+(?:(?:the|this|these|such|all|its|their|an?)\s+)*$"
)


def issue_status(issue: IssueNode, papers: Mapping[str, Paper]) -> str:
    """``"open"`` where nothing is put forward against it or its papers leave some of it open, else ``"addressed"``.

    Parameters
    ----------
    issue : IssueNode
        With its evidence, its solutions and what is left open; its own ``status`` is not asked.
    papers : mapping of str to Paper
        The papers that the evidence stands in, by id.
    """
    return OPEN if is_unanswered(issue, papers) or left_open(issue) else ADDRESSED


def left_open(issue: IssueNode) -> tuple[Evidence, ...]:
    """The outlooks of an issue's papers that leave something open: likelier so than not, and no word of a release."""
    return tuple(e for e in issue.open if leaves_open(e))


def leaves_open(outlook: Evidence) -> bool:
    """Whether an outlook sentence is likelier one than not, and tells of no release."""
    return outlook.score >= _LIKELY and not _RELEASES.search(outlook.quote)


def is_unanswered(issue: IssueNode, papers: Mapping[str, Paper]) -> bool:
    """Whether nothing is put forward against an issue: no solution, and no paper that names it as what it meets."""
    return not issue.solutions and not any(_is_met(e, papers) for e in issue.evidence)


def _is_met(evidence: Evidence, papers: Mapping[str, Paper]) -> bool:
    """Whether the sentence names the difficulty only to say that its paper meets it: "to address the lack of ...".

    What it meets it with may not have been made out.
    """
    paper = papers.get(evidence.paper)
    return is_met(paper.text[max(0, evidence.start - 60) : evidence.start] if paper else "")


def is_met(before: str) -> bool:
    """Whether the words right before a difficulty say that it is met.

    >>> is_met("To address the "), is_met("Divers face the ")
    (True, False)
    """
    return _MEETS.search(before) is not None
