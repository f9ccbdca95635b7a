"""A whole site as one page, to mail to someone: every page a sheet of it, every link an anchor.

Works on pages that ``viz.render`` made. In those, quotes within text are escaped, so ``id="..."`` and ``href="..."``
stand in tags only. Without scripts the sheets stand one below the other, and the links still lead to them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

from markupsafe import Markup

from viz.graphpage import vis_network
from viz.page import Frame, Link, Page
from viz.render import asset, render_page

START, END = "<!--sheet-->", "<!--/sheet-->"
_ID = re.compile(r'(?<= )(id|for|aria-labelledby|aria-controls)="([^"]*)"')
_HREF = re.compile(r'(?<= )href="([^"]*)"')
_DRAWING = re.compile(r'<a href="[^"]*\.svg"[^>]*>.*?</a>')
_DATA = re.compile(r'<script type="application/json" id="graph-data">(.*?)</script>', re.DOTALL)


def join_pages(pages: Mapping[str, bytes], frame: Frame, order: list[str]) -> bytes:
    """One HTML file that holds ``pages`` (by path from the top of the site) in the order of ``order``.

    Raises
    ------
    KeyError
        A path of ``order`` is not among the pages.
    """
    sheets = []
    graph = ""
    for path in order:
        text = pages[path].decode("utf-8")
        body = text[text.index(START) + len(START) : text.index(END)]
        found = _DATA.search(text)
        graph = found.group(1) if found else graph
        sheets.append(_sheet(path, body, set(order)))
    whole = Page(path="index.html", title=frame.name, layout="article wide graph single", current="index.html")
    links = tuple(Link(text=link.text, href=f"#{link.href}") for link in frame.links)
    html = render_page(
        whole,
        Frame(name=frame.name, links=links, index=frame.index, colophon=frame.colophon),
        scripts=(vis_network(), asset("graph.js"), asset("single.js")) if graph else (asset("single.js"),),
        styles=(asset("fishbone-page.css"), asset("graph.css"), asset("single.css")),
        template="single.html.jinja",
        context={"sheets": [Markup(s) for s in sheets], "graph": Markup(graph)},  # noqa: S704
        alone=True,
    )
    return html.replace(b'href="index.html"', b'href="#index.html"')


def _sheet(path: str, body: str, known: set[str]) -> str:
    """The inside of a page with ids and links that hold in the whole file. The graph's own ids stay: it has but one."""
    own = path == "graph.html"

    def rename(match: re.Match[str]) -> str:
        names = [n if own and n not in {"main", "table", "table-h"} else f"{path}:{n}" for n in match[2].split()]
        return f'{match[1]}="{" ".join(names)}"'

    def lead(match: re.Match[str]) -> str:
        href = match[1]
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", href):
            return match[0]
        target, _, anchor = href.partition("#")
        full = normpath(join(dirname(path), target)) if target else path
        if full not in known:
            return match[0]
        return f'href="#{full}{":" + anchor if anchor else ""}"'

    body = _DRAWING.sub("", body)
    body = _HREF.sub(lead, _ID.sub(rename, body))
    body = body.replace("<main ", '<div class="main" ').replace("</main>", "</div>")
    return f'<div class="sheet" id="{path}">{body}</div>'
