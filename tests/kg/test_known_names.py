"""Names that the field knows, found where the reader passed over them; all things here are invented."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kg_samples import T, write

from extract.records import Extraction
from kg.known_names import RULE, KnownNames, tie_known_names
from kg.link import link_papers
from kg.records import GraphEntity
from kg.resolve import resolve_entities
from kg.taxonomy import find_broader
from ontologies.vocabulary import EntityType, RelationType

Thing = tuple[str, EntityType, tuple[str, ...], bool]


def thing(name: str, kind: EntityType, *aliases: str, proposed: bool = False) -> Thing:
    return name, kind, aliases, proposed


def tie(papers: Sequence[Extraction]) -> KnownNames:
    ordered = sorted(papers, key=lambda x: x.paper.id)
    resolved = resolve_entities(ordered)
    entities, _ = find_broader(resolved.entities, ordered, resolved.local)
    return tie_known_names(ordered, entities, resolved.local, resolved.short_forms)


def readers(name: str, kind: EntityType, *aliases: str, papers: int = 3) -> list[Extraction]:
    """Papers in which the reader found a thing."""
    forms = ", ".join((name, *aliases))
    return [
        write(
            f"known{n}",
            f"Report {n}",
            [("method", f"Here stand {forms} at 5.")],
            entities=[(name, kind, aliases, False)],
        )
        for n in range(papers)
    ]


def paper(sentence: str, *things: Thing, role: str = "method", title: str = "A report on docks") -> Extraction:
    return write("new", title, [(role, sentence)], entities=things)


def named(found: KnownNames, name: str) -> GraphEntity:
    return next(entity for entity in found.entities if entity.name == name)


def is_tied(known: Sequence[Extraction], name: str, new: Extraction) -> bool:
    return "new" in named(tie([*known, new]), name).papers


def test_a_tie_has_its_words_its_rule_and_a_lower_score() -> None:
    found = tie([*readers("HullNet", T.METHOD), paper("We train HullNet again, and HullNet holds.")])
    entity = named(found, "HullNet")
    places = [mention for mention in entity.mentions if mention.rule == RULE]
    assert entity.papers == ("known0", "known1", "known2", "new")
    assert [place.quote for place in places] == ["HullNet", "HullNet"]
    assert all(place.paper == "new" and 0 < place.score < 0.9 for place in places)
    new = next(x for x in found.extractions if x.paper.id == "new")
    assert [new.paper.text[m.start : m.end] for m in new.mentions] == ["HullNet", "HullNet"]
    assert [found.local["new", m.entity] for m in new.mentions] == [entity.id, entity.id]


@pytest.mark.parametrize(
    ("sentence", "tied"),
    [
        ("We read a logbook here.", True),
        ("We read logbooks here.", True),
        ("We want to logbook that ships sail.", False),
        ("We turn speech to logbook and back.", True),
        ("This logbook is old.", False),
        ("It goes without logbooks.", False),
    ],
)
def test_a_common_word_counts_only_in_the_sense_of_its_thing(sentence: str, tied: bool) -> None:
    assert is_tied(readers("logbook", T.MODALITY, papers=6), "logbook", paper(sentence)) is tied


@pytest.mark.parametrize(
    ("sentence", "tied"),
    [
        ("Then follows caulking.", True),
        ("We learn a caulking from X to Y.", False),
        ("It finds better caulkings.", False),
    ],
)
def test_a_task_is_no_single_act(sentence: str, tied: bool) -> None:
    assert is_tied(readers("caulking", T.TASK, papers=6), "caulking", paper(sentence)) is tied


def test_a_tie_makes_nobody_the_maker() -> None:
    known = readers("HullNet", T.METHOD)
    found = tie([*known, paper("We propose HullNet.", title="HullNet: a net for hulls")])
    assert "new" in named(found, "HullNet").papers
    assert named(found, "HullNet").proposed_by == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "We train HullNet.",
        "We train HullNets (HullNet-based ones).",
        "A HullNet-trained crew sails.",
        "HullNet sails.",
        "Nets (HullNet, others) sail.",
        "We try HullNet/others.",
        "We like HullNet's crew.",
    ],
)
def test_the_name_by_itself_is_the_name(sentence: str) -> None:
    assert is_tied(readers("HullNet", T.METHOD), "HullNet", paper(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "We train Tiny-HullNet.",
        "We train Tiny HullNet.",
        "We train HullNet-XL.",
        "We train HullNet 2.",
        "We train HullNet-7b.",
        "We train HullNet II.",
        "We train a HullNet-like net.",
        "We train a HullNet-inspired net.",
        "We train HullNets-to-be.",
        "We train HullNet_v2.",
        "We train SubHullNet.",
        "We train hullnet.",
        "We train HULLNET.",
        "See hull.org/x.HullNet.",
        "See https://docks/HullNet.",
        "See hull.org/crew/HullNet and x.HullNet.",
        "We train HullNet+.",
    ],
)
def test_a_piece_of_another_name_is_not(sentence: str) -> None:
    assert not is_tied(readers("HullNet", T.METHOD), "HullNet", paper(sentence))


def test_of_two_known_names_the_longer_is_at_its_place() -> None:
    longer = [
        write(
            f"more{n}",
            f"Notes {n}",
            [("method", "We read Harbour Bank Deep.")],
            entities=[thing("Harbour Bank Deep", T.DATASET)],
        )
        for n in range(2)
    ]
    known = [*readers("Harbour Bank", T.DATASET), *longer]
    assert not is_tied(known, "Harbour Bank", paper("We read harbours: Harbour Bank Deep."))
    assert is_tied(known, "Harbour Bank Deep", paper("We read harbours: Harbour Bank Deep."))
    assert is_tied(known, "Harbour Bank", paper("We read harbours: Harbour Bank."))


def test_inside_a_longer_mention_a_kind_or_another_type_counts_and_a_data_set_does_not() -> None:
    known = readers("sonar trace", T.MODALITY)
    text = "We read stereo sonar traces."
    assert is_tied(known, "sonar trace", paper(text, thing("stereo sonar traces", T.MODALITY)))
    text = "We do sonar trace sorting."
    assert is_tied(known, "sonar trace", paper(text, thing("sonar trace sorting", T.TASK)))
    text = "We use Harbour Sonar Trace Bank."
    assert not is_tied(known, "sonar trace", paper(text, thing("Harbour Sonar Trace Bank", T.DATASET)))


def test_inside_a_task_a_data_set_counts() -> None:
    known = readers("DockBench", T.DATASET)
    assert is_tied(known, "DockBench", paper("We do DockBench sorting.", thing("DockBench sorting", T.TASK)))
    assert not is_tied(known, "DockBench", paper("We run a DockBench sailor.", thing("DockBench sailor", T.METHOD)))


def test_a_short_form_that_the_paper_explains_otherwise_is_another_thing() -> None:
    known = readers("keel sound (KSO)", T.MODALITY, "KSO", "keel sound")
    name = named(tie(known), tie(known).entities[0].name).name
    assert is_tied(known, name, paper("We hear KSO."))
    assert not is_tied(known, name, paper("We hire a kitchen staff officer (KSO). KSO cooks."))
    assert not is_tied(known, name, paper("We hear kso."))


def test_a_piece_of_a_name_in_capitals_is_none() -> None:
    known = readers("sonar trace", T.MODALITY)
    assert not is_tied(known, "sonar trace", paper("We train a Sonar Trace Sailor on boats."))
    assert is_tied(known, "sonar trace", paper("Sonar traces help. We train a sailor."))


def test_a_name_that_says_less_than_the_thing_s_own_is_not_looked_for() -> None:
    known = readers("pre-sanded hull", T.METHOD, "hull", papers=5)
    assert not is_tied(known, "pre-sanded hull", paper("We use a hull."))
    assert is_tied(known, "pre-sanded hull", paper("We use a pre-sanded hull."))


def test_two_letters_need_a_long_form_and_room() -> None:
    known = readers("keel sound", T.MODALITY, "keel sound (KS)", "KS")
    name = tie(known).entities[0].name
    assert is_tied(known, name, paper("We hear KS."))
    assert not is_tied(known, name, paper("We ask the DOCKS KS office."))
    assert not is_tied(readers("KS", T.MODALITY), "KS", paper("We hear KS."))


def test_a_name_of_two_things_is_looked_for_in_nobody() -> None:
    one = readers("keel sound (KSO)", T.MODALITY, "KSO", "keel sound")
    two = [
        write(
            f"other{n}",
            f"Staff {n}",
            [("method", "A kitchen staff officer (KSO) cooks; KSO serves.")],
            entities=[thing("kitchen staff officer", T.METHOD, "KSO")],
        )
        for n in range(3)
    ]
    found = tie([*one, *two, paper("We hear KSO.")])
    assert all("new" not in entity.papers for entity in found.entities)


def test_words_that_papers_seldom_mean_as_a_name_are_none() -> None:
    known = readers("anchor", T.METHOD, papers=5)
    plain = [write(f"plain{n}", f"Sea {n}", [("method", f"The anchor held {n} days.")]) for n in range(6)]
    assert is_tied(known, "anchor", paper("Here we use the anchor."))
    assert not is_tied([*known, *plain], "anchor", paper("Here we use the anchor."))


def test_wide_words_are_never_names() -> None:
    found = tie([*readers("signal", T.MODALITY), paper("A signal came.")])
    assert all("new" not in entity.papers for entity in found.entities)


def test_a_thing_of_one_paper_is_not_settled() -> None:
    assert not is_tied(readers("HullNet", T.METHOD, papers=1), "HullNet", paper("We train HullNet."))
    assert is_tied(readers("HullNet", T.METHOD, papers=2), "HullNet", paper("We train HullNet."))


def test_a_metric_needs_a_number_beside_it() -> None:
    known = readers("tautness", T.METRIC, papers=4)
    assert is_tied(known, "tautness", paper("The tautness is 0.9."))
    assert not is_tied(known, "tautness", paper("We care for tautness."))


@pytest.mark.parametrize(
    ("words", "tied"), [("un moored learning", False), ("weakly moored learning", False), ("old moored learning", True)]
)
def test_a_prefix_makes_another_thing(words: str, tied: bool) -> None:
    assert is_tied(readers("moored learning", T.METHOD), "moored learning", paper(f"We do {words}.")) is tied


def test_what_only_the_past_names_counts_as_a_paper_but_is_not_its_own() -> None:
    known = readers("sonar trace", T.MODALITY)
    for role, edges in (("background", 0), ("method", 1)):
        found = tie([*known, paper("Crews read sonar traces.", role=role)])
        entity = named(found, "sonar trace")
        assert "new" in entity.papers
        linked = [e for e in link_papers(found.extractions, found.entities, found.local) if e.source == "new"]
        assert [e.relation for e in linked] == [RelationType.HAS_MODALITY] * edges
        assert all(evidence.rule == RULE for edge in linked for evidence in edge.evidence)


def test_papers_as_read_stay_as_they_are() -> None:
    papers = [*readers("HullNet", T.METHOD), paper("We train HullNet.")]
    before = list(papers)
    found = tie(papers)
    assert papers == before
    again = tie_known_names(found.extractions, found.entities, found.local, resolve_entities(papers).short_forms)
    assert again.entities == found.entities and again.extractions == found.extractions


WORDS = st.sampled_from(
    [
        "HullNet",
        "Tiny-HullNet",
        "KSO",
        "sonar trace",
        "stereo sonar trace",
        "DockBench",
        "anchor",
        "mooring 3",
        "the",
        "é",
    ]
)


@st.composite
def fields(draw: st.DrawFn) -> list[Extraction]:
    papers = []
    for number in count():
        words = draw(st.lists(WORDS, min_size=1, max_size=6))
        seen = draw(st.lists(st.sampled_from(sorted(set(words) - {"the", "é"}) or ["the"]), max_size=3, unique=True))
        kinds = {
            "HullNet": T.METHOD,
            "Tiny-HullNet": T.METHOD,
            "KSO": T.MODALITY,
            "DockBench": T.DATASET,
            "anchor": T.TASK,
        }
        things = [thing(n, kinds.get(n, T.MODALITY), proposed=draw(st.booleans())) for n in seen if n != "the"]
        role = draw(st.sampled_from(["background", "method", "result"]))
        papers.append(write(f"p{number:02}", f"Log {number}", [(role, ", ".join(words) + ".")], entities=things))
        if number >= draw(st.integers(3, 9)):
            return papers
    raise AssertionError


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers=fields(), seed=st.integers(0, 99))
def test_laws_of_ties(papers: list[Extraction], seed: int) -> None:
    found = tie(papers)
    texts = {x.paper.id: x.paper.text for x in papers}
    old = {entity.id: entity for entity in resolve_entities(sorted(papers, key=lambda x: x.paper.id)).entities}
    for entity in found.entities:
        new = set(entity.papers) - set(old[entity.id].papers)
        ties = [mention for mention in entity.mentions if mention.rule == RULE]
        assert {mention.paper for mention in ties} == new
        assert not new.intersection(entity.proposed_by)
        assert all(texts[m.paper][m.start : m.end] == m.quote for m in entity.mentions)
        assert list(entity.papers) == sorted(set(entity.papers))
        assert [m for m in entity.mentions if m.rule != RULE] == list(old[entity.id].mentions)
    shuffled = list(papers)
    random.Random(seed).shuffle(shuffled)
    assert tie(shuffled) == found


def test_hostile_text_and_names_do_no_harm() -> None:
    odd = "Hu\u0301llNet \u202eteNlluH <b>HullNet</b> HullNet\u200b HullNet" + " -" * 500 + " HullNet-" * 200
    assert is_tied(readers("HullNet", T.METHOD), "HullNet", paper(odd))
    long_name = "X" + "x" * 5_000
    assert is_tied(
        readers(long_name, T.METHOD), tie(readers(long_name, T.METHOD)).entities[0].name, paper(f"We use {long_name}.")
    )


def test_a_thing_of_which_readers_do_not_know_what_it_is_ties_nobody() -> None:
    def read_as(kinds: Sequence[EntityType]) -> list[Extraction]:
        return [
            write(
                f"known{n}", f"Report {n}", [("method", "Here stands HullNet at 5.")], entities=[thing("HullNet", kind)]
            )
            for n, kind in enumerate(kinds)
        ]

    new = paper("We train HullNet.")
    agreed, split = [T.METHOD, T.METHOD, T.METHOD, T.TASK], [T.METHOD, T.TASK, T.DATASET]
    assert any("new" in entity.papers for entity in tie([*read_as(agreed), new]).entities)
    assert not any("new" in entity.papers for entity in tie([*read_as(split), new]).entities)
