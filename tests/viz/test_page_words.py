"""The grammar of the sentences, the words for claims, and text on its way out."""

from __future__ import annotations

import doctest
import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.english.grammar import a, count, listed, mostly_since, sentence, share, told_when
from kg.pages.fared import how_it_fared
from kg.records import Evidence, GraphClaim
from ontologies.vocabulary import Direction
from viz.links import safe_link
from viz.text import clean_text, shorten, text_width, wrap_text

MODULES = (
    "kg.english.grammar",
    "kg.pages.fared",
    "kg.pages.wording",
    "kg.pages.addresses",
    "kg.english.alike",
    "kg.pages.parts.sidebyside",
    "viz.charts",
    "viz.text",
    "viz.links",
    "viz.svg",
    "viz.render",
    "viz.layout",
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def claim(sentence: str = "x", **slots: object) -> GraphClaim:
    quote = Evidence(paper="p", start=0, end=1, quote=sentence, rule="claim", score=1.0)
    given_: dict[str, object] = {
        "id": "c", "paper": "p", "subject": "WaxTiny", "metric": None, "value": None, "delta": None, "dataset": None,
        "baseline": None, "direction": Direction.ABSOLUTE, "hedged": False, "negated": False, "evidence": quote,
    }  # fmt: skip
    return GraphClaim(**{**given_, **slots})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"metric": "F1", "value": "0.71", "dataset": "HiveSound-12"}, "reports an F1 of 0.71 on HiveSound-12"),
        (
            {"metric": "F1", "value": "0.71", "baseline": "an SVM", "direction": Direction.BETTER},
            "reports an F1 of 0.71, better than an SVM",
        ),
        (
            {
                "sentence": "WaxTiny improves on training from scratch by 6.2 points AUC.",
                "metric": "AUC",
                "delta": "6.2 points",
                "baseline": "training from scratch",
                "direction": Direction.BETTER,
            },
            "reports an improvement of 6.2 points in AUC over training from scratch",
        ),
        ({"metric": "energy", "delta": "60 times less", "direction": Direction.BETTER}, "reports 60 times less energy"),
        (
            {
                "metric": "memory",
                "delta": "less",
                "baseline": "BuzzMAE",
                "direction": Direction.BETTER,
            },
            "reports less memory than BuzzMAE",
        ),
        ({"metric": "0.585 mAP", "value": "0.585", "metric_entity": "entity/metric/map"}, "reports 0.585 mAP"),
        ({"baseline": "BuzzMAE", "direction": Direction.EQUAL, "metric": "F1"}, "is on a par with BuzzMAE in F1"),
        (
            {"baseline": "BuzzMAE", "direction": Direction.BETTER, "hedged": True, "metric": "queen recall"},
            "may do better than BuzzMAE in queen recall",
        ),
        (
            {
                "sentence": "WaxTiny does not improve F1 over BuzzMAE.",
                "baseline": "BuzzMAE",
                "direction": Direction.BETTER,
                "negated": True,
                "metric": "F1",
            },
            "does not do better than BuzzMAE in F1",
        ),
        (
            {
                "sentence": "The place of WaxTiny is not fixed, it moves with F1 and BuzzMAE.",
                "baseline": "BuzzMAE",
                "direction": Direction.BETTER,
                "negated": True,
                "metric": "F1",
            },
            None,
        ),
        (
            {
                "sentence": "WaxTiny reaches expert level, with an F1 exceeding 0.71.",
                "metric": "F1",
                "value": "0.71",
            },
            "reports an F1 of more than 0.71",
        ),
        (
            {
                "sentence": "WaxTiny outperforms BuzzMAE across kinds of microphones.",
                "metric": "kinds of microphones",
                "baseline": "BuzzMAE",
                "direction": Direction.BETTER,
            },
            "does better than BuzzMAE across kinds of microphones",
        ),
        (
            {
                "sentence": "WaxTiny performs on par with BuzzMAE on two hives.",
                "metric": "performs on par",
                "baseline": "BuzzMAE",
                "dataset": "two hives",
                "direction": Direction.EQUAL,
            },
            None,
        ),
        ({"metric": "F1", "value": "0.7", "negated": True}, None),
        ({"delta": "3%", "metric": "F1"}, None),
        ({"direction": Direction.BETTER}, None),
    ],
)
def test_a_claim_is_told_as_far_as_its_slots_go(slots: dict[str, object], words: str | None) -> None:
    assert how_it_fared(claim(**slots)) == words  # type: ignore[arg-type]


def test_a_figure_that_stands_as_a_value_is_no_improvement() -> None:
    told = how_it_fared(
        claim(
            "WaxTiny outperforms earlier hive models, with an AUC of 0.93 on HiveSound-12.",
            metric="AUC",
            delta="0.93",
            dataset="HiveSound-12",
            direction=Direction.BETTER,
        )
    )
    assert told == "reports an AUC of 0.93 “on HiveSound-12”"


