"""Sentences that say what a thing is, told from those that say only that it matters."""

from __future__ import annotations

import pytest

from kg.english.defining import DEFINES, MATTERS, TAKES_UP, TELLS, defined


@pytest.mark.parametrize(
    ("said", "name", "how"),
    [
        ("Hive counting (HC) aims to tell how many hives stand in a valley.", "Hive counting", DEFINES),
        ("Swarm forecasting is an important task that entails telling when bees leave.", "Swarm forecasting", DEFINES),
        ("The goal of queen finding is to tell where the queen sits.", "queen finding", DEFINES),
        ("Given a picture and a hive, the hive pairing task aims to match both.", "the hive pairing", DEFINES),
        ("Wax reading, the task of dating combs, has drawn much attention.", "Wax reading", DEFINES),
        ("Wax reading which dates combs by their colour is a very old art.", "Wax reading", DEFINES),
        ("Estoppel is a doctrine that bars a keeper from denying what he said.", "Estoppel", DEFINES),
        ("Drone design is a hard task in apiculture, aiming to breed calm drones.", "Drone design", DEFINES),
        ("Robbing is an attack on hives wherein bees of other hives take honey.", "Robbing", DEFINES),
        ("We study the problem of hive matching, where two pictures show one hive.", "hive matching", TAKES_UP),
        ("Smoke screening is a powerful tool for calming bees on hot days.", "Smoke screening", TELLS),
        ("Hive counting is an important task in apiculture.", "Hive counting", MATTERS),
        ("Hive counting is an ill-posed problem, where many counts fit one sound.", "Hive counting", MATTERS),
        ("Hive counting is a challenging problem that has attracted much interest.", "Hive counting", MATTERS),
    ],
)
def test_a_definition_is_told_by_its_form(said: str, name: str, how: int) -> None:
    found = defined(said)
    assert found is not None
    assert (found.name, found.how) == (name, how)


def test_leading_marks_are_no_part_of_a_definition() -> None:
    said = '"Hive counting aims to tell how many hives there are."'
    found = defined(said)
    assert found is not None
    assert said[found.start : found.end] == "Hive counting aims to tell how many hives there are."


def test_a_long_sentence_ends_where_it_goes_on_to_troubles() -> None:
    said = (
        "Hive counting aims to tell how many hives stand in a valley in summer, and its two main troubles are that "
        "existing counts are slow and that hives look alike."
    )
    found = defined(said)
    assert found is not None
    assert said[found.start : found.end].endswith("in a valley in summer")


@pytest.mark.parametrize(
    "said",
    [
        "However, hive counting aims to tell how many hives there are.",
        "Our method aims to count hives.",
        "Hive counting is a well-suited technique for finding old hives.",
        "It is the task of counting hives.",
        "This paper aims to count hives.",
        "The proposed system aims to count hives.",
        "Existing methods aim to count hives by ear.",
        "Counting hives takes a long time.",
        "The goal of this work is to count hives.",
        "Old combs show many cells among a set of frames which hold honey.",
        "Cold weather is a challenge that keeps bees inside.",
    ],
)
def test_what_points_back_or_speaks_of_a_papers_own_work_defines_nothing(said: str) -> None:
    assert defined(said) is None
