"""Where to start reading, with a reason for each step."""

from __future__ import annotations

from kg.english.grammar import plain, sentence
from kg.pages.lookup import Lookup, Scope
from viz.page import Listing, Section, Statement


def reading(look: Lookup, scope: Scope) -> Section | None:
    """The reading plan that was made for the scope's topic."""
    if len(scope.papers) < 2:
        return None  # there is no order of one
    steps = dict(look.field.reading).get(scope.topic.id, ())
    statements = []
    for step in steps:
        if step.paper not in look.papers:
            continue
        when = look.when(step.paper)
        link = look.paper_link(step.paper)
        stop = f" ({when}). " if when else " " if link.text[-1:] in "?!." else ". "
        parts = (link, stop, sentence(plain(step.reason)))
        statements.append(Statement(parts=parts))
    if not statements:
        return None
    return Section(
        key="reading",
        title="Where to start reading",
        short="Where to start",
        blocks=(Listing(statements=tuple(statements), ordered=True),),
    )
