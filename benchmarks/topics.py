"""How well the topic tree agrees with a hand-made one, beside other ways, and how stable it is.

usage: python -m benchmarks.topics [--run RUN] [--vectors FILE.json] [--bertopic PYTHON] [--draws N]

Reads the seed pages and the placements in ``../shared``; ``--run`` takes the papers, what was read in them and their
vectors from a run folder instead of reading again. ``--vectors`` is a JSON object from paper id to numbers, to try
other embeddings. ``--bertopic`` names a Python that has BERTopic (https://github.com/MaartenGr/BERTopic), which is no
dependency of the package; without it, its rows are left out.

Every way gets the same embeddings and is scored alike: AMI of the first and the last level with the hand-made one. The
interval holds the middle 95 of 100 bootstrap draws of the placed papers, each paper counted once a draw. "Left out" is
the mean over draws that leave out 30 of the papers before clustering. Stability is the AMI of where the old papers
stand before and after ten papers came, at the last and at the first level, over several draws of those ten.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.cluster.hierarchy import cut_tree, linkage
from sklearn.metrics import adjusted_mutual_info_score as ami

from benchmarks.gold import SHARED, need
from extract.deduplicate import deduplicate
from extract.folding import fold
from extract.pipeline import open_reader, read_paper
from extract.read import read_paths
from extract.records import Extraction, Paper
from kg.field import FieldSettings, begin_field, build_field
from kg.records import Field, GraphEntity, Topic
from kg.resolve import resolve_entities
from kg.store import field_from_files
from kg.topic_features import papers_apart, topic_matrix
from kg.topics import topic_paths
from ontologies.vocabulary import ChainKind

FIRST_LEVEL = 12
LEAF = 4
LEFT_OUT, ADDED = 30, 10

Levels = tuple[Sequence[int], Sequence[int]]
"""A number for each paper at the first level, and at the last."""


@dataclass(frozen=True, slots=True)
class Given:
    papers: Sequence[Paper]
    extractions: Sequence[Extraction]
    vectors: Mapping[str, Sequence[float]]
    entities: Sequence[GraphEntity]
    local: Mapping[tuple[str, int], str]

    def only(self, rows: Sequence[int]) -> Given:
        return Given(
            [self.papers[r] for r in rows],
            [self.extractions[r] for r in rows],
            self.vectors,
            self.entities,
            self.local,
        )

    @property
    def embeddings(self) -> np.ndarray:
        return np.array([self.vectors[p.id] for p in self.papers])

    @property
    def texts(self) -> list[str]:
        return [f"{p.title}. {p.abstract}" for p in self.papers]


def ours(given: Given) -> Levels:
    """The tree of the package, as ``kg.topics`` makes it."""
    rows = topic_matrix(given.papers, given.extractions, given.entities, given.local, given.vectors)
    paths = topic_paths(rows, papers_apart(given.papers, given.vectors))
    numbers = {path: n for n, path in enumerate(sorted(set(paths)))}
    return [path[0] if path else -1 for path in paths], [numbers[path] for path in paths]


def ours_by_words(given: Given) -> Levels:
    """The same without embeddings."""
    return ours(Given(given.papers, given.extractions, {}, given.entities, given.local))


def plain_ward(given: Given) -> Levels:
    """Ward over the embeddings, cut twice."""
    return _cut(given.embeddings)


def tfidf(given: Given) -> Levels:
    """TF-IDF, 50 dimensions of it, Ward, cut twice."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    words = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2, max_df=0.5).fit_transform(given.texts)
    return _cut(normalize(TruncatedSVD(50, random_state=0).fit_transform(words)))


def _cut(rows: np.ndarray) -> Levels:
    merges = linkage(rows, "ward")
    first = cut_tree(merges, n_clusters=FIRST_LEVEL).ravel()
    last = cut_tree(merges, n_clusters=round(len(rows) / LEAF)).ravel()
    return first.tolist(), last.tolist()


