"""Numbers that may be findings: a stretch of text goes in, ``Quantity`` spans come out.

Percent, points, factors ("30-fold", "2.5x"), ranges, plus-minus, counts, sums of money, LaTeX (``$3\\%$``) and plain
numbers. Left out: numbers inside names ("ResNet-50", "Task 1A", "F1"), years, citations, list numbers, P values and
confidence levels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Kind", "Quantity", "find_quantities"]


class Kind(StrEnum):
    """What a quantity counts."""

    PERCENT = "percent"
    POINTS = "points"
    FACTOR = "factor"
    UNIT = "unit"
    COUNT = "count"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what belongs to it; ``signed`` where it carries a plus or a minus."""

    start: int
    end: int
    kind: Kind
    signed: bool = False


# Atomic, so that no part of a number is ever given back; it begins where no digit goes before.
_NUMBER = r"(?<![\d.])(?>\d{1,3}(?:[,  ]\d{3})+(?!\d)(?:\.\d+)?|\d{1,12}(?:[.·]\d{1,8})?|\.\d{1,8})"
_UNITS = (
    "dB|ms|fps|FPS|Hz|kHz|MHz|GHz|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|mm|cm|km|nm|kg|"
    "mg|ml|mL|GB|MB|KB|TB|GFLOPs|GFLOPS|MACs|GMACs|TFLOPS|bits?|bps|kbps|Mbps|BLEU|mAP|bpm|mmHg|mV|kV|mW|kW|points?"
)
_QUANTITY = re.compile(
    rf"""
    (?P<dollar>\$)?
    (?P<sign>[+\-−–±~≈<>≤≥]\s?)?
    (?P<number>{_NUMBER})
    (?P<tail>
        (?:\s?(?:\$\s?)?(?:\\?%|\\?percent)?\s?(?:±|\+/-|\+/−|\\pm|\$\\pm\$)\s?{_NUMBER}){{0,2}}
        (?:\s?(?:\\?%)?\s?(?:-|–|—|to|/)\s?[+\-−]?{_NUMBER}(?=\s?\\?%|\s?(?:points?|times|x\b|×|fold|-fold)\b|\s?{_NUMBER}))?
    )
    (?P<magnitude>\s?(?:[KMBk](?![\w])|million\b|billion\b|thousand\b))?
    (?P<unit>
        \s?\\?%(?:\$)?(?:[ -](?:absolute|relative))?(?:[ -]points?\b)?
      | [ -]?(?:percentage|percent|per[ ]cent)(?:[ -](?:points?|pp)\b)?
      | \s?pp\b
      | (?:\s?-?\s?fold\b)
      | \s?(?:\$?\\times\$?|×)
      | \s?[xX](?![\w])
      | [ ]times\b
      | [ ]orders?[ ]of[ ]magnitudes?\b
      | [ -]?(?:{_UNITS})\b
    )?
    (?P<close>\$)?
    """,
    re.VERBOSE,
)
_SKIP_BEFORE = re.compile(
    r"(?:\b[Pp](?:[- ]?values?)?\s?[=<>≤≥]\s?|\bCI[:,]?\s?|\b(?:Fig|Figs|Table|Tab|Sec|Section|Eq|Task|Track"
    r"|Phase|Stage|Level|"
    r"Type|Grade|Class|Version|version|v|Chapter|Step|Part|No|task|track|grade|stage|phase)\.?\s|[\w\])][-–_/^.]"
    r"|out of\s|\+/[-−–]\s?|[A-Za-z])\Z"
)
# "a 10-year follow-up": the length of a thing, no finding.
_SPANS_OF_TIME = frozenset(("second", "sec", "minute", "min", "hour", "day", "week", "month", "year"))
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_CONFIDENCE = re.compile(r"\s?%\s?(?:CI\b|confidence|credible)")
_GLUED_AFTER = re.compile(r"[A-Za-z]|[-–][A-Za-z]")


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """The quantities of ``text[start:end]``, in order, not overlapping.

    Examples
    --------
    >>> text = "ResNet-50 reached 91.5% in 2019, a gain of +3.2 points and a 2.5x speedup."
    >>> [text[q.start:q.end] for q in find_quantities(text)]
    ['91.5%', '+3.2 points', '2.5x']
    """
    stop = len(text) if end is None else end
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(text, start, stop):
        quantity = _quantity(text, match, start)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _quantity(text: str, match: re.Match[str], start: int) -> Quantity | None:
    begin, finish = match.span()
    unit = (match.group("unit") or "").strip(" -")
    sign = (match.group("sign") or "").strip()
    number = match.start("number")
    # A sign right after a letter or digit is a hyphen ("top-5"), not a minus.
    if sign and begin > start and (text[begin - 1].isalnum() or text[begin - 1] in ")]"):
        if sign in "-−–":
            return None
        begin = number
        sign = ""
    if sign and sign in "~≈<>≤≥":
        begin = number
        sign = ""
    if match.group("dollar") and not match.group("close"):
        begin = match.start()
    elif not match.group("dollar") and match.group("close"):
        finish -= 1
    if _SKIP_BEFORE.search(text[max(0, begin - 24) : begin]):
        return None
    if _CONFIDENCE.match(text, match.end("number")) or (unit == "" and _GLUED_AFTER.match(text, match.end())):
        return None
    if "-" in (match.group("unit") or "")[:1] and unit.lower().rstrip("s") in _SPANS_OF_TIME:
        return None
    if not unit and not match.group("magnitude") and not match.group("tail") and _YEAR.match(match.group("number")):
        return None
    return Quantity(start=begin, end=finish, kind=_kind(unit), signed=bool(sign) and sign in "+-−–±")


def _kind(unit: str) -> Kind:
    if not unit:
        return Kind.PLAIN
    low = unit.lower()
    if "point" in low or low == "pp":
        return Kind.POINTS
    if "%" in unit or "percent" in low or "per cent" in low:
        return Kind.PERCENT
    if low in ("x", "×", "fold", "times") or "times" in low or "magnitude" in low:
        return Kind.FACTOR
    return Kind.UNIT
