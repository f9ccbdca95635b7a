"""How well the topic tree, the issue types and the chains agree with hand-made ones, and how stable the tree is.

usage: python -m benchmarks.topics [--reader NAME] [--vectors FILE.json]

Reads the seed pages and the placements in ``../shared``. ``--vectors`` is a JSON object from paper id to numbers, to
try other embeddings; by default the reader's own are used, where it gives any. Prints AMI at the first and last
level, dendrogram purity, chains found, seconds, and the AMI of placements before and after ten papers were added.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from sklearn.metrics import adjusted_mutual_info_score as ami

from extract.deduplicate import deduplicate
from extract.folding import fold
from extract.pipeline import open_reader, read_paper
from extract.read import read_paths
from extract.records import Extraction
from kg.field import build_field
from kg.records import Field, Topic
from ontologies.vocabulary import ChainKind

SHARED = Path(__file__).resolve().parents[2] / "shared"


def placements(topic: Topic, path: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """The topic ids above each paper, from the top."""
    here = path if topic.level == 0 else (*path, topic.id)
    found = {place.paper: here for place in topic.places}
    for child in topic.children:
        found |= placements(child, here)
    return found


def agreement(field: Field, gold: Sequence[Mapping[str, object]]) -> dict[str, float]:
    """AMI of the first and last level, over the papers of ``gold``."""
    wanted = {fold(str(g["title"])): g["path"] for g in gold}
    places = placements(field.topics)
    pairs = [(wanted[fold(p.title)], places[p.id]) for p in field.papers if fold(p.title) in wanted]
    return {
        "papers": len(pairs),
        "AMI top": ami([g[0] for g, _ in pairs], [p[0] if p else "" for _, p in pairs]),
        "AMI leaf": ami([g[-1] for g, _ in pairs], [p[-1] if p else "" for _, p in pairs]),
    }


def stability(extractions: Sequence[Extraction], vectors: Mapping[str, Sequence[float]], added: int = 10) -> float:
    """AMI of old placements before and after ``added`` papers came, at the last level."""
    ids = sorted(x.paper.id for x in extractions)
    new = set(ids[:: max(1, len(ids) // added)][:added])
    old = [x for x in extractions if x.paper.id not in new]
    before = placements(build_field([x.paper for x in old], old, vectors).topics)
    after = placements(build_field([x.paper for x in extractions], extractions, vectors).topics)
    shared = sorted(before)
    return ami([before[p][-1:] for p in shared], [after[p][-1:] for p in shared])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", default="encoder")
    parser.add_argument("--vectors", type=Path)
    options = parser.parse_args()
    papers = deduplicate(read_paths([SHARED / "seeds"]).papers)
    reader = open_reader(options.reader)
    readings = [read_paper(paper, reader) for paper in papers]
    extractions = [reading.extraction for reading in readings]
    vectors = {r.extraction.paper.id: r.vector for r in readings if r.vector}
    if options.vectors:
        vectors = json.loads(options.vectors.read_text(encoding="utf8"))
    start = time.perf_counter()
    field = build_field(papers, extractions, vectors)
    seconds = time.perf_counter() - start
    for name, value in agreement(
        field, json.loads((SHARED / "gold/topics_dev.json").read_text(encoding="utf8"))
    ).items():
        print(f"{name:12} {value:.3f}")
    titles = {p.id: fold(p.title) for p in field.papers}
    steps = {(titles[c.source], titles[c.target]) for c in field.chains if c.kind is not ChainKind.CONTRASTS}
    hand = json.loads((SHARED / "gold/chains_dev.json").read_text(encoding="utf8"))
    found = sum((fold(c["frm"]), fold(c["to"])) in steps for c in hand)
    print(f"{'chains':12} {found} of {len(hand)}, {len(field.chains) / len(field.papers):.2f} a paper")
    mentions = sum(len(x.entities) for x in extractions)
    print(f"{'entities':12} {mentions} in papers, {len(field.entities)} resolved")
    print(f"{'seconds':12} {seconds:.1f}")
    print(f"{'stability':12} {stability(extractions, vectors):.3f}")


if __name__ == "__main__":
    main()
