"""Kinds of things: from heads, from "such as", from stated relations; no circle and no absurd parent."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kg_samples import HULLS, T, write

from extract.records import Extraction
from kg.field import build_field
from kg.records import Edge, GraphEntity
from kg.resolve import resolve_entities
from kg.taxonomy import find_broader
from ontologies.vocabulary import EntityType, RelationType


def kinds(*papers: Extraction) -> tuple[dict[str, set[str]], tuple[Edge, ...]]:
    """Names of broader things by name, and the edges."""
    resolved = resolve_entities(papers)
    entities, edges = find_broader(resolved.entities, papers, resolved.local)
    name = {e.id: e.name for e in entities}
    return {e.name: {name[b] for b in e.broader} for e in entities}, edges


def paper(number: int, sentence: str, *names: tuple[str, EntityType], **more: object) -> Extraction:
    entities = [(name, kind, (), False) for name, kind in names]
    return write(f"p{number}", f"Paper {number}", [("method", sentence)], entities=entities, **more)  # type: ignore[arg-type]


def test_a_longer_name_is_a_kind_of_what_it_ends_in() -> None:
    found, edges = kinds(
        paper(1, "We read 12-lead ECG and ECG.", ("12-lead ECG", T.MODALITY), ("ECG", T.MODALITY)),
        paper(2, "We read ECG.", ("ECG", T.MODALITY)),
        paper(3, "A graph isomorphism network is used.", ("graph isomorphism network", T.METHOD)),
        paper(4, "A graph neural network is used.", ("graph neural network", T.METHOD)),
        paper(5, "A deep graph neural network is used.", ("deep graph neural network", T.METHOD)),
    )
    assert found["12-lead ECG"] == {"ECG"}
    assert found["deep graph neural network"] == {"graph neural network"}
    assert found["ECG"] == set()
    edge = next(e for e in edges if e.source.endswith("12-lead-ecg"))
    assert edge.relation == RelationType.KIND_OF and edge.evidence[0].rule == "head word"


def test_such_as_and_other() -> None:
    found, edges = kinds(
        paper(
            1,
            "Biosignals such as ECG, EEG and PPG are read.",
            ("Biosignals", T.MODALITY),
            ("ECG", T.MODALITY),
            ("EEG", T.MODALITY),
            ("PPG", T.MODALITY),
        ),
        paper(
            2,
            "We try graph attention networks and other graph neural networks.",
            ("graph attention networks", T.METHOD),
            ("graph neural networks", T.METHOD),
        ),
    )
    assert found["ECG"] == found["EEG"] == found["PPG"] == {"Biosignals"}
    assert found["graph attention networks"] == {"graph neural networks"}
    assert "Biosignals such as ECG, EEG and PPG are read." in {e.evidence[0].quote for e in edges}


def test_a_bare_short_form_of_two_senses_is_no_kind_of_anything() -> None:
    def kinds_of_buz(*more: Extraction) -> set[str]:
        resolved = resolve_entities(more)
        entities, _ = find_broader(resolved.entities, more, resolved.local)
        return {b for e in entities if e.name == "BUZ" and e.type is T.METHOD for b in e.broader}

    said = paper(
        1,
        "We try hum encoders such as BUZ and WAX.",
        ("hum encoders", T.METHOD),
        ("BUZ", T.METHOD),
        ("WAX", T.METHOD),
    )
    assert kinds_of_buz(said)
    error = write(
        "p2", "Paper 2", [("method", "The BUZ is small.")],
        entities=[("brood underestimation zone", T.METRIC, ("BUZ",), False)],
    )  # fmt: skip
    assert not kinds_of_buz(said, error)


def test_stated_relations_are_taken_up() -> None:
    found, edges = kinds(
        paper(
            1,
            "The herring transform is a wavelet transform.",
            ("herring transform", T.METHOD),
            ("wavelet transform", T.METHOD),
            relations=[(0, RelationType.KIND_OF, 1)],
        )
    )
    assert found["herring transform"] == {"wavelet transform"}
    assert edges[0].evidence[0].rule == "stated"


def test_no_absurd_parents() -> None:
    found, _ = kinds(
        *(
            paper(n, "A herring network and a network are used.", ("herring network", T.METHOD), ("network", T.METHOD))
            for n in (1, 2)
        ),
        # Of another type.
        paper(3, "Keel detection on detection.", ("Keel detection", T.TASK), ("detection", T.TASK)),
        paper(4, "Detectors such as KeelBench.", ("Detectors", T.METHOD), ("KeelBench", T.DATASET)),
        # The wrong way round: the parent's name is longer.
        paper(5, "Keel nets such as deep keel nets.", ("Keel nets", T.METHOD), ("deep keel nets", T.METHOD)),
        paper(6, "Deep hull nets, hull nets.", ("Deep hull nets", T.METHOD), ("hull nets", T.METHOD)),
        # A negation is no kind.
        paper(7, "Non-linear keel models or linear keel models.", ("linear keel models", T.METHOD)),
    )
    assert all("network" not in parents for parents in found.values())
    assert all("detection" not in parents for parents in found.values())
    assert found["KeelBench"] == set()
    assert found["deep keel nets"] == {"Keel nets"}
    assert found["Keel nets"] == set()


def test_a_circle_of_statements_is_cut() -> None:
    names = [(name, T.METHOD) for name in ("alder walk", "birch walk", "cedar walk")]
    found, _ = kinds(
        paper(
            1,
            "The alder walk, birch walk, cedar walk.",
            *names,
            relations=[(0, RelationType.KIND_OF, 1), (1, RelationType.KIND_OF, 2), (2, RelationType.KIND_OF, 0)],
        )
    )
    assert sum(map(len, found.values())) == 2


def has_circle(entities: tuple[GraphEntity, ...]) -> bool:
    broader = {e.id: e.broader for e in entities}
    for start in broader:
        queue, seen = list(broader[start]), set()
        while queue:
            node = queue.pop()
            if node == start:
                return True
            if node not in seen:
                seen.add(node)
                queue += broader[node]
    return False


words = st.lists(st.sampled_from(["hull", "keel", "wave", "net", "graph"]), min_size=1, max_size=3).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    names=st.lists(words, min_size=2, max_size=6, unique=True),
    links=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12),
)
def test_no_statements_make_a_circle(names: list[str], links: list[tuple[int, int]]) -> None:
    size = len(names)
    relations = [(a % size, RelationType.KIND_OF, b % size) for a, b in links]
    one = paper(1, "Names: " + ", ".join(names) + ".", *((n, T.METHOD) for n in names), relations=relations)
    resolved = resolve_entities([one])
    entities, edges = find_broader(resolved.entities, [one], resolved.local)
    assert not has_circle(entities)
    assert len(edges) == sum(len(e.broader) for e in entities)


def test_kinds_of_the_sample_have_edges_and_no_circle() -> None:
    found = build_field([x.paper for x in HULLS], HULLS)
    assert not has_circle(found.entities)
    linked = {(e.source, e.target) for e in found.edges if e.relation == RelationType.KIND_OF}
    assert linked == {(e.id, b) for e in found.entities for b in e.broader}


def test_an_alias_makes_a_parent_only_where_a_rule_for_all_papers_made_it_one() -> None:
    found, _ = kinds(
        paper(1, "A hull signal is read.", ("hull signal", T.MODALITY)),
        paper(2, "A hull is read.", ("hull", T.MODALITY)),
        paper(3, "A 12-part hull signal is read.", ("12-part hull signal", T.MODALITY)),
    )
    assert found["12-part hull signal"] and found["12-part hull signal"] <= {"hull", "hull signal"}
    # Only its own paper calls the hunting of cracks a hunt.
    both = write(
        "p4",
        "Paper 4",
        [("method", "The crack hunting is a wary hunt.")],
        entities=[("crack hunting", T.TASK, ("wary hunt",), False)],
    )
    found, _ = kinds(both, paper(5, "A slow wary hunt is on.", ("slow wary hunt", T.TASK)))
    assert found["slow wary hunt"] == set()


@pytest.mark.parametrize("parent", ["raw recordings", "bidirectional variants", "coders with a keel"])
def test_wide_names_and_names_with_a_phrase_are_no_parents(parent: str) -> None:
    _, edges = kinds(
        paper(1, f"Here are {parent} such as the hullgram.", (parent, T.METHOD), ("hullgram", T.METHOD)),
    )
    assert edges == ()


def test_what_comes_with_a_thing_is_not_its_kind() -> None:
    _, edges = kinds(
        paper(1, "A hull coder with a deep keel unit.", ("hull coder with a deep keel unit", T.METHOD)),
        paper(2, "A keel unit.", ("keel unit", T.METHOD)),
    )
    assert edges == ()


def test_a_network_is_a_kind_of_the_neural_network_that_its_name_implies() -> None:
    found, edges = kinds(
        paper(1, "A graph isomorphism network is used.", ("graph isomorphism network", T.METHOD)),
        paper(2, "A graph neural network (GNN) is used.", ("graph neural network", T.METHOD)),
        paper(3, "A hull transport network is used.", ("hull transport network", T.METHOD)),
    )
    assert found["graph isomorphism network"] == {"graph neural network"}
    assert found["hull transport network"] == set()
    assert [edge.evidence[0].rule for edge in edges] == ["implied head word"]
