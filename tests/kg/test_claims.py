"""Claims: numbers, units, directions, ties to entities, side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kg_samples import HULLS, T, write

from extract.records import Claim, ClaimScores
from kg.chains import build_chains
from kg.claims import build_claims, compare_claims
from kg.dates import compare_dates
from kg.field import build_field
from kg.metrics import is_higher_better, parse_amount
from kg.records import GraphClaim
from kg.resolve import resolve_entities
from ontologies.vocabulary import ChainKind, Direction


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [
        ("95.83%", 95.83, "%"),
        ("95.83\\%", 95.83, "%"),
        ("2.4 percentage points", 2.4, "points"),
        ("a 30-fold speedup", 30.0, "x"),
        ("1.7x", 1.7, "x"),
        ("0.91 ± 0.02", 0.91, ""),
        ("-3 dB", -3.0, "dB"),
        ("12,500", 12500.0, ""),
        ("1.2 million", 1.2e6, ""),
        ("40 ms", 40.0, "ms"),
    ],
)
def test_numbers_and_units(words: str, number: float, unit: str) -> None:
    amount = parse_amount(words)
    assert amount is not None and amount.number == pytest.approx(number) and amount.unit == unit


@pytest.mark.parametrize("words", ["several", "", "0.4 to 0.9", "99.7% to 99.9%"])
def test_no_number_where_there_is_none_or_two(words: str) -> None:
    assert parse_amount(words) is None


@pytest.mark.parametrize(
    ("metric", "good"),
    [
        ("accuracy", True),
        ("macro F1-score", True),
        ("AUROC", True),
        ("mean absolute error", False),
        ("word error rate (WER)", False),
        ("inference time", False),
        ("Hausdorff distance", False),
        ("label efficiency", True),
        ("memory reduction", True),
        ("BLEU-4", True),
        ("inequality", None),
        ("mAP", True),
        ("error maps", None),  # drawn, not measured
        ("heart rate", None),
        ("age", None),
    ],
)
def test_the_good_direction_is_known_or_left_open(metric: str, good: bool | None) -> None:
    assert is_higher_better(metric) is good


def test_slots_are_tied_to_entities_and_ranked() -> None:
    resolved = resolve_entities(HULLS)
    claims = build_claims(HULLS, resolved.entities, resolved.local)
    by_id = {e.id: e.name for e in resolved.entities}
    first = next(c for c in claims if c.paper == "hull-1")
    assert by_id[first.subject_entity or ""] == "RustNet"
    assert by_id[first.dataset_entity or ""].startswith("KeelBench")
    (table,) = compare_claims(claims, resolved.entities)
    assert table.ranked and table.rows == ("claim/hull-2/1", "claim/hull-1/1")


def test_different_units_are_not_ranked() -> None:
    def paper(name: str, value: str):  # type: ignore[no-untyped-def]
        return write(
            name,
            f"Sonar trial {name}",
            [("result", f"For wreck finding on WreckSet, Ping{name} has an accuracy of {value}.")],
            entities=[
                ("wreck finding", T.TASK, (), False),
                ("WreckSet", T.DATASET, (), False),
                ("accuracy", T.METRIC, (), False),
            ],
            claims=[{"sentence": "0", "metric": "accuracy", "value": value, "dataset": "WreckSet"}],
        )

    found = build_field((), ()).tables
    assert found == ()
    papers = (paper("A", "91%"), paper("B", "0.93"))
    tables = build_field([p.paper for p in papers], papers).tables
    assert [t.ranked for t in tables] == [False] and "units" in tables[0].reason


def test_a_task_of_one_paper_alone_is_not_what_its_figures_are_of() -> None:
    def paper(name: str, task: str):  # type: ignore[no-untyped-def]
        return write(
            name,
            f"Sonar for {task} {name}",
            [("result", f"Ping{name} has an accuracy of 91% on WreckSet.")],
            entities=[
                (task, T.TASK, (), False),
                ("WreckSet", T.DATASET, (), False),
                ("accuracy", T.METRIC, (), False),
            ],
            claims=[{"sentence": "0", "metric": "accuracy", "value": "91%", "dataset": "WreckSet"}],
        )

    def tables(*papers):  # type: ignore[no-untyped-def]
        return build_field([p.paper for p in papers], papers).tables

    (alone,) = tables(paper("A", "rope sharing"), paper("B", "tide guessing"))
    assert alone.task is None and not alone.ranked and "do not say for which task" in alone.reason
    (shared,) = tables(paper("A", "wreck finding"), paper("B", "wreck finding"))
    assert shared.task is not None and shared.ranked
    (mixed,) = tables(paper("A", "wreck finding"), paper("B", "tide guessing"), paper("C", "wreck finding"))[:1]
    assert mixed.ranked and len(mixed.rows) == 2


def test_a_figure_is_tied_to_a_metric_and_a_data_set_that_other_papers_name() -> None:
    def paper(name: str, sentence: str, marked: bool, **slots: str):  # type: ignore[no-untyped-def]
        things = [("WreckSet", T.DATASET, (), False), ("Dice", T.METRIC, (), False)] if marked else []
        claim = {"sentence": "0", "metric": "Dice score", "dataset": "the WreckSet dataset", **slots}
        return write(name, f"Trial {name}", [("result", sentence)], entities=things, claims=[claim])

    papers = (
        paper("a", "On the WreckSet dataset, a Dice score of 0.91, with Dice on WreckSet.", True, value="0.91"),
        paper("b", "On the WreckSet dataset, a Dice score of 0.95.", False, value="0.95"),
        paper("c", "On the WreckSet dataset, 2% more Dice score.", False, delta="2%"),
    )
    resolved = resolve_entities(papers)
    claims = build_claims(papers, resolved.entities, resolved.local)
    assert len({c.metric_entity for c in claims}) == len({c.dataset_entity for c in claims}) == 1
    assert all(c.metric_entity and c.dataset_entity for c in claims)
    (table,) = compare_claims(claims, resolved.entities)
    assert table.rows == ("claim/a/1", "claim/b/1")  # values go before differences
    (table,) = compare_claims([c for c in claims if c.paper != "b"], resolved.entities)
    assert table.rows == ("claim/a/1", "claim/c/1")
    assert not table.ranked and "differences" in table.reason


def test_opposite_claims_are_a_contrast_with_both_quotes() -> None:
    def paper(name: str, date: str, winner: str, loser: str):  # type: ignore[no-untyped-def]
        return write(
            name,
            f"Trial {name}",
            [("result", f"On WreckSet {winner} beats {loser} in accuracy.")],
            date=date,
            entities=[
                (winner, T.METHOD, (), False),
                (loser, T.METHOD, (), False),
                ("WreckSet", T.DATASET, (), False),
                ("accuracy", T.METRIC, (), False),
            ],
            claims=[
                {
                    "sentence": "0",
                    "subject": winner,
                    "baseline": loser,
                    "metric": "accuracy",
                    "dataset": "WreckSet",
                    "direction": "better",
                }
            ],
        )

    papers = (paper("b", "2020", "PingNet", "EchoNet"), paper("a", "2022", "EchoNet", "PingNet"))
    chains = [c for c in build_field([p.paper for p in papers], papers).chains if c.kind is ChainKind.CONTRASTS]
    assert [(c.source, c.target) for c in chains] == [("b", "a")]
    assert {e.paper for e in chains[0].evidence} == {"a", "b"} and "opposite" in chains[0].reason


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [("2020", "2021-03", -1), ("2021-03-02", "2021-03", 0), (None, "2020", 0), ("2022-01", "2021-12-31", 1)],
)
def test_dates_are_compared_as_far_as_both_are_known(one: str | None, other: str | None, order: int) -> None:
    assert compare_dates(one, other) == order


def test_no_chain_of_one_paper() -> None:
    assert build_chains([HULLS[0].paper], HULLS[:1], (), (), (), [[0.0]]) == ()


def test_what_the_reader_is_not_sure_of_is_left_out_of_the_graph() -> None:
    (told,) = graph_claims(CLAIM, {"dataset": 0.7, "direction": 0.4})
    assert (told.subject, told.metric, told.dataset, told.value) == ("HULLS", "accuracy", None, "91%")
    assert told.direction is None and told.evidence.score == 0.9
    assert graph_claims(CLAIM, {"metric": 0.3}) == ()  # a number of nothing


CLAIM: dict[str, str | None] = {"subject": "HULLS", "metric": "accuracy", "value": "91%", "dataset": "MarshSet"}
WORDED: dict[str, str | None] = {"subject": "HULLS", "baseline": "SPARS"}


def graph_claims(
    parts: dict[str, str | None], scores: dict[str, float], text: str = "HULLS reaches 91% accuracy on MarshSet."
) -> tuple[GraphClaim, ...]:
    """The graph's claims from one sentence whose claim was read with these parts, sure but for ``scores``."""
    extraction = write("p1", "HULLS finds boats", [("result", text)])
    slots = {slot: parts.get(slot) for slot in ("subject", "metric", "value", "delta", "dataset", "baseline")}
    sure = dict.fromkeys(("finding", "subject", "metric", "dataset", "baseline", "direction"), 0.9) | scores
    claim = Claim(
        start=len("HULLS finds boats") + 1, end=len(extraction.paper.text),
        direction=Direction(parts.get("direction") or "absolute"), hedged=bool(parts.get("hedged")), negated=False,
        scores=ClaimScores(**sure), **slots,
    )  # fmt: skip
    return build_claims([replace(extraction, claims=(claim,))], (), {})


