"""Where a paper speaks of its own work: its title, and its sentences on what it does and finds.

In go an extraction and mentions; out come those that stand there, and where the sentence of each begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.records import Extraction, Mention
from ontologies.vocabulary import Role

__all__ = ["OWN_ROLES", "own_places", "sentence_start"]

#: Sentences in which a paper speaks of its own work; a mention there is the better evidence.
OWN_ROLES = (Role.SOLUTION, Role.METHOD, Role.RESULT, Role.RESOURCE)


def own_places(extraction: Extraction, mentions: Sequence[Mention], of: Sequence[Role] = OWN_ROLES) -> list[Mention]:
    """The mentions in a paper's title and where it speaks of its own work."""
    title_end = len(extraction.paper.title)
    roles = [(s.start, s.end, s.role) for s in extraction.sentences]
    return [m for m in mentions if m.end <= title_end or _role_at(roles, m.start) in (*of, None)]


def _role_at(roles: Sequence[tuple[int, int, Role]], at: int) -> Role | None:
    return next((role for start, end, role in roles if start <= at < end), None)


def sentence_start(extraction: Extraction, mention: Mention) -> int:
    """Where a mention's sentence begins; the title is one."""
    if mention.end <= len(extraction.paper.title):
        return 0
    starts = [s.start for s in extraction.sentences if s.start <= mention.start < s.end]
    return starts[0] if starts else len(extraction.paper.title)
