"""What the words of an abstract bind to an issue, and what they bar from it."""

from __future__ import annotations

import doctest

import pytest
from kg_samples import T, write

from extract.records import Extraction
from kg import ties
from kg.proposals import ALONE, HERE, answers, find_proposals
from kg.ties import does_harm

Said = list[tuple[str, str]]


def _told(paper: Extraction, index: int = 0) -> list[tuple[str, str]]:
    return [(a.proposal.name.text, a.rule) for a in answers(paper, index, find_proposals(paper))]


def test_the_words_have_their_examples() -> None:
    assert doctest.testmod(ties).failed == 0


def test_what_a_sentence_says_to_meet_the_difficulties_with_answers_them_before_what_is_added() -> None:
    said = [
        ("issue", "Bakers overlook the sourness of old dough."),
        ("solution", "In this work, we tackle this difficulty with the Dough Sour Scale (DOSS)."),
        ("solution", "While baking, we propose the Crust Timer Approach (CTA), which tells when to stop."),
    ]
    paper = write(
        "a",
        "Sour bread",
        said,
        entities=[("Dough Sour Scale", T.METHOD, ("DOSS",), True), ("Crust Timer Approach", T.METHOD, ("CTA",), True)],
        issues=[("overlook the sourness of old dough", None)],
        solutions=[("Crust Timer Approach", (0,)), ("Dough Sour Scale", (0,))],
    )
    assert _told(paper) == [("DOSS (Dough Sour Scale)", HERE)]


def test_a_name_by_which_difficulties_are_met_is_found_where_no_phrase_marks_it() -> None:
    said = [
        ("issue", "Loaves sink when the oven cools."),
        ("method", "We try to solve this problem by using Ovenstones to hold the heat."),
        ("solution", "We propose new test protocols for bakers."),
    ]
    paper = write(
        "a",
        "Sunken bread",
        said,
        entities=[("Ovenstones", T.METHOD, (), False)],
        issues=[("Loaves sink", None)],
        solutions=[("test protocols for bakers", (0,))],
    )
    assert _told(paper) == [("Ovenstones", HERE)]


@pytest.mark.parametrize(
    ("said", "issue", "name"),
    [
        ("Our slow proof step reduces the sourness of dough.", "sourness of dough", "Slow proof step"),
        ("Second, to avoid the burning issue, it uses the steam bath method.", "burning issue", "Steam bath method"),
    ],
)
def test_the_sentence_of_an_issue_names_its_means(said: str, issue: str, name: str) -> None:
    text = [("solution", "We propose a bread oven with a crust fan."), ("method", said)]
    paper = write("a", "Bread", text, issues=[(issue, None)], solutions=[("crust fan", (0,))])
    assert _told(paper) == [(name, HERE)]


def test_of_a_list_only_what_is_said_to_be_for_an_issue_is_there_against_it() -> None:
    said = [("method", "It has a tall chimney, a wide door and means for handling uneven heat.")]
    paper = write("a", "Bread", said, issues=[("uneven heat", None)], solutions=[("tall chimney", (0,))])
    assert _told(paper) == []


def test_what_is_said_of_the_own_work_behind_an_issue_ties_what_was_named_before_it() -> None:
    said = [
        ("solution", "We present CrustNet, a family of ovens."),
        ("issue", "Baking at sea is hard, since flour gets damp."),
        ("method", "Our proposed oven family addresses these difficulties by drying the flour."),
    ]
    own = [("CrustNet", T.METHOD, (), True)]
    paper = write(
        "a", "Sea bread", said, entities=own, issues=[("flour gets damp", None)], solutions=[("CrustNet", (0,))]
    )
    assert _told(paper) == [("CrustNet", HERE)]


_BEFORE = [
    ("issue", "Kneading by hand takes hours."),
    ("background", "To overcome this problem, mixing machines have come into use."),
]
_GAP = [("issue", "However, they tear long grains."), ("solution", "To close this gap, we introduce GrainNet.")]


def _closed(said: Said, issue: str, kind: str | None = None) -> list[tuple[str, str]]:
    own = [("GrainNet", T.METHOD, (), True)]
    issues = [(issue, kind), ("tear long grains", "x")]
    paper = write("a", "Dough", said, entities=own, issues=issues, solutions=[("GrainNet", (0, 1))])
    return _told(paper)


