"""Names that people see."""

from __future__ import annotations

import pytest

from kg.name_rules import without_epithet
from kg.naming import Surface, choose_name
from ontologies.vocabulary import EntityType


def surfaces(*forms: tuple[str, int, bool]) -> list[Surface]:
    return [
        Surface(text=text, paper=f"p{n}", in_text=uses, in_title=0, main=main)
        for n, (text, uses, main) in enumerate(forms)
    ]


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        # A made-up name needs no word for its sort.
        ((("U-Net model", 1, True), ("U-Net architecture", 1, True), ("U-Net", 1, False)), "U-Net"),
        ((("HULL-QA dataset", 1, True), ("HULL-QA", 1, False)), "HULL-QA"),
        # Longer forms show in which case it is written.
        ((("Hull-IV", 1, True), ("HULL-IV", 1, True), ("HULL-IV database", 1, False)), "HULL-IV"),
        # Capitals of titles make no name.
        ((("multi-scale approach", 2, True), ("Multi-Scale", 1, False)), "multi-scale approach"),
        ((("X-ray", 2, True), ("X-Rays", 1, True), ("X-rays", 3, True)), "X-ray"),
        # Scores keep their word; possessives and the breaks of lines go.
        ((("HULL score", 1, True), ("HULL scores", 1, True)), "HULL score"),
        ((("hull network's", 2, True),), "hull network"),
        ((("hull trans- port", 2, True),), "hull transport"),
    ],
)
def test_the_name_is_the_one_that_papers_use(forms: tuple[tuple[str, int, bool], ...], name: str) -> None:
    assert choose_name(surfaces(*forms), None, coined=False) == name


def test_what_a_paper_made_goes_by_the_word_that_it_made_up() -> None:
    forms = surfaces(("hull reading system", 2, True), ("KEELS", 1, False))
    assert choose_name(forms, None, coined=True) == "KEELS"
    assert choose_name(forms, None, coined=False) == "hull reading system"
    forms = surfaces(("keel echo network", 2, True), ("KENet", 1, False), ("keel reader", 1, False))
    assert choose_name(forms, None, coined=True) == "KENet (keel echo network)"


@pytest.mark.parametrize(
    ("name", "kind", "bare"),
    [
        ("intuitive hull reader", EntityType.METHOD, "hull reader"),
        ("fast and robust hull reader", EntityType.METHOD, "hull reader"),
        ("fast and sail-free hull reader", EntityType.METHOD, "fast and sail-free hull reader"),
        ("pre-trained HullNet", EntityType.METHOD, "HullNet"),
        ("pre-trained hull reader", EntityType.METHOD, "pre-trained hull reader"),
        ("Efficient Hullformer", EntityType.METHOD, "Efficient Hullformer"),
        ("challenging HULL-QA dataset", EntityType.DATASET, "HULL-QA dataset"),
        ("training images", EntityType.MODALITY, "images"),
        ("training data", EntityType.MODALITY, "training data"),
        ("higher accuracy", EntityType.METRIC, "accuracy"),
        ("lower bound", EntityType.METRIC, "lower bound"),
        ("automated KEEL-2 metrics", EntityType.METRIC, "KEEL-2"),
        ("automatic keel accuracy", EntityType.METRIC, "automatic keel accuracy"),
        ("hull bend values", EntityType.METRIC, "hull bend"),
        ("predictive values", EntityType.METRIC, "predictive values"),
        ("Keel values", EntityType.METRIC, "Keel values"),
    ],
)
def test_names_are_without_praise(name: str, kind: EntityType, bare: str) -> None:
    assert without_epithet(name, kind) == bare
