"""Arguments that several commands take."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def add_run(parser: argparse.ArgumentParser) -> None:
    """Add the positional RUN."""
    parser.add_argument("run_folder", metavar="RUN", type=Path, help="a run folder that `herringbone build` wrote")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="answer in JSON, for programs")


def add_building(parser: argparse.ArgumentParser) -> None:
    """Add the options of everything that reads papers."""
    from extract.pipeline import READERS

    parser.add_argument(
        "--reader",
        choices=sorted(READERS),
        default=None,
        help="what reads an abstract: `encoder` (the trained model; default), `fast` or `rules` (no model: poorer)",
    )
    parser.add_argument(
        "-j", "--jobs", type=positive, default=min(os.cpu_count() or 1, 8), metavar="N",
        help="worker processes for reading abstracts (default: one a core, 8 at most; the result is the same)",
    )  # fmt: skip
    parser.add_argument("--base", metavar="IRI", default=None, help="the IRI under which the RDF names its things")
    add_licence(parser)
    parser.add_argument(
        "--curation", type=Path, metavar="FILE", help="a curation.toml with your own decisions on entities"
    )
    parser.add_argument("--title", metavar="TEXT", help="what to call the field in the pages")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress, no summary")


def add_licence(parser: argparse.ArgumentParser) -> None:
    """Add ``--licence``."""
    parser.add_argument(
        "--licence", metavar="IRI|ID", default=None,
        help="the licence under which you publish the statements of the RDF, as an IRI or an SPDX id such as CC-BY-4.0 "
             "(default: none is stated; titles, abstracts and quotes stay with their authors)",
    )  # fmt: skip


def positive(text: str) -> int:
    """Read a whole number of at least 1."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of at least 1")
    return number
