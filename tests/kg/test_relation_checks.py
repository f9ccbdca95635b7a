"""Relations that their sentences bear out, and those that they don't."""

from __future__ import annotations

import pytest
from kg_samples import T, write

from kg.link import link_entities, link_papers
from kg.resolve import resolve_entities
from ontologies.vocabulary import EntityType, RelationType

R = RelationType


def linked(
    sentence: str,
    head: tuple[str, EntityType],
    relation: RelationType,
    tail: tuple[str, EntityType],
    *others: tuple[str, EntityType],
    role: str = "result",
) -> list[tuple[str, str, str]]:
    """The edges of one paper of one sentence, as names."""
    things = (head, tail, *others)
    paper = write(
        "a",
        "A study of boats",
        [(role, sentence)],
        entities=[(name, kind, (), False) for name, kind in things],
        relations=[(0, relation, 1)],
    )
    resolved = resolve_entities([paper])
    name = {entity.id: entity.name for entity in resolved.entities}
    edges = link_entities([paper], resolved.entities, resolved.local)
    return [(name[e.source], str(e.relation), name[e.target]) for e in edges]


HULL, KEEL, SAIL = ("HullNet", T.METHOD), ("KeelNet", T.METHOD), ("SailNet", T.METHOD)
DOCK, CRACKS = ("DockBench", T.DATASET), ("crack detection", T.TASK)


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("HullNet outperforms KeelNet.", R.IMPROVES_ON),
        ("HullNet and SailNet outperform KeelNet.", R.IMPROVES_ON),
        ("HullNet outperforms SailNet and KeelNet.", R.IMPROVES_ON),
        ("HullNet is faster than KeelNet.", R.COMPARES_WITH),
        ("HullNet was compared with rivals such as SailNet and KeelNet.", R.COMPARES_WITH),
        ("HullNet uses KeelNet.", R.USES),
    ],
)
def test_what_a_sentence_says_is_an_edge(sentence: str, relation: RelationType) -> None:
    others = (SAIL,) if "SailNet" in sentence else ()
    assert linked(sentence, HULL, relation, KEEL, *others) == [("HullNet", str(relation), "KeelNet")]


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("HullNet is robust against KeelNet.", R.COMPARES_WITH),
        ("HullNet is on par with SailNet, and it is better than KeelNet.", R.COMPARES_WITH),
        ("Faster than HullNet and better than KeelNet.", R.COMPARES_WITH),
        ("SailNet, which uses HullNet, is faster than KeelNet.", R.COMPARES_WITH),
        ("In contrast to KeelNet, which uses HullNet, SailNet is fast.", R.COMPARES_WITH),
        ("HullNet helps, with SailNet outperforming KeelNet.", R.IMPROVES_ON),
        ("HullNet performs no better than KeelNet.", R.IMPROVES_ON),
        ("HullNet outperforms SailNet, highlighting the worth of KeelNet.", R.IMPROVES_ON),
        ("HullNet improves results by KeelNet.", R.IMPROVES_ON),
        ("HullNet avoids the use of KeelNet.", R.USES),
        ("HullNet works without KeelNet.", R.USES),
        ("HullNet is slow; we use KeelNet.", R.USES),
    ],
)
def test_what_a_sentence_does_not_say_is_none(sentence: str, relation: RelationType) -> None:
    others = (SAIL,) if "SailNet" in sentence else ()
    assert linked(sentence, HULL, relation, KEEL, *others) == []


def test_the_beaten_and_the_better_change_places() -> None:
    said = linked("HullNet is outperformed by KeelNet.", HULL, R.IMPROVES_ON, KEEL)
    assert said == [("KeelNet", "improves-on", "HullNet")]


def test_what_a_method_learns_from_is_used_and_no_test() -> None:
    assert linked("HullNet is trained on DockBench.", HULL, R.EVALUATES_ON, DOCK) == [("HullNet", "uses", "DockBench")]
    said = linked("HullNet, trained on DockBench, achieves good results.", HULL, R.EVALUATES_ON, DOCK)
    assert said == [("HullNet", "evaluates-on", "DockBench")]
    assert linked("On DockBench, SailNet outperforms HullNet.", HULL, R.EVALUATES_ON, DOCK, SAIL) == []


