"""What a page says of how many papers name a thing is what a search of their texts finds, and of what type it is."""

from __future__ import annotations

import doctest
import re
from dataclasses import replace

import pytest
from example_field import make_field
from growth import MOST, growth

from extract.records import Extraction, Paper, Sentence
from kg import written
from kg.pages.lookup import Lookup, Scope, Use, look_up, scope_of
from kg.pages.parts import type_checks
from kg.pages.parts.about import named_most
from kg.pages.parts.kinds import told_things
from kg.pages.parts.know import know
from kg.records import Evidence, GlossaryEntry, GraphEntity, Merge
from kg.written import Written, read_words
from ontologies.vocabulary import EntityType, Role
from viz.page import Table

TASK, METHOD, MODALITY, DATASET, METRIC = (
    EntityType.TASK,
    EntityType.METHOD,
    EntityType.MODALITY,
    EntityType.DATASET,
    EntityType.METRIC,
)


def papers_of(*texts: str) -> tuple[Paper, ...]:
    return tuple(Paper(id=f"p{n}", title=f"Paper {n}", abstract=text) for n, text in enumerate(texts))


def words_of(*texts: str, shorts: dict[str, tuple[str, ...]] | None = None) -> Written:
    glossary = [
        GlossaryEntry(short=s, long_forms=longs, evidence=(), papers=("p0",), ambiguous=len(longs) > 1)
        for s, longs in (shorts or {}).items()
    ]
    return read_words(papers_of(*texts), glossary)


def test_the_examples_in_docstrings_run() -> None:
    assert doctest.testmod(written).failed == doctest.testmod(type_checks).failed == 0


def test_a_name_is_found_in_all_spellings_and_within_longer_names() -> None:
    words = words_of(
        "We bake rye-bread.", "Rye breads rise.", "Old rye bread ovens.", "Rye. Bread.", "Sour dough and sourdough.",
        "A sourdough."
    )  # fmt: skip
    assert list(words.places(["rye bread"])) == ["p0", "p1", "p2"]
    assert list(words.places(["sour-dough"])) == ["p4", "p5"]


def test_a_word_before_a_name_may_turn_it_round() -> None:
    words = words_of(
        "Supervised baking.", "Self-supervised baking.", "Weakly supervised baking.", "Non-supervised baking."
    )
    assert list(words.places(["supervised baking"])) == ["p0"]
    assert list(words.places(["baking"])) == ["p0", "p1", "p2", "p3"]


def test_a_deed_is_found_in_any_order_of_its_words_and_a_thing_is_not() -> None:
    words = words_of(
        "Loaf detection.", "Detection of the loaf.", "We aim to detect a loaf.", "Detecting a loaf.",
        "The loaf detects heat.", "A detection loaf.",
    )  # fmt: skip
    assert list(words.places(["loaf detection"], done=True)) == ["p0", "p1", "p2", "p3"]
    assert list(words.places(["detecting loaf"], done=True)) == ["p0", "p1", "p2", "p3"]
    assert list(words.places(["loaf detection"])) == ["p0"]
    assert words.deed("detection of a loaf") == words.deed("detecting loaf") == words.deed("loaf detection")


def test_a_short_form_is_read_in_full_where_it_has_one_sense() -> None:
    longs = {"RBO": ("rye bread oven",), "SBO": ("small RBO", "small rye bread oven"), "HOT": ("hot oven", "hat")}
    words = words_of("An RBO is warm.", "Two SBOs.", "HOT ovens.", shorts=longs)
    assert list(words.places(["bread oven"])) == ["p0", "p1"]
    assert list(words.places(["hot oven"])) == ["p2"]


def test_words_may_stand_between_a_compound_adjective_and_its_noun() -> None:
    words = words_of(
        "Low-heat bun bake.", "A low-heat bake.", "Low-heat and bake.", "Low-heat a b c bake.", "Low bake."
    )
    assert list(words.places(["low-heat bake"])) == ["p0", "p1"]


def test_a_word_stands_alone_where_nothing_says_of_what_it_is() -> None:
    words = words_of("Loaf detection.", "Detection of loaves.", "For detection, we bake.", "The detection accuracy.")
    assert words.alone("detection") == {"p2"}


def test_what_more_is_said_of_the_things_leaves_the_deed() -> None:
    words = words_of(
        "Counting warm rye buns.", "We aim to count the burnt buns.", "Counting of small buns.", "Counting buns.",
        "Counting, warm buns.", "Counting bun crumbs.", "Counting in warm buns.", "Counting wetly warm.",
    )  # fmt: skip
    assert list(words.done_to_some(["bun counting"])) == ["p0", "p1", "p2"]
    assert list(words.places(["bun counting"], done=True)) == ["p3"]
    assert list(words.done_to_some(["warm counting"])) == []


def test_what_carries_a_thing_goes_by_that() -> None:
    words = words_of("Counting of bun signals.", "Counting bun crumbs.", "Counting bun images.")
    assert list(words.places(["bun counting"], done=True)) == ["p0", "p2"]


