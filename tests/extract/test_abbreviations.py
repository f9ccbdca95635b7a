"""Short forms and long forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import any_text, raw_text

from extract.abbreviations import find_abbreviations


def pairs(text: str) -> list[tuple[str, str]]:
    return [(a.short, a.long) for a in find_abbreviations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We use a graph neural network (GNN) here.", [("GNN", "graph neural network")]),
        ("Convolutional neural networks (CNNs) count birds.", [("CNNs", "Convolutional neural networks")]),
        ("We read GNN (graph neural network) papers.", [("GNN", "graph neural network")]),
        ("the area under the curve (AUC)", [("AUC", "area under the curve")]),
        ("Ducks lead to KG. While questions over knowledge (KGWQK) wait.", []),
        ("heron net (in short: small) was used (see below)", []),
        ("It rose (P < 0.05) in all groups (n = 12).", []),
        ("by self-supervised learning (SSL) and", [("SSL", "self-supervised learning")]),
        ("herons (POX: 0.9) and other boxes (POX: 0.8)", []),
        ("heron data -- mud ViT -- various ponds -- in tides (ViT)", []),
        ('a "Marsh Bird Layer" (MBL)', [("MBL", "Marsh Bird Layer")]),
        ("the {Marsh Bird Index (MBI}) of", [("MBI", "Marsh Bird Index")]),
        ("M}arsh {\\it B}ird {\\it I}ndex (MBI)", []),
        ("marsh 12 birds (MB)", []),
        ("marsh bird index [MBI] and others", [("MBI", "marsh bird index")]),
        # The shorter stretch from "Comparison" on spells it letter by letter, too.
        (
            "We present Coastal Atlas and ComparisoN of OtTer Sounds (CACNOTS).",
            [("CACNOTS", "Coastal Atlas and ComparisoN of OtTer Sounds")],
        ),
        # "Inventory of Snipes" alone would turn the sense round.
        (
            "We propose Indirect Ringing without Inventory of Snipes (IRIS).",
            [("IRIS", "Indirect Ringing without Inventory of Snipes")],
        ),
        ("In Ponds we Use Mud with the heron bird index (HBI).", [("HBI", "heron bird index")]),
        ("We use Gull Heron Otter nets with marsh bird index (MBI).", [("MBI", "marsh bird index")]),
        (
            "Nests and Relation Embedding (ARE) of gulls; Reed Atlas and mud inventory (RAI)",
            [("RAI", "Reed Atlas and mud inventory")],
        ),
        # The whole noun phrase, past the words that the short form leaves out.
        ("We use non-wading marsh bird nesting (NWN).", [("NWN", "non-wading marsh bird nesting")]),
        ("a pond-level pecking (PP) of gulls", [("PP", "pond-level pecking")]),
        ("Nests on silt and oak (and NSO) are counted", []),
        ("H4N-Contrast—a novel heron marsh net (H4N)", []),
    ],
)
def test_pairs(text: str, found: list[tuple[str, str]]) -> None:
    assert pairs(text) == found


@given(any_text | raw_text)
def test_both_forms_stand_in_the_definition(text: str) -> None:
    for a in find_abbreviations(text):
        stretch = text[a.start : a.end]
        assert a.short in stretch
        assert a.long in stretch


def test_the_last_word_of_a_bracket_may_be_the_short_form_alone() -> None:
    assert pairs("We train keel neural nets (3D KNNs).") == [("KNNs", "keel neural nets")]
    assert pairs("We train keel neural nets (3D ones).") == []


@pytest.mark.parametrize(
    "text", ["Up-to-date talk on new keels (DATONK) sails.", "We beat a state-of-the-art hull method (STAHM)."]
)
def test_no_long_form_begins_amid_a_word_or_is_praise(text: str) -> None:
    assert find_abbreviations(text) == ()
