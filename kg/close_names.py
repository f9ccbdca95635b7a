"""Names that differ by a slip or an inflection: RapidFuzz inside blocks, then a guard on the word that differs.

The blocks keep the work linear: two names are compared only when they share type, number of words, numbers, and the
word that does not differ (or, for one-word names, their first five letters).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from extract.lexicon import word_set
from kg.folding import numbers
from ontologies.vocabulary import EntityType

# Our estimate: below it, names that differ in one word look as often like two things as like one.
_MIN_RATIO = 88.0
# A block larger than this shares a word that says nothing; comparing all of it would be quadratic.
_MAX_BLOCK = 60
_SCORE = 0.9
# One word of these types is mostly a coined name, and there a letter makes another thing ("-Net", "-Det").
_COINED = (EntityType.METHOD, EntityType.DATASET)
_OPPOSED = word_set(
    """
    un non in im dis de anti a sub super inter intra hyper hypo pre post multi uni bi mono semi self over under homo
    hetero micro macro co
    """
)
ENDINGS = (
    "",
    "s",
    "es",
    "d",
    "ed",
    "ing",
    "ion",
    "ions",
    "ation",
    "al",
    "ive",
    "er",
    "or",
    "e",
    "ement",
    "ment",
    "ly",
    "ic",
)
# The doing of one thing: "segmenting" and "segmentation".
_HEAD_ENDINGS = frozenset({"ing", "ion", "ation"})


def close_pairs(names: Iterable[tuple[str, EntityType]]) -> list[tuple[str, str, float]]:
    """Pairs of folded names that are one name with a slip or another ending, with their score."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, kind in sorted(set(names)):
        words = name.split()
        if len(name) < 7 or (len(words) == 1 and kind in _COINED):
            continue
        if len(words) == 1:
            blocks[kind, "1", name[:5], *numbers(name)].append(name)
            continue
        for place in range(len(words)):
            rest = [*words[:place], "_", *words[place + 1 :]]
            blocks[kind, *rest].append(name)
    pairs: dict[tuple[str, str], float] = {}
    for block in blocks.values():
        if 1 < len(block) <= _MAX_BLOCK:
            for place, one in enumerate(block):
                for other in block[place + 1 :]:
                    if one != other and is_close(one, other):
                        pairs[one, other] = _SCORE
    return [(a, b, score) for (a, b), score in sorted(pairs.items())]


def is_close(one: str, other: str) -> bool:
    """Whether two folded names are one, but for a slip or an ending in one word.

    >>> is_close("mean squared error", "mean square error"), is_close("supervised task", "unsupervised task")
    (True, False)
    """
    from rapidfuzz import fuzz

    if numbers(one) != numbers(other) or fuzz.ratio(one, other) < _MIN_RATIO:
        return False
    a, b = one.split(), other.split()
    if len(a) != len(b):
        return False
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(different) == 1 and _same_word(*different[0], head=a[-1] != b[-1])


def _same_word(one: str, other: str, head: bool) -> bool:
    """``head``: whether it is the last word, where an ending parts the doer from the doing ("-or", "-ion")."""
    from rapidfuzz.distance import OSA

    short, long = sorted((one, other), key=lambda w: (len(w), w))
    if any(ch.isdigit() for ch in one + other) or len(short) < 5:
        return False
    if long.endswith(short) and long[: len(long) - len(short)] in _OPPOSED:
        return False
    if len(short) >= 8 and one[0] == other[0] and sorted(one) == sorted(other) and OSA.distance(one, other) == 1:
        return True  # two letters in each other's place
    common = 0
    while common < len(short) and short[common] == long[common]:
        common += 1
    endings = {short[common:], long[common:]}
    if head and not endings <= _HEAD_ENDINGS:
        return len(short) >= 8 and common >= 6 and OSA.distance(one, other) == 1 and not endings & set(ENDINGS[1:])
    if common >= 5 and short[common:] in ENDINGS and long[common:] in ENDINGS[1:]:
        return True
    # One slip in a long word, not at its start, where a different letter makes another word.
    return len(short) >= 8 and common >= 4 and OSA.distance(one, other) == 1
