"""Roles of sentences by a linear model over hashed words, place and neighbours: the ``fast`` setting.

The weights are one small ``.npz`` without pickled objects, made by ``extract.training.linear_roles``.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from extract.reading import RoleGuess
from extract.rules.roles import guess_roles
from ontologies.vocabulary import Role

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["FEATURES", "ROLES", "guess_linear_roles", "sentence_features"]

#: Columns of the hashed space: 2 bytes each for seven roles and the claim make less than 600 kB.
FEATURES = 1 << 15
ROLES = tuple(Role)
WEIGHTS = "linear_roles.npz"
_WORD = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)?%?|[%$()=<>:;?]")
_MAX_WORDS = 120


def guess_linear_roles(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[RoleGuess, ...]:
    """The role of each sentence with its probability, and the probability that it makes a claim."""
    import numpy as np

    weights, bias = _weights()
    guesses = []
    for columns in sentence_features(text, sentences):
        scores = weights[:, columns].sum(axis=1) / np.sqrt(np.float32(len(columns))) + bias
        roles = np.exp(scores[:-1] - scores[:-1].max())
        roles /= roles.sum()
        best = int(roles.argmax())
        claim = 1.0 / (1.0 + float(np.exp(-scores[-1])))
        guesses.append(RoleGuess(role=ROLES[best], score=round(float(roles[best]), 4), claim=round(claim, 4)))
    return tuple(guesses)


def sentence_features(text: str, sentences: Sequence[tuple[int, int]]) -> list[list[int]]:
    """For each sentence its active columns, sorted, each once."""
    words = [_words(text[a : min(b, a + 2_000)]) for a, b in sentences]
    guesses = guess_roles(text, sentences)
    rows = []
    for i, own in enumerate(words):
        names = {f"w {w}" for w in own}
        names |= {f"b {a} {b}" for a, b in itertools.pairwise(own)}
        names |= {f"t {a} {b} {c}" for a, b, c in zip(own, own[1:], own[2:], strict=False)}
        names |= {"f " + " ".join(own[:n]) for n in (1, 2, 3)}
        if i > 0:
            names |= {f"p {w}" for w in words[i - 1]} | {"pf " + " ".join(words[i - 1][:2])}
        if i + 1 < len(words):
            names |= {f"n {w}" for w in words[i + 1]} | {"nf " + " ".join(words[i + 1][:2])}
        names |= _places(i, len(words))
        names |= {f"cue {guesses[j].role} {j - i}" for j in (i - 1, i, i + 1) if 0 <= j < len(words)}
        rows.append(sorted({zlib.crc32(n.encode("utf-8", "replace")) % FEATURES for n in names}))
    return rows


def _places(index: int, count: int) -> set[str]:
    share = int(10 * index / max(1, count - 1))
    names = {f"# share {share}", f"# third {3 * index // max(1, count)}", f"# count {min(count, 15)}"}
    names |= {f"# from start {min(index, 6)}", f"# from end {min(count - 1 - index, 6)}"}
    return names


def _words(sentence: str) -> list[str]:
    found = _WORD.findall(sentence.lower())[:_MAX_WORDS]
    return ["<num>%" if w[0].isdigit() and w.endswith("%") else "<num>" if w[0].isdigit() else w for w in found]


@cache
def _weights() -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    import numpy as np

    with (
        resources.files("extract.rules").joinpath(WEIGHTS).open("rb") as file,
        np.load(file, allow_pickle=False) as data,
    ):
        return data["weights"].astype(np.float32), data["bias"].astype(np.float32)
