"""Check that everything Herringbone needs is there and works, and print what a bug report should hold."""

from __future__ import annotations

import argparse
import platform
import sys
from importlib import metadata

from kg.cli import ANSWER_IS_NO, DONE
from kg.cli._inputs import add_json
from kg.cli._output import give, give_json

NAME = "doctor"
HELP = "check the installation"
EXAMPLE = "herringbone doctor"

LIBRARIES = (
    "spacy", "networkx", "scikit-learn", "pyvis", "rdflib", "pyoxigraph", "jinja2", "msgspec", "rapidfuzz",
    "bibtexparser", "rispy", "onnxruntime", "tokenizers", "numpy",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a check; 1 where one fails."""
    checks = list(run_checks())
    if arguments.json:
        for name, good, detail in checks:
            give_json({"check": name, "ok": good, "detail": detail})
    else:
        for name, good, detail in checks:
            give(f"{'ok  ' if good else 'FAIL'}  {name:14} {detail}")
    return DONE if all(good for _, good, _ in checks) else ANSWER_IS_NO


def run_checks() -> list[tuple[str, bool, str]]:
    """Give (name, whether it is well, detail) for each check."""
    from kg import __version__

    checks = [
        ("herringbone", True, __version__),
        (
            "python",
            sys.version_info >= (3, 11),
            f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        ),
    ]
    for name in LIBRARIES:
        try:
            checks.append((name, True, metadata.version(name)))
        except metadata.PackageNotFoundError:
            checks.append((name, False, f"not installed; `pip install {name}`"))
    checks.append(_check_model())
    checks.append(_check_reading())
    return checks


def _check_model() -> tuple[str, bool, str]:
    from extract.errors import HerringboneError

    try:
        from extract.pipeline import open_reader
        from kg.manifest import identify_reader

        open_reader("encoder").read("A title\n", 7, ())
        return ("model", True, identify_reader("encoder"))
    except (HerringboneError, OSError, ImportError) as error:
        return ("model", False, f"{error} (`--reader fast` does without it)")


def _check_reading() -> tuple[str, bool, str]:
    """Read one abstract of our own from end to end."""
    from extract.errors import HerringboneError
    from extract.pipeline import extract_papers
    from extract.records import Paper

    paper = Paper(
        id="doctor",
        title="A check of the installation",
        abstract="Labels are scarce. We propose LampNet, a small network. It reaches 91.2% accuracy on Harbour.",
    )
    try:
        (reading,) = extract_papers((paper,), reader="fast")
    except (HerringboneError, OSError, ImportError) as error:
        return ("reading", False, str(error))
    extraction = reading.extraction
    return (
        "reading",
        bool(extraction.entities),
        f"{len(extraction.sentences)} sentences, {len(extraction.entities)} entities",
    )
