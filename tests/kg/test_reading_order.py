"""Where to start reading: who stands for an issue, and who leaves it open."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from extract.records import Entity, Extraction, Issue, Paper, Relation, Sentence
from kg.evidence import quote
from kg.reading_order import _NO_NAME, _is_survey, build_reading
from kg.records import Chain, Evidence, GraphEntity, IssueNode, Place, SolutionNode, Topic
from ontologies.vocabulary import ChainKind, EntityType, RelationType, Role

OUTLOOK = "Night flights need further work."


def reading(outlook: str = OUTLOOK, holder: str = "c", scores: tuple[float, float] = (0.5, 0.9)) -> dict[str, str]:
    """Reasons by paper: "a" is older than "b", and both state one issue; "c" is the newest."""
    dates = {"a": "2001", "b": "2020", "c": "2022", "d": "2023"}
    papers = {p: Paper(id=p, title=f"Heron {p}", abstract=f"Herons hide. {outlook}", date=dates[p]) for p in dates}
    where = papers["a"].text.index("Herons hide")
    issue = IssueNode(
        id="issue/hide",
        label="Herons hide",
        topic="corpus",
        type=None,
        category="x",
        papers=("a", "b", "c", "d"),
        years=(),
        status="open",
        evidence=tuple(
            quote(papers[p], where, where + 11, "issue", score)
            for p, score in zip("abcd", (*scores, 0.1, 0.1), strict=True)
        ),
        open=(quote(papers[holder], where + 13, where + 13 + len(outlook), "outlook", 0.9),),
    )
    places = tuple(Place(paper=p, topic="corpus", score=1.0 if p == "d" else 0.1, reason="x") for p in papers)
    topic = Topic(id="corpus", label="Herons", level=0, papers=tuple(papers), places=places)
    ((_, steps),) = build_reading(topic, [issue], (), [Extraction(paper=p) for p in papers.values()])
    return {step.paper: step.reason for step in steps}


@pytest.mark.parametrize(("scores", "chosen"), [((0.5, 0.9), "b"), ((0.9, 0.05), "a")])
def test_the_surest_phrase_stands_for_an_issue(scores: tuple[float, float], chosen: str) -> None:
    found = reading(scores=scores)
    assert found[chosen] == "On “herons hide”, which at least four papers here raise."
    assert sum(reason.startswith("On “") for reason in found.values()) == 1


def test_only_the_paper_that_says_so_leaves_something_open() -> None:
    found = reading()
    assert (
        found["c"]
        == "One of the newest papers here; of “herons hide” it leaves this open: “Night flights need further work.”"
    )
    assert sum("open" in reason for reason in found.values()) == 1
    assert "open" not in reading(holder="a").get("c", "")


@pytest.mark.parametrize("outlook", ["We aim to help wardens.", "We hope that wardens will like it."])
def test_an_aim_leaves_nothing_open(outlook: str) -> None:
    assert not any("open" in reason for reason in reading(outlook).values())


@pytest.mark.parametrize(
    ("title", "survey"),
    [
        ("Counting herons: a survey", True),
        ("A review of heron counting", True),
        ("What is a heron count?", False),
        ("Recent advances in heron counting", True),
        ("A better tool for heron survey writers", False),
        ("Learning from peer review of heron counts", False),
        ("HeronNet: counting herons from a new perspective", False),
        ("Look, Listen and Review: counting herons by ear", False),
    ],
)
def test_a_survey_is_told_by_its_title(title: str, survey: bool) -> None:
    assert _is_survey(title) is survey


def test_a_title_that_may_be_a_surveys_needs_an_abstract_that_says_so() -> None:
    title = "Heron nests revisited: a modern perspective on an old count"
    assert not _is_survey(title, "We count herons with a new network.")
    assert _is_survey(title, "This brief review covers thirty years of counts.")


def test_a_survey_is_told_by_what_it_says_that_it_covers() -> None:
    """Not by what a survey might be for: one of a single country is no broad view."""
    covers = "We review how herons were counted in one valley."
    goes_on = "For this reason we discuss nests."
    papers = [
        Paper(id="a", title="Herons of the valley: a survey", abstract=f"Herons hide. {goes_on} {covers}", date="2020"),
        Paper(id="b", title="Heron calls", abstract="Herons call.", date="2021"),
        Paper(id="c", title="Heron eggs: a survey", abstract="Herons lay eggs.", date="2019"),
    ]

    def read(paper: Paper) -> Extraction:
        at = paper.text.find(covers)
        told = (Sentence(start=at, end=at + len(covers), role=Role.SOLUTION, score=0.9),) if at >= 0 else ()
        before = Sentence(start=at - len(goes_on) - 1, end=at - 1, role=Role.SOLUTION, score=0.9)
        return Extraction(paper=paper, sentences=(before, *told) if told else ())

    def first(*some: Paper) -> str:
        topic = Topic(id="corpus", label="Herons", level=0, papers=tuple(p.id for p in some))
        ((_, steps),) = build_reading(topic, [], (), [read(p) for p in some])
        return steps[0].reason

    assert first(papers[0], papers[1]) == f"A survey, in its own words: “{covers}”"
    assert first(papers[1], papers[2]) == "A survey, as its title says."


def test_an_old_paper_is_not_among_the_newest() -> None:
    found = reading(holder="a")
    assert not any("newest" in reason and "leaves this open" in reason for reason in found.values())


def issue_reading(dates: dict[str, str | None], solved: bool = True) -> dict[str, str]:
    """Reasons by paper where all state one issue as surely."""
    papers = {p: Paper(id=p, title=f"Heron {p}", abstract="Herons hide.", date=date) for p, date in dates.items()}
    where = papers["a"].text.index("Herons hide")
    evidence = {p: quote(papers[p], where, where + 11, "issue", 0.9) for p in papers}
    issue = IssueNode(
        id="issue/hide",
        label="Herons hide",
        topic="corpus",
        type=None,
        category="x",
        papers=tuple(papers),
        years=(),
        status="addressed" if solved else "open",
        evidence=tuple(evidence.values()),
        solutions=(SolutionNode(id="s", label="Look twice", paper="a", evidence=evidence["a"]),) if solved else (),
    )
    topic = Topic(id="corpus", label="Herons", level=0, papers=tuple(papers))
    ((_, steps),) = build_reading(topic, [issue], (), [Extraction(paper=p) for p in papers.values()])
    return {step.paper: step.reason for step in steps}


def test_no_paper_is_called_the_first_to_raise_an_issue() -> None:
    """What is the oldest here is not the first of all, and seldom a way in."""
    found = issue_reading({"a": "2019", "b": "2003", "c": "2022"})
    assert not re.search(r"(?i)earliest|first|oldest|origin", " ".join(found.values()))


def origins(
    alone: str, score: float = 0.9, task: str = "", links: tuple[float, ...] = (), dated: bool = True
) -> dict[str, str]:
    """Reasons by paper of a field with one large topic, beside which one paper stands alone; "a" is the oldest."""
    dates = {"a": "2001", "b": "2005", "c": "2010", "d": "2012", "e": "2013"}
    papers = {p: Paper(id=p, title=f"Heron {p}", abstract="Herons hide.", date=date) for p, date in dates.items()}
    where = papers["a"].text.index("Herons hide")
    evidence = {p: quote(papers[p], where, where + 11, "issue", score) for p in "abc"}
    issue = IssueNode(
        id="issue/hide",
        label="Herons hide",
        topic="corpus",
        type=None,
        category="x",
        papers=("a", "b", "c"),
        years=(),
        status="open",
        evidence=tuple(evidence.values()),
    )
    rest = tuple(p for p in papers if p != alone)
    children = (
        Topic(id="topic/nests", label="Nests", level=1, papers=rest),
        Topic(id="topic/gulls", label="Gulls", level=1, papers=(alone,)),
    )
    named = (Entity(name=task, type=EntityType.TASK, aliases=()),) if task else ()
    chains = [
        Chain(
            kind=ChainKind.ANSWERS,
            source="e",
            target=p,
            score=0.9,
            reason="",
            evidence=(
                replace(evidence["a"], paper="e", score=likeness),
                replace(evidence["a"], paper=p, score=likeness),
            ),
            dated=dated,
        )
        for p, likeness in zip("ab", links, strict=False)
    ]
    topic = Topic(id="corpus", label="Herons", level=0, papers=tuple(papers), children=children)
    found = build_reading(topic, [issue], chains, [Extraction(paper=p, entities=named) for p in papers.values()])
    return {step.paper: step.reason for step in dict(found)["corpus"]}


def test_a_paper_beside_the_field_does_not_lead_into_its_main_issue() -> None:
    assert origins("d")["a"].startswith("On “")
    found = origins("a")
    assert "a" not in found
    assert found["b"].startswith("On “")
    # One that shares the field's task is not beside it.
    assert origins("a", task="heron counting")["a"].startswith("On “")


def test_a_reason_is_as_sure_as_what_it_rests_on() -> None:
    assert origins("d", links=(0.9, 0.9))["e"].startswith("Two later papers here take up an issue that it raises.")
    assert "e" not in origins("d", links=(0.6, 0.6))
    # Of papers whose dates tell no order none is later.
    assert "e" not in origins("d", links=(0.9, 0.9), dated=False)


def test_the_newest_of_an_issue_without_solution_comes_last() -> None:
    dates: dict[str, str | None] = {"a": "2019", "b": "2003", "c": "2022", "d": "2021"}
    last = list(issue_reading(dates, solved=False).items())[-2:]
    assert [paper for paper, _ in last] == ["c", "d"]
    assert all("for which no solution was made out here" in reason for _, reason in last)
    assert not any("no solution" in reason for reason in issue_reading(dates).values())


def test_a_reason_says_in_which_words_and_what_is_put_against_the_issue() -> None:
    papers = {p: Paper(id=p, title=f"Heron {p}", abstract="Shy birds stay out of sight.", date=None) for p in "ab"}
    where = papers["a"].text.index("Shy birds")
    evidence = tuple(quote(papers[p], where, where + 27, "issue", score) for p, score in (("a", 0.9), ("b", 0.4)))
    issue = IssueNode(
        id="issue/hide",
        label="Herons hide",
        topic="corpus",
        type=None,
        category="x",
        papers=("a", "b"),
        years=(),
        status="addressed",
        evidence=evidence,
        solutions=(SolutionNode(id="s", label="two-stage framework", paper="a", evidence=evidence[0]),),
    )
    places = tuple(Place(paper=p, topic="corpus", score=1.0, reason="x") for p in "ab")
    topic = Topic(id="corpus", label="Herons", level=0, papers=("a", "b"), places=places)
    ((_, steps),) = build_reading(topic, [issue], (), [Extraction(paper=p) for p in papers.values()])
    found = {step.paper: step.reason for step in steps}
    assert list(found) == ["a"]  # nothing more is said of the other
    old = {p: replace(paper, date="2019" if p == "b" else "2020") for p, paper in papers.items()}
    other = build_reading(topic, [issue], (), [Extraction(paper=p) for p in old.values()])[0][1]
    assert {step.paper: step.reason for step in other}["a"] == (
        "On herons hide, which at least two papers here raise: it writes that “Shy birds stay out of sight” and puts "
        "forward a two-stage framework."
    )
    # A name that a clause was turned into is no words of the paper.
    turned = build_reading(
        topic, [replace(issue, label="Failure to see shy herons")], (), [Extraction(paper=p) for p in old.values()]
    )[0][1]
    assert turned[0].reason.startswith("On failure to see shy herons, which at least two papers")
    # What stands in the title is not said twice.
    titled = {p: replace(paper, title="Two-stage framework") for p, paper in papers.items()}
    named = replace(issue, evidence=tuple(_moved(e, titled[e.paper]) for e in evidence))
    again = build_reading(topic, [named], (), [Extraction(paper=p) for p in titled.values()])[0][1]
    assert {step.paper: step.reason for step in again}["a"].endswith("it writes that “Shy birds stay out of sight”.")


def test_an_issue_of_one_paper_is_named_by_its_own_words() -> None:
    paper = Paper(id="a", title="Heron a", abstract="Tall reeds have not been mapped at all. We map.")
    at = paper.text.index("Tall reeds")
    said = quote(paper, at, at + 38, "issue", 0.9)
    other = Paper(id="b", title="Heron b", abstract="We count.")
    issue = IssueNode(
        id="issue/reeds", label="Tall reeds not mapped", topic="corpus", type="missing-data", category="x",
        papers=("a",), years=(), status="open", evidence=(said,),
    )  # fmt: skip
    topic = Topic(id="corpus", label="Herons", level=0, papers=("a", "b"))
    steps = build_reading(topic, [issue], (), [Extraction(paper=p) for p in (paper, other)])[0][1]
    assert {step.paper: step.reason for step in steps}["a"] == "On “tall reeds have not been mapped at all”."


def _moved(evidence: Evidence, paper: Paper) -> Evidence:
    at = paper.text.index(evidence.quote)
    return replace(evidence, start=at, end=at + len(evidence.quote))


def test_a_paper_whose_main_question_is_the_issue_leads_into_it() -> None:
    """Of two that state it as surely, the one that finds less else hard."""
    said = "Herons hide. Reeds bend. Lakes freeze."
    papers = {p: Paper(id=p, title=f"Nests {p}", abstract=said) for p in "ab"}
    at = {words: papers["a"].text.index(words) for words in ("Herons hide.", "Reeds bend.", "Lakes freeze.")}
    evidence = tuple(
        quote(papers[p], at["Herons hide."], at["Herons hide."] + 11, "issue", score)
        for p, score in zip("ab", (0.95, 0.9), strict=True)
    )
    issue = IssueNode(
        id="issue/hide", label="Shyness", topic="corpus", type=None, category="x", papers=("a", "b"), years=(),
        status="open", evidence=evidence,
    )  # fmt: skip
    sentences = tuple(Sentence(start=a, end=a + len(w), role=Role.ISSUE, score=0.9) for w, a in at.items())
    issues = tuple(
        Issue(start=a, end=a + len(w) - 1, text=w[:-1], sentence=0, type=None, score=0.9) for w, a in at.items()
    )
    read = [
        Extraction(paper=papers["a"], sentences=sentences, issues=issues),
        Extraction(paper=papers["b"], sentences=sentences, issues=issues[:1]),
    ]
    topic = Topic(id="corpus", label="Herons", level=0, papers=("a", "b"))
    ((_, steps),) = build_reading(topic, [issue], (), read)
    assert [step.paper for step in steps if step.reason.startswith("On ")] == ["b"]


def test_a_paper_of_another_field_or_one_that_only_remarks_on_an_issue_leads_into_none() -> None:
    """Of many papers a quarter, with least of the field's words, is left aside; so is a background sentence."""
    said = "Herons hide. Nests of herons stand in reeds by lakes."
    dates = {f"p{n:02}": "2020" for n in range(64)}
    papers = {p: Paper(id=p, title=f"Heron nests {p}", abstract=said, date=d) for p, d in dates.items()}
    papers["p00"] = Paper(id="p00", title="Bank notes", abstract="Herons hide. Coins, cheques and loans.", date="2020")

    def read(paper: Paper, role: Role) -> Extraction:
        at = paper.text.index("Herons hide.")
        return Extraction(paper=paper, sentences=(Sentence(start=at, end=at + 12, role=role, score=0.9),))

    def told(*roles: Role) -> list[str]:
        raising = dict(zip(("p00", "p63"), roles, strict=True))
        evidence = [
            quote(papers[p], papers[p].text.index("Herons"), papers[p].text.index("Herons") + 11, "issue", 0.9)
            for p in raising
        ]
        issue = IssueNode(
            id="issue/hide", label="Shyness", topic="corpus", type=None, category="x", papers=tuple(raising),
            years=(), status="open", evidence=tuple(evidence),
        )  # fmt: skip
        topic = Topic(id="corpus", label="Herons", level=0, papers=tuple(papers))
        read_all = [read(paper, raising.get(p, Role.ISSUE)) for p, paper in papers.items()]
        ((_, steps),) = build_reading(topic, [issue], (), read_all)
        return [step.paper for step in steps if step.reason.startswith("On ")]

    assert told(Role.ISSUE, Role.ISSUE) == ["p63"]
    assert told(Role.ISSUE, Role.BACKGROUND) == []


