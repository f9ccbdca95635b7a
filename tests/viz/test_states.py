"""The state of issues in words and counts: overview, topics, tree and fish-bones tell one and the same."""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from dataclasses import replace

import pytest
from example_field import make_field

from kg.english.grammar import count
from kg.issue_state import left_open
from kg.pages import states
from kg.pages.fishbones import fishbone_pages
from kg.pages.lookup import Lookup, issues_of, look_up, scope_of
from kg.pages.outline import outline_page
from kg.pages.overview import overview_page, topic_page
from kg.pages.parts.issues import issue_card
from kg.pages.states import MEANINGS, STILL_OPEN, tally_line, tally_of, tally_told
from kg.pages.topics import topics_page
from kg.pages.wording import unanswered
from kg.records import Evidence
from kg.tree import build_tree
from viz.page import Branch, Card, Cards, Outline, Page, Statement


@pytest.fixture(scope="module")
def look() -> Lookup:
    """The example with an issue of a paper that proposes nothing, and one that its paper leaves open."""
    field = make_field()
    leaves = [i for i in field.issues if not i.narrower and i.topic != field.topics.id]
    bare, open_ = (next(i for i in leaves if len(i.papers) > n) for n in (0, 1))
    paper = next(p for p in field.papers if p.id == open_.papers[0])
    outlook = Evidence(paper=paper.id, start=0, end=9, quote="Other hives remain unheard.", rule="x", score=0.9)
    changed = {
        bare.id: replace(bare, solutions=(), open=()),
        open_.id: replace(open_, open=(replace(outlook, quote=paper.text[:9]),)),
    }
    issues = tuple(changed.get(i.id, i) for i in field.issues)
    mute = tuple(
        replace(x, paper=replace(x.paper, abstract=""), solutions=(), mentions=()) if x.paper.id in bare.papers else x
        for x in field.extractions
    )
    tree = build_tree(field.topics, issues)
    return look_up(replace(field, issues=issues, extractions=mute, tree=tree), "Listening to bee hives")


def branches(page: Page) -> Iterator[Branch]:
    def below(some: tuple[Branch, ...]) -> Iterator[Branch]:
        for branch in some:
            yield branch
            yield from below(branch.branches)

    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Outline):
                yield from below(block.branches)


def test_the_words_have_their_examples() -> None:
    assert doctest.testmod(states).failed == 0


def test_each_page_tells_the_counts_of_its_topic_as_every_other_does(look: Lookup) -> None:
    root = look.field.topics
    whole = tally_told(tally_of(look, root), whole=True)
    assert tally_of(look, root).without
    assert tally_of(look, root).still_open
    assert any(s.text.startswith(whole) for s in overview_page(look, "x").lead)
    tree = outline_page(look)
    assert any(s.text.startswith(whole) for s in tree.lead)
    fish = {page.title: page for page in fishbone_pages(look)}
    assert fish[look.name].lead[0].text.startswith(whole)
    in_tree = {b.label: b for b in branches(tree) if b.sort == "topic"}
    cards = {
        card.title[0].text: card  # type: ignore[union-attr]
        for section in topics_page(look).sections
        for block in section.blocks
        if isinstance(block, Cards)
        for card in block.cards
    }
    seen = 0
    for topic in root.children:
        found = tally_of(look, topic)
        name = look.label_of(topic.id)
        told = tally_told(found, whole=False)
        assert in_tree[name].count.endswith(f", {tally_line(found)}" if found.raised else in_tree[name].count)
        if found.raised > 1:
            assert any(s.text.startswith(told) for s in topic_page(look, topic).lead), name
        if name in fish:
            assert fish[name].lead[0].text.startswith(told)
        if found.raised:
            line = tally_line(found, words=True)
            assert any(line[1:] in s.text for s in cards[name].blocks if isinstance(s, Statement))
            seen += 1
    assert seen > 1


def test_the_counts_are_those_of_the_lines_below(look: Lookup) -> None:
    """Counted anew from what the tree and the cards show, not by the function that tells them."""
    scope_states = {}
    for topic in look.field.topics.children:
        node = next(b for b in branches(outline_page(look)) if b.sort == "topic" and b.label == look.label_of(topic.id))
        lines = [b.count for b in node.branches if b.sort == "issue"]
        found = tally_of(look, topic)
        assert len(lines) == found.raised
        assert sum("no solution made out in this topic" in line for line in lines) == found.without
        assert sum(STILL_OPEN in line for line in lines) == found.still_open
        scope = scope_of(look, topic)
        cards: list[Card] = [issue_card(look, scope, i, set()) for i in issues_of(look, topic)]
        assert sum("no solution made out" in card.status for card in cards) == found.without
        assert sum(STILL_OPEN in card.status for card in cards) == found.still_open
        assert found.met + found.without == found.raised
        scope_states[topic.id] = (found.without, found.still_open)
    assert any(without for without, _ in scope_states.values())
    assert any(left for _, left in scope_states.values())


