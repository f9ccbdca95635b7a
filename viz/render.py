"""Pages as HTML: one environment that escapes everything, one policy that forbids everything else.

A page is one file. Its style and its scripts stand in it and are named by their hashes in a Content-Security-Policy
that allows nothing else, no request included. Data for scripts stand in blocks of type ``application/json``.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from viz.links import safe_link
from viz.page import Found, Frame, Page
from viz.text import clean_text

# A page beyond this weighs more than its search is worth; the list of papers can be searched in full.
INDEX_ENTRIES = 4000
# The many pages in folders carry the first entries only: the index would weigh more than all that they tell.
BRIEF_ENTRIES = 600


def render_page(
    page: Page,
    frame: Frame,
    *,
    scripts: Iterable[str] = (),
    styles: Iterable[str] = (),
    data: dict[str, Any] | None = None,
    template: str = "page.html.jinja",
    context: dict[str, Any] | None = None,
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
    """
    style = "\n".join((asset("base.css"), *styles))
    code = [inline_script(s) for s in (asset("theme.js"), "\n".join((asset("site.js"), *scripts)))]
    blocks = {"search-index": _index(frame.index, page.up, BRIEF_ENTRIES if page.up else INDEX_ENTRIES)}
    blocks.update((key, data_block(value)) for key, value in (data or {}).items())
    html = (
        environment()
        .get_template(template)
        .render(
            page=page,
            frame=frame,
            style=Markup(style),  # noqa: S704
            scripts=[Markup(c) for c in code],  # noqa: S704
            policy=content_security_policy(code, [style]),
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
    made.filters["plural"] = lambda n, one, many: f"{n:,} {one if n == 1 else many}"
    return made


def _finalize(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean_text(value)
    return value


@cache
def asset(name: str) -> str:
    """The text of one of our own style sheets or scripts."""
    return files("viz").joinpath("static", name).read_text(encoding="utf-8")


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


def content_security_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """A policy that lets exactly these inline scripts and styles work, and no request leave."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + (" ".join(_source_hash(s) for s in scripts) or "'none'"),
            "style-src " + (" ".join(_source_hash(s) for s in styles) or "'none'"),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _source_hash(source: str) -> str:
    return "'sha256-" + b64encode(sha256(source.encode("utf-8")).digest()).decode("ascii") + "'"


@lru_cache(maxsize=4)
def _index(index: tuple[Found, ...], up: str, most: int) -> Markup:
    """What can be searched: ``[up, [[sort, start of address, [label, rest of address, ...]], ...], left out]``."""
    groups: dict[tuple[str, str], list[str]] = {}
    shown = index[:most]
    for found in shown:
        cut = found.href.find("-", found.href.find("#")) + 1 if "#" in found.href else 0
        groups.setdefault((found.sort, found.href[:cut]), []).extend((found.label, found.href[cut:]))
    listed = [[sort, start, entries] for (sort, start), entries in groups.items()]
    return data_block([up, listed, len(index) - len(shown)])
