"""What a paper puts forward and by which name, and which of it answers an issue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kg_samples import T, write

from kg.field import build_field
from kg.pages.lookup import look_up
from kg.pages.solutions import grouped_solutions, solution_name, tie_of
from kg.proposals import ALONE, BEFORE, HERE, READ, answers, find_proposals, of_a_kind
from kg.solution_labels import solution_label


@pytest.mark.parametrize(
    ("title", "sentence", "phrase", "name"),
    [
        ("Hulls", "We propose a rust hearing network called RustNet.", "rust hearing network",
         "RustNet (rust hearing network)"),
        ("Hulls", "We propose a novel method, dubbed RustNet.", "novel method", "RustNet"),
        ("Hulls", "We propose rust hearing network (RHN).", "rust hearing network", "RHN (rust hearing network)"),
        ("Hulls", "We propose the rust hearing network (RHN) framework.", "rust hearing network (RHN) framework",
         "RHN (rust hearing network)"),
        ("Hulls", "We propose a sonar based on recurrent filters (RF).", "sonar based on recurrent filters (RF)",
         "Sonar based on recurrent filters (RF)"),
        ("RustNet: hearing old hulls", "RustNet is heard. We propose a novel framework.", "novel framework", "RustNet"),
        ("Design of KeelBot 2: a swimmer", "We propose adding two fins to KeelBot 2.", "adding two fins",
         "KeelBot 2"),
        ("Hulls", "We propose adding two fins to hulls.", "adding two fins to hulls", "Addition of two fins to hulls"),
        ("Hulls", "We propose to quantify the content of old keels.", "quantify the content of old keels",
         "Quantification of the content of old keels"),
        ("Hulls", "We use lamps as guides to the keel.", "use lamps as guides to the keel",
         "Use of lamps as guides to the keel"),
        ("Hulls", "We propose an algorithm to split them into planks.", "algorithm to split them into planks",
         "Algorithm"),
        ("Hulls", "We present new charts focused on three old keels.", "charts focused",
         "Charts focused on three old keels"),
        ("Hulls", "We present an echo chart through which hulls speak.", "echo chart through", "Echo chart"),
        ("Rusting hulls", "We present a new rust- ing hull chart.", "rust- ing hull chart", "Rusting hull chart"),
        ("Hulls", "We propose RUST$^+$, which extends RUST. RUST$^+$ is loud.", "RUST", "RUST+"),
        ("Hulls", "We propose RUST, which extends HULL$^+$. RUST is loud.", "RUST", "RUST"),
        ("Hulls", r"We propose a novel method, coined \textsc{rust-net}.", r"\textsc{rust-net}", "Rust-net"),
        ("Hulls", "Multiple Echo Maps (MEM) are drawn.", "Multiple Echo Maps", "MEM (Multiple Echo Maps)"),
    ],
)  # fmt: skip
def test_a_solution_goes_by_the_name_its_paper_gives_it(title: str, sentence: str, phrase: str, name: str) -> None:
    paper = write("a", title, [("solution", sentence)], solutions=[(phrase, ())], entities=_own(title, sentence))
    assert solution_label(paper, paper.solutions[0]) == name


def test_a_deed_that_is_itself_the_thing_proposed_is_told_as_a_deed() -> None:
    sentence, phrase = (
        "We propose to divide the keel into wet and dry planks.",
        "divide the keel into wet and dry planks",
    )
    own = [(phrase, T.METHOD, (), True)]
    paper = write("a", "Hulls", [("solution", sentence)], solutions=[(phrase, ())], entities=own)
    assert solution_label(paper, paper.solutions[0]) == "Dividing the keel into wet and dry planks"


def _own(*texts: str) -> list[tuple[str, T, tuple[str, ...], bool]]:
    return [(n, T.METHOD, (), True) for n in ("RustNet", "KeelBot 2") if any(n in t for t in texts)]


@pytest.mark.parametrize(
    ("sentence", "phrase", "name"),
    [
        ("We propose RustNet, which consists of a sonar head and a keel head.", "sonar head", "RustNet"),
        ("We propose RustNet, a two-way sonar of hulls.", "two-way sonar of hulls", "RustNet (two-way sonar of hulls)"),
        ("We put forward the two-stage RustNet model for hulls.", "two-stage RustNet model", "RustNet"),
        ("We put forward an extension of RustNet.", "extension of RustNet", "Extension of RustNet"),
    ],
)
def test_a_part_or_a_description_gives_way_to_the_name(sentence: str, phrase: str, name: str) -> None:
    own = [("RustNet", T.METHOD, (), True)]
    paper = write("a", "Hulls", [("solution", sentence)], solutions=[(phrase, ())], entities=own)
    assert solution_label(paper, paper.solutions[0]) == name


_RUST = "Divers overlook faint rust."
_FOG = "Fog hides the keel."


def test_of_several_solutions_the_main_one_is_told() -> None:
    said = [
        ("issue", _RUST),
        ("solution", "To this end, we propose RustNet, a network."),
        ("method", "Specifically, we add a hum layer and a keel loss."),
    ]
    paper = write(
        "a",
        "RustNet: hearing hulls",
        said,
        entities=[("RustNet", T.METHOD, (), True)],
        issues=[("overlook faint rust", None)],
        solutions=[("hum layer", (0,)), ("keel loss", (0,)), ("RustNet", (0,))],
    )
    (node,) = build_field([paper.paper], [paper]).issues
    assert [s.label for s in node.solutions] == ["RustNet"]


def test_two_things_named_as_a_pair_are_both_told() -> None:
    said = [("issue", _RUST), ("solution", "To this end, we propose RustNet and KeelNet.")]
    own = [("RustNet", T.METHOD, (), True), ("KeelNet", T.METHOD, (), True)]
    paper = write(
        "a", "Hulls", said, entities=own, issues=[("overlook faint rust", None)],
        solutions=[("RustNet", (0,)), ("KeelNet", (0,))],
    )  # fmt: skip
    (node,) = build_field([paper.paper], [paper]).issues
    assert [s.label for s in node.solutions] == ["RustNet", "KeelNet"]


@pytest.mark.parametrize(
    ("said", "issue", "rule"),
    [
        ([("issue", _RUST), ("solution", "To this end, we propose echo maps.")], "overlook faint rust", HERE),
        ([("issue", _RUST), ("issue", _FOG), ("solution", "We tackle these problems by echo maps.")],
         "overlook faint rust", HERE),
        ([("issue", _RUST), ("solution", "In this paper, we propose echo maps.")], "overlook faint rust", HERE),
        ([("issue", _RUST), ("background", "Docks are wet."), ("solution", "We draw echo maps.")],
         "overlook faint rust", ALONE),
        ([("solution", "We draw echo maps."), ("result", "They help to overcome the thick fog.")], "thick fog", ALONE),
        ([("solution", "To overcome the thick fog, we draw echo maps.")], "thick fog", HERE),
        ([("solution", "We draw echo maps."), ("result", "In thick fog echo maps are slow.")], "thick fog", None),
    ],
)  # fmt: skip
def test_what_the_text_answers_is_answered(said: list[tuple[str, str]], issue: str, rule: str | None) -> None:
    paper = write("a", "Docks", said, issues=[(issue, None)], solutions=[("echo maps", ())])
    found = answers(paper, 0, find_proposals(paper))
    assert [a.rule for a in found] == ([rule] if rule else [])


def test_what_the_reader_ties_to_an_issue_that_is_told_later_is_doubtful() -> None:
    said = [("solution", "We draw echo maps."), ("method", "Divers hear rust only in calm weather.")]
    paper = write("a", "Docks", said, issues=[("only in calm weather", None)], solutions=[("echo maps", (0,))])
    assert [a.rule for a in answers(paper, 0, find_proposals(paper))] == [BEFORE]
    said[1] = ("method", "Unlike other maps, which serve only in calm weather, they last.")
    paper = write("a", "Docks", said, issues=[("only in calm weather", None)], solutions=[("echo maps", (0,))])
    assert [a.rule for a in answers(paper, 0, find_proposals(paper))] == [READ]


def test_a_limit_of_the_solution_itself_is_not_answered_by_it() -> None:
    said = [("solution", "We draw echo maps."), ("method", "Cost of echo maps is high.")]
    paper = write("a", "Docks", said, issues=[("Cost of echo maps is high", None)], solutions=[("echo maps", (0,))])
    assert answers(paper, 0, find_proposals(paper)) == ()
    said = [("solution", "We propose hull surveys."), ("issue", "The surveys pose a riddle of old rust.")]
    paper = write("a", "Docks", said, issues=[("riddle of old rust", None)], solutions=[("hull surveys", (0,))])
    assert answers(paper, 0, find_proposals(paper)) == ()


def test_a_proposal_that_no_phrase_marks_is_found_in_its_sentence_or_the_title() -> None:
    said = [("issue", _RUST), ("solution", "We present a lamp system for murky docks, which glows.")]
    paper = write("a", "Docks", said, issues=[("overlook faint rust", None)])
    assert [p.name.text for p in find_proposals(paper)] == ["Lamp system for murky docks"]
    said[1] = ("solution", "With LampNet, docks glow.")
    own = [("LampNet", T.METHOD, (), True)]
    paper = write("a", "LampNet: light in docks", said, issues=[("overlook faint rust", None)], entities=own)
    (node,) = build_field([paper.paper], [paper]).issues
    assert [(s.label, s.id) for s in node.solutions] == [("LampNet", "solution/a/lampnet")]


def test_data_of_others_are_put_forward_only_where_nothing_else_is() -> None:
    said = [("issue", _RUST), ("solution", "To this end, we try KeelBench with echo maps.")]
    entities = [("KeelBench", T.DATASET, (), False)]
    both = [("KeelBench", (0,)), ("echo maps", (0,))]
    paper = write("a", "Docks", said, issues=[("overlook faint rust", None)], solutions=both, entities=entities)
    assert [p.name.text for p in find_proposals(paper)] == ["Echo maps"]
    paper = write("a", "Docks", said, issues=[("overlook faint rust", None)], solutions=both[:1], entities=entities)
    assert [p.name.text for p in find_proposals(paper)] == ["KeelBench"]


@pytest.mark.parametrize(
    ("drawn", "addressed", "loose"),
    [
        ("We draw echo maps.", (), True),
        ("We draw echo maps.", (0,), True),
        ("To address this, we draw echo maps.", (0,), False),
        ("We draw echo maps to overcome faint rust.", (0,), False),
    ],
)
def test_a_tie_that_no_words_tell_is_loose(drawn: str, addressed: tuple[int, ...], loose: bool) -> None:
    said = [("issue", _RUST), ("background", "Docks are wet."), ("solution", drawn)]
    paper = write("a", "Docks", said, issues=[("overlook faint rust", None)], solutions=[("echo maps", addressed)])
    sure = replace(paper, issues=tuple(replace(i, score=0.9) for i in paper.issues))
    field = build_field([sure.paper], [sure])
    (issue,) = field.issues
    assert tie_of(look_up(field), issue, issue.solutions).is_loose is loose


def test_what_a_title_names_is_tied_by_it() -> None:
    said = [("issue", _RUST), ("solution", "We draw echo maps.")]
    paper = write(
        "a", "Echo maps of docks", said, issues=[("overlook faint rust", None)], solutions=[("Echo maps", (0,))]
    )
    sure = replace(paper, issues=tuple(replace(i, score=0.9) for i in paper.issues))
    field = build_field([sure.paper], [sure])
    (issue,) = field.issues
    assert not tie_of(look_up(field), issue, issue.solutions).is_loose


def test_a_name_keeps_the_capitals_of_its_paper() -> None:
    said = [("issue", _RUST), ("solution", "To this end, we propose deep lamps called Deep Lamp 2.")]
    own = [("Deep Lamp 2", T.METHOD, (), True)]
    paper = write(
        "a", "Deep Lamp 2: light", said, entities=own, issues=[("overlook faint rust", None)],
        solutions=[("deep lamps", (0,))],
    )  # fmt: skip
    field = build_field([paper.paper], [paper])
    assert solution_name(look_up(field), field.issues[0].solutions[0]).startswith("Deep Lamp 2")


@pytest.mark.parametrize(
    ("title", "sentence", "phrase", "name"),
    [
        ("Glow-Worm: light in docks", "We propose deep glowing.", "deep glowing", "Glow-Worm"),
        ("Hulls", "We find a way to integrate lamps with sonars.", "way to integrate lamps with sonars",
         "Integration of lamps with sonars"),
        ("LampNet: light", "See lampnet.github.io for our model.", "our model", "LampNet"),
    ],
)  # fmt: skip
def test_a_thing_goes_by_its_name_in_the_title(title: str, sentence: str, phrase: str, name: str) -> None:
    own = [("Glow-Worm", T.METHOD, ("deep glowing",), True), ("LampNet", T.METHOD, (), True)]
    own = [thing for thing in own if thing[0] in title]
    paper = write("a", title, [("solution", sentence)], solutions=[(phrase, ())], entities=own)
    assert solution_label(paper, paper.solutions[0]) == name


def test_the_named_thing_that_does_it_is_told_for_its_part() -> None:
    text = "Technically, RustNet freezes the hull sonar and draws a map of rust to prevent loss of paint."
    paper = write(
        "a",
        "RustNet: hearing old hulls",
        [("background", "Hulls rust."), ("solution", "RustNet is heard."), ("method", text)],
        issues=[("loss of paint", None)],
        solutions=[("map of rust", (0,))],
        entities=[("RustNet", T.METHOD, (), True)],
    )
    (answer,) = answers(paper, 0, find_proposals(paper))
    assert answer.proposal.name.text == "RustNet"
    assert paper.paper.text[answer.proposal.name.start :].startswith("RustNet freezes the hull")


@pytest.mark.parametrize(
    ("said", "phrase", "told"),
    [
        ("We analyse masts that were trained with a keel loss.", "keel loss", False),
        ("We try many ways to dive, including night dives.", "night dives", False),
        ("In addition, we propose a keel loss.", "keel loss", False),
        ("Our key contribution is the keel loss.", "keel loss", True),
        ("The core component of our survey is a keel loss.", "keel loss", True),
        ("We extend old keels of the north.", "extend old keels of the north", True),
        ("We survey old keels of the north.", "survey old keels of the north", False),
        ("We propose the use of a keel loss.", "keel loss", True),
        ("A keel loss for old masts is proposed.", "keel loss", True),
        ("We name our new way keel loss.", "keel loss", True),
    ],
)
def test_what_is_only_a_means_is_not_told_against_an_issue_that_nothing_ties_to_it(
    said: str, phrase: str, told: bool
) -> None:
    sentences = [("issue", _RUST), ("background", "Docks are wet."), ("method", said)]
    paper = write("a", "Docks", sentences, issues=[("overlook faint rust", None)], solutions=[(phrase, ())])
    assert [a.rule for a in answers(paper, 0, find_proposals(paper))] == ([ALONE] if told else [])


def test_where_nothing_is_put_forward_the_title_says_it() -> None:
    said = [("issue", _RUST), ("background", "Docks are wet."), ("method", "Masts were trained with a keel loss.")]
    paper = write(
        "a",
        "Old docks: A strategy for hearing faint rust",
        said,
        issues=[("overlook faint rust", None)],
        solutions=[("keel loss", ())],
    )
    found = [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))]
    assert found == ["Strategy for hearing faint rust"]


@pytest.mark.parametrize(
    ("title", "sentence", "phrase", "name"),
    [
        ("Docks", "We propose a training framework that teaches divers to hear rust.", "training framework",
         "Training framework that teaches divers to hear rust"),
        ("Docks", "We propose a training framework that, in fog, is slow.", "training framework", "Training framework"),
        ("Docks", "We propose an echo framework that teaches divers.", "echo framework",
         "Echo framework that teaches divers"),
        ("Docks", "We propose an echo method that trains the lamp, the hull and the keel.", "echo method",
         "Echo method that trains the lamp, the hull and the keel"),
        ("Docks", "We propose an echo framework that addresses these gaps.", "echo framework", "Echo framework"),
        ("Docks", "We present two neural methods for hearing rust in old hulls by night.", "neural methods",
         "Neural methods for hearing rust in old hulls"),
        ("A Neural Method for Keels of Wood", "We propose a neural method for this problem.", "neural method",
         "Neural method for keels of wood"),
        ("Docks", "We present a lamp for learning to hear a hull from the harbour of a town to a dock of the sea in "
         "the absence of paired hums.", "lamp for learning to hear a hull from the harbour of a town to a dock of the "
         "sea in the absence of paired hums", "Lamp for learning to hear a hull in the absence of paired hums"),
        ("Docks", "We constrain tide search to keep old hulls.", "tide search",
         "Constraining tide search to keep old hulls"),
        ("Docks", "We use a tide search constrained by the hum of hulls.", "tide search",
         "Tide search constrained by the hum of hulls"),
        ("Docks", "Here we disentangle each hull into keel and plank.", "disentangle each hull into keel and plank",
         "Disentangling each hull into keel and plank"),
        ("Docks", "We cast this hearing as a game of lamps.", "game of lamps", "Formulation as a game of lamps"),
    ],
)  # fmt: skip
def test_what_says_only_its_sort_is_told_by_what_it_does(title: str, sentence: str, phrase: str, name: str) -> None:
    paper = write("a", title, [("solution", sentence)], solutions=[(phrase, ())])
    assert solution_label(paper, paper.solutions[0]) == name


def test_the_whole_is_told_for_the_part_that_its_sentence_names_behind_it() -> None:
    for how in (" that leverages hum layers.", ", focusing on hum layers."):
        said = [("issue", _RUST), ("solution", f"We propose a hull listening model{how}")]
        paper = write("a", "Docks", said, issues=[("overlook faint rust", None)], solutions=[("hum layers", (0,))])
        assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == ["Hull listening model"]


def test_what_is_shown_to_help_is_put_forward() -> None:
    said = [("issue", _RUST), ("result", "Here we show that old echo maps made of hums reveal hulls.")]
    paper = write("a", "Docks", said, issues=[("overlook faint rust", None)], solutions=[("old echo maps", (0,))])
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == ["Old echo maps"]


def test_a_motive_is_answered_by_nothing_that_the_reader_does_not_tie_to_it() -> None:
    said = [("background", "Divers tire in thick fog."), ("issue", _RUST), ("solution", "We draw echo maps.")]
    issues = [("tire in thick fog", None), ("overlook faint rust", None)]
    paper = write("a", "Docks", said, issues=issues, solutions=[("echo maps", (1,))])
    found = [[a.proposal.name.text for a in answers(paper, n, find_proposals(paper))] for n in (0, 1)]
    assert found == [[], ["Echo maps"]]


@pytest.mark.parametrize(
    "reply",
    [
        [
            ("solution", "To overcome the difficulties above, we propose an echo net."),
            ("method", "RustNet hears hulls."),
        ],
        [("background", "Docks are wet."), ("solution", "Hence, we built RustNet.")],
        [("solution", "To deal with this issue, RustNet hears the hums of paint.")],
        [("solution", "Towards these ends, we propose two nets."), ("solution", "One is RustNet, for hulls.")],
        [("background", "Docks are wet."), ("solution", "To avoid such rust, we set RustNet afloat.")],
    ],
)
def test_what_a_sentence_that_points_back_speaks_of_is_sure(reply: list[tuple[str, str]]) -> None:
    before = [("solution", "This paper presents RustNet.")] if "with this issue" in reply[0][1] else []
    said = [*before, ("background", "Docks are old."), ("issue", _RUST), *reply]
    own = [("RustNet", T.METHOD, (), True)]
    issues = [("overlook faint rust", None)]
    paper = write("a", "Docks", said, issues=issues, solutions=[("RustNet", (0,))], entities=own)
    found = [(a.proposal.name.text, a.rule) for a in answers(paper, 0, find_proposals(paper))]
    assert found == [("RustNet", HERE)]


def test_a_name_that_stood_before_an_issue_is_sure_only_where_what_points_back_has_it() -> None:
    said = [("solution", "This paper presents RustNet."), ("background", "Docks are old."), ("issue", _RUST)]
    issues, own = [("overlook faint rust", None)], [("RustNet", T.METHOD, (), True)]
    for last, rule in (("Hence, we employ RustNet.", HERE), ("Hence, our focus is on divers.", BEFORE)):
        told = [*said, ("method", last)]
        paper = write("a", "Docks", told, issues=issues, solutions=[("RustNet", (0,))], entities=own)
        assert [a.rule for a in answers(paper, 0, find_proposals(paper))] == [rule]


def test_what_is_put_forward_besides_does_not_answer_for_what_points_back() -> None:
    said = [
        ("issue", _RUST),
        ("solution", "To this end, we propose a hull listening scheme."),
        ("solution", "Besides, we propose RustNet for hulls."),
    ]
    paper = write(
        "a", "RustNet: old docks", said, issues=[("overlook faint rust", None)],
        solutions=[("hull listening scheme", ()), ("RustNet", (0,))], entities=[("RustNet", T.METHOD, (), True)],
    )  # fmt: skip
    found = [(a.proposal.name.text, a.rule) for a in answers(paper, 0, find_proposals(paper))]
    assert found == [("Hull listening scheme", HERE)]


@pytest.mark.parametrize(
    "taken",
    [
        "We build on the hum filter, which hears hulls.",
        "Our method departs from the hum filter.",
        "We change the recently proposed old hum filter.",
        "We draw it with the hum filter, a well-known tool.",
    ],
)
def test_what_others_made_is_no_answer(taken: str) -> None:
    said = [("issue", _RUST), ("solution", "We propose an echo map of keels."), ("method", taken)]
    paper = write(
        "a", "Docks", said, issues=[("overlook faint rust", None)],
        solutions=[("echo map of keels", ()), ("hum filter", (0,))], entities=[("hum filter", T.METHOD, (), False)],
    )  # fmt: skip
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == ["Echo map of keels"]


def test_a_common_thing_gives_way_to_what_the_paper_puts_forward() -> None:
    said = [("issue", _RUST), ("solution", "We propose an echo map of keels."), ("method", "We employ Diver nets.")]
    for own in (False, True):
        paper = write(
            "a", "Docks", said, issues=[("overlook faint rust", None)],
            solutions=[("echo map of keels", ()), ("Diver nets", (0,))], entities=[("Diver nets", T.METHOD, (), own)],
        )  # fmt: skip
        found = [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))]
        assert found == ["Diver nets" if own else "Echo map of keels"]


def test_the_purpose_of_a_thing_tells_which_issue_it_answers() -> None:
    said = [
        ("issue", "Divers overlook faint rust."),
        ("issue", "Divers tire in thick fog."),
        ("background", "Docks are wet."),
        ("solution", "We propose an echo map to reduce faint rust."),
        ("solution", "We propose a hum lamp to lessen thick fog."),
    ]
    issues = [("overlook faint rust", None), ("tire in thick fog", None)]
    paper = write("a", "Docks", said, issues=issues, solutions=[("echo map", (0, 1)), ("hum lamp", ())])
    found = [[(a.proposal.name.text, a.rule) for a in answers(paper, n, find_proposals(paper))] for n in (0, 1)]
    assert found == [[("Echo map", HERE)], [("Hum lamp", HERE)]]


def test_what_follows_a_run_of_difficulties_is_sure_where_the_reader_ties_it() -> None:
    for role, rule in (("issue", HERE), ("background", READ)):
        more = " Ropes rot. Masts split. Sails tear."
        said = [("issue", _RUST + more), (role, _FOG), ("solution", "In this paper, we propose echo maps.")]
        issues = [(words, None) for words in ("overlook faint rust", "Ropes rot", "Masts split", "Sails tear")]
        paper = write("a", "Docks", said, issues=issues, solutions=[("echo maps", (0,))])
        assert [a.rule for a in answers(paper, 0, find_proposals(paper))] == [rule]


def test_the_only_solution_of_a_paper_with_few_issues_is_for_them_but_not_for_a_remark() -> None:
    for role, rule in (("issue", HERE), ("background", ALONE)):
        said = [
            (role, _RUST), ("background", "Docks are wet."), ("issue", "Fog hides masts."),
            ("method", "In this paper, an echo map system is built."), ("result", "It tells rust from paint."),
        ]  # fmt: skip
        issues = [("overlook faint rust", None), ("Fog hides masts", None)]
        paper = write("a", "An echo map system", said, issues=issues, solutions=[("echo map system", (0,))])
        assert [a.rule for a in answers(paper, 0, find_proposals(paper))] == [rule]


@pytest.mark.parametrize(
    ("issue", "kind", "told"),
    [
        ("cannot reason over many dives", "shallow-reasoning", []),
        ("no data set of dives exists", "missing-benchmark", ["DiveSet"]),
        ("few studies have examined dives", "little-explored", ["DiveSet"]),
    ],
)
def test_data_answer_only_a_want_of_data_or_of_knowledge(issue: str, kind: str, told: list[str]) -> None:
    said = [("issue", f"Here {issue}."), ("solution", "We present DiveSet, a benchmark of dives.")]
    paper = write(
        "a", "DiveSet: a benchmark of dives", said, issues=[(issue, kind)], solutions=[("DiveSet", (0,))],
        entities=[("DiveSet", T.DATASET, (), True)],
    )  # fmt: skip
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == told


def test_data_and_not_the_method_are_put_against_a_want_of_data() -> None:
    said = [
        ("issue", "There is no public data set of dives."), ("solution", "We first collect a data set, DiveSet."),
        ("solution", "Secondly, we present RustNet, a network that hears rust."),
    ]  # fmt: skip
    paper = write(
        "a", "RustNet: hearing dives", said, issues=[("no public data set of dives", "missing-benchmark")],
        solutions=[("RustNet", (0,)), ("DiveSet", (0,))],
        entities=[("RustNet", T.METHOD, (), True), ("DiveSet", T.DATASET, (), True)],
    )  # fmt: skip
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == ["DiveSet"]


@pytest.mark.parametrize(
    ("said", "phrase", "names"),
    [
        ("To meet failure of the old way, KeelNet, due to faint rust, we propose RustNet.", "KeelNet", ["RustNet"]),
        ("We show how to meet this by a listening technique based on the proposed lamp tubes.", "lamp tubes",
         ["Listening technique"]),
        ("We address this problem by introducing RustNet, which dives.", "", ["RustNet"]),
    ],
)  # fmt: skip
def test_what_fails_or_is_a_part_is_not_told_for_what_is_put_forward(said: str, phrase: str, names: list[str]) -> None:
    sentences = [("issue", _RUST), ("solution", said), ("method", "Lastly, an old way of diving is tried.")]
    paper = write(
        "a", "Docks", sentences, issues=[("overlook faint rust", None)],
        solutions=[(phrase or "old way of diving", (0,))], entities=[("RustNet", T.METHOD, (), True)],
    )  # fmt: skip
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == names


def test_a_general_phrase_of_two_papers_is_two_things() -> None:
    for phrase, things in (("deep learning-based method", 2), ("hum listening method", 1)):
        papers = [
            write(
                name, "Docks", [("issue", _RUST), ("solution", f"We propose a {phrase}.")],
                issues=[("overlook faint rust", None)], solutions=[(phrase, (0,))],
                entities=[(phrase, T.METHOD, (), True)],
            )
            for name in ("a", "b")
        ]  # fmt: skip
        field = build_field([x.paper for x in papers], papers)
        look = look_up(field)
        (issue,) = [i for i in field.issues if len(i.papers) == 2]
        assert len(grouped_solutions(look, issue)) == things


def test_what_others_know_by_a_name_is_not_the_name_of_what_changes_it() -> None:
    own = [("RustNet", T.METHOD, (), True)]
    said = [
        ("issue", "However, RustNet overlooks faint rust."),
        ("solution", "We propose a two-way RustNet model."),
    ]
    paper = write("a", "Docks", said, entities=own, solutions=[("two-way RustNet model", ())])
    assert solution_label(paper, paper.solutions[0]) == "Two-way RustNet model"


def test_what_the_background_knows_is_no_proposal() -> None:
    said = [("background", "Tide theory is known to model keels."), ("issue", _RUST)]
    paper = write("a", "Hulls meet keels", said, solutions=[("Tide theory", ())])
    assert find_proposals(paper) == ()


def test_what_is_put_forward_right_behind_an_issue_that_the_reader_ties_to_it_is_sure() -> None:
    said = [("result", "The fast lamp overlooks faint rust."), ("method", "We propose a hum switch to choose a lamp.")]
    told = write("a", "Docks", said, issues=[("overlooks faint rust", None)], solutions=[("hum switch", (0,))])
    assert [a.rule for a in answers(told, 0, find_proposals(told))] == [HERE]
    said[1] = ("method", "We also propose a hum switch to choose a lamp.")
    added = write("a", "Docks", said, issues=[("overlooks faint rust", None)], solutions=[("hum switch", (0,))])
    assert [a.rule for a in answers(added, 0, find_proposals(added))] == [READ]


def test_what_improves_upon_the_whole_is_a_part_of_it() -> None:
    said = [
        ("issue", _RUST),
        ("method", "We develop a hum training scheme; we further improve it by a keel loss for lamps."),
    ]
    paper = write("a", "Docks", said, issues=[("overlook faint rust", None)], solutions=[("keel loss", ())])
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == ["Hum training scheme"]


@pytest.mark.parametrize(
    ("sentence", "phrase", "name"),
    [
        ("We propose a novel method to hear rust with the help of tide tables.", "tide tables",
         "Method to hear rust with the help of tide tables"),
        ("We use a method to hear rust with tide tables.", "tide tables", "Tide tables"),
        ("The key idea is to regularise the lamp using hum features.", "regularise the lamp using hum features",
         "Regularisation of the lamp using hum features"),
    ],
)  # fmt: skip
def test_the_doing_or_the_method_is_told_for_what_it_is_done_with(sentence: str, phrase: str, name: str) -> None:
    own = [("hum features", T.METHOD, (), True)]
    paper = write("a", "Docks", [("solution", sentence)], entities=own, solutions=[(phrase, ())])
    assert find_proposals(paper)[0].name.text == name


def test_what_a_title_tells_something_of_is_not_put_forward_by_it() -> None:
    said = [("issue", _RUST), ("solution", "In this paper, we reveal a flaw of old lamps.")]
    for title, names in (("Hum-based tide lamps are hollow", []), ("Hum-based tide lamps", ["Hum-based tide lamps"])):
        own = [("Hum-based tide lamps", T.METHOD, (), True)]
        paper = write("a", title, said, entities=own)
        assert [p.name.text for p in find_proposals(paper)] == names


@pytest.mark.parametrize(
    ("said", "issue", "names"),
    [
        ("Unlike earlier lamps that overlook faint rust, our lamp sees it.", "overlook faint rust", ["RustNet"]),
        ("Unlike earlier lamps, which see hulls, RustNet works without needing clear water.", "needing clear water",
         ["RustNet"]),
        ("Earlier lamps overlook faint rust, and so do we.", "overlook faint rust", []),
        ("In addition, to tell the drift of keels, we propose a new tide pooling method.", "drift of keels",
         ["Tide pooling method"]),
        ("We perform a new tide pooling method between lamps to reject the drift of keels.", "drift of keels",
         ["Tide pooling method"]),
        ("The tide pooling method has the drift of keels.", "drift of keels", []),
    ],
)  # fmt: skip
def test_a_sentence_that_sets_others_apart_or_names_its_means_answers_itself(
    said: str, issue: str, names: list[str]
) -> None:
    own = [("RustNet", T.METHOD, (), True), ("tide pooling method", T.METHOD, (), True)]
    told = [("solution", "We propose RustNet."), ("method", said)]
    paper = write("a", "RustNet: hulls", told, entities=own, issues=[(issue, None)], solutions=[("RustNet", ())])
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == names


@pytest.mark.parametrize(
    ("said", "issue", "names"),
    [
        # The sentence that meets an issue tells with what.
        ("Many hum modules are designed to cut noise and suppress the drift of keels.", "drift of keels",
         ["Hum modules"]),
        ("We address the drift of keels, directly using the tide tables of the harbour.", "drift of keels",
         ["Use of the tide tables of the harbour"]),
    ],
)  # fmt: skip
def test_what_a_later_sentence_adds_is_not_told_for_what_meets_an_issue(
    said: str, issue: str, names: list[str]
) -> None:
    told = [("solution", "We propose RustNet."), ("method", said), ("method", "Moreover, a keel loss is proposed.")]
    own = [("RustNet", T.METHOD, (), True), ("hum modules", T.METHOD, (), True)]
    paper = write("a", "Hulls", told, entities=own, issues=[(issue, None)],
                  solutions=[("RustNet", ()), ("keel loss", (0,))])  # fmt: skip
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == names


def test_what_a_result_says_to_be_met_is_sure() -> None:
    def rule(result: str) -> list[str]:
        said = [("background", "Fog and drift hide keels."), ("solution", "We propose RustNet."), ("result", result)]
        own = [("RustNet", T.METHOD, (), True)]
        paper = write("a", "Hulls", said, entities=own, issues=[("Fog and drift", None)], solutions=[("RustNet", (0,))])
        return [a.rule for a in answers(paper, 0, find_proposals(paper))]

    assert rule("Trials show that our lamp effectively mitigates drift and fog.") == [HERE]
    assert rule("Trials show that our lamp effectively mitigates glare.") == [ALONE]


def test_where_no_thing_is_put_forward_the_deed_is() -> None:
    said = [("issue", _RUST), ("solution", "Here, we apply hum nets (HN) to the hearing of hulls, toward dry docks.")]
    paper = write("a", "Docks", said, issues=[("overlook faint rust", None)])
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == [
        "Application of hum nets to the hearing of hulls"
    ]


def test_what_is_only_weighed_for_a_later_work_is_not_put_forward() -> None:
    said = [("issue", _RUST), ("result", "We compare lamps to judge their suitability for building old echo maps.")]
    paper = write("a", "Docks", said, issues=[("overlook faint rust", None)], solutions=[("old echo maps", (0,))])
    assert answers(paper, 0, find_proposals(paper)) == ()


def test_what_says_that_it_meets_the_issue_comes_first() -> None:
    papers = []
    for key, name, told in (
        ("a", "AnchorNet", "We propose AnchorNet."),
        ("b", "RustNet", "To reduce the faint rust of keels, we propose RustNet."),
    ):
        said = [("issue", "Divers overlook faint rust of keels."), ("solution", told)]
        papers.append(
            write(key, "Docks", said, entities=[(name, T.METHOD, (), True)], date="2020",
                  issues=[("overlook faint rust of keels", None)], solutions=[(name, (0,))])
        )  # fmt: skip
    look = look_up(build_field([x.paper for x in papers], papers))
    node = next(i for i in look.field.issues if len(i.papers) == 2)
    assert [group[0].label for group in grouped_solutions(look, node)] == ["RustNet", "AnchorNet"]


def test_what_others_began_and_what_is_only_looked_through_is_not_put_forward() -> None:
    for said in (
        "This paper is in the vein of hull surveys using old tide lamps.",
        "By old tide lamps we mean lamps that hear the tide.",
    ):
        paper = write("a", "Docks", [("solution", said)], solutions=[("old tide lamps", ())])
        assert find_proposals(paper) == ()
    seen = write(
        "a", "Docks", [("solution", "We study keels through the lens of rust.")], solutions=[("lens of rust", ())]
    )
    assert find_proposals(seen) == ()
    bettered = write(
        "a", "Improving Tide Lamps: new hums", [("solution", "We improve lamps.")], solutions=[("Tide Lamps", ())]
    )
    assert find_proposals(bettered) == ()


def test_what_has_the_issue_or_is_only_studied_does_not_meet_it() -> None:
    for said, names in (
        ("We provide a long study of tide tables.", []),
        ("We provide hum tables of the tide.", ["Hum tables of the tide"]),
    ):
        phrase = "tide tables" if not names else "hum tables of the tide"
        told = [("issue", "However, tide tables are often wrong."), ("solution", said)]
        paper = write("a", "Docks", told, issues=[("often wrong", None)], solutions=[(phrase, (0,))])
        assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == names
    studied = [("issue", _RUST), ("solution", "We investigate the spread of replies to old hum questions.")]
    paper = write(
        "a", "Docks", studied, issues=[("overlook faint rust", None)], solutions=[("old hum questions", (0,))]
    )
    assert find_proposals(paper) == ()


def test_what_a_sentence_that_points_back_does_answers_where_it_names_no_thing() -> None:
    said = [
        ("solution", "We propose RustNet."),
        ("issue", "Still, old lamps drift at night."),
        ("method", "To narrow this gap, we exploit the tide of the outer harbour, which is known."),
    ]
    own = [("RustNet", T.METHOD, (), True)]
    paper = write("a", "Docks", said, entities=own, issues=[("drift at night", None)], solutions=[("RustNet", ())])
    found = answers(paper, 0, find_proposals(paper))
    assert [(a.proposal.name.text, a.rule) for a in found] == [("Use of the tide of the outer harbour", HERE)]


def test_where_a_test_is_no_answer_the_method_is_and_what_goes_on_with_a_name_meets_what_stood_before() -> None:
    own = [("RustBench", T.DATASET, (), True), ("RustNet", T.METHOD, (), True)]
    said = [
        ("issue", "Lamps are prone to false alarms."),
        ("solution", "We build a new benchmark, RustBench, to test lamps."),
        ("method", "We train RustNet on echoes."),
    ]
    paper = write("a", "Docks", said, entities=own, issues=[("prone to false alarms", None)],
                  solutions=[("RustBench", (0,)), ("RustNet", (0,))])  # fmt: skip
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == ["RustNet"]
    said = [
        ("solution", "We propose RustNet, which has a tide filter."),
        ("issue", "The filter may overlook faint rust."),
        ("method", "RustNet introduces a second lamp."),
    ]
    paper = write("a", "Docks", said, entities=own[1:], issues=[("overlook faint rust", None)],
                  solutions=[("RustNet", ())])  # fmt: skip
    assert [(a.proposal.name.text, a.rule) for a in answers(paper, 0, find_proposals(paper))] == [("RustNet", HERE)]


_OWN_NET = [("RustNet", T.METHOD, (), True)]


@pytest.mark.parametrize(
    ("said", "issue", "names"),
    [
        # A sentence that opens with what is hard and goes on with what is done against it.
        ("To better hear the drift of keels, RustNet draws an echo map.", "drift of keels", ["RustNet"]),
        ("Given few lamps at sea, RustNet draws an echo map.", "few lamps at sea", ["RustNet"]),
        ("We introduce a new frame, RustNet, that takes into account the drift of keels.", "drift of keels",
         ["RustNet"]),
        ("The main challenge is the drift of keels; we overcome this by using ideas of tide theory.",
         "drift of keels", ["Use of ideas of tide theory"]),
        ("To better hear the drift of keels, divers are asked.", "drift of keels", []),
        ("Given few lamps at sea, RustNet is slow.", "few lamps at sea", []),
        # What a map is drawn to remove.
        ("RustNet draws an echo map to remove the drift of keels.", "drift of keels", ["RustNet"]),
    ],
)  # fmt: skip
def test_a_sentence_that_names_an_issue_and_meets_it_itself_is_its_answer(
    said: str, issue: str, names: list[str]
) -> None:
    told = [("solution", "We propose RustNet."), ("method", said)]
    paper = write("a", "Docks", told, entities=_OWN_NET, issues=[(issue, None)], solutions=[("RustNet", ())])
    found = answers(paper, 0, find_proposals(paper))
    assert [(a.proposal.name.text, a.rule) for a in found] == [(name, HERE) for name in names]


def test_what_is_compared_to_close_a_gap_is_told() -> None:
    said = [
        ("issue", "Old lamps remain unexplored."),
        ("solution", "To close this gap, we compare the range of forty lamps, old and new."),
    ]
    paper = write("a", "Docks", said, issues=[("remain unexplored", "little-explored")])
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == [
        "Comparison of the range of forty lamps"
    ]


@pytest.mark.parametrize(
    ("sentence", "phrase", "entities"),
    [
        ("This leads to a new form of bias, which we call hull bias, in old lamps.", "hull bias", ()),
        ("We give the first analysis of rust attacks on keels.", "rust attacks", ()),
        ("We adapt OldNet to new hulls.", "OldNet", (("OldNet", T.METHOD, (), False),)),
    ],
)
def test_a_harm_what_is_studied_and_what_is_adapted_is_not_put_forward(
    sentence: str, phrase: str, entities: tuple[tuple[str, T, tuple[str, ...], bool], ...]
) -> None:
    said = [("issue", _RUST), ("solution", sentence)]
    paper = write("a", "Docks", said, entities=entities, issues=[("overlook faint rust", None)],
                  solutions=[(phrase, (0,))])  # fmt: skip
    assert phrase.casefold() not in {p.name.text.casefold() for p in find_proposals(paper)}


def test_a_variant_of_a_well_known_thing_does_not_go_by_its_name() -> None:
    said = [
        ("issue", _RUST),
        ("solution", "We introduce the first variant of the classic tide listening (OldNet) way."),
    ]
    own = [("tide listening", T.METHOD, ("OldNet",), True)]
    paper = write("a", "Docks", said, entities=own, issues=[("overlook faint rust", None)],
                  solutions=[("tide listening", (0,))])  # fmt: skip
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == [
        "Variant of the classic tide listening"
    ]


def test_a_way_to_do_harm_is_no_answer_to_the_harm() -> None:
    def told(issue: str) -> list[str]:
        said = [("issue", f"Docks suffer from {issue}."), ("solution", "We propose a silent tide attack.")]
        paper = write("a", "Docks", said, issues=[(issue, None)], solutions=[("silent tide attack", (0,))])
        return [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))]

    assert told("leaks of sensitive logs") == []
    assert told("slow queries") == ["Silent tide attack"]


def test_an_address_and_what_the_background_knows_give_no_name() -> None:
    said = [
        ("background", "OldSet is a widely used set of hums."),
        ("issue", _RUST),
        ("solution", "We release the relabeled hums at https://github.com/dock/New-OldSet, for tests."),
    ]
    own = [("relabeled hums", T.DATASET, ("OldSet",), True)]
    paper = write("a", "Docks", said, entities=own, issues=[("overlook faint rust", None)],
                  solutions=[("relabeled hums", (0,))])  # fmt: skip
    assert [p.name.text for p in find_proposals(paper)] == ["Relabeled hums"]


def test_a_test_answers_what_is_told_next_to_it_and_not_what_stands_before_other_background() -> None:
    own = [("RustBench", T.DATASET, (), True)]
    said = [
        ("issue", "Lamps leak private data."),
        ("background", "Blinds help to keep a lamp dark."),
        ("issue", "It is unclear how well blinds work."),
        ("solution", "To address this challenge, we present RustBench, a benchmark to test blinds."),
    ]
    paper = write("a", "Docks", said, entities=own, solutions=[("RustBench", (0, 1))],
                  issues=[("leak private data", None), ("unclear how well blinds work", None)])  # fmt: skip
    found = [[a.proposal.name.text for a in answers(paper, n, find_proposals(paper))] for n in (0, 1)]
    assert found == [[], ["RustBench"]]


def test_what_undoes_an_issue_by_its_name_is_surely_meant_for_it() -> None:
    def rules(issue: str, told: str) -> list[str]:
        said = [("issue", f"Hulls give {issue}."), ("background", "Docks are wet."), ("solution", told)]
        paper = write("a", "Docks", said, entities=_OWN_NET, issues=[(issue, None), ("wet", None), ("Docks", None)],
                      solutions=[("RustNet", ())])  # fmt: skip
        return [a.rule for a in answers(paper, 0, find_proposals(paper))]

    assert rules("noisy hums", "We propose a denoising network, RustNet.") == [HERE]
    assert rules("blurred hums", "We propose a denoising network, RustNet.") == [ALONE]


def test_one_of_a_kind_that_papers_share_is_told_by_its_sort() -> None:
    said = "We propose a hull listening (HL) framework backed by lamps."
    paper = write(
        "a",
        "Lamps",
        [("solution", said)],
        entities=[("hull listening", T.METHOD, ("HL",), True)],
        solutions=[("hull listening", ())],
    )
    found = find_proposals(paper)
    assert [p.name.text for p in of_a_kind(paper, found, ())] == ["HL (hull listening)"]
    assert [p.name.text for p in of_a_kind(paper, found, ("hull listening",))] == ["Hull listening framework"]


def test_what_was_read_in_a_result_stands_where_it_is_given_its_name() -> None:
    said = [
        ("issue", "Rust is missed."),
        ("solution", "We propose a simple way, coined rust-net, which hears rust."),
        ("result", "A virtue of rust-net is that it is cheap."),
    ]
    paper = write("a", "Hulls", said, issues=[("Rust is missed", None)], solutions=[("rust-net", (0,))])
    late = paper.paper.text.rindex("rust-net")
    read = replace(paper.solutions[0], start=late, end=late + len("rust-net"))
    paper = replace(paper, solutions=(read,))
    assert [(p.name.text, p.sentence) for p in find_proposals(paper)] == [("Rust-net", 1)]
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == ["Rust-net"]


def test_of_data_and_what_lessens_the_trouble_the_latter_meets_it() -> None:
    said = [
        ("issue", "A wide rust gap between old hulls and new hulls is neglected."),
        ("solution", "We first contribute HullSet, a new dataset of hulls."),
        ("method", "A new paint scheme is designed to alleviate the rust gap."),
    ]
    own = [("HullSet", T.DATASET, (), True)]
    issues = [("wide rust gap between old hulls and new hulls", None)]
    solutions = [("HullSet", (0,)), ("paint scheme", ())]
    paper = write("a", "Hulls", said, entities=own, issues=issues, solutions=solutions)
    assert [a.proposal.name.text for a in answers(paper, 0, find_proposals(paper))] == ["Paint scheme"]


@pytest.mark.parametrize(
    ("role", "sentence", "thing"),
    [
        ("solution", "We give an exploration of several design aspects of hull listening at night.",
         "hull listening at night"),
        ("solution", "We look at old sonars and find that hearing amounts to a one-tone lamp.", "one-tone lamp"),
        ("solution", "In spring we focus in this work on keel echoes, a soft kind of echo.", "keel echoes"),
        ("background", "Later, KeelNet is proposed, which skips small planks.", "KeelNet"),
    ],
)  # fmt: skip
def test_what_is_looked_at_known_or_proposed_before_is_not_put_forward(role: str, sentence: str, thing: str) -> None:
    said = [("issue", _RUST), (role, sentence), ("solution", "We propose a rope that hears rust.")]
    paper = write("a", "Hulls", said, issues=[("overlook faint rust", None)],
                  solutions=[(thing, (0,)), ("rope that hears rust", ())])  # fmt: skip
    assert thing.casefold() not in {p.name.text.casefold() for p in find_proposals(paper)}


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("hull lamp that can meet the needs mentioned above", "Hull lamp"),
        ("rust listening rule with the following good traits", "Rust listening rule"),
        ("sonar that hears the rust of old hulls without", "Sonar that hears the rust of old hulls"),
    ],
)
def test_a_name_leans_on_no_words_that_are_not_there(phrase: str, name: str) -> None:
    paper = write("a", "Hulls", [("solution", f"We propose a {phrase}.")], solutions=[(phrase, ())])
    assert solution_label(paper, paper.solutions[0]) == name
