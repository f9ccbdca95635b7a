"""Sentences on the main things of a field."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from kg.english.defining import DEFINES, MATTERS, Defined
from kg.pages.lookup import Framing
from kg.pages.parts.main_things import main_framings
from kg.records import Evidence, Topic

TITLES = {
    "a": "Queen finding in old hives",
    "b": "Queen finding by ear",
    "c": "Fast queen finding",
    "d": "Swarm counting",
    "e": "Swarm counting in fog",
    "f": "On swarm counting",
}


def _said(paper: str, name: str, how: int, end: str = "matters.") -> Framing:
    text = f"{name} {end}"
    said = Defined(name=name, short="", how=how, start=0, end=len(text))
    return Framing(said, Evidence(paper=paper, start=0, end=len(text), quote=text, rule="role", score=0.9))


def _topic(name: str, papers: str, *below: Topic) -> Topic:
    return Topic(id=name, label=name, level=0, papers=tuple(papers), children=below)


def _chosen(*said: Framing, told: frozenset[Any] = frozenset(), rest: str = "Swarms") -> list[str]:
    root = _topic("All", "abcdef", _topic("Queens", "abc"), _topic(rest, "def"))
    look: Any = SimpleNamespace(title=TITLES.__getitem__)
    framings = {paper: [f for f in said if f.evidence.paper == paper] for paper in TITLES}
    return [f.said.name for f in main_framings(look, root, framings, told, 3)]


def test_each_of_the_largest_topics_has_a_sentence_on_what_its_titles_hold() -> None:
    queens, swarms = _said("a", "Queen finding", MATTERS), _said("e", "Swarm counting", DEFINES)
    # However well it defines, what no title has is an aside.
    aside = _said("b", "Village health", DEFINES)
    assert _chosen(aside, queens, swarms) == ["Queen finding", "Swarm counting"]
    # What defines goes before what praises, and what stands elsewhere on the page is not said again.
    better = _said("c", "Queen finding", DEFINES)
    assert _chosen(queens, better, told=frozenset({("c", 0)})) == ["Queen finding"]
    assert _chosen(queens, better) == ["Queen finding"]


def test_the_rest_says_nothing_of_a_field_nor_does_a_papers_own_thing() -> None:
    assert _chosen(_said("e", "Swarm counting", DEFINES), rest="Further papers") == []
    assert _chosen(_said("a", "QFX queen finding", DEFINES)) == []
    assert _chosen(_said("a", "This paper on queen finding", MATTERS)) == []
