"""Score a run's extractions against your own annotations.

GOLD is a JSON list, one object a paper, with sentences and roles, entities, issues, solutions and claims; papers are
paired by title.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli import ANSWER_IS_NO, DONE
from kg.cli._inputs import add_json, add_run
from kg.cli._output import give, give_json, say

NAME = "evaluate"
HELP = "score a run against your own annotations"
EXAMPLE = "herringbone evaluate my-field annotations.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_run(parser)
    parser.add_argument("gold", metavar="GOLD", type=Path, help="a JSON file of annotated papers")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a figure; 1 where the run holds none of the annotated papers."""
    from extract.errors import MissingInput
    from kg.evaluation import evaluate, read_gold
    from kg.folding import fold
    from kg.run import load_run

    loaded = load_run(arguments.run_folder)
    try:
        data = arguments.gold.read_bytes()
    except OSError as error:
        raise MissingInput("cannot read the annotations", where=str(arguments.gold), why=error.strerror) from error
    gold = read_gold(data, str(arguments.gold))
    titles = {fold(paper.title) for paper in loaded.papers}
    shared = sum(fold(paper.title) in titles for paper in gold)
    say(f"{shared} of {len(gold)} annotated papers are in the run")
    for figure in evaluate(gold, loaded.extractions):
        if arguments.json:
            give_json({"name": figure.name, "precision": figure.precision, "recall": figure.recall, "f1": figure.f1,
                       "gold": figure.gold, "found": figure.found})  # fmt: skip
        else:
            give(
                f"{figure.name:16} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}"
                f"   gold {figure.gold:5}  found {figure.found:5}"
            )
    return DONE if shared else ANSWER_IS_NO
