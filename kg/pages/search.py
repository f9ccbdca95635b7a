"""The search index of the site: every topic, issue, thing, abbreviation and paper, with where it is told."""

from __future__ import annotations

from kg.pages.addresses import anchor
from kg.pages.grammar import plain
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup
from viz.page import Found
from viz.text import shorten


def search_index(look: Lookup) -> tuple[Found, ...]:
    """Entries in the order of their worth: a page carries as many from the top as it can bear."""
    topics = [Found(label=t.label, sort="topic", href=look.topic_href(t.id)) for t in look.topics.values()]
    issues = [
        Found(label=heading(i), sort="issue", href=f"tree.html#{anchor('b', i.id)}")
        for i in sorted(look.field.issues, key=lambda i: (-len(i.papers), i.id))
        if not i.narrower
    ]
    papers = [
        Found(label=shorten(plain(look.papers[p].title), 120), sort="paper", href=look.paper_href(p))
        for p in look.paper_order
    ]
    entities = [
        Found(label=_named(plain(e.name), e.aliases), sort=str(e.type), href=f"graph.html#{anchor('n', e.id)}")
        for e in sorted(look.field.entities, key=lambda e: (-len(e.papers), e.name, e.id))
        if e.papers
    ]
    solid = [
        e
        for e, x in zip(
            entities, sorted(look.field.entities, key=lambda e: (-len(e.papers), e.name, e.id)), strict=False
        )
        if len(x.papers) > 1
    ]
    rest = [e for e in entities if e not in set(solid)]
    return (*topics, *solid, *papers, *issues, *rest)


def _named(name: str, aliases: tuple[str, ...]) -> str:
    others = [plain(a) for a in aliases if plain(a).casefold() != name.casefold()]
    return shorten(name + (f" ({', '.join(others[:2])})" if others else ""), 120)
