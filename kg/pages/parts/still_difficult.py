"""What papers of late years call difficult or open still, before they put something forward."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.english.remaining import still_hard
from kg.pages.lookup import Lookup
from kg.pages.wording import spoken
from kg.records import Evidence
from ontologies.vocabulary import Role
from viz.page import Block, Heading, Listing, Statement

SHOWN = 8
# How long ago, counted from the newest paper here, "still" may have been written.
_LATE = 10
_LIKELY = 0.5
_LONGEST = 260
# That nobody took something up is what the paper itself ends; it calls nothing difficult.
_UNTOUCHED = re.compile(
    r"(?i)\b(?:(?:un|under)-?(?:explored|studied|addressed|investigated|researched|developed)"
    r"|not (?:yet |as yet )?(?:been )?(?:yet )?(?:\w+ly |well )?(?:explored|studied|addressed|investigated|tackled))\b"
)
_HARD = re.compile(r"(?i)\b(?:challeng\w*|difficult\w*|hard|open|unsolved|unresolved|unclear|far from)\b")
_TOLD = "Each opens a paper, which may take it up itself; it is how its authors saw things when they wrote."


def still_difficult(look: Lookup, papers: Iterable[str]) -> list[Block]:
    """The sentences by which recent papers call something difficult or open still, the newest first, one a paper."""
    found = _found(look, papers)
    if not found:
        return []
    said = tuple(spoken(look, e, _LONGEST) for e in found[:SHOWN])
    basis = (
        "Sentences with words such as “remains challenging”, “is still an open problem” or “far from solved”, before "
        "what a paper puts forward, of papers with a date. One that points at another sentence, or only says that "
        "something is unexplored, is left out."
    )
    return [
        Heading(text="Still called difficult"),
        Statement(parts=(_TOLD,), tone="caution", basis=basis),
        Listing(statements=said),
    ]


def called_difficult(look: Lookup, papers: Iterable[str]) -> set[str]:
    """The papers that such a sentence is quoted of."""
    return {said.paper for said in _found(look, papers)[:SHOWN]}


def _found(look: Lookup, papers: Iterable[str]) -> list[Evidence]:
    newest = max((p.year for p in look.papers.values() if p.year), default=0)
    found = []
    for paper in sorted(papers):
        year = look.papers[paper].year
        if year and year + _LATE >= newest and (said := _of_paper(look, paper)):
            found.append((-year, -round(said.score, 6), paper, said))
    return [said for *_, said in sorted(found, key=lambda f: f[:3])]


def _of_paper(look: Lookup, paper: str) -> Evidence | None:
    """The first such sentence of a paper, before what it puts forward, that is none of what it leaves open itself."""
    extraction = look.extractions.get(paper)
    known = {e.start for e in look.outlooks.get(paper, ())}
    for s in extraction.sentences if extraction else ():
        if s.role not in (Role.ISSUE, Role.BACKGROUND):
            return None
        text = look.papers[paper].text[s.start : s.end]
        said = still_hard(text) if s.score >= _LIKELY and s.start not in known else ""
        if _UNTOUCHED.search(said) and not _HARD.search(said):
            continue
        start = s.start + text.find(said)
        if said and start >= s.start:
            return Evidence(paper=paper, start=start, end=start + len(said), quote=said, rule="role", score=s.score)
    return None
