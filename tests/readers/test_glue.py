"""Titles are parted from glued authors on any page, of any author."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import raw_text

from extract.glue import part_lines
from extract.readers.glued_listing import read
from extract.records import Paper

OWNER = "Oona Brightwater"
PAGE = [
    ("Counting Waders With a Compact CNN", ["Oona Brightwater", "Pell van der Marsh", "Yi-Ting Hsu"], True),
    ("Where GANs Fail on Mud", ["Oona Brightwater", "Iñaki Núñez-Ferro", "J. P. Moor"], True),
    ("A Field Study of Llama 3.2", ["Iñaki Núñez-Ferro", "Oona Brightwater", "Suharto"], True),
    ("Tide Tables From BERT", ["Pell van der Marsh", "Oona Brightwater"], False),
    ("Do Rails Answer Playback?", ["Suharto", "Oona Brightwater", "Yi-Ting Hsu"], True),
    ("Booms, Calls, and Silences", ["Oona Brightwater"], False),
    ("Reeds, Mud, and Glare: A Survey", ["Oona Brightwater", "Ian McReed"], False),
    ("A Toolbox for Marsh Sounds in PyTorch", ["J. P. Moor", "Oona Brightwater", "Pell van der Marsh"], True),
    ("heron tracking in dense reeds", ["Élise d'Aubigny", "Ian McReed", "Oona Brightwater"], False),
    ("Nest Boxes on the Web", ["JingHong Tao", "Oona Brightwater", "Øyvind Ås"], True),
    ("Night Flights (With a Radar)", ["Ian McReed", "JingHong Tao", "Oona Brightwater"], True),
    ("What Is Left to Count in 2024", ["Øyvind Ås", "Oona Brightwater"], False),
    ("Pruning Nets for 8-bit MCUs", ["Yi-Ting Hsu", "JingHong Tao", "Oona Brightwater"], True),
    ("HeronNet: Few-Shot Wing Segmentation", ["Muhammad al-Farsi", "Oona Brightwater", "Suharto"], True),
    ("Self-Supervised Pre-Training on Marsh-Cam", ["Li Bo", "Muhammad al-Farsi", "Oona Brightwater"], False),
    ("The Colour of Water", ["O. Brightwater", "Li Bo"], False),
    ("Sonar for Eels and RL", ["K. A. van den Berg", "Oona Brightwater", "Li Bo"], True),
    ("A Dataset of Footprints", ["DeShawn Okoro", "K. A. van den Berg", "Oona Brightwater"], True),
    ("Footprints Revisited", ["Li Bo", "DeShawn Okoro", "Oona Brightwater"], True),
]
ABSTRACT = (
    "We count birds with a CNN and ask where GANs fail. Llama, BERT, PyTorch, radar and sonar are used; RL is not. "
    "Calls, silences, glare, reeds, boxes on the web, water, footprints: all are measured and revisited."
)


def glued(page: list[tuple[str, list[str], bool]]) -> list[tuple[str, str]]:
    return [(title + ", ".join(names) + (" et al." if more else ""), ABSTRACT) for title, names, more in page]


@pytest.mark.parametrize("number", range(len(PAGE)))
def test_another_authors_page_is_parted_rightly(number: int) -> None:
    title, names, _ = PAGE[number]
    assert part_lines(glued(PAGE))[number] == (title, tuple(names))


@given(st.permutations(PAGE))
def test_the_order_of_the_lines_does_not_matter(page: list[tuple[str, list[str], bool]]) -> None:
    assert part_lines(glued(page)) == [(title, tuple(names)) for title, names, _ in page]


@given(st.sets(st.integers(0, len(PAGE) - 1), min_size=6))
def test_part_of_a_page_is_parted_nearly_as_well(chosen: set[int]) -> None:
    page = [PAGE[number] for number in sorted(chosen)]
    right = sum(
        found == (title, tuple(names)) for found, (title, names, _) in zip(part_lines(glued(page)), page, strict=True)
    )
    assert right >= len(page) - 1


def test_a_title_that_holds_capitals_but_no_names_stays_whole() -> None:
    lines = [("Deep Learning With PyTorch and TensorFlow", "PyTorch and TensorFlow are compared."), *glued(PAGE)]
    assert part_lines(lines)[0] == ("Deep Learning With PyTorch and TensorFlow", ())


@given(st.lists(st.tuples(raw_text, raw_text), max_size=5))
def test_any_lines_are_taken_and_no_letter_is_lost(lines: list[tuple[str, str]]) -> None:
    for (line, _), (title, names) in zip(lines, part_lines(lines), strict=True):
        assert title.strip() in line
        assert all(name in line for name in names)


def test_the_reader_gives_the_names_and_keeps_marks_out() -> None:
    text = "\n".join(
        f"{score}LGApr {day}, 2024Code\n{line}\n{abstract}"
        for day, (score, (line, abstract)) in enumerate(zip(["", "49.3"] * 10, glued(PAGE), strict=False), start=1)
    )
    papers = [item for item in read(text, "page.txt") if isinstance(item, Paper)]
    assert [(paper.title, paper.authors) for paper in papers] == [(title, tuple(names)) for title, names, _ in PAGE]
    assert all(paper.has_code and paper.categories == ("cs.LG",) for paper in papers)
    assert papers[2].date == "2024-04-03"
