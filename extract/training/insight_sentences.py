"""Train the linear model of insight sentences, and measure it in nested folds.

usage: python -m extract.training.insight_sentences Insight_sentence_labeled.csv [--write]

Kernel ridge regression on three labels, one kernel a block of features; what is learned is linear in the features, so
it ships as weights. Which of ``CONFIGURATIONS`` are averaged (the best four) and how their scores become probabilities
(multinomial logistic regression) is chosen on sentences held out of the training part: no test fold has a say. The
labelled sentences (Li et al., arXiv 2402.04854) are under Apache-2.0; the weights hold none of their text.
"""

from __future__ import annotations

import argparse
import csv
import math
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from extract.encoder import EncoderReader
from extract.insight_features import BAGS, columns, dense_features, view_sentences
from extract.insight_sentences import WEIGHTS, Insight

LABELS = {"Finding": Insight.FINDING, "Neutral": Insight.NEUTRAL, "ReSolved": Insight.RESOLVED}
_BLOCKS = ("words", "letters", "around", "cues", "cues around", "place", "heads", "heads around", "states")
CONFIGURATIONS: tuple[tuple[dict[str, float], float], ...] = tuple(
    (dict(zip(_BLOCKS, v, strict=True)), s)
    for v, s in (
        ((2, 2, 0.3, 1, 0.3, 1.0, 1, 0.0, 0.0), 8.0),
        ((2, 2, 0.3, 1, 0.3, 1.0, 1, 0.3, 0.0), 6.0),
        ((2, 2, 0.3, 2, 0.3, 1.2, 2, 0.3, 0.5), 6.0),
        ((3, 1, 0.3, 2, 0.0, 0.3, 1, 0.3, 0.0), 8.0),
        ((2, 1, 0.3, 2, 0.3, 0.6, 2, 0.6, 1.0), 5.0),
        ((1, 3, 0.3, 1, 0.3, 0.6, 1, 0.0, 0.5), 5.0),
        ((1, 3, 0.0, 1, 0.3, 1.2, 1, 0.3, 1.0), 8.0),
        ((3, 3, 0.6, 2, 0.3, 0.6, 2, 0.6, 0.5), 8.0),
    )
)
"""Weights of the blocks and the ridge's strength."""
AVERAGED = 4
INNER_FOLDS = 4


@dataclass
class Corpus:
    """The labelled sentences: section by section, with features."""

    labels: np.ndarray
    papers: np.ndarray
    bags: dict[str, csr_matrix]  # counts, 1 + log
    dense: dict[str, np.ndarray]


