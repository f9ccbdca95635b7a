"""Thresholds of the assembly for a model: chosen on papers kept back from training, each try printed.

``python -m extract.training.tune --model DIR --gold HELD.json [DEV.json] --score ../shared/gold/score.py``

Each threshold moves the figure of its own group (an entity threshold the entity F1, and so on), so one is searched
after the other, twice. Of near-equal values (0.2 points) the one nearest the old value stays.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

from extract.assembly_settings import AssemblySettings, settings_for
from extract.claim_parts import PartChooser
from extract.encoder import EncoderReader
from extract.training.measure import load_score, read_all, score_readings, tell

GROUPS = {
    "method": "entity/all", "task": "entity/all", "metric": "entity/all", "modality": "entity/all",
    "dataset": "entity/all", "same": "entity/all", "proposed": "proposed", "issue": "issue", "solution": "solution",
    "link": "addresses", "slot": "claim", "finding": "claim", "worded_finding": "claim-sent",
}  # fmt: skip
VALUES = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
MARGIN = 0.002


def tune(
    score: object,
    papers: list[dict],
    readings: list,
    settings: AssemblySettings,
    rounds: int = 2,
    fields: list[str] | None = None,
    chooser: PartChooser | None = None,
) -> AssemblySettings:
    """Return the settings with the best figures over ``papers``."""
    for turn in range(rounds):
        for field, figure in GROUPS.items():
            if fields and field not in fields:
                continue
            old = getattr(settings, field)
            curve = {}
            for value in sorted({*VALUES, old}):
                changed = dataclasses.replace(settings, **{field: value})
                figures = score_readings(score, papers, readings, changed, chooser)
                curve[value] = figures[figure]["f1"]
            top = max(curve.values())
            best = min((v for v, f in curve.items() if f >= top - MARGIN), key=lambda v: abs(v - old))
            settings = dataclasses.replace(settings, **{field: best})
            told = " ".join(f"{v:g}:{100 * f:.1f}" for v, f in curve.items())
            print(f"{turn} {field} -> {best:g} [{figure}] {told}", flush=True)
    return settings


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--score", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--fields", nargs="*", help="only these thresholds")
    options = parser.parse_args()
    module = load_score(options.score)
    reader = EncoderReader(options.model)
    sets = [json.loads(path.read_text("utf8")) for path in options.gold]
    readings = [read_all(reader, papers) for papers in sets]
    before = settings_for("encoder")
    together = [p for papers in sets for p in papers], [r for some in readings for r in some]
    settings = tune(module, *together, before, options.rounds, options.fields, reader.chooser)
    for path, papers, some in zip(options.gold, sets, readings, strict=True):
        print(path.stem, "before:", tell(score_readings(module, papers, some, before, reader.chooser)))
        print(path.stem, "after: ", tell(score_readings(module, papers, some, settings, reader.chooser)))
    print(settings)


if __name__ == "__main__":
    main()
