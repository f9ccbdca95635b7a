"""Text -> words with offsets and shape bits: the same cut in training and at run time.

A word is a run of letters and digits (a number keeps its decimals), or one other visible character. Hyphens and
slashes stand alone, so that a span can end at them. Every word is a union of the tokenizer's own pre-tokens, hence
each piece lies in exactly one word. The encoder is uncased; the shape bits give it back what lower-casing takes.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt

SHAPES = 16
"""Count of shape bits of a word."""

_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,]\d[^\W_]*)*|[^\w\s]|_")


def find_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the offsets of the words of ``text[start:end]``, in order, counted in ``text``.

    Examples
    --------
    >>> [("ResNet-50 gets 95.8%."[a:b]) for a, b in find_words("ResNet-50 gets 95.8%.")]
    ['ResNet', '-', '50', 'gets', '95.8', '%', '.']
    """
    return [match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)]


def shape_words(text: str, words: list[tuple[int, int]], title_end: int) -> npt.NDArray[np.float32]:
    """Return the shape bits of ``words``: an array of 0 and 1 of shape (words, ``SHAPES``).

    The bits: capital first; all capitals (two letters or more); a capital inside; a lower-case letter; a digit;
    letters and digits mixed; a number; glued to the word before; glued to the word after; in the title; hyphen or
    slash; bracket; other punctuation; percent or currency sign; one letter; outside ASCII.
    """
    bits = np.zeros((len(words), SHAPES), dtype=np.float32)
    for row, (start, end) in enumerate(words):
        bits[row] = _own_bits(text[start:end])
        bits[row, 7] = row > 0 and words[row - 1][1] == start
        bits[row, 8] = row + 1 < len(words) and words[row + 1][0] == end
        bits[row, 9] = start < title_end
    return bits


@lru_cache(maxsize=20_000)
def _own_bits(word: str) -> tuple[float, ...]:
    """The bits that a word has wherever it stands."""
    bits = [0.0] * SHAPES
    first = word[0]
    if first.isalpha():
        bits[0] = first.isupper()
        bits[1] = len(word) > 1 and word.isupper()
        bits[2] = not word[1:].islower() and any(c.isupper() for c in word[1:])
        bits[3] = not word.isupper()
    if first.isalnum():
        digit = any(c.isdigit() for c in word)
        letter = any(c.isalpha() for c in word)
        bits[4] = digit
        bits[5] = digit and letter
        bits[6] = digit and not letter
        bits[14] = letter and len(word) == 1
    else:
        bits[10] = first in "-/\u2010\u2011\u2012\u2013\u2014"
        bits[11] = first in "()[]{}"
        bits[13] = first in "%$€£‰"
        bits[12] = not bits[10] and not bits[11] and not bits[13]
    bits[15] = not word.isascii()
    return tuple(map(float, bits))
