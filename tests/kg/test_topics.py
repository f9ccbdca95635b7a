"""The clustering estimator and the labels of topics."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kg_samples import HULLS, write
from sklearn.utils.estimator_checks import check_estimator

from extract.records import Abbreviation, Extraction, Paper
from kg import topic_phrases
from kg.field import build_field
from kg.hierarchical_topics import HierarchicalTopics
from kg.records import Topic
from kg.resolve import resolve_entities
from kg.topic_candidates import (
    Candidate,
    label_candidates,
    one_word_forms,
    profile_papers,
    words_of_short_forms,
)
from kg.topic_features import papers_apart
from kg.topic_labels import Label
from kg.topic_names import Texts
from kg.topic_phrases import names_cut_at_and
from kg.topics import _Builder, _Taken, build_topics, is_whole, opened, walk_topics
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
    best = label_candidates(about_hulls, list(profiles.values()), {e.id: e for e in resolved.entities}, Texts(HULLS))[0]
    assert best.text.casefold() == "crack detection" and best.kind is EntityType.TASK


def test_vectors_of_another_length_are_left_out() -> None:
    resolved = resolve_entities(HULLS)
    papers = [x.paper for x in HULLS]
    vectors = {papers[0].id: (1.0, 0.0), papers[1].id: (1.0, 0.0, 0.0)}
    topic = build_topics(papers, HULLS, resolved.entities, resolved.local, vectors)
    assert set(topic.papers) == {p.id for p in papers}


def test_a_short_form_is_known_by_its_words() -> None:
    paper = Paper(id="a", title="Keel echo sounding (KES)", abstract="")
    short = Abbreviation(short="KES", long="Keel echo sounding", start=20, end=23)
    found = words_of_short_forms([Extraction(paper=paper, abbreviations=(short,))])
    assert found == {content_words("KES")[0]: frozenset(content_words("keel echo sounding"))}


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


def _titled(*titles: str) -> list[Extraction]:
    return [Extraction(paper=Paper(id=f"p{n}", title=title, abstract="")) for n, title in enumerate(titles)]


def test_a_phrase_that_titles_share_names_a_topic() -> None:
    found = _titled("Heron nest counting at night", "Fast heron nest counting", "Gull song", "Owls and their prey")
    profiles = profile_papers(found, (), {})
    best = label_candidates([profiles["p0"], profiles["p1"]], list(profiles.values()), {}, Texts(found))[0]
    assert (best.text.casefold(), set(best.speakers), best.kind) == (
        "heron nest counting",
        {"p0", "p1"},
        EntityType.TASK,
    )


def test_words_of_one_paper_alone_are_no_name_for_the_topic() -> None:
    name = "nightly anchor detection"
    text = [("issue", f"Ships need {name}.")]
    anchors = [
        write("a", "Nightly anchor detection", text, entities=[(name, EntityType.TASK, (), False)]),
        write("b", "Anchor detection at sea", [("issue", "Ships drift.")]),
    ]
    resolved = resolve_entities(anchors)
    profiles = list(profile_papers(anchors, resolved.entities, resolved.local).values())
    best = label_candidates(profiles, profiles, {e.id: e for e in resolved.entities}, Texts(anchors))[0]
    assert best.text.casefold() == "anchor detection"


def test_a_short_form_counts_as_its_word() -> None:
    paper = Paper(id="a", title="An electroheronogram (EHG)", abstract="")
    short = Abbreviation(short="EHG", long="electroheronogram", start=3, end=26)
    stem = content_words("electroheronogram")[0]
    found = one_word_forms([Extraction(paper=paper, abbreviations=(short,))])
    assert found[stem] == "ehg"
    # So does one of two spellings of a word.
    assert found[content_words("catalogues")[0]] == content_words("catalog")[0]


@st.composite
def fields(draw: st.DrawFn) -> tuple[list[Paper], dict[str, tuple[float, ...]]]:
    """Papers, some alike to the letter, in any order; with vectors for all, some or none of them."""
    things = st.sampled_from(["heron", "gull", "owl", "tern", "wren"])
    deeds = st.sampled_from(["nest counting", "song recognition", "ringing", "flight tracking"])
    titles = draw(st.lists(st.builds(lambda a, b: f"{a} {b}", things, deeds), min_size=1, max_size=60))
    papers = [Paper(id=f"p{n:03}", title=title, abstract=f"We study {title}.") for n, title in enumerate(titles)]
    maker = np.random.default_rng(draw(st.integers(0, 9)))
    middles = maker.normal(size=(draw(st.integers(1, 8)), 6))
    share = draw(st.sampled_from([0.0, 0.5, 1.0]))
    vectors = {
        p.id: tuple(float(v) for v in middles[maker.integers(len(middles))] + 0.1 * maker.normal(size=6))
        for p in papers
        if maker.random() < share
    }
    return draw(st.permutations(papers)), vectors


@settings(max_examples=40, deadline=None)
@given(fields())
def test_laws_of_the_tree(given: tuple[list[Paper], dict[str, tuple[float, ...]]]) -> None:
    papers, vectors = given
    root = build_field(papers, [], vectors).topics
    nodes = walk_topics(root)
    placed = [place.paper for node in nodes for place in node.places]
    assert sorted(placed) == sorted(p.id for p in papers)
    assert len({node.id for node in nodes}) == len(nodes)
    for node in nodes:
        assert node.level <= 3 and len(node.children) != 1 and len(node.children) <= 12
        assert not node.label[:1].islower()
        assert len(node.papers) > 1 or node is root
        labels = [child.label.casefold() for child in node.children]
        assert len(set(labels)) == len(labels)
        below = [paper for child in node.children for paper in child.papers] + [place.paper for place in node.places]
        assert sorted(below) == sorted(node.papers)
        assert all(place.reason for place in node.places)
    assert build_field(sorted(papers, key=lambda p: p.id), [], vectors).topics == root


@pytest.mark.parametrize("count", [1, 2, 300])
def test_papers_with_one_text_are_one_topic(count: int) -> None:
    papers = [Paper(id=f"p{n:03}", title="Heron nest counting", abstract="Herons hide.") for n in range(count)]
    for vectors in ({}, {p.id: (1.0, 0.0) for p in papers}):
        root = build_topics(papers, [Extraction(paper=p) for p in papers], (), {}, vectors)
        assert not root.children and len(root.places) == count


@pytest.mark.parametrize(
    ("label", "free"),
    [("Mooring of ships", False), ("Ship moorage", False), ("Ship mooring in fog", True), ("Ship repair", True)],
)
def test_a_label_in_other_forms_of_the_same_words_is_taken(label: str, free: bool) -> None:
    assert _Taken(frozenset({"ship mooring"}), ()).leaves(label) is free


@pytest.mark.parametrize(
    ("known", "label", "free"),
    [
        ("night ship mooring", "ship mooring", False),  # a piece of it
        ("ship speed near mooring", "ship mooring", True),  # its words, but no piece of it
        ("ship mooring with ropes", "ship mooring", True),  # the general beside the special
        ("ship mooring", "automatic ship mooring system", False),  # nothing that any work would not say
    ],
)
def test_a_label_beside_another(known: str, label: str, free: bool) -> None:
    assert _Taken(frozenset({known}), ()).leaves(label) is free


def test_a_label_of_two_names_above_leaves_each_of_them() -> None:
    assert _Taken(frozenset(), ("ship mooring and hull repair",)).leaves("hull repair")
    assert not _Taken(frozenset(), ("old hull repair",)).leaves("hull repair")


@pytest.mark.parametrize(
    ("label", "new"),
    [
        ("Boat mooring", False),  # the field's word and that of the topic above
        ("Boat learning", False),
        ("Rope mooring", True),
        ("Boat painting", True),
        ("Boat mooring and rope dyeing", True),
    ],
)
def test_a_name_within_a_topic_adds_to_the_words_of_it_and_of_the_field(label: str, new: bool) -> None:
    everywhere = frozenset(content_words("boat"))
    assert _Taken(frozenset(), ("All papers", "Mooring"), everywhere=everywhere).adds(label) is new
    assert _Taken(frozenset(), ("All papers",), everywhere=everywhere).adds(label)


@pytest.mark.parametrize(("most", "found"), [(12, [(0,)] * 4 + [(1,)] * 5 + [()] + [(3,)]), (2, None)])
def test_a_topic_of_nearly_all_papers_makes_room_for_its_parts(most: int, found: list[tuple[int, ...]] | None) -> None:
    paths = [(0, 0)] * 4 + [(0, 1)] * 5 + [(0,)] + [(1,)]
    assert opened(paths, most) == (found or paths)
    assert opened([(0, 0), (0, 1), (1,), (1,)]) == [(0, 0), (0, 1), (1,), (1,)]


def test_a_wide_label_of_a_large_topic_is_chosen_before_a_narrow_one_of_a_small() -> None:
    labels = ["Night ship mooring", "Ship mooring", "Hull repair"]
    assert _Taken(frozenset(), ()).wide_first([0, 1, 2], labels, [3, 9, 4]) == [1, 0, 2]
    assert _Taken(frozenset(), ()).wide_first([0, 1, 2], labels, [9, 3, 4]) == [0, 1, 2]


def test_what_sets_a_label_apart_is_taken_where_all_are_about_the_label_above() -> None:
    free = _Taken(frozenset({"docking with ropes"}), ("docking",))
    assert not free.leaves("ropes") and free.leaves("docking with anchors")


def test_a_short_form_of_the_label_above_is_taken() -> None:
    longs = {"ksr": frozenset(content_words("keel scan reading"))}
    assert not _Taken(frozenset(), ("keel scan reading",), longs).leaves("KSR")


def _titled_topics(parts: list[list[str]], deeper: list[list[list[str]]] | None = None) -> list[Topic]:
    """Topics whose papers have these titles; ``deeper``: of topics with parts of their own."""
    groups = [[part] for part in parts] if deeper is None else deeper
    placed = [
        ((n, m) if len(group) > 1 else (n,), title)
        for n, group in enumerate(groups)
        for m, part in enumerate(group)
        for title in part
    ]
    found = _titled(*(title for _, title in placed))
    profiles = profile_papers(found, (), {})
    papers = [x.paper for x in found]
    rows = np.eye(len(papers))
    root = _Builder(papers, rows, [path for path, _ in placed], profiles, (), frozenset(), Texts(found)).root()
    return list(walk_topics(root)[1:])


def _labels(parts: list[list[str]], deeper: list[list[list[str]]] | None = None) -> list[str]:
    return [topic.label for topic in _titled_topics(parts, deeper)]


def test_a_paper_is_said_to_speak_of_what_it_and_another_here_speak_of() -> None:
    [topic, _] = _titled_topics(
        [["Reef survey with kites", "Reef survey at dusk", "A kite atlas"], ["Hull paint", "Hull paint in ports"]]
    )
    reasons = {place.paper: place.reason for place in topic.places}
    assert topic.label.casefold() == "reef surveys"
    assert sorted(reasons.values()) == [
        "Nearest in wording to the other papers here.",
        *["Speaks of reef surveys, like other papers here."] * 2,
    ]


def test_a_name_of_fewer_than_one_paper_in_five_does_not_stand_for_the_topics_within() -> None:
    found = _titled(*["Dry docks"] * 2, *["Hull paint"] * 10)
    profiles = profile_papers(found, (), {})
    papers = [x.paper for x in found]
    builder = _Builder(papers, np.eye(12), [()] * 12, profiles, (), frozenset(), Texts(found))
    name = Candidate(text="dry docks", kind=EntityType.TASK, words=frozenset({"dry", "dock"}), speakers={})
    label = Label("Dry docks and more", (name,))
    assert not builder._is_named(label, range(12)) and builder._is_named(label, range(10))


def _two_trades(*others: list[float]) -> tuple[list[Paper], dict[str, list[float]]]:
    """Forty papers of two trades, and others at places of their own, with their vectors."""
    vectors = {f"p{n:02}": [1.0, 0.05 * (n % 5), float(n % 2), 0.0, 0.0] for n in range(40)}
    vectors |= {f"q{n}": list(place) for n, place in enumerate(others)}
    return [Paper(id=key, title=f"Nets {key}", abstract="") for key in vectors], vectors


def test_papers_that_lie_far_from_all_others_stand_apart() -> None:
    papers, vectors = _two_trades([0.0, 0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 0.0, 1.0])
    assert papers_apart(papers, vectors) == [40, 41]
    assert papers_apart(papers, {}) == [] and papers_apart(papers[30:], vectors) == []
    root = build_topics(papers, [Extraction(paper=p) for p in papers], (), {}, vectors)
    apart = next(t for t in root.children if t.label == "Papers apart from the rest")
    assert apart.papers == ("q0", "q1") and all("Far from" in place.reason for place in apart.places)


def test_one_paper_apart_stays_with_the_whole() -> None:
    papers, vectors = _two_trades([0.0, 0.0, 0.0, 1.0, 0.0])
    root = build_topics(papers, [Extraction(paper=p) for p in papers], (), {}, vectors)
    assert [place.paper for place in root.places] == ["q0"]
    assert "Papers apart from the rest" not in {t.label for t in root.children}


def test_where_many_lie_apart_none_does() -> None:
    corners = [[0.0, 0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 0.0, 1.0], [-1.0, 0.0, 0.0, 0.0, 0.0]]
    papers, vectors = _two_trades(*corners)
    assert papers_apart(papers, vectors) == []


_SEA = ["Nets and whales", "Fog bells", "Old tide tables", "Salt"]


def test_a_parent_without_a_name_of_its_own_is_called_by_its_two_largest_parts() -> None:
    nests = ["Counting owls: nest counting", "Nest counting by night", "A drone for nest counting", "Nest counting now"]
    songs = ["Song recognition at dawn", "Wren song recognition", "Song recognition in rain", "On song recognition"]
    found = _labels([], [[nests, songs, ["Moult", "Feathers of terns"]], [_SEA]])
    assert found[0] == "Nest counting and song recognition"
    assert found[1:3] == ["Nest counting", "Song recognition"]


def test_what_most_papers_say_as_the_label_above_is_the_general_matter() -> None:
    special = [f"Nest counting with drones {end}" for end in ("at sea", "by night", "in fog", "on ice", "by day")]
    general = ["On nest counting", "Nest counting again", "What nest counting is"]
    found = _labels([], [[special, general], [_SEA]])
    assert found[0] == "Nest counting" and {"Drones", "Further papers on nest counting"} <= set(found)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_branch_of_many_leaves_is_parted_evenly(seed: int) -> None:
    """Two rows far off and one heap of all others would be a level that says nothing."""
    maker = np.random.default_rng(seed)
    heap, odd = (
        np.repeat(maker.normal(size=(16, 12)), 4, axis=0),
        np.repeat(2.2 * maker.normal(size=(2, 12)), 2, axis=0),
    )
    far = np.repeat(maker.normal(size=(4, 12)) + 14.0, 5, axis=0)
    rows = np.vstack([heap, odd, far]) + 0.25 * maker.normal(size=(88, 12))
    paths = HierarchicalTopics().fit(rows).paths_
    large = [path for path in paths if path[0] == paths[0][0]]
    parts = Counter(path[1] for path in large if len(path) > 1)
    assert len(large) == 68 and 2 < len(parts) <= 12 and max(parts.values()) <= 0.6 * len(large)


def test_parts_that_are_all_but_the_rest_are_one() -> None:
    special = [f"Nest counting with drones {end}" for end in ("at sea", "by night", "in fog")]
    general = ["On nest counting", "Nest counting again", "What nest counting is"]
    assert _labels([], [[special, general], [_SEA]]) == ["Nest counting", "Further papers"]


def test_a_parent_is_called_by_a_wider_name_that_most_of_its_papers_hold() -> None:
    things = ["Wren", "Owl", "Gull", "Tern", "Heron"]
    found = _labels([], [[[f"{a} {end}" for a in things] for end in ("eggs in fog", "eggs on ice", "eggs")], [_SEA]])
    assert found[0] == "Eggs"


def test_a_label_of_half_says_that_there_is_more_and_one_of_few_that_it_is_the_rest() -> None:
    part = ["Gull nest counting in fog", "On gull nest counting", "Nets and whales", "Fog bells", "Salt", "Old eggs"]
    most = [*part[:2], "Gull nest counting again", "More gull nest counting", *part[2:4]]
    rest = ["Tern feathers", "Tern feathers at sea", "Moult of tern feathers"]
    half = [*part[:2], "Counting of gull nests", *part[3:]]
    assert _labels([part, rest])[0] == "Further papers, some on gull nest counting"
    assert _labels([half, rest])[0] == "Gull nest counting and more"
    assert _labels([most, rest])[0] == "Gull nest counting"


def test_the_best_fit_has_the_first_choice() -> None:
    few = ["Gull nest counting", "Gull nest counting by night", "More gull nest counting"]
    many = ["Gull nest counting in fog", "Drones and mist", "Nets and whales", "Fog bells", "Salt"]
    found = _labels([many, few])
    assert found[1] == "Gull nest counting" and found[0] != found[1]


def test_what_the_neighbours_left_is_called_so() -> None:
    counted = [f"Nest counting with drones {end}" for end in ("at sea", "by night", "in fog", "on ice")]
    left = ["Nest counting", "Tern feathers", "Rings", "Old eggs", "Nets"]
    drawn = [f"Nest drawing and nest counting {end}" for end in ("by boys", "in school", "on paper")]
    found = _labels([], [[counted, left, drawn], [_SEA]])
    assert found[0] == "Nest counting" and "Further papers" in found


@pytest.mark.parametrize(
    ("text", "good"), [("based-hull checks", False), ("based hull checks", False), ("hull checks", True)]
)
def test_what_is_left_behind_a_hyphen_names_no_topic(text: str, good: bool) -> None:
    assert topic_phrases.is_name(text) is good


@pytest.mark.parametrize(
    ("label", "whole"),
    [
        ("Hull tests and uniformly", False),
        ("Berths and time efficient", False),
        ("Rust et al and more", False),
        ("Docking and improves berthing", False),
        ("Captains and questions difficult", False),
        ("Hull assembly and friction coefficient", True),
        ("Anchor chains, time tables and more", True),
        ("Keel anomaly", True),
    ],
)
def test_a_name_of_a_topic_ends_in_a_thing_or_a_deed(label: str, whole: bool) -> None:
    assert is_whole(label) is whole
    assert _Taken(frozenset(), ("All papers",)).leaves(label) is whole


def test_a_reason_is_what_a_paper_writes_word_by_word() -> None:
    [topic, _] = _titled_topics(
        [
            ["Night mooring of barges", "Night mooring by lamp", "A mooring for any night", "Night mooring again"],
            ["Hull paint", "Hull paint in ports"],
        ]
    )
    reasons = {place.paper: place.reason for place in topic.places}
    assert topic.label.casefold() == "night mooring"
    assert sum("Speaks of night mooring" in reason for reason in reasons.values()) == 3


@pytest.mark.parametrize(
    ("label", "known", "like"),
    [
        ("Barge mooring", "Barge moorings", True),
        ("Barge mooring", "Barge mooring planning", True),
        ("Mooring", "Mooring planning", False),
        ("Barge mooring", "Night barge mooring", False),
        ("Barge mooring", "Further papers on barge mooring", False),
    ],
)
def test_names_beside_one_another_differ_by_more_than_a_word_at_the_end(label: str, known: str, like: bool) -> None:
    taken = _Taken(frozenset({known.casefold()}), ())
    assert taken.is_like(label, known) is like
    assert not (like and taken.tells(label))


def test_a_first_level_of_very_many_rows_has_no_branch_of_nearly_all() -> None:
    """One far-off heap beside a dozen nearer ones is the best cut by silhouette alone, and says little."""
    maker = np.random.default_rng(3)
    means = np.vstack([maker.normal(size=(12, 16)), np.full((1, 16), 9.0)])
    rows = np.repeat(means, [92] * 12 + [96], axis=0) + 0.35 * maker.normal(size=(1200, 16))
    few = HierarchicalTopics().fit(rows[::2]).paths_
    many = HierarchicalTopics().fit(rows).paths_
    assert max(Counter(path[0] for path in few if path).values()) > 0.5 * len(few)
    assert max(Counter(path[0] for path in many if path).values()) < 0.4 * len(many)