def test_to_do_with_what_was_told_before_is_no_deed() -> None:
    words = words_of(
        "To count these orders.", "Counting the order of whether.", "To count an order.", "Counting such orders."
    )
    assert list(words.places(["order counting"], done=True)) == ["p2"]


def test_a_name_in_capitals_is_one_with_and_without_its_hyphen() -> None:
    words = words_of("RYB-K films.", "RYBK films.", "The RY-BK.", "A ryb-k.", "RYB.")
    assert list(words.places(["RYB-K"])) == list(words.places(["RYBK"])) == ["p0", "p1", "p2"]


def test_a_short_form_is_the_same_with_its_small_words_large_and_behind_a_number() -> None:
    longs = {"BoB": ("basket of bread",)}
    words = words_of("A BoB.", "3-BOB ovens.", "Two BoBs and baskets-of-bread.", "bOB.", "BOB", shorts=longs)
    assert list(words.places(["basket of bread"])) == ["p0", "p1", "p2", "p4"]


def test_an_adjective_may_stand_before_the_last_word() -> None:
    words = words_of("A warm rustic oven.", "A warm and rustic oven.", "A warm signal oven.", "Warm, rustic oven.")
    assert list(words.parted(["warm oven"])) == ["p0"]


# Pages ---------------------------------------------------------------------------------------------------------------


def thing(name: str, kind: EntityType, papers: str, *, by: str = "", quote: str = "") -> GraphEntity:
    """A thing that readers found in some papers ("0 2"), with its words at the start of each abstract."""
    ids = tuple(f"p{n}" for n in papers.split())
    places = tuple(
        Evidence(paper=p, start=8, end=8 + len(quote or name), quote=quote or name, rule="encoder", score=0.9)
        for p in ids
    )
    makers = tuple(f"p{n}" for n in by.split())
    key = f"entity/{kind}/{name.casefold()}"
    return GraphEntity(id=key, type=kind, name=name, papers=ids, mentions=places, proposed_by=makers)


def placed(entity: GraphEntity, texts: tuple[str, ...]) -> GraphEntity:
    """A thing with its places where each of its papers first writes its name."""
    papers = {p.id: p.text for p in papers_of(*texts)}
    found = []
    for m in entity.mentions:
        start = papers[m.paper].casefold().index(entity.name.casefold())
        end = start + len(entity.name)
        found.append(replace(m, start=start, end=end, quote=papers[m.paper][start:end]))
    return replace(entity, mentions=tuple(found))


def read(paper: Paper) -> Extraction:
    """A paper with its sentences, all on its own work."""
    ends = [m.end() for m in re.finditer(r"\.(?= |$)", paper.text)]
    starts = [len(paper.title) + 1, *(end + 1 for end in ends)]
    cut = [Sentence(start=s, end=e, role=Role.METHOD, score=1.0) for s, e in zip(starts, ends, strict=False)]
    return Extraction(paper=paper, sentences=tuple(cut))


def page(texts: tuple[str, ...], *things: GraphEntity) -> tuple[Lookup, Scope]:
    field = make_field()
    papers = papers_of(*texts)
    topic = replace(field.topics, label="Baking", papers=tuple(p.id for p in papers), places=(), children=())
    field = replace(
        field,
        papers=papers,
        extractions=tuple(map(read, papers)),
        entities=things,
        claims=(),
        topics=topic,
        glossary=(),
        issues=(),
    )
    look = look_up(field, "Bread")
    return look, scope_of(look, look.field.topics)


def told(texts: tuple[str, ...], kind: EntityType, *things: GraphEntity) -> list[tuple[str, int]]:
    look, scope = page(texts, *things)
    uses: tuple[Use, ...] = told_things(look, scope, kind).rows
    return [(u.entity.name, len(u.papers)) for u in uses]


def test_papers_that_write_a_name_count_whether_a_reader_marked_it_or_not() -> None:
    texts = ("Rye ovens bake.", "A rye oven.", "Of warm rye-ovens.", "Ovens without rye ovens.", "Wheat.")
    assert told(texts, METHOD, thing("rye oven", METHOD, "0 1 3")) == [("rye oven", 3)]


def test_a_word_that_one_paper_has_for_a_thing_is_none_where_all_others_only_use_it() -> None:
    texts = ("Crust tells.", *("The crust is brown.",) * 5)
    assert told(texts, MODALITY, thing("crust", MODALITY, "0")) == []
    assert told(texts, MODALITY, thing("crust", MODALITY, "0 1 2")) == [("crust", 6)]


def test_data_that_can_only_be_got_and_tasks_that_others_did_do_not_count() -> None:
    texts = ("Films of ovens.", "Films of loaves.", "Films are available at www.bread.org/films.")
    assert told(texts, MODALITY, thing("films", MODALITY, "0 1 2")) == [("films", 2)]
    texts = ("Loaf counting.", "Loaf counting.", "Inspired by the success of bakers in loaf counting, we slice.")
    assert told(texts, TASK, thing("loaf counting", TASK, "0 1 2")) == [("loaf counting", 2)]


