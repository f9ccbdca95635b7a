"""Write a run's graph in another format, to standard output or to a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.cli._inputs import add_licence, add_run
from kg.cli._output import say

NAME = "export"
HELP = "write the graph in another format: Turtle, JSON-LD, GraphML, Cytoscape, CSV and more"
EXAMPLE = "herringbone export herringbone-demo --format graphml -o field.graphml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    from kg.export import FORMATS

    add_run(parser)
    parser.add_argument(
        "-f", "--format", required=True, choices=sorted(FORMATS), metavar="FORMAT",
        help="one of: " + ", ".join(f"{name} ({FORMATS[name].title})" for name in sorted(FORMATS)),
    )  # fmt: skip
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to (default: standard output)")
    parser.add_argument("--base", metavar="IRI", default=None, help="the IRI under which the RDF names its things")
    add_licence(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the export."""
    from kg.export import FORMATS
    from kg.export.rdf import maker_of
    from kg.files import write_file
    from kg.rdf.licences import licence_iri
    from kg.rdf.terms import check_base
    from kg.run import load_run

    licence = licence_iri(arguments.licence) if arguments.licence is not None else None
    if arguments.base is not None:
        check_base(arguments.base)
    loaded = load_run(arguments.run_folder)
    form = FORMATS[arguments.format]
    about = {"maker": maker_of(loaded.manifest), "licence": licence or loaded.licence} if form.described else {}
    data = form.write(loaded.field, arguments.base or loaded.base, **about)
    if arguments.output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_file(arguments.output, data)
        say(f"{len(data):,} bytes in {arguments.output}: {form.title}")
    return 0
