"""Topics by BERTopic (Grootendorst 2022), for ``benchmarks.topics``; runs in an environment that has it.

usage: python benchmarks/bertopic_topics.py GIVEN.json FOUND.json

GIVEN holds ``texts`` and their ``vectors``; FOUND gets, by the name of each variant, a pair of lists: a number a text
at the first level and at the leaves. Imports nothing of the project.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from bertopic import BERTopic
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import CountVectorizer
from umap import UMAP

FIRST_LEVEL = 12
SEEDS = (0, 1, 2)


def topics(
    texts: list[str], vectors: np.ndarray, smallest: int, seed: int, way: str = "outliers"
) -> tuple[list[int], list[int]]:
    """Return numbers at the first level, made by merging leaves, and at the leaves.

    ``way``: leave ``outliers`` as they are, ``gather`` them in the nearest topics, or ``ward``, which takes that in
    place of HDBSCAN.
    """
    gather = way == "gather"
    model = BERTopic(
        umap_model=UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed),
        hdbscan_model=AgglomerativeClustering(round(len(texts) / smallest)) if way == "ward" else None,
        vectorizer_model=CountVectorizer(stop_words="english"),
        min_topic_size=smallest,
    )
    leaves, _ = model.fit_transform(texts, vectors)
    last = _gathered(model, texts, vectors) if gather else leaves
    if len(set(leaves) - {-1}) > FIRST_LEVEL:
        model.reduce_topics(texts, nr_topics=FIRST_LEVEL + (-1 in leaves))
    first = _gathered(model, texts, vectors) if gather else model.topics_
    return [int(number) for number in first], [int(number) for number in last]


def _gathered(model: BERTopic, texts: list[str], vectors: np.ndarray) -> list[int]:
    """Numbers with each outlier in the topic nearest to it."""
    numbers = list(model.topics_)
    if -1 not in numbers or len(set(numbers)) < 2:
        return numbers
    return list(model.reduce_outliers(texts, numbers, strategy="embeddings", embeddings=vectors))


def main(given: str, found: str) -> None:
    data = json.loads(Path(given).read_text(encoding="utf8"))
    vectors = np.array(data["vectors"], dtype=np.float32)
    answers = {}
    for name, smallest, way in (
        ("as it comes", 10, "outliers"),
        ("leaves of 3", 3, "outliers"),
        ("leaves of 3, outliers placed", 3, "gather"),
        ("Ward, leaves of 4", 4, "ward"),
    ):
        for seed in SEEDS:
            answers[f"{name}|{seed}"] = topics(data["texts"], vectors, smallest, seed, way)
    Path(found).write_text(json.dumps(answers), encoding="utf8")


if __name__ == "__main__":
    main(*sys.argv[1:])
