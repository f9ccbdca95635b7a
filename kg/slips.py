"""Typing errors of one paper, told by how all other papers of the run write the word.

Only the surest are mended: two letters in each other's place, or one left out inside a long word, where the word as
written stands in this paper alone and in no list of words, and the right one in several. Words go in and come out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache

from extract.embedder import MODEL
from extract.records import Paper

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = 7
# A word with the capitals that a short form took from amid it: "NesT", "BRead".
ODD_CAPITALS = re.compile(r"(?<![\w’'.-])(?:[A-Z]?[a-z]+[A-Z]|[A-Z]{2}[a-z]{3,})(?![\w’'.])")
# Papers that must write the right word.
_PAPERS = 3


class Spelling:
    """How the papers of a run spell words; nothing is counted until a word is asked for."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._papers = tuple(papers)

    def mend(self, text: str) -> str:
        """A text with its typing errors mended, each word in its own case.

        >>> papers = [Paper(id=str(n), title="", abstract="hull detection") for n in range(3)]
        >>> Spelling([*papers, Paper(id="x", title="", abstract="Detecion")]).mend("Hull Detecion")
        'Hull Detection'
        """
        return _WORD.sub(lambda match: self._right(match.group()), text)

    def _right(self, word: str) -> str:
        small = word.casefold()
        if ODD_CAPITALS.fullmatch(word) and self._small[small] >= _PAPERS:
            return small
        if len(small) < _LETTERS or word[1:] != small[1:] or small in _words() or self._uses[small] > 1:
            return word
        found = sorted(other for other in _near(small) if self._uses[other] >= _PAPERS)
        return word[0] + found[0][1:] if len(found) == 1 and found[0][0] == small[0] else word

    @cached_property
    def _small(self) -> Counter[str]:
        """In how many papers each word stands in small letters."""
        return Counter(w for paper in self._papers for w in set(_WORD.findall(paper.text)) if w.islower())

    @cached_property
    def _uses(self) -> Counter[str]:
        """In how many papers each word stands."""
        return Counter(word for paper in self._papers for word in {w.casefold() for w in _WORD.findall(paper.text)})


def _near(word: str) -> set[str]:
    """Words that this one may be meant for: two neighbours turned, or a letter put in, never at either end."""
    turned = {word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(1, len(word) - 1)} - {
        word
    }
    letters = "abcdefghijklmnopqrstuvwxyz"
    return turned | {word[:place] + letter + word[place:] for place in range(1, len(word)) for letter in letters}


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    """Words that the reader knows as wholes; nothing where the package came without its model."""
    try:
        table = json.loads((MODEL / "tokenizer.json").read_bytes())["model"]["vocab"]
    except (OSError, ValueError, KeyError):
        return frozenset()
    return frozenset(word for word in table if len(word) >= _LETTERS)
