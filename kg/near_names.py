"""Names that mean one thing by what an encoder makes of them, where their letters say so, too.

Embeddings alone do not tell one thing from two: "visual place recognition" lies as near to "place recognition" as
"residual neural network" to "residual network". So a pair must have string evidence first: the same head, and all but
one word the same, which differs in its ending, or may be left out, or has one short form with its counterpart. What
passes both joins. Names with digits or made-up words never do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.alias_rules import is_parted
from ontologies.vocabulary import EntityType

if TYPE_CHECKING:
    from extract.embedder import Embedder

# Cosine of two names. On the half ``tune`` of ``benchmarks/pairs.py`` and on hard pairs beside it, names that pass the
# string rules and are two things lie at 0.872 and below with words that begin alike, at 0.891 and below with a word
# left out ("Markov neural network" is no Markov network).
NEAR, NEAR_IMPLIED = 0.88, 0.9
SCORE = 0.88
# Letters that two words must begin with to be one word with two endings: so many, and this share of the shorter.
_STEM, _STEM_SHARE = 4, 0.7
# Words that may be left out before a head: a "residual network" is a neural one.
_IMPLIED = frozenset({"neural"})
# One word of a data set's name makes another data set.
_TYPES = (EntityType.METHOD, EntityType.TASK, EntityType.MODALITY, EntityType.METRIC)
_MAX_BLOCK = 60


def near_pairs(
    names: Iterable[tuple[str, EntityType]], senses: Mapping[str, Sequence[str]]
) -> list[tuple[str, str, float]]:
    """Pairs of folded names that are one thing, with their score.

    Parameters
    ----------
    names : iterable of (str, EntityType)
        Folded names with their short forms written out, each with its type.
    senses : mapping of str to sequence of str
        The long forms of each short form.
    """
    kinds = {name: kind for name, kind in names if kind in _TYPES and len(name.split()) > 1 and name.isascii()}
    kinds = {name: kind for name, kind in kinds.items() if not any(ch.isdigit() for ch in name)}
    found = {(one, other): limit for one, other, limit in _like_words(kinds)}
    for longs in senses.values():
        known = [long for long in longs if long in kinds]
        for place, one in enumerate(known):
            for other in known[place + 1 :]:
                if kinds[one] is kinds[other] and _differ_once(one, other):
                    found[min(one, other), max(one, other)] = NEAR
    return [
        (one, other, SCORE)
        for (one, other), limit in sorted(found.items())
        if not is_parted(one, other) and nearness(one, other) >= limit
    ]


def _like_words(kinds: Mapping[str, EntityType]) -> Iterable[tuple[str, str, float]]:
    """Pairs that differ by the ending of one word or by a word left out, with the cosine that they must reach."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, kind in sorted(kinds.items()):
        words = name.split()
        for place in range(len(words) - 1):  # the last word is the head, and stays
            blocks[kind, *words[:place], "_", *words[place + 1 :]].append(name)
            if words[place] in _IMPLIED and len(words) > 2:
                shorter = " ".join((*words[:place], *words[place + 1 :]))
                if kinds.get(shorter) is kind:
                    yield min(name, shorter), max(name, shorter), NEAR_IMPLIED
    for block in blocks.values():
        if 1 < len(block) <= _MAX_BLOCK:
            for place, one in enumerate(block):
                for other in block[place + 1 :]:
                    if _one_stem(one, other):
                        yield min(one, other), max(one, other), NEAR


def _differ_once(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    return len(first) == len(second) > 2 and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _one_stem(one: str, other: str) -> bool:
    """Whether the words in which two names of equal length differ begin alike and end unlike."""
    for a, b in zip(one.split(), other.split(), strict=True):
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
        shorter = min(len(a), len(b))
        if a != b and (shorter <= _STEM or common < max(_STEM, _STEM_SHARE * shorter)):
            return False
        if {_ending(a[common:]), _ending(b[common:])} == {"ed", "ing"}:
            return False  # what was done and the doing: a trained model is no training model
    return True


def _ending(rest: str) -> str:
    return next((ending for ending in ("ing", "ed") if rest.endswith(ending)), rest)


@lru_cache(maxsize=50_000)
def nearness(one: str, other: str) -> float:
    """Cosine of the embeddings of two names; 0 where the package came without its model."""
    from extract.errors import ModelDamaged

    try:
        first, second = _embedder().embed([one, other])
    except ModelDamaged:
        return 0.0
    return round(float(first @ second), 6)


@lru_cache(maxsize=1)
def _embedder() -> Embedder:
    from extract.embedder import Embedder

    return Embedder()
