"""What papers have under longer names counts for the general thing; all things here are invented."""

from __future__ import annotations

import random
from collections.abc import Sequence

from kg_samples import T, write

from extract.records import Extraction
from kg.curation import parse_curation
from kg.field import build_field
from kg.general_names import KIND, Widened, count_kinds, follow_curation, new_ties
from kg.known_names import RULE, WITHIN
from kg.link import link_papers
from kg.records import GraphEntity
from kg.resolve import resolve_entities
from kg.taxonomy import find_broader
from ontologies.vocabulary import EntityType, RelationType


def widen(papers: Sequence[Extraction]) -> Widened:
    ordered = sorted(papers, key=lambda x: x.paper.id)
    resolved = resolve_entities(ordered)
    entities, _ = find_broader(resolved.entities, ordered, resolved.local)
    return count_kinds(ordered, entities, resolved.local, resolved.short_forms)


def paper(number: int, text: str, *names: str, kind: EntityType = T.TASK) -> Extraction:
    """A paper in which a reader found these names, each in its words."""
    things = [(name, kind, (), False) for name in names]
    return write(f"p{number}", f"Report {number}", [("method", text)], entities=things)


def named(found: Widened, name: str) -> GraphEntity:
    return next(entity for entity in found.entities if entity.name == name)


def names(found: Widened) -> set[str]:
    return {entity.name for entity in found.entities}


HULLS = [
    paper(0, "We do wet hull segmentation.", "wet hull segmentation"),
    paper(1, "We do keel segmentation.", "keel segmentation"),
    paper(2, "We do mast segmentation.", "mast segmentation"),
    paper(3, "We do sail segmentation with care.", "sail segmentation"),
    paper(4, "We do oar segmentation.", "oar segmentation"),
]


def test_a_deed_that_longer_names_share_is_a_thing_with_all_their_papers() -> None:
    found = widen(HULLS)
    whole = named(found, "segmentation")
    assert whole.type is T.TASK
    assert whole.papers == ("p0", "p1", "p2", "p3", "p4")
    assert [(place.quote, place.rule) for place in whole.mentions] == [("segmentation", WITHIN)] * 5
    kinds = {entity.name for entity in found.entities if whole.id in entity.broader}
    assert kinds == {"wet hull segmentation", "keel segmentation", "mast segmentation", "sail segmentation",
                     "oar segmentation"}  # fmt: skip
    assert {edge.source for edge in found.kind_of if edge.target == whole.id} == {
        entity.id for entity in found.entities if entity.name in kinds
    }


def test_too_few_papers_or_a_word_that_says_nothing_make_no_thing() -> None:
    assert "segmentation" not in names(widen(HULLS[:2]))
    done = [
        paper(n, f"We do {w} estimation.", f"{w} estimation") for n, w in enumerate(("hull", "keel", "mast", "oar"))
    ]
    assert "estimation" not in names(widen([*done, paper(9, "We do sail estimation.", "sail estimation")]))


def test_a_word_that_says_nothing_says_no_more_with_the_hyphen_of_a_printed_line() -> None:
    kinds = ("keel", "mast", "sail", "oar", "rope")
    torn = [paper(n, f"The {k} algo- rithm runs.", f"{k} algo- rithm", kind=T.METHOD) for n, k in enumerate(kinds)]
    assert names(widen(torn)) == {f"{k} algorithm" for k in kinds}


def test_spellings_of_a_deed_meet_and_one_paper_that_takes_it_for_a_means_does_not_hinder() -> None:
    papers = [
        paper(0, "We do hull summarisation.", "hull summarisation"),
        paper(1, "We do keel summarization.", "keel summarization"),
        paper(2, "We do mast summarization.", "mast summarization"),
        paper(3, "We do summarization of sails.", "summarization of sails"),
        paper(4, "We do oar summarization.", "oar summarization"),
        paper(5, "We use summarization to sail.", "summarization", kind=T.METHOD),
        paper(6, "We do log summarization.", "log summarization"),
    ]
    whole = next(e for e in widen(papers).entities if e.name == "summarization" and e.type is T.TASK)
    assert whole.papers == ("p0", "p1", "p2", "p3", "p4", "p6")


def test_data_by_whose_name_tasks_go_too_are_data() -> None:
    data = [paper(n, f"We log {w} dialogues.", f"{w} dialogues", kind=T.MODALITY) for n, w in enumerate(("wet", "dry"))]
    bare = [paper(n, "We log dialogues.", "dialogues", kind=T.MODALITY) for n in (2, 3)]
    done = [paper(n, f"We do {w} dialog.", f"{w} dialog") for n, w in ((4, "crew"), (5, "dock"), (6, "port"))]
    found = next(e for e in widen([*data, *bare, *done]).entities if e.name.startswith("dialog") and e.papers[3:])
    assert found.type is T.MODALITY
    assert found.papers == ("p0", "p1", "p2", "p3", "p4", "p5", "p6")


