"""The type of an issue: its phrase goes in, the slug of an issue type or None comes out.

Two things vote: wordings that tell a type by themselves, and the words shared with a type's definition and examples
(TF-IDF over stems). Vectors of the encoder were tried as a third vote and added nothing.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from extract.folding import fold_words
from extract.issue_cues import cue_scores
from extract.lexicon import PREPOSITIONS, word_set
from extract.same_entity import stem

__all__ = ["type_issues"]

# Chosen on the hand-typed papers, benchmarks/issue_types.py.
_CUE, _WORDS, _CONTEXT = 1.0, 0.9, 0.3
_LEAST = 0.35
_STOP = PREPOSITIONS | word_set("and or is are be not that which have has can it as so more very than too many")


def type_issues(phrases: Sequence[str], sentences: Sequence[str]) -> list[str | None]:
    """The slug of the type of each issue, or None where nothing speaks clearly enough.

    Parameters
    ----------
    phrases : sequence of str
        The issue phrases.
    sentences : sequence of str
        The sentence of each; its words count for less.
    """
    return [_best(phrase, sentence) for phrase, sentence in zip(phrases, sentences, strict=True)]


def _best(phrase: str, sentence: str) -> str | None:
    totals: defaultdict[str, float] = defaultdict(float)
    for text, share in ((phrase, 1.0), (sentence, _CONTEXT)):
        for slug, score in cue_scores(text).items():
            totals[slug] += share * _CUE * score
        for slug, score in _word_scores(text).items():
            totals[slug] += share * _WORDS * score
    if not totals:
        return None
    slug = max(sorted(totals), key=lambda s: totals[s])
    return slug if totals[slug] >= _LEAST else None


def _features(text: str) -> Counter[str]:
    words = [stem(w) for w in fold_words(text) if w not in _STOP]
    return Counter(words) + Counter(f"{a} {b}" for a, b in itertools.pairwise(words))


@cache
def _index() -> tuple[dict[str, float], dict[str, list[tuple[int, float]]], tuple[str, ...]]:
    """Weights of the features, and for each feature the wordings that hold it; every wording has its type."""
    from ontologies.issue_types import load_issue_types

    texts: list[tuple[str, str]] = []
    for kind in load_issue_types():
        texts.extend((kind.slug, t) for t in (kind.label, kind.definition, *kind.examples))
    features = [_features(t) for _, t in texts]
    seen = Counter(f for counts in features for f in counts)
    weights = {f: math.log((1 + len(texts)) / (1 + n)) for f, n in seen.items()}
    postings: dict[str, list[tuple[int, float]]] = {}
    for i, counts in enumerate(features):
        norm = math.sqrt(sum((n * weights[f]) ** 2 for f, n in counts.items())) or 1.0
        for f, n in counts.items():
            postings.setdefault(f, []).append((i, n * weights[f] / norm))
    return weights, postings, tuple(slug for slug, _ in texts)


def _word_scores(text: str) -> dict[str, float]:
    """For each type the cosine with its nearest wording."""
    weights, postings, slugs = _index()
    counts = _features(text)
    unknown = max(weights.values(), default=1.0)
    norm = math.sqrt(sum((n * weights.get(f, unknown)) ** 2 for f, n in counts.items() if " " not in f or f in weights))
    if not norm:
        return {}
    sums: dict[int, float] = {}
    for f, n in counts.items():
        for i, weight in postings.get(f, ()):
            sums[i] = sums.get(i, 0.0) + n * weights[f] / norm * weight
    best: dict[str, float] = {}
    for i, value in sums.items():
        best[slugs[i]] = max(best.get(slugs[i], 0.0), value)
    return best
