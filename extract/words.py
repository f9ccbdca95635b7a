"""Text -> words with offsets and shape bits: the same cut in training and at run time.

A word is a run of letters and digits (a number keeps its decimals), or one other visible character. Hyphens and
slashes stand alone, so that a span can end at them. Every word is a union of the tokenizer's own pre-tokens, hence
each piece lies in exactly one word. The encoder is uncased; the shape bits give it back what lower-casing takes.
"""

from __future__ import annotations

import re

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
        word = text[start:end]
        first = word[0]
        if first.isalpha():
            bits[row, 0] = first.isupper()
            bits[row, 1] = len(word) > 1 and word.isupper()
            bits[row, 2] = not word[1:].islower() and any(c.isupper() for c in word[1:])
            bits[row, 3] = not word.isupper()
        if first.isalnum():
            digit = any(c.isdigit() for c in word)
            letter = any(c.isalpha() for c in word)
            bits[row, 4] = digit
            bits[row, 5] = digit and letter
            bits[row, 6] = digit and not letter
            bits[row, 14] = letter and len(word) == 1
        else:
            bits[row, 10] = first in "-/\u2010\u2011\u2012\u2013\u2014"
            bits[row, 11] = first in "()[]{}"
            bits[row, 13] = first in "%$€£‰"
            bits[row, 12] = not bits[row, 10] and not bits[row, 11] and not bits[row, 13]
        bits[row, 7] = row > 0 and words[row - 1][1] == start
        bits[row, 8] = row + 1 < len(words) and words[row + 1][0] == end
        bits[row, 9] = start < title_end
        bits[row, 15] = not word.isascii()
    return bits
