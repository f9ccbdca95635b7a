"""Read papers and write a run folder: the graph of their field, its tree, its RDF and its pages.

INPUT is a file, a folder, or `-` for standard input: a saved web page, BibTeX, RIS, CSL-JSON, JSON Lines, CSV and
more, told apart by content. What cannot be read is listed in rejects.jsonl; the rest is built.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli import TROUBLE
from kg.cli._inputs import add_building, add_json
from kg.cli._output import progress_bar
from kg.cli._summary import summarise

NAME = "build"
HELP = "read papers and write the graph of their field"
EXAMPLE = "herringbone build library.bib page.html -o my-field"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help="a file, a folder, or - for standard input")
    parser.add_argument("-o", "--output", metavar="RUN", type=Path, required=True, help="the run folder to write")
    add_building(parser)
    parser.add_argument(
        "--root",
        metavar="NAME",
        help="also write rooted.json: the tree of the papers that speak of this topic, data set, task or method",
    )
    parser.add_argument(
        "--single-file",
        action="store_true",
        help="also write site.html: the whole site as one file, to mail to someone",
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build the run, write it, and say what came of it."""
    from kg.files import check_target
    from kg.pipeline import build

    check_target(arguments.output)
    with progress_bar(quiet=arguments.quiet) as progress:
        built = build(
            arguments.inputs,
            reader=arguments.reader,
            jobs=arguments.jobs,
            base=arguments.base,
            licence=arguments.licence,
            curation=arguments.curation,
            title=arguments.title,
            root=arguments.root,
            single_file=arguments.single_file,
            output=arguments.output,
            progress=progress,
        )
    summarise(built, arguments.output, as_json=arguments.json, quiet=arguments.quiet)
    return 0 if built.papers else TROUBLE
