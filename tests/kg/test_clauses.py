"""Clauses become noun phrases; what is none stays alone."""

from __future__ import annotations

import pytest

from kg.clauses import as_noun_phrase, fragment_noun, split_clause

_TURNED = {
    "most divers often struggle to read the hull": "difficulty of divers in reading the hull",
    "existing methods fail to read rust": "failure to read rust",
    "echo matching fails to find the keel": "failure of echo matching to find the keel",
    "reading hulls by ear remains a challenging task": "difficulty of reading hulls by ear",
    "rust is difficult to tell from mud": "difficulty of telling rust from mud",
    "no lamps exist for wooden hulls": "lack of lamps for wooden hulls",
    "old masts are expensive to obtain": "cost of obtaining old masts",
    "hearing old masts is rather cost-demanding": "cost of hearing old masts",
    "the inspection of old hulls is not always feasible": "infeasibility of inspection of old hulls",
    "the depth of the rust has not been measured": "depth of the rust not measured",
    "the survey of the keel relies heavily on divers": "reliance of survey of the keel on divers",
    "the lack of divers limits the survey of hulls": "lack of divers",
    "murky harbours limit the reach of lamps": "",
    "the clamour of harbours limits the reach of lamps": "limited reach of lamps",
    "echoes of the keel are prone to noise": "proneness of echoes of the keel to noise",
    "the mud on the keel is often overlooked": "neglect of mud on the keel",
    "large surveys can no longer cope": "inability of large surveys to cope",
    "no keel can be seen in mud": "lack of keel that can be seen in mud",
    "lamps for hulls become unreliable": "unreliable lamps for hulls",
    "most studies have found a lack of divers": "lack of divers",
    "public hull surveys are too few and too small": "public hull surveys too few and too small",
    "repeated ribs cause real difficulty": "repeated ribs",
    "ways such as sonar mainly focus on steel": "focus of ways such as sonar on steel",
    "none of the surveys leverage the echo": "lack of surveys that leverage the echo",
    "none of them estimates the age of rust": "failure to estimate the age of rust",
    "all these methods only consider steel hulls": "restriction to steel hulls",
    "the echo survey only uses steel hulls": "restriction of echo survey to steel hulls",
    "a public record of wooden hulls does not exist": "lack of public record of wooden hulls",
    "most surveys do not have enough divers": "lack of divers in surveys",
    "a valid question is how rust and mud meet in a keel": "open question how rust and mud meet in a keel",
    "the keel is rarely seen in winter": "keel rarely seen in winter",
    "a survey of old masts is needed": "need for survey of old masts",
    "the diver needs to be told of the tide": "need for diver to be told of the tide",
    "hearing rust in masts is still in its infancy": "infancy of hearing rust in masts",
    "slowly hearing each mast is unrealistic": "infeasibility of slowly hearing each mast",
    "the ability to hear rust is one of the main challenges": "difficulty of hearing rust",
    "hearing such rust is one of the fundamental challenges": "difficulty of hearing rust",
    "depth and light are difficult to be met at once": "difficulty of depth and light being met at once",
    "wet lamps still have several drawbacks": "drawbacks of wet lamps",
}


@pytest.mark.parametrize(("clause", "name"), [(c, n) for c, n in _TURNED.items() if n])
def test_a_clause_becomes_the_noun_phrase_that_says_the_same(clause: str, name: str) -> None:
    assert as_noun_phrase(clause) == name


@pytest.mark.parametrize("name", [n for n in _TURNED.values() if n])
def test_what_came_out_is_no_clause(name: str) -> None:
    assert split_clause(name) is None


@pytest.mark.parametrize(
    "phrase",
    [
        "rusty keels",
        "mud that hides the keel",
        "thresholds which a diver must choose before any hull can be read",
        "failure to fully read the hull",
        "limits of lamps in mud",
        "slow survey of hulls",
    ],
)
def test_a_noun_phrase_is_no_clause(phrase: str) -> None:
    assert split_clause(phrase) is None
    assert as_noun_phrase(phrase) == ""


@pytest.mark.parametrize(
    ("predicate", "name"),
    [
        ("impairing the sight of divers", "impaired sight of divers"),
        ("preventing further dives", "obstacle to further dives"),
        ("uses narrow lamps", "use of narrow lamps"),
        ("exclusively focuses on steel hulls", "focus on steel hulls"),
        ("plays no role in the survey", "no role in the survey"),
        ("demanding dives in mud", ""),
        ("limits of lamps", ""),
        ("visually impaired divers", ""),
    ],
)
def test_a_predicate_without_a_subject(predicate: str, name: str) -> None:
    assert fragment_noun(predicate) == name
