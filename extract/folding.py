"""One key for the many spellings of a name: a string goes in, its folded form comes out."""

from __future__ import annotations

import re

__all__ = ["fold", "fold_words", "head_word", "initials", "same_name"]

_WORD = re.compile(r"[^\W_]+(?:\.[0-9]+)?")
_ARTICLES = frozenset(("a", "an", "the", "our", "this", "these", "its", "their"))
#: Longer names are folded on their first part only; names are capped well before.
_MAX_NAME = 600


def fold_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in small letters, without articles, hyphens and the plural's s.

    Examples
    --------
    >>> fold_words("the Graph-Neural Networks")
    ('graph', 'neural', 'network')
    """
    words = _WORD.findall(text[:_MAX_NAME].casefold())
    return tuple(_singular(w) for w in words if w not in _ARTICLES)


def fold(text: str) -> str:
    """``fold_words`` joined by blanks."""
    return " ".join(fold_words(text))


def head_word(text: str) -> str:
    """The folded last word before any "of", "for" or "with": what the name names.

    Examples
    --------
    >>> head_word("detection of small objects")
    'detection'
    """
    words = fold_words(text)
    for place, word in enumerate(words):
        if place and word in ("of", "for", "with", "in", "on", "from", "using", "via", "to", "by"):
            return words[place - 1]
    return words[-1] if words else ""


def initials(text: str) -> str:
    """First letters of the words, small: ``"convolutional neural network"`` gives ``"cnn"``."""
    return "".join(w[0] for w in _WORD.findall(text[:_MAX_NAME].casefold()))


def same_name(a: str, b: str) -> bool:
    """Whether two names fold to one key that is not empty."""
    key = fold(a)
    return bool(key) and key == fold(b)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
