"""The scene and pyvis's data model: safe ids, places for all, no two nodes of the first view on top of each other."""

from __future__ import annotations

import re

import pytest
from example_field import make_field
from hostile import hostile_field

from kg.pages.lookup import look_up
from kg.pyvis_export import to_pyvis
from kg.scene import IN_VIEW, make_scene
from viz.graphpage import graph_data
from viz.layout import pack, sunflower
from viz.scene import NAMES, Scene, node_size


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


def test_the_data_of_the_page_hold_all_of_the_scene_and_each_string_once(scene: Scene) -> None:
    data = graph_data(scene)
    strings = data["strings"]
    assert len(set(strings)) == len(strings)
    assert strings[0] == ""
    ids, kinds = [row[0] for row in data["nodes"]], list(NAMES)
    said = [[strings[q[0]], *q[1:3], *(strings[i] for i in q[3:])] for q in data["quotes"]]
    for node, row in zip(scene.nodes, data["nodes"], strict=True):
        _, kind, label, weight, size, *place, home, shown, first, last, facts, quotes, href, url = row
        assert (row[0], kinds[kind], strings[label], weight) == (node.id, node.kind, node.label, node.weight)
        assert (size, place) == (node_size(node), [node.x, node.y, node.wide_x, node.wide_y])
        assert (ids[home - 1] if home else "") == node.home
        assert (shown, first, last) == (node.shown, node.first, node.last)
        assert tuple(strings[i] for i in facts) == node.facts
        assert [said[i][:4] for i in quotes] == [[q.text, q.start, q.end, q.title] for q in node.quotes]
        assert (strings[href], strings[url]) == (node.href, "")
    assert any(row[-3] for row in data["nodes"])
    for link, (source, target, relation, weight, *quotes) in zip(scene.links, data["edges"], strict=True):
        assert (ids[source], ids[target]) == (link.source, link.target)
        assert (strings[relation], weight) == (link.relation, link.weight)
        assert [said[i][5] for i in quotes] == [q.href for q in link.quotes]
        assert data["widths"][str(weight)] > 0
