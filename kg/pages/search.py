"""The search index of the site: every topic, issue, thing, abbreviation and paper, with where it is told."""

from __future__ import annotations

from kg.pages.addresses import anchor
from kg.pages.grammar import aside, plain
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup
from kg.records import GraphEntity
from viz.page import Found
from viz.text import shorten

# What the pages call them.
_KINDS = {"dataset": "data set", "modality": "kind of data"}


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
    entities = sorted((e for e in look.field.entities if e.papers), key=lambda e: (-len(e.papers), e.name, e.id))
    solid, rest = ([_thing(e) for e in entities if (len(e.papers) > 1) is several] for several in (True, False))
    return (*topics, *solid, *papers, *issues, *rest)


def _thing(entity: GraphEntity) -> Found:
    name = _named(plain(entity.name), entity.aliases)
    kind = _KINDS.get(str(entity.type), str(entity.type))
    return Found(label=name, sort=kind, href=f"graph.html#{anchor('n', entity.id)}")


def _named(name: str, aliases: tuple[str, ...]) -> str:
    others = [plain(a) for a in aliases if plain(a).casefold() not in name.casefold()]
    return shorten(aside(name, ", ".join(others[:2])), 120)
