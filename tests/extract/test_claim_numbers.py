"""Which number belongs to which words, in invented sentences."""

from __future__ import annotations

from extract.assembly import assemble
from extract.assembly_settings import settings_for
from extract.reading import Reading, RoleGuess, SlotSpan
from extract.records import Claim, Paper
from ontologies.vocabulary import Role, Slot

TITLE = "Counting waders"


def claims(sentence: str, *slots: tuple[str, Slot, float]) -> tuple[Claim, ...]:
    """The claims of one sentence whose slots are (words, slot, score), equal words in the order of the text."""
    paper = Paper(id="p", title=TITLE, abstract=sentence)
    text = paper.text
    at: dict[str, int] = {}
    spans = []
    for words, slot, score in slots:
        start = text.index(words, at.get(words, 0))
        at[words] = start + 1
        spans.append(SlotSpan(start=start, end=start + len(words), slot=slot, score=score))
    spans.sort(key=lambda s: (s.start, s.end))
    roles = (RoleGuess(role=Role.RESULT, score=1.0, claim=1.0),)
    bindings = tuple(tuple(0.0 for _ in spans) if s.slot in (Slot.VALUE, Slot.DELTA) else () for s in spans)
    reading = Reading(roles=roles, slots=tuple(spans), bindings=bindings)
    return assemble(paper, [(len(TITLE) + 1, len(text))], reading, settings_for("encoder")).claims


def test_a_signed_number_in_brackets_is_the_difference_of_the_one_before() -> None:
    found = claims(
        "It reaches a recall of 58.2 (+4.1) on ponds.",
        ("recall", Slot.METRIC, 0.9), ("58.2", Slot.VALUE, 0.9), ("+4.1", Slot.VALUE, 0.9),
    )  # fmt: skip
    assert [(c.value, c.delta, c.metric) for c in found] == [("58.2", "+4.1", "recall")]


def test_a_number_in_brackets_without_a_sign_stays_a_value() -> None:
    found = claims(
        "It reaches a recall of 58.2 (54.1 before) on ponds.",
        ("recall", Slot.METRIC, 0.9), ("58.2", Slot.VALUE, 0.9), ("54.1", Slot.VALUE, 0.9),
    )  # fmt: skip
    assert [(c.value, c.delta) for c in found] == [("58.2", None), ("54.1", None)]


def test_what_follows_a_number_is_what_it_was_measured_on() -> None:
    found = claims(
        "Tested on PondSet and MarshSet, it has a recall of 0.7 on PondSet and 0.8 on MarshSet.",
        ("PondSet", Slot.DATASET, 0.9), ("MarshSet", Slot.DATASET, 0.9),
        ("PondSet", Slot.DATASET, 0.9), ("MarshSet", Slot.DATASET, 0.9),
        ("recall", Slot.METRIC, 0.9), ("0.7", Slot.VALUE, 0.9), ("0.8", Slot.VALUE, 0.9),
    )  # fmt: skip
    assert [(c.value, c.dataset) for c in found] == [("0.7", "PondSet"), ("0.8", "MarshSet")]


def test_a_metric_that_is_hardly_one_gives_way_to_a_sure_one() -> None:
    found = claims(
        "The accuracy of the small variant with no pooling is 95.4%.",
        ("accuracy", Slot.METRIC, 0.9), ("pooling", Slot.METRIC, 0.25), ("95.4%", Slot.VALUE, 0.9),
    )  # fmt: skip
    assert [c.metric for c in found] == ["accuracy"]


def test_without_a_number_only_sure_parts_are_told() -> None:
    (found,) = claims(
        "HeronNet outperforms MudNet in glare resistance.",
        ("HeronNet", Slot.SUBJECT, 0.9), ("MudNet", Slot.BASELINE, 0.9), ("glare resistance", Slot.METRIC, 0.3),
    )  # fmt: skip
    assert (found.subject, found.baseline, found.metric) == ("HeronNet", "MudNet", None)


def test_a_metric_that_touches_a_number_is_its_own() -> None:
    found = claims(
        "Its best F1-score is 61% (sensitivity 58%, precision 64%) on ponds.",
        ("F1-score", Slot.METRIC, 0.9), ("sensitivity", Slot.METRIC, 0.6), ("precision", Slot.METRIC, 0.6),
        ("61%", Slot.VALUE, 0.9), ("58%", Slot.VALUE, 0.9), ("64%", Slot.VALUE, 0.9),
    )  # fmt: skip
    assert [(c.metric, c.value) for c in found] == [("F1-score", "61%"), ("sensitivity", "58%"), ("precision", "64%")]


def test_the_ends_of_a_range_are_one_value() -> None:
    found = claims(
        "Accuracy and recall lie in the range of 97.1% to 98.2% on ponds.",
        ("97.1%", Slot.VALUE, 0.9), ("98.2%", Slot.VALUE, 0.9), ("recall", Slot.METRIC, 0.9),
    )  # fmt: skip
    assert [c.value for c in found] == ["97.1% to 98.2%"]


def test_a_change_without_how_much_is_no_difference() -> None:
    (found,) = claims(
        "HeronNet reduces the counting error.",
        ("reduces", Slot.DELTA, 0.9), ("counting error", Slot.METRIC, 0.9),
    )  # fmt: skip
    assert (found.delta, found.metric) == (None, "counting error")


def test_the_limit_in_the_name_of_a_class_is_no_finding() -> None:
    found = claims(
        "The AUROC is high for wingspan<40% (0.93).",
        ("AUROC", Slot.METRIC, 0.9), ("40%", Slot.VALUE, 0.9), ("0.93", Slot.VALUE, 0.9),
    )  # fmt: skip
    assert [c.value for c in found] == ["0.93"]


def test_a_baseline_needs_a_word_of_comparison() -> None:
    (found,) = claims(
        "HeronNet resists glare in the marsh setting.",
        ("HeronNet", Slot.SUBJECT, 0.9), ("marsh setting", Slot.BASELINE, 0.9),
    )  # fmt: skip
    assert found.baseline is None


def test_a_number_with_an_arrow_after_it_is_a_difference() -> None:
    found = claims("It raises recall (7.4% uparrow) on ponds.", ("recall", Slot.METRIC, 0.9), ("7.4%", Slot.VALUE, 0.9))
    assert [(c.value, c.delta) for c in found] == [(None, "7.4%")]
