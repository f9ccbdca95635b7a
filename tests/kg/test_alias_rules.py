"""A thing's name in one paper is not always its name in others."""

from __future__ import annotations

import pytest
from kg_samples import T, write

from extract.records import Extraction
from kg.alias_rules import is_coined, is_made_by, is_parted
from kg.link import link_papers
from kg.records import GraphEntity
from kg.resolve import resolve_entities
from kg.taxonomy import find_broader
from ontologies.vocabulary import EntityType, RelationType


def paper(
    name: str, text: str, main: str, *aliases: str, kind: EntityType = T.METHOD, own: bool = False, date: str = ""
) -> Extraction:
    return write(name, f"Paper {name}", [("method", text)], entities=[(main, kind, aliases, own)], date=date or None)


def names_of(papers: list[Extraction], name: str) -> set[str]:
    (entity,) = (e for e in resolve_entities(papers).entities if e.name == name)
    return {entity.name, *entity.aliases}


def users(count: int, name: str, kind: EntityType = T.METHOD) -> list[Extraction]:
    return [paper(f"u{n}", f"Here {name} is used.", name, kind=kind) for n in range(count)]


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("hull sound", "sound"),  # wider
        ("hull sound", "wooden hull sound"),  # narrower
        ("hull sound", "HullSound-QA"),  # coined from it
        ("hull sound", "harbour noise"),  # another
        ("labelled hull sound", "unlabelled hull sound"),
        ("one-stage hull sound", "two-stage hull sound"),
    ],
)
def test_what_one_paper_calls_a_thing_is_no_name_of_it_in_others(name: str, alias: str) -> None:
    papers = [*users(2, name, T.MODALITY), paper("x", f"By {name} or {alias} we go.", name, alias, kind=T.MODALITY)]
    assert alias not in names_of(papers, name)


@pytest.mark.parametrize("alias", ["hull sound recordings", "Hull Sound", "hull sound (HS) signals", "HS"])
def test_spellings_heads_and_short_forms_stay(alias: str) -> None:
    papers = [
        *users(2, "hull sound", T.MODALITY),
        paper("x", f"The hull sound (HS), or {alias}.", "hull sound", alias, kind=T.MODALITY),
    ]
    assert alias in {a for e in resolve_entities(papers).entities for a in (e.name, *e.aliases)}


def test_a_name_that_others_use_by_itself_goes_to_them() -> None:
    papers = [
        paper("a", "The RustNet-QA answers, or RustNet.", "RustNet-QA", "RustNet"),
        paper("b", "Here is RustNet.", "RustNet"),
    ]
    assert names_of(papers, "RustNet-QA") == {"RustNet-QA"}


def test_a_short_form_with_a_long_form_of_its_own_is_no_alias() -> None:
    text = "The tidal rust mapping (TRM) and the rust survey (RS) and more TRM."
    assert "RS" not in names_of([paper("a", text, "tidal rust mapping", "TRM", "RS")], "tidal rust mapping (TRM)")


def test_a_thing_of_one_paper_keeps_its_looser_names_but_no_bare_word() -> None:
    text = "The layered keel reader is new. This keel listener, the reader, works."
    found = names_of([paper("a", text, "layered keel reader", "keel listener", "reader")], "layered keel reader")
    assert found == {"layered keel reader", "keel listener"}


def test_a_piece_of_a_name_is_no_alias() -> None:
    text = "Random keel models (RKM) are used; random keel models win."
    papers = [*users(1, "random keel model"), paper("x", text, "random keel models", "random keel")]
    assert "random keel" not in names_of(papers, "random keel model")


def test_refused_names_leave_no_quotes_where_others_stand() -> None:
    papers = [*users(2, "hull sound"), paper("x", "By hull sound or harbour noise.", "hull sound", "harbour noise")]
    (entity,) = resolve_entities(papers).entities
    assert {m.quote for m in entity.mentions} == {"hull sound"} and {m.paper for m in entity.mentions} == {
        "u0",
        "u1",
        "x",
    }