def test_what_is_no_metric_of_any_paper_and_no_usual_one_is_no_metric() -> None:
    (told,) = graph_claims({**CLAIM, "metric": "moored boats", "value": None, "delta": "3%"}, {})
    assert (told.metric, told.delta) == (None, "3%")
    (told,) = graph_claims({**CLAIM, "metric": "F1 score"}, {})
    assert told.metric == "F1 score" and told.higher_is_better


@pytest.mark.parametrize(
    ("words", "value", "kept"),
    [
        ("HULLS reaches 91% accuracy against 87% of SPARS.", "91%", 1),
        ("HULLS reaches 91% accuracy against 87% of SPARS.", "87%", 0),
        ("HULLS has an accuracy of 0.912 versus 0.871 for SPARS.", "0.871", 0),
        ("HULLS raises the accuracy from 87% to 91%.", "87%", 0),
        ("HULLS raises the accuracy from 87% to 91%.", "91%", 1),
        ("HULLS has accuracies from 87 to 91%.", "87 to 91%", 1),
        ("HULLS reaches 91%, better than the previous best model of 87% in accuracy.", "87%", 0),
        ("HULLS reaches 91% accuracy (compare to 87% of SPARS).", "87%", 0),
        ("HULLS is better than others with an accuracy of 91%.", "91%", 1),
    ],
)
def test_the_figure_that_a_value_is_set_against_is_no_claim_of_its_own(words: str, value: str, kept: int) -> None:
    assert len(graph_claims({**CLAIM, "value": value, "dataset": None}, {}, words)) == kept


