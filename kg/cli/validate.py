"""Check that a run's RDF, or an RDF file, is what it should be: shapes, quotes that stand where they say, counts.

Every fault is told in a sentence. The exit code is 1 where there is one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from kg.cli import ANSWER_IS_NO, DONE
from kg.cli._inputs import add_json
from kg.cli._output import give, give_json, say

NAME = "validate"
HELP = "check the RDF of a run, or an RDF file, against the shapes"
EXAMPLE = "herringbone validate herringbone-demo"

SHOWN = 50  # faults on a terminal; --json gives all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "target", metavar="RUN|FILE", type=Path, help="a run folder, or a .ttl, .trig, .nt, .nq, .jsonld or .rdf file"
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what does not conform; 1 where something does not."""
    from kg.validation import validate_data

    path: Path = arguments.target
    if path.is_dir():
        from kg.rdf.views import run_rdf_files
        from kg.run import load_run

        name, data = f"{path}/graph.ttl", run_rdf_files(load_run(path), path)["graph.ttl"]
        suffix = ".ttl"
    else:
        name, data, suffix = str(path), _read(path), path.suffix.lower()
    faults = validate_data(data, suffix)
    if arguments.json:
        for fault in faults:
            give_json(fault)
    else:
        for fault in faults[:SHOWN]:
            give(fault.line)
        if len(faults) > SHOWN:
            rest = Counter(fault.kind for fault in faults[SHOWN:])
            give("and " + ", ".join(f"{number} more of kind {kind}" for kind, number in sorted(rest.items())))
        say(f"{name}: {len(faults)} fault{'' if len(faults) == 1 else 's'}" if faults else f"{name}: all is well")
    return ANSWER_IS_NO if faults else DONE


def _read(path: Path) -> bytes:
    from extract.errors import MissingInput

    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingInput("cannot read the file", where=str(path), why=error.strerror or str(error)) from error
