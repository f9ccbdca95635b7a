"""The type of an issue: its phrase goes in, the slug of an issue type or None comes out.

Two linear models were learned from typed issue phrases of many fields and from the scheme's own definitions and
examples (``extract.training.issue_types``): one over the words of phrase and sentence, one over the same words and the
phrase's embedding. The second is used where an encoder is at hand.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.embedder import MODEL, read_checked
from extract.errors import ModelDamaged
from extract.issue_features import SENTENCE, weigh_features

__all__ = ["CONFIG", "WEIGHTS", "IssueTyper", "load_typer", "type_issues"]

CONFIG: Final = "issue_types.json"
WEIGHTS: Final = "issue_types.npz"

Embed = Callable[[Sequence[str]], npt.NDArray[np.float32]]


def type_issues(phrases: Sequence[str], sentences: Sequence[str], embed: Embed | None = None) -> list[str | None]:
    """The slug of the type of each issue, or None where nothing speaks clearly enough.

    Parameters
    ----------
    phrases : sequence of str
        The issue phrases.
    sentences : sequence of str
        The sentence of each; its words count for less.
    embed : callable, optional
        Gives the embeddings of texts (``Embedder.embed``); without it the words alone decide.
    """
    ranked = load_typer().rank_types(phrases, sentences, embed) if phrases else []
    return [types[0][0] if types else None for types in ranked]


class IssueTyper:
    """Ranks the types of issues by probability.

    Parameters
    ----------
    folder : path, optional
        Where the model's files are; default: the ones that came with the package.

    Raises
    ------
    ModelDamaged
        A file is missing, unreadable, or not the one that was shipped.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or MODEL
        data = read_checked(folder, CONFIG, WEIGHTS)
        try:
            settings = json.loads((folder / CONFIG).read_text(encoding="utf8"))
            arrays = dict(np.load(io.BytesIO(data), allow_pickle=False))
            self._words = _Linear("words", settings, arrays)
            self._both = _Linear("both", settings, arrays)
            self._types = tuple(str(slug) for slug in settings["types"])
            listed = arrays["words"].tobytes().decode("utf8").split("\n")
            self._rarity: npt.NDArray[np.float32] = arrays["rarity"]
        except (ValueError, KeyError, TypeError) as error:
            raise ModelDamaged(
                "the model of issue types cannot be read", where=CONFIG, why=str(error), fix="Install the package again"
            ) from error
        self._places = {word: place for place, word in enumerate(listed)}

    def rank_types(
        self, phrases: Sequence[str], sentences: Sequence[str], embed: Embed | None = None
    ) -> list[list[tuple[str, float]]]:
        """The types of each issue that are likely enough, likeliest first, each with its probability.

        A phrase of which no word was ever seen has none.
        """
        model = self._words if embed is None else self._both
        vectors = None if embed is None else embed(phrases)
        out: list[list[tuple[str, float]]] = []
        for row, (phrase, sentence) in enumerate(zip(phrases, sentences, strict=True)):
            at, weights = weigh_features(phrase, self._places, self._rarity)
            if not at:
                out.append([])
                continue
            around, less = weigh_features(sentence, self._places, self._rarity)
            scores = model.score([(at, weights), (around, np.float32(SENTENCE) * less)], vectors, row)
            chances = np.exp(model.factor * (scores - scores.max()))
            chances /= chances.sum()
            order = np.argsort(-chances, kind="stable")
            out.append([(self._types[k], round(float(chances[k]), 4)) for k in order if chances[k] >= model.least])
        return out


class _Linear:
    """One of the two models: int8 weights with a scale a type; those of the embedding stand first."""

    def __init__(
        self, name: str, settings: dict[str, dict[str, float]], arrays: dict[str, npt.NDArray[np.generic]]
    ) -> None:
        self.weights = arrays[f"{name}_weights"].astype(np.float32) * arrays[f"{name}_scales"].astype(np.float32)
        self.offsets = arrays[f"{name}_offsets"].astype(np.float32)
        self.factor, self.least = float(settings[name]["factor"]), float(settings[name]["least"])
        self.first = len(self.weights) - len(arrays["rarity"])

    def score(
        self,
        texts: Sequence[tuple[list[int], npt.NDArray[np.float32]]],
        vectors: npt.NDArray[np.float32] | None,
        row: int,
    ) -> npt.NDArray[np.float64]:
        # Sums in a fixed order in double precision: the same on any processor and for any company of texts.
        scores = self.offsets.astype(np.float64)
        for at, weights in texts:
            for place, weight in zip(at, weights.tolist(), strict=True):
                scores += weight * self.weights[self.first + place]
        if vectors is not None and self.first:
            scores += (vectors[row].astype(np.float64)[:, None] * self.weights[: self.first]).sum(0)
        return scores


@cache
def load_typer() -> IssueTyper:
    """The model that came with the package, loaded once."""
    return IssueTyper()
