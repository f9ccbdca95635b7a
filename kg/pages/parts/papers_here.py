"""The papers of a topic, each with why it stands there."""

from __future__ import annotations

from kg.english.grammar import plain
from kg.pages.lookup import Lookup, Scope, walk_topics
from viz.page import Block, Cell, Column, Fold, Section, Table
from viz.text import shorten

SHOWN = 400
FOLDED = 12


def papers_here(look: Lookup, scope: Scope) -> Section | None:
    """A table of the topic's papers, newest first; the overview has the list of papers instead."""
    if scope.whole:
        return None
    why = {p.paper: p.reason for t in walk_topics(scope.topic) for p in t.places}
    order = [p for p in look.paper_order if p in scope.papers]
    rows = tuple(
        (
            Cell(parts=(look.paper_link(p),)),
            Cell(parts=(look.when(p),)),
            Cell(parts=(shorten(plain(why.get(p, "")), 320),)),
        )
        for p in order[:SHOWN]
    )
    table = Table(
        key="papers-here",
        caption="Papers of this topic",
        columns=(Column(label="Paper"), Column(label="Year", numeric=True), Column(label="Why it stands here")),
        rows=rows,
        sortable=True,
        hide_caption=True,
        note=f"{len(order) - SHOWN} more are in the list of papers." if len(order) > SHOWN else "",
    )
    block: Block = table if len(order) <= FOLDED else Fold(summary=f"All {len(order)} papers", blocks=(table,))
    return Section(key="papers", title="Papers of this topic", short="Papers", blocks=(block,))
