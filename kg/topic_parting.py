"""Parts of a large pile of papers that no name tells as a whole: those that are about one thing each, told by its name.

Where thousands of papers of many subjects are clustered, some clusters share no name; put together they make a pile
that nobody reads through. Here its papers are parted the other way about: a name first, and then who is about it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.topic_phrases import TYPE_GAIN, Phrase
from kg.topic_truth import Carried, is_sound

# Papers that are listed as they are; of more, parts are sought.
PILE = 40
# Papers of a part, and the share of a pile that they must be.
_FEWEST, _SHARE = 6, 0.01
# How surely a paper must be about a name to stand in the part that is called by it, and how many titles must have it.
_ABOUT, _TITLED = 0.6, 0.3
# What a name counts for each word more than two.
_A_WORD, _MOST_WORDS = 0.15, 4
# A name of a larger share of a pile is that of the pile.
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class Part:
    """Papers of a pile that are about one thing, and what they call it."""

    name: str
    papers: frozenset[str]


def fewest(size: int) -> int:
    """How many papers of a pile make a part of it.

    >>> fewest(50), fewest(850)
    (6, 9)
    """
    return max(_FEWEST, math.ceil(_SHARE * size))


def part_by_names(
    phrases: Sequence[Phrase],
    pile: Sequence[str],
    carried: Carried,
    may_be_called: Callable[[str], bool],
    most: int,
) -> list[Part]:
    """Up to ``most`` parts of a pile without a paper in common, those that most papers are about first.

    Parameters
    ----------
    phrases : sequence of Phrase
        What parts may be called.
    pile : sequence of str
        Ids of papers.
    carried : Carried
        The papers by the words that they write.
    may_be_called : callable
        Whether a name is free.
    most : int
        Room for so many parts.

    Returns
    -------
    list of Part
        Each of its papers writes its name and is about it; the rest of the pile is in none.
    """
    least = fewest(len(pile))
    about = dict(_about(phrases, pile, carried, may_be_called, least))
    found: list[Part] = []
    left = set(pile)
    while len(found) < most:
        names = [n for n in about if not any(_is_within(n.text, part.name, carried) for part in found)]
        sizes = {name: len(about[name] & left) for name in names}
        able = [name for name in names if sizes[name] >= least]
        best = max(able, key=lambda name: (sizes[name] * _worth(name), name.text), default=None)
        if best is None:
            break
        found.append(Part(best.text, frozenset(about[best] & left)))
        left -= about[best]
    return found


def _about(
    phrases: Sequence[Phrase],
    pile: Sequence[str],
    carried: Carried,
    may_be_called: Callable[[str], bool],
    least: int,
) -> Iterator[tuple[Phrase, frozenset[str]]]:
    """Names that enough papers of a pile are about, with those papers."""
    inside, seen = frozenset(pile), set()
    for phrase in phrases:
        stems = carried.texts.stems(phrase.text)
        key = frozenset(stems)
        if not key or key in seen:
            continue
        seen.add(key)
        sure = _speakers(carried, stems)
        papers = [paper for paper, weight in sure.items() if paper in inside and weight >= _ABOUT]
        if not least <= len(papers) <= _NEARLY_ALL * len(pile) or not is_sound(phrase, carried):
            continue
        writing = carried.by(phrase.text, sorted(papers))
        titled = carried.titled(phrase.text, writing)
        if len(writing) >= least and titled >= _TITLED * len(writing) and may_be_called(phrase.text):
            yield phrase, frozenset(writing)


def _is_within(one: str, other: str, carried: Carried) -> bool:
    """Whether one of two names is a piece of the other."""
    a, b = (frozenset(carried.texts.stems(name)) for name in (one, other))
    return a <= b or b <= a


def _speakers(carried: Carried, stems: Sequence[str]) -> Mapping[str, float]:
    return carried.texts.speakers(tuple(dict.fromkeys(stems)))


def _worth(name: Phrase) -> float:
    """How well a name tells what papers are about: a task before a way, and a longer name before a shorter one."""
    words = min(_MOST_WORDS, len(name.text.replace("-", " ").split()))
    return TYPE_GAIN[name.kind] * (1.0 + _A_WORD * (words - 2))
