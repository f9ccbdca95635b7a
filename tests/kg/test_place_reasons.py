"""Why papers stand in their topics."""

from __future__ import annotations

import numpy as np

from extract.records import Extraction, Paper
from kg.evidence import quote
from kg.place_reasons import Reasons, nearest_of
from kg.records import GraphEntity
from kg.topic_candidates import profile_papers
from kg.topic_names import Texts
from kg.topic_truth import Carried
from ontologies.vocabulary import EntityType


def _reasons(*texts: str, things: tuple[tuple[str, EntityType], ...] = ()) -> Reasons:
    papers = [
        Paper(id=str(n), title=text.partition(". ")[0], abstract=text.partition(". ")[2])
        for n, text in enumerate(texts)
    ]
    found = [Extraction(paper=paper) for paper in papers]
    entities = []
    for name, kind in things:
        places = [(p, p.text.casefold().find(name.casefold())) for p in papers]
        mentions = tuple(quote(p, at, at + len(name), "read", 0.9) for p, at in places if at >= 0)
        own = tuple(m.paper for m in mentions)
        entities.append(GraphEntity(id=f"thing/{name}", type=kind, name=name, papers=own, mentions=mentions))
    profiles = profile_papers(found, (), {})
    for entity in entities:
        for paper in entity.papers:
            profiles[paper].entities[entity.id] = 1.0  # type: ignore[index]
    entries = {entity.id: entity for entity in entities}
    read = Texts(found)
    return Reasons(papers, profiles, entries, read, Carried(papers, read))


_LOAVES = (
    "Old rye loaves. We weigh warm rye loaves.",
    "Flat bread. Warm rye loaves are sold.",
    "Honey jars. Unlike warm rye loaves, honey keeps.",
)


def test_a_thing_that_a_paper_only_sets_itself_against_is_no_reason() -> None:
    reasons = _reasons(*_LOAVES, things=(("warm rye loaves", EntityType.MODALITY),))
    company = reasons.company(["0", "1", "2"], (), ["Bread"], ())
    assert reasons.told("0", company, ["1"]) == "Speaks of warm rye loaves, like other papers here."
    assert reasons.told("2", company, []) == "Nearest in wording to the other papers here."


def test_a_made_up_name_is_none_without_its_capitals_nor_within_an_address() -> None:
    reasons = _reasons(
        "Hives. We use BuZZ here.",
        "Bees. They buzz all day.",
        "Combs. See https://bees.org/BUZZ/keeper.",
        things=(("BuZZ", EntityType.METHOD),),
    )
    assert reasons._writers("BuZZ") == {"0"}


def test_an_adjective_and_a_plain_word_in_passing_are_no_reasons() -> None:
    reasons = _reasons(
        "Old rye loaves. They are edible after grinding.",
        "Flat rye bread. It is edible after grinding.",
        things=(("edible", EntityType.METHOD), ("grinding", EntityType.METHOD)),
    )
    company = reasons.company(["0", "1"], (), ["Bread"], ())
    assert "grinding" not in reasons.told("0", company, ["1"]) and "edible" not in reasons.told("0", company, ["1"])


def test_where_nothing_tells_papers_apart_the_nearest_one_is_named_with_what_both_write() -> None:
    others = [f"Boat {n}. Boats sail." for n in range(12)]
    reasons = _reasons("Tidal lanterns at sea. Boats sail.", "Red lanterns. Boats sail.", *others)
    ids = [str(n) for n in range(14)]
    company = reasons.company(ids, (), ["Boats"], ())
    assert reasons.told("0", company, ["1"]).startswith("Nearest in wording to “Red lanterns”")
    assert reasons.told("2", company, ["3", "0"]) == "Nearest in wording to “Boat 1”."


def test_the_nearest_are_found_by_direction() -> None:
    rows = np.array([[1.0, 0.0], [2.0, 0.1], [0.0, 1.0], [0.0, 0.0]])
    assert nearest_of(0, [0, 1, 2, 3], rows) == [1]
    assert nearest_of(3, [0, 1, 2, 3], rows) == []
