"""Train the linear model of sentence roles that the ``fast`` setting uses.

usage: python -m extract.training.linear_roles GOLD/train.json [--folds 3]

Logistic regression on hashed words of the sentence and its neighbours, on its place, and on what the cue words say.
With ``--folds`` it prints the accuracy over folds of papers and writes nothing. Three folds of the 820 training papers:
0.821 (0.723 by cue words alone, 0.811 without them). CSAbstruct's sentences, added with their labels mapped, took 1.7
points off: its labels draw other borders.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extract.rules.linear_roles import FEATURES, ROLES, WEIGHTS, sentence_features
from ontologies.vocabulary import Role

INVERSE_STRENGTH = 12.0


def load_gold(path: Path) -> list[tuple[list[list[int]], list[int], list[int]]]:
    """One entry a paper: rows of features, roles, whether the sentence makes a claim."""
    papers = []
    for record in json.loads(path.read_text(encoding="utf8")):
        place, spans = 0, []
        for sentence in record["sentences"]:
            at = record["abstract"].index(sentence["text"], place)
            place = at + len(sentence["text"])
            spans.append((at, place))
        claims = {c["sentence"] for c in record["claims"]}
        roles = [ROLES.index(Role(s["role"])) for s in record["sentences"]]
        papers.append(
            (sentence_features(record["abstract"], spans), roles, [int(i in claims) for i in range(len(spans))])
        )
    return papers


def matrix(rows: list[list[int]]) -> Any:
    """The rows as a sparse matrix, each of unit length."""
    pointers = np.cumsum([0, *map(len, rows)])
    values = np.concatenate([np.full(len(r), len(r) ** -0.5, dtype=np.float32) for r in rows])
    return csr_matrix((values, np.concatenate(rows), pointers), shape=(len(rows), FEATURES))


def fit(papers: list[Any]) -> tuple[Any, Any]:
    """Weights (roles and claim, one row each) and biases."""
    rows = [r for p in papers for r in p[0]]
    roles = [y for p in papers for y in p[1]]
    claims = [y for p in papers for y in p[2]]
    claim_model = LogisticRegression(C=INVERSE_STRENGTH, max_iter=300).fit(matrix(rows), claims)
    role_model = LogisticRegression(C=INVERSE_STRENGTH, max_iter=300).fit(matrix(rows), roles)
    return (
        np.vstack([role_model.coef_, claim_model.coef_]),
        np.concatenate([role_model.intercept_, claim_model.intercept_]),
    )


def cross_validate(papers: list[Any], folds: int) -> None:
    """Print accuracy of roles and F1 of claim sentences over folds of papers."""
    right = total = hit = want = got = 0
    for fold in range(folds):
        kept = [p for i, p in enumerate(papers) if i % folds != fold]
        weights, bias = fit(kept)
        for rows, roles, claims in (p for i, p in enumerate(papers) if i % folds == fold):
            scores = matrix(rows) @ weights.T + bias
            right += int((scores[:, :-1].argmax(axis=1) == roles).sum())
            total += len(roles)
            said = scores[:, -1] > 0
            hit += int((said & np.array(claims, dtype=bool)).sum())
            want += sum(claims)
            got += int(said.sum())
    print(f"role accuracy {right / total:.4f}   claim sentences F1 {2 * hit / (want + got):.4f}   ({folds} folds)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    papers = load_gold(args.gold)
    if args.folds:
        cross_validate(papers, args.folds)
        return
    weights, bias = fit(papers)
    target = Path(__file__).resolve().parents[1] / "rules" / WEIGHTS
    np.savez_compressed(target, weights=weights.astype(np.float16), bias=bias.astype(np.float32))
    print(f"{target}: {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