def test_one_task_in_two_orders_of_its_words_is_told_once() -> None:
    texts = ("Bun counting.", "Counting buns.", "Bun counting.")
    things = (thing("bun counting", TASK, "0 2"), thing("counting buns", TASK, "1"))
    assert told(texts, TASK, *things) == [("bun counting", 3)]


def test_a_made_up_name_is_no_common_word() -> None:
    texts = ("BreaD wins.", "BreaD again.", "The bread is warm.", "Bread.")
    assert told(texts, DATASET, thing("BreaD", DATASET, "0 1")) == [("BreaD", 2)]


def test_an_edition_of_data_is_not_the_data_that_are_named_without_it() -> None:
    texts = ("LOAF-100 is used.", "LOAF-10 is used.", "LOAF 2012.")
    assert told(texts, DATASET, thing("LOAF", DATASET, "0 1 2")) == [("LOAF", 1)]


def test_data_that_papers_write_mostly_within_a_longer_name_are_told_by_that() -> None:
    texts = (
        "On Derby Loafset.",
        "On Derby Loafset, too.",
        "Derby Loafset again.",
        "Loafset.",
        "Crumbset.",
        "Rye Crumbset.",
    )
    things = (
        thing("Derby Loafset", DATASET, "0 1 2"),
        thing("Loafset", DATASET, "3"),
        thing("Derby", DATASET, "0"),
        thing("Crumbset", DATASET, "4"),
        thing("Rye Crumbset", DATASET, "5"),
    )
    assert told(texts, DATASET, *things) == [("Derby Loafset", 3), ("Crumbset", 2), ("Rye Crumbset", 1)]


def test_data_in_one_name_with_others_and_in_an_edition_are_told_once() -> None:
    texts = ("LOAF/CRUST is used.", "CRUST is used.", "LOAF/CRUST.")
    things = (thing("LOAF/CRUST", DATASET, "0 2"), thing("LOAF", DATASET, "0 2"), thing("CRUST", DATASET, "0 1 2"))
    assert told(texts, DATASET, *things) == [("CRUST", 3), ("LOAF/CRUST", 2)]
    edition = (thing("Loaves (LOAF)", DATASET, "0"), thing("LOAF200", DATASET, "0"))
    assert told(("LOAF200 is used.", "Bread."), DATASET, *edition) == [("LOAF200", 1)]


def test_a_word_for_what_is_done_goes_where_whole_tasks_say_more() -> None:
    texts = ("Detecting buns.", "Bun detection.", "The detection of a bun.", "Loaf counting.", "Detection.")
    things = (
        thing("detection", TASK, "1 2 4"),
        thing("bun detection", TASK, "0 1 2"),
        thing("loaf counting", TASK, "3"),
    )
    assert told(texts, TASK, *things) == [("bun detection", 3), ("loaf counting", 1)]
    assert told(("Detection.",) * 3, TASK, thing("detection", TASK, "0 1 2")) == [("detection", 3)]


def test_what_is_weighed_against_another_good_is_not_measured_by_it() -> None:
    texts = ("Its crispness is 9 of 10.", "Crispness-speed trade-off.", "A crispness of 3.")
    assert told(texts, METRIC, thing("crispness", METRIC, "0 2")) == [("crispness", 2)]


def test_data_go_by_their_adjective_and_by_their_name_without_its_sort() -> None:
    texts = ("Text of bakers.", "Textual information on bread.", "A textual oven.")
    assert told(texts, MODALITY, thing("text", MODALITY, "0")) == [("text", 2)]
    sets = ("The RYE archive.", "RYE datasets.")
    assert told(sets, DATASET, thing("RYE archive", DATASET, "0")) == [("RYE archive", 2)]


def test_who_only_takes_a_thing_up_is_not_told_to_have_made_it() -> None:
    texts = ("Our oven takes up KneadSet.", "We introduce KneadSet.", "Bread.")
    things = (thing("KneadSet", DATASET, "0", by="0"),)
    look, scope = page(texts, *things)
    section = know(look, scope)
    assert section is not None
    (table,) = (b for b in section.blocks if isinstance(b, Table))
    assert [row[1].text for row in table.rows] == ["2"]
    assert "Put forward in" not in [column.label for column in table.columns]


def test_a_made_up_name_of_data_is_no_common_word_without_its_sort() -> None:
    texts = ("The BreaDs data set is used.", "Bread is baked.", "Breads rise.", "We eat bread.")
    assert told(texts, DATASET, thing("BreaDs data set", DATASET, "0")) == [("BreaDs data set", 1)]


def test_data_called_after_a_task_are_not_that_task() -> None:
    texts = ("We bake with RYE-LC for loaf counting (LC).", "RYE-LC is used.", "RYE loaf counting is hard.")
    assert told(texts, DATASET, thing("RYE-LC", DATASET, "0 1")) == [("RYE-LC", 2)]


