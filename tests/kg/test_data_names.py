"""Data sets and measures that papers write in many ways."""

from __future__ import annotations

import pytest
from kg_samples import T, write

from extract.records import Extraction
from kg.records import GraphEntity
from kg.resolve import resolve_entities
from ontologies.vocabulary import EntityType


def told(name: str, sentence: str, *things: tuple[str, EntityType]) -> Extraction:
    return write(name, f"Paper {name}", [("method", sentence)], entities=[(n, kind, (), False) for n, kind in things])


def entities_of(*papers: Extraction) -> tuple[GraphEntity, ...]:
    return resolve_entities(papers).entities


def nodes(kind: EntityType, *names: str) -> int:
    return len(entities_of(*(told(f"p{n}", f"We use {name}.", (name, kind)) for n, name in enumerate(names))))


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (T.DATASET, "KEEL'31 En-De", "KEEL31 English-to-German"),
        (T.DATASET, "HullQA v2", "HullQA 2.0 dataset"),
        (T.DATASET, "HSS2", "Harbour Sound Samples 2"),
        (T.DATASET, "HULL-RS 2031 challenge dataset", "HULL-RS 2031"),
        (T.DATASET, "KEEL/HP", "KEEL/Harbour Post"),
        (T.DATASET, "Keel/Harbuorpost corpus", "KEEL/HarbourPost dataset"),
        (T.METRIC, "HRER", "hull rust error rate"),
    ],
)
def test_spellings_of_one_name_meet(kind: EntityType, first: str, second: str) -> None:
    assert nodes(kind, first, second) == 1


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (T.DATASET, "HSS2", "Harbour Sound Samples 3"),
        (T.DATASET, "KEEL 2031 test-dev set", "KEEL 2031"),
        (T.DATASET, "HullQA 2.1", "HullQA 2.0"),
        (T.DATASET, "KEEL'31 En-De", "KEEL'31 En-Fr"),
        (T.DATASET, "A-HULLQA", "HULL-QA"),
        (T.METHOD, "A-HULL", "HULL"),
        (T.METRIC, "BLOB@4", "BLOB@1"),
    ],
)
def test_names_of_two_things_stay_apart(kind: EntityType, first: str, second: str) -> None:
    assert nodes(kind, first, second) == 2


def test_letters_that_two_names_spell_join_neither() -> None:
    assert nodes(T.DATASET, "HSS", "Harbour Sound Samples", "Hull Scan Series") == 3


def test_letters_that_a_paper_explains_spell_no_other_name() -> None:
    explained = write(
        "a", "Paper a", [("method", "We use hull scan series (HSS).")], entities=[("HSS", T.DATASET, (), False)]
    )
    other = told("b", "We use Harbour Sound Samples.", ("Harbour Sound Samples", T.DATASET))
    assert len(entities_of(explained, other)) == 2


@pytest.mark.parametrize("name", ["En-De", "French-to-English", "EN→VI", "Sinhala-English tasks", "Welsh"])
def test_languages_are_no_data_set(name: str) -> None:
    assert not entities_of(told("a", f"We try it on {name}.", (name, T.DATASET)))


def test_a_name_cut_at_a_slash_is_made_whole() -> None:
    cut = told("a", "Tests on KEEL/HP and on the HullBank data show it.", ("KEEL", T.DATASET), ("HullBank", T.DATASET))
    typed = told("b", "Notes for KEEL/HP were written.", ("KEEL/HP", T.METHOD))
    long = told("c", "We use the KEEL/Harbour Post dataset.", ("KEEL/Harbour Post dataset", T.DATASET))
    kinds = told("d", "A KEEL finds rust.", ("KEEL", T.METHOD))
    found = {e.name: (e.type, e.papers) for e in entities_of(cut, typed, long, kinds)}
    assert found["KEEL"] == (T.METHOD, ("d",))
    (whole,) = [e for e in found.values() if len(e[1]) == 3]
    assert whole == (T.DATASET, ("a", "b", "c"))


def test_two_data_sets_beside_one_slash_stay_two() -> None:
    two = told("a", "Tests on RustSea/KeelBank show it.", ("RustSea", T.DATASET), ("KeelBank", T.DATASET))
    assert {e.name for e in entities_of(two)} == {"RustSea", "KeelBank"}


def test_a_network_stays_a_network_before_a_slash() -> None:
    papers = (
        write("a", "Paper a", [("method", "A keel net (KEEL) hears rust.")], entities=[("KEEL", T.METHOD, (), False)]),
        told("b", "We use the KEEL/Harbour Post dataset.", ("KEEL/Harbour Post dataset", T.DATASET)),
    )
    assert {(e.type, e.papers) for e in entities_of(*papers)} == {(T.METHOD, ("a",)), (T.DATASET, ("b",))}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("AUC", "area under the ROC curve", True),
        ("ROC-AUC", "area under the receiver operating characteristic curve", True),
        ("AUROC", "AUC score", True),
        ("AUPRC", "area under the precision-recall curve", True),
        ("AUC", "AUPRC", False),
        ("AUC", "area under the rust curve", False),
    ],
)
def test_the_area_under_one_curve_is_one_measure(first: str, second: str, same: bool) -> None:
    assert (nodes(T.METRIC, first, second) == 1) is same


