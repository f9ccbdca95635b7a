"""How a solution fared, in words: one claim of a paper as the rest of a sentence whose subject is the solution."""

from __future__ import annotations

import re

from kg.pages.grammar import a, plain
from kg.records import GraphClaim
from ontologies.vocabulary import Direction

_SAYS_ITS_SIGN = re.compile(
    r"(?i)\b(?:less|more|fewer|lower|higher|better|worse|faster|slower|smaller|larger|shorter|longer|times|fold|speed-?ups?"
    r"|reductions?|improvements?|increases?|decreases?|gains?|drops?|savings?|compression)\b"
)
_TAKES_NOUN = re.compile(r"(?i)\b(?:less|more|fewer|lower|higher|better|worse|smaller|larger|shorter|longer)$")


def how_it_fared(claim: GraphClaim) -> str | None:
    """What the claim says about its subject, beginning with a verb; None where only the paper's own words will do.

    Never says more than the slots hold: an unknown baseline is left out, a hedge is kept, a negation is kept.
    """
    metric = plain(claim.metric or "")
    where = f" on {plain(claim.dataset)}" if claim.dataset else ""
    baseline = _against(plain(claim.baseline or ""))
    text: str | None
    if claim.negated:
        if claim.direction is Direction.BETTER and baseline and not (claim.value or claim.delta):
            return f"does not do better than {baseline}{_in(metric)}{where}"
        return None
    if claim.value and metric:
        found = f"{_reading(metric, plain(claim.value))}{where}{_beside(claim, baseline)}"
        return f"is cautiously said to reach {found}" if claim.hedged else f"reaches {found}"
    if claim.delta:
        text = _difference(plain(claim.delta), metric, claim.direction)
        if text is None:
            return None
        text += f" over {baseline}" if baseline and claim.direction is Direction.BETTER else ""
        text += f" against {baseline}" if baseline and claim.direction is Direction.WORSE else ""
        text += where
        return f"cautiously reports {text}" if claim.hedged else f"reports {text}"
    return _compared(claim, metric, baseline, where)


def _in(metric: str) -> str:
    return f" in terms of {metric}" if metric else ""


def _against(baseline: str) -> str:
    """A baseline as it stands after "than": the state of the art with its article, all else as the paper has it."""
    return "the state of the art" if re.fullmatch(r"(?i)(the )?state[- ]of[- ]the[- ]arts?", baseline) else baseline


def _reading(metric: str, value: str) -> str:
    """Metric and value as one says them; where one of the two holds the other, it is not said twice."""
    if value.casefold() in metric.casefold():
        return metric
    return value if metric.casefold() in value.casefold() else f"{a(metric)} of {value}"


def _of(metric: str) -> str:
    return f" in {metric}" if metric else ""


def _beside(claim: GraphClaim, baseline: str) -> str:
    if not baseline:
        return ""
    told = {
        Direction.BETTER: f", better than {baseline}",
        Direction.WORSE: f", worse than {baseline}",
        Direction.EQUAL: f", on a par with {baseline}",
    }
    return told.get(claim.direction, f", beside {baseline}")


def _difference(delta: str, metric: str, direction: Direction) -> str | None:
    if _SAYS_ITS_SIGN.search(delta):
        if not metric or metric.casefold() in delta.casefold():
            return delta
        return f"{delta} {metric}" if _TAKES_NOUN.search(delta) else f"{delta} in {metric}"
    if direction is Direction.BETTER:
        return f"an improvement of {delta}{_of(metric)}"
    if direction is Direction.WORSE:
        return f"a loss of {delta}{_of(metric)}"
    return None


def _compared(claim: GraphClaim, metric: str, baseline: str, where: str) -> str | None:
    may = "may do" if claim.hedged else "does"
    if claim.direction is Direction.EQUAL and baseline:
        return f"{'may be' if claim.hedged else 'is'} on a par with {baseline}{_in(metric)}{where}"
    if claim.direction is Direction.BETTER and baseline:
        return f"{may} better than {baseline}{_in(metric)}{where}"
    if claim.direction is Direction.WORSE and baseline:
        return f"{may} worse than {baseline}{_in(metric)}{where}"
    return None


def is_about(claim: GraphClaim, label: str) -> bool:
    """Whether the claim's subject is what ``label`` names, as far as the words show."""
    subject = plain(claim.subject or "").casefold()
    name = plain(label).casefold()
    return bool(subject) and (subject in name or name in subject or subject in {"we", "our method", "our model"})