def test_a_torn_name_is_told_whole() -> None:
    texts = ("Rye crumb counting.", "A rye crumb counting.")
    things = (
        thing("crumb counting", TASK, "0 1", quote="rye crumb counting"),
        thing("rye crumb", MODALITY, "0 1"),
    )
    assert told(texts, TASK, *things) == [("rye crumb counting", 2)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("crust mask", METHOD),
        ("burnt example", METHOD),
        ("generator", METHOD),
        ("warm and cold ovens", METHOD),
        ("oven-incremental", METHOD),
        ("data scarcity", TASK),
        ("machine learning", TASK),
        ("oven information", MODALITY),
        ("Bread Foundation", DATASET),
        ("synthetic dataset", DATASET),
        ("linear probing", METRIC),
        ("oven efficient", METRIC),
        ("crust representation", METHOD),
        ("multimodal", METHOD),
        ("kneading robot", METHOD),
        ("GPU", METHOD),
        ("crumbliness criterion", METHOD),
        ("buoyancy transitions", METHOD),
        ("simulation", METHOD),
        ("springivity", METHOD),
        ("rye loaf agent", TASK),
        ("number of loaves", METRIC),
        ("oven space", METRIC),
        ("natural language", MODALITY),
        ("high-rise", MODALITY),
        ("bread drones", MODALITY),
        ("spatial resolution", TASK),
        ("multi-grain", METHOD),
        ("real-oven", TASK),
        ("end-to-end framework", METHOD),
        ("crust matrix", METHOD),
        ("resolution film", MODALITY),
        ("bun misinformation", TASK),
        ("vocabulary", METRIC),
        ("single low-resolution input", MODALITY),
        ("Derby crumb set", DATASET),
    ],
)
def test_what_a_name_says_that_it_is_not(name: str, kind: EntityType) -> None:
    texts = tuple(f"{name} here." for _ in range(2))
    assert told(texts, kind, thing(name, kind, "0 1")) == []


def test_a_longer_name_is_of_the_type_of_the_name_that_it_ends_with() -> None:
    texts = ("Rye loaf counting.", "Rye loaf counting.", "Loaf counting.")
    things = (thing("loaf counting", TASK, "0 1 2"), thing("rye loaf counting", METHOD, "0 1"))
    assert ("rye loaf counting", 2) in told(texts, TASK, *things)
    assert told(texts, METHOD, *things) == []


def test_what_more_papers_have_for_data_is_no_means() -> None:
    texts = ("Crust scans.",) * 4
    things = (thing("crust scans", MODALITY, "0 1 2"), thing("crust scan", METHOD, "0 3"))
    assert told(texts, METHOD, *things) == []


def test_of_few_papers_a_table_has_what_one_makes_and_no_passing_name() -> None:
    texts = ("KneadNet is made here.", "Warm dough folding.", "Loaf counting and a new bread pass.")
    things = (
        thing("KneadNet", METHOD, "0", by="0"),
        thing("warm folding", METHOD, "1", quote="Warm dough folding", by="1"),
        thing("loaf counting", TASK, "2"),
    )
    look, scope = page(texts, *things)
    section = know(look, scope)
    assert section is not None
    tables = {b.caption: [row[0].text for row in b.rows] for b in section.blocks if isinstance(b, Table)}
    assert tables == {"Methods": ["KneadNet"]}


def test_no_name_ends_amid_what_a_short_form_stands_for() -> None:
    words = words_of("The Rye Bread Congress (RBC).", "We eat at RBC.", shorts={"RBC": ("rye bread congress",)})
    assert list(words.places(["rye bread"])) == ["p0"]
    assert list(words.places(["bread congress"])) == ["p0", "p1"]


def test_what_something_is_done_to_is_no_task_beside_the_task() -> None:
    texts = ("Rye loaf counting.", "Rye loaf counting.", "A rye loaf.")
    things = (thing("rye loaf", TASK, "0 1 2"), thing("rye loaf counting", TASK, "0 1"))
    assert told(texts, TASK, *things) == [("rye loaf counting", 2)]


def test_a_task_within_a_name_for_data_does_not_count() -> None:
    texts = ("Loaf tracking data.", "Loaf tracking.", "We do loaf tracking.")
    assert told(texts, TASK, thing("loaf tracking", TASK, "0 1 2")) == [("loaf tracking", 2)]


def test_a_split_of_data_and_their_short_spelling_count_for_the_data() -> None:
    texts = ("LOAVES test-dev.", "LOAVES.", "Buns4.2K wins.", "B4.2K wins.")
    things = (
        thing("LOAVES test-dev", DATASET, "0"),
        thing("LOAVES", DATASET, "1"),
        thing("Buns4.2K", DATASET, "2"),
        thing("B4.2K", DATASET, "3"),
    )
    assert sorted(told(texts, DATASET, *things)) == [("Buns4.2K", 2), ("LOAVES", 2)]


def test_what_papers_set_out_to_find_is_no_kind_of_data() -> None:
    texts = ("Learning the bread graph.", "We infer a bread graph.", "Bread graph discovery.", "Bread graph here.")
    places = [(9 + len("Learning the"), 0), (9 + len("We infer a"), 1), (8, 2), (8, 3)]
    graph = thing("bread graph", MODALITY, "0 1 2 3")
    found = tuple(
        replace(m, start=start, end=start + len("bread graph"))
        for m, (start, _) in zip(graph.mentions, places, strict=True)
    )
    assert told(texts, MODALITY, replace(graph, mentions=found)) == []
    assert told(texts, MODALITY, graph) != []


