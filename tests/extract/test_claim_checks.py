"""What a finding is not: settings, scores told as differences, sentences that find nothing."""

from __future__ import annotations

import pytest

from extract.claim_checks import (
    announces_results,
    heads_its_measure,
    is_finding,
    is_setting,
    names_data,
    tells_a_difference,
    tells_a_score,
)


def place(text: str, number: str) -> tuple[int, int]:
    at = text.index(number)
    return at, at + len(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("MudNet outperforms all others, achieving an AUC of 0.91 on MarshSet.", "0.91"),
        ("MudNet beats the rest with an F1 of 88%.", "88%"),
        ("MudNet reaches a count error (CE) of 9.0% (19% relative improvement).", "9.0%"),
        ("Herons are seen faster in all kinds of rain and their errors are 2.1 and 3.4 m.", "3.4"),
        ("It reaches 52.7 AP and 61 AR on MarshSet, improving HeronNet by 3 points.", "52.7 AP"),
        ("It cuts the time while keeping 96% of the recall.", "96%"),
    ],
)
def test_a_number_without_a_word_of_change_is_a_score(text: str, number: str) -> None:
    assert tells_a_score(text, (0, len(text)), place(text, number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It reaches 52.7 AP on MarshSet, improving HeronNet by 3 points.", "3 points"),
        ("It gains 3%, 4% and 5% on the three ponds.", "4%"),
        ("MudNet shows an F1 improvement of 6.7%, and 2.2% on two ponds.", "2.2%"),
        ("with 12% higher recall", "12%"),
        ("The recall is 91% (+4%).", "4%"),
        ("It yields a 2.5x speedup.", "2.5x"),
        ("It is far ahead.", "far"),
        ("The difference between MudNet and HeronNet was 5.1 herons.", "5.1"),
        ("The counting time is 4 minutes longer in fog.", "4"),
        ("Recalls of 2.1% and 3.4% higher than those of HeronNet are seen.", "2.1%"),
    ],
)
def test_a_difference_stays_one(text: str, number: str) -> None:
    assert not tells_a_score(text, (0, len(text)), place(text, number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It wins with 10% and 1% labelled data.", "10%"),
        ("It wins with 10% and 1% labelled data.", "1%"),
        ("good counts under 5-10% supervision", "5-10%"),
        ("91% accuracy on 46 subjects", "46"),
        ("91% accuracy using only 10% of the images", "10%"),
        ("91% accuracy after 20 epochs", "20"),
    ],
)
def test_a_number_of_the_set_up_is_a_setting(text: str, number: str) -> None:
    assert is_setting(text, (0, len(text)), place(text, number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It needs 35% fewer labelled images.", "35% fewer"),
        ("It reduces by 40% labelled data.", "40%"),
        ("It counts 91% of the herons.", "91%"),
        ("68 subjects recovered.", "68"),
    ],
)
def test_a_number_that_was_found_is_no_setting(text: str, number: str) -> None:
    assert not is_setting(text, (0, len(text)), place(text, number))


@pytest.mark.parametrize(
    "sentence",
    [
        "Conclusions.",
        "Herons per pond.",
        "Counting holds promise for marsh wardens.",
        "We hope that MudNet can boost the counting of herons.",
        "Some ponds are rare.",
    ],
)
def test_a_heading_a_promise_and_a_plain_remark_find_nothing(sentence: str) -> None:
    assert not is_finding(sentence, has_metric=False, has_baseline=False)


@pytest.mark.parametrize(
    ("sentence", "metric", "baseline"),
    [
        ("MudNet outperforms HeronNet on all ponds.", False, True),
        ("MudNet is a promising way and improves recall.", True, False),
        ("Recall depends on the light of the day.", True, False),
        ("The birds were not afraid of the camera.", False, False),
    ],
)
def test_what_was_found_stays(sentence: str, metric: bool, baseline: bool) -> None:
    assert is_finding(sentence, has_metric=metric, has_baseline=baseline)


@pytest.mark.parametrize(
    "words", ["MarshSet", "five datasets of herons", "wet ponds cohort", "few-shot settings", "tasks"]
)
def test_a_finding_is_measured_on_data(words: str) -> None:
    assert names_data(words)


@pytest.mark.parametrize("words", ["counting wet herons", "real-time", "noise and glare", "deep layers"])
def test_what_is_done_is_no_data(words: str) -> None:
    assert not names_data(words)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It has gains of 1.7% in recall on ponds and of 8.6% on lakes.", "8.6%"),
        ("It is twice as fast with less than 1% accuracy degradation.", "1%"),
        ("It yields a 12% improvement in recall.", "12%"),
        ("It brings an average reduction of up to 40% in time.", "40%"),
        ("with a gain of about 3.5 points", "3.5"),
    ],
)
def test_the_words_beside_a_number_make_it_a_difference(text: str, number: str) -> None:
    assert tells_a_difference(text, (0, len(text)), place(text, number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It reaches a recall of 92%, a gain over HeronNet.", "92%"),
        ("It scores 92% with improvements on all ponds.", "92%"),
        ("It scores 0.92 on MarshSet and increases the speed.", "0.92"),
    ],
)
def test_a_change_of_something_else_makes_no_difference(text: str, number: str) -> None:
    assert not tells_a_difference(text, (0, len(text)), place(text, number))


def test_results_that_are_there_are_not_yet_told() -> None:
    assert announces_results("Simulations of herons were performed to show the use of MudNet.")
    assert announces_results("We provide a detailed analysis of the ponds.")
    assert not announces_results("The results show that herons avoid fog.")
    assert not announces_results("Experiments were conducted on two ponds, where MudNet was faster than HeronNet.")


@pytest.mark.parametrize(
    ("words", "head", "number", "expected"),
    [
        ("The error for herons (H) and geese (G) were 1.2 cm and 3.4 cm.", "error", "3.4", True),
        ("Rank correlation between the 24-hour count and the 3-month count was 0.7.", "correlation", "0.7", True),
        ("We count herons with an error of 1.2.", "herons", "1.2", False),
        ("The error in fog fell by half, and recall for geese was 3.4.", "error", "3.4", False),
        ("Recall of 91% for herons was higher than 3.4.", "Recall", "3.4", False),
    ],
)
def test_a_list_s_head_is_what_its_numbers_measure(words: str, head: str, number: str, expected: bool) -> None:
    at, to = words.index(head), words.index(number)
    assert heads_its_measure(words, (at, at + len(head)), (to, to + len(number))) is expected
