"""Scores that mean what they say: a factor and an offset a question, fitted on papers kept back from training.

``python -m extract.training.calibrate --model DIR --gold HELD.json [DEV.json]`` writes them into ``DIR/config.json``
and prints a reliability table: of the spans scored about p, the share that the annotators marked.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from extract.decoding import FIRST_SLOT, ISSUE, PROPOSED, SOLUTION, TYPES, choose_spans, legal_spans
from extract.encoder import OUTPUTS, EncoderReader
from extract.training.labels import SLOTS, label_paper

LINES = ((0.12, 0.25), (0.25, 0.4), (0.4, 0.55), (0.55, 0.7), (0.7, 0.85), (0.85, 1.01))


def fit_line(logits: Sequence[float], hits: Sequence[bool], prior: float = 4.0) -> tuple[float, float]:
    """Return factor and offset that make ``sigmoid(a * logit + b)`` the likeliest; ``prior`` pulls towards (1, 0).

    Examples
    --------
    >>> fit_line([], [])
    (1.0, 0.0)
    """
    x, y = np.array(logits, dtype=float), np.array(hits, dtype=float)
    a, b = 1.0, 0.0
    for _ in range(30 if len(x) else 0):
        p = 1 / (1 + np.exp(-np.clip(a * x + b, -30, 30)))
        w = p * (1 - p)
        gradient = np.array([((p - y) * x).sum() + prior * (a - 1), (p - y).sum() + prior * b])
        hessian = np.array([[(w * x * x).sum() + prior, (w * x).sum()], [(w * x).sum(), w.sum() + prior]])
        a, b = np.array([a, b]) - np.linalg.solve(hessian, gradient)
    return round(max(0.3, float(a)), 4), round(float(b), 4)


def fit_temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """Return the factor of ``logits`` with the highest likelihood of ``labels``."""

    def loss(factor: float) -> float:
        z = logits * factor
        z = z - z.max(1, keepdims=True)
        return float(np.mean(np.log(np.exp(z).sum(1)) - z[np.arange(len(z)), labels]))

    return float(min(np.arange(0.4, 1.6, 0.02), key=loss).round(2))


def calibrate(reader: EncoderReader, papers: list[dict]) -> dict:
    """Return the calibration as it stands in ``config.json``."""
    groups = [*([k] for k in range(len(TYPES))), [ISSUE], [SOLUTION], *([k] for k in range(FIRST_SLOT, PROPOSED))]
    seen: dict[int, list[tuple[float, bool]]] = {g[0]: [] for g in groups}
    own: list[tuple[float, bool]] = []
    claims: list[tuple[float, bool]] = []
    links: list[tuple[float, bool]] = []
    roles, wanted = [], []
    bias = reader.settings["calibration"]["link_bias"]
    for paper in papers:
        document = label_paper(paper, reader.tokenizer)
        given = reader.run(document.window, OUTPUTS)
        legal, marked = legal_spans(document.window, True), set(document.spans)
        logits = given["span"]
        for columns in ([0, 1, 2, 3, 4], [ISSUE], [SOLUTION], [9, 10], [7], [8], [11], [12]):
            for column, span in choose_spans(logits, legal, 0, columns):
                hit = (span.first, span.last, column) in marked
                seen[column].append((float(logits[span.first, span.last - span.first, column]), hit))
        own += [(float(logits[i, j - i, PROPOSED]), yes) for i, j, yes in document.proposed]
        claims += zip(given["claim"][:, 0].tolist(), (document.claims > 0).tolist(), strict=True)
        roles += list(given["role"])
        wanted += document.roles.argmax(1).tolist()
        half = given["states"].shape[1] // 2
        for i, j, a, b, yes in document.links:
            left, right = given["states"][i : j + 1, :half].mean(0), given["states"][a : b + 1, half:].mean(0)
            apart = int(document.window.segments[i] - document.window.segments[a])
            logit = left @ right / half**0.5 + bias[0] + bias[1] * (apart == 0) + bias[2] * min(abs(apart), 8) / 8
            links.append((float(logit), yes))

    def line(pairs: list[tuple[float, bool]]) -> tuple[float, float]:
        return fit_line([x for x, _ in pairs], [y for _, y in pairs])

    lines = {column: line(pairs) for column, pairs in seen.items()}
    _tell({k: (seen[k], lines[k]) for k in range(7)})
    return {
        "role": fit_temperature(np.array(roles), np.array(wanted)),
        "claim": line(claims),
        "entity": [lines[k] for k in range(len(TYPES))],
        "issue": lines[ISSUE],
        "solution": lines[SOLUTION],
        "slot": [lines[FIRST_SLOT + k] for k in range(len(SLOTS))],
        "proposed": line(own),
        "link": line(links),
        "link_bias": bias,
    }


def _tell(table: dict[int, tuple[list[tuple[float, bool]], tuple[float, float]]]) -> None:
    every = [
        (1 / (1 + np.exp(-(a * x + b))), hit) for pairs, (a, b) in table.values() for x, hit in pairs
    ]  # fmt: skip
    for low, high in LINES:
        some = [(p, hit) for p, hit in every if low <= p < high]
        if some:
            mean, share = np.mean([p for p, _ in some]), np.mean([h for _, h in some])
            print(f"spans scored {low:.2f} to {min(high, 1):.2f}: {len(some):5}  mean {mean:.2f}  marked {share:.2f}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    papers = [p for path in options.gold for p in json.loads(path.read_text("utf8"))]
    config = json.loads((options.model / "config.json").read_text("utf8"))
    config["calibration"] = calibrate(EncoderReader(options.model), papers)
    (options.model / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
