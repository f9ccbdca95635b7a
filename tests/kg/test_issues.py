"""Issue labels, causes, issue nodes, the tree and the fish-bones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kg_samples import HULLS, write

from kg.causes import find_causes
from kg.complaints import states_problem
from kg.field import build_field
from kg.issue_kinds import part_unsure
from kg.issue_labels import issue_label, noun_phrase
from kg.records import Field, IssueNode
from kg.solution_labels import solution_label
from ontologies.vocabulary import NodeKind


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("class imbalance", "Class imbalance"),
        ("fail to capture long swells", "Failure to capture long swells"),
        ("existing models fail to capture long swells", "Failure to capture long swells"),
        ("suffers from echo of the engine", "Echo of the engine"),
        ("labelled recordings are very scarce", "Very scarce labelled recordings"),
        ("hindered by the price of divers", "Price of divers"),
        ("cannot tell rust from paint", "Inability to tell rust from paint"),
        ("rely heavily on divers", "Reliance on divers"),
        ("overlook the shape of the keel", "Neglect of the shape of the keel"),
        ("listening to wooden hulls is challenging", "Difficulty of listening to wooden hulls"),
        ("wooden hulls have not yet been fully explored", "Little-explored wooden hulls"),
        ("the need for dry docks", "Need for dry docks"),
        ("a diver's fatigue", "Diver's fatigue"),
        ("mRNA drift", "mRNA drift"),
    ],
)
def test_phrases_become_names(phrase: str, name: str) -> None:
    assert noun_phrase(phrase) == name


def test_a_hollow_phrase_is_read_with_its_subject() -> None:
    paper = write(
        "a",
        "Docks",
        [("issue", "Docks are used, but a public list of docks is lacking.")],
        issues=[("is lacking", None)],
    )
    assert issue_label(paper, paper.issues[0]) == "Missing public list of docks"


@pytest.mark.parametrize(
    ("sentence", "phrase", "label"),
    [
        # The subject stands before it.
        (
            "Methods for steel cannot simply be applied to wood.",
            "cannot simply be applied",
            "Methods for steel that cannot be applied",
        ),
        (
            "Most sonars, however, primarily focus on steel hulls.",
            "primarily focus on steel hulls",
            "Focus of sonars on steel hulls",
        ),
        (
            "One echo alone, however, says nothing about depth; echoes have to be summed.",
            "says nothing about depth; echoes have to be summed",
            "One echo alone that says nothing about depth",
        ),
        (
            "A sonar is calm, and its images do not blur under motion.",
            "do not blur under motion",
            "Images that do not blur under motion",
        ),
        (
            "Small keels are difficult to locate in mud.",
            "difficult to locate in mud",
            "Difficulty of locating small keels in mud",
        ),
        # The complaining verb becomes a noun only before a good complement.
        ("They rely on divers.", "rely on divers", "Reliance on divers"),
        ("A model does not rely on divers.", "does not rely on divers", "Model that does not rely on divers"),
        ("Divers need to be warned.", "need to be warned", "Need for divers to be warned"),
        (
            "It is difficult to hear the rust of a keel.",
            "difficult to hear the rust of a keel",
            "Difficulty of hearing the rust of a keel",
        ),
        (
            "They struggle to precisely hear small cracks.",
            "struggle to precisely hear small cracks",
            "Difficulty in precisely hearing small cracks",
        ),
        # What points outside itself is read in its sentence.
        (
            "Divers learn the sound of rust by day and recognise it under another.",
            "recognise it under another",
            "Divers that learn the sound of rust",
        ),
        # Particles and negations beside the phrase belong to it.
        ("In fog, sonars break down.", "break", "Sonars break down"),
        ("Keels have no labels of rust.", "labels of rust", "No labels of rust"),
        # What is long ends where a clause or a phrase ends.
        (
            "Surveys need weeks of diving in cold water, which makes a survey of a whole harbour with all ships dear.",
            "weeks of diving in cold water, which makes a survey of a whole harbour with all ships dear",
            "Weeks of diving in cold water",
        ),
        # What "which" stands for comes with it.
        (
            "A survey needs broad lamps, which are often difficult to find in harbours.",
            "difficult to find in harbours",
            "Difficulty of finding broad lamps in harbours",
        ),
        (
            "A lamp is not wide enough to show faint cracks.",
            "not wide enough to show faint cracks",
            "Difficulty in showing faint cracks",
        ),
        # A clause becomes a noun phrase.
        ("The rust spots are too faint to see.", "rust spots are too faint to see", "Rust spots too faint to see"),
    ],
)
def test_labels_stand_alone(sentence: str, phrase: str, label: str) -> None:
    paper = write("a", "Docks", [("issue", sentence)], issues=[(phrase, None)])
    assert issue_label(paper, paper.issues[0]) == label


def test_a_phrase_that_says_nothing_takes_the_name_of_its_type() -> None:
    paper = write("a", "Docks", [("issue", "As it rains, it fails to exist.")], issues=[("fails to exist", None)])
    assert issue_label(paper, paper.issues[0], "Scarce or restricted data") == "Scarce or restricted data"


@pytest.mark.parametrize("phrase", ["", "  ", "of", "…", "is", "a" * 5000, "to " * 300])
def test_odd_phrases_get_a_name_and_no_error(phrase: str) -> None:
    assert len(noun_phrase(phrase).split()) <= 15


@pytest.mark.parametrize(
    ("sentence", "issue", "cause"),
    [
        ("Labels are scarce due to the price of divers.", "Labels are scarce", "the price of divers"),
        ("Missed cracks stem from engine noise, which is loud.", "Missed cracks", "engine noise"),
        ("Engine noise leads to missed cracks.", "missed cracks", "Engine noise"),
        ("In storms, heavy swell often results in false alarms.", "false alarms", "heavy swell"),
        (
            "Since the cable is far too short, existing methods would cause false alarms.",
            "false alarms",
            "the cable is far too short",
        ),
        ("Current lamps, due to wide beams, can lead to false alarms.", "false alarms", "wide beams"),
        ("A murky view naturally leads to false alarms.", "false alarms", "A murky view"),
        ("False alarms occur due to reasons such as engine noise.", "False alarms", "engine noise"),
        # A bare word is no reason, nor is whoever does the work, nor what two deeds share.
        ("Keels crack due to malignancy.", "Keels crack", None),
        ("Existing approaches lead to false alarms.", "false alarms", None),
        ("It narrows the view, and limits the depth of surveys.", "limits the depth of surveys", None),
        # Of a list only the end stands before the cue.
        ("Ports lack light, air, and steady tides, which hinders deep surveys.", "hinders deep surveys", None),
        ("2D with lamps leads to false alarms.", "false alarms", None),
        ("Recent studies show that wide beams lead to false alarms.", "false alarms", "wide beams"),
        (
            "The gap between the lamp and the keel leads to false alarms.",
            "false alarms",
            "The gap between the lamp and the keel",
        ),
        ("This diving manner precludes deep surveys.", "precludes deep surveys", None),
        ("Moving the lamp frequently leads to false alarms.", "false alarms", "Moving the lamp frequently"),
        ("Tired hands lead to failures caused by false alarms.", "Tired hands", None),
        (
            "Keels are misread since usual lamps (e.g. torches) blur rust.",
            "Keels are misread",
            "usual lamps (e.g. torches) blur rust",
        ),
        ("Training such methods leads to false alarms.", "false alarms", None),
        ("Few have heard masts; this is a pity since masts are common.", "Few have heard masts", None),
        # The participle belongs to the noun before it.
        ("Divers suffer from cold hands and cramps caused by long dives.", "cold hands", None),
        ("Labels are scarce and divers are dear.", "Labels are scarce", None),
        ("One cause is that labels are scarce.", "labels are scarce", None),
        ("Labels are scarce because of this.", "Labels are scarce", None),
        # A list goes on behind its comma; what holds only "if" is no reason.
        (
            "Masts are hard to hear due to deep mud, long cables and thick fog.",
            "Masts are hard to hear",
            "deep mud, long cables and thick fog",
        ),
        ("Masts are hard to hear due to deep mud, and divers rest.", "Masts are hard to hear", "deep mud"),
        # That there are many reasons is none, and what a work reckons with is not brought about by it.
        ("False alarms occur due to a multitude of factors.", "False alarms", None),
        ("A keel is built that accounts for drift of hulls due to wind.", "drift of hulls", None),
        ("There is nothing to hear if the echo is caused by thick mud.", "nothing to hear", None),
    ],
)
def test_causes_stand_only_where_the_text_states_them(sentence: str, issue: str, cause: str | None) -> None:
    paper = write("a", "Hulls", [("issue", sentence)], issues=[(issue, None)])
    found = find_causes(paper, paper.issues[0])
    assert [c.evidence.quote for c in found] == ([cause] if cause else [])


@pytest.mark.parametrize(
    ("sentence", "issues", "cause"),
    [
        # The nearest issue is the cause of what follows.
        (
            "Divers see little, limiting their reach.",
            ("Divers see little", "limiting their reach"),
            "Divers see little",
        ),
        ("Cables are short, which hinders deep surveys.", ("hinders deep surveys",), "Cables are short"),
        # A limit that somebody sets is a noun.
        ("Harbour rules set a limit on speed.", ("limit on speed",), None),
        # The noun "results", and a cause that belongs to the other issue.
        ("They saw poor results from tired divers.", ("poor results from tired divers",), None),
        ("Costs and the wear of cables due to salt stay.", ("Costs", "wear of cables"), None),
        # What brings the effect about is the statement, not what stands in brackets in it, nor its own ground.
        (
            "They rest on bold assumptions—such as calm seas—which limits their use.",
            ("bold assumptions", "calm seas", "limits their use"),
            "bold assumptions",
        ),
        (
            "Ships show a drift due to wind, leading to a loss of depth.",
            ("drift", "wind", "loss of depth"),
            "drift",
        ),
        (
            "Towing may be poor due to strong winds and can result in lost anchors.",
            ("strong winds", "lost anchors"),
            None,
        ),
        # "And" within a phrase begins no clause.
        ("Cold and rain lead to false alarms.", ("false alarms",), "Cold and rain"),
    ],
)
def test_a_cause_is_the_nearest_thing_that_the_sentence_names(
    sentence: str, issues: tuple[str, ...], cause: str | None
) -> None:
    paper = write("a", "Hulls", [("issue", sentence)], issues=[(phrase, None) for phrase in issues])
    of = next(i for i in paper.issues if i.text == (issues[0] if issues[0] == "Costs" else issues[-1]))
    found = find_causes(paper, of)
    assert [c.evidence.quote for c in found] == ([cause] if cause else [])
    assert all(paper.paper.text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in found)


@pytest.mark.parametrize(
    ("sentence", "issues", "label"),
    [
        ("A false reading of deep hulls could potentially cause leaks.", ("leaks",), "False reading of deep hulls"),
        ("Using lamps during murky dives leads to false alarms.", ("false alarms",), "Using lamps during murky dives"),
        (
            "Long cables have to be cut before they are laid, which results in a loss of depth.",
            ("Long cables have to be cut before they are laid", "loss of depth"),
            "Long cables that have to be cut",
        ),
        (
            "The survey has an odd tone because it lacks close contact between the diver and his keel.",
            ("odd tone",),
            "Lack of close contact between the diver and his keel",
        ),
    ],
)
def test_causes_are_told_with_what_they_do(sentence: str, issues: tuple[str, ...], label: str) -> None:
    paper = write("a", "Hulls", [("issue", sentence)], issues=[(phrase, None) for phrase in issues])
    assert [c.label for c in find_causes(paper, paper.issues[-1])] == [label]


def test_a_cause_does_not_say_the_name_of_its_type_again() -> None:
    said = "Hulls are misread due to engine noise."
    for kind, known in (("noise-and-artefacts", 0), ("data-scarcity", 1)):
        paper = write("a", "Hulls", [("issue", said)], issues=[("Hulls are misread", kind)])
        assert len(find_causes(paper, paper.issues[0])) == known


def test_a_cause_that_is_an_issue_leads_to_its_node() -> None:
    text = "Surveys fail due to poor light, and poor light stems from muddy harbours."
    issues = [("Surveys fail", None), ("poor light", None), ("muddy harbours", None)]
    paper = write("a", "Hulls", [("issue", text), ("solution", "We bring lamps.")], issues=issues)
    nodes = {node.label: node for node in build_field([paper.paper], [paper]).issues}
    assert [c.issue for c in nodes["Surveys fail"].causes] == [nodes["Poor light"].id]
    assert [c.issue for c in nodes["Poor light"].causes] == []
    for node in nodes.values():
        assert all(cause.issue != node.id for cause in node.causes)


def test_causes_run_in_no_circle() -> None:
    texts = [("issue", "Thick rust is due to old leaks."), ("issue", "Old leaks are due to thick rust.")]
    paper = write("a", "Hulls", texts, issues=[("Thick rust", "rust-type"), ("Old leaks", "leak-type")])
    nodes = {node.id: node for node in build_field([paper.paper], [paper]).issues}
    links = {(node.id, cause.issue) for node in nodes.values() for cause in node.causes if cause.issue}
    assert len(nodes) == 2 and len(links) == 1
    assert sum(len(node.causes) for node in nodes.values()) == 2


@pytest.mark.parametrize(
    ("sentence", "phrase", "role", "score", "kept"),
    [
        ("Labels of rust are scarce.", "Labels of rust are scarce", "issue", 0.3, True),
        ("Others detect hulls by ear.", "detect hulls by ear", "issue", 0.5, True),
        ("We want to detect hulls by ear.", "detect hulls by ear", "issue", 0.5, False),
        ("Reading hulls by ear is our trade.", "Reading hulls by ear", "issue", 0.5, False),
        ("Reading hulls by ear is a dull yet challenging task.", "Reading hulls by ear", "issue", 0.5, True),
        ("Accurate surveys of keels save lives.", "Accurate surveys of keels", "issue", 0.5, False),
        ("Sound of the keel is essential.", "Sound of the keel is essential", "issue", 0.6, False),
        ("Sonar works without any need for divers.", "without any need for divers", "issue", 0.6, False),
        ("Fog hardly impairs a sonar.", "Fog hardly impairs a sonar", "issue", 0.6, False),
        ("False alarms can be rejected.", "False alarms can be rejected", "issue", 0.6, False),
        ("Keels of old ships.", "Keels of old ships", "background", 0.5, False),
        ("Keels of old ships.", "Keels of old ships", "background", 0.9, True),
        ("There are problems.", "problems", "issue", 0.2, False),
        # What something can stand, how little it needs, that it does no harm, what a task takes: no problem.
        ("Sonar stands out by its robustness to fog.", "robustness to fog", "solution", 0.6, False),
        ("A lack of robustness to fog is known.", "robustness to fog", "issue", 0.6, True),
        ("It is feasible to dive with few lamps.", "feasible to dive with few lamps", "issue", 0.6, False),
        ("Ears require fewer strict assumptions.", "require fewer strict assumptions", "issue", 0.9, False),
        ("Small waves do not lead to errors.", "Small waves do not lead to errors", "result", 0.9, False),
        ("Waves do not lead to gains.", "Waves do not lead to gains", "issue", 0.9, True),
        ("Docking tasks require reading charts.", "require reading charts", "background", 0.6, False),
        ("Old masts rely on worn ropes.", "rely on worn ropes", "background", 0.6, True),
        ("Docking tasks require many charts.", "require many charts", "background", 0.6, True),
        ("Our sonar works without tuning by hand.", "tuning by hand", "solution", 0.9, False),
        ("Limitations of previous methods stay.", "Limitations of previous methods", "issue", 0.5, False),
        ("Our sonar relies only on ears.", "relies only on ears", "result", 0.9, False),
        ("Even though they store whole coasts, fog stays.", "store whole coasts", "issue", 0.9, False),
        ("Even though they overlook coasts, we dive.", "overlook coasts", "issue", 0.9, True),
        ("Unlike past work that relies only on ears, we dive.", "relies only on ears", "solution", 0.9, True),
    ],
)
def test_only_problems_are_issues(sentence: str, phrase: str, role: str, score: float, kept: bool) -> None:
    paper = write("a", "Docks", [(role, sentence)], issues=[(phrase, None)])
    assert states_problem(paper, replace(paper.issues[0], score=score)) is kept


def test_what_a_thing_is_that_few_have_heard_is_no_problem() -> None:
    said = [("issue", "Few have heard the keel, which directly carries the mast. Few see it, which hurts the survey.")]
    issues = [("Few have heard the keel", None), ("directly carries the mast", None), ("Few see it", None)]
    paper = write("a", "Docks", said, issues=[*issues, ("hurts the survey", None)])
    assert [states_problem(paper, replace(i, score=0.9)) for i in paper.issues] == [True, False, True, True]


def test_what_is_no_problem_makes_no_node() -> None:
    text = [("issue", "Sound of the keel is essential. Labels are scarce.")]
    paper = write("a", "Docks", text, issues=[("Sound of the keel is essential", None), ("Labels are scarce", None)])
    assert {node.label for node in build_field([paper.paper], [paper]).issues} == {"Scarce labels"}


@pytest.mark.parametrize(
    ("sentence", "phrase", "label"),
    [
        ("Existing methods struggle to detect faint rust.", "detect faint rust", "Difficulty in detecting faint rust"),
        ("Hearing rust is a dull yet challenging task.", "Hearing rust", "Difficulty of hearing rust"),
        (
            "Hearing rust is one of the most challenging sound reading problems.",
            "Hearing rust",
            "Difficulty of hearing rust",
        ),
        ("Scarce divers are an ongoing challenge.", "Scarce divers are an ongoing challenge", "Scarce divers"),
        ("Cables are short, limiting their depth in ports.", "limiting their depth in ports", "Limited depth in ports"),
        (
            "Such sonars were not tried rigorously on a large wooden hull.",
            "not tried rigorously on a large wooden hull",
            "Sonars not tried rigorously on a large wooden hull",
        ),
        (
            "In murky water it is a hard task for divers to hear old rust.",
            "hard task for divers",
            "Difficulty of hearing old rust",
        ),
        (
            "Swell makes divers fail to hear rust and thus miss the port.",
            "fail to hear rust and thus miss the port",
            "Failure to hear rust",
        ),
        (
            "Earlier crews tend to hear keels first and deal with rust and mud as separate tasks.",
            "deal with rust and mud as separate tasks",
            "Treatment of rust and mud as separate tasks",
        ),
        (
            "How a keel is heard through ice has hardly been explored.",
            "How a keel is heard through ice has hardly been explored",
            "Open question how a keel is heard through ice",
        ),
    ],
)
def test_labels_keep_what_is_wrong(sentence: str, phrase: str, label: str) -> None:
    paper = write("a", "Docks", [("issue", sentence)], issues=[(phrase, None)])
    assert issue_label(paper, paper.issues[0]) == label


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("our novel RustNet", "RustNet"),
        ("learn the depth of rust spots", "Learning the depth of rust spots"),
        (
            "sonar that hears the rust of a keel through mud, and a map of it with all the ships of a harbour",
            "Sonar that hears the rust of a keel through mud",
        ),
        ("motion and pose estimation of hulls", "Motion and pose estimation of hulls"),
    ],
)
def test_solutions_are_noun_phrases(phrase: str, label: str) -> None:
    paper = write("a", "Docks", [("solution", f"We put forward {phrase}.")], solutions=[(phrase, ())])
    assert solution_label(paper, paper.solutions[0]) == label


def test_issues_of_one_type_or_one_name_are_one_node_of_a_topic(field: Field) -> None:
    own = [node for node in field.issues if not node.narrower]
    typed = [(node.topic, node.type) for node in own if node.type is not None]
    named = [(node.topic, node.label.casefold()) for node in own]
    assert len(typed) == len(set(typed)) and len(named) == len(set(named))


@pytest.fixture(scope="module")
def field() -> Field:
    return build_field([x.paper for x in HULLS], HULLS)


def test_one_shared_word_does_not_make_two_issues_one() -> None:
    def papers(first: str, second: str) -> list[IssueNode]:
        one = write("a", "Docks", [("issue", f"But {first}.")], issues=[(first, None)])
        two = write("b", "Masts", [("issue", f"But {second}.")], issues=[(second, None)])
        found = build_field([one.paper, two.paper], [one, two]).issues
        return [node for node in found if not node.narrower]

    assert len(papers("biased sonar", "biased divers")) == 2
    assert len(papers("rusty hulls hide cracks", "cracks hide in rusty hulls")) == 1


def test_phrases_of_one_want_are_one_issue_in_whatever_words() -> None:
    said = ("needs thousands of queries to gulls", "an impractical number of queries is sent", "the keel is heavy")
    papers = [
        write(n, n, [("issue", f"Yet {text}.")], issues=[(text, None)]) for n, text in zip("abc", said, strict=True)
    ]
    found = build_field([x.paper for x in papers], papers).issues
    assert ("Many queries needed", 2) in [(node.label, len(node.papers)) for node in found]
    assert max(len(node.papers) for node in found) == 2


def test_a_type_of_unlike_troubles_is_called_by_the_one_that_all_tell() -> None:
    said = ("sails overfit to calm seas", "rudders overfit to one bay")
    papers = [
        write(n, n, [("issue", f"Yet {text}.")], issues=[(text, "unstable-training")])
        for n, text in zip("ab", said, strict=True)
    ]
    found = build_field([x.paper for x in papers], papers).issues
    assert "Overfitting" in {node.label for node in found if len(node.papers) == 2}


def test_a_phrase_that_tells_of_something_else_does_not_count_for_its_type() -> None:
    said = ("confounding of tides and winds", "the doubled sampling bias of logs")
    papers = [
        write(n, n, [("issue", f"Yet {text} is there.")], issues=[(text, "confounding")])
        for n, text in zip("ab", said, strict=True)
    ]
    assert [i.type for x in part_unsure(papers, lambda *_: 0.9)[0] for i in x.issues] == ["confounding", None]


def test_a_type_of_two_troubles_is_called_by_the_one_that_all_tell() -> None:
    said = ("logs are confounded by tides", "confounding of winds")
    papers = [
        write(n, n, [("issue", f"Yet {text} is there.")], issues=[(text, "confounding")])
        for n, text in zip("ab", said, strict=True)
    ]
    found = build_field([x.paper for x in papers], papers).issues
    assert "Confounding" in {node.label for node in found if len(node.papers) == 2}


def test_two_troubles_of_a_type_with_parts_are_two_issues() -> None:
    said = ("sails overfit to calm seas", "gradients of the rudder vanish")
    papers = [
        write(n, n, [("issue", f"Yet {text}.")], issues=[(text, "unstable-training")])
        for n, text in zip("ab", said, strict=True)
    ]
    found = build_field([x.paper for x in papers], papers).issues
    assert max(len(node.papers) for node in found) == 1


def test_like_issues_become_one_node(field: Field) -> None:
    node = next(i for i in field.issues if i.type == "label-scarcity")
    assert node.papers == ("hull-1", "hull-2") and node.years == (2018, 2020)
    assert node.category == "labels"
    assert [s.label for s in node.solutions] == ["RustNet", "KeelPre"]
    assert node.solutions[0].claims, "how it fared"
    assert node.status == "open" and "wooden hulls" in node.open[0].quote
    assert [c.label for c in node.causes] == ["Price of divers"] or node.causes[
        0
    ].evidence.quote == "the price of divers"


def test_the_tree_goes_from_corpus_to_what_stays_open(field: Field) -> None:
    kinds = {}

    def walk(node, above) -> None:  # type: ignore[no-untyped-def]
        kinds.setdefault(node.kind, set()).add(above)
        for child in node.children:
            walk(child, node.kind)

    walk(field.tree, None)
    assert kinds[NodeKind.CORPUS] == {None}
    assert kinds[NodeKind.ISSUE] <= {NodeKind.CORPUS, NodeKind.TOPIC}
    assert kinds[NodeKind.SOLUTION] == {NodeKind.ISSUE}
    assert kinds[NodeKind.OPEN] <= {NodeKind.ISSUE, NodeKind.SOLUTION}


def test_bones_are_in_the_order_of_the_categories(field: Field) -> None:
    bones = [bone.category for bone in field.fishbones[0].bones]
    assert field.fishbones[0].topic == "corpus"
    assert bones.index("labels") < bones.index("trust")
    assert sum(len(b.issues) for b in field.fishbones[0].bones) == len([i for i in field.issues if i.topic == "corpus"])


def test_reading_begins_somewhere_and_says_why(field: Field) -> None:
    topic, steps = field.reading[0]
    assert topic == "corpus" and steps and all(step.reason.endswith(".") for step in steps)
    assert len({step.paper for step in steps}) == len(steps)


def _node_of(sentences: list[tuple[str, str]], issue: str) -> IssueNode:
    """The one issue of a paper that puts forward echo maps."""
    paper = write("a", "Echo maps", sentences, issues=[(issue, None)], solutions=[("echo maps", (0,))])
    return build_field([paper.paper], [paper]).issues[0]


@pytest.mark.parametrize(
    "last",
    [
        "Faint cracks in thin keels remain very difficult to hear.",
        "Further study of faint cracks in thin keels is needed.",
        "Faint cracks in thin keels are left for future work.",
        "The trials show that all known systems fail to reveal faint cracks in thin keels.",
        "A limitation of this survey is its view of faint cracks in thin keels.",
    ],
)
def test_what_a_paper_leaves_after_its_solution_stays_open(last: str) -> None:
    before = [("issue", "Divers overlook faint cracks in thin keels."), ("solution", "We draw echo maps.")]
    node = _node_of([*before, ("result", last)], "overlook faint cracks in thin keels")
    assert [e.quote for e in node.open] == [last]
    assert node.status == "open"


@pytest.mark.parametrize(
    "last",
    [
        "Echo maps find faint cracks in thin keels.",
        "Echo maps serve as a base for future work on faint cracks in thin keels.",
        "The trials show that echo maps succeed where other ways fail to reveal faint cracks in thin keels.",
    ],
)
def test_a_good_result_leaves_nothing_open(last: str) -> None:
    before = [("issue", "Divers overlook faint cracks in thin keels."), ("solution", "We draw echo maps.")]
    node = _node_of([*before, ("result", last)], "overlook faint cracks in thin keels")
    assert node.open == () and node.status == "addressed"


def test_what_remains_is_not_what_was_solved() -> None:
    last = "We draw echo maps, yet hearing faint cracks remains difficult."
    node = _node_of([("solution", "We draw echo maps."), ("result", last)], "hearing faint cracks remains difficult")
    assert node.solutions == () and node.status == "open"


@pytest.mark.parametrize("how", ["To handle the", "The lamp widens the view, avoiding", "Divers thus reduce the"])
def test_what_a_sentence_says_to_be_met_is_not_open(how: str) -> None:
    text = f"{how} murk of the harbour, we use lamps."
    paper = write("a", "Docks", [("method", text)], issues=[("murk of the harbour", "noise-and-artefacts")])
    sure = replace(paper, issues=tuple(replace(i, score=1.0) for i in paper.issues))
    node = build_field([sure.paper], [sure]).issues[0]
    assert node.solutions == () and node.status == "addressed"


def test_a_solution_is_put_against_what_its_own_sentence_names() -> None:
    said = [
        ("issue", "Divers overlook cracks in thin keels."),
        ("solution", "We draw echo maps."),
        ("method", "To tame the lack of light, we add lamps."),
    ]
    paper = write(
        "a",
        "Echo maps",
        said,
        issues=[("overlook cracks in thin keels", None), ("lack of light", None)],
        solutions=[("echo maps", (0, 1)), ("lamps", (0, 1))],
    )
    found = {n.label: [s.label for s in n.solutions] for n in build_field([paper.paper], [paper]).issues}
    assert found == {"Neglect of cracks in thin keels": ["Echo maps"], "Lack of light": ["Lamps"]}


@pytest.mark.parametrize(
    ("sentence", "phrase", "label"),
    [
        (
            "Divers dive without really hearing the keel.",
            "without really hearing the keel",
            "Lack of really hearing the keel",
        ),
        ("They cannot be used in a dry dock.", "cannot be used in a dry dock", "Inability to be used in a dry dock"),
        (
            "They are not applicable to wooden hulls.",
            "not applicable to wooden hulls",
            "Lack of applicability to wooden hulls",
        ),
        (
            "It is asked whether a lamp could have heard the keel.",
            "whether a lamp could have heard the keel",
            "Open question whether a lamp could have heard the keel",
        ),
        (
            "Hence it is mandatory to dry the hull of each boat.",
            "mandatory to dry the hull of each boat",
            "Need to dry the hull of each boat",
        ),
        ("Divers pay more heed to the keel.", "pay more heed to the keel", "Paying more heed to the keel"),
        ("Soot can harm the depth of a view.", "harm the depth of a view", "Harm to the depth of a view"),
        (
            "In ports it is cumbersome to hear the keel of a ferry.",
            "cumbersome to hear the keel of a ferry",
            "Difficulty of hearing the keel of a ferry",
        ),
        (
            "They face frequent mast changes caused by wind.",
            "frequent mast changes caused by wind",
            "Frequent mast changes caused by wind",
        ),
        (
            "Rust can only be heard within calm ports.",
            "can only be heard within calm ports",
            "Restriction to being heard within calm ports",
        ),
        (
            "They can only hear rust in a fixed place.",
            "can only hear rust in a fixed place",
            "Restriction to hearing rust in a fixed place",
        ),
        ("This rust is rarely found in books.", "rarely found in books", "Rust rarely found in books"),
        (
            "Handling the murk of ports is a challenge.",
            "Handling the murk of ports",
            "Difficulty of handling the murk of ports",
        ),
        # Of two things that cannot be done the second is no trouble by its name.
        (
            "All sonars are incapable of hearing the rust and the nature of old masts.",
            "nature of old masts",
            "Failure in hearing the nature of old masts",
        ),
        (
            "They are not made to hear cracks that divers can see.",
            "not made to hear cracks that divers can see",
            "Not made to hear cracks that divers can see",
        ),
        ("The mast merely hears a faint hull.", "merely hears a faint hull", "Restriction to hearing a faint hull"),
        ("Most divers only used a dim lamp.", "only used a dim lamp", "Restriction to a dim lamp"),
        (
            "It is indeed not trivial to hear masts in fog.",
            "not trivial to hear masts in fog",
            "Difficulty of hearing masts in fog",
        ),
        (
            "Hearing rust in old masts is a challenging endeavor.",
            "Hearing rust in old masts",
            "Difficulty of hearing rust in old masts",
        ),
        (
            "How to hear rust in old masts is still a challenging task.",
            "How to hear rust in old masts is still a challenging task",
            "Difficulty of hearing rust in old masts",
        ),
        (
            "One great challenge in these dives is to hear the rust of masts.",
            "hear the rust of masts",
            "Difficulty of hearing the rust of masts",
        ),
        (
            "There have not been any sonars that hear masts.",
            "not been any sonars that hear masts",
            "Lack of sonars that hear masts",
        ),
        ("A lamp keeps murky echoes from being heard.", "murky echoes from being heard", "Murky echoes"),
        ("Fog limits the depth of a dive.", "limits the depth of a dive", "Limited depth of a dive"),
        (
            "Hearing such rust in old masts is one of the great challenges.",
            "Hearing such rust in old masts",
            "Difficulty of hearing rust in old masts",
        ),
        (
            "Divers either simply concatenate the echoes of a keel or rest.",
            "simply concatenate the echoes of a keel",
            "Simply concatenating the echoes of a keel",
        ),
        ("Fog limits the use of lamps.", "limits the use of lamps", "Obstacle to the use of lamps"),
        ("The masts are hard to fully hear.", "masts are hard to fully hear", "Difficulty of fully hearing masts"),
        (
            "This renders difficult the choice of a good lamp.",
            "difficult the choice of a good lamp",
            "Difficulty of the choice of a good lamp",
        ),
        # What is lacking, alone or joined to what is.
        ("Their lamps lack adaptive beam steering.", "adaptive beam steering", "Lack of adaptive beam steering"),
        ("They lack bright lamps and wide beam steering.", "wide beam steering", "Lack of wide beam steering"),
        ("They lack bright lamps and drop loose anchors.", "loose anchors", "Loose anchors"),
        (
            "Old hulls differ, nor are all masts of one height.",
            "all masts of one height",
            "Lack of masts of one height",
        ),
    ],
)
def test_predicates_that_were_left_become_noun_phrases(sentence: str, phrase: str, label: str) -> None:
    paper = write("a", "Docks", [("issue", sentence)], issues=[(phrase, None)])
    assert issue_label(paper, paper.issues[0]) == label


@pytest.mark.parametrize(
    ("sentence", "phrase", "kept"),
    [
        ("The lamp does not need any murky interference.", "murky interference", False),
        ("Masts are heard without the need for costly divers.", "costly divers", False),
        ("Surveys need costly divers.", "costly divers", True),
        ("The lamp has wide beams and low latency.", "wide beams and low latency", False),
        ("The lamp has low cost and a blurred beam.", "low cost and a blurred beam", True),
        ("The dive is effortless for all.", "effortless for all", False),
        ("The lamp is bright and its cost is lower.", "cost is lower", False),
    ],
)
def test_what_is_not_needed_is_no_problem(sentence: str, phrase: str, kept: bool) -> None:
    paper = write("a", "Docks", [("result", sentence)], issues=[(phrase, None)])
    assert states_problem(paper, replace(paper.issues[0], score=0.5)) is kept


@pytest.mark.parametrize(
    ("role", "sentence", "phrase", "kept"),
    [
        ("background", "Sonar has excellent success in being able to read unseen hulls.", "read unseen hulls", False),
        ("issue", "Divers often fail to read unseen hulls.", "read unseen hulls", True),
        ("solution", "Our felt hides a keel while minimizing errors on docked ships.", "errors on docked ships", False),
        ("issue", "Felt is laid while minimizing errors on docked ships.", "errors on docked ships", True),
        ("issue", "Felt enables reading of hulls in the absence of light, but tears.", "absence of light", False),
        ("issue", "Felt enables reading, but fails in the absence of light.", "absence of light", True),
        ("issue", "Old felt only focuses on the gap between hulls.", "gap between hulls", False),
        ("method", "It works by muting swell noise and enhancing hull echoes.", "swell noise and enhancing hull echoes",
         False),
    ],
)  # fmt: skip
def test_what_is_praised_or_kept_small_is_no_problem(role: str, sentence: str, phrase: str, kept: bool) -> None:
    paper = write("a", "Docks", [(role, sentence)], issues=[(phrase, None)])
    assert states_problem(paper, replace(paper.issues[0], score=0.7)) is kept


def test_what_one_paper_tells_twice_is_one_issue() -> None:
    said = (
        "There is a discrepancy between sonar charts and keel depth. A mismatch between the maps and keel depth stays."
    )
    first, second = "discrepancy between sonar charts and keel depth", "mismatch between the maps and keel depth"
    twice = write(
        "a", "Docks", [("issue", said)], issues=[(first, "unstable-training"), (second, "misleading-metrics")]
    )
    (node,) = [n for n in build_field([twice.paper], [twice]).issues if not n.narrower]
    assert [e.quote for e in node.evidence] == [first, second]


@pytest.mark.parametrize(
    ("role", "sentence", "phrase", "kept"),
    [
        ("issue", "How can we read keels and hulls alike?", "read keels and hulls alike", False),
        ("issue", "We ask if the gap between two docks is closed.", "gap between two docks is closed", False),
        ("background", "Reading hulls is a fundamental problem.", "Reading hulls is a fundamental problem", False),
        ("background", "Sonar is the only tool capable of reading.", "the only tool capable of reading", False),
        ("result", "Swell and murk can be handled by our felt.", "Swell and murk", False),
        ("issue", "Swell and murk can be handled only at night.", "Swell and murk", True),
        ("background", "It reads hulls without the expense of divers.", "expense of divers", False),
        ("background", "Reading hulls without relying on divers is a challenging task.", "relying on divers", True),
        ("method", "We avoid the need of divers.", "need of divers", False),
        ("background", "Keel reading is critical for trade.", "Keel reading", False),
        ("issue", "The gap between the docks has been narrowing.", "gap between the docks", False),
        ("background", "So it does not interfere with divers.", "does not interfere with divers", False),
        ("solution", "We steer in the absence of a murk model.", "absence of a murk model", False),
    ],
)  # fmt: skip
def test_what_is_asked_praised_or_dealt_with_is_no_problem(role: str, sentence: str, phrase: str, kept: bool) -> None:
    paper = write("a", "Docks", [(role, sentence)], issues=[(phrase, None)])
    assert states_problem(paper, replace(paper.issues[0], score=0.7)) is kept


@pytest.mark.parametrize(
    ("sentence", "phrase", "name"),
    [
        ("Such lamps are very slow to test a hull.", "very slow to test a hull",
         "Slowness in testing a hull"),
        ("It is too slow for use at sea.", "too slow for use at sea", "Too slow for use at sea"),
        ("It is often costly to test a hull of oak.", "costly to test a hull of oak", "Cost of testing a hull of oak"),
        ("Many keels are excluded from the great surveys.", "excluded from the great surveys",
         "Exclusion from the great surveys"),
    ],
)  # fmt: skip
def test_what_is_slow_dear_or_left_out_is_named_by_it(sentence: str, phrase: str, name: str) -> None:
    paper = write("a", "Docks", [("issue", sentence)], issues=[(phrase, None)])
    assert issue_label(paper, paper.issues[0]) == name


def test_the_next_sentence_gives_a_reason() -> None:
    said = [("issue", "Lamps do badly in old docks."), ("issue", "This is mainly because harbour water is murky.")]
    paper = write("a", "Docks", said, issues=[("do badly in old docks", None)])
    (cause,) = find_causes(paper, paper.issues[0])
    assert cause.evidence.quote == "harbour water is murky"


@pytest.mark.parametrize(
    ("said", "phrases", "many"),
    [
        ("It requires a large number of labelled charts, which may be scarce in old docks.",
         [("requires a large number of labelled charts", None), ("scarce in old docks", None)], 1),
        ("Reading old keels is a challenging problem. Reading old keels fails by night.",
         [("Reading old keels is a challenging problem", None), ("Reading old keels fails by night", None)], 2),
        ("A severe rust bias hurts. They over-rely on the rust biases of old charts.",
         [("severe rust bias", None), ("over-rely on the rust biases of old charts", None)], 1),
    ],
)  # fmt: skip
def test_a_want_told_with_its_reason_is_one_and_a_bare_difficulty_is_another(
    said: str, phrases: list[tuple[str, str | None]], many: int
) -> None:
    paper = write("a", "Docks", [("issue", said)], issues=phrases)
    paper = replace(paper, issues=tuple(replace(i, score=0.9) for i in paper.issues))
    assert len([n for n in build_field([paper.paper], [paper]).issues if not n.narrower]) == many


@pytest.mark.parametrize(
    ("step", "kept"), [("We select dry ropes.", False), ("We weigh dry ropes.", True), ("Sailors select ropes.", True)]
)
def test_what_a_step_of_the_work_brings_about_is_not_raised(step: str, kept: bool) -> None:
    said = "We mend the skewed ranks caused by rope selection."
    paper = write("a", "Docks", [("method", step), ("method", said)], issues=[("skewed ranks", None)])
    assert states_problem(paper, replace(paper.issues[0], type="class-imbalance", score=0.7)) is kept


def test_like_words_that_complain_of_other_things_are_two_issues() -> None:
    def papers(first: str, second: str) -> int:
        said = [("a", "Docks", first), ("b", "Masts", second)]
        told = [write(n, title, [("issue", f"Yet {text}.")], issues=[(text, None)]) for n, title, text in said]
        return len([node for node in build_field([x.paper for x in told], told).issues if not node.narrower])

    assert papers("gulls cannot read wet charts", "wet charts fail gulls") == 1
    assert papers("overly long wet charts of gulls", "relying solely on wet charts of gulls") == 2
