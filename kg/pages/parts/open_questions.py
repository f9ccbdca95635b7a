"""What is open: what papers leave open themselves, what they still call difficult, and issues without a solution.

An issue to which no solution was tied, of a paper that puts something forward, is hardly open: the abstract may well
meet it in other words. Such issues are no open question.
"""

from __future__ import annotations

from kg.english.grammar import count, sentence, verb
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup, Scope
from kg.pages.parts.issues import ranked_issues
from kg.pages.parts.still_difficult import still_difficult
from kg.pages.states import open_ends
from kg.pages.wording import spoken, stated, unanswered
from kg.records import Evidence
from viz.page import Block, Fold, Heading, Listing, Section, Statement

SHOWN = 8
_NOT_TIED = "No solution in the papers’ abstracts was tied to these issues."


def open_questions(look: Lookup, scope: Scope) -> Section | None:
    """The papers' own outlooks, what they still call difficult, then the issues for which no solution was made out."""
    blocks: list[Block] = []
    left = _left_open(look, scope)
    if left:
        blocks.append(Heading(text="Left open by the papers themselves"))
        told = "Each says so of its own time; a later paper may have met it since."
        blocks.append(Statement(parts=(told,), tone="caution"))
        blocks.extend(_listing([_outlook(look, e) for e in left]))
    blocks.extend(still_difficult(look, scope.papers))
    bare = [i for i in ranked_issues(scope) if unanswered(look, i)]
    place = "here" if scope.whole else "in this topic"
    if bare:
        blocks.append(Heading(text="Raised, with no solution made out"))
        told = (
            f"{count(len(bare), 'issue')} {verb(len(bare), 'is', 'are')} raised by papers that put nothing forward, and"
        )
        told += f" no solution was made out {place}; there may be one in papers that were not read"
        blocks.append(Statement(parts=(sentence(told),), basis=_NOT_TIED))
        statements = []
        for issue in bare:
            tail = f" ({count(len(issue.papers), 'paper')})."
            statements.append(stated(look, (heading(issue), tail), issue.evidence, limit=2))
        blocks.extend(_listing(statements))
    return Section(key="open", title="What is open", short="What is open", blocks=tuple(blocks)) if blocks else None


def _left_open(look: Lookup, scope: Scope) -> list[Evidence]:
    found = open_ends(look, scope.papers)
    return sorted(found, key=lambda e: (-(look.papers[e.paper].year or 0), -e.score, e.paper, e.start))


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