WAYS: tuple[tuple[str, Callable[[Given], Levels]], ...] = (
    ("Herringbone", ours),
    ("Herringbone, words only", ours_by_words),
    ("Ward over the embeddings", plain_ward),
    ("TF-IDF, SVD, Ward", tfidf),
)


def bertopic(python: str, given: Given) -> dict[str, list[Levels]]:
    """By variant, what BERTopic makes of the same texts and embeddings, one a seed; empty where it is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        asked, found = Path(folder) / "given.json", Path(folder) / "found.json"
        asked.write_text(json.dumps({"texts": given.texts, "vectors": given.embeddings.tolist()}), encoding="utf8")
        program = Path(__file__).with_name("bertopic_topics.py")
        done = subprocess.run(
            [python, str(program), str(asked), str(found)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"BERTopic is left out: {(done.stderr.strip().splitlines() or ['it failed'])[-1]}")
            return {}
        answers: dict[str, list[Levels]] = {}
        for name, (first, last) in json.loads(found.read_text(encoding="utf8")).items():
            answers.setdefault(f"BERTopic, {name.split('|')[0]}", []).append((first, last))
        return answers


@dataclass(frozen=True, slots=True)
class Gold:
    """Hand-made places at the first and last level, by folded title."""

    places: Mapping[str, Sequence[str]]

    def score(self, papers: Sequence[Paper], levels: Levels) -> tuple[float, float]:
        rows = [n for n, p in enumerate(papers) if fold(p.title) in self.places]
        return self._of([self.places[fold(papers[n].title)] for n in rows], levels, rows)

    def interval(self, papers: Sequence[Paper], levels: Levels, draws: int = 100) -> tuple[np.ndarray, np.ndarray]:
        rows = [n for n, p in enumerate(papers) if fold(p.title) in self.places]
        maker = np.random.default_rng(0)
        scores = []
        for _ in range(draws):
            drawn = sorted(set(maker.choice(rows, len(rows)).tolist()))
            scores.append(self._of([self.places[fold(papers[n].title)] for n in drawn], levels, drawn))
        low, high = np.quantile(np.array(scores), (0.025, 0.975), axis=0)
        return low, high

    @staticmethod
    def _of(wanted: Sequence[Sequence[str]], levels: Levels, rows: Sequence[int]) -> tuple[float, float]:
        first, last = ([level[n] for n in rows] for level in levels)
        return float(ami([w[0] for w in wanted], first)), float(ami([w[-1] for w in wanted], last))


def left_out(given: Given, gold: Gold, way: Callable[[Given], Levels], draws: int) -> tuple[float, float, float]:
    """Means of both figures, and the spread of the second, where papers are left out before clustering."""
    scores = []
    for seed in range(draws):
        kept = given.only(_all_but(len(given.papers), LEFT_OUT, seed))
        scores.append(gold.score(kept.papers, way(kept)))
    found = np.array(scores)
    return float(found[:, 0].mean()), float(found[:, 1].mean()), float(found[:, 1].std())


def stability(given: Given, way: Callable[[Given], Levels], draws: int) -> np.ndarray:
    """For each draw, AMI of the old papers' places before and after ten came: at the last and at the first level."""
    first, last = way(given)
    found = []
    for seed in range(draws):
        rows = _all_but(len(given.papers), ADDED, 100 + seed)
        before_first, before_last = way(given.only(rows))
        found.append((ami(before_last, [last[r] for r in rows]), ami(before_first, [first[r] for r in rows])))
    return np.array(found)


def _all_but(count: int, fewer: int, seed: int) -> list[int]:
    return sorted(np.random.default_rng(seed).permutation(count)[fewer:].tolist())


