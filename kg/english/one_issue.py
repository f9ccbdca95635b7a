"""Which of the phrases that a sentence complains by tell one issue, and which are told apart.

A cause and what comes of it are one, and so are a thing and what is said of it; the items of a list are each their
own, and what gathers them ("due to several issues: ...") is told by them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

Span = tuple[int, int]
# Beyond this it is no sentence.
_LONGEST_READ = 1200
# Between the items of a list, whatever else stands there.
_ITEM = re.compile(r"(?:^|[\s,;])\(?(?:\d|[ivx]{1,3}|[a-d])\)|;\s")
_CAUSES = re.compile(
    r"(?i)\b(?:lead(?:s|ing)?(?: \w+)? to|result(?:s|ed|ing)?(?: \w+)? in|caus(?:es?|ed|ing)|mak(?:es?|ing)"
    r"|thus|thereby"
    r"|therefore|hence|so that|hinder\w*|hamper\w*|imped\w+|limit(?:s|ed|ing)\b(?! to)|prevent\w*|prohibit\w*"
    r"|preclud\w*"
    r"|degrad(?:es?|ed|ing)|impair\w*|restrict(?:s|ed|ing)|reduc(?:es?|ed|ing)|affect(?:s|ed|ing)?|induc(?:es?|ed|ing)"
    r"|render\w*|necessitat\w+|produc(?:es?|ing)|yield(?:s|ing)?|introduc(?:es?|ing)|leaving|requiring|suggest(?:s|ing)"
    r"|exacerbat\w+|harm(?:s|ed|ing)?|hurt\w*|pos(?:es|ing)|invalidat\w+|necessary)\b"
)
_REASON = re.compile(
    r"(?i)\b(?:due to|owing to|because|since|caused by|stem\w* from|aris\w+ from|attributed to|given that"
    r"|as (?:it|they))\b"
    r"|,\s+as\s|\bas\s+(?:the\s)?$"
)
_DETAIL = re.compile(
    r"(?i)^\W*(?:(?:i\.\s?e\.?|e\.\s?g\.?|namely|such as|includ\w+|for example|that is|whereby|where|in that|which|that"
    r"|with which|referred to|especially|particularly|in particular)\b|[:(]|\s[–—-]\s)"
)
_NAMED = re.compile(r"(?i)\b(?:names?|named|calls?|called|terms?|termed|dubbed|known as|referred to as)\b")
# What stands before a cause that is told first: "due to the | rain, bees fly little".
_DUE_TO = re.compile(r"(?i)\b(?:due to|because of|owing to|given|because|since)\s+(?:(?:the|an?|its|their)\s+)*$")
# "Read one hull alone, | neglecting the others".
_ALONG = re.compile(r"(?i),\s+(?:(?:thus|while|without)\s+)?(?:\w+ly\s+)?(?!\w+ing,)[a-z]{3,}ing\s*$")
# "Two troubles of old hives, | (i) wet wax": what is behind tells them.
_LISTED = re.compile(r"(?i)[,:]?\s+\(?(?:1|i|a)\)\s")
_CAUSE, _REASONED, _DETAILED = "cause", "reason", "detail"


def tie_between(sentence: str, one: Span, other: Span) -> str:
    """How the second of two phrases follows from the first or tells more of it; empty where both stand for themselves.

    Examples
    --------
    >>> said = "Wet wax leads to cold hives, cold bees and a lack of honey due to rain"
    >>> def at(words): return said.index(words), said.index(words) + len(words)
    >>> tie_between(said, at("Wet wax"), at("cold hives")), tie_between(said, at("cold hives"), at("cold bees"))
    ('cause', '')
    >>> tie_between(said, at("lack of honey"), at("rain"))
    'reason'
    """
    (start, end), (begin, last) = sorted((one, other))
    if begin < end:
        return _DETAILED
    first = re.match(r"(?:\w+ly\s+)?[\w-]*", sentence[begin:last])
    between = sentence[end:begin] + (first[0] if first else "")
    if _ITEM.search(between):
        return ""
    if _CAUSES.search(between):
        return _CAUSE
    if _DUE_TO.search(sentence[:start]) and re.match(r"[^,;.]*,\s", between):
        return _CAUSE
    if _REASON.search(between):
        return _REASONED
    return _DETAILED if _DETAIL.match(between) or _ALONG.search(between) or _NAMED.search(between) else ""


def told_apart(sentence: str, spans: Sequence[Span]) -> list[list[int]]:
    """The phrases of a sentence by the issues that they tell, as indexes into ``spans``.

    Examples
    --------
    >>> said = "Scales fail due to three problems: wet wax, cold bees and rain, which makes honey scarce"
    >>> spans = [(said.index(w), said.index(w) + len(w)) for w in ("fail", "wet wax", "cold bees", "rain", "scarce")]
    >>> told_apart(said, spans)
    [[1], [2], [3, 4]]
    """
    if len(sentence) > _LONGEST_READ:
        return [[n] for n in range(len(spans))]
    order = sorted(range(len(spans)), key=lambda n: spans[n])
    ties = {(a, b): tie_between(sentence, spans[a], spans[b]) for a, b in combinations(order, 2)}
    groups: list[list[int]] = []
    for n in order:
        if _gathers(n, order, ties) or (_LISTED.match(sentence, spans[n][1]) and spans[n][1] <= max(spans)[0]):
            continue
        if groups and any(ties[m, n] for m in groups[-1]):
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups


def _gathers(a: int, order: Sequence[int], ties: dict[tuple[int, int], str]) -> bool:
    """Whether a phrase is what a list gives the reasons or the items of."""
    after = [b for b in order if (a, b) in ties and ties[a, b] in (_REASONED, _DETAILED)]
    return any(not ties[b, c] for b, c in combinations(after, 2))
