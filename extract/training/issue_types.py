"""From typed issue phrases to the model that types issues: ``issue_types.npz`` and its checksums.

``python -m extract.training.issue_types --corpora ../shared --annotations benchmarks/annotations --out extract/model``
fits two linear models on the annotated papers' issues, on the definitions and examples of ``ontologies/issues.ttl`` and
on the invented wordings of ``issue_wordings.txt``: one over words (for readers without an encoder), one over words and
embeddings. It prints figures over five folds grouped by paper; ``--compare`` prints those of other ways and writes
nothing. Needs scikit-learn, no torch.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from extract.embedder import Embedder
from extract.issue_features import SENTENCE, count_features, weigh_features
from extract.issue_typing import CONFIG, WEIGHTS
from extract.sentences import cut_sentences
from extract.training.standoff import find_texts, load_standoff
from ontologies.issue_types import load_issue_types

FILE = "issue_types.tsv"
"""A line an issue of an annotated paper: paper, number of the issue, digest of its phrase, types or ``-``."""
FOUND = "issue_types_found.tsv"
"""The same for issues that a reader found in papers that nobody annotated: paper, place, digest, types."""
WORDINGS = Path(__file__).parent / "issue_wordings.txt"
FOLDS = 5
SEED = 5
STRENGTH = 10.0
"""``C`` of the regressions; 3 to 30 differ by less than a point over the folds."""
LEAST = 2
"""A feature counts when this many phrases or definitions hold it."""

NEAR = 0.003
"""Differences of F1 that do not count."""

Predict = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class TypedIssue:
    """An issue phrase with its types, most fitting first; none where no type fits."""

    paper: str
    phrase: str
    sentence: str
    types: tuple[str, ...]


def read_types(path: Path, papers: Sequence[dict]) -> list[TypedIssue]:
    """Return the typed issues of ``papers`` (gold's shape), in the order of the file ``path``.

    Raises
    ------
    ValueError
        A paper is not there, a phrase is not the one that was typed, or a type is not in the scheme.
    """
    by_id = {p["id"]: p for p in papers}
    slugs = {kind.slug for kind in load_issue_types()}
    out = []
    for line in path.read_text("utf8").splitlines()[1:]:
        name, number, wanted, types = line.split("\t")
        issues = by_id[name]["issues"] if name in by_id else []
        issue = issues[int(number)] if int(number) < len(issues) else {"phrase": ""}
        if digest(issue["phrase"]) != wanted:
            raise ValueError(f"{name}: issue {number} is not the one that was typed")
        found = tuple(types.split(",")) if types != "-" else ()
        if unknown := set(found) - slugs:
            raise ValueError(f"{name}: no such type: {', '.join(sorted(unknown))}")
        sentence = by_id[name]["sentences"][issue["sentence"]]["text"]
        out.append(TypedIssue(name, issue["phrase"], sentence, found))
    return out


def read_found_types(path: Path, corpora: Path) -> list[TypedIssue]:
    """Return the typed issues of papers without other annotations; their texts are looked up in ``corpora``.

    Raises
    ------
    ValueError
        A phrase is not the one that was typed, or a type is not in the scheme.
    """
    rows = [line.split("\t") for line in path.read_text("utf8").splitlines()[1:]]
    texts = find_texts(corpora, {row[0] for row in rows})
    slugs = {kind.slug for kind in load_issue_types()}
    out = []
    for name, start, end, wanted, types in rows:
        title, abstract = texts.get(name, ("", ""))
        text, a, b = f"{title}\n{abstract}", int(start), int(end)
        if digest(text[a:b]) != wanted:
            raise ValueError(f"{name}: the text at {start} is not the one that was typed")
        found = tuple(types.split(",")) if types != "-" else ()
        if unknown := set(found) - slugs:
            raise ValueError(f"{name}: no such type: {', '.join(sorted(unknown))}")
        sentences = cut_sentences(text, len(title) + 1, len(text))
        around = next((text[i:j] for i, j in sentences if i <= a < j), text[a:b])
        out.append(TypedIssue(name, text[a:b], around, found))
    return out


def digest(phrase: str) -> str:
    """Return what tells that a phrase is the one that was typed."""
    return hashlib.sha256(phrase.encode("utf8")).hexdigest()[:8]


def read_wordings(path: Path = WORDINGS) -> dict[str, list[str]]:
    """Return the invented wordings of each type."""
    lines = [line for line in path.read_text("utf8").splitlines() if line and not line.startswith("#")]
    parts = (line.split(": ", 1) for line in lines)
    return {slug: [text.strip() for text in texts.split(";")] for slug, texts in parts}


class Examples:
    """Typed issues, then the wordings of the scheme, as numbers."""

    def __init__(self, issues: Sequence[TypedIssue], embed: Callable[[Sequence[str]], np.ndarray]) -> None:
        kinds = load_issue_types()
        self.slugs = [kind.slug for kind in kinds]
        invented = read_wordings()
        told = [
            (i, text)
            for i, kind in enumerate(kinds)
            for text in (kind.label, kind.definition, *kind.examples, *invented.get(kind.slug, ()))
        ]
        place = {slug: i for i, slug in enumerate(self.slugs)}
        self.issues = issues
        self.types = [[place[t] for t in issue.types] for issue in issues]
        self.first = np.array([t[0] if t else -1 for t in self.types] + [i for i, _ in told])
        self.phrases = [issue.phrase for issue in issues] + [text for _, text in told]
        self.sentences = [issue.sentence for issue in issues] + [text for _, text in told]
        self.embedded = np.asarray(embed(self.phrases), dtype=np.float64)
        papers = sorted({issue.paper for issue in issues})
        shuffled = np.random.default_rng(SEED).permutation(len(papers))
        fold = {papers[k]: n % FOLDS for n, k in enumerate(shuffled)}
        self.fold = np.array([fold[issue.paper] for issue in issues] + [-1] * len(told))

    def collect_words(self, rows: np.ndarray) -> tuple[list[str], np.ndarray]:
        """Return the features that the phrases ``rows`` hold often enough, and how rare each is."""
        seen = Counter(f for row in rows for f in count_features(self.phrases[row]))
        words = sorted(f for f, n in seen.items() if n >= LEAST)
        return words, np.array([1.0 + np.log((1 + len(rows)) / (1 + seen[f])) for f in words], dtype=np.float32)

    def weigh_words(self, words: Sequence[str], rarity: np.ndarray, share: float = SENTENCE) -> np.ndarray:
        """Return a row of word weights for every example."""
        places = {word: i for i, word in enumerate(words)}
        out = np.zeros((len(self.phrases), len(words)), dtype=np.float64)
        for row, (phrase, sentence) in enumerate(zip(self.phrases, self.sentences, strict=True)):
            for text, part in ((phrase, 1.0), (sentence, share)):
                at, weights = weigh_features(text, places, rarity)
                out[row, at] += part * weights
        return out


def fit(rows: np.ndarray, labels: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (a row a feature) and offsets of a regression over ``count`` types."""
    from scipy.sparse import csr_matrix

    with threadpool_limits(1):
        model = LogisticRegression(C=STRENGTH, max_iter=80, tol=1e-3).fit(csr_matrix(rows), labels)
    assert list(model.classes_) == list(range(count)), "each type has a definition to learn from"
    return model.coef_.T, model.intercept_


def cross_validate(examples: Examples, predict: Predict) -> np.ndarray:
    """Return the scores of every issue by a model that saw no issue of its paper.

    ``predict`` takes the numbers of the examples to learn from, and of those to judge.
    """
    out = np.zeros((len(examples.issues), len(examples.slugs)))
    for fold in range(FOLDS):
        known = np.flatnonzero((examples.fold != fold) & (examples.first >= 0))
        judged = np.flatnonzero(examples.fold == fold)
        out[judged] = predict(known, judged)
    return out


def measure(examples: Examples, scores: np.ndarray) -> dict[str, float]:
    """Return shares of the typed issues: first type right, among the first two; and the mean F1 of the types."""
    typed = np.array([i for i, types in enumerate(examples.types) if types])
    best, first = scores[typed].argmax(1), examples.first[typed]
    ranked = np.argsort(-scores[typed], axis=1, kind="stable")[:, :2]
    f1 = []
    for kind in sorted(set(first.tolist())):
        right = int(((best == kind) & (first == kind)).sum())
        f1.append(2 * right / int((best == kind).sum() + (first == kind).sum()))
    return {
        "micro-F1": float((best == first).mean()),
        "either type": float(np.mean([b in examples.types[i] for i, b in zip(typed, best, strict=True)])),
        "in first two": float(
            np.mean([bool(set(r) & set(examples.types[i])) for i, r in zip(typed, ranked, strict=True)])
        ),
        "macro-F1": float(np.mean(f1)),
    }


def by_words(examples: Examples, share: float = SENTENCE) -> Predict:
    """Regression over words."""

    def predict(known: np.ndarray, judged: np.ndarray) -> np.ndarray:
        rows = examples.weigh_words(*examples.collect_words(known), share)
        weights, offsets = fit(rows[known], examples.first[known], len(examples.slugs))
        return rows[judged] @ weights + offsets

    return predict


def by_both(examples: Examples) -> Predict:
    """Regression over words and embedding."""

    def predict(known: np.ndarray, judged: np.ndarray) -> np.ndarray:
        rows = np.hstack([examples.embedded, examples.weigh_words(*examples.collect_words(known))])
        weights, offsets = fit(rows[known], examples.first[known], len(examples.slugs))
        return rows[judged] @ weights + offsets

    return predict


def by_vectors(examples: Examples, vectors: np.ndarray) -> Predict:
    """Regression over ``vectors``."""

    def predict(known: np.ndarray, judged: np.ndarray) -> np.ndarray:
        weights, offsets = fit(vectors[known], examples.first[known], len(examples.slugs))
        return vectors[judged] @ weights + offsets

    return predict


def by_neighbours(examples: Examples, *, defined_only: bool = False, most: int = 12) -> Predict:
    """Votes of the nearest examples by embedding, or the nearest wording of the scheme alone."""

    def predict(known: np.ndarray, judged: np.ndarray) -> np.ndarray:
        known = known[examples.fold[known] < 0] if defined_only else known
        near = examples.embedded[judged] @ examples.embedded[known].T
        out = np.zeros((len(judged), len(examples.slugs)))
        for row, likeness in enumerate(near):
            for k in np.argsort(-likeness, kind="stable")[: 1 if defined_only else most]:
                out[row, examples.first[known[k]]] += np.exp(10 * likeness[k])
        return out

    return predict


def by_centres(examples: Examples) -> Predict:
    """The nearest mean embedding of a type."""

    def predict(known: np.ndarray, judged: np.ndarray) -> np.ndarray:
        centres = np.stack(
            [examples.embedded[known[examples.first[known] == k]].mean(0) for k in range(len(examples.slugs))]
        )
        return examples.embedded[judged] @ (centres / np.linalg.norm(centres, axis=1, keepdims=True)).T

    return predict  # fmt: skip


def spread(scores: np.ndarray, factor: float = 1.0) -> np.ndarray:
    """Return probabilities: the softmax of ``factor * scores``."""
    z = factor * (scores - scores.max(1, keepdims=True))
    return np.exp(z) / np.exp(z).sum(1, keepdims=True)


def find_factor(examples: Examples, scores: np.ndarray) -> float:
    """Return the factor of the scores with the highest likelihood of the first types."""
    typed = np.flatnonzero(examples.first[: len(examples.issues)] >= 0)

    def loss(factor: float) -> float:
        chosen = spread(scores[typed], factor)[np.arange(len(typed)), examples.first[typed]]
        return float(-np.log(np.maximum(chosen, 1e-12)).mean())

    return float(min(np.arange(0.4, 2.01, 0.05), key=loss).round(2))


def find_threshold(examples: Examples, chances: np.ndarray) -> tuple[float, dict[str, float]]:
    """Return the probability from which on a type is given: the lowest of those whose F1 is near the best.

    F1 of first types, untyped issues among them; of near-equal ones the lowest, since an issue without a type hangs on
    no bone of the fish.
    """
    first, best, top = examples.first[: len(examples.issues)], chances.argmax(1), chances.max(1)
    found = []
    for least in np.arange(0.05, 0.6, 0.01):
        said = top >= least
        right = int((said & (best == first)).sum())
        p, r = right / max(1, int(said.sum())), right / int((first >= 0).sum())
        found.append((2 * p * r / max(1e-9, p + r), round(float(least), 2), p, r))
    best_f1 = max(found)[0]
    f1, least, p, r = next(row for row in found if row[0] >= best_f1 - NEAR)
    return least, {"F1": f1, "P": p, "R": r}


def shrink(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return ``weights`` as int8 with one scale a type."""
    scales = np.maximum(np.abs(weights).max(0), 1e-9) / 127
    return np.rint(weights / scales).astype(np.int8), scales.astype(np.float32)


def write_model(examples: Examples, out: Path, settings: dict[str, dict[str, float]]) -> None:
    """Fit both models on everything and write them with their settings and checksums."""
    known = np.flatnonzero(examples.first >= 0)
    words, rarity = examples.collect_words(known)
    rows = examples.weigh_words(words, rarity)
    arrays = {"words": np.frombuffer("\n".join(words).encode("utf8"), dtype=np.uint8), "rarity": rarity}
    for name, given in (("words", rows), ("both", np.hstack([examples.embedded, rows]))):
        weights, offsets = fit(given[known], examples.first[known], len(examples.slugs))
        arrays[f"{name}_weights"], arrays[f"{name}_scales"] = shrink(weights)
        arrays[f"{name}_offsets"] = offsets.astype(np.float32)
    with (out / WEIGHTS).open("wb") as file:
        np.savez(file, **arrays)
    embedder = json.loads((out / "embedder.json").read_text("utf8"))["sha256"]["embedder.onnx"]
    config = {
        "format": 1,
        "types": examples.slugs,
        **settings,
        "embedder": embedder,
        "sha256": {WEIGHTS: hashlib.sha256((out / WEIGHTS).read_bytes()).hexdigest()},
    }
    (out / CONFIG).write_text(json.dumps(config, indent=1) + "\n", "utf8")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with gold/ and corpora/")
    parser.add_argument("--annotations", type=Path, required=True, help="folder of stand-off annotations")
    parser.add_argument("--out", type=Path, required=True, help="the model's folder, with the embedder")
    parser.add_argument("--compare", action="store_true", help="print figures of other ways, and write nothing")
    options = parser.parse_args()
    papers = json.loads((options.corpora / "gold/train.json").read_text("utf8"))
    papers += load_standoff(options.annotations, options.corpora)
    issues = read_types(options.annotations / FILE, papers)
    issues += read_found_types(options.annotations / FOUND, options.corpora)
    embed = Embedder(options.out).embed
    examples = Examples(issues, embed)
    print(f"{len(issues)} issues of {len({i.paper for i in issues})} papers, {len(examples.slugs)} types")
    ways: dict[str, Predict] = {"words": by_words(examples), "both": by_both(examples)}
    if options.compare:
        sentences = np.asarray(embed(examples.sentences), dtype=np.float64)
        ways = {
            "nearest wording of the scheme": by_neighbours(examples, defined_only=True),
            "nearest mean of a type": by_centres(examples),
            "12 nearest examples": by_neighbours(examples),
            "regression, embedding of the phrase": by_vectors(examples, examples.embedded),
            "the same and the sentence's": by_vectors(examples, np.hstack([examples.embedded, 0.7 * sentences])),
            "regression, words of the phrase": by_words(examples, 0.0),
            "regression, words of phrase and sentence": ways["words"],
            "words and the phrase's embedding": ways["both"],
        }
    settings = {}
    for name, predict in ways.items():
        scores = cross_validate(examples, predict)
        print(f"{name}: " + "  ".join(f"{k} {v:.3f}" for k, v in measure(examples, scores).items()), flush=True)
        if not options.compare:
            factor = find_factor(examples, scores)
            least, figures = find_threshold(examples, spread(scores, factor))
            settings[name] = {"factor": factor, "least": least}
            print(f"    factor {factor}, from {least}: " + "  ".join(f"{k} {v:.3f}" for k, v in figures.items()))
    if not options.compare:
        write_model(examples, options.out, settings)


if __name__ == "__main__":
    main()
