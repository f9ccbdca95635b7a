"""The search index of the site: topics, parts of the overview, issues, things, papers, with where each is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.english.grammar import aside, plain
from kg.issues import top_issues
from kg.pages.addresses import anchor
from kg.pages.issue_labels import heading
from kg.pages.lookup import Lookup
from kg.records import GraphEntity, IssueNode
from viz.page import Branch, Found, Page, Table
from viz.text import shorten

# What the pages call them.
_KINDS = {"dataset": "data set", "modality": "kind of data"}
# The kinds of places that tell an issue, the fullest first: its card, its place in the tree, that in a fish-bone.
_TELLING = ("i", "b", "fi")


def search_index(look: Lookup, pages: Sequence[Page] = ()) -> tuple[Found, ...]:
    """Entries in the order of their worth: a page carries as many from the top as it can bear.

    ``pages`` are those of the site, the overview first; parts of them can be found too, and issues where they are told.
    """
    topics = [
        Found(label=look.called(t.id), sort="topic", href=look.topic_href(t.id))
        for t in look.topics.values()
        if t.id in look.above or not pages  # the page of the whole field is the overview
    ]
    papers = [Found(label=_paper(look, p), sort="paper", href=look.paper_href(p)) for p in look.paper_order]
    entities = sorted((e for e in look.field.entities if e.papers), key=lambda e: (-len(e.papers), e.name, e.id))
    solid, rest = ([_thing(e) for e in entities if (len(e.papers) > 1) is several] for several in (True, False))
    return (*topics, *_parts(pages), *solid, *papers, *_issues(look, _places(pages)), *rest)


def _parts(pages: Sequence[Page]) -> Iterable[Found]:
    """The pages at the top of the site, and the sections and tables of the first."""
    for page in pages:
        if "/" not in page.path and page.path.count("-") == 0:
            yield Found(label=page.title, sort="page", href=page.path)
    for page in pages[:1]:
        for section in page.sections:
            yield Found(label=section.title, sort="overview", href=f"{page.path}#{section.key}")
            for block in section.blocks:
                if isinstance(block, Table):
                    yield Found(label=block.caption, sort="overview", href=f"{page.path}#{block.key}")


def _places(pages: Iterable[Page]) -> dict[str, str]:
    """Where cards and branches of outlines stand, by their anchors: the first page that has one."""
    found: dict[str, str] = {}

    def branch(path: str, b: Branch) -> None:
        found.setdefault(b.key, path)
        for child in b.branches:
            branch(path, child)

    def walk(path: str, blocks: Iterable[object]) -> None:
        for block in blocks:
            key = getattr(block, "key", "")
            if key:
                found.setdefault(key, path)
            walk(path, getattr(block, "cards", ()))
            walk(path, getattr(block, "blocks", ()))
            for b in getattr(block, "branches", ()):
                branch(path, b)

    for page in pages:
        for section in page.sections:
            walk(page.path, section.blocks)
    return found


def _issues(look: Lookup, places: Mapping[str, str]) -> Iterable[Found]:
    """Each issue once, by its name: where it is told as a whole, else where most papers of a topic name it."""
    named: set[str] = set()
    wholes = top_issues(look.field.issues, look.field.topics.id)
    leaves = [i for i in look.field.issues if not i.narrower]
    for several in (wholes, leaves):
        for issue in sorted(several, key=lambda i: (-len(i.papers), i.id)):
            label, href = heading(issue), _issue_href(issue, places)
            if href and label.casefold() not in named:
                named.add(label.casefold())
                yield Found(label=label, sort="issue", href=href)


def _issue_href(issue: IssueNode, places: Mapping[str, str]) -> str:
    anchors = (anchor(kind, issue.id) for kind in _TELLING)
    at = next((f"{places[key]}#{key}" for key in anchors if key in places), "")
    return at or ("" if issue.narrower else f"tree.html#{anchor('b', issue.id)}")


def _paper(look: Lookup, paper: str) -> str:
    """A paper by its title, with its first author and its year."""
    found = look.papers[paper]
    by = shorten(plain(found.authors[0]), 40) if found.authors else ""
    if len(found.authors) > 1:
        by += " and others"
    return aside(shorten(plain(found.title), 120), ", ".join(filter(None, (by, look.when(paper)))))


def _thing(entity: GraphEntity) -> Found:
    name = _named(plain(entity.name), entity.aliases)
    kind = _KINDS.get(str(entity.type), str(entity.type))
    return Found(label=name, sort=kind, href=f"graph.html#{anchor('n', entity.id)}")


def _named(name: str, aliases: tuple[str, ...]) -> str:
    others = [plain(a) for a in aliases if plain(a).casefold() not in name.casefold()]
    return shorten(aside(name, ", ".join(others[:2])), 120)
