"""The learned choice of a claim's parts: candidates, their rows, and what the shipped weights choose."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.abbreviations import find_abbreviations
from extract.assembly import assemble
from extract.assembly_settings import settings_for
from extract.claim_parts import CHOSEN, FILE, Finding, PaperParts, PartChooser, pair_groups, pair_lists
from extract.claims import find_findings
from extract.encoder import CONFIG, MODEL, EncoderReader
from extract.entities import group_mentions
from extract.errors import ModelDamaged
from extract.reading import MentionSpan, Reading, RoleGuess, SlotSpan
from extract.records import Paper
from extract.sentences import cut_sentences
from ontologies.vocabulary import Direction, EntityType, Role, Slot

TEXT = "TidePool counts herons\nTidePool reaches 91.4% accuracy on MarshSet. MudNet reaches 85.0% accuracy. It is fast."
SENTENCES = cut_sentences(TEXT, TEXT.index("\n") + 1)
PARTS = (
    ("TidePool", 1, Slot.SUBJECT), ("91.4%", 0, Slot.VALUE), ("accuracy", 0, Slot.METRIC),
    ("MarshSet", 0, Slot.DATASET), ("MudNet", 0, Slot.SUBJECT), ("85.0%", 0, Slot.VALUE), ("accuracy", 1, Slot.METRIC),
)  # fmt: skip


def place(words: str, nth: int = 0) -> tuple[int, int]:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return at, at + len(words)


def reading() -> Reading:
    spans = [SlotSpan(start=a, end=b, slot=s, score=0.8) for w, n, s in PARTS for a, b in [place(w, n)]]
    table = [tuple(0.9 if covers(s, o) else 0.0 for o in spans) if s.slot is Slot.VALUE else () for s in spans]
    mentions = [
        MentionSpan(start=a, end=b, type=t, score=0.9, proposed=p, rule="test")
        for w, n, t, p in (("TidePool", 0, EntityType.METHOD, 0.9), ("MudNet", 0, EntityType.METHOD, 0.0))
        for a, b in [place(w, n)]
    ]
    roles = tuple(RoleGuess(role=Role.RESULT, score=1.0, claim=c) for c in (0.9, 0.9, 0.3))
    return Reading(roles=roles, slots=tuple(spans), bindings=tuple(table), mentions=tuple(mentions))


def covers(number: SlotSpan, other: SlotSpan) -> bool:
    return any(a <= number.start < b and a <= other.start < b for a, b in SENTENCES)


def parts_of(given: Reading) -> tuple[PaperParts, list[Finding]]:
    entities, mentions = group_mentions(TEXT, given.mentions, find_abbreviations(TEXT), settings_for("encoder"))
    return PaperParts(TEXT, SENTENCES, given, entities, mentions), find_findings(
        TEXT, SENTENCES, given, settings_for("encoder")
    )[0]


def test_candidates_are_what_the_sentence_and_its_paper_offer() -> None:
    parts, findings = parts_of(reading())
    assert [(f.sentence, TEXT[f.start : f.end]) for f in findings] == [(0, "91.4%"), (1, "85.0%")]
    offered = {
        (f.sentence, slot): [parts.words(p) for p in parts.candidates(f, slot)[0]] for f in findings for slot in CHOSEN
    }
    assert offered[0, Slot.SUBJECT] == ["TidePool", None]
    assert offered[0, Slot.METRIC] == ["accuracy", None]
    # The sentence names another method; what the paper proposes is offered all the same, and so is its data.
    assert offered[1, Slot.SUBJECT] == ["MudNet", "TidePool", None]
    assert offered[1, Slot.DATASET] == ["MarshSet", None]


def test_every_row_has_the_width_that_the_weights_ask_for() -> None:
    parts, findings = parts_of(reading())
    weights = np.load(MODEL / FILE)
    for finding in [*findings, Finding(2, *SENTENCES[2])]:
        for slot in CHOSEN:
            assert {len(row) for row in parts.candidates(finding, slot)[1]} == {len(weights[f"{slot.value}.mean"])}
        assert len(parts.describe_direction(finding)) == len(weights["direction.mean"])
        question = "finding" if finding.numbers else "sentence"
        assert len(parts.describe_finding(finding)) == len(weights[f"{question}.mean"])


def test_each_finding_gets_its_own_parts_with_their_chances() -> None:
    paper = Paper(id="p", title=TEXT.split("\n")[0], abstract=TEXT.split("\n")[1])
    chooser = EncoderReader().chooser
    assert chooser is not None
    found = assemble(paper, SENTENCES, reading(), settings_for("encoder"), chooser=chooser).claims
    assert [(c.subject, c.metric, c.value) for c in found[:2]] == [
        ("TidePool", "accuracy", "91.4%"),
        ("MudNet", "accuracy", "85.0%"),
    ]
    for claim in found:
        scores = claim.scores
        every = (scores.finding, scores.subject, scores.metric, scores.dataset, scores.baseline, scores.direction)
        assert all(0.0 <= s <= 1.0 for s in every)
        assert scores.metric < 1.0  # learned, so never certain


def test_the_same_findings_give_the_same_choice_alone_and_together() -> None:
    parts, findings = parts_of(reading())
    chooser = EncoderReader().chooser
    assert chooser is not None
    together = chooser.choose(parts, findings)
    alone = [chooser.choose(parts, [f])[0] for f in findings]
    assert [(c.words, c.direction) for c in together] == [(c.words, c.direction) for c in alone]
    for one, other in zip(together, alone, strict=True):
        assert one.chances == pytest.approx(other.chances, abs=1e-5)


def test_weights_are_checked_and_a_model_without_them_goes_by_place(tmp_path: Path) -> None:
    for name in (CONFIG, FILE):
        shutil.copy(MODEL / name, tmp_path / name)
    (tmp_path / FILE).write_bytes(b"not the file that was signed")
    with pytest.raises(ModelDamaged):
        _ = EncoderReader(tmp_path).chooser
    config = json.loads((tmp_path / CONFIG).read_text("utf8"))
    del config["sha256"][FILE]
    (tmp_path / CONFIG).write_text(json.dumps(config), "utf8")
    assert EncoderReader(tmp_path).chooser is None


@st.composite
def any_reading(draw: st.DrawFn) -> Reading:
    """Slots and mentions anywhere in the text, in any overlap, with bindings of any size."""
    chance = st.floats(0.0, 1.0)

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, len(TEXT) - 1))
        return start, draw(st.integers(start + 1, min(len(TEXT), start + 40)))

    slots = [
        SlotSpan(start=a, end=b, slot=draw(st.sampled_from(Slot)), score=draw(chance), directions=())
        for a, b in (span() for _ in range(draw(st.integers(0, 9))))
    ]
    slots.sort(key=lambda s: (s.start, s.end))
    table = tuple(tuple(draw(chance) for _ in slots) if s.slot in (Slot.VALUE, Slot.DELTA) else () for s in slots)
    mentions = tuple(
        MentionSpan(
            start=a,
            end=b,
            type=draw(st.sampled_from(EntityType)),
            score=draw(chance),
            proposed=draw(chance),
            rule="any",
        )
        for a, b in (span() for _ in range(draw(st.integers(0, 5))))
    )
    roles = tuple(RoleGuess(role=draw(st.sampled_from(Role)), score=1.0, claim=draw(chance)) for _ in SENTENCES)
    return Reading(roles=roles, slots=tuple(slots), bindings=table, mentions=mentions)


@given(any_reading())
@settings(max_examples=150, deadline=None)
def test_whatever_the_reader_says_parts_are_verbatim_and_choices_are_made(given_reading: Reading) -> None:
    paper = Paper(id="p", title=TEXT.split("\n")[0], abstract=TEXT.split("\n")[1])
    chooser = EncoderReader().chooser
    assert isinstance(chooser, PartChooser)
    found = assemble(paper, SENTENCES, given_reading, settings_for("encoder"), chooser=chooser)
    for claim in found.claims:
        assert claim.direction in Direction
        for words in (claim.subject, claim.metric, claim.value, claim.delta, claim.dataset, claim.baseline):
            assert words is None or words in TEXT


def test_lists_are_paired_though_another_number_stands_between() -> None:
    text = "a mean depth of 0.63, with length and width of 0.97 and 0.99, respectively"
    at = {
        word: (text.index(word), text.index(word) + len(word)) for word in ("0.63", "0.97", "0.99", "length", "width")
    }
    numbers, items = [at["0.63"], at["0.97"], at["0.99"]], [at["length"], at["width"]]
    assert pair_groups(text, numbers, items) == {1: at["length"], 2: at["width"]}


def test_the_nearest_list_of_the_same_length_is_taken_and_none_of_another() -> None:
    text = "At Fen and Bog the height and girth were 3 cm and 4 cm; ash, oak and elm had 7 and 8"
    spans = {word: (text.index(word), text.index(word) + len(word)) for word in text.replace(",", "").split()}
    items = [spans[w] for w in ("Fen", "Bog", "height", "girth", "ash", "oak", "elm")]
    numbers = [spans[w] for w in ("3", "4", "7", "8")]
    paired = pair_groups(text, numbers, items)
    assert (paired[0], paired[1]) == (spans["height"], spans["girth"])
    assert spans["ash"] not in paired.values()
    assert pair_lists(numbers, [spans["ash"]]) == {}


def test_a_count_of_parameters_is_no_accuracy() -> None:
    text = "HeronNet counts herons\nHeronNet reaches 82.8% accuracy with 28.3M weights."
    spans = [
        SlotSpan(start=text.index(w), end=text.index(w) + len(w), slot=s, score=0.9)
        for w, s in (("82.8%", Slot.VALUE), ("28.3M", Slot.VALUE), ("accuracy", Slot.METRIC), ("weights", Slot.METRIC))
    ]
    given = Reading(roles=(RoleGuess(role=Role.RESULT, score=1.0, claim=0.9),), slots=tuple(spans), bindings=((),) * 4)
    sentences = cut_sentences(text, text.index("\n") + 1)
    parts = PaperParts(text, sentences, given, (), ())
    for place, wanted in ((0, {"accuracy", "weights"}), (1, {"weights"})):
        found, _ = parts.candidates(Finding(0, spans[place].start, spans[place].end, value=place), Slot.METRIC)
        assert {parts.words(p) for p in found} - {None} == wanted


def test_the_metric_of_a_list_is_what_heads_its_phrase() -> None:
    text = "Herons\nThe count error for grey herons and white geese was 1.2 and 3.4 in MarshSet."
    title_end = text.index("\n")
    sentences = cut_sentences(text, title_end + 1)
    reader = EncoderReader(MODEL)
    found = assemble(
        Paper(id="p", title="Herons", abstract=text[title_end + 1 :]), sentences,
        reader.read(text, title_end, sentences), settings_for("encoder"), chooser=reader.chooser,
    )  # fmt: skip
    assert {c.metric for c in found.claims if c.value} <= {"count error"}


def test_data_are_no_metric_where_the_sentence_has_one() -> None:
    given = reading()
    more = [
        MentionSpan(start=a, end=b, type=t, score=0.9, proposed=0.0, rule="test")
        for w, t in (("MarshSet", EntityType.DATASET), ("accuracy", EntityType.METRIC))
        for a, b in [place(w)]
    ]
    parts, findings = parts_of(replace(given, mentions=(*given.mentions, *more)))
    places = [place("accuracy"), place("MarshSet"), None]
    assert parts.find_head(findings[0], places, [0.1, 0.8, 0.1], 1) == 0
    assert parts.find_head(findings[0], places, [0.8, 0.1, 0.1], 0) == 0
    assert parts.find_head(findings[0], places[1:], [0.8, 0.2], 0) == 0  # no metric is named
