"""Print a run's outline, or one node of it: a topic, an issue, an entity or a paper, with the words behind it.

NODE is an id or a name. Without it, the tree of topics and issues is printed; with `--root`, the tree of the papers
that speak of a topic, data set, task or method: their issues, solutions, what stays open, and what builds on what.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from extract.errors import UsageError
from kg.cli import ANSWER_IS_NO, DONE
from kg.cli._inputs import add_json, add_run
from kg.cli._output import give, give_json, say

NAME = "show"
HELP = "print a run's outline, or one node with the words behind it"
EXAMPLE = 'herringbone show herringbone-demo "changing conditions of capture"'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_run(parser)
    parser.add_argument("node", metavar="NODE", nargs="?", help="an id or a name")
    parser.add_argument("--root", metavar="NAME", help="grow the tree from this topic, data set, task or method")
    parser.add_argument(
        "--depth", type=int, default=3, metavar="N", help="levels of the outline (default: %(default)s)"
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the outline or the node; 1 where nothing has that name."""
    from kg.cli._near import did_you_mean
    from kg.describe import describe, outline, outline_root
    from kg.rooted import grow_from_root
    from kg.run import load_run

    if arguments.root is not None and arguments.node is not None:
        raise UsageError("NODE and --root ask for two answers", fix="Give one of them")
    loaded = load_run(arguments.run_folder)
    if arguments.root is not None:
        rooted = grow_from_root(loaded.field, arguments.root)
        if arguments.json:
            give_json(rooted)
        else:
            for line in outline_root(rooted, depth=arguments.depth):
                give(line)
        return DONE
    if arguments.node is None:
        if arguments.json:
            give_json(loaded.tree)
        else:
            for line in outline(loaded, depth=arguments.depth):
                give(line)
        return DONE
    found = loaded.find(arguments.node)
    if not found:
        say(f"nothing in this run is named {arguments.node!r}{did_you_mean(loaded, arguments.node)}")
        return ANSWER_IS_NO
    if arguments.json:
        for node in found:
            give_json(node)
        return DONE
    nodes = _each_once(found)
    for position, node in enumerate(nodes[:5]):
        if position:
            give("")
        for line in describe(loaded, node):
            give(line)
    if len(nodes) > 5:
        say(f"and {len(nodes) - 5} more; name one more closely, or use --json")
    if len(nodes) < len(found):
        say(f"({len(found) - len(nodes)} of the same name are parts of an issue above, topic by topic: see --json)")
    return DONE


def _each_once(found: Iterable[object]) -> list[object]:
    """The nodes without the issues that only repeat, for a topic, one of that name that is told as a whole."""
    from kg.records import IssueNode

    kept: list[object] = []
    told: dict[str, set[str]] = {}
    for node in found:
        if isinstance(node, IssueNode):
            papers = told.setdefault(node.label.casefold(), set())
            if papers.issuperset(node.papers):
                continue
            papers.update(node.papers)
        kept.append(node)
    return kept
