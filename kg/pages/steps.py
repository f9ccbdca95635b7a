"""Steps from one paper to a later one, in words that follow what ties them and how far apart they are."""

from __future__ import annotations

import re

from kg.english.alike import stems
from kg.english.grammar import is_plural, number_word, plain, sentence
from kg.records import Chain

# How ``kg.chains`` writes the reason of a dated step.
_ANSWERS = re.compile(
    r"The earlier paper (writes|raises) (.+?); the later one (writes|raises) (.+) and puts "
    r"(forward .+|something forward)\."
)
_TAKES_UP = re.compile(r"The earlier paper proposes (.+), the later one takes it up\.")
_NAMED = re.compile("“(.+?)”|the issue of (.+)")
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
        told = _answer(f"{found[1]} {found[2]}", f"{found[3]} {found[4]}", found[5], gap, place)
    else:
        told = reason
    return " ".join(part for part in ("It cites the paper before it." if cites else "", sentence(told)) if part)


def _answer(before: str, now: str, put: str, gap: int | None, place: int) -> str:
    """Both papers' words on their issue, and what the later one puts; ``before`` and ``now`` are predicates.

    One that "raises an issue", or "a like one", has neither words nor a name for it.
    """
    if now.startswith("raises a"):
        like = "against a difficulty like one that the paper before it raises"
        if before.startswith("raises a"):
            return f"{_when(gap)} it puts {put} {like}"
        return f"{_when(gap)} it puts {put} against a like difficulty; the paper before it {before}"
    if before.startswith("raises a"):
        return f"{_when(gap)} it {now} and puts {put}; the paper before it raises a like difficulty"
    if _alike(before, now):
        first = f"like the paper before it, {'it' if before == now else f'which {before}, it'} {now}"
        if put == "something forward":
            return f"{first}, {_late(gap)}, and puts {put} against that"
        solution = put.removeprefix("forward ")
        return f"{first}. What it puts forward, {_late(gap)}, {'are' if is_plural(solution) else 'is'} {solution}"
    if place:
        return f"{_when(gap)} it {now} and puts {put}; the paper before it {before}"
    return f"where the paper before it {before}, this one, {_late(gap)}, {now}; it puts {put}"


def _when(gap: int | None) -> str:
    return f"{_late(gap)}," if gap is not None else "later,"


def _late(gap: int | None) -> str:
    if gap is None:
        return "later"
    return "in the same year" if gap == 0 else "a year later" if gap == 1 else f"{number_word(gap)} years later"


def _alike(one: str, other: str) -> bool:
    """Whether half of the words that the one quotes or names are words of the other, in any form."""
    first, second = (stems(" ".join(map("".join, _NAMED.findall(said)))) for said in (one, other))
    return bool(first and second) and 2 * len(first & second) >= min(len(first), len(second))
