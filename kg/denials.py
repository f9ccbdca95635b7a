"""Words before a name that say a work does without the thing, or is unlike it, or takes others' success for a model."""

from __future__ import annotations

import re

CONTRAST = (
    r"\b(?:unlike|as opposed to|in contrast (?:to|with))\b[^.;:,()]*"
    r"(?:(?:,[^.;:,()]{1,40}){0,3},?\s(?:or|and)\s[^.;:,()]{1,40}(?=,))?"
)
"""A pattern of what a paper says that it is unlike: one thing, or several up to the comma behind them."""

_CONTRAST = re.compile(CONTRAST, re.IGNORECASE)
# What a paper says that it does without.
_DENIED = re.compile(
    r"(?i)\b(?:instead of|rather than|without|avoid(?:s|ing)?"
    r"|differ(?:s|ent) from|(?:go(?:es|ing)?|mov(?:es?|ing)) beyond"
    r"|(?:no|not|nor|never|cannot|n[’']t)\s+(?:\w+\s+)?(?:needs?|requir\w+|rel(?:y|ies|ying)|us(?:e|es|ing)|depend\w*|assum\w+)"
    r"|no need (?:for|of)|eliminat(?:es?|ed|ing)(?: the need (?:for|of))?|free (?:of|from))\b[^.;:()]{0,60}\Z"
)
# Where more is used than that, or something else is left undone, it is used.
_NOT_ALL = re.compile(r"(?i)\b(?:only|just|merely|solely)\b|\bwithout \w+ing (?:from|away)\b")
# What others did elsewhere, which a work takes for its model.
_MODEL_FOR = re.compile(
    r"(?i)\b(?:inspired|motivated|encouraged)\s+by\s+(?:\w+\s+){0,3}(?:success\w*|advance\w*|progress|achievements?)\b[^.;:]{0,70}\Z"
)
# Letters before a name among which such words are looked for.
_BEFORE = 200


def is_denied(text: str, start: int, sentence: int = 0) -> bool:
    """Whether a work says before a place of its text that it does without what stands there.

    Parameters
    ----------
    sentence : int
        Where the sentence begins.

    >>> text = "Unlike oak, ash or elm, our pine floats without any tar, and not only on rivers."
    >>> [is_denied(text, text.index(name)) for name in ("oak", "elm", "pine", "tar", "rivers")]
    [True, True, False, True, False]
    """
    first = max(sentence, start - _BEFORE)
    if any(m.start() <= start < m.end() for m in _CONTRAST.finditer(text, first, start + _BEFORE)):
        return True
    denied = _DENIED.search(text, first, start)
    return denied is not None and _NOT_ALL.search(denied[0]) is None


def is_model_for(text: str, start: int, sentence: int = 0) -> bool:
    """Whether what stands at a place is what others did elsewhere, and the work follows.

    >>> text = "Inspired by the success of steam ferries; we build a raft."
    >>> [is_model_for(text, text.index(name)) for name in ("steam", "raft")]
    [True, False]
    """
    return _MODEL_FOR.search(text, max(sentence, start - _BEFORE), start) is not None
