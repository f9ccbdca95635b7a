"""Pages as HTML: one environment that escapes everything, one policy that forbids everything else.

A page is one file. Its style and its scripts stand in it and are named by their hashes in a Content-Security-Policy
that allows nothing else, no request included. Data for scripts stand in blocks of type ``application/json``. What can
be searched is the same for all pages of a site and stands beside them in one file of its own, which is read from the
page's own folder when the search is first used, under two policies at once: only a script that the page names by its
hash may ask for it, and only from where the page itself came from.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from viz.glance import glance
from viz.links import safe_link, web_link
from viz.page import Found, Frame, Marked, MarkedSentence, Page, Quote
from viz.tex import shown_pieces, shown_text
from viz.text import clean_text, kept_whole, turns

# The file of a site's search index, beside the overview.
INDEX_FILE = "search-index.js"
# More than this no longer answers while one types; the list of papers can be searched in full.
INDEX_ENTRIES = 60_000
# In a page that holds its index itself: beyond this it weighs more than its search is worth.
INLINE_ENTRIES = 4000


def render_page(
    page: Page,
    frame: Frame,
    *,
    scripts: Iterable[str] = (),
    styles: Iterable[str] = (),
    data: dict[str, Any] | None = None,
    template: str = "page.html.jinja",
    context: dict[str, Any] | None = None,
    alone: bool = False,
    later: Iterable[str] = (),
) -> bytes:
    """The page as UTF-8 bytes.

    Parameters
    ----------
    page, frame
        What to show, and what stands around it on every page.
    scripts, styles
        Sources to put in after our own.
    data
        Data blocks by element id.
    template
        The template's file name.
    context
        Further variables of the template.
    alone
        Whether the page travels without others, and so holds the search index itself.
    later
        Scripts that the page's own scripts put in, which the policy names too.
    """
    own = ("papers",) if page.tools == "filter-papers" else ()
    style = "\n".join((asset("base.css"), *(asset(f"{name}.css") for name in own), *styles))
    script = "\n".join((asset("site.js"), *(asset(f"{name}.js") for name in own), *scripts))
    code = [inline_script(s) for s in (asset("theme.js"), script)]
    blocks = {"search-index": data_block(index_data(frame.index[:INLINE_ENTRIES]))} if alone else {}
    blocks.update((key, data_block(value)) for key, value in (data or {}).items())
    html = (
        environment()
        .get_template(template)
        .render(
            page=page,
            frame=frame,
            style=Markup(style),  # noqa: S704
            scripts=[Markup(c) for c in code],  # noqa: S704
            policies=content_security_policies([*code, *later], [style], reads_index=not alone),
            index="" if alone else page.up + INDEX_FILE,
            data=blocks,
            **(context or {}),
        )
    )
    return html.encode("utf-8")


@cache
def environment() -> Environment:
    """The one environment: escapes, cleans what it prints, and stops at a variable that is not there."""
    made = Environment(
        loader=PackageLoader("viz", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        extensions=["jinja2.ext.do"],
    )
    made.filters["safe_link"] = safe_link
    made.filters["glance"] = glance
    made.filters["web_link"] = web_link
    made.filters["shown"] = shown_text
    made.filters["in_three"] = in_three
    made.filters["in_stretches"] = _in_stretches
    made.filters["turns"] = turns
    made.filters["kept"] = kept_whole
    made.filters["plural"] = lambda n, one, many: f"{n:,} {one if n == 1 else many}"
    return made


def in_three(quote: Quote) -> tuple[str, ...]:
    """What is shown of a quote: before its telling stretch, the stretch, after it."""
    start, end = quote.start, max(quote.start, quote.end)
    return shown_pieces((quote.text[:start], quote.text[start:end], quote.text[end:]))


def _in_stretches(sentence: MarkedSentence) -> list[tuple[str, Marked]]:
    """What is shown of each stretch of a sentence, with the stretch; those of which nothing is shown are left out."""
    shown = shown_pieces([m.text for m in sentence.stretches])
    return [(text, m) for text, m in zip(shown, sentence.stretches, strict=True) if text]


def _finalize(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean_text(value)
    return value


@cache
def asset(name: str) -> str:
    """The text of one of our own style sheets or scripts, without what only its readers need."""
    text = files("viz").joinpath("static", name).read_text(encoding="utf-8")
    if name.endswith(".css"):
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    rows = (row.strip() for row in text.splitlines())
    return "\n".join(row for row in rows if row and not row.startswith("//")) + "\n"


def inline_script(source: str) -> str:
    """A script as it may stand in a page: nothing in it ends the element."""
    return re.sub(r"<(?=/script|!--)", r"\\x3C", source, flags=re.IGNORECASE)


def data_block(value: Any) -> Markup:
    """JSON that is safe inside a script element: no ``<``, ``>`` or ``&`` stands in it, and no hidden character.

    Examples
    --------
    >>> data_block({"a": "</script>"})
    Markup('{"a":"\\\\u003c/script\\\\u003e"}')
    """
    text = json.dumps(_cleaned(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(text)  # noqa: S704


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {clean_text(str(k)): _cleaned(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(v) for v in value]
    return value


def content_security_policies(
    scripts: Iterable[str], styles: Iterable[str], *, reads_index: bool = False
) -> tuple[str, ...]:
    """Policies that let exactly these inline scripts and styles work, and no request leave.

    With ``reads_index`` there are two, and a script from a file must pass both: the first lets it in only where a
    script named by its hash asks for it (an element that got into the page does not), the second only from the place
    of the page itself. ``file:`` is for browsers in which ``'self'`` means no file.
    """
    named = " ".join(_source_hash(s) for s in scripts)
    first = "; ".join(
        (
            "default-src 'none'",
            "script-src " + (named or "'none'") + (" 'strict-dynamic'" if named and reads_index else ""),
            "style-src " + (" ".join(_source_hash(s) for s in styles) or "'none'"),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return (first, f"script-src {named} 'self' file:") if named and reads_index else (first,)


def _source_hash(source: str) -> str:
    return "'sha256-" + b64encode(sha256(source.encode("utf-8")).digest()).decode("ascii") + "'"


def index_file(index: tuple[Found, ...]) -> bytes:
    """The search index of a site as a script that hands it over and does nothing else."""
    return f"herringbone.searched({data_block(index_data(index[:INDEX_ENTRIES]))});\n".encode()


def index_data(index: tuple[Found, ...]) -> list[Any]:
    """What can be searched, grouped: ``[[sort, start of address, [label, rest of address, ...]], ...]``."""
    groups: dict[tuple[str, str], list[str]] = {}
    for found in index:
        cut = found.href.find("-", found.href.find("#")) + 1 if "#" in found.href else 0
        groups.setdefault((found.sort, found.href[:cut]), []).extend((found.label, found.href[cut:]))
    return [[sort, start, entries] for (sort, start), entries in groups.items()]
