"""What papers leave open themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kg_samples import write

from extract.records import Entity, Solution
from kg.field import build_field
from kg.issue_state import left_open
from kg.outlooks import find_outlooks
from kg.pages.lookup import look_up, scope_of
from kg.pages.parts.open_questions import open_questions
from ontologies.vocabulary import EntityType
from viz.page import Listing

BEFORE = [("issue", "Divers overlook faint cracks in thin keels."), ("solution", "We draw echo maps of keels.")]


def _outlooks(role: str, text: str, after: str = "") -> list[str]:
    said = [*BEFORE, (role, text), *([("result", after)] if after else [])]
    return [e.quote for e in find_outlooks(write("a", "Echo maps", said))]


@pytest.mark.parametrize(
    "text",
    [
        "In the future, we are going to hear wooden hulls and masts under ice.",
        "As a future work, we will shorten the cable and the weight of the lamp.",
        "Future versions of the lamp will concern murky harbours and moving hulls.",
        "Ongoing work aims at hearing hulls while the engine runs.",
        "We discuss the limits of our lamp and describe next steps toward hearing a moving hull.",
        "While the map suits many hulls, we only show results for a wooden ferry.",
        "The price of the cable is beyond the scope of this paper.",
        "Our maps hear more rust than divers, yet still largely lag behind a dry dock.",
        "The murky trials reveal several challenges in hearing thin keels and masts.",
        "State-of-the-art listening systems struggle with wooden hulls.",
        "Wooden ferries are a challenging cargo for current sonars and present a challenge for existing methods.",
        "There is significant room for improvement in hearing thin masts.",
        "The noise of the engine remains a limitation of echo maps on ferries.",
        "Wet ropes still cause errors in maps of wooden masts.",
        "Thin keels are still often confused with masts by the lamp.",
        "The gain vanishes when all masts of a harbour are known.",
        "All dives took place in one harbour, which limits the transfer to other hulls.",
        "More work should be done to hear masts under ice.",
        "A wide spread suggests further investigation is required to understand wet hulls.",
        "Both lamps and cables overheat, suggesting future research directions.",
        "Agreement with divers is a poor stand-in and should be supplemented with trials in dry docks.",
        "None of these lamps are yet suitable to hear wooden hulls in storms.",
        "The few dives call for larger and more diverse data on wooden hulls.",
        "The spread of echoes points to a need for further optimization of the cable on masts.",
        "The few dives stress the need for larger, better lit samples of wooden hulls.",
        "Under ice the lamp hears no masts, highlighting it as one of the challenges for future work.",
        "The best lamp hears half of the masts, a sign of the ongoing difficulty of wooden hulls.",
        "A lamp with a longer cable should now be explored on wooden masts.",
        "In future work, moored lamps could be allowed to hear masts under ice.",
        "Although it lags slightly behind divers on wooden masts, it spares them the ice.",
        "The trials show that sonar lamps of wooden ferries are still brittle.",
        "We look at echoes of masts and ferries, highlighting the limitations of our lamps, and provide directions for "
        "future research.",
    ],
)
def test_what_is_left_to_do_or_holds_only_so_far_is_an_outlook(text: str) -> None:
    assert _outlooks("method" if text.startswith("As a future") else "result", text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Echo maps reveal rust on every hull.",
        "A longer cable failed to reveal more rust on wooden hulls.",
        "We release all maps to foster future research on hulls.",
        "The maps serve as a base for future work on masts and keels.",
        "The results are discussed and future work is outlined.",
        "Then we try ten lamps on hulls, and close by discussing the challenges and the questions that remain.",
        "The maps can not only show rust, but also name its age.",
        "To the best of our knowledge, no such survey of hulls has been made so far.",
        "We find that sonars fail to hear masts, and thus, we propose a longer cable.",
        "Divers and lamps agree on every hull, suggesting little room for improvement.",
        "The lamp suits hulls that are beyond the scope of divers.",
        "We prove that the order of dives cannot be improved by longer cables.",
        "We find that divers who saw echo maps of many systems cannot reliably tell them from photographs.",
        "Deep mud poses a challenge to sonar systems that can be met by lamps.",
        "The maps show masts under ice, which other systems cannot do.",
        "Hearing saturates at ten lamps for wooden hulls, while long cables require more data.",
        "Longer cables need more samples of wooden hulls than short ones.",
        "We show that wooden masts are only heard with one short cable under ice.",
        "We prove that large improvements are possible when divers wear two lamps and a long cable.",
    ],
)
def test_praise_use_to_others_and_announcements_leave_nothing_open(text: str) -> None:
    assert _outlooks("result", text) == []


def test_what_the_next_sentence_meets_is_not_left_open() -> None:
    said = "The trials show that all known methods fail to reveal thin cracks."
    assert _outlooks("result", said, "In contrast, our echo maps reveal them.") == []
    assert _outlooks("result", said, "To improve on them, we propose longer cables.") == []
    assert _outlooks("result", said, "To narrow this gap, longer cables are used.") == []
    assert _outlooks("result", said, "As a remedy for cracks, we devise longer cables.") == []
    assert _outlooks("result", said, "As a check on cracks, we expand our trials to masts.") == []
    assert _outlooks("result", said, "All trials took place in June.") == [said]
    limit = "The gain remains limited on wooden masts and ferries."
    assert _outlooks("result", limit, "The approach is generalized to wooden hulls of any age.") == []
    plan = "Future work will hear wooden masts and ferries."
    assert _outlooks("result", plan, "Our method hears hulls.") == [plan]


def _left(*said: tuple[str, str]) -> list[str]:
    return [e.quote for e in find_outlooks(write("a", "Echo maps", [*BEFORE, *said]))]


@pytest.mark.parametrize("role", ["method", "result"])
def test_what_is_called_for_and_then_done_is_not_left_open(role: str) -> None:
    called = "Although it hears well, further testing is required on wooden masts and ferries."
    assert _left((role, called)) == [called]
    for done in ("We expand our trials to a dry dock.", "Therefore we conducted trials in a dry dock."):
        assert _left((role, called), ("method", done)) == []
    assert _left((role, called), ("result", "Additional trials were carried out in June.")) == []


def test_what_a_later_sentence_takes_up_is_not_left_open() -> None:
    called = "Further testing is required on wooden masts and ferries."
    between, same, other = (
        ("result", "All lamps were lit in June."),
        ("result", "We evaluate the lamps on wooden masts of ferries."),
        ("result", "We evaluate the price of a cable."),
    )
    assert _left(("result", called), between, same) == []
    assert _left(("result", called), between, other) == [called]
    assert _left(("result", called), ("result", "Additionally, we conduct a poll of divers.")) == [called]
    limit = "Wooden masts and ferries remain difficult to hear."
    assert _left(("result", limit), between, ("result", "We propose a lamp that hears wooden masts of ferries.")) == []
    assert _left(("result", limit), between, same) == [limit]
    plan = "In future work, more trials are needed on wooden masts and ferries."
    assert _left(("result", plan), same) == [plan]


def test_what_was_read_as_an_outlook_must_say_that_something_remains() -> None:
    assert _left(("future", "The hearing of wooden masts saturates at ten lamps a hull.")) == []
    left = "The hearing of wooden masts by ten lamps is left to winter dives."
    assert _left(("future", left)) == [left]


def test_that_others_fail_is_left_open_by_who_brings_no_method() -> None:
    said = "State-of-the-art listening systems struggle with wooden hulls."
    paper = write("a", "Echo maps", [*BEFORE, ("result", said)])
    assert [e.quote for e in find_outlooks(paper)] == [said]
    own = Entity(name="echo maps", type=EntityType.METHOD, aliases=(), proposed=True)
    assert find_outlooks(replace(paper, entities=(own,))) == ()


def test_an_issue_of_a_paper_that_puts_something_forward_is_no_open_question() -> None:
    said = [("issue", "Divers overlook faint cracks in thin keels."), ("result", "Masts are long.")]
    alone = write("a", "Echo maps", said, issues=[("overlook faint cracks in thin keels", None)])
    look = look_up(build_field([alone.paper], [alone]))
    section = open_questions(look, scope_of(look, look.field.topics))
    assert section is not None and any(isinstance(block, Listing) for block in section.blocks)
    met = replace(alone, solutions=(Solution(start=0, end=9, text="Echo maps"),))
    here = replace(look, extractions={"a": met})
    assert open_questions(here, scope_of(here, here.field.topics)) is None


def test_trouble_told_before_the_solution_is_no_outlook() -> None:
    trouble = "Hearing rust through mud remains difficult for all divers."
    paper = write("a", "Echo maps", [("issue", trouble), ("solution", "We draw echo maps.")])
    assert find_outlooks(paper) == ()


def test_an_outlook_is_tied_to_the_issue_that_it_tells_of_and_to_no_other() -> None:
    last = "Faint cracks in thin keels remain difficult to hear under ice."
    said = [("issue", "Divers overlook faint cracks in thin keels. Short cables limit the depth."), *BEFORE[1:]]
    issues = [("overlook faint cracks in thin keels", None), ("Short cables limit the depth", None)]
    paper = write("a", "Echo maps", [*said, ("result", last)], issues=issues)
    nodes = build_field([paper.paper], [paper]).issues
    assert {n.evidence[0].quote: [e.quote for e in left_open(n)] for n in nodes} == {
        "overlook faint cracks in thin keels": [last],
        "Short cables limit the depth": [],
    }


def test_words_of_the_trade_alone_tie_no_outlook_to_an_issue() -> None:
    last = "In the future, we will study methods, models and systems under thick winter ice of lakes."
    said = [("issue", "Few methods and models hear keels."), *BEFORE[1:], ("result", last)]
    paper = write("a", "Echo maps", said, issues=[("Few methods and models hear keels", None)])
    assert find_outlooks(paper)
    assert all(not left_open(node) for node in build_field([paper.paper], [paper]).issues)


def test_an_outlook_shares_what_is_hard_with_its_issue_and_not_only_what_that_is_hard_for() -> None:
    last = "Future work should weigh the crews of thin wooden keel surveys more carefully."
    said = [("issue", "Divers face the high prices of thin wooden keel surveys."), *BEFORE[1:], ("result", last)]
    paper = write("a", "Echo maps", said, issues=[("high prices of thin wooden keel surveys", None)])
    assert find_outlooks(paper)
    assert all(not left_open(node) for node in build_field([paper.paper], [paper]).issues)


def test_the_page_tells_an_outlook_that_belongs_to_no_issue() -> None:
    last = "In the future, we will hear wooden masts under ice and snow."
    said = [("issue", "Divers overlook faint cracks in thin keels."), *BEFORE[1:], ("result", last)]
    paper = write("a", "Echo maps", said, issues=[("overlook faint cracks in thin keels", None)])
    look = look_up(build_field([paper.paper], [paper]))
    assert all(not left_open(issue) for issue in look.field.issues)
    section = open_questions(look, scope_of(look, look.field.topics))
    assert section is not None
    told = [part for b in section.blocks if isinstance(b, Listing) for s in b.statements for part in s.parts]
    assert any(isinstance(part, str) and last.rstrip(".") in part for part in told)
