"""What a thing does and how it did, quoted from its abstract: whole clauses, cut where one may, and none of another."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from example_field import make_field

from extract.records import Entity, Extraction, Paper, Sentence, Solution
from kg.pages.doings import names_of, result_told, what_it_does
from kg.pages.glosses import GLOSSES
from kg.pages.lookup import Lookup, look_up, scope_of
from kg.pages.parts.issue_lines import issue_lines
from kg.pages.parts.issues import SHOWN, issues, ranked_issues
from kg.pages.solutions import clause_of, is_main
from kg.records import Evidence, IssueNode, SolutionNode
from ontologies.issue_types import load_issue_types
from ontologies.vocabulary import EntityType, Role
from viz.page import Cards, Link, Listing


def read(title: str, *sentences: tuple[Role, str], solutions: int = 1) -> Extraction:
    paper = Paper(id="p", title=title, abstract=" ".join(text for _, text in sentences))
    found, at = [], len(title) + 1
    for role, text in sentences:
        found.append(Sentence(start=at, end=at + len(text), role=role, score=1.0))
        at += len(text) + 1
    things = tuple(Solution(start=0, end=1, text=title[:1]) for _ in range(solutions))
    return Extraction(paper=paper, sentences=tuple(found), solutions=things)


def does(title: str, name: str, *sentences: str, about: tuple[str, ...] = (), main: bool = False) -> str | None:
    extraction = read(title, *((Role.SOLUTION, s) for s in sentences))
    words = name.split(" (")[0]
    at = max(extraction.paper.text.find(words, len(title)), 0)
    evidence = Evidence(paper="p", start=at, end=at + len(words), quote=words, rule="solution", score=0.9)
    node = SolutionNode(id="s", label=name, paper="p", evidence=evidence)
    found = what_it_does(extraction, [node], names_of([name]), about, main=main)
    if found is None:
        return None
    # What is quoted stands in the abstract as it is quoted, and its sentence is the one that it was cut from.
    assert found.text.removesuffix(" …").casefold() in found.evidence.quote.casefold()
    return found.text


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("We propose WaxNet that learns to weigh wet wax by ear.", "learns to weigh wet wax by ear"),
        ("We propose WaxNet, a small scale which weighs wet wax.", "a small scale which weighs wet wax"),
        ("We propose a small scale that weighs wet wax, called WaxNet.", "a small scale that weighs wet wax"),
        ("We build WaxNet (WN) to tell wet wax from dry wax.", "to tell wet wax from dry wax"),
        ("WaxNet combines two hums with the weight of a hive.", "combines two hums with the weight of a hive"),
        ("By weighing hives at night, WaxNet separates wet wax from dry wax.", "separates wet wax from dry wax"),
        ("To weigh wet hives in the rain, we propose WaxNet.", "to weigh wet hives in the rain"),
        ("We show how WaxNet can be used to weigh wet hives.", "can be used to weigh wet hives"),
    ],
)
def test_what_a_thing_does_is_cut_from_the_sentence_that_tells_it(sentence: str, told: str) -> None:
    assert does("On wax", "WaxNet", sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "We propose WaxNet to address these problems.",
        "We propose WaxNet to overcome the above limitations.",
        "WaxNet achieves the best weight of all hives in the test.",
        "WaxNet was evaluated on forty wet hives in the rain.",
        "Hum maps that are based on WaxNet, which weigh all hives, are not ours.",
        "We extend WaxNet to hives that stand in the rain.",
        "WaxNet consists of three main parts.",
        # What everything is for.
        "We propose WaxNet to improve the overall performance of old wooden hives.",
        # What it is not, what it is like, and what leans on a list elsewhere.
        "WaxNet is a scale that is quite different from the usual way to weigh wet hives.",
        "WaxNet may be seen as an extension of the hum scale to hives in the rain.",
        "WaxNet weighs wet hives and dry hives, respectively.",
        "WaxNet is motivated by the hum that old wet hives give off at night.",
        "WaxNet will then be carried to other wet gardens of the valley.",
        "We propose a new method called WaxNet.",
        # A sentence of another subject.
        "With WaxNet, we then weigh all the old hives of a garden twice.",
    ],
)
def test_what_points_elsewhere_or_says_nothing_of_it_is_not_quoted(sentence: str) -> None:
    assert does("On wax", "WaxNet", sentence) is None


def test_a_long_clause_is_cut_where_one_ends_and_never_before_what_bounds_it() -> None:
    long = (
        "We propose WaxNet that weighs the wet wax of all the old hives in a large garden with scales and with hums{}."
    )
    cut = does(
        "On wax",
        "WaxNet",
        long.format(", which then lets keepers who live far away from it know at night that wax is wet"),
    )
    assert cut == "weighs the wet wax of all the old hives in a large garden with scales and with hums …"
    bounded = ", which then tells it to keepers who live far away from the garden but only if the wax is wet at night"
    assert does("On wax", "WaxNet", long.format(bounded)) is None


def test_a_sentence_that_has_words_of_the_issue_comes_first() -> None:
    sentences = ("We propose WaxNet, a scale that hums at noon.", "WaxNet dries the damp combs of old hives.")
    assert does("On wax", "WaxNet", *sentences) == "a scale that hums at noon"
    assert does("On wax", "WaxNet", *sentences, about=("damp",)) == "dries the damp combs of old hives"


@pytest.mark.parametrize(
    "purpose",
    [
        "to address the lack of damp scales for old hives",
        "to discover more useful combs for young keepers",
    ],
)
def test_a_bare_purpose_does_not_tell_how_an_issue_is_met(purpose: str) -> None:
    said = f"We propose WaxNet {purpose}."
    assert does("On wax", "WaxNet", said, about=("damp",)) is None


def test_of_two_halves_only_the_one_that_has_words_of_the_issue_tells_how_it_is_met() -> None:
    said = ("We propose WaxNet.", "On the one hand, WaxNet weighs old combs with two quiet scales.")
    assert does("On wax", "WaxNet", *said, about=("damp",)) is None
    assert does("On wax", "WaxNet", *said, about=("quiet",)) == "weighs old combs with two quiet scales"


def test_a_clause_behind_another_noun_keeps_that_noun() -> None:
    said = "We propose WaxNet for a set of damp hives, which can hum through all of the garden."
    assert does("On wax", "WaxNet", said) == "for a set of damp hives, which can hum through all of the garden"


def test_a_clause_behind_another_is_told_for_the_issue_that_it_has_words_of() -> None:
    said = "WaxNet weighs each wet hive twice a night, and it can tell old combs from young combs."
    assert does("On wax", "WaxNet", said) == "weighs each wet hive twice a night …"
    assert does("On wax", "WaxNet", said, about=("comb",)) == "can tell old combs from young combs"


def test_what_it_does_comes_before_what_it_is_and_no_clause_twice() -> None:
    said = (
        "We propose WaxNet, a novel scale of wet hives with hum maps.",
        "WaxNet adds the hum of each hive at night.",
    )
    extraction = read("On wax", *((Role.SOLUTION, s) for s in said))
    at = extraction.paper.text.find("WaxNet")
    evidence = Evidence(paper="p", start=at, end=at + 6, quote="WaxNet", rule="solution", score=0.9)
    node = SolutionNode(id="s", label="WaxNet", paper="p", evidence=evidence)
    first = what_it_does(extraction, [node], ["WaxNet"], (), main=False)
    assert first is not None and first.text == "adds the hum of each hive at night"
    second = what_it_does(extraction, [node], ["WaxNet"], (), main=False, told=[first.text])
    assert second is not None and second.text == "a novel scale of wet hives with hum maps"
    assert what_it_does(extraction, [node], ["WaxNet"], (), main=False, told=[first.text, second.text]) is None


def test_what_for_a_thing_is_and_its_parts_are_told_only_with_words_of_the_issue() -> None:
    parts, aim = "WaxNet is composed of a hum net and a comb net.", "We propose WaxNet for telling old combs at night."
    assert does("On wax", "WaxNet", parts, about=("comb",)) == "is composed of a hum net and a comb net"
    assert does("On wax", "WaxNet", parts, about=("rain",)) is None
    assert does("On wax", "WaxNet", aim, about=("comb",)) == "for telling old combs at night"
    assert does("On wax", "WaxNet", aim, about=("rain",)) is None


def test_no_clause_of_a_solution_stands_on_two_cards(look: Lookup) -> None:
    section = issues(look, scope_of(look, look.field.topics))
    assert section is not None
    clauses = [
        clause
        for cards in section.blocks
        if isinstance(cards, Cards)
        for card in cards.cards
        for listing in card.blocks
        if isinstance(listing, Listing)
        for clause in map(clause_of, listing.statements)
        if clause
    ]
    assert len(clauses) == len(set(clauses)) > 0


def test_what_the_title_alone_names_is_told_by_what_is_put_forward() -> None:
    told = "We present a set of scales that weigh wet wax at night."
    assert does("WaxNet: scales for all", "WaxNet", told) == "a set of scales that weigh wet wax at night"


def test_our_method_is_the_thing_only_where_there_is_one() -> None:
    said = "Experiments on two hives show that our method halves the cost of weighing."
    assert result_told(said, ["WaxNet"], main=True) == "halves the cost of weighing"
    assert result_told(said, ["WaxNet"], main=False) is None
    one = read("A scale", (Role.SOLUTION, "We propose WaxNet."))
    assert is_main(one, ["WaxNet"])
    other = Entity(name="CombNet", type=EntityType.METHOD, proposed=True)
    two = Extraction(paper=one.paper, sentences=one.sentences, solutions=one.solutions, entities=(other,))
    assert not is_main(two, ["WaxNet"])
    assert is_main(read("WaxNet: a scale", (Role.SOLUTION, "We propose it."), solutions=3), ["WaxNet"])
    assert not is_main(read("CombNet: a scale by WaxNet", (Role.SOLUTION, "We propose it."), solutions=2), ["WaxNet"])


def test_each_known_kind_of_issue_has_a_line_in_plain_words() -> None:
    assert set(GLOSSES) == {kind.slug for kind in load_issue_types()}
    assert all(line.endswith(".") and line.count(".") == 1 and len(line) <= 100 for line in GLOSSES.values())


# Issues of one paper --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def look() -> Lookup:
    return look_up(make_field(), "Listening to bee hives")


def raised(look: Lookup, abstract: str, *issues: tuple[str, str, float]) -> tuple[Lookup, list[IssueNode]]:
    """Issues of the newest paper, given that abstract: each in these words, met with a thing of that chance."""
    paper = replace(look.papers[look.paper_order[0]], abstract=abstract)
    made = []
    for n, (words, thing, score) in enumerate(issues):
        at, low = paper.text.index(words), paper.text.find(thing, len(paper.title)) if thing else -1
        evidence = Evidence(paper=paper.id, start=at, end=at + len(words), quote=words, rule="issue", score=0.9)
        put = replace(evidence, start=low, end=low + len(thing), quote=thing, rule="solution", score=score)
        solutions = (SolutionNode(id=f"s{n}", label=thing, paper=paper.id, evidence=put),) if thing else ()
        made.append(
            replace(
                look.field.issues[0],
                id=f"issue/{n}",
                label=words,
                topic=look.field.topics.id,
                papers=(paper.id,),
                evidence=(evidence,),
                solutions=solutions,
                causes=(),
                open=(),
                narrower=(),
            )
        )
    sentences = tuple(
        Sentence(start=m.start(), end=m.end(), role=Role.ISSUE, score=0.9)
        for m in re.finditer(r"[^.\n]+\.", paper.text)
        if m.start() > len(paper.title)
    )
    things = tuple(Entity(name=name, type=EntityType.METHOD, proposed=True) for name in ("WaxNet", "ScaleBot"))
    extraction = Extraction(paper=paper, sentences=sentences, entities=things)
    return replace(look, papers={**look.papers, paper.id: paper}, extractions={paper.id: extraction}), made


ABSTRACT = (
    "Keepers face a lack of scales. They face damp combs. They face a shortage of hands. To address this, we propose "
    "WaxNet and ScaleBot."
)


@pytest.mark.parametrize(
    ("issues", "told"),
    [
        ([("lack of scales", "WaxNet", 0.9)], "“a lack of scales”, met with WaxNet."),
        ([("lack of scales", "WaxNet", 0.1)], "“a lack of scales” (it puts forward WaxNet)."),
        ([("lack of scales", "", 0.0)], "“a lack of scales”."),
        (
            [("lack of scales", "WaxNet", 0.9), ("shortage of hands", "WaxNet", 0.9)],
            "“a lack of scales” and “a shortage of hands”, against which it puts forward WaxNet.",
        ),
        (
            [("lack of scales", "WaxNet", 0.9), ("shortage of hands", "ScaleBot", 0.9)],
            "“a lack of scales”, met with WaxNet; “a shortage of hands”, met with ScaleBot.",
        ),
        (
            [("lack of scales", "WaxNet", 0.9), ("shortage of hands", "WaxNet", 0.1)],
            "“a lack of scales” and “a shortage of hands” (it puts forward WaxNet).",
        ),
    ],
)
def test_issues_of_one_paper_stand_on_one_line(look: Lookup, issues: list[tuple[str, str, float]], told: str) -> None:
    here, made = raised(look, ABSTRACT, *issues)
    (line,), counted = issue_lines(here, made, 5)
    paper = made[0].papers[0]
    assert counted == made
    assert line.text.endswith(f" ({here.when(paper)}): {told}")
    assert line.parts[0] == Link(text=here.title(paper), href=here.paper_href(paper))
    assert line.quotes


def test_only_issues_of_several_papers_have_cards_on_the_page_of_a_topic(look: Lookup) -> None:
    scope = scope_of(look, look.field.topics.children[0])
    many = [i for i in ranked_issues(scope) if len(i.papers) > 1]
    section = issues(look, scope)
    assert section is not None
    cards = [c for b in section.blocks if isinstance(b, Cards) for c in b.cards]
    assert len(cards) == min(len(many), SHOWN)
    lines = [s for b in section.blocks if isinstance(b, Listing) for s in b.statements]
    assert len(lines) == len({i.papers[0] for i in scope.issues if len(i.papers) == 1})


@pytest.mark.parametrize(
    ("said", "about", "told"),
    [
        # A clause on another trouble is not quoted, and one that another sentence outdoes is left out.
        (["We propose WaxNet to alleviate the want of scales."], ("scal",), "to alleviate the want of scales"),
        (["We propose WaxNet to alleviate the want of scales."], ("damp",), None),
        (["WaxNet takes a lamp and a lens to every hive.", "To handle damp combs, we add a fan."], ("damp",), None),
        # Of a second thing, of parts without their names, of fitness, and of what only a part of a name does.
        (["We propose WaxNet to weigh all wet wax, and propose a lamp to see it."], (), "to weigh all wet wax"),
        (["We propose WaxNet. WaxNet introduces three hive-aware innovations."], (), None),
        (["We propose WaxNet.", "WaxNet is to tell wet wax from dry wax."], (), None),
        (["We propose WaxNet.", "WaxNet is hive-agnostic to be packed with old scales of a town."], (), None),
        (["We propose WaxNet.", "WaxNet first weighs the wet comb of a hive by using a lamp."], (), None),
        (["We propose WaxNet.", "WaxNet converges faster than the old scales of a town."], (), None),
        (
            ["We propose WaxNet.", "WaxNet first weighs the wet comb of a hive, then tells its age."],
            (),
            "first weighs the wet comb of a hive, then tells its age",
        ),
        (["We propose WaxNet. WaxNet can be easily combined with existing scales for hives."], (), None),
        (["We propose WaxNet. WaxNet is able to weigh a wet hive of bees effectively."], (), None),
        (["We propose WaxNet. WaxNet is well-suited to hives that stand in the rain."], (), None),
        (["We propose WaxNet, where a lamp hears every comb of a hive."], (), None),
    ],
)
def test_what_is_told_of_a_thing_is_its_own_and_of_the_issue(
    said: list[str], about: tuple[str, ...], told: str | None
) -> None:
    assert does("Hives", "WaxNet", *said, about=about) == told