@pytest.mark.parametrize("value", ["26×21×16 mm", "26 mm x 21 mm", "26\\times 21"])
def test_how_large_a_thing_is_is_no_score(value: str) -> None:
    words = f"HULLS reaches an accuracy of {value} in fog."
    assert graph_claims({**CLAIM, "value": value, "dataset": None}, {}, words) == ()


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("HULLS reaches 87% accuracy, while the ensemble reaches 91% accuracy.", None),
        ("HULLS needs no map, whereas SPARS with a map reaches 91% accuracy.", None),
        ("HULLS keeps still while reaching an accuracy of 91%.", "HULLS"),
        ("HULLS stays dry while still at 91% accuracy.", "HULLS"),
    ],
)
def test_a_figure_of_a_clause_set_against_another_is_not_of_that_ones_subject(words: str, subject: str | None) -> None:
    (told,) = graph_claims({**CLAIM, "value": "91%", "dataset": None}, {}, words)
    assert told.subject == subject


@pytest.mark.parametrize(
    ("words", "claim", "part"),
    [
        ("In the harbour data, HULLS is at 91% accuracy.", {"subject": "harbour data"}, "subject"),
        ("HULLS needs less light than those further away.", {"baseline": "further away"}, "baseline"),
        ("HULLS sees more of the keel than deep water.", {"baseline": "deep water"}, "baseline"),
        ("HULLS beats SPARS, yet it shows poor recall.", {"metric": "recall", "baseline": "SPARS"}, "metric"),
    ],
)
def test_a_part_that_its_sentence_gainsays_is_left_out(words: str, claim: dict[str, str], part: str) -> None:
    (told,) = graph_claims({**WORDED, **claim}, {"finding": 0.99}, words)
    assert getattr(told, part) is None


