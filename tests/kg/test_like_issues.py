"""What phrases without a type meet in."""

from __future__ import annotations

import pytest

from kg.like_issues import meeting_keys, meeting_name


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("needs thousands of queries", "an excessive number of queries", True),
        ("needs thousands of queries", "an excessive number of iterations", False),
        ("needs a single query", "an excessive number of queries", False),
        ("trade-off between speed and grip of the sail", "the depth-speed trade-off", True),
        ("trade-off between speed and grip of the sail", "trade-off between price and weight", False),
        ("a balance between task performance and price", "tension between weight and overall performance", False),
        ("do not use covariates", "inadequately capturing external influences", True),
        ("make good use of covariates", "inadequately capturing external influences", False),
        ("logs of earlier voyages", "data of previous tasks cannot be stored", False),
        ("without access to examples of past classes", "data of previous tasks cannot be stored", True),
    ],
)
def test_phrases_meet_in_what_they_find_wanting(one: str, other: str, meet: bool) -> None:
    assert bool(meeting_keys(one) & meeting_keys(other)) is meet


def test_a_meeting_is_named_where_most_phrases_are_of_it() -> None:
    said = ["do not use covariates", "without external factors", "susceptible to wind"]
    assert meeting_name(said) == meeting_name(said[:2]) != ""
    assert meeting_name([*said, "rust"]) == ""
