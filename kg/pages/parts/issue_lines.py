"""Issues of one paper each, a line a paper: what it finds hard, in its words, and what it puts against that."""

from __future__ import annotations

from collections.abc import Sequence

from kg.english.grammar import listed, listed_parts
from kg.issue_kinds import raised_chance
from kg.issue_state import left_open
from kg.pages.lookup import Lookup
from kg.pages.one_paper_issues import Told, raised_by
from kg.pages.solutions import grouped_solutions, name_link, reported, result_on, solution_name, tie_of
from kg.pages.states import not_found
from kg.pages.wording import said_to_be_met, stated, unanswered
from kg.records import Evidence, IssueNode, SolutionNode
from viz.page import Inline, Link, Statement
from viz.text import shorten

LONGEST_TITLE = 90
# Issues of one paper on its line, and solutions of one issue.
MOST_ISSUES, MOST_SOLUTIONS = 3, 2


def issue_lines(
    look: Lookup, issues: Sequence[IssueNode], most: int, cards: Sequence[IssueNode] = ()
) -> tuple[tuple[Statement, ...], list[IssueNode]]:
    """A line for each of the first papers, the newest first, and the issues that these tell; each issue is of one.

    Of the issues that one clause tells together one is given back: it is told once.

    What one of ``cards`` tells of a paper is not told again, and what cannot be told in words that stand by themselves
    is left out.
    """
    by_paper: dict[str, list[IssueNode]] = {}
    for issue in issues:
        by_paper.setdefault(issue.papers[0], []).append(issue)
    told = {paper: raised_by(look, paper, raised, cards)[:MOST_ISSUES] for paper, raised in by_paper.items()}
    # Those of which it is surest that they are issues, about equally sure ones in the given order.
    surest = sorted((p for p in by_paper if told[p]), key=lambda p: -_how_sure(look, p, told[p]))
    first = surest[:most]
    shown = sorted(first, key=lambda p: (-(look.papers[p].year or 0), look.title(p), p))
    lines = tuple(_line(look, paper, told[paper]) for paper in shown)
    return lines, [one.issue for paper in shown for one in told[paper]]


def _how_sure(look: Lookup, paper: str, told: Sequence[Told]) -> float:
    """How likely readers agree that a paper raises what is told of it, in tenths: the least of all."""
    extraction = look.extractions.get(paper)
    if extraction is None:
        return 0.0
    return min(round(max(raised_chance(extraction, e, None) for e in one.issue.evidence), 1) for one in told)


def _line(look: Lookup, paper: str, told: Sequence[Told]) -> Statement:
    issues = [one.issue for one in told]
    link = look.paper_link(paper)
    link = Link(text=shorten(link.text, LONGEST_TITLE), href=link.href, hint=link.hint)
    when = look.when(paper)
    head: tuple[Inline, ...] = (link, f" ({when}): " if when else ": ")
    said = [one.words for one in told]
    answers = [_answer(look, issue) for issue in issues]
    evidence: list[Evidence] = [e for issue in issues for e in issue.evidence]
    evidence += [s.evidence for groups, _ in answers for g in groups for s in g[:1]]
    # What is met with one thing is told together.
    together: dict[tuple[str, ...], list[int]] = {}
    for n, (groups, _) in enumerate(answers):
        key = tuple(solution_name(look, g[0]) for g in groups) or (issues[n].id,)
        together.setdefault(key, []).append(n)
    parts = list(head)
    for number, members in enumerate(together.values()):
        words = listed([said[n] for n in members])
        groups, loose = answers[members[0]][0], {answers[n][1] for n in members}
        parts += ["; "] if number else []
        parts += [words, *_met(look, issues[members[0]], groups, loose, len(members))]
    parts.append(".")
    first, loose_first = answers[0]
    if len(together) == 1 and first and not loose_first and (result := result_on(look, first[0], issues[0])):
        parts.append(f" {reported(result[0], solution_name(look, first[0][0]))}")
        evidence.append(result[1])
    if any(left_open(i) for i in issues):
        parts.append(" Said to be still open.")
    return stated(look, parts, evidence, limit=3)


def _answer(look: Lookup, issue: IssueNode) -> tuple[list[list[SolutionNode]], bool]:
    """What is put forward against an issue; or what its paper puts forward for whatever it is, and that it is that."""
    groups = grouped_solutions(look, issue)
    sure = [g for g in groups if not tie_of(look, issue, g).is_loose]
    return (sure or groups)[:MOST_SOLUTIONS], not sure


def _met(
    look: Lookup, issue: IssueNode, groups: list[list[SolutionNode]], loose: set[bool], many: int
) -> tuple[Inline, ...]:
    if groups:
        names = _names(look, groups)
        if True in loose:
            return (" (it puts forward ", *names, ")")
        return (", against which it puts forward " if many > 1 else ", met with ", *names)
    if unanswered(look, issue):
        return (f" ({not_found(look, issue)})",)
    return (", which it says that it meets",) if said_to_be_met(look, issue) else ()


def _names(look: Lookup, groups: list[list[SolutionNode]]) -> tuple[Inline, ...]:
    return listed_parts([(name_link(look, g),) for g in groups])
