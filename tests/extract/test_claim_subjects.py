"""Whose finding it is where no reader marked it."""

from __future__ import annotations

import pytest

from extract.claim_subjects import can_be_subject, grammatical_subject


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("MudNet outperforms all others.", "MudNet"),
        ("Our results show that the heron counter improves recall.", "heron counter"),
        ("However, wet ponds are rare.", "wet ponds"),
        ("The algorithm reaches 91% recall.", None),
        ("No differences are seen.", None),
        ("Results: MudNet is still the most used.", "MudNet"),
        ("We show that this is the case.", None),
        ("There were 40 ponds.", None),
        ("A total of 40 ponds were seen.", None),
        ("285 teams were there.", None),
        ("In the wet season, most of the herons and the ducks are gone.", None),
    ],
)
def test_the_short_phrase_before_the_verb(sentence: str, subject: str | None) -> None:
    assert grammatical_subject(sentence) == subject


@pytest.mark.parametrize("words", ["this", "These", "first", "experiments", "dataset"])
def test_a_pronoun_is_no_subject(words: str) -> None:
    assert not can_be_subject(words)


@pytest.mark.parametrize("words", ["we", "it", "MudNet", "heron counter"])
def test_a_name_is_a_subject(words: str) -> None:
    assert can_be_subject(words)
