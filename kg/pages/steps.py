"""Steps from one paper to a later one, in words that follow what ties them and how far apart they are."""

from __future__ import annotations

import re

from kg.pages.alike import stems
from kg.pages.grammar import is_plural, number_word, plain, sentence
from kg.records import Chain

# How ``kg.chains`` writes the reason of a dated step.
_ANSWERS = re.compile(r"The earlier paper states “(.+?)”; the later one puts (.+) against “(.+)”\.")
_TAKES_UP = re.compile(r"The earlier paper proposes (.+), the later one takes it up\.")
_CITES = "The later paper cites the earlier one."


def step_told(step: Chain, gap: int | None, place: int) -> str:
    """Why the later paper of a dated step stands behind the earlier one; ``gap`` in years, ``place`` in its line.

    Which words are chosen follows from the step: whether both papers state their issue in like words, whether what is
    put forward has a name, the years between, and whether the line has gone a step before. What is not known is left
    out, and a reason of another form is told as it stands.
    """
    reason = plain(step.reason)
    cites = reason.startswith(_CITES)
    reason = reason.removeprefix(_CITES).strip()
    if found := _TAKES_UP.fullmatch(reason):
        told = f"{_when(gap)} it takes up {found[1]}, which the paper before it proposes"
    elif found := _ANSWERS.fullmatch(reason):
        told = _answer(found[1], found[2], found[3], gap, place)
    else:
        told = reason
    return " ".join(part for part in ("It cites the paper before it." if cites else "", sentence(told)) if part)


def _answer(stated: str, solution: str, against: str, gap: int | None, place: int) -> str:
    be = "are" if is_plural(solution) else "is"
    if _alike(stated, against):
        both = f"both name a like difficulty, “{stated}” and then “{against}”"
        return f"{both}; {_late(gap)}, {solution} {be} put against it"
    if re.match(r"(?:an?|the)\s", solution):
        if place:
            return f"against “{against}” it puts {solution}, {_late(gap)}; the paper before it states “{stated}”"
        return f"{_when(gap)} it puts {solution} against “{against}”, where the paper before it states “{stated}”"
    if place:
        return f"the paper before it states “{stated}”; here, {_late(gap)}, {solution} {be} put against “{against}”"
    return f"{solution} {be} put against “{against}” {_late(gap)}; the paper before it states “{stated}”"


def _when(gap: int | None) -> str:
    return f"{_late(gap)}," if gap is not None else "later,"


def _late(gap: int | None) -> str:
    if gap is None:
        return "later"
    return "in the same year" if gap == 0 else "a year later" if gap == 1 else f"{number_word(gap)} years later"


def _alike(one: str, other: str) -> bool:
    """Whether half of the words of the shorter phrase are words of the other, in any form."""
    first, second = stems(one), stems(other)
    return bool(first and second) and 2 * len(first & second) >= min(len(first), len(second))
