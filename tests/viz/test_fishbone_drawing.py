"""The fish-bone: nothing overlaps by the measured widths at any size; it is well-formed and says what it shows."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from viz.fishbone import BoneDrawing, FishboneDrawing, Twig, brief_fish, fishbone_file, fishbone_size, fishbone_svg
from viz.fishbone_small import small_fishbone_svg
from viz.fishbone_tall import tall_fishbone_svg
from viz.fishbone_views import FIT, fishbone_views, needs_brief
from viz.text import text_width

CATEGORIES = ("Data", "Labels", "Generalisation", "Model", "Cost", "Trust", "Measurement", "Knowledge")
WORDS = [
    "a",
    "of",
    "mites",
    "hive",
    "colonies",
    "recordings",
    "annotation",
    "generalisation",
    "scarce",
    "across",
    "weather",
    "microphone",
    "unpredictable",
]
SIZES = {"fb-issue": (13.0, True), "fb-count": (11.5, False), "fb-cause": (11.5, False), "fb-solution": (11.5, False),
         "fb-label": (13.0, True), "fb-topic": (17.0, True), "fb-note": (11.5, False)}  # fmt: skip


def some_fish(issues: int, seed: int, categories: int = 8) -> FishboneDrawing:
    dice = random.Random(seed)

    def phrase(low: int, high: int) -> str:
        return " ".join(dice.choice(WORDS) for _ in range(dice.randint(low, high)))

    bones: dict[str, list[Twig]] = {}
    for _ in range(issues):
        twig = Twig(
            label=phrase(1, 12).capitalize(),
            papers=dice.randint(1, 40),
            solutions=tuple(phrase(1, 8) for _ in range(dice.randint(0, 2))),
            causes=tuple(phrase(3, 9) for _ in range(dice.randint(0, 1))),
            more=dice.randint(0, 3),
        )
        bones.setdefault(dice.choice(CATEGORIES[:categories]), []).append(twig)
    return FishboneDrawing(
        key="fb", head="Listening to bee hives in all weathers", note=f"{issues} issues",
        bones=tuple(BoneDrawing(label=c, twigs=tuple(t)) for c, t in bones.items()),
    )  # fmt: skip


def boxes(svg: str) -> list[tuple[float, float, float, float, str]]:
    found = []
    for e in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        size, bold = SIZES[e.attrib["class"]]
        text = e.text or ""
        width = text_width(text, size, bold=bold)
        x, y = float(e.attrib["x"]), float(e.attrib["y"])
        if e.attrib.get("text-anchor") == "middle":
            x -= width / 2
        found.append((x, y - size * 0.72, x + width, y + size * 0.2, text))
    return found


DRAWN: dict[str, Callable[[FishboneDrawing], str]] = {
    "file": fishbone_svg,
    "fitted": lambda fish: fishbone_svg(fish, fit=FIT),
    "brief": lambda fish: fishbone_svg(brief_fish(fish), fit=FIT),
    "standing": lambda fish: tall_fishbone_svg(fish, width=356),
    "standing with bones on both sides": lambda fish: tall_fishbone_svg(fish, width=640, both_sides=True),
}


@pytest.mark.parametrize("issues", [0, 1, 5, 20, 60, 120])
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("drawn_as", list(DRAWN))
def test_no_text_overlaps_and_none_leaves_the_drawing(issues: int, seed: int, drawn_as: str) -> None:
    svg = str(DRAWN[drawn_as](some_fish(issues, seed, categories=8 if seed % 2 else 2)))
    width, height = (float(n) for n in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())  # type: ignore[union-attr]
    drawn = boxes(svg)
    assert len(drawn) >= 1 + issues
    for i, one in enumerate(drawn):
        assert one[0] >= 0, one
        assert one[1] >= 0, one
        assert one[2] <= width, one
        assert one[3] <= height, one
        for other in drawn[i + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


@pytest.mark.parametrize("issues", [1, 24])
@pytest.mark.parametrize("both_sides", [False, True])
def test_the_spine_of_a_standing_fish_begins_in_its_head(issues: int, both_sides: bool) -> None:
    root = ElementTree.fromstring(tall_fishbone_svg(some_fish(issues, 2), width=356, both_sides=both_sides))
    drawn = {e.attrib["class"]: e.attrib["d"] for e in root.iter() if e.get("d") and e.get("class")}
    x, y = (float(n) for n in re.findall(r"[\d.]+", drawn["fb-spine"])[:2])
    corners = [float(n) for n in re.findall(r"[\d.]+", drawn["fb-head"])]
    left, foot = corners[:2]
    right = max(corners[::2])
    assert left + 10 < x < right - 10
    assert y < foot - 5


def test_the_file_is_well_formed_and_says_what_it_shows() -> None:
    fish = some_fish(20, 1)
    root = ElementTree.fromstring(fishbone_file(fish))
    names = [child.tag.rpartition("}")[2] for child in root]
    assert names[:3] == ["title", "desc", "style"]
    assert "Listening to bee hives" in (root[0].text or "")
    assert root.attrib["role"] == "img"
    assert fish.bones[0].label in (root[1].text or "")


def test_the_same_fish_gives_the_same_bytes_whatever_the_order_of_bones() -> None:
    fish = some_fish(40, 3)
    turned = FishboneDrawing(key=fish.key, head=fish.head, note=fish.note, bones=fish.bones[::-1])
    assert fishbone_file(fish) == fishbone_file(turned)


@pytest.mark.parametrize("seed", range(5))
def test_a_fish_that_is_too_wide_is_made_narrower_without_losing_an_issue(seed: int) -> None:
    fish = some_fish(24, seed)
    assert fishbone_size(brief_fish(fish), fit=FIT)[0] <= FIT < fishbone_size(fish)[0]
    labels = {twig.label for bone in fish.bones for twig in bone.twigs}
    for drawn in (fishbone_svg(brief_fish(fish), fit=FIT), tall_fishbone_svg(brief_fish(fish), width=356)):
        rows = [e for e in ElementTree.fromstring(drawn).iter() if e.get("class") == "fb-issue"]
        words = " ".join(e.text or "" for e in rows)
        assert all(" ".join(label.split()[:3]) in words for label in labels)
        assert all(label in words for label in labels if len(label) < 75)


def test_the_whole_drawing_is_there_once_where_the_first_one_leaves_solutions_out() -> None:
    small, large = some_fish(5, 1), some_fish(60, 1)
    assert (needs_brief(small), needs_brief(large)) == (False, True)
    for fish in (small, large):
        solutions = [s for b in fish.bones for t in b.twigs for s in t.solutions]
        views = ElementTree.fromstring(f"<div>{fishbone_views(fish)}</div>")
        told = {view.attrib["class"]: " ".join(view.itertext()) for view in views}
        whole = ["full", "full-middle", "full-narrow"] if fish is large else []
        assert list(told) == ["wide", "middle", "narrow", *whole]
        assert {name for name, words in told.items() if "→" in words} == set(whole or told)
        assert len(solutions) > 2
        identities = [e.attrib["id"] for e in views.iter() if "id" in e.attrib]
        assert len(identities) == len(set(identities))
        named = {name for e in views.iter() for name in e.get("aria-labelledby", "").split()}
        assert named == set(identities)


@pytest.mark.parametrize("seed", range(8))
def test_small_fish_have_their_bones_at_the_same_places_and_their_words_apart(seed: int) -> None:
    dice = random.Random(seed)
    full = ElementTree.fromstring(small_fishbone_svg([(c, 99) for c in CATEGORIES], "full", "Hives"))
    bones = [(c, dice.choice((0, 1, 2, 7, 40))) for c in CATEGORIES]
    small = ElementTree.fromstring(small_fishbone_svg(bones, "small", "Hives"))
    places = {
        (e.text or "").split()[0]: (e.attrib["x"], float(e.attrib["x"]), float(e.attrib["y"]), e.text or "")
        for e in small.iter("{http://www.w3.org/2000/svg}text")
    }
    assert {name: place[3] for name, place in places.items()} == {name: f"{name} {n}" for name, n in bones if n}
    everywhere = {(e.text or "").split()[0]: e.attrib["x"] for e in full.iter("{http://www.w3.org/2000/svg}text")}
    assert {name: place[0] for name, place in places.items()} == {name: everywhere[name] for name in places}
    width, height = float(small.attrib["width"]), float(small.attrib["height"])
    found = [
        (x - w / 2, y - 8, x + w / 2, y + 2.2) for _, x, y, text in places.values() for w in [text_width(text, 11)]
    ]
    for i, one in enumerate(found):
        assert 0 <= one[0] <= one[2] <= width
        assert 0 <= one[1] <= one[3] <= height
        assert all(one[2] <= o[0] or o[2] <= one[0] or one[3] <= o[1] or o[3] <= one[1] for o in found[i + 1 :])


def test_of_small_fish_only_bones_that_are_there_are_drawn() -> None:
    for bones in ([], [("Data", 0)], [("Data", 3), ("Trust", 0), ("Cost", 1)]):
        drawn = ElementTree.fromstring(small_fishbone_svg(bones, "small", "Hives"))
        assert sum(e.get("class") == "fb-bone" for e in drawn.iter()) == sum(n > 0 for _, n in bones)