def test_the_places_of_the_tree_are_counted_as_they_stand_in_it(look: Lookup) -> None:
    """Where one issue of the field stands in several topics, it is told in how many lines."""
    leaves = [i for i in look.field.issues if i.topic in look.above and not i.narrower]
    bare = next(i for i in leaves if not i.solutions)
    other = next(i for i in leaves if i.solutions and i.topic != bare.topic)
    root = look.field.topics.id
    joined = replace(other, id="issue/all", topic=root, narrower=(bare.id, other.id))
    rest = tuple(replace(i, id=f"{i.id}/all", topic=root, narrower=(i.id,)) for i in leaves if i not in (bare, other))
    here = look_up(replace(look.field, issues=(joined, *rest, *leaves)), "x")
    found = tally_of(here, here.field.topics)
    lines = [b.count for b in branches(outline_page(here)) if b.sort == "issue"]
    assert (found.raised, found.places) == (len(leaves) - 1, len(leaves))
    assert len(lines) == found.places
    assert any(f"fill {count(found.places, 'line')}." in s.text for s in outline_page(here).lead)
    # The overview has one count in its sentence, and the other behind it.
    lead = overview_page(here, "x").lead
    assert not any(count(found.places, "place") in s.text for s in lead)
    assert any(f"topic by topic, in {count(found.places, 'place')}" in s.basis for s in lead)


def test_the_fishbone_tells_the_state_that_the_tree_tells(look: Lookup) -> None:
    in_tree = {b.label: b.count for b in branches(outline_page(look)) if b.sort == "issue"}
    root = look.field.topics.id
    lines = {
        b.label: b.count
        for page, fish in zip(fishbone_pages(look), look.field.fishbones, strict=True)
        if fish.topic != root
        for b in branches(page)
        if b.sort == "issue"
    }
    assert lines
    for label, told in lines.items():
        assert in_tree[label] == told


def test_open_and_without_solution_are_two_things(look: Lookup) -> None:
    """An issue with solutions may be said to be open, and one without may have nobody who says so."""
    leaves = [i for i in look.field.issues if i.topic in look.above]
    told = {states.state_of(look, i) for i in leaves}
    assert {"", "no solution made out in this topic", STILL_OPEN} <= told
    assert all(bool(left_open(i)) is (STILL_OPEN in states.state_of(look, i)) for i in leaves)


def test_an_issue_met_elsewhere_says_where(look: Lookup) -> None:
    leaves = [i for i in look.field.issues if i.topic in look.above]
    bare = next(i for i in leaves if not i.solutions)
    other = next(i for i in leaves if i.solutions and i.topic != bare.topic)
    whole = replace(
        bare,
        id="issue/all",
        topic=look.field.topics.id,
        papers=tuple(dict.fromkeys((*bare.papers, *other.papers))),
        solutions=tuple(s for s in other.solutions if s.paper not in bare.papers),
        narrower=(bare.id, other.id),
    )
    here = look_up(replace(look.field, issues=(whole, *look.field.issues)), "x")
    told = states.without_solution(here, bare)
    assert told is not None
    assert "No solution was made out for it in this topic; " in told.text
    assert "of other topics" in told.text
    assert told.quotes
    alone = states.without_solution(look, bare)
    assert alone is not None
    assert alone.text == "No solution was made out for it in this topic."


def test_of_an_issue_whose_paper_puts_something_forward_nothing_is_said() -> None:
    field = make_field()
    known = next(i for i in field.issues if i.solutions and not i.narrower and not left_open(i))
    changed = tuple(replace(i, solutions=()) if i is known else i for i in field.issues)
    here = look_up(replace(field, issues=changed), "x")
    issue = here.issues[known.id]
    assert not unanswered(here, issue)
    assert states.without_solution(here, issue) is None
    assert states.state_of(here, issue) == ""


def test_what_the_words_mean_is_told_on_every_page_that_counts(look: Lookup) -> None:
    pages = (overview_page(look, "x"), outline_page(look), *fishbone_pages(look))
    assert all(any(MEANINGS in s.basis for s in page.lead) for page in pages)


@pytest.mark.parametrize(
    ("papers", "told"),
    [
        ((9, 7, 6, 1), "in at least nine papers, is “issue 0”, followed by “issue 1” (seven) and “issue 2” (six)."),
        ((9, 6, 6, 1), "followed by “issue 1” (six) and “issue 2” (six)."),
        ((9, 6, 4, 4), "followed by “issue 1” (six)."),
        ((9, 6, 6, 6), "found most often, in at least nine papers, is “issue 0”."),
        ((9, 4, 4, 4), "found most often, in at least nine papers, is “issue 0”."),
        ((4, 3, 1), "The issue found most often is “issue 0”."),
        ((4, 4, 1), "The issues found most often are “issue 0” and “issue 1”."),
        ((4, 4, 4, 4), "Among the issues found most often are “issue 0”, “issue 1” and “issue 2”."),
    ],
)
def test_issues_raised_as_often_are_told_together_or_not_at_all(
    look: Lookup, papers: tuple[int, ...], told: str
) -> None:
    ids = [p.id for p in look.field.papers]
    known = look.field.issues[0]
    issues = tuple(
        replace(
            known,
            id=f"issue/{i}",
            label=f"issue {i}",
            type=None,
            topic=look.field.topics.id,
            narrower=(),
            papers=ids[:n],
        )
        for i, n in enumerate(papers)
    )
    here = look_up(replace(look.field, issues=issues), "x")
    assert any(told in s.text for s in overview_page(here, "x").lead), [s.text for s in overview_page(here, "x").lead]
