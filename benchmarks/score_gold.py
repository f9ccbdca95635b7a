"""Figures of a reader on annotated papers, by the gold's own scorer.

usage: python benchmarks/score_gold.py [dev|train|FILE.json] [--reader rules|fast|encoder] [--jobs N] [--errors N]
       [--field NAME] [--out EXTRACTIONS.jsonl]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.assembly_ceiling import print_figures, score_module
from benchmarks.gold import gold_paper, load_gold
from extract.pipeline import READERS, extract_papers
from extract.serialise import extraction_to_dict, extraction_to_json


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", default="dev")
    parser.add_argument("--reader", choices=READERS, default="rules")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--field", help="only papers of this field")
    parser.add_argument("--out", type=Path, help="also write the extractions there")
    args = parser.parse_args()
    records = [r for r in load_gold(args.gold) if args.field in (None, r.get("field"))]
    begin = time.perf_counter()
    found = [r.extraction for r in extract_papers(map(gold_paper, records), args.reader, args.jobs)]
    seconds = time.perf_counter() - begin
    if args.out:
        args.out.write_text("".join(extraction_to_json(e) + "\n" for e in found), encoding="utf8")
    print_figures(score_module().score(records, [extraction_to_dict(e) for e in found], args.errors))
    print(f"{len(records) / seconds:.1f} abstracts a second")


if __name__ == "__main__":
    main()
