"""Build the sample that ships with Herringbone, about sixty papers on place recognition, and say where it stands."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli._inputs import add_building, add_json
from kg.cli._output import progress_bar
from kg.cli._summary import summarise

NAME = "demo"
HELP = "build the sample that ships, to have a look"
EXAMPLE = "herringbone demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="RUN",
        type=Path,
        default=Path("herringbone-demo"),
        help="the run folder to write (default: %(default)s)",
    )
    add_building(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build the sample as a user's own file would be built."""
    from kg.files import check_target
    from kg.pipeline import build
    from kg.sample import SAMPLE_TITLE, sample_path

    check_target(arguments.output)
    with sample_path() as path, progress_bar(quiet=arguments.quiet) as progress:
        built = build(
            [path],
            reader=arguments.reader,
            jobs=arguments.jobs,
            base=arguments.base,
            curation=arguments.curation,
            title=arguments.title or SAMPLE_TITLE,
            output=arguments.output,
            progress=progress,
        )
    summarise(built, arguments.output, as_json=arguments.json, quiet=arguments.quiet)
    return 0
