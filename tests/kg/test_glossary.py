"""The glossary: short forms, their meanings, the sentences that define them."""

from __future__ import annotations

import pytest
from kg_samples import HULLS, T, write

from extract.records import Abbreviation, Extraction
from kg.glossary import build_glossary
from kg.resolve import resolve_entities


def defining(number: int, *pairs: tuple[str, str]) -> Extraction:
    """A paper that defines each (short, long), whatever the letters say."""
    text = " ".join(f"There is {long} ({short})." for short, long in pairs)
    paper = write(f"p{number}", "Words", [("background", text)])
    found = []
    for short, long in pairs:
        start = paper.paper.text.index(f"{long} ({short})")
        found.append(Abbreviation(short=short, long=long, start=start, end=start + len(long) + len(short) + 3))
    from dataclasses import replace

    return replace(paper, abbreviations=tuple(found))


def test_one_meaning_in_many_spellings() -> None:
    (entry,) = build_glossary(
        [
            defining(1, ("ECG", "electrocardiogram")),
            defining(2, ("ECGs", "electrocardiograms")),
            defining(3, ("ECG", "Electrocardiography")),
            defining(4, ("ECG", "electrocardiogram")),
        ]
    )
    assert (entry.short, entry.long_forms, entry.ambiguous) == ("ECG", ("electrocardiogram",), False)
    assert entry.papers == ("p1", "p2", "p3", "p4")
    assert entry.evidence[0].quote == "There is electrocardiogram (ECG)."


def test_two_meanings_are_marked_the_more_used_first() -> None:
    (entry,) = build_glossary(
        [
            defining(1, ("SSL", "semi-supervised learning")),
            defining(2, ("SSL", "self-supervised learning")),
            defining(3, ("SSL", "self-supervised learning")),
        ]
    )
    assert entry.ambiguous
    assert entry.long_forms == ("self-supervised learning", "semi-supervised learning")


def test_a_long_form_against_the_order_of_the_letters_loses() -> None:
    slip, right = ("PHKR", "peak keel to hull ratio"), ("PHKR", "peak hull to keel ratio")
    (entry,) = build_glossary([defining(1, slip), defining(2, slip), defining(3, right)])
    assert (entry.long_forms, entry.papers, entry.ambiguous) == (("peak hull to keel ratio",), ("p3",), False)
    # Alone it would mislead.
    assert build_glossary([defining(1, slip)]) == ()


def test_every_definition_of_the_sample_is_there_with_its_words() -> None:
    entries = build_glossary(HULLS)
    assert [e.short for e in entries] == sorted((e.short for e in entries), key=str.casefold)
    texts = {x.paper.id: x.paper.text for x in HULLS}
    for entry in entries:
        for evidence in entry.evidence:
            assert texts[evidence.paper][evidence.start : evidence.end] == evidence.quote
            assert entry.short in evidence.quote


@pytest.mark.parametrize("pair", [("ABC", "ABC"), ("ABC", "abc"), ("ABC", "ABC network"), ("A", "A"), ("ABC", "...")])
def test_a_short_form_that_stands_for_itself_breaks_nothing(pair: tuple[str, str]) -> None:
    from dataclasses import replace

    paper = defining(1, pair)
    used = write("p2", "More", [("method", "ABC is used.")], entities=[("ABC", T.METHOD, (), False)])
    build_glossary([paper, used])
    resolved = resolve_entities([replace(paper, entities=()), used])
    assert [e.name for e in resolved.entities] == ["ABC"]
    assert resolved.short_forms.expand("p2", "ABC") == resolved.short_forms.expand("p2", "abc")


def test_an_abbreviation_that_stands_for_itself_is_no_entry() -> None:
    assert build_glossary([defining(1, ("ABC", "ABC"), ("ABC", "A-B-C"))]) == ()


@pytest.mark.parametrize(
    ("before", "forms"), [("Keeping with", ("queen counting",)), ("Keeping without", ()), ("Ways of non", ())]
)
def test_a_meaning_is_not_cut_off_at_a_denial(before: str, forms: tuple[str, ...]) -> None:
    paper = write(
        "a",
        "Counts",
        [("background", f"{before} queen counting (BXQ) is new.")],
        entities=[("queen counting", T.TASK, ("BXQ",), False)],
    )
    assert tuple(form for entry in build_glossary([paper]) for form in entry.long_forms) == forms
