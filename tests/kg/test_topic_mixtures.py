"""Labels of topics that no one name holds for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.topic_candidates import Candidate
from kg.topic_labels import Label
from kg.topic_mixtures import by_chance, ends_of_phrases, holds, is_way, list_names, may_be_listed
from kg.words import content_words
from ontologies.vocabulary import EntityType


def _name(text: str, speakers: str, weight: float = 1.0, gain: float = 1.0, named: str = "") -> Candidate:
    return Candidate(
        text=text,
        kind=EntityType.TASK,
        words=frozenset(content_words(text)),
        speakers=dict.fromkeys(speakers, weight),
        gain=gain,
        named=frozenset(named),
    )


def _side_by_side(name: Candidate, papers: object) -> float:
    return 1.0


@pytest.mark.parametrize(
    ("label", "members", "true"),
    [
        (Label("Owls", (_name("owl counting", "abcde"),)), "abcdefgh", True),
        # What half speak of is no subject of all, unless the others lie near to it.
        (Label("Owls", (_name("owl counting", "abcd"),)), "abcdefgh", False),
        (Label("Owls", (_name("owl counting", "abcdef", named="abcd"),)), "abcdefgh", True),
        (Label("Owls and nets", (_name("owl counting", "ab"), _name("net drying", "cd"))), "abcdefgh", True),
        (Label("Owls", (_name("owl counting", "abc"),)), "abcdefgh", False),
        # What is said in passing, and in no title, is what few are about.
        (Label("Owls", (_name("owl counting", "abcde", 0.5),)), "abcdefgh", False),
        # One of two papers is not both.
        (Label("Owls", (_name("owl counting", "a"),)), "ab", False),
        (Label("Owls and nets", (_name("owl counting", "a"), _name("net drying", "b"))), "ab", True),
        # With an addition, a label is true where both are.
        (Label("Owls", (_name("owl counting", "abcd"), _name("sonar", "cd")), joined=True), "abcdef", False),
        (Label("Owls", (_name("owl counting", "abcd"), _name("sonar", "abcd")), joined=True), "abcdef", True),
        (Label("Owls", (_name("owl counting", "abcd"), _name("sonar", "bcd")), joined=True), "abcdef", False),
        (Label("Further papers"), "ab", False),
    ],
)
def test_a_label_holds_for_half_of_its_papers(label: Label, members: str, true: bool) -> None:
    assert holds(label, members, _side_by_side) is true


def test_words_that_few_titles_hold_by_chance_are_no_name_of_theirs() -> None:
    name = Label("Owl nets", (_name("owl nets", "ab"),))
    assert holds(name, "ab", _side_by_side)
    assert not holds(name, "ab", lambda name, papers: 0.5) and by_chance(name.names[0], "ab", lambda n, p: 0.5)
    # Many titles do not hold them by chance.
    assert not by_chance(name.names[0], "abcd", lambda n, p: 0.5)


def test_things_that_papers_do_not_share_stand_side_by_side() -> None:
    names = [_name("owl counting", "ab"), _name("net drying", "c"), _name("fog bells", "c"), _name("tide tables", "d")]
    label, told = list_names("abcd", names, bool)
    # Two are taken in at a glance; what they leave out is told by their share.
    assert label.text == "Owl counting and fog bells" and told == pytest.approx(3 / 4)
    assert label.names[0] is names[0]
    # Of more than a few papers, one makes no name of a list.
    assert list_names("abcdef", names, bool) == (Label(""), 0.0)


def test_a_list_says_nothing_twice() -> None:
    names = [
        _name("owl counting", "ab"),
        _name("counting of owls", "c"),
        _name("old owl", "d"),
        _name("fog bells", "de"),
    ]
    assert list_names("abcde", names, bool)[0].text == "Fog bells and owl counting"
    # One thing is no list, nor is what may not stand here.
    assert list_names("abcde", names[:3], bool) == (Label(""), 0.0)
    assert list_names("abcde", names, lambda text: text != "fog bells")[1] == 0.0


def test_in_a_list_of_many_papers_each_name_is_that_of_several() -> None:
    members = "abcdefghijklmnopqrst"
    names = [_name("owl counting", "abcdefgh"), _name("net drying", "ijklmn"), _name("fog bells", "o")]
    label, told = list_names(members, names, bool)
    assert label.text == "Owl counting and net drying" and told == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("name", "good"),
    [
        (_name("owl counting", "a"), True),
        (_name("owl counting", "a", gain=0.2), False),
        (_name("counting of owls", "ab"), False),
        (_name("nets hung", "a"), True),
        (_name("nets dried", "a"), False),
        (_name("owling", "ab"), True),
        (_name("owling", "a"), False),
        (_name("OWLER", "ab"), False),
        (_name("beyond nets", "ab"), False),
        (_name("on-off nets", "ab"), False),
        (_name("keeper's nets", "ab"), False),
    ],
)
def test_what_stands_in_a_list_is_plain(name: Candidate, good: bool) -> None:
    assert may_be_listed(name) is good


def test_a_way_is_no_subject_unless_papers_have_it_in_the_title_or_often() -> None:
    thing = replace(_name("rope model", "abcd"), speakers={"a": 1.0, "b": 0.5, "c": 0.5, "d": 0.5})
    way = replace(thing, kind=EntityType.METHOD)
    assert is_way(way) and not is_way(replace(way, text="aerial robots")) and not is_way(_name("rope model", "a"))
    assert holds(Label("Rope models", (thing,)), "abcd", _side_by_side)
    assert not holds(Label("Rope models", (way,)), "abcd", _side_by_side)
    assert holds(Label("Rope models", (replace(way, speakers=dict.fromkeys("abcd", 1.0)),)), "abcd", _side_by_side)


def test_a_title_in_capitals_is_read_as_any_other() -> None:
    assert ends_of_phrases("FAST HULL SCRAPING") == ["fast hull scraping"]
    assert ends_of_phrases("Sonar to quickly read old nets") == ["old nets"]
