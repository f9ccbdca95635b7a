"""The house rules of the pages: one style of numbers in a sentence, one number for one thing, no line said twice."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from example_field import make_field

from extract.records import Entity, Extraction, Issue, Paper, Sentence
from kg.english.grammar import count, number_word
from kg.pages.fishbones import drawing_of
from kg.pages.lookup import Lookup, Scope, look_up, scope_of, walk_topics
from kg.pages.overview import counted_where, overview_page, topic_page
from kg.pages.papers import paper_pages
from kg.pages.parts import mapped as mapping
from kg.pages.parts.about import topics_sentence
from kg.pages.parts.issues import MOST_CARDS, issue_card, issues, ranked_issues
from kg.pages.parts.reading import reading
from kg.pages.parts.sidebyside import is_data_set, side_by_side
from kg.pages.search import search_index
from kg.pages.solutions import grouped_solutions, tie_of
from kg.pages.topics import topics_page
from kg.records import Bone, Evidence, Fishbone, GraphClaim, IssueNode, SolutionNode, Topic
from kg.scene import make_scene
from ontologies.vocabulary import Direction, EntityType, NodeKind, Role
from viz.page import Block, Card, Cards, Figure, Fold, Heading, Link, Listing, Page, Section, Statement, Table

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LARGER = (
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_COUNT = re.compile(r"(?<![\w.,/-])\d{1,3}(?:,\d{3})*(?![\w%/-]|[.,]\d)")


def uneven(text: str) -> list[str]:
    """The sentences of ``text`` whose counts are in more than one style, or in the wrong one."""
    found = []
    for one in re.split(r"(?<=[.!?]) ", re.sub(r"“[^”]*”", "“”", text)):
        words = [w for w in re.findall(r"[a-z]+", one.casefold()) if w in _WORDS or w in _LARGER]
        figures = [int(n.replace(",", "")) for n in _COUNT.findall(one)]
        if any(w in _LARGER for w in words) or (words and figures) or (figures and max(figures) <= 10):
            found.append(one)
    return found


def told(statement: Statement) -> str:
    """What we say ourselves: without the names that links bear."""
    return "".join("…" if isinstance(p, Link) else str(p) for p in statement.parts)


def spoken(blocks: tuple[Block, ...]) -> Iterator[Statement]:
    for block in blocks:
        if isinstance(block, Statement):
            yield block
        elif isinstance(block, Listing):
            yield from block.statements
        elif isinstance(block, Cards):
            yield from (s for card in block.cards for s in spoken(card.blocks))
        elif isinstance(block, Card | Fold):
            yield from spoken(block.blocks)


def pages_of(look: Lookup) -> list[Page]:
    topics = [t for t in walk_topics(look.field.topics) if t.id in look.above]
    return [overview_page(look, "What they say"), topics_page(look), *(topic_page(look, t) for t in topics)]


@pytest.fixture(scope="module")
def look() -> Lookup:
    return look_up(make_field(), "Listening to bee hives")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Two papers name it, and three more do.", False),
        ("11 papers name it, the 4 with a date from 2019 to 2021.", False),
        ("Four papers name it. 12 others do not.", False),
        ("Four papers name it, 12 others do not.", True),
        ("4 papers name it.", True),
        ("Twelve papers name it.", True),
        ("It reports an F1 of 0.71 and 3.2% on HiveSound-12, between 2018 and 2025.", False),
        ("They say “12 of 3 hives”, three of them.", False),
    ],
)
def test_a_mixed_sentence_is_seen(text: str, wrong: bool) -> None:
    assert bool(uneven(text)) is wrong


def test_small_numbers_are_words_unless_a_larger_one_stands_beside_them() -> None:
    assert [number_word(n) for n in (1, 10, 11)] == ["one", "ten", "11"]
    assert count(3, "paper", beside=10) == "three papers"
    assert count(3, "paper", beside=11) == "3 papers"


def test_every_sentence_of_the_pages_has_numbers_of_one_style(look: Lookup) -> None:
    seen = 0
    for page in pages_of(look):
        # Reasons of reading steps are records; another test asks what they say.
        blocks = [s for section in page.sections if section.key != "reading" for s in spoken(section.blocks)]
        for statement in (*page.lead, *blocks):
            text = told(statement)
            if re.search(r"\b(?:cautiously )?(?:reports?|reported to|fared) ", text):
                continue  # the figures of a paper are told as it writes them
            seen += 1
            assert not uneven(text), text
            assert not uneven(statement.basis), statement.basis
    assert seen > 80


def test_no_page_says_its_title_twice(look: Lookup) -> None:
    for page in pages_of(look):
        assert page.kicker.casefold() != page.title.casefold()
        assert page.title


# Counts --------------------------------------------------------------------------------------------------------------


def deep(look: Lookup) -> Lookup:
    """The example with two topics within its first one."""
    root = look.field.topics
    first, *others = sorted(root.children, key=lambda t: (-len(t.papers), t.id))
    below = tuple(
        Topic(id=f"{first.id}/{n}", label=f"Hive part {n}", level=2, papers=first.papers[n::2]) for n in range(2)
    )
    return look_up(
        replace(look.field, topics=replace(root, children=(replace(first, children=below), *others))), "Hives"
    )


def test_topics_are_counted_alike_on_the_overview_and_on_their_page(look: Lookup) -> None:
    here = deep(look)
    root = here.field.topics
    head = f"{count(len(root.children), 'topic')}, with two more within these"
    said = topics_sentence(here, scope_of(here, root))
    assert said is not None
    assert f"They fall into {head}" in told(said)
    page = topics_page(here)
    assert f"The papers fall into {head}." == told(page.lead[0])
    (figure,) = [b for s in page.sections for b in s.blocks if isinstance(b, Figure)]
    assert figure.caption.startswith(f"{count(len(root.children), 'topic').capitalize()}, with two topics within them.")
    assert len([t for t in walk_topics(root) if t is not root]) == len(root.children) + 2


def test_further_papers_go_by_what_they_are_within_where_nothing_else_tells_it(look: Lookup) -> None:
    here = deep(look)
    root = here.field.topics
    first, *others = root.children
    rest = replace(first.children[0], label="Further papers")
    first = replace(first, children=(rest, *first.children[1:]))
    here = look_up(replace(here.field, topics=replace(root, children=(first, *others))), "Hives")
    told_alone = f"{first.label}: further papers"
    assert here.called(rest.id) == told_alone
    assert here.called(first.id) == first.label
    homes = {b.topic.text for p in paper_pages(here) for s in p.sections for b in s.blocks if b.topic}  # type: ignore[union-attr]
    assert told_alone in homes and "Further papers" not in homes
    assert told_alone in {f.label for f in search_index(here)}
    node = next(n for n in make_scene(here).nodes if n.label == "Further papers")
    assert node.apart == first.label


def test_what_has_no_name_of_its_own_is_told_last_however_large_it_is(look: Lookup) -> None:
    root = look.field.topics
    first, *others = sorted(root.children, key=lambda t: (-len(t.papers), t.label))
    rest = replace(first, label="Further papers on hives")
    here = look_up(replace(look.field, topics=replace(root, children=(rest, *others))), "x")
    scope = scope_of(here, here.field.topics)
    said, map_of = topics_sentence(here, scope), mapping.mapped(here, scope)
    assert said is not None and map_of is not None
    assert "Further papers" not in said.text and f"topics: {others[0].label}" in said.text
    assert said.text.endswith(f"; {count(len(rest.papers), 'paper')} have no topic with a name of its own.")
    (table,) = [b.table for b in map_of.blocks if isinstance(b, Figure)]
    assert table is not None and table.rows[-1][0].text == rest.label
    # Who stands in none of the topics has none with a name either.
    less = replace(others[0], papers=others[0].papers[1:], children=())
    here = look_up(replace(look.field, topics=replace(root, children=(rest, less, *others[1:]))), "x")
    said = topics_sentence(here, scope_of(here, here.field.topics))
    assert said is not None
    assert said.text.endswith(f"; {count(len(rest.papers) + 1, 'paper')} have no topic with a name of its own.")


def test_what_most_papers_do_not_fall_into_is_told_of_some_and_further_papers_are_counted_once(look: Lookup) -> None:
    root = look.field.topics
    ids = root.papers
    few = Topic(id="topic/few", label="Queens", level=1, papers=ids[:2])
    rest = Topic(id="topic/rest", label="Further papers", level=1, papers=ids[3:])
    here = look_up(replace(look.field, topics=replace(root, children=(few, rest))), "x")
    scope = scope_of(here, here.field.topics)
    said, map_of = topics_sentence(here, scope), mapping.mapped(here, scope)
    assert said is not None and map_of is not None
    assert said.text.startswith("Two of them fall into one topic") or said.text.startswith(
        "2 of them fall into 1 topic"
    )
    (figure,) = [b for b in map_of.blocks if isinstance(b, Figure)]
    assert figure.caption.endswith(f"and {count(len(ids) - 2, 'further paper')}. Sizes are numbers of papers.")
    assert said.basis.endswith("one place at most.")
    # Within another topic they are told by their number.
    wide = Topic(id="topic/wide", label="Hives", level=1, papers=ids, children=(few, rest))
    here = look_up(replace(look.field, topics=replace(root, children=(wide,))), "x")
    assert mapping.told_as_link(here, rest).text == f"{count(len(ids) - 3, 'further paper')}"
    assert mapping.named_within(here.field.topics) == 1


def test_papers_that_stand_in_no_topic_are_told_where_it_is_said_that_papers_have_a_place(look: Lookup) -> None:
    assert doctest.testmod(mapping).failed == 0
    root = look.field.topics
    known = topics_page(look).lead[0].basis
    assert known.endswith("each paper has one place.")
    less = replace(root.children[0], papers=root.children[0].papers[1:], children=())
    here = look_up(replace(look.field, topics=replace(root, children=(less, *root.children[1:]))), "x")
    scope = scope_of(here, here.field.topics)
    page, said, map_of = topics_page(here), topics_sentence(here, scope), mapping.mapped(here, scope)
    assert said is not None and map_of is not None
    assert said.basis == page.lead[0].basis
    assert said.basis.endswith("one place at most, and one stands in none of these topics.")
    (figure,) = [b for b in map_of.blocks if isinstance(b, Figure)]
    assert figure.caption.endswith("One paper stands in none of these topics.")


def test_the_overview_says_how_many_issues_and_what_the_other_pages_have_of_them(look: Lookup) -> None:
    # Two issues of the topics are one for the whole field.
    root = look.field.topics.id
    first, second, *others = [i for i in look.field.issues if not i.narrower and i.topic != root]
    whole = [replace(i, id=f"{i.id}/all", topic=root, narrower=(i.id,)) for i in (first, *others)]
    both = tuple(dict.fromkeys((*first.papers, *second.papers)))
    whole[0] = replace(whole[0], papers=both, narrower=(first.id, second.id))
    here = look_up(replace(look.field, issues=(*whole, first, second, *others)), "x")
    scope = scope_of(here, here.field.topics)
    (said,) = [s for s in overview_page(here, "x").lead if "found in the papers" in told(s)]
    total = len(scope.issues)
    assert f"{count(total, 'issue').capitalize()} were found in the papers" in told(said)
    several = sum(len(i.papers) > 1 for i in scope.issues)
    assert f", {number_word(several, total)} of them in more than one." in told(said)

    def in_tree(node: object) -> int:
        children = node.children  # type: ignore[attr-defined]
        return (node.kind is NodeKind.ISSUE) + sum(in_tree(c) for c in children)  # type: ignore[attr-defined]

    places = in_tree(look.field.tree)
    assert places == total + 1
    same, told_places = number_word(total, places), count(places, "place", beside=total)
    assert f"The tree tells the same {same} topic by topic, in {told_places}" in said.basis


def test_issues_drawn_in_the_fishbone_are_counted_as_it_counts_them(look: Lookup) -> None:
    scope = scope_of(look, look.field.topics)
    (fish,) = [f for f in look.field.fishbones if f.topic == scope.topic.id]
    bones = tuple(replace(b, issues=b.issues[:1]) for b in fish.bones)
    field = replace(look.field, fishbones=(replace(fish, bones=bones),))
    drawn = sum(len(b.issues) for b in bones)
    assert 0 < drawn < len(scope.issues)
    assert f"The fish-bone has {number_word(drawn)} of them" in counted_where(look_up(field, "x"), scope)


def test_the_issues_without_a_card_are_counted_to_the_last(look: Lookup) -> None:
    scope = scope_of(look, look.field.topics)
    two = look.paper_order[:2]
    many = tuple(replace(scope.issues[0], id=f"issue/{n}", papers=two) for n in range(MOST_CARDS + 3))
    wide = replace(scope, issues=many)
    section = issues(look, wide)
    assert section is not None
    (cards,) = [b for b in section.blocks if isinstance(b, Cards)]
    (rest,) = [b for b in section.blocks if isinstance(b, Statement) and "further" in told(b)]
    assert len(cards.cards) == MOST_CARDS
    assert told(rest).startswith("Three further issues stand in …")
    assert len(ranked_issues(wide)) == MOST_CARDS + 3


# What is put against an issue ----------------------------------------------------------------------------------------


def tied(look: Lookup, scores: dict[str, float], beside: str = "") -> tuple[Lookup, Scope, Card]:
    """A card of an issue with solutions of one paper, by name with their scores; ``beside`` is named with it."""
    issue = next(i for i in look.field.issues if i.evidence and look.extractions[i.evidence[0].paper].sentences)
    said = replace(issue.evidence[0], score=0.9)
    sentences = look.extractions[said.paper].sentences
    away = next(s for s in sentences if not s.start <= said.start < s.end)
    solutions = []
    for n, (name, score) in enumerate(scores.items()):
        start = said.start if name == beside else away.start
        words = look.papers[said.paper].text[start : start + 4]
        evidence = Evidence(paper=said.paper, start=start, end=start + 4, quote=words, rule="solution", score=score)
        solutions.append(SolutionNode(id=f"s{n}", label=name, paper=said.paper, evidence=evidence))
    other = next(p for p in look.paper_order if p != said.paper)
    one = replace(issue, evidence=(said,), solutions=tuple(solutions), papers=(said.paper, other), open=(), causes=())
    scope = scope_of(look, look.field.topics)
    assert [g[0].label for g in grouped_solutions(look, one)][-1] == min(scores, key=lambda k: (k == beside, scores[k]))
    for s in solutions:
        assert tie_of(look, one, [s]).stated is (s.label == beside)
    return look, scope, issue_card(look, scope, one, set())


def test_what_one_sentence_puts_against_an_issue_stands_apart_from_what_its_papers_put_forward(look: Lookup) -> None:
    _, _, card = tied(look, {"hum filter": 0.4, "wax net": 0.8, "comb tree": 0.2}, beside="hum filter")
    heads = [(b.text, after) for b, after in pairwise(card.blocks) if isinstance(b, Heading)]
    (against, first), (raised, second) = heads
    assert (against, raised) == ("Put forward against it", "Also put forward by papers that raise it")
    assert isinstance(first, Listing)
    assert isinstance(second, Listing)
    assert [s.text.startswith("A hum filter") for s in first.statements] == [True]
    assert "wax net" in second.statements[0].text.casefold()
    assert "comb tree" in second.statements[0].text
    assert "no sentence says that they are against it" in second.statements[0].basis


def test_solutions_beyond_the_first_are_all_named_and_lead_to_their_words(look: Lookup) -> None:
    scores = {f"net {n}": 0.5 - n / 20 for n in range(8)}
    _, _, card = tied(look, scores)
    (fold,) = [b for b in card.blocks if isinstance(b, Fold)]
    assert fold.summary == "4 more solutions"
    links = [p for s in spoken(fold.blocks) for p in s.parts if isinstance(p, Link)]
    assert [link.text.split(" (")[0].casefold() for link in links] == [f"net {n}" for n in range(4, 8)]
    assert all(re.search(r"papers\.html#p-\w+-\d+$", link.href) for link in links)
    text = " ".join(s.text for s in spoken(card.blocks)).casefold()
    assert [name for name in scores if text.count(name) == 1] == list(scores)


def test_one_thing_in_two_forms_of_its_words_is_one_solution(look: Lookup) -> None:
    issue = next(i for i in look.field.issues if i.solutions)
    one = replace(issue.solutions[0], entity=None)
    some = tuple(
        replace(one, id=f"s{n}", label=name) for n, name in enumerate(("hum filters", "a filter of hum", "wax"))
    )
    groups = grouped_solutions(look, replace(issue, solutions=some))
    assert sorted(len(g) for g in groups) == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "groups"),
    [
        ("net-based method for wax", "net-based tool for hums", 2),
        ("hum tree", "hum tree of old farms", 2),
        ("a hum tree", "hum trees", 1),
        ("Wax network (WaxNet)", "WaxNet", 1),
        ("Wax network (WN)", "Water noise (WN)", 2),
        ("Wax network (WN)", "wax network", 1),
    ],
)
def test_solutions_of_two_papers_are_one_where_their_whole_names_are(
    look: Lookup, first: str, second: str, groups: int
) -> None:
    issue = next(i for i in look.field.issues if i.solutions)
    mine = replace(issue.solutions[0], id="s0", label=first, entity="entity/method/net")
    other = next(p for p in look.paper_order if p != mine.paper)
    theirs = replace(mine, id="s1", label=second, paper=other)
    assert len(grouped_solutions(look, replace(issue, solutions=(mine, theirs)))) == groups
    # In one paper two names of a thing stay one.
    own = replace(issue, solutions=(mine, replace(theirs, paper=mine.paper)))
    assert len(grouped_solutions(look, own)) == 1


def only_one(look: Lookup, said: str, names: tuple[str, ...], phrases: int, proposed: int) -> tuple[Lookup, IssueNode]:
    """A paper with issues and solutions of which the reader is not sure; the issue has the first phrase only."""
    hard = "Wax hides hums."
    text = f"{hard} Rain is loud. {said}"
    starts = [text.index(words) for words in ("Wax hides hums", "Rain is loud")][:phrases]
    told = [(at, text.index(".", at)) for at in starts]
    paper = Paper(id="p", title="Hums", abstract=text)
    shift = paper.text.index(text)
    spans = [(a + shift, b + shift) for a, b in told]
    ends = [i for i, c in enumerate(paper.text) if c == "." and i >= shift]
    sentences = tuple(
        Sentence(start=a, end=b, role=Role.ISSUE, score=0.9)
        for a, b in zip([shift, *(e + 2 for e in ends[:-1])], [e + 1 for e in ends], strict=True)
    )
    extraction = Extraction(
        paper=paper,
        sentences=sentences,
        issues=tuple(
            Issue(start=a, end=b, text=paper.text[a:b], sentence=n, type=None, score=0.3)
            for n, (a, b) in enumerate(spans)
        ),
        entities=tuple(
            Entity(name=f"tree {n}", type=EntityType.METHOD, aliases=(), proposed=True) for n in range(proposed)
        ),
    )
    a, b = spans[0]
    raised = Evidence(paper="p", start=a, end=b, quote=paper.text[a:b], rule="issue", score=0.3)
    answers = []
    for n, name in enumerate(names):
        at = paper.text.index(name)
        put = Evidence(paper="p", start=at, end=at + len(name), quote=name, rule="solution", score=0.3)
        answers.append(SolutionNode(id=f"s{n}", label=name, paper="p", evidence=put))
    issue = IssueNode(
        id="i",
        label="Wax",
        topic="corpus",
        type=None,
        category="other",
        papers=("p",),
        years=(),
        status="addressed",
        evidence=(raised,),
        solutions=tuple(answers),
    )
    return replace(look, papers={"p": paper}, extractions={"p": extraction}), issue


@pytest.mark.parametrize(
    ("said", "names", "phrases", "proposed", "loose"),
    [
        ("We propose a hum tree.", ("hum tree",), 1, 1, False),
        ("We propose a hum tree.", ("hum tree",), 2, 1, True),
        ("We propose a hum tree and a rain net.", ("hum tree", "rain net"), 1, 0, True),
        ("We propose a hum tree.", ("hum tree",), 1, 2, True),
        ("Farms know a hum tree.", ("hum tree",), 1, 0, True),
    ],
)
def test_the_one_thing_proposed_is_meant_for_the_one_issue_raised(
    look: Lookup, said: str, names: tuple[str, ...], phrases: int, proposed: int, loose: bool
) -> None:
    here, issue = only_one(look, said, names, phrases, proposed)
    groups = grouped_solutions(here, issue)
    assert len(groups) == len(names)
    assert [tie_of(here, issue, group).is_loose for group in groups] == [loose] * len(names)


def test_one_paper_has_no_order_of_reading(look: Lookup) -> None:
    first = look.field.topics.children[0]
    alone = replace(scope_of(look, first), papers=frozenset(first.papers[:1]))
    assert reading(look, alone) is None
    assert reading(look, scope_of(look, look.field.topics)) is not None


# Figures that papers report ------------------------------------------------------------------------------------------


def claims_of(look: Lookup, specs: list[tuple[str | None, str]]) -> list[GraphClaim]:
    """Claims with a figure, one a paper, from their subjects and data sets."""
    papers = look.paper_order
    claims = []
    for n, (subject, dataset) in enumerate(specs):
        said = f"It reaches an F1 of 0.7{n} on {dataset}."
        quote = Evidence(paper=papers[n], start=0, end=3, quote=said, rule="claim", score=0.9)
        claims.append(
            GraphClaim(
                id=f"c{n}",
                paper=papers[n],
                subject=subject,
                metric="F1",
                value=f"0.7{n}",
                delta=None,
                dataset=dataset,
                baseline=None,
                direction=Direction.ABSOLUTE,
                hedged=False,
                negated=False,
                evidence=quote,
                number=0.7 + n / 100,
            )
        )
    return claims


def reported(look: Lookup, specs: list[tuple[str | None, str]]) -> tuple[list[str], Fold | None]:
    """The rows and the fold of the table of figures, from (subject, data set) of claims, one a paper."""
    claims = claims_of(look, specs)
    here = look_up(replace(look.field, claims=tuple(claims), tables=()), "x")
    section = side_by_side(here, scope_of(here, here.field.topics))
    if section is None:
        return [], None
    (table,) = [b for b in section.blocks if isinstance(b, Table)]
    folds = [b for b in section.blocks if isinstance(b, Fold)]
    return ["".join(map(str, row[0].parts)) for row in table.rows], folds[0] if folds else None


def test_figures_of_which_little_is_known_are_counted_and_stand_behind_a_line(look: Lookup) -> None:
    rows, fold = reported(
        look, [("WaxTiny", "HiveSound"), (None, "CombSet"), ("BuzzMAE", "QueenSet"), ("HumNet", "46 hives")]
    )
    assert sorted(rows) == ["BuzzMAE", "WaxTiny"]
    assert fold is not None
    assert fold.summary.startswith("2 more figures")
    (table,) = fold.blocks
    assert isinstance(table, Table)
    assert sorted("".join(map(str, row[0].parts)) for row in table.rows) == ["HumNet", "not made out"]


def test_the_figures_are_counted_and_the_papers_with_a_number_in_a_result(look: Lookup) -> None:
    result = "It hears 71% of all hums."
    for text, more in ((result, True), ("In 2019 (1) a 3D hive of type BEE-12 was best.", False)):
        here, section = with_results(look, text)
        (held,) = [told(b) for b in section.blocks if isinstance(b, Statement) and b.basis]
        n = len(here.paper_order)
        some = f"2 figures of 2 papers are held here; {n} papers give a number in a result."
        assert n > 10
        assert held == (some if more else "Two figures of two papers are held here.")
        assert not uneven(held)


def with_results(look: Lookup, text: str) -> tuple[Lookup, Section]:
    """The part on figures where two are known, and each paper has one sentence, read as a result."""
    claims = claims_of(look, [("WaxTiny", "HiveSound"), ("BuzzMAE", "QueenSet")])
    here = look_up(replace(look.field, claims=tuple(claims), tables=()), "x")
    papers = {p: replace(look.papers[p], title="Hums", abstract=text, sections=()) for p in look.paper_order}
    read = {}
    for p, paper in papers.items():
        start = paper.text.index(text)
        said = Sentence(start=start, end=start + len(text), role=Role.RESULT, score=0.9)
        read[p] = Extraction(paper=paper, sentences=(said,))
    here = replace(here, extractions=read)
    section = side_by_side(here, scope_of(here, here.field.topics))
    assert section is not None
    return here, section


def test_without_named_data_the_figures_stay_in_view_as_long_as_it_is_known_whose_they_are(look: Lookup) -> None:
    rows, fold = reported(look, [("WaxTiny", "46 hives"), ("BuzzMAE", "nine farms")])
    assert sorted(rows) == ["BuzzMAE", "WaxTiny"]
    assert fold is None
    assert reported(look, [(None, "HiveSound"), ("BuzzMAE", "QueenSet")]) == ([], None)
    assert is_data_set("HiveSound")
    assert not is_data_set("46 hives")


def test_a_fishbone_says_of_how_many_issues_it_has_bones(look: Lookup) -> None:
    root = look.field.topics.id
    leaf = [i for i in look.field.issues if not i.narrower and i.topic != root]
    whole = tuple(replace(i, id=f"{i.id}/all", topic=root, narrower=(i.id,)) for i in leaf)
    bones = (Bone(category="data", label="Data", issues=tuple(i.id for i in whole[:3])),)
    fish = Fishbone(topic=root, label="x", bones=bones)
    here = look_up(replace(look.field, issues=(*whole, *leaf), fishbones=(fish,)), "x")
    assert drawing_of(here, fish).note.startswith(f"3 of {len(whole)} issues, in ")
    every = replace(fish, bones=(replace(bones[0], issues=tuple(i.id for i in whole)),))
    assert " of " not in drawing_of(here, every).note


def in_own_words(look: Lookup, *said: tuple[str, str, str]) -> list[str]:
    """What is told of figures in the papers' own words, from (sentence, metric, value), one a paper."""
    claims = claims_of(look, [("WaxTiny", "HiveSound")] * len(said))
    papers = dict(look.papers)
    for n, (text, metric, value) in enumerate(said):
        papers[claims[n].paper] = replace(papers[claims[n].paper], title="Hums", abstract=text, sections=())
        quote = Evidence(paper=claims[n].paper, start=5, end=5 + len(text), quote=text, rule="claim", score=0.9)
        claims[n] = replace(claims[n], subject=None, metric=metric, value=value, dataset=None, evidence=quote)
    here = look_up(replace(look.field, claims=tuple(claims), tables=()), "x")
    here = replace(here, papers=papers)
    section = side_by_side(here, scope_of(here, here.field.topics))
    blocks = section.blocks if section else ()
    return [s.text for b in blocks if isinstance(b, Listing) for s in b.statements]


def test_a_figure_in_own_words_is_a_result_and_keeps_its_signs(look: Lookup) -> None:
    plain_one = ("WaxTiny finds queens with an accuracy of 91%.", "accuracy", "91%")
    other = ("BuzzMAE hears queens with an accuracy of 85%.", "accuracy", "85%")
    assert len(in_own_words(look, plain_one, other)) == 2
    # How much data there was, what a sentence before it is about, and what cannot be told in plain letters.
    for text, metric, value in (
        ("Tests on two HiveSound datasets (with 100 and 900 hums) show that WaxTiny rivals others.", "recall", "900"),
        ("This process cuts the error rate of hive counts by 21%.", "error rate", "21%"),
        ("WaxTiny weighs hives with an error rate of 0.98 pm 0.03.", "error rate", "0.98"),
    ):
        assert len(in_own_words(look, plain_one, other, (text, metric, value))) == 2
    bound = (
        r"WaxTiny has an error rate of $\widetilde{O}(k^{2/3})$ in all hives.",
        "error rate",
        r"\widetilde{O}(k^{2/3})",
    )
    told = in_own_words(look, plain_one, bound)
    assert any("an error rate of \u00d5(k^(2/3)) in all hives" in t for t in told)
