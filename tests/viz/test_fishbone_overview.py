"""The overview of fish-bones: every topic's is there once, counted as the drawing counts, and leads to its page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from example_field import make_field

from kg.english.grammar import number_word
from kg.pages.addresses import anchor
from kg.pages.fishbones import drawing_of, fishbone_name, fishbone_pages, fishbones_page
from kg.pages.lookup import Lookup, look_up
from viz.page import Card, Cards, Link, Outline, Statement


@pytest.fixture(scope="module")
def look() -> Lookup:
    return look_up(make_field(), "Hives")


def cards_of(look: Lookup) -> dict[str, Card]:
    """The cards by the page that their title leads to."""
    found = {}
    for section in fishbones_page(look).sections:
        for block in section.blocks:
            for card in block.cards if isinstance(block, Cards) else ():
                (title,) = card.title
                assert isinstance(title, Link)
                found[title.href] = card
    return found


def test_every_topic_with_issues_has_a_card_and_the_whole_field_its_drawing(look: Lookup) -> None:
    filled = [fish for fish in look.field.fishbones if any(b.issues for b in fish.bones)]
    root = look.field.topics.id
    expected = [f"fishbones/{fishbone_name(look, fish)}.html" for fish in filled if fish.topic != root]
    assert list(cards_of(look)) == expected
    assert len(expected) >= 2
    assert [s.key for s in fishbones_page(look).sections] == ["whole", "all"]


def test_a_card_counts_as_the_drawing_does_and_names_the_issues_of_most_papers(look: Lookup) -> None:
    cards = cards_of(look)
    for fish in look.field.fishbones:
        card = cards.get(f"fishbones/{fishbone_name(look, fish)}.html")
        if card is None:
            continue
        sizes, named = card.blocks
        assert isinstance(sizes, Statement)
        assert isinstance(named, Statement)
        assert sizes.text.rstrip(".").lower() == drawing_of(look, fish).note.partition(";")[0].lower()
        issues = [look.issues[i] for b in fish.bones for i in b.issues]
        most = max(len(issue.papers) for issue in issues)
        first = next(p for p in named.parts if isinstance(p, Link))
        # The number is not torn from its noun at the end of a line.
        assert "paper)" not in named.text if most == 1 else f"({most}\u00a0papers)" in named.text
        assert first.href.startswith(f"fishbones/{fishbone_name(look, fish)}.html#fi-")
        # Each category with issues is told in the small drawing, with its number.
        for bone in fish.bones:
            assert (f">{bone.label} {len(bone.issues)}<" in str(card.picture)) == bool(bone.issues)


def test_an_outline_names_a_few_papers_of_an_issue_and_counts_the_rest(look: Lookup) -> None:
    field = look.field
    raised = max((i for i in field.issues if not i.narrower), key=lambda i: len(i.papers))
    every = tuple(p.id for p in field.papers)
    assert len(every) > 6
    issues = tuple(replace(i, papers=every) if i.id == raised.id else i for i in field.issues)
    here = look_up(replace(field, issues=issues), "Hives")
    told = [
        [part for part in s.parts if isinstance(part, Link)]
        for page in fishbone_pages(here)
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Outline)
        for kind in block.branches
        for branch in kind.branches
        if branch.key.endswith(anchor("fi", raised.id))
        for s in branch.statements
        if s.tone == "named" and s.text.endswith(f"; and {number_word(len(every) - 4)} more.")
    ]
    assert told
    assert all(len(links) == 4 for links in told)
