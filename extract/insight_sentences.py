"""Insight sentences: what in a paper's conclusion and limitations tells an issue found, and what one resolved.

A paper with sections goes in, labelled sentences come out. The model is linear, one small ``.npz`` without pickled
objects made by ``extract.training.insight_sentences``; with the trained reader at hand it also sees what that says of
each sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from extract.insight_features import BAGS, columns, dense_features, view_sentences
from extract.records import Paper
from extract.sentences import cut_sentences

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from extract.encoder import EncoderReader

WEIGHTS = "insight_sentences.npz"
_HEADING = re.compile(r"conclu|limitation|future|discussion|outlook|summary|shortcoming", re.IGNORECASE)
_MIN_LETTERS = 20  # a shorter "sentence" is a stray heading or a number


class Insight(StrEnum):
    """What a sentence tells: an issue found and left, an issue resolved by the paper, or neither."""

    FINDING = "finding"
    NEUTRAL = "neutral"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class InsightSentence:
    """A sentence of a section with its label: ``paper.sections[section].text[start:end] == text``.

    ``score`` is the label's probability, all three labels taken as equally common.
    """

    paper: str
    section: int
    start: int
    end: int
    text: str
    label: Insight
    score: float


def find_insights(paper: Paper, reader: EncoderReader | None = None) -> tuple[InsightSentence, ...]:
    """The labelled sentences of a paper's concluding sections, in order; none where it has no such section.

    Parameters
    ----------
    paper : Paper
    reader : EncoderReader, optional
        The trained reader. Without it the labels come from words, cue phrases and place alone: quicker, poorer.
    """
    found = []
    for number, section in enumerate(paper.sections):
        if not _HEADING.search(section.heading):
            continue
        spans = [(a, b) for a, b in cut_sentences(section.text) if b - a >= _MIN_LETTERS]
        texts = [section.text[a:b] for a, b in spans]
        labels = label_insights(texts, section.heading, title=paper.title, reader=reader)
        for (start, end), text, (label, score) in zip(spans, texts, labels, strict=True):
            found.append(
                InsightSentence(
                    paper=paper.id, section=number, start=start, end=end, text=text, label=label, score=score
                )
            )
    return tuple(found)


def label_insights(
    sentences: Sequence[str], heading: str, *, title: str = "", reader: EncoderReader | None = None
) -> list[tuple[Insight, float]]:
    """The label of each sentence of one section, with its probability.

    Examples
    --------
    >>> label_insights(["we leave wooden hulls to future work."], "limitations")[0][0].value
    'finding'
    """
    if not sentences:
        return []
    view = view_sentences(reader, title, sentences) if reader is not None else None
    return [_label(row) for row in insight_scores(sentences, heading, view, _weights())]


def insight_scores(
    sentences: Sequence[str],
    heading: str,
    view: npt.NDArray[np.float32] | None,
    weights: dict[str, npt.NDArray[np.float64]],
) -> npt.NDArray[np.float64]:
    """Calibrated scores, one row a sentence and one column a label in the order of ``Insight``."""
    import numpy as np

    kind = "plain" if view is None else "read"
    scores = np.tile(weights[f"{kind} bias"], (len(sentences), 1))
    for bag in BAGS:
        rare, weight = weights[f"idf {bag}"], weights[f"{kind} {bag}"]
        for index in range(len(sentences)):
            counts = columns(bag, sentences, index)
            if counts:
                places = np.array(sorted(counts))
                values = np.array([1.0 + math.log(counts[c]) for c in places.tolist()]) * rare[places]
                values /= max(float(np.sqrt((values * values).sum())), 1e-12)
                scores[index] += (weight[:, places] * values).sum(axis=1)
    for name, rows in dense_features(sentences, heading, view).items():
        normal = (rows - weights[f"mean {name}"]) / weights[f"scale {name}"]
        scores += (normal[:, None, :] * weights[f"{kind} {name}"][None]).sum(axis=2)
    matrix, shift = weights[f"{kind} calibration"], weights[f"{kind} shift"]
    calibrated: npt.NDArray[np.float64] = (scores[:, None, :] * matrix[None]).sum(axis=2) + shift
    return calibrated


def _label(row: npt.NDArray[np.float64]) -> tuple[Insight, float]:
    import numpy as np

    shares = np.exp(row - row.max())
    best = int(shares.argmax())
    return tuple(Insight)[best], round(float(shares[best] / shares.sum()), 4)


@cache
def _weights() -> dict[str, npt.NDArray[np.float64]]:
    import numpy as np

    with (
        resources.files("extract.rules").joinpath(WEIGHTS).open("rb") as file,
        np.load(file, allow_pickle=False) as data,
    ):
        return {name: data[name].astype(np.float64) for name in data.files}
