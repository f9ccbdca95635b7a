"""What a build says when it is done."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from kg.cli._output import give, give_json, say
from kg.run import Run


def summarise(run: Run, folder: Path, *, as_json: bool, quiet: bool) -> None:
    """Print the counts of a run and where its overview stands; the overview's path is the answer on standard output."""
    overview = folder / "site" / "index.html"
    if as_json:
        give_json({"run": str(folder), "overview": str(overview), "counts": run.counts})
        return
    if not quiet:
        counts = run.counts
        say(
            f"{_count(counts['papers'], 'paper')}: {_count(counts['entities'], 'entity', 'entities')}, "
            f"{_count(counts['issues'], 'issue')}, {_count(counts['claims'], 'claim')}, "
            f"{_count(counts['topics'], 'topic')}, {_count(counts['chains'], 'chain')}"
        )
        if counts["rejects"]:
            codes = Counter(reject.code for reject in run.rejects)
            worst = ", ".join(
                f"{number} {code}" for code, number in sorted(codes.items(), key=lambda item: (-item[1], item[0]))
            )
            say(f"{_count(counts['rejects'], 'record')} could not be read ({worst}); see {folder / 'rejects.jsonl'}")
            for reject in run.rejects[:3]:
                say(f"  {reject.source}, {reject.locator}: {reject.message}")
        say("overview:")
    give(str(overview))


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
