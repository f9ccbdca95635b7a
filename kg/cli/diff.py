"""Print what changed from one run to another; exit code 1 where something did."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from kg.cli import ANSWER_IS_NO, DONE
from kg.cli._inputs import add_json
from kg.cli._output import counted, give, give_json, say

NAME = "diff"
HELP = "print what changed from one run to another"
EXAMPLE = "herringbone diff last-month this-month"

MARKS = {"added": "+", "removed": "-", "changed": "~"}
PLURALS = {"entity": "entities"}
DETAILED = ("paper", "topic", "entity", "issue")  # edges and chains are only counted, unless asked for


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("old", metavar="OLD", type=Path, help="a run folder")
    parser.add_argument("new", metavar="NEW", type=Path, help="another run folder")
    parser.add_argument("--all", action="store_true", help="list edges and chains too, not only their numbers")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the changes."""
    from kg.diff import diff_fields
    from kg.run import load_run

    changes = diff_fields(load_run(arguments.old).field, load_run(arguments.new).field)
    for change in changes:
        if arguments.json:
            give_json(change)
        elif arguments.all or change.kind in DETAILED:
            named = "" if change.label == change.id else f"  {change.id}"
            give(f"{MARKS[change.change]} {change.kind:7} {change.label}{named}")
    numbers = sorted(Counter((change.kind, change.change) for change in changes).items())
    told = [f"{counted(number, kind, PLURALS.get(kind))} {what}" for (kind, what), number in numbers]
    say(", ".join(told) or "the runs are the same")
    return ANSWER_IS_NO if changes else DONE
