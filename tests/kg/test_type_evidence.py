"""What the words around names say of them, and names that make no node."""

from __future__ import annotations

import pytest
from kg_samples import T, write

from extract.records import Extraction
from kg.curation import Curation
from kg.records import GraphEntity
from kg.resolve import resolve_entities
from ontologies.vocabulary import EntityType


def paper(
    name: str, sentence: str, entity: str, kind: EntityType, claims: tuple[dict[str, str], ...] = ()
) -> Extraction:
    return write(name, f"Paper {name}", [("method", sentence)], entities=[(entity, kind, (), False)], claims=claims)


def resolve(*papers: Extraction, curation: Curation | None = None) -> tuple[GraphEntity, ...]:
    return resolve_entities(papers, curation).entities


def test_a_made_up_name_before_model_is_no_data_set() -> None:
    (entity,) = resolve(paper("a", "A larger HullBERT model was tried.", "HullBERT", T.DATASET))
    assert entity.type is T.METHOD


@pytest.mark.parametrize("sentence", ["Tested on HullBERT models.", "The HullBERT dataset and model."])
def test_what_things_are_tested_on_stays_data(sentence: str) -> None:
    (entity,) = resolve(paper("a", sentence, "HullBERT", T.DATASET))
    assert entity.type is T.DATASET


@pytest.mark.parametrize("name", ["Hulla-1.5-7B", "HullNet-Large"])
def test_sizes_of_models_make_no_data_sets(name: str) -> None:
    (entity,) = resolve(paper("a", f"Here is {name}.", name, T.DATASET))
    assert entity.type is T.METHOD


def test_a_known_method_with_a_number_is_a_method() -> None:
    entities = resolve(
        paper("a", "Here is HullNet.", "HullNet", T.METHOD), paper("b", "Here is HullNet-18.", "HullNet-18", T.DATASET)
    )
    assert [entity.type for entity in entities] == [T.METHOD, T.METHOD]


def test_what_a_claim_measures_by_is_a_metric() -> None:
    claim = {"sentence": "0", "metric": "Dice", "value": "0.8"}
    (entity,) = resolve(paper("a", "It has a Dice of 0.8.", "Dice", T.METHOD, (claim,)))
    assert entity.type is T.METRIC
    (entity,) = resolve(paper("a", "It has an R@1 of 0.8.", "R@1", T.DATASET))
    assert entity.type is T.METRIC


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("model", T.METHOD),
        ("existing frameworks", T.METHOD),
        ("baseline models", T.METHOD),
        ("state-of-the-art methods", T.METHOD),
        ("descriptors", T.METHOD),
        ("classification task", T.TASK),
        ("recordings", T.MODALITY),
        ("in-house dataset", T.DATASET),
        ("Task 2B", T.DATASET),
        ("few-boat learning", T.DATASET),
        ("Boats platform", T.DATASET),
        ("three-stage hybrid framework", T.METHOD),
        ("unified framework", T.METHOD),
        ("framework that lets boats talk", T.METHOD),
        ("control strategies", T.METHOD),
        ("model-free approaches", T.METHOD),
        ("computer simulations", T.METHOD),
        ("user study", T.METHOD),
        ("in-depth analysis", T.METHOD),
        ("digital technologies", T.METHOD),
        ("unified representation", T.METHOD),
        ("fine-tuned", T.METHOD),
        ("cost function", T.METHOD),
        ("batch version of our reader", T.METHOD),
        ("comprehensive dataset", T.DATASET),
        ("Dock 2.0 licence", T.DATASET),
        ("intuitive mapping", T.METHOD),
        ("proof-of-concept prototype", T.METHOD),
        ("degrees of freedom", T.METHOD),
        ("performance", T.METRIC),
        ("docking performance", T.METRIC),
        ("automatic metrics", T.METRIC),
        ("mmHg", T.METRIC),
        ("HD: 0.5) and keels", T.METRIC),
    ],
)
def test_names_that_name_nothing_make_no_node(name: str, kind: EntityType) -> None:
    assert resolve(paper("a", f"Here is {name} of boats.", name, kind)) == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("images", T.MODALITY),
        ("mAP", T.METRIC),
        ("hull dataset", T.DATASET),
        ("deep learning", T.METHOD),
        ("multi-task framework", T.METHOD),
        ("hybrid hull reader", T.METHOD),
        ("grasp quality measures", T.METRIC),
        ("SET", T.METHOD),
    ],
)
def test_short_names_that_name_something_stay(name: str, kind: EntityType) -> None:
    assert len(resolve(paper("a", f"Here is {name} of boats.", name, kind))) == 1


