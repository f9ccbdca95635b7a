"""Which issues stand under the name of a type."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kg_samples import write

from extract.records import Extraction
from kg.field import build_field
from kg.issue_kinds import in_category, is_clearly_of, load_issue_kinds, part_unsure, type_chance


def _paper(name: str, sentence: str, phrase: str, slug: str) -> Extraction:
    paper = write(name, f"Docks {name}", [("issue", sentence)], issues=[(phrase, slug)])
    return replace(paper, issues=tuple(replace(i, score=0.9) for i in paper.issues))


@pytest.mark.parametrize(
    ("phrase", "slug", "sure"),
    [
        ("few labelled hulls are available", "label-scarcity", True),
        ("rusty masts have hardly been studied", "little-explored", True),
        ("murky recordings with engine noise", "noise-and-artefacts", True),
        ("high similarity between masts and keels", "little-explored", False),
        ("cannot replace a diver", "mechanical-limits", False),
        ("require reasoning over many steps of a dive", "shallow-reasoning", True),
        ("limitations of traditional methods", "insufficient-accuracy", False),
        ("require reasoning over the steps of a dive", "shallow-reasoning", False),
    ],
)
def test_a_phrase_is_of_a_type_only_where_its_words_speak_for_it(phrase: str, slug: str, sure: bool) -> None:
    kept, unsure = part_unsure([_paper("a", f"Here {phrase}.", phrase, slug)])
    assert kept[0].issues[0].type == (slug if sure else None)
    assert list(unsure.values()) == ([] if sure else [slug])


@pytest.mark.parametrize(
    ("sentence", "phrase", "slug", "chance", "sure"),
    [
        ("Masts have hardly been studied.", "Masts have hardly been studied", "little-explored", 0.5, True),
        ("Old charts help little.", "help little", "little-explored", 0.9, False),
        ("It rests on graph constraints.", "graph constraints", "ignored-domain-structure", 0.7, False),
        ("They ignore graph constraints.", "ignore graph constraints", "ignored-domain-structure", 0.5, True),
        ("This brings a flood of parameters.", "flood of parameters", "computational-cost", 0.54, False),
        ("This takes many costly computations.", "costly computations", "computational-cost", 0.56, True),
        ("They forget the notion of rewards.", "forget the notion of rewards", "sparse-feedback", 0.8, False),
        ("Rewards are sparse at sea.", "Rewards are sparse", "sparse-feedback", 0.5, True),
        ("The performance drops.", "performance drops", "noise-and-artefacts", 0.9, False),
        ("Murky artifacts appear.", "Murky artifacts appear", "noise-and-artefacts", 0.5, True),
        ("It offers efficient exploration.", "efficient exploration", "sample-inefficiency", 0.9, False),
        ("Efficient exploration is hard.", "Efficient exploration", "sample-inefficiency", 0.9, False),
        ("They take too many dives and trials.", "too many dives and trials", "sample-inefficiency", 0.9, True),
        ("Lamps face noisy labels of hulls.", "noisy labels of hulls", "noise-and-artefacts", 0.9, False),
        ("It rests on raw soundings alone.", "rests on raw soundings alone", "noise-and-artefacts", 0.9, False),
        ("Masts have a long history at sea.", "long history at sea", "missing-context", 0.9, False),
        ("They ignore the history of a mast.", "ignore the history of a mast", "missing-context", 0.9, True),
        ("The hour of a feast is uncertain.", "hour of a feast is uncertain", "partial-observability", 0.9, False),
        ("Masts are tall.", "Masts are tall", "black-box", 0.5, True),
        ("Blurred keels are missed.", "Blurred keels are missed", "ill-bounded-targets", 0.9, True),
        ("The keel has imprecise boundaries.", "imprecise boundaries", "ill-bounded-targets", 0.9, False),
        (
            "Knots are insufficient for sending word.",
            "insufficient for sending word",
            "ignored-domain-structure",
            0.9,
            False,
        ),
        ("The score hides leaks.", "hides leaks", "misleading-metrics", 0.9, True),
        ("Not all gulls mislead.", "Not all gulls mislead", "misleading-metrics", 0.9, False),
        ("The arm slips on wet ropes.", "slips on wet ropes", "hard-control", 0.9, True),
        ("Parameters depend on limits.", "depend on limits", "hard-control", 0.9, False),
        ("They get excessively long logs.", "excessively long logs", "missing-context", 0.9, False),
        ("Previously seen gulls vanish.", "Previously seen gulls vanish", "unseen-classes", 0.9, False),
        ("They ignore links between ports.", "ignore links between ports", "modality-gap", 0.9, False),
    ],
)
def test_one_of_a_wide_type_shows_it_in_its_own_words(
    sentence: str, phrase: str, slug: str, chance: float, sure: bool
) -> None:
    kept, _ = part_unsure([_paper("a", sentence, phrase, slug)], lambda *said: chance)
    assert kept[0].issues[0].type == (slug if sure else None)


def test_what_is_unsure_keeps_its_own_name_and_the_category() -> None:
    papers = [
        _paper("a", "Few labelled masts are available.", "Few labelled masts are available", "label-scarcity"),
        _paper("b", "Labels of keels are costly.", "Labels of keels are costly", "label-scarcity"),
        _paper("c", "Masts show a high similarity to keels.", "high similarity to keels", "noise-and-artefacts"),
    ]
    nodes = build_field([p.paper for p in papers], papers).issues
    top = [n for n in nodes if n.topic == "corpus"]
    cards = {n.type: set(n.papers) for n in top if n.type}
    assert cards == {"label-scarcity": {"a", "b"}}
    (alone,) = [n for n in top if "c" in n.papers]
    assert (alone.label, alone.category) == ("High similarity to keels", "data")


def test_gaps_and_poor_figures_are_one_issue_only_where_they_are_about_one_thing() -> None:
    said = {
        "a": "Few studies have examined wooden masts",
        "b": "The rust of keels remains unexplored",
        "c": "wooden masts have hardly been examined in studies",
    }
    papers = [_paper(name, f"{words}.", words, "little-explored") for name, words in said.items()]
    nodes = build_field([p.paper for p in papers], papers).issues
    top = [n for n in nodes if n.topic == "corpus"]
    assert sorted(n.papers for n in top) == [("a", "c"), ("b",)]
    assert {n.category for n in top} == {"knowledge"}


def test_a_type_that_the_caller_finds_likely_stays() -> None:
    paper = _paper("a", "Masts are tall.", "Masts are tall", "look-alikes")
    assert part_unsure([paper], lambda phrase, sentence, slug: 0.9) == ((paper,), {})
    parted, unsure = part_unsure([paper], lambda phrase, sentence, slug: 0.1)
    assert parted[0].issues[0].type is None and list(unsure.values()) == ["look-alikes"]
    assert in_category((), unsure, load_issue_kinds()) == ()


def test_the_chance_is_the_same_for_any_company() -> None:
    said = ("few labelled hulls are available", "Here few labelled hulls are available.", "label-scarcity")
    assert type_chance(*said) == type_chance(*said)
    assert 0.0 <= type_chance("", "", "label-scarcity") <= 1.0


def test_what_names_no_language_of_few_resources_is_none() -> None:
    for phrase, kept in (("left out of most sound archives", True), ("ability per harbour to drop", False)):
        (paper,), _ = part_unsure([_paper("a", f"Here {phrase}.", phrase, "low-resource-languages")], lambda *_: 0.9)
        assert (paper.issues[0].type is not None) is kept


def test_a_clear_type_is_named_or_likely_and_shares_a_word() -> None:
    clear = "labelled hulls are scarce"
    assert is_clearly_of(clear, f"But {clear}.", "label-scarcity")
    assert not is_clearly_of("divers tire", "Here divers tire.", "label-scarcity")