def load_corpus(path: Path, *, read: bool = True) -> Corpus:
    """Return the sentences of the CSV file with their features; ``read``: with the trained reader's view."""
    with path.open(encoding="utf8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if r["Sentence"].strip() and r["Label"].strip()]
    reader = EncoderReader() if read else None
    counts: dict[str, list] = {bag: [] for bag in BAGS}
    dense: dict[str, list] = {}
    for _, group in groupby(rows, key=lambda r: (r["corpusid"], r["section-title"])):
        section = list(group)
        sentences = [r["Sentence"] for r in section]
        view = view_sentences(reader, section[0]["paper-title"], sentences) if reader else None
        for name, block in dense_features(sentences, section[0]["section-title"], view).items():
            dense.setdefault(name, []).append(block)
        for bag in BAGS:
            counts[bag] += [columns(bag, sentences, i) for i in range(len(sentences))]
    return Corpus(
        labels=np.array([list(Insight).index(LABELS[r["Label"]]) for r in rows]),
        papers=np.array([r["corpusid"] for r in rows]),
        bags={bag: _matrix(counts[bag], BAGS[bag]) for bag in BAGS},
        dense={name: np.vstack(blocks) for name, blocks in dense.items()},
    )


def _matrix(rows: list, width: int) -> csr_matrix:
    pointers = np.cumsum([0, *(len(row) for row in rows)])
    places = [c for row in rows for c in sorted(row)]
    values = [1.0 + math.log(row[c]) for row in rows for c in sorted(row)]
    return csr_matrix((values, places, pointers), shape=(len(rows), width))


@dataclass
class Model:
    """What was learned: normalisation, weights a block, and the way from scores to probabilities."""

    idf: dict[str, np.ndarray]
    mean: dict[str, np.ndarray]
    scale: dict[str, np.ndarray]
    alphas: list[tuple[dict[str, float], np.ndarray]]
    blocks: dict[str, csr_matrix | np.ndarray]
    train: np.ndarray
    calibration: LogisticRegression

    def scores(self, rows: np.ndarray) -> np.ndarray:
        """Return calibrated scores."""
        return self.calibration.decision_function(
            np.mean([(_kernel(self.blocks, c, rows, self.train) + 1.0) @ alpha for c, alpha in self.alphas], axis=0)
        )

    def weights(self, kind: str) -> dict[str, np.ndarray]:
        """Return the arrays that ship."""
        out: dict[str, np.ndarray] = {}
        for name, block in self.blocks.items():
            part = block[self.train]
            out[f"{kind} {name}"] = np.mean([c.get(name, 0.0) * (part.T @ alpha).T for c, alpha in self.alphas], axis=0)
        out[f"{kind} bias"] = np.mean([alpha.sum(axis=0) for _, alpha in self.alphas], axis=0)
        out[f"{kind} calibration"] = self.calibration.coef_
        out[f"{kind} shift"] = self.calibration.intercept_
        return out


def fit(corpus: Corpus, train: np.ndarray) -> tuple[Model, list[int]]:
    """Return the model of the rows ``train``, and which configurations it averages."""
    blocks, idf, mean, scale = _normalise(corpus, train)
    y, papers = corpus.labels[train], corpus.papers[train]
    folds = list(GroupKFold(INNER_FOLDS).split(train, y, papers))
    kernels = {name: np.asarray(_product(block[train], block[train])) for name, block in blocks.items()}
    held, alphas = [], []
    for weights, strength in CONFIGURATIONS:
        kernel = sum(weights[name] * k for name, k in kernels.items() if weights[name]) + 1.0
        scores = np.zeros((len(train), 3))
        for inside, outside in folds:
            alpha = _solve(kernel[np.ix_(inside, inside)], y[inside], strength)
            scores[outside] = kernel[np.ix_(outside, inside)] @ alpha
        held.append(scores)
        alphas.append((weights, _solve(kernel, y, strength)))
    merit = [f1_score(y, s.argmax(1), average="macro") for s in held]
    chosen = sorted(np.argsort(-np.array(merit), kind="stable")[:AVERAGED].tolist())
    calibration = LogisticRegression(C=10.0, class_weight="balanced", max_iter=1000)
    calibration.fit(np.mean([held[i] for i in chosen], axis=0), y)
    return Model(idf, mean, scale, [alphas[i] for i in chosen], blocks, train, calibration), chosen


def _normalise(corpus: Corpus, train: np.ndarray) -> tuple:
    blocks: dict[str, csr_matrix | np.ndarray] = {}
    idf, mean, scale = {}, {}, {}
    for name, counts in corpus.bags.items():
        seen = np.asarray((counts[train] > 0).sum(axis=0)).ravel()
        idf[name] = np.log((1 + len(train)) / (1 + seen)) + 1.0
        rows = counts.multiply(idf[name]).tocsr()
        norms = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        blocks[name] = rows.multiply((1.0 / np.maximum(norms, 1e-12))[:, None]).tocsr()
    for name, rows in corpus.dense.items():
        mean[name] = rows[train].mean(axis=0)
        scale[name] = (rows[train].std(axis=0) + 1e-6) * math.sqrt(rows.shape[1])
        blocks[name] = (rows - mean[name]) / scale[name]
    return blocks, idf, mean, scale


def _product(one, other):
    product = one @ other.T
    return product.toarray() if hasattr(product, "toarray") else product


def _kernel(blocks: dict, weights: dict[str, float], rows: np.ndarray, columns_: np.ndarray) -> np.ndarray:
    return sum(weights[n] * _product(b[rows], b[columns_]) for n, b in blocks.items() if weights[n])


def _solve(kernel: np.ndarray, labels: np.ndarray, strength: float) -> np.ndarray:
    """Return the ridge's coefficients; each label weighs the same in all."""
    wanted = np.where(labels[:, None] == np.arange(3), 1.0, -1.0)
    weight = (len(labels) / 3 / np.bincount(labels, minlength=3))[labels]
    return np.linalg.solve(kernel + strength * np.diag(1.0 / weight), wanted)


def cross_validate(corpus: Corpus) -> tuple[list[float], np.ndarray, list[list[int]]]:
    """Return macro-F1 of each of five folds grouped by paper, every sentence's label, and what each fold chose."""
    folds, guessed, chosen = [], np.zeros_like(corpus.labels), []
    for train, test in GroupKFold(5).split(corpus.labels, corpus.labels, corpus.papers):
        model, used = fit(corpus, train)
        guessed[test] = model.scores(test).argmax(1)
        folds.append(float(f1_score(corpus.labels[test], guessed[test], average="macro")))
        chosen.append(used)
    return folds, guessed, chosen


def plain(corpus: Corpus) -> Corpus:
    """Return the corpus without the trained reader's view."""
    kept = {k: v for k, v in corpus.dense.items() if k in ("cues", "cues around", "place")}
    return Corpus(corpus.labels, corpus.papers, corpus.bags, kept)


def main() -> None:
    """Measure; with ``--write``, train on everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--write", action="store_true", help="train on all sentences and write the weights that ship")
    arguments = parser.parse_args()
    corpus = load_corpus(arguments.sentences)
    out: dict[str, np.ndarray] = {}
    for kind, part in (("plain", plain(corpus)), ("read", corpus)):
        if arguments.write:
            model, chosen = fit(part, np.arange(len(part.labels)))
            out |= {f"idf {k}": v for k, v in model.idf.items()} | {f"mean {k}": v for k, v in model.mean.items()}
            out |= {f"scale {k}": v for k, v in model.scale.items()} | model.weights(kind)
        else:
            folds, _, chosen = cross_validate(part)
            print(f"{kind}: macro-F1 {np.mean(folds):.3f}", np.round(folds, 3).tolist(), "averaged:", chosen)
    if arguments.write:
        target = Path(__file__).parents[1] / "rules" / WEIGHTS
        np.savez_compressed(
            target, **{k: v.astype(np.float16 if v.size > 5000 else np.float32) for k, v in sorted(out.items())}
        )
        print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