def test_tasks_of_another_method_are_not_its_own() -> None:
    assert len(linked("HullNet is for crack detection.", HULL, R.ADDRESSES_TASK, CRACKS)) == 1
    sentence = "HullNet for dents, a SailNet for crack detection."
    assert linked(sentence, HULL, R.ADDRESSES_TASK, CRACKS, SAIL) == []


def test_the_settled_type_of_the_end_decides_the_relation() -> None:
    assert linked("HullNet uses DockBench.", HULL, R.ADDRESSES_TASK, DOCK) == [("HullNet", "evaluates-on", "DockBench")]
    assert linked("HullNet is faster than crack detection.", HULL, R.COMPARES_WITH, CRACKS) == []


def test_what_only_others_are_measured_by_in_the_background_is_none() -> None:
    error = ("dent error", T.METRIC)
    assert len(linked("HullNet has a small dent error.", HULL, R.MEASURED_BY, error)) == 1
    assert linked("HullNet has a small dent error.", HULL, R.MEASURED_BY, error, role="background") == []


def of_paper(*sentences: tuple[str, str], title: str = "A study of boats") -> list[tuple[str, str]]:
    """What a paper of these sentences does with the method KeelNet, and the quotes for it."""
    paper = write("a", title, sentences, entities=[("KeelNet", T.METHOD, (), False)])
    resolved = resolve_entities([paper])
    edges = link_papers([paper], resolved.entities, resolved.local)
    return [(str(edge.relation), edge.evidence[0].quote) for edge in edges]


def test_a_paper_uses_what_its_own_sentences_use() -> None:
    assert of_paper(("background", "KeelNet is old."), ("method", "We train KeelNet.")) == [
        ("uses", "We train KeelNet.")
    ]
    assert of_paper(("method", "We read hulls."), title="Hulls with KeelNet") == [("uses", "Hulls with KeelNet")]


@pytest.mark.parametrize("role", ["background", "issue", "future"])
def test_what_only_the_past_and_the_troubles_name_is_not_used(role: str) -> None:
    assert of_paper((role, "KeelNet needs many boats.")) == []


def test_what_is_shunned_is_not_used() -> None:
    assert of_paper(("method", "We do so without KeelNet.")) == []
    assert of_paper(("method", "This avoids the use of KeelNet.")) == []
    assert of_paper(("method", "HullNet requires no KeelNet and no extra labels.")) == []
    assert of_paper(("method", "This removes the need for tools such as KeelNet.")) == []


def test_what_might_be_done_some_day_is_not_used() -> None:
    assert of_paper(("method", "Our hulls can easily be paired with KeelNet.")) == []
    assert of_paper(("method", "Our hulls are paired with KeelNet.")) != []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ours outperforms KeelNet.",
        "Ours is better than the older SailNet and KeelNet.",
        "It finds more cracks compared with KeelNet.",
        "We compared the cracks with KeelNet.",
        "It is on par with the newer KeelNet.",
        "It is competitive with KeelNet.",
        "We compare it with readers of many older kinds and sizes that divers know well, such as SailNet and KeelNet.",
        "It narrows the gap to KeelNet.",
        "It needs less time than baselines based on KeelNet.",
        "It finds 5% more dents, where a traditional KeelNet lost them.",
    ],
)
def test_what_a_result_is_set_against_is_compared_with(sentence: str) -> None:
    assert of_paper(("result", sentence)) == [("compares-with", sentence)]
    both = of_paper(("method", "We begin with KeelNet."), ("result", sentence))
    assert both == [("uses", "We begin with KeelNet.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Different from KeelNet, it reads dents.",
        "Unlike older readers, including KeelNet, it reads dents.",
        "Instead of counting dents by hand with KeelNet, it reads them.",
        "Dents are lost by a traditional KeelNet.",
        "It reads better than divers through KeelNet.",
        "It reads better than the bounds obtained from KeelNet.",
        "It outperforms readers of old, such as SailNet in docking and MastNet in KeelNet.",
    ],
)
def test_what_is_only_set_apart_is_not_compared_with(sentence: str) -> None:
    assert "compares-with" not in {relation for relation, _ in of_paper(("result", sentence))}


