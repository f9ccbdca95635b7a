"""What is open: what papers leave open themselves, what they still call difficult, and issues without a solution.

An issue to which no solution was tied, of a paper that puts something forward, is hardly open: the abstract may well
meet it in other words. Such issues are named, with the words that tell of them, so that a reader can see for himself.
"""

from __future__ import annotations

from kg.english.grammar import count, sentence, verb
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup, Scope
from kg.pages.parts.issues import ranked_issues
from kg.pages.parts.still_difficult import still_difficult
from kg.pages.states import open_ends, puts_forward
from kg.pages.wording import source_link, spoken, stated, unanswered
from kg.records import Evidence, IssueNode
from viz.page import Block, Fold, Heading, Listing, Section, Statement

SHOWN = 8
_NOT_TIED = "No solution in the papers’ abstracts was tied to these issues."


def open_questions(look: Lookup, scope: Scope) -> Section | None:
    """The papers' own outlooks, what they still call difficult, then the issues for which no solution was found."""
    blocks: list[Block] = []
    left = _left_open(look, scope)
    if left:
        blocks.append(Heading(text="Left open by the papers themselves"))
        told = "Each says so of its own time; a later paper may have met it since."
        blocks.append(Statement(parts=(told,), tone="caution"))
        blocks.extend(_listing([_outlook(look, e) for e in left]))
    blocks.extend(still_difficult(look, scope.papers))
    unmet = [i for i in ranked_issues(scope) if unanswered(look, i)]
    bare = [i for i in unmet if not puts_forward(look, i)]
    place = "here" if scope.whole else "in this topic"
    if bare:
        blocks.append(Heading(text="Raised, with no solution found"))
        told = (
            f"{count(len(bare), 'issue')} {verb(len(bare), 'is', 'are')} raised by papers that put nothing forward, and"
        )
        told += f" no solution was found {place}; there may be one in papers that were not read"
        blocks.append(Statement(parts=(sentence(told),), basis=_NOT_TIED))
        statements = []
        for issue in bare:
            tail = f" ({count(len(issue.papers), 'paper')})."
            statements.append(stated(look, (heading(issue), tail), issue.evidence, limit=2))
        blocks.extend(_listing(statements))
    untied = [i for i in unmet if i not in bare]
    if untied:
        n, papers = len(untied), len({p for i in untied for p in i.papers})
        told = f"for {count(n, 'further issue' if bare else 'issue')} no solution was found {place}, though"
        told += " the paper that raises " if papers == 1 else " the papers that raise "
        told += f"{verb(n, 'it', 'them')} {verb(papers, 'puts', 'put')} something forward, which may meet"
        told += f" {verb(n, 'it', 'them')} in other words"
        blocks.append(Statement(parts=(sentence(told),), tone="caution", basis=_NOT_TIED))
        blocks.extend(_listing([_raised(look, issue) for issue in untied]))
    return Section(key="open", title="What is open", short="What is open", blocks=tuple(blocks)) if blocks else None


def _left_open(look: Lookup, scope: Scope) -> list[Evidence]:
    found = open_ends(look, scope.papers)
    return sorted(found, key=lambda e: (-(look.papers[e.paper].year or 0), -e.score, e.paper, e.start))


def _raised(look: Lookup, issue: IssueNode) -> Statement:
    """An issue by its name, and which papers raise it: the one, or how many."""
    papers = len(issue.papers)
    whose = source_link(look, issue.evidence[0]) if papers == 1 and issue.evidence else count(papers, "paper")
    return stated(look, (f"{heading(issue)}: ", whose, "."), issue.evidence, limit=2)


def _outlook(look: Lookup, e: Evidence) -> Statement:
    return spoken(look, e, 260)


def _listing(statements: list[Statement]) -> list[Block]:
    blocks: list[Block] = [Listing(statements=tuple(statements[:SHOWN]))]
    rest = statements[SHOWN:]
    if rest:
        blocks.append(
            Fold(
                summary="One more" if len(rest) == 1 else f"{len(rest)} more",
                blocks=(Listing(statements=tuple(rest[:60])),),
            )
        )
    return blocks
