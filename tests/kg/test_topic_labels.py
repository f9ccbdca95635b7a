"""How a topic's label is put together from names, and what names count."""

from __future__ import annotations

import pytest
from kg_samples import write

from extract.records import Extraction, Paper
from kg.records import GraphEntity
from kg.resolve import resolve_entities
from kg.topic_candidates import Candidate, fit, label_candidates, profile_papers
from kg.topic_labels import compose_label, name_parts, side_by_side
from kg.topic_names import Texts
from kg.topic_phrases import lower_words
from kg.words import content_words
from ontologies.vocabulary import EntityType

MEMBERS = ("a", "b", "c", "d")


def _name(text: str, kind: str, speakers: str, gain: float = 1.0, weight: float = 1.0) -> Candidate:
    told = dict.fromkeys(speakers, weight)
    score = gain * fit(told, MEMBERS)
    words = frozenset(content_words(text))
    return Candidate(text=text, kind=EntityType(kind), words=words, speakers=told, gain=gain, score=score)


def _label(*names: Candidate, above: str = "") -> str:
    return compose_label(sorted(names, key=lambda c: -c.score), MEMBERS, above)[0]


@pytest.mark.parametrize(
    ("names", "above", "label"),
    [
        # What half of the members go by and others who are about the task do not.
        (
            [("Hull Inspection", "task", "abcdwxyz"), ("sonar echoes", "modality", "abcd")],
            "",
            "Hull inspection from sonar echoes",
        ),
        (
            [("hull inspection", "task", "abcdwxyz"), ("KeelNet", "method", "abcd", 0.65)],
            "",
            "KeelNet-based hull inspection",
        ),
        (
            [("hull inspection", "task", "abcdwxyz"), ("echo matching", "method", "abcd", 0.65)],
            "",
            "Hull inspection with echo matching",
        ),
        # What all who are about the task go by adds nothing.
        ([("hull inspection", "task", "abcdwxyz"), ("sonar echoes", "modality", "abcdwxyz")], "", "Hull inspection"),
        # Nor does one common word that stands in no title.
        ([("hull inspection", "task", "abcdwxyz"), ("text", "modality", "abcd", 0.3, 0.4)], "", "Hull inspection"),
        # What is common to half of the papers, rather than what one alone speaks of.
        ([("hull inspection", "task", "abwx"), ("keel poses", "task", "c")], "", "Hull inspection"),
        # A task rather than a method or a thing as good.
        ([("hull inspection", "task", "abc"), ("echo matching", "method", "abcd", 0.65)], "", "Hull inspection"),
        # Data that was taken for a task is data.
        (
            [
                ("two-lamp sonar", "task", "abcd"),
                ("crack detection", "task", "abcdwxyz"),
                ("two-lamp sonar traces", "modality", "abcd"),
            ],
            "",
            "Crack detection from two-lamp sonar traces",
        ),
        # What it serves stands above.
        ([("crack detection", "task", "abcd")], "hull inspection", "Crack detection"),
        # A kind of data alone, where most papers have it.
        ([("EKG", "modality", "abcd")], "", "EKG analysis"),
        ([("lamp map", "modality", "abcd")], "", "Lamp maps"),
        ([("EKG", "modality", "ab")], "", ""),
        # A common word that any field has names no topic.
        ([("simulation", "method", "abcd", 0.15)], "", ""),
    ],
)
def test_labels(names: list[tuple], above: str, label: str) -> None:
    assert _label(*(_name(*name) for name in names), above=above) == label


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("hull inspection", "rope mending", "Hull inspection and rope mending"),
        ("weekly old hull inspection", "blind crack detection", "Hull inspection and crack detection"),
    ],
)
def test_two_names_that_most_papers_speak_of_together(one: str, other: str, label: str) -> None:
    members = tuple("abcdefghijklmn")
    names = []
    for text, speakers in ((one, "abcde"), (other, "fghij")):
        told = dict.fromkeys(speakers, 1.0)
        words = frozenset(content_words(text))
        score = fit(told, members)
        names.append(Candidate(text=text, kind=EntityType.TASK, words=words, speakers=told, score=score))
    assert compose_label(names, members)[0] == label
    # In a topic that either is common to, one name is enough.
    assert " and " not in compose_label(names, members[:6])[0]