def test_what_most_papers_make_is_no_kind_of_data() -> None:
    texts = ("We bake. We generate crust maps.", "Crust map generation.", *("Here are crust maps.",) * 4)
    few, all_six = thing("crust map", MODALITY, "0 1 2"), thing("crust map", MODALITY, "0 1 2 3 4 5")
    assert told(texts[:3], MODALITY, placed(few, texts)) == []
    assert told(texts, MODALITY, placed(all_six, texts)) == [("crust map", 6)]


def test_what_is_done_to_data_is_no_kind_of_them() -> None:
    texts = ("It learns by baking breads.", "A boat learns when baking breads.", "We like it.")
    assert told(texts, MODALITY, placed(thing("baking breads", MODALITY, "0 1"), texts)) == []
    other = ("Here are rising breads.", "A boat sees rising breads.", "We like it.")
    assert told(other, MODALITY, placed(thing("rising breads", MODALITY, "0 1"), other)) == [("rising breads", 2)]


def test_what_its_papers_call_a_robot_is_no_means() -> None:
    texts = ("We bake with our robot, BREADY.", "The BREADY robot bakes.", "CRUMBY bakes well.", "CRUMBY bakes.")
    things = (placed(thing("BREADY", METHOD, "0 1"), texts), placed(thing("CRUMBY", METHOD, "2 3"), texts))
    assert told(texts, METHOD, *things) == [("CRUMBY", 2)]


def test_what_is_built_for_a_task_is_no_means_and_learning_is_one_also_where_a_topic_has_its_name() -> None:
    texts = ("A loaf counting agent.", "Loaf counting agents.", "Loaf counting by yeast learning.", "Yeast learning.")
    things = (
        thing("loaf counting", TASK, "0 1 2"),
        thing("loaf counting agent", METHOD, "0 1"),
        thing("yeast learning", METHOD, "2 3"),
    )
    look, scope = page((*texts, *("Wheat.",) * 8), *things)
    assert [u.entity.name for u in told_things(look, scope, METHOD).rows] == ["yeast learning"]


def test_a_classifier_of_what_papers_work_on_is_no_means_and_how_much_before_a_noun_is_none() -> None:
    texts = ("Stale loaf data.", "Stale loaf classifiers.", "A stale loaf classifier.", "Yeast classifiers.")
    things = (
        thing("stale loaf", MODALITY, "0 1 2"),
        thing("stale loaf classifier", METHOD, "1 2"),
        thing("yeast classifier", METHOD, "3"),
    )
    assert told(texts, METHOD, *things) == [("yeast classifier", 1)]
    rising = ("Low-rising loaves.", "High-rise baking.")
    assert told(rising, METHOD, thing("high-rise baking", METHOD, "1"), thing("low-rising", METHOD, "0")) == [
        ("high-rise baking", 1),
        ("low-rising", 1),
    ]


def test_a_sign_belongs_to_a_name_and_no_name_begins_amid_another() -> None:
    texts = ("We use B* search.", "B* search bakes.", "By b search we bake.")
    assert told(texts, METHOD, thing("B* search", METHOD, "0 1 2")) == [("B* search", 2)]
    other = ("We use loaf rising method.", "Our loaf rising method.", "Here the Slow Art of Loaf rising method bakes.")
    assert told(other, METHOD, placed(thing("loaf rising method", METHOD, "0 1 2"), other)) == [
        ("loaf rising method", 2)
    ]


def test_what_few_of_its_papers_measure_is_no_metric() -> None:
    texts = ("Its oven quality is 9.", "Oven quality matters.", "Oven quality.", "Poor oven quality.")
    assert told(texts, METRIC, thing("oven quality", METRIC, "0 1 2 3")) == []
    assert told(texts[:3], METRIC, thing("oven quality", METRIC, "0 1 2")) == [("oven quality", 3)]


def test_what_data_are_of_is_not_counted_as_data() -> None:
    texts = ("Loaf tour data.", "Loaf tour data.", *("Loaf tours are long.",) * 6)
    data = thing("loaf tour data", MODALITY, "0 1")
    data = replace(data, merges=(Merge(alias="loaf tours", rule="head", score=0.9),))
    assert told(texts, MODALITY, data) == [("loaf tour data", 2)]


def test_the_short_form_of_a_task_is_no_measure_and_a_task_s_model_no_means() -> None:
    texts = ("Loaf counting (LC).", "Old loaf counting models; LC 9.", "Old loaf counting model.")
    task = thing("old loaf counting (LC)", TASK, "0 1 2")
    assert told(texts, METRIC, thing("LC", METRIC, "1"), task) == []
    assert told(texts, METHOD, thing("loaf counting model", METHOD, "1 2"), task) == []


def test_both_of_two_compound_adjectives_have_the_noun() -> None:
    words = words_of("Low-heat and high-heat bakes.", "Low-heat and big bakes.")
    assert list(words.places(["low-heat bake"])) == ["p0"]
    assert list(words.places(["high-heat bake"])) == ["p0"]


