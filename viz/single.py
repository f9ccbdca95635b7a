"""A whole site as one page, to mail to someone: every page a sheet of it, every link an anchor.

Works on pages that ``viz.render`` made. In those, quotes within text are escaped, so ``id="..."`` and ``href="..."``
stand in tags only. Without scripts the sheets stand one below the other, and the links still lead to them.

Most quotes stand behind several sentences. Each is held once, in a sheet of its own below its paper; where a page shows
it, there is a link to it, in whose place a script puts the words when they are asked for. Pages below the first level
go by a short name, which stands in every link to them. What only scripts read, the graph's code and data, is packed.
"""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath

from markupsafe import Markup

from viz.graphpage import vis_network
from viz.page import Frame, Link, Page
from viz.render import asset, inline_script, render_page

START, END = "<!--sheet-->", "<!--/sheet-->"
_ID = re.compile(r'(?<= )(id|for|aria-labelledby|aria-controls)="([^"]*)"')
_HREF = re.compile(r'(?<= )href="([^"]*)"')
_DRAWING = re.compile(r'<a href="[^"]*\.svg"[^>]*>.*?</a>')
_QUOTE = re.compile(
    r'<figure class="quote"><blockquote([^>]*)>(.*?)</blockquote>\s*<figcaption>(.*?)</figcaption></figure>\s*',
    re.DOTALL,
)
# What a link's hint says is told where it leads, and what a mark is by the key of the marks.
_HINT = re.compile(r'(<a href="[^"]*") title="[^"]*"')
_PLAIN_MARK = re.compile(r'(<span class="e [a-z]+") title="[a-z]+"')
# Of three sizes of a fish-bone with its solutions two are enough.
_MIDDLE = re.compile(r'<div class="full-middle">.*?</svg>(?:<ol.*?</ol>)?</div>', re.DOTALL)
# Line ends between elements that stand below each other anyway.
_GAPS = re.compile(r">\n\s*<(?=/?(?:div|details|li|ul|ol|tr|td|th|figure|figcaption|p|section|article|header)\b)")
_WRAPPED = re.compile(r'<div class="quotes">\s*(.*?)\s*</div>', re.DOTALL)
_FIRST_LINK = re.compile(r'<a href="#([^":]*:p-[0-9a-f]+)(-\d+)?"')
_QUOTES_SHEET = "quotes.html"
_DATA = re.compile(r'<script type="application/json" id="graph-data">(.*?)</script>', re.DOTALL)


def join_pages(pages: Mapping[str, bytes], frame: Frame, order: list[str]) -> bytes:
    """One HTML file that holds ``pages`` (by path from the top of the site) in the order of ``order``.

    Raises
    ------
    KeyError
        A path of ``order`` is not among the pages.
    """
    names = {path: f"{dirname(path)[0]}{n}" if "/" in path else path for n, path in enumerate(order)}
    shared = _Shared()
    sheets = []
    graph = ""
    for path in order:
        text = pages[path].decode("utf-8")
        body = text[text.index(START) + len(START) : text.index(END)]
        found = _DATA.search(text)
        graph = found.group(1) if found else graph
        sheets.append(shared.without_quotes(_sheet(path, body, names)))
    sheets.append(shared.sheet())
    for path, name in names.items():
        graph = graph if path == name else graph.replace(f'"{path}', f'"{name}')
    code = inline_script(f"{vis_network()}\n{asset('graph.js')}")
    packed = {"graph-code": _pack(code), "graph-pack": _pack(graph)} if graph else {}
    index = tuple(replace(f, href=_renamed(f.href, names)) for f in frame.index)
    whole = Page(path="index.html", title=frame.name, layout="article wide graph single", current="index.html")
    links = tuple(Link(text=link.text, href=f"#{link.href}") for link in frame.links)
    html = render_page(
        whole,
        Frame(name=frame.name, links=links, index=index, colophon=frame.colophon, hint=frame.hint),
        scripts=(asset("papers.js"), asset("single.js")),
        styles=(asset("papers.css"), asset("fishbone-page.css"), asset("graph.css"), asset("single.css")),
        template="single.html.jinja",
        context={"sheets": [Markup(s) for s in sheets], "packed": packed},  # noqa: S704
        alone=True,
        later=(code,) if graph else (),
    )
    return html.replace(b'href="index.html"', b'href="#index.html"')


def _pack(text: str) -> str:
    return b64encode(gzip.compress(text.encode("utf-8"), 9, mtime=0)).decode("ascii")


@dataclass(slots=True)
class _Shared:
    """The quotes of all sheets, each once, by what they stand under: the paper with its year and where it is."""

    numbers: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def without_quotes(self, sheet: str) -> str:
        """The sheet with a numbered link in the place of each quote."""
        out, last, place = [], 0, 0
        for match in _QUOTE.finditer(sheet):
            place = place + 1 if match.start() == last else 1
            out += [sheet[last : match.start()], f'<a href="#q{self._number(match)}">{place}</a>\n']
            last = match.end()
        return _WRAPPED.sub(r"\1", "".join([*out, sheet[last:]]))

    def _number(self, match: re.Match[str]) -> int:
        spoken, words, caption = match[1], match[2], match[3]
        found = _FIRST_LINK.search(caption)
        tail = (found[2] or "") if found else ""
        head = _FIRST_LINK.sub(r'<a href="#\1"', caption, count=1)
        return self.numbers.setdefault((head, tail, f"<blockquote{spoken}>{words}"), len(self.numbers) + 1)

    def sheet(self) -> str:
        """The quotes below the papers that they are from."""
        below: dict[str, list[str]] = {}
        for (head, tail, quote), number in self.numbers.items():
            at = f' data-at="{tail}"' if tail else ""
            below.setdefault(head, []).append(quote.replace("<blockquote", f'<blockquote id="q{number}"{at}', 1))
        told = "".join(
            f'<div class="by"><p class="whose">{head}</p>{"".join(f"{q}</blockquote>" for q in quotes)}</div>\n'
            for head, quotes in below.items()
        )
        return (
            f'<div class="sheet" id="{_QUOTES_SHEET}"><div class="body"><div class="main"><p class="kicker">Quotes</p>'
            f"<h1>The words behind the sentences</h1>\n{told}</div></div></div>"
        )


def _renamed(href: str, names: Mapping[str, str]) -> str:
    path, mark, anchor = href.partition("#")
    return names.get(path, path) + mark + anchor


def _sheet(path: str, body: str, names: Mapping[str, str]) -> str:
    """The inside of a page with ids and links that hold in the whole file. The graph's own ids stay: it has but one."""
    own = path == "graph.html"

    def rename(match: re.Match[str]) -> str:
        kept = (n if own and n not in {"main", "table", "table-h"} else f"{names[path]}:{n}" for n in match[2].split())
        return f'{match[1]}="{" ".join(kept)}"'

    def lead(match: re.Match[str]) -> str:
        href = match[1]
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", href):
            return match[0]
        target, _, anchor = href.partition("#")
        full = normpath(join(dirname(path), target)) if target else path
        if full not in names:
            return match[0]
        return f'href="#{names[full]}{":" + anchor if anchor else ""}"'

    body = _GAPS.sub("><", _MIDDLE.sub("", _HINT.sub(r"\1", _PLAIN_MARK.sub(r"\1", _DRAWING.sub("", body)))))
    body = _HREF.sub(lead, _ID.sub(rename, body))
    body = body.replace("<main ", '<div class="main" ').replace("</main>", "</div>")
    return f'<div class="sheet" id="{names[path]}">{body}</div>'
