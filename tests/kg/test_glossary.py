"""The glossary: short forms, their meanings, the sentences that define them."""

from __future__ import annotations

from dataclasses import replace

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


def test_a_long_form_cut_at_its_and_is_made_whole() -> None:
    text = "Hives that are steady and evenly filled (SEF) are rare. Rain and evenly filled (EF) combs."
    paper = write("p1", "Words", [("background", text)])
    found = []
    for short in ("SEF", "EF"):
        start = paper.paper.text.index(f"evenly filled ({short})")
        end = start + len(f"evenly filled ({short})")
        found.append(Abbreviation(short=short, long="evenly filled", start=start, end=end))
    entries = build_glossary([replace(paper, abbreviations=tuple(found))])
    assert [(e.short, e.long_forms) for e in entries] == [
        ("EF", ("evenly filled",)),
        ("SEF", ("steady and evenly filled",)),
    ]


def test_a_long_form_without_the_letters_is_none_and_a_cut_word_is_joined() -> None:
    assert build_glossary([defining(1, ("HumRIG", "hive listening course"))]) == ()
    (entry,) = build_glossary([defining(1, ("HWT", "hive wing trans- lation"))])
    assert entry.long_forms == ("hive wing translation",)
    (entry,) = build_glossary([defining(1, ("HWT", "hive- and wing translation"))])
    assert entry.long_forms == ("hive- and wing translation",)


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
        [("background", f"{before} queen counting (QXB) is new.")],
        entities=[("queen counting", T.TASK, ("QXB",), False)],
    )
    assert tuple(form for entry in build_glossary([paper]) for form in entry.long_forms) == forms


def cut_off(text: str, short: str, long: str) -> Extraction:
    """A paper of this text, whose reader took ``long`` for what ``short`` stands for."""
    from dataclasses import replace

    paper = write("a", "Words", [("background", text)])
    start = paper.paper.text.index(f"{long} ({short})")
    found = Abbreviation(short=short, long=long, start=start, end=start + len(long) + len(short) + 3)
    return replace(paper, abbreviations=(found,))


@pytest.mark.parametrize(
    ("text", "short", "long", "told"),
    [
        ("A multi-hull rust model (MHRM) it is.", "MHRM", "hull rust model", "multi-hull rust model"),
        ("A multi-modal rust bank (MRB) it is.", "MRB", "modal rust bank", "multi-modal rust bank"),
        ("A non-rusty hull model (RHM) it is.", "RHM", "rusty hull model", "rusty hull model"),
    ],
)
def test_no_long_form_begins_amid_a_word_of_its_letters(text: str, short: str, long: str, told: str) -> None:
    (entry,) = build_glossary([cut_off(text, short, long)])
    assert entry.long_forms == (told,)
    assert told in entry.evidence[0].quote


@pytest.mark.parametrize(
    ("short", "first", "second"),
    [
        ("AHR", "automatic hull recognition", "automatic hull recognizer"),
        ("HBM", "hidden barnacle model", "hidden barnaclc models"),
        ("MKS", "multi-keel summary", "multiple keel summary"),
    ],
)
def test_the_doer_the_doing_and_a_slip_are_no_second_meaning(short: str, first: str, second: str) -> None:
    (entry,) = build_glossary([defining(1, (short, first)), defining(2, (short, first)), defining(3, (short, second))])
    assert (entry.long_forms, entry.ambiguous) == ((first,), False)


def test_opposites_stay_two_meanings() -> None:
    (entry,) = build_glossary([defining(1, ("MHD", "maximum hull depth")), defining(2, ("MHD", "minimum hull depth"))])
    assert entry.ambiguous


def test_a_short_form_that_begins_otherwise_is_of_something_else() -> None:
    paper = write(
        "a",
        "Rust",
        [("background", "The rust model (HXM) is new.")],
        entities=[("rust model", T.TASK, ("HXM",), False)],
    )
    assert build_glossary([paper]) == ()


def test_a_typing_error_of_one_paper_is_told_as_all_others_write_the_word() -> None:
    papers = [write(f"p{n}", "Hulls", [("background", "Barnacle recognition is hard.")]) for n in range(3)]
    wrong, known = defining(4, ("BR", "barnacle reocgnition")), defining(5, ("HP", "hull planting"))
    found = build_glossary([*papers, wrong, known])
    assert [entry.long_forms for entry in found] == [("barnacle recognition",), ("hull planting",)]
    assert "reocgnition" in found[0].evidence[0].quote


def test_a_word_that_few_papers_write_otherwise_stays() -> None:
    papers = [write(f"p{n}", "Hulls", [("background", "Barnacle recognition is hard.")]) for n in range(2)]
    assert build_glossary([*papers, defining(4, ("BR", "barnacle reocgnition"))])[0].long_forms == (
        "barnacle reocgnition",
    )


def test_a_hyphen_and_capitals_make_no_second_short_form() -> None:
    found = build_glossary(
        [
            defining(1, ("Re-HR", "repeated hull recognition")),
            defining(2, ("Re-HR", "repeated hull recognition")),
            defining(3, ("ReHR", "repeated hull recognition")),
            defining(4, ("REHR", "rusty eel and herring reader")),
        ]
    )
    assert [(e.short, e.papers) for e in found] == [("Re-HR", ("p1", "p2", "p3")), ("REHR", ("p4",))]