def test_a_task_that_enough_papers_are_at_is_told_whatever_others_say_of_it() -> None:
    texts = ("Loaf counting.",) * 10
    look, scope = page(texts, thing("loaf counting", TASK, "0 1 2 3 4 5 6 7 8 9"))

    def rows(at_it: int) -> list[str]:
        papers = {p: x for p, x in look.extractions.items() if int(p[1:]) >= at_it}
        aside = {
            p: replace(x, sentences=tuple(replace(s, role=Role.BACKGROUND) for s in x.sentences))
            for p, x in papers.items()
        }
        here = replace(look, extractions={**look.extractions, **aside})
        return [u.entity.name for u in told_things(here, scope, TASK).rows]

    assert rows(4) == ["loaf counting"]
    assert rows(3) == []


def test_a_task_counts_the_papers_of_its_kinds() -> None:
    texts = ("Rye loaf counting.", "Counting warm loaves.", "Counting warm loaves.", "Loaf counting.", "Counts loaves.")
    things = (thing("loaf counting", TASK, "0 3"), thing("warm loaf counting", TASK, "1 2"))
    assert told(texts, TASK, *things) == [("loaf counting", 4), ("warm loaf counting", 2)]


def test_an_adjective_and_its_noun_before_one_head_are_one_kind_of_data() -> None:
    texts = ("Electral data.", "Electron data.", "Electron data.")
    data = thing("electral data", MODALITY, "0 1 2")
    quotes = ("electral data", "electron data", "electron data")
    places = tuple(replace(m, quote=q) for m, q in zip(data.mentions, quotes, strict=True))
    assert told(texts, MODALITY, replace(data, mentions=places)) == [("electral data", 3)]


def test_a_verb_is_no_measure() -> None:
    texts = ("A speed-up of 3.", "We speed up ovens by 2.", "Speed up: 4.")
    assert told(texts, METRIC, thing("speed-up", METRIC, "0")) == [("speed-up", 2)]


def test_a_noun_or_its_adjective_before_the_same_word_is_one_name() -> None:
    texts = ("Atom ovens.", "An atomic oven.", "Kneading hooks.", "A knead hook.")
    things = (thing("atom ovens", METHOD, "0"), thing("atomic oven", METHOD, "1"), thing("kneading hook", METHOD, "2"))
    assert sorted(told(texts, METHOD, *things)) == [("atom ovens", 2), ("kneading hook", 2)]
    data = (thing("loaf data", MODALITY, "0"), thing("loaf-structured data", MODALITY, "1"))
    assert told(("Loaf data.", "Loaf-structured data."), MODALITY, *data) == [("loaf data", 2)]


def test_more_words_within_a_name_do_not_make_it_less_known() -> None:
    texts = ("Bun counting.", "Counting old buns.", "Counting warm buns.", "To count the burnt buns.")
    assert told(texts, TASK, thing("bun counting", TASK, "0")) == [("bun counting", 4)]


def test_one_metric_under_several_names_is_told_once() -> None:
    texts = ("An AUROC of 0.9.", "The AUC is 0.8.", "Area under the ROC curve: 0.7.")
    assert told(texts, METRIC, thing("AUROC", METRIC, "0"), thing("AUC", METRIC, "1")) == [("AUC", 3)]


def test_a_word_for_a_measure_in_another_name_or_in_the_plural_measures_nothing() -> None:
    texts = ("Crispness 9.", "Crispness oven.", "Crispness 3.")
    oven = thing("Crispness oven", METHOD, "1")
    assert told(texts, METRIC, thing("crispness", METRIC, "0 2"), oven) == [("crispness", 2)]
    texts = ("An overlap of 3.", "Known overlaps mislead.", "Overlaps of 4 and 5.", "Overlap 2.")
    assert told(texts, METRIC, thing("overlap", METRIC, "0 2 3")) == [("overlap", 3)]


def test_what_is_had_or_bears_no_name_is_not_told() -> None:
    texts = ("Degrees of freedom.", "The degrees of freedom.")
    assert told(texts, TASK, thing("degrees of freedom", TASK, "0 1")) == []
    sets = ("Crumb benchmark.", "Our crumb benchmarks.")
    assert told(sets, DATASET, thing("crumb benchmark", DATASET, "0 1")) == []


def test_one_end_of_a_way_and_a_piece_of_an_address_are_no_name() -> None:
    texts = ("Kneading here.", "The kneading-to-oven way.", "Code: https://bread.org/kneading/one.", "Kneading.")
    assert told(texts, METHOD, thing("kneading", METHOD, "0 3")) == [("kneading", 2)]


def test_a_method_with_and_without_a_word_for_its_sort_is_told_once() -> None:
    texts = ("LOAFNN bakes.", "LOAFNN networks bake.", "Folding operations.", "We like folding.", "Dough nets here.")
    things = (
        thing("LOAFNN", METHOD, "0"),
        thing("LOAFNN networks", METHOD, "1"),
        thing("folding operation", METHOD, "2"),
        thing("folding", METHOD, "3"),
        thing("dough net", METHOD, "4"),
    )
    assert told(texts, METHOD, *things) == [("LOAFNN", 2), ("folding", 2), ("dough net", 1)]
    texts = ("Pre-training of ovens.", "A pre-trained model.", "A pre-trained model bakes.")
    things = (thing("pre-training", METHOD, "0"), thing("pre-trained model", METHOD, "1 2"))
    assert told(texts, METHOD, *things) == [("pre-trained model", 3)]


