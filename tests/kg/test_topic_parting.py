"""Large piles of papers without a name in common, parted by what some of them are about."""

from __future__ import annotations

from extract.records import Extraction, Paper
from kg.topic_names import Texts
from kg.topic_parting import part_by_names
from kg.topic_phrases import Phrase
from kg.topic_truth import Carried
from ontologies.vocabulary import EntityType

_ENDS = ("at sea", "by night", "in fog", "on ice", "by day", "in rain", "again")


def _pile(*titles: str) -> tuple[Carried, list[str]]:
    papers = [
        Paper(id=f"{n:03}", title=title, abstract=f"We look at {title.lower()}.") for n, title in enumerate(titles)
    ]
    return Carried(papers, Texts([Extraction(paper=paper) for paper in papers])), [paper.id for paper in papers]


def _phrases(*names: str) -> list[Phrase]:
    return [Phrase(name, EntityType.TASK, tuple(name.split())) for name in names]


def test_each_part_holds_the_papers_that_are_about_its_name() -> None:
    nets = [f"Net mending {end}" for end in _ENDS]
    owls = [f"Owl counting {end}" for end in _ENDS[:6]]
    odd = [f"Odd matter {n}" for n in range(9)]
    carried, papers = _pile(*nets, *owls, *odd)
    parts = part_by_names(_phrases("owl counting", "net mending"), papers, carried, lambda name: True, 5)
    assert [(part.name, sorted(part.papers)) for part in parts] == [
        ("net mending", papers[:7]),
        ("owl counting", papers[7:13]),
    ]


def test_no_paper_stands_in_two_parts_and_there_are_no_more_than_there_is_room_for() -> None:
    both = [f"Net mending and owl counting {end}" for end in _ENDS[:3]]
    carried, papers = _pile(
        *[f"Net mending {end}" for end in _ENDS], *both, *[f"Owl counting {end}" for end in _ENDS[:6]]
    )
    names = _phrases("net mending", "owl counting")
    first, second = part_by_names(names, papers, carried, lambda name: True, 5)
    assert not first.papers & second.papers and len(first.papers | second.papers) == len(papers)
    assert part_by_names(names, papers, carried, lambda name: True, 1) == [first]


def test_a_name_of_few_or_of_nearly_all_and_one_that_is_not_free_make_no_part() -> None:
    carried, papers = _pile(*[f"Net mending {end}" for end in _ENDS], *[f"Owl counting {end}" for end in _ENDS[:3]])
    assert part_by_names(_phrases("owl counting"), papers, carried, lambda name: True, 5) == []
    assert part_by_names(_phrases("net mending"), papers[:7], carried, lambda name: True, 5) == []
    assert part_by_names(_phrases("net mending"), papers, carried, lambda name: False, 5) == []


def test_a_piece_of_a_name_is_not_told_beside_it_but_one_with_another_front_is() -> None:
    carried, papers = _pile(
        *[f"Net mending {end}" for end in _ENDS],
        *[f"Sail mending {end}" for end in _ENDS],
        *[f"Old net mending ropes {end}" for end in _ENDS],
    )
    names = _phrases("net mending", "sail mending", "net mending ropes")
    parts = part_by_names(names, papers, carried, lambda name: True, 5)
    assert [part.name for part in parts] in (["net mending", "sail mending"], ["sail mending", "net mending"])
