"""What the assembly makes of perfect spans: the ceiling that it sets on every figure.

usage: python benchmarks/assembly_ceiling.py [train|dev] [--errors N] [--gold-sentences]
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import SHARED, gold_paper, gold_reading, load_gold
from extract.assembly import assemble
from extract.sentences import cut_sentences
from extract.serialise import extraction_to_dict


def score_module() -> Any:
    """The gold's own scorer, loaded from where it stands."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def print_figures(figures: dict[str, Any]) -> None:
    """The scorer's table."""
    print(f"papers {figures['papers']}  missing {figures['missing']}  role accuracy {figures['role-accuracy']:.3f}")
    for key, row in figures.items():
        if isinstance(row, dict) and "f1" in row and not key.startswith("role/"):
            figures_of = "  ".join(f"{k.upper()} {row[k]:.3f}" for k in ("p", "r", "f1"))
            print(f"{key:18} {figures_of}   gold {row['gold']:5}  pred {row['pred']:5}")
    print("claim slots       ", "  ".join(f"{k} {v:.3f}" for k, v in figures["claim-slots"].items()))
    for line in figures["mistakes"]:
        print(" ", line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", default="train")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    records = load_gold(args.gold)
    predictions = []
    for record in records:
        paper = gold_paper(record)
        sentences = cut_sentences(paper.text, len(paper.title) + 1)
        predictions.append(extraction_to_dict(assemble(paper, sentences, gold_reading(record, sentences))))
    print_figures(score_module().score(records, predictions, args.errors))


if __name__ == "__main__":
    main()