def test_what_is_tuned_is_so_by_tuning_and_what_is_based_on_a_thing_goes_by_that() -> None:
    texts = ("Fine-tuning here.", "Fine-tuning an oven.", "The oven is fine-tuned.", "A fine oven.")
    assert told(texts, METHOD, thing("fine-tuning", METHOD, "0 1")) == [("fine-tuning", 3)]
    texts = ("RYEX-based ovens.", "RYEX-based.", "RYEX here.", "RYEX-based loaves.")
    things = (thing("RYEX-based", METHOD, "0 1 3"), thing("RYEX", METHOD, "2", quote="RYEX"))
    assert told(texts, METHOD, *things) == [("RYEX", 4)]


def test_a_task_by_its_verb_is_told_with_the_task_and_not_as_a_means() -> None:
    texts = ("Count buns.", "Bun counting.", "Counting buns.", "The bun counting.")
    things = (thing("Count buns", TASK, "0"), thing("bun counting", TASK, "1 3"), thing("counting buns", METHOD, "2"))
    assert told(texts, TASK, *things) == [("bun counting", 4)]
    assert told(texts, METHOD, *things) == []
    more = (thing("bun counting", METHOD, "1 3"), thing("counting buns", TASK, "2"))
    assert told(texts, TASK, *more) == []
    assert [name for name, _ in told(texts, METHOD, *more)] == ["bun counting"]


def test_a_net_is_a_network_and_one_word_with_a_deed_is_that_deed() -> None:
    texts = ("Rye networks.", "A rye network.", "Rye nets.", "Rye oven.")
    assert told(texts, METHOD, thing("rye network", METHOD, "0 1")) == [("rye network", 3)]
    texts = ("Localization of buns.", "We do localization.", "Geolocalization of loaves.")
    assert told(texts, TASK, thing("localization", TASK, "0 1")) == [("localization", 3)]


def test_long_forms_with_a_word_more_are_one_sense() -> None:
    longs = {"RBO": ("rye bread oven", "rye bread deep oven"), "HOT": ("hot oven", "hat")}
    words = words_of("An RBO.", "A rye bread oven.", "HOT.", shorts=longs)
    assert list(words.places(["rye bread oven"])) == ["p0", "p1"]
    assert list(words.places(["hot oven"])) == []


def test_a_picture_of_text_is_no_text() -> None:
    texts = ("Text here.", "Text again.", "A text image.", "Of text.")
    assert told(texts, MODALITY, placed(thing("text", MODALITY, "0 1 2 3"), texts)) == [("text", 3)]


def test_who_does_a_task_is_no_means() -> None:
    texts = ("Rye bun detection.", "A bun detector.", "Bun detectors.", "Bun detection.")
    things = (thing("bun detection", TASK, "0 3"), thing("bun detector", METHOD, "1 2"))
    assert told(texts, METHOD, *things) == []
    assert told(texts, METHOD, thing("bun detector", METHOD, "1 2")) == [("bun detector", 2)]


def test_how_a_measure_is_analysed_is_no_means() -> None:
    texts = ("Crumb loss analysis.", "Crumb loss analysis.", "A crumb loss of 3.")
    things = (thing("crumb loss analysis", METHOD, "0 1"), thing("crumb loss", METRIC, "2"))
    assert told(texts, METHOD, *things) == []


def test_a_thing_that_all_papers_write_within_a_longer_name_goes_by_that() -> None:
    texts = ("Rye oven nets.", "A rye oven net.", "Rye oven net.", "Warm oven nets.")
    longer = thing("rye oven net", METHOD, "0 2")
    assert told(texts[:3], METHOD, longer, thing("oven net", METHOD, "1")) == [("rye oven net", 3)]
    assert ("oven net", 4) in told(texts, METHOD, longer, thing("oven net", METHOD, "1 3"))


def test_what_lacks_a_thing_does_not_have_it() -> None:
    texts = ("Rye flour.", "Rye flour again.", "Rye-flour-free bread.", "Rye flour-denied places.", "Rye flour denied.")
    assert told(texts, MODALITY, thing("rye flour", MODALITY, "0 1 2")) == [("rye flour", 2)]


def test_a_short_form_for_a_system_is_no_kind_of_data() -> None:
    texts = ("The bread positioning system (BPS).", "BPS here.", "A bread story record (BSR).", "BSR here.")
    look, _ = page(texts, thing("BPS", MODALITY, "0 1"), thing("BSR", MODALITY, "2 3"))
    longs = (("BPS", "bread positioning system", "p0"), ("BSR", "bread story record", "p2"))
    entries = tuple(
        GlossaryEntry(short=s, long_forms=(long,), evidence=(), papers=(p,), ambiguous=False) for s, long, p in longs
    )
    look = look_up(replace(look.field, glossary=entries), "Bread")
    uses = told_things(look, scope_of(look, look.field.topics), MODALITY).rows
    assert [u.entity.name for u in uses] == ["BSR"]


