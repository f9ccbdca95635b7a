"""Borders of spans: a text and a rough span go in, a clean one (or None) comes out. Nothing changes the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extract.lexicon import PREPOSITIONS, word_set

__all__ = ["covering", "overlap", "trim_phrase", "trim_span"]

#: A name longer than this many characters is no name; a phrase longer than this many no phrase.
MAX_NAME = 200
MAX_PHRASE = 400

_NEVER_FIRST = word_set(
    "a an the our this these those its their his her and or but that which is are was were we as such both"
)
_NEVER_LAST = PREPOSITIONS | word_set(
    """
    a an the our this these those its their and or but that which who is are was were be been we as such can may to if
    not when
    """
)
_EDGE = " \t\r\n,;:.!?\"'“”‘’«»·•–—-"
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_OPENERS = {v: k for k, v in _CLOSERS.items()}


def trim_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A name's span without the articles, small words and marks at its borders, or None if nothing is left."""
    return _trim(text, start, min(end, start + MAX_NAME), _NEVER_FIRST | PREPOSITIONS, _NEVER_LAST)


def trim_phrase(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A phrase's span without the marks and the hanging words at its borders; its first word may be any."""
    return _trim(text, start, min(end, start + MAX_PHRASE), word_set("and or but that which"), _NEVER_LAST - {"not"})


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def covering(spans: Sequence[tuple[int, int]], place: int) -> int | None:
    """Index of the span (sorted, not overlapping) that holds ``place``, or None."""
    index = bisect_right(spans, (place, len(spans) and 1 << 62)) - 1
    return index if index >= 0 and spans[index][0] <= place < spans[index][1] else None


def _trim(text: str, start: int, end: int, first: frozenset[str], last: frozenset[str]) -> tuple[int, int] | None:
    start, end = max(0, start), min(end, len(text))
    while start < end:
        before = (start, end)
        while start < end and text[start] in _EDGE and not _is_sign(text, start, end):
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        start, end = _balance(text, start, end)
        word = _first_word(text, start, end)
        if word and word.lower() in first and word not in ("A", "AS", "IS", "OR"):
            start += len(word)
        word = _last_word(text, start, end)
        if word and word in last:
            end -= len(word)
        if (start, end) == before:
            return start, end
    return None


def _is_sign(text: str, start: int, end: int) -> bool:
    return start + 1 < end and text[start] in "-–." and text[start + 1].isdigit()


def _balance(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop a bracket at a border that has no partner inside, and brackets around the whole."""
    if start < end and text[start] in _OPENERS and text.find(_OPENERS[text[start]], start + 1, end) in (-1, end - 1):
        closes = text[end - 1] == _OPENERS[text[start]]
        return start + 1, end - 1 if closes else end
    if start < end and text[end - 1] in _CLOSERS and text.find(_CLOSERS[text[end - 1]], start, end - 1) < 0:
        return start, end - 1
    if start < end and text[end - 1] in _OPENERS:
        return start, end - 1
    if start < end and text[start] in _CLOSERS:
        return start + 1, end
    opened = max(text.rfind("(", start, end), text.rfind("[", start, end))
    if opened > start and text.find(_OPENERS[text[opened]], opened, end) < 0:
        return start, opened
    return start, end


def _first_word(text: str, start: int, end: int) -> str:
    at = start
    while at < end and (text[at].isalnum()):
        at += 1
    return text[start:at] if at < end and text[at].isspace() else ""


def _last_word(text: str, start: int, end: int) -> str:
    at = end
    while at > start and text[at - 1].isalnum():
        at -= 1
    return text[at:end] if at > start and text[at - 1].isspace() else ""
