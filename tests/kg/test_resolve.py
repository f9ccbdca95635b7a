"""One thing, one node; two things, two nodes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kg_samples import HULLS, T, write

from extract.records import Extraction
from kg.curation import Curation, CurationError, parse_curation
from kg.field import FieldSettings, build_field
from kg.records import GraphEntity
from kg.resolve import resolve_entities
from kg.taxonomy import find_broader
from ontologies.vocabulary import EntityType


def paper(
    name: str, *entities: tuple[str, EntityType, tuple[str, ...]], proposed: bool = False, title: str = ""
) -> Extraction:
    body = [("method", "Here are " + ", ".join(form for e in entities for form in (e[0], *e[2])) + ".")]
    return write(
        name, title or f"Paper {name}", body, entities=[(n, kind, aliases, proposed) for n, kind, aliases in entities]
    )


def entities_of(*papers: Extraction, curation: Curation | None = None) -> tuple[GraphEntity, ...]:
    return resolve_entities(papers, curation).entities


def one_node(kind: EntityType, first: str, second: str) -> bool:
    return len(entities_of(paper("a", (first, kind, ())), paper("b", (second, kind, ())))) == 1


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (T.MODALITY, "electrocardiogram", "Electrocardiograms"),
        (T.MODALITY, "electrocardiogram", "electrocardiography signals"),
        (T.DATASET, "PTB-XL", "PTB-XL dataset"),
        (T.DATASET, "MS-COCO", "MSCOCO"),
        (T.METHOD, "auto-encoder", "autoencoders"),
        (T.METHOD, "Transformer", "transformer model"),
        (T.TASK, "tumour localisation", "tumor localization"),
        (T.TASK, "classification of heart sounds", "heart sound classification"),
        (T.METRIC, "F1-score", "F1"),
        (T.METRIC, "mean squared error", "mean square error"),
    ],
)
def test_names_of_one_thing_meet(kind: EntityType, first: str, second: str) -> None:
    assert one_node(kind, first, second)


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (T.DATASET, "PTB", "PTB-XL"),
        (T.DATASET, "DCASE 2018", "DCASE 2019"),
        (T.METHOD, "ResNet-56", "ResNet-110"),
        (T.DATASET, "MIMIC-III", "MIMIC-IV-ECG"),
        (T.DATASET, "MIMIC-III", "MIMIC-IV"),
        (T.METHOD, "supervised learning", "unsupervised learning"),
        (T.METHOD, "self-supervised learning", "semi-supervised learning"),
        (T.MODALITY, "12-lead ECG", "3-lead ECG"),
        (T.METRIC, "macro-F1", "micro-F1"),
        (T.METRIC, "sensitivity", "specificity"),
        (T.TASK, "image segmentation", "image classification"),
        (T.METHOD, "feature extractor", "feature extraction"),
        (T.METHOD, "Q-Net", "M-Net"),
    ],
)
def test_names_of_two_things_stay_two(kind: EntityType, first: str, second: str) -> None:
    assert not one_node(kind, first, second)


def test_one_coined_name_of_two_papers_is_two_things() -> None:
    found = entities_of(
        paper("a", ("PingNet", T.METHOD, ()), proposed=True, title="PingNet: sonar for wrecks"),
        paper("b", ("PingNet", T.METHOD, ()), proposed=True, title="PingNet: counting whales from buoys"),
    )
    assert len(found) == 2 and len({e.id for e in found}) == 2


def test_a_short_form_goes_with_the_sense_of_its_paper() -> None:
    senses = [
        write(
            "a",
            "Hearts",
            [("background", "The event knowledge graph (EKG) is new.")],
            entities=[("event knowledge graph", T.MODALITY, ("EKG",), False)],
        ),
        write(
            "b",
            "Ports",
            [("background", "The electrocardiogram (EKG) is old.")],
            entities=[("electrocardiogram", T.MODALITY, ("EKG",), False)],
        ),
        write("c", "Who knows", [("background", "An EKG was used.")], entities=[("EKG", T.MODALITY, (), False)]),
    ]
    assert sorted(e.papers for e in entities_of(*senses)) == [("a",), ("b",), ("c",)]


def test_a_name_is_the_full_form_with_its_abbreviation_in_the_case_of_running_text() -> None:
    papers = [
        write(
            f"p{n}",
            "On Sonar",
            [("background", "The ship sounding trace (SST) is read. An SST is long.")],
            entities=[("ship sounding trace", T.MODALITY, ("SST",), False)],
        )
        for n in range(2)
    ]
    (entity,) = entities_of(*papers)
    assert entity.name == "ship sounding trace (SST)"
    assert {(m.alias, m.rule) for m in entity.merges} >= {("SST", "abbreviation")}


def test_the_type_is_settled_by_evidence() -> None:
    papers = [paper(f"p{n}", ("beam search", T.METHOD if n else T.TASK, ())) for n in range(3)]
    assert [e.type for e in entities_of(*papers)] == [T.METHOD]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "a\nb", "‮evil", "x" * 5000, "—", "ABC (ABC)", "of"])
def test_hostile_names_give_plain_ids(name: str) -> None:
    text = f"We use {name} here."
    found = entities_of(write("a", "T", [("method", text)], entities=[(name, T.METHOD, (), False)]))
    for entity in found:
        assert entity.id.replace("/", "").replace("-", "").isalnum() and entity.id.isascii()


def test_curation_is_followed() -> None:
    papers = [
        paper("a", ("PingNet", T.METHOD, ()), ("old sonar", T.METHOD, ())),
        paper("b", ("Ping network", T.METHOD, ())),
    ]
    curation = parse_curation(
        'same = [["PingNet", "Ping network"]]\ndrop = ["old sonar"]\n'
        '[rename]\n"pingnet" = "PingNet 2"\n[type]\n"pingnet" = "dataset"'
    )
    (entity,) = entities_of(*papers, curation=curation)
    assert (entity.name, entity.type, entity.papers) == ("PingNet 2", T.DATASET, ("a", "b"))
    kept = parse_curation('different = [["PingNet", "pingnet model"]]')
    assert (
        len(
            entities_of(
                paper("a", ("PingNet", T.METHOD, ())), paper("b", ("PingNet model", T.METHOD, ())), curation=kept
            )
        )
        == 2
    )
    assert build_field([p.paper for p in papers], papers, settings=FieldSettings(curation=curation)).entities


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[rename]\na1 = "b1"\nb1 = "c1"\nc1 = "a1"', "a1 -> b1 -> c1 -> a1"),
        ('same = [["a1", "b1"], ["b1", "c1"]]\ndifferent = [["a1", "c1"]]', "a1 = b1 = c1"),
        ("same = 3", "list of lists"),
        ("sane = []", "sane"),
        ('[type]\na = "thing"', "thing"),
        ("same = [", "TOML"),
    ],
)
def test_rules_that_cannot_be_followed_are_refused(text: str, words: str) -> None:
    with pytest.raises(CurationError, match=words):
        parse_curation(text)


def test_kinds_come_from_heads_lists_and_statements() -> None:
    resolved = resolve_entities(HULLS)
    found, edges = find_broader(resolved.entities, HULLS, resolved.local)
    names = {e.id: e.name for e in found}
    pairs = {(names[e.source], names[e.target]) for e in edges}
    assert not any(a == b for a, b in pairs)
    assert {e.relation for e in edges} <= {"kind-of"}


def test_a_head_is_cut_at_blanks_only_and_never_round() -> None:
    papers = [
        paper("a", ("supervised training of hulls", T.METHOD, ()), ("graph neural network", T.METHOD, ())),
        paper("b", ("self-supervised training of hulls", T.METHOD, ()), ("deep graph neural network", T.METHOD, ())),
        paper("c", ("network", T.METHOD, ())),
    ]
    resolved = resolve_entities(papers)
    found, _ = find_broader(resolved.entities, papers, resolved.local)
    names = {e.id: e.name for e in found}
    assert {e.name: [names[b] for b in e.broader] for e in found if e.broader} == {
        "deep graph neural network": ["graph neural network"]
    }


def test_a_thing_named_once_and_likelier_wrong_than_right_is_no_node() -> None:
    def sure(extraction: Extraction, score: float) -> Extraction:
        return replace(extraction, mentions=tuple(replace(m, score=score) for m in extraction.mentions))

    one = sure(paper("a", ("moored gulls", T.METHOD, ())), 0.45)
    assert entities_of(one) == ()
    assert len(entities_of(sure(one, 0.55))) == 1
    assert len(entities_of(one, sure(paper("b", ("moored gulls", T.METHOD, ())), 0.45))) == 1  # two papers name it
    renamed = parse_curation('[rename]\n"moored gulls" = "Moored Gulls"')
    assert [e.name for e in entities_of(one, curation=renamed)] == ["Moored Gulls"]


def test_words_that_set_a_thing_apart_are_no_part_of_its_name() -> None:
    one = paper("a", ("existing tidal networks", T.METHOD, ()))
    other = paper("b", ("state-of-the-art tidal network", T.METHOD, ()))
    (found,) = entities_of(one, other)
    assert found.name.startswith("tidal network")
    assert entities_of(paper("a", ("previous methods", T.METHOD, ()))) == ()  # nothing is left that is a name


@pytest.mark.parametrize(
    ("kind", "written", "name"),
    [
        (T.METHOD, "conventional hull reader", "hull reader"),
        (T.METHOD, "SOTA hull reader", "hull reader"),
        (T.METHOD, "Existing hull readers", "hull readers"),
        (T.METHOD, "baseline hull reader", "hull reader"),
        (T.METHOD, "hull reader that listens to rust", "hull reader"),
        (T.METHOD, "baseline correction", "baseline correction"),
        (T.METHOD, "baseline rust removal", "baseline rust removal"),
        (T.METHOD, "Leading Edge Reader", "Leading Edge Reader"),
        (T.METRIC, "standard deviation", "standard deviation"),
    ],
)
def test_what_sets_a_thing_apart_and_what_it_does_are_no_part_of_its_name(
    kind: EntityType, written: str, name: str
) -> None:
    (entity,) = entities_of(paper("a", (written, kind, ())))
    assert entity.name == name


def test_a_proposed_framework_is_the_one_thing_that_a_paper_names() -> None:
    things = [("HullNet", T.METHOD, (), True), ("unified framework", T.METHOD, (), True)]
    sentence = "We propose HullNet, and our unified framework is fast."
    said = write("a", "Rust in boats", [("solution", sentence)], entities=things)
    resolved = resolve_entities([said])
    (entity,) = resolved.entities
    assert entity.name == "HullNet" and "unified framework" not in entity.aliases
    assert resolved.local["a", 1] == entity.id
    two = [*things, ("KeelNet", T.METHOD, (), True)]
    said = write("a", "Rust in boats", [("solution", f"{sentence} We propose KeelNet, too.")], entities=two)
    assert ("a", 1) not in resolve_entities([said]).local


def test_what_stands_in_an_address_alone_is_no_name() -> None:
    sentence = "We scrape old keels. Code: https://boats.org/Captain/Old-Keel-Scraper and https://boats.org/HullNet."
    names = [("scrape old keels", ("Old-Keel-Scraper",)), ("Captain", ()), ("HullNet", ())]
    things = [(name, T.METHOD, aliases, True) for name, aliases in names]
    said = write("a", "Rust in boats", [("solution", sentence)], entities=things)
    found = resolve_entities([said]).entities
    assert sorted(name for e in found for name in (e.name, *e.aliases)) == ["HullNet", "scrape old keels"]


def test_a_method_called_like_a_task_is_named_with_its_head() -> None:
    both = write(
        "a",
        "A paper",
        [("method", "Hull question answering (HQA) is hard. HQA models are slow.")],
        entities=[("Hull question answering", T.TASK, ("HQA",), False), ("HQA models", T.METHOD, ("HQA",), False)],
    )
    named = {entity.type: (entity.name, entity.aliases) for entity in entities_of(both)}
    assert named[T.METHOD] == ("HQA models", ())


def test_a_thing_goes_by_what_stands_before_the_colon_of_its_papers_title() -> None:
    (entity,) = entities_of(
        paper(
            "a",
            ("reader of rusty hulls", T.METHOD, ("Hull Ears 2",)),
            proposed=True,
            title="Hull Ears 2: hearing rust in boats",
        )
    )
    assert entity.name == "Hull Ears 2"


def test_a_task_is_named_by_a_noun_where_its_paper_has_one() -> None:
    (entity,) = entities_of(paper("a", ("detects the cracks of hulls", T.TASK, ("crack detection",))))
    assert entity.name == "crack detection"
    (entity,) = entities_of(paper("a", ("detection of the cracks", T.TASK, ())))
    assert entity.name == "detection of the cracks"


@pytest.mark.parametrize(
    ("kind", "first", "second", "one"),
    [
        (T.METHOD, "crack detection models", "crack detection systems", True),
        (T.METHOD, "crack detection system", "crack detection algorithm", False),
        (T.METHOD, "hull control system", "hull control model", False),
        (T.MODALITY, "hull imaging", "hull images", True),
    ],
)
def test_what_does_a_task_is_one_as_a_model_and_as_a_system(
    kind: EntityType, first: str, second: str, one: bool
) -> None:
    assert one_node(kind, first, second) is one