def test_a_name_that_is_true_of_most_goes_before_one_that_fits_a_little_better() -> None:
    names = [_name("keel poses", "task", "abc"), _name("hull inspection", "task", "abcd", 0.65)]
    ranked = sorted(names, key=lambda c: -c.score)
    assert ranked[0].text == "keel poses" and compose_label(ranked, MEMBERS).text == "Keel poses"
    assert compose_label(ranked, MEMBERS, true=lambda label: label.text == "hull inspection").text == "Hull inspection"


def test_a_name_told_in_short_is_not_that_of_the_topic_above() -> None:
    members = tuple("abcdefghijklmn")
    texts = ("grey weekly hull inspection", "blind crack detection")
    names = [
        Candidate(
            text=text,
            kind=EntityType.TASK,
            words=frozenset(content_words(text)),
            speakers=dict.fromkeys(speakers, 1.0),
            score=fit(dict.fromkeys(speakers, 1.0), members),
        )
        for text, speakers in zip(texts, ("abcde", "fghij"), strict=True)
    ]
    assert compose_label(names, members)[0] == "Hull inspection and crack detection"
    taken = compose_label(names, members, free=lambda label: label.casefold() != "hull inspection")[0]
    assert " and " not in taken


def test_a_topic_with_parts_is_not_the_general_matter() -> None:
    name = Candidate(
        text="hull inspection",
        kind=EntityType.TASK,
        words=frozenset(content_words("hull inspection")),
        speakers=dict.fromkeys(MEMBERS, 1.0),
        score=0.5,
        said=True,
    )
    assert compose_label([name], MEMBERS, "hull inspection")[0] == "Hull inspection in general"
    assert compose_label([name], MEMBERS, "hull inspection", leaf=False)[0] == ""


def test_a_name_fits_those_who_speak_of_it_and_no_others() -> None:
    everyone = fit(dict.fromkeys("abcdwxyz", 1.0), MEMBERS)
    ours = fit(dict.fromkeys("abcd", 1.0), MEMBERS)
    half = fit(dict.fromkeys("ab", 1.0), MEMBERS)
    one = fit({"a": 1.0}, MEMBERS)
    assert ours > everyone > 0.0 and ours > half > one > 0.0 == fit({"w": 1.0}, MEMBERS)
    assert fit(dict.fromkeys("ab", 1.0), MEMBERS, "cd") > half


def _best(field: list[Extraction], members: int, entities: tuple[GraphEntity, ...] = (), local: dict | None = None):
    profiles = profile_papers(field, entities, local or {})
    inside = [profiles[x.paper.id] for x in field[:members]]
    return label_candidates(inside, list(profiles.values()), {e.id: e for e in entities}, Texts(field))


def _titled(*titles: str) -> list[Extraction]:
    return [Extraction(paper=Paper(id=f"p{n}", title=title, abstract="")) for n, title in enumerate(titles)]


def test_a_thing_that_titles_share_is_told_in_the_plural() -> None:
    field = _titled(
        "A heron robot for lakes", "The heron robot", "Robots: a heron robot", "Two robots", "Owls", "Gulls"
    )
    assert _best(field, 3)[0].text == "heron robots"


def test_the_front_of_a_name_is_told_in_full() -> None:
    name = "heronic"
    field = [
        write(
            f"p{n}",
            title,
            [("issue", f"All {name} nests are wet, and {name} songs and {name} eggs are few.")],
            entities=[(name, EntityType.TASK, (), False)],
        )
        for n, title in enumerate(("Heronic nests", "More heronic nests", "On heronic nests"))
    ] + _titled("Gulls")
    resolved = resolve_entities(field)
    texts = [c.text.casefold() for c in _best(field, 3, resolved.entities, dict(resolved.local))]
    assert "heronic nests" in texts and name not in texts


def test_what_titles_speak_of_is_no_mere_measure() -> None:
    name = "heron health"
    field = [
        write(p, f"{w} {name} at sea", [("issue", f"Of {name}.")], entities=[(name, EntityType.METRIC, (), False)])
        for p, w in (("a", "On"), ("b", "More of"))
    ] + _titled("Gulls", "Owls")
    resolved = resolve_entities(field)
    found = _best(field, 2, resolved.entities, dict(resolved.local))
    assert [c.kind for c in found if c.text == name] == [EntityType.TASK]


