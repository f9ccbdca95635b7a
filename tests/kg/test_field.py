"""Laws of the whole: what must hold for any papers, and for the invented ones in particular."""

from __future__ import annotations

import dataclasses
import random
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kg_samples import HULLS, write

from extract.records import Extraction, Paper
from kg.dates import compare_dates
from kg.field import build_field
from kg.records import Evidence, Field, Topic, TreeNode
from ontologies.vocabulary import ChainKind, EntityType


def build(extractions: tuple[Extraction, ...]) -> Field:
    return build_field([x.paper for x in extractions], extractions)


def topics_of(topic: Topic) -> Iterator[Topic]:
    yield topic
    for child in topic.children:
        yield from topics_of(child)


def nodes_of(node: TreeNode) -> Iterator[TreeNode]:
    yield node
    for child in node.children:
        yield from nodes_of(child)


def evidence_in(record: object) -> Iterator[Evidence]:
    """Every piece of evidence, wherever it stands."""
    if isinstance(record, Evidence):
        yield record
    elif dataclasses.is_dataclass(record) and not isinstance(record, type):
        for field in dataclasses.fields(record):
            yield from evidence_in(getattr(record, field.name))
    elif isinstance(record, tuple):
        for item in record:
            yield from evidence_in(item)


def check_laws(found: Field, most: int = 12) -> None:
    papers = {p.id: p for p in found.papers}
    places = Counter(place.paper for topic in topics_of(found.topics) for place in topic.places)
    assert places == Counter(dict.fromkeys(papers, 1)), "every paper once"
    for topic in topics_of(found.topics):
        assert len(topic.children) != 1, "no single child"
        assert len(topic.children) <= most
        assert topic.level <= 3
        assert len({child.label.casefold() for child in topic.children}) == len(topic.children)
        assert set(topic.papers) == {p.paper for p in topic.places} | {p for c in topic.children for p in c.papers}
        assert all(place.reason and 0 <= place.score <= 1 for place in topic.places)
    ids = [node.id for node in nodes_of(found.tree)]
    assert len(ids) == len(set(ids)), "ids in the tree are unique"
    assert len({i.id for i in found.issues}) == len(found.issues)
    assert len({e.id for e in found.entities}) == len(found.entities)
    for evidence in evidence_in(dataclasses.replace(found, papers=(), extractions=())):
        assert papers[evidence.paper].text[evidence.start : evidence.end] == evidence.quote
    known = {e.id for e in found.entities} | set(papers)
    assert all(edge.source in known and edge.target in known for edge in found.edges)
    for chain in found.chains:
        order = compare_dates(papers[chain.source].date, papers[chain.target].date)
        assert order <= 0 and chain.dated == (order < 0)
        assert chain.source != chain.target and len(chain.evidence) == 2 and chain.reason.endswith(".")
    assert len(found.chains) <= 3 * len(papers)
    issue_ids = {i.id for i in found.issues}
    assert all(i in issue_ids for bone in found.fishbones for b in bone.bones for i in b.issues)
    assert all(n in issue_ids for i in found.issues for n in i.narrower)


def test_laws_of_the_sample() -> None:
    check_laws(build(HULLS))


def test_any_order_gives_the_same() -> None:
    wanted = build(HULLS)
    for seed in range(3):
        papers, extractions = [x.paper for x in HULLS], list(HULLS)
        random.Random(seed).shuffle(papers)
        random.Random(seed + 9).shuffle(extractions)
        assert build_field(papers, extractions) == wanted


def test_one_paper_and_two() -> None:
    for count in (0, 1, 2):
        found = build(HULLS[:count])
        check_laws(found)
        assert found.topics.children == ()


def test_many_papers_with_one_text() -> None:
    same = tuple(
        dataclasses.replace(HULLS[0], paper=dataclasses.replace(HULLS[0].paper, id=f"copy-{n:03}")) for n in range(300)
    )
    found = build(same)
    check_laws(found)
    assert len(found.entities) == len(HULLS[0].entities)


def test_no_issue_and_no_date_anywhere() -> None:
    bare = tuple(
        dataclasses.replace(x, issues=(), solutions=(), sentences=(), paper=dataclasses.replace(x.paper, date=None))
        for x in HULLS
    )
    found = build(bare)
    check_laws(found)
    assert not found.issues and not found.fishbones and not any(c.dated for c in found.chains)


def test_a_paper_without_extraction_still_has_its_place() -> None:
    found = build_field([Paper(id="lone", title="A title"), *(x.paper for x in HULLS)], HULLS)
    check_laws(found)


def test_two_papers_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="hull-1"):
        build_field([HULLS[0].paper, HULLS[0].paper], ())


def test_a_later_paper_answers_and_takes_up() -> None:
    found = build(HULLS)
    steps = {(c.source, c.target): c for c in found.chains}
    assert steps["hull-1", "hull-2"].kind is ChainKind.INHERITS
    assert "RustNet" in steps["hull-1", "hull-2"].reason
    assert ("hull-2", "hull-1") not in steps


def test_two_abbreviations_with_different_long_forms_stay_two() -> None:
    found = build(HULLS)
    senses = [e for e in found.entities if "EKG" in (e.name, *e.aliases) or "EKG" in e.name]
    assert {e.papers for e in senses} == {("port-1",), ("crew-1",)}
    entry = next(g for g in found.glossary if g.short == "EKG")
    assert entry.ambiguous and len(entry.long_forms) == 2


words = st.sampled_from(["hull", "berth", "storm", "crack", "sound", "keel", "chart", "crew", "rust", "wave", "tide"])
names = st.lists(words, min_size=1, max_size=3).map(" ".join)


@st.composite
def invented(draw: st.DrawFn) -> tuple[Extraction, ...]:
    papers = []
    for number in range(draw(st.integers(1, 14))):
        things = draw(st.lists(st.tuples(names, st.sampled_from(list(EntityType)), st.booleans()), max_size=4))
        problem, plan = draw(names), draw(names)
        body = [
            ("issue", f"The {problem} fails."),
            ("solution", f"We try {plan}."),
            ("method", "It uses " + ", ".join([n for n, _, _ in things] or ["nothing"]) + "."),
            ("future", f"The {draw(names)} remains."),
        ]
        papers.append(
            write(
                f"p{number:02}",
                draw(names).capitalize(),
                body,
                date=draw(st.sampled_from([None, "2019", "2020-02", "2020-02-03", "2021"])),
                entities=[(n, kind, (), own) for n, kind, own in things],
                issues=[(f"{problem} fails", draw(st.sampled_from([None, "label-scarcity", "black-box"])))],
                solutions=[(plan, (0,))],
            )
        )
    return tuple(papers)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers=invented(), seed=st.integers(0, 99))
def test_laws_of_any_papers(papers: tuple[Extraction, ...], seed: int) -> None:
    found = build(papers)
    check_laws(found)
    shuffled = list(papers)
    random.Random(seed).shuffle(shuffled)
    assert build(tuple(shuffled)) == found