@pytest.mark.parametrize(("name", "told"), [("lamp through", False), ("lamp", True), ("Formulation as a walk", False)])
def test_what_is_no_name_is_not_put_forward(name: str, told: bool) -> None:
    assert (_NO_NAME.search(name) is None) is told


@pytest.mark.parametrize("dates", [{"a": "2019", "b": "2003", "c": "2022"}, {"a": None, "b": None}])
def test_each_reason_is_a_sentence(dates: dict[str, str | None]) -> None:
    for reason in issue_reading(dates).values():
        assert reason[0].isupper()
        assert reason.endswith(".")
        assert ".." not in reason


# Papers that lead in by what they share with others -------------------------------------------------------------------


def thing(name: str, kind: EntityType, papers: str, by: str = "") -> GraphEntity:
    return GraphEntity(
        id=f"entity/{kind.value}/{name}", type=kind, name=name, papers=tuple(papers), proposed_by=tuple(by),
    )  # fmt: skip


def led(
    entities: list[GraphEntity],
    titles: dict[str, str],
    said: str = "We count.",
    relations: bool = False,
    role: Role = Role.SOLUTION,
) -> dict[str, str]:
    """Reasons by paper of a field of two topics: "a" to "e", and "f" to "h"."""
    papers = {
        p: Paper(id=p, title=titles.get(p, f"Herons {p}"), abstract=said, date=f"20{10 + n}")
        for n, p in enumerate("abcdefgh")
    }
    at = papers["a"].text.index(said)
    own = (
        Entity(name="Reedy", type=EntityType.METHOD, proposed=True),
        Entity(name="NestNet", type=EntityType.METHOD),
        Entity(name="Gull-2000", type=EntityType.METHOD),
        Entity(name="baseline methods", type=EntityType.METHOD),
    )
    tied = tuple(
        Relation(head=0, relation=RelationType.COMPARES_WITH, tail=n, start=at, end=at + 3, score=0.9)
        for n in (1, 2, 3)
    )
    read = [
        Extraction(
            paper=paper,
            sentences=(Sentence(start=paper.text.index(said), end=len(paper.text), role=role, score=0.9),),
            entities=own if relations and key == "h" else (),
            relations=tied if relations and key == "h" else (),
        )
        for key, paper in papers.items()
    ]
    below = (
        Topic(id="topic/calls", label="Calls", level=1, papers=tuple("abcde")),
        Topic(id="topic/nests", label="Nests", level=1, papers=tuple("fgh")),
    )
    topic = Topic(id="corpus", label="Herons", level=0, papers=tuple(papers), children=below)
    return {s.paper: s.reason for s in dict(build_reading(topic, (), (), read, entities))["corpus"]}


