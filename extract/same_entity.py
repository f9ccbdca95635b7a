"""Whether two names of one paper mean one thing: two folded names go in, a probability comes out.

The two names stand in one lexical relation (one is the other with a generic head, its last words, its initials, the
same stems in another order, ...). How often names in that relation are one thing was counted over annotated papers, by
type; the counts are the table below.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.lexicon import GENERIC_HEADS, word_set
from ontologies.vocabulary import EntityType

__all__ = ["are_opposed", "name_relation", "same_entity", "stem"]

_SMALL = word_set("of for in the a and with to on from by")
_ENDINGS = (
    "izations", "isations", "ization", "isation", "ations", "ation", "ingly", "ings", "ing", "ions", "ion", "ers", "er",
    "ors", "or", "ments", "ment", "es", "ed", "e", "al", "ic", "ive", "s", "ity", "ly", "y",
)  # fmt: skip
# Words that set things of one head apart: "the moving target" is not "the still target". Sides are parted by strokes;
# words of one side mean the same.
_OPPOSITES = tuple(
    tuple(map(word_set, sides.split("/")))
    for sides in (
        "clean / noisy corrupted degraded distorted",
        "moving / stationary static still",
        "static / dynamic",
        "input / output",
        "source / target",
        "training train / test testing / validation",
        "labeled labelled annotated / unlabeled unlabelled",
        "paired aligned / unpaired unaligned",
        "supervised / unsupervised / semi / weakly / self",
        "real / synthetic simulated artificial virtual",
        "text textual written / audio speech spoken acoustic / visual image / video / tactile",
        "local / global",
        "forward / backward",
        "internal / external",
        "high / low",
        "short / long",
        "strong / weak",
        "upper / lower",
        "left / right",
        "online / offline",
        "open / closed",
        "active / passive",
        "continuous / discrete",
        "linear / nonlinear",
        "soft / hard rigid",
        "positive / negative",
        "male / female",
        "parallel / serial sequential",
        "teacher / student",
        "encoder / decoder",
        "generator / discriminator",
        "human / machine",
        "individual / group",
        "single / multi multiple / dual",
        "first / second / third",
        "coarse / fine",
        "early / late",
        "inner / outer",
        "horizontal / vertical",
        "deterministic / stochastic",
        "parametric / nonparametric",
        "symmetric / asymmetric",
        "homogeneous / heterogeneous",
        "centralized centralised / decentralized decentralised distributed",
        "explicit / implicit",
        "direct / indirect",
        "intra / inter",
        "minimum / maximum",
        # Things done to one thing; "recognition" and "classification" may be one.
        "detection / correction / segmentation / generation synthesis / translation / understanding / reconstruction"
        " / retrieval / compression / tracking / summarization",
    )
)
_TYPES = (EntityType.METHOD, EntityType.DATASET, EntityType.MODALITY, EntityType.TASK, EntityType.METRIC)
# Counted over the training papers: how many of the pairs of names in that relation were one thing (method, dataset,
# modality, task, metric); benchmarks/same_entity.py prints them anew.
_SHARES: dict[str, tuple[float, float, float, float, float]] = {
    "equal": (1.0, 1.0, 1.0, 1.0, 1.0),
    "abbreviation": (0.99, 1.0, 1.0, 1.0, 1.0),
    "generic-head": (0.94, 1.0, 1.0, 1.0, 1.0),
    "initials": (0.93, 0.9, 1.0, 0.92, 1.0),
    "same-stems": (0.89, 0.3, 1.0, 1.0, 1.0),
    "prefix1": (0.50, 0.61, 0.77, 0.79, 0.82),
    "prefix2": (0.79, 1.0, 0.86, 0.83, 0.85),
    "prefix3": (0.87, 1.0, 1.0, 0.89, 1.0),
    "prefix1-of": (0.78, 0.5, 0.78, 1.0, 1.0),
    "prefix2-of": (0.82, 1.0, 1.0, 0.93, 0.94),
    "prefix3-of": (0.83, 1.0, 1.0, 0.87, 1.0),
    "suffix1+1": (0.56, 0.3, 0.94, 0.82, 0.83),
    "suffix1+2": (0.58, 0.2, 0.89, 0.64, 0.85),
    "suffix1+3": (0.45, 0.3, 0.76, 0.67, 0.69),
    "suffix2+1": (0.80, 0.7, 0.95, 0.82, 0.96),
    "suffix2+2": (0.71, 0.7, 1.0, 0.73, 0.84),
    "suffix2+3": (0.49, 0.7, 0.85, 0.77, 0.67),
    "suffix3+1": (0.84, 0.7, 0.95, 0.96, 1.0),
    "suffix3+2": (0.79, 0.7, 1.0, 0.74, 0.89),
    "suffix3+3": (0.44, 0.7, 1.0, 0.50, 0.64),
    "part1": (0.51, 0.5, 0.53, 0.69, 0.66),
    "part2": (0.33, 0.4, 0.75, 0.69, 0.80),
    "part2-head": (0.62, 0.33, 0.81, 0.79, 0.93),
    "part3": (0.57, 0.5, 0.5, 0.82, 0.60),
    "part3-head": (0.74, 0.5, 1.0, 0.96, 0.87),
    "much-shared": (0.56, 0.3, 0.71, 0.74, 0.68),
    "much-shared-head": (0.32, 0.3, 0.62, 0.73, 0.42),
    "little-shared": (0.15, 0.1, 0.47, 0.27, 0.28),
    "little-shared-head": (0.10, 0.05, 0.37, 0.34, 0.27),
    "none": (0.02, 0.02, 0.06, 0.03, 0.02),
}


def same_entity(a: str, b: str, kind: EntityType, long_of: dict[str, str]) -> float:
    """Probability that the folded names ``a`` and ``b``, both of type ``kind``, are one thing.

    ``long_of`` maps folded short forms of the paper to their folded long forms.
    """
    return _SHARES[name_relation(a, b, long_of)][_TYPES.index(kind)]


def name_relation(a: str, b: str, long_of: dict[str, str]) -> str:
    """The lexical relation of two folded names: a key of the table of shares."""
    if a == b:
        return "equal"
    one, two = _parts(a), _parts(b)
    if len(one.words) > len(two.words) or (len(one.words) == len(two.words) and a > b):
        one, two, a, b = two, one, b, a
    x, y = one.words, two.words
    if not x:
        return "none"
    if long_of.get(a) == b or long_of.get(b) == a:
        return "abbreviation"
    if one.numbers != two.numbers:
        # "ResNet 50" and "ResNet 101", "Task 1" and "Task 2", a model and its sizes.
        return "none" if one.numbers and two.numbers else "little-shared"
    if len(a) > 1 and two.initials == a:
        return "initials"
    s, t = one.stems, two.stems
    if s == t:
        return "same-stems"
    n, more = len(x), len(y) - len(x)
    if are_opposed(x, y):
        return "none"
    if more > 0:
        if y[:n] == x:
            if more == 1 and y[-1] in GENERIC_HEADS:
                return "generic-head"
            return f"prefix{min(n, 3)}" + ("-of" if y[n] in _SMALL else "")
        if y[-n:] == x:
            return f"suffix{min(n, 3)}+{min(more, 3)}"
    return _shared(s, t, stem(x[-1]) == stem(y[-1]))


def are_opposed(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each of two names has a word that the other lacks, and the two words set things apart.

    >>> are_opposed(("moving", "hull"), ("stationary", "hull")), are_opposed(("hull",), ("moving", "hull"))
    (True, False)
    >>> are_opposed(("text", "report"), ("textual", "report"))
    False
    """
    first, second = set(one) - set(other), set(other) - set(one)
    if not first or not second:
        return False
    for sides in _OPPOSITES:
        mine, theirs = ({i for i, side in enumerate(sides) if side & words} for words in (first, second))
        if mine and theirs and not mine & theirs:
            return True
    return False


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """``word`` without its ending, so that "detect", "detection" and "detecting" meet."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _shared(s: frozenset[str], t: frozenset[str], same_head: bool) -> str:
    if s and t and (s <= t or t <= s):
        size = min(len(s), len(t), 3)
        return f"part{size}" + ("-head" if same_head and size > 1 else "")
    if s & t:
        much = len(s & t) / len(s | t) >= 0.5
        return ("much" if much else "little") + "-shared" + ("-head" if same_head else "")
    return "none"


class _Parts(NamedTuple):
    words: tuple[str, ...]
    numbers: frozenset[str]
    stems: frozenset[str]
    initials: str


@lru_cache(maxsize=20_000)
def _parts(name: str) -> _Parts:
    """What the comparison looks at; each name meets all others of its paper."""
    words = tuple(name.split())
    return _Parts(
        words=words,
        numbers=frozenset(w for w in words if any(c.isdigit() for c in w)),
        stems=frozenset(stem(w) for w in words if w not in _SMALL),
        initials="".join(w[0] for w in words),
    )
