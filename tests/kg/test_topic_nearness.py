"""How near papers lie to a name."""

from __future__ import annotations

import pytest

from extract.embedder import Embedder
from extract.records import Extraction, Paper
from kg.topic_candidates import label_candidates, profile_papers
from kg.topic_names import Texts
from kg.topic_nearness import Nearness

PAPERS = [
    Paper(id="a", title="Counting the nests of herons", abstract="We count heron nests from the air."),
    Paper(id="b", title="A census of breeding herons", abstract="How many herons breed at a lake is told from photos."),
    Paper(id="c", title="Mooring of ships in fog", abstract="Ships are tied to the quay by two robots."),
    Paper(id="d", title="Docking of ferries", abstract="Ferries find the quay in strong wind."),
    Paper(id="e", title="A parser for old German", abstract="Sentences of medieval letters are parsed."),
    Paper(id="f", title="Prices of energy", abstract="We foretell the price of power of the next day."),
]


@pytest.fixture(scope="module")
def vectors() -> dict[str, tuple[float, ...]]:
    embedder = Embedder()
    return {p.id: embedder.embed_paper(p.title, p.abstract) for p in PAPERS}


def test_what_is_worded_differently_lies_near(vectors: dict[str, tuple[float, ...]]) -> None:
    found = Nearness(PAPERS, vectors).speakers("heron nest counting", {"a": 1.0})
    assert found["a"] == 1.0 and found["b"] > max(found.get("c", 0.0), found.get("d", 0.0))


def test_nothing_is_near_to_a_name_that_no_paper_uses(vectors: dict[str, tuple[float, ...]]) -> None:
    assert Nearness(PAPERS, vectors).speakers("heron nest counting", {}) == {}


@pytest.mark.parametrize("vectors_of_others", [{}, {"a": (1.0, 0.0)}, {"a": (1.0,) + (0.0,) * 383}])
def test_vectors_of_another_encoder_tell_nothing(vectors_of_others: dict[str, tuple[float, ...]]) -> None:
    near = Nearness(PAPERS, vectors_of_others)
    assert not near.works and near.speakers("heron nest counting", {"a": 1.0}) == {}


def test_a_paper_without_a_vector_is_far_from_all(vectors: dict[str, tuple[float, ...]]) -> None:
    near = Nearness(PAPERS, {key: vector for key, vector in vectors.items() if key != "b"})
    assert near.works and "b" not in near.speakers("heron nest counting", {"a": 1.0})


def test_a_name_is_that_of_the_papers_that_mean_it(vectors: dict[str, tuple[float, ...]]) -> None:
    field = [Extraction(paper=p) for p in PAPERS]
    field[1] = Extraction(paper=Paper(id="b", title="Heron nest counting", abstract=PAPERS[1].abstract))
    profiles = profile_papers(field, (), {})
    members = [profiles["a"], profiles["b"]]
    found = label_candidates(members, list(profiles.values()), {}, Texts(field), near=Nearness(PAPERS, vectors))
    best = found[0]
    assert {"heron", "nest"} <= best.words and set(best.speakers) == {"a", "b"}
