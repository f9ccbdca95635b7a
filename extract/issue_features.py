"""Words of a phrase as the typing of issues counts them, in training as in use."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from extract.folding import fold_words
from extract.lexicon import PREPOSITIONS, word_set
from extract.same_entity import stem

__all__ = ["SENTENCE", "count_features", "weigh_features"]

SENTENCE = 0.5
"""What a word of the sentence weighs beside one of the phrase."""
_STOP = PREPOSITIONS | word_set("and or is are be not that which have has can it as so more very than too many")


def count_features(text: str) -> Counter[str]:
    """How often each stem, and each pair of neighbouring stems, stands in ``text``; little words are left out.

    Examples
    --------
    >>> sorted(count_features("labels are costly"))
    ['cost', 'label', 'label cost']
    """
    words = [stem(w) for w in fold_words(text) if w not in _STOP]
    return Counter(words) + Counter(f"{a} {b}" for a, b in itertools.pairwise(words))


def weigh_features(
    text: str, places: Mapping[str, int], rarity: npt.NDArray[np.float32]
) -> tuple[list[int], npt.NDArray[np.float32]]:
    """Give the known features of ``text``: their places in ascending order, and weights of unit length (TF-IDF)."""
    known = sorted((places[f], n) for f, n in count_features(text).items() if f in places)
    at = [place for place, _ in known]
    weights = np.array([(1.0 + math.log(n)) for _, n in known], dtype=np.float32) * rarity[at]
    length = float(np.linalg.norm(weights))
    return at, weights / np.float32(length) if length else weights
