"""Check that a run, or an RDF file, is what it should be.

Of a run: that its files are the ones that were written, by the checksums of its manifest, none changed, missing or put
beside them. Of the RDF: shapes, quotes that stand where they say, counts. Every fault is told in a sentence. The exit
code is 1 where there is one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import ANSWER_IS_NO, DONE
from kg.cli._inputs import add_json
from kg.cli._output import give, give_json, say

if TYPE_CHECKING:
    from kg.validation import Fault

NAME = "validate"
HELP = "check the files of a run and its RDF, or an RDF file"
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
        name, faults = f"{path}", _faults_of_run(path)
    else:
        name, faults = str(path), validate_data(_read(path), path.suffix.lower())
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


def _faults_of_run(folder: Path) -> tuple[Fault, ...]:
    """What is wrong with the files of a run, then with its graph, as far as the files let that be read."""
    from extract.errors import HerringboneError
    from kg.rdf.views import run_rdf_files
    from kg.run import load_run, read_manifest
    from kg.validation import Fault, validate_data, validate_files

    manifest = read_manifest(folder)
    if not manifest.get("files"):
        say(f"{folder}/manifest.json holds no checksums, as an earlier version wrote it: the files were not compared.")
    files = validate_files(folder, manifest)
    try:
        return (*files, *validate_data(run_rdf_files(load_run(folder), folder)["graph.ttl"], ".ttl"))
    except HerringboneError as error:
        if not files:
            raise
        return (*files, Fault(node=str(folder), kind="run", message=str(error)))


def _read(path: Path) -> bytes:
    from extract.errors import MissingInput

    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingInput("cannot read the file", where=str(path), why=error.strerror or str(error)) from error
