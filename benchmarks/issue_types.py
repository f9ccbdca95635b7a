"""Issue types of hand-typed papers: how many are found, and how often the most central one is.

usage: python benchmarks/issue_types.py [--reader rules|fast|encoder] [--show]

Reads the saved pages, extracts the typed papers and compares the types of their issues with the hand-made ones
(micro-averaged over papers), as the gold's ``score_topics.py`` does on a whole run.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import SHARED, need
from extract.deduplicate import deduplicate
from extract.folding import fold
from extract.pipeline import READERS, extract_papers
from extract.read import read_paths


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", choices=READERS, default="encoder")
    parser.add_argument("--show", action="store_true", help="print each paper's phrases with their types")
    args = parser.parse_args()
    need(SHARED / "gold" / "topics_dev.json", SHARED / "seeds")
    typed = json.loads((SHARED / "gold" / "topics_dev.json").read_text(encoding="utf8"))
    papers = {fold(p.title): p for p in deduplicate(read_paths([SHARED / "seeds"]).papers)}
    known = [(t, papers[fold(t["title"])]) for t in typed if fold(t["title"]) in papers]
    hit = said = want = first = stated = 0
    for (gold, _), found in zip(known, extract_papers([p for _, p in known], args.reader), strict=True):
        types = {i.type for i in found.extraction.issues} - {None}
        hit, said, want = hit + len(types & set(gold["issues"])), said + len(types), want + len(gold["issues"])
        if gold["issues"]:
            stated, first = stated + 1, first + (gold["issues"][0] in types)
        if args.show:
            print(gold["title"], gold["issues"])
            for issue in found.extraction.issues:
                print(f"    {issue.type}: {issue.text}")
    p, r = hit / max(1, said), hit / max(1, want)
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    print(f"papers {len(known)}  P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  first type found {first / max(1, stated):.3f}")


if __name__ == "__main__":
    main()
