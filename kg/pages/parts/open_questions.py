"""What is open: what papers leave open themselves, and issues against which nothing was put forward."""

from __future__ import annotations

from kg.english.grammar import count, number_word, sentence
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup, Scope
from kg.pages.parts.issues import ranked_issues
from kg.pages.states import open_ends
from kg.pages.wording import spoken, stated, unanswered
from kg.records import Evidence
from viz.page import Block, Fold, Heading, Listing, Section, Statement

SHOWN = 8


def open_questions(look: Lookup, scope: Scope) -> Section | None:
    """The papers' own outlooks, newest first, then the issues without an answer."""
    blocks: list[Block] = []
    left = _left_open(look, scope)
    if left:
        blocks.append(Heading(text="Left open by the papers themselves"))
        told = "Each says so of its own time; a later paper may have met it since."
        blocks.append(Statement(parts=(told,), tone="caution"))
        blocks.extend(_listing([_outlook(look, e) for e in left]))
    bare = [i for i in ranked_issues(scope) if unanswered(look, i)]
    if bare:
        n = len(bare)
        blocks.append(Heading(text="Raised, with no solution found"))
        all_of_them = len(scope.issues)
        text = f"for {'one' if n == 1 else number_word(n, all_of_them)} of {count(all_of_them, 'issue')}"
        text += f" no solution was found {'here' if scope.whole else 'in this topic'}"
        blocks.append(
            Statement(
                parts=(
                    sentence(
                        f"{text}; there may be one in words that were not tied to it, or in papers that were not read"
                    ),
                ),
                basis="No solution in the papers’ abstracts was tied to these issues.",
            )
        )
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
