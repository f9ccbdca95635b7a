"""What stands beside the first sentences: the main entries of the page, by the names that they have there."""

from __future__ import annotations

from viz.glance import glance
from viz.page import Card, Cards, Link, Listing, Page, Section, Statement

CARDS = tuple(Card(key=f"i-{n}", title=("Smoke in the ", f"hive {n}"), label="Data") for n in range(7))
FIRST = Statement(parts=(Link(text="Ten years of hives", href="papers.html#p-1"), " (2021). It has most in common."))
UNDATED = Statement(parts=(Link(text="A hive", href="papers.html#p-2"), ". It is the earliest."))


def page(*sections: Section) -> Page:
    return Page(path="index.html", title="Hives", sections=sections)


def test_the_first_cards_and_steps_are_named_with_a_word_on_each() -> None:
    issues = Section(key="issues", title="What is hard", short="Main issues", blocks=(Cards(cards=CARDS),))
    steps = Section(key="reading", title="Read first", blocks=(Listing(statements=(FIRST, UNDATED), ordered=True),))
    hard, read = glance(page(issues, steps))
    assert (hard.title, hard.href) == ("Main issues", "#issues")
    assert [(link.text, link.href, told) for link, told in hard.entries][:1] == [
        ("Smoke in the hive 0", "#i-0", "Data")
    ]
    assert len(hard.entries) == 5
    assert read.title == "Read first"
    assert glance(page(steps, issues)) == (read, hard)
    assert [(link.href, told) for link, told in read.entries] == [("papers.html#p-1", "2021"), ("papers.html#p-2", "")]


def test_a_page_of_few_cards_has_nothing_beside_its_first_sentences() -> None:
    few = Section(key="issues", title="What is hard", blocks=(Cards(cards=CARDS[:1]),))
    steps = Section(key="reading", title="Read first", blocks=(Listing(statements=(FIRST,), ordered=True),))
    assert glance(page(few, steps)) == ()
    assert glance(page(steps)) == ()
    # Nor has one whose cards are all that it is for.
    assert glance(page(Section(key="each", title="Topic by topic", blocks=(Cards(cards=CARDS, columns=True),)))) == ()
