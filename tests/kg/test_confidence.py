"""How likely readers agree: what raises and lowers a chance, and that nothing is judged that no trained reader read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kg_samples import write

from extract.records import Extraction, Mention
from kg.confidence import issue_chance, kind_chance, load_confidence, name_chance
from kg.field import build_field
from kg.issue_kinds import raised_chance
from kg.records import Evidence
from ontologies.vocabulary import EntityType, Role

SAID = [
    ("background", "Docks are wet places."),
    ("issue", "However, divers overlook faint rust."),
    ("solution", "We draw echo maps."),
]


def _read(score: float, role: float = 0.9, rule: str = "encoder") -> Extraction:
    """A paper with one issue of a score, in a sentence whose role is so likely, as the reader of ``rule`` gives it."""
    maps = [("echo maps", EntityType.METHOD, (), True)]
    paper = write(
        "a", "Docks", SAID, entities=maps, issues=[("overlook faint rust", None)], solutions=[("echo maps", (0,))]
    )
    at = paper.paper.text.index("echo maps")
    mention = Mention(start=at, end=at + 9, text="echo maps", type=EntityType.METHOD, entity=0, score=0.9, rule=rule)
    return replace(
        paper,
        mentions=(mention,),
        sentences=tuple(replace(s, score=role) for s in paper.sentences),
        issues=tuple(replace(i, score=score) for i in paper.issues),
    )


def test_an_issue_is_likelier_the_surer_its_phrase_and_its_sentence_are() -> None:
    chances = [issue_chance(x, x.issues[0]) for x in (_read(0.2), _read(0.8), _read(0.8, 0.3))]
    assert 0.0 < chances[0] < chances[1] < 1.0
    assert chances[2] < chances[1]


def test_an_issue_in_a_sentence_of_another_role_is_less_likely() -> None:
    paper = _read(0.6)
    told = tuple(replace(s, role=Role.BACKGROUND) for s in paper.sentences)
    assert issue_chance(replace(paper, sentences=told), paper.issues[0]) < issue_chance(paper, paper.issues[0])


def test_a_kind_is_likelier_the_likelier_its_type_and_the_more_words_it_shares() -> None:
    least = kind_chance("black-box", {"black-box": 0.3}, {}, 0)
    assert (
        least
        < kind_chance("black-box", {"black-box": 0.3}, {}, 2)
        < kind_chance("black-box", {"black-box": 0.9}, {}, 2)
    )


def _place(score: float, rule: str = "encoder") -> Evidence:
    return Evidence(paper="a", start=0, end=4, quote="buoy", rule=rule, score=score)


def test_a_name_is_likelier_the_surer_its_places_and_the_more_its_papers() -> None:
    few, sure, many = (
        name_chance("buoy net", EntityType.METHOD, papers, [_place(score)])
        for papers, score in ((1, 0.5), (1, 0.9), (9, 0.9))
    )
    assert few is not None
    assert sure is not None
    assert many is not None
    assert few < sure < many


def test_of_names_that_no_trained_reader_has_marked_nothing_is_known() -> None:
    assert name_chance("buoy net", EntityType.METHOD, 1, [_place(0.9, "rules")]) is None


def test_every_weight_is_of_a_number_that_is_asked_for() -> None:
    assert {
        name: sorted(w for w in c.weights if not w.startswith("kind ")) for name, c in load_confidence().items()
    } == {
        "issues": ["before", "contrast", "issue", "own", "place", "role", "score", "typed"],
        "kinds": ["both", "other", "shared", "words"],
        "names": ["capital", "mean", "most", "papers", "words"],
    }


@pytest.mark.parametrize(("rule", "score", "told"), [("encoder", 0.9, 1), ("encoder", 0.2, 0), ("rules", 0.36, 1)])
def test_what_readers_would_hardly_agree_to_is_no_issue_of_the_graph(rule: str, score: float, told: int) -> None:
    paper = _read(score, rule=rule)
    assert len(build_field([paper.paper], [paper]).issues) == told


def test_how_likely_words_raise_an_issue_is_known_by_their_place() -> None:
    paper = _read(0.8)
    issue = paper.issues[0]
    words = Evidence(paper="a", start=issue.start, end=issue.end, quote=issue.text, rule="issue", score=issue.score)
    assert raised_chance(paper, words, None) == issue_chance(paper, issue)
    assert raised_chance(paper, words, "black-box") < raised_chance(paper, words, None)
    assert raised_chance(_read(0.8, rule="rules"), words, None) == words.score