@pytest.mark.parametrize(
    ("sentence", "slots"),
    [
        ("It outperforms all baselines with 10% labelled hives.", {"metric": "labelled hives", "delta": "10%"}),
        ("A range of 2.5% to 11.2% improvement in recall.", {"metric": "recall", "delta": "2.5%"}),
        ("An improvement of 7% in generalize well to hives.", {"metric": "generalize well to hives", "delta": "7%"}),
        ("It is better, as 3.2% F1 shows.", {"metric": "F1", "delta": "3.2%"}),
    ],
)
def test_a_difference_needs_a_measure_and_words_that_say_so(sentence: str, slots: dict[str, object]) -> None:
    assert how_it_fared(claim(sentence, direction=Direction.BETTER, **slots)) is None


def test_a_reduction_is_told_as_one() -> None:
    slots = {"metric": "counting error", "delta": "15 points", "direction": Direction.BETTER}
    told = how_it_fared(claim("It brings a reduction of 15 points in counting error.", **slots))
    assert told == "reports a reduction of 15 points in counting error"
    slots = {"metric": "memory reduction", "delta": "50%", "direction": Direction.BETTER}
    told = how_it_fared(claim("It trains with 50% memory reduction.", **slots))
    assert told == "reports a memory reduction of 50%"


@pytest.mark.parametrize(
    "slots",
    [
        {"metric": "performance", "value": "5-10%"},
        {"metric": "F1", "value": "5-10%"},
        {"metric": "F1", "value": "± 0.02"},
        {"metric": "useful information", "value": "97%"},
        {"metric": "training time", "value": "48%"},
        {"metric": "Dice", "value": "1000 epochs"},
        {"metric": "Dice", "value": r"1.5$\sim$3.0"},
        {"metric": "predictive performance", "value": "7.4%", "metric_entity": "entity/metric/performance"},
    ],
)
def test_no_value_without_a_measure_and_a_number(slots: dict[str, object]) -> None:
    assert how_it_fared(claim(**slots)) is None  # type: ignore[arg-type]


def test_without_a_figure_a_baseline_and_a_metric_are_needed() -> None:
    better = {"baseline": "BuzzMAE", "direction": Direction.BETTER}
    assert how_it_fared(claim(**better)) is None
    assert how_it_fared(claim(metric="robust", **better)) is None
    assert how_it_fared(claim(metric="HiveSound-12", dataset="HiveSound-12", **better)) is None


def test_a_hedge_is_never_lost() -> None:
    for slots in ({"value": "1"}, {"delta": "1%", "direction": Direction.BETTER}):
        told = how_it_fared(claim("A gain of 1% in F1.", metric="F1", hedged=True, **slots))
        assert told is not None
        assert "cautiously" in told


@given(st.lists(st.integers(1900, 2100), max_size=30))
def test_most_since_holds(years: list[int]) -> None:
    found = mostly_since(years)
    if found:
        year, many = found
        assert many == sum(y >= year for y in years)
        assert 2 * many > len(years)


@given(st.integers(1, 400), st.data())
def test_a_share_never_says_too_much(total: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, total))
    word = share(n, total)
    floor = {
        "none": 0,
        "some": 0,
        "half": 1 / 2,
        "more than half": 1 / 2,
        "most": 2 / 3,
        "nearly all": 0.9,
        "all": 1,
        "both": 1,
    }
    assert n / total >= floor[word]


@given(st.integers(1, 9), st.lists(st.integers(2000, 2030), max_size=9))
def test_a_clause_of_years_never_counts_undated_papers(extra: int, years: list[int]) -> None:
    told = told_when(len(years) + extra, years)
    assert "all in" not in told
    assert "both in" not in told


@given(st.text(max_size=300))
def test_clean_text_is_stable_and_holds_no_control(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert all(c.isprintable() or c in "\u00a0\u3000" or c.isspace() or ord(c) > 0x7F for c in cleaned)
    assert "\x00" not in cleaned
    cleaned.encode("utf-8")


@given(st.text(max_size=400), st.integers(2, 80))
def test_shortened_text_keeps_to_its_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit


@given(st.text(max_size=200), st.floats(8, 30), st.floats(40, 400), st.integers(1, 6), st.booleans())
def test_wrapped_lines_fit(text: str, size: float, width: float, lines: int, bold: bool) -> None:
    rows = wrap_text(text, size, width, lines=lines, bold=bold)
    assert len(rows) <= lines
    for row in rows:
        assert text_width(row, size, bold=bold) <= width or len(row) <= 2


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:x", " java\tscript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
     "//example.org", "http://", "https:\\\\example.org", "\x01javascript:x", "ftp://example.org/", "", "blob:x"],
)  # fmt: skip
def test_links_that_must_not_be(address: str) -> None:
    assert safe_link(address) is None


@pytest.mark.parametrize("address", ["https://example.org/a?b=c&d=e#f", "http://example.org", "mailto:a@example.org"])
def test_links_that_may_be(address: str) -> None:
    assert safe_link(address) == address


@given(st.text(max_size=80))
def test_no_text_makes_a_link_that_runs(text: str) -> None:
    for address in (text, f"https://example.org/{text}", f"java{text}script:x"):
        made = safe_link(address)
        assert made is None or made.lower().startswith(("http:", "https:", "mailto:"))


def test_small_words() -> None:
    assert count(0, "paper") == "no papers"
    assert listed(["a", "b", "c"], "or") == "a, b or c"
    assert sentence("k-means wins") == "K-means wins."
    assert sentence("it asks “why?”") == "It asks “why?”"
    assert a("mAP") == "a mAP" or a("mAP") == "an mAP"
