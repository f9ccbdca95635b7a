"""The clustering estimator and the labels of topics."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kg_samples import HULLS, write
from sklearn.utils.estimator_checks import check_estimator

from kg.hierarchical_topics import HierarchicalTopics
from kg.records import Topic
from kg.resolve import resolve_entities
from kg.topic_labels import Candidate, compose_label, label_candidates, names_cut_at_and, profile_papers
from kg.topics import build_topics
from kg.words import content_words
from ontologies.vocabulary import EntityType


def clouds(groups: int, each: int, seed: int = 0) -> np.ndarray:
    maker = np.random.default_rng(seed)
    centers = maker.normal(size=(groups, 20)) * 8
    return np.vstack([center + maker.normal(size=(each, 20)) for center in centers])


@pytest.mark.filterwarnings("ignore")
def test_it_is_a_scikit_learn_estimator() -> None:
    check_estimator(HierarchicalTopics())


def test_clouds_become_branches() -> None:
    fitted = HierarchicalTopics().fit(clouds(5, 12))
    tops = [path[0] for path in fitted.paths_]
    assert all(len(set(tops[12 * n : 12 * n + 12])) == 1 for n in range(5))
    assert len(set(tops)) == 5


def test_equal_rows_stay_together() -> None:
    assert set(HierarchicalTopics().fit(np.ones((50, 3))).paths_) == {()}


def test_many_rows_go_by_blocks_first() -> None:
    rows = clouds(6, 60)
    fitted = HierarchicalTopics(max_exact=100).fit(rows)
    tops = [path[0] for path in fitted.paths_]
    assert all(len(set(tops[60 * n : 60 * n + 60])) == 1 for n in range(6))


@settings(max_examples=25, deadline=None)
@given(groups=st.integers(1, 9), each=st.integers(1, 15), seed=st.integers(0, 5), most=st.integers(2, 12))
def test_bounds_hold(groups: int, each: int, seed: int, most: int) -> None:
    paths = HierarchicalTopics(max_children=most).fit(clouds(groups, each, seed)).paths_
    assert max(map(len, paths)) <= 3
    nodes = {path[:depth] for path in paths for depth in range(1, len(path) + 1)}
    for parent in {node[:-1] for node in nodes}:
        children = {node for node in nodes if node[:-1] == parent}
        assert 2 <= len(children) <= most
        for child in children:
            assert sum(path[: len(child)] == child for path in paths) >= 2


def test_wrong_parameters_are_refused() -> None:
    with pytest.raises(ValueError, match="max_children"):
        HierarchicalTopics(max_children=1).fit(np.ones((4, 2)))


def test_labels_are_made_of_tasks() -> None:
    resolved = resolve_entities(HULLS)
    profiles = profile_papers(HULLS, resolved.entities, resolved.local)
    about_hulls = [profiles[f"hull-{n}"] for n in (1, 2, 3)]
    best = label_candidates(about_hulls, list(profiles.values()), {e.id: e for e in resolved.entities})[0]
    assert best.text.casefold() == "crack detection" and best.kind is EntityType.TASK


def test_vectors_of_another_length_are_left_out() -> None:
    resolved = resolve_entities(HULLS)
    papers = [x.paper for x in HULLS]
    vectors = {papers[0].id: (1.0, 0.0), papers[1].id: (1.0, 0.0, 0.0)}
    topic = build_topics(papers, HULLS, resolved.entities, resolved.local, vectors)
    assert set(topic.papers) == {p.id for p in papers}


def _candidate(text: str, kind: EntityType, score: float, papers: int) -> Candidate:
    words = frozenset(content_words(text))
    return Candidate(text=text, kind=kind, score=score, words=words, covers=0.5, papers=papers, share=papers / 4)


@pytest.mark.parametrize(
    ("given", "above", "label"),
    [
        (
            [("Hull Inspection", "task", 1.0, 3), ("sonar echoes", "modality", 0.5, 3)],
            "",
            "Hull inspection from sonar echoes",
        ),
        ([("KeelNet", "method", 2.0, 3), ("hull inspection", "task", 1.0, 2)], "", "KeelNet-based hull inspection"),
        ([("KeelNet", "method", 2.0, 3)], "hull inspection", "KeelNet-based hull inspection"),
        ([("echo matching", "method", 2.0, 3)], "hull inspection", "Hull inspection with echo matching"),
        ([("KeelNet", "method", 2.0, 1), ("hull inspection", "task", 1.0, 2)], "", "Hull inspection"),
        ([("sonar echoes", "modality", 0.5, 3)], "hull inspection", "Hull inspection from sonar echoes"),
    ],
)
def test_labels_name_a_task(given: list[tuple[str, str, float, int]], above: str, label: str) -> None:
    candidates = [_candidate(text, EntityType(kind), score, papers) for text, kind, score, papers in given]
    assert compose_label(candidates, 4, above)[0] == label


def test_a_name_cut_at_and_is_known() -> None:
    paper = write("a", "Docks", [("issue", "Simultaneous docking and mooring (SDM) is slow.")])
    assert "simultaneous docking" in names_cut_at_and((), [paper])


def test_a_topic_does_not_repeat_the_labels_above() -> None:
    resolved = resolve_entities(HULLS)
    topics = build_topics([x.paper for x in HULLS], HULLS, resolved.entities, resolved.local, {})

    def check(topic: Topic, above: tuple[str, ...]) -> None:
        assert topic.label.casefold() not in above
        for child in topic.children:
            check(child, (*above, topic.label.casefold()))

    check(topics, ())
