"""Names of a run that come near to one that it does not hold: what the user may have meant."""

from __future__ import annotations

from kg.folding import fold
from kg.run import Run, node_names

NEAR = 75.0  # of 100, as rapidfuzz rates two names: one letter in four may differ
OFFERED = 3


def did_you_mean(run: Run, wanted: str, *, ids: bool = False) -> str:
    """Give the question that offers near names, or ids, with a blank before it; nothing where none is near."""
    from rapidfuzz import fuzz, process

    names = list(run.nodes) if ids else [name for node in run.nodes.values() for name in node_names(node)]
    by_fold = {fold(name): name for name in reversed(names)}  # of equals the first stays
    found = process.extract(fold(wanted), list(by_fold), scorer=fuzz.ratio, score_cutoff=NEAR, limit=OFFERED)
    near = [by_fold[folded] for folded, _, _ in found]
    return f"; did you mean {' or '.join(repr(name) for name in near)}?" if near else ""