def test_a_short_form_that_nobody_spells_out_counts_where_it_is_written() -> None:
    texts = ("RYB here.", "RYB here.", "RYB here.", "A single RYB picture.", "A ryb.")
    assert told(texts, MODALITY, thing("RYB", MODALITY, "0 1 2")) == [("RYB", 4)]
    assert told(texts, MODALITY, thing("RYB", MODALITY, "0 1")) == [("RYB", 2)]


def test_a_name_of_pictures_and_something_that_is_learnt_are_no_task() -> None:
    texts = ("Crumb detection images.", "Crumb detection.", "Crumb detection.", "Detection of crumb images.")
    assert told(texts, TASK, thing("crumb detection", TASK, "0 1 2")) == [("crumb detection", 3)]
    texts = ("Mapping of bread.", "We like mapping.", "Mapping fields.", "We learn a warm mapping to ovens.")
    assert told(texts, TASK, thing("mapping", TASK, "0 1 2 3")) == [("mapping", 3)]


def test_part_of_another_word_measures_nothing() -> None:
    texts = ("A speed of 3.", "Its speed is 4.", "A high-speed oven of 1889.", "We speed up 3 ovens.", "Speed: 3.")
    assert told(texts, METRIC, thing("speed", METRIC, "0 1 2 3 4")) == [("speed", 3)]
    texts = (
        "Fewer parameters.",
        "The parameters are 3.",
        "4 M parameters.",
        "Parameters of dough.",
        "It has parameters.",
    )
    assert told(texts, METRIC, thing("parameters", METRIC, "0 1 2 3")) == [("parameters", 2)]
    texts = ("A sensitivity of 3.", "Sensitivity 4.", "Sensitivity to 5 winds.")
    assert told(texts, METRIC, thing("sensitivity", METRIC, "0 1 2")) == [("sensitivity", 2)]


def test_an_adjective_of_data_is_told_with_its_noun() -> None:
    texts = ("Thermal ovens.", "Thermal loaves.")
    assert told(texts, MODALITY, thing("thermal", MODALITY, "0 1")) == [("thermal data", 2)]


def test_a_task_of_other_words_and_few_papers_is_no_kind_to_tell() -> None:
    texts = ("Bread baking and toast making.", "Bread baking, toast making.", *("Bread baking.",) * 5)
    baking = thing("bread baking", TASK, "0 1 2 3 4 5 6")
    toast = replace(thing("toast making", TASK, "0 1"), broader=(baking.id,))
    for many, kinds in ((7, ""), (5, "toast making 2")):
        papers = " ".join(map(str, range(many)))
        look, scope = page(texts[:many], replace(thing("bread baking", TASK, papers), id=baking.id), toast)
        section = know(look, scope)
        assert section is not None
        (table,) = (b for b in section.blocks if isinstance(b, Table))
        labels = [column.label for column in table.columns]
        told_kinds = table.rows[0][labels.index("Its kinds")].text if "Its kinds" in labels else ""
        assert told_kinds == kinds


def test_beside_the_others_stands_what_more_papers_name_or_any_field_has() -> None:
    texts = (*("Crust films.",) * 3, *("Crumb films and images.",) * 2, "Crust films.")
    films = (thing("crust films", MODALITY, "0 1 2 5"), thing("crumb films", MODALITY, "3 4"))
    said = named_most(*page(texts, *films, thing("images", MODALITY, "3 4")), MODALITY)
    assert said is not None
    assert said.text.startswith("Besides general names such as images (two papers), the kinds of data")
    texts = (*("Loaf nets.",) * 3, "Deep learning. Loaf oven.", "Deep learning and a loaf oven.", *("Bread.",) * 3)
    things = (("loaf net", "0 1 2"), ("deep learning", "3 4"), ("loaf oven", "3 4"))
    look, scope = page(texts, *(thing(name, METHOD, papers) for name, papers in things))
    said = named_most(look, scope, METHOD)
    assert said is not None
    assert said.text.startswith("Besides general names such as deep learning (two papers), the method")
    task = page(("Loaf analysis.", "Loaf analysis."), thing("loaf analysis", TASK, "0 1"))
    said = named_most(*task, TASK)
    assert said is not None
    assert said.text == "The task that they name most is loaf analysis (two papers)."


@pytest.mark.parametrize("kind", [TASK, METHOD, DATASET, METRIC])
def test_four_times_the_names_take_about_four_times_as_long(kind: EntityType) -> None:
    def tell(size: int) -> None:
        names = [f"kind{n}a loaf{n}b counting" if kind is TASK else f"Bun{n}c-loaf{n}d oven" for n in range(size)]
        texts = tuple(f"{name} has 3." for name in names)
        look, scope = page(texts, *(thing(name, kind, str(n)) for n, name in enumerate(names)))
        told_things(look, scope, kind)

    assert growth(tell, 120) < MOST