def test_a_figure_of_one_of_several_is_not_told_of_them_together() -> None:
    words = "The two methods reach accuracies of 87% and 91% on both harbour datasets, respectively."
    claim = {**CLAIM, "value": "91%", "subject": "two methods", "dataset": "both harbour datasets"}
    (told,) = graph_claims(claim, {}, words)
    assert told.subject is None and told.dataset is None
    (told,) = graph_claims(claim, {}, words.replace(", respectively", ""))
    assert told.subject == "two methods" and told.dataset == "both harbour datasets"


def test_a_property_of_the_method_is_no_finding() -> None:
    assert graph_claims({"subject": "HULLS"}, {"finding": 0.99}, "HULLS does not require a map.") == ()
    assert len(graph_claims({"subject": "HULLS"}, {"finding": 0.99}, "We find that HULLS does not require a map.")) == 1


def test_what_is_best_is_not_told_for_itself() -> None:
    (told,) = graph_claims(WORDED, {}, "HULLS is the best of all, SPARS among them.")
    assert told.direction is None
    (told,) = graph_claims(WORDED, {}, "HULLS finds boats like SPARS.")
    assert told.direction is Direction.ABSOLUTE


def test_a_finding_that_names_little_must_be_surer() -> None:
    words = "HULLS beats SPARS in fog."
    assert len(graph_claims(WORDED, {"finding": 0.92}, words)) == 1
    assert graph_claims(WORDED, {"finding": 0.92, "baseline": 0.5}, words) == ()
    assert len(graph_claims(WORDED, {"finding": 0.97, "baseline": 0.5}, words)) == 1
    assert graph_claims(WORDED, {"finding": 0.75}, words) == ()
    assert graph_claims(WORDED, {"finding": 0.95, "baseline": 0.5, "subject": 0.5}, words) == ()  # of nothing


@pytest.mark.parametrize(
    "words",
    [
        "Trials in two harbours are presented to illustrate the use of HULLS.",
        "We also provide experimental results of HULLS.",
        "HULLS paves the way for safer harbours.",
    ],
)
def test_a_promise_and_a_mention_of_results_are_no_findings(words: str) -> None:
    assert graph_claims({"subject": "HULLS"}, {"finding": 0.99}, words) == ()


THINGS = (
    ("HullNet", T.METHOD, (), True),
    ("KeelNet", T.METHOD, (), False),
    ("DockBench", T.DATASET, (), False),
    ("QuayBench", T.DATASET, (), False),
    ("crack detection", T.TASK, (), False),
    ("recall", T.METRIC, (), False),
)


def claimed(sentence: str, title: str = "HullNet hears cracks", **slots: str) -> GraphClaim:
    """The one claim of a paper that proposes HullNet and finds what the sentence says."""
    before = "We propose HullNet for crack detection. KeelNet, DockBench and QuayBench are old; recall is known."
    found = write(
        "a", title, [("solution", before), ("result", sentence)], entities=THINGS, claims=[{"sentence": "1", **slots}]
    )
    resolved = resolve_entities([found])
    (claim,) = build_claims([found], resolved.entities, resolved.local)
    return claim