def test_two_papers_own_data_sets_do_not_meet_in_the_graph() -> None:
    assert resolve(*(paper(n, "Our private dataset is small.", "private dataset", T.DATASET) for n in "ab")) == ()


def test_a_meeting_is_no_data_set() -> None:
    assert resolve(paper("a", "Shown at the International Conference on HULLCON.", "HULLCON", T.DATASET)) == ()
    assert len(resolve(paper("a", "Shown on HULLCON.", "HULLCON", T.DATASET))) == 1


def test_what_a_person_decided_on_stays() -> None:
    curation = Curation(rename=(("model", "hull model"),))
    (entity,) = resolve(paper("a", "Here is model.", "model", T.METHOD), curation=curation)
    assert entity.name == "hull model"


def test_a_thing_that_others_use_is_put_forward_by_who_says_so() -> None:
    def said(name: str, sentence: str, proposed: bool) -> Extraction:
        return write(name, f"Paper {name}", [("method", sentence)], entities=[("HullNet", T.METHOD, (), proposed)])

    (entity,) = resolve(said("a", "Fewer boats than HullNet needs.", True), said("b", "We use HullNet.", False))
    assert entity.proposed_by == ()
    (entity,) = resolve(said("a", "We propose HullNet.", True), said("b", "We use HullNet.", False))
    assert entity.proposed_by == ("a",)


def test_names_broken_at_a_line_and_possessives_meet() -> None:
    (entity,) = resolve(
        paper("a", "Here is a hull transport machine.", "hull transport machine", T.METHOD),
        paper("b", "Here is a hull trans- port machine.", "hull trans- port machine", T.METHOD),
        paper("c", "The hull transport machine's end.", "hull transport machine's", T.METHOD),
    )
    assert entity.name == "hull transport machine"


@pytest.mark.parametrize(("name", "kind"), [("boat stacking problem", T.TASK), ("rust walk metric", T.METRIC)])
def test_a_name_that_ends_with_what_it_is_is_no_method(name: str, kind: EntityType) -> None:
    (entity,) = resolve(paper("a", f"Here is the {name}.", name, T.METHOD))
    assert entity.type is kind


def test_a_name_is_mended_where_a_page_left_codes_in_it() -> None:
    (entity,) = resolve(
        paper("a", "Here is a hull mixture reader.", "hull mixture reader", T.METHOD),
        paper("b", "Here is a hull mix(cid:173) ture reader.", "hull mix(cid:173) ture reader", T.METHOD),
    )
    assert entity.name == "hull mixture reader"


@pytest.mark.parametrize("name", ["data augmentation", "hull simulation", "hull controller", "keel detection network"])
def test_names_that_say_what_is_done_to_what_stay(name: str) -> None:
    assert [e.name for e in resolve(paper("a", f"We use {name}.", name, T.METHOD))] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "We tried it on a Rowbot 6.",
        "We tried it on the Rowbot 6 machine.",
        "We tried it on a rowing machine: the Rowbot 6.",
        "We tried it in simulation and on the Rowbot 6.",
    ],
)
def test_what_a_work_is_tried_on_is_a_machine_where_its_words_say_so(sentence: str) -> None:
    (entity,) = resolve(paper("a", sentence, "Rowbot 6", T.DATASET))
    assert entity.type is T.METHOD


@pytest.mark.parametrize(
    "sentence",
    ["We tried it on Rowbot 6.", "We tried it on a Rowbot 6 benchmark.", "Sensors gave the Rowbot 6 dataset."],
)
def test_what_may_be_data_stays_data(sentence: str) -> None:
    (entity,) = resolve(paper("a", sentence, "Rowbot 6", T.DATASET))
    assert entity.type is T.DATASET


@pytest.mark.parametrize(
    "sentence",
    [
        "Code is available on GitHub and KeelHub.",
        "We rowed in KeelHub, NY, and in the hall.",
        "It is on GitHub (KeelHub).",
    ],
)
def test_where_things_stand_or_may_be_had_is_no_data(sentence: str) -> None:
    found = resolve(paper("a", sentence, "KeelHub", T.DATASET))
    assert bool(found) is ("(" in sentence)
