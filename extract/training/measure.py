"""Score a folder of model files on annotated papers, end to end: cut sentences, read, assemble, ``gold/score.py``.

``python -m extract.training.measure --model DIR --gold FILE --score ../shared/gold/score.py``
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

from extract.assembly import assemble
from extract.assembly_settings import AssemblySettings, settings_for
from extract.claim_parts import PartChooser
from extract.encoder import EncoderReader
from extract.reading import Reading
from extract.records import Paper
from extract.sentences import cut_sentences
from extract.serialise import extraction_to_dict

SHORT = (
    ("issue-sent", "issue-sent"), ("entity/all", "ent"), ("entity/soft", "soft"), ("entity/method", "meth"),
    ("entity/dataset", "data"), ("entity/modality", "moda"), ("entity/task", "task"), ("entity/metric", "metr"),
    ("proposed", "prop"), ("issue", "issue"), ("solution", "sol"), ("addresses", "addr"), ("claim", "claim"),
    ("claim-sent", "cl-sent"),
)  # fmt: skip


def load_score(path: Path) -> ModuleType:
    """Return the scorer as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_all(reader: EncoderReader, papers: list[dict]) -> list[tuple[Paper, list, Reading]]:
    """Return each paper with its sentences and its reading."""
    out = []
    for number, given in enumerate(papers):
        paper = Paper(id=f"p{number}", title=given["title"], abstract=given["abstract"])
        text, title_end = paper.text, len(paper.title)
        sentences = cut_sentences(text, title_end + 1, len(text))
        out.append((paper, sentences, reader.read(text, title_end, sentences)))
    return out


def score_readings(
    module: ModuleType, papers: list[dict], readings: list, settings: AssemblySettings, chooser: PartChooser | None
) -> dict:
    """Return the scorer's figures."""
    predictions = [extraction_to_dict(assemble(p, s, r, settings, chooser=chooser)) for p, s, r in readings]
    return module.score(papers, predictions)


def tell(figures: dict) -> str:
    """Return one line."""
    parts = [f"role {100 * figures['role-accuracy']:.1f}"]
    parts += [f"{short} {100 * figures[key]['f1']:.1f}" for key, short in SHORT if key in figures]
    return "  ".join(parts)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--score", type=Path, required=True)
    options = parser.parse_args()
    module = load_score(options.score)
    reader = EncoderReader(options.model)
    for path in options.gold:
        papers = json.loads(path.read_text("utf8"))
        figures = score_readings(module, papers, read_all(reader, papers), settings_for("encoder"), reader.chooser)
        sys.stdout.write(f"{path.stem}: {tell(figures)}\n")


if __name__ == "__main__":
    main()