def test_one_papers_short_word_for_its_thing_is_not_what_others_mean_by_it() -> None:
    kind = T.MODALITY
    own = [
        write(f"p{n}", f"Report {n}", [("method", "We read rigging graphs. The graphs are wet.")],
              entities=[("rigging graphs", kind, ("graphs",), False)])
        for n in (0, 1, 2)
    ]  # fmt: skip
    other = [paper(3, "We read graphs of wages.", "graphs of wages", kind=kind)]
    assert named(widen([*own, *other]), "rigging graphs").papers == ("p0", "p1", "p2")


def test_what_systems_are_for_is_a_task_and_a_word_is_no_short_form() -> None:
    kind = T.METHOD
    papers = [
        paper(0, "We build a hull weighing system.", "hull weighing system", kind=kind),
        paper(1, "We build a hull weighing framework.", "hull weighing framework", kind=kind),
        paper(2, "We do hull weighing.", "hull weighing"),
        write("p3", "Report 3", [("method", "We use rank-ordered anchor training (ROAT). ROAT sails.")],
              entities=[("ROAT", kind, ("rank-ordered anchor training",), True)]),
        *(paper(n, f"We steer a {w} roat.", f"{w} roat", kind=kind) for n, w in ((4, "wet"), (5, "dry"), (6, "big"))),
    ]  # fmt: skip
    found = widen(papers)
    weighing = next(e for e in found.entities if e.name == "hull weighing")
    assert weighing.type is T.TASK
    assert weighing.papers == ("p0", "p1", "p2")
    assert next(e for e in found.entities if e.name.startswith("ROAT")).papers == ("p3",)


def test_data_are_known_by_what_stands_before_the_word_for_data() -> None:
    kind = T.MODALITY
    found = widen(
        [
            paper(0, "We read BUZ signals here.", "BUZ signals", kind=kind),
            paper(1, "We read BUZ rhythms here.", "BUZ rhythms", kind=kind),
            paper(2, "We read night BUZ recordings here.", "night BUZ recordings", kind=kind),
            paper(3, "We read damp signals, and BUZ before.", "damp signals", kind=kind),
        ]
    )
    buz = named(found, "BUZ")
    assert buz.type is kind
    assert buz.papers == ("p0", "p1", "p2", "p3")
    assert [place.rule for place in buz.mentions] == [WITHIN, WITHIN, WITHIN, RULE]
    assert buz.id in named(found, "BUZ signals").broader
    assert "damp" not in names(found)


def test_a_known_thing_grows_by_longer_names_and_by_long_forms() -> None:
    kind = T.METHOD
    found = widen(
        [
            paper(0, "We train a keel filter here.", "keel filter", kind=kind),
            paper(1, "We train a keel filter again.", "keel filter", kind=kind),
            paper(2, "We train a deep keel filter net.", "deep keel filter net", kind=kind),
            write(
                "p3",
                "Report 3",
                [("method", "We train a wet keel filter (WKF). A WKF holds.")],
                entities=[("WKF", kind, ("wet keel filter",), False)],
            ),
            paper(4, "We train no such thing.", "thing", kind=kind),
        ]
    )
    assert named(found, "keel filter").papers == ("p0", "p1", "p2", "p3")


def test_a_part_that_only_one_longer_name_has_is_none() -> None:
    kind = T.MODALITY
    clouds = [paper(n, "We read hull clouds here.", "hull clouds", kind=kind) for n in range(5)]
    assert "cloud" not in names(widen([*clouds, paper(9, "We read wet hull clouds.", "wet hull clouds", kind=kind)]))


def test_a_paper_that_denies_a_thing_by_its_name_does_not_count() -> None:
    kind = T.METHOD
    known = [paper(n, "We use a keel filter here.", "keel filter", kind=kind) for n in range(4)]
    denied = paper(8, "We use a non-keel filter here.", "non-keel filter", kind=kind)
    assert "p8" not in named(widen([*known, denied]), "keel filter").papers


def test_papers_of_a_kind_by_another_name_count_where_most_name_the_thing() -> None:
    kind = T.METHOD
    known = [paper(n, "We use a keel filter here.", "keel filter", kind=kind) for n in range(4)]
    told = paper(5, "We use keel filters such as OARS here.", "keel filters", "OARS", kind=kind)
    other = paper(6, "We use OARS here.", "OARS", kind=kind)
    whole = named(widen([*known, told, other]), "keel filter")
    assert "p6" in whole.papers
    assert [place.rule for place in whole.mentions if place.paper == "p6"] == [KIND]