def named(identifier: str | None) -> str | None:
    return identifier.rpartition("/")[2] if identifier else None


@pytest.mark.parametrize(
    ("words", "kept", "entity"),
    [
        ("DockBench dataset", True, "dockbench"),
        ("three public datasets", True, None),
        ("boat images from two harbours", True, None),
        ("DockBench and QuayBench datasets", True, None),  # two: no single one
        ("KeelNet", False, None),
        ("private leaderboard", False, None),
        ("46 boats", False, None),
        ("calm and stormy weather", False, None),
        ("crack detection task", False, None),
        ("Northern direction", False, None),
    ],
)
def test_only_data_fill_the_place_of_data(words: str, kept: bool, entity: str | None) -> None:
    claim = claimed(f"HullNet has a recall of 91% on {words}.", metric="recall", value="91%", dataset=words)
    assert claim.dataset == (words if kept else None) and named(claim.dataset_entity) == entity


@pytest.mark.parametrize(
    ("sentence", "words", "kept", "entity"),
    [
        ("It beats KeelNet by 3% recall.", "KeelNet", True, "keelnet"),
        ("It beats our earlier version by 3% recall.", "our earlier version", False, None),
        ("It sets a new state of the art by 3% recall.", "new state of the art", False, None),
        ("It achieves state-of-the-art results by 3% recall.", "state-of-the-art results", False, None),
        ("It beats state-of-the-art results by 3% recall.", "state-of-the-art results", True, None),
        ("It beats previous crack detection methods by 3% recall.", "previous crack detection methods", True, None),
        ("It gains 3% recall while keeping 96% of the full sonar.", "full sonar", False, None),
    ],
)
def test_a_finding_is_set_against_others_alone(sentence: str, words: str, kept: bool, entity: str | None) -> None:
    claim = claimed(sentence, metric="recall", delta="3%", baseline=words)
    assert claim.baseline == (words if kept else None) and named(claim.baseline_entity) == entity


def test_a_part_of_the_data_is_not_what_the_finding_is_of() -> None:
    parts: dict[str, str | None] = {"metric": "recall", "value": "91%", "dataset": "MarshSet"}
    words = "On mixed data (including the MarshSet and FenSet data), HULLS has a recall of 91%."
    assert graph_claims(parts, {}, words)[0].dataset is None
    assert (
        graph_claims(parts, {}, "On MarshSet (including nights), HULLS has a recall of 91%.")[0].dataset == "MarshSet"
    )


@pytest.mark.parametrize(
    ("sentence", "subject", "told", "entity"),
    [
        ("Our model has a recall of 91%.", "model", "model", "hullnet"),
        ("The proposed approach has a recall of 91%.", "approach", "approach", "hullnet"),
        ("A baseline model has a recall of 91%.", "model", "model", None),
        ("Our models have a recall of 91%.", "models", "models", None),
        ("We achieve a recall of 91%.", "we", "HullNet", "hullnet"),
        ("KeelNet has a recall of 91%.", "KeelNet", "KeelNet", "keelnet"),
        ("Results show a recall of 91%.", None, "HullNet", "hullnet"),
        ("KeelNet, when tuned, has a recall of 91%.", None, None, None),
    ],
)
def test_a_papers_own_words_mean_the_one_thing_that_it_puts_forward(
    sentence: str, subject: str | None, told: str | None, entity: str | None
) -> None:
    slots = {"subject": subject} if subject else {}
    claim = claimed(sentence, metric="recall", value="91%", **slots)
    assert claim.subject == told and named(claim.subject_entity) == entity


