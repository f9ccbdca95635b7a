"""Which figures of a paper stand alone: one of several for one metric must not be told as if it were the only one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.folding import fold
from kg.records import GraphClaim

_NUMBER = r"\d+(?:[.,]\d+)*"
_FIGURE = rf"[$~+]*{_NUMBER}(?:/{_NUMBER})?(?:\s?(?:\\?%|percent\b))?\$?"
_LINK = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:up to\s+)?"
_LISTED = re.compile(rf"(?<![\w.-]){_FIGURE}(?:{_LINK}{_FIGURE})+(?![\w.]*\d)(?!\s*(?:x|×|times|fold|-fold)\b)")
_SETTING = r"(?:on|for|in|at|with|when|under)\b"
_NEXT = r"(?:\band|\bbut|\bwhile|,|;)\s+"


def figures_in_turn(figure: str, sentence: str) -> tuple[tuple[str, ...], int]:
    """The figures that the sentence lists together with this one, and its place among them; none where it is alone.

    Examples
    --------
    >>> figures_in_turn("0.8", "an AUC of 0.7, 0.8 and 0.9 on three hives")
    (('0.7', '0.8', '0.9'), 1)
    >>> figures_in_turn("0.8", "an AUC of 0.8")
    ((), 0)
    """
    number, start = re.search(_NUMBER, figure), sentence.find(figure)
    if number is None or start < 0:
        return (), 0
    at = start + number.start()
    for found in _LISTED.finditer(sentence):
        if found.start() <= at < found.end() and ("and" in found[0] or "respectively" in sentence):
            each = list(re.finditer(_FIGURE, found[0]))
            place = max(i for i, one in enumerate(each) if found.start() + one.start() <= at)
            return tuple(one[0].strip(" $~+").replace("\\", "") for one in each), place
    return (), 0


def is_of_place(metric: str, place: int, many: int, sentence: str) -> bool | None:
    """Whether a metric stands at the place of its figure in a list of metrics; None where it is in no such list.

    Examples
    --------
    >>> is_of_place("recall", 0, 2, "an F1 and recall of 0.7 and 0.8, respectively")
    False
    >>> is_of_place("recall", 1, 2, "an F1 and recall of 0.7 and 0.8, respectively")
    True
    >>> is_of_place("recall", 1, 2, "a recall of 0.7 and 0.8 at dawn and at dusk")
    """
    if not metric or metric not in sentence:
        return None
    before, _, after = sentence.partition(metric)
    is_last = re.search(r"(?:,|\band)\s+(?:the\s+)?$", before) is not None
    is_first = re.match(rf"\s*(?:\([^)]*\)\s*)?(?:,|and\b)(?!\s*{_FIGURE})", after) is not None
    if not is_first and not is_last:
        return None
    if is_first and is_last:
        return 0 < place < many - 1
    return place == (0 if is_first else many - 1)


def is_one_of_settings(figure: str, metric: str, sentence: str, dataset: str) -> bool:
    """Whether the sentence gives the metric once more for something else, and ``dataset`` does not tell them apart.

    Examples
    --------
    >>> is_one_of_settings("0.7", "F1", "an F1 of 0.7 on hum and 0.6 on buzz", "")
    True
    >>> is_one_of_settings("0.7", "F1", "an F1 of 0.7 on hum and 0.6 on buzz", "hum")
    False
    >>> is_one_of_settings("0.7", "F1", "an F1 of 0.7 on hum and a recall of 0.6 on buzz", "")
    False
    """
    before, found, after = sentence.partition(figure)
    if not found:
        return False
    name = re.escape(metric)
    own = re.match(rf"[\s$\\%]*(?:{name}\s+)?(?:\([^)]*\)\s*)?{_SETTING}", after)
    if own:
        later = re.search(
            rf"{_NEXT}(?:(?:an?|the|up to|mean|average)\s+|{name}\s+(?:of\s+)?)*{_FIGURE}\s*(?:{name}\s+)?{_SETTING}",
            after,
        )
        if later and ("%" in later[0]) == ("%" in figure):
            return not dataset or dataset not in after[: later.start()]
        earlier = re.search(
            rf"({_FIGURE})\s*(?:{name}\s+)?{_SETTING}[^.;]*?{_NEXT}((?:[\w-]+\s+){{0,6}})[$~+]*$", before
        )
        if earlier and ("%" in earlier[1]) == ("%" in figure):
            again = metric.casefold() not in earlier[2].casefold() or sentence.casefold().count(metric.casefold()) > 1
            return again and (not dataset or dataset not in after)
    alone = re.search(r"\(\s*$", before) and re.match(r"[\s%\\]*\)", after)
    named = re.search(rf"(?i){name}\s*\(\s*$", before)
    return bool(alone and not named) and len(re.findall(rf"\(\s*{_FIGURE}\s*\)", sentence)) > 1


def rivals(claim: GraphClaim, others: Sequence[GraphClaim], *, told_apart: bool) -> list[GraphClaim]:
    """Other figures of the paper for the metric, with nothing told that tells them from this one.

    A figure of another subject is none of them, nor one on another data set where ``told_apart`` says that this
    claim's is told.
    """
    figure = claim.value or claim.delta
    if not figure or not claim.metric:
        return []
    found = []
    for other in others:
        rival = other.value if claim.value else other.delta
        if other.id == claim.id or not rival or not other.metric or other.number in (None, claim.number):
            continue
        same = fold(other.metric) == fold(claim.metric) or (
            claim.metric_entity is not None and other.metric_entity == claim.metric_entity
        )
        if not same or other.unit != claim.unit or bool(other.value) != bool(claim.value):
            continue
        if claim.subject and other.subject and fold(claim.subject) != fold(other.subject):
            continue
        if told_apart and fold(other.dataset or "") != fold(claim.dataset or ""):
            continue
        found.append(other)
    return found


def bound(claim: GraphClaim, against: Sequence[GraphClaim]) -> str | None:
    """The word that makes the best of several figures true of them all; None where this one is not the best.

    A difference is best where it is largest, a value where the metric says so.
    """
    numbers = [other.number for other in against if other.number is not None]
    if claim.number is None:
        return None
    if claim.delta and not claim.value:
        return "up to" if claim.number > max(numbers, default=claim.number) else None
    if claim.higher_is_better is True and claim.number > max(numbers, default=claim.number):
        return "up to"
    if claim.higher_is_better is False and claim.number < min(numbers, default=claim.number):
        return "as low as"
    return None
