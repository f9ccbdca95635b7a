"""Hedges and negations reach as far as their clause."""

from __future__ import annotations

import pytest

from extract.hedges import is_hedged, is_negated


def flags(sentence: str, words: str) -> tuple[bool, bool]:
    first = sentence.index(words)
    last = first + len(words)
    return is_hedged(sentence, 0, len(sentence), first, last), is_negated(sentence, 0, len(sentence), first, last)


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("TidePool reaches 91% accuracy.", "91%", (False, False)),
        ("TidePool may reach 91% accuracy.", "91%", (True, False)),
        ("TidePool did not reach 91% accuracy.", "91%", (False, True)),
        ("It might fail in rain, but accuracy is 91% in sun.", "91%", (False, False)),
        ("It is not only fast but reaches 91%.", "91%", (False, False)),
        ("The gain was 3 points without additional labels.", "3 points", (False, False)),
        ("Without touching the core, TidePool reaches 91%.", "91%", (False, False)),
        ("There was no difference in error (4%).", "4%", (False, True)),
        ("Although fog is not seen, TidePool reaches 91%.", "91%", (False, False)),
        ("While rain may fall, TidePool reaches 91%.", "91%", (False, False)),
        ("TidePool reaches 91% with no map and without being told of fog.", "91%", (False, False)),
        ("Without bells, TidePool did not reach 91%.", "91%", (False, True)),
        ("This shows the potential of TidePool as it reaches 91%.", "91%", (False, False)),
        ("A potential gain of 3 points is in sight.", "3 points", (True, False)),
        ("TidePool reaches 91% on ponds for which no map is known.", "91%", (False, False)),
        ("Herons that are not seen are counted with 91% accuracy.", "91%", (False, False)),
        ("A recall of 91% on ponds (not seen before) was reached.", "91%", (False, False)),
        ("TidePool (not 91%) was tried.", "91%", (False, True)),
        ("We find that fog does not lower the recall of 91%.", "91%", (False, True)),
    ],
)
def test_scope(sentence: str, words: str, expected: tuple[bool, bool]) -> None:
    assert flags(sentence, words) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("TidePool proved to be robust in fog, and is not hurt by rain.", (False, False)),
        ("TidePool does not change the count, suggesting a use at sea.", (False, True)),
        ("TidePool counts well even in the absence of light.", (False, False)),
        ("TidePool may help to count herons in fog.", (True, False)),
        ("The trials confirmed that TidePool could count herons in fog.", (False, False)),
        ("TidePool could count herons in fog.", (True, False)),
        ("TidePool counts well, even in absence of light.", (False, False)),
        ("TidePool counts the herons which a boat alone cannot reach.", (False, False)),
        ("TidePool is robust in fog and does not rely on boats.", (False, False)),
        ("TidePool does not count better in fog.", (False, True)),
        ("TidePool counts herons with no fault on ponds without any maps or boats.", (False, True)),
        ("TidePool finds herons without any maps or boats.", (False, False)),
        ("TidePool was trained longer without any clear benefit.", (False, True)),
        ("TidePool counts well when herons do not move.", (False, False)),
        ("TidePool stays robust in fog since it needs no light.", (False, False)),
        ("TidePool counts better than HeronNet, offering promising ways to guard ponds.", (False, False)),
    ],
)
def test_a_finding_in_words_is_what_its_first_clause_says(sentence: str, expected: tuple[bool, bool]) -> None:
    assert flags(sentence, sentence) == expected