def test_the_order_of_papers_makes_no_difference() -> None:
    shuffled = list(HULLS)
    random.Random(5).shuffle(shuffled)
    assert widen(shuffled) == widen(HULLS)


def test_a_made_up_word_is_not_the_common_one() -> None:
    boat = [paper(n, "We train OARS here.", "OARS", kind=T.METHOD) for n in range(4)]
    sound = [paper(n, "We read oars sounds here.", "oars sounds", kind=T.MODALITY) for n in range(5, 8)]
    assert named(widen([*boat, *sound]), "OARS").papers == ("p0", "p1", "p2", "p3")


def test_pictures_are_known_by_what_takes_them() -> None:
    kind = T.MODALITY
    images = [paper(n, "We read keel images here.", "keel images", kind=kind) for n in range(3)]
    camera = paper(5, "We mount a keel camera here.", "keel camera", kind=T.METHOD)
    found = named(widen([*images, camera]), "keel images")
    assert found.papers == ("p0", "p1", "p2", "p5")
    # One of a kind, or a domain, is no kind of picture.
    single = [paper(n, "We read single images here.", "single images", kind=kind) for n in range(3)]
    other = paper(6, "We mount a single camera here.", "single camera", kind=T.METHOD)
    assert "p6" not in named(widen([*single, other]), "single images").papers


def test_of_a_metric_only_names_of_metrics_count() -> None:
    rate = [paper(n, "The hull rate is 5.", "hull rate", kind=T.METRIC) for n in range(4)]
    longer = paper(5, "The wet hull rate is 7.", "wet hull rate", kind=T.METRIC)
    deed = paper(6, "We do hull rate control.", "hull rate control")
    assert named(widen([*rate, longer, deed]), "hull rate").papers == ("p0", "p1", "p2", "p3", "p5")


def test_the_year_of_an_edition_makes_no_other_data_set() -> None:
    kind = T.DATASET
    known = [paper(n, "We test on HULLSET here.", "HULLSET", kind=kind) for n in range(3)]
    edition = paper(5, "We test on HULLSET 2031 here.", "HULLSET 2031", kind=kind)
    other = paper(6, "We test on NEW-HULLSET here.", "NEW-HULLSET", kind=kind)
    assert named(widen([*known, edition, other]), "HULLSET").papers == ("p0", "p1", "p2", "p5")


def test_papers_are_linked_to_what_they_have_under_a_longer_name() -> None:
    resolved = resolve_entities(HULLS)
    found = widen(HULLS)
    whole = named(found, "segmentation")
    edges = link_papers(*new_ties(HULLS, resolved.entities, found.entities))
    mine = [edge for edge in edges if edge.target == whole.id]
    assert [(edge.source, edge.relation) for edge in mine] == [(f"p{n}", RelationType.ADDRESSES_TASK) for n in range(5)]
    assert mine[0].evidence[0].quote == "We do wet hull segmentation."


def test_what_a_user_decides_holds_for_general_things() -> None:
    ordered = sorted(HULLS, key=lambda x: x.paper.id)
    resolved = resolve_entities(ordered)
    found = widen(HULLS)
    renamed = follow_curation(found, resolved.entities, parse_curation('[rename]\n"segmentation" = "Cutting out"\n'))
    whole = named(renamed, "Cutting out")
    assert "segmentation" in whole.aliases and whole.papers == named(found, "segmentation").papers
    dropped = follow_curation(found, resolved.entities, parse_curation('drop = ["segmentation"]'))
    assert "segmentation" not in names(dropped)
    assert not [e for e in dropped.entities if whole.id in e.broader]
    assert not [e for e in dropped.kind_of if whole.id in (e.source, e.target)]
    apart = follow_curation(
        found, resolved.entities, parse_curation('different = [["keel segmentation", "mast segmentation"]]')
    )
    before = {e.id: e.papers for e in resolved.entities}
    assert all(e.papers == before[e.id] for e in apart.entities if e.name in ("keel segmentation", "mast segmentation"))


def test_who_is_set_against_one_thing_is_not_set_against_its_kind() -> None:
    kind = T.METHOD
    known = [paper(n, "We use a transformer here.", "transformer", kind=kind) for n in range(4)]
    rival = paper(5, "It outperforms the keel transformer by far.", "keel transformer", kind=kind)
    field = build_field([x.paper for x in (*known, rival)], (*known, rival))
    whole = next(e for e in field.entities if e.name == "transformer")
    assert "p5" in whole.papers  # it counts, and is tied to its own thing alone
    tied = {edge.target: edge.relation for edge in field.edges if edge.source == "p5"}
    assert RelationType.COMPARES_WITH in tied.values()
    assert tied.get(whole.id) is not RelationType.COMPARES_WITH
