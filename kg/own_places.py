"""Where a paper speaks of its own work: its title, and its sentences on what it does and finds.

In go an extraction and mentions; out come those that stand there, and where the sentence of each begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records import Extraction, Mention
from kg.evidence import role_at, sentence_at
from ontologies.vocabulary import Role

__all__ = ["OWN_ROLES", "own_places", "sentence_start"]

#: Sentences in which a paper speaks of its own work; a mention there is the better evidence.
OWN_ROLES = (Role.SOLUTION, Role.METHOD, Role.RESULT, Role.RESOURCE)


# "MRI-compatible": made so that a thing does not harm it, not with it.
_SUITED = re.compile(r"[-\u2010\u2011 ](?:compatible|safe|friendly|free|agnostic|independent|invariant)\b", re.I)


def own_places(extraction: Extraction, mentions: Sequence[Mention], of: Sequence[Role] = OWN_ROLES) -> list[Mention]:
    """The mentions in a paper's title and own sentences, but where these are only suited to the thing or free of it."""
    title_end, text = len(extraction.paper.title), extraction.paper.text
    return [
        m
        for m in mentions
        if (m.end <= title_end or role_at(extraction, m.start) in (*of, None)) and not _SUITED.match(text, m.end)
    ]


def sentence_start(extraction: Extraction, mention: Mention) -> int:
    """Where a mention's sentence begins; the title is one."""
    return sentence_at(extraction, mention.start, mention.end)[0]