def test_an_unsure_subject_is_told_where_it_is_the_papers_own() -> None:
    def unsure(subject: str, score: float) -> tuple[str | None, str | None]:
        sentence = f"{subject} has a recall of 91%."
        before = "We propose HullNet for crack detection. KeelNet and recall are known."
        found = write(
            "a",
            "HullNet hears cracks",
            [("solution", before), ("result", sentence)],
            entities=[thing for thing in THINGS if thing[1] is not T.DATASET],
            claims=[{"sentence": "1", "subject": subject, "metric": "recall", "value": "91%"}],
        )
        found = replace(found, claims=tuple(replace(c, scores=ClaimScores(subject=score)) for c in found.claims))
        resolved = resolve_entities([found])
        (claim,) = build_claims([found], resolved.entities, resolved.local)
        return claim.subject, named(claim.subject_entity)

    assert unsure("HullNet", 0.4) == ("HullNet", "hullnet")
    assert unsure("HullNet", 0.1) == (None, None)
    assert unsure("KeelNet", 0.7) == (None, None)


def test_how_well_something_goes_is_no_metric() -> None:
    assert (
        claimed("HullNet has better performance than KeelNet.", metric="performance", baseline="KeelNet").metric is None
    )


def test_where_a_number_got_is_its_value_and_where_it_came_from_is_none() -> None:
    sentence = "HullNet raises recall from 71% to 74%."
    claim = claimed(sentence, subject="HullNet", metric="recall", delta="74%")
    assert (claim.value, claim.delta, claim.number) == ("74%", None, 74.0)
    things = THINGS[:1]
    slots = {"sentence": "0", "subject": "HullNet", "metric": "recall", "delta": "71%"}
    found = write("a", "A study", [("result", sentence)], entities=things, claims=[slots])
    assert build_claims([found], (), {}) == ()


@pytest.mark.parametrize(
    ("words", "figure", "reached"),
    [
        ("HullNet improves recall (74% up from 71%).", "74%", True),
        ("HullNet improves recall in storms, 74% vs 71%.", "74%", True),
        ("HullNet improves recall, 74.1 points vs. 71 before.", "74.1", True),
        ("HullNet has more recall, rated 3.7 out of 5.", "3.7 out of 5", True),
        ("HullNet improves recall by 4% vs 1% for sails.", "4%", False),
        ("HullNet improves recall by 4%.", "4%", False),
    ],
)
def test_a_figure_beside_another_is_reached_and_no_difference(words: str, figure: str, reached: bool) -> None:
    claim = claimed(words, subject="HullNet", metric="recall", delta=figure)
    assert (claim.value, claim.delta) == ((figure, None) if reached else (None, figure))


def test_a_span_of_time_is_no_score() -> None:
    words = "HullNet has 84% recall with 0.5 s of contact."
    slots = {"sentence": "0", "subject": "HullNet", "metric": "recall", "value": "0.5 s"}
    assert build_claims([write("a", "A study", [("result", words)], entities=THINGS[:1], claims=[slots])], (), {}) == ()
    assert claimed(words, subject="HullNet", metric="recall", value="84%").value == "84%"


def test_a_metric_is_told_by_its_head() -> None:
    claim = claimed("HullNet has more robustness under recall.", metric="robustness under recall")
    assert claim.metric == "robustness under recall" and claim.metric_entity is None
    claim = claimed("HullNet has more recall in storms.", metric="recall in storms")
    assert named(claim.metric_entity) == "recall"


def test_what_changed_is_the_metric_not_its_change() -> None:
    claim = claimed(
        "HullNet brings relative recall improvements of 7%.", metric="relative recall improvements", delta="7%"
    )
    assert claim.metric == "recall"


def test_better_or_equal_is_neither() -> None:
    (told,) = graph_claims({**WORDED, "direction": "better"}, {}, "HULLS matches or outperforms SPARS.")
    assert told.direction is None


def test_a_hedged_finding_that_names_nothing_measured_is_a_remark() -> None:
    words = "These findings suggest that HULLS can support calm harbours."
    assert graph_claims({"subject": "HULLS", "hedged": "1"}, {"finding": 0.99}, words) == ()
