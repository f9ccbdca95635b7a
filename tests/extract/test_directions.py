"""Which way a finding points."""

from __future__ import annotations

import pytest

from extract.directions import direction_of
from ontologies.vocabulary import Direction


@pytest.mark.parametrize(
    ("clause", "baseline", "direction"),
    [
        ("MudNet is on par with HeronNet.", True, Direction.EQUAL),
        ("There was no significant difference between the ponds.", False, Direction.EQUAL),
        ("MudNet counts competitively with HeronNet, and outperforms TideNet.", True, Direction.EQUAL),
        ("MudNet matches HeronNet.", True, Direction.EQUAL),
        ("At the same time the counts were steady.", False, Direction.ABSOLUTE),
        ("We explain the same with a drawing.", False, Direction.ABSOLUTE),
        ("MudNet outperforms HeronNet, even without degradation of the light.", True, Direction.BETTER),
        ("MudNet matches or outperforms HeronNet.", True, Direction.BETTER),
        ("MudNet outperforms HeronNet and is on par with TideNet.", True, Direction.BETTER),
    ],
)
def test_equal_needs_something_to_be_equal_to(clause: str, baseline: bool, direction: Direction) -> None:
    assert direction_of(clause, has_baseline=baseline, has_delta=False) is direction


@pytest.mark.parametrize(
    ("clause", "metric", "direction"),
    [
        ("Mortality was higher than in the other pond.", "mortality", Direction.WORSE),
        ("Mortality was lower than in the other pond.", "mortality", Direction.BETTER),
        ("The recall was lower than that of MudNet.", "recall", Direction.WORSE),
        ("HeronNet enhances the recall.", "recall", Direction.BETTER),
        ("HeronNet struggles to count in fog.", None, Direction.WORSE),
    ],
)
def test_the_metric_says_whether_more_is_good(clause: str, metric: str | None, direction: Direction) -> None:
    assert direction_of(clause, has_baseline=False, has_delta=False, metric=metric) is direction
