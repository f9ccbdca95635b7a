"""How often two names of one paper are one thing, by their lexical relation and type: the table in extract/same_entity.

usage: python benchmarks/same_entity.py [train]

Pairs of names of one type and one paper are counted; for each relation it prints one share a type (method, dataset,
modality, task, metric) and the number of pairs behind them.
"""

from __future__ import annotations

import itertools
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import gold_paper, load_gold
from extract.abbreviations import find_abbreviations
from extract.folding import fold
from extract.same_entity import name_relation

TYPES = ("method", "dataset", "modality", "task", "metric")


def main() -> None:
    counts: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for record in load_gold(sys.argv[1] if len(sys.argv) > 1 else "train"):
        long_of = {fold(a.short): fold(a.long) for a in find_abbreviations(gold_paper(record).text)}
        names = [
            (i, entity["type"], key)
            for i, entity in enumerate(record["entities"])
            for key in sorted({fold(form) for form in (entity["text"], *entity["aliases"])} - {""})
        ]
        for (i, kind, a), (j, other, b) in itertools.combinations(names, 2):
            if kind == other and a != b:
                counts[name_relation(a, b, long_of)][kind, i == j] += 1
    for relation, table in sorted(counts.items()):
        shares = []
        for kind in TYPES:
            one, two = table[kind, True], table[kind, False]
            shares.append(f"{one / (one + two):.2f} of {one + two:5}" if one + two else "   -         ")
        print(f"{relation:20}", "   ".join(shares))


if __name__ == "__main__":
    main()
