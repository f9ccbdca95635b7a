"""The fish-bone: nothing overlaps by the measured widths at any size; it is well-formed and says what it shows."""

from __future__ import annotations

import random
import re
from xml.etree import ElementTree

import pytest

from viz.fishbone import BoneDrawing, FishboneDrawing, Twig, fishbone_file, fishbone_svg
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


@pytest.mark.parametrize("issues", [0, 1, 5, 20, 60, 120])
@pytest.mark.parametrize("seed", range(5))
def test_no_text_overlaps_and_none_leaves_the_drawing(issues: int, seed: int) -> None:
    svg = str(fishbone_svg(some_fish(issues, seed, categories=8 if seed % 2 else 2)))
    width, height = (float(n) for n in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())  # type: ignore[union-attr]
    drawn = boxes(svg)
    for i, one in enumerate(drawn):
        assert one[0] >= 0, one
        assert one[1] >= 0, one
        assert one[2] <= width, one
        assert one[3] <= height, one
        for other in drawn[i + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


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
