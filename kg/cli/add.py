"""Add papers to a run. The result equals a build of the old papers and the new ones together."""

from __future__ import annotations

import argparse

from kg.cli._inputs import add_building, add_json, add_run
from kg.cli._output import progress_bar
from kg.cli._summary import summarise

NAME = "add"
HELP = "add papers to a run"
EXAMPLE = "herringbone add my-field new-papers.ris"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_run(parser)
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help="a file, a folder, or - for standard input")
    add_building(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the new papers, build the union, and write it in place of the old run."""
    from kg.pipeline import add

    with progress_bar(quiet=arguments.quiet) as progress:
        built = add(
            arguments.run_folder,
            arguments.inputs,
            reader=arguments.reader,
            jobs=arguments.jobs,
            base=arguments.base,
            licence=arguments.licence,
            curation=arguments.curation,
            title=arguments.title,
            progress=progress,
        )
    summarise(built, arguments.run_folder, as_json=arguments.json, quiet=arguments.quiet)
    return 0