def placements(topic: Topic, path: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """The topic ids above each paper, from the top."""
    here = path if topic.level == 0 else (*path, topic.id)
    found = {place.paper: here for place in topic.places}
    for child in topic.children:
        found |= placements(child, here)
    return found


def print_chains(field: Field) -> None:
    titles = {p.id: fold(p.title) for p in field.papers}
    steps = {(titles[c.source], titles[c.target]) for c in field.chains if c.kind is not ChainKind.CONTRASTS}
    hand = json.loads((SHARED / "gold/chains_dev.json").read_text(encoding="utf8"))
    found = sum((fold(c["frm"]), fold(c["to"])) in steps for c in hand)
    print(f"chains: {found} of {len(hand)} hand-made, {len(field.chains) / len(field.papers):.2f} a paper")


def read_given(run: Path | None, reader_name: str, vectors: Path | None) -> Given:
    if run is not None:
        field = field_from_files(lambda name: (run / name).read_bytes())
        papers, extractions = field.papers, field.extractions
        lines = (run / "vectors.jsonl").read_text(encoding="utf8").splitlines()
        embedded = {line["paper"]: line["vector"] for line in map(json.loads, lines)}
    else:
        papers = deduplicate(read_paths([SHARED / "seeds"]).papers)
        reader = open_reader(reader_name)
        readings = [read_paper(paper, reader) for paper in papers]
        extractions = [reading.extraction for reading in readings]
        embedded = {r.extraction.paper.id: r.vector for r in readings if r.vector}
    if vectors:
        embedded = json.loads(vectors.read_text(encoding="utf8"))
    ordered = begin_field(papers, extractions, embedded, (), FieldSettings()).field
    resolved = resolve_entities(ordered.extractions)
    return Given(ordered.papers, ordered.extractions, embedded, resolved.entities, resolved.local)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", default="encoder")
    parser.add_argument("--run", type=Path)
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--bertopic", metavar="PYTHON")
    parser.add_argument("--draws", type=int, default=14)
    parser.add_argument("--chains", action="store_true", help="build the field and count hand-made chains")
    options = parser.parse_args()
    placed = SHARED / "gold/topics_dev.json"
    need(placed, *(() if options.run else (SHARED / "seeds",)))
    given = read_given(options.run, options.reader, options.vectors)
    hand = json.loads(placed.read_text(encoding="utf8"))
    gold = Gold({fold(str(g["title"])): g["path"] for g in hand})
    print("| way | AMI top (95%) | AMI leaf (95%) | leaves | left out: top | leaf | stability leaf (least) | top | s |")
    print("|---|---|---|---:|---:|---|---|---:|---:|")
    for name, way in WAYS:
        start = time.process_time()
        levels = way(given)
        seconds = time.process_time() - start
        top, leaf, spread = left_out(given, gold, way, options.draws)
        stable = stability(given, way, options.draws)
        print(
            f"| {name} | {_row(gold, given, [levels])} | {top:.3f} | {leaf:.3f} ± {spread:.3f} "
            f"| {stable[:, 0].mean():.3f} ({stable[:, 0].min():.3f}) | {stable[:, 1].mean():.3f} | {seconds:.1f} |",
            flush=True,
        )
    if options.bertopic:
        for name, answers in bertopic(options.bertopic, given).items():
            changed = np.mean([ami(a[1], b[1]) for n, a in enumerate(answers) for b in answers[:n]])
            print(f"| {name} | {_row(gold, given, answers)} | | | seeds: {changed:.3f} | | |")
    else:
        print("BERTopic is left out: name a Python that has it with --bertopic")
    if options.chains:
        print_chains(build_field(given.papers, given.extractions, given.vectors))


def _row(gold: Gold, given: Given, answers: Sequence[Levels]) -> str:
    """Means over the answers of one way, with the interval of the first."""
    scores = np.array([gold.score(given.papers, levels) for levels in answers]).mean(axis=0)
    low, high = gold.interval(given.papers, answers[0])
    leaves = np.mean([len(set(last)) for _, last in answers])
    cells = (f"{scores[n]:.3f} ({low[n]:.2f} to {high[n]:.2f})" for n in (0, 1))
    return f"{' | '.join(cells)} | {leaves:.0f}"


if __name__ == "__main__":
    main()