def test_the_old_that_is_taken_up_is_used() -> None:
    assert of_paper(("method", "We extend the traditional KeelNet."))[0][0] == "uses"
    assert of_paper(("method", "We use a non-conventional KeelNet."))[0][0] == "uses"


def test_data_of_a_paper_are_those_of_its_title_and_its_own_sentences() -> None:
    for role, title, found in (
        ("background", "A study of boats", []),
        ("issue", "A study of boats", []),
        ("method", "A study of boats", ["has-modality"]),
        ("background", "A study of keel noise", ["has-modality"]),
    ):
        paper = write("a", title, [(role, "We hear keel noise.")], entities=[("keel noise", T.MODALITY, (), False)])
        resolved = resolve_entities([paper])
        assert [str(e.relation) for e in link_papers([paper], resolved.entities, resolved.local)] == found


@pytest.mark.parametrize(
    ("role", "sentence", "claim", "found"),
    [
        ("result", "HullNet has a dent error of 3 mm.", "dent error", ["measured-by"]),
        ("result", "HullNet has a dent error of 3 mm.", None, []),  # said to be estimated, for all we know
        ("method", "We report boats in terms of the dent error.", None, ["measured-by"]),
        ("method", "Boats are evaluated by the dent error.", None, ["measured-by"]),
        ("method", "We estimate the dent error of boats.", None, []),
        ("background", "Boats are evaluated by the dent error.", None, []),
    ],
)
def test_a_paper_is_measured_by_what_its_findings_are_told_in(
    role: str, sentence: str, claim: str | None, found: list[str]
) -> None:
    claims = [{"sentence": "0", "metric": claim, "value": "3 mm"}] if claim else []
    paper = write(
        "a", "A study of boats", [(role, sentence)], entities=[("dent error", T.METRIC, (), False)], claims=claims
    )
    resolved = resolve_entities([paper])
    assert [str(e.relation) for e in link_papers([paper], resolved.entities, resolved.local)] == found


def test_no_more_than_is_no_comparison() -> None:
    assert of_paper(("method", "It needs nothing other than KeelNet."))[0][0] == "uses"


@pytest.mark.parametrize(
    ("role", "found"), [("background", []), ("issue", ["addresses-task"]), ("method", ["addresses-task"])]
)
def test_a_task_of_the_background_alone_is_what_the_field_is_for(role: str, found: list[str]) -> None:
    sentences = [(role, "Hull welding is hard."), ("result", "It is fast.")]
    paper = write("a", "A study of boats", sentences, entities=[("Hull welding", T.TASK, (), False)])
    resolved = resolve_entities([paper])
    assert [str(e.relation) for e in link_papers([paper], resolved.entities, resolved.local)] == found


@pytest.mark.parametrize(
    ("role", "sentence", "found"),
    [
        ("result", "We evaluate it on DockBench.", ["evaluates-on"]),
        ("method", "We collect boats from DockBench.", ["uses"]),
        ("method", "We collect boats from DockBench and test on them.", ["evaluates-on"]),
        ("method", "The new corpus is based on DockBench.", ["uses"]),
        ("background", "DockBench is old.", []),
    ],
)
def test_data_that_others_are_made_of_are_used(role: str, sentence: str, found: list[str]) -> None:
    paper = write("a", "A study of boats", [(role, sentence)], entities=[("DockBench", T.DATASET, (), False)])
    resolved = resolve_entities([paper])
    assert [str(e.relation) for e in link_papers([paper], resolved.entities, resolved.local)] == found
