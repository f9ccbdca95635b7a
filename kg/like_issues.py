"""Where phrases without a type meet: what is told of one want in other words.

A phrase goes in; keys come out, one for each thing that it finds wanting, or too many of, or in each other's way. Two
phrases with a key in common tell of one issue, however else they are worded. A key holds what is wanted and what of:
"lack" alone is no issue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extract.lexicon import word_set
from kg.words import stem

_NOT = (
    r"(?:not|n't|cannot|never|no|without|un(?:able|available|availability)|inab\w+|fail\w*|lack\w*|neglect\w*|ignor\w*|overlook\w*|"
    r"absence|inadequate\w*|insufficient\w*|infeasible|impossible|difficult\w*|hardly|rarely)"
)
# What stands beside the thing itself and bears on it: "the wind was not taken into account".
_BESIDE = re.compile(
    rf"(?i)\b{_NOT}\b[^.;]{{0,60}}\b(?:covariates?|(?:external|exogenous|auxiliary|side|accompanying)\s+(?:[\w-]+\s+)?"
    r"(?:factors?|influences?|variables?|information|data|inputs?|sources?|series|signals?))\b"
)
# What was learned from is not kept: "the logs of earlier voyages cannot be stored".
_EARLIER = (
    r"(?:data|examples?|exemplars?|samples?|instances|records?)\s+(?:(?:from|of|for)\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:previous(?:ly)?|past|old|older|earlier|initial)(?:\s+\w+ed)?\s+(?:[\w-]+\s+)?(?:tasks?|classes|domains?|data|stages?|batch\w*)"
    r"|(?:previous|past|old|older|earlier|initial)\s+(?:[\w-]+\s+)?(?:data|examples?|exemplars?|samples?)"
)
_GONE = (
    r"(?:not|no|cannot|unavailab\w+|no longer|without|absence|inaccessible|not allowed|forbid\w*|prohibit\w*|discarded)"
)
_NOT_KEPT = re.compile(rf"(?i)\b{_GONE}\b[^.;]{{0,60}}\b(?:{_EARLIER})\b|\b(?:{_EARLIER})\b[^.;]{{0,40}}\b{_GONE}")
# Too many of a thing, or much of it where little is to be had.
_MANY = re.compile(
    r"(?i)\b(?:(?:too\s+)?many|thousands\s+of|hundreds\s+of|millions\s+of|(?:impractical|large|huge|high|enormous|excessive|"
    r"prohibitive|considerable)\s+(?:number|amount)s?\s+of|(?:enormous|excessive|countless|numerous|massive))\s+"
    r"(?:[\w-]+\s+){0,2}?(queries|iterations|steps|trials|evaluations|interactions|updates|calls|passes|measurements|rounds|"
    r"forward\s+passes|simulations)\b|\b(quer|iterat|measure|simulat)\w*\s+(?:costs?|budgets?|inefficien\w+)\b"
)
_BETWEEN = re.compile(
    r"(?i)\b(?:trade-?\s?offs?|tension|conflict|dilemma|compromise|balance)\s+(?:\w+\s+)?between\s+([^.;,()]{3,60}?)\s+and\s+"
    r"((?:(?!(?:of|in|over|is|are|for|on|at|to|that|which|when)\b)[\w-]+\s?){1,4})"
)
_PAIRED = re.compile(r"(?i)\b([a-z]+)[-–/]([a-z]+)\s+(?:trade-?offs?|dilemma)\b")
# What every trade is about, so that it tells none.
_ANY_SIDE = word_set(
    "performance quality objectives goals aims tasks models methods high good low better overall model"
)
_LEFT_OUT, _LOST, _MUCH, _TRADE = "left out", "lost", "many ", "trade of "
_NAMES = {_LEFT_OUT: "Accompanying or outside information not used", _LOST: "No access to earlier data"}


def meeting_keys(phrase: str) -> frozenset[str]:
    """The keys of what a phrase finds wanting, too many, or in each other's way.

    >>> sorted(meeting_keys("needs thousands of queries")) == sorted(meeting_keys("an impractical number of queries"))
    True
    >>> sorted(meeting_keys("trade-off between speed and grip") & meeting_keys("the speed-depth trade-off"))
    ['trade of speed']
    >>> sorted(meeting_keys("do not make use of covariates"))
    ['left out']
    >>> sorted(meeting_keys("logs of previous voyages"))
    []
    """
    keys: set[str] = set()
    if _BESIDE.search(phrase):
        keys.add(_LEFT_OUT)
    if _NOT_KEPT.search(phrase):
        keys.add(_LOST)
    for many in _MANY.finditer(phrase):
        keys.add(f"{_MUCH}{stem((many[1] or many[2]).casefold().split()[-1])[:5]}")
    for trade in (*_BETWEEN.finditer(phrase), *_PAIRED.finditer(phrase)):
        for side in trade.groups():
            words = [word for word in re.findall(r"[a-z]{4,}", side.casefold()) if word not in _ANY_SIDE]
            keys.update(f"{_TRADE}{stem(word)}" for word in words[-1:])
    return frozenset(keys)


def meeting_name(phrases: Iterable[str]) -> str:
    """What several phrases are called of which most meet in one thing; empty where none is, or has no plain name.

    >>> meeting_name(["needs thousands of queries", "an impractical number of queries"])
    'Many queries needed'
    >>> meeting_name(["needs thousands of queries", "the keel is heavy", "rust"])
    ''
    """
    said = list(phrases)
    counts = Counter(key for phrase in said for key in meeting_keys(phrase))
    for key in sorted(key for key, n in counts.items() if n > len(said) / 2):
        if key in _NAMES:
            return _NAMES[key]
        if key.startswith(_MUCH):
            nouns = [many[1].casefold() for phrase in said for many in _MANY.finditer(phrase) if many[1]]
            if nouns:
                return f"Many {nouns[0].split()[-1]} needed"
    return ""
