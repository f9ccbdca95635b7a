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