def test_a_data_set_leads_in_where_two_others_name_it() -> None:
    said = "We present Reeds, a data set of heron calls."
    kind = EntityType.DATASET
    titles = {"a": "Reeds: a data set of heron calls"}
    assert led([thing("Reeds", kind, "abc", "a")], titles, said)["a"] == (
        "Brings the data set Reeds, which two other papers here name."
    )
    # Not what its own thing is trained on, though the graph should take it for its own.
    used = "We present Reedy, a model trained on Reeds, a large data set."
    mentioned = replace(
        thing("Reeds", kind, "abc", "a"),
        mentions=(Evidence(paper="a", start=45, end=50, quote="Reeds", rule="x", score=1.0),),
    )
    assert not any("Brings" in r for r in led([mentioned], {"a": "Heron models"}, used).values())
    # One other is no use to see, nor is what is told as nobody's, or as brought by a paper that only tests on it.
    assert not any("Brings" in r for r in led([thing("Reeds", kind, "ab", "a")], titles, said).values())
    assert not any("Brings" in r for r in led([thing("Reeds", kind, "abc")], titles, said).values())
    assert not any("Brings" in r for r in led([thing("Reeds", kind, "abc", "a")], {}, "We test.").values())


def test_a_typical_paper_shares_what_most_of_its_topic_name() -> None:
    task, method = EntityType.TASK, EntityType.METHOD
    entities = [
        thing("call counting", task, "abcd"),
        thing("reed filter", method, "abe"),
        thing("network", method, "ce"),
    ]
    found = led(entities, {p: f"Call counting {p}" for p in "ab"})
    # The newest of those that share as much; a word of any field is nothing shared.
    assert found == {"b": "Typical of “calls”: all the other papers there name call counting or reed filter, too."}
    # Nor are data by themselves, nor is a paper that does not write the name of its topic.
    titles = {p: f"Call maps {p}" for p in "ab"}
    assert led(
        [thing("Reed-20", EntityType.DATASET, "abcd"), thing("SedgeSet", EntityType.DATASET, "abe")], titles
    ) == led([], titles)
    nameless = led(entities, {p: f"Reed maps {p}" for p in "ab"})
    assert not any("Typical" in reason for reason in nameless.values())
    # One thing in common makes nobody typical, nor do things that few of the others name.
    assert led(entities[:1], {}) == led([thing("wet nests", task, "ab"), thing("reeds", method, "ab")], {})


def test_a_recent_paper_that_compares_with_methods_of_a_name_is_told_with_them() -> None:
    found = led([], {}, relations=True)
    assert found["h"] == "One of the newest papers here; sets its own work beside NestNet and Gull-2000."
    # What its issue says of others is no comparison of its own.
    assert "h" not in led([], {}, relations=True, role=Role.ISSUE)
