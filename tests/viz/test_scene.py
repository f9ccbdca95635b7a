"""The scene and pyvis's data model: safe ids, places for all, no label of a first view on another."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from example_field import make_field
from hostile import hostile_field
from hypothesis import given
from hypothesis import strategies as st

from kg.english.grammar import plain
from kg.pages.addresses import anchor
from kg.pages.lookup import look_up
from kg.pyvis_export import to_pyvis
from kg.scene import CANVASES, IN_VIEW, make_scene
from viz.graphpage import graph_data
from viz.layout import BESIDE, HEAD, HEAD_LINE, LABEL, LINE, Area, Item, label_lines, lay_map, lay_open, room
from viz.scene import BACK, HEAD_SIGN, NAMES, Scene, SceneMap, node_size
from viz.text import text_width


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


def boxes_of(scene: Scene, drawn: SceneMap) -> list[tuple[float, float, float, float, str]]:
    """Every node with its label and every name of an area, as boxes on the map."""
    nodes = {n.id: n for n in scene.nodes}
    heads = {a.topic for a in drawn.areas}
    boxes = []
    for key, x, y in drawn.places:
        size = HEAD_SIGN if key in heads else node_size(nodes[key])
        boxes.append((x - size, y - size, x + size, y + size, key))
        if key not in heads:
            rows = label_lines(nodes[key].label)
            left, high = x + size + BESIDE, LINE * len(rows)
            boxes.append((left, y - high / 2, left + max(text_width(r, LABEL) for r in rows), y + high / 2, key))
    for a in drawn.areas:
        left = a.x + 8 + (2 * HEAD_SIGN + BESIDE if a.topic else 0)
        wide = max(text_width(r, HEAD, bold=True) for r in a.lines)
        boxes.append((left, a.y + 8, left + wide, a.y + 8 + HEAD_LINE * len(a.lines), a.topic))
    return boxes


def crossing(boxes: list[tuple[float, float, float, float, str]]) -> list[tuple[str, str]]:
    """Pairs of boxes of different nodes that lie on each other by more than a point: places are whole numbers."""
    return [
        (one[4], other[4])
        for i, one in enumerate(boxes)
        for other in boxes[i + 1 :]
        if one[4] != other[4]
        and min(one[2], other[2]) - max(one[0], other[0]) > 1.5
        and min(one[3], other[3]) - max(one[1], other[1]) > 1.5
    ]


def test_on_every_map_no_label_lies_on_another_or_on_a_node(scene: Scene) -> None:
    assert len(scene.maps) == 3
    counts = []
    for drawn in scene.maps:
        assert 0 < len(drawn.places) <= IN_VIEW
        assert crossing(boxes_of(scene, drawn)) == []
        for left, top, right, low, key in boxes_of(scene, drawn):
            assert left >= 0, key
            assert top >= 0, key
            assert right <= drawn.width, key
            assert low <= drawn.height, key
        counts.append(len(drawn.places))
    assert counts == sorted(counts, reverse=True)
    assert {n.id for n in scene.nodes if n.shown} == {key for key, _, _ in scene.maps[0].places}


def test_areas_fill_their_map_and_hold_what_belongs_to_their_topic(scene: Scene) -> None:
    homes = {n.id: n.home for n in scene.nodes}

    def topic_of(key: str) -> str:
        while homes[key]:
            key = homes[key]
        return key

    kinds = {n.id: n.kind for n in scene.nodes}
    for drawn in scene.maps:
        tops = {n.id for n in scene.nodes if n.kind == "topic" and not n.home}
        assert {a.topic for a in drawn.areas} - {""} == tops
        assert sum(a.width * a.height for a in drawn.areas) > 0.9 * drawn.width * drawn.height
        for key, x, y in drawn.places:
            here = [a.topic for a in drawn.areas if a.x <= x <= a.x + a.width and a.y <= y <= a.y + a.height]
            top = topic_of(key)
            assert here == [top if kinds[top] == "topic" else ""], key


def test_a_small_field_has_a_small_map_so_that_it_is_drawn_large() -> None:
    field = make_field()
    few = tuple(e for e in field.entities if e.papers)[:4]
    topics = replace(field.topics, children=())
    small = make_scene(look_up(replace(field, entities=few, issues=(), chains=(), edges=(), topics=topics)))
    assert [len(m.places) for m in small.maps] == [4, 4, 4]
    for drawn, (width, height, *_) in zip(small.maps, CANVASES, strict=True):
        assert drawn.width < 0.5 * width
        assert drawn.height < 0.5 * height
        assert drawn.areas == ()
        assert max(y for _, _, y in drawn.places) > 0.5 * drawn.height or drawn.height < 320


def test_what_is_spread_over_topics_belongs_to_none() -> None:
    look = look_up(make_field())
    scene = make_scene(look)
    by_id = {anchor("n", e.id): e for e in look.field.entities}
    topics = {anchor("n", t): t for t in look.above}
    seen = set()
    for n in scene.nodes:
        if n.id not in by_id:
            continue
        papers = by_id[n.id].papers
        inside = set(look.topics[topics[n.home]].papers) if n.home else set()
        assert not n.home or 2 * len(inside & set(papers)) > len(papers), n.label
        if not n.home:
            shares = [len(set(look.topics[t].papers) & set(papers)) for t in look.above]
            assert 2 * max(shares, default=0) <= len(papers), n.label
        seen.add(bool(n.home))
    assert seen == {True, False}


def test_where_everything_is_open_no_two_nodes_lie_on_each_other(scene: Scene) -> None:
    spots = [(n.x, n.y, node_size(n)) for n in scene.nodes]
    for i, (x, y, size) in enumerate(spots):
        for other_x, other_y, other in spots[i + 1 :]:
            assert max(abs(x - other_x), abs(y - other_y)) >= (size + other) * 0.9


def test_things_of_one_name_are_told_apart() -> None:
    field = make_field()
    twins = [e for e in field.entities if e.papers][:2]
    same = replace(twins[0], id=twins[0].id + "-again", papers=twins[1].papers)
    scene = make_scene(look_up(replace(field, entities=(*field.entities, same))))
    alike = [n for n in scene.nodes if n.label == plain(twins[0].name) and n.kind == str(twins[0].type)]
    assert len(alike) == 2
    assert len({n.apart for n in alike}) == 2
    assert all(n.apart for n in alike)
    single = [n for n in make_scene(look_up(field)).nodes if n.label == plain(twins[0].name)]
    assert [n.apart for n in single] == [""]


def test_a_field_without_topics_and_one_with_many_have_a_map() -> None:
    alone = lay_map([Area(key="", label="", items=(Item(key="a", label="hive", radius=6),))], None, 700, 500, 3, 9)
    assert set(alone.places) == {"a"}
    many = [Area(key=f"t{n}", label=f"hives of the kind {n} and what they need", radius=8) for n in range(70)]
    made = lay_map(many, Area(key="", label="Across"), 352, 640, 2, 70)
    assert len({r.key for r in made.regions}) == 71
    assert made.height > 640
    assert made.width == 352


@given(
    st.lists(st.text(alphabet="abw -", min_size=1, max_size=70), min_size=1, max_size=60),
    st.integers(1, 5),
    st.sampled_from([(1330, 660), (740, 640), (352, 640)]),
)
def test_maps_of_any_labels_stay_within_their_canvas(labels: list[str], columns: int, shape: tuple[int, int]) -> None:
    items = tuple(Item(key=str(n), label=label, radius=4 + n % 9, turn=n) for n, label in enumerate(labels))
    made = lay_map([Area(key="t", label="Bees", radius=8, items=items)], None, *shape, columns, 200)
    assert all(0 <= x <= shape[0] and 0 <= y <= shape[1] for x, y in made.places.values())
    placed = [i for i in items if i.key in made.places]
    boxes = [
        (x - i.radius, y - h / 2, x - i.radius + w, y + h / 2, i.key)
        for i in placed
        for (x, y), (w, h) in [(made.places[i.key], room(i))]
    ]
    assert crossing(boxes) == []


@pytest.mark.parametrize(("many", "least"), [(11, 2), (30, 1)])
def test_each_topic_shows_its_main_issues_however_narrow_the_window_and_many_the_topics(many: int, least: int) -> None:
    field = make_field()
    look = look_up(field)
    pattern = next(i for i in field.issues if i.topic in look.above)
    topics = tuple(
        replace(field.topics.children[0], id=f"topic/{n}", label=f"Hives of kind {n} and their keepers", children=())
        for n in range(many)
    )
    issues = tuple(
        replace(pattern, id=f"issue/{n}/{k}", topic=t.id, label=f"Trouble number {k} with hives {n}", narrower=False)
        for n, t in enumerate(topics)
        for k in range(3)
    )
    crowded = replace(
        field, topics=replace(field.topics, children=topics), issues=issues, edges=(), chains=(), fishbones=()
    )
    scene = make_scene(look_up(crowded))
    kinds = {n.id: n.kind for n in scene.nodes}
    homes = {n.id: n.home for n in scene.nodes}
    narrow = scene.maps[-1]
    assert narrow.width < 390
    assert crossing(boxes_of(scene, narrow)) == []
    shown = Counter(homes[key] for key, _, _ in narrow.places if kinds[key] == "issue")
    assert set(shown) == {n.id for n in scene.nodes if n.kind == "topic"}
    assert min(shown.values()) >= least


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


def test_labels_of_pyvis_do_not_lie_on_each_other() -> None:
    """There they stand below their nodes."""
    network = to_pyvis(make_field())
    boxes = []
    for node in network.nodes:
        size = node["font"]["size"]
        if size == 13:
            rows = node["label"].split("\n")
            wide = max(text_width(row, size) for row in rows)
            top = node["y"] + node["size"] + 2
            low = top + 1.2 * size * len(rows)
            boxes.append((node["x"] - wide / 2, top, node["x"] + wide / 2, low, node["id"]))
        assert node["color"].startswith("#")
    assert len(boxes) > 20
    assert crossing(boxes) == []


def test_the_data_of_the_page_hold_all_of_the_scene_and_each_string_once(scene: Scene) -> None:
    data = graph_data(scene)
    strings = data["strings"]
    assert len(set(strings)) == len(strings)
    assert strings[0] == ""
    ids, kinds = [row[0] for row in data["nodes"]], list(NAMES)
    said = [[strings[q[0]], *q[1:3], *(strings[i] for i in q[3:])] for q in data["quotes"]]
    for node, row in zip(scene.nodes, data["nodes"], strict=True):
        _, kind, label, weight, size, *place, home, first, last, apart, facts, quotes, href, url = row
        assert (row[0], kinds[kind], strings[label], weight) == (node.id, node.kind, node.label, node.weight)
        assert (size, place) == (node_size(node), [node.x, node.y])
        assert (ids[home - 1] if home else "") == node.home
        assert (first, last, strings[apart]) == (node.first, node.last, node.apart)
        assert tuple(strings[i] for i in facts) == node.facts
        assert [said[i][:4] for i in quotes] == [[q.text, q.start, q.end, q.title] for q in node.quotes]
        assert (strings[href], strings[url]) == (node.href, "")
    assert any(row[-3] for row in data["nodes"])
    for link, (source, target, relation, weight, *quotes) in zip(scene.links, data["edges"], strict=True):
        assert (ids[source], ids[target]) == (link.source, link.target)
        assert (strings[relation], weight) == (link.relation, link.weight)
        assert [said[i][5] for i in quotes] == [q.href for q in link.quotes]
        assert data["widths"][str(weight)] > 0
    for drawn, (width, height, areas, flat) in zip(scene.maps, data["maps"], strict=True):
        assert (width, height) == (drawn.width, drawn.height)
        assert [ids[a[0] - 1] if a[0] else "" for a in areas] == [a.topic for a in drawn.areas]
        places = [(ids[flat[i]], flat[i + 1], flat[i + 2]) for i in range(0, len(flat), 3)]
        assert tuple(places) == drawn.places
    # What can be linked has words for both of its ends, or the same for both.
    assert {link.relation for link in scene.links} <= {
        *BACK,
        "is named together with",
        "is compared with",
        "is at odds with",
    }


@pytest.mark.parametrize("sizes", [(30, 28, 4), (40, 40), (25, 18, 12, 9, 6, 3), (60,), (8, 8, 8, 8)])
def test_everything_at_once_is_about_as_wide_as_a_window(sizes: tuple[int, ...]) -> None:
    """Topics with topics within them do not pile up to a tower, in which all signs would be too small to be told."""

    def things(key: str, n: int) -> tuple[Item, ...]:
        return tuple(Item(key=f"{key}-{i}", label=f"a thing {i}", radius=6) for i in range(n))

    def topic(key: str, n: int) -> Area:
        inner = tuple(
            Area(key=f"{key}.{i}", label=f"inner {i}", radius=HEAD_SIGN, items=things(f"{key}.{i}", n // 3))
            for i in range(3)
        )
        return Area(key=key, label=f"topic {key}", radius=HEAD_SIGN, items=things(key, n // 4), areas=inner)

    made = lay_open(Area(key="", label="", areas=tuple(topic(str(i), n) for i, n in enumerate(sizes))))
    assert 1.1 < made.width / made.height < 3.2
    boxes = [(r.x, r.y, r.x + r.width, r.y + r.height) for r in made.regions]
    assert all(b[2] <= made.width + 1e-6 and b[3] <= made.height + 1e-6 for b in boxes)
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            apart = min(a[2], b[2]) <= max(a[0], b[0]) or min(a[3], b[3]) <= max(a[1], b[1])
            within = a[0] <= b[0] and a[1] <= b[1] and b[2] <= a[2] and b[3] <= a[3]
            assert apart or within
