"""Phrases that say the same in other forms of their words: of two such neighbours one is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from kg.words import stem

Thing = TypeVar("Thing")
_SMALL = frozenset({
    "a", "an", "the", "of", "in", "on", "for", "to", "and", "or", "by", "with", "from", "at", "as", "is", "are", "be",
    "that", "which", "its", "their", "per",
})  # fmt: skip


def stems(phrase: str) -> frozenset[str]:
    """The words of a phrase that say something, without their endings.

    Examples
    --------
    >>> stems("inconsistent labels") == stems("label inconsistencies")
    True
    >>> stems("noisy labels") == stems("few labels")
    False
    """
    words = re.findall(r"[^\W_]+", phrase.casefold())
    return frozenset(_level(stem(word)) for word in words if word not in _SMALL)


def _level(word: str) -> str:
    """A stem without the letter in which nouns and adjectives of one word differ ("inconsistenc", "inconsistent")."""
    return re.sub(r"(?<=en|an)[ct]$", "", word) if len(word) > 5 else word


def says_again(phrase: str, others: Iterable[str]) -> bool:
    """Whether most of what a phrase says stands in one of the others already: three of four of its words.

    Examples
    --------
    >>> says_again("hundreds of hives in one picture", ["reliance on hundreds of hives in each picture"])
    True
    >>> says_again("noise of rain", ["noise of rain and wind"]), says_again("noise of rain", ["noise of wind"])
    (True, False)
    """
    words = stems(phrase)
    return any(4 * len(words & stems(other)) >= 3 * len(words) for other in others) if words else False


def says_the_same(words: str, label: str) -> bool:
    """Whether words add nothing to a label that was made of them: most of what they say stands in it, in any form.

    Examples
    --------
    >>> says_the_same("old hives cannot keep warm", "Inability of old hives to keep warm")
    True
    >>> says_the_same("wet wax keeps hives from drying", "Wet wax")
    False
    """
    said, named = stems(words), stems(label)
    return bool(said) and 4 * len(said & named) >= 3 * len(said)


def told_once(things: Iterable[Thing], words: Callable[[Thing], str]) -> list[Thing]:
    """Things less those whose words say again what the words of one before say.

    Examples
    --------
    >>> told_once(["inconsistent labels", "few hives", "label inconsistency"], str)
    ['inconsistent labels', 'few hives']
    """
    kept: list[Thing] = []
    said: set[frozenset[str]] = set()
    for thing in things:
        key = stems(words(thing))
        if not key or key not in said:
            kept.append(thing)
            said.add(key)
    return kept
