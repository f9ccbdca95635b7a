"""In which sense the words of a type are meant, and which type a phrase plainly carries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kg_samples import write

from kg.complaints import states_problem
from kg.issue_kinds import part_unsure
from kg.type_senses import carried_type, has_other_sense


@pytest.mark.parametrize(
    ("phrase", "sentence", "slug", "other"),
    [
        ("large amounts of unmarked charts", "Boats give large amounts of unmarked charts.", "data-scarcity", True),
        ("requires large amounts of charts", "It requires large amounts of charts.", "data-scarcity", False),
        ("limiting their use to a few bays", "Sonars drift, limiting their use to a few bays.", "narrow-models", True),
        ("limited to a few bays", "Sonars are limited to a few bays.", "narrow-models", False),
        ("neglect the swell", "Sellers often like speed and neglect the swell.", "ignored-domain-structure", True),
        ("neglect the swell", "Models of sailors neglect the swell.", "ignored-domain-structure", False),
        ("computational challenges of choosing a course", "", "hard-control", True),
        ("challenges of controlling a rudder from camera images", "", "hard-control", False),
        ("use of charts is involved", "Then the use of charts is involved.", "data-scarcity", True),
        ("few charts are released", "Few charts are released.", "data-scarcity", False),
        ("busy harbours where charts are scarce", "", "data-scarcity", False),
        ("naval applications when charts are scarce", "", "data-scarcity", True),
        ("logs of crews are often sensitive", "", "sensitivity-to-settings", True),
        ("sensitive to the choice of rope", "", "sensitivity-to-settings", False),
        ("high sensitivity of anchors to tuning", "", "sensitivity-to-settings", False),
        ("random noise", "Privacy is had by adding random noise to logs.", "noise-and-artefacts", True),
        ("random noise", "Waves bring random noise into logs.", "noise-and-artefacts", False),
        ("added noise of pumps", "Pumps add much noise to the signals.", "noise-and-artefacts", False),
        ("noisy channel", "Under local differential privacy logs pass a noisy channel.", "noise-and-artefacts", True),
        ("heterogeneity of computing speeds", "", "computational-cost", True),
        ("differences in the cost of computing speeds", "", "computational-cost", False),
        ("large savings in computation", "", "computational-cost", True),
        ("masts are tall", "", "black-box", False),
        ("absence of charts of past classes", "", "data-scarcity", True),
        ("hard to infer the course directly from data", "", "data-scarcity", True),
        ("hard to infer the course from the little data at hand", "", "data-scarcity", False),
        ("nautically insufficient data", "", "data-scarcity", True),
        ("insufficient data", "", "data-scarcity", False),
        ("great complexity for crews", "", "computational-cost", True),
        ("great time complexity", "", "computational-cost", False),
        ("tight bound of the drift is cubic", "The tight bound of the drift is cubic.", "missing-theory", True),
        ("bounds of the drift", "For knots, the bounds of the drift are unknown.", "missing-theory", False),
        ("modeling the behavior of ropes is hard", "", "hard-control", False),
        ("modeling human behavior is hard", "", "hard-control", True),
        ("gap between drawings and photos of masts", "", "domain-shift", True),
        ("gap", "We close the gap between rough drawings and old photos.", "domain-shift", True),
        ("gap between old photos and new photos of masts", "", "domain-shift", False),
        ("only take a fraction of the masts into account", "", "ignored-domain-structure", True),
        ("do not take the shape of masts into account", "", "ignored-domain-structure", False),
    ],
)
def test_words_of_a_type_may_mean_another_thing(phrase: str, sentence: str, slug: str, other: bool) -> None:
    assert has_other_sense(phrase, sentence or f"{phrase}.", slug) is other


@pytest.mark.parametrize(
    ("phrase", "paper", "slug"),
    [
        ("logs of boats are far from IID", "Federated sailing.", "heterogeneous-clients"),
        ("logs of boats are far from IID", "Sailing in one harbour.", None),
        ("heterogeneity of the log distributions", "Each client keeps its logs.", "heterogeneous-clients"),
        ("heterogeneity of sailing speeds", "Each client keeps its logs.", None),
        ("cameras invading the privacy of crews", "Privacy at sea.", "attacks-and-privacy"),
        ("crew records are often sensitive", "Privacy at sea.", "attacks-and-privacy"),
        ("ropes are sensitive to salt", "Privacy at sea.", None),
        ("not willing to share their logs", "Private logs.", "attacks-and-privacy"),
        ("computational complexity of reading knots", "", "computational-cost"),
        ("low computational cost of knots", "", None),
        ("whether knots gain in computational complexity", "", None),
        ("cold-start problem of new users", "", "data-scarcity"),
        ("cold start of the engine", "", None),
        ("sparsity of ratings", "", "data-scarcity"),
        ("sparsity of activations", "", None),
        ("feedback can be misleading", "", None),
        ("feedback is often noisy", "", "noise-and-artefacts"),
        ("rest on unrealistic assumptions about tides", "", "unrealistic-assumptions"),
        ("rely on hand-crafted knots", "", "manual-workload"),
        ("assumption does not hold at sea", "", "unrealistic-assumptions"),
        ("none of these ropes is communication-efficient", "", "communication-cost"),
        ("none of the communication-efficient ropes is safe", "", None),
        ("large amount of noise from pumps", "", "noise-and-artefacts"),
        ("strong label skew", "", "class-imbalance"),
        ("do not have enough annotations", "", "label-scarcity"),
        ("cannot explain their decisions to sailors", "", "black-box"),
        ("cannot explain the tides", "", None),
        ("may overfit to known harbours", "", "unstable-training"),
        ("challenge to read masts in real time", "", "real-time-limits"),
        ("insufficient integration between sonar and sight", "", "modality-gap"),
        ("prone to small perturbations of the compass", "Attacks on compasses.", "attacks-and-privacy"),
        ("prone to small perturbations of the compass", "Compasses in storms.", None),
        ("ropes are not effective for misleading gulls", "Attacks on gulls.", None),
        ("charts of facts are incomplete", "", "outdated-knowledge"),
        ("crates are incomplete", "", None),
        ("forgetting of past harbours", "", "forgetting"),
        ("skill at old tasks drops after a storm", "", "forgetting"),
        ("crews are less prone to forgetting of past harbours", "", None),
        ("sailing is time-consuming", "", None),
        ("time-consuming retraining of gulls", "", None),
        ("time-consuming knot optimization", "", "computational-cost"),
        ("unable to efficiently process long logs", "", "computational-cost"),
        ("overlook the hierarchy of the crew", "", "ignored-domain-structure"),
        ("relationships between masts are largely neglected", "", "ignored-domain-structure"),
        ("make use of the hierarchy of the crew", "", None),
        ("fail to capture long-range relationships", "", None),
        ("difficult to interpret the predictions of gulls", "", "black-box"),
        ("mending is labor-intensive", "", "manual-workload"),
        ("focus solely on calm seas", "", "narrow-models"),
        ("confined to ropes of a few domains", "", "narrow-models"),
        ("focus on calm seas", "", None),
        ("costly for large fleets", "", "computational-cost"),
    ],
)
def test_a_phrase_carries_a_type_in_its_own_words(phrase: str, paper: str, slug: str | None) -> None:
    assert carried_type(phrase, f"{phrase}.", paper) == slug


def test_what_carries_a_type_is_counted_under_it_and_what_means_another_thing_is_not() -> None:
    said = "In federated sailing the logs of clients are far from IID. Privacy is had by adding random noise."
    first, second = said.split(". ")
    paper = write(
        "a",
        "Federated sailing",
        [("issue", f"{first}."), ("issue", second)],
        issues=[("logs of clients are far from IID", "black-box"), ("random noise", "noise-and-artefacts")],
    )
    paper = replace(paper, issues=tuple(replace(i, score=0.9) for i in paper.issues))
    (told,), _ = part_unsure([paper], lambda phrase, sentence, slug: 0.9 if slug == "noise-and-artefacts" else 0.1)
    assert [i.type for i in told.issues] == ["heterogeneous-clients", None]


@pytest.mark.parametrize(
    ("role", "sentence", "phrase", "stated"),
    [
        ("issue", "Boats give large amounts of unlabelled charts.", "large amounts of unlabelled charts", False),
        ("issue", "It requires large amounts of unlabelled charts.", "large amounts of unlabelled charts", True),
        ("issue", "Logs are kept ashore due to privacy concerns.", "privacy concerns", False),
        ("issue", "Sailors raise privacy concerns.", "privacy concerns", True),
        ("background", "Fleets share the load, reducing the cost of one boat.", "cost of one boat", False),
        ("background", "Fleets share the high cost of one boat.", "high cost of one boat", True),
        ("solution", "Our rope makes use of the heterogeneity of clients.", "heterogeneity of clients", False),
        ("solution", "Our rope removes the heterogeneity of clients.", "heterogeneity of clients", True),
        ("method", "The gauge KR measures the bias of old compasses.", "bias of old compasses", False),
        ("method", "KeelNet introduces a targeted bias into the keel.", "targeted bias into the keel", False),
        ("background", "Sounding is the task of reading unknown seas.", "unknown seas", False),
        ("background", "Sounding is the task of diving, hampered by unknown seas.", "unknown seas", True),
        ("result", "Unlike others, our method does not suffer from slow turns.", "slow turns", False),
        ("result", "The gauge works reliably in the harbour with noisy pumps.", "noisy pumps", False),
        ("method", "We record a dataset that includes noisy pumps.", "noisy pumps", False),
        ("solution", "It bears video faults including brief occlusion of masts.", "brief occlusion of masts", True),
        ("issue", "This introduces a bias into the keel.", "bias into the keel", True),
        (
            "solution",
            "As logs are short (for example, a note may not hold names), we read.",
            "may not hold names",
            False,
        ),
    ],
)
def test_what_is_used_measured_brought_in_or_plenty_is_no_issue(
    role: str, sentence: str, phrase: str, stated: bool
) -> None:
    paper = write("a", "Docks", [(role, sentence)], issues=[(phrase, "")])
    assert states_problem(paper, replace(paper.issues[0], type=None, score=0.9)) is stated


def test_noise_in_what_teaches_is_no_poor_record() -> None:
    said = "Marks and annotations bring a large amount of noise from many hands."
    paper = write("a", "Docks", [("issue", said)], issues=[("large amount of noise from many hands", "black-box")])
    paper = replace(paper, issues=tuple(replace(i, score=0.9) for i in paper.issues))
    (told,), _ = part_unsure([paper], lambda phrase, sentence, slug: 0.1)
    assert told.issues[0].type is None


@pytest.mark.parametrize(
    ("phrase", "sentence", "slug", "other"),
    [
        ("rumours spread fast", "In small towns, rumours spread fast.", "harmful-output", True),
        ("spreads rumours", "The assistant spreads rumours.", "harmful-output", False),
        ("time-consuming", "Such a scan is time-consuming since the sea is wide.", "manual-workload", True),
        ("time-consuming", "Such charts are time-consuming to draw for divers.", "manual-workload", False),
        ("do not use written proof", "They do not use written proof.", "unsupported-statements", True),
        ("hallucinate and do not use proof", "They hallucinate and do not use proof.", "unsupported-statements", False),
        ("wasting a large amount of charts", "Wasting a large amount of charts.", "data-scarcity", True),
        ("limited applicability", "Wide nets are heavy and have limited applicability.", "narrow-models", True),
    ],
)
def test_a_kind_is_told_of_what_it_is_about(phrase: str, sentence: str, slug: str, other: bool) -> None:
    assert has_other_sense(phrase, sentence, slug) is other