def test_what_others_have_met_is_not_met_again_by_what_is_against_another_difficulty() -> None:
    assert _closed([*_BEFORE, *_GAP], "Kneading by hand takes hours") == []
    # Where the later difficulty is of one kind with it, or the proposal names it, it goes on.
    assert _closed([*_BEFORE, *_GAP], "Kneading by hand takes hours", "x") != []
    again = [*_BEFORE, _GAP[0], ("solution", "To close this gap, we introduce GrainNet for kneading.")]
    assert _closed(again, "Kneading by hand takes hours") != []


def test_what_is_put_forward_for_something_else_far_behind_an_issue_is_doubtful() -> None:
    said = [
        ("issue", "Small ovens have little room."),
        ("background", "Bread is eaten warm."),
        ("background", "Some like it cold."),
        ("solution", "To improve the colour of crusts, we propose CrustNet."),
    ]
    own = [("CrustNet", T.METHOD, (), True)]
    paper = write("a", "Bread", said, entities=own, issues=[("little room", None)], solutions=[("CrustNet", (0,))])
    assert _told(paper) == [("CrustNet", ALONE)]


@pytest.mark.parametrize(
    ("title", "solution", "harm"),
    [
        ("A Quick Attack on Locks", "We propose PickNet, an attack that opens locks.", True),
        ("A Quick Attack on Locks", "We propose PickNet to detect an attack on locks.", False),
        ("Attacks on Locks", "We propose PickNet, which bypasses robust locks.", True),
        ("Locks", "We propose PickNet, a better lock.", False),
    ],
)
def test_a_way_to_do_harm_is_put_against_no_harm(title: str, solution: str, harm: bool) -> None:
    said = [("issue", "Locks are vulnerable to picks."), ("issue", "Attacks are slow."), ("solution", solution)]
    own = [("PickNet", T.METHOD, (), True)]
    issues = [("vulnerable to picks", None), ("Attacks are slow", None)]
    paper = write("a", title, said, entities=own, issues=issues, solutions=[("PickNet", (0, 1))])
    assert does_harm(paper) is harm
    assert bool(_told(paper)) is not harm
    assert _told(paper, 1)


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("To meet this, several seed-based bread ovens have been proposed.", "seed-based bread ovens"),
        ("We sort these ovens and refer to them together as Oven Care.", "Oven Care"),
        ("We introduce a night baking task called Cold Night Baking.", "Cold Night Baking"),
        ("We introduce a Night Baking paradigm called Cold Night Baking.", "Cold Night Baking"),
        ("We study a harder problem, i.e., cold night baking for towns.", "cold night baking"),
        ("We look into conditions under which a starter lives.", "conditions under which a starter lives"),
        ("We aim to propose ways that can train skilled bakers.", "skilled bakers"),
        ("We show this by feeding stale bread to birds.", "feeding stale bread to birds"),
        ("We give a full understanding of the role of sour starters.", "sour starters"),
    ],
)
def test_what_others_made_what_is_to_be_done_and_what_is_aimed_at_is_not_put_forward(said: str, phrase: str) -> None:
    paper = write("a", "Bread", [("issue", "Bread gets stale."), ("solution", said)], solutions=[(phrase, ())])
    assert all(p.name.text.casefold() != phrase.casefold() for p in find_proposals(paper))


@pytest.mark.parametrize(
    ("title", "phrase"),
    [("Rising High: how bakers choose flour", "Rising High"), ("Learning Warm Crusts for Old Ovens", "Warm Crusts")],
)
def test_what_only_a_title_says_is_not_put_forward(title: str, phrase: str) -> None:
    said = [("issue", "Flour is dear."), ("solution", "We ask forty bakers what they buy.")]
    paper = write("a", title, said, issues=[("Flour is dear", None)], solutions=[(phrase, (0,))])
    assert phrase not in [p.name.text for p in find_proposals(paper)]


