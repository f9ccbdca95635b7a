"""The pages of a field: from the records to files, by path from the run folder."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.english.grammar import count, plain, sentence, verb
from kg.pages.fishbones import drawing_of, fishbone_name, fishbone_pages, fishbones_page
from kg.pages.lookup import Lookup, look_up, walk_topics
from kg.pages.outline import outline_page
from kg.pages.overview import overview_page, topic_page
from kg.pages.papers import paper_pages
from kg.pages.search import search_index
from kg.pages.topics import topics_page
from kg.pages.vocabulary import vocabulary_page
from kg.records import Field
from kg.scene import make_scene
from viz.fishbone import fishbone_file
from viz.graphpage import render_graph
from viz.page import Frame, Link, OnScreen, Page, Statement
from viz.render import INDEX_FILE, asset, index_file, render_page
from viz.scene import Scene
from viz.single import join_pages

HINT = "Open a quote to see the words."
LINKS = (
    Link(text="Overview", href="index.html"),
    Link(text="Topics", href="topics.html"),
    Link(text="Tree", href="tree.html"),
    Link(text="Fish-bones", href="fishbones.html"),
    Link(text="Graph", href="graph.html"),
    Link(text="Papers", href="papers.html"),
)
FOOT = (Link(text="The vocabulary of its RDF", href="ontology.html"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What may be chosen about the pages: the name of the field (by default the pages go under the project's name)."""

    title: str | None = None


def build_site(field: Field, settings: SiteSettings | None = None) -> dict[str, bytes]:
    """All pages and drawings, by their path from the run folder (``site/index.html``).

    Returns
    -------
    dict of str to bytes
        Sorted by path; the same field gives the same bytes.

    Examples
    --------
    >>> files = build_site(field)                        # doctest: +SKIP
    >>> files["site/index.html"][:15]                    # doctest: +SKIP
    b'<!DOCTYPE html>'
    """
    look, pages, frame = _begin(field, settings)
    frame = replace(frame, foot=FOOT)
    files = _rendered(look, pages, frame)
    files["ontology.html"] = render_page(vocabulary_page(), frame, styles=(asset("vocabulary.css"),))
    files[INDEX_FILE] = index_file(frame.index)
    for fish in field.fishbones:
        files[f"fishbones/{fishbone_name(look, fish)}.svg"] = fishbone_file(drawing_of(look, fish))
    return {f"site/{path}": files[path] for path in sorted(files)}


def build_single_file(field: Field, settings: SiteSettings | None = None) -> bytes:
    """The whole site as one HTML file, to mail to someone."""
    look, pages, frame = _begin(field, settings)
    files = _rendered(look, pages, frame)
    return join_pages(files, frame, list(files))


def _begin(field: Field, settings: SiteSettings | None) -> tuple[Lookup, list[Page], Frame]:
    title = plain((settings or SiteSettings()).title or "")
    look = look_up(field, title)
    pages = _pages(look, title)
    index = search_index(look, pages)
    frame = Frame(name=title or "Herringbone", links=LINKS, index=index, colophon=_colophon(look), hint=HINT)
    return look, pages, frame


def _pages(look: Lookup, title: str) -> list[Page]:
    """Every page but the graph's, the overview first."""
    n = len(look.papers)
    return [
        overview_page(look, title or f"What {count(n, 'paper')} {verb(n, 'says', 'say')}"),
        topics_page(look),
        *(topic_page(look, t) for t in walk_topics(look.field.topics) if t.id in look.above),
        outline_page(look),
        fishbones_page(look),
        *fishbone_pages(look),
        *paper_pages(look),
    ]


def _rendered(look: Lookup, pages: list[Page], frame: Frame) -> dict[str, bytes]:
    """The same as files by their path from the top of the site, in the same order, the graph's last."""
    scene = make_scene(look)
    files = {page.path: render_page(page, frame, styles=(asset("fishbone-page.css"),)) for page in pages}
    files["graph.html"] = render_graph(_graph_page(scene), frame, scene)
    return files


def _graph_page(scene: Scene) -> Page:
    boxes = any(n.kind == "topic" for n in scene.nodes)
    text = "Each box is a topic of the field, and each sign in it something that its papers name" if boxes else ""
    text = (text or "Each sign is something that the papers name") + (
        ": an issue, a method, a data set. The larger the sign, the more papers; lines join what papers link."
    )
    lead = (Statement(parts=(text, OnScreen(text=" Choose a sign to see its links and the words behind them."))),)
    return Page(path="graph.html", title="The field as a graph", kicker="Graph", lead=lead, current="graph.html")


def _colophon(look: Lookup) -> str:
    text = sentence(f"Made by Herringbone from the titles and abstracts of {count(len(look.papers), 'paper')}")
    return f"{text} Statements are put together from what was found in them, by rule."