def test_a_short_form_of_one_paper_is_the_last_choice() -> None:
    field = [
        write("a", "Gulls", [("issue", "Here HNC is slow.")], entities=[("HNC", EntityType.TASK, (), False)]),
        write(
            "b",
            "Owls",
            [("issue", "Here nest drawing is slow.")],
            entities=[("nest drawing", EntityType.TASK, (), False)],
        ),
        *_titled("Terns"),
    ]
    resolved = resolve_entities(field)
    assert _best(field, 2, resolved.entities, dict(resolved.local))[0].text == "nest drawing"


def test_a_wide_head_says_little() -> None:
    found = _best(_titled("Murky conditions of owls", "On murky conditions", "Gulls"), 2)
    plain = _best(_titled("Murky burrows of owls", "On murky burrows", "Gulls"), 2)
    assert found[0].score < plain[0].score


def test_a_piece_of_a_name_is_no_name() -> None:
    found = _best(_titled("Grey heron nest counting", "Cheap grey heron nest counting", "Gull counting", "Nests"), 2)
    assert "nest counting" not in {c.text for c in found} and found[0].text.casefold() == "grey heron nest counting"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Heron Nest Counting", "heron nest counting"),
        ("Hidden Heron models", "hidden Heron models"),
        ("KeelNet", "KeelNet"),
    ],
)
def test_title_case_becomes_plain(name: str, plain: str) -> None:
    assert lower_words(name) == plain


def test_what_most_papers_around_are_about_too_tells_nothing() -> None:
    names = [_name("hull inspection", "task", "abcdwxyz"), _name("keel poses", "task", "abc")]
    found = compose_label(sorted(names, key=lambda c: -c.score), MEMBERS, around=8)
    assert found[0] == "Keel poses"
    # Where few of them are, it does.
    assert compose_label(sorted(names, key=lambda c: -c.score), MEMBERS, around=20)[0] == "Hull inspection"


def test_a_name_pays_for_those_around_who_speak_of_it() -> None:
    told = dict.fromkeys("abcdwxyz", 1.0)
    assert fit(told, MEMBERS, around=8) == 0.0 < fit(told, MEMBERS, around=12) < fit(told, MEMBERS, around=40)


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("hull inspection", "hull painting", "Hull inspection and painting"),
        ("sea gulls", "river gulls", "Sea and river gulls"),
        ("hull inspection", "rope mending", "Hull inspection and rope mending"),
    ],
)
def test_what_two_names_share_is_said_once(one: str, other: str, label: str) -> None:
    assert side_by_side(_name(one, "task", "ab"), _name(other, "task", "cd")) == label


def test_the_names_that_tell_most_parts_name_the_whole() -> None:
    parts = ["abcd", "efgh", "ij"]
    hull, rope, nets = (
        _name(text, "task", who)
        for text, who in (("hull inspection", "abcd"), ("rope mending", "efg"), ("net drying", "ij"))
    )
    assert name_parts(parts, [nets, rope, hull], frozenset())[0].text == "Hull inspection and rope mending"
    # One name that tells them all is enough.
    ship = _name("ship repair", "task", "abcdefghij")
    assert name_parts(parts, [nets, rope, hull, ship], frozenset())[0].text == "Ship repair"
    # None that tells little is a name of the whole.
    assert name_parts(parts, [nets], frozenset()) == []


def test_a_way_that_any_field_has_stands_only_beside_a_task() -> None:
    told = "Gulls are counted with neural networks, as neural networks do."
    things = [("neural networks", EntityType.METHOD, (), False), ("gull counting", EntityType.TASK, (), False)]
    field = [
        write(f"n{n}", f"Gull counting {end}", [("method", told)], entities=things)
        for n, end in enumerate(("at sea", "by night", "in fog"))
    ] + _titled("Gull counting by hand", *(f"Owls of place {n}" for n in range(6)))
    resolved = resolve_entities(field)
    names = _best(field, 3, resolved.entities, dict(resolved.local))
    alone = next(c for c in names if c.text == "neural networks")
    assert alone.score < names[0].score and names[0].text == "Gull counting"
    taken = compose_label(names, [x.paper.id for x in field[:3]], free=lambda text: text.casefold() != "gull counting")
    assert taken[0] == "Gull counting with neural networks"


def test_one_deed_that_most_titles_hold_names_a_topic() -> None:
    field = _titled("Grasping in fog", "On the grasping of nets", "Grasping again", "Owls", "Gulls", "Terns")
    assert "grasping" in {c.text.casefold() for c in _best(field, 3)}
