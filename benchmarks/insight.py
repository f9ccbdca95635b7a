"""How well insight sentences are told apart: finding, neutral, resolved.

``python benchmarks/insight.py --shared ../shared [--plain]``

Macro-F1 over five folds grouped by paper on the 1,923 labelled sentences of Li et al. (arXiv 2402.04854). Every choice
(blocks of features, their weights, calibration) is made on folds inside the training part. Beside it a baseline: TF-IDF
of words and a linear SVM on the same folds. ``--plain``: without what the trained reader says of a sentence.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.gold import need
from extract.insight_sentences import Insight
from extract.training.insight_sentences import cross_validate, load_corpus


def measure_baseline(path: Path) -> list[float]:
    """Return macro-F1 a fold of TF-IDF words and word pairs with a linear SVM."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics import f1_score
    from sklearn.model_selection import GroupKFold
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    with path.open(encoding="utf8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if r["Sentence"].strip() and r["Label"].strip()]
    texts, labels = [r["Sentence"] for r in rows], np.array([r["Label"] for r in rows])
    folds = []
    for train, test in GroupKFold(5).split(texts, labels, [r["corpusid"] for r in rows]):
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
            LinearSVC(class_weight="balanced", random_state=0),
        )
        model.fit([texts[i] for i in train], labels[train])
        guessed = model.predict([texts[i] for i in test])
        folds.append(float(f1_score(labels[test], guessed, average="macro")))
    return folds


def main() -> None:
    """Print the figures."""
    from sklearn.metrics import f1_score

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--plain", action="store_true", help="without the trained reader")
    arguments = parser.parse_args()
    path = arguments.shared / "corpora/insight/Insight_sentence_labeled.csv"
    need(path)
    baseline = measure_baseline(path)
    print(f"TF-IDF and a linear SVM: macro-F1 {np.mean(baseline):.3f}, folds {np.round(baseline, 3).tolist()}")
    corpus = load_corpus(path, read=not arguments.plain)
    folds, guessed, _ = cross_validate(corpus)
    each = f1_score(corpus.labels, guessed, average=None)
    print(
        f"ours{' without the reader' if arguments.plain else ''}: macro-F1 {np.mean(folds):.3f}, "
        f"folds {np.round(folds, 3).tolist()}; "
        + ", ".join(f"{label} {value:.3f}" for label, value in zip(Insight, each, strict=True))
    )


if __name__ == "__main__":
    main()