def test_what_only_assesses_answers_a_want_of_tests_alone() -> None:
    said = [
        ("issue", "Loaves of few grains sink."),
        ("issue", "It is unclear which flour is best."),
        ("solution", "We present a statistical baking analysis framework of forty ovens."),
    ]
    issues = [("Loaves of few grains sink", None), ("unclear which flour is best", None)]
    phrase = "statistical baking analysis framework"
    paper = write("a", "Bread", said, issues=issues, solutions=[(phrase, (0, 1))])
    assert _told(paper) == []
    assert _told(paper, 1)


@pytest.mark.parametrize(
    ("said", "phrase", "name"),
    [
        (
            "To meet this, we propose a new baking strategy which lifts flat loaves with a fan using a steam jet.",
            "steam jet",
            "Baking strategy which lifts flat loaves with a fan",
        ),
        (
            "To this end, we propose a Crust Aware Baking framework for rye (CABRY) with two ideas: (i) a steam jet "
            "to wet the crust, and (ii) a slow fan.",
            "steam jet",
            "CABRY (Crust Aware Baking framework for rye)",
        ),
    ],
)
def test_the_whole_is_told_for_a_part_that_it_makes_use_of_or_counts_off(said: str, phrase: str, name: str) -> None:
    own = [(phrase, T.METHOD, (), True)]
    text = [("issue", "Crusts stay pale."), ("solution", said)]
    issues = [("Crusts stay pale", None)]
    paper = write("a", "Bread", text, entities=own, issues=issues, solutions=[(phrase, (0,))])
    assert [told for told, _ in _told(paper)] == [name]


def test_parts_counted_off_stand_for_what_was_put_forward_before() -> None:
    said = [
        ("solution", "We introduce a general oven for rye."),
        ("issue", "The main difficulty is the great heat."),
        ("method", "We meet this by extending chimneys, which (1) let heat out by using a tin flap."),
    ]
    issues = [("great heat", None)]
    solutions = [("general oven for rye", ()), ("tin flap", (0,))]
    paper = write("a", "Bread", said, issues=issues, solutions=solutions)
    assert [told for told, _ in _told(paper)] == ["General oven for rye"]


def test_what_is_hindered_does_not_meet_what_hinders_it() -> None:
    said = [
        ("solution", "We show one of the first early morning rye bakes of sailors."),
        ("issue", "Early morning rye bakes, mostly those of small ships, are hindered by cold hands."),
    ]
    phrase = "early morning rye bakes of sailors"
    paper = write("a", "Rye", said, issues=[("cold hands", None)], solutions=[(phrase, (0,))])
    assert _told(paper) == []


def test_a_name_to_which_the_next_word_sticks_is_told_without_it() -> None:
    said = [("issue", "Crusts stay pale."), ("solution", "We propose RYE_2that browns crusts. RYE_2 is quick.")]
    own = [("RYE_2that", T.METHOD, (), True)]
    issues = [("Crusts stay pale", None)]
    paper = write("a", "Rye", said, entities=own, issues=issues, solutions=[("RYE_2that", (0,))])
    assert [name for name, _ in _told(paper)] == ["RYE_2"]


def test_an_approach_goes_by_the_name_that_our_stands_before() -> None:
    said = [
        ("issue", "Crusts stay pale."),
        ("solution", "We introduce a novel approach for rye baking that fans the loaf."),
        ("method", "Our Rye Fan Baking (RFB) framework blows from two sides."),
    ]
    own = [("Rye Fan Baking", T.METHOD, ("RFB",), True)]
    issues = [("Crusts stay pale", None)]
    solutions = [("approach for rye baking", (0,)), ("Rye Fan Baking", ())]
    paper = write("a", "Rye", said, entities=own, issues=issues, solutions=solutions)
    assert [name for name, _ in _told(paper)] == ["RFB (Rye Fan Baking)"]


def test_what_explains_and_what_is_tried_in_variants_is_no_remedy() -> None:
    said = [
        ("issue", "Crusts stay pale."),
        ("solution", "We explain the pale crusts via an Oven Draught Chart (ODC)."),
        ("solution", "We then used three variants of the Rye Proof Test, called RPTa and RPTb."),
    ]
    own = [("Oven Draught Chart", T.METHOD, ("ODC",), True), ("Rye Proof Test", T.METHOD, (), True)]
    solutions = [("Oven Draught Chart", (0,)), ("Rye Proof Test", (0,))]
    paper = write("a", "Rye", said, entities=own, issues=[("Crusts stay pale", None)], solutions=solutions)
    assert _told(paper) == []


