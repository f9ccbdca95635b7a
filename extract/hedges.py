"""Hedges and negations of a finding: a sentence and the place of the claim's words go in, two flags come out."""

from __future__ import annotations

import re

__all__ = ["is_hedged", "is_negated"]

# Hyland's and BioScope's common hedges, less the words that name a result as often ("estimated", "predicted");
# "the potential of X" is praise.
_HEDGE = re.compile(
    r"\b(?:may|might|could|can potentially|would|seems?|seemed|appears?|appeared|suggest(?:s|ed|ing)?|indicat(?:e"
    r"|es|ed|ing) that"
    r"|possibl[ey]|probabl[ey]|perhaps|likely|unlikely|potential(?:ly)?(?! of)|presumabl[ey]|apparently"
    r"|tend(?:s|ed)? to|hypothes\w{1,8}"
    r"|we (?:believe|speculate|expect|hope|conjecture)|promising|preliminary|to some extent|in principle"
    r"|inconclusive)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|no|nor|never|neither|none|cannot|fail(?:s|ed|ing)? to|unable to|did(?:n't|n’t)|does(?:n't"
    r"|n’t)|lack(?:s|ed)? of|absence of"
    r"|without (?:(?:an?|any|much|clear|significant|statistically|noticeable|measurable|further)\s+)*(?:improv\w*"
    r"|gain\w*|increas\w*|reduc\w*|chang\w*|effects?|success|benefits?|differences?|help|advantages?|impact))\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
# "Without" mostly tells how something was done; it denies what would be a success. Negations that say something else:
# "not only", "no less than", "no longer".
_FALSE_NEGATION = re.compile(
    r"\b(?:not only|not just|not merely|no less|no fewer|no more than|no longer"
    r"|(?:even )?in (?:the )?absence of|if not|whether or not|not to mention"
    r"|(?:(?:for|of|in|to|from|on|with|by) wh(?:ich|om)|where|wherever) (?:\w+ ){0,2}(?:no|not|never|none)"
    r"|which (?:[\w-]+ ){1,4}(?:cannot|can't|could not|couldn't|(?:can|do|does|did) not)"
    r"|(?:do|does|did)(?: not|n['’]t) (?:rely|depend|require|need|assume|involve|use)"
    r"|(?:that|which|who) (?:do|does|did|is|are|was|were|has|have|had|can|could|would) ?(?:not|n['’]t|no|never))\b",
    re.IGNORECASE,
)
# What is said to be shown is no guess: "the tests confirmed that it could count".
_FALSE_HEDGE = re.compile(
    r"\b(?:confirm|demonstrat|show|prov|verif|found)\w* (?:that )?(?:[\w-]+ ){0,5}could\b", re.IGNORECASE
)
# Beside a number they tell how it was got, not that it was not.
_CONDITION = re.compile(r"\bwithout\b|\bwith (?:little or )?no\b", re.IGNORECASE)
# What stands in brackets or as a condition, apart from the claim's words, is said of something else.
_ASIDE = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\b(?:if|when|whenever|unless|provided that|as long as)\b[^,;]*", re.IGNORECASE
)
# "Although fog is dense, ...": what opens a sentence, up to its comma, is a clause of its own.
_OPENER = re.compile(r"(?:Although|Though|While|Whereas|Even though|Even if|Despite|Unlike)\b[^,]*,")
_CLAUSE = re.compile(
    r"[;:]|,\s(?:but|while|whereas|although|though|which|and|suggesting|indicating|implying|underscoring|highlighting|offering|providing|opening"
    r"|paving|promising|making|enabling|allowing)\b"
    r"|\b(?:but|whereas|although|though|however|because|since)\b",
    re.IGNORECASE,
)


def is_hedged(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether the claim whose words run from ``first`` to ``last`` in the sentence ``start:end`` is hedged.

    A hedge counts where no clause border stands between it and the claim's words.
    """
    return _governs(text, start, end, first, last, _HEDGE, _FALSE_HEDGE)


def is_negated(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether the claim whose words run from ``first`` to ``last`` is denied ("no difference", "did not improve")."""
    return _governs(text, start, end, first, last, _NEGATION, _FALSE_NEGATION)


def _governs(
    text: str, start: int, end: int, first: int, last: int, cue: re.Pattern[str], exception: re.Pattern[str]
) -> bool:
    left, right = _clause_around(text, start, end, first, last)
    aside = [m.span() for m in _ASIDE.finditer(text, left, right) if not m.start() <= first < m.end()]
    spared = [m.span() for m in exception.finditer(text, left, right)]
    if cue is _NEGATION and (first, last) != (start, end):
        spared += [m.span() for m in _CONDITION.finditer(text, left, right)]
    for match in cue.finditer(text, left, right):
        if match.start() > last + 80:
            break
        if not any(a <= match.start() < b for a, b in (*spared, *aside)):
            return True
    return False


# A clause that only opens a sentence ("Although fog is dense, ...") ends before this many characters, or at its comma.
_OPENING = 25


def _clause_around(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    left, right = start, end
    if (first, last) == (start, end):  # a finding in words: what its first clause says, not what is added to it
        border = _CLAUSE.search(text, min(end, start + _OPENING), end)
        return start, border.start() if border else end
    opener = _OPENER.match(text, start, end)
    if opener is not None:
        left, right = (opener.end(), right) if opener.end() <= first else (left, opener.end())
    for match in _CLAUSE.finditer(text, left, right):
        if match.end() <= first:
            left = match.end()
        elif match.start() >= last:
            right = match.start()
            break
    return left, right
