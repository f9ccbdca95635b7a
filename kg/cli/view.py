"""Open a run's overview in the browser. Without a browser, or with --print, the page's path is printed."""

from __future__ import annotations

import argparse

from kg.cli._inputs import add_run
from kg.cli._output import give, say

NAME = "view"
HELP = "open a run's pages in the browser"
EXAMPLE = "herringbone view herringbone-demo"

PAGES = {"overview": "index.html", "graph": "graph.html", "tree": "tree.html"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_run(parser)
    parser.add_argument("--page", choices=sorted(PAGES), default="overview", help="which page (default: %(default)s)")
    parser.add_argument("--print", action="store_true", dest="only_print", help="print the path, open nothing")


def run(arguments: argparse.Namespace) -> int:
    """Open the page, and print where it stands."""
    import webbrowser

    from extract.errors import InputError

    page = (arguments.run_folder / "site" / PAGES[arguments.page]).resolve()
    if not page.is_file():
        raise InputError(f"{page} is not there; `herringbone build` writes it.")
    give(str(page))
    if not arguments.only_print and not webbrowser.open(page.as_uri()):
        say("no browser could be started here; open the page above yourself")
    return 0