def test_two_papers_do_not_join_a_thing_with_its_part() -> None:
    papers = [paper("a", "The keel trace.", "keel trace", kind=T.MODALITY)] + [
        paper(f"b{n}", "The keel features, or keel signals.", "keel features", "keel signals", kind=T.MODALITY)
        for n in range(2)
    ]
    papers.append(paper("c", "The keel signals.", "keel signals", kind=T.MODALITY))
    local = resolve_entities(papers).local
    assert local["b0", 0] != local["c", 0]


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        ("one stage keel reader", "multi stage keel reader", True),
        ("keel reader", "multi keel reader", True),
        ("supervised keel reader", "unsupervised keel reader", True),
        ("multi task reader", "multitask reader", False),
        ("keel reader", "hull reader", False),
    ],
)
def test_numbers_and_opposites_part_names(one: str, other: str, parted: bool) -> None:
    assert is_parted(one, other) is is_parted(other, one) is parted


def test_makers_are_few_and_come_first() -> None:
    dates = {"a": "2020", "b": "2021", "c": "2019", "d": "2022", "e": "2023"}
    assert is_made_by(["a"], ["a", "b"], dates, coined=False)
    assert not is_made_by(["a"], ["a", "c"], dates, coined=True)  # used before
    assert not is_made_by(["a", "b", "d"], ["a", "b", "d"], dates, coined=True)
    assert not is_made_by(["a"], ["a", "b", "d", "e"], dates, coined=False)
    assert is_made_by(["a"], ["a", "b", "d", "e"], dates, coined=True)
    assert is_coined("RustNet model", T.METHOD) and not is_coined("rust network", T.METHOD)


def test_a_common_thing_has_no_maker_and_its_paper_only_uses_it() -> None:
    papers = [*users(4, "keel learning"), paper("x", "We propose keel learning.", "keel learning", own=True)]
    resolved = resolve_entities(papers)
    assert [e.proposed_by for e in resolved.entities] == [()]
    edges = link_papers(papers, resolved.entities, resolved.local)
    assert {e.relation for e in edges} == {RelationType.USES}


@pytest.mark.parametrize(
    ("parent", "child", "kept"),
    [
        ("harbour-specific self-taught readers", "keel learning", False),
        ("deep readers", "keel learning", True),
        ("harbour-specific self-taught readers", "RustNet", True),
    ],
)
def test_a_parent_says_no_more_than_its_child(parent: str, child: str, kept: bool) -> None:
    papers = [
        write(
            "a",
            "Docks",
            [("method", f"Many {parent} such as {child} exist.")],
            entities=[(parent, T.METHOD, (), False), (child, T.METHOD, (), False)],
        )
    ]
    resolved = resolve_entities(papers)
    found: tuple[GraphEntity, ...] = find_broader(resolved.entities, papers, resolved.local)[0]
    assert any(e.broader for e in found) is kept


@pytest.mark.parametrize(
    ("title", "sentence", "own"),
    [
        ("Docks", "We release the DOCK-5 dataset.", True),
        ("Docks", "In this paper we build a large set of boats named DOCK-5.", True),
        ("DOCK-5: A Benchmark for Boats", "We present a benchmark of boats.", True),
        ("Docks", "We develop a reader on DOCK-5.", False),
        ("Docks", "We present results of tests with DOCK-5.", False),
        ("DOCK-5: A Benchmark for Boats", "A benchmark of boats is wanted.", False),
    ],
)
def test_data_that_a_paper_says_it_made_are_its_own(title: str, sentence: str, own: bool) -> None:
    paper = write("a", title, [("resource", sentence)], entities=[("DOCK-5", T.DATASET, (), False)])
    (entity,) = resolve_entities([paper]).entities
    assert bool(entity.proposed_by) is own


@pytest.mark.parametrize(
    ("title", "own"),
    [("Calibration of a keel reader", False), ("Design of a keel reader", True), ("A keel reader", True)],
)
def test_what_a_title_only_does_something_to_is_not_put_forward(title: str, own: bool) -> None:
    paper = write("a", title, [("method", "We study a keel reader.")], entities=[("keel reader", T.METHOD, (), True)])
    assert bool(resolve_entities([paper]).entities[0].proposed_by) is own


def test_data_that_share_a_word_are_not_one() -> None:
    body = [("method", "We hear the keel sound signal, keel sound and keel images.")]
    aliases = ("keel sound", "keel images")
    paper = write("a", "Docks", body, entities=[("keel sound signal", T.MODALITY, aliases, False)])
    (entity,) = resolve_entities([paper]).entities
    assert {entity.name, *entity.aliases} == {"keel sound signal", "keel sound"}
