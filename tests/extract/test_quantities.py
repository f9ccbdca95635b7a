"""Numbers that may be findings."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from strategies import any_text, raw_text

from extract.quantities import Kind, find_quantities


def quantities(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It reaches 95.83% accuracy.", ["95.83%"]),
        ("a gain of 3.2 percentage points", ["3.2 percentage points"]),
        ("a 30-fold speedup, or 2.5x", ["30-fold", "2.5x"]),
        ("an error of 4.1 ± 1.3", ["4.1 ± 1.3"]),
        ("errors of 8.0 +/- 2.6", ["8.0 +/- 2.6"]),
        ("between 76% and 95%", ["76%", "95%"]),
        ("it is $3\\%$ better", ["$3\\%$"]),
        ("ResNet-50 on Task 1A with F1 and 2D input", []),
        ("since 2019", []),
        ("a difference (P = 0.04)", []),
        ("1,234 nests", ["1,234"]),
        ("a 33 ms delay", ["33 ms"]),
    ],
)
def test_what_is_a_quantity(text: str, found: list[str]) -> None:
    assert quantities(text) == found


def test_kinds() -> None:
    kinds = [q.kind for q in find_quantities("from 66% by 8 points, 3 times as fast, at 20 fps")]
    assert kinds == [Kind.PERCENT, Kind.POINTS, Kind.FACTOR, Kind.UNIT]


@given(any_text | raw_text)
def test_spans_are_in_order_and_hold_a_digit(text: str) -> None:
    found = find_quantities(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(any(c.isdigit() for c in text[q.start : q.end]) for q in found)
