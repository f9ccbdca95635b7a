"""The scene and pyvis's data model: safe ids, places for all, no two nodes of the first view on top of each other."""

from __future__ import annotations

import re

import pytest
from example_field import make_field
from hostile import hostile_field

from kg.pages.lookup import look_up
from kg.pyvis_export import to_pyvis
from kg.scene import IN_VIEW, make_scene
from viz.layout import pack, sunflower
from viz.scene import Scene, node_size


@pytest.fixture(scope="module")
def scene() -> Scene:
    return make_scene(look_up(make_field()))


def test_ids_are_safe_and_unique(scene: Scene) -> None:
    ids = [n.id for n in scene.nodes]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"n-[0-9a-f]{10}", i) for i in ids)


def test_links_join_nodes_of_the_scene(scene: Scene) -> None:
    ids = {n.id for n in scene.nodes}
    assert scene.links
    for link in scene.links:
        assert link.source in ids
        assert link.target in ids
        assert link.source != link.target


def test_the_first_view_is_small_enough_and_nothing_lies_on_anything(scene: Scene) -> None:
    shown = [n for n in scene.nodes if n.shown]
    assert 0 < len(shown) <= IN_VIEW
    for i, one in enumerate(shown):
        for other in shown[i + 1 :]:
            distance = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
            assert distance > (node_size(one) + node_size(other)) * 0.8, (one.label, other.label)


def test_papers_are_folded_into_topics_at_first(scene: Scene) -> None:
    papers = [n for n in scene.nodes if n.kind == "paper"]
    assert papers
    assert not any(n.shown for n in papers)
    topics = {n.id for n in scene.nodes if n.kind == "topic"}
    assert all(n.home in topics for n in papers)


def test_pyvis_gets_a_directed_network_without_physics_or_markup() -> None:
    network = to_pyvis(hostile_field(3))
    assert network.directed
    assert network.options["physics"] == {"enabled": False}
    for node in network.nodes:
        assert isinstance(node["x"], int)
        assert isinstance(node["y"], int)
        assert "<" not in node["title"]
    assert network.num_nodes() == len(network.nodes)
    assert len(network.get_nodes()) == len(network.nodes)
    neighbours = network.neighbors(network.nodes[0]["id"])
    assert neighbours is not None


def test_discs_do_not_overlap() -> None:
    radii = [50.0, 10.0, 10.0, 80.0, 33.0, 33.0, 5.0]
    places = pack(radii, 4.0)
    for i, (x, y) in enumerate(places):
        for j in range(i + 1, len(places)):
            distance = ((x - places[j][0]) ** 2 + (y - places[j][1]) ** 2) ** 0.5
            assert distance >= radii[i] + radii[j] + 4.0 - 1e-6


def test_a_sunflower_keeps_its_middle_free() -> None:
    for x, y in sunflower(50, 60.0, 40.0):
        assert x * x + y * y >= 60.0**2 - 1e-6