def test_two_long_names_of_one_area_are_one_sense() -> None:
    papers = [
        write(f"p{n}", f"Paper {n}", [("method", f"The {long} (AUC) is high.")], entities=[(long, T.METRIC, (), False)])
        for n, long in enumerate(("area under the ROC curve", "area under the receiver operating characteristic curve"))
    ]
    assert len(entities_of(*papers)) == 1


def test_data_sets_told_by_their_task_alone_are_no_data_set_of_that_name() -> None:
    task = told("a", "It is keel counting.", ("keel counting", T.TASK))
    many = told("b", "We use keel counting datasets.", ("keel counting datasets", T.DATASET))
    one = told("c", "On a Keel counting dataset.", ("Keel counting dataset", T.DATASET))
    known = told("d", "On the Keel Counting dataset.", ("Keel Counting dataset", T.DATASET))
    assert [e.type for e in entities_of(task, many, one)] == [T.TASK]
    assert {e.type for e in entities_of(task, many, known)} == {T.TASK, T.DATASET}


def test_a_data_set_keeps_the_capital_that_a_paper_writes_in_its_text() -> None:
    papers = [
        told(f"p{n}", f"We use {name}.", (name, T.DATASET)) for n, name in enumerate(("hullscapes", "Hullscapes"))
    ]
    assert [e.name for e in entities_of(*papers)] == ["Hullscapes"]


def spelt(sentence: str, long: str, short: str) -> tuple[GraphEntity, ...]:
    return entities_of(
        write(
            "a",
            "Hulls",
            [("method", sentence)],
            entities=[(long, T.DATASET, (short,), False), ("rust", T.TASK, (), False)],
        )
    )


@pytest.mark.parametrize(
    ("sentence", "long", "short", "kept"),
    [
        ("Hull echo microscopy (HEM) shows rust.", "Hull echo microscopy", "HEM", False),
        ("The Hull Research Foundation (HRF) has rust.", "Hull Research Foundation", "HRF", False),
        ("The Hull Research Foundation (HRF) database has rust.", "Hull Research Foundation", "HRF", True),
        ("The Hulls Of Many Seas (HOMS) have rust.", "Hulls Of Many Seas", "HOMS", True),
    ],
)
def test_a_technique_and_a_maker_are_no_data_set(sentence: str, long: str, short: str, kept: bool) -> None:
    assert any(e.type is T.DATASET for e in spelt(sentence, long, short)) is kept


def test_many_data_sets_of_a_thing_do_not_make_it_one() -> None:
    many = told("a", "We use HEM datasets.", ("HEM", T.METHOD))
    assert [e.type for e in entities_of(many)] == [T.METHOD]


def test_a_size_with_and_without_its_unit_is_one_name() -> None:
    assert nodes(T.DATASET, "Hull3.6M", "Hull 3.6 dataset") == 1
    assert nodes(T.DATASET, "Hull3M", "Hull3K") == 2


def test_maps_are_no_mean_average_precision() -> None:
    drawn = told("a", "It draws maps.", ("maps", T.METRIC))
    measured = told("b", "The mAP is high.", ("mAP", T.METRIC))
    assert {e.name: e.papers for e in entities_of(drawn, measured)} == {"mAP": ("b",)}


def test_a_short_form_of_a_task_is_no_data_set_by_itself() -> None:
    task = write(
        "a", "Hulls", [("method", "Hull counting (HC) it is.")], entities=[("Hull counting", T.TASK, ("HC",), False)]
    )
    loose = told("b", "Tests on HC and on HULLBANK.", ("HC", T.DATASET), ("HULLBANK", T.DATASET))
    named = told("c", "Tests on the HC dataset.", ("HC dataset", T.DATASET))
    assert not any("b" in e.papers for e in entities_of(task, loose) if e.name == "HC" and e.type is T.DATASET)
    assert any(e.type is T.DATASET for e in entities_of(task, named))


@pytest.mark.parametrize(
    ("names", "number"),
    [
        (("HR KEEL", "KEEL"), 1),
        (("HRF KEL 2031", "KEL2031 dataset"), 1),
        (("HRF-KEEL", "KEEL"), 2),
        (("HRF KEL", "KEL"), 2),
        (("RUST KEEL", "KEEL", "RUST"), 3),
        (("HR KEEL 2031", "KEEL 2032"), 2),
    ],
)
def test_the_letters_of_who_put_data_out(names: tuple[str, ...], number: int) -> None:
    assert nodes(T.DATASET, *names) == number
