"""Which of a paper's own things it means by "our method", "the proposed network" or "we".

In go the things that a paper puts forward and such words; out comes the one thing that they can only stand for, or None
where there are several.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extract.lexicon import GENERIC_HEADS, word_set
from extract.records import Paper
from kg.alias_rules import is_coined
from kg.folding import fold, tokens
from kg.records import GraphEntity
from ontologies.vocabulary import EntityType

__all__ = ["one_own", "says_sort_alone"]

_DATA = word_set("dataset data set corpus benchmark database collection")
# What papers call a thing of theirs without naming it.
_SORTS = (
    GENERIC_HEADS
    | word_set(
        """
        design solution paradigm formulation mechanism robot device prototype controller agent machine product
        implementation methodology concept process network policy planner pipeline package library
        """
    )
) - word_set("metric measure score set challenge problem task")

# Words before them that tell no thing from another.
_SAYS_OWN = word_set(
    """
    proposed presented suggested developed our the this new novel resulting whole full final overall complete entire
    hybrid unified joint
    """
)

_HEAD_END = re.compile(r"\s(?:[(]|(?:of|for|over|with|without|in|on|from|to|by|using|that|via|through|between|and)\s)")


def says_sort_alone(words: str) -> bool:
    """Whether words only say of what sort a thing is: "model", "proposed approach".

    >>> says_sort_alone("proposed approach"), says_sort_alone("HullNet"), says_sort_alone("hull reader")
    (True, False, False)
    """
    telling = [word for word in tokens(words) if word not in _SAYS_OWN]
    return len(telling) == 1 and fold(telling[0]) in _SORTS


def one_own(
    own: Sequence[GraphEntity], paper: Paper, words: str = "", main: Collection[str] | None = None
) -> GraphEntity | None:
    """The one of a paper's own things that ``words`` without a name can stand for.

    Parameters
    ----------
    own : sequence of GraphEntity
        What the paper puts forward.
    paper : Paper
    words : str
        "method", "proposed decoder"; empty for "we" and "it", which mean the paper's method, else its data.
    main : collection of str, optional
        The ids of those that it names where it tells its solution; all where left out.

    Returns
    -------
    GraphEntity or None
        The thing of the words' sort that is the only one, the one before the title's colon, the only one with a coined
        name, the only one in the title, or the only one of the solution, in this order.
    """
    telling = [word for word in tokens(words) if word not in _SAYS_OWN]
    head = fold(telling[-1]) if telling else ""
    if telling and head != telling[-1]:
        return None  # several: "our models"
    methods = [thing for thing in own if thing.type is EntityType.METHOD and not _is_many(thing)]
    data = [thing for thing in own if thing.type is EntityType.DATASET]
    kind = data if head in _DATA or (not head and not methods) else methods
    if head and head not in _DATA:
        ending = [thing for thing in kind if any(_ends_with(name, telling) for name in _names(thing))]
        if len(ending) == 1 or (ending and head not in _SORTS):
            return ending[0] if len(ending) == 1 else None
        if not says_sort_alone(words):
            return None
    told = [thing for thing in kind if main is None or thing.id in main]
    if len(kind) == 1:
        return kind[0] if told or any(is_coined(name, kind[0].type) for name in _names(kind[0])) else None
    titled, _, rest = paper.title.partition(":")
    for found in (
        [thing for thing in kind if rest and fold(titled) in map(fold, _names(thing))],
        [thing for thing in kind if any(is_coined(name, thing.type) for name in _names(thing))],
        [thing for thing in kind if any(_stands_in(name, paper.title) for name in _names(thing))],
        told,
    ):
        if len(found) == 1:
            return found[0]
    return None


def _is_many(thing: GraphEntity) -> bool:
    """Whether a thing is told of as several ("task subnets"), which no "our approach" stands for."""
    if any(is_coined(name, thing.type) for name in _names(thing)):
        return False
    last = _HEAD_END.split(thing.name, maxsplit=1)[0].split()[-1:]
    return bool(last) and last[0].islower() and last[0].endswith("s") and fold(last[0]) != last[0]


def _names(thing: GraphEntity) -> tuple[str, ...]:
    return (thing.name.partition(" (")[0], *thing.aliases)


def _stands_in(name: str, title: str) -> bool:
    return f" {' '.join(tokens(name))} " in f" {' '.join(tokens(title))} "


def _ends_with(name: str, words: Sequence[str]) -> bool:
    key = " ".join(fold(name).split())
    return key.endswith(" " + " ".join(words)) or key == " ".join(words)
