"""Fit how likely phrases, kinds and names are right on what readers judged, and measure it on fields left out.

usage: python benchmarks/confidence.py [--write]

``benchmarks/judged`` has a line for each judged thing: its field, the judgement (right, doubtful, wrong) and the
numbers that ``kg.confidence`` asks for. Of each table a regression is fitted; its figures come from folds of whole
fields. ``--write`` writes ``kg/confidence.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kg.confidence import FILE, KINDS

HERE = Path(__file__).resolve().parent
FOLDS = 8
# What is doubtful counts as wrong, for less.
DOUBT = 0.6
STRENGTH = 0.3
LEFT_OUT = (0.05, 0.1, 0.15, 0.2)
# The limits in use (``kg.issues``, ``kg.issue_kinds``, ``kg.pages.parts.type_checks``), and the reader's own chance.
LIMITS = {"issues.tsv": 0.65, "kinds.tsv": 0.58, "names.tsv": 0.70}
OWN = {"issues.tsv": "score", "kinds.tsv": "both", "names.tsv": "mean"}

Floats = npt.NDArray[np.float64]


def read_table(name: str) -> tuple[list[str], npt.NDArray[np.str_], npt.NDArray[np.str_], Floats]:
    """The names of the numbers of a table, the fields, the judgements, and the numbers, a row a line."""
    head, *lines = [line.split("\t") for line in (HERE / "judged" / name).read_text("utf8").splitlines()]
    kinds = sorted({line[2] for line in lines}) if "kind" in head else []
    first = 3 if kinds else 2
    columns = [*head[first:], *(f"{KINDS}{kind}" for kind in kinds)]
    rows = [[*map(float, line[first:]), *(float(line[2] == kind) for kind in kinds)] for line in lines]
    return columns, np.array([line[0] for line in lines]), np.array([line[1] for line in lines]), np.array(rows)


def fit(rows: Floats, judged: npt.NDArray[np.str_], columns: list[str]) -> tuple[Floats, float]:
    """Weights of the raw numbers, and the constant, of a regression over standardised ones."""
    plain = np.array([not c.startswith(KINDS) for c in columns])
    mean, scale = np.where(plain, rows.mean(0), 0.0), np.where(plain, rows.std(0) + 1e-9, 1.0)
    weights = np.where(judged == "doubtful", DOUBT, 1.0)
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit((rows - mean) / scale, judged == "right", weights)
    coefficients: Floats = model.coef_[0] / scale
    return coefficients, float(model.intercept_[0] - coefficients @ mean)


def measure(name: str) -> dict[str, object]:
    """Print how well a table's judgements are told apart in fields left out; returns what is fitted on all of them."""
    columns, fields, judged, rows = read_table(name)
    scores = np.zeros(len(rows))
    for known, asked in GroupKFold(FOLDS).split(rows, groups=fields):
        weights, constant = fit(rows[known], judged[known], columns)
        scores[asked] = rows[asked] @ weights + constant
    wrong, right = judged == "wrong", judged == "right"
    print(
        f"{name}: {len(rows)} of {len(set(fields))} fields, {wrong.mean():.3f} wrong, {1 - right.mean():.3f} not right"
    )
    print(f"    AUC wrong {roc_auc_score(wrong, -scores):.3f}, not right {roc_auc_score(~right, -scores):.3f}")
    own = rows[:, columns.index(OWN[name])]
    print(f"    AUC wrong by the reader's own chance ({OWN[name]}) {roc_auc_score(wrong, -own):.3f}")
    chances = 1 / (1 + np.exp(-scores))
    for least in (*(float(np.quantile(chances, share)) for share in LEFT_OUT), LIMITS[name]):
        out = chances < least
        print(
            f"    left out below {least:.2f} ({out.mean():.0%}): {(wrong & out).sum() / wrong.sum():.2f} of the wrong, "
            f"{(right & out).sum() / right.sum():.3f} of the right; wrong then {wrong[~out].mean():.3f}"
        )
    weights, constant = fit(rows, judged, columns)
    return {
        "constant": round(constant, 4),
        "weights": {c: round(w, 4) for c, w in zip(columns, weights.tolist(), strict=True)},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    args = parser.parse_args()
    found = {name: measure(f"{name}.tsv") for name in ("issues", "kinds", "names")}
    if args.write:
        FILE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
