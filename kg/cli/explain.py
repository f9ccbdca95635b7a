"""Print the chain from a node or an edge to the words it came from: every quote, its place, and the rule that read it.

ID is that of an entity, an issue, a solution, a topic, a paper, a claim or a table of claims, or an edge as SOURCE
RELATION TARGET. What a curation file did to an entity is told as well.
"""

from __future__ import annotations

import argparse

from kg.cli import ANSWER_IS_NO, DONE
from kg.cli._inputs import add_json, add_run
from kg.cli._output import give, give_json, say

NAME = "explain"
HELP = "print the words that a node or an edge came from"
EXAMPLE = "herringbone explain herringbone-demo entity/dataset/kitti"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_run(parser)
    parser.add_argument("id", metavar="ID", nargs="+", help="a node's id, or SOURCE RELATION TARGET for an edge")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print where a node or an edge came from; 1 where the run has no such thing."""
    from kg.cli._near import did_you_mean
    from kg.explanations import explain
    from kg.run import load_run

    loaded = load_run(arguments.run_folder)
    steps = explain(loaded, tuple(arguments.id))
    if not steps:
        near = did_you_mean(loaded, arguments.id[0], ids=True) if len(arguments.id) == 1 else ""
        fix = near or "; `herringbone show RUN NAME` finds ids by name"
        say(f"this run has no node or edge {' '.join(arguments.id)!r}{fix}")
        return ANSWER_IS_NO
    if arguments.json:
        for step in steps:
            give_json({"text": step.text, "evidence": step.evidence})
    else:
        for step in steps:
            give(step.line)
    return DONE
