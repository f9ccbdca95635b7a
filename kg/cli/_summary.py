"""What a build says when it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from extract.records import Reject
from kg.cli._output import counted, give, give_json, say
from kg.cli._poorly_read import lack_abstract, not_english
from kg.run import Run


def summarise(run: Run, folder: Path, *, as_json: bool, quiet: bool) -> None:
    """Print the counts of a run and where its overview stands; the overview's path is the answer on standard output."""
    overview = folder / "site" / "index.html"
    if as_json:
        if not quiet:
            _tell_missing(run.rejects)
        give_json({"run": str(folder), "overview": str(overview), "counts": run.counts})
        return
    if not quiet:
        counts = run.counts
        say(
            f"{counted(counts['papers'], 'paper')}: {counted(counts['entities'], 'entity', 'entities')}, "
            f"{counted(counts['issues'], 'issue')}, {counted(counts['claims'], 'claim')}, "
            f"{counted(counts['topics'], 'topic')}, {counted(counts['chains'], 'chain')}"
        )
        _tell_rejects(run.rejects, folder)
        _tell_poorly_read(run)
        say("overview:")
    give(str(overview))


def _tell_rejects(rejects: Sequence[Reject], folder: Path) -> None:
    _tell_missing(rejects)
    rejects = [reject for reject in rejects if not _is_missing(reject)]
    if not rejects:
        return
    codes = Counter(reject.code for reject in rejects)
    worst = ", ".join(
        f"{number} {code}" for code, number in sorted(codes.items(), key=lambda item: (-item[1], item[0]))
    )
    whole = all(reject.locator == "whole file" for reject in rejects)
    what = counted(len(rejects), "file" if whole else "record")
    say(f"{what} could not be read ({worst}); see {folder / 'rejects.jsonl'}")
    for reject in rejects[:3]:
        say(f"  {reject.source}, {reject.locator}: {reject.message}")


def _tell_missing(rejects: Sequence[Reject]) -> None:
    """Name every input that was asked for and is not there: nobody counts on a run without it."""
    for reject in rejects:
        if _is_missing(reject):
            say(f"left out: {reject.source}: {reject.message}")


def _is_missing(reject: Reject) -> bool:
    return reject.code == "missing"


def _tell_poorly_read(run: Run) -> None:
    """Say how many papers stay in the run but can say little, and why."""
    bare, foreign = lack_abstract(run.papers), not_english(run.papers)
    if bare:
        say(f"{counted(bare, 'paper')} of {len(run.papers):,} without an abstract: only the title was read")
    if foreign:
        has = "has an abstract that looks" if foreign == 1 else "have abstracts that look"
        say(f"{counted(foreign, 'paper')} of {len(run.papers):,} {has} not English: little is found in such")