def test_what_is_put_forward_for_one_thing_does_not_meet_another() -> None:
    said = [
        ("issue", "Flour is dear in the north."),
        ("background", "Ovens have doors."),
        ("background", "Doors have hinges."),
        ("background", "Loaves rise by night."),
        ("solution", "For dough stickiness, we propose a wooden scraper."),
    ]
    issues, solutions = [("Flour is dear", None)], [("wooden scraper", ())]
    assert _told(write("a", "Rye", said, issues=issues, solutions=solutions)) == []
    meant = [*said[:4], ("solution", "For dear flour, we propose a wooden scraper.")]
    assert _told(write("a", "Rye", meant, issues=issues, solutions=solutions)) != []


def test_of_a_problem_and_the_way_by_which_it_is_solved_the_way_is_put_forward() -> None:
    said = [
        ("issue", "Loaves burn at the rim."),
        ("solution", "We turn this into a tray packing problem that can be solved using a greedy sorting method."),
    ]
    solutions = [("tray packing problem that can be solved using a greedy sorting method", (0,))]
    paper = write("a", "Rye", said, issues=[("Loaves burn at the rim", None)], solutions=solutions)
    assert [name for name, _ in _told(paper)] == ["Greedy sorting method"]


def _rye(
    issue: str, phrase: str, *said: tuple[str, str], own: tuple[str, ...] = (), others: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    entities = [(name, T.METHOD, (), True) for name in own]
    issues = [(issue, None), *((other, None) for other in others)]
    tied = tuple(range(len(issues)))
    return _told(write("a", "Rye", list(said), entities=entities, issues=issues, solutions=[(phrase, tied)]))


@pytest.mark.parametrize(
    ("issue", "phrase", "said"),
    [
        # What has the difficulty.
        ("tuning is slow", "stone oven method", (
            ("solution", "We describe a stone oven method for rye."),
            ("issue", "The tuning is slow, since heat affects the quality of the stone oven method."))),
        # What it is tried on.
        ("Loaves burn", "OldHearth", (
            ("issue", "Loaves burn at the rim."),
            ("solution", "Three crusts are baked on a brick oven called OldHearth."))),
        # What the authors did before.
        ("Loaves burn", "steam valve", (
            ("issue", "Loaves burn at the rim."),
            ("solution", "In [3] we presented a steam valve."))),
        # What something is studied with.
        ("Bakers leave mills", "flour weighing rig", (
            ("issue", "Bakers leave mills for want of touch."),
            ("solution", "In order to investigate the part of touch, we design a flour weighing rig."))),
        # What is itself hard.
        ("system is quite hard to heat", "DoughPot", (
            ("solution", "We present DoughPot, a pot that bakes."),
            ("issue", "Like ovens, this small system is quite hard to heat."))),
        # Why something was found.
        ("wet air", "proof timer", (
            ("solution", "We propose a proof timer for loaves."),
            ("result", "Loaves rise unevenly, which may partly be due to the wet air of the mill."))),
    ],
)  # fmt: skip
def test_what_has_the_difficulty_or_studies_it_is_no_answer(issue: str, phrase: str, said: Said) -> None:
    assert _rye(issue, phrase, *said, own=("OldHearth", "DoughPot")) == []


def test_the_main_thing_answers_before_what_is_presented_also() -> None:
    said = [
        ("solution", "This paper presents a baking method for rye that keeps loaves whole."),
        ("issue", "Steam may cause loaves to burst."),
        ("method", "The proposed method turns the loaves at once."),
        ("solution", "This paper also presents a cooling rack with small wheels."),
    ]
    solutions = [("cooling rack", (0,)), ("baking method", ())]
    paper = write("a", "Rye", said, issues=[("loaves to burst", None)], solutions=solutions)
    assert [name for name, _ in _told(paper)] == ["Baking method for rye that keeps loaves whole"]


def test_what_has_an_aim_of_its_own_gives_way_to_what_was_put_forward_before_it() -> None:
    said = [
        ("issue", "Baking rye on ships is not mature yet."),
        ("solution", "We present an onboard baking framework for all weathers."),
        ("solution", "To speed up the baking, we propose stacked trays with holes."),
    ]
    solutions = [("stacked trays", (0,)), ("onboard baking framework", ())]
    paper = write("a", "Rye", said, issues=[("Baking rye on ships is not mature yet", None)], solutions=solutions)
    assert [name for name, _ in _told(paper)] == ["Onboard baking framework"]


def test_beyond_a_nearer_issue_nothing_is_tied_by_order_alone() -> None:
    near, far = "crusts go pale", "Mills need much grain"
    said = [
        ("issue", "Mills need much grain and many hands."),
        ("issue", "Moreover, crusts go pale in winter."),
        ("solution", "To address this, we propose a lamp oven that browns."),
    ]
    assert [rule for _, rule in _rye(far, "lamp oven", *said, others=(near,))] == [ALONE]
    assert [rule for _, rule in _rye(near, "lamp oven", *said, others=(far,))] == [HERE]
    many = [*said[:2], ("solution", "To address these issues, we propose a lamp oven that browns.")]
    assert [rule for _, rule in _rye(far, "lamp oven", *many, others=(near,))] == [HERE]


def test_what_can_handle_work_of_which_the_issue_is_a_part_answers_it() -> None:
    said = [("solution", "We propose a baking system that can handle work at sea, including doubts about the weather.")]
    paper = write("a", "Rye", said, issues=[("doubts about the weather", None)], solutions=[("baking system", ())])
    assert [rule for _, rule in _told(paper)] == [HERE]


def test_a_note_before_a_title_is_no_name_and_an_address_names_nothing() -> None:
    said = [("issue", "Loaves burn."), ("solution", "We propose a steam oven for rye."), ("resource", "See CRUST.org.")]
    solutions = [("Steam baking", (0,)), ("steam oven", (0,))]
    paper = write("a", "[WITHDRAWN] Steam baking for rye", said, issues=[("Loaves burn", None)], solutions=solutions)
    assert all("WITHDRAWN" not in p.name.text for p in find_proposals(paper))
    told = [
        ("issue", "Loaves burn."),
        ("solution", "We introduce Crust-Timer, a clock that bakes."),
        ("resource", "It stands at https://crusttimer.example.org."),
    ]
    own = [("CrustTimer", T.METHOD, (), True)]
    paper = write("b", "CrustTimer: a clock", told, entities=own, solutions=[("CrustTimer", ())])
    assert find_proposals(paper)[0].sentence == 1


def test_a_survey_or_a_study_is_no_remedy_but_meets_a_want_of_knowledge() -> None:
    said = [("issue", "Loaves burn at the rim."), ("solution", "We present a survey of ovens.")]
    assert _rye("Loaves burn at the rim", "survey of ovens", *said) == []
    asked = [("issue", "How ovens warm is little understood."), ("solution", "We present a study of old ovens.")]
    assert _rye("little understood", "study of old ovens", *asked) != []


def test_a_new_task_is_no_means_of_doing_it() -> None:
    said = [
        ("issue", "Bakers must watch many ovens."),
        ("solution", "To address this, we introduce a new task MOW: Many Oven Watching, for town mills."),
        ("method", "We design CrustEye, a lamp that looks into ovens."),
    ]
    own = [("CrustEye", T.METHOD, (), True)]
    issues, solutions = [("watch many ovens", None)], [("Many Oven Watching", (0,)), ("CrustEye", (0,))]
    paper = write("a", "Rye", said, entities=own, issues=issues, solutions=solutions)
    assert [name for name, _ in _told(paper)] == ["CrustEye"]


@pytest.mark.parametrize(("opening", "rule"), [("We introduce", ALONE), ("To address this, we introduce", HERE)])
def test_data_are_put_against_what_is_no_want_of_them_only_where_words_say_so(opening: str, rule: str) -> None:
    said = [("issue", "Bakers overlook the sourness of dough."), ("solution", f"{opening} CrumbBase, many loaves.")]
    own = [("CrumbBase", T.DATASET, (), True)]
    issues, solutions = [("overlook the sourness", "x")], [("CrumbBase", (0,))]
    paper = write("a", "CrumbBase for rye", said, entities=own, issues=issues, solutions=solutions)
    assert [told for _, told in _told(paper)] == [rule]
